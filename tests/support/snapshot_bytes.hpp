#pragma once
// The content of a snapshot, to be changed and packed again with a right checksum: what somebody can do who means harm,
// and what damage cannot.

#include <zstd.h>

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/digest.hpp"

namespace qorgan::test {

/// Magic, scenario, digest of the content, size of the content, version and a spare word, as engine/snapshot.cpp has
/// it.
inline constexpr std::size_t snapshot_header = 40;

inline std::uint64_t word_at(std::string_view bytes, std::size_t place) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes.data() + place, sizeof word);
  return word;
}

inline std::string snapshot_content(std::string_view bytes) {
  std::string content(word_at(bytes, 24), '\0');
  const std::size_t size =
      ZSTD_decompress(content.data(), content.size(), bytes.data() + snapshot_header, bytes.size() - snapshot_header);
  if (ZSTD_isError(size) || size != content.size()) throw std::runtime_error("no snapshot");
  return content;
}

/// A snapshot like `like` with another content.
inline std::string snapshot_with(std::string_view like, std::string_view content) {
  std::string out(like.substr(0, snapshot_header));
  const std::uint64_t digest = digest_bytes(content.data(), content.size()), size = content.size();
  std::memcpy(out.data() + 16, &digest, sizeof digest);
  std::memcpy(out.data() + 24, &size, sizeof size);
  out.resize(snapshot_header + ZSTD_compressBound(content.size()));
  out.resize(snapshot_header + ZSTD_compress(out.data() + snapshot_header, out.size() - snapshot_header, content.data(),
                                             content.size(), 1));
  return out;
}

}  // namespace qorgan::test
