#pragma once
// From YAML files to checked values. Files are untrusted: whatever they hold ends in a value or in diagnostics with
// file, line and column, all of them in one pass, sorted.

#include <memory>
#include <string>

#include "core/diagnostic.hpp"
#include "law/institution.hpp"

namespace qorgan {

/// Reads an institution and the files that it includes. nullptr where there are errors.
[[nodiscard]] std::shared_ptr<const Institution> load_institution(const std::string& path, Diagnostics& diagnostics);

}  // namespace qorgan
