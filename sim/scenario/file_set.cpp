#include "scenario/file_set.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "core/digest.hpp"

namespace qorgan::format {
namespace fs = std::filesystem;

namespace {
/// Why the file cannot be read; empty where it can. Devices and pipes are refused: reading them might never end.
std::string obstacle(const std::string& path) {
  if (path.empty()) return "has no name";
  if (path.find('\0') != std::string::npos) return "has an impossible name";
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  if (status.type() == fs::file_type::not_found) return "does not exist";
  if (code) return fmt::format("cannot be read: {}", code.message());
  if (status.type() == fs::file_type::directory) return "is a directory, not a file";
  if (status.type() != fs::file_type::regular) return "is no regular file";
  const std::uintmax_t size = fs::file_size(path, code);
  if (code) return fmt::format("cannot be read: {}", code.message());
  if (size > largest_file) return fmt::format("has {} bytes; at most {} are read", size, largest_file);
  return {};
}
}  // namespace

std::optional<std::string> FileSet::read(const std::string& path, std::string_view name, const Spot& wanted_at,
                                         Report& report) {
  // A file that another file names is reported there; one that the user named, by itself.
  const std::string subject = wanted_at.line > 0 ? fmt::format("file {} ", quote(path)) : "the file ";
  if (const std::string why = obstacle(path); !why.empty()) {
    report.error(wanted_at, subject + why);
    return std::nullopt;
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    report.error(wanted_at, fmt::format("{}cannot be read: {}", subject, std::strerror(errno)));
    return std::nullopt;
  }
  std::string bytes;
  std::array<char, 65536> piece{};
  while (in && bytes.size() <= largest_file) {
    in.read(piece.data(), piece.size());
    bytes.append(piece.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) {
    report.error(wanted_at, subject + "cannot be read to its end");
    return std::nullopt;
  }
  if (bytes.size() > largest_file) {
    report.error(wanted_at, fmt::format("{}has more than {} bytes", subject, largest_file));
    return std::nullopt;
  }
  paths_.push_back(path);
  digests_.push_back(digest_bytes(name.data(), name.size()));
  digests_.push_back(digest_bytes(bytes.data(), bytes.size()));
  return bytes;
}

void FileSet::add(const FileSet& other) {
  paths_.insert(paths_.end(), other.paths_.begin(), other.paths_.end());
  digests_.insert(digests_.end(), other.digests_.begin(), other.digests_.end());
}

std::uint64_t FileSet::digest() const {
  std::uint64_t out = 0;
  for (const std::uint64_t one : digests_) out = mix(out, one);
  return out;
}

}  // namespace qorgan::format
