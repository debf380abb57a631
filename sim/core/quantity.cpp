#include "core/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>

#include "core/quantity_words.hpp"
#include "core/suggest.hpp"

namespace qorgan {
namespace {

struct Unit {
  std::string_view name;
  std::uint64_t times = 1, over = 1;  // to the base unit, as whole numbers
  [[nodiscard]] constexpr double factor() const { return static_cast<double>(times) / static_cast<double>(over); }
};

constexpr std::uint64_t minute = 60, hour = 3600, day = 86400, week = 604800, year = 31557600;
constexpr std::uint64_t thousand = 1000, million = 1000000, billion = 1000000000;

constexpr std::array number_units{Unit{""}, Unit{"%", 1, 100}};
constexpr std::array duration_units{Unit{"h", hour},     Unit{"min", minute}, Unit{"d", day},    Unit{"s"},
                                    Unit{"week", week},  Unit{"day", day},    Unit{"days", day}, Unit{"hour", hour},
                                    Unit{"hours", hour}, Unit{"weeks", week}};
constexpr std::array rate_units{Unit{"/h", 1, hour},     Unit{"/day", 1, day}, Unit{"/d", 1, day},
                                Unit{"/min", 1, minute}, Unit{"/s"},           Unit{"/week", 1, week},
                                Unit{"/year", 1, year}};
constexpr std::array length_units{Unit{"km", thousand}, Unit{"m"}};
constexpr std::array speed_units{Unit{"km/h", thousand, hour}, Unit{"m/s"}};
constexpr std::array people_units{Unit{"person"}, Unit{"people"}, Unit{"persons"}};
constexpr std::array area_units{Unit{"km2", million}, Unit{"ha", 10000}, Unit{"m2"}};
constexpr std::array money_units{Unit{"KZT"}, Unit{"tenge"}, Unit{"million KZT", million},
                                 Unit{"billion KZT", billion}};
constexpr std::array money_rate_units{Unit{"KZT/h", 1, hour},
                                      Unit{"KZT/day", 1, day},
                                      Unit{"million KZT/day", million, day},
                                      Unit{"million KZT/h", million, hour},
                                      Unit{"billion KZT/day", billion, day},
                                      Unit{"KZT/s"}};
constexpr std::array power_units{Unit{"MW"}, Unit{"GW", thousand}, Unit{"kW", 1, thousand}};
constexpr std::array houses_units{Unit{"house"}, Unit{"houses"}};

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
    const bool synonym = std::any_of(units.data(), &unit, [&](const Unit& u) { return u.factor() == unit.factor(); });
    if (synonym) continue;
    std::string text = fmt::format("{:g} {}", value / unit.factor(), unit.name);
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

std::string_view phrase_of(Dimension dimension) {
  switch (dimension) {
    case Dimension::number: return "a number";
    case Dimension::duration: return "a duration";
    case Dimension::rate: return "a rate";
    case Dimension::length: return "a length";
    case Dimension::speed: return "a speed";
    case Dimension::people: return "a number of people";
    case Dimension::area: return "an area";
    case Dimension::money: return "an amount of money";
    case Dimension::money_rate: return "an amount of money in a time";
    case Dimension::power: return "a power";
    case Dimension::houses: return "a number of houses";
  }
  return "a number";
}

bool has_one_unit(Dimension dimension) {
  const auto units = table(dimension);
  return dimension != Dimension::number &&
         std::all_of(units.begin(), units.end(), [&](const Unit& u) { return u.factor() == units.front().factor(); });
}

namespace {

/// What a decimal number is to the program; the value where it is one.
struct Reading {
  enum class Kind : unsigned char { number, beyond, none };
  Kind kind = Kind::none;
  double value = 0;
};

Reading read_number(std::string_view text) {
  text = trim(text);
  if (text.empty()) return {};
  if (text.front() == '+') {
    text.remove_prefix(1);
    if (text.empty() || text.front() == '-') return {};
  }
  const char lead = text.front() == '-' && text.size() > 1 ? text[1] : text.front();
  if ((lead < '0' || lead > '9') && lead != '.') return {};  // "nan", "inf", "--1"
  double value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end != text.data() + text.size()) return {};
  if (code == std::errc::result_out_of_range) return {Reading::Kind::beyond, 0};
  if (code != std::errc{} || !std::isfinite(value)) return {};
  return {Reading::Kind::number, value};
}

/// "2 500" and "2,500" for 2500: groups of three digits behind one of the signs that people part them by. Empty where
/// the text is no such number, or where it could be another one: "2,500" is two and a half to many.
std::string without_gaps(std::string_view text) {
  std::string out;
  std::size_t group = 0;
  bool parted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const std::string_view rest = text.substr(i);
    const std::size_t gap = c == ' ' || c == '\'' || c == '_' ? 1
                            : rest.starts_with("\u00a0")      ? 2
                            : rest.starts_with("\u202f")      ? 3
                                                              : 0;
    if (c >= '0' && c <= '9') {
      out += c;
      ++group;
    } else if (gap > 0 && group > 0 && (parted ? group == 3 : group <= 3)) {
      parted = true;
      group = 0;
      i += gap - 1;
    } else {
      return {};
    }
  }
  return parted && group == 3 ? out : std::string();
}

/// What was meant by a text whose number stands in the way of the unit behind it: a comma for the decimal point, gaps
/// between groups of digits. Empty where the number could be read in two ways.
std::string rewritten(std::string_view text, Dimension dimension) {
  for (const Unit& unit : table(dimension)) {
    if (!text.ends_with(unit.name)) continue;
    const std::string_view number = trim(text.substr(0, text.size() - unit.name.size()));
    std::string plain = without_gaps(number);
    const std::size_t comma = number.find(',');
    if (plain.empty() && comma != std::string_view::npos && number.size() - comma - 1 != 3) {
      plain = std::string(number);
      plain[comma] = '.';
    }
    if (plain.empty() || read_number(plain).kind != Reading::Kind::number) continue;
    return unit.name.empty() ? plain : fmt::format("{} {}", plain, unit.name);
  }
  return {};
}

/// What is wrong where no number stands before the unit.
QuantityError no_number(std::string_view text, Dimension dimension) {
  const std::string example = dimension == Dimension::number ? "0.5" : fmt::format("6 {}", units_of(dimension).front());
  return {fmt::format("'{}' is not {}; a number{} is needed, for example '{}'", text, phrase_of(dimension),
                      dimension == Dimension::number ? "" : " with its unit", example),
          rewritten(text, dimension)};
}

/// Whether a number goes on behind a gap or a comma: "500 person" of "2 500 person", ",8" of "0,8".
bool goes_on(std::string_view rest) {
  const std::size_t digit = rest.find_first_of("0123456789");
  if (digit == std::string_view::npos) return false;
  std::string_view between = rest.substr(0, digit);
  for (const std::string_view gap : {",", " ", "'", "_", "\u00a0", "\u202f"})
    if (between.ends_with(gap)) between.remove_suffix(gap.size());
  return between.empty();
}

/// Whether one is the other with a letter too many or too few, two letters swapped, or in other cases. Another letter
/// may be another unit: a "mon" is no "min". So may be two letters: a "mW" is no "MW".
bool slip_of(std::string_view written, std::string_view unit) {
  if (written.size() < 3 || unit.size() < 3) return false;
  const std::size_t distance = edit_distance(written, unit);
  if (distance != 1 || written.size() != unit.size()) return distance <= 1;
  std::string a(written), b(unit);
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return edit_distance(a, b) == 0;
}

/// What is wrong with the unit behind a number.
QuantityError no_unit(std::string_view text, std::string_view number, std::string_view unit, Dimension dimension) {
  if (goes_on(unit))
    return {fmt::format("'{}' is no number; digits stand without gaps between them, with a point before the decimals",
                        text),
            rewritten(text, dimension)};
  if (dimension == Dimension::number)
    return {fmt::format("'{}' carries the unit '{}', but a plain number is needed", text, unit), ""};
  if (unit.empty())
    return {fmt::format("'{}' has no unit; {} is written with one of: {}", text, phrase_of(dimension),
                        list_units(dimension)),
            ""};
  const auto units = table(dimension);
  const auto near = std::find_if(units.begin(), units.end(), [&](const Unit& u) { return slip_of(unit, u.name); });
  return {fmt::format("'{}' is no unit of {}; allowed are: {}", unit, name_of(dimension), list_units(dimension)),
          near != units.end() ? fmt::format("{} {}", number, near->name) : std::string()};
}

/// A decimal number as whole * 10^power; empty where it has more digits than fit.
std::optional<std::pair<std::uint64_t, int>> digits_of(std::string_view text) {
  std::uint64_t whole = 0;
  int power = 0;
  bool after_point = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '+' || c == '-') continue;  // in front; the one of a power is read below
    if (c == '.') {
      after_point = true;
    } else if (c >= '0' && c <= '9') {
      if (__builtin_mul_overflow(whole, std::uint64_t{10}, &whole) ||
          __builtin_add_overflow(whole, static_cast<std::uint64_t>(c - '0'), &whole))
        return std::nullopt;
      power -= after_point ? 1 : 0;
    } else {  // 'e'
      std::string_view rest = text.substr(i + 1);
      if (rest.starts_with('+')) rest.remove_prefix(1);
      int more = 0;
      const auto [end, code] = std::from_chars(rest.data(), rest.data() + rest.size(), more);
      if (code != std::errc{} || end != rest.data() + rest.size() || more > 18 || more < -18) return std::nullopt;
      power += more;
      break;
    }
  }
  return std::pair(whole, power);
}

/// The number in the base unit, rounded once, so that "6 h" is what "360 min" is, "0.3 /day" what "0.0125 /h" is and
/// "7 %" what "0.07" is. Numbers that are too long for whole numbers are multiplied as they are.
double scaled(std::string_view text, double value, const Unit& unit) {
  const double plain = value * static_cast<double>(unit.times) / static_cast<double>(unit.over);
  const auto read = digits_of(text);
  if (!read || read->first == 0 || std::abs(read->second) > 18) return plain;
  std::array<std::uint64_t, 3> above{read->first, unit.times, 1}, below{unit.over, 1, 1};
  for (int i = 0; i < std::abs(read->second); ++i) (read->second < 0 ? below : above)[2] *= 10;
  for (std::uint64_t& a : above)
    for (std::uint64_t& b : below) {
      const std::uint64_t common = std::gcd(a, b);
      a /= common;
      b /= common;
    }
  constexpr std::uint64_t exact = 1ULL << 53;  // up to here doubles hold every whole number
  const auto product = [](const std::array<std::uint64_t, 3>& factors) -> std::optional<std::uint64_t> {
    std::uint64_t out = 1;
    for (const std::uint64_t factor : factors)
      if (__builtin_mul_overflow(out, factor, &out) || out > exact) return std::nullopt;
    return out;
  };
  const auto over = product(below), times = product(above);
  if (!over || !times) return plain;
  const double size = static_cast<double>(*times) / static_cast<double>(*over);
  return value < 0 ? -size : size;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  const Reading read = read_number(text);
  return read.kind == Reading::Kind::number ? std::optional(read.value) : std::nullopt;
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
  const Reading number = read_number(number_text);
  if (number.kind == Reading::Kind::beyond)
    return {0, QuantityError{fmt::format("'{}' is too large or too small to count with", text), ""}};
  if (number.kind == Reading::Kind::none) return {0, no_number(text, dimension)};
  if (unit_text.empty() && has_one_unit(dimension))
    return {scaled(number_text, number.value, table(dimension).front()), std::nullopt};
  for (const Unit& unit : table(dimension))
    if (unit.name == unit_text) return {scaled(number_text, number.value, unit), std::nullopt};
  return {0, no_unit(text, number_text, unit_text, dimension)};
}

std::string format_quantity(double value, Dimension dimension) {
  const auto units = table(dimension);
  if (dimension == Dimension::number) return fmt::format("{:g}", value);
  if (dimension == Dimension::rate) return shortest(value, units);
  // The largest unit in which the value is a number from 1 on reads best; the usual one otherwise.
  const Unit* best = &units.front();
  if (dimension == Dimension::duration || dimension == Dimension::money || dimension == Dimension::area) {
    static constexpr std::array preferred_duration{Unit{"d", day}, Unit{"h", hour}, Unit{"min", minute}};
    if (dimension == Dimension::duration) {
      best = &units[3];
      for (const Unit& unit : preferred_duration)
        if (std::fabs(value) >= unit.factor()) {
          best = &unit;
          break;
        }
      return fmt::format("{:g} {}", value / best->factor(), best->name);
    }
    for (const Unit& unit : units)
      if (std::fabs(value) >= unit.factor() && (std::fabs(value) < best->factor() || unit.factor() > best->factor()))
        best = &unit;
  }
  // Losses of a country are told by the day.
  if (dimension == Dimension::money_rate)
    for (const std::string_view large : {"billion KZT/day", "million KZT/day"})
      for (const Unit& unit : units)
        if (unit.name == large && std::fabs(value) >= unit.factor() && best == &units.front()) best = &unit;
  return fmt::format("{:g} {}", value / best->factor(), best->name);
}

}  // namespace qorgan
