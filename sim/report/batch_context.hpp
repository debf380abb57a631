#pragma once
// What every section of a batch's report needs, and the sections.

#include <string>
#include <string_view>
#include <vector>

#include "experiment/comparison.hpp"
#include "report/context.hpp"
#include "report/document.hpp"

namespace qorgan {

class BatchView {
 public:
  BatchView(const Comparison& comparison, Language l)
      : c(comparison), a(comparison.analysis), language(l), words(empty_, l), t(words.t) {}

  const Comparison& c;
  const Analysis& a;
  const Language language;

 private:
  Record empty_;

 public:
  const Context words;  ///< numbers and measures in words; knows no run
  const Texts& t;

  [[nodiscard]] const Batch& batch() const { return c.batches.front(); }
  [[nodiscard]] std::string option(std::size_t o) const;
  [[nodiscard]] std::string reference() const { return option(a.reference); }
  /// "Harmed", "Harmed (flood-aktobe)".
  [[nodiscard]] std::string title(std::size_t response) const;
  [[nodiscard]] std::string value(std::size_t response, double value) const;
  /// With its sign: "+3 h", "−12 persons".
  [[nodiscard]] std::string difference(std::size_t response, double value) const;
  [[nodiscard]] std::string interval(std::size_t response, const Interval& interval, bool signed_ends) const;
  [[nodiscard]] std::string level() const;
  /// Starts of the runs with their offsets from UTC, each once: "27 Mar 2024 09:00 UTC+05:00".
  [[nodiscard]] std::vector<std::string> starts(const Batch& batch) const;
  /// Why nothing is said of the factors, in a sentence.
  [[nodiscard]] std::string unsaid(const Sensitivity& sensitivity) const;
  [[nodiscard]] std::string group(const std::string& key) const;  ///< a scenario's title
  /// Days for long durations, hours for short ones, the measure's unit otherwise.
  struct Scale {
    double factor = 1;
    std::string unit;
  };
  [[nodiscard]] Scale scale(std::size_t response, double greatest) const;
  /// The greatest absolute value of a response over its options.
  [[nodiscard]] double greatest(std::size_t response) const;
};

/// What an interval of option - reference says.
enum class Verdict : unsigned char { reference, better, worse, differs, open };
[[nodiscard]] Verdict verdict_of(const Interval& together, Goal goal);
[[nodiscard]] Tone tone_of(Verdict verdict);
[[nodiscard]] std::string_view name_of(Verdict verdict);

/// Puts a table whose columns are options into a section: in parts of so many options as a page holds beside each
/// other, each part with the first column.
void add_options_table(Section& section, const TableBlock& table);

[[nodiscard]] Section asked_section(const BatchView& v);
[[nodiscard]] Section ranking_section(const BatchView& v);
[[nodiscard]] Section responses_section(const BatchView& v);
[[nodiscard]] Section scenarios_section(const BatchView& v);
[[nodiscard]] Section courses_section(const BatchView& v);
[[nodiscard]] Section factor_section(const BatchView& v);
[[nodiscard]] Section spread_section(const BatchView& v);
[[nodiscard]] Section sensitivity_section(const BatchView& v);
[[nodiscard]] Section goals_section(const BatchView& v);
[[nodiscard]] Section legal_section(const BatchView& v);
[[nodiscard]] Section certainty_section(const BatchView& v);
[[nodiscard]] Section batch_assumptions_section(const BatchView& v);
[[nodiscard]] Section failures_section(const BatchView& v);
[[nodiscard]] Section batch_provenance_section(const BatchView& v);

}  // namespace qorgan
