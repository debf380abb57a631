#include "ui/model/layout.hpp"

#include <algorithm>
#include <cmath>

namespace qorgan::ui {

Layout arrange(float width, float height, float scale) {
  const float gap = std::round(8 * scale);
  const float bar_height = std::round(60 * scale);
  Layout l;
  l.wide = width >= 1560 * scale;
  l.bar = {0, 0, width, bar_height};
  const float top = bar_height + gap, inner = std::max(0.0F, height - top - gap);
  const float side = std::round(std::clamp(width * (l.wide ? 0.23F : 0.30F), 300 * scale, 460 * scale));
  const float side_width = std::min(side, std::max(0.0F, width - 3 * gap));
  const float main_width = std::max(0.0F, width - 3 * gap - side_width);
  const float timeline_height = std::round(std::clamp(inner * 0.30F, 0.0F, 320 * scale));
  const float upper = std::max(0.0F, inner - timeline_height - gap);
  l.timeline = {gap, top + upper + gap, main_width, timeline_height};
  if (l.wide) {
    const float map_width = std::round((main_width - gap) * 0.53F);
    l.map = {gap, top, map_width, upper};
    l.flow = {gap + map_width + gap, top, main_width - gap - map_width, upper};
    const float plots_height = timeline_height;
    l.inspector = {gap + main_width + gap, top, side_width, upper};
    l.plots = {l.inspector.x, l.timeline.y, side_width, plots_height};
  } else {
    l.map = l.flow = l.plots = {gap, top, main_width, upper};
    l.inspector = {gap + main_width + gap, top, side_width, inner};
  }
  return l;
}

float type_scale(unsigned width, unsigned height, float wish) {
  const float size = std::min(static_cast<float>(width) / 1920.0F, static_cast<float>(height) / 1080.0F);
  const float fit = std::clamp(size, 1.0F, 2.0F);
  // Steps of a tenth: a window being dragged does not build new fonts at every pixel.
  return std::clamp(std::round(fit * wish * 10) / 10, 0.7F, 4.0F);
}

}  // namespace qorgan::ui
