#pragma once
// `--csv` of the commands that leave tables.

#include <filesystem>
#include <string>

#include "core/csv.hpp"
#include "core/output_folder.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace qorgan::cli {

struct CsvAsk {
  bool wanted = false;
  std::string audience = "spreadsheets", separator, decimal;
  [[nodiscard]] CsvStyle style() const;
};

/// --csv --csv-separator --csv-decimal --csv-for; each of the last three asks for CSV too.
CLI::Option* add_csv(CLI::App& command, CsvAsk& asked, const std::string& help);

/// The folder `csv` of a result, looked at before the work, so that what comes there meanwhile is not replaced.
class CsvFolder {
 public:
  /// `out`: the folder that it stands in.
  CsvFolder(const CsvAsk& asked, const std::filesystem::path& out);
  /// Why no tables can be written there; empty where they can, or are not wanted. `fresh`: the result is new, and
  /// tables that are there are of something else.
  [[nodiscard]] std::string look(bool fresh);
  /// Every table of the run or the batch that the folder holds, where they are wanted, as csv/TABLE.csv. Returns what
  /// went wrong; empty when done.
  [[nodiscard]] std::string write(const std::filesystem::path& result);

 private:
  const CsvAsk& asked_;
  OutputFolder folder_;
};

}  // namespace qorgan::cli
