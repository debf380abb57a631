#pragma once
// Where every article, paragraph and subparagraph of the Law lives in the model, or why it has nothing to do there.
// The table is data (assets/law-coverage.csv); a test holds it against the numbering of the Law and the files it names.

#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.hpp"
#include "law/vocabulary.hpp"

namespace qorgan {

enum class CoverageStatus : std::uint8_t {
  data,        ///< stands in the institution
  rule,        ///< something that the simulation does
  instrument,  ///< a legal means that bodies take
  report,      ///< shown in results
  scenario,    ///< a story about it
  none         ///< nothing, for the reason in the note
};
inline constexpr std::array<Named<CoverageStatus>, 6> coverage_status_names{{{CoverageStatus::data, "data"},
                                                                             {CoverageStatus::rule, "rule"},
                                                                             {CoverageStatus::instrument, "instrument"},
                                                                             {CoverageStatus::report, "report"},
                                                                             {CoverageStatus::scenario, "scenario"},
                                                                             {CoverageStatus::none, "none"}}};
QORGAN_VOCABULARY(CoverageStatus, coverage_status_names);

struct CoverageRow {
  std::string reference;  ///< "15(1)(17)"
  std::string subject;    ///< in own words
  CoverageStatus status = CoverageStatus::none;
  std::vector<std::string> where;  ///< "path/of/file#symbol", relative to the folder of the sources; empty with `none`
  std::string note;                ///< what is missing; with `none`: why
  int line = 0;                    ///< in the file
};

/// Reads the table: CSV with the columns reference, subject, status, where, note; pointers separated by "; ". What is
/// wrong goes to `diagnostics` with its line; the rows that are right come back in the order of the file.
[[nodiscard]] std::vector<CoverageRow> read_coverage(std::string_view csv, const std::string& file,
                                                     Diagnostics& diagnostics);

/// Whether a place is that one or part of it: "15(1)(17)" of "15" and of "15(1)", not of "1" or "15(1)(1)".
[[nodiscard]] bool part_of(std::string_view reference, std::string_view whole);

}  // namespace qorgan
