#pragma once
// Where nodes and bands of a response flow stand on the screen.

#include <vector>

#include "account/response_flow.hpp"

namespace qorgan::ui {

/// In pixels, from the top.
struct FlowNode : ResponseNode {
  float y = 0, height = 0;
};
struct FlowBand : ResponseBand {
  float y_from = 0, height_from = 0, y_to = 0, height_to = 0;
};

struct FlowGraph {
  std::vector<FlowNode> nodes;  ///< by column, from top to bottom
  std::vector<FlowBand> bands;  ///< by (from, to)
  [[nodiscard]] bool empty() const { return bands.empty(); }
};

/// Places nodes and bands in a height in pixels, with `gap` between nodes; a node is never lower than `min_height`
/// where there is room for that.
[[nodiscard]] FlowGraph lay_out(const ResponseFlow& flow, float height, float gap, float min_height);

}  // namespace qorgan::ui
