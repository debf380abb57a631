#include "core/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>
#include <utility>

#include "core/suggest.hpp"

namespace qorgan {
namespace {

struct Unit {
  std::string_view name;
  double factor;  // to the base unit
};

constexpr std::array number_units{Unit{"", 1.0}, Unit{"%", 0.01}};
constexpr std::array duration_units{
    Unit{"h", 3600.0},    Unit{"min", 60.0},     Unit{"d", 86400.0},   Unit{"s", 1.0},        Unit{"week", 604800.0},
    Unit{"day", 86400.0}, Unit{"days", 86400.0}, Unit{"hour", 3600.0}, Unit{"hours", 3600.0}, Unit{"weeks", 604800.0}};
constexpr std::array rate_units{
    Unit{"/h", 1.0 / 3600.0}, Unit{"/day", 1.0 / 86400.0},   Unit{"/d", 1.0 / 86400.0},      Unit{"/min", 1.0 / 60.0},
    Unit{"/s", 1.0},          Unit{"/week", 1.0 / 604800.0}, Unit{"/year", 1.0 / 31557600.0}};
constexpr std::array length_units{Unit{"km", 1000.0}, Unit{"m", 1.0}};
constexpr std::array speed_units{Unit{"km/h", 1000.0 / 3600.0}, Unit{"m/s", 1.0}};
constexpr std::array people_units{Unit{"person", 1.0}, Unit{"people", 1.0}, Unit{"persons", 1.0}};
constexpr std::array area_units{Unit{"km2", 1.0e6}, Unit{"ha", 1.0e4}, Unit{"m2", 1.0}};
constexpr std::array money_units{Unit{"KZT", 1.0}, Unit{"tenge", 1.0}, Unit{"million KZT", 1.0e6},
                                 Unit{"billion KZT", 1.0e9}};
constexpr std::array money_rate_units{Unit{"KZT/h", 1.0 / 3600.0},
                                      Unit{"KZT/day", 1.0 / 86400.0},
                                      Unit{"million KZT/day", 1.0e6 / 86400.0},
                                      Unit{"million KZT/h", 1.0e6 / 3600.0},
                                      Unit{"billion KZT/day", 1.0e9 / 86400.0},
                                      Unit{"KZT/s", 1.0}};
constexpr std::array power_units{Unit{"MW", 1.0}, Unit{"GW", 1000.0}, Unit{"kW", 0.001}};
constexpr std::array houses_units{Unit{"house", 1.0}, Unit{"houses", 1.0}};

std::span<const Unit> table(Dimension dimension) {
  switch (dimension) {
    case Dimension::number: return number_units;
    case Dimension::duration: return duration_units;
    case Dimension::rate: return rate_units;
    case Dimension::length: return length_units;
    case Dimension::speed: return speed_units;
    case Dimension::people: return people_units;
    case Dimension::area: return area_units;
    case Dimension::money: return money_units;
    case Dimension::money_rate: return money_rate_units;
    case Dimension::power: return power_units;
    case Dimension::houses: return houses_units;
  }
  return number_units;
}

constexpr std::string_view blanks = " \t\r\n";

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string list_units(Dimension dimension) {
  std::string out;
  for (std::string_view unit : units_of(dimension)) {
    if (unit.empty()) continue;
    if (!out.empty()) out += ", ";
    out += unit;
  }
  return out;
}

/// In whichever unit gives the shortest text: 0.05 /day rather than 0.00208333 /h. The first of equals, so that the
/// table's first name of a unit stands.
std::string shortest(double value, std::span<const Unit> units) {
  std::string best;
  for (const Unit& unit : units) {
    const bool synonym = std::any_of(units.data(), &unit, [&](const Unit& u) { return u.factor == unit.factor; });
    if (synonym) continue;
    std::string text = fmt::format("{:g} {}", value / unit.factor, unit.name);
    if (best.empty() || text.size() < best.size()) best = std::move(text);
  }
  return best;
}

}  // namespace

std::string_view name_of(Dimension dimension) {
  switch (dimension) {
    case Dimension::number: return "number";
    case Dimension::duration: return "duration";
    case Dimension::rate: return "rate";
    case Dimension::length: return "length";
    case Dimension::speed: return "speed";
    case Dimension::people: return "people";
    case Dimension::area: return "area";
    case Dimension::money: return "money";
    case Dimension::money_rate: return "money rate";
    case Dimension::power: return "power";
    case Dimension::houses: return "houses";
  }
  return "number";
}

std::vector<std::string_view> units_of(Dimension dimension) {
  std::vector<std::string_view> out;
  for (const Unit& unit : table(dimension)) out.push_back(unit.name);
  return out;
}

std::optional<double> parse_number(std::string_view text) {
  text = trim(text);
  if (text.empty()) return std::nullopt;
  if (text.front() == '+') {
    text.remove_prefix(1);
    if (text.empty() || text.front() == '-') return std::nullopt;
  }
  const char lead = text.front() == '-' && text.size() > 1 ? text[1] : text.front();
  if ((lead < '0' || lead > '9') && lead != '.') return std::nullopt;  // "nan", "inf", "--1"
  double value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

QuantityResult parse_quantity(std::string_view text, Dimension dimension) {
  text = trim(text);
  // The number is the longest prefix of number characters; "1e3" and "-0.5" are numbers, "3 /day" is not.
  std::size_t split = 0;
  while (split < text.size()) {
    const char c = text[split];
    const bool exponent =
        (c == 'e' || c == 'E') && split > 0 && split + 1 < text.size() &&
        ((text[split + 1] >= '0' && text[split + 1] <= '9') || text[split + 1] == '-' || text[split + 1] == '+');
    const bool sign = (c == '-' || c == '+') && (split == 0 || text[split - 1] == 'e' || text[split - 1] == 'E');
    if ((c >= '0' && c <= '9') || c == '.' || exponent || sign)
      ++split;
    else
      break;
  }
  const std::string_view number_text = text.substr(0, split);
  const std::string_view unit_text = trim(text.substr(split));
  const auto number = parse_number(number_text);
  const std::string usual(units_of(dimension).front());
  if (!number) {
    const std::string example = dimension == Dimension::number ? "0.5" : fmt::format("6 {}", usual);
    return {0, QuantityError{
                   fmt::format("'{}' is not a {}; a number{} is needed, for example '{}'", text, name_of(dimension),
                               dimension == Dimension::number ? "" : " with its unit", example),
                   ""}};
  }
  for (const Unit& unit : table(dimension))
    if (unit.name == unit_text) return {*number * unit.factor, std::nullopt};
  if (dimension == Dimension::number)
    return {0, QuantityError{fmt::format("'{}' carries the unit '{}', but a plain number is needed", text, unit_text),
                             std::string(number_text)}};
  if (unit_text.empty())
    return {0, QuantityError{fmt::format("'{}' has no unit; a {} is written with one of: {}", text, name_of(dimension),
                                         list_units(dimension)),
                             fmt::format("{} {}", number_text, usual)}};
  const auto near = closest(unit_text, units_of(dimension));
  return {0, QuantityError{fmt::format("'{}' is no unit of {}; allowed are: {}", unit_text, name_of(dimension),
                                       list_units(dimension)),
                           fmt::format("{} {}", number_text, near ? *near : std::string_view(usual))}};
}

std::string format_quantity(double value, Dimension dimension) {
  const auto units = table(dimension);
  if (dimension == Dimension::number) return fmt::format("{:g}", value);
  if (dimension == Dimension::rate) return shortest(value, units);
  // The largest unit in which the value is a number from 1 on reads best; the usual one otherwise.
  const Unit* best = &units.front();
  if (dimension == Dimension::duration || dimension == Dimension::money || dimension == Dimension::area) {
    static constexpr std::array preferred_duration{Unit{"d", 86400.0}, Unit{"h", 3600.0}, Unit{"min", 60.0}};
    if (dimension == Dimension::duration) {
      best = &units[3];
      for (const Unit& unit : preferred_duration)
        if (std::fabs(value) >= unit.factor) {
          best = &unit;
          break;
        }
      return fmt::format("{:g} {}", value / best->factor, best->name);
    }
    for (const Unit& unit : units)
      if (std::fabs(value) >= unit.factor && (std::fabs(value) < best->factor || unit.factor > best->factor))
        best = &unit;
  }
  return fmt::format("{:g} {}", value / best->factor, best->name);
}

}  // namespace qorgan
