#pragma once
// What the parts of the map share: its canvas, and where marks stand on it.

#include <map>

#include "ui/model/map_model.hpp"
#include "ui/panels/panels.hpp"

namespace qorgan::ui {

struct MapCanvas {
  const Panel& p;
  ImDrawList* draw;
  ImVec2 corner;
  const MapShapes& shapes;
  const MapView& view;

  [[nodiscard]] ImVec2 at(PlanePoint point) const {
    const PlanePoint s = view.to_screen(point);
    return {corner.x + static_cast<float>(s.x), corner.y + static_cast<float>(s.y)};
  }
};

/// Incidents and headquarters of a region stand in one row above its name: the central headquarters, the incidents, the
/// region's headquarters.
class MapRows {
 public:
  explicit MapRows(const MapCanvas& map);

  struct Incident {
    IncidentMark mark;
    ImVec2 at;
    float radius = 0;
  };
  struct Seat {
    HeadquartersMark mark;
    ImVec2 at;
  };
  [[nodiscard]] const std::vector<Incident>& incidents() const { return incidents_; }
  [[nodiscard]] const std::vector<Seat>& seats() const { return seats_; }
  /// None() where no incident's mark is near.
  [[nodiscard]] IncidentId incident_at(ImVec2 mouse) const;
  /// What they cover.
  [[nodiscard]] std::vector<Area> areas() const;

 private:
  float reach_ = 0;  ///< pixels around a mark that belong to it
  std::vector<Incident> incidents_;
  std::vector<Seat> seats_;
};

void draw_names(const MapCanvas& m, const MapRows& rows);
void draw_teams(const MapCanvas& m);
void draw_incidents(const MapCanvas& m, const MapRows& rows, IncidentId hovered);
void draw_seats(const MapCanvas& m, const MapRows& rows);
/// A disc that stands out from every colour of the layers; a ring once it is contained.
void draw_incident_mark(ImDrawList* draw, const Panel& p, ImVec2 at, float radius, bool over);

/// All layers side by side where there is room, else as a list.
void choose_layer(const Panel& p);
/// The layer's colours with their ends, and what the marks mean, in as many rows as needed; returns their height. Only
/// measured where `really` is false.
float legend_items(const Panel& p, ImDrawList* draw, ImVec2 at, float width, bool really);

}  // namespace qorgan::ui
