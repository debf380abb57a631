#pragma once
// The report of a batch or of several results side by side: the same formats and look as the report of one run.

#include <filesystem>
#include <string>
#include <vector>

#include "experiment/comparison.hpp"
#include "report/document.hpp"
#include "report/report.hpp"

namespace qorgan {

[[nodiscard]] Document make_batch_report(const Comparison& comparison, Language language);
[[nodiscard]] std::string render_batch_report(const Comparison& comparison, ReportFormat format, Language language);

/// As `write_report` does for a run.
[[nodiscard]] WriteReportResult write_batch_report(const Comparison& comparison, const std::filesystem::path& directory,
                                                   const std::vector<ReportFormat>& formats,
                                                   const std::vector<Language>& languages);

}  // namespace qorgan
