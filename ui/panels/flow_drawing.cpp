// The response flow as ribbons between bars.

#include <algorithm>
#include <cmath>

#include "ui/panels/flow_parts.hpp"

namespace qorgan::ui {

namespace {

Rgb column_colour(const Palette& c, FlowColumn column) {
  switch (column) {
    case FlowColumn::threats: return c.warning;
    case FlowColumn::detected: return c.detection;
    case FlowColumn::told: return c.accent;
    case FlowColumn::decided: return c.decision;
    case FlowColumn::headquarters: return c.headquarters;
    case FlowColumn::action: return c.unit;
  }
  return c.text;
}

ImVec2 place(const FlowDrawing& d, FlowPoint at) { return {d.corner.x + at.x, d.corner.y + at.y}; }

/// A ribbon as a strip of quadrilaterals; without smoothing, which would show at their joints.
void draw_ribbon(ImDrawList* draw, const FlowDrawing& d, const FlowBand& band, ImU32 fill) {
  constexpr int steps = 22;
  const ImDrawListFlags flags = draw->Flags;
  draw->Flags &= ~ImDrawListFlags_AntiAliasedFill;
  const float from = std::max(1.0F, band.height_from), to = std::max(1.0F, band.height_to);
  for (int i = 0; i < steps; ++i) {
    const float t = static_cast<float>(i) / steps, u = static_cast<float>(i + 1) / steps;
    const ImVec2 p = place(d, band.top(t)), q = place(d, band.top(u));
    draw->AddQuadFilled(p, q, {q.x, q.y + from + (to - from) * u}, {p.x, p.y + from + (to - from) * t}, fill);
  }
  draw->Flags = flags;
}

float breadth(const FlowBand& band) { return std::max(band.height_from, band.height_to); }

/// Messages on their way, moving with the clock of the run; on the broader bands only, or nothing could be seen.
void draw_messages_on_way(const Panel& p, ImDrawList* draw, const FlowDrawing& d) {
  const double clock = static_cast<double>(p.world().tick) * 0.17;
  for (std::size_t i = 0; i < d.graph.bands.size(); ++i) {
    const FlowBand& band = d.graph.bands[i];
    if (breadth(band) < p.px(7)) continue;
    const ImU32 ink = colour(column_colour(p.c(), d.graph.nodes[band.from].column), 0.8F);
    for (const double start : {0.0, 0.5}) {
      const double phase = clock + static_cast<double>(i) * 0.37 + start;
      const auto t = static_cast<float>(phase - std::floor(phase));
      draw->AddCircleFilled(place(d, band.middle(t)), p.px(1.8F), ink, 10);
    }
  }
}

}  // namespace

TextRuler flow_ruler(const Panel& p) {
  ImFont* font = p.theme.fonts.small;
  return {[font](const std::string& text) { return text_size(font, text).x; },
          [font](const std::string& text, float room) { return fitted(font, text, room); }};
}

void draw_flow_bands(const Panel& p, const FlowDrawing& d) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i < d.graph.bands.size(); ++i) {
    const FlowBand& band = d.graph.bands[i];
    const bool lit = d.under.band == i || d.under.node == band.from || d.under.node == band.to;
    const bool any = d.under.band || d.under.node;
    const float alpha = lit ? 0.55F : any ? 0.10F : breadth(band) < p.px(3) ? 0.16F : 0.24F;
    draw_ribbon(draw, d, band, colour(column_colour(p.c(), d.graph.nodes[band.from].column), alpha));
  }
  draw_messages_on_way(p, draw, d);
}

void draw_flow_nodes(const Panel& p, const FlowDrawing& d) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  ImFont* font = p.theme.fonts.small;
  const FlowRoom& room = d.graph.room;
  const FlowWords words = flow_words(p);
  const TextRuler ruler = flow_ruler(p);
  const ImU32 ground = colour(p.c().panel);
  for (std::size_t i = 0; i < d.graph.nodes.size(); ++i) {
    const FlowNode& node = d.graph.nodes[i];
    const ImVec2 from = place(d, {node.x, node.y}), to{from.x + room.bar, from.y + std::max(2.0F, node.height)};
    draw->AddRectFilled(from, to, colour(column_colour(p.c(), node.column)), p.px(2));
    const bool last = node.column == FlowColumn::action;
    const float wide = (last ? room.width - node.x : room.step()) - room.bar - p.px(8);
    const bool two_lines = node.height >= font->FontSize * 1.95F;
    const FlowLabel label = label_of(d.graph, d.names, i, words, ruler, wide, two_lines);
    const float x = to.x + room.letter_gap, centre = from.y + node.height / 2;
    const ImU32 ink = colour(d.under.node == i ? p.c().accent : p.c().text);
    haloed_text(draw, font, {x, two_lines ? centre - font->FontSize : centre - font->FontSize / 2}, ink, ground,
                label.name);
    if (two_lines) haloed_text(draw, font, {x, centre}, colour(p.c().muted), ground, fitted(font, label.below, wide));
    p.target("flow.node." + std::to_string(i), from, to);
    if (node.kind != FlowKind::body) continue;
    const std::string id = p.world().institution().at(node.role).id + (node.regional ? "@" : "");
    p.spot(std::string(key_of(node.column)) + "." + id, from, to);
  }
}

}  // namespace qorgan::ui
