#include "scenario/file_paths.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <thread>

#include "catch.hpp"
#include "scenario/load.hpp"
#include "support.hpp"
#include "temporary.hpp"

using namespace qorgan;
using namespace qorgan::test;
namespace fs = std::filesystem;

TEST_CASE("a name is shortened only where it stays the same file") {
  const TemporaryFolder folder("tidied");
  folder.write("deep/a/b/x.yaml", "1");
  folder.write("deep/a/y.yaml", "1");
  folder.write("y.yaml", "2");
  fs::create_directory_symlink("deep/a/b", folder.path() / "link");
  const fs::path& top = folder.path();
  CHECK(tidied(top / "deep/a/b/../y.yaml") == top / "deep/a/y.yaml");
  CHECK(tidied(top / "link/../y.yaml") == top / "link/../y.yaml");  // that is deep/a/y.yaml, not y.yaml
  CHECK(tidied(top / "./link/x.yaml") == top / "link/x.yaml");
  CHECK(tidied(top / "deep/../missing.yaml") == top / "missing.yaml");
  fs::remove(top / "deep/a/y.yaml");
  CHECK(tidied(top / "link/../y.yaml") == top / "link/../y.yaml");  // not there; the other one is another file
  CHECK(seen_from(top / "link", top / "y.yaml") == "../../../y.yaml");
  CHECK(seen_from(top / "deep", top / "link/x.yaml") == "a/b/x.yaml");
}

TEST_CASE("a scenario in a linked folder finds its institution, and an overlay what it extends") {
  const TemporaryFolder folder("linked");
  fs::create_directories(folder.path() / "home/lands");
  fs::copy(good_folder, folder.path() / "home/lands/twinland", fs::copy_options::recursive);
  const std::string text = content(good_folder / "scenario.yaml");
  folder.write("home/lands/scenarios/one.yaml",
               replaced(text, "institution: institution.yaml", "institution: ../twinland/reforms/dams.yaml"));
  folder.write(
      "home/lands/twinland/reforms/dams.yaml",
      replaced(content(good_folder / "overlay.yaml"), "extends: institution.yaml", "extends: ../institution.yaml"));
  fs::create_directory_symlink("home/lands/scenarios", folder.path() / "here");
  Diagnostics diagnostics;
  const auto through = load_scenario((folder.path() / "here/one.yaml").string(), diagnostics);
  INFO(all_text(diagnostics));
  REQUIRE(through);
  Diagnostics none;
  const auto direct = load_scenario((folder.path() / "home/lands/scenarios/one.yaml").string(), none);
  REQUIRE(direct);
  CHECK(through->hash == direct->hash);
}

TEST_CASE("a pipe is read where the user names it, once; a socket and an endless device are refused") {
  const TemporaryFolder folder("streams");
  const std::string text = replaced(content(good_folder / "scenario.yaml"), "institution: institution.yaml",
                                    "institution: " + (good_folder / "institution.yaml").string());
  const std::string pipe = (folder.path() / "pipe").string();
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  {
    std::thread writer([&] { std::ofstream(pipe, std::ios::binary) << text; });
    Diagnostics diagnostics;
    CHECK(check_file(pipe, diagnostics));
    writer.join();
    INFO(all_text(diagnostics));
    CHECK(diagnostics.all().empty());
  }
  // What another file names is no pipe: nobody would write into it.
  Diagnostics diagnostics;
  CHECK_FALSE(check_file(
      folder.write("scenario.yaml", replaced(text, (good_folder / "institution.yaml").string(), "pipe")), diagnostics));
  CHECK_THAT(all_text(diagnostics), ContainsSubstring("is no regular file"));
  const std::string socket_name = "s";
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());  // the name of a socket has 107 bytes at most
  const int number = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, socket_name.c_str(), sizeof address.sun_path - 1);
  REQUIRE(::bind(number, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  Diagnostics of_socket;
  CHECK_FALSE(check_file(socket_name, of_socket));
  ::close(number);
  fs::current_path(before);
  CHECK(all_text(of_socket) == "s: error: the file is a socket, not a file\n");
  Diagnostics endless;
  CHECK_FALSE(check_file("/dev/zero", endless));
  CHECK(all_text(endless) == "/dev/zero: error: the file has more than 8388608 bytes\n");
  Diagnostics empty;
  CHECK_FALSE(check_file("/dev/null", empty));
  CHECK(all_text(empty) == "/dev/null: error: the file is empty\n");
}
