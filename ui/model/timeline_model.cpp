#include "ui/model/timeline_model.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace qorgan::ui {

void TimeAxis::show_all(double ticks) {
  first_ = 0;
  end_ = last_ = std::max(1.0, ticks);
}

void TimeAxis::zoom_at(double tick, double factor) {
  const double wide = std::clamp(width() / factor, std::min(12.0, end_), end_);
  const double place = share(tick);
  first_ = tick - place * wide;
  last_ = first_ + wide;
  pan(0);
}

void TimeAxis::pan(double ticks) {
  const double wide = width();
  first_ = std::clamp(first_ + ticks, 0.0, end_ - wide);
  last_ = first_ + wide;
}

void TimeAxis::follow(double tick) {
  if (tick < first_) pan(tick - first_ - 0.1 * width());
  if (tick > last_) pan(tick - last_ + 0.1 * width());
}

std::vector<AxisTick> axis_ticks(const Scenario& scenario, const TimeAxis& axis, int max_lines) {
  // Steps in seconds: minutes, hours, days, weeks.
  constexpr auto steps = std::to_array<std::int64_t>({60, 300, 900, 1800, 3600, 10800, 21600, 43200, 86400, 172800,
                                                      345600, 604800, 1209600, 2419200, 4838400, 9676800});
  const double seen = axis.width() * scenario.tick_seconds;
  std::int64_t step = steps.back();
  for (const std::int64_t candidate : steps)
    if (seen / static_cast<double>(candidate) <= max_lines) {
      step = candidate;
      break;
    }
  const std::int64_t offset = scenario.utc_offset;
  const auto local = [&](double tick) {
    return scenario.start.seconds + offset + static_cast<std::int64_t>(std::ceil(tick * scenario.tick_seconds));
  };
  std::vector<AxisTick> out;
  const std::int64_t from = local(axis.first()), until = local(axis.last());
  for (std::int64_t at = (from + step - 1) / step * step; at <= until; at += step) {
    AxisTick mark;
    mark.tick = static_cast<double>(at - offset - scenario.start.seconds) / scenario.tick_seconds;
    const Instant moment{at - offset};
    const std::string text = format_short(moment, scenario.utc_offset);  // "27.03 09:00"
    mark.major = at % 86400 == 0;
    mark.label = mark.major ? text.substr(0, 5) : text.substr(6);
    out.push_back(mark);
  }
  return out;
}

}  // namespace qorgan::ui
