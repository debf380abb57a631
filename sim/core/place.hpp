#pragma once
// Putting files and folders where they belong without losing what lies there. Nothing here overwrites what the caller
// has not seen.

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace qorgan {

/// What lies at a path, links not followed: enough to tell whether it was changed or is another one.
struct Stamp {
  std::uint64_t device = 0, inode = 0, mode = 0, size = 0;
  std::int64_t written = 0, changed = 0;  ///< nanoseconds since 1970; a move changes the second one
  [[nodiscard]] bool regular() const;
  [[nodiscard]] bool folder() const;
  /// Somebody took the right to write away from everybody: it is meant to stay as it is.
  [[nodiscard]] bool protected_from_writing() const;
  friend bool operator==(const Stamp&, const Stamp&) = default;
};
/// Nothing where nothing lies there. Throws nothing; what cannot be looked at is not there.
[[nodiscard]] std::optional<Stamp> stamp_of(const std::filesystem::path& path);
/// Whether it is still the same after it was moved.
[[nodiscard]] bool same_but_moved(const Stamp& a, const Stamp& b);

/// What lies in a folder, by the path from it.
using Snapshot = std::map<std::string, Stamp>;
/// `deep`: also what lies in folders below it. Work folders at the top (work_folder.hpp) are left out. Nothing where it
/// cannot be read.
[[nodiscard]] std::optional<Snapshot> look_into(const std::filesystem::path& folder, bool deep);
/// What differs first, as a path; empty where they are the same. `moved`: what lies at the top was moved in between.
[[nodiscard]] std::string first_difference(const Snapshot& before, const Snapshot& now, bool moved = false);

/// Moves a file or a folder to where nothing lies; errc::file_exists where something does, be it a link to nowhere.
[[nodiscard]] std::error_code move_to_new(const std::filesystem::path& from, const std::filesystem::path& to);
/// Lets two things change places in one step; errc::not_supported where the file system cannot.
[[nodiscard]] std::error_code exchange(const std::filesystem::path& a, const std::filesystem::path& b);
/// As long as it lives this process moves as on file systems that have no such calls. For tests.
class OldFileSystem {
 public:
  OldFileSystem();
  ~OldFileSystem();
  OldFileSystem(const OldFileSystem&) = delete;
  OldFileSystem& operator=(const OldFileSystem&) = delete;
};

/// A name of at most so many bytes, cut between characters.
[[nodiscard]] std::string shortened(std::string_view name, std::size_t bytes);
/// "report.kept-2.html", "out.kept-2": where what cannot have its place is kept, as a name that people see.
[[nodiscard]] std::filesystem::path kept_name(const std::filesystem::path& place, int number, bool folder);
/// Moves it to the first of these names that is free and returns that; an error where it cannot be moved at all.
[[nodiscard]] std::filesystem::path move_to_kept(const std::filesystem::path& from, const std::filesystem::path& place,
                                                 std::error_code& error);

/// Writes a file that is not there yet, to the disk; errc::file_exists where something lies there. Nothing of it is
/// left where that fails.
[[nodiscard]] std::error_code write_new_file(const std::filesystem::path& file, std::string_view content);
/// Writes beside and renames into place. For files that are the program's own; a link stays, what it leads to is
/// replaced.
[[nodiscard]] std::error_code replace_own_file(const std::filesystem::path& file, std::string_view content);

}  // namespace qorgan
