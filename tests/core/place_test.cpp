// Moving and writing without losing what lies there.
#include "core/place.hpp"

#include <unistd.h>

#include <fstream>

#include "catch.hpp"
#include "support/folder.hpp"

using namespace qorgan;
namespace fs = std::filesystem;

TEST_CASE("a move goes to where nothing lies, and nowhere else") {
  const test::Folder folder;
  std::optional<OldFileSystem> old;
  if (GENERATE(false, true)) old.emplace();
  const auto move = [](const fs::path& from, const fs::path& to) { return move_to_new(from, to); };
  folder.write("new", "new");
  folder.write("taken", "taken");
  folder.write("from/file", "in a folder");
  fs::create_symlink(folder.path("nowhere"), folder.path("link"));
  fs::create_directory(folder.path("empty"));
  for (const char* to : {"taken", "link", "empty", "from"}) {
    INFO(to);
    CHECK(move(folder.path("new"), folder.path(to)) == std::errc::file_exists);
  }
  for (const char* to : {"taken", "link", "empty"}) {
    INFO(to);
    CHECK(move(folder.path("from"), folder.path(to)) == std::errc::file_exists);
  }
  CHECK(folder.read("taken") == "taken");
  CHECK(fs::is_symlink(folder.path("link")));
  CHECK_FALSE(move(folder.path("new"), folder.path("fresh")));
  CHECK_FALSE(move(folder.path("from"), folder.path("to")));
  CHECK(folder.read("fresh") == "new");
  CHECK(folder.read("to/file") == "in a folder");
  CHECK(folder.entries() == std::vector<std::string>{"empty", "fresh", "link", "taken", "to"});
  CHECK(move(folder.path("missing"), folder.path("other")) == std::errc::no_such_file_or_directory);
  CHECK_FALSE(fs::exists(folder.path("other")));
}

TEST_CASE("a snapshot tells what came, went or was changed, with its times put back too") {
  const test::Folder folder;
  folder.write("a/one", "1");
  folder.write("a/two/deep", "2");
  const auto seen = look_into(folder.path("a"), true);
  REQUIRE(seen);
  CHECK(seen->size() == 3);
  CHECK(first_difference(*seen, *look_into(folder.path("a"), true)).empty());
  CHECK(look_into(folder.path("a"), false)->size() == 2);
  SECTION("changed") {
    const auto time = fs::last_write_time(folder.path("a/two/deep"));
    folder.write("a/two/deep", "3");
    fs::last_write_time(folder.path("a/two/deep"), time);
    CHECK(first_difference(*seen, *look_into(folder.path("a"), true)) == "two/deep");
  }
  SECTION("came") {
    folder.write("a/two/three", "");
    CHECK(first_difference(*seen, *look_into(folder.path("a"), true)) == "two/three");
  }
  SECTION("went") {
    fs::remove(folder.path("a/one"));
    CHECK(first_difference(*seen, *look_into(folder.path("a"), true)) == "one");
  }
  SECTION("moved") {
    fs::create_directory(folder.path("b"));
    REQUIRE_FALSE(move_to_new(folder.path("a/one"), folder.path("b/one")));
    REQUIRE_FALSE(move_to_new(folder.path("a/two"), folder.path("b/two")));
    CHECK(first_difference(*seen, *look_into(folder.path("b"), true), true).empty());
  }
  CHECK_FALSE(look_into(folder.path("missing"), true));
}

TEST_CASE("what cannot have its place gets a name that people see, and never one that is taken") {
  CHECK(kept_name("a/out", 1, true) == "a/out.kept-1");
  CHECK(kept_name("a/out.v2", 3, true) == "a/out.v2.kept-3");
  CHECK(kept_name("a/report.html", 2, false) == "a/report.kept-2.html");
  std::string name;
  for (int i = 0; i < 127; ++i) name += "я";
  const std::string kept = kept_name(name, 1, true).string();
  CHECK(kept.size() <= 255);
  CHECK(kept.ends_with("я.kept-1"));
  CHECK(shortened("ab", 5) == "ab");
  CHECK(shortened("яя", 3) == "я");
  CHECK(shortened("яя", 1).empty());

  const test::Folder folder;
  folder.write("r.html", "new");
  folder.write("out.kept-1.html", "earlier");
  std::error_code error;
  CHECK(move_to_kept(folder.path("r.html"), folder.path("out.html"), error) == folder.path("out.kept-2.html"));
  CHECK_FALSE(error);
  CHECK(folder.read("out.kept-1.html") == "earlier");
  CHECK(move_to_kept(folder.path("missing"), folder.path("out.html"), error).empty());
  CHECK(error);
}

TEST_CASE("a new file is written whole or not at all, and never over another") {
  const test::Folder folder;
  CHECK_FALSE(write_new_file(folder.path("file"), "content"));
  CHECK(folder.read("file") == "content");
  CHECK(write_new_file(folder.path("file"), "other") == std::errc::file_exists);
  CHECK(folder.read("file") == "content");
  fs::create_symlink(folder.path("nowhere"), folder.path("link"));
  CHECK(write_new_file(folder.path("link"), "other") == std::errc::file_exists);
  CHECK(write_new_file(folder.path("missing/file"), "x") == std::errc::no_such_file_or_directory);
  CHECK(write_new_file("/dev/full", "x") == std::errc::file_exists);
  CHECK(folder.entries() == std::vector<std::string>{"file", "link"});
}

TEST_CASE("one's own file is replaced as a whole, through a link and with the longest name") {
  const test::Folder folder;
  folder.write("real", "old");
  fs::create_symlink("real", folder.path("link"));
  CHECK_FALSE(replace_own_file(folder.path("link"), "new"));
  CHECK(fs::is_symlink(folder.path("link")));
  CHECK(folder.read("real") == "new");
  const std::string longest(255, 'n');
  CHECK_FALSE(replace_own_file(folder.path(longest), "long"));
  CHECK(folder.read(longest) == "long");
  CHECK(replace_own_file(folder.path("missing/file"), "x") == std::errc::no_such_file_or_directory);
  fs::create_directory(folder.path("directory"));
  folder.write("directory/file", "");
  CHECK(replace_own_file(folder.path("directory"), "x"));
  CHECK(folder.entries() == std::vector<std::string>{"directory", "link", longest, "real"});
}
