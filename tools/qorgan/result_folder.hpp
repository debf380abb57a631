#pragma once
// The folder that a run leaves: which earlier results may be replaced, and by whom. How nothing is lost when it takes
// its place stands in core/output_folder.hpp.

#include <filesystem>
#include <string>

#include "core/output_folder.hpp"

namespace qorgan::cli {

class ResultFolder {
 public:
  /// `place`: where the result shall be.
  explicit ResultFolder(const std::filesystem::path& place) : folder_(place, OutputFolder::Use::whole) {}

  /// Makes the folder for the work. Returns why it cannot, or why the place may not be overwritten; empty when it is
  /// ready. A result of the same command is replaced, one of another only where that is forced; what comes there while
  /// the command works is never replaced.
  [[nodiscard]] std::string prepare(const std::string& command, bool force);
  /// Where to write meanwhile.
  [[nodiscard]] const std::filesystem::path& work() const { return folder_.work(); }
  /// Whether an earlier result lay there.
  [[nodiscard]] bool replaces() const { return !folder_.seen().empty(); }
  /// Leaves that where it is, and says where the new one is kept.
  [[nodiscard]] std::string keep() { return folder_.keep(); }
  /// Moves the result to its place; an earlier one is gone afterwards. Returns what went wrong, and where the result is
  /// then; empty when done.
  [[nodiscard]] std::string commit();

 private:
  OutputFolder folder_;
};

}  // namespace qorgan::cli
