#include "console.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace qorgan::cli {
namespace {

bool set_in_environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

std::string_view code_of(Style style) {
  switch (style) {
    case Style::bold: return "1";
    case Style::dim: return "2";
    case Style::error: return "1;31";
    case Style::warning: return "1;33";
    case Style::good: return "32";
    case Style::plain: break;
  }
  return "0";
}

std::string coloured(std::string_view text, Style style, bool on) {
  if (!on || style == Style::plain) return std::string(text);
  return fmt::format("\033[{}m{}\033[0m", code_of(style), text);
}

void write_line(std::FILE* stream, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stream);
  if (text.empty() || text.back() != '\n') std::fputc('\n', stream);
}

}  // namespace

Console::Console() {
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
  const bool colour = !set_in_environment("NO_COLOR") && !set_in_environment("CI") && !dumb;
  const bool out = ::isatty(STDOUT_FILENO) != 0, error = ::isatty(STDERR_FILENO) != 0;
  colour_out_ = out && colour;
  colour_error_ = error && colour;
  moving_ = error && !dumb && !set_in_environment("CI");
  winsize size{};
  if (out && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
    width_ = std::min<std::size_t>(size.ws_col, 120);
}

void Console::data(std::string_view text) const { write_line(stdout, text); }

void Console::say(std::string_view text) const {
  if (!quiet) write_line(stderr, text);
}

void Console::error(std::string_view text) const {
  write_line(stderr, fmt::format("qorgan: {} {}", coloured("error:", Style::error, colour_error_), text));
}

void Console::warn(std::string_view text) const {
  if (!quiet)
    write_line(stderr, fmt::format("qorgan: {} {}", coloured("warning:", Style::warning, colour_error_), text));
}

void Console::diagnostic(const Diagnostic& diagnostic, std::FILE* stream) const {
  std::string text = diagnostic.text();
  const bool on = stream == stdout ? colour_out_ : colour_error_;
  const std::string_view word = diagnostic.severity == Severity::error     ? "error:"
                                : diagnostic.severity == Severity::warning ? "warning:"
                                                                           : "note:";
  const Style style = diagnostic.severity == Severity::error     ? Style::error
                      : diagnostic.severity == Severity::warning ? Style::warning
                                                                 : Style::dim;
  // The word may also stand in a file's name: the first one after a space is the severity.
  if (const std::size_t at = text.find(fmt::format(" {}", word)); on && at != std::string::npos)
    text.replace(at + 1, word.size(), coloured(word, style, true));
  write_line(stream, text);
}

void Console::progress(std::string_view what, double share) {
  if (quiet || !moving_) return;
  constexpr int cells = 30;
  const double bounded = std::clamp(share, 0.0, 1.0);
  const int full = static_cast<int>(std::floor(bounded * cells));
  fmt::print(stderr, "\r{} [{:=<{}}{:{}}] {:3.0f} %\033[K", what, "", full, "", cells - full, bounded * 100);
  std::fflush(stderr);
  progress_shown_ = true;
}

void Console::progress_line(std::string_view text) {
  if (quiet || !moving_) return;
  fmt::print(stderr, "\r{}\033[K", text);
  std::fflush(stderr);
  progress_shown_ = true;
}

void Console::end_progress() {
  if (!progress_shown_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
  progress_shown_ = false;
}

std::string Console::styled(std::string_view text, Style style) const { return coloured(text, style, colour_out_); }

}  // namespace qorgan::cli
