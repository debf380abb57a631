#include "report/report.hpp"

#include <fmt/format.h>

#include <array>
#include <system_error>
#include <utility>

#include "core/enum_table.hpp"
#include "record/store.hpp"
#include "report/render.hpp"
#include "report/sections.hpp"

namespace qorgan {
namespace {
constexpr EnumTable<ReportFormat, std::string_view> format_names({{ReportFormat::html, "html"},
                                                                  {ReportFormat::markdown, "md"},
                                                                  {ReportFormat::json, "json"}});
}  // namespace

std::string_view name_of(ReportFormat format) { return format_names[format]; }

std::optional<ReportFormat> report_format_from(std::string_view name) { return format_names.find(name); }

std::string report_file(Language language, ReportFormat format) {
  return language == Language::en ? fmt::format("report.{}", name_of(format))
                                  : fmt::format("report.{}.{}", code_of(language), name_of(format));
}

std::string render(const Document& document, ReportFormat format) {
  switch (format) {
    case ReportFormat::html: return render_html(document);
    case ReportFormat::markdown: return render_markdown(document);
    case ReportFormat::json: return render_json(document);
  }
  return {};
}

bool tells_of(std::string_view report, std::string_view of) {
  // As each of the formats writes it.
  for (const auto& [before, after] : {std::pair{"<meta name=\"qorgan:of\" content=\"", "\">"},
                                      std::pair{"<!-- qorgan:of ", " -->"}, std::pair{"\"of\": \"", "\""}})
    if (report.find(fmt::format("{}{}{}", before, of, after)) != std::string_view::npos) return true;
  return false;
}

WriteReportResult write_documents(const std::function<Document(Language)>& make, const std::filesystem::path& directory,
                                  const std::vector<ReportFormat>& formats, const std::vector<Language>& languages) {
  WriteReportResult out;
  std::error_code failure;
  std::filesystem::create_directories(directory, failure);
  if (failure) {
    out.error = fmt::format("cannot create the folder '{}': {}", directory.string(), failure.message());
    return out;
  }
  for (const Language language : languages) {
    const Document document = make(language);
    out.of = document.of;
    for (const ReportFormat format : formats) {
      const std::filesystem::path file = directory / report_file(language, format);
      out.error = replace_file(file, render(document, format));
      if (!out.ok()) return out;
      out.files.push_back(file);
    }
  }
  return out;
}

std::string render_report(const Record& record, ReportFormat format, Language language) {
  return render(make_report(record, language), format);
}

WriteReportResult write_report(const Record& record, const std::filesystem::path& directory,
                               const std::vector<ReportFormat>& formats, const std::vector<Language>& languages) {
  return write_documents([&](Language language) { return make_report(record, language); }, directory, formats,
                         languages);
}

}  // namespace qorgan
