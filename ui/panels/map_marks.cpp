// What stands on the map: names, incidents, headquarters, teams on the way.

#include <algorithm>
#include <cmath>

#include "ui/model/label_places.hpp"
#include "ui/panels/map_canvas.hpp"

namespace qorgan::ui {

namespace {

/// The middle of a region's row of marks, or its beginning beside a city's dot.
ImVec2 row_place(const MapCanvas& m, const MapShape& shape, float length) {
  if (!shape.city) {
    const ImVec2 at = m.at(shape.label);
    return {at.x, at.y - m.p.px(12)};
  }
  const ImVec2 dot = m.at(shape.capital);
  return {dot.x + m.p.px(14) + length / 2, dot.y - m.p.px(13)};
}

Area around(ImVec2 middle, float width, float height) {
  return {middle.x - width / 2, middle.y - height / 2, width, height};
}

/// Whichever of the theme's two inks is read better on the region's colour; a city's name lies on its neighbour's.
bool plain_ink(const Panel& p, const LayerValues& values, const MapShape& shape) {
  const Rgb fill = ramp_colour(ramp_of(p.session.view().layer()), p.c().face, values.share(shape.region));
  return shape.city || contrast(p.c().text, fill) >= contrast(p.c().panel, fill);
}

LabelWish wish_of(const MapCanvas& m, const MapShape& shape, float width, float height) {
  LabelWish wish;
  const float gap = m.p.px(2);
  if (shape.city) {
    const ImVec2 dot = m.at(shape.capital);
    const float x = m.p.px(8);
    wish.places = {{dot.x + x, dot.y - height / 2, width, height},
                   {dot.x + x, dot.y + gap, width, height},
                   {dot.x - x - width, dot.y - height / 2, width, height},
                   {dot.x - width / 2, dot.y + m.p.px(5), width, height},
                   {dot.x - x - width, dot.y + gap, width, height}};
    return wish;
  }
  const ImVec2 at = m.at(shape.label);
  const float shift = m.p.px(14);
  for (const float down : {gap, gap + height * 0.6F, -m.p.px(26) - height, gap + height * 1.2F})
    for (const float aside : {0.0F, -shift, shift, -2 * shift, 2 * shift})
      wish.places.push_back({at.x - width / 2 + aside, at.y + down, width, height});
  return wish;
}

}  // namespace

MapRows::MapRows(const MapCanvas& m) : reach_(m.p.px(11)) {
  const MapMarks& shown = m.p.session.view().marks();
  const float step = m.p.px(20);
  struct Row {
    std::size_t central = 0, incidents = 0, own = 0;
  };
  std::map<RegionId, Row> rows;
  std::vector<IncidentMark> marks;
  std::vector<HeadquartersMark> seats;
  if (shown.incidents) marks = incident_marks(m.p.world());
  if (shown.headquarters) seats = headquarters_marks(m.p.world());
  for (const IncidentMark& mark : marks)
    if (!mark.point) ++rows[mark.region].incidents;
  for (const HeadquartersMark& mark : seats)
    ++(mark.level == HeadquartersLevel::central ? rows[mark.region].central : rows[mark.region].own);
  const auto place = [&](RegionId region, std::size_t number) -> std::optional<ImVec2> {
    const MapShape* shape = m.shapes.of(region);
    if (shape == nullptr) return std::nullopt;
    const Row& row = rows[region];
    const auto last = static_cast<float>(row.central + row.incidents + row.own - 1);
    const ImVec2 middle = row_place(m, *shape, last * step);
    return ImVec2{middle.x + (static_cast<float>(number) - last / 2) * step, middle.y};
  };
  // What has a place stands there, beside others of that place; what is all over a region in the row at its label.
  const auto place_of = [&](const IncidentMark& mark) -> std::optional<ImVec2> {
    if (!mark.point) return place(mark.region, rows[mark.region].central + mark.slot);
    const ImVec2 at = m.at(*mark.point);
    return ImVec2{at.x + (static_cast<float>(mark.slot) - static_cast<float>(mark.slots - 1) / 2) * step, at.y};
  };
  for (const IncidentMark& mark : marks)
    if (const auto at = place_of(mark))
      incidents_.push_back(
          {mark, *at,
           m.p.px(3.5F) + m.p.px(4.5F) * static_cast<float>(std::sqrt(std::clamp(mark.intensity, 0.0, 1.5)))});
  for (const HeadquartersMark& mark : seats) {
    const Row& row = rows[mark.region];
    const bool central = mark.level == HeadquartersLevel::central;
    if (const auto at = place(mark.region, central ? 0 : row.central + row.incidents)) seats_.push_back({mark, *at});
  }
}

IncidentId MapRows::incident_at(ImVec2 mouse) const {
  for (const Incident& incident : incidents_)
    if (std::hypot(mouse.x - incident.at.x, mouse.y - incident.at.y) <= reach_) return incident.mark.incident;
  return {};
}

std::vector<Area> MapRows::areas() const {
  std::vector<Area> out;
  for (const Incident& incident : incidents_)
    out.push_back(around(incident.at, 2 * incident.radius, 2 * incident.radius));
  for (const Seat& seat : seats_) out.push_back(around(seat.at, reach_ * 1.3F, reach_ * 1.5F));
  return out;
}

void draw_names(const MapCanvas& m, const MapRows& rows) {
  const Panel& p = m.p;
  const LayerValues values = layer_values(p.world(), p.session.view().layer());
  ImFont* font = p.theme.fonts.small;
  std::vector<Area> taken = rows.areas();
  std::vector<const MapShape*> named;
  std::vector<LabelWish> wishes;
  for (const MapShape& shape : m.shapes.shapes)
    if (shape.city && shape.region.valid()) taken.push_back(around(m.at(shape.capital), p.px(7), p.px(7)));
  // Regions in their order, then cities: a city's name has more places to go.
  for (const bool city : {false, true})
    for (const MapShape& shape : m.shapes.shapes) {
      if (!shape.region.valid() || shape.city != city) continue;
      const float width = text_size(font, region_short(p, shape.region)).x;
      // A name much wider than its region would lie on the neighbours; hovering tells it all the same.
      const bool chosen = shape.region == p.session.selection().region();
      if (!city && !chosen && width > static_cast<float>(shape.room * m.view.scale()) * 1.9F) continue;
      named.push_back(&shape);
      wishes.push_back(wish_of(m, shape, width, font->FontSize));
    }
  const std::vector<std::optional<Area>> places = place_labels(wishes, taken, 0.35F);
  for (std::size_t i = 0; i < named.size(); ++i) {
    const MapShape& shape = *named[i];
    const bool plain = plain_ink(p, values, shape);
    const ImU32 ink = colour(plain ? p.c().text : p.c().panel), ground = colour(plain ? p.c().panel : p.c().text);
    if (shape.city) m.draw->AddCircleFilled(m.at(shape.capital), p.px(2.5F), ink, 12);
    if (places[i]) haloed_text(m.draw, font, {places[i]->x, places[i]->y}, ink, ground, region_short(p, shape.region));
  }
}

/// Teams travel on an arc, so that those who go and those who come back do not lie on one line.
void draw_teams(const MapCanvas& m) {
  const Panel& p = m.p;
  const ImU32 ink = colour(p.c().unit), soft = colour(p.c().unit, 0.22F);
  for (const MovingTeams& team : moving_teams(p.world())) {
    const ImVec2 a = m.at(team.from), b = m.at(team.to);
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

void draw_incident_mark(ImDrawList* draw, const Panel& p, ImVec2 at, float r, bool over) {
  const ImU32 ink = colour(p.c().text), ground = colour(p.c().panel);
  draw->AddCircleFilled(at, r + p.px(1.5F), ground, 32);
  if (over) {
    draw->AddCircle(at, r - p.px(1), ink, 32, p.px(2));
  } else {
    draw->AddCircleFilled(at, r, ink, 32);
  }
}

void draw_incidents(const MapCanvas& m, const MapRows& rows, IncidentId hovered) {
  const Panel& p = m.p;
  for (const MapRows::Incident& incident : rows.incidents()) {
    const IncidentMark& mark = incident.mark;
    const ImVec2 at = incident.at;
    const float r = incident.radius;
    draw_incident_mark(m.draw, p, at, r, mark.phase == IncidentPhase::contained || mark.phase == IncidentPhase::ended);
    if (mark.incident == p.session.selection().incident() || mark.incident == hovered)
      m.draw->AddCircle(at, r + p.px(3), colour(p.c().accent), 32, p.px(2));
    p.spot("map.incident." + p.session.scenario().incidents[mark.incident.index()].id, {at.x - r, at.y - r},
           {at.x + r, at.y + r});
  }
}

void draw_seats(const MapCanvas& m, const MapRows& rows) {
  for (const MapRows::Seat& seat : rows.seats())
    draw_headquarters(m.draw, m.p, seat.at, m.p.px(6.5F), seat.mark.sitting > 0,
                      seat.mark.level == HeadquartersLevel::central);
}

}  // namespace qorgan::ui
