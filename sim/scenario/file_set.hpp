#pragma once
// The files that belong to one scenario or institution: read within limits, and digested by content and name.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/report.hpp"

namespace qorgan::format {

inline constexpr std::size_t max_file_bytes = 8u << 20;  ///< bytes

class FileSet {
 public:
  /// The bytes of a file of at most `max_file_bytes` bytes; nullptr, with an error at `wanted_at`, otherwise. `name` is
  /// how the files speak of it, free of where the user keeps them; it enters the digest. A file that another one names
  /// is a regular file; one that the user names may be a pipe or a device, or "-" for standard input.
  std::shared_ptr<const std::string> read(const std::string& path, std::string_view name, const Spot& wanted_at,
                                          Report& report);
  /// What that set has read is not read again. It must outlive this one's reading.
  void knows(const FileSet& other) { known_ = &other; }

  /// Takes in what another set has read, as if it had been read here.
  void add(const FileSet& other);

  [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }
  /// What stood in them.
  [[nodiscard]] const std::vector<std::shared_ptr<const std::string>>& texts() const { return texts_; }
  /// Of names and contents in the order of reading; the same wherever the files lie.
  [[nodiscard]] std::uint64_t digest() const;

 private:
  const FileSet* known_ = nullptr;
  std::vector<std::string> paths_;
  std::vector<std::shared_ptr<const std::string>> texts_;
  std::vector<std::uint64_t> digests_;  ///< of each name and of its content, in turn
};

}  // namespace qorgan::format
