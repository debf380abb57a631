#pragma once
// Where all parts of the loader put what they find.

#include <functional>
#include <set>
#include <string>
#include <utility>

#include "core/diagnostic.hpp"
#include "scenario/node.hpp"

namespace qorgan::format {

/// Hands findings on to Diagnostics, up to a bound: a megabyte of rubbish must not become a gigabyte of messages.
class Report {
 public:
  explicit Report(Diagnostics& diagnostics) : diagnostics_(&diagnostics) {}

  /// Where a finding is shown instead of where it was made; may add to the message. A file that is right by itself is
  /// not to blame for what an overlay makes of it.
  using Relocate = std::function<Spot(const Spot&, std::string& message)>;
  void relocate(Relocate relocate) { relocate_ = std::move(relocate); }

  /// Whether a finding there would be shown there, and not somewhere else instead.
  [[nodiscard]] bool shows_at(const Spot& spot) const;

  void error(const Spot& found, std::string message, std::string suggestion = {});
  void warning(const Spot& found, std::string message, std::string suggestion = {});
  /// What is no fault, and yet worth knowing: no finding.
  void note(const Spot& found, std::string message);

  [[nodiscard]] std::size_t errors() const { return errors_; }
  /// Errors and warnings.
  [[nodiscard]] std::size_t findings() const { return findings_; }
  /// Whether an error was found at that place: what follows from it alone need not be told.
  [[nodiscard]] bool told_at(const Spot& spot) const { return told_.contains({spot.line, spot.column}); }
  /// Whether further findings would be dropped; looking for suggestions is a waste of time then.
  [[nodiscard]] bool full() const { return entries_ >= max_entries; }

 private:
  static constexpr std::size_t max_entries = 500;
  bool take(const Spot& spot);

  Diagnostics* diagnostics_;
  std::set<std::pair<int, int>> told_;  ///< lines and columns of errors, as they were found
  Relocate relocate_;
  std::size_t errors_ = 0;
  std::size_t findings_ = 0;
  std::size_t entries_ = 0;
};

/// Reports every key of a map that has stood in it before.
void report_duplicate_keys(const Node& map, Report& report);

}  // namespace qorgan::format
