// The map: the regions in the colours of a layer, with incidents, headquarters and teams on the way.

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

ImVec2 screen(const MapView& view, ImVec2 corner, PlanePoint point) {
  const PlanePoint s = view.to_screen(point);
  return {corner.x + static_cast<float>(s.x), corner.y + static_cast<float>(s.y)};
}

struct MapCanvas {
  const Panel& p;
  ImDrawList* draw;
  ImVec2 corner;
  const MapShapes& shapes;
  const MapView& view;

  ImVec2 at(PlanePoint point) const { return screen(view, corner, point); }
};

void fill_region(const MapCanvas& m, const MapShape& shape, ImU32 fill) {
  // Without smoothing: smoothed triangles would leave seams between them.
  const ImDrawListFlags flags = m.draw->Flags;
  m.draw->Flags &= ~ImDrawListFlags_AntiAliasedFill;
  for (std::size_t r = 0; r < shape.rings.size(); ++r)
    for (std::size_t i = 0; i + 2 < shape.triangles[r].size(); i += 3)
      m.draw->AddTriangleFilled(m.at(shape.rings[r][shape.triangles[r][i]]),
                                m.at(shape.rings[r][shape.triangles[r][i + 1]]),
                                m.at(shape.rings[r][shape.triangles[r][i + 2]]), fill);
  m.draw->Flags = flags;
}

void outline_region(const MapCanvas& m, const MapShape& shape, ImU32 line, float width) {
  std::vector<ImVec2> points;
  for (const PlaneRing& ring : shape.rings) {
    points.clear();
    for (const PlanePoint& point : ring) points.push_back(m.at(point));
    m.draw->AddPolyline(points.data(), static_cast<int>(points.size()), line, ImDrawFlags_Closed, width);
  }
}

void draw_regions(const MapCanvas& m, RegionId hovered) {
  const Panel& p = m.p;
  const LayerValues values = layer_values(p.world(), p.session.layer);
  for (const MapShape& shape : m.shapes.shapes) {
    Rgb fill = p.c().land;
    if (shape.region.valid()) fill = ramp_colour(ramp_of(p.session.layer), p.c().face, values.share(shape.region));
    if (shape.region.valid() && shape.region == hovered) fill = mix(fill, p.c().accent, 0.16);
    fill_region(m, shape, colour(fill));
    outline_region(m, shape, colour(p.c().region_border, shape.city ? 0.9F : 0.55F), std::max(1.0F, p.px(1)));
  }
  for (const RegionId chosen : {hovered, p.session.region})
    if (const MapShape* shape = chosen.valid() ? m.shapes.of(chosen) : nullptr)
      outline_region(m, *shape, colour(p.c().accent), chosen == p.session.region ? p.px(2.5F) : p.px(1.5F));
}

/// Where a region's marks stand: over its name. Cities have them beside their dot.
ImVec2 badge(const MapCanvas& m, RegionId region) {
  const MapShape* shape = m.shapes.of(region);
  if (shape == nullptr) return {-1000, -1000};
  if (!shape->city) return m.at(shape->label);
  const ImVec2 dot = m.at(shape->capital);
  return {dot.x + m.p.px(24), dot.y - m.p.px(2)};
}

void draw_names(const MapCanvas& m) {
  const Panel& p = m.p;
  const LayerValues values = layer_values(p.world(), p.session.layer);
  ImFont* font = p.theme.fonts.small;
  for (const MapShape& shape : m.shapes.shapes) {
    if (!shape.region.valid()) continue;
    const std::string name = region_short(p, shape.region);
    const float width = text_size(font, name).x;
    const bool chosen = shape.region == p.session.region;
    // Whichever of the theme's two inks is read better on the region's colour; a city's name lies on its neighbour's.
    const Rgb fill = ramp_colour(ramp_of(p.session.layer), p.c().face, values.share(shape.region));
    const bool plain = shape.city || contrast(p.c().text, fill) >= contrast(p.c().panel, fill);
    const ImU32 ink = colour(plain ? p.c().text : p.c().panel), ground = colour(plain ? p.c().panel : p.c().text);
    if (shape.city) {
      const ImVec2 dot = m.at(shape.capital);
      m.draw->AddCircleFilled(dot, p.px(2.5F), ink, 12);
      haloed_text(m.draw, font, {dot.x + p.px(8), dot.y - font->FontSize * 0.5F}, ink, ground, name);
      continue;
    }
    // A name much wider than its region would lie on the neighbours; hovering tells it all the same.
    if (!chosen && width > static_cast<float>(shape.room * m.view.scale) * 1.35F) continue;
    const ImVec2 at = m.at(shape.label);
    haloed_text(m.draw, font, {at.x, at.y + p.px(3)}, ink, ground, name, Align::centre);
  }
}

/// Teams travel on an arc, so that those who go and those who come back do not lie on one line.
void draw_teams(const MapCanvas& m) {
  const Panel& p = m.p;
  const ImU32 ink = colour(p.c().unit), soft = colour(p.c().unit, 0.22F);
  for (const MovingTeams& team : moving_teams(p.world())) {
    const MapShape *from = m.shapes.of(team.from), *to = m.shapes.of(team.to);
    if (from == nullptr || to == nullptr) continue;
    const ImVec2 a = m.at(from->capital), b = m.at(to->capital);
    const float dx = b.x - a.x, dy = b.y - a.y;
    const ImVec2 bend{(a.x + b.x) / 2 + dy * 0.16F, (a.y + b.y) / 2 - dx * 0.16F};
    m.draw->AddBezierQuadratic(a, bend, b, soft, p.px(1.5F));
    const auto point = [&](float t) {
      const float u = 1 - t;
      return ImVec2{u * u * a.x + 2 * u * t * bend.x + t * t * b.x, u * u * a.y + 2 * u * t * bend.y + t * t * b.y};
    };
    const auto t = static_cast<float>(team.progress);
    const ImVec2 head = point(t), before = point(std::max(0.0F, t - 0.03F));
    const float length = std::max(0.01F, std::hypot(head.x - before.x, head.y - before.y));
    const float ux = (head.x - before.x) / length, uy = (head.y - before.y) / length;
    const float r = p.px(2.2F) + p.px(1.3F) * static_cast<float>(std::log10(1 + team.persons));
    m.draw->AddTriangleFilled({head.x + ux * r, head.y + uy * r},
                              {head.x - ux * r - uy * r * 0.8F, head.y - uy * r + ux * r * 0.8F},
                              {head.x - ux * r + uy * r * 0.8F, head.y - uy * r - ux * r * 0.8F}, ink);
  }
}

ImVec2 incident_place(const MapCanvas& m, const IncidentMark& mark) {
  const ImVec2 at = badge(m, mark.region);
  const float step = m.p.px(20);
  const float offset = (static_cast<float>(mark.slot) - static_cast<float>(mark.slots - 1) / 2) * step;
  return {at.x + offset, at.y - m.p.px(12)};
}

/// A disc that stands out from every colour of the layers; a ring once it is contained.
void draw_incident_mark(ImDrawList* draw, const Panel& p, ImVec2 at, float r, bool over) {
  const ImU32 ink = colour(p.c().text), ground = colour(p.c().panel);
  draw->AddCircleFilled(at, r + p.px(1.5F), ground, 32);
  if (over) {
    draw->AddCircle(at, r - p.px(1), ink, 32, p.px(2));
  } else {
    draw->AddCircleFilled(at, r, ink, 32);
  }
}

void draw_incidents(const MapCanvas& m, IncidentId hovered) {
  const Panel& p = m.p;
  for (const IncidentMark& mark : incident_marks(p.world())) {
    const ImVec2 at = incident_place(m, mark);
    const float r = p.px(3.5F) + p.px(4.5F) * static_cast<float>(std::sqrt(std::clamp(mark.intensity, 0.0, 1.5)));
    draw_incident_mark(m.draw, p, at, r, mark.phase == IncidentPhase::contained || mark.phase == IncidentPhase::ended);
    if (mark.incident == p.session.incident || mark.incident == hovered)
      m.draw->AddCircle(at, r + p.px(3), colour(p.c().accent), 32, p.px(2));
    p.target("map.incident." + p.session.scenario().incidents[mark.incident.index()].id, {at.x - r, at.y - r},
             {at.x + r, at.y + r});
  }
}

void draw_headquarters_marks(const MapCanvas& m) {
  const Panel& p = m.p;
  const std::vector<IncidentMark> incidents = incident_marks(p.world());
  for (const HeadquartersMark& mark : headquarters_marks(p.world())) {
    const auto here = static_cast<float>(std::count_if(incidents.begin(), incidents.end(),
                                                       [&](const IncidentMark& i) { return i.region == mark.region; }));
    const ImVec2 at = badge(m, mark.region);
    const bool central = mark.level == HeadquartersLevel::central;
    // Right of the incidents; the central one left of them.
    const float offset = (here / 2) * p.px(20) + p.px(10);
    draw_headquarters(m.draw, p, {at.x + (central ? -offset : offset), at.y - p.px(12)}, p.px(6.5F), mark.sitting > 0,
                      central);
  }
}

void hover_text(const MapCanvas& m, RegionId region) {
  const Panel& p = m.p;
  const World& world = p.world();
  const RegionState& state = world.regions[region.index()];
  const LayerValues people = layer_values(world, Layer::deployed);
  std::vector<std::string> lines;
  for (const IncidentMark& mark : incident_marks(world))
    if (mark.region == region)
      lines.push_back(incident_name(p, mark.incident) + ": " + number_text(mark.intensity, 2, p.language()));
  const auto share = [&](Str name, float value) {
    lines.push_back(p.tr(name) + ": " + percent_text(static_cast<double>(value), p.language()));
  };
  share(Str::trust, state.trust);
  share(Str::rumour, state.rumour);
  share(Str::communications, state.communications);
  share(Str::power, state.power);
  share(Str::roads, state.roads);
  lines.push_back(p.tr(Str::deployed) + ": " + number_text(people.values[region.index()], 0, p.language()));
  tooltip(p, p.local(world.institution().at(region).name), lines);
}

IncidentId incident_at(const MapCanvas& m, ImVec2 mouse) {
  for (const IncidentMark& mark : incident_marks(m.p.world())) {
    const ImVec2 at = incident_place(m, mark);
    if (std::hypot(mouse.x - at.x, mouse.y - at.y) <= m.p.px(11)) return mark.incident;
  }
  return {};
}

Str layer_title(Layer layer) {
  constexpr std::array<Str, all_layers.size()> names{Str::severity, Str::trust, Str::communications, Str::deployed,
                                                     Str::power,    Str::roads, Str::rumour};
  return names[static_cast<std::size_t>(layer)];
}

/// All layers side by side where there is room, else as a list.
void choose_layer(const Panel& p) {
  Session& s = p.session;
  std::vector<std::string> names;
  int now = 0;
  for (const Layer layer : all_layers) {
    if (layer == s.layer) now = static_cast<int>(names.size());
    names.push_back(p.tr(layer_title(layer)));
  }
  const float right = ImGui::GetWindowContentRegionMax().x, wide = segmented_width(p, names);
  ImGui::SameLine();
  const float used = ImGui::GetCursorPosX() + p.px(8);
  if (used + wide <= right) {
    ImGui::SetCursorPosX(right - wide);
    if (const int clicked = segmented(p, "layers", names, now); clicked >= 0)
      s.layer = all_layers[static_cast<std::size_t>(clicked)];
    for (std::size_t i = 0; i < all_layers.size(); ++i)
      s.targets["layer." + std::string(name_of(all_layers[i]))] = s.targets["layers." + std::to_string(i)];
    return;
  }
  const float width = std::min(p.px(230), right - used);
  ImGui::SetCursorPosX(right - width);
  ImGui::SetNextItemWidth(width);
  const bool open =
      ImGui::BeginCombo("##layer", (p.tr(Str::layer) + ": " + names[static_cast<std::size_t>(now)]).c_str());
  p.target_last("layer");
  if (!open) return;
  for (std::size_t i = 0; i < all_layers.size(); ++i) {
    if (ImGui::Selectable(names[i].c_str(), all_layers[i] == s.layer)) s.layer = all_layers[i];
    p.target_last("layer." + std::string(name_of(all_layers[i])));
  }
  ImGui::EndCombo();
}

/// The layer's colours with their ends, and what the marks mean; in as many rows as needed.
float legend_items(const Panel& p, ImDrawList* draw, ImVec2 at, float width, bool really) {
  const Fonts& f = p.theme.fonts;
  const float row = p.px(20), gap = p.px(16);
  float x = at.x, y = at.y;
  const auto item = [&](float item_width, auto&& paint) {
    if (x > at.x && x + item_width > at.x + width) x = at.x, y += row;
    if (really) paint(ImVec2{x, y + row / 2});
    x += item_width + gap;
  };
  const LayerValues values = layer_values(p.world(), p.session.layer);
  const bool shares = is_share(p.session.layer);
  const auto end_text = [&](double v) {
    return shares ? percent_text(v, p.language()) : compact_text(v, p.session.strings(), p.language());
  };
  const std::string name = p.tr(layer_title(p.session.layer));
  const std::string low = end_text(values.low), high = end_text(values.high);
  const float box = p.px(16);
  const float name_width = text_size(f.small, name).x, low_width = text_size(f.small, low).x;
  item(name_width + low_width + text_size(f.small, high).x + box * ramp_steps + p.px(20), [&](ImVec2 c) {
    const float top = c.y - f.small->FontSize / 2;
    text_at(draw, f.small, {c.x, top}, colour(p.c().text), name);
    float bx = c.x + name_width + p.px(8);
    text_at(draw, f.small, {bx, top}, colour(p.c().muted), low);
    bx += low_width + p.px(5);
    for (int i = 0; i < ramp_steps; ++i) {
      const Rgb step = ramp_colours(ramp_of(p.session.layer), p.c().face)[static_cast<std::size_t>(i)];
      draw->AddRectFilled({bx, c.y - p.px(6)}, {bx + box, c.y + p.px(6)}, colour(step));
      bx += box;
    }
    draw->AddRect({bx - box * ramp_steps, c.y - p.px(6)}, {bx, c.y + p.px(6)}, colour(p.c().region_border, 0.6F));
    text_at(draw, f.small, {bx + p.px(5), top}, colour(p.c().muted), high);
  });
  // A click on a mark's name hides or shows it.
  const auto symbol = [&](const char* id, bool& on, const std::string& text, auto&& paint) {
    const float width_of = p.px(18) + text_size(f.small, text).x;
    item(width_of, [&](ImVec2 c) {
      const ImVec2 kept = ImGui::GetCursorScreenPos();
      ImGui::SetCursorScreenPos({c.x - p.px(3), c.y - row / 2 + 1});
      if (ImGui::InvisibleButton(id, {width_of + p.px(6), row - 2})) on = !on;
      p.target_last(id);
      const bool over = ImGui::IsItemHovered();
      if (over) {
        draw->AddRectFilled(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), colour(p.c().hovered), p.px(3));
        tooltip(p, p.tr(Str::legend_hint));
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
      }
      ImGui::SetCursorScreenPos(kept);
      if (on) paint(ImVec2{c.x + p.px(6), c.y});
      text_at(draw, f.small, {c.x + p.px(18), c.y - f.small->FontSize / 2},
              colour(on ? p.c().text : p.c().muted, on ? 1.0F : 0.7F), text);
      if (!on)
        draw->AddLine({c.x + p.px(17), c.y + p.px(1)}, {c.x + width_of, c.y + p.px(1)}, colour(p.c().muted, 0.8F));
    });
  };
  MapMarks& marks = p.session.marks;
  symbol("marks.incidents", marks.incidents, p.tr(Str::incident_mark),
         [&](ImVec2 c) { draw_incident_mark(draw, p, c, p.px(5), false); });
  symbol("marks.convening", marks.headquarters, p.tr(Str::hq_convening),
         [&](ImVec2 c) { draw_headquarters(draw, p, c, p.px(5.5F), false, false); });
  symbol("marks.sitting", marks.headquarters, p.tr(Str::hq_sitting),
         [&](ImVec2 c) { draw_headquarters(draw, p, c, p.px(5.5F), true, false); });
  symbol("marks.central", marks.headquarters, p.tr(Str::hq_central),
         [&](ImVec2 c) { draw_headquarters(draw, p, c, p.px(5), true, true); });
  symbol("marks.teams", marks.teams, p.tr(Str::units_moving), [&](ImVec2 c) {
    draw->AddTriangleFilled({c.x + p.px(6), c.y}, {c.x - p.px(5), c.y - p.px(5)}, {c.x - p.px(5), c.y + p.px(5)},
                            colour(p.c().unit));
  });
  return y + row - at.y;
}

void draw_scale(const MapCanvas& m, float right, float bottom) {
  const Panel& p = m.p;
  const double km = scale_bar(static_cast<double>(p.px(150)) / m.view.scale);
  const auto width = static_cast<float>(km * m.view.scale);
  const float x = right - width - p.px(12), y = bottom - p.px(12);
  const ImU32 ink = colour(p.c().muted);
  m.draw->AddLine({x, y}, {x + width, y}, ink, p.px(1.5F));
  for (const float end : {x, x + width}) m.draw->AddLine({end, y - p.px(4)}, {end, y}, ink, p.px(1.5F));
  text_at(m.draw, p.theme.fonts.small, {x + width / 2, y - p.px(19)}, ink, number_text(km, 0, p.language()) + " km",
          Align::centre);
}

void map_input(const MapCanvas& m, bool hovered, bool active, RegionId region, IncidentId incident) {
  Session& s = m.p.session;
  ImGuiIO& io = ImGui::GetIO();
  const PlanePoint mouse{static_cast<double>(io.MousePos.x - m.corner.x),
                         static_cast<double>(io.MousePos.y - m.corner.y)};
  const PlaneBox& box = m.shapes.box;
  if (hovered && io.MouseWheel != 0) s.map_view.zoom_at(mouse, std::pow(1.25, static_cast<double>(io.MouseWheel)), box);
  if (active && ImGui::IsMouseDragging(ImGuiMouseButton_Left))
    s.map_view.pan(static_cast<double>(io.MouseDelta.x), static_cast<double>(io.MouseDelta.y), box);
  if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    s.map_view.fit(box, static_cast<double>(m.p.px(14)));
    return;
  }
  const ImVec2 drag = io.MouseClickedPos[0];
  const bool still = std::hypot(io.MousePos.x - drag.x, io.MousePos.y - drag.y) < io.MouseDragThreshold;
  if (hovered && still && ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
    if (incident.valid())
      s.select_incident(incident);
    else
      s.select_region(region);
  }
}

}  // namespace

void draw_map(const Panel& p) {
  Session& s = p.session;
  choose_layer(p);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  ImVec2 size = ImGui::GetContentRegionAvail();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float legend = legend_items(p, draw, corner, size.x, false) + p.px(4);
  size = {std::max(8.0F, size.x), std::max(8.0F, size.y - legend)};
  s.map_view.resize(static_cast<double>(size.x), static_cast<double>(size.y), s.shapes().box,
                    static_cast<double>(p.px(14)));

  ImGui::InvisibleButton("map.canvas", size);
  p.target_last("map.canvas");
  const bool hovered = ImGui::IsItemHovered(), active = ImGui::IsItemActive();
  const MapCanvas m{p, draw, corner, s.shapes(), s.map_view};
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const IncidentId incident = hovered && s.marks.incidents ? incident_at(m, mouse) : IncidentId{};
  RegionId region;
  if (hovered)
    region = region_at(s.shapes(), s.map_view.to_plane({static_cast<double>(mouse.x - corner.x),
                                                        static_cast<double>(mouse.y - corner.y)}));

  draw->PushClipRect(corner, {corner.x + size.x, corner.y + size.y}, true);
  draw->AddRectFilled(corner, {corner.x + size.x, corner.y + size.y}, colour(p.c().water), p.px(4));
  draw_regions(m, region);
  if (s.marks.teams) draw_teams(m);
  draw_names(m);
  if (s.marks.incidents) draw_incidents(m, incident);
  if (s.marks.headquarters) draw_headquarters_marks(m);
  draw_scale(m, corner.x + size.x, corner.y + size.y);
  draw->PopClipRect();
  for (const MapShape& shape : s.shapes().shapes) {
    const ImVec2 at = m.at(shape.city ? shape.capital : shape.label);
    p.target("map." + shape.id, {at.x - 2, at.y + p.px(8)}, {at.x + 2, at.y + p.px(12)});
  }
  (void)legend_items(p, draw, {corner.x, corner.y + size.y + p.px(6)}, size.x, true);

  if (hovered) {
    if (incident.valid())
      tooltip(p, incident_name(p, incident));
    else if (region.valid())
      hover_text(m, region);
    else
      tooltip(p, p.tr(Str::zoom_hint));
  }
  map_input(m, hovered, active, region, incident);
}

}  // namespace qorgan::ui
