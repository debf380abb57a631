#pragma once
// The folder that a command leaves its result in. It is looked at before the work; what is made meanwhile lies in a
// hidden work folder; and when that is done it takes its place, unless something came there in between: then that
// stays, and the result is kept under another name. Nothing is ever lost.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "core/place.hpp"
#include "core/work_folder.hpp"

namespace qorgan {

class OutputFolder {
 public:
  enum class Use : unsigned char {
    whole,   ///< the folder is the result: an earlier one is replaced as a whole
    shared,  ///< only files of the names that are written are the result; what else lies there is others' business
  };

  /// `place`: as the user named it. Neither touched nor looked at yet.
  OutputFolder(const std::filesystem::path& place, Use use);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  /// Remembers what lies there. Returns why nothing can be written there; empty where it may. `refuse` is asked about
  /// what lies at the top before folders below are looked into, which may be anybody's and large.
  [[nodiscard]] std::string look(const std::function<std::string(const Snapshot&)>& refuse = {});
  /// What lay there when it was looked at; of a shared folder what lay at its top.
  [[nodiscard]] const Snapshot& seen() const { return seen_; }
  [[nodiscard]] const std::filesystem::path& place() const { return place_; }  ///< absolute, links followed
  [[nodiscard]] const std::string& named() const { return named_; }            ///< as the user named it

  /// Why files of these names may not be written: something lies there that is no file, or that is read-only. Empty
  /// where they may.
  [[nodiscard]] std::string refuse_files(const std::vector<std::string>& names) const;

  /// Makes the work folder, and tries what will be needed at the end. Returns why it cannot. Takes away what dead
  /// processes left there.
  [[nodiscard]] std::string prepare();
  /// What the system said where prepare() could not.
  [[nodiscard]] std::error_code reason() const { return reason_; }
  /// Where to write meanwhile.
  [[nodiscard]] const std::filesystem::path& work() const { return work_.path(); }

  /// Moves what was made to its place. `last`: the file that says that the result is whole; it comes last where the
  /// folder cannot be moved as one. Returns what went wrong, and where the result is then; empty when done.
  [[nodiscard]] std::string commit(const std::string& last = {});
  /// Leaves the place as it is, keeps what was made, and says where: "the new result is kept in 'out.kept-1'".
  [[nodiscard]] std::string keep();

 private:
  [[nodiscard]] std::string refusal(const std::string& why) const;
  [[nodiscard]] std::string came_meanwhile(const std::string& what);
  [[nodiscard]] std::string keep_folder(const std::filesystem::path& folder);
  [[nodiscard]] std::optional<std::string> commit_as_one();
  [[nodiscard]] std::optional<std::string> replace_step_by_step();
  [[nodiscard]] std::string remove_earlier(const std::filesystem::path& earlier);
  [[nodiscard]] std::string go_inside();
  [[nodiscard]] std::string commit_one_by_one(const std::string& last);
  [[nodiscard]] std::string move_one_by_one(const std::vector<std::string>& fresh, const Snapshot& before,
                                            const std::string& last, bool& others);

  std::string named_;
  Use use_;
  std::filesystem::path place_;
  bool there_ = false;   ///< the place, when it was looked at
  bool made_ = false;    ///< by this
  bool inside_ = false;  ///< the work folder lies in the place, not beside it
  Snapshot seen_;
  std::error_code reason_;
  WorkFolder work_;
};

/// A path as the user would write it: from where the program works, unless it lies elsewhere.
[[nodiscard]] std::string told_path(const std::filesystem::path& path);

}  // namespace qorgan
