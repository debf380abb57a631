#include "core/work_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <system_error>
#include <utility>
#include <vector>

#include "core/place.hpp"

namespace qorgan {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view lock_name = ".in-use", unfinished = ".unfinished-", beginning = ".qorgan-";
constexpr std::size_t longest_stem = 32;  // what stands in it may need long names, and paths have their limit
constexpr int max_numbers = 10000;

std::error_code last_error() { return {errno, std::generic_category()}; }

/// A new folder of a name that nobody has; `path` is it then.
std::error_code make_numbered(const std::string& stem, mode_t mode, fs::path& path) {
  for (int number = 1; number < max_numbers; ++number) {
    path = fmt::format("{}-{}", stem, number);
    if (::mkdir(path.c_str(), mode) == 0) return {};
    if (errno != EEXIST) break;
  }
  return last_error();
}

std::error_code move_to_numbered(const fs::path& from, const std::string& stem, fs::path& path) {
  std::error_code error;
  for (int number = 1; number < max_numbers; ++number) {
    path = fmt::format("{}-{}", stem, number);
    error = move_to_new(from, path);
    if (error != std::errc::file_exists) break;
  }
  return error;
}

/// The process that an earlier version of the program, which did not lock, named in ".NAME.unfinished-PID"; 0 where the
/// name is no such.
pid_t process_named(const std::string& name) {
  const std::size_t at = name.rfind(unfinished);
  if (at == std::string::npos || at == 0) return 0;
  const char* first = name.data() + at + unfinished.size();
  const char* last = name.data() + name.size();
  pid_t process = 0;
  const auto [stop, code] = std::from_chars(first, last, process);
  return code == std::errc() && stop == last && process > 0 ? process : 0;
}

bool named_like_one(const fs::path& path) {
  const std::string name = path.filename().string();
  if (!name.starts_with('.')) return false;
  if (name.find(unfinished) == std::string::npos && !name.starts_with(beginning)) return false;
  const auto stamp = stamp_of(path);
  return stamp && stamp->folder();
}

bool of_the_dead(const fs::path& folder) {
  const int lock = ::open((folder / lock_name).c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC);
  if (lock >= 0) {
    // Where the file system knows no locks nobody can tell, and it stays.
    const bool dead = ::flock(lock, LOCK_EX | LOCK_NB) == 0;
    ::close(lock);
    return dead;
  }
  if (errno != ENOENT) return false;
  const pid_t process = process_named(folder.filename().string());
  // A result that is whole is nobody's leftover.
  return process > 0 && ::kill(process, 0) != 0 && errno == ESRCH && !stamp_of(folder / "summary.json");
}

}  // namespace

WorkFolder::~WorkFolder() { clear(); }

void WorkFolder::clear() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
  if (lock_ >= 0) ::close(lock_);
  lock_ = -1;
  path_.clear();
}

std::error_code WorkFolder::make(const fs::path& parent, std::string_view stem, Access access) {
  clear();
  fs::path fresh;
  const auto in_parent = [&](const std::string& name) { return (parent / name).string(); };
  // It gets its name when it is locked: nobody may take it for that of a dead process in between.
  if (const std::error_code error = make_numbered(in_parent(fmt::format("{}{}", beginning, ::getpid())),
                                                  access == Access::mine_alone ? 0700 : 0777, fresh))
    return error;
  path_ = fresh;
  lock_ = ::open((path_ / lock_name).c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  std::error_code error = lock_ < 0 ? last_error() : std::error_code();
  if (!error) {
    (void)::flock(lock_, LOCK_EX | LOCK_NB);
    const std::string head = stem.empty() ? std::string() : "." + shortened(stem, longest_stem);
    error = move_to_numbered(path_, in_parent(fmt::format("{}{}{}", head, unfinished, ::getpid())), fresh);
    if (!error) path_ = fresh;
  }
  if (error) clear();
  return error;
}

fs::path WorkFolder::release_at(const fs::path& place) {
  fs::path at = place;
  ::unlink((at / lock_name).c_str());
  if (lock_ >= 0) ::close(lock_);
  lock_ = -1;
  path_.clear();
  return at;
}

void WorkFolder::take(WorkFolder& other) {
  clear();
  path_ = std::exchange(other.path_, {});
  lock_ = std::exchange(other.lock_, -1);
}

bool is_work_folder(const fs::path& path) {
  if (!named_like_one(path)) return false;
  return stamp_of(path / lock_name).has_value();
}

void sweep_work_folders(const fs::path& parent) {
  std::vector<fs::path> dead;
  std::error_code error;
  for (fs::directory_iterator entry(parent, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    struct stat status {};
    if (named_like_one(entry->path()) && ::lstat(entry->path().c_str(), &status) == 0 && status.st_uid == ::geteuid() &&
        of_the_dead(entry->path()))
      dead.push_back(entry->path());
  }
  for (const fs::path& folder : dead) fs::remove_all(folder, error);
}

}  // namespace qorgan
