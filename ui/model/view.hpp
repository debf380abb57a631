#pragma once
// How the window shows what it shows: language, face, size of text, where the panels stand, the map's layer and marks,
// what part of the map and of the run is seen, which curves. Its parts keep their own limits.

#include "core/text.hpp"
#include "ui/model/desk.hpp"
#include "ui/model/map_model.hpp"
#include "ui/model/plot_model.hpp"
#include "ui/model/ramp.hpp"
#include "ui/model/settings.hpp"
#include "ui/model/timeline_model.hpp"

namespace qorgan::ui {

class View {
 public:
  [[nodiscard]] Language language() const { return language_; }
  void use(Language language) { language_ = language; }
  void next_language();
  [[nodiscard]] Face face() const { return face_; }
  void use(Face face) { face_ = face; }
  void toggle_face() { face_ = face_ == Face::light ? Face::dark : Face::light; }
  /// What the user asks for, min_text_size to max_text_size.
  [[nodiscard]] float text_size() const { return text_size_; }
  void change_text_size(float by) { set_text_size(text_size_ + by); }
  /// Of text: what the user asks for, and more for a room.
  [[nodiscard]] float wished_size() const;

  [[nodiscard]] Desk& desk() { return desk_; }
  [[nodiscard]] const Desk& desk() const { return desk_; }
  [[nodiscard]] MapView& map() { return map_; }
  [[nodiscard]] const MapView& map() const { return map_; }
  [[nodiscard]] TimeAxis& axis() { return axis_; }
  [[nodiscard]] const TimeAxis& axis() const { return axis_; }
  [[nodiscard]] PlotBoard& board() { return board_; }
  [[nodiscard]] const PlotBoard& board() const { return board_; }

  [[nodiscard]] Layer layer() const { return layer_; }
  void show(Layer layer) { layer_ = layer; }
  void next_layer();  ///< in the order of the menu
  [[nodiscard]] const MapMarks& marks() const { return marks_; }
  void toggle(bool MapMarks::*kind) { marks_.*kind = !(marks_.*kind); }
  /// Whether the programme of injects stands beside the timeline.
  [[nodiscard]] bool programme_shown() const { return programme_; }
  void toggle_programme() { programme_ = !programme_; }

  /// What is remembered of it; `recent` of the settings is not its own.
  void use(const Settings& settings);
  void remember_in(Settings& settings) const;

 private:
  void set_text_size(float size);

  Language language_ = Language::en;
  Face face_ = Face::light;
  float text_size_ = 1;
  Desk desk_;
  MapView map_;
  TimeAxis axis_;
  PlotBoard board_;
  Layer layer_ = Layer::severity;
  MapMarks marks_;
  bool programme_ = true;
};

}  // namespace qorgan::ui
