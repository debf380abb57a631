#include "scenario/file_set.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/digest.hpp"
#include "scenario/spelling.hpp"

namespace qorgan::format {
namespace fs = std::filesystem;

namespace {

/// A file descriptor that is closed in the end, unless it is standard input.
class Opened {
 public:
  explicit Opened(const std::string& path)
      : number_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY)) {}
  ~Opened() {
    if (number_ > STDIN_FILENO) ::close(number_);
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

/// Why the file cannot be read; empty where it can. What another file names is no pipe and no device: reading it might
/// never end, and nobody at the keyboard asked for it.
std::string obstacle(const std::string& path, bool named_by_user) {
  if (path.empty()) return "has no name";
  if (path.find('\0') != std::string::npos) return "has an impossible name";
  if (path == "-" && named_by_user) return {};
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  if (status.type() == fs::file_type::not_found) return "does not exist";
  if (code) return fmt::format("cannot be read: {}", code.message());
  if (status.type() == fs::file_type::directory) return "is a directory, not a file";
  if (status.type() == fs::file_type::socket) return "is a socket, not a file";
  if (status.type() != fs::file_type::regular) return named_by_user ? "" : "is no regular file";
  const std::uintmax_t size = fs::file_size(path, code);
  if (code) return fmt::format("cannot be read: {}", code.message());
  if (size > max_file_bytes) return fmt::format("has {} bytes; at most {} are read", size, max_file_bytes);
  return {};
}

/// A name in quotes, not cut: its end tells most.
std::string whole(const std::string& path) {
  std::string out = readable(path);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return "'" + out + "'";
}

/// Reads to the end, or one byte more than is allowed. False where the system says why in errno.
bool read_all(int file, std::string& bytes) {
  std::array<char, 65536> piece{};
  while (bytes.size() <= max_file_bytes) {
    const ::ssize_t count = ::read(file, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    if (count == 0) return true;
    bytes.append(piece.data(), static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

std::shared_ptr<const std::string> FileSet::read(const std::string& path, std::string_view name, const Spot& wanted_at,
                                                 Report& report) {
  const auto keep = [&](std::shared_ptr<const std::string> text) {
    paths_.push_back(path);
    digests_.push_back(digest_bytes(name.data(), name.size()));
    digests_.push_back(digest_bytes(text->data(), text->size()));
    texts_.push_back(text);
    return text;
  };
  if (known_)
    for (std::size_t i = 0; i < known_->paths_.size(); ++i)
      if (known_->paths_[i] == path) return keep(known_->texts_[i]);
  // A file that another file names is reported there; one that the user named, by itself.
  const bool named_by_user = wanted_at.line == 0;
  const std::string subject = named_by_user ? "the file " : fmt::format("file {} ", whole(path));
  const auto refuse = [&](const std::string& why) {
    report.error(wanted_at, subject + why);
    return nullptr;
  };
  if (const std::string why = obstacle(path, named_by_user); !why.empty()) return refuse(why);
  const Opened file(path);
  std::string bytes;
  if (file.number() < 0 || !read_all(file.number(), bytes))
    return refuse(fmt::format("cannot be read: {}", std::strerror(errno)));
  if (bytes.size() > max_file_bytes) return refuse(fmt::format("has more than {} bytes", max_file_bytes));
  return keep(std::make_shared<const std::string>(std::move(bytes)));
}

void FileSet::add(const FileSet& other) {
  paths_.insert(paths_.end(), other.paths_.begin(), other.paths_.end());
  texts_.insert(texts_.end(), other.texts_.begin(), other.texts_.end());
  digests_.insert(digests_.end(), other.digests_.begin(), other.digests_.end());
}

std::uint64_t FileSet::digest() const {
  std::uint64_t out = 0;
  for (const std::uint64_t one : digests_) out = mix(out, one);
  return out;
}

}  // namespace qorgan::format
