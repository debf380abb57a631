#pragma once
// Numbers, times and quantities as readers of the three languages write them. Locale of the host plays no part.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/quantity.hpp"
#include "core/text.hpp"
#include "core/time.hpp"

namespace qorgan {

/// "12,345.6" in English, "12 345,6" (with no-break spaces) in Russian and Kazakh; "–" for not-a-number.
[[nodiscard]] std::string write_number(double value, int decimals, Language language);
/// A number with as many decimals as its size is worth: 0.042, 3.1, 120.
[[nodiscard]] std::string write_rounded(double value, Language language);
/// "42 %"; the value is a share.
[[nodiscard]] std::string write_share(double share, Language language);
/// "3 d 4 h", "45 min": the two largest parts that are not zero, rounded to the smaller; "0 min" at least.
[[nodiscard]] std::string write_duration(double seconds, Language language);
/// "27 Mar 2024 09:00", "27.03.2024 09:00" in local time at that offset.
[[nodiscard]] std::string write_time(Instant instant, std::int32_t utc_offset, Language language);
/// Without the clock.
[[nodiscard]] std::string write_date(Instant instant, std::int32_t utc_offset, Language language);
/// A quantity as files spell it, for people: "0.5 h" is "0,5 ч". What is no number with a unit stays as it is, a unit
/// alone is translated alone.
[[nodiscard]] LocalText spelled_quantity(std::string_view text);
/// The value in its dimension with a unit: "12,345 persons", "3.4 bn KZT", "2 d 3 h". Plain numbers get `unit`.
[[nodiscard]] std::string write_quantity(double value, Dimension dimension, Language language,
                                         std::string_view unit = {});
/// "persons", "houses", "KZT"; empty for plain numbers and durations.
[[nodiscard]] std::string_view unit_word(Dimension dimension, Language language);

}  // namespace qorgan
