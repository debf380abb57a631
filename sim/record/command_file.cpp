#include "record/command_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

namespace qorgan {
namespace {

using nlohmann::json;
constexpr std::size_t largest_file = std::size_t{16} << 20;

Place place_of(const std::string& file, const std::string& text, std::size_t byte) {
  Place place{file, 1, 1};
  for (std::size_t i = 0; i + 1 < byte && i < text.size(); ++i) {
    ++place.column;
    if (text[i] == '\n') ++place.line, place.column = 1;
  }
  return place;
}

/// JSON keeps no lines: an entry is found again by counting the opening braces of the list.
class EntryPlaces {
 public:
  EntryPlaces(const std::string& file, const std::string& text) : file_(file), text_(text) {
    int depth = 0;
    bool quoted = false;
    const std::size_t list = text.find('[');
    for (std::size_t i = list == std::string::npos ? text.size() : list; i < text.size(); ++i) {
      if (quoted) {
        if (text[i] == '\\')
          ++i;
        else if (text[i] == '"')
          quoted = false;
      } else if (text[i] == '"') {
        quoted = true;
      } else if (text[i] == '{') {
        if (depth++ == 0) starts_.push_back(i + 1);
      } else if (text[i] == '}') {
        --depth;
      }
    }
  }
  [[nodiscard]] Place of(std::size_t entry) const {
    return entry < starts_.size() ? place_of(file_, text_, starts_[entry]) : Place{file_, 1, 1};
  }

 private:
  const std::string& file_;
  const std::string& text_;
  std::vector<std::size_t> starts_;
};

/// The tick of "at": a date, or a length of time after the start.
std::optional<Tick> tick_of(const Scenario& scenario, const std::string& at) {
  if (const auto instant = parse_instant(at, scenario.utc_offset))
    return scenario.tick_at(static_cast<double>(instant->seconds - scenario.start.seconds));
  const QuantityResult after = parse_quantity(at, Dimension::duration);
  if (after.error || after.value < 0) return std::nullopt;
  return scenario.tick_at(after.value);
}

std::string read_entry(const json& entry, const World& world, Command& command) {
  if (!entry.is_object()) return "a command is an object with 'do', 'value' and 'tick' or 'at'";
  for (const auto& [key, value] : entry.items())
    if (key != "do" && key != "value" && key != "tick" && key != "at" && key != "note")
      return fmt::format("a command has no '{}'", key);
  const auto text = [&](const char* key) {
    const auto it = entry.find(key);
    return it != entry.end() && it->is_string() ? it->get<std::string>() : std::string();
  };
  std::string wrong;
  command = parse_command(text("do"), text("value"), world, wrong);
  if (!wrong.empty()) return wrong;
  command.note = text("note");
  const auto tick = entry.find("tick");
  if (tick != entry.end() && entry.contains("at")) return "a command has either 'tick' or 'at'";
  if (tick != entry.end()) {
    if (!tick->is_number_integer() || tick->get<std::int64_t>() < 0 ||
        tick->get<std::int64_t>() > world.scenario->ticks)
      return fmt::format("'tick' must be a whole number from 0 to {}", world.scenario->ticks);
    command.tick = tick->get<Tick>();
    return {};
  }
  const auto at = tick_of(*world.scenario, text("at"));
  if (!at) return fmt::format("'at' must be a date or a time after the start, not '{}'", text("at"));
  if (*at > world.scenario->ticks) return fmt::format("'{}' is after the end of the scenario", text("at"));
  command.tick = *at;
  return {};
}

}  // namespace

std::vector<Command> read_commands(const std::string& file, const World& world, Diagnostics& diagnostics) {
  std::vector<Command> commands;
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in || text.size() > largest_file) {
    diagnostics.error({file, 0, 0}, in ? "the file is larger than 16 MiB" : "the file cannot be read");
    return commands;
  }
  json root;
  try {
    root = json::parse(text);
  } catch (const json::parse_error& failure) {
    diagnostics.error(place_of(file, text, failure.byte), "this is no JSON");
    return commands;
  }
  const json* list = root.is_array()                                 ? &root
                     : root.is_object() && root.contains("commands") ? &root["commands"]
                                                                     : nullptr;
  if (list == nullptr || !list->is_array()) {
    diagnostics.error({file, 1, 1}, "the file must hold a list of commands");
    return commands;
  }
  const EntryPlaces places(file, text);
  for (std::size_t i = 0; i < list->size(); ++i) {
    Command command;
    if (const std::string wrong = read_entry((*list)[i], world, command); !wrong.empty())
      diagnostics.error(places.of(i), wrong);
    else
      commands.push_back(std::move(command));
  }
  std::stable_sort(commands.begin(), commands.end(),
                   [](const Command& a, const Command& b) { return a.tick < b.tick; });
  return commands;
}

}  // namespace qorgan
