#include "scenario/file_kind.hpp"

#include <fmt/format.h>

#include <array>

namespace qorgan::format {
namespace {
constexpr std::array<std::string_view, 5> names{"scenario", "institution", "institution-part", "institution-overlay",
                                                "experiment"};
}

std::string_view name_of(FileKind kind) { return names[static_cast<std::size_t>(kind)]; }

std::string list_file_kinds() {
  std::string out;
  for (std::string_view name : names) out += (out.empty() ? "" : ", ") + std::string(name);
  return out;
}

std::optional<FileKind> file_kind(Reader& reader, const Node& root) {
  if (!root.is_map()) {
    reader.error(root.spot, fmt::format("the file holds {}, but a mapping is needed", describe(root)));
    return std::nullopt;
  }
  const Node* kind = root.find("qorgan");
  if (!kind) {
    reader.error(root.spot, fmt::format("the key 'qorgan' is missing; it says what kind of file this is, one of: {}",
                                        list_file_kinds()));
    return std::nullopt;
  }
  for (std::size_t i = 0; i < names.size(); ++i)
    if (kind->is_scalar() && kind->text == names[i]) return static_cast<FileKind>(i);
  reader.error(kind->spot,
               fmt::format("'qorgan' is {}, but this program reads: {}", describe(*kind), list_file_kinds()),
               reader.suggest(kind->text, {names.begin(), names.end()}));
  return std::nullopt;
}

bool expect_kind(Reader& reader, const Node& root, FileKind wanted) {
  const auto kind = file_kind(reader, root);
  if (!kind) return false;
  if (*kind != wanted) {
    reader.error(
        root.find("qorgan")->spot,
        fmt::format("this file is of kind '{}', but one of kind '{}' is needed here", name_of(*kind), name_of(wanted)));
    return false;
  }
  const Node* version = root.find("version");
  if (!version) return true;  // the table reports what is missing
  if (version->is_scalar() && version->text == "1") return true;
  reader.error(version->spot,
               fmt::format("this program reads version 1 of the format, but the file says {}", describe(*version)));
  return false;
}

}  // namespace qorgan::format
