#pragma once
// What people did to a run, in words for people.

#include "record/record.hpp"

namespace qorgan {

/// "takes over: Akimat, Aktobe Region", "policy: by the Law". What a record does not name stays as it was written.
[[nodiscard]] LocalText command_words(const CommandRow& command, const Record& record);

}  // namespace qorgan
