#include "report_folder.hpp"

namespace qorgan::cli {
namespace {

bool said(const Console& console, const std::string& refusal) {
  if (!refusal.empty()) console.error(refusal);
  return !refusal.empty();
}

}  // namespace

ReportFolder::ReportFolder(const std::string& place, const std::vector<ReportFormat>& formats,
                           const std::vector<Language>& languages)
    : folder_(place, OutputFolder::Use::shared) {
  for (const Language language : languages)
    for (const ReportFormat format : formats) names_.push_back(report_file(language, format));
}

bool ReportFolder::look_or_say(const Console& console) {
  return !said(console, folder_.look()) && !said(console, folder_.refuse_files(names_));
}

bool ReportFolder::prepare_or_say(const Console& console) { return !said(console, folder_.prepare()); }

void ReportFolder::commit(WriteReportResult& written) {
  if (written.ok()) written.error = folder_.commit();
  for (std::filesystem::path& file : written.files) file = std::filesystem::path(folder_.named()) / file.filename();
  if (!written.ok()) written.files.clear();
}

}  // namespace qorgan::cli
