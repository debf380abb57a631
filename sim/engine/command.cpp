#include "engine/command.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <vector>

#include "core/quantity.hpp"
#include "core/suggest.hpp"

namespace qorgan {
namespace {

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t start = text.find_first_not_of(' ');
    if (start == std::string_view::npos) break;
    text.remove_prefix(start);
    const std::size_t end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

std::string unknown(std::string_view what, std::string_view name, const std::vector<std::string_view>& known) {
  std::string text = fmt::format("there is no {} '{}'", what, name);
  if (const auto meant = closest(name, known)) text += fmt::format("; did you mean '{}'?", *meant);
  return text;
}

template <class E>
bool read_name(std::string_view what, std::string_view name, E& value, std::string& error) {
  if (const auto found = from_name<E>(name)) {
    value = *found;
    return true;
  }
  std::vector<std::string_view> known;
  for (const auto& entry : Vocabulary<E>::names()) known.push_back(entry.name);
  error = unknown(what, name, known);
  return false;
}

/// What commands and journals of an earlier version call them.
constexpr std::array<Named<DecisionKind>, 4> former_decision_kinds{
    {{DecisionKind::take_instrument, "take-measure"},
     {DecisionKind::propose_instrument, "propose-measure"},
     {DecisionKind::lift_instrument, "lift-measure"},
     {DecisionKind::answer_instrument, "answer-measure"}}};

class CommandReader {
 public:
  CommandReader(const World& world, std::string& error) : world_(world), error_(error) {}

  void read(std::string_view value) {
    const std::vector<std::string_view> words = words_of(value);
    const auto [least, most] = word_count();
    if (words.size() < least || words.size() > most) {
      error_ = fmt::format("'{}' takes {}, not '{}'", name_of(command.kind), usage(), value);
      return;
    }
    switch (command.kind) {
      case CommandKind::fire_inject: return read_inject(words[0]);
      case CommandKind::set_policy: read_name("policy", words[0], command.policy, error_); return;
      case CommandKind::set_reading: read_name("reading", words[0], command.reading, error_); return;
      case CommandKind::take_over:
      case CommandKind::hand_back: return read_agent(words[0]);
      case CommandKind::delegate: return read_delegate(words);
      case CommandKind::decide: return read_decide(words);
      case CommandKind::start_threat: return read_threat(words);
    }
  }

  Command command;

 private:
  [[nodiscard]] std::pair<std::size_t, std::size_t> word_count() const {
    switch (command.kind) {
      case CommandKind::delegate: return {2, 3};
      case CommandKind::decide: return {2, 3};
      case CommandKind::start_threat: return {1, 2};
      default: return {1, 1};
    }
  }
  [[nodiscard]] std::string_view usage() const {
    switch (command.kind) {
      case CommandKind::fire_inject: return "the id of an inject";
      case CommandKind::set_policy: return "a policy";
      case CommandKind::set_reading: return "a reading";
      case CommandKind::take_over:
      case CommandKind::hand_back: return "a body";
      case CommandKind::delegate: return "BODY KIND [on|off]";
      case CommandKind::decide: return "NUMBER CHOICE or BODY KIND CHOICE";
      case CommandKind::start_threat: return "THREAT@REGION [SEVERITY]";
    }
    return "";
  }

  void read_inject(std::string_view name) {
    std::vector<std::string_view> known;
    for (std::size_t i = 0; i < world_.scenario->injects.size(); ++i) {
      if (world_.scenario->injects[i].id == name) command.inject = InjectId(i);
      known.push_back(world_.scenario->injects[i].id);
    }
    if (!command.inject.valid()) error_ = unknown("inject", name, known);
  }

  void read_agent(std::string_view key) {
    const std::size_t at = key.find('@');
    const RoleId role = world_.institution().role(key.substr(0, at));
    RegionId region;
    if (at != std::string_view::npos) {
      region = world_.institution().region(key.substr(at + 1));
      if (!region.valid()) {
        error_ = unknown("region", key.substr(at + 1), region_names());
        return;
      }
    }
    if (!role.valid()) {
      std::vector<std::string_view> known;
      for (const Role& r : world_.institution().roles) known.push_back(r.id);
      error_ = unknown("body", key.substr(0, at), known);
      return;
    }
    command.agent = world_.body(role, region);
    if (!command.agent.valid())
      error_ = region.valid() ? fmt::format("'{}' has no body in that region", key.substr(0, at))
                              : fmt::format("'{0}' has bodies in the regions only: write {0}@REGION", key);
  }

  [[nodiscard]] std::vector<std::string_view> region_names() const {
    std::vector<std::string_view> known;
    for (const Region& r : world_.institution().regions) known.push_back(r.id);
    return known;
  }

  void read_decision_kind(std::string_view name) {
    for (const auto& former : former_decision_kinds)
      if (former.name == name) {
        error_ = fmt::format("'{}' is called '{}' now", name, name_of(former.value));
        return;
      }
    read_name("kind of decision", name, command.decision_kind, error_);
  }

  void read_delegate(const std::vector<std::string_view>& words) {
    read_agent(words[0]);
    if (error_.empty()) read_decision_kind(words[1]);
    if (words.size() < 3 || !error_.empty()) return;
    if (words[2] != "on" && words[2] != "off") error_ = fmt::format("'{}' is neither 'on' nor 'off'", words[2]);
    command.on = words[2] == "on";
  }

  void read_decide(const std::vector<std::string_view>& words) {
    if (words.size() == 3) {
      read_agent(words[0]);
      if (error_.empty()) read_decision_kind(words[1]);
    } else {
      const char* end = words[0].data() + words[0].size();
      const auto [rest, failure] = std::from_chars(words[0].data(), end, command.decision);
      if (failure != std::errc() || rest != end || command.decision == any_decision)
        error_ = fmt::format("'{}' is no number of a decision", words[0]);
    }
    if (error_.empty()) read_name("choice", words.back(), command.choice, error_);
  }

  void read_threat(const std::vector<std::string_view>& words) {
    const std::size_t at = words[0].find('@');
    if (at == std::string_view::npos) {
      error_ = fmt::format("'{}' names no region: write THREAT@REGION", words[0]);
      return;
    }
    command.threat = world_.institution().threat(words[0].substr(0, at));
    command.region = world_.institution().region(words[0].substr(at + 1));
    if (!command.threat.valid()) {
      std::vector<std::string_view> known;
      for (const Threat& t : world_.institution().threats) known.push_back(t.id);
      error_ = unknown("threat", words[0].substr(0, at), known);
    } else if (!command.region.valid()) {
      error_ = unknown("region", words[0].substr(at + 1), region_names());
    }
    if (words.size() < 2 || !error_.empty()) return;
    const auto severity = parse_number(words[1]);
    if (!severity || !(*severity > 0) || *severity > max_command_severity)
      error_ = fmt::format("the severity '{}' is not above 0 and at most {}", words[1], max_command_severity);
    else
      command.severity = *severity;
  }

  const World& world_;
  std::string& error_;
};

}  // namespace

std::string value_of(const Command& command, const World& world) {
  const Institution& institution = world.institution();
  switch (command.kind) {
    case CommandKind::fire_inject:
      return command.inject.index() < world.scenario->injects.size()
                 ? world.scenario->injects[command.inject.index()].id
                 : std::string();
    case CommandKind::set_policy: return std::string(name_of(command.policy));
    case CommandKind::set_reading: return std::string(name_of(command.reading));
    case CommandKind::take_over:
    case CommandKind::hand_back: return world.key_of(command.agent);
    case CommandKind::delegate:
      return fmt::format("{} {} {}", world.key_of(command.agent), name_of(command.decision_kind),
                         command.on ? "on" : "off");
    case CommandKind::decide:
      if (command.decision != any_decision) return fmt::format("{} {}", command.decision, name_of(command.choice));
      return fmt::format("{} {} {}", world.key_of(command.agent), name_of(command.decision_kind),
                         name_of(command.choice));
    case CommandKind::start_threat:
      return fmt::format("{}@{} {}", institution.at(command.threat).id, institution.at(command.region).id,
                         command.severity);
  }
  return {};
}

Command parse_command(std::string_view kind, std::string_view value, const World& world, std::string& error) {
  error.clear();
  CommandReader reader(world, error);
  if (read_name("command", kind, reader.command.kind, error)) reader.read(value);
  return std::move(reader.command);
}

}  // namespace qorgan
