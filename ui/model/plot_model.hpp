#pragma once
// Scales for small plots.

#include <vector>

namespace qorgan::ui {

struct Scale {
  double low = 0, high = 1, step = 1;
};
/// A scale with round ends and about `ticks` steps that holds all finite values; from 0 where they are not negative.
[[nodiscard]] Scale nice_scale(const std::vector<float>& values, int ticks);

}  // namespace qorgan::ui
