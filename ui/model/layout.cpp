#include "ui/model/layout.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace qorgan::ui {

namespace {

constexpr std::array<std::string_view, panel_kind_count> panel_names{"map",    "flow",      "organisation", "timeline",
                                                                     "plots",  "legality",  "incident",     "agency",
                                                                     "region", "decisions", "injects",      "compare"};
constexpr std::array<std::string_view, 3> preset_names_of_desk{"director", "projector", "researcher"};

template <class Names>
std::optional<std::size_t> index_in(const Names& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

}  // namespace

std::string_view name_of(PanelKind kind) { return panel_names[static_cast<std::size_t>(kind)]; }

std::optional<PanelKind> panel_from(std::string_view name) {
  const auto index = index_in(panel_names, name);
  return index ? std::optional(static_cast<PanelKind>(*index)) : std::nullopt;
}

std::string_view name_of(Preset preset) { return preset_names_of_desk[static_cast<std::size_t>(preset)]; }

std::optional<Preset> preset_from(std::string_view name) {
  const auto index = index_in(preset_names_of_desk, name);
  return index ? std::optional(static_cast<Preset>(*index)) : std::nullopt;
}

void Desk::use(Preset wanted) {
  const auto kept = seen;
  *this = {};
  seen = kept;
  preset = wanted;
  switch (wanted) {
    case Preset::director: break;
    case Preset::projector:
      column = false;
      split = 0.5F;
      lower = 0.26F;
      break;
    case Preset::researcher:
      shown = {PanelKind::plots, PanelKind::organisation, PanelKind::incident, PanelKind::timeline,
               PanelKind::legality};
      split = 0.55F;
      side = 0.26F;
      lower = 0.34F;
      break;
  }
}

std::optional<Slot> Desk::place_of(PanelKind kind) const {
  if (enlarged) return *enlarged == kind ? std::optional(Slot::main) : std::nullopt;
  for (std::size_t i = 0; i < slot_count; ++i)
    if (seen[i] && shown[i] == kind) return static_cast<Slot>(i);
  return std::nullopt;
}

void Desk::put(PanelKind kind, Slot slot) {
  auto& place = shown[static_cast<std::size_t>(slot)];
  for (auto& other : shown)
    if (other == kind) {
      std::swap(other, place);
      return;
    }
  place = kind;
}

void Desk::reveal(PanelKind kind) {
  if (place_of(kind)) return;
  if (enlarged && is_inspector(*enlarged) && is_inspector(kind)) {
    enlarged = kind;
    return;
  }
  enlarged.reset();
  if (place_of(kind)) return;
  if (!is_inspector(kind) && kind != PanelKind::decisions && kind != PanelKind::injects) return put(kind, Slot::main);
  for (std::size_t i = 0; i < slot_count; ++i)
    if (seen[i] && is_inspector(kind) && is_inspector(shown[i])) return put(kind, static_cast<Slot>(i));
  put(kind, seen[static_cast<std::size_t>(Slot::side)]     ? Slot::side
            : seen[static_cast<std::size_t>(Slot::second)] ? Slot::second
                                                           : Slot::main);
}

void Desk::next_in(Slot slot) {
  const auto now = std::find(available_panels.begin(), available_panels.end(), at(slot)) - available_panels.begin();
  for (std::size_t i = 1; i <= available_panels.size(); ++i) {
    const PanelKind candidate = available_panels[(static_cast<std::size_t>(now) + i) % available_panels.size()];
    if (place_of(candidate) || is_inspector(candidate)) continue;
    put(candidate, slot);
    return;
  }
}

void Desk::limit_sizes() {
  split = std::clamp(split, 0.25F, 0.75F);
  side = std::clamp(side, 0.15F, 0.45F);
  lower = std::clamp(lower, 0.12F, 0.6F);
}

Layout arrange(float width, float height, float scale, const Desk& desk) {
  Layout l;
  const float gap = l.gap = std::round(8 * scale);
  const float bar_height = std::round(60 * scale);
  l.bar = {0, 0, width, bar_height};
  const float top = bar_height + gap, inner = std::max(0.0F, height - top - gap);
  const auto slot = [&](Slot s) -> Area& { return l.slots[static_cast<std::size_t>(s)]; };
  if (desk.enlarged) {
    slot(Slot::main) = {gap, top, std::max(0.0F, width - 2 * gap), inner};
    return l;
  }
  const float least_side = 300 * scale, least_main = 280 * scale;
  l.wide = width >= (desk.column ? 1560 : 1060) * scale;
  float side = 0;
  if (desk.column) {
    // In a narrow window the column needs a larger share to be read at all.
    side = std::round(std::max(width * (l.wide ? desk.side : desk.side * 1.3F), least_side));
    side = std::clamp(side, 0.0F, std::max(0.0F, width - 3 * gap - std::min(least_main, width * 0.3F)));
  }
  const float main_width = std::max(0.0F, width - 2 * gap - (desk.column ? side + gap : 0));
  const float lower = std::round(std::clamp(inner * desk.lower, std::min(90 * scale, inner / 2), inner * 0.7F));
  const float upper = std::max(0.0F, inner - lower - gap);
  slot(Slot::lower) = {gap, top + upper + gap, main_width, lower};
  if (l.wide) {
    const float first = std::round((main_width - gap) * desk.split);
    slot(Slot::main) = {gap, top, first, upper};
    slot(Slot::second) = {gap + first + gap, top, main_width - gap - first, upper};
  } else {
    slot(Slot::main) = {gap, top, main_width, upper};
  }
  if (desk.column) {
    const float x = gap + main_width + gap;
    slot(Slot::side) = {x, top, side, l.wide ? upper : inner};
    if (l.wide) slot(Slot::corner) = {x, top + upper + gap, side, lower};
  }
  return l;
}

float type_scale(unsigned width, unsigned height, float wish) {
  const float size = std::min(static_cast<float>(width) / 1920.0F, static_cast<float>(height) / 1080.0F);
  const float fit = std::clamp(size, 1.0F, 2.0F);
  // Steps of a tenth: a window being dragged does not build new fonts at every pixel.
  return std::clamp(std::round(fit * wish * 10) / 10, 0.7F, 4.0F);
}

}  // namespace qorgan::ui
