#include "core/file_bytes.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <span>
#include <utility>

namespace qorgan {
namespace {

constexpr int patience = 10000;  // milliseconds for a writer to come

struct Descriptor {
  int number = -1;
  explicit Descriptor(int opened) : number(opened) {}
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
};

std::string cause() { return fmt::format("cannot be read: {}", std::strerror(errno)); }

std::string in_words(std::size_t bytes) {
  constexpr std::size_t mebibyte = std::size_t{1} << 20;
  return bytes % mebibyte == 0 ? fmt::format("{} MiB", bytes / mebibyte) : fmt::format("{} bytes", bytes);
}

/// What kind of file cannot be read; empty where it can.
std::string not_readable(const struct stat& status) {
  if (S_ISDIR(status.st_mode)) return "is a folder, not a file";
  if (S_ISSOCK(status.st_mode)) return "is a socket, not a file";
  return {};
}

/// Reads a file that was opened without waiting, so that a pipe that nobody ever writes into does not hold the program
/// for ever. Whoever writes into it may be as slow as he likes.
class Source {
 public:
  Source(int file, bool pipe) : file_(file), pipe_(pipe) {}

  /// As read(2); `why` says what went wrong where that is less than 0.
  ssize_t read(std::span<char> part, std::string& why) {
    for (;;) {
      const ssize_t got = ::read(file_, part.data(), part.size());
      if (got > 0) pipe_ = false;  // it has a writer
      if (got < 0 && errno == EINTR) continue;
      if (got < 0 && errno == EAGAIN && wait_from_now_on()) continue;
      if (got < 0) why = cause();
      if (got != 0 || !pipe_) return got;
      pipe_ = false;
      pollfd writer{file_, POLLIN, 0};
      if (::poll(&writer, 1, patience) == 0) {
        why = "is a pipe that nobody writes into";
        return -1;
      }
    }
  }

 private:
  [[nodiscard]] bool wait_from_now_on() const {
    const int flags = ::fcntl(file_, F_GETFL);
    return flags >= 0 && ::fcntl(file_, F_SETFL, flags & ~O_NONBLOCK) >= 0;
  }

  int file_;
  bool pipe_;  ///< and nothing came out of it yet
};

}  // namespace

std::optional<std::string> file_bytes(const std::string& path, std::size_t limit, std::string& why) {
  why.clear();
  if (path.empty() || path.find('\0') != std::string::npos) {
    why = path.empty() ? "has no name" : "has an impossible name";
    return std::nullopt;
  }
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.number < 0) {
    why = errno == ENOENT || errno == ENOTDIR ? "does not exist" : errno == ENXIO ? "is a socket, not a file" : cause();
    return std::nullopt;
  }
  struct stat status {};
  why = ::fstat(file.number, &status) != 0 ? cause() : not_readable(status);
  if (!why.empty()) return std::nullopt;
  Source source(file.number, S_ISFIFO(status.st_mode));
  std::string bytes;
  std::array<char, 65536> part{};
  for (ssize_t got = source.read(part, why); got != 0; got = source.read(part, why)) {
    if (got < 0) return std::nullopt;
    bytes.append(part.data(), static_cast<std::size_t>(got));
    if (bytes.size() > limit) {
      why = fmt::format("has more than {}", in_words(limit));
      return std::nullopt;
    }
  }
  return bytes;
}

}  // namespace qorgan
