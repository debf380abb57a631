// The places of the window: heads with what else may stand there, and the gaps that can be dragged.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/enum_table.hpp"

#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

void draw_content(const Panel& p, PanelKind kind) {
  switch (kind) {
    case PanelKind::map: draw_map(p); break;
    case PanelKind::flow: draw_flow(p); break;
    case PanelKind::timeline: draw_timeline(p); break;
    case PanelKind::plots: draw_plots(p); break;
    case PanelKind::incident: draw_incident(p); break;
    case PanelKind::agency: draw_agency(p); break;
    case PanelKind::region: draw_region(p); break;
    case PanelKind::organisation: draw_organisation(p); break;
    case PanelKind::legality: draw_legality(p); break;
    case PanelKind::decisions: draw_decisions(p); break;
    case PanelKind::injects: draw_injects(p); break;
    case PanelKind::compare: draw_compare(p); break;
  }
}

void choose_panel(const Panel& p, PanelKind kind, Slot slot) {
  Desk& desk = p.session.view().desk();
  paragraph(p, p.theme.fonts.small, colour(p.c().muted), p.tr(Str::choose_panel));
  for (const PanelKind other : available_panels) {
    if (ImGui::MenuItem(p.tr(panel_title(other)).c_str(), nullptr, other == kind) && other != kind) {
      if (desk.enlarged())
        desk.enlarge(other);
      else
        desk.put(other, slot);
    }
    p.target_last("choose." + std::string(name_of(other)));
  }
  ImGui::Separator();
  if (ImGui::MenuItem(p.tr(desk.enlarged() ? Str::put_back : Str::enlarge).c_str())) {
    if (desk.enlarged())
      desk.put_back();
    else
      desk.enlarge(kind);
  }
  p.target_last("choose.enlarge");
  if (ImGui::MenuItem(p.tr(Str::save_picture).c_str())) p.session.exports().ask_picture(kind);
  p.target_last("choose.picture");
}

/// The panel's title; a click opens the choice, a double click gives it the whole window.
void title_button(const Panel& p, PanelKind kind, Slot slot, const std::string& text) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = ImGui::GetFrameHeight(), arrow = p.px(16);
  const ImVec2 size = text_size(p.theme.fonts.strong, text);
  const float width = size.x + (text.empty() ? 0 : p.px(4)) + arrow;
  const std::string id = "head." + std::string(name_of(kind));
  const bool clicked = ImGui::InvisibleButton(id.c_str(), {width, height});
  p.target_last(id);
  const bool hovered = ImGui::IsItemHovered();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  if (hovered) {
    draw->AddRectFilled({at.x - p.px(5), at.y + p.px(1)}, {at.x + width, at.y + height - p.px(1)},
                        colour(p.c().hovered), p.px(4));
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  text_at(draw, p.theme.fonts.strong, {at.x, at.y + (height - size.y) / 2}, colour(p.c().text), text);
  draw_icon(draw, Icon::down, {at.x + width - arrow / 2, at.y + height / 2 + p.px(1)}, p.px(8),
            colour(hovered ? p.c().text : p.c().muted));
  if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    Desk& desk = p.session.view().desk();
    if (desk.enlarged())
      desk.put_back();
    else
      desk.enlarge(kind);
  } else if (clicked) {
    ImGui::OpenPopup("choose");
  }
  if (begin_menu(p, "choose")) {
    choose_panel(p, kind, slot);
    end_menu(p);
  }
}

/// Incident, body and region share a place: they stand beside each other as tabs.
void inspector_head(const Panel& p, PanelKind kind, Slot slot) {
  constexpr std::array<PanelKind, 3> kinds{PanelKind::incident, PanelKind::agency, PanelKind::region};
  std::vector<std::string> names;
  std::vector<PanelKind> here;
  for (const PanelKind other : kinds) {
    const auto place = p.session.view().desk().place_of(other);
    if (place && *place != slot) continue;  // it is seen elsewhere
    here.push_back(other);
    names.push_back(p.tr(panel_title(other)));
  }
  const auto current = std::find(here.begin(), here.end(), kind) - here.begin();
  if (const int clicked = segmented(p, "inspector", names, static_cast<int>(current)); clicked >= 0) {
    const PanelKind wanted = here[static_cast<std::size_t>(clicked)];
    if (p.session.view().desk().enlarged())
      p.session.view().desk().enlarge(wanted);
    else
      p.session.view().desk().put(wanted, slot);
  }
  ImGui::SameLine();
  title_button(p, kind, slot, {});
}

/// The least room that a drawing is made for, in pixels at scale 1; in a smaller place it is scrolled to. What is text
/// wraps and scrolls by itself.
ImVec2 min_room(PanelKind kind) {
  switch (kind) {
    case PanelKind::map: return {300, 180};
    case PanelKind::flow: return {440, 200};
    case PanelKind::timeline: return {380, 110};
    case PanelKind::plots: return {270, 110};
    case PanelKind::organisation: return {420, 110};
    case PanelKind::legality: return {270, 110};
    default: return {260, 110};
  }
}

void draw_slot(const Panel& p, PanelKind kind, Slot slot, const Area& area) {
  const std::string id(name_of(kind));
  const ImVec2 min_size = min_room(kind);
  begin_panel(p, id.c_str(), area, false, {p.px(min_size.x), p.px(min_size.y)});
  p.memory.keyboard.in(id);
  const ImVec2 corner = ImGui::GetWindowPos();
  p.target("panel." + id, corner, {corner.x + area.width, corner.y + area.height});
  if (is_inspector(kind))
    inspector_head(p, kind, slot);
  else
    title_button(p, kind, slot, p.tr(panel_title(kind)));
  if (is_inspector(kind)) {
    begin_scroll(p, "content");
    draw_content(p, kind);
    end_scroll();
  } else {
    draw_content(p, kind);
  }
  end_panel();
}

/// A gap that can be dragged; returns how far it was, in pixels, this frame. A double click asks for the preset's size.
float gap_moved(const Panel& p, const char* id, const Area& gap, bool upright, bool& reset) {
  ImGui::SetCursorScreenPos({gap.x, gap.y});
  ImGui::InvisibleButton(id, {std::max(1.0F, gap.width), std::max(1.0F, gap.height)});
  p.target(id, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  const bool active = ImGui::IsItemActive(), hovered = ImGui::IsItemHovered();
  if (hovered || active) {
    ImGui::SetMouseCursor(upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
    const float half = p.px(1.5F), x = gap.x + gap.width / 2, y = gap.y + gap.height / 2;
    ImGui::GetWindowDrawList()->AddRectFilled(upright ? ImVec2{x - half, gap.y} : ImVec2{gap.x, y - half},
                                              upright ? ImVec2{x + half, gap.bottom()} : ImVec2{gap.right(), y + half},
                                              colour(p.c().accent, active ? 1.0F : 0.6F), half);
  }
  if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) reset = true;
  if (!active) return 0;
  return upright ? ImGui::GetIO().MouseDelta.x : ImGui::GetIO().MouseDelta.y;
}

void draw_gaps(const Panel& p, const Layout& l) {
  Desk& desk = p.session.view().desk();
  if (desk.enlarged() || l.single) return;
  Desk fresh;
  fresh.use(desk.preset());
  const Area &main = l.of(Slot::main), &second = l.of(Slot::second), &side = l.of(Slot::side),
             &lower = l.of(Slot::lower);
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  bool reset = false;
  const float split = gap_moved(p, "gap.split", {main.right(), main.y, l.gap, main.height}, true, reset);
  desk.set_split(reset ? fresh.split() : desk.split() + split / std::max(1.0F, second.right() - main.x - l.gap));
  reset = false;
  if (l.wide && !side.empty()) {
    const float moved = gap_moved(p, "gap.side", {side.x - l.gap, side.y, l.gap, side.height}, true, reset);
    desk.set_side(reset ? fresh.side() : desk.side() - moved / window.x);
  }
  reset = false;
  const float across = l.wide ? lower.width : second.right() - main.x;
  const float moved = gap_moved(p, "gap.lower", {lower.x, lower.y - l.gap, across, l.gap}, false, reset);
  desk.set_lower(reset ? fresh.lower() : desk.lower() - moved / std::max(1.0F, lower.bottom() - main.y));
}

}  // namespace

Str panel_title(PanelKind kind) {
  static constexpr EnumTable<PanelKind, Str> titles({{PanelKind::map, Str::map},
                                                     {PanelKind::flow, Str::flow},
                                                     {PanelKind::organisation, Str::organisation},
                                                     {PanelKind::timeline, Str::timeline},
                                                     {PanelKind::plots, Str::plots},
                                                     {PanelKind::legality, Str::legality},
                                                     {PanelKind::incident, Str::incident},
                                                     {PanelKind::agency, Str::agency},
                                                     {PanelKind::region, Str::region},
                                                     {PanelKind::decisions, Str::decisions},
                                                     {PanelKind::injects, Str::injects},
                                                     {PanelKind::compare, Str::compare}});
  return titles[kind];
}

namespace {

/// One tab a place; where they do not fit beside one another, the way to the next and to the one before.
void draw_tabs(const Panel& p, const Area& area) {
  Desk& desk = p.session.view().desk();
  std::vector<Slot> slots;
  std::vector<std::string> names;
  int now = 0;
  for (const Slot slot : all_of<Slot>) {
    if (!desk.usable(slot)) continue;
    if (slot == desk.front()) now = static_cast<int>(slots.size());
    slots.push_back(slot);
    names.push_back(p.tr(panel_title(desk.at(slot))));
  }
  const auto show = [&](int number) {
    const auto count = static_cast<int>(slots.size());
    desk.bring_to_front(slots[static_cast<std::size_t>((number + count) % count)]);
  };
  p.memory.keyboard.in("tabs");
  ImGui::SetCursorScreenPos({area.x, area.y});
  if (segmented_width(p, names) <= area.width) {
    if (const int clicked = segmented(p, "tab", names, now); clicked >= 0) show(clicked);
    return;
  }
  const float size = ImGui::GetFrameHeight();
  if (icon_button(p, "tab.back", Icon::step_back, {}, size)) show(now - 1);
  ImGui::SetCursorScreenPos({area.right() - size, area.y});
  if (icon_button(p, "tab.next", Icon::step, {}, size)) show(now + 1);
  const std::string text =
      names[static_cast<std::size_t>(now)] + " \u00B7 " + std::to_string(now + 1) + "/" + std::to_string(slots.size());
  text_at(ImGui::GetWindowDrawList(), p.theme.fonts.strong,
          {area.x + area.width / 2, area.y + (size - p.theme.fonts.strong->FontSize) / 2}, colour(p.c().text),
          fitted(p.theme.fonts.strong, text, area.width - 2 * size), Align::centre);
}

}  // namespace

void draw_desk(const Panel& p, const Layout& layout) {
  Desk& desk = p.session.view().desk();
  if (layout.single) draw_tabs(p, layout.tabs);
  for (const Slot slot : all_of<Slot>)
    if (!layout.of(slot).empty()) draw_slot(p, desk.enlarged().value_or(desk.at(slot)), slot, layout.of(slot));
  draw_gaps(p, layout);
}

}  // namespace qorgan::ui
