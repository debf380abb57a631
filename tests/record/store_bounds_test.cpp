// Whole numbers of a record's tables have bounds: what lies at them is read, what lies beyond is refused by its column.

#include <SQLiteCpp/SQLiteCpp.h>

#include <fmt/format.h>

#include <cstdint>

#include "catch.hpp"
#include "record/store.hpp"
#include "support/folder.hpp"
#include "support/small_run.hpp"

using namespace qorgan;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t max_ticks = 2'000'000'000, max_items = 0xFFFFFFFFLL;

/// A short record with a row in each table, on disk.
fs::path short_record(const test::Folder& folder) {
  Record record = test::small_record();
  record.events.resize(30);
  record.headquarters.resize(1);
  record.headquarters[0].member_count = 1;
  for (Event& event : record.events) event.headquarters = HeadquartersId::none();
  record.instruments_in_force.resize(1);
  record.violations.resize(1);
  record.violations[0].agent = record.agents[0].id;
  record.flows.resize(1);
  record.series.resize(1);
  record.series[0].ticks.resize(1);
  record.series[0].values.resize(1);
  record.commands = {{3, "set-policy", "network", ""}};
  record.digests = {{5, 7}};
  record.decisions.resize(2);
  for (DecisionRow& decision : record.decisions) decision.offered.resize(1);
  REQUIRE(write_record(record, folder.path()) == "");
  return folder.path() / "results.sqlite";
}

}  // namespace

TEST_CASE("whole numbers of a record are read up to their bounds and refused beyond, by their column",
          "[record][store]") {
  const test::Folder folder;
  const fs::path file = short_record(folder);
  struct Row {
    const char *table, *column;
    std::int64_t low, high;
  };
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
  for (const auto& [table, column, low, high] : {Row{"run", "start", -300'000'000'000, 300'000'000'000},
                                                 Row{"run", "utc_offset", -64800, 64800},
                                                 Row{"run", "ticks", 0, max_ticks},
                                                 Row{"run", "ticks_done", 0, max_ticks},
                                                 Row{"run", "agents", 0, INT64_MAX},
                                                 Row{"run", "units", 0, INT64_MAX},
                                                 Row{"run", "messages", 0, INT64_MAX},
                                                 Row{"run", "events", 0, INT64_MAX},
                                                 Row{"run", "events_kept", 0, INT64_MAX},
                                                 Row{"number", "line", 0, max_ticks},
                                                 Row{"interest", "interest", 0, 1000},
                                                 Row{"threat_interest", "interest", 0, 1000},
                                                 Row{"agent", "served", 0, max_items},
                                                 Row{"agent", "raised", 0, max_items},
                                                 Row{"agent", "timed_out", 0, max_items},
                                                 Row{"event", "tick", -1, max_ticks},
                                                 Row{"event_cause", "event", 1, 30},
                                                 Row{"incident", "onset", -1, max_ticks},
                                                 Row{"incident", "detected", -1, max_ticks},
                                                 Row{"headquarters", "convened", -1, max_ticks},
                                                 Row{"headquarters", "sittings", 0, max_ticks},
                                                 Row{"headquarters", "accepted", 0, 65535},
                                                 Row{"headquarters_member", "headquarters", 1, 1},
                                                 Row{"instrument_in_force", "until", -1, max_ticks},
                                                 Row{"violation", "tick", -1, max_ticks},
                                                 Row{"flow", "count", 0, max_items},
                                                 Row{"damage", "incidents", 0, max_ticks},
                                                 Row{"series", "tick", -1, max_ticks},
                                                 Row{"inject", "fired", -1, max_ticks},
                                                 Row{"command", "tick", -1, max_ticks},
                                                 Row{"decision", "asked", -1, max_ticks},
                                                 Row{"decision", "deadline", -1, max_ticks},
                                                 Row{"decision", "closed", -1, max_ticks},
                                                 Row{"decision_choice", "decision", 0, 1},
                                                 Row{"observation_error", "compared", 0, max_ticks},
                                                 Row{"digest", "tick", -1, max_ticks}}) {
    const auto with = [&, table = table, column = column](std::int64_t value) {
      database.exec("SAVEPOINT before");
      database.exec(fmt::format("UPDATE \"{}\" SET \"{}\" = {}", table, column, value));
      database.exec("RELEASE before");
      return load_record(file).error;
    };
    INFO(table << "." << column);
    const SQLite::Column was = database.execAndGet(fmt::format("SELECT \"{}\" FROM \"{}\" LIMIT 1", column, table));
    const std::string before = was.isNull() ? "NULL" : was.getString();
    CHECK(with(low) == "");
    CHECK(with(high) == "");
    const auto refused = [&, column = column, low = low, high = high](std::int64_t value) {
      return fmt::format("{}: the record cannot be read: column '{}' holds {}, allowed are {} to {}", file.string(),
                         column, value, low, high);
    };
    CHECK(with(low - 1) == refused(low - 1));
    if (high < INT64_MAX) CHECK(with(high + 1) == refused(high + 1));
    database.exec(fmt::format("UPDATE \"{}\" SET \"{}\" = {}", table, column, before));
    REQUIRE(load_record(file).error == "");
  }
}

TEST_CASE("a tick of a record lasts from a second to three years, and a thread count is no wild number",
          "[record][store]") {
  const test::Folder folder;
  const fs::path file = short_record(folder);
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
  for (const auto& [seconds, good] : {std::pair{"1", true}, {"0.99", false}, {"1e8", true}, {"1.01e8", false}}) {
    database.exec(fmt::format("UPDATE run SET tick_seconds = {}", seconds));
    INFO(seconds);
    CHECK((load_record(file).error == "") == good);
  }
  database.exec("UPDATE run SET tick_seconds = 3600");
  for (const auto& [threads, read] : {std::pair{"0", 0}, {"999999", 999999}, {"1e6", 1}, {"-1", 1}}) {
    database.exec(fmt::format("UPDATE timing SET value = {} WHERE item = 'threads'", threads));
    CHECK(load_record(file).record.run.threads == read);
  }
}

TEST_CASE("a cell of a record that holds another kind of thing is named with what it holds", "[record][store]") {
  const test::Folder folder;
  const fs::path file = short_record(folder);
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
  const auto with = [&](const char* column, const char* value) {
    const std::string was = database.execAndGet(fmt::format("SELECT {} FROM run", column)).getString();
    database.exec(fmt::format("UPDATE run SET {} = {}", column, value));
    const std::string error = load_record(file).error,
                      start = file.string() + ": the record cannot be read: table 'run', ";
    database.exec(fmt::format("UPDATE run SET {} = '{}'", column, was));
    return error.starts_with(start) ? error.substr(start.size()) : error;
  };
  CHECK(with("ticks", "'x'") == "column 'ticks': a text stands where a whole number should");
  CHECK(with("ticks", "1.5") == "column 'ticks': a number with a fraction stands where a whole number should");
  CHECK(with("ticks", "x'00'") == "column 'ticks': a lump of bytes stands where a whole number should");
  CHECK(with("tick_seconds", "'x'") == "column 'tick_seconds': a text stands where a number should");
  CHECK(with("tick_seconds", "9e999") == "column 'tick_seconds': an infinite number stands where a finite one should");
  CHECK(with("tick_seconds", "60") == "");
  CHECK(with("policy", "x'00'") == "column 'policy': a lump of bytes stands where a text should");
  CHECK(with("ticks", "240") == "");
}

TEST_CASE("what a row of a record names must stand in its table", "[record][store]") {
  const test::Folder folder;
  const fs::path file = short_record(folder);
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
  for (const auto& [table, column, value, wrong] :
       {std::tuple{"event", "agent", "'nobody'", "column 'agent' names the unknown body 'nobody'"},
        {"event", "other", "'nobody'", "column 'other' names the unknown body 'nobody'"},
        {"event", "incident", "'none'", "column 'incident' names the unknown incident 'none'"},
        {"event", "instrument", "'none'", "column 'instrument' names the unknown instrument 'none'"},
        {"event", "region", "'none'", "column 'region' names the unknown region 'none'"},
        {"event", "headquarters", "2", "an event names an unknown headquarters"},
        {"agent", "superior", "'nobody'", "column 'superior' names the unknown body 'nobody'"},
        {"incident", "threat", "'none'", "column 'threat' names the unknown threat 'none'"},
        {"incident", "phase", "'none'", "column 'phase' holds the unknown word 'none'"},
        {"incident", "began_event", "0", "column 'began_event' names the unknown event 0"},
        {"incident", "began_event", "31", "column 'began_event' names the unknown event 31"},
        {"headquarters", "level", "'none'", "column 'level' holds the unknown word 'none'"},
        {"flow", "kind", "'none'", "column 'kind' holds the unknown word 'none'"},
        {"decision", "kind", "'none'", "column 'kind' holds the unknown word 'none'"},
        {"decision", "state", "'none'", "column 'state' holds the unknown word 'none'"},
        {"decision", "otherwise", "'none'", "column 'otherwise' holds the unknown word 'none'"},
        {"decision", "agent", "'nobody'", "column 'agent' names the unknown body 'nobody'"},
        {"number", "dimension", "'none'", "'none' is no dimension"},
        {"run", "seed", "'12a'", "'12a' is no unsigned number"},
        {"run", "seed", "''", "'' is no unsigned number"},
        {"digest", "digest", "'xyz'", "'xyz' is no unsigned number"},
        {"observation", "observation", "'none'", "'none' is no observation"},
        {"threat_interest", "threat", "''", "column 'threat' is empty"}}) {
    INFO(table << "." << column << " = " << value);
    database.exec("CREATE TABLE kept AS SELECT rowid AS place, * FROM \"" + std::string(table) + "\"");
    database.exec(fmt::format("UPDATE \"{}\" SET \"{}\" = {}", table, column, value));
    CHECK(load_record(file).error == fmt::format("{}: the record cannot be read: {}", file.string(), wrong));
    database.exec(fmt::format("UPDATE \"{0}\" SET \"{1}\" = (SELECT \"{1}\" FROM kept WHERE place = \"{0}\".rowid)",
                              table, column));
    database.exec("DROP TABLE kept");
    REQUIRE(load_record(file).error == "");
  }
  database.exec("UPDATE incident SET began_event = 30");
  CHECK(load_record(file).record.incidents[0].state.began == load_record(file).record.events[29].key);
}
