#pragma once
// A hidden folder in which a process makes what it will put in its place. It is locked while the process lives, on
// whatever machine or in whatever container, so that others can tell what a dead one left and take that away.

#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

namespace qorgan {

class WorkFolder {
 public:
  enum class Access : unsigned char { as_usual, mine_alone };  ///< mode by the umask, or for nobody else

  WorkFolder() = default;
  ~WorkFolder();  ///< removes it with all that is in it, unless it was released
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  /// Makes the folder `parent`/.STEM.unfinished-PID-N, without `.STEM` where that is empty; a long stem is cut. What
  /// was there before is removed. Returns why it cannot.
  [[nodiscard]] std::error_code make(const std::filesystem::path& parent, std::string_view stem,
                                     Access access = Access::as_usual);
  /// Empty until it is made.
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// It was moved there, or stays where it is, and from here on is a folder like any other. Returns where it is.
  std::filesystem::path release_at(const std::filesystem::path& place);
  std::filesystem::path release() { return release_at(path_); }
  /// Removes it now.
  void clear();
  /// Takes over the folder of another, which then has none.
  void take(WorkFolder& other);

 private:
  std::filesystem::path path_;
  int lock_ = -1;
};

/// Whether it is such a folder, of a living process or a dead one.
[[nodiscard]] bool is_work_folder(const std::filesystem::path& path);

/// Takes away the work folders of dead processes in a folder, if they are of this user. Never complains.
void sweep_work_folders(const std::filesystem::path& parent);

}  // namespace qorgan
