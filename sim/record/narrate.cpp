#include "record/narrate.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "record/assets.hpp"
#include "record/command_words.hpp"
#include "record/wording.hpp"

namespace qorgan {
namespace {

struct Wording {
  LocalText title, pattern;
};

LocalText local_text(const nlohmann::json& node) {
  return {node.value("en", std::string()), node.value("ru", std::string()), node.value("kk", std::string())};
}

/// One entry a kind of event, by number. The table is part of the program, and a test holds it complete.
const std::vector<Wording>& wordings() {
  static const std::vector<Wording> table = [] {
    const auto json = nlohmann::json::parse(record_asset("events.json"));
    std::vector<Wording> out;
    for (const EventKindName& kind : event_kind_names()) {
      const auto number = static_cast<std::size_t>(kind.value);
      if (out.size() <= number) out.resize(number + 1);
      if (const auto it = json.find(std::string(kind.name)); it != json.end())
        out[number] = {local_text(it->at("title")), local_text(*it)};
    }
    return out;
  }();
  return table;
}

/// An event whose article makes it another thing has words of its own: "violation[17(2)]", "violation-found[17(2)]".
const Wording* wording_by_ground(EventKind kind, const std::string& ground) {
  static const std::map<std::string, Wording> table = [] {
    std::map<std::string, Wording> out;
    const auto json = nlohmann::json::parse(record_asset("events.json"));
    for (const auto& [key, node] : json.items())
      if (key.ends_with(']')) out[key] = {local_text(node.at("title")), local_text(node)};
    return out;
  }();
  const auto found = table.find(fmt::format("{}[{}]", name_of(kind), ground));
  return found == table.end() ? nullptr : &found->second;
}

const Wording& wording_of(EventKind kind) {
  static const Wording none;
  const auto number = static_cast<std::size_t>(kind);
  return number < wordings().size() ? wordings()[number] : none;
}

/// The value a placeholder stands for; empty where the event has none.
std::string value_of(std::string_view name, const Event& event, const EventNames& names, Language language) {
  if (name == "agent") return event.agent.valid() ? names.agent(event.agent).in(language) : "";
  if (name == "other") return event.other.valid() ? names.agent(event.other).in(language) : "";
  if (name == "incident") return event.incident.valid() ? names.incident(event.incident).in(language) : "";
  if (name == "source")
    return names.incident(IncidentId(static_cast<std::size_t>(std::max(0.0F, event.value)))).in(language);
  if (name == "region") return event.region.valid() ? names.region(event.region).in(language) : "";
  if (name == "instrument") return event.instrument.valid() ? names.instrument(event.instrument).in(language) : "";
  if (name == "headquarters") return names.headquarters(event.headquarters).in(language);
  if (name == "capability") return event.capability != 0xFF ? names.capability(event.capability).in(language) : "";
  if (name == "severity") return event.value > 0 ? write_number(event.value, 2, language) : "";
  if (name == "persons") return event.value >= 0.5F ? write_number(event.value, 0, language) : "";
  if (name == "count") return event.value >= 0.5F ? write_number(event.value, 0, language) : "";
  if (name == "inject") return names.inject(static_cast<std::size_t>(std::max(0.0F, event.value))).in(language);
  if (name == "command")
    return names.command(event.tick, static_cast<std::size_t>(std::max(0.0F, event.value))).in(language);
  return {};
}

/// Fills `{name}` in a stretch of a pattern. `missing` tells that a placeholder had no value.
std::string fill_stretch(std::string_view stretch, const Event& event, const EventNames& names, Language language,
                         bool& missing) {
  std::string out;
  missing = false;
  while (!stretch.empty()) {
    const std::size_t open = stretch.find('{');
    out += stretch.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = stretch.find('}', open);
    if (close == std::string_view::npos) break;
    const std::string value = value_of(stretch.substr(open + 1, close - open - 1), event, names, language);
    missing = missing || value.empty();
    out += value;
    stretch.remove_prefix(close + 1);
  }
  return out;
}

LocalText same(const std::string& text) { return {text, text, text}; }

LocalText headquarters_name(const Headquarters& row, std::size_t number, const LocalText& region) {
  if (row.level == HeadquartersLevel::central)
    return {fmt::format("central headquarters no. {}", number), fmt::format("центральный штаб № {}", number),
            fmt::format("№ {} орталық штаб", number)};
  return {fmt::format("regional headquarters no. {} ({})", number, region.en),
          fmt::format("региональный штаб № {} ({})", number, region.in(Language::ru)),
          fmt::format("№ {} өңірлік штаб ({})", number, region.in(Language::kk))};
}

/// The violation that an event has brought to light; nullptr for other events.
const Violation* found_by(const Event& event, const std::vector<Violation>& violations) {
  if (event.kind != EventKind::violation_found) return nullptr;
  for (const Violation& violation : violations)
    if (violation.event == event.causes[0]) return &violation;
  return nullptr;
}

LocalText unknown_headquarters() { return {"headquarters", "штаб", "штаб"}; }

}  // namespace

std::string narrate(const Event& event, const EventNames& names, Language language) {
  const std::string offended = names.offended(event);
  const Wording* special = wording_by_ground(event.kind, offended.empty() ? names.ground(event.ground) : offended);
  std::string_view pattern = (special ? *special : wording_of(event.kind)).pattern.in(language);
  std::string out;
  bool missing = false;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find("[[");
    out += fill_stretch(pattern.substr(0, open), event, names, language, missing);
    if (open == std::string_view::npos) break;
    const std::size_t close = pattern.find("]]", open);
    if (close == std::string_view::npos) break;
    const std::string optional =
        fill_stretch(pattern.substr(open + 2, close - open - 2), event, names, language, missing);
    if (!missing) out += optional;
    pattern.remove_prefix(close + 2);
  }
  if (const std::string ground = names.ground(event.ground); !ground.empty()) out += fmt::format(" [{}]", ground);
  return out;
}

std::string kind_title(EventKind kind, Language language) { return wording_of(kind).title.in(language); }

// ---- names from a record ------------------------------------------------------------------------------------------

LocalText RecordNames::agent(AgentId id) const {
  const AgentRow* row = record_.agent(id);
  if (!row) return same(fmt::format("#{}", id.value));
  return row->short_name.en.empty() ? row->name : row->short_name;
}
LocalText RecordNames::incident(IncidentId id) const {
  const IncidentRow* row = record_.incident(id);
  return row ? row->name : LocalText{};
}
LocalText RecordNames::region(RegionId id) const {
  const RegionRow* row = record_.region(id);
  return row ? row->name : LocalText{};
}
LocalText RecordNames::instrument(InstrumentId id) const {
  const InstrumentRow* row = record_.instrument(id);
  return row ? row->name : LocalText{};
}
LocalText RecordNames::capability(std::uint8_t capability) const {
  return capability < capability_count ? record_.word("capability", capability_names[capability].name) : LocalText{};
}
LocalText RecordNames::inject(std::size_t number) const {
  return number < record_.injects.size() ? record_.injects[number].text : LocalText{};
}
LocalText RecordNames::command(Tick tick, std::size_t number) const {
  for (const CommandRow& row : record_.commands)
    if (row.tick == tick && number-- == 0) {
      LocalText out = command_words(row, record_);
      if (!row.note.empty())
        for (std::string* text : {&out.en, &out.ru, &out.kk}) *text += fmt::format(" ({})", row.note);
      return out;
    }
  return {};
}
std::string RecordNames::ground(std::uint16_t index) const { return std::string(record_.ground(index)); }
LocalText RecordNames::headquarters(HeadquartersId id) const {
  if (!id.valid() || id.index() >= record_.headquarters.size()) return unknown_headquarters();
  const Headquarters& row = record_.headquarters[id.index()];
  return headquarters_name(row, id.index() + 1, region(row.region));
}
std::string RecordNames::offended(const Event& event) const {
  const Violation* violation = found_by(event, record_.violations);
  return violation ? ground(violation->article) : std::string();
}
std::string RecordNames::time(Tick tick) const { return format_instant(record_.time_of(tick), record_.run.utc_offset); }

// ---- names from a running world -----------------------------------------------------------------------------------

LocalText WorldNames::agent(AgentId id) const { return world_.short_name_of(id); }
LocalText WorldNames::incident(IncidentId id) const {
  const auto& rows = world_.scenario->incidents;
  return id.index() < rows.size() ? rows[id.index()].name : LocalText{};
}
LocalText WorldNames::region(RegionId id) const {
  const auto& rows = world_.institution().regions;
  return id.index() < rows.size() ? rows[id.index()].name : LocalText{};
}
LocalText WorldNames::instrument(InstrumentId id) const {
  const auto& rows = world_.institution().instruments;
  return id.index() < rows.size() ? rows[id.index()].name : LocalText{};
}
LocalText WorldNames::capability(std::uint8_t capability) const {
  return capability < capability_count ? world_.institution().word("capability", capability_names[capability].name)
                                       : LocalText{};
}
LocalText WorldNames::inject(std::size_t number) const {
  const auto& rows = world_.scenario->injects;
  return number < rows.size() ? rows[number].text : LocalText{};
}
LocalText WorldNames::command(Tick, std::size_t number) const { return same(fmt::format("{}", number + 1)); }
std::string WorldNames::ground(std::uint16_t index) const {
  const auto& rows = world_.structure->grounds;
  return index < rows.size() ? rows[index] : std::string();
}
LocalText WorldNames::headquarters(HeadquartersId id) const {
  if (!id.valid() || id.index() >= world_.headquarters.size()) return unknown_headquarters();
  const Headquarters& row = world_.headquarters[id.index()];
  return headquarters_name(row, id.index() + 1, region(row.region));
}
std::string WorldNames::offended(const Event& event) const {
  const Violation* violation = found_by(event, world_.violations);
  return violation ? ground(violation->article) : std::string();
}
std::string WorldNames::time(Tick tick) const {
  return format_instant(world_.scenario->time_of(tick), world_.scenario->utc_offset);
}

}  // namespace qorgan
