#include "report_folder.hpp"

#include <fmt/core.h>

#include <optional>

#include "core/file_bytes.hpp"

namespace qorgan::cli {
namespace fs = std::filesystem;
namespace {

/// What is larger is no report that this program wrote.
constexpr std::size_t max_report_bytes = std::size_t{256} << 20;

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

std::string ReportFolder::refuse_others(const WriteReportResult& written) const {
  for (const fs::path& file : written.files) {
    const std::string name = file.filename().string();
    if (!folder_.seen().contains(name)) continue;
    std::string why;
    const std::optional<std::string> there = file_bytes((folder_.place() / name).string(), max_report_bytes, why);
    if (!there || !tells_of(*there, written.of))
      return fmt::format("'{}' holds '{}', which is no report of this; name another folder, or replace it with --force",
                         folder_.named(), name);
  }
  return {};
}

bool ReportFolder::commit(WriteReportResult& written, bool force) {
  const bool refused = written.ok() && !force && !(written.error = refuse_others(written)).empty();
  if (written.ok()) written.error = folder_.commit();
  for (fs::path& file : written.files) file = fs::path(folder_.named()) / file.filename();
  if (!written.ok()) written.files.clear();
  return refused;
}

}  // namespace qorgan::cli
