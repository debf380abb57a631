#include "report/scale.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace qorgan {
namespace {

/// The smallest of 1, 2, 5, 10 times a power of ten that is not below `rough`.
double nice_step(double rough) {
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0, 10.0})
    if (factor * power >= rough * (1 - 1e-9)) return factor * power;
  return 10 * power;
}

std::string day_label(Instant instant, std::int32_t offset, Language language) {
  std::string date = format_date(instant, offset);  // 2024-03-27
  if (date.size() < 10) return date;
  const std::string month = date.substr(date.size() - 5, 2), day = date.substr(date.size() - 2);
  if (language != Language::en) return day + "." + month;
  static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto number = static_cast<std::size_t>((month[0] - '0') * 10 + (month[1] - '0') - 1) % 12;
  return fmt::format("{} {}", day.front() == '0' ? day.substr(1) : day, months[number]);
}

std::string clock_label(Instant instant, std::int32_t offset) {
  const std::string text = format_instant(instant, offset);
  return text.size() >= 5 ? text.substr(text.size() - 5) : text;
}

}  // namespace

NumberAxis number_axis(double low, double high, int wanted, bool whole) {
  if (!std::isfinite(low) || !std::isfinite(high)) low = 0, high = 1;
  if (low > high) std::swap(low, high);
  if (!(high - low > 1e-12 * std::max(1.0, std::fabs(high)))) high = low + std::max(1.0, std::fabs(low) * 0.1);
  wanted = std::clamp(wanted, 2, 20);
  NumberAxis axis;
  axis.step = nice_step((high - low) / wanted);
  if (whole) axis.step = std::max(axis.step, 1.0);
  const double first = std::floor(low / axis.step + 1e-9), last = std::ceil(high / axis.step - 1e-9);
  axis.low = first * axis.step;
  axis.high = std::max(last, first + 1) * axis.step;
  for (double n = first; n * axis.step <= axis.high + axis.step * 1e-6; ++n) axis.ticks.push_back(n * axis.step);
  axis.decimals = axis.step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(axis.step) - 1e-9));
  return axis;
}

std::vector<TimeTick> time_ticks(Instant start, std::int32_t utc_offset, double from, double to, int wanted,
                                 Language language) {
  static constexpr std::array<double, 17> steps{
      60,    300,         900,         1800,        3600,         7200,         14400,        21600,        43200,
      86400, 2 * 86400.0, 4 * 86400.0, 7 * 86400.0, 14 * 86400.0, 28 * 86400.0, 91 * 86400.0, 365 * 86400.0};
  std::vector<TimeTick> out;
  if (!std::isfinite(from) || !std::isfinite(to) || !(to > from)) return out;
  double step = steps.back();
  for (const double candidate : steps)
    if ((to - from) / candidate <= std::max(2, wanted)) {
      step = candidate;
      break;
    }
  while ((to - from) / step > std::max(2, wanted)) step *= 2;
  // Whole steps of local time: midnight, not midnight in Greenwich.
  const double shift = static_cast<double>(start.seconds) + utc_offset;
  for (double n = std::ceil((from + shift) / step - 1e-9); n * step - shift <= to + 1e-6; ++n) {
    const double at = n * step - shift;
    const Instant instant{start.seconds + static_cast<std::int64_t>(std::llround(at))};
    std::string label = day_label(instant, utc_offset, language);
    if (step < 86400) {
      const std::string clock = clock_label(instant, utc_offset);
      label = clock == "00:00" ? label : clock;
    }
    out.push_back({at, std::move(label)});
  }
  return out;
}

}  // namespace qorgan
