#pragma once
// Where names stand on a map so that they lie on no mark and on no other name.

#include <optional>
#include <vector>

#include "ui/model/layout.hpp"

namespace qorgan::ui {

/// A name and the places where it may stand, the best first.
struct LabelWish {
  std::vector<Area> places;
};

/// The chosen place of each, in their order: the first that is free of `taken` and of the names before it, else the one
/// that is covered least. None where even that would be covered by more than `max_hidden`, a share of its area.
[[nodiscard]] std::vector<std::optional<Area>> place_labels(const std::vector<LabelWish>& wishes,
                                                            const std::vector<Area>& taken, float max_hidden);

}  // namespace qorgan::ui
