#pragma once
// The journal of a session: what people did to a run, written down while they do it, with the text of the scenario. A
// program that is killed loses nothing that was in it; the full record is made of it later.
//
// One JSON object a line: the head with the scenario's files, then commands, branches and how far each has got.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.hpp"
#include "engine/command.hpp"
#include "record/run.hpp"

namespace qorgan {

/// Of a person's note beside a command, in letters (Unicode code points).
inline constexpr std::size_t max_note_letters = 4000;
inline constexpr const char* journal_name = "journal.jsonl";
inline constexpr int journal_format = 1;

/// When a command was given; it may be due later.
[[nodiscard]] inline Tick given_at(const Command& command) { return command.given >= 0 ? command.given : command.tick; }
/// What a branch that parts at a tick has in common with the one it parts from. What is given at that very tick is
/// nobody's past: where the new branch keeps it, it is given there again, in the journal as well.
[[nodiscard]] std::vector<Command> commands_before(const std::vector<Command>& commands, Tick at);

class JournalWriter {
 public:
  /// Begins a journal in an existing folder, and holds it while it lives. What cannot be written is told by error(),
  /// never thrown.
  JournalWriter(const std::string& folder, const Scenario& scenario, const std::vector<std::string>& overrides);
  ~JournalWriter();
  JournalWriter(const JournalWriter&) = delete;
  JournalWriter& operator=(const JournalWriter&) = delete;

  /// Branch 1 is there from the start.
  void branch(int id, int from, Tick at, const std::string& name);
  void command(int branch, const Command& command, const World& world);
  /// A command that was taken back before anything came of it.
  void withdrawn(int branch, const Command& command, const World& world);
  /// The branch that people work on, how far it has got, and its digest there.
  void reached(int branch, Tick tick, std::uint64_t digest);
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  void write(const std::string& line, bool durable);
  int file_ = -1;
  std::string error_;
};

/// Takes away the sessions in a folder of windows that were killed before anything happened in them: a journal without
/// a line after its head, which nobody holds, and nothing beside it.
void remove_unused_sessions(const std::string& parent);

struct JournalCommand {
  CommandRow row;
  Tick given = 0;
  int line = 0;  ///< of the journal
};
struct JournalBranch {
  int id = 1, from = 0;
  Tick at = 0;  ///< where it parted
  std::string name;
  std::vector<JournalCommand> commands;  ///< with those before it parted
  Tick reached = 0;
  std::string digest;  ///< at `reached`, 16 hexadecimal digits; empty where it was not noted
};
struct Journal {
  std::string version, scenario;
  std::uint64_t seed = 1;
  Tick ticks = 0;
  std::string policy, reading;
  std::vector<std::string> overrides;
  std::vector<SourceFile> sources;
  std::vector<JournalBranch> branches;
  int active = 1;  ///< the branch that people last worked on
};

/// Reads a folder's journal, of at most 256 MiB. A last line that was cut off is left out, with a warning; whatever
/// else is wrong, in any line, is an error with its place, all of them in one pass. Nothing where there are errors.
[[nodiscard]] std::optional<Journal> read_journal(const std::string& folder, Diagnostics& diagnostics);
/// The same of its text.
[[nodiscard]] std::optional<Journal> parse_journal(std::string_view text, const std::string& path,
                                                   Diagnostics& diagnostics);

/// Runs a branch again as far as it had got, from the journal alone. `options.commands`, `until` and `overrides` are
/// taken from the journal. The result's error tells where the digest is another one than the session had.
[[nodiscard]] RunResult run_journal(const Journal& journal, int branch, RunOptions options = {},
                                    const ProgressCallback& progress = {}, const std::atomic<bool>* stop = nullptr);

}  // namespace qorgan
