#include "ui/model/bar_layout.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace qorgan::ui {

namespace {

// Pixels at scale 1.
constexpr float line_height = 60, second_line = 46, edge = 14, gap = 20, logo = 30, min_title = 130;
constexpr float transport_width = 186, speed_buttons = 64, tool = 28, language_tool = 38;
/// From the right. The last two concern the run.
constexpr std::array tools{BarPart::menu, BarPart::theme, BarPart::language, BarPart::scenarios, BarPart::new_run};
constexpr std::size_t tools_of_run = 2;
/// Which facts are shown first while there is room.
constexpr std::array importance{BarFact::policy, BarFact::seed, BarFact::messages, BarFact::agents, BarFact::digest};
static_assert(has_every<BarFact>(importance, [](BarFact fact) { return fact; }));

class BarBuilder {
 public:
  BarBuilder(float width, const BarNeeds& needs) : width_(width), needs_(needs) {}

  BarLayout build() {
    // One line with all tools, or without the two of the run; two lines where there is less room.
    for (const std::size_t count : {tools.size(), tools.size() - tools_of_run})
      if (one_line(count)) return out_;
    two_lines();
    return out_;
  }

 private:
  [[nodiscard]] float px(float length) const { return length * needs_.scale; }
  [[nodiscard]] float title_room() const { return std::max(px(min_title), needs_.title); }
  void put(BarPart part, float x, float y, float width, float height) {
    out_.parts[index_of(part)] = {std::round(x), y, std::round(width), height};
  }

  /// Tools at the right edge of the first line; returns where they begin.
  float put_tools(std::size_t count) {
    float right = width_ - px(8);
    for (std::size_t i = 0; i < count; ++i) {
      const float wide = px(tools[i] == BarPart::language ? language_tool : tool);
      right -= wide + px(2);
      put(tools[i], right, (px(line_height) - px(tool)) / 2, wide, px(tool));
    }
    return right - px(edge);
  }

  bool one_line(std::size_t tool_count) {
    out_ = {1, std::round(px(line_height)), {}, {}};
    const float right = put_tools(tool_count);
    const float left = px(edge + logo + 12);
    const float fixed = needs_.clock + px(gap + transport_width + gap) + needs_.speed + px(speed_buttons + gap);
    float room = right - left - fixed - title_room() - px(gap);
    if (room < 0) return false;
    put(BarPart::logo, px(edge), (px(line_height) - px(logo)) / 2, px(logo), px(logo));
    const float facts = put_facts(right, room);
    const float title = facts - left - fixed - px(gap);
    put(BarPart::title, left, 0, title, px(line_height));
    float x = left + title + px(gap);
    put(BarPart::clock, x, 0, needs_.clock, px(line_height));
    x += needs_.clock + px(gap);
    put_controls(x, 0, px(line_height), true);
    return true;
  }

  /// Facts that have room, beginning with what matters most; returns where they begin.
  float put_facts(float right, float room) {
    std::array<bool, count_of<BarFact>> shown{};
    for (const BarFact fact : importance) {
      const float width = needs_.facts[index_of(fact)];
      if (width <= 0 || width + px(gap) > room) continue;
      shown[index_of(fact)] = true;
      room -= width + px(gap);
    }
    for (const BarFact fact : all_of<BarFact>) {
      if (!shown[index_of(fact)]) continue;
      const float width = needs_.facts[index_of(fact)];
      right -= width;
      out_.facts[index_of(fact)] = {std::round(right), 0, std::round(width), px(line_height)};
      right -= px(gap);
    }
    return right;
  }

  void put_controls(float x, float y, float height, bool speed) {
    put(BarPart::transport, x, y, px(transport_width), height);
    x += px(transport_width + gap);
    if (speed) put(BarPart::speed, x, y, needs_.speed + px(speed_buttons), height);
  }

  /// The title has the first line, what goes on the second.
  void two_lines() {
    out_ = {2, std::round(px(line_height - 12 + second_line)), {}, {}};
    std::size_t count = tools.size();
    const float left = px(edge + logo + 12);
    float right = 0;
    for (; count > 0; count -= count > 1 ? 2 : 1) {
      out_.parts = {};
      right = put_tools(count);
      if (right - left >= title_room() || count == 1) break;
    }
    put(BarPart::logo, px(edge), (px(line_height) - px(logo)) / 2, px(logo), px(logo));
    put(BarPart::title, left, 0, std::max(1.0F, right - left), px(line_height - 12));
    const float y = px(line_height - 12), small_gap = px(12);
    put(BarPart::clock, px(edge), y, needs_.small_clock, px(second_line) - px(8));
    const float x = px(edge) + needs_.small_clock + small_gap;
    const float whole = px(transport_width + gap + speed_buttons) + needs_.speed;
    put_controls(x, y, px(second_line) - px(8), x + whole <= width_ - px(8));
  }

  float width_;
  const BarNeeds& needs_;
  BarLayout out_;
};

}  // namespace

BarLayout arrange_bar(float width, const BarNeeds& needs) { return BarBuilder(width, needs).build(); }

}  // namespace qorgan::ui
