// A result takes its place, or is kept beside what came there meanwhile.
#include "core/output_folder.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include "catch.hpp"
#include "support/folder.hpp"

using namespace qorgan;
namespace fs = std::filesystem;
using Names = std::vector<std::string>;

namespace {

/// Ready to commit a result of two files.
void begin(OutputFolder& out, const std::string& text = "new") {
  REQUIRE(out.look().empty());
  REQUIRE(out.prepare().empty());
  std::ofstream(out.work() / "summary.json") << text;
  std::ofstream(out.work() / "data") << text;
}

}  // namespace

TEST_CASE("a result takes an empty place, and that of an earlier one as a whole") {
  const test::Folder folder;
  std::optional<OldFileSystem> old;
  if (GENERATE(false, true)) old.emplace();
  const auto commit = [&](const std::string& text) {
    OutputFolder out(folder.path("out"), OutputFolder::Use::whole);
    begin(out, text);
    CHECK(out.commit("summary.json").empty());
  };
  SECTION("nothing there") {
    commit("1");
    folder.write("out/report.ru.html", "of the earlier one");
    commit("2");
  }
  SECTION("an empty folder with a mode of its own") {
    fs::create_directory(folder.path("out"));
    REQUIRE(::chmod(folder.path("out").c_str(), 0750) == 0);
    commit("2");
    struct stat status {};
    REQUIRE(::stat(folder.path("out").c_str(), &status) == 0);
    CHECK((status.st_mode & 07777) == 0750);
  }
  SECTION("a link to a folder") {
    fs::create_directory(folder.path("real"));
    fs::create_symlink("real", folder.path("out"));
    commit("2");
    CHECK(fs::is_symlink(folder.path("out")));
    CHECK(folder.entries("real") == Names{"data", "summary.json"});
    fs::remove(folder.path("out"));
    fs::rename(folder.path("real"), folder.path("out"));
  }
  CHECK(folder.entries() == Names{"out"});
  CHECK(folder.entries("out") == Names{"data", "summary.json"});
  CHECK(folder.read("out/data") == "2");
}

TEST_CASE("what came meanwhile stays, and the new result is kept where people see it") {
  const test::Folder folder;
  std::optional<OldFileSystem> old;
  if (GENERATE(false, true)) old.emplace();
  const bool earlier = GENERATE(false, true);
  const bool inside = GENERATE(false, true);
  if (earlier) {
    folder.write("out/data", "earlier");
    folder.write("out/summary.json", "earlier");
  } else if (inside) {
    fs::create_directory(folder.path("out"));
  }
  // A shared folder is filled file by file, as is one that cannot be moved.
  OutputFolder out(folder.path("out"), inside ? OutputFolder::Use::shared : OutputFolder::Use::whole);
  begin(out);
  SECTION("another's result") {
    folder.write("out/data", "other");
    folder.write("out/summary.json", "other");
  }
  SECTION("a file of the same name alone") { folder.write("out/summary.json", "other"); }
  const auto before = look_into(folder.path("out"), true);
  const std::string data = folder.read("out/data");
  const std::string error = out.commit("summary.json");
  INFO(error);
  const std::string kept = inside ? "out/out.kept-1" : "out.kept-1";
  CHECK_THAT(error, ContainsSubstring("is left as it is; the new result is kept in '" + folder.path(kept).string()));
  CHECK(folder.read(kept + "/data") == "new");
  CHECK(folder.entries(kept) == Names{"data", "summary.json"});
  CHECK(folder.read("out/summary.json") == "other");
  CHECK(folder.read("out/data") == data);
  if (inside) fs::remove_all(folder.path(kept));
  CHECK(first_difference(*before, *look_into(folder.path("out"), true)).empty());
  CHECK(folder.entries().size() == (inside ? 1 : 2));
}

TEST_CASE("a person's file that came into an earlier result stays with it") {
  const test::Folder folder;
  std::optional<OldFileSystem> old;
  if (GENERATE(false, true)) old.emplace();
  folder.write("out/data", "earlier");
  folder.write("out/summary.json", "earlier");
  OutputFolder out(folder.path("out"), OutputFolder::Use::whole);
  begin(out);
  SECTION("a file") { folder.write("out/notes.txt", "mine"); }
  SECTION("a folder") { folder.write("out/mine/notes.txt", "mine"); }
  SECTION("a hidden file") { folder.write("out/.notes", "mine"); }
  SECTION("a link") { fs::create_symlink("data", folder.path("out/link")); }
  SECTION("an edited file") { folder.write("out/data", "changed"); }
  SECTION("a file that was taken away") { fs::remove(folder.path("out/data")); }
  const auto before = look_into(folder.path("out"), true);
  CHECK_THAT(out.commit("summary.json"), ContainsSubstring("out.kept-1'"));
  CHECK(first_difference(*before, *look_into(folder.path("out"), true), true).empty());
  CHECK(folder.read("out.kept-1/summary.json") == "new");
}

TEST_CASE("a place that became a file is left as it is, one that went away is made again") {
  const test::Folder folder;
  folder.write("out/summary.json", "earlier");
  OutputFolder out(folder.path("out"), OutputFolder::Use::whole);
  begin(out);
  fs::remove_all(folder.path("out"));
  SECTION("a file") {
    folder.write("out", "mine");
    CHECK_THAT(out.commit("summary.json"), ContainsSubstring("out.kept-1'"));
    CHECK(folder.read("out") == "mine");
    CHECK(folder.read("out.kept-1/data") == "new");
  }
  SECTION("nothing") {
    CHECK(out.commit("summary.json").empty());
    CHECK(folder.entries() == Names{"out"});
  }
}

TEST_CASE("what is filled file by file may hold folders too") {
  const test::Folder folder;
  std::optional<OldFileSystem> old;
  if (GENERATE(false, true)) old.emplace();
  folder.write("out/data", "earlier");
  folder.write("out/summary.json", "earlier");
  OutputFolder out(folder.path("out"), OutputFolder::Use::shared);
  begin(out);
  fs::create_directory(out.work() / "csv");
  std::ofstream(out.work() / "csv/table.csv") << "new";
  CHECK(out.commit("summary.json").empty());
  CHECK(folder.entries("out") == Names{"csv", "data", "summary.json"});
  CHECK(folder.read("out/csv/table.csv") == "new");
  CHECK(folder.read("out/data") == "new");
}

TEST_CASE("files of a shared folder are replaced one by one, and others are nobody's business") {
  const test::Folder folder;
  folder.write("out/data", "earlier");
  folder.write("out/notes.txt", "mine");
  OutputFolder out(folder.path("out"), OutputFolder::Use::shared);
  begin(out);
  folder.write("out/notes.txt", "changed");
  folder.write("out/more.txt", "mine");
  CHECK(out.commit("summary.json").empty());
  CHECK(folder.entries("out") == Names{"data", "more.txt", "notes.txt", "summary.json"});
  CHECK(folder.read("out/data") == "new");
  CHECK(folder.read("out/notes.txt") == "changed");
}

TEST_CASE("a folder, a link or a protected file of the name of one that is written stays") {
  const test::Folder folder;
  SECTION("a folder") { folder.write("out/data/mine", "mine"); }
  SECTION("a link") {
    fs::create_directory(folder.path("out"));
    fs::create_symlink("elsewhere", folder.path("out/data"));
  }
  SECTION("a protected file") {
    folder.write("out/data", "mine");
    fs::permissions(folder.path("out/data"), fs::perms(0444));
  }
  OutputFolder out(folder.path("out"), OutputFolder::Use::shared);
  begin(out);
  CHECK_THAT(out.refuse_files({"summary.json", "data"}), ContainsSubstring("'data' in '"));
  CHECK(out.refuse_files({"summary.json"}).empty());
  const auto before = look_into(folder.path("out"), true);
  CHECK_THAT(out.commit(), ContainsSubstring("it is not overwritten; the new result is kept in"));
  CHECK(folder.read("out/out.kept-1/data") == "new");
  fs::remove_all(folder.path("out/out.kept-1"));
  CHECK(first_difference(*before, *look_into(folder.path("out"), true)).empty());
}

TEST_CASE("a result that never comes leaves nothing, and one that is kept says where") {
  const test::Folder folder;
  const auto use = GENERATE(OutputFolder::Use::whole, OutputFolder::Use::shared);
  {
    OutputFolder out(folder.path("out"), use);
    begin(out);
  }
  CHECK(folder.entries().empty());
  {
    OutputFolder out(folder.path("out"), use);
    begin(out);
    CHECK_THAT(out.keep(), ContainsSubstring("kept-1'"));
  }
  CHECK(folder.read(use == OutputFolder::Use::whole ? "out.kept-1/data" : "out/out.kept-1/data") == "new");
}

TEST_CASE("what cannot be written to is known before the work") {
  const test::Folder folder;
  folder.write("file", "mine");
  fs::create_symlink("missing", folder.path("link"));
  std::string deep = "out";
  while (folder.path(deep).string().size() < 480) deep += "/a-folder-of-a-folder";
  for (const std::string& place :
       {std::string("file"), std::string("file/below"), std::string("link"), deep, std::string(256, 'n')}) {
    INFO(place);
    OutputFolder out(folder.path(place), OutputFolder::Use::whole);
    std::string refusal = out.look();
    if (refusal.empty()) refusal = out.prepare();
    CHECK_THAT(refusal, ContainsSubstring(place));
  }
  OutputFolder longest(folder.path(std::string(255, 'n')), OutputFolder::Use::whole);
  begin(longest);
  CHECK(longest.commit("summary.json").empty());
  CHECK(folder.read(std::string(255, 'n') + "/data") == "new");
}
