#include "core/file_bytes.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <thread>

#include "catch.hpp"
#include "support/folder.hpp"

using namespace qorgan;

namespace {

std::string why_not(const std::string& path, std::size_t limit = 1000) {
  std::string why;
  CHECK_FALSE(file_bytes(path, limit, why));
  return why;
}

}  // namespace

TEST_CASE("a file is read to its last byte, up to its limit") {
  const test::Folder folder;
  const std::string path = (folder.path() / "file").string();
  const std::string content("one\0two\r\n\xFF", 10);
  std::ofstream(path, std::ios::binary) << content;
  std::string why;
  CHECK(file_bytes(path, 10, why) == content);
  CHECK(why.empty());
  CHECK(why_not(path, 9) == "has more than 9 bytes");
  std::ofstream(path, std::ios::binary).close();
  CHECK(file_bytes(path, 0, why) == std::string());
}

TEST_CASE("what is no file is refused in words, and an endless one is left") {
  const test::Folder folder;
  CHECK(why_not("") == "has no name");
  CHECK(why_not(std::string("a\0b", 3)) == "has an impossible name");
  CHECK(why_not((folder.path() / "none").string()) == "does not exist");
  CHECK(why_not(folder.path().string()) == "is a folder, not a file");
  CHECK(why_not("/dev/zero", 1 << 20) == "has more than 1 MiB");
  const std::string place = (folder.path() / "socket").string();
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, place.c_str(), sizeof address.sun_path - 1);
  REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  CHECK(why_not(place) == "is a socket, not a file");
  ::close(socket);
}

TEST_CASE("a pipe is read however late its writer comes and however it cuts its text") {
  const test::Folder folder;
  const std::string pipe = (folder.path() / "pipe").string();
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  std::thread writer([&] {
    std::ofstream out(pipe, std::ios::binary);
    for (int i = 0; i < 3; ++i) out << std::string(50000, static_cast<char>('a' + i)) << std::flush;
  });
  std::string why;
  const auto bytes = file_bytes(pipe, 1 << 20, why);
  writer.join();
  REQUIRE(bytes);
  CHECK(bytes->size() == 150000);
  CHECK(bytes->back() == 'c');
}
