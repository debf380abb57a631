#pragma once
// Paths into a tree, "incidents.flood-aktobe.onset", and putting values there: overrides work on the tree, so that
// what they set is checked like everything else.

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/node.hpp"
#include "scenario/report.hpp"

namespace qorgan::format {

/// A value to put at a path.
struct Setting {
  std::string path;
  Node value;
  Spot spot;                                  ///< where the override stands
  std::shared_ptr<const std::string> source;  ///< of the numbers in it
};

/// Makes a setting of text such as "--set path=value"; the value is YAML. False after an error.
bool parse_setting(std::string_view path, std::string_view value, const std::string& shown_as, Report& report,
                   std::vector<Setting>& settings);

/// Puts the value into whichever of the trees has the longest beginning of the path. Keys that are missing in a
/// mapping are made (the table says later whether they are known); entries that are missing in a list are errors.
void apply(const Setting& setting, std::span<Node* const> roots, Report& report);

/// Sets the source of all scalars of a tree.
void set_source(Node& node, const std::shared_ptr<const std::string>& source);

}  // namespace qorgan::format
