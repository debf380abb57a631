#pragma once
// A document in each of the formats.

#include <functional>
#include <string>

#include "report/document.hpp"
#include "report/report.hpp"

namespace qorgan {

[[nodiscard]] std::string render_html(const Document& document);
[[nodiscard]] std::string render_markdown(const Document& document);
[[nodiscard]] std::string render_json(const Document& document);
[[nodiscard]] std::string render(const Document& document, ReportFormat format);

/// What write_report() promises, of the document that `make` gives in each language.
[[nodiscard]] WriteReportResult write_documents(const std::function<Document(Language)>& make,
                                                const std::filesystem::path& directory,
                                                const std::vector<ReportFormat>& formats,
                                                const std::vector<Language>& languages);

}  // namespace qorgan
