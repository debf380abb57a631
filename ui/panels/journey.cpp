// A way to a tick that takes long: a card over the lower edge. The rest of the window stays usable.

#include <algorithm>
#include <cmath>

#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

std::string left_text(const Panel& p, const Journey& journey) {
  std::string time = duration_text(journey.seconds_left, p.session.strings(), p.language());
  if (journey.seconds_left < 90)
    time = number_text(std::max(1.0, std::ceil(journey.seconds_left)), 0, p.language()) + "\u00A0" +
           p.tr(Str::second_short);
  return fill(p.tr(Str::journey_left), {{"share", percent_text(journey.share, p.language())}, {"time", time}});
}

}  // namespace

void draw_journey(const Panel& p, ImVec2 window) {
  const auto& journey = p.session.run().journey();
  if (!journey) return;
  const Fonts& f = p.theme.fonts;
  const bool known = journey->goal.has_value();
  const std::string title =
      known ? fill(p.tr(Str::journey_to), {{"time", time_text(p, *journey->goal)}}) : p.tr(Str::journey_working);
  const float width = std::min(p.px(460), window.x - p.px(32));
  const float height = p.px(18) + f.strong->FontSize + (known ? p.px(38) : p.px(16));
  ImGui::SetNextWindowPos({std::round((window.x - width) / 2), window.y - height - p.px(84)});
  ImGui::SetNextWindowSize({width, height});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, vector(p.c().panel));
  ImGui::PushStyleColor(ImGuiCol_Border, vector(p.c().accent));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {p.px(16), p.px(12)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, p.px(6));
  ImGui::Begin("journey", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoFocusOnAppearing);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x;
  const std::string stop = p.tr(Str::stop_here);
  const float button = text_size(f.body, stop).x + 2 * ImGui::GetStyle().FramePadding.x;
  text_at(draw, f.strong, at, colour(p.c().text), fitted(f.strong, title, room - button - p.px(12)));
  if (known) {
    if (journey->share > 0)
      text_at(draw, f.small, {at.x, at.y + f.strong->FontSize + p.px(4)}, colour(p.c().muted), left_text(p, *journey));
    const float y = at.y + f.strong->FontSize + f.small->FontSize + p.px(12), thick = p.px(6);
    draw->AddRectFilled({at.x, y}, {at.x + room, y + thick}, colour(p.c().raised), thick / 2);
    draw->AddRectFilled({at.x, y}, {at.x + std::max(thick, room * static_cast<float>(journey->share)), y + thick},
                        colour(p.c().accent), thick / 2);
    ImGui::SetCursorScreenPos({at.x + room - button, at.y - p.px(2)});
    if (text_button(p, stop, "journey.stop")) p.session.run().pause();
  }
  ImGui::End();
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor(2);
}

}  // namespace qorgan::ui
