// The bar for every width and for texts of any length.

#include "ui/model/bar_layout.hpp"

#include <algorithm>
#include <vector>

#include "catch.hpp"

using namespace qorgan;
using namespace qorgan::ui;

namespace {

bool apart(const Area& a, const Area& b) {
  return a.right() <= b.x + 0.5F || b.right() <= a.x + 0.5F || a.bottom() <= b.y + 0.5F || b.bottom() <= a.y + 0.5F;
}

}  // namespace

TEST_CASE("the parts of the bar stand apart and within it, and those that steer the run are always there") {
  for (const float scale : {0.7F, 1.0F, 1.3F, 2.0F, 4.0F})
    for (float columns = min_columns; columns < 2400; columns += 17)
      for (const float longer : {0.5F, 1.0F, 2.0F}) {
        const float width = columns * scale;
        BarNeeds needs;
        needs.scale = scale;
        needs.title = 190 * scale * longer;
        needs.clock = 226 * scale, needs.small_clock = 166 * scale;  // as the figures are
        needs.speed = 95 * scale * longer;
        needs.facts = {64 * scale, 60 * scale, 48 * scale, 90 * scale, 110 * scale * longer};
        const BarLayout bar = arrange_bar(width, needs);
        INFO(width << " at " << scale << ", texts " << longer << ", lines " << bar.lines);
        for (const BarPart part : {BarPart::title, BarPart::clock, BarPart::transport, BarPart::menu})
          CHECK(bar.has(part));
        if (longer <= 1) CHECK(bar.of(BarPart::title).width + 1 >= needs.title);
        std::vector<Area> areas(bar.parts.begin(), bar.parts.end());
        areas.insert(areas.end(), bar.facts.begin(), bar.facts.end());
        std::erase_if(areas, [](const Area& area) { return area.empty(); });
        for (std::size_t i = 0; i < areas.size(); ++i) {
          const Area& a = areas[i];
          CHECK((a.x >= 0 && a.right() <= width + 1 && a.y >= 0 && a.bottom() <= bar.height + 1));
          for (std::size_t j = i + 1; j < areas.size(); ++j) CHECK(apart(a, areas[j]));
        }
      }
}

TEST_CASE("a wide bar has one line with all of it, a narrow one two without what the menu can hold") {
  BarNeeds needs;
  needs.title = 200, needs.clock = 226, needs.small_clock = 166, needs.speed = 95;
  needs.facts = {64, 60, 48, 90, 110};
  const BarLayout wide = arrange_bar(1920, needs), narrow = arrange_bar(480, needs), laptop = arrange_bar(1280, needs);
  CHECK(wide.lines == 1);
  for (const BarPart part : all_of<BarPart>) CHECK(wide.has(part));
  for (const BarFact fact : all_of<BarFact>) CHECK(wide.has(fact));
  CHECK(laptop.lines == 1);
  CHECK(laptop.has(BarPart::theme));
  CHECK(laptop.has(BarFact::policy));
  CHECK(narrow.lines == 2);
  CHECK(narrow.height > wide.height);
  CHECK_FALSE(narrow.has(BarFact::policy));
}
