// The timeline: what happened when, incident by incident.

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/enum_table.hpp"

#include "account/programme.hpp"
#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

struct TimeCanvas {
  const Panel& p;
  ImDrawList* draw;
  ImVec2 corner;  ///< of the lanes
  float width, height, lane;
  [[nodiscard]] float x(double tick) const {
    return corner.x + width * static_cast<float>(p.session.view().axis().share(tick));
  }
};

void legend(const Panel& p, ImDrawList* draw) {
  constexpr std::array kinds = all_of<MarkKind>;
  const Fonts& f = p.theme.fonts;
  ImGui::SameLine();
  const float left = ImGui::GetCursorScreenPos().x + p.px(10);
  const ImVec2 window = ImGui::GetWindowPos();
  float x = window.x + ImGui::GetWindowContentRegionMax().x;
  const float y = ImGui::GetCursorScreenPos().y + ImGui::GetFrameHeight() / 2;
  for (auto kind = kinds.rbegin(); kind != kinds.rend(); ++kind) {
    const std::string& name = p.tr(mark_name(*kind));
    const float width = text_size(f.small, name).x + p.px(28);
    if (x - width < left) break;
    x -= width;
    draw_mark(draw, p, *kind, {x + p.px(6), y}, p.px(4.8F));
    text_at(draw, f.small, {x + p.px(15), y - f.small->FontSize / 2}, colour(p.c().muted), name);
  }
  ImGui::NewLine();
}

void draw_axis(const TimeCanvas& t, float top) {
  const Panel& p = t.p;
  const ImU32 line = colour(p.c().border), ink = colour(p.c().muted);
  float last = -1e9F;
  for (const AxisTick& tick :
       axis_ticks(p.session.scenario(), p.session.view().axis(), static_cast<int>(t.width / p.px(70)))) {
    const float x = t.x(tick.tick);
    t.draw->AddLine({x, t.corner.y}, {x, t.corner.y + t.height}, line);
    const float half = text_size(p.theme.fonts.small, tick.label).x / 2;
    if (x - half < last + p.px(8) || x - half < t.corner.x - p.px(20) || x + half > t.corner.x + t.width + p.px(6))
      continue;
    text_at(t.draw, p.theme.fonts.small, {x, top}, tick.major ? colour(p.c().text) : ink, tick.label, Align::centre);
    last = x + half;
  }
}

/// The incident's intensity as a soft area at the bottom of its lane.
void draw_intensity(const TimeCanvas& t, const Lane& lane, float y) {
  const Frame& frame = t.p.session.frame();
  if (!frame.history) return;
  const History& history = *frame.history;
  const auto column = history.column("severity", lane.incident);
  if (!column) return;
  const ImDrawListFlags flags = t.draw->Flags;
  t.draw->Flags &= ~ImDrawListFlags_AntiAliasedFill;
  float drawn = -1e9F;
  for (std::size_t i = 0; i < history.size(); ++i) {
    const float value = history.value(i, *column);
    if (!(value > 0.005F)) continue;
    const double next = history.tick(i) + history.stride();
    const float x0 = std::max(t.x(history.tick(i)), t.corner.x), x1 = std::min(t.x(next) + 0.5F, t.corner.x + t.width);
    if (x1 <= x0 || x1 <= drawn + 0.5F) continue;
    const float h = (t.lane - t.p.px(3)) * std::min(1.0F, value / 1.2F);
    const Rgb fill = ramp_colour(Ramp::severity, t.p.c().face, static_cast<double>(value));
    t.draw->AddRectFilled({std::max(x0, drawn), y + t.lane - h}, {x1, y + t.lane - t.p.px(1)}, colour(fill));
    drawn = x1;
  }
  t.draw->Flags = flags;
}

void draw_bars(const TimeCanvas& t, const Lane& lane, float y) {
  const ImU32 ink = colour(t.p.c().headquarters);
  for (const LaneBar& bar : lane.bars) {
    const float h = std::max(2.0F, t.p.px(3)), top = y + t.p.px(1.5F);
    const Tick convened_end = bar.first_sitting >= 0 ? bar.first_sitting : bar.end;
    t.draw->AddRectFilled({t.x(bar.proposed), top}, {std::max(t.x(convened_end), t.x(bar.proposed) + 1), top + h},
                          colour(t.p.c().headquarters, 0.4F));
    if (bar.first_sitting >= 0)
      t.draw->AddRectFilled({t.x(bar.first_sitting), top},
                            {std::max(t.x(bar.end), t.x(bar.first_sitting) + 2), top + h}, ink);
  }
}

std::string mark_title(const Panel& p, const LaneMark& mark) {
  if (mark.kind == MarkKind::inject) return p.local(p.session.scenario().injects[mark.inject].text);
  if (mark.kind == MarkKind::instrument && mark.instrument.valid())
    return p.local(p.world().institution().at(mark.instrument).name);
  return p.tr(mark_name(mark.kind));
}

void mark_tooltip(const Panel& p, const Lane& lane, const LaneMark& mark) {
  std::vector<std::string> lines{time_text(p, mark.tick) + (mark.to_come ? " \u00B7 " + p.tr(Str::to_come) : "")};
  if (lane.incident.valid()) lines.push_back(incident_name(p, lane.incident));
  if (mark.kind == MarkKind::instrument && mark.instrument.valid())
    lines.push_back(p.world().institution().at(mark.instrument).article);
  lines.push_back(p.tr(mark.to_come ? Str::go_there : Str::ask_why));
  tooltip(p, mark_title(p, mark), lines);
}

void bar_tooltip(const Panel& p, const LaneBar& bar) {
  const Headquarters& hq = p.world().headquarters[bar.headquarters.index()];
  std::vector<std::string> lines;
  if (hq.head.valid()) lines.push_back(p.local(p.world().name_of(hq.head)));
  lines.push_back(time_text(p, bar.proposed) + " \u2013 " + (bar.open ? "\u2026" : time_text(p, bar.end)));
  lines.push_back(number_text(hq.sittings, 0, p.language()) + " " + p.tr(Str::hq_sittings));
  tooltip(p, p.tr(hq.level == HeadquartersLevel::central ? Str::hq_central : Str::hq_regional), lines);
}

/// The mark nearest to the mouse within reach.
const LaneMark* mark_at(const TimeCanvas& t, const Lane& lane, float y, ImVec2 mouse) {
  const LaneMark* best = nullptr;
  float reach = t.p.px(7);
  for (const LaneMark& mark : lane.marks)
    if (const float d = std::hypot(mouse.x - t.x(mark.tick), mouse.y - y - t.lane / 2); d < reach)
      reach = d, best = &mark;
  return best;
}

void draw_lane(const TimeCanvas& t, const Lane& lane, float y) {
  if (lane.incident.valid()) draw_intensity(t, lane, y);
  draw_bars(t, lane, y);
  const float r = std::min(t.p.px(5), t.lane * 0.3F);
  for (const LaneMark& mark : lane.marks) {
    const float x = t.x(mark.tick);
    if (x < t.corner.x - r || x > t.corner.x + t.width + r) continue;
    draw_mark(t.draw, t.p, mark.kind, {x, y + t.lane / 2}, r, mark.to_come);
  }
}

void draw_names(const TimeCanvas& t, const std::vector<Lane>& lanes, float left, float width, float offset) {
  const Panel& p = t.p;
  ImFont* font = p.theme.fonts.small;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    const float y = t.corner.y + t.lane * static_cast<float>(i) - offset;
    if (y < t.corner.y - t.lane || y > t.corner.y + t.height) continue;
    const bool common = !lanes[i].incident.valid();
    const std::string name = common ? p.tr(Str::whole_country) : incident_name(p, lanes[i].incident);
    const bool chosen = !common && lanes[i].incident == p.session.selection().incident();
    if (chosen) t.draw->AddRectFilled({left, y}, {t.corner.x + t.width, y + t.lane}, colour(p.c().accent, 0.12F));
    text_at(t.draw, font, {left, y + (t.lane - font->FontSize) / 2}, colour(common ? p.c().muted : p.c().text),
            fitted(font, name, width - p.px(10)));
    if (!common)
      p.spot("timeline.lane." + p.session.scenario().incidents[lanes[i].incident.index()].id, {left, y},
             {left + width, y + t.lane});
  }
}

void timeline_input(const TimeCanvas& t, bool hovered, bool active) {
  Session& s = t.p.session;
  ImGuiIO& io = ImGui::GetIO();
  const double under = s.view().axis().tick_at(static_cast<double>((io.MousePos.x - t.corner.x) / t.width));
  if (hovered && io.MouseWheel != 0 && io.MousePos.x >= t.corner.x)
    s.view().axis().zoom_at(under, std::pow(1.3, static_cast<double>(io.MouseWheel)));
  if (active && ImGui::IsMouseDragging(ImGuiMouseButton_Left))
    s.view().axis().pan(-static_cast<double>(io.MouseDelta.x / t.width) * s.view().axis().width());
}

/// Whether the mouse was released where it was pressed.
bool still_click(bool hovered) {
  const ImGuiIO& io = ImGui::GetIO();
  const ImVec2 from = io.MouseClickedPos[0];
  return hovered && ImGui::IsMouseReleased(ImGuiMouseButton_Left) &&
         std::hypot(io.MousePos.x - from.x, io.MousePos.y - from.y) < io.MouseDragThreshold;
}

void programme_row(const Panel& p, const ProgrammeRow& row, float width) {
  Session& s = p.session;
  const Fonts& f = p.theme.fonts;
  const InjectSpec& spec = s.scenario().injects[row.inject];
  const bool fired = row.state == InjectState::fired;
  const float height = f.small->FontSize * 2 + p.px(8), left = p.px(18);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::PushID(static_cast<int>(row.inject));
  const bool clicked = ImGui::InvisibleButton("inject", {width, height});
  ImGui::PopID();
  p.target_last("programme." + spec.id);
  if (!ImGui::IsItemVisible()) return;
  const bool hovered = ImGui::IsItemHovered();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  if (hovered) draw->AddRectFilled(at, {at.x + width, at.y + height}, colour(p.c().hovered), p.px(4));
  draw_mark(draw, p, MarkKind::inject, {at.x + p.px(8), at.y + p.px(4) + f.small->FontSize / 2}, p.px(4.6F), !fired);
  const std::string when =
      row.tick ? time_text(p, *row.tick) : p.tr(row.contingency ? Str::when_hand : Str::when_condition);
  text_at(draw, f.small, {at.x + left, at.y + p.px(3)}, colour(p.c().muted),
          fired ? when + " \u00B7 " + p.tr(Str::fired) : when);
  text_at(draw, f.small, {at.x + left, at.y + f.small->FontSize + p.px(5)}, colour(fired ? p.c().muted : p.c().text),
          fitted(f.small, p.local(spec.text), width - left - p.px(4)));
  if (hovered) {
    const std::array<std::string, 1> lines{when};
    tooltip(p, p.local(spec.text), lines);
    if (row.tick) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  if (!clicked || !row.tick) return;
  LaneMark mark;
  mark.inject = row.inject;
  if (const EventKey event = fired ? event_of(Evidence(p.world(), s.frame().events), {}, mark) : 0; event != 0)
    s.ask_why(event);
  else
    s.run().go_to(*row.tick);
}

/// What the scenario still throws in, and what it has.
void draw_programme(const Panel& p, const Area& area) {
  ImGui::SetCursorScreenPos({area.x, area.y});
  begin_scroll(p, "programme", area.width, area.height);
  const std::vector<ProgrammeRow> rows = programme_of(Evidence(p.world(), p.session.frame().events));
  if (rows.empty()) paragraph(p, p.theme.fonts.small, colour(p.c().muted), p.tr(Str::no_programme));
  const float width = ImGui::GetContentRegionAvail().x - p.px(12);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, p.px(1)});
  for (const ProgrammeRow& row : rows) programme_row(p, row, width);
  ImGui::PopStyleVar();
  end_scroll();
}

}  // namespace

void draw_timeline(const Panel& p) {
  Session& s = p.session;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const bool has_room = ImGui::GetContentRegionAvail().x > p.px(560);
  if (has_room) {
    ImGui::SameLine(0, p.px(12));
    if (text_button(p, p.tr(Str::programme), "timeline.programme", s.view().programme_shown()))
      s.view().toggle_programme();
    if (ImGui::IsItemHovered()) tooltip(p, p.tr(Str::programme_hint));
  }
  legend(p, draw);
  const Fonts& f = p.theme.fonts;
  const ImVec2 start = ImGui::GetCursorScreenPos();
  ImVec2 room = ImGui::GetContentRegionAvail();
  if (has_room && s.view().programme_shown()) {
    const float list = std::clamp(room.x * 0.28F, p.px(200), p.px(320));
    draw_programme(p, {start.x + room.x - list, start.y, list, room.y});
    room.x -= list + p.px(10);
  }
  const float names = std::min(p.px(190), room.x * 0.25F), axis_height = f.small->FontSize + p.px(5);
  const std::vector<Lane> lanes = build_lanes(Evidence(p.world(), p.session.frame().events));
  TimeCanvas t{p, draw, {start.x + names, start.y}, room.x - names - p.px(14), room.y - axis_height, 0};
  const auto count = static_cast<float>(lanes.size());
  t.lane = std::clamp(t.height / count, p.px(18), p.px(30));
  float& offset = p.memory.lane_offset;
  const float max_offset = std::max(0.0F, t.lane * count - t.height);

  ImGui::SetCursorScreenPos(start);
  ImGui::InvisibleButton("timeline.canvas", {std::max(1.0F, room.x), std::max(1.0F, t.height)});
  const bool hovered = ImGui::IsItemHovered(), active = ImGui::IsItemActive();
  p.target("timeline.canvas", t.corner, {t.corner.x + t.width, t.corner.y + t.height});
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (hovered && mouse.x < t.corner.x) offset -= ImGui::GetIO().MouseWheel * t.lane * 2;
  offset = std::clamp(offset, 0.0F, max_offset);

  draw_axis(t, t.corner.y + t.height + p.px(4));
  draw->PushClipRect(start, {start.x + room.x, start.y + t.height}, true);
  draw_names(t, lanes, start.x, names, offset);
  draw->PushClipRect(t.corner, {t.corner.x + t.width + p.px(6), t.corner.y + t.height}, true);
  const LaneMark* found = nullptr;
  const LaneBar* bar = nullptr;
  const Lane* under = nullptr;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    const float y = t.corner.y + t.lane * static_cast<float>(i) - offset;
    draw->AddLine({t.corner.x, y + t.lane}, {t.corner.x + t.width, y + t.lane}, colour(p.c().border, 0.6F));
    draw_lane(t, lanes[i], y);
    if (!hovered || mouse.y < y || mouse.y >= y + t.lane) continue;
    under = &lanes[i];
    found = mark_at(t, lanes[i], y, mouse);
    for (const LaneBar& b : lanes[i].bars)
      if (mouse.x >= t.x(b.proposed) && mouse.x <= t.x(b.end) && mouse.y <= y + p.px(6)) bar = &b;
  }
  const float now = t.x(static_cast<double>(p.world().tick));
  draw->AddLine({now, t.corner.y}, {now, t.corner.y + t.height}, colour(p.c().accent), p.px(2));
  draw->PopClipRect();
  draw->PopClipRect();
  if (max_offset > 0) {
    const float bar_height = t.height * t.height / (t.lane * count),
                top = start.y + (t.height - bar_height) * offset / max_offset;
    draw->AddRectFilled({start.x + room.x - p.px(5), top}, {start.x + room.x, top + bar_height}, colour(p.c().border),
                        p.px(3));
  }
  if (found != nullptr) {
    mark_tooltip(p, *under, *found);
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  } else if (bar != nullptr) {
    bar_tooltip(p, *bar);
  } else if (hovered && mouse.x >= t.corner.x) {
    const double tick = s.view().axis().tick_at(static_cast<double>((mouse.x - t.corner.x) / t.width));
    const std::array<std::string, 1> hint{p.tr(Str::timeline_hint)};
    tooltip(p, time_text(p, std::round(tick)), hint);
  } else if (hovered && under != nullptr && under->incident.valid() &&
             text_size(f.small, incident_name(p, under->incident)).x > names - p.px(10)) {
    tooltip(p, incident_name(p, under->incident));
  }
  if (hovered && under != nullptr && under->incident.valid() && mouse.x < t.corner.x &&
      ImGui::IsMouseClicked(ImGuiMouseButton_Left))
    s.select_incident(under->incident);
  timeline_input(t, hovered, active);
  if (!still_click(hovered) || mouse.x < t.corner.x) return;
  // A mark tells why it came about; elsewhere a click goes there.
  EventKey event = found != nullptr ? event_of(Evidence(p.world(), s.frame().events), *under, *found) : 0;
  if (found == nullptr && bar != nullptr) {
    const Headquarters& hq = p.world().headquarters[bar->headquarters.index()];
    event = hq.convened_by != 0 ? hq.convened_by : hq.proposed_by;
  }
  if (event != 0)
    s.ask_why(event);
  else
    s.run().go_to(static_cast<Tick>(std::lround(
        found != nullptr ? found->tick
                         : s.view().axis().tick_at(static_cast<double>((mouse.x - t.corner.x) / t.width)))));
}

}  // namespace qorgan::ui
