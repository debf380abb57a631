#include "core/output_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/stat.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <vector>

namespace qorgan {
namespace {

namespace fs = std::filesystem;

/// SQLite takes paths of 512 bytes, its journal's included, and a work folder's own name comes on top of the place's.
constexpr std::size_t longest_path = 511, longest_file_name = 40;
constexpr std::size_t tried_bytes = 64UL * 1024;
constexpr const char* earlier_name = "earlier";

/// Whether a file system begins there: such a folder can be filled, but not moved.
bool is_mount_point(const fs::path& path) {
  struct statx status {};
  if (::statx(AT_FDCWD, path.c_str(), 0, STATX_BASIC_STATS, &status) == 0 &&
      (status.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0)
    return (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
  const auto here = stamp_of(path), above = stamp_of(path.parent_path());
  return here && above && here->device != above->device;
}

/// Whether a folder keeps others from renaming what is mine in it, though I may write to it.
bool is_sticky_for(const fs::path& parent, const fs::path& place) {
  struct stat above {
  }, here{};
  if (::stat(parent.c_str(), &above) != 0 || ::stat(place.c_str(), &here) != 0) return false;
  const uid_t me = ::geteuid();
  return (above.st_mode & S_ISVTX) != 0 && me != 0 && above.st_uid != me && here.st_uid != me;
}

/// The folder that takes the place of another gets its mode and owners, as far as this user may give them.
void look_like(const fs::path& folder, const fs::path& earlier) {
  struct stat status {};
  if (::stat(earlier.c_str(), &status) != 0) return;
  (void)!::chown(folder.c_str(), status.st_uid, status.st_gid);
  (void)::chmod(folder.c_str(), status.st_mode & 07777);
}

/// Moves what was put where it belongs back again, unless all of it got there.
class Moves {
 public:
  ~Moves() {
    if (done_) return;
    for (auto move = moves_.rbegin(); move != moves_.rend(); ++move) (void)undo(*move);
  }
  Moves() = default;
  Moves(const Moves&) = delete;
  Moves& operator=(const Moves&) = delete;

  std::error_code to_new(const fs::path& from, const fs::path& to) {
    return note(move_to_new(from, to), from, to, false);
  }
  std::error_code swap(const fs::path& a, const fs::path& b) { return note(exchange(a, b), a, b, true); }
  void done() { done_ = true; }

 private:
  struct Move {
    fs::path from, to;
    bool swapped;
  };
  static std::error_code undo(const Move& move) {
    return move.swapped ? exchange(move.from, move.to) : move_to_new(move.to, move.from);
  }
  std::error_code note(std::error_code error, const fs::path& from, const fs::path& to, bool swapped) {
    if (!error) moves_.push_back({from, to, swapped});
    return error;
  }
  std::vector<Move> moves_;
  bool done_ = false;
};

/// What lies at the top of a snapshot.
std::vector<std::string> top_of(const Snapshot& snapshot) {
  std::vector<std::string> out;
  for (const auto& [path, stamp] : snapshot)
    if (path.find('/') == std::string::npos) out.push_back(path);
  return out;
}

/// The part of a snapshot whose top lies among these names.
Snapshot part_of(const Snapshot& snapshot, const std::vector<std::string>& names) {
  Snapshot out;
  for (const auto& [path, stamp] : snapshot)
    if (std::find(names.begin(), names.end(), path.substr(0, path.find('/'))) != names.end()) out[path] = stamp;
  return out;
}

}  // namespace

std::string told_path(const fs::path& path) {
  std::error_code error;
  const fs::path near = path.lexically_proximate(fs::current_path(error));
  return error || near.empty() || *near.begin() == ".." ? path.string() : near.string();
}

OutputFolder::OutputFolder(const fs::path& place, Use use) : named_(place.string()), use_(use) {}

OutputFolder::~OutputFolder() {
  work_.clear();
  // A folder that was made for a result that never came goes again, while it is empty.
  if (made_) ::rmdir(place_.c_str());
}

std::string OutputFolder::look(const std::function<std::string(const Snapshot&)>& refuse) {
  std::error_code error;
  // A symbolic link stays where it is: what it points to is filled.
  place_ = fs::weakly_canonical(fs::absolute(named_, error), error);
  if (error) return fmt::format("cannot look at '{}': {}", named_, error.message());
  if (!place_.has_filename()) place_ = place_.parent_path();
  const fs::file_status status = fs::status(place_, error);
  if (status.type() == fs::file_type::not_found) {
    if (stamp_of(place_)) return fmt::format("'{}' is a link that leads nowhere", named_);
    there_ = false;
    seen_.clear();
    return {};
  }
  if (error) return fmt::format("cannot look at '{}': {}", named_, error.message());
  if (!fs::is_directory(status)) return fmt::format("'{}' is no folder", named_);
  there_ = true;
  for (const bool deep : {false, true}) {
    if (deep && use_ == Use::shared) break;
    const auto seen = look_into(place_, deep);
    if (!seen) return fmt::format("cannot look into '{}'", named_);
    seen_ = *seen;
    if (std::string why = refuse ? refuse(seen_) : std::string(); !why.empty()) return why;
  }
  return {};
}

std::string OutputFolder::refusal(const std::string& why) const {
  return fmt::format("cannot write to '{}': {}", named_, why);
}

std::string OutputFolder::refuse_files(const std::vector<std::string>& names) const {
  for (const std::string& name : names) {
    const auto found = seen_.find(name);
    if (found == seen_.end()) continue;
    if (!found->second.regular()) return fmt::format("'{}' in '{}' is no file; it is not overwritten", name, named_);
    if (found->second.protected_from_writing())
      return fmt::format("'{}' in '{}' is read-only; it is not overwritten", name, named_);
  }
  return {};
}

namespace {

/// Why a file of some size cannot be written in the folder.
std::error_code try_writing(const fs::path& folder) {
  const std::string bytes(tried_bytes, '\0');
  const fs::path file = folder / ".tried";
  const std::error_code error = write_new_file(file, bytes);
  ::unlink(file.c_str());
  return error;
}

}  // namespace

std::string OutputFolder::prepare() {
  const fs::path parent = place_.parent_path();
  const bool as_one = use_ == Use::whole && !(there_ && (is_mount_point(place_) || is_sticky_for(parent, place_)));
  const auto refuse = [&](std::error_code why) {
    reason_ = why;
    return refusal(why.message());
  };
  if (there_ && ::access(place_.c_str(), W_OK | X_OK) != 0) return refuse({errno, std::generic_category()});
  std::error_code error;
  if (!there_) {
    fs::create_directories(use_ == Use::whole ? parent : place_, error);
    if (error) return refuse(error);
    made_ = use_ == Use::shared;
  }
  sweep_work_folders(place_);
  if (use_ == Use::whole) sweep_work_folders(parent);
  inside_ = !as_one;
  error = inside_ ? work_.make(place_, {}) : work_.make(parent, place_.filename().string());
  if (error && !inside_ && there_) {  // one's own folder in one that is not
    inside_ = true;
    error = work_.make(place_, {});
  }
  if (error) return refuse(error);
  const std::size_t length = std::max(work_.path().string().size(), place_.string().size()) + 1 + longest_file_name;
  if (length > longest_path)
    return refusal(
        fmt::format("the path is too long: with the names of the files in it {} bytes, where {} are possible", length,
                    longest_path));
  error = try_writing(work_.path());
  return error ? refuse(error) : std::string();
}

std::string OutputFolder::keep() { return keep_folder(work_.release()); }

std::string OutputFolder::keep_folder(const fs::path& folder) {
  std::error_code error;
  ::rmdir((folder / earlier_name).c_str());
  const fs::path name = inside_ ? place_ / place_.filename() : place_;
  const fs::path kept = move_to_kept(folder, name, error);
  return fmt::format("the new result is kept in '{}'", told_path(kept.empty() ? folder : kept));
}

std::string OutputFolder::came_meanwhile(const std::string& what) {
  return fmt::format("'{}' changed while this was at work, and is left as it is; ",
                     told_path(what.empty() ? place_ : place_ / what)) +
         keep();
}

std::string OutputFolder::commit(const std::string& last) {
  if (!inside_) {
    if (const auto done = commit_as_one()) return *done;
    if (std::string error = go_inside(); !error.empty()) return error;
  }
  return commit_one_by_one(last);
}

/// Nothing where the system cannot move the folder as one.
std::optional<std::string> OutputFolder::commit_as_one() {
  if (there_) look_like(work_.path(), place_);
  if (!seen_.empty()) {
    const fs::path earlier = work_.path();
    const std::error_code error = exchange(earlier, place_);
    if (error == std::errc::not_supported) return replace_step_by_step();
    if (error && error != std::errc::no_such_file_or_directory) return std::nullopt;
    if (!error) {
      work_.release_at(place_);
      const auto now = look_into(earlier, true);
      const std::string other = now ? first_difference(seen_, *now) : ".";
      if (other.empty()) return remove_earlier(earlier);
      if (exchange(earlier, place_))
        return fmt::format("the new result is in '{}'; what was there is in '{}'", named_, told_path(earlier));
      return fmt::format("'{}' changed while this was at work, and is left as it is; ", told_path(place_ / other)) +
             keep_folder(earlier);
    }
  }
  // A folder is moved over nothing, or over an empty one, and over nothing else.
  if (::rename(work_.path().c_str(), place_.c_str()) == 0) {
    work_.release_at(place_);
    return std::string();
  }
  if (errno != EEXIST && errno != ENOTEMPTY && errno != ENOTDIR) return std::nullopt;
  const auto now = look_into(place_, true);
  return came_meanwhile(now ? first_difference(seen_, *now) : std::string());
}

/// Where the file system lets nothing change places.
std::optional<std::string> OutputFolder::replace_step_by_step() {
  const fs::path earlier = work_.path().string() + "-" + earlier_name;
  if (move_to_new(place_, earlier)) return std::nullopt;
  const auto now = look_into(earlier, true);
  const std::string other = now ? first_difference(seen_, *now) : ".";
  if (other.empty() && ::rename(work_.path().c_str(), place_.c_str()) == 0) {
    work_.release_at(place_);
    return remove_earlier(earlier);
  }
  std::error_code error = move_to_new(earlier, place_);
  std::string told = came_meanwhile(other);
  if (!error) return told;
  const fs::path kept = move_to_kept(earlier, place_, error);
  return told + fmt::format("; what was there before is in '{}'", told_path(kept.empty() ? earlier : kept));
}

/// Only what was seen goes: others may have stood in the folder and written to it.
std::string OutputFolder::remove_earlier(const fs::path& earlier) {
  std::error_code error;
  for (auto entry = seen_.rbegin(); entry != seen_.rend(); ++entry) fs::remove(earlier / entry->first, error);
  if (::rmdir(earlier.c_str()) == 0) return {};
  const fs::path kept = move_to_kept(earlier, place_, error);
  return fmt::format("the new result is in '{}'; what else was in the earlier one is kept in '{}'", named_,
                     told_path(kept.empty() ? earlier : kept));
}

/// Takes what was made into the place itself, from where it can be moved file by file; copies it where the place is a
/// file system of its own. Returns what went wrong.
std::string OutputFolder::go_inside() {
  WorkFolder inside;
  std::error_code error = inside.make(place_, {});
  if (!error) {
    Moves moves;
    const auto made = look_into(work_.path(), false).value_or(Snapshot());
    for (const std::string& name : top_of(made))
      if (!error && name.front() != '.') error = moves.to_new(work_.path() / name, inside.path() / name);
    if (!error) moves.done();
  }
  if (error == std::errc::cross_device_link) {
    error.clear();
    for (const auto& [name, stamp] : look_into(work_.path(), false).value_or(Snapshot()))
      if (!error && name.front() != '.')
        fs::copy(work_.path() / name, inside.path() / name, fs::copy_options::recursive, error);
  }
  if (error) return refusal(error.message()) + "; " + keep();
  work_.take(inside);
  inside_ = true;
  return {};
}

std::string OutputFolder::commit_one_by_one(const std::string& last) {
  std::vector<std::string> fresh;
  for (const auto& [name, stamp] : look_into(work_.path(), false).value_or(Snapshot()))
    if (name.front() != '.' && name != last) fresh.push_back(name);
  if (stamp_of(work_.path() / last) && !last.empty()) fresh.push_back(last);
  const bool whole = use_ == Use::whole;
  const auto now = look_into(place_, whole);
  if (!now) return refusal("it cannot be looked into") + "; " + keep();
  if (const std::string why = whole ? std::string() : refuse_files(fresh); !why.empty()) return why + "; " + keep();
  const Snapshot before = whole ? seen_ : part_of(seen_, fresh);
  if (const std::string other = first_difference(before, whole ? *now : part_of(*now, fresh)); !other.empty())
    return came_meanwhile(other);
  bool others = false;
  const std::string error = move_one_by_one(fresh, before, last, others);
  if (others) return came_meanwhile(error);
  if (!error.empty()) return refusal(error) + "; " + keep();
  made_ = false;
  work_.clear();
  return {};
}

/// All or nothing. Returns what went wrong; with `others` the name of what came in between.
std::string OutputFolder::move_one_by_one(const std::vector<std::string>& fresh, const Snapshot& before,
                                          const std::string& last, bool& others) {
  const fs::path earlier = work_.path() / earlier_name;
  std::error_code error;
  fs::create_directory(earlier, error);
  if (error) return error.message();
  Moves moves;
  const auto aside = [&](const std::string& name) { return moves.to_new(place_ / name, earlier / name); };
  const auto put = [&](const std::string& name) { return moves.to_new(work_.path() / name, place_ / name); };
  std::string at;
  // What says that the earlier result is whole goes before the rest of it.
  if (!last.empty() && before.contains(last)) error = aside(at = last);
  for (const std::string& name : fresh) {
    if (error) break;
    at = name;
    if (name != last && before.contains(name)) {
      error = moves.swap(work_.path() / name, place_ / name);
      if (!error) {
        error = moves.to_new(work_.path() / name, earlier / name);
        continue;
      }
      if (error != std::errc::not_supported) break;
      error = aside(name);
    }
    if (!error) error = put(name);
  }
  for (const std::string& name : top_of(before))
    if (!error && std::find(fresh.begin(), fresh.end(), name) == fresh.end()) error = aside(at = name);
  if (!error) {
    const auto moved = look_into(earlier, use_ == Use::whole);
    at = moved ? first_difference(before, *moved, true) : ".";
    others = !at.empty();
    if (!others) moves.done();
    return at;
  }
  others = error == std::errc::file_exists || error == std::errc::no_such_file_or_directory;
  return others ? at : error.message();
}

}  // namespace qorgan
