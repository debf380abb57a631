#include "record/table_csv.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "record/database.hpp"
#include "record/schema.hpp"
#include "record/store.hpp"
#include "support/folder.hpp"
#include "support/small_run.hpp"

using namespace qorgan;
namespace fs = std::filesystem;

TEST_CASE("every table of a record is a file with its columns, its rows and their cells", "[record][csv]") {
  const test::Folder folder;
  Record record = test::small_record();
  record.sources = {{"a.yaml", "text"}};
  record.commands = {{3, "set-policy", "network", "with \"quotes\", commas\nand lines"}};
  REQUIRE(write_record(record, folder.path()) == "");
  const fs::path out = folder.path() / "csv";
  OutputFolder target(out, OutputFolder::Use::shared);
  REQUIRE(target.look() == "");
  CsvStyle style;
  style.defuse = false;
  REQUIRE(write_tables_csv(folder.path() / "results.sqlite", record_tables(), target, style) == "");
  CHECK_FALSE(fs::exists(out / "source_file.csv"));
  Database database(folder.path() / "results.sqlite", Database::Mode::read);
  std::size_t large = 0, empty = 0;
  for (const Table& table : record_tables()) {
    if (table.name == "source_file") continue;
    INFO(table.name);
    const fs::path file = out / fmt::format("{}.csv", table.name);
    std::ifstream in(file, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    large += text.size() > (std::size_t{1} << 16) ? 1 : 0;
    const auto rows = read_csv(text, ',');
    REQUIRE(rows);
    REQUIRE_FALSE(rows->empty());
    const auto& head = rows->front();
    REQUIRE(head.size() == table.columns.size());
    for (std::size_t c = 0; c < head.size(); ++c) CHECK(head[c] == table.columns[c].name);
    std::size_t at = 1;
    for (TableReader row(database, table); row.next(); ++at) {
      REQUIRE(at < rows->size());
      for (std::size_t c = 0; c < head.size(); ++c) {
        const Column& column = table.columns[c];
        const std::string& cell = (*rows)[at][c];
        if (row.null(column.name)) {
          REQUIRE(cell.empty());
          ++empty;
        } else if (column.type == "INTEGER")
          REQUIRE(cell == std::to_string(row.integer(column.name)));
        else if (column.type == "REAL")
          REQUIRE(std::stod(cell) == row.real(column.name));
        else
          REQUIRE(cell == row.text(column.name));
      }
    }
    CHECK(at == rows->size());
  }
  CHECK(large >= 2);  // written piece by piece
  CHECK(empty > 100);
}

TEST_CASE("tables of what is no database are not written", "[record][csv]") {
  const test::Folder folder;
  OutputFolder target(folder.path() / "csv", OutputFolder::Use::shared);
  REQUIRE(target.look() == "");
  CHECK(write_tables_csv(folder.path() / "nothing.sqlite", record_tables(), target, {}) != "");
  CHECK_FALSE(fs::exists(folder.path() / "csv" / "run.csv"));
}
