#include "ui/model/numbers.hpp"

#include <fmt/format.h>

#include <cmath>

namespace qorgan::ui {

namespace {
constexpr const char* narrow_gap = "\u00A0";
constexpr const char* dash = "\u2013";
}  // namespace

std::string number_text(double value, int decimals, Language language) {
  if (!std::isfinite(value)) return dash;
  std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
  const std::size_t point = digits.find('.');
  std::string whole = digits.substr(0, point);
  std::string out = value < 0 && digits.find_first_not_of("0.") != std::string::npos ? dash : "";
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0 && whole.size() > 4) out += narrow_gap;
    out += whole[i];
  }
  if (point != std::string::npos) {
    out += language == Language::en ? "." : ",";
    out += digits.substr(point + 1);
  }
  return out;
}

std::string compact_text(double value, const Strings& strings, Language language) {
  if (!std::isfinite(value)) return dash;
  const double size = std::abs(value);
  if (size < 9999.5)
    return number_text(value, size < 9.95 && size != std::floor(size) ? (size < 0.995 ? 2 : 1) : 0, language);
  const bool million = size >= 999500;
  const double scaled = value / (million ? 1e6 : 1e3);
  const bool whole = std::abs(scaled) >= 99.5 || std::abs(scaled - std::round(scaled)) < 0.05;
  return number_text(scaled, whole ? 0 : 1, language) + narrow_gap +
         strings.get(million ? Str::million_short : Str::thousand_short, language);
}

std::string percent_text(double share, Language language) {
  if (!std::isfinite(share)) return dash;
  return number_text(share * 100, 0, language) + narrow_gap + "%";
}

std::string duration_text(double seconds, const Strings& strings, Language language) {
  if (!std::isfinite(seconds)) return dash;
  const auto minutes = static_cast<long long>(std::llround(std::abs(seconds) / 60));
  const auto part = [&](long long count, Str unit) {
    return fmt::format("{}{}{}", count, narrow_gap, strings.get(unit, language));
  };
  const long long days = minutes / 1440, hours = minutes / 60 % 24, rest = minutes % 60;
  std::string out;
  if (days > 0) {
    out = part(days, Str::day_short);
    if (hours > 0 && days < 10) out += std::string(narrow_gap) + part(hours, Str::hour_short);
  } else if (hours > 0) {
    out = part(hours, Str::hour_short);
    if (rest > 0) out += std::string(narrow_gap) + part(rest, Str::minute_short);
  } else {
    out = part(rest, Str::minute_short);
  }
  return out;
}

}  // namespace qorgan::ui
