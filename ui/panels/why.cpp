// Why: the chain of causes behind an event, over the window.

#include <imgui.h>

#include <algorithm>

#include "ui/model/why_model.hpp"
#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

const std::vector<WhyLine>& lines_for(const Panel& p) {
  WhyMemory& m = p.memory.why;
  if (m.event != p.session.selection().why() || m.language != p.language()) {
    m.event = p.session.selection().why();
    m.language = p.language();
    m.lines = why_lines(p.world(), p.session.frame().events, m.event, m.language);
  }
  return m.lines;
}

void draw_line(const Panel& p, const WhyLine& line, std::size_t number, bool last) {
  Session& s = p.session;
  const Fonts& f = p.theme.fonts;
  const float width = ImGui::GetContentRegionAvail().x, times = p.px(132), rail = p.px(18);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float room = width - times - rail - p.px(8);
  const ImVec2 size = f.body->CalcTextSizeA(f.body->FontSize, 1e9F, room, line.sentence.c_str());
  const float height = std::max(size.y, f.body->FontSize) + p.px(9);
  ImGui::PushID(static_cast<int>(number));
  const bool clicked = ImGui::InvisibleButton("line", {width, height});
  ImGui::PopID();
  p.target_last("why." + std::to_string(number));
  ImDrawList* draw = ImGui::GetWindowDrawList();
  if (ImGui::IsItemHovered()) {
    draw->AddRectFilled(at, {at.x + width, at.y + height}, colour(p.c().hovered), p.px(4));
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  const float x = at.x + times + rail / 2, y = at.y + f.body->FontSize / 2 + p.px(4);
  const ImU32 ink = colour(line.on_chain ? p.c().accent : p.c().border);
  if (!last)
    draw->AddLine({x, y}, {x, at.y + height + f.body->FontSize / 2 + p.px(4)}, colour(p.c().border), p.px(1.5F));
  draw->AddCircleFilled({x, y}, p.px(line.on_chain ? 4.5F : 3.0F), ink, 16);
  text_at(draw, f.small, {at.x, at.y + p.px(5)}, colour(p.c().muted), time_text(p, line.tick));
  draw->AddText(f.body, f.body->FontSize, {at.x + times + rail, at.y + p.px(4)},
                colour(line.on_chain ? p.c().text : p.c().muted), line.sentence.c_str(), nullptr, room);
  if (!clicked) return;
  if (line.agent.valid()) s.select_agency(line.agent);
  if (line.incident.valid() && !line.agent.valid()) s.select_incident(line.incident);
  s.run().go_to(line.tick);
  s.ask_why(0);
}

}  // namespace

void draw_why(const Panel& p, ImVec2 window) {
  Session& s = p.session;
  const std::vector<WhyLine>& lines = lines_for(p);
  begin_overlay(p, "why", window, p.px(760));
  paragraph(p, p.theme.fonts.title, colour(p.c().text), p.tr(Str::why_title));
  paragraph(p, p.theme.fonts.small, colour(p.c().muted), p.tr(lines.empty() ? Str::why_empty : Str::why_hint));
  ImGui::Dummy({0, p.px(6)});
  for (std::size_t i = 0; i < lines.size(); ++i) draw_line(p, lines[i], i, i + 1 == lines.size());
  ImGui::Dummy({0, p.px(8)});
  if (text_button(p, p.tr(Str::close_lines), "why.close", true)) s.ask_why(0);
  end_overlay(p);
}

}  // namespace qorgan::ui
