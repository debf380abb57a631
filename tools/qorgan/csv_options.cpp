#include "csv_options.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <vector>

#include "experiment/batch.hpp"
#include "experiment/readable_batch.hpp"
#include "experiment/tables.hpp"
#include "options.hpp"
#include "record/table_csv.hpp"

namespace qorgan::cli {
namespace fs = std::filesystem;

CsvStyle CsvAsk::style() const {
  CsvStyle style;
  if (separator == "semicolon") style.separator = ';';
  if (separator == "tab") style.separator = '\t';
  // Where lists are parted by semicolons, numbers have a comma.
  if (decimal == "comma" || (decimal.empty() && style.separator == ';')) style.decimal = ',';
  style.mark = style.defuse = audience == "spreadsheets";
  return style;
}

CLI::Option* add_csv(CLI::App& command, CsvAsk& asked, const std::string& help) {
  CLI::Option* csv = command.add_flag("--csv", asked.wanted, help);
  const auto also = [&asked](CLI::Option* option) {
    option->each([&asked](const std::string&) { asked.wanted = true; });
  };
  CLI::Option* separator = add_choice(command, "--csv-separator", asked.separator, "Between the cells of CSV",
                                      {"comma", "semicolon", "tab"});
  separator->transform(CLI::Validator(
      [](std::string& word) {
        if (word == ",") word = "comma";
        if (word == ";") word = "semicolon";
        if (word == "\t" || word == "\\t") word = "tab";
        return std::string();
      },
      ""));
  also(separator);
  also(add_choice(command, "--csv-decimal", asked.decimal, "Of numbers in CSV (default: a comma with semicolons)",
                  {"point", "comma"}));
  also(add_choice(command, "--csv-for", asked.audience,
                  "Whom CSV is for: spreadsheets get a byte order mark and an apostrophe before texts that look like "
                  "formulas, programs neither",
                  {"spreadsheets", "programs"})
           ->capture_default_str());
  return csv;
}

CsvFolder::CsvFolder(const CsvAsk& asked, const fs::path& out)
    : asked_(asked), folder_(out / "csv", OutputFolder::Use::shared) {}

std::string CsvFolder::look(bool fresh) {
  if (!asked_.wanted) return {};
  if (std::string why = folder_.look(); !why.empty()) return why;
  std::vector<std::string> tables;
  for (const auto& [name, stamp] : folder_.seen())
    if (name.ends_with(".csv")) tables.push_back(name);
  if (fresh && !tables.empty())
    return fmt::format("'{}' holds '{}' already, which is of another result; name another folder", folder_.named(),
                       tables.front());
  return folder_.refuse_files(tables);
}

std::string CsvFolder::write(const fs::path& result) {
  if (!asked_.wanted) return {};
  std::error_code ignored;
  if (!is_batch(result))
    return write_tables_csv(fs::is_directory(result, ignored) ? result / "results.sqlite" : result, record_tables(),
                            folder_, asked_.style());
  try {
    const ReadableBatch batch(result);  // it may be made still
    return write_tables_csv(batch.file(), batch_tables(), folder_, asked_.style());
  } catch (const std::exception& failure) {
    return failure.what();
  }
}

}  // namespace qorgan::cli
