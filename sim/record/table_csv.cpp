#include "record/table_csv.hpp"

#include <fmt/format.h>

#include <exception>
#include <fstream>
#include <stdexcept>

#include "record/database.hpp"

namespace qorgan {
namespace {

namespace fs = std::filesystem;

void write_cell(CsvWriter& csv, const TableReader& row, const Column& column) {
  if (row.null(column.name))
    csv.nothing();
  else if (column.type == "INTEGER")
    csv.number(row.integer(column.name));
  else if (column.type == "REAL")
    csv.number(row.real(column.name));
  else
    csv.text(row.text(column.name));
}

void write_table(Database& database, const Table& table, const fs::path& file, const CsvStyle& style) {
  constexpr std::size_t held = std::size_t{1} << 16;  // bytes before they are written
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  std::string text;
  CsvWriter csv(text, style);
  for (const Column& column : table.columns) csv.text(column.name);
  csv.end_row();
  for (TableReader row(database, table); row.next();) {
    for (const Column& column : table.columns) write_cell(csv, row, column);
    csv.end_row();
    if (text.size() > held) {
      out << text;
      text.clear();
    }
  }
  out << text;
  out.close();
  if (!out) throw std::runtime_error(fmt::format("cannot write '{}'", file.string()));
}

}  // namespace

std::string write_tables_csv(const fs::path& database, std::span<const Table> tables, OutputFolder& folder,
                             const CsvStyle& style) {
  if (std::string why = folder.prepare(); !why.empty()) return why;
  try {
    Database source(database, Database::Mode::read);
    for (const Table& table : tables)
      if (table.name != "source_file")
        write_table(source, table, folder.work() / fmt::format("{}.csv", table.name), style);
  } catch (const std::exception& failure) {
    return failure.what();
  }
  return folder.commit();
}

}  // namespace qorgan
