// The bar: what runs, when it is, how fast; and what the run is made of.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/digest.hpp"
#include "ui/model/decision_model.hpp"
#include "ui/model/utf8.hpp"
#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

/// Label over value, right of `x`; returns the width taken.
float fact(const Panel& p, ImDrawList* draw, ImVec2 at, const std::string& label, const std::string& value,
           float most = 0) {
  const Fonts& f = p.theme.fonts;
  const std::string shown = most > 0 ? fitted(f.body, value, most) : value;
  text_at(draw, f.small, at, colour(p.c().muted), label);
  text_at(draw, f.body, {at.x, at.y + f.small->FontSize + p.px(1)}, colour(p.c().text), shown);
  return std::max(text_size(f.small, label).x, text_size(f.body, shown).x);
}

void draw_logo(const Panel& p, ImDrawList* draw, ImVec2 at, float size) {
  // A wall with battlements: qorgan, fortress.
  const ImU32 ink = colour(p.c().accent);
  const float u = size / 7;
  draw->AddRectFilled({at.x, at.y + 2.5F * u}, {at.x + size, at.y + size}, ink, u * 0.6F);
  for (int i = 0; i < 3; ++i) {
    const float x = at.x + static_cast<float>(i) * 2.5F * u;
    draw->AddRectFilled({x, at.y + 0.6F * u}, {x + 2 * u, at.y + 3.5F * u}, ink, u * 0.3F);
  }
  const float gate = at.x + size / 2;
  draw->AddRectFilled({gate - u * 0.9F, at.y + 4.9F * u}, {gate + u * 0.9F, at.y + size}, colour(p.c().panel));
  draw->AddCircleFilled({gate, at.y + 4.9F * u}, u * 0.9F, colour(p.c().panel), 16);
}

void draw_clock(const Panel& p, ImDrawList* draw, float x, float y) {
  const World& world = p.world();
  const std::string now = time_text(p, static_cast<double>(world.tick));
  const int day =
      static_cast<int>(std::floor(static_cast<double>(world.tick) * world.scenario->tick_seconds / 86400)) + 1;
  const std::string below = fill(p.tr(Str::day_of), {{"day", std::to_string(day)}}) + " \u00B7 " +
                            fill(p.tr(Str::tick_of), {{"tick", number_text(world.tick, 0, p.language())},
                                                      {"ticks", number_text(world.scenario->ticks, 0, p.language())}});
  text_at(draw, p.theme.fonts.figure, {x, y + p.px(5)}, colour(p.c().text), now);
  text_at(draw, p.theme.fonts.small, {x, y + p.px(35)}, colour(p.c().muted), below);
}

void transport(const Panel& p, float x, float middle) {
  Session& s = p.session;
  Runner& runner = *s.runner();
  const Frame& frame = s.frame();
  const Tick tick = frame.world->tick;
  const float small = p.px(30), large = p.px(40), gap = p.px(3);
  const auto place = [&](float size) {
    ImGui::SetCursorScreenPos({x, std::round(middle - size / 2)});
    x += size + gap;
  };
  place(small);
  if (icon_button(p, "bar.start", Icon::start, p.tr(Str::to_start) + " (Home)", small, false, tick > 0))
    runner.go_to(0);
  place(small);
  if (icon_button(p, "bar.back", Icon::step_back, p.tr(Str::step_back), small, false, tick > 0)) runner.go_to(tick - 1);
  x += p.px(2);
  place(large);
  if (icon_button(p, "bar.play", frame.playing ? Icon::pause : Icon::play, p.tr(frame.playing ? Str::pause : Str::play),
                  large, true))
    s.toggle_play();
  x += p.px(2);
  place(small);
  if (icon_button(p, "bar.step", Icon::step, p.tr(Str::step), small, false, !frame.done)) runner.go_to(tick + 1);
  place(small);
  if (icon_button(p, "bar.end", Icon::end, p.tr(Str::to_end) + " (End)", small, false, !frame.done))
    runner.go_to(s.scenario().ticks);
}

/// How far the run is and has been, along the lower edge; dragging goes to any time of it.
void scrub(const Panel& p, ImDrawList* draw, ImVec2 corner, const Area& area) {
  Session& s = p.session;
  const auto all = static_cast<float>(std::max<Tick>(1, s.scenario().ticks));
  const auto place = [&](Tick tick) { return corner.x + area.width * static_cast<float>(tick) / all; };
  const float grip = p.px(9), y = corner.y + area.height - p.px(4);
  ImGui::SetCursorScreenPos({corner.x, corner.y + area.height - grip});
  ImGui::InvisibleButton("bar.scrub", {area.width, grip});
  const bool released = ImGui::IsItemDeactivated();  // wherever the pointer is by then
  p.target_last("bar.scrub");
  const bool held = ImGui::IsItemActive(), hovered = ImGui::IsItemHovered();
  const float thick = p.px(held || hovered ? 6 : 4);
  draw->AddRectFilled({corner.x, y}, {place(s.frame().reached), y + thick}, colour(p.c().accent, 0.35F));
  draw->AddRectFilled({corner.x, y}, {place(p.world().tick), y + thick}, colour(p.c().accent));
  // Where a branch left another one.
  for (const BranchInfo& branch : s.frame().branches)
    if (branch.number == s.frame().branch && branch.parent != 0)
      draw->AddRectFilled({place(branch.parted) - p.px(1), y - p.px(3)}, {place(branch.parted) + p.px(1), y + thick},
                          colour(p.c().measure));
  if (!held && !hovered && !released) return;
  const float share = std::clamp((ImGui::GetIO().MousePos.x - corner.x) / std::max(1.0F, area.width), 0.0F, 1.0F);
  const auto tick = static_cast<Tick>(std::lround(share * all));
  const std::array<std::string, 1> hint{p.tr(Str::scrub_hint)};
  tooltip(p, time_text(p, tick), hint);
  // While dragging the run stays in what was simulated: going on takes its time. Letting go goes anywhere.
  if (held && tick <= s.frame().reached && tick != p.world().tick && !s.frame().busy) s.runner()->go_to(tick);
  if (released && tick != p.world().tick) s.runner()->go_to(tick);
}

/// The clock is a button: it asks for a time to go to.
void jump(const Panel& p, float x, float y, float width) {
  PlayMemory& memory = p.memory.play;
  ImGui::SetCursorScreenPos({x, y + p.px(3)});
  if (ImGui::InvisibleButton("bar.clock", {width, p.px(46)})) {
    const std::string now = time_text(p, p.world().tick);
    memory.time.fill(0);
    std::copy_n(now.begin(), std::min(now.size(), memory.time.size() - 1), memory.time.begin());
    memory.time_wrong = false;
    ImGui::OpenPopup("jump");
  }
  p.target_last("bar.clock");
  if (ImGui::IsItemHovered()) {
    tooltip(p, p.tr(Str::jump_to));
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {p.px(14), p.px(12)});
  if (ImGui::BeginPopup("jump")) {
    paragraph(p, p.theme.fonts.strong, colour(p.c().text), p.tr(Str::jump_to));
    ImGui::SetNextItemWidth(p.px(190));
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    if (memory.time_wrong) ImGui::PushStyleColor(ImGuiCol_Text, vector(p.c().warning));
    const bool enter = ImGui::InputText("##time", memory.time.data(), memory.time.size(),
                                        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    if (memory.time_wrong) ImGui::PopStyleColor();
    p.target_last("jump.time");
    ImGui::SameLine();
    if (text_button(p, p.tr(Str::jump), "jump.go", true) || enter) {
      const auto tick = p.session.tick_of(memory.time.data());
      memory.time_wrong = !tick;
      if (tick) {
        p.session.runner()->go_to(*tick);
        ImGui::CloseCurrentPopup();
      }
    }
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

/// Which branch the window is on, and how many decisions wait; each leads to its panel.
std::string play_text(const Panel& p, std::size_t open) {
  const Frame& frame = p.session.frame();
  std::string text;
  if (open > 0) text = fill(p.tr(Str::decisions_wait), {{"count", std::to_string(open)}});
  if (frame.branches.size() > 1) {
    if (!text.empty()) text += " \u00B7 ";
    text += fill(p.tr(Str::branch_n), {{"number", std::to_string(frame.branch)}});
  }
  return text;
}

std::string speed_text(const Panel& p) {
  const double speed = p.session.frame().speed;
  if (speed <= 0) return p.tr(Str::fastest);
  const std::string span = duration_text(speed * p.session.scenario().tick_seconds, p.session.strings(), p.language());
  return fill(p.tr(Str::per_second), {{"time", span}});
}

float speed_width(const Panel& p) {
  const Fonts& f = p.theme.fonts;
  float widest = text_size(f.body, p.tr(Str::fastest)).x;
  for (const double speed : speeds)
    if (speed > 0) {
      const std::string span =
          duration_text(speed * p.session.scenario().tick_seconds, p.session.strings(), p.language());
      widest = std::max(widest, text_size(f.body, fill(p.tr(Str::per_second), {{"time", span}})).x);
    }
  return std::max(widest, text_size(f.small, p.tr(Str::speed)).x);
}

void speed_control(const Panel& p, ImDrawList* draw, float x, float middle, float width) {
  Session& s = p.session;
  const float size = p.px(26);
  ImGui::SetCursorScreenPos({x, std::round(middle - size / 2)});
  if (icon_button(p, "bar.slower", Icon::minus, p.tr(Str::slower) + " (-)", size))
    s.runner()->set_speed(slower(s.frame().speed));
  const float centre = x + size + p.px(6) + width / 2;
  text_at(draw, p.theme.fonts.small, {centre, middle - p.px(17)}, colour(p.c().muted), p.tr(Str::speed), Align::centre);
  text_at(draw, p.theme.fonts.body, {centre, middle - p.px(2)}, colour(p.c().text), speed_text(p), Align::centre);
  ImGui::SetCursorScreenPos({x + size + width + p.px(12), std::round(middle - size / 2)});
  if (icon_button(p, "bar.faster", Icon::plus, p.tr(Str::faster) + " (+)", size))
    s.runner()->set_speed(faster(s.frame().speed));
}

/// Buttons at the right edge, from right to left; returns where they begin.
float tools(const Panel& p, float right, float middle) {
  Session& s = p.session;
  const float size = p.px(28), gap = p.px(2);
  const auto place = [&](float width) {
    right -= width + gap;
    ImGui::SetCursorScreenPos({right, std::round(middle - size / 2)});
  };
  place(size);
  draw_menu(p, size);
  place(size);
  if (icon_button(p, "bar.theme", s.face == Face::light ? Icon::moon : Icon::sun, p.tr(Str::theme) + " (F3)", size))
    s.toggle_face();
  const std::string code = upper(code_of(s.language));
  const float wide = p.px(38);
  place(wide);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (ImGui::InvisibleButton("bar.language", {wide, size})) s.next_language();
  p.target_last("bar.language");
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const bool hovered = ImGui::IsItemHovered();
  draw->AddRectFilled(at, {at.x + wide, at.y + size}, colour(hovered ? p.c().hovered : p.c().raised), p.px(5));
  text_at(draw, p.theme.fonts.strong, {at.x + wide / 2, at.y + (size - p.theme.fonts.strong->FontSize) / 2},
          colour(p.c().text), code, Align::centre);
  if (hovered) {
    tooltip(p, p.tr(Str::language) + " (F2)");
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  if (s.stage() == Stage::running) {
    place(size);
    if (icon_button(p, "bar.scenarios", Icon::folder, p.tr(Str::scenarios), size)) s.show_scenarios();
    place(size);
    if (icon_button(p, "bar.new", Icon::again, p.tr(Str::new_run), size)) s.new_run_open = true;
  }
  return right;
}

}  // namespace

void draw_bar(const Panel& p, const Area& area) {
  ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 0);
  begin_panel(p, "bar", area);
  ImGui::PopStyleVar();
  Session& s = p.session;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImVec2 corner = ImGui::GetWindowPos();
  const float middle = corner.y + area.height / 2, gap = p.px(20);
  const Fonts& f = p.theme.fonts;

  float x = corner.x + p.px(14);
  draw_logo(p, draw, {x, middle - p.px(15)}, p.px(30));
  x += p.px(42);
  float right = tools(p, corner.x + area.width - p.px(8), middle) - p.px(14);
  if (s.stage() != Stage::running) {
    text_at(draw, f.title, {x, middle - p.px(20)}, colour(p.c().text), "Qorgan");
    text_at(draw, f.small, {x, middle + p.px(4)}, colour(p.c().muted), fitted(f.small, p.tr(Str::tagline), right - x));
    end_panel();
    return;
  }

  // From the right: what the run is made of. Each column gives way where the window is narrow.
  const World& world = p.world();
  const float top = middle - p.px(16);
  const float clock = text_size(f.figure, "2024-00-00 00:00").x, speed = speed_width(p);
  const float fixed = clock + gap + p.px(186) + gap + speed + p.px(64) + gap;
  const float title_least = p.px(130);
  struct Column {
    Str label;
    std::string value;
    float most;
  };
  std::array<Column, 5> columns{
      {{Str::digest, format_digest(world.digest), 0},
       {Str::messages, number_text(static_cast<double>(world.totals.messages), 0, p.language()), 0},
       {Str::agents, number_text(static_cast<double>(world.agent_count()), 0, p.language()), 0},
       {Str::seed, std::to_string(s.scenario().seed), p.px(110)},
       {Str::policy, word(p, "policy", name_of(world.policy)), p.px(120)}}};
  constexpr std::array<std::size_t, 5> importance{4, 3, 1, 2, 0};  // shown first while there is room
  std::array<float, 5> widths{};
  std::array<bool, 5> shown{};
  float room = right - x - fixed - title_least;
  const std::string digest = columns[0].value;
  const auto wanted = [&] {
    float sum = 0;
    for (const Column& column : columns)
      sum += std::max(text_size(f.small, p.tr(column.label)).x, text_size(f.body, column.value).x) + gap;
    return sum;
  };
  if (wanted() > room) columns[0].value = digest.substr(0, 8);
  for (const std::size_t i : importance) {
    const Column& column = columns[i];
    const std::string value = i == 1 ? "000\u00A0000" : column.value;  // messages grow: keep their place
    widths[i] = std::max(text_size(f.small, p.tr(column.label)).x, text_size(f.body, value).x);
    if (column.most > 0) widths[i] = std::min(widths[i], column.most);
    shown[i] = room >= widths[i] + gap;
    if (shown[i]) room -= widths[i] + gap;
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!shown[i]) continue;
    right -= widths[i];
    if (i == 0 && ImGui::IsMouseHoveringRect({right, top}, {right + widths[i], top + p.px(34)})) tooltip(p, digest);
    (void)fact(p, draw, {right, top}, p.tr(columns[i].label), columns[i].value, columns[i].most > 0 ? widths[i] : 0);
    right -= gap;
  }

  const float title_room = right - x - fixed;
  text_at(draw, f.strong, {x, top}, colour(p.c().text),
          fitted(f.strong, p.local(s.scenario().title), title_room - gap));
  const Str status = s.frame().done ? Str::finished : s.frame().playing || s.frame().busy ? Str::running : Str::paused;
  const std::size_t open = open_count(world, *s.frame().commands);
  const std::string play = play_text(p, open);
  // What waits for people comes before what the button beside tells anyway.
  std::string line = play.empty() ? p.tr(status) : p.tr(status) + " \u00B7 " + play;
  if (!play.empty() && text_size(f.small, line).x > title_room - gap) line = play;
  const std::string& error = s.frame().error;
  const Rgb ink = !error.empty() ? p.c().warning : open > 0 ? p.c().accent : p.c().muted;
  text_at(draw, f.small, {x, top + f.strong->FontSize + p.px(3)}, colour(ink),
          fitted(f.small, error.empty() ? line : error, title_room - gap));
  if (!play.empty()) {
    ImGui::SetCursorScreenPos({x, top + f.strong->FontSize});
    if (ImGui::InvisibleButton("bar.play_state", {std::max(1.0F, title_room - gap), f.small->FontSize + p.px(6)}))
      s.desk.reveal(open > 0 ? PanelKind::decisions : PanelKind::compare);
    p.target_last("bar.play_state");
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  x += title_room;
  draw_clock(p, draw, x, corner.y);
  jump(p, x, corner.y, clock);
  x += clock + gap;
  transport(p, x, middle);
  x += p.px(186) + gap;
  speed_control(p, draw, x, middle, speed);

  scrub(p, draw, corner, area);
  end_panel();
}

}  // namespace qorgan::ui
