#pragma once
// What kind of file it is: the keys `qorgan:` and `version:` at the top of every file.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/fields.hpp"

namespace qorgan::format {

enum class FileKind : std::uint8_t { scenario, institution, institution_part, institution_overlay, experiment };

/// As files write it: "institution-part".
[[nodiscard]] std::string_view name_of(FileKind kind);
/// "scenario, institution, institution-part, institution-overlay, experiment"
[[nodiscard]] std::string list_file_kinds();

/// Reads `qorgan:` of a file's root; empty, with an error, where it is missing or unknown.
[[nodiscard]] std::optional<FileKind> file_kind(Reader& reader, const Node& root);
/// Reports unless the file is of that kind and of a version that can be read.
bool expect_kind(Reader& reader, const Node& root, FileKind wanted);

/// Adds both keys to a table, for schema and starter; `expect_kind` has checked them before the table is read.
template <class T>
void add_header(Fields<T>& table, FileKind kind) {
  const auto nothing = [](Reader&, const Node&, const FieldShape&, T&) {};
  Shape kind_shape;
  kind_shape.kind = Shape::Kind::choice;
  kind_shape.words = {std::string(name_of(kind))};
  table.custom("qorgan", kind_shape, {.help = "what kind of file this is", .required = true, .example = name_of(kind)},
               nothing, nullptr);
  Shape version;
  version.kind = Shape::Kind::integer;
  version.low = version.high = 1;
  table.custom("version", version, {.help = "version of the format", .required = true, .example = "1"}, nothing,
               nullptr);
}

}  // namespace qorgan::format
