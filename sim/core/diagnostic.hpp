#pragma once
// What is wrong with a file, where, and what was meant.

#include <string>
#include <string_view>
#include <vector>

namespace qorgan {

enum class Severity : unsigned char { error, warning, note };

/// A place in a file. Line and column count from 1; 0 means "the file as a whole".
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
};

struct Diagnostic {
  Severity severity = Severity::error;
  Place place;
  std::string message;
  std::string suggestion;  ///< what was probably meant; empty where nothing is near

  /// "file:line:column: error: message; did you mean 'suggestion'?"
  [[nodiscard]] std::string text() const;
};

/// Gathers all diagnostics of one pass; the caller goes on reading after an error.
class Diagnostics {
 public:
  void error(Place place, std::string message, std::string suggestion = {});
  void warning(Place place, std::string message, std::string suggestion = {});
  void note(Place place, std::string message);

  [[nodiscard]] const std::vector<Diagnostic>& all() const { return entries_; }
  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] std::size_t error_count() const { return errors_; }
  /// Orders by file, line and column; what was first found stays first among equals.
  void sort();

 private:
  std::vector<Diagnostic> entries_;
  std::size_t errors_ = 0;
};

}  // namespace qorgan
