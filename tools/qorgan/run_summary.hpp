#pragma once
// What came of a run, on one screen.

#include <string>

#include "console.hpp"
#include "record/record.hpp"

namespace qorgan::cli {

[[nodiscard]] std::string summary_text(const Console& console, const Record& record, Language language);

}  // namespace qorgan::cli
