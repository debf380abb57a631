#pragma once
// Where files lie. Names are resolved as the system does it: '..' behind a symbolic link leads out of what the link
// means, not out of the link, so that a name cannot be shortened by its text alone.

#include <filesystem>
#include <string>

namespace qorgan {

/// The shorter name without '.' and '..', where it is the same file; otherwise the name as it is.
[[nodiscard]] std::filesystem::path tidied(const std::filesystem::path& path);

/// A file as it is found from a folder; both relative to where the program works unless they are absolute. The file's
/// own name where no way leads there.
[[nodiscard]] std::string seen_from(const std::filesystem::path& folder, const std::filesystem::path& file);

/// Whether it is read as a stream: "-" for standard input, or a pipe or a device. It may be read once only.
[[nodiscard]] bool is_stream(const std::string& path);

/// The folder that names inside the file start from; of a stream that in which the program works, which is empty.
[[nodiscard]] std::filesystem::path folder_of(const std::string& path);

}  // namespace qorgan
