#include "ui/model/view.hpp"

#include <algorithm>
#include <cmath>

namespace qorgan::ui {

void View::next_language() { language_ = all_languages[(index_of(language_) + 1) % all_languages.size()]; }

void View::set_text_size(float size) {
  if (std::isfinite(size)) text_size_ = std::clamp(size, min_text_size, max_text_size);
}

float View::wished_size() const { return text_size_ * (desk_.preset() == Preset::projector ? 1.15F : 1.0F); }

void View::next_layer() {
  const auto now = std::find(all_layers.begin(), all_layers.end(), layer_) - all_layers.begin();
  layer_ = all_layers[(static_cast<std::size_t>(now) + 1) % all_layers.size()];
}

void View::use(const Settings& settings) {
  language_ = settings.language;
  face_ = settings.face;
  set_text_size(settings.text_size);
  desk_ = settings.desk;
  layer_ = settings.layer;
  marks_ = settings.marks;
  board_ = settings.board;
  programme_ = settings.programme;
}

void View::remember_in(Settings& settings) const {
  settings.language = language_;
  settings.face = face_;
  settings.text_size = text_size_;
  settings.desk = desk_;
  settings.layer = layer_;
  settings.marks = marks_;
  settings.board = board_;
  settings.programme = programme_;
}

}  // namespace qorgan::ui
