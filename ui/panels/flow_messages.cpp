// The messages of a band of the flow: who to whom and how many, then the latest that is known of them.

#include "record/narrate.hpp"
#include "ui/panels/flow_parts.hpp"
#include "world/message_kinds.hpp"

namespace qorgan::ui {

namespace {

const BandDetail& detail_for(const Panel& p) {
  FlowMemory& m = p.memory.flow;
  const Frame& frame = p.session.frame();
  const Selection& chosen = p.session.selection();
  // While the run plays, four times a second is as often as anybody can read it.
  const bool same = m.band == chosen.band() && m.band_of == chosen.flow();
  const bool fresh = m.band_world == frame.world || (frame.playing && ImGui::GetTime() - m.band_time < 0.25);
  if (same && fresh && m.band_world) return m.detail;
  m.band = chosen.band();
  m.band_of = chosen.flow();
  m.band_world = frame.world;
  m.band_time = ImGui::GetTime();
  m.detail = band_detail(Evidence(*frame.world, frame.events), m.band->first, m.band->second, m.band_of);
  return m.detail;
}

void draw_pair(const Panel& p, const FlowMessages& row, float width) {
  const Fonts& f = p.theme.fonts;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string count = number_text(row.count, 0, p.language());
  const float room = width - text_size(f.body, count).x - p.px(8);
  text_at(draw, f.body, at, colour(p.c().text), fitted(f.body, p.local(p.world().short_name_of(row.from)), room));
  text_at(draw, f.body, {at.x + width, at.y}, colour(p.c().text), count, Align::right);
  const std::string what =
      "\u2013 " + p.local(p.world().short_name_of(row.to)) + " \u00B7 " + p.local(traits_of(row.kind).words());
  text_at(draw, f.small, {at.x + p.px(8), at.y + f.body->FontSize + p.px(1)}, colour(p.c().muted),
          fitted(f.small, what, width - p.px(8)));
  ImGui::Dummy({width, f.body->FontSize + f.small->FontSize + p.px(3)});
}

void draw_event(const Panel& p, const Event& event, const WorldNames& names, std::size_t number, float width) {
  const Fonts& f = p.theme.fonts;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = f.small->FontSize * 3 + p.px(8);
  ImGui::PushID(static_cast<int>(number));
  const bool clicked = ImGui::InvisibleButton("event", {width, height});
  ImGui::PopID();
  p.target_last("flow.event." + std::to_string(number));
  // Sentences are made only for what is seen: the list may be long.
  if (!ImGui::IsItemVisible()) return;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  if (ImGui::IsItemHovered()) {
    draw->AddRectFilled(at, {at.x + width, at.y + height}, colour(p.c().hovered), p.px(4));
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  text_at(draw, f.small, {at.x + p.px(3), at.y + p.px(2)}, colour(p.c().muted), time_text(p, event.tick));
  const std::string sentence = narrate(event, names, p.language());
  draw->PushClipRect(at, {at.x + width, at.y + height}, true);
  draw->AddText(f.small, f.small->FontSize, {at.x + p.px(3), at.y + f.small->FontSize + p.px(3)}, colour(p.c().text),
                sentence.c_str(), nullptr, width - p.px(6));
  draw->PopClipRect();
  if (clicked) p.session.ask_why(event.key);
}

/// The band's ends, and what closes the list; true when that was clicked.
bool draw_title(const Panel& p, const ResponseNode& from, const ResponseNode& to, float width) {
  const ImVec2 top = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({top.x + width - p.px(22), top.y});
  const bool close = icon_button(p, "flow.close", Icon::close, "", p.px(22));
  ImGui::SetCursorScreenPos(top);
  ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + width - p.px(28));
  ImGui::PushFont(p.theme.fonts.strong);
  ImGui::TextUnformatted(band_title(p, from, to).c_str());
  ImGui::PopFont();
  ImGui::PopTextWrapPos();
  if (from.kind == FlowKind::others || to.kind == FlowKind::others)
    paragraph(p, p.theme.fonts.small, colour(p.c().muted), p.tr(Str::band_others));
  return close;
}

}  // namespace

void draw_flow_messages(const Panel& p, const Area& area) {
  const BandDetail& detail = detail_for(p);
  const auto& [from, to] = *p.session.selection().band();
  ImGui::SetCursorScreenPos({area.x, area.y});
  begin_scroll(p, "flow.messages", area.width, area.height);
  const float width = ImGui::GetContentRegionAvail().x - p.px(12);
  const bool close = draw_title(p, from, to, width);
  if (!detail.messages.empty()) section(p, p.tr(Str::messages_of));
  for (const FlowMessages& row : detail.messages) draw_pair(p, row, width);
  if (!detail.events.empty()) section(p, p.tr(Str::last_events));
  const WorldNames names(p.world());
  for (std::size_t i = 0; i < detail.events.size(); ++i)
    if (const Event* event = p.session.frame().events.find(detail.events[i])) draw_event(p, *event, names, i, width);
  end_scroll();
  ImGui::SetCursorScreenPos({area.x, area.y});
  if (close) p.session.close_messages();
}

}  // namespace qorgan::ui
