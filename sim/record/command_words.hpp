#pragma once
// What people did to a run, in words for people.

#include "record/record.hpp"

namespace qorgan {

/// "takes over: Akimat, Aktobe Region", "policy: by the Law". What a record does not name stays as it was written.
[[nodiscard]] LocalText command_words(const CommandRow& command, const Record& record);

/// "send teams": what a person has to decide; "half of it": how.
[[nodiscard]] const LocalText& decision_words(DecisionKind kind);
[[nodiscard]] const LocalText& choice_words(Choice choice);

}  // namespace qorgan
