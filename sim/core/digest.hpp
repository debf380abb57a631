#pragma once
// A digest of plain data (XXH3, 64 bits). It proves that two runs are the same; it is no protection against forgery.

#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace qorgan {

[[nodiscard]] std::uint64_t digest_bytes(const void* data, std::size_t size, std::uint64_t seed = 0);

template <class T>
requires std::has_unique_object_representations_v<T>
[[nodiscard]] std::uint64_t digest_of(std::span<const T> values, std::uint64_t seed = 0) {
  return digest_bytes(values.data(), values.size_bytes(), seed);
}

/// For plain types with floating-point members: the caller promises that they hold no padding.
template <class T>
requires std::is_trivially_copyable_v<T>
[[nodiscard]] std::uint64_t digest_raw(const std::vector<T>& values, std::uint64_t seed = 0) {
  return digest_bytes(values.data(), values.size() * sizeof(T), seed);
}

[[nodiscard]] std::uint64_t mix(std::uint64_t a, std::uint64_t b);

/// 16 hexadecimal digits.
[[nodiscard]] std::string format_digest(std::uint64_t digest);

}  // namespace qorgan
