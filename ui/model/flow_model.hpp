#pragma once
// Where nodes and bands of a response flow stand in a drawing, what is under a point of it, and which names tell its
// nodes apart. Pixels from the drawing's left upper corner.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "account/response_flow.hpp"

namespace qorgan::ui {

struct FlowRoom {
  float width = 0, height = 0;
  float bar = 9;          ///< width of a node
  float gap = 6;          ///< between the nodes of a column
  float min_height = 16;  ///< of a node, where there is room for that
  float letter_gap = 4;   ///< between a node and its name
  [[nodiscard]] float step() const { return width / static_cast<float>(count_of<FlowColumn>); }  ///< of the columns
  [[nodiscard]] float left(FlowColumn column) const { return step() * static_cast<float>(index_of(column)); }
  friend bool operator==(const FlowRoom&, const FlowRoom&) = default;
};

struct FlowPoint {
  float x = 0, y = 0;
};

struct FlowNode : ResponseNode {
  FlowNode() = default;
  explicit FlowNode(const ResponseNode& node) : ResponseNode(node) {}
  float x = 0, y = 0, height = 0;
};

/// A ribbon between two nodes. `t` goes from 0 at its left end to 1 at its right end.
struct FlowBand : ResponseBand {
  FlowBand() = default;
  explicit FlowBand(const ResponseBand& band) : ResponseBand(band) {}
  FlowPoint start, end;  ///< of its upper edge
  float height_from = 0, height_to = 0;
  [[nodiscard]] FlowPoint top(float t) const;
  [[nodiscard]] float height(float t) const { return height_from + (height_to - height_from) * t; }
  [[nodiscard]] FlowPoint middle(float t) const;
};

struct FlowGraph {
  FlowRoom room;
  std::vector<FlowNode> nodes;  ///< by column, from top to bottom
  std::vector<FlowBand> bands;  ///< by (from, to)
  [[nodiscard]] bool empty() const { return bands.empty(); }
};

[[nodiscard]] FlowGraph lay_out(const ResponseFlow& flow, const FlowRoom& room);

/// What a point means; at most one of the two.
struct FlowHit {
  std::optional<std::size_t> node, band;
};
/// A node's name belongs to the node, as far as `name_widths` reaches, but not into the next column. Nodes are met
/// before bands, and of bands the one that is drawn last.
[[nodiscard]] FlowHit hit(const FlowGraph& graph, const std::vector<float>& name_widths, FlowPoint at);

/// A point on the broadest band that can be met, of those that lead to and from nodes that stand for one thing; empty
/// where names cover all of them.
[[nodiscard]] std::optional<FlowPoint> point_on_broadest(const FlowGraph& graph, const std::vector<float>& name_widths);

/// How wide texts are in the font of a drawing.
struct TextRuler {
  std::function<float(const std::string& text)> width;
  std::function<std::string(const std::string& text, float room)> cut;  ///< with an ellipsis where it is wider
};

/// What may be written at a node.
struct FlowName {
  std::string whole;
  std::string base;   ///< of bodies in the regions: without saying so
  std::string count;  ///< messages
  RegionId place;     ///< of an incident
  std::string place_name;
};
/// What stands beside nodes that are not central ones.
struct FlowWords {
  std::string in_regions, in_regions_short;
};
struct FlowLabel {
  std::string name;
  std::string below;  ///< for a second line
  friend bool operator==(const FlowLabel&, const FlowLabel&) = default;
};
/// What stands at a node in a room of pixels: nodes of a column are told apart, if need be by where they are. `names`
/// has one for every node.
[[nodiscard]] FlowLabel label_of(const FlowGraph& graph, const std::vector<FlowName>& names, std::size_t number,
                                 const FlowWords& words, const TextRuler& ruler, float room, bool two_lines);

}  // namespace qorgan::ui
