#include <fmt/format.h>

#include <exception>
#include <fstream>

#include "experiment/runner.hpp"
#include "experiment/tables.hpp"
#include "record/database.hpp"

namespace qorgan {
namespace {

namespace fs = std::filesystem;

void append_text(std::string& out, const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  out += '"';
}

void append_cell(std::string& out, const TableReader& row, const Column& column) {
  if (row.null(column.name)) return;
  if (column.type == "INTEGER")
    fmt::format_to(std::back_inserter(out), "{}", row.integer(column.name));
  else if (column.type == "REAL")
    fmt::format_to(std::back_inserter(out), "{}", row.real(column.name));
  else
    append_text(out, row.text(column.name));
}

void write_table(Database& database, const Table& table, const fs::path& file) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  std::string text;
  for (const Column& column : table.columns)
    fmt::format_to(std::back_inserter(text), "{}{}", text.empty() ? "" : ",", column.name);
  text += "\r\n";
  for (TableReader row(database, table); row.next();) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (c > 0) text += ',';
      append_cell(text, row, table.columns[c]);
    }
    text += "\r\n";
    if (text.size() > 1 << 16) {
      out << text;
      text.clear();
    }
  }
  out << text;
  out.close();
  if (!out) throw std::runtime_error(fmt::format("cannot write '{}'", file.string()));
}

}  // namespace

std::string export_csv(const fs::path& batch, const fs::path& directory) {
  try {
    fs::create_directories(directory);
    Database database(fs::is_directory(batch) ? batch / BatchFile::finished_name : batch, Database::Mode::read);
    for (const Table& table : batch_tables()) {
      if (table.name == "source_file") continue;
      const fs::path file = directory / fmt::format("{}.csv", table.name), partial = file.string() + ".partial";
      write_table(database, table, partial);
      fs::rename(partial, file);
    }
  } catch (const std::exception& failure) {
    return failure.what();
  }
  return {};
}

}  // namespace qorgan
