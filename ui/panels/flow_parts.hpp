#pragma once
// What the parts of the response flow's panel share: the words for its nodes and bands, its drawing, its list of
// messages.

#include "ui/model/flow_model.hpp"
#include "ui/panels/panels.hpp"

namespace qorgan::ui {

// ---- words (flow_words.cpp)
[[nodiscard]] Str column_name(FlowColumn column);
/// The name people read of a flow's node.
[[nodiscard]] std::string node_name(const Panel& p, const ResponseNode& node);
/// "Flood in Aktobe - Akimat": of a band or its list.
[[nodiscard]] std::string band_title(const Panel& p, const ResponseNode& from, const ResponseNode& to);
/// One for every node of the graph.
[[nodiscard]] std::vector<FlowName> flow_names(const Panel& p, const FlowGraph& graph);
[[nodiscard]] FlowWords flow_words(const Panel& p);
void node_tooltip(const Panel& p, const ResponseNode& node);
void band_tooltip(const Panel& p, const FlowGraph& graph, const FlowBand& band);

// ---- drawing (flow_drawing.cpp)
/// The font of the names.
[[nodiscard]] TextRuler flow_ruler(const Panel& p);
struct FlowDrawing {
  const FlowGraph& graph;
  const std::vector<FlowName>& names;
  ImVec2 corner;  ///< of the graph
  FlowHit under;  ///< what the mouse is over
};
void draw_flow_bands(const Panel& p, const FlowDrawing& drawing);
void draw_flow_nodes(const Panel& p, const FlowDrawing& drawing);

// ---- messages of a band (flow_messages.cpp)
void draw_flow_messages(const Panel& p, const Area& area);

}  // namespace qorgan::ui
