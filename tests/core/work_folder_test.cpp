// Work folders: of the living they stay, of the dead they are taken away.
#include "core/work_folder.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "catch.hpp"
#include "support/folder.hpp"

using namespace qorgan;
namespace fs = std::filesystem;

namespace {

/// What a process leaves that is killed while it works in a folder.
void leave_one(const fs::path& parent, const std::string& stem) {
  const pid_t child = ::fork();
  if (child == 0) {
    WorkFolder work;
    const bool made = !work.make(parent, stem);
    ::_exit(made ? 0 : 1);  // nothing is cleaned up
  }
  int status = -1;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
}

/// A process number that nobody has.
pid_t dead_process() {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  (void)::waitpid(child, nullptr, 0);
  return child;
}

}  // namespace

TEST_CASE("a work folder is hidden, says whose it is, and goes with who made it") {
  const test::Folder folder;
  {
    WorkFolder one, two, other;
    REQUIRE_FALSE(one.make(folder.path(), "out"));
    REQUIRE_FALSE(two.make(folder.path(), "out"));
    REQUIRE_FALSE(other.make(folder.path(), ""));
    const std::string process = std::to_string(::getpid());
    CHECK(one.path().filename() == ".out.unfinished-" + process + "-1");
    CHECK(two.path().filename() == ".out.unfinished-" + process + "-2");
    CHECK(other.path().filename() == ".unfinished-" + process + "-1");
    CHECK(is_work_folder(one.path()));
    std::ofstream(one.path() / "file") << "x";
  }
  CHECK(folder.entries().empty());
  WorkFolder none;
  CHECK(none.make(folder.path("missing"), "out") == std::errc::no_such_file_or_directory);
  CHECK(none.path().empty());
}

TEST_CASE("a name of any length can stand in that of its work folder, which nobody else may see into where asked") {
  const test::Folder folder;
  WorkFolder work;
  std::string name;
  for (int i = 0; i < 100; ++i) name += "отч";
  REQUIRE_FALSE(work.make(folder.path(), name, WorkFolder::Access::mine_alone));
  CHECK(work.path().filename().string().size() < 100);
  struct stat status {};
  REQUIRE(::stat(work.path().c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0700);
}

TEST_CASE("what is released is a folder like any other") {
  const test::Folder folder;
  {
    WorkFolder work;
    REQUIRE_FALSE(work.make(folder.path(), "out"));
    fs::rename(work.path(), folder.path("out"));
    CHECK(work.release_at(folder.path("out")) == folder.path("out"));
  }
  CHECK(folder.entries() == std::vector<std::string>{"out"});
  CHECK(folder.entries("out").empty());
}

TEST_CASE("what dead processes left is taken away, what living ones work in is not") {
  const test::Folder folder;
  leave_one(folder.path(), "out");
  leave_one(folder.path(), "other");
  leave_one(folder.path(), "");
  WorkFolder living;
  REQUIRE_FALSE(living.make(folder.path(), "out"));
  CHECK(folder.entries().size() == 4);
  sweep_work_folders(folder.path());
  CHECK(folder.entries() == std::vector<std::string>{living.path().filename().string()});
  CHECK(is_work_folder(living.path()));
}

TEST_CASE("a lock tells the living from the dead, not the number of a process") {
  const test::Folder folder;
  leave_one(folder.path(), "out");
  const std::string left = folder.entries().front();
  // The number belongs to a living process by now, as it may on another machine.
  const std::string again = ".out.unfinished-" + std::to_string(::getpid()) + "-1";
  fs::rename(folder.path(left), folder.path(again));
  sweep_work_folders(folder.path());
  CHECK(folder.entries().empty());
  // And a living one may have a number that nobody has here.
  WorkFolder living;
  REQUIRE_FALSE(living.make(folder.path(), "out"));
  const fs::path renamed = folder.path(".out.unfinished-" + std::to_string(dead_process()) + "-1");
  fs::rename(living.path(), renamed);
  sweep_work_folders(folder.path());
  CHECK(fs::exists(renamed));
}

TEST_CASE("nothing that people may have made is swept") {
  const test::Folder folder;
  const std::string dead = std::to_string(dead_process());
  folder.write(".out.unfinished-notes/file", "mine");
  folder.write("out.unfinished-" + dead + "/file", "mine");
  folder.write(".out.unfinished-" + dead + "-1/file", "released, or mine");
  folder.write(".whole.unfinished-" + dead + "/summary.json", "a whole result");
  folder.write(".file.unfinished-" + dead + "0", "a file");
  folder.write(".at-work.unfinished-" + std::to_string(::getpid()) + "/results.sqlite", "");
  const auto before = folder.entries();
  sweep_work_folders(folder.path());
  CHECK(folder.entries() == before);
  // What the version left that did not lock.
  folder.write(".out.unfinished-" + dead + "/results.sqlite.partial-1", "");
  sweep_work_folders(folder.path());
  CHECK(folder.entries() == before);
}
