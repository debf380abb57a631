#pragma once
// The folder that `report` and `compare` write their files into, among those of others.

#include <string>
#include <vector>

#include "console.hpp"
#include "core/output_folder.hpp"
#include "report/report.hpp"

namespace qorgan::cli {

class ReportFolder {
 public:
  ReportFolder(const std::string& place, const std::vector<ReportFormat>& formats,
               const std::vector<Language>& languages);

  /// Remembers what lies there, before anything is read. False, with the reason said, where no report can be put there.
  [[nodiscard]] bool look_or_say(const Console& console);
  /// Before anything is made.
  [[nodiscard]] bool prepare_or_say(const Console& console);
  /// Where the files are written meanwhile.
  [[nodiscard]] const std::filesystem::path& work() const { return folder_.work(); }
  /// Puts them in place and names them by it, or says in `written` what kept them from it. A report of other results
  /// that lies there is replaced only where that is forced. Returns whether it was refused for such a one.
  bool commit(WriteReportResult& written, bool force);

 private:
  [[nodiscard]] std::string refuse_others(const WriteReportResult& written) const;

  OutputFolder folder_;
  std::vector<std::string> names_;
};

}  // namespace qorgan::cli
