#pragma once
// From the bytes of a YAML file to a tree of nodes, within limits and with every place known.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "scenario/node.hpp"
#include "scenario/report.hpp"

namespace qorgan::format {

/// What a file may hold. Aliases count as often as they are used, so a small file cannot unfold into a huge one.
struct YamlLimits {
  int depth = 32;
  std::size_t nodes = 400000;
  std::size_t text = 16384;  ///< bytes of one scalar
};

/// Reads one YAML document. Empty, with at least one error, where the bytes are no such document or break a limit.
/// Duplicate keys are errors, but the tree is returned all the same so that the rest can be checked.
[[nodiscard]] std::optional<Node> parse_yaml(std::string_view bytes, const std::shared_ptr<const std::string>& file,
                                             Report& report, const YamlLimits& limits = {});

}  // namespace qorgan::format
