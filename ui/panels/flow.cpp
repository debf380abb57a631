// The response flow: who detected, who was told, who decided, which headquarters, what was sent.

#include <algorithm>

#include "ui/panels/flow_parts.hpp"

namespace qorgan::ui {

namespace {

const FlowGraph& graph_for(const Panel& p, const FlowRoom& room) {
  const Frame& frame = p.session.frame();
  FlowMemory& m = p.memory.flow;
  const FlowQuestion& question = p.session.selection().flow();
  const bool same = m.question == question && m.graph.room == room;
  // While the run plays, ten times a second is as often as anybody can follow.
  const bool fresh = m.world == frame.world || (frame.playing && ImGui::GetTime() - m.time < 0.1);
  if (same && fresh && m.world) return m.graph;
  m.time = ImGui::GetTime();
  m.world = frame.world;
  m.question = question;
  // As many nodes in a column as have room for a line of text.
  const auto max_nodes = static_cast<std::size_t>(std::clamp(room.height / p.px(52), 4.0F, 10.0F));
  m.graph = lay_out(response_flow(Evidence(*frame.world, frame.events), question, max_nodes), room);
  return m.graph;
}

/// The body that a node of the flow stands for, where one of them is to be shown: that of the region that is looked at;
/// of the incident's region; of the first region that has one.
AgentId body_of(const Panel& p, const ResponseNode& node) {
  const World& world = p.world();
  if (!node.regional) return world.body(node.role, {});
  const Selection& chosen = p.session.selection();
  RegionId region = chosen.region();
  if (chosen.flow().incident.valid()) region = p.session.scenario().incidents[chosen.flow().incident.index()].region;
  for (std::size_t a = 0; !region.valid() && a < world.structure->agents.size(); ++a)
    if (world.structure->agents[a].role == node.role) region = world.structure->agents[a].region;
  return world.body(node.role, region);
}

void click_node(const Panel& p, const ResponseNode& node) {
  if (node.kind == FlowKind::incident) {
    p.session.select_incident(node.incident);
    p.session.narrow_flow(node.incident);
  } else if (const AgentId body = node.kind == FlowKind::body ? body_of(p, node) : AgentId{}; body.valid()) {
    p.session.select_agency(body);
  }
}

/// What the flow is narrowed to: an incident, a body.
void choose_question(const Panel& p) {
  Session& s = p.session;
  const auto [incident, body] = s.selection().flow();
  const auto body_name = [&](AgentId id) { return p.local(p.world().short_name_of(id)); };
  std::string shown = incident.valid() ? incident_name(p, incident) : p.tr(Str::all_incidents);
  if (body.valid()) shown = body_name(body) + (incident.valid() ? " \u00B7 " + shown : std::string());
  const float width = p.px(210), right = ImGui::GetWindowContentRegionMax().x;
  ImGui::SameLine();
  ImGui::SetCursorPosX(std::max(ImGui::GetCursorPosX(), right - width));
  ImGui::SetNextItemWidth(width);
  if (!begin_combo(p, "##filter", fitted(p.theme.fonts.body, shown, width - p.px(44)), "flow.filter",
                   ImGuiComboFlags_HeightLarge))
    return;
  if (ImGui::Selectable(p.tr(Str::all_incidents).c_str(), !incident.valid())) s.narrow_flow(IncidentId{});
  p.target_last("flow.all");
  for (std::size_t i = 0; i < p.world().incidents.size(); ++i) {
    const IncidentId other{i};
    ImGui::PushID(static_cast<int>(i));
    if (ImGui::Selectable(incident_name(p, other).c_str(), incident == other)) s.narrow_flow(other);
    p.target_last("flow.of." + std::to_string(i));
    ImGui::PopID();
  }
  ImGui::Separator();
  if (ImGui::Selectable(p.tr(Str::any_body).c_str(), !body.valid())) s.narrow_flow(AgentId{});
  p.target_last("flow.any_body");
  const auto only = [&](AgentId id) {
    const std::string name = fill(p.tr(Str::only_body), {{"body", body_name(id)}});
    if (ImGui::Selectable(name.c_str(), body == id)) s.narrow_flow(id);
    p.target_last("flow.only");
  };
  if (body.valid()) only(body);
  if (const AgentId inspected = s.selection().body(); inspected.valid() && inspected != body) only(inspected);
  end_combo(p);
}

void draw_heads(const Panel& p, ImVec2 corner, const FlowRoom& room) {
  for (const FlowColumn column : all_of<FlowColumn>)
    text_at(ImGui::GetWindowDrawList(), p.theme.fonts.small, {corner.x + room.left(column), corner.y},
            colour(p.c().muted), fitted(p.theme.fonts.small, p.tr(column_name(column)), room.step() - p.px(6)));
}

/// What is under the mouse says what it is, and opens with a click.
void point_at(const Panel& p, const FlowGraph& graph, const FlowHit& under, bool clicked) {
  if (under.node) {
    const FlowNode& node = graph.nodes[*under.node];
    node_tooltip(p, node);
    if (node.kind == FlowKind::body || node.kind == FlowKind::incident) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (clicked) click_node(p, node);
  } else if (under.band) {
    const FlowBand& band = graph.bands[*under.band];
    band_tooltip(p, graph, band);
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (clicked) p.session.list_messages(graph.nodes[band.from], graph.nodes[band.to]);
  }
}

}  // namespace

void draw_flow(const Panel& p) {
  choose_question(p);
  const Fonts& f = p.theme.fonts;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  ImVec2 corner = ImGui::GetCursorScreenPos();
  ImVec2 size = ImGui::GetContentRegionAvail();
  if (p.session.selection().band()) {
    const float list = std::clamp(size.x * 0.38F, p.px(220), p.px(340));
    draw_flow_messages(p, {corner.x + size.x - list, corner.y, list, size.y});
    size.x -= list + p.px(12);
    ImGui::SetCursorScreenPos(corner);
  }
  const float head = f.small->FontSize + p.px(8), foot = f.small->FontSize + p.px(6);
  const FlowRoom room{size.x, size.y - head - foot, p.px(9), p.px(7), p.px(17), p.px(4)};
  draw_heads(p, corner, room);
  corner.y += head;
  const FlowGraph& graph = graph_for(p, room);
  if (graph.empty())
    return text_at(draw, f.body, {corner.x + room.width / 2, corner.y + room.height / 2}, colour(p.c().muted),
                   p.tr(Str::flow_empty), Align::centre);
  ImGui::SetCursorScreenPos(corner);
  ImGui::InvisibleButton("flow.canvas", {std::max(1.0F, room.width), std::max(1.0F, room.height)});
  const bool hovered = ImGui::IsItemHovered(), clicked = ImGui::IsItemClicked();
  p.target("flow.canvas", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  const std::vector<FlowName> names = flow_names(p, graph);
  std::vector<float> widths;
  for (const FlowName& name : names) widths.push_back(text_size(f.small, name.whole).x);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const FlowHit under = hovered ? hit(graph, widths, {mouse.x - corner.x, mouse.y - corner.y}) : FlowHit{};
  const FlowDrawing drawing{graph, names, corner, under};
  draw_flow_bands(p, drawing);
  if (p.session.targets().wants_all())
    if (const auto at = point_on_broadest(graph, widths))
      p.target("flow.band", {corner.x + at->x - 1, corner.y + at->y - 1}, {corner.x + at->x + 1, corner.y + at->y + 1});
  draw_flow_nodes(p, drawing);
  text_at(draw, f.small, {corner.x, corner.y + room.height + p.px(5)}, colour(p.c().muted),
          fitted(f.small, p.tr(Str::flow_scale), room.width));
  point_at(p, graph, under, clicked);
}

}  // namespace qorgan::ui
