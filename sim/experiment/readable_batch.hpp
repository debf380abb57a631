#pragma once
// The file of a batch in a state that can be read in peace, whoever may be writing to it.

#include <filesystem>

#include "record/again.hpp"

namespace qorgan {

/// The file of a batch in a folder: the finished one where there are both, or neither. A file stands for itself.
[[nodiscard]] std::filesystem::path batch_file_in(const std::filesystem::path& place);

/// A finished batch is read where it lies. Who works on an unfinished one lets nobody else in, and some of its runs may
/// lie in files of other processes: a copy of them all is taken as they are between two transactions, put together, and
/// is gone with this. The folder of the batch is left as it is.
class ReadableBatch {
 public:
  /// Throws std::runtime_error where no copy can be taken or nothing was written yet.
  explicit ReadableBatch(const std::filesystem::path& place);
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

 private:
  TemporaryFolder folder_;
  std::filesystem::path file_;
};

}  // namespace qorgan
