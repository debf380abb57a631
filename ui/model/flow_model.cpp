#include "ui/model/flow_model.hpp"

#include <algorithm>

namespace qorgan::ui {

FlowGraph lay_out(const ResponseFlow& flow, float height, float gap, float min_height) {
  FlowGraph graph;
  for (const ResponseNode& node : flow.nodes) graph.nodes.push_back({node});
  for (const ResponseBand& band : flow.bands) graph.bands.push_back({band});
  for (std::size_t column = 0; column < flow_columns; ++column) {
    std::vector<FlowNode*> nodes;
    double total = 0;
    for (FlowNode& node : graph.nodes)
      if (static_cast<std::size_t>(node.column) == column) {
        nodes.push_back(&node);
        total += static_cast<double>(node.weight());
      }
    if (nodes.empty() || total <= 0) continue;
    const auto count = static_cast<float>(nodes.size());
    const float room = std::max(0.0F, height - gap * (count - 1));
    const float floor = std::min(min_height, room / count);
    // Every node gets the floor; what is left is shared by weight. A column of few small nodes is not blown up.
    const float spare = std::min(room - floor * count, height * 0.62F);
    float used = gap * (count - 1);
    for (FlowNode* node : nodes) {
      node->height = floor + spare * static_cast<float>(static_cast<double>(node->weight()) / total);
      used += node->height;
    }
    float y = std::max(0.0F, (height - used) / 2);
    for (FlowNode* node : nodes) {
      node->y = y;
      y += node->height + gap;
    }
  }
  // Bands leave and enter a node side by side, in the order of the other ends.
  std::vector<float> left(graph.nodes.size(), 0), right(graph.nodes.size(), 0);
  std::vector<FlowBand*> bands;
  for (FlowBand& band : graph.bands) bands.push_back(&band);
  std::stable_sort(bands.begin(), bands.end(),
                   [&](const FlowBand* a, const FlowBand* b) { return graph.nodes[a->to].y < graph.nodes[b->to].y; });
  for (FlowBand* band : bands) {
    const FlowNode& node = graph.nodes[band->from];
    band->height_from =
        node.height * static_cast<float>(band->count) / static_cast<float>(std::max<std::uint64_t>(1, node.out));
    band->y_from = node.y + right[band->from];
    right[band->from] += band->height_from;
  }
  std::stable_sort(bands.begin(), bands.end(), [&](const FlowBand* a, const FlowBand* b) {
    return graph.nodes[a->from].y < graph.nodes[b->from].y;
  });
  for (FlowBand* band : bands) {
    const FlowNode& node = graph.nodes[band->to];
    band->height_to =
        node.height * static_cast<float>(band->count) / static_cast<float>(std::max<std::uint64_t>(1, node.in));
    band->y_to = node.y + left[band->to];
    left[band->to] += band->height_to;
  }
  return graph;
}

}  // namespace qorgan::ui
