// Results are neither destroyed nor thrown away, whatever happens while a command works.

#include <sys/mount.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <functional>
#include <nlohmann/json.hpp>
#include <thread>

#include "batch.hpp"
#include "catch.hpp"
#include "support/places.hpp"

using namespace qorgan::test;
using nlohmann::json;
namespace fs = std::filesystem;
using Names = std::vector<std::string>;

namespace {

/// A run that lasts until it is interrupted.
Names long_run(const fs::path& out, const Names& more = {}) {
  Names words{"run",    "first-steps", "--set", "duration=20000 d", "--no-baseline", "--record",
              "series", "--quiet",     "--out", out.string()};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}
/// One that ends by itself, but not before it can be stopped.
Names medium_run(const fs::path& out, const Names& more = {}) {
  Names words{"run",      "first-steps", "--set",   "duration=100 d", "--no-baseline",
              "--record", "measures",    "--quiet", "--out",          out.string()};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}
Names short_run(const fs::path& out, const Names& more = {}) {
  Names words{"run", "first-steps", "--until", "1 d", "--no-baseline", "--quiet", "--out", out.string()};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

bool works_in(const fs::path& folder) {
  for (const std::string& name : entries_of(folder))
    if (name.find(".unfinished-") != std::string::npos) return true;
  return false;
}

/// Waits until the program has looked at its place, and works.
void wait_for_work(Program& program, const fs::path& folder) {
  const auto limit = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  while (!works_in(folder) && program.running() && std::chrono::steady_clock::now() < limit)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  REQUIRE(works_in(folder));
}

/// Whether a process is stopped: nothing of it happens then.
void wait_for_stop(const Program& program) {
  const std::string file = "/proc/" + std::to_string(program.process()) + "/stat";
  for (int i = 0; i < 10000; ++i, std::this_thread::sleep_for(std::chrono::milliseconds(1))) {
    const std::string text = read(file);
    if (const std::size_t name = text.rfind(") "); name != std::string::npos && text[name + 2] == 'T') return;
  }
  FAIL("the program does not stop");
}

/// Does something while the program stands still, and lets it end then.
Outcome meanwhile(Program& program, const fs::path& folder, const std::function<void()>& happens) {
  wait_for_work(program, folder);
  program.send(SIGSTOP);
  wait_for_stop(program);
  REQUIRE(works_in(folder));  // it has not ended by itself
  happens();
  program.send(SIGCONT);
  return program.wait();
}

/// The command that made the result in a folder.
std::string maker_of(const fs::path& folder) {
  return json::parse(read(folder / "summary.json")).at("command_line").get<std::string>();
}

}  // namespace

TEST_CASE("what came to the place of a run while it was simulated stays, and the run is kept beside it",
          "[cli][results]") {
  const Folder folder;
  const fs::path out = folder.path("out"), kept = folder.path("out.kept-1");
  const bool forced = GENERATE(false, true);
  if (forced) REQUIRE(run(short_run(out, {"--seed", "5"})).status == 0);
  Program program(medium_run(out, forced ? Names{"--force"} : Names{}));
  std::function<void()> happens, check;
  SECTION("a person's file") {
    happens = [&] { folder.write("out/notes.txt", "mine"); };
    check = [&] { CHECK(read(out / "notes.txt") == "mine"); };
  }
  SECTION("another run's result") {
    happens = [&] { REQUIRE(run(short_run(out, {"--seed", "7", "--force"})).status == 0); };
    check = [&] { CHECK_THAT(maker_of(out), ContainsSubstring("--seed 7")); };
  }
  SECTION("a batch, or what keeps one away") {
    happens = [&] {
      if (forced) fs::remove_all(out);
      REQUIRE(run(batch_into(out, {"--quiet"})).status == 0);
    };
    check = [&] { CHECK(entries_of(out) == Names{"batch.sqlite"}); };
  }
  SECTION("an edited report") {
    happens = [&] { folder.write("out/report.html", "edited"); };
    check = [&] { CHECK(read(out / "report.html") == "edited"); };
  }
  const Outcome answer = meanwhile(program, folder.path(), happens);
  INFO(answer.err);
  CHECK(answer.status == 1);
  CHECK_THAT(answer.err, ContainsSubstring("is left as it is; the new result is kept in '" + kept.string() + "'"));
  check();
  CHECK_THAT(maker_of(kept), ContainsSubstring("duration=100 d"));
  CHECK(entries_of(kept) == Names{"report.html", "results.sqlite", "summary.json"});
  CHECK(folder.entries() == Names{"out", "out.kept-1"});
}

TEST_CASE("a run that was interrupted does not replace the whole result of the same command", "[cli][results]") {
  const Folder folder;
  const fs::path out = folder.path("out");
  REQUIRE(run(short_run(out)).status == 0);
  const std::string before = read(out / "summary.json");
  Program program(long_run(out, {"--force"}));
  const Outcome answer = meanwhile(program, folder.path(), [&] { program.send(SIGINT); });
  CHECK(answer.status == 130);
  CHECK_THAT(answer.err, ContainsSubstring("the earlier result in '" + out.string() + "' is left as it is"));
  CHECK(read(out / "summary.json") == before);
  CHECK(json::parse(read(folder.path("out.kept-1/summary.json"))).at("stopped") == true);
  CHECK(folder.entries() == Names{"out", "out.kept-1"});
}

TEST_CASE("a place that has no free place beside it is filled from within", "[cli][results]") {
  const Folder folder;
  if (::geteuid() != 0) {
    WARN("only root may mount and become another user: not tried");
    return;
  }
  fs::permissions(folder.path(), fs::perms(0755));
  const Names whole{"report.html", "results.sqlite", "summary.json"};
  SECTION("a mount point") {
    const fs::path out = folder.path("out");
    fs::create_directories(out);
    if (::mount("tmpfs", out.c_str(), "tmpfs", 0, "size=64m") != 0) {
      WARN("mounting is not allowed here: not tried");
      return;
    }
    const Outcome first = run(short_run(out));
    const Names after_first = entries_of(out);
    const Outcome again = run(short_run(out));
    Program program(medium_run(out, {"--force"}));
    const Outcome late = meanwhile(program, out, [&] { folder.write("out/notes.txt", "mine"); });
    const Names after_late = entries_of(out);
    const std::string notes = read(out / "notes.txt"), maker = maker_of(out), kept = maker_of(out / "out.kept-1");
    CHECK(::umount(out.c_str()) == 0);
    INFO(first.err << again.err << late.err);
    CHECK(first.status == 0);
    CHECK(after_first == whole);
    CHECK(again.status == 0);
    CHECK(late.status == 1);
    CHECK_THAT(late.err, ContainsSubstring("out/out.kept-1'"));
    CHECK(after_late == Names{"notes.txt", "out.kept-1", "report.html", "results.sqlite", "summary.json"});
    CHECK(notes == "mine");
    CHECK_THAT(maker, ContainsSubstring("--until"));
    CHECK_THAT(kept, ContainsSubstring("duration=100 d"));
  }
  SECTION("a disk that is full in the end, and one that is before") {
    const fs::path disk = folder.path("disk"), others = folder.path("others");
    fs::create_directories(disk);
    fs::create_directories(others);
    if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=256k") != 0) {
      WARN("mounting is not allowed here: not tried");
      return;
    }
    const Outcome full = run(short_run(disk / "out"), {"TMPDIR=" + others.string()});
    const Names left = entries_of(disk);
    folder.write("disk/file", std::string(std::size_t{240} * 1024, 'x'));
    const Outcome before = run(short_run(disk / "out"), {"TMPDIR=" + others.string()});
    CHECK(::umount(disk.c_str()) == 0);
    INFO(full.err << before.err);
    CHECK(full.status == 1);
    CHECK(left.empty());
    CHECK_THAT(full.err, ContainsSubstring("kept in '" + (others / "qorgan-result.kept-1").string() + "'"));
    CHECK_THAT(maker_of(others / "qorgan-result.kept-1"), ContainsSubstring("--until"));
    CHECK(before.status == 2);
    CHECK_THAT(before.err, ContainsSubstring("cannot write to '" + (disk / "out").string() + "': No space left"));
  }
  SECTION("one's own folder in one that is not") {
    const fs::path out = folder.path("closed/out");
    fs::create_directories(out);
    REQUIRE(::chown(out.c_str(), 65534, 65534) == 0);
    Names words{"setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", program_file()};
    for (const std::string& word : short_run(out)) words.push_back(word);
    for (int time = 0; time < 2; ++time) {
      Program program(Line{words, {}});
      const Outcome answer = program.wait();
      if (answer.status == 126 || answer.status == 127) {
        WARN("another user cannot start the program here: not tried");
        return;
      }
      INFO(answer.err);
      CHECK(answer.status == 0);
      CHECK(entries_of(out) == whole);
    }
  }
}

TEST_CASE("a name of any length that a folder may have will do", "[cli][results]") {
  const Folder folder;
  std::string name;
  for (int i = 0; i < 25; ++i) name += "отчёт";
  CHECK(run(short_run(folder.path(name))).status == 0);
  CHECK(folder.entries() == Names{name});
  const Outcome longer = run(short_run(folder.path(name + "отчёт")));
  CHECK(longer.status == 2);
  CHECK_THAT(longer.err, ContainsSubstring("error: "));
  // Deep folders: before the work, not after it.
  std::string deep = folder.path().string();
  while (deep.size() < 500) deep += "/a-folder-in-a-folder";
  const Outcome refused = run(short_run(deep));
  CHECK(refused.status == 2);
  CHECK_THAT(refused.err, ContainsSubstring("the path is too long"));
}

TEST_CASE("what is read-only is not replaced, nor is what is no file", "[cli][results]") {
  const Folder folder;
  const fs::path out = folder.path("out");
  REQUIRE(run(short_run(out)).status == 0);
  fs::permissions(out / "report.html", fs::perms(0444));
  const std::string before = read(out / "report.html");
  for (const Names& words : {short_run(out), short_run(out, {"--force"}), Names{"report", out.string()}}) {
    const Outcome answer = run(words);
    CHECK(answer.status == 2);
    CHECK_THAT(answer.err, ContainsSubstring("'report.html' in '" + out.string() + "' is read-only"));
  }
  CHECK(read(out / "report.html") == before);
  fs::create_directories(out / "report.md");
  const Outcome folder_there = run({"report", out.string(), "--format", "md"});
  CHECK(folder_there.status == 2);
  CHECK_THAT(folder_there.err, ContainsSubstring("is no file"));
  const std::string link = folder.path("link.yaml").string();
  fs::create_symlink("nowhere.yaml", link);
  CHECK(run({"new", link}).status == 2);
  CHECK(fs::is_symlink(link));
  fs::create_symlink("nowhere", folder.path("link"));
  CHECK_THAT(run(short_run(folder.path("link"))).err, ContainsSubstring("is a link that leads nowhere"));
}

TEST_CASE("the end of a terminal, a session or a job keeps what was done", "[cli][kill]") {
  const Folder folder;
  const fs::path out = folder.path("out");
  const int number = GENERATE(SIGHUP, SIGTERM);
  SECTION("of a run, however often it is told") {
    Program program(long_run(out));
    wait_for_work(program, folder.path());
    for (int i = 0; i < 3 && program.running(); ++i, std::this_thread::sleep_for(std::chrono::milliseconds(2)))
      program.send(number);
    const Outcome answer = program.wait();
    CHECK(answer.status == 130);
    CHECK_THAT(answer.err, ContainsSubstring("what was done until then is kept"));
    CHECK(json::parse(read(out / "summary.json")).at("stopped") == true);
    CHECK(folder.entries() == Names{"out"});
  }
  SECTION("of a batch, which goes on") {
    const std::string whole = whole_batch(folder.path("whole"));
    Program program(batch_into(out, {"--jobs", "1"}));
    while (!fs::exists(out / "unfinished.sqlite") && program.running())
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    program.send(number);
    CHECK(program.wait().status == 130);
    CHECK(run(batch_into(out, {"--resume"})).status == 0);
    CHECK(read(out / "batch.sqlite") == whole);
  }
}

TEST_CASE("who starts a run with nohup wants it to outlive the terminal", "[cli][kill]") {
  const Folder folder;
  Names words{"nohup", program_file()};
  for (const std::string& word : long_run(folder.path("out"))) words.push_back(word);
  Program program(Line{words, {}});
  wait_for_work(program, folder.path());
  program.send(SIGHUP);
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  CHECK(program.running());
  program.send(SIGTERM);
  CHECK(program.wait().status == 130);
  CHECK(folder.entries() == Names{"out"});
}

TEST_CASE("a second Ctrl-C ends a run at once, and what it left goes with the next", "[cli][kill]") {
  const Folder folder;
  const int end = GENERATE(SIGINT, SIGKILL);
  Outcome answer;
  // One that had ended before it was told twice has left nothing.
  for (int attempt = 0; attempt < 20 && (attempt == 0 || !works_in(folder.path())); ++attempt) {
    fs::remove_all(folder.path("out"));
    Program program(long_run(folder.path("out")));
    wait_for_work(program, folder.path());
    std::this_thread::sleep_for(std::chrono::milliseconds(300));  // what was recorded takes some time to write
    if (end == SIGINT) {
      program.send(SIGINT);
      std::this_thread::sleep_for(std::chrono::milliseconds(3));
      // It stands still while it ends, so that the second one comes before that, and not as one with the first.
      program.send(SIGSTOP);
      std::this_thread::sleep_for(std::chrono::milliseconds(150));
    }
    program.send(end);
    program.send(SIGCONT);
    answer = program.wait();
  }
  REQUIRE(answer.status == 128 + end);
  REQUIRE(works_in(folder.path()));
  // The next run anywhere beside it takes it away, the next but one leaves alone what a living one works in.
  Program living(long_run(folder.path("other")));
  const std::string work = ".other.unfinished-" + std::to_string(living.process()) + "-1";
  while (!fs::exists(folder.path(work)) && living.running()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  living.send(SIGSTOP);
  wait_for_stop(living);
  REQUIRE(run(short_run(folder.path("out"))).status == 0);
  CHECK(folder.entries() == Names{work, "out"});
  living.send(SIGTERM);
  living.send(SIGCONT);
  CHECK(living.wait().status == 130);
  CHECK(folder.entries() == Names{"other", "out"});
}

TEST_CASE("what a killed merge left is in nobody's way", "[cli][results]") {
  const Folder folder;
  const fs::path out = folder.path("out");
  (void)whole_batch(folder.path("whole"));
  folder.write("out/.unfinished-1-1/.in-use", "");
  folder.write("out/.unfinished-1-1/unfinished.sqlite", "half");
  folder.write("out/notes.txt", "mine");
  const Outcome answer = run({"merge", folder.path("whole").string(), "--out", out.string(), "--csv"});
  INFO(answer.err);
  CHECK(answer.status == 0);
  CHECK(entries_of(out) == Names{"batch.sqlite", "csv", "notes.txt"});
}

TEST_CASE("tables of others in the folder of a new result are not replaced, and it is known before the work",
          "[cli][results]") {
  const Folder folder;
  const fs::path out = folder.path("out");
  (void)whole_batch(folder.path("whole"));
  folder.write("out/csv/measure.csv", "mine");
  for (const Names& words :
       {batch_into(out, {"--csv"}), Names{"merge", folder.path("whole").string(), "--out", out.string(), "--csv"}}) {
    const Outcome answer = run(words);
    CHECK(answer.status == 2);
    CHECK_THAT(answer.err, ContainsSubstring("csv' holds 'measure.csv' already"));
    CHECK(entries_of(out) == Names{"csv"});
  }
  CHECK(read(out / "csv/measure.csv") == "mine");
  fs::remove_all(out / "csv");
  folder.write("out/csv", "a file");
  CHECK(run(batch_into(out, {"--csv"})).status == 2);
  CHECK(entries_of(out) == Names{"csv"});
  fs::remove(out / "csv");
  REQUIRE(run(batch_into(out, {"--csv", "--quiet"})).status == 0);
  // Its own are replaced, but not where somebody protected them.
  CHECK(run(batch_into(out, {"--csv", "--quiet", "--resume"})).status == 0);
  CHECK_FALSE(works_in(out / "csv"));
  fs::permissions(out / "csv/measure.csv", fs::perms(0444));
  const Outcome answer = run({"report", out.string(), "--csv"});
  CHECK(answer.status == 2);
  CHECK_THAT(answer.err, ContainsSubstring("is read-only"));
}
