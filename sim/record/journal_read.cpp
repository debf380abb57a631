// Reading the journal of a session, which may have been cut off at any byte.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "core/file_bytes.hpp"
#include "record/journal.hpp"
#include "scenario/fields.hpp"
#include "scenario/json_tree.hpp"

namespace qorgan {
namespace format {
namespace {

constexpr std::size_t max_journal_bytes = std::size_t{256} << 20;  // bytes
constexpr std::size_t longest_line = std::size_t{64} << 20;        // the first one holds the scenario's files
constexpr std::size_t max_branches = 1000;
constexpr std::size_t max_kept = 200000;  // commands of all branches together: each begins with those of its parent
constexpr double max_tick = 1.0e7;

/// Something that people did.
struct CommandLine {
  std::string kind, value, note;
  int tick = -1, given = -1, branch = -1;
};
/// A command that was taken back before anything came of it.
struct WithdrawnLine {
  std::string kind, value;
  int tick = -1, branch = -1;
};
/// How far a branch has got.
struct ReachedLine {
  int reached = -1, branch = -1;
  std::string digest;
};
/// A branch that parts from another.
struct ForkLine {
  int branch = -1, from = -1, tick = -1;
  std::string name;
};

template <class E>
std::vector<std::string> names_of() {
  std::vector<std::string> out;
  for (const auto& entry : Vocabulary<E>::names()) out.emplace_back(entry.name);
  return out;
}

Options whole(std::string_view help, double low, double high) {
  return {.help = help, .low = low, .high = high, .required = true, .setting = true};
}
Options tick_at(std::string_view help) { return whole(help, 0, max_tick); }
Options branch_number(std::string_view help) { return whole(help, 1, 1.0e9); }

Shape integer_shape() {
  Shape shape;
  shape.kind = Shape::Kind::integer;
  return shape;
}

}  // namespace

template <>
const Fields<SourceFile>& table_of<SourceFile>() {
  static const Fields<SourceFile> table = [] {
    Fields<SourceFile> fields("file of the scenario", "Its name and its text");
    fields.without_source()
        .field("path", &SourceFile::path, {.help = "relative to the folder of all", .required = true, .longest = 4096})
        .field("text", &SourceFile::text,
               {.help = "all of it", .required = true, .longest = longest_line, .may_be_empty = true});
    return fields;
  }();
  return table;
}

namespace {

const Fields<Journal>& journal_fields() {
  static const Fields<Journal> table = [] {
    Fields<Journal> fields("head of the journal", "What was run");
    fields.without_source()
        .field("version", &Journal::version, {.help = "of the program", .required = true, .may_be_empty = true})
        .field("scenario", &Journal::scenario, {.help = "its id", .required = true, .may_be_empty = true})
        .custom(
            "seed", integer_shape(), {.help = "of the run", .required = true},
            [](Reader& reader, const Node& node, const FieldShape& field, Journal& journal) {
              if (const auto seed = reader.whole_number(node, field)) journal.seed = *seed;
            },
            nullptr)
        .field("ticks", &Journal::ticks, whole("length of the run", 1, max_tick))
        .field("policy", &Journal::policy, {.help = "at the start", .required = true, .words = names_of<Policy>()})
        .field("reading", &Journal::reading, {.help = "at the start", .required = true, .words = names_of<Reading>()})
        .field("overrides", &Journal::overrides,
               {.help = "path=value", .required = true, .kind = Shape::Kind::prose, .longest = 10000})
        .field("sources", &Journal::sources, {.help = "the scenario first", .required = true, .longest = 1000});
    return fields;
  }();
  return table;
}

const Fields<CommandLine>& command_fields() {
  using L = CommandLine;
  static const Fields<L> table = [] {
    Fields<L> fields("command of the journal", "What a person did");
    fields.without_source()
        .field("command", &L::kind, {.help = "what is done", .required = true, .words = names_of<CommandKind>()})
        .field("value", &L::value, {.help = "to what", .required = true})
        .field("tick", &L::tick, tick_at("when it takes effect"))
        .field("given", &L::given, tick_at("when it was given"))
        .field("branch", &L::branch, branch_number("where"))
        .field("note", &L::note,
               {.help = "the person's", .kind = Shape::Kind::prose, .longest = max_note_letters, .may_be_empty = true});
    return fields;
  }();
  return table;
}

const Fields<WithdrawnLine>& withdrawn_fields() {
  using L = WithdrawnLine;
  static const Fields<L> table = [] {
    Fields<L> fields("withdrawal in the journal", "A command that was taken back");
    fields.without_source()
        .field("withdrawn", &L::kind,
               {.help = "what was to be done", .required = true, .words = names_of<CommandKind>()})
        .field("value", &L::value, {.help = "to what", .required = true})
        .field("tick", &L::tick, tick_at("when it would have taken effect"))
        .field("branch", &L::branch, branch_number("where"));
    return fields;
  }();
  return table;
}

const Fields<ReachedLine>& reached_fields() {
  using L = ReachedLine;
  static const Fields<L> table = [] {
    Fields<L> fields("progress in the journal", "How far a branch has got");
    fields.without_source()
        .field("reached", &L::reached, tick_at("ticks done"))
        .field("branch", &L::branch, branch_number("which"))
        .field("digest", &L::digest, {.help = "there, 16 hexadecimal digits", .required = true, .may_be_empty = true})
        .check([](Reader& reader, const Node& node, L& line) {
          const auto hexadecimal = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
          const bool good =
              line.digest.size() == 16 && std::all_of(line.digest.begin(), line.digest.end(), hexadecimal);
          if (const Node* digest = node.find("digest"); digest && !line.digest.empty() && !good)
            reader.error(digest->spot,
                         fmt::format("'digest' is {}, but must be 16 hexadecimal digits", quote(line.digest)));
        });
    return fields;
  }();
  return table;
}

const Fields<ForkLine>& fork_fields() {
  using L = ForkLine;
  static const Fields<L> table = [] {
    Fields<L> fields("branch of the journal", "A branch that parts from another");
    fields.without_source()
        .field("branch", &L::branch, branch_number("its number"))
        .field("from", &L::from, branch_number("the number of the other"))
        .field("tick", &L::tick, tick_at("where they part"))
        .field("name", &L::name, {.help = "given by a person", .kind = Shape::Kind::prose, .may_be_empty = true});
    return fields;
  }();
  return table;
}

/// One line after the other into a journal.
class JournalReader {
 public:
  JournalReader(Report& report, Journal& journal) : report_(report), reader_(report), journal_(journal) {}

  /// False where nothing that follows can be understood.
  bool head(const Node& line) {
    if (!line.is_map() || line.text_at("qorgan") != "session") {
      report_.error(line.spot, "is no session's journal");
      return false;
    }
    if (line.text_at("format") != std::to_string(journal_format)) {
      report_.error(line.find("format") ? line.find("format")->spot : line.spot,
                    fmt::format("has format {}, this program reads {}", quote(line.text_at("format")), journal_format));
      return false;
    }
    Node rest = line;
    std::erase_if(rest.members, [](const Node::Member& m) { return m.key == "qorgan" || m.key == "format"; });
    journal_fields().read(reader_, rest, journal_);
    journal_.branches.emplace_back();
    return report_.errors() == 0;
  }

  void next(const Node& line) {
    const std::size_t before = report_.errors();
    if (line.find("command") != nullptr) {
      CommandLine read;
      command_fields().read(reader_, line, read);
      if (report_.errors() == before) command(line, std::move(read));
    } else if (line.find("withdrawn") != nullptr) {
      WithdrawnLine read;
      withdrawn_fields().read(reader_, line, read);
      if (report_.errors() == before) withdrawn(line, read);
    } else if (line.find("reached") != nullptr) {
      ReachedLine read;
      reached_fields().read(reader_, line, read);
      if (report_.errors() == before) reached(line, std::move(read));
    } else if (line.find("from") != nullptr) {
      ForkLine read;
      fork_fields().read(reader_, line, read);
      if (report_.errors() == before) fork(line, std::move(read));
    } else {
      report_.error(line.spot, "a line of a journal has 'command', 'withdrawn', 'reached' or 'from'");
    }
  }

 private:
  JournalBranch* branch(const Node& line, const char* key, int id) {
    for (JournalBranch& candidate : journal_.branches)
      if (candidate.id == id) return &candidate;
    report_.error(line.find(key)->spot, fmt::format("names the unknown branch {}", id));
    return nullptr;
  }
  bool in_run(const Node& line, const char* key, Tick tick, Tick last) {
    if (tick <= last) return true;
    report_.error(line.find(key)->spot, fmt::format("'{}' is {}, but the run has {} ticks", key, tick, journal_.ticks));
    return false;
  }
  void keep(const Node& line, std::size_t commands) {
    kept_ += commands;
    if (kept_ > max_kept && kept_ - commands <= max_kept)
      report_.error(line.spot, fmt::format("more than {} commands in all branches", max_kept));
  }

  void command(const Node& line, CommandLine read) {
    JournalBranch* on = branch(line, "branch", read.branch);
    if (on == nullptr || !in_run(line, "tick", read.tick, journal_.ticks) ||
        !in_run(line, "given", read.given, journal_.ticks))
      return;
    if (read.given > read.tick) return report_.error(line.find("given")->spot, "'given' comes after 'tick'");
    keep(line, 1);
    if (kept_ > max_kept) return;
    on->commands.push_back(
        {{read.tick, std::move(read.kind), std::move(read.value), std::move(read.note)}, read.given, line.spot.line});
    on->reached = std::max(on->reached, read.given);
    journal_.active = on->id;
  }
  /// The last command that says the same is taken out again.
  void withdrawn(const Node& line, const WithdrawnLine& read) {
    JournalBranch* on = branch(line, "branch", read.branch);
    if (on == nullptr) return;
    const auto found = std::find_if(on->commands.rbegin(), on->commands.rend(), [&](const JournalCommand& c) {
      return c.row.tick == read.tick && c.row.kind == read.kind && c.row.value == read.value;
    });
    if (found == on->commands.rend())
      return report_.error(line.find("withdrawn")->spot, "withdraws a command that was not given");
    on->commands.erase(std::next(found).base());
    --kept_;
  }
  void reached(const Node& line, ReachedLine read) {
    JournalBranch* on = branch(line, "branch", read.branch);
    if (on == nullptr || !in_run(line, "reached", read.reached, journal_.ticks)) return;
    journal_.active = on->id;
    if (read.reached < on->reached) return;
    on->reached = read.reached;
    on->digest = std::move(read.digest);
  }
  void fork(const Node& line, ForkLine read) {
    const JournalBranch* parent = branch(line, "from", read.from);
    if (parent == nullptr || !in_run(line, "tick", read.tick, journal_.ticks)) return;
    for (const JournalBranch& other : journal_.branches)
      if (other.id == read.branch)
        return report_.error(line.find("branch")->spot, fmt::format("names the branch {} twice", read.branch));
    if (journal_.branches.size() >= max_branches)
      return report_.error(line.spot, fmt::format("more than {} branches", max_branches));
    JournalBranch fresh;
    fresh.id = read.branch;
    fresh.from = read.from;
    fresh.at = fresh.reached = read.tick;
    fresh.name = std::move(read.name);
    for (const JournalCommand& command : parent->commands)
      if (command.given < fresh.at) fresh.commands.push_back(command);
    keep(line, fresh.commands.size());
    if (kept_ > max_kept) return;
    journal_.branches.push_back(std::move(fresh));
    journal_.active = journal_.branches.back().id;
  }

  Report& report_;
  Reader reader_;
  Journal& journal_;
  std::size_t kept_ = 0;
};

/// A last line without its end was cut off by a kill. One that is whole but for its line break counts.
bool cut_off(std::string_view line) {
  Diagnostics ignored;
  Report report(ignored);
  return !parse_json(line, nullptr, report, {.bytes = longest_line, .text = longest_line});
}

/// False where the lines after it cannot be understood.
bool read_line(std::string_view text, int number, bool ended, const std::shared_ptr<const std::string>& file,
               Report& report, JournalReader& reader) {
  if (!ended && cut_off(text)) {
    const Spot spot{file, number, 1};
    if (number > 1)
      report.warning(spot, fmt::format("the line was cut off after {} bytes and is left out", text.size()));
    else
      report.error(spot, "the journal was cut off in its first line; nothing can be made of it");
    return false;
  }
  if (text.find_first_not_of(" \t\r") == std::string_view::npos) {
    report.error({file, number, 1}, "the line is empty");
    return number > 1;
  }
  const auto line = parse_json(text, file, report, {.bytes = longest_line, .text = longest_line}, number);
  if (number == 1) return line && reader.head(*line);
  if (line) reader.next(*line);
  return true;
}

}  // namespace
}  // namespace format

std::optional<Journal> parse_journal(std::string_view text, const std::string& path, Diagnostics& diagnostics) {
  format::Report report(diagnostics);
  const auto file = std::make_shared<const std::string>(path);
  Journal journal;
  format::JournalReader reader(report, journal);
  if (text.empty()) report.error({file, 0, 0}, "the journal is empty");
  int number = 0;
  while (!text.empty() && !report.full()) {
    const std::size_t end = text.find('\n');
    const bool ended = end != std::string_view::npos;
    if (!format::read_line(text.substr(0, end), ++number, ended, file, report, reader) || !ended) break;
    text.remove_prefix(end + 1);
  }
  diagnostics.sort();
  if (report.errors() > 0) return std::nullopt;
  return journal;
}

std::optional<Journal> read_journal(const std::string& folder, Diagnostics& diagnostics) {
  const std::string path = (std::filesystem::path(folder) / journal_name).string();
  std::string why;
  const auto text = file_bytes(path, format::max_journal_bytes, why);
  if (text) return parse_journal(*text, path, diagnostics);
  diagnostics.error({path, 0, 0}, "the journal " + why);
  return std::nullopt;
}

}  // namespace qorgan
