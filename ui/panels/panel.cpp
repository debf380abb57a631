#include "ui/panels/panel.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/model/utf8.hpp"
#include "ui/panels/panels.hpp"

namespace qorgan::ui {

void begin_panel(const Panel& p, const char* id, const Area& area, bool scroll, ImVec2 min_size) {
  ImGui::SetCursorPos({area.x, area.y});
  ImGuiWindowFlags flags =
      scroll ? ImGuiWindowFlags_None : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
  const ImGuiStyle& style = ImGui::GetStyle();
  const float bar = style.ScrollbarSize;
  ImVec2 room{area.width - 2 * style.WindowPadding.x, area.height - 2 * style.WindowPadding.y};
  const bool low = min_size.y > room.y, narrow = min_size.x > room.x - (low ? bar : 0);
  if (!scroll && (low || narrow)) {
    flags = ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_HorizontalScrollbar;
    room = {room.x - (low || min_size.y > room.y - bar ? bar : 0), room.y - (narrow ? bar : 0)};
    ImGui::SetNextWindowContentSize({std::max(room.x, min_size.x), std::max(room.y, min_size.y)});
  }
  ImGui::BeginChild(id, {std::max(1.0F, area.width), std::max(1.0F, area.height)}, true, flags);
  (void)p;
}

void end_panel() { ImGui::EndChild(); }

void begin_scroll(const Panel& p, const char* id, float width, float height) {
  (void)p;
  ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::BeginChild(id, {width, height}, false);
  ImGui::PopStyleVar(2);
}

float begin_columns(const Panel& p, const char* id, float min_width, float share) {
  const float room = ImGui::GetContentRegionAvail().x, gap = p.px(24);
  const bool beside = room > p.px(min_width);
  const float first = std::min((room - gap) * share, p.px(1000));
  begin_scroll(p, id, beside ? first : 0);
  return beside ? std::min(room - gap - first, p.px(760)) : 0;
}

void next_column(const Panel& p, const char* id, float width) {
  if (width <= 0) return;
  end_scroll();
  ImGui::SameLine(0, p.px(24));
  begin_scroll(p, id, width);
}

void end_scroll() { ImGui::EndChild(); }

namespace {

void keep_in_window(const Panel& p) {
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowSizeConstraints({0, 0}, {window.x - p.px(16), window.y - p.px(16)});
}

void enter_menu(const Panel& p) {
  p.memory.keyboard.enter();
  if (p.memory.keyboard.close_menu()) ImGui::CloseCurrentPopup();
}

}  // namespace

bool begin_menu(const Panel& p, const char* id) {
  keep_in_window(p);
  // Whole pixels: ImGui cuts the size of what has limits, and would want to scroll for the rest.
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {std::round(p.px(14)), std::round(p.px(12))});
  const bool open = ImGui::BeginPopup(id);
  ImGui::PopStyleVar();
  if (open) enter_menu(p);
  return open;
}

void end_menu(const Panel& p) {
  p.memory.keyboard.leave();
  ImGui::EndPopup();
}

bool begin_combo(const Panel& p, const char* id, const std::string& shown, const std::string& name,
                 ImGuiComboFlags flags) {
  const bool open = ImGui::BeginCombo(id, shown.c_str(), flags);
  // An open list is the item by now; the field's own place is asked for while it is closed.
  if (!open) p.target_last(name);
  if (open) enter_menu(p);
  return open;
}

void end_combo(const Panel& p) {
  p.memory.keyboard.leave();
  ImGui::EndCombo();
}

void heading(const Panel& p, const std::string& text) {
  ImGui::PushFont(p.theme.fonts.strong);
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(text.c_str());
  ImGui::PopFont();
}

void section(const Panel& p, const std::string& text) {
  ImGui::Dummy({0, p.px(4)});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float right = at.x + ImGui::GetContentRegionAvail().x;
  const ImVec2 size = text_size(p.theme.fonts.strong, text);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  text_at(draw, p.theme.fonts.strong, at, colour(p.c().text), text);
  const float y = std::round(at.y + size.y * 0.58F);
  if (at.x + size.x + p.px(10) < right) draw->AddLine({at.x + size.x + p.px(10), y}, {right, y}, colour(p.c().border));
  ImGui::Dummy({size.x, size.y + p.px(1)});
}

ImVec2 text_size(ImFont* font, const std::string& text) {
  return font->CalcTextSizeA(font->FontSize, 1e9F, 0, text.data(), text.data() + text.size());
}

void text_at(ImDrawList* draw, ImFont* font, ImVec2 at, ImU32 col, const std::string& text, Align align) {
  if (align != Align::left) at.x -= text_size(font, text).x * (align == Align::centre ? 0.5F : 1.0F);
  draw->AddText(font, font->FontSize, {std::round(at.x), std::round(at.y)}, col, text.data(),
                text.data() + text.size());
}

void upright_text(ImDrawList* draw, ImFont* font, ImVec2 at, ImU32 colour, const std::string& text) {
  // Written where it is whole, then turned: letters right of what is seen would be left out before they are turned.
  const ImVec2 origin = draw->GetClipRectMin(), from{std::round(origin.x), std::round(origin.y)};
  const int first = draw->VtxBuffer.Size;
  text_at(draw, font, from, colour, text);
  for (int i = first; i < draw->VtxBuffer.Size; ++i) {
    ImVec2& v = draw->VtxBuffer[i].pos;
    v = {std::round(at.x) + (v.y - from.y), std::round(at.y) - (v.x - from.x)};
  }
}

void haloed_text(ImDrawList* draw, ImFont* font, ImVec2 at, ImU32 col, ImU32 ground, const std::string& text,
                 Align align) {
  const float r = std::max(1.0F, font->FontSize / 13.0F);
  const ImU32 soft = (ground & 0x00FFFFFFU) | 0xD8000000U;
  for (const auto& [dx, dy] :
       std::array<std::pair<float, float>, 8>{{{-r, 0}, {r, 0}, {0, -r}, {0, r}, {-r, -r}, {r, -r}, {-r, r}, {r, r}}})
    text_at(draw, font, {at.x + dx, at.y + dy}, soft, text, align);
  text_at(draw, font, at, col, text, align);
}

std::string fitted(ImFont* font, const std::string& text, float width) {
  if (text_size(font, text).x <= width) return text;
  const float room = width - text_size(font, "\u2026").x;
  const char* end = nullptr;
  font->CalcTextSizeA(font->FontSize, std::max(0.0F, room), 0, text.data(), text.data() + text.size(), &end);
  std::string cut(text.data(), static_cast<std::size_t>(end - text.data()));
  while (!cut.empty() && (cut.back() == ' ' || cut.back() == ',')) cut.pop_back();
  return cut + "\u2026";
}

void paragraph(const Panel& p, ImFont* font, ImU32 col, const std::string& text) {
  (void)p;
  ImGui::PushFont(font);
  ImGui::PushStyleColor(ImGuiCol_Text, col);
  ImGui::PushTextWrapPos(0.0F);
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

void fact_row(const Panel& p, const std::string& name, const std::string& value, bool weak) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImVec2 size = text_size(p.theme.fonts.body, value);
  const float room = width - size.x - p.px(10);
  text_at(draw, p.theme.fonts.body, at, colour(p.c().muted), fitted(p.theme.fonts.body, name, room));
  text_at(draw, p.theme.fonts.body, {at.x + width, at.y}, colour(weak ? p.c().muted : p.c().text), value, Align::right);
  ImGui::Dummy({width, size.y});
}

void tooltip(const Panel& p, const std::string& title, std::span<const std::string> lines) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {p.px(10), p.px(8)});
  ImGui::BeginTooltip();
  ImGui::PushTextWrapPos(p.px(340));
  ImGui::PushFont(lines.empty() ? p.theme.fonts.body : p.theme.fonts.strong);
  ImGui::TextUnformatted(title.c_str());
  ImGui::PopFont();
  for (const std::string& line : lines) ImGui::TextUnformatted(line.c_str());
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

bool icon_button(const Panel& p, const char* id, Icon icon, const std::string& hint, float size, bool primary,
                 bool enabled) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool clicked = ImGui::InvisibleButton(id, {size, size}) && enabled;
  const bool hovered = ImGui::IsItemHovered();
  p.target_last(id);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const Palette& c = p.c();
  const float rounding = p.px(5);
  if (primary)
    draw->AddRectFilled(at, {at.x + size, at.y + size}, colour(mix(c.accent, c.text, hovered ? 0.18 : 0.0)), rounding);
  else if (hovered && enabled)
    draw->AddRectFilled(at, {at.x + size, at.y + size}, colour(c.hovered), rounding);
  draw_icon(draw, icon, {at.x + size / 2, at.y + size / 2}, size * 0.46F,
            colour(primary ? c.on_accent : c.text, enabled ? 1.0F : 0.35F));
  if (hovered && !hint.empty()) tooltip(p, hint);
  if (hovered && enabled) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  return clicked;
}

float segmented_width(const Panel& p, std::span<const std::string> labels) {
  float width = 0;
  for (const std::string& label : labels) width += text_size(p.theme.fonts.body, label).x + p.px(20);
  return width;
}

int segmented(const Panel& p, const char* id, std::span<const std::string> labels, int current) {
  int clicked = -1;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float height = ImGui::GetFrameHeight(), rounding = p.px(5);
  const float total = segmented_width(p, labels);
  draw->AddRectFilled(start, {start.x + total, start.y + height}, colour(p.c().raised), rounding);
  float x = start.x;
  ImGui::PushID(id);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const float width = text_size(p.theme.fonts.body, labels[i]).x + p.px(20);
    ImGui::SetCursorScreenPos({x, start.y});
    ImGui::PushID(static_cast<int>(i));
    if (ImGui::InvisibleButton("segment", {width, height})) clicked = static_cast<int>(i);
    ImGui::PopID();
    p.target_last(std::string(id) + "." + std::to_string(i));
    const bool on = static_cast<int>(i) == current, hovered = ImGui::IsItemHovered();
    if (on)
      draw->AddRectFilled({x + p.px(2), start.y + p.px(2)}, {x + width - p.px(2), start.y + height - p.px(2)},
                          colour(p.c().accent), p.px(4));
    else if (hovered)
      draw->AddRectFilled({x + p.px(2), start.y + p.px(2)}, {x + width - p.px(2), start.y + height - p.px(2)},
                          colour(p.c().hovered), p.px(4));
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    text_at(draw, p.theme.fonts.body, {x + width / 2, start.y + (height - p.theme.fonts.body->FontSize) / 2},
            colour(on ? p.c().on_accent : p.c().text), labels[i], Align::centre);
    x += width;
  }
  ImGui::PopID();
  ImGui::SetCursorScreenPos(start);
  ImGui::Dummy({total, height});
  return clicked;
}

void same_line_if_fits(const Panel& p, const std::string& label) {
  const ImGuiStyle& style = ImGui::GetStyle();
  const float width = text_size(p.theme.fonts.body, label).x + 2 * style.FramePadding.x;
  const float right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
  if (ImGui::GetItemRectMax().x + style.ItemSpacing.x + width <= right) ImGui::SameLine();
}

bool text_button(const Panel& p, const std::string& label, const char* id, bool primary, float width) {
  const Palette& c = p.c();
  if (primary) {
    ImGui::PushStyleColor(ImGuiCol_Button, vector(c.accent));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, vector(mix(c.accent, c.text, 0.18)));
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, vector(mix(c.accent, c.text, 0.3)));
    ImGui::PushStyleColor(ImGuiCol_Text, vector(c.on_accent));
  }
  const bool clicked = ImGui::Button((label + "##" + id).c_str(), {width, 0});
  p.target_last(id);
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (primary) ImGui::PopStyleColor(4);
  return clicked;
}

const std::string& incident_name(const Panel& p, IncidentId incident) {
  static const std::string none;
  const std::vector<IncidentSpec>& incidents = p.session.scenario().incidents;
  return incident.index() < incidents.size() ? p.local(incidents[incident.index()].name) : none;
}

const std::string& region_short(const Panel& p, RegionId region) {
  const Region& facts = p.world().institution().at(region);
  const std::string& name = p.local(facts.short_name);
  return name.empty() ? p.local(facts.name) : name;
}

std::string word(const Panel& p, std::string_view group, std::string_view key) {
  return p.session.scenario().institution->word(group, key).in(p.language());
}

std::string time_text(const Panel& p, double tick) {
  const Scenario& s = p.session.scenario();
  const Instant moment{s.start.seconds + static_cast<std::int64_t>(std::llround(tick * s.tick_seconds))};
  return format_instant(moment, s.utc_offset);
}

}  // namespace qorgan::ui
