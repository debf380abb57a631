#pragma once
// From the bytes of a JSON file to the same tree of nodes that YAML gives, within limits and with every place known.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "scenario/node.hpp"
#include "scenario/report.hpp"

namespace qorgan::format {

/// What a file may hold.
struct JsonLimits {
  std::size_t bytes = 16U << 20;  ///< of the file
  int depth = 32;
  std::size_t nodes = 400000;
  std::size_t text = 65536;  ///< bytes of one text
};

/// Reads one JSON value (RFC 8259; a byte order mark in front is overlooked). Empty, with at least one error, where the
/// bytes are no such value or break a limit. A key that stands twice is an error, but the tree is returned all the same
/// so that the rest can be checked. Numbers stay as they are written, so none is rounded before it is looked at.
/// `first_line`: of the bytes, where they are a line of a file of many values.
[[nodiscard]] std::optional<Node> parse_json(std::string_view bytes, const std::shared_ptr<const std::string>& file,
                                             Report& report, const JsonLimits& limits = {}, int first_line = 1);

}  // namespace qorgan::format
