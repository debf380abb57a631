#pragma once
// Quantities with units as people write them in files: "6 h", "120 km", "0.3 /day", "12000 person".
// Inside the program every quantity is a double in the base unit of its dimension.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qorgan {

/// The base unit of each dimension stands behind it.
enum class Dimension : unsigned char {
  number,      ///< 1; "%" is allowed
  duration,    ///< second
  rate,        ///< 1 / second
  length,      ///< metre
  speed,       ///< metre / second
  people,      ///< person
  area,        ///< square metre
  money,       ///< tenge
  money_rate,  ///< tenge / second
  power,       ///< megawatt
  houses,      ///< house
};

[[nodiscard]] std::string_view name_of(Dimension dimension);
/// The units a file may use for it, the usual one first: {"h", "min", "d", "s", "week"}.
[[nodiscard]] std::vector<std::string_view> units_of(Dimension dimension);

struct QuantityError {
  std::string message;     ///< names what was read and what is allowed
  std::string suggestion;  ///< a text that would be right; empty where none is near
};

struct QuantityResult {
  double value = 0;  ///< in base units
  std::optional<QuantityError> error;
};

/// Reads a number with its unit. A dimension other than `number` needs a unit; `number` refuses one but "%".
/// Not-a-number, infinities and hexadecimal are refused. Locale plays no part.
[[nodiscard]] QuantityResult parse_quantity(std::string_view text, Dimension dimension);

/// The value in the unit that reads best: 21600 s -> "6 h".
[[nodiscard]] std::string format_quantity(double value, Dimension dimension);

/// Reads a finite decimal number that fills the whole text; empty otherwise. Locale plays no part.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

}  // namespace qorgan
