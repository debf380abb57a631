#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <thread>

#include "catch.hpp"
#include "program.hpp"

using namespace qorgan::test;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

const std::string first_steps = shipped("first-steps.yaml");

/// Two policies, twelve replicates, a day each: some seconds on one core.
std::vector<std::string> batch_into(const fs::path& out, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{"batch",    first_steps, "--replicates", "12",        "--seed",
                                     "9",        "--until",   "1 d",          "--policy",  "by-law,network",
                                     "--record", "series",    "--out",        out.string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

std::string whole_batch(const fs::path& out) {
  const Outcome answer = run(batch_into(out));
  INFO(answer.err);
  REQUIRE(answer.status == 0);
  return read(out / "batch.sqlite");
}

}  // namespace

TEST_CASE("a batch leaves one file and says what it did", "[cli][batch]") {
  const Folder folder;
  const fs::path out = folder.path("out");
  const Outcome answer = run(batch_into(out, {"--json"}));
  REQUIRE(answer.status == 0);
  CHECK(entries_of(out) == std::vector<std::string>{"batch.sqlite"});
  const json told = json::parse(answer.out);
  CHECK(told.at("runs") == 24);
  CHECK(told.at("done") == 24);
  CHECK(told.at("failed") == 0);
  CHECK(told.at("points") == 2);
  CHECK(told.at("finished") == true);
  CHECK(told.at("digest").get<std::string>().size() == 16);
  CHECK(told.at("failures").empty());

  SECTION("a second time is refused, and going on has nothing to do") {
    const std::string before = read(out / "batch.sqlite");
    const Outcome again = run(batch_into(out));
    CHECK(again.status == 2);
    CHECK_THAT(again.err, ContainsSubstring("holds a batch already; --resume goes on with it"));
    const Outcome resumed = run(batch_into(out, {"--resume", "--json"}));
    CHECK(resumed.status == 0);
    CHECK(json::parse(resumed.out).at("fresh") == 0);
    CHECK(json::parse(resumed.out).at("digest") == told.at("digest"));
    CHECK(read(out / "batch.sqlite") == before);
  }
}

TEST_CASE("jobs cannot be seen in a batch", "[cli][batch]") {
  const Folder folder;
  const std::string one = whole_batch(folder.path("whole"));
  for (const char* jobs : {"1", "2", "3"}) {
    CHECK(run(batch_into(folder.path(jobs), {"--jobs", jobs, "--quiet"})).status == 0);
    CHECK(read(folder.path(jobs) / "batch.sqlite") == one);
  }
}

TEST_CASE("a batch that is killed at any moment goes on to the same bytes", "[cli][batch][kill]") {
  const Folder folder;
  const auto start = std::chrono::steady_clock::now();
  const std::string whole = whole_batch(folder.path("whole"));
  const std::chrono::duration<double> length = std::chrono::steady_clock::now() - start;
  // Moments from before the first byte to the last step, spread evenly and not in order. On a busy machine some come
  // when all is done: those do not count.
  constexpr int wanted = 20, moments = 24, most = 72;
  int killed = 0;
  for (int k = 0; k < most && killed < wanted; ++k) {
    const fs::path out = folder.path("killed-" + std::to_string(k));
    const double share = static_cast<double>((k * 7) % moments) / moments;
    Program program(batch_into(out, {"--jobs", k % 2 == 0 ? "1" : "2"}));
    std::this_thread::sleep_for(length * share);
    program.send(SIGKILL);
    if (program.wait().status != 128 + SIGKILL) continue;
    ++killed;
    // Every third one is killed a second time while it goes on.
    if (k % 3 == 0) {
      Program second(batch_into(out, {"--resume"}));
      std::this_thread::sleep_for(length * 0.2);
      second.send(SIGKILL);
      (void)second.wait();
    }
    const Outcome answer = run(batch_into(out, {"--resume"}));
    INFO("killed after " << share << " of its time: " << answer.err);
    CHECK(answer.status == 0);
    CHECK(read(out / "batch.sqlite") == whole);
    CHECK(entries_of(out) == std::vector<std::string>{"batch.sqlite"});
    fs::remove_all(out);
  }
  CHECK(killed == wanted);
}

TEST_CASE("Ctrl-C keeps what is done", "[cli][batch]") {
  const Folder folder;
  const fs::path out = folder.path("out");
  const std::string whole = whole_batch(folder.path("whole"));
  Program program(batch_into(out, {"--jobs", "1"}));
  while (!fs::exists(out / "unfinished.sqlite") && program.running())
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  program.send(SIGINT);
  const Outcome answer = program.wait();
  CHECK(answer.status == 130);
  CHECK_THAT(answer.err, ContainsSubstring("of 24 runs are kept, --resume goes on"));
  CHECK(entries_of(out).front() == "unfinished.sqlite");
  CHECK(run(batch_into(out, {"--resume"})).status == 0);
  CHECK(read(out / "batch.sqlite") == whole);
}

TEST_CASE("a disk that fills up ends a batch with an error, and it goes on when there is room", "[cli][batch]") {
  const Folder folder;
  const std::string whole = whole_batch(folder.path("whole"));
  const fs::path out = folder.path("out");
  SECTION("a limit on the size of files") {
    // From where nothing can be written to where only the last step cannot.
    for (const std::size_t limit : {std::size_t{1}, std::size_t{20'000}, whole.size() / 2, whole.size() - 4096}) {
      const rlimit small{limit, RLIM_INFINITY};
      rlimit before{};
      REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
      REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
      Program program(batch_into(out, {"--resume"}));
      REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
      const Outcome answer = program.wait();
      CHECK((answer.status == 1 || answer.status == 2));
      CHECK_FALSE(fs::exists(out / "batch.sqlite"));
    }
  }
  SECTION("a small file system") {
    const fs::path disk = folder.path("disk");
    fs::create_directories(disk);
    if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=400k") != 0) {
      WARN("mounting is not allowed here: the full file system was not tried");
      return;
    }
    const Outcome answer = run(batch_into(disk / "out"));
    CHECK(answer.status == 1);
    CHECK_THAT(answer.err, ContainsSubstring("full"));
    CHECK_FALSE(fs::exists(disk / "out/batch.sqlite"));
    fs::copy(disk / "out", out, fs::copy_options::recursive);
    CHECK(::umount(disk.c_str()) == 0);
  }
  const Outcome answer = run(batch_into(out, {"--resume"}));
  INFO(answer.err);
  CHECK(answer.status == 0);
  CHECK(read(out / "batch.sqlite") == whole);
}

TEST_CASE("a folder that cannot be written is refused before the work", "[cli][batch]") {
  const Folder folder;
  folder.write("file", "no folder");
  const Outcome answer = run(batch_into(folder.path("file") / "out"));
  CHECK(answer.status == 2);
  CHECK_THAT(answer.err, ContainsSubstring("error:"));
  const Outcome proc = run(batch_into("/proc/qorgan-out"));
  CHECK(proc.status == 2);
  if (::geteuid() != 0) {
    fs::create_directories(folder.path("closed"));
    fs::permissions(folder.path("closed"), fs::perms::owner_read | fs::perms::owner_exec);
    CHECK(run(batch_into(folder.path("closed") / "out")).status == 2);
  }
}

TEST_CASE("three shards merge into the whole", "[cli][batch][merge]") {
  const Folder folder;
  const std::string whole = whole_batch(folder.path("whole"));
  std::vector<std::string> merge{"merge", "--out", folder.path("merged").string(), "--json"};
  for (const char* part : {"1/3", "2/3", "3/3"}) {
    const fs::path out = folder.path(std::string("part-") + part[0]);
    CHECK(run(batch_into(out, {"--shard", part})).status == 0);
    merge.push_back(out.string());
  }
  const Outcome answer = run(merge);
  INFO(answer.err);
  REQUIRE(answer.status == 0);
  CHECK(json::parse(answer.out).at("runs") == 24);
  CHECK(read(folder.path("merged") / "batch.sqlite") == whole);

  merge.pop_back();
  merge[2] = folder.path("two").string();
  const Outcome two = run(merge);
  CHECK(two.status == 2);
  CHECK_THAT(two.err, ContainsSubstring("8 of 24 runs are in none of them: 16 to 23"));
  CHECK(run(batch_into(folder.path("part-1"), {"--shard", "2/3", "--resume"})).status == 2);
}

TEST_CASE("processes under mpirun make the same bytes as one", "[cli][batch][mpi]") {
  if (std::system("mpirun --version > /dev/null 2>&1") != 0) {
    WARN("there is no mpirun here: batches of several processes were not tried");
    return;
  }
  const Folder folder;
  const std::string whole = whole_batch(folder.path("whole"));
  for (const int ranks : {1, 2, 4}) {
    const fs::path out = folder.path("ranks-" + std::to_string(ranks));
    std::string line = "OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 mpirun --oversubscribe -n " +
                       std::to_string(ranks) + " " QORGAN_PROGRAM;
    for (const std::string& argument : batch_into(out)) line += " '" + argument + "'";
    const fs::path log = folder.path("log");
    const int status = std::system((line + " > " + log.string() + " 2>&1").c_str());
    INFO(read(log));
    if (read(log).find("built without MPI") != std::string::npos) {
      WARN("the program was built without MPI: batches of several processes were not tried");
      return;
    }
    CHECK(status == 0);
    CHECK(entries_of(out) == std::vector<std::string>{"batch.sqlite"});
    CHECK(read(out / "batch.sqlite") == whole);
  }
}

TEST_CASE("every table of a batch can be had as CSV", "[cli][batch]") {
  const Folder folder;
  const fs::path out = folder.path("out");
  REQUIRE(run({"batch", first_steps, "--replicates", "2", "--until", "1 d", "--csv", "--out", out.string()}).status ==
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

TEST_CASE("a batch says what is wrong with what it was asked", "[cli][batch][usage]") {
  const Folder folder;
  const std::string out = folder.path("out").string();
  const auto refused = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"batch", first_steps, "--out", out});
    const Outcome answer = run(std::move(options));
    CHECK(answer.status == 2);
    CHECK_FALSE(fs::exists(out));
    return answer.err;
  };
  CHECK_THAT(refused({"--policy", "by-law,netwrok"}), ContainsSubstring("did you mean 'network'?"));
  CHECK_THAT(refused({"--set", "parameters.quorom=0.6"}), ContainsSubstring("did you mean"));
  CHECK_THAT(refused({"--set", "quorum"}), ContainsSubstring("is not PATH=VALUE"));
  CHECK_THAT(refused({"--shard", "4/3"}), ContainsSubstring("'4/3' is no shard"));
  CHECK_THAT(refused({"--replicates", "0"}), ContainsSubstring("--replicates"));
  CHECK_THAT(refused({"--institution", "nowhere.yaml"}), ContainsSubstring("nowhere.yaml"));
  CHECK(run({"batch", "no-such-scenario", "--out", out}).status == 2);
  CHECK(run({"batch", first_steps}).status == 2);
}

TEST_CASE("the command of a run in a batch makes that run", "[cli][batch]") {
  const Folder folder;
  const fs::path out = folder.path("out");
  REQUIRE(run({"batch", first_steps, "--replicates", "2", "--until", "1 d", "--policy", "by-law,network", "--set",
               "parameters.quorum=0.6", "--csv", "--out", out.string()})
              .status == 0);
  // run,point,replicate,context,seed,policy,reading,status,error,command,digest,...
  std::string row = read(out / "csv/run.csv");
  row = row.substr(row.rfind("\r\n", row.size() - 3) + 2);
  const std::string seed = row.substr(row.find(",0,") + 3, row.find(",network") - row.find(",0,") - 3);
  const std::string digest = row.substr(row.find("record measures,") + 16, 16);
  const Outcome alone = run({"run", first_steps, "--seed", seed, "--until", "1 d", "--policy", "network", "--set",
                             "parameters.quorum=0.6", "--no-baseline", "--json"});
  REQUIRE(alone.status == 0);
  CHECK(json::parse(alone.out).at("digest") == digest);
}

TEST_CASE("a reader with nothing but Python reads a batch", "[cli][batch]") {
  const Folder folder;
  const fs::path out = folder.path("out");
  REQUIRE(run({"batch", first_steps, "--replicates", "3", "--until", "1 d", "--policy", "by-law,network", "--out",
               out.string()})
              .status == 0);
  const std::string script = folder.write("read.py", R"py(
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
)py");
  const fs::path log = folder.path("log");
  const int status = std::system(
      ("python3 " + script + " " + (out / "batch.sqlite").string() + " > " + log.string() + " 2>&1").c_str());
  INFO(read(log));
  CHECK(status == 0);
}

TEST_CASE("the network of a run of a batch can be read back, and is that of the run alone", "[cli][batch]") {
  const Folder folder;
  const fs::path out = folder.path("out"), alone = folder.path("alone");
  REQUIRE(run({"batch", first_steps, "--replicates", "2", "--until", "2 d", "--csv", "--out", out.string()}).status ==
          0);
  const Outcome network = run({"network", out.string(), "--run", "1"});
  INFO(network.err);
  REQUIRE(network.status == 0);
  std::string row = read(out / "csv/run.csv");
  row = row.substr(row.rfind("\r\n", row.size() - 3) + 2);
  const std::string seed = row.substr(8, row.find(',', 8) - 8);  // 1,0,1,0,SEED,...
  REQUIRE(
      run({"run", first_steps, "--seed", seed, "--until", "2 d", "--no-baseline", "--out", alone.string()}).status ==
      0);
  CHECK(run({"network", alone.string()}).out == network.out);

  const std::string script = folder.write("read.py", R"py(
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
)py");
  const std::string graph = folder.write("network.graphml", network.out);
  const fs::path log = folder.path("log");
  const int status = std::system(
      ("python3 " + script + " " + graph + " " + (alone / "results.sqlite").string() + " > " + log.string() + " 2>&1")
          .c_str());
  INFO(read(log));
  CHECK(status == 0);
  CHECK(run({"network", out.string()}).status == 2);
  CHECK(run({"network", out.string(), "--run", "2"}).status == 2);
  CHECK(run({"network", folder.path("nowhere").string()}).status == 2);
}

TEST_CASE("the dictionary of the tables comes from the program", "[cli][columns]") {
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
  CHECK(read(fs::path(QORGAN_SOURCE_DIR) / "assets/tables/run.md") == run_tables.out);
  CHECK(read(fs::path(QORGAN_SOURCE_DIR) / "assets/tables/batch.md") == run({"columns", "batch"}).out);
}
