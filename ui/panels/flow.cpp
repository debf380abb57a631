// The response flow: who detected, who was told, who decided, which headquarters, what was sent.

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "core/enum_table.hpp"
#include "record/narrate.hpp"
#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

constexpr EnumTable<FlowColumn, Str> column_names({{FlowColumn::threats, Str::col_threats},
                                                   {FlowColumn::detected, Str::col_detected},
                                                   {FlowColumn::told, Str::col_told},
                                                   {FlowColumn::decided, Str::col_decided},
                                                   {FlowColumn::headquarters, Str::col_headquarters},
                                                   {FlowColumn::action, Str::col_action}});
constexpr EnumTable<MessageKind, Str> kind_names({{MessageKind::signal, Str::signal},
                                                  {MessageKind::report, Str::report},
                                                  {MessageKind::notice, Str::notice},
                                                  {MessageKind::order, Str::order},
                                                  {MessageKind::request, Str::request},
                                                  {MessageKind::invitation, Str::invitation},
                                                  {MessageKind::proposal, Str::proposal},
                                                  {MessageKind::exception, Str::exception},
                                                  {MessageKind::statement, Str::statement},
                                                  {MessageKind::routine, Str::messages},
                                                  {MessageKind::appeal, Str::appeal}});

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

const FlowGraph& graph_for(const Panel& p, float height) {
  const Frame& frame = p.session.frame();
  const float scale = p.theme.fonts.scale;
  PanelMemory& m = p.memory;
  const bool same_view = m.flow_filter == p.session.flow_filter && m.flow_body == p.session.flow_body &&
                         m.flow_height == height && m.flow_scale == scale;
  // While the run plays, ten times a second is as often as anybody can follow.
  const bool fresh = m.flow_world == frame.world || (frame.playing && ImGui::GetTime() - m.flow_time < 0.1);
  if (same_view && fresh && m.flow_world) return m.flow;
  m.flow_time = ImGui::GetTime();
  m.flow_world = frame.world;
  m.flow_filter = p.session.flow_filter;
  m.flow_body = p.session.flow_body;
  m.flow_height = height;
  m.flow_scale = scale;
  // As many nodes in a column as have room for a line of text.
  const auto most = static_cast<std::size_t>(std::clamp(height / p.px(52), 4.0F, 10.0F));
  m.flow = lay_out(response_flow(Evidence(*frame.world, frame.events), {m.flow_filter, m.flow_body}, most), height,
                   p.px(7), p.px(17));
  return m.flow;
}

struct Columns {
  float left = 0, step = 0, bar = 0;
  [[nodiscard]] float x(FlowColumn column) const { return left + step * static_cast<float>(column); }
};

ImVec2 bezier(ImVec2 a, ImVec2 b, float t) {
  const float middle = (a.x + b.x) / 2, u = 1 - t;
  return {u * u * u * a.x + 3 * u * u * t * middle + 3 * u * t * t * middle + t * t * t * b.x,
          u * u * u * a.y + 3 * u * u * t * a.y + 3 * u * t * t * b.y + t * t * t * b.y};
}

void draw_band(ImDrawList* draw, ImVec2 a, float ha, ImVec2 b, float hb, ImU32 fill) {
  // A ribbon as a strip of quadrilaterals; without smoothing, which would show at their joints.
  constexpr int steps = 22;
  const ImDrawListFlags flags = draw->Flags;
  draw->Flags &= ~ImDrawListFlags_AntiAliasedFill;
  for (int i = 0; i < steps; ++i) {
    const float t = static_cast<float>(i) / steps, u = static_cast<float>(i + 1) / steps;
    const ImVec2 p = bezier(a, b, t), q = bezier(a, b, u);
    const float hp = ha + (hb - ha) * t, hq = ha + (hb - ha) * u;
    draw->AddQuadFilled(p, q, {q.x, q.y + hq}, {p.x, p.y + hp}, fill);
  }
  draw->Flags = flags;
}

struct BandEnds {
  ImVec2 from, to;
};
BandEnds ends_of(const FlowGraph& graph, const FlowBand& band, const Columns& columns, ImVec2 corner) {
  return {{corner.x + columns.x(graph.nodes[band.from].column) + columns.bar, corner.y + band.y_from},
          {corner.x + columns.x(graph.nodes[band.to].column), corner.y + band.y_to}};
}

bool over_band(const BandEnds& e, const FlowBand& band, ImVec2 mouse) {
  if (mouse.x <= e.from.x || mouse.x >= e.to.x) return false;
  // The curve's x is monotone: find the parameter by halving.
  float low = 0, high = 1;
  for (int i = 0; i < 20; ++i) {
    const float t = (low + high) / 2;
    (bezier(e.from, e.to, t).x < mouse.x ? low : high) = t;
  }
  const float y = bezier(e.from, e.to, low).y, h = band.height_from + (band.height_to - band.height_from) * low;
  return mouse.y >= y - 1 && mouse.y <= y + std::max(3.0F, h) + 1;
}

std::vector<std::string> kinds_text(const Panel& p, const FlowBand& band) {
  std::vector<std::string> lines;
  for (const MessageKind kind : all_of<MessageKind>)
    if (const std::uint32_t count = band.kinds[index_of(kind)]; count > 0)
      lines.push_back(p.tr(kind_names[kind]) + ": " + number_text(count, 0, p.language()));
  return lines;
}

/// The node's name without saying where its bodies are.
std::string base_name(const Panel& p, const ResponseNode& node) {
  ResponseNode central = node;
  central.regional = false;
  return node_name(p, central);
}

void draw_bands(const Panel& p, ImDrawList* draw, const FlowGraph& graph, const Columns& columns, ImVec2 corner,
                std::size_t hovered_band, std::size_t hovered_node) {
  const bool any = hovered_band < graph.bands.size() || hovered_node < graph.nodes.size();
  for (std::size_t i = 0; i < graph.bands.size(); ++i) {
    const FlowBand& band = graph.bands[i];
    const bool lit = i == hovered_band || band.from == hovered_node || band.to == hovered_node;
    const float alpha = lit                                                    ? 0.55F
                        : any                                                  ? 0.10F
                        : std::max(band.height_from, band.height_to) < p.px(3) ? 0.16F
                                                                               : 0.24F;
    const BandEnds e = ends_of(graph, band, columns, corner);
    draw_band(draw, e.from, std::max(1.0F, band.height_from), e.to, std::max(1.0F, band.height_to),
              colour(column_colour(p.c(), graph.nodes[band.from].column), alpha));
  }
  // Messages on their way, moving with the clock of the run; on the broader bands only, or nothing could be seen.
  const double clock = static_cast<double>(p.world().tick) * 0.17;
  for (std::size_t i = 0; i < graph.bands.size(); ++i) {
    const FlowBand& band = graph.bands[i];
    if (std::max(band.height_from, band.height_to) < p.px(7)) continue;
    const BandEnds e = ends_of(graph, band, columns, corner);
    for (int d = 0; d < 2; ++d) {
      const double phase = clock + static_cast<double>(i) * 0.37 + d * 0.5;
      const auto t = static_cast<float>(phase - std::floor(phase));
      const ImVec2 at = bezier(e.from, e.to, t);
      const float h = band.height_from + (band.height_to - band.height_from) * t;
      draw->AddCircleFilled({at.x, at.y + h / 2}, p.px(1.8F),
                            colour(column_colour(p.c(), graph.nodes[band.from].column), 0.8F), 10);
    }
  }
}

void draw_nodes(const Panel& p, ImDrawList* draw, const FlowGraph& graph, const Columns& columns, ImVec2 corner,
                float width, std::size_t hovered) {
  const Fonts& f = p.theme.fonts;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const FlowNode& node = graph.nodes[i];
    const float x = corner.x + columns.x(node.column), y = corner.y + node.y;
    const bool last = node.column == FlowColumn::action;
    draw->AddRectFilled({x, y}, {x + columns.bar, y + std::max(2.0F, node.height)},
                        colour(column_colour(p.c(), node.column)), p.px(2));
    const float room = (last ? corner.x + width - x : columns.step) - columns.bar - p.px(8);
    const bool two_lines = node.height >= f.small->FontSize * 1.95F;
    const auto [name, count] = node_label(p, graph, i, room, two_lines);
    const float text_x = x + columns.bar + p.px(4);
    const ImU32 ink = colour(i == hovered ? p.c().accent : p.c().text), ground = colour(p.c().panel);
    if (two_lines) {
      const float top = y + node.height / 2 - f.small->FontSize;
      haloed_text(draw, f.small, {text_x, top}, ink, ground, name);
      haloed_text(draw, f.small, {text_x, top + f.small->FontSize}, colour(p.c().muted), ground,
                  fitted(f.small, count, room));
    } else {
      haloed_text(draw, f.small, {text_x, y + (node.height - f.small->FontSize) / 2}, ink, ground, name);
    }
    p.target("flow.node." + std::to_string(i), {x, y}, {x + columns.bar, y + std::max(2.0F, node.height)});
    if (node.kind == FlowKind::body) {
      const std::string id = p.world().institution().at(node.role).id + (node.regional ? "@" : "");
      p.spot("flow." + std::to_string(static_cast<int>(node.column)) + "." + id, {x, y},
             {x + columns.bar, y + std::max(2.0F, node.height)});
    }
  }
}

void click_node(const Panel& p, const ResponseNode& node) {
  Session& s = p.session;
  if (node.kind == FlowKind::incident) {
    s.select_incident(node.incident);
    s.flow_filter = node.incident;
  } else if (node.kind == FlowKind::body) {
    RegionId region;
    if (node.regional) {
      // The body of the region that is looked at; of the incident's region; of the first region that has one.
      if (s.region.valid()) region = s.region;
      if (s.flow_filter.valid()) region = s.scenario().incidents[s.flow_filter.index()].region;
      for (std::size_t a = 0; !region.valid() && a < p.world().structure->agents.size(); ++a)
        if (p.world().structure->agents[a].role == node.role) region = p.world().structure->agents[a].region;
    }
    if (const AgentId agent = p.world().body(node.role, region); agent.valid()) s.select_agency(agent);
  }
}

const BandDetail& detail_for(const Panel& p) {
  PanelMemory& m = p.memory;
  const Frame& frame = p.session.frame();
  const bool fresh = m.band_world == frame.world || (frame.playing && ImGui::GetTime() - m.band_time < 0.25);
  if (m.band_world && fresh) return m.band;
  m.band_world = frame.world;
  m.band_time = ImGui::GetTime();
  m.band = band_detail(Evidence(*frame.world, frame.events), m.flow_band->first, m.flow_band->second,
                       {p.session.flow_filter, p.session.flow_body});
  return m.band;
}

/// The messages of a band: who to whom and how many, then the latest that is known of them.
void draw_messages(const Panel& p, const Area& area) {
  PanelMemory& m = p.memory;
  const BandDetail& detail = detail_for(p);
  const Fonts& f = p.theme.fonts;
  ImGui::SetCursorScreenPos({area.x, area.y});
  begin_scroll(p, "flow.messages", area.width, area.height);
  const float width = ImGui::GetContentRegionAvail().x - p.px(12);
  const ImVec2 top = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({top.x + width - p.px(22), top.y});
  const bool close = icon_button(p, "flow.close", Icon::close, "", p.px(22));
  ImGui::SetCursorScreenPos(top);
  ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + width - p.px(28));
  ImGui::PushFont(f.strong);
  ImGui::TextUnformatted((node_name(p, m.flow_band->first) + " \u2013 " + node_name(p, m.flow_band->second)).c_str());
  ImGui::PopFont();
  ImGui::PopTextWrapPos();
  if (m.flow_band->first.kind == FlowKind::others || m.flow_band->second.kind == FlowKind::others)
    paragraph(p, f.small, colour(p.c().muted), p.tr(Str::band_others));
  if (!detail.messages.empty()) section(p, p.tr(Str::messages_of));
  for (const FlowMessages& row : detail.messages) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string count = number_text(row.count, 0, p.language());
    ImDrawList* draw = ImGui::GetWindowDrawList();
    const float room = width - text_size(f.body, count).x - p.px(8);
    text_at(draw, f.body, at, colour(p.c().text), fitted(f.body, p.local(p.world().short_name_of(row.from)), room));
    text_at(draw, f.body, {at.x + width, at.y}, colour(p.c().text), count, Align::right);
    const std::string what =
        "\u2013 " + p.local(p.world().short_name_of(row.to)) + " \u00B7 " + p.tr(kind_names[row.kind]);
    text_at(draw, f.small, {at.x + p.px(8), at.y + f.body->FontSize + p.px(1)}, colour(p.c().muted),
            fitted(f.small, what, width - p.px(8)));
    ImGui::Dummy({width, f.body->FontSize + f.small->FontSize + p.px(3)});
  }
  if (!detail.events.empty()) section(p, p.tr(Str::last_events));
  const WorldNames names(p.world());
  for (std::size_t i = 0; i < detail.events.size(); ++i) {
    const Event* event = p.session.frame().events.find(detail.events[i]);
    if (event == nullptr) continue;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    // Sentences are made only for what is seen: the list may be long.
    const float height = f.small->FontSize * 3 + p.px(8);
    ImGui::PushID(static_cast<int>(i));
    const bool clicked = ImGui::InvisibleButton("event", {width, height});
    ImGui::PopID();
    p.target_last("flow.event." + std::to_string(i));
    if (!ImGui::IsItemVisible()) continue;
    ImDrawList* draw = ImGui::GetWindowDrawList();
    if (ImGui::IsItemHovered()) {
      draw->AddRectFilled(at, {at.x + width, at.y + height}, colour(p.c().hovered), p.px(4));
      ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    text_at(draw, f.small, {at.x + p.px(3), at.y + p.px(2)}, colour(p.c().muted), time_text(p, event->tick));
    const std::string sentence = narrate(*event, names, p.language());
    draw->PushClipRect(at, {at.x + width, at.y + height}, true);
    draw->AddText(f.small, f.small->FontSize, {at.x + p.px(3), at.y + f.small->FontSize + p.px(3)}, colour(p.c().text),
                  sentence.c_str(), nullptr, width - p.px(6));
    draw->PopClipRect();
    if (clicked) p.session.ask_why(event->key);
  }
  end_scroll();
  ImGui::SetCursorScreenPos({area.x, area.y});
  if (close) m.flow_band.reset();
}

void filter_choice(const Panel& p) {
  Session& s = p.session;
  std::string current = s.flow_filter.valid() ? incident_name(p, s.flow_filter) : p.tr(Str::all_incidents);
  if (s.flow_body.valid())
    current =
        p.local(p.world().short_name_of(s.flow_body)) + (s.flow_filter.valid() ? " \u00B7 " + current : std::string());
  const float width = p.px(210), right = ImGui::GetWindowContentRegionMax().x;
  ImGui::SameLine();
  ImGui::SetCursorPosX(std::max(ImGui::GetCursorPosX(), right - width));
  ImGui::SetNextItemWidth(width);
  if (!begin_combo(p, "##filter", fitted(p.theme.fonts.body, current, width - p.px(44)), "flow.filter",
                   ImGuiComboFlags_HeightLarge))
    return;
  if (ImGui::Selectable(p.tr(Str::all_incidents).c_str(), !s.flow_filter.valid())) s.flow_filter = {};
  p.target_last("flow.all");
  for (std::size_t i = 0; i < s.scenario().incidents.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    if (ImGui::Selectable(incident_name(p, IncidentId{i}).c_str(), s.flow_filter == IncidentId{i}))
      s.flow_filter = IncidentId{i};
    p.target_last("flow.of." + std::to_string(i));
    ImGui::PopID();
  }
  ImGui::Separator();
  if (ImGui::Selectable(p.tr(Str::any_body).c_str(), !s.flow_body.valid())) s.flow_body = {};
  p.target_last("flow.any_body");
  const auto only = [&](AgentId body) {
    const std::string name = fill(p.tr(Str::only_body), {{"body", p.local(p.world().short_name_of(body))}});
    if (ImGui::Selectable(name.c_str(), s.flow_body == body)) s.flow_body = body;
    p.target_last("flow.only");
  };
  if (s.flow_body.valid()) only(s.flow_body);
  if (s.agency.valid() && s.agency != s.flow_body) only(s.agency);
  end_combo(p);
}

}  // namespace

std::string node_name(const Panel& p, const ResponseNode& node) {
  const Institution& institution = p.world().institution();
  switch (node.kind) {
    case FlowKind::incident: return incident_name(p, node.incident);
    case FlowKind::body: {
      const Role& role = institution.at(node.role);
      const std::string& name = p.local(role.short_name).empty() ? p.local(role.name) : p.local(role.short_name);
      const bool local_by_nature = role.kind == BodyKind::akimat || role.kind == BodyKind::maslikhat;
      return node.regional && !local_by_nature ? name + " \u00B7 " + p.tr(Str::in_regions) : name;
    }
    case FlowKind::headquarters:
      return p.tr(node.level == HeadquartersLevel::central ? Str::hq_central : Str::hq_regional);
    case FlowKind::teams: return word(p, "capability", name_of(node.capability));
    case FlowKind::measure: return p.local(institution.at(node.measure).name);
    case FlowKind::others: return fill(p.tr(Str::others), {{"n", std::to_string(node.merged)}});
  }
  return {};
}

std::pair<std::string, std::string> node_label(const Panel& p, const FlowGraph& graph, std::size_t number, float room,
                                               bool two_lines) {
  ImFont* font = p.theme.fonts.small;
  const FlowNode& node = graph.nodes[number];
  const auto fits = [&](const std::string& text) { return text_size(font, text).x <= room; };
  const std::string base = base_name(p, node), whole = node_name(p, node);
  std::string count = number_text(static_cast<double>(node.weight()), 0, p.language());
  // Bodies of the centre and those in the regions stand in one column: the name or the line below tells which.
  if (node.kind == FlowKind::body && whole != base) {
    if (const std::string more = count + " \u00B7 " + p.tr(Str::in_regions); two_lines && fits(more))
      return {fitted(font, base, room), more};
    if (!two_lines && fits(whole)) return {whole, count};
    const std::string mark = " \u00B7 " + p.tr(Str::in_regions_short);
    return {fitted(font, base, room - text_size(font, mark).x) + mark, count};
  }
  // "Flood, Pav..." and "Flood, Kar...": where a name is cut, the place tells more, if it is no other node's as well or
  // the others there keep names that are theirs alone.
  if (node.kind == FlowKind::incident && !fits(whole)) {
    struct Cut {
      RegionId region;
      std::string name;
    };
    const std::vector<IncidentSpec>& incidents = p.session.scenario().incidents;
    const auto cut = [&](const FlowNode& n) {
      return Cut{n.incident.index() < incidents.size() ? incidents[n.incident.index()].region : RegionId{},
                 fitted(font, node_name(p, n), room)};
    };
    std::vector<Cut> all;
    for (const FlowNode& other : graph.nodes)
      if (other.kind == FlowKind::incident && other.column == node.column) all.push_back(cut(other));
    const Cut own = cut(node);
    const auto count_if = [&](const auto& which) { return std::count_if(all.begin(), all.end(), which); };
    const auto doubled = [&](const Cut& one) {
      return count_if([&](const Cut& other) { return other.name == one.name; }) > 1;
    };
    const bool alone = count_if([&](const Cut& other) { return other.region == own.region; }) == 1;
    const bool only_doubled =
        doubled(own) && count_if([&](const Cut& other) { return other.region == own.region && doubled(other); }) == 1;
    if (own.region.valid() && (alone || only_doubled)) return {fitted(font, region_short(p, own.region), room), count};
  }
  return {fitted(font, whole, room), count};
}

void draw_flow(const Panel& p) {
  PanelMemory& memory = p.memory;
  // Before an incident began that people threw in there is no band of it.
  const auto gone = [&](const ResponseNode& node) {
    return node.kind == FlowKind::incident && node.incident.index() >= p.world().incidents.size();
  };
  if (memory.flow_band && (gone(memory.flow_band->first) || gone(memory.flow_band->second))) memory.flow_band.reset();
  filter_choice(p);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const Fonts& f = p.theme.fonts;
  ImVec2 corner = ImGui::GetCursorScreenPos();
  ImVec2 room = ImGui::GetContentRegionAvail();
  if (memory.flow_band) {
    const float list = std::clamp(room.x * 0.38F, p.px(220), p.px(340));
    draw_messages(p, {corner.x + room.x - list, corner.y, list, room.y});
    room.x -= list + p.px(12);
    ImGui::SetCursorScreenPos(corner);
  }
  Columns columns;
  columns.bar = p.px(9);
  columns.step = room.x / static_cast<float>(flow_columns);
  const float head = f.small->FontSize + p.px(8), foot = f.small->FontSize + p.px(6);
  for (std::size_t c = 0; c < flow_columns; ++c) {
    const auto column = static_cast<FlowColumn>(c);
    const ImVec2 at{corner.x + columns.x(column), corner.y};
    text_at(draw, f.small, at, colour(p.c().muted),
            fitted(f.small, p.tr(column_names.values()[c]), columns.step - p.px(6)));
  }
  const float height = room.y - head - foot;
  corner.y += head;
  const FlowGraph& graph = graph_for(p, height);
  if (graph.empty()) {
    text_at(draw, f.body, {corner.x + room.x / 2, corner.y + height / 2}, colour(p.c().muted), p.tr(Str::flow_empty),
            Align::centre);
    return;
  }
  ImGui::SetCursorScreenPos(corner);
  ImGui::InvisibleButton("flow.canvas", {std::max(1.0F, room.x), std::max(1.0F, height)});
  const bool hovered = ImGui::IsItemHovered(), clicked = ImGui::IsItemClicked();
  p.target("flow.canvas", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  std::size_t node = graph.nodes.size(), band = graph.bands.size();
  for (std::size_t i = 0; hovered && i < graph.nodes.size(); ++i) {
    const float x = corner.x + columns.x(graph.nodes[i].column), y = corner.y + graph.nodes[i].y;
    const float wide =
        columns.bar + std::min(columns.step * 0.75F, text_size(f.small, node_name(p, graph.nodes[i])).x + p.px(4));
    if (mouse.x >= x && mouse.x <= x + wide && mouse.y >= y && mouse.y <= y + std::max(p.px(6), graph.nodes[i].height))
      node = i;
  }
  for (std::size_t i = 0; hovered && node == graph.nodes.size() && i < graph.bands.size(); ++i)
    if (over_band(ends_of(graph, graph.bands[i], columns, corner), graph.bands[i], mouse)) band = i;
  draw_bands(p, draw, graph, columns, corner, band, node);
  const auto breadth = [&](const FlowBand& b) {
    const bool rest = graph.nodes[b.from].kind == FlowKind::others || graph.nodes[b.to].kind == FlowKind::others;
    return rest ? 0.0F : std::min(b.height_from, b.height_to);
  };
  const auto broadest = std::max_element(graph.bands.begin(), graph.bands.end(),
                                         [&](const FlowBand& a, const FlowBand& b) { return breadth(a) < breadth(b); });
  if (broadest != graph.bands.end()) {
    const BandEnds e = ends_of(graph, *broadest, columns, corner);
    const ImVec2 middle = bezier(e.from, e.to, 0.5F);
    const float half = (broadest->height_from + broadest->height_to) / 4;
    p.target("flow.band", {middle.x - 1, middle.y + half - 1}, {middle.x + 1, middle.y + half + 1});
  }
  draw_nodes(p, draw, graph, columns, corner, room.x, node);
  text_at(draw, f.small, {corner.x, corner.y + height + p.px(5)}, colour(p.c().muted),
          fitted(f.small, p.tr(Str::flow_scale), room.x));
  if (node < graph.nodes.size()) {
    const FlowNode& n = graph.nodes[node];
    std::vector<std::string> lines{p.tr(Str::messages) + ": " +
                                   number_text(static_cast<double>(n.weight()), 0, p.language())};
    if (n.kind == FlowKind::body) lines.insert(lines.begin(), p.local(p.world().institution().at(n.role).name));
    tooltip(p, node_name(p, n), lines);
    if (n.kind == FlowKind::body || n.kind == FlowKind::incident) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (clicked) click_node(p, n);
  } else if (band < graph.bands.size()) {
    const FlowBand& b = graph.bands[band];
    tooltip(p, node_name(p, graph.nodes[b.from]) + " \u2013 " + node_name(p, graph.nodes[b.to]), kinds_text(p, b));
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (clicked) {
      memory.flow_band.emplace(graph.nodes[b.from], graph.nodes[b.to]);
      memory.band_world = nullptr;
    }
  }
}

}  // namespace qorgan::ui
