#pragma once
// Every good file of the tests and every shipped one, as trees, with the shape of each.

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenario/shape_walk.hpp"
#include "scenario/yaml_tree.hpp"
#include "support.hpp"

namespace qorgan::test {

struct GoodFile {
  std::filesystem::path path;
  std::string kind;  ///< "scenario"
  format::Node root;
};

/// Empty where the bytes are no YAML.
inline std::optional<format::Node> tree_of(const std::string& bytes, const std::string& name) {
  Diagnostics ignored;
  format::Report report(ignored);
  auto root = format::parse_yaml(bytes, std::make_shared<const std::string>(name), report);
  return report.errors() > 0 ? std::nullopt : std::move(root);
}

/// Sorted by path.
inline std::vector<GoodFile> good_files_in(const std::filesystem::path& folder) {
  std::vector<GoodFile> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".yaml") continue;
    auto root = tree_of(content(entry.path()), entry.path().string());
    if (!root) continue;
    std::string kind(root->text_at("qorgan"));
    out.push_back({entry.path(), std::move(kind), std::move(*root)});
  }
  std::sort(out.begin(), out.end(), [](const GoodFile& a, const GoodFile& b) { return a.path < b.path; });
  return out;
}

inline const format::ObjectShape* shape_of_kind(std::string_view kind) {
  if (kind == "scenario") return &format::scenario_shape();
  if (kind == "institution") return &format::institution_shape();
  if (kind == "institution-part") return &format::institution_part_shape();
  if (kind == "institution-overlay") return &format::institution_overlay_shape();
  if (kind == "experiment") return &format::experiment_shape();
  return nullptr;
}

}  // namespace qorgan::test
