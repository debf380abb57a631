#pragma once
// What the program says and to whom: data goes to stdout, talk to stderr. Colour and moving lines only where a person
// looks on.

#include <fmt/core.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

#include "core/diagnostic.hpp"

namespace qorgan::cli {

enum ExitStatus : int { done = 0, failed = 1, bad_usage = 2, interrupted = 130 };

enum class Style : unsigned char { plain, bold, dim, error, warning, good };

class Console {
 public:
  /// Looks at the environment (NO_COLOR, TERM, CI) and at the two streams.
  Console();

  bool quiet = false;  ///< --quiet: errors only

  /// Data: to stdout, whole lines.
  void data(std::string_view text) const;
  /// Talk: one line to stderr; nothing with --quiet.
  void say(std::string_view text) const;
  /// "qorgan: text" to stderr, always.
  void error(std::string_view text) const;
  /// "qorgan: warning: text" to stderr; nothing with --quiet.
  void warn(std::string_view text) const;
  /// One diagnostic a line, coloured by severity where a person looks on.
  void diagnostic(const Diagnostic& diagnostic, std::FILE* stream) const;
  /// A bar that replaces itself on stderr; only on a terminal. `share` in 0 to 1.
  void progress(std::string_view what, double share);
  /// The same with words instead of a bar.
  void progress_line(std::string_view text);
  void end_progress();
  /// Whether a person looks on, so that lines move.
  [[nodiscard]] bool moving() const { return moving_; }

  /// The text in that style for stdout; unchanged where stdout is no terminal.
  [[nodiscard]] std::string styled(std::string_view text, Style style) const;
  /// Columns that a reader of stdout sees: of the terminal, at most 120; 100 where it is none.
  [[nodiscard]] std::size_t width() const { return width_; }

 private:
  bool colour_out_ = false, colour_error_ = false, moving_ = false;
  bool progress_shown_ = false;
  std::size_t width_ = 100;
};

}  // namespace qorgan::cli
