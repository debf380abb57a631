// The map: the regions in the colours of a layer, with incidents, headquarters and teams on the way.

#include <cmath>
#include <vector>

#include "ui/panels/map_canvas.hpp"

namespace qorgan::ui {

namespace {

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
  const LayerValues values = layer_values(p.world(), p.session.view().layer());
  for (const MapShape& shape : m.shapes.shapes) {
    Rgb fill = p.c().land;
    if (shape.region.valid())
      fill = ramp_colour(ramp_of(p.session.view().layer()), p.c().face, values.share(shape.region));
    if (shape.region.valid() && shape.region == hovered) fill = mix(fill, p.c().accent, 0.16);
    fill_region(m, shape, colour(fill));
    const Rgb line = border_on(p.c(), fill);
    outline_region(m, shape, colour(line, shape.city || line == p.c().panel ? 0.9F : 0.55F), std::max(1.0F, p.px(1)));
  }
  for (const RegionId chosen : {hovered, p.session.selection().region()})
    if (const MapShape* shape = chosen.valid() ? m.shapes.of(chosen) : nullptr)
      outline_region(m, *shape, colour(p.c().accent),
                     chosen == p.session.selection().region() ? p.px(2.5F) : p.px(1.5F));
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

void draw_scale(const MapCanvas& m, float right, float bottom) {
  const Panel& p = m.p;
  const double km = scale_bar(static_cast<double>(p.px(150)) / m.view.scale());
  const auto width = static_cast<float>(km * m.view.scale());
  const float x = right - width - p.px(12), y = bottom - p.px(12);
  const ImU32 ink = colour(p.c().muted);
  m.draw->AddLine({x, y}, {x + width, y}, ink, p.px(1.5F));
  for (const float end : {x, x + width}) m.draw->AddLine({end, y - p.px(4)}, {end, y}, ink, p.px(1.5F));
  text_at(m.draw, p.theme.fonts.small, {x + width / 2, y - p.px(19)}, ink,
          number_text(km, 0, p.language()) + " " + p.tr(Str::km), Align::centre);
}

void map_input(const MapCanvas& m, bool hovered, bool active, RegionId region, IncidentId incident) {
  Session& s = m.p.session;
  ImGuiIO& io = ImGui::GetIO();
  const PlanePoint mouse{static_cast<double>(io.MousePos.x - m.corner.x),
                         static_cast<double>(io.MousePos.y - m.corner.y)};
  const PlaneBox& box = m.shapes.box;
  if (hovered && io.MouseWheel != 0)
    s.view().map().zoom_at(mouse, std::pow(1.25, static_cast<double>(io.MouseWheel)), box);
  if (active && ImGui::IsMouseDragging(ImGuiMouseButton_Left))
    s.view().map().pan(static_cast<double>(io.MouseDelta.x), static_cast<double>(io.MouseDelta.y), box);
  if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    s.view().map().fit(box, static_cast<double>(m.p.px(14)));
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
  s.view().map().resize(static_cast<double>(size.x), static_cast<double>(size.y), s.shapes().box,
                        static_cast<double>(p.px(14)));

  ImGui::InvisibleButton("map.canvas", size);
  p.target("map.canvas", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  const bool hovered = ImGui::IsItemHovered(), active = ImGui::IsItemActive();
  const MapCanvas m{p, draw, corner, s.shapes(), s.view().map()};
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const MapRows rows(m);
  const IncidentId incident = hovered ? rows.incident_at(mouse) : IncidentId{};
  RegionId region;
  if (hovered)
    region = region_at(s.shapes(), s.view().map().to_plane({static_cast<double>(mouse.x - corner.x),
                                                            static_cast<double>(mouse.y - corner.y)}));

  draw->PushClipRect(corner, {corner.x + size.x, corner.y + size.y}, true);
  draw->AddRectFilled(corner, {corner.x + size.x, corner.y + size.y}, colour(p.c().water), p.px(4));
  draw_regions(m, region);
  if (s.view().marks().teams) draw_teams(m);
  draw_names(m, rows);
  draw_incidents(m, rows, incident);
  draw_seats(m, rows);
  draw_scale(m, corner.x + size.x, corner.y + size.y);
  for (const MapShape& shape : s.shapes().shapes) {
    const ImVec2 at = m.at(shape.city ? shape.capital : shape.label);
    p.spot("map." + shape.id, {at.x - 2, at.y + p.px(8)}, {at.x + 2, at.y + p.px(12)});
  }
  draw->PopClipRect();
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
