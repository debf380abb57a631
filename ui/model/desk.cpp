#include "ui/model/desk.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace qorgan::ui {

namespace {

constexpr EnumTable<PanelKind, std::string_view> panel_names({{PanelKind::map, "map"},
                                                              {PanelKind::flow, "flow"},
                                                              {PanelKind::organisation, "organisation"},
                                                              {PanelKind::timeline, "timeline"},
                                                              {PanelKind::plots, "plots"},
                                                              {PanelKind::legality, "legality"},
                                                              {PanelKind::incident, "incident"},
                                                              {PanelKind::agency, "agency"},
                                                              {PanelKind::region, "region"},
                                                              {PanelKind::decisions, "decisions"},
                                                              {PanelKind::injects, "injects"},
                                                              {PanelKind::compare, "compare"}});
constexpr EnumTable<Preset, std::string_view> preset_names_of_desk({{Preset::director, "director"},
                                                                    {Preset::projector, "projector"},
                                                                    {Preset::researcher, "researcher"}});

void set_share(float& share, float wanted, ShareLimits limits) {
  if (std::isfinite(wanted)) share = std::clamp(wanted, limits.min, limits.max);
}

}  // namespace

std::string_view name_of(PanelKind kind) { return panel_names[kind]; }

std::optional<PanelKind> panel_from(std::string_view name) { return panel_names.find(name); }

std::string_view name_of(Preset preset) { return preset_names_of_desk[preset]; }

std::optional<Preset> preset_from(std::string_view name) { return preset_names_of_desk.find(name); }

void Desk::use(Preset wanted) {
  const auto kept = seen_;
  *this = {};
  seen_ = kept;
  preset_ = wanted;
  switch (wanted) {
    case Preset::director: break;
    case Preset::projector:
      column_ = false;
      split_ = 0.5F;
      lower_ = 0.26F;
      break;
    case Preset::researcher:
      shown_ = {PanelKind::plots, PanelKind::organisation, PanelKind::incident, PanelKind::timeline,
                PanelKind::legality};
      split_ = 0.55F;
      side_ = 0.26F;
      lower_ = 0.34F;
      break;
  }
}

bool Desk::show(const Places& wanted) {
  for (auto kind = wanted.begin(); kind != wanted.end(); ++kind)
    if (std::find(wanted.begin(), kind, *kind) != kind) return false;
  shown_ = wanted;
  return true;
}

std::optional<Slot> Desk::place_of(PanelKind kind) const {
  if (enlarged_) return *enlarged_ == kind ? std::optional(Slot::main) : std::nullopt;
  for (const Slot slot : all_of<Slot>)
    if (seen(slot) && at(slot) == kind) return slot;
  return std::nullopt;
}

void Desk::put(PanelKind kind, Slot slot) {
  PanelKind& place = shown_[index_of(slot)];
  for (PanelKind& other : shown_)
    if (other == kind) {
      std::swap(other, place);
      return;
    }
  place = kind;
}

void Desk::reveal(PanelKind kind) {
  if (place_of(kind)) return;
  if (enlarged_ && is_inspector(*enlarged_) && is_inspector(kind)) return enlarge(kind);
  put_back();
  if (place_of(kind)) return;
  // In a small window every place is as good as seen: its tab brings it to the front.
  const auto has = [&](Slot slot) { return single_ ? usable(slot) : seen(slot); };
  const auto show = [&](Slot slot) {
    put(kind, slot);
    bring_to_front(slot);
  };
  for (const Slot slot : all_of<Slot>)
    if (single_ && at(slot) == kind && has(slot)) return show(slot);
  if (!is_inspector(kind) && kind != PanelKind::decisions && kind != PanelKind::injects) return show(Slot::main);
  for (const Slot slot : all_of<Slot>)
    if (has(slot) && is_inspector(kind) && is_inspector(at(slot))) return show(slot);
  // Where the column stands in the lower row it is too low for a card with all its choices.
  const bool low = !single_ && !is_inspector(kind) && has(Slot::second) && !has(Slot::corner);
  show(has(Slot::side) && !low ? Slot::side : has(Slot::second) ? Slot::second : Slot::main);
}

void Desk::next_in(Slot slot) {
  if (single_) {
    for (std::size_t i = 1; i <= slot_count; ++i) {
      const Slot next = all_of<Slot>[(index_of(front_) + i) % slot_count];
      if (usable(next)) return bring_to_front(next);
    }
  }
  const auto now = std::find(available_panels.begin(), available_panels.end(), at(slot)) - available_panels.begin();
  for (std::size_t i = 1; i <= available_panels.size(); ++i) {
    const PanelKind candidate = available_panels[(static_cast<std::size_t>(now) + i) % available_panels.size()];
    if (place_of(candidate) || is_inspector(candidate)) continue;
    put(candidate, slot);
    return;
  }
}

void Desk::show_column(bool on) {
  column_ = on;
  if (!usable(front_)) front_ = Slot::main;
}

void Desk::set_split(float share) { set_share(split_, share, split_limits); }

void Desk::set_side(float share) { set_share(side_, share, side_limits); }

void Desk::set_lower(float share) { set_share(lower_, share, lower_limits); }

void Desk::fit(const std::array<bool, slot_count>& seen, bool single) {
  seen_ = seen;
  single_ = single;
}

void Desk::bring_to_front(Slot slot) {
  if (usable(slot)) front_ = slot;
}

}  // namespace qorgan::ui
