#include "csv_options.hpp"

#include <CLI/CLI.hpp>
#include <exception>

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

std::string write_csv(const CsvAsk& asked, const fs::path& result, const fs::path& out) {
  if (!asked.wanted) return {};
  std::error_code ignored;
  const bool folder = fs::is_directory(result, ignored);
  const fs::path to = (!out.empty() ? out : folder ? result : result.parent_path()) / "csv";
  if (!is_batch(result))
    return write_tables_csv(folder ? result / "results.sqlite" : result, record_tables(), to, asked.style());
  try {
    const ReadableBatch batch(result);  // it may be made still
    return write_tables_csv(batch.file(), batch_tables(), to, asked.style());
  } catch (const std::exception& failure) {
    return failure.what();
  }
}

}  // namespace qorgan::cli
