#include "ui/model/flow_model.hpp"

#include <algorithm>
#include <array>

namespace qorgan::ui {

namespace {

/// Every node gets the least height; what is left is shared by weight. A column of few small nodes is not blown up.
void place_column(std::vector<FlowNode*>& nodes, const FlowRoom& room) {
  double total = 0;
  for (const FlowNode* node : nodes) total += static_cast<double>(node->weight());
  if (nodes.empty() || total <= 0) return;
  const auto count = static_cast<float>(nodes.size());
  const float gaps = room.gap * (count - 1), free = std::max(0.0F, room.height - gaps);
  const float floor = std::min(room.min_height, free / count);
  const float spare = std::min(free - floor * count, room.height * 0.62F);
  float used = gaps;
  for (FlowNode* node : nodes) {
    node->height = floor + spare * static_cast<float>(static_cast<double>(node->weight()) / total);
    used += node->height;
  }
  float y = std::max(0.0F, (room.height - used) / 2);
  for (FlowNode* node : nodes) {
    node->x = room.left(node->column);
    node->y = y;
    y += node->height + room.gap;
  }
}

float share_of(const FlowNode& node, std::uint64_t part, std::uint64_t whole) {
  return node.height * static_cast<float>(part) / static_cast<float>(std::max<std::uint64_t>(1, whole));
}

/// Bands leave and enter a node side by side, in the order of the other ends.
void place_bands(FlowGraph& graph) {
  std::vector<float> left(graph.nodes.size(), 0), right(graph.nodes.size(), 0);
  std::vector<FlowBand*> bands;
  for (FlowBand& band : graph.bands) bands.push_back(&band);
  std::stable_sort(bands.begin(), bands.end(),
                   [&](const FlowBand* a, const FlowBand* b) { return graph.nodes[a->to].y < graph.nodes[b->to].y; });
  for (FlowBand* band : bands) {
    const FlowNode& node = graph.nodes[band->from];
    band->height_from = share_of(node, band->count, node.out);
    band->start = {node.x + graph.room.bar, node.y + right[band->from]};
    right[band->from] += band->height_from;
  }
  std::stable_sort(bands.begin(), bands.end(), [&](const FlowBand* a, const FlowBand* b) {
    return graph.nodes[a->from].y < graph.nodes[b->from].y;
  });
  for (FlowBand* band : bands) {
    const FlowNode& node = graph.nodes[band->to];
    band->height_to = share_of(node, band->count, node.in);
    band->end = {node.x, node.y + left[band->to]};
    left[band->to] += band->height_to;
  }
}

bool on_node(const FlowGraph& graph, const FlowNode& node, float name_width, FlowPoint at) {
  const FlowRoom& room = graph.room;
  const float wide = room.bar + std::min(room.step() * 0.75F, name_width + room.letter_gap);
  const float high = std::max(room.bar * 0.67F, node.height);
  return at.x >= node.x && at.x <= node.x + wide && at.y >= node.y && at.y <= node.y + high;
}

bool on_band(const FlowBand& band, FlowPoint at) {
  if (at.x <= band.start.x || at.x >= band.end.x) return false;
  // The curve's x is monotone: find the parameter by halving.
  float low = 0, high = 1;
  for (int i = 0; i < 20; ++i) {
    const float t = (low + high) / 2;
    (band.top(t).x < at.x ? low : high) = t;
  }
  const float y = band.top(low).y;
  return at.y >= y - 1 && at.y <= y + std::max(3.0F, band.height(low)) + 1;
}

}  // namespace

FlowPoint FlowBand::top(float t) const {
  const float bend = (start.x + end.x) / 2, u = 1 - t;
  return {u * u * u * start.x + 3 * u * u * t * bend + 3 * u * t * t * bend + t * t * t * end.x,
          u * u * u * start.y + 3 * u * u * t * start.y + 3 * u * t * t * end.y + t * t * t * end.y};
}

FlowPoint FlowBand::middle(float t) const {
  const FlowPoint edge = top(t);
  return {edge.x, edge.y + height(t) / 2};
}

FlowGraph lay_out(const ResponseFlow& flow, const FlowRoom& room) {
  FlowGraph graph;
  graph.room = room;
  for (const ResponseNode& node : flow.nodes) graph.nodes.emplace_back(node);
  for (const ResponseBand& band : flow.bands) graph.bands.emplace_back(band);
  for (const FlowColumn column : all_of<FlowColumn>) {
    std::vector<FlowNode*> nodes;
    for (FlowNode& node : graph.nodes)
      if (node.column == column) nodes.push_back(&node);
    place_column(nodes, room);
  }
  place_bands(graph);
  return graph;
}

FlowHit hit(const FlowGraph& graph, const std::vector<float>& name_widths, FlowPoint at) {
  FlowHit found;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    if (on_node(graph, graph.nodes[i], name_widths[i], at)) found.node = i;
  for (std::size_t i = 0; !found.node && i < graph.bands.size(); ++i)
    if (on_band(graph.bands[i], at)) found.band = i;
  return found;
}

std::optional<FlowPoint> point_on_broadest(const FlowGraph& graph, const std::vector<float>& name_widths) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < graph.bands.size(); ++i)
    if (graph.nodes[graph.bands[i].from].kind != FlowKind::others &&
        graph.nodes[graph.bands[i].to].kind != FlowKind::others)
      order.push_back(i);
  const auto breadth = [&](std::size_t i) { return std::min(graph.bands[i].height_from, graph.bands[i].height_to); };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return breadth(a) > breadth(b); });
  for (const std::size_t i : order)
    for (const float t : std::array{0.5F, 0.6F, 0.7F, 0.4F, 0.8F, 0.9F}) {
      const FlowPoint at = graph.bands[i].middle(t);
      if (hit(graph, name_widths, at).band == i) return at;
    }
  return std::nullopt;
}

FlowLabel label_of(const FlowGraph& graph, const std::vector<FlowName>& names, std::size_t number,
                   const FlowWords& words, const TextRuler& ruler, float room, bool two_lines) {
  const FlowNode& node = graph.nodes[number];
  const FlowName& own = names[number];
  const auto fits = [&](const std::string& text) { return ruler.width(text) <= room; };
  // Bodies of the centre and those in the regions stand in one column: the name or the line below tells which.
  if (node.kind == FlowKind::body && own.whole != own.base) {
    if (const std::string more = own.count + " \u00B7 " + words.in_regions; two_lines && fits(more))
      return {ruler.cut(own.base, room), more};
    if (!two_lines && fits(own.whole)) return {own.whole, own.count};
    const std::string mark = " \u00B7 " + words.in_regions_short;
    return {ruler.cut(own.base, room - ruler.width(mark)) + mark, own.count};
  }
  FlowLabel cut{ruler.cut(own.whole, room), own.count};
  if (node.kind != FlowKind::incident || fits(own.whole) || !own.place.valid()) return cut;
  // "Flood, Pav..." and "Flood, Kar...": where a name is cut, the place tells more, if it is no other node's as well or
  // the others there keep names that are theirs alone.
  std::vector<std::size_t> column;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    if (graph.nodes[i].kind == FlowKind::incident && graph.nodes[i].column == node.column) column.push_back(i);
  const auto count_if = [&](const auto& which) { return std::count_if(column.begin(), column.end(), which); };
  const auto doubled = [&](std::size_t one) {
    const std::string name = ruler.cut(names[one].whole, room);
    return count_if([&](std::size_t other) { return ruler.cut(names[other].whole, room) == name; }) > 1;
  };
  const auto here = [&](std::size_t other) { return names[other].place == own.place; };
  const bool alone = count_if(here) == 1;
  const bool only_doubled =
      doubled(number) && count_if([&](std::size_t other) { return here(other) && doubled(other); }) == 1;
  return alone || only_doubled ? FlowLabel{ruler.cut(own.place_name, room), own.count} : cut;
}

}  // namespace qorgan::ui
