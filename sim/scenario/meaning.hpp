#pragma once
// What a file means, as a digest: values after defaults, overrides and includes, in the order of the tables that read
// them. How they are written does not enter it: two files of one digest make the same run to the last bit.

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/digest.hpp"

namespace qorgan::format {

class Meaning {
 public:
  void whole(std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(number >> shift & 0xFF);
  }
  /// By its bits; minus zero is zero.
  void number(double value) { whole(std::bit_cast<std::uint64_t>(value + 0.0)); }
  /// The length first: "a" and "bc" are not "ab" and "c".
  void text(std::string_view text) {
    whole(text.size());
    bytes_ += text;
  }
  /// A number with its unit as what it amounts to, "6 h" like "360 min"; any other text as it stands.
  void quantity(std::string_view text);
  [[nodiscard]] std::uint64_t digest() const { return digest_bytes(bytes_.data(), bytes_.size()); }

 private:
  std::string bytes_;
};

}  // namespace qorgan::format
