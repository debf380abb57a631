// Results whose form is right and whose content somebody changed by SQL.

#include <SQLiteCpp/SQLiteCpp.h>

#include "catch.hpp"
#include "record/store.hpp"
#include "support/folder.hpp"
#include "support/small_run.hpp"

using namespace qorgan;

namespace {

/// What load_record() has to say of the small record after that change.
std::string refusal(const std::string& sql) {
  static const test::Folder good;
  static const std::string written = write_record(test::small_record(), good.path());
  REQUIRE(written.empty());
  const test::Folder folder;
  const auto file = folder.path() / "results.sqlite";
  std::filesystem::copy_file(good.path() / "results.sqlite", file);
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec(sql);
  return load_record(folder.path()).error;
}

}  // namespace

TEST_CASE("a record with a value of another kind than its column has is refused with table and column", "[record]") {
  CHECK(refusal("PRAGMA user_version").empty());
  for (const auto& [sql, said] :
       {std::pair{"UPDATE series SET value = 9e999",
                  "table 'series', column 'value': an infinite number stands where a finite one should"},
        {"UPDATE event SET value = 'much'", "table 'event', column 'value': a text stands where a number should"},
        {"UPDATE event SET tick = 'soon'", "table 'event', column 'tick': a text stands where a whole number should"},
        {"UPDATE event SET tick = 1.5",
         "table 'event', column 'tick': a number with a fraction stands where a whole number"},
        {"UPDATE run SET scenario = x'ff00'",
         "table 'run', column 'scenario': a lump of bytes stands where a text should"},
        {"UPDATE run SET ticks = 9223372036854775807", "column 'ticks' holds 9223372036854775807, allowed are 0 to"},
        {"UPDATE run SET tick_seconds = 0", "column 'tick_seconds' is out of range"},
        {"UPDATE run SET seed = '18446744073709551616'", "'18446744073709551616' is no unsigned number"}}) {
    INFO(sql);
    CHECK_THAT(refusal(sql), ContainsSubstring(said));
  }
}

TEST_CASE("what stands in the place of a table of a record is not run", "[record]") {
  // A view of that name could count without end.
  CHECK_THAT(
      refusal("ALTER TABLE flow RENAME TO other;"
              "CREATE VIEW flow AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"),
      ContainsSubstring("'flow' is no plain table"));
  CHECK_THAT(refusal("DROP TABLE flow; CREATE VIRTUAL TABLE flow USING fts5(x)"),
             ContainsSubstring("'flow' is no plain table"));
  CHECK_THAT(refusal("DROP TABLE flow"), ContainsSubstring("there is no table 'flow'"));
}

TEST_CASE("a text of a record beyond what any run writes is refused", "[record]") {
  CHECK_FALSE(refusal("UPDATE run SET title_en = hex(zeroblob(40000000))").empty());
}
