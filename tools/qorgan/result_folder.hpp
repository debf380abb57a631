#pragma once
// The folder that a run leaves. It is written beside its place and moved there when it is complete, so that an earlier
// result stands until the new one is whole.

#include <filesystem>
#include <string>

namespace qorgan::cli {

class ResultFolder {
 public:
  /// `place`: where the result shall be.
  explicit ResultFolder(const std::filesystem::path& place);
  ~ResultFolder();  ///< removes what was written beside and never moved
  ResultFolder(const ResultFolder&) = delete;
  ResultFolder& operator=(const ResultFolder&) = delete;

  /// Makes the folder beside. Returns why it cannot, or why the place may not be overwritten; empty when it is ready. A
  /// result of the same command is replaced, one of another only where that is forced.
  [[nodiscard]] std::string prepare(const std::string& command, bool force);
  /// Where to write meanwhile.
  [[nodiscard]] const std::filesystem::path& beside() const { return beside_; }
  /// Moves the folder to its place; an earlier result is gone afterwards. Returns what went wrong; empty when done.
  [[nodiscard]] std::string commit();

 private:
  std::string named_;  ///< as the user named it, for messages
  std::filesystem::path place_, beside_;
  bool written_ = false;
};

}  // namespace qorgan::cli
