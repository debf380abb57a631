#pragma once
// Numbers, times and quantities as readers of the three languages write them. Locale of the host plays no part.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/quantity.hpp"
#include "core/text.hpp"
#include "core/time.hpp"
#include "world/measure_names.hpp"

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
/// "persons", "houses", "KZT"; empty for plain numbers and durations. The form that follows many.
[[nodiscard]] std::string_view unit_word(Dimension dimension, Language language);

/// The form of a counted word that a language asks for after a number, as it is written: English one or many; Russian
/// one (1, 21), few (2 to 4, 22; fractions too), many; Kazakh nouns stay as they are. The one place that knows.
enum class Plural : unsigned char { one, few, many };
[[nodiscard]] Plural plural_of(double written, Language language);

/// Unit of a measure in the form that follows the number; empty where it has none or counts pieces.
[[nodiscard]] std::string_view measure_unit(const MeasureName& measure, double written, Language language);
/// A value of a measure with its unit, rounded as is worth reading: "1 person", "237 persons", "95%", "2 d 3 h".
[[nodiscard]] std::string write_measure(std::string_view measure, double value, Language language);
/// So much of a kind of stake, in base units: "houses: 900", "loss while nobody helps: 2 bn KZT a day".
[[nodiscard]] std::string write_stake(std::string_view stake, double amount, Language language);
/// The value as write_measure() rounds it: what differences and shares of written numbers must be taken from.
[[nodiscard]] double as_written(std::string_view measure, double value);

}  // namespace qorgan
