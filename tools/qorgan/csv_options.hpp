#pragma once
// `--csv` of the commands that leave tables.

#include <filesystem>
#include <string>

#include "core/csv.hpp"

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
/// Every table of the run or the batch that the folder holds, where they are wanted: as csv/TABLE.csv in it or in
/// `out`. Returns what went wrong; empty when done.
[[nodiscard]] std::string write_csv(const CsvAsk& asked, const std::filesystem::path& result,
                                    const std::filesystem::path& out = {});

}  // namespace qorgan::cli
