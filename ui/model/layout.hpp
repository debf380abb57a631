#pragma once
// Where the places of the window are: five, arranged for its size, each showing one panel; nothing to dock or to lose.

#include <array>

#include "ui/model/desk.hpp"

namespace qorgan::ui {

struct Area {
  float x = 0, y = 0, width = 0, height = 0;
  [[nodiscard]] float right() const { return x + width; }
  [[nodiscard]] float bottom() const { return y + height; }
  [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
};

struct Layout {
  bool wide = false;    ///< two large places and a column beside them
  bool single = false;  ///< one place at a time, and tabs for the others
  Area bar;
  Area alarm;                            ///< empty without one
  Area tabs;                             ///< empty unless `single`
  std::array<Area, slot_count> slots{};  ///< empty where the window has no room for it
  float gap = 8;
  [[nodiscard]] const Area& of(Slot slot) const { return slots[index_of(slot)]; }
};

/// What stands above the places, in pixels.
struct Top {
  float bar = 0;    ///< its height; 0: that of one line
  float alarm = 0;  ///< of a line that warns; 0: none
};

/// `scale` is the size of type. A wide window has two large places, a column and a strip below; a middling one two
/// above two; a small one shows one place at a time.
[[nodiscard]] Layout arrange(float width, float height, float scale, const Desk& desk = {}, const Top& top = {});

/// The size of type for a window: 1 up to 1080 lines, 2 at 2160, times what the user asks for; never so large that less
/// than `min_columns` by `min_rows` of its pixels would fit into the window.
inline constexpr float min_columns = 480, min_rows = 300;
[[nodiscard]] float type_scale(unsigned width, unsigned height, float wish);

}  // namespace qorgan::ui
