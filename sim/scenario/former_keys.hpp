#pragma once
// Keys that files of an earlier version called otherwise.

#include "scenario/report.hpp"
#include "scenario/shape.hpp"

namespace qorgan::format {

/// Reports every key of the tree that has another name now, and gives it that name, so that nothing else is reported
/// because of it.
void rename_former_keys(Node& root, const ObjectShape& shape, Report& report);

}  // namespace qorgan::format
