#include "record/command_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <optional>
#include <utility>

#include "core/file_bytes.hpp"
#include "engine/refusal.hpp"
#include "record/journal.hpp"
#include "scenario/describe.hpp"
#include "scenario/fields.hpp"
#include "scenario/json_tree.hpp"

namespace qorgan {
namespace format {
namespace {

/// One entry as it is written.
struct CommandEntry {
  int tick = -1;
  std::optional<Moment> at;
  std::string kind, value, note;
};

/// The file where it is no list alone.
struct CommandList {
  std::string schema;
  std::vector<CommandEntry> commands;
};

Shape moment_shape() {
  Shape shape;
  shape.kind = Shape::Kind::moment;
  return shape;
}

std::vector<std::string> command_kinds() {
  std::vector<std::string> out;
  for (const auto& entry : command_kind_names) out.emplace_back(entry.name);
  return out;
}

}  // namespace

template <>
const Fields<CommandEntry>& table_of<CommandEntry>() {
  using E = CommandEntry;
  static const Fields<E> table = [] {
    Fields<E> fields("command", "What a person does to the run at a tick");
    fields.without_source()
        .field("tick", &E::tick,
               {.help = "the tick at whose start it is given, from 0", .low = 0, .high = 2.0e9, .setting = true})
        .custom(
            "at", moment_shape(), {.help = "in place of the tick: when it is given", .example = "2024-04-02 06:00"},
            [](Reader& reader, const Node& node, const FieldShape& field, E& entry) {
              entry.at = reader.moment(node, field);
            },
            nullptr)
        .field("do", &E::kind, {.help = "what is done", .required = true, .words = command_kinds()})
        .field("value", &E::value,
               {.help = "what it is done to: the id of an inject, a policy, a reading, a body such as akimat@KZ-15, "
                        "'BODY KIND on', 'NUMBER CHOICE' or 'BODY KIND CHOICE' of a decision, 'THREAT@REGION SEVERITY'",
                .required = true})
        .field("note", &E::note,
               {.help = "what the person has to say of it",
                .kind = Shape::Kind::prose,
                .longest = max_note_letters,
                .may_be_empty = true})
        .check([](Reader& reader, const Node& node, E&) {
          const Node *tick = node.find("tick"), *at = node.find("at");
          if (!tick && !at) reader.error(node.spot, "a command lacks its time: 'tick' or 'at'");
          if (tick && at) reader.error(at->spot, "a command has either 'tick' or 'at', not both");
        });
    return fields;
  }();
  return table;
}

template <>
const Fields<CommandList>& table_of<CommandList>() {
  using L = CommandList;
  static const Fields<L> table = [] {
    Fields<L> fields("file of commands", "What people do to a run, for qorgan run --commands");
    fields.without_source()
        .field("$schema", &L::schema, {.help = "where editors find this schema"})
        .field("commands", &L::commands,
               {.help = "in any order; those of one tick take effect as they stand",
                .required = true,
                .longest = max_commands});
    return fields;
  }();
  return table;
}

namespace {

/// One reading of one file.
class CommandFileReader {
 public:
  CommandFileReader(const World& world, Report& report) : world_(world), scenario_(*world.scenario), reader_(report) {
    reader_.clock.start = scenario_.start;
    reader_.clock.utc_offset = scenario_.utc_offset;
    reader_.clock.length = scenario_.ticks * scenario_.tick_seconds;
  }

  std::vector<Command> read(const Node& root) {
    CommandList list;
    const Node* nodes = root.is_list() ? &root : root.find("commands");
    if (root.is_list())
      Codec<std::vector<CommandEntry>>::read(reader_, root, *table_of<CommandList>().shape().find("commands"),
                                             list.commands);
    else
      table_of<CommandList>().read(reader_, root, list);
    for (std::size_t i = 0; i < list.commands.size(); ++i) add(list.commands[i], nodes->items[i]);
    return in_order();
  }

 private:
  struct Found {
    Command command;
    Spot spot;  ///< of its value
  };

  void add(const CommandEntry& entry, const Node& node) {
    const std::optional<Tick> tick = tick_of(entry, node);
    const Node* value = node.find("value");
    if (entry.kind.empty() || entry.value.empty() || value == nullptr) return;
    std::string wrong;
    Found found{parse_command(entry.kind, entry.value, world_, wrong), value->spot};
    if (!wrong.empty()) {
      reader_.error(value->spot, wrong);
      all_read_ = false;
    } else if (tick) {
      found.command.tick = *tick;
      found.command.note = entry.note;
      found_.push_back(std::move(found));
    }
  }

  std::optional<Tick> tick_of(const CommandEntry& entry, const Node& node) {
    const Node *tick = node.find("tick"), *at = node.find("at");
    if ((tick != nullptr) == (at != nullptr)) return std::nullopt;
    if (tick != nullptr && entry.tick < 0) return std::nullopt;
    if (at != nullptr && !entry.at) return std::nullopt;
    const Tick found = tick != nullptr ? entry.tick : scenario_.tick_at(entry.at->seconds);
    if (found < scenario_.ticks) return found;
    const Node& where = tick != nullptr ? *tick : *at;
    reader_.error(where.spot, fmt::format("'{}' is {}, too late to happen: the last tick is {} and begins at {}",
                                          tick != nullptr ? "tick" : "at", quote(where.text), scenario_.ticks - 1,
                                          format_duration((scenario_.ticks - 1) * scenario_.tick_seconds)));
    return std::nullopt;
  }

  /// The commands by tick. Whether one can be given after the others is only looked at where all of them are known:
  /// what is wrong with one would be told again of those that build on it.
  std::vector<Command> in_order() {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Found& a, const Found& b) { return a.command.tick < b.command.tick; });
    std::vector<Command> out;
    out.reserve(found_.size());
    all_read_ = all_read_ && reader_.report.errors() == 0;
    for (Found& found : found_) {
      const Refusal refusal = all_read_ ? refusal_ahead(world_, out, found.command) : Refusal::none;
      if (refusal != Refusal::none)
        reader_.error(found.spot, refusal_text(refusal, world_, found.command));
      else
        out.push_back(std::move(found.command));
    }
    return out;
  }

  const World& world_;
  const Scenario& scenario_;
  Reader reader_;
  std::vector<Found> found_;
  bool all_read_ = true;
};

}  // namespace
}  // namespace format

std::vector<Command> parse_commands(std::string_view text, const std::string& file, const World& world,
                                    Diagnostics& diagnostics) {
  format::Report report(diagnostics);
  const auto root = format::parse_json(text, std::make_shared<const std::string>(file), report,
                                       {.nodes = 8 * max_commands, .text = 4 * max_note_letters});
  std::vector<Command> commands;
  if (root && !root->is_list() && !root->is_map())
    report.error(root->spot, fmt::format("the file must hold a list of commands, but {} stands here", describe(*root)));
  else if (root)
    commands = format::CommandFileReader(world, report).read(*root);
  diagnostics.sort();
  return commands;
}

std::vector<Command> read_commands(const std::string& file, const World& world, Diagnostics& diagnostics) {
  std::string why;
  const auto text = file_bytes(file, format::JsonLimits{}.bytes, why);
  if (text) return parse_commands(*text, file, world, diagnostics);
  diagnostics.error({file, 0, 0}, "the file " + why);
  return {};
}

std::string commands_schema() {
  using Json = nlohmann::ordered_json;
  const auto& shape = format::table_of<format::CommandList>().shape();
  Json out = Json::parse(format::schema_text("Qorgan commands", shape));
  const Json file{{"$ref", out.at("$ref")}};
  out.erase("$ref");
  out["anyOf"] = {file, {{"type", "array"}, {"items", {{"$ref", "#/$defs/command"}}}}};
  Json& command = out["$defs"]["command"];
  command["oneOf"] = {{{"required", {"tick"}}}, {{"required", {"at"}}}};
  return out.dump(2) + "\n";
}

}  // namespace qorgan
