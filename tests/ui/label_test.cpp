#include "catch.hpp"
#include "ui/model/label_places.hpp"

using namespace qorgan::ui;

TEST_CASE("a name stands at its best place where nothing lies there") {
  const auto placed = place_labels({{{{0, 0, 40, 10}, {0, 20, 40, 10}}}}, {{100, 0, 10, 10}}, 0.5F);
  REQUIRE(placed.size() == 1);
  REQUIRE(placed[0]);
  CHECK(placed[0]->y == 0);
}

TEST_CASE("a name gives way to marks and to names before it") {
  const LabelWish wish{{{0, 0, 40, 10}, {0, 20, 40, 10}, {0, 40, 40, 10}}};
  const auto placed = place_labels({wish, wish}, {{30, 5, 10, 10}}, 0.5F);
  REQUIRE(placed[0]);
  REQUIRE(placed[1]);
  CHECK(placed[0]->y == 20);
  CHECK(placed[1]->y == 40);
}

TEST_CASE("where every place is covered the least covered one is taken, or none") {
  const LabelWish wish{{{0, 0, 40, 10}, {10, 0, 40, 10}}};
  const std::vector<Area> mark{{0, 0, 20, 10}};
  const auto placed = place_labels({wish}, mark, 0.5F);
  REQUIRE(placed[0]);
  CHECK(placed[0]->x == 10);
  CHECK_FALSE(place_labels({wish}, mark, 0.1F)[0]);
  CHECK_FALSE(place_labels({LabelWish{}}, {}, 1)[0]);
}
