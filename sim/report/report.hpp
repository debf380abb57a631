#pragma once
// The after-action report of one run: one self-contained HTML file that prints on A4, or Markdown, or JSON.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text.hpp"
#include "record/record.hpp"

namespace qorgan {

enum class ReportFormat : unsigned char { html, markdown, json };
[[nodiscard]] std::string_view name_of(ReportFormat format);                          ///< "html", "md", "json"
[[nodiscard]] std::optional<ReportFormat> report_format_from(std::string_view name);  ///< of those names

/// The whole report as text. A pure function of the record: the same record gives the same bytes.
[[nodiscard]] std::string render_report(const Record& record, ReportFormat format, Language language);

struct WriteReportResult {
  std::vector<std::filesystem::path> files;  ///< written, in the order asked
  std::string of;                            ///< which results they tell of; see tells_of()
  std::string error;                         ///< empty when all were written
  [[nodiscard]] bool ok() const { return error.empty(); }
};
/// "report.html" in English, "report.ru.html" and "report.kk.html" in the others: a report never takes the place of one
/// in another language, and no name stands for two of them.
[[nodiscard]] std::string report_file(Language language, ReportFormat format);

/// Whether a text is a report, in any format and language, of the results that WriteReportResult::of names.
[[nodiscard]] bool tells_of(std::string_view report, std::string_view of);

/// Writes `report_file` of every language and format into the folder. Each file is replaced whole or left as it was.
[[nodiscard]] WriteReportResult write_report(const Record& record, const std::filesystem::path& directory,
                                             const std::vector<ReportFormat>& formats,
                                             const std::vector<Language>& languages);

}  // namespace qorgan
