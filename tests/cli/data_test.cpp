// What readers of a batch's file find, with the program and without it.

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "batch.hpp"
#include "catch.hpp"
#include "core/csv.hpp"
#include "support/places.hpp"

using namespace qorgan::test;
using nlohmann::json;
namespace fs = std::filesystem;

TEST_CASE("every table of a batch can be had as CSV", "[cli][data]") {
  const Folder folder;
  const fs::path out = folder.path("out");
  REQUIRE(run({"batch", first_steps(), "--replicates", "2", "--until", "1 d", "--csv", "--out", out.string()}).status ==
          0);
  const std::vector<std::string> files = entries_of(out / "csv");
  CHECK(std::find(files.begin(), files.end(), "measure.csv") != files.end());
  CHECK(std::find(files.begin(), files.end(), "parameter.csv") != files.end());
  const std::string runs = read(out / "csv/run.csv");
  CHECK(
      runs.substr(0, runs.find('\r')) ==
      "\xEF\xBB\xBF"
      "run,point,replicate,context,seed,policy,reading,status,error,command,digest,ticks,agents,units,messages,events,"
      "events_kept");
  CHECK(std::count(runs.begin(), runs.end(), '\n') == 3);
}

namespace {

/// first-steps with a title that is a formula, a separator and two lines.
std::string with_formula(const Folder& folder) {
  std::filesystem::create_directory_symlink(shipped("institutions"), folder.path("institutions"));
  std::string text = read(first_steps());
  const std::size_t at = text.find("\ntitle: ") + 1;
  text.replace(at, text.find('\n', at) - at, R"(title: {en: "=1+1", ru: "=1+1; шаг, \"так\"", kk: "-қадам"})");
  return folder.write("formula.yaml", text);
}

/// Every table as rows of cells, with the apostrophe taken off where `defused`.
std::map<std::string, std::vector<std::vector<std::string>>> tables_in(const fs::path& folder, char separator,
                                                                       bool defused) {
  std::map<std::string, std::vector<std::vector<std::string>>> out;
  for (const std::string& file : entries_of(folder)) {
    INFO(file);
    auto rows = qorgan::read_csv(read(folder / file), separator);
    REQUIRE(rows);
    for (auto& row : *rows) {
      CHECK(row.size() == rows->front().size());
      for (std::string& cell : row)
        if (defused && cell.starts_with('\'')) cell.erase(0, 1);
    }
    out[file] = std::move(*rows);
  }
  return out;
}

}  // namespace

TEST_CASE("a spreadsheet that opens the tables sees letters, columns and no formula", "[cli][data]") {
  const Folder folder;
  const std::string scenario = with_formula(folder);
  const fs::path one = folder.path("one"), many = folder.path("many");
  REQUIRE(run({"run", scenario, "--until", "1 d", "--no-baseline", "--csv", "--out", one.string()}).status == 0);
  REQUIRE(run({"batch", scenario, "--until", "1 d", "--replicates", "1", "--csv", "--csv-separator", ";", "--out",
               many.string()})
              .status == 0);
  for (const fs::path& result : {one, many})
    for (const std::string& file : entries_of(result / "csv")) {
      INFO(file);
      const std::string text = read(result / "csv" / file);
      CHECK(text.starts_with("\xEF\xBB\xBF"));
      CHECK(text.ends_with("\r\n"));
      for (const char* start : {"\n=", ",=", ";=", "\"="}) CHECK(text.find(start) == std::string::npos);
    }
  CHECK_THAT(read(one / "csv/run.csv"), ContainsSubstring("'=1+1,\"'=1+1; шаг, \"\"так\"\"\",'-қадам"));
  CHECK_THAT(read(many / "csv/context.csv"), ContainsSubstring("'=1+1;\"'=1+1; шаг, \"\"так\"\"\";'-қадам"));
  // Numbers stay numbers, with the comma that goes with semicolons.
  const std::string measures = read(many / "csv/measure.csv");
  CHECK(measures.find('.') == std::string::npos);
  CHECK(measures.find('\'') == std::string::npos);
}

TEST_CASE("tables for programs and for spreadsheets hold the same", "[cli][data]") {
  const Folder folder;
  const std::string scenario = with_formula(folder);
  const fs::path result = folder.path("result"), plain = folder.path("plain"), tabs = folder.path("tabs");
  REQUIRE(run({"run", scenario, "--until", "1 d", "--no-baseline", "--csv", "--out", result.string()}).status == 0);
  REQUIRE(run({"report", result.string(), "--csv-for", "programs", "--out", plain.string()}).status == 0);
  REQUIRE(run({"report", result.string(), "--csv-separator", "tab", "--out", tabs.string()}).status == 0);
  const auto sheets = tables_in(result / "csv", ',', true);
  CHECK(sheets.size() > 20);
  CHECK(sheets.contains("event.csv"));
  CHECK(sheets.contains("series.csv"));
  CHECK_FALSE(sheets.contains("source_file.csv"));
  CHECK(sheets == tables_in(plain / "csv", ',', false));
  CHECK(sheets == tables_in(tabs / "csv", '\t', true));
  CHECK(read(plain / "csv/run.csv").starts_with("scenario,"));
  // Every row of the database is there.
  check_in_python(R"py(
import csv, os, sqlite3, sys
db = sqlite3.connect(sys.argv[1] + "/results.sqlite")
for file in os.listdir(sys.argv[2]):
    table = file[:-4]
    rows = list(csv.reader(open(os.path.join(sys.argv[2], file), encoding="utf-8", newline="")))
    names = [column[1] for column in db.execute("PRAGMA table_info(%s)" % table)]
    assert rows[0] == names, (table, rows[0], names)
    stored = [["" if v is None else repr(v) if isinstance(v, float) else str(v) for v in row]
              for row in db.execute("SELECT * FROM %s" % table)]
    same = lambda a, b: a == b or float(a) == float(b)
    assert len(stored) == len(rows) - 1, table
    assert all(same(a, b) for x, y in zip(stored, rows[1:]) for a, b in zip(x, y)), table
)py",
                  {result.string(), (plain / "csv").string()});
  CHECK(run({"run", scenario, "--csv"}).status == 2);
  CHECK(run({"report", result.string(), "--csv-separator", "x"}).status == 2);
}

TEST_CASE("a comparison can be had as CSV", "[cli][data]") {
  const Folder folder;
  const std::string out = folder.path("out").string();
  REQUIRE(
      run({"batch", first_steps(), "--until", "1 d", "--replicates", "3", "--policy", "by-law,network", "--out", out})
          .status == 0);
  const Outcome csv = run({"compare", out, "--csv", "--quiet"});
  REQUIRE(csv.status == 0);
  const auto rows = qorgan::read_csv(csv.out, ',');
  REQUIRE(rows);
  const json data = json::parse(run({"compare", out, "--json", "--quiet"}).out);
  CHECK(rows->size() == 1 + 2 * data.at("responses").size());
  CHECK(rows->at(1).at(1) == data.at("responses")[0].at("measure").get<std::string>());
  CHECK(rows->at(1).at(5) == "by-law");
  CHECK(std::stod(rows->at(2).at(8)) == data.at("responses")[0].at("options")[1].at("mean").get<double>());
  CHECK(run({"compare", out, "--csv", "--json"}).status == 2);
}

TEST_CASE("a reader with nothing but Python reads a batch", "[cli][data]") {
  const Folder folder;
  const fs::path out = folder.path("out");
  REQUIRE(run({"batch", first_steps(), "--replicates", "3", "--until", "1 d", "--policy", "by-law,network", "--out",
               out.string()})
              .status == 0);
  check_in_python(R"py(
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
rows = db.execute("""SELECT p.value, count(*), sum(m.value IS NOT NULL) FROM measure m JOIN parameter p USING (run)
                     WHERE m.measure = 'messages' AND m.incident IS NULL AND m.region IS NULL AND p.factor = 'policy'
                     GROUP BY 1 ORDER BY 1""").fetchall()
assert rows == [('by-law', 3, 3), ('network', 3, 3)], rows
for name, kind in db.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')"):
    columns = [c[1] for c in db.execute(f'PRAGMA table_info("{name}")')]
    told = [c for (c,) in db.execute("SELECT col FROM dictionary WHERE tbl = ? AND col <> ''", (name,))]
    assert columns == told, (name, columns, told)
    db.execute(f'SELECT * FROM "{name}"').fetchall()
)py",
                  {out / "batch.sqlite"});
}

TEST_CASE("the network of a run of a batch can be read back, and is that of the run alone", "[cli][data]") {
  const Folder folder;
  const fs::path out = folder.path("out"), alone = folder.path("alone");
  REQUIRE(run({"batch", first_steps(), "--replicates", "2", "--until", "2 d", "--csv", "--out", out.string()}).status ==
          0);
  const Outcome network = run({"network", out.string(), "--run", "1"});
  INFO(network.err);
  REQUIRE(network.status == 0);
  std::string row = read(out / "csv/run.csv");
  row = row.substr(row.rfind("\r\n", row.size() - 3) + 2);
  const std::string seed = row.substr(8, row.find(',', 8) - 8);  // 1,0,1,0,SEED,...
  REQUIRE(
      run({"run", first_steps(), "--seed", seed, "--until", "2 d", "--no-baseline", "--out", alone.string()}).status ==
      0);
  CHECK(run({"network", alone.string()}).out == network.out);
  const Outcome no_batch = run({"network", alone.string(), "--run", "1"});
  CHECK(no_batch.status == 2);
  CHECK(no_batch.out.empty());
  CHECK_THAT(no_batch.err, ContainsSubstring("holds no batch"));

  check_in_python(R"py(
import sqlite3, sys, xml.etree.ElementTree as tree
ns = '{http://graphml.graphdrawing.org/xmlns}'
graph = tree.parse(sys.argv[1]).getroot().find(ns + 'graph')
nodes = {n.get('id') for n in graph.iter(ns + 'node')}
weights = {}
for edge in graph.iter(ns + 'edge'):
    assert edge.get('source') in nodes and edge.get('target') in nodes
    weights[edge.get('source'), edge.get('target')] = int(edge.find(f"{ns}data[@key='weight']").text)
rows = sqlite3.connect(sys.argv[2]).execute(
    'SELECT sender, receiver, sum(count) FROM flow WHERE sender IS NOT NULL AND receiver IS NOT NULL GROUP BY 1, 2')
assert weights == {(s, r): n for s, r, n in rows} and weights
)py",
                  {folder.write("network.graphml", network.out), alone / "results.sqlite"});
  CHECK(run({"network", out.string()}).status == 2);
  CHECK(run({"network", out.string(), "--run", "2"}).status == 2);
  CHECK(run({"network", folder.path("nowhere").string()}).status == 2);
}

TEST_CASE("the dictionary of the tables comes from the program", "[cli][data]") {
  const Outcome run_tables = run({"columns"}), batch_tables = run({"columns", "batch", "--json"});
  CHECK(run_tables.status == 0);
  CHECK_THAT(run_tables.out, ContainsSubstring("### `event_cause`"));
  REQUIRE(batch_tables.status == 0);
  const json tables = json::parse(batch_tables.out);
  const auto measure =
      std::find_if(tables.begin(), tables.end(), [](const json& t) { return t.at("table") == "measure"; });
  REQUIRE(measure != tables.end());
  CHECK(measure->at("columns").at(0).at("name") == "run");
  CHECK(run({"columns", "bach"}).status == 2);
  // The copies for readers who do not have the program at hand.
  CHECK(read(fs::path(source_dir()) / "assets/tables/run.md") == run_tables.out);
  CHECK(read(fs::path(source_dir()) / "assets/tables/batch.md") == run({"columns", "batch"}).out);
}
