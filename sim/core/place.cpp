#include "core/place.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>

#include "core/work_folder.hpp"

namespace qorgan {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 255;
constexpr int max_kept = 10000;

std::error_code last_error() { return {errno, std::generic_category()}; }

std::atomic<bool> old_file_system{false};

std::error_code rename_with(const fs::path& from, const fs::path& to, unsigned flags) {
  if (old_file_system) return std::make_error_code(std::errc::operation_not_supported);
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flags) == 0) return {};
  // What a file system or a kernel says that does not know the flag.
  if (errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP) errno = EOPNOTSUPP;
  return last_error();
}

bool is_folder(const fs::path& path) {
  const auto stamp = stamp_of(path);
  return stamp && stamp->folder();
}

/// The head of a path, so that a moved folder's own changes are told from those of what lies in it.
bool at_top(const std::string& path) { return path.find('/') == std::string::npos; }

bool look(const fs::path& folder, const fs::path& below, bool deep, Snapshot& out) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    const fs::path name = below / entry->path().filename();
    if (below.empty() && is_work_folder(entry->path())) continue;
    const auto stamp = stamp_of(entry->path());
    if (!stamp) continue;
    out[name.string()] = *stamp;
    if (deep && stamp->folder() && !look(entry->path(), name, deep, out)) return false;
  }
  return !error;
}

std::error_code write_all(int handle, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(handle, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written == 0 ? std::make_error_code(std::errc::io_error) : last_error();
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  // A file system without it has nothing to flush.
  if (::fsync(handle) != 0 && errno != EINVAL && errno != EROFS) return last_error();
  return {};
}

}  // namespace

bool Stamp::regular() const { return S_ISREG(mode); }
bool Stamp::folder() const { return S_ISDIR(mode); }
bool Stamp::protected_from_writing() const { return !S_ISLNK(mode) && (mode & 0222U) == 0; }

std::optional<Stamp> stamp_of(const fs::path& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return std::nullopt;
  constexpr std::int64_t second = 1'000'000'000;
  // The size of a folder says nothing, and its times change with what is made and taken away in it.
  const bool folder = S_ISDIR(status.st_mode);
  return Stamp{status.st_dev,
               status.st_ino,
               status.st_mode,
               folder ? 0 : static_cast<std::uint64_t>(status.st_size),
               folder ? 0 : status.st_mtim.tv_sec * second + status.st_mtim.tv_nsec,
               folder ? 0 : status.st_ctim.tv_sec * second + status.st_ctim.tv_nsec};
}

bool same_but_moved(const Stamp& a, const Stamp& b) {
  Stamp moved = b;
  moved.changed = a.changed;
  return a == moved;
}

std::optional<Snapshot> look_into(const fs::path& folder, bool deep) {
  Snapshot out;
  return look(folder, {}, deep, out) ? std::optional(std::move(out)) : std::nullopt;
}

std::string first_difference(const Snapshot& before, const Snapshot& now, bool moved) {
  for (const auto& [path, stamp] : now) {
    const auto found = before.find(path);
    if (found == before.end()) return path;
    if (moved && at_top(path) ? !same_but_moved(found->second, stamp) : found->second != stamp) return path;
  }
  for (const auto& [path, stamp] : before)
    if (!now.contains(path)) return path;
  return {};
}

namespace {

std::error_code move_to_new_step_by_step(const fs::path& from, const fs::path& to) {
  // The place is claimed first with something that is empty, which the move may replace: that much every system knows.
  const bool folder = is_folder(from);
  if (folder) {
    if (::mkdir(to.c_str(), 0700) != 0) return last_error();
  } else {
    const int claim = ::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (claim < 0) return last_error();
    ::close(claim);
  }
  if (::rename(from.c_str(), to.c_str()) == 0) return {};
  const std::error_code error = last_error();
  folder ? ::rmdir(to.c_str()) : ::unlink(to.c_str());
  return error;
}

}  // namespace

std::error_code move_to_new(const fs::path& from, const fs::path& to) {
  const std::error_code error = rename_with(from, to, RENAME_NOREPLACE);
  return error == std::errc::operation_not_supported ? move_to_new_step_by_step(from, to) : error;
}

OldFileSystem::OldFileSystem() { old_file_system = true; }
OldFileSystem::~OldFileSystem() { old_file_system = false; }

std::error_code exchange(const fs::path& a, const fs::path& b) {
  const std::error_code error = rename_with(a, b, RENAME_EXCHANGE);
  return error == std::errc::operation_not_supported ? std::make_error_code(std::errc::not_supported) : error;
}

std::string shortened(std::string_view name, std::size_t bytes) {
  if (name.size() <= bytes) return std::string(name);
  // A byte 10xxxxxx goes on with a character.
  while (bytes > 0 && (static_cast<unsigned char>(name[bytes]) & 0xC0U) == 0x80U) --bytes;
  return std::string(name.substr(0, bytes));
}

fs::path kept_name(const fs::path& place, int number, bool folder) {
  const std::string ending = folder ? std::string() : place.extension().string();
  const std::string name = place.filename().string();
  const std::string stem = name.substr(0, name.size() - ending.size());
  const std::string tail = fmt::format(".kept-{}{}", number, ending);
  return place.parent_path() / (shortened(stem, longest_name - tail.size()) + tail);
}

fs::path move_to_kept(const fs::path& from, const fs::path& place, std::error_code& error) {
  const bool folder = is_folder(from);
  for (int number = 1; number < max_kept; ++number) {
    fs::path name = kept_name(place, number, folder);
    error = move_to_new(from, name);
    if (!error) return name;
    if (error != std::errc::file_exists) break;
  }
  return {};
}

std::error_code write_new_file(const fs::path& file, std::string_view content) {
  const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (handle < 0) return last_error();
  std::error_code error = write_all(handle, content);
  if (::close(handle) != 0 && !error) error = last_error();
  if (error) ::unlink(file.c_str());
  return error;
}

std::error_code replace_own_file(const fs::path& file, std::string_view content) {
  std::error_code ignored;
  const fs::path real = fs::is_symlink(fs::symlink_status(file, ignored)) ? fs::weakly_canonical(file, ignored) : file;
  const fs::path place = real.empty() ? file : real;
  std::error_code error;
  fs::path beside;
  for (int number = 1; number < max_kept; ++number) {
    beside = place.parent_path() /
             fmt::format(".{}.part-{}-{}", shortened(place.filename().string(), 64), ::getpid(), number);
    error = write_new_file(beside, content);
    if (error != std::errc::file_exists) break;
  }
  if (!error) fs::rename(beside, place, error);
  if (error) fs::remove(beside, ignored);
  return error;
}

}  // namespace qorgan
