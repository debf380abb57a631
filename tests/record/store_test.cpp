#include "record/store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <thread>

#include "catch.hpp"
#include "record/schema.hpp"
#include "record/summary.hpp"
#include "support/folder.hpp"
#include "support/small_run.hpp"

using namespace qorgan;
namespace fs = std::filesystem;

namespace {

bool same_number(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

/// A record on disk that a test may damage.
fs::path stored_record(const test::Folder& folder) {
  REQUIRE(write_record(test::small_record(), folder.path()) == "");
  return folder.path() / "results.sqlite";
}

void change(const fs::path& file, const std::string& sql) {
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
  database.exec(sql);
}

}  // namespace

TEST_CASE("a record reads back as it was written", "[record][store]") {
  const test::Folder folder;
  const Record& wrote = test::small_record();
  REQUIRE(write_record(wrote, folder.path()) == "");
  const LoadRecordResult loaded = load_record(folder.path());
  REQUIRE(loaded.error == "");
  const Record& read_back = loaded.record;

  CHECK(summary_json(read_back) == summary_json(wrote));
  REQUIRE(read_back.events.size() == wrote.events.size());
  CHECK(std::memcmp(read_back.events.data(), wrote.events.data(), wrote.events.size() * sizeof(Event)) == 0);
  CHECK(read_back.grounds == wrote.grounds);

  REQUIRE(read_back.agents.size() == wrote.agents.size());
  for (std::size_t a = 0; a < wrote.agents.size(); ++a) {
    CHECK(read_back.agents[a].key == wrote.agents[a].key);
    CHECK(read_back.agents[a].superior == wrote.agents[a].superior);
    CHECK(read_back.agents[a].name == wrote.agents[a].name);
    CHECK(read_back.agents[a].timed_out == wrote.agents[a].timed_out);
  }
  REQUIRE(read_back.series.size() == wrote.series.size());
  for (std::size_t s = 0; s < wrote.series.size(); ++s) {
    INFO(wrote.series[s].measure);
    CHECK(read_back.series[s].measure == wrote.series[s].measure);
    CHECK(read_back.series[s].baseline == wrote.series[s].baseline);
    CHECK(read_back.series[s].ticks == wrote.series[s].ticks);
    REQUIRE(read_back.series[s].values.size() == wrote.series[s].values.size());
    for (std::size_t i = 0; i < wrote.series[s].values.size(); ++i)
      if (!same_number(read_back.series[s].values[i], wrote.series[s].values[i])) FAIL("value " << i << " differs");
  }
  REQUIRE(read_back.headquarters.size() == wrote.headquarters.size());
  for (std::size_t h = 0; h < wrote.headquarters.size(); ++h) {
    CHECK(read_back.headquarters[h].members == wrote.headquarters[h].members);
    CHECK(read_back.headquarters[h].convened_by == wrote.headquarters[h].convened_by);
    CHECK(read_back.headquarters[h].first_sitting == wrote.headquarters[h].first_sitting);
  }
  REQUIRE(read_back.incidents.size() == wrote.incidents.size());
  CHECK(read_back.incidents[0].state.began == wrote.incidents[0].state.began);
  CHECK(read_back.incidents[0].state.evacuated == wrote.incidents[0].state.evacuated);
  CHECK(read_back.instruments_in_force.size() == wrote.instruments_in_force.size());
  CHECK(read_back.violations.size() == wrote.violations.size());
  CHECK(read_back.flows.size() == wrote.flows.size());
  CHECK(read_back.numbers.size() == wrote.numbers.size());
  CHECK(read_back.objectives.size() == wrote.objectives.size());
  CHECK(read_back.assumptions == wrote.assumptions);
  CHECK(read_back.types.size() == 10);
  CHECK(read_back.principles.size() == 15);
  CHECK(read_back.principles[3].measures == wrote.principles[3].measures);
  CHECK(read_back.principles[3].sections == wrote.principles[3].sections);
  CHECK(read_back.threats[10].kinds == std::vector<std::string>{"financial", "energy"});
  REQUIRE(read_back.damage.size() == wrote.damage.size());
  for (std::size_t d = 0; d < wrote.damage.size(); ++d) {
    CHECK(read_back.damage[d].key == wrote.damage[d].key);
    CHECK(same_number(read_back.damage[d].value, wrote.damage[d].value));
    CHECK(same_number(read_back.damage[d].baseline, wrote.damage[d].baseline));
  }
  CHECK(read_back.run.version == wrote.run.version);
  CHECK(read_back.run.seed == wrote.run.seed);
  CHECK(read_back.threats.size() == 21);
  CHECK(read_back.threats[0].heads[0].reading == "literal");
}

TEST_CASE("an incident that never began and was planned for no time has no onset in the tables", "[record][store]") {
  const test::Folder folder;
  Record record = test::small_record();
  IncidentState& state = record.incidents[0].state;
  const auto stored = [&](IncidentPhase phase, EventKey began, Tick onset) -> std::optional<int> {
    state.phase = phase;
    state.began = began;
    state.onset = onset;
    REQUIRE(write_record(record, folder.path()) == "");
    SQLite::Database database((folder.path() / "results.sqlite").string());
    const SQLite::Column value = database.execAndGet("SELECT onset FROM incident LIMIT 1");
    return value.isNull() ? std::nullopt : std::optional(value.getInt());
  };
  const EventKey began = state.began;
  REQUIRE(began != 0);
  CHECK(stored(IncidentPhase::active, began, 12) == 12);
  CHECK(stored(IncidentPhase::latent, 0, 34) == 34);
  CHECK_FALSE(stored(IncidentPhase::dormant, 0, 2'000'000'000));
  CHECK_FALSE(stored(IncidentPhase::ended, 0, 2'000'000'000));
  const LoadRecordResult loaded = load_record(folder.path());
  CHECK(loaded.error == "");
  CHECK_FALSE(loaded.record.incidents[0].state.has_onset());
}

TEST_CASE("writing what was read gives the same tables again", "[record][store]") {
  const test::Folder first, second;
  REQUIRE(write_record(test::small_record(), first.path()) == "");
  REQUIRE(write_record(load_record(first.path()).record, second.path()) == "");
  SQLite::Database a((first.path() / "results.sqlite").string()), b((second.path() / "results.sqlite").string());
  for (const Table& table : record_tables()) {
    const auto dump = [&](SQLite::Database& database) {
      std::string out;
      SQLite::Statement rows(database, "SELECT * FROM \"" + std::string(table.name) + "\"");
      while (rows.executeStep()) {
        for (int c = 0; c < rows.getColumnCount(); ++c) out += rows.getColumn(c).getString() + "|";
        out += "\n";
      }
      return out;
    };
    INFO(table.name);
    CHECK(dump(a) == dump(b));
  }
}

TEST_CASE("the tables on disk are those of the dictionary", "[record][schema]") {
  const test::Folder folder;
  SQLite::Database database(stored_record(folder).string());
  CHECK(database.execAndGet("PRAGMA user_version").getInt() == record_format);
  for (const Table& table : record_tables()) {
    INFO(table.name);
    SQLite::Statement info(database, "PRAGMA table_info(\"" + std::string(table.name) + "\")");
    std::size_t at = 0;
    while (info.executeStep()) {
      REQUIRE(at < table.columns.size());
      CHECK(info.getColumn(1).getString() == table.columns[at].name);
      CHECK(info.getColumn(2).getString() == table.columns[at].type);
      ++at;
    }
    CHECK(at == table.columns.size());
    CHECK_FALSE(table.meaning.empty());
    for (const Column& column : table.columns) CHECK_FALSE(column.meaning.empty());
  }
  const int described = database.execAndGet("SELECT count(DISTINCT tbl) FROM dictionary").getInt();
  CHECK(described == static_cast<int>(record_tables().size()));
  CHECK(describe_tables().find("### `event_cause`") != std::string::npos);
}

TEST_CASE("every cause in the table is an event that came before", "[record][store]") {
  const test::Folder folder;
  SQLite::Database database(stored_record(folder).string());
  CHECK(database.execAndGet("SELECT count(*) FROM event_cause").getInt() > 0);
  CHECK(database.execAndGet("SELECT count(*) FROM event_cause WHERE cause IS NULL OR cause >= event").getInt() == 0);
}

TEST_CASE("damage is told by interest, type and kind, each with its article", "[record][store][damage]") {
  const test::Folder folder;
  SQLite::Database database(stored_record(folder).string());
  CHECK(database.execAndGet("SELECT count(*) FROM damage WHERE article = '' OR averted <> baseline - value").getInt() ==
        0);
  const double all = database
                         .execAndGet(
                             "SELECT value FROM measure WHERE measure = 'loss' AND incident IS NULL AND "
                             "region IS NULL")
                         .getDouble();
  for (const char* by : {"interest", "type"}) {
    SQLite::Statement sum(database, "SELECT total(value) FROM damage WHERE measure = 'loss' AND divided_by = ?");
    sum.bind(1, by);
    REQUIRE(sum.executeStep());
    CHECK(sum.getColumn(0).getDouble() == Approx(all));
  }
}

TEST_CASE("actions are told with the article they stand on", "[record][store]") {
  const test::Folder folder;
  SQLite::Database database(stored_record(folder).string());
  CHECK(database.execAndGet("SELECT count(*) FROM action").getInt() > 0);
  CHECK(database.execAndGet("SELECT count(*) FROM action WHERE ground = '' OR kind = 'violation'").getInt() == 0);
}

TEST_CASE("a finished record is one plain file", "[record][store]") {
  const test::Folder folder;
  stored_record(folder);
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    ++files;
    CHECK((entry.path().filename() == "results.sqlite" || entry.path().filename() == "summary.json"));
  }
  CHECK(files == 2);
}

TEST_CASE("a write that fails leaves the old result as it was", "[record][store]") {
  const test::Folder folder;
  const fs::path file = stored_record(folder);
  const std::string before = read(file), summary = read(folder.path() / "summary.json");
  // Where the new file would be prepared there stands a folder that cannot be taken away.
  const fs::path obstacle = file.string() + ".partial-" + std::to_string(::getpid());
  fs::create_directories(obstacle / "full");

  Record other = test::small_record();
  other.run.title.en = "Another";
  const std::string error = write_record(other, folder.path());
  CHECK(error.find("cannot write") != std::string::npos);
  CHECK(read(file) == before);
  CHECK(read(folder.path() / "summary.json") == summary);

  fs::remove_all(obstacle);
  CHECK(write_record(other, folder.path()) == "");
  CHECK(load_record(folder.path()).record.run.title.en == "Another");
}

TEST_CASE("two threads that write the same record are not in each other's way", "[record][store]") {
  const test::Folder folder;
  const Record& record = test::small_record();
  std::array<std::string, 2> errors;
  {
    std::array<std::jthread, 2> writers;
    for (std::size_t i = 0; i < writers.size(); ++i)
      writers[i] = std::jthread([&, i] {
        for (int n = 0; n < 5 && errors[i].empty(); ++n) errors[i] = write_record(record, folder.path());
      });
  }
  for (const std::string& error : errors) CHECK(error == "");
  CHECK(load_record(folder.path()).error == "");
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 2);
}

TEST_CASE("what is no record is refused with a reason", "[record][store]") {
  const test::Folder folder;
  CHECK(load_record(folder.path()).error.find("results.sqlite is missing") != std::string::npos);

  std::ofstream(folder.path() / "results.sqlite") << "this is no database, but it is long enough to look like one";
  CHECK(load_record(folder.path()).error.find("cannot be read") != std::string::npos);

  fs::remove(folder.path() / "results.sqlite");
  { SQLite::Database empty((folder.path() / "results.sqlite").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE); }
  CHECK(load_record(folder.path()).error.find("no record of a run") != std::string::npos);
}

TEST_CASE("a damaged record is refused and never crashes the reader", "[record][store]") {
  const test::Folder folder;
  const fs::path file = stored_record(folder);
  SECTION("another format") {
    change(file, "PRAGMA user_version = 99");
    CHECK(load_record(file).error.find("was written by a later version of Qorgan (format 99,") != std::string::npos);
    change(file, "PRAGMA user_version = 3");
    CHECK(load_record(file).error.find("was written by an earlier version of Qorgan (format 3,") != std::string::npos);
  }
  SECTION("a missing table") {
    change(file, "DROP TABLE flow");
    CHECK(load_record(file).error.find("flow") != std::string::npos);
  }
  SECTION("an event of an unknown kind") {
    change(file, "UPDATE event SET kind = 'dance' WHERE event = 3");
    CHECK(load_record(file).error.find("'dance' is no kind of event") != std::string::npos);
  }
  SECTION("an event by an unknown body") {
    change(file, "UPDATE event SET agent = 'nobody@nowhere' WHERE event = 3");
    CHECK(load_record(file).error.find("unknown body 'nobody@nowhere'") != std::string::npos);
  }
  SECTION("a headquarters that is not there") {
    change(file, "UPDATE event SET headquarters = 4000 WHERE event = 3");
    CHECK(load_record(file).error.find("unknown headquarters") != std::string::npos);
  }
  SECTION("a tick out of range") {
    change(file, "UPDATE run SET ticks = 99999999999999");
    CHECK(load_record(file).error.find("'ticks' holds 99999999999999") != std::string::npos);
  }
  SECTION("an outcome of no principle") {
    change(file, "UPDATE principle_shown SET principle = 'splendour' WHERE principle = 'legality'");
    CHECK(load_record(file).error.find("'splendour' is no principle") != std::string::npos);
  }
  SECTION("events out of order") {
    change(file, "UPDATE event SET key = 1 WHERE event = 5");
    CHECK(load_record(file).error.find("order of their keys") != std::string::npos);
  }
}

TEST_CASE("user texts go through the database as they are", "[record][store]") {
  const test::Folder folder;
  Record record = test::small_record();
  record.run.title.en = "'; DROP TABLE run; -- \"quoted\" \xD2\x9A";
  record.commands = {{3, "fire-inject", "rumour", "why'not"}};
  REQUIRE(write_record(record, folder.path()) == "");
  const Record loaded = load_record(folder.path()).record;
  CHECK(loaded.run.title.en == record.run.title.en);
  REQUIRE(loaded.commands.size() == 1);
  CHECK(loaded.commands[0].note == "why'not");
}
