#pragma once
// Numbers and lengths of time for people to read, in their language.

#include <string>

#include "ui/model/strings.hpp"

namespace qorgan::ui {

/// "12 345" with no-break spaces; "12,3" in Russian and Kazakh where `decimals` asks for them; "–" for no number.
[[nodiscard]] std::string number_text(double value, int decimals, Language language);
/// "12 k", "3.4 M": at most about five characters, for figures and axes.
[[nodiscard]] std::string compact_text(double value, const Strings& strings, Language language);
/// "63 %" of a share from 0 to 1.
[[nodiscard]] std::string percent_text(double share, Language language);
/// "3 d 4 h", "45 min" of seconds; "0 min" below half a minute; "–" for no number.
[[nodiscard]] std::string duration_text(double seconds, const Strings& strings, Language language);

}  // namespace qorgan::ui
