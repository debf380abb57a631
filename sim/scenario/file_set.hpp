#pragma once
// The files that belong to one scenario or institution: read within limits, and digested by content and name.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/report.hpp"

namespace qorgan::format {

inline constexpr std::size_t largest_file = 8u << 20;  ///< bytes

class FileSet {
 public:
  /// The bytes of a regular file of at most `largest_file` bytes; empty, with an error at `wanted_at`, otherwise.
  /// `name` is how the files speak of it, free of where the user keeps them; it enters the digest.
  std::optional<std::string> read(const std::string& path, std::string_view name, const Spot& wanted_at,
                                  Report& report);

  /// Takes in what another set has read, as if it had been read here.
  void add(const FileSet& other);

  [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }
  /// Of names and contents in the order of reading; the same wherever the files lie.
  [[nodiscard]] std::uint64_t digest() const;

 private:
  std::vector<std::string> paths_;
  std::vector<std::uint64_t> digests_;  ///< of each name and of its content, in turn
};

}  // namespace qorgan::format
