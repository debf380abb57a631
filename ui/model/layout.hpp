#pragma once
// Where the panels stand: arranged for the window's size, nothing to dock or to lose.

namespace qorgan::ui {

struct Area {
  float x = 0, y = 0, width = 0, height = 0;
  [[nodiscard]] float right() const { return x + width; }
  [[nodiscard]] float bottom() const { return y + height; }
};

struct Layout {
  bool wide = false;  ///< map and response flow side by side; otherwise one at a time
  Area bar, map, flow, plots, timeline, inspector;
};

/// `scale` is the size of type; below 1280x720 at scale 1 panels get small, but never negative.
[[nodiscard]] Layout arrange(float width, float height, float scale);

/// The size of type for a window: 1 up to 1080 lines, 2 at 2160, times what the user asks for.
[[nodiscard]] float type_scale(unsigned width, unsigned height, float wish);

}  // namespace qorgan::ui
