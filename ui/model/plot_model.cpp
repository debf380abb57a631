#include "ui/model/plot_model.hpp"

#include <algorithm>
#include <cmath>

namespace qorgan::ui {

Scale nice_scale(const std::vector<float>& values, int ticks) {
  double low = 0, high = 0;
  for (const float v : values)
    if (std::isfinite(v)) low = std::min(low, static_cast<double>(v)), high = std::max(high, static_cast<double>(v));
  if (!(high > low)) return {0, 1, 1.0 / std::max(1, ticks)};
  const double raw = (high - low) / std::max(1, ticks);
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  double step = 10 * power;
  for (const double nice : {1.0, 2.0, 2.5, 5.0})
    if (nice * power >= raw * 0.999999) {
      step = nice * power;
      break;
    }
  return {std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step, step};
}

}  // namespace qorgan::ui
