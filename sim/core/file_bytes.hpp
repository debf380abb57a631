#pragma once
// The bytes of a file that somebody names: within a limit, whatever kind of file it turns out to be.

#include <cstddef>
#include <optional>
#include <string>

namespace qorgan {

/// Regular files, pipes and devices are read to their end, which must come within `limit` bytes. Nothing where that
/// cannot be; `why` then says it as the rest of a sentence about the file: "does not exist", "is a folder, not a file",
/// "has more than 8 MiB". A named pipe that nobody opens for writing is given up after some seconds.
[[nodiscard]] std::optional<std::string> file_bytes(const std::string& path, std::size_t limit, std::string& why);

}  // namespace qorgan
