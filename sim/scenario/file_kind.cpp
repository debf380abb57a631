#include "scenario/file_kind.hpp"

#include <fmt/format.h>

#include "core/enum_table.hpp"

namespace qorgan::format {
namespace {
constexpr EnumTable<FileKind, std::string_view> names({{FileKind::scenario, "scenario"},
                                                       {FileKind::institution, "institution"},
                                                       {FileKind::institution_part, "institution-part"},
                                                       {FileKind::institution_overlay, "institution-overlay"},
                                                       {FileKind::experiment, "experiment"}});
}

std::string_view name_of(FileKind kind) { return names[kind]; }

std::string list_file_kinds() {
  std::string out;
  for (const std::string_view name : names.values()) out += (out.empty() ? "" : ", ") + std::string(name);
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
  if (const auto found = kind->is_scalar() ? names.find(kind->text) : std::nullopt) return found;
  reader.error(kind->spot,
               fmt::format("'qorgan' is {}, but this program reads: {}", describe(*kind), list_file_kinds()),
               reader.suggest(kind->text, {names.values().begin(), names.values().end()}));
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
