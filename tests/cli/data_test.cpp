// What readers of a batch's file find, with the program and without it.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "batch.hpp"
#include "catch.hpp"
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
      "run,point,replicate,context,seed,policy,reading,status,error,command,digest,ticks,agents,units,messages,events,"
      "events_kept");
  CHECK(std::count(runs.begin(), runs.end(), '\n') == 3);
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
