// The bar: what runs, when it is, how fast; and what the run is made of.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/digest.hpp"
#include "core/time_zone.hpp"
#include "ui/model/decision_model.hpp"
#include "ui/model/utf8.hpp"
#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

/// Label over value.
void fact(const Panel& p, ImDrawList* draw, ImVec2 at, const std::string& label, const std::string& value,
          float max_width) {
  const Fonts& f = p.theme.fonts;
  text_at(draw, f.small, at, colour(p.c().muted), fitted(f.small, label, max_width));
  text_at(draw, f.body, {at.x, at.y + f.small->FontSize + p.px(1)}, colour(p.c().text),
          fitted(f.body, value, max_width));
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

/// "tick 14 of 240"
std::string tick_text(const Panel& p) {
  const World& world = p.world();
  return fill(p.tr(Str::tick_of), {{"tick", number_text(world.tick, 0, p.language())},
                                   {"ticks", number_text(world.scenario->ticks, 0, p.language())}});
}

/// The time of the run, and below it, where there is room, its offset from UTC, the day and the tick.
void draw_clock(const Panel& p, ImDrawList* draw, const Area& area, int lines) {
  const World& world = p.world();
  const Fonts& f = p.theme.fonts;
  const std::string now = time_text(p, static_cast<double>(world.tick));
  if (lines > 1)
    return text_at(draw, f.title, {area.x, area.y + (area.height - f.title->FontSize) / 2}, colour(p.c().text), now);
  const int day =
      static_cast<int>(std::floor(static_cast<double>(world.tick) * world.scenario->tick_seconds / 86400)) + 1;
  const float room = area.width + p.px(8);
  std::string below =
      format_zone(world.scenario->utc_offset) + " \u00B7 " + fill(p.tr(Str::day_of), {{"day", std::to_string(day)}});
  if (const std::string all = below + " \u00B7 " + tick_text(p); text_size(f.small, all).x <= room) below = all;
  text_at(draw, f.figure, {area.x, area.y + p.px(5)}, colour(p.c().text), now);
  text_at(draw, f.small, {area.x, area.y + p.px(35)}, colour(p.c().muted), fitted(f.small, below, room));
}

void transport(const Panel& p, float x, float middle) {
  Session& s = p.session;
  const Frame& frame = s.frame();
  const Tick tick = frame.world->tick;
  const float small = p.px(30), large = p.px(40), gap = p.px(3);
  const auto place = [&](float size) {
    ImGui::SetCursorScreenPos({x, std::round(middle - size / 2)});
    x += size + gap;
  };
  place(small);
  if (icon_button(p, "bar.start", Icon::start, p.tr(Str::to_start) + " (Home)", small, false, tick > 0))
    s.run().go_to(0);
  place(small);
  if (icon_button(p, "bar.back", Icon::step_back, p.tr(Str::step_back), small, false, tick > 0))
    s.run().go_to(tick - 1);
  x += p.px(2);
  place(large);
  if (icon_button(p, "bar.play", frame.playing ? Icon::pause : Icon::play, p.tr(frame.playing ? Str::pause : Str::play),
                  large, true))
    s.toggle_play();
  x += p.px(2);
  place(small);
  if (icon_button(p, "bar.step", Icon::step, p.tr(Str::step), small, false, !frame.done)) s.run().go_to(tick + 1);
  place(small);
  if (icon_button(p, "bar.end", Icon::end, p.tr(Str::to_end) + " (End)", small, false, !frame.done))
    s.run().go_to(s.scenario().ticks);
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
  p.target("bar.scrub", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  const bool held = ImGui::IsItemActive(), hovered = ImGui::IsItemHovered();
  const float thick = p.px(held || hovered ? 6 : 4);
  draw->AddRectFilled({corner.x, y}, {place(s.frame().reached), y + thick}, colour(p.c().accent, 0.35F));
  draw->AddRectFilled({corner.x, y}, {place(p.world().tick), y + thick}, colour(p.c().accent));
  // Where a branch left another one.
  for (const BranchInfo& branch : s.frame().branches)
    if (branch.number == s.frame().branch && branch.parent != 0)
      draw->AddRectFilled({place(branch.parted) - p.px(1), y - p.px(3)}, {place(branch.parted) + p.px(1), y + thick},
                          colour(p.c().instrument));
  if (!held && !hovered && !released) return;
  const float share = std::clamp((ImGui::GetIO().MousePos.x - corner.x) / std::max(1.0F, area.width), 0.0F, 1.0F);
  const auto tick = static_cast<Tick>(std::lround(share * all));
  const std::array<std::string, 1> hint{p.tr(Str::scrub_hint)};
  tooltip(p, time_text(p, tick), hint);
  // While dragging the run stays in what was simulated: going on takes its time. Letting go goes anywhere.
  if (held && tick <= s.frame().reached && tick != p.world().tick && !s.frame().busy) s.run().go_straight_to(tick);
  if (released && tick != p.world().tick) s.run().go_to(tick);
}

/// The clock is a button: it asks for a time to go to.
void jump(const Panel& p, const Area& area) {
  PlayMemory& memory = p.memory.play;
  ImGui::SetCursorScreenPos({area.x, area.y + p.px(3)});
  if (ImGui::InvisibleButton("bar.clock", {area.width, std::min(p.px(46), area.height - p.px(4))})) {
    const std::string now = time_text(p, p.world().tick);
    memory.time.fill(0);
    std::copy_n(now.begin(), std::min(now.size(), memory.time.size() - 1), memory.time.begin());
    memory.time_wrong = false;
    ImGui::OpenPopup("jump");
  }
  p.target_last("bar.clock");
  if (ImGui::IsItemHovered()) {
    const std::array<std::string, 2> lines{
        time_text(p, p.world().tick) + " " + format_zone(p.world().scenario->utc_offset), tick_text(p)};
    tooltip(p, p.tr(Str::jump_to), lines);
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  if (begin_menu(p, "jump")) {
    paragraph(p, p.theme.fonts.strong, colour(p.c().text), p.tr(Str::jump_to));
    ImGui::SetNextItemWidth(p.px(190));
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    if (memory.time_wrong) ImGui::PushStyleColor(ImGuiCol_Text, vector(p.c().warning));
    const bool enter = ImGui::InputText("##time", memory.time.data(), memory.time.size(),
                                        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    if (memory.time_wrong) ImGui::PopStyleColor();
    p.text_field("jump.time");
    ImGui::SameLine();
    if (text_button(p, p.tr(Str::jump), "jump.go", true) || enter) {
      const auto tick = p.session.run().tick_of(memory.time.data());
      memory.time_wrong = !tick;
      if (tick) {
        p.session.run().go_to(*tick);
        ImGui::CloseCurrentPopup();
      }
    }
    end_menu(p);
  }
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
  if (icon_button(p, "bar.slower", Icon::minus, p.tr(Str::slower) + " (-)", size)) s.run().slower();
  const float centre = x + size + p.px(6) + width / 2;
  text_at(draw, p.theme.fonts.small, {centre, middle - p.px(17)}, colour(p.c().muted), p.tr(Str::speed), Align::centre);
  text_at(draw, p.theme.fonts.body, {centre, middle - p.px(2)}, colour(p.c().text), speed_text(p), Align::centre);
  ImGui::SetCursorScreenPos({x + size + width + p.px(12), std::round(middle - size / 2)});
  if (icon_button(p, "bar.faster", Icon::plus, p.tr(Str::faster) + " (+)", size)) s.run().faster();
}

void language_button(const Panel& p, const Area& area) {
  Session& s = p.session;
  const ImVec2 at{area.x, area.y};
  ImGui::SetCursorScreenPos(at);
  if (ImGui::InvisibleButton("bar.language", {area.width, area.height})) s.view().next_language();
  p.target_last("bar.language");
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const bool hovered = ImGui::IsItemHovered();
  draw->AddRectFilled(at, {area.right(), area.bottom()}, colour(hovered ? p.c().hovered : p.c().raised), p.px(5));
  text_at(draw, p.theme.fonts.strong,
          {at.x + area.width / 2, at.y + (area.height - p.theme.fonts.strong->FontSize) / 2}, colour(p.c().text),
          upper(code_of(s.language())), Align::centre);
  if (!hovered) return;
  tooltip(p, p.tr(Str::language) + " (F2)");
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

/// Buttons at the right edge, as many as have room.
void draw_tools(const Panel& p, const BarLayout& layout) {
  Session& s = p.session;
  const auto place = [&](BarPart part) {
    const Area& area = layout.of(part);
    if (!area.empty()) ImGui::SetCursorScreenPos({area.x, area.y});
    return !area.empty();
  };
  const bool running = s.stage() == Stage::running;
  const float size = layout.of(BarPart::menu).height;
  if (running && place(BarPart::new_run) && icon_button(p, "bar.new", Icon::again, p.tr(Str::new_run), size))
    s.ask_new_run();
  if (running && place(BarPart::scenarios) && icon_button(p, "bar.scenarios", Icon::folder, p.tr(Str::scenarios), size))
    s.show_scenarios();
  if (place(BarPart::language)) language_button(p, layout.of(BarPart::language));
  if (place(BarPart::theme) && icon_button(p, "bar.theme", s.view().face() == Face::light ? Icon::moon : Icon::sun,
                                           p.tr(Str::theme) + " (F3)", size))
    s.view().toggle_face();
  if (place(BarPart::menu)) draw_menu(p, size, layout);
}

struct FactText {
  Str label;
  std::string value;
  std::string widest;   ///< what it may grow to
  float max_width = 0;  ///< pixels at scale 1; 0: as wide as it is
};

FactText text_of(const Panel& p, BarFact fact) {
  const World& world = p.world();
  switch (fact) {
    case BarFact::digest: {
      const std::string digest = format_digest(world.digest).substr(0, 8);
      return {Str::digest, digest, digest, 0};
    }
    case BarFact::messages: {
      const std::string messages = number_text(static_cast<double>(world.totals.messages), 0, p.language());
      return {Str::messages, messages, messages.size() > 7 ? messages : "000\u00A0000", 0};
    }
    case BarFact::agents: {
      const std::string agents = number_text(static_cast<double>(world.agent_count()), 0, p.language());
      return {Str::agents, agents, agents, 0};
    }
    case BarFact::seed: {
      const std::string seed = std::to_string(p.session.scenario().seed);
      return {Str::seed, seed, seed, 110};
    }
    case BarFact::policy: {
      const std::string policy = word(p, "policy", name_of(world.policy));
      return {Str::policy, policy, policy, 120};
    }
  }
  return {Str::none, {}, {}, 0};
}

/// The line below the title: whether it runs, and what waits for people, which comes first where there is little room.
struct StatusLine {
  std::string whole, waiting;
  std::size_t open = 0;
};

StatusLine status_line(const Panel& p) {
  Session& s = p.session;
  const Str status = s.frame().done ? Str::finished : s.frame().playing || s.frame().busy ? Str::running : Str::paused;
  StatusLine line;
  line.open = open_count(p.world(), *s.frame().commands);
  line.waiting = play_text(p, line.open);
  line.whole = line.waiting.empty() ? p.tr(status) : p.tr(status) + " \u00B7 " + line.waiting;
  return line;
}

void draw_title(const Panel& p, ImDrawList* draw, const Area& area) {
  const Fonts& f = p.theme.fonts;
  const float top = area.y + area.height / 2 - p.px(16);
  text_at(draw, f.strong, {area.x, top}, colour(p.c().text),
          fitted(f.strong, p.local(p.session.scenario().title), area.width));
  StatusLine line = status_line(p);
  if (!line.waiting.empty() && text_size(f.small, line.whole).x > area.width) line.whole = line.waiting;
  text_at(draw, f.small, {area.x, top + f.strong->FontSize + p.px(3)},
          colour(line.open > 0 ? p.c().accent : p.c().muted), fitted(f.small, line.whole, area.width));
  if (line.waiting.empty()) return;
  ImGui::SetCursorScreenPos({area.x, top + f.strong->FontSize});
  if (ImGui::InvisibleButton("bar.play_state", {std::max(1.0F, area.width), f.small->FontSize + p.px(6)}))
    p.session.view().desk().reveal(line.open > 0 ? PanelKind::decisions : PanelKind::compare);
  p.target_last("bar.play_state");
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

void draw_facts(const Panel& p, ImDrawList* draw, const BarLayout& layout) {
  for (const BarFact kind : all_of<BarFact>) {
    if (!layout.has(kind)) continue;
    const Area& area = layout.of(kind);
    const FactText text = text_of(p, kind);
    const float top = area.y + area.height / 2 - p.px(16);
    fact(p, draw, {area.x, top}, p.tr(text.label), text.value, area.width + 1);
    if (kind == BarFact::digest && ImGui::IsMouseHoveringRect({area.x, top}, {area.right(), top + p.px(34)}))
      tooltip(p, format_digest(p.world().digest));
  }
}

}  // namespace

BarLayout bar_layout(const Panel& p, float width) {
  const Fonts& f = p.theme.fonts;
  BarNeeds needs;
  needs.scale = f.scale;
  if (p.session.stage() == Stage::running) {
    needs.clock = text_size(f.figure, "2024-00-00 00:00").x;
    needs.small_clock = text_size(f.title, "2024-00-00 00:00").x;
    needs.speed = speed_width(p);
    // What waits for people is seen whole, of the title as much as tells it from others.
    const float title = text_size(f.strong, p.local(p.session.scenario().title)).x + p.px(2);
    needs.title = std::max(std::min(title, p.px(240)),
                           text_size(f.small, play_text(p, open_count(p.world(), *p.session.frame().commands))).x);
    for (const BarFact kind : all_of<BarFact>) {
      const FactText text = text_of(p, kind);
      float& need = needs.facts[index_of(kind)];
      need = std::max(text_size(f.small, p.tr(text.label)).x, text_size(f.body, text.widest).x);
      if (text.max_width > 0) need = std::min(need, p.px(text.max_width));
    }
  }
  BarLayout layout = arrange_bar(width, needs);
  // Before a run there is only the name of the program.
  if (p.session.stage() != Stage::running && layout.lines > 1) layout.height = std::round(p.px(60));
  return layout;
}

void draw_bar(const Panel& p, const Area& area, const BarLayout& layout) {
  ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 0);
  begin_panel(p, "bar", area);
  p.memory.keyboard.in("bar");
  ImGui::PopStyleVar();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const Fonts& f = p.theme.fonts;
  const Area& logo = layout.of(BarPart::logo);
  draw_logo(p, draw, {logo.x, logo.y}, logo.width);
  const Area& title = layout.of(BarPart::title);
  if (p.session.stage() != Stage::running) {
    const float middle = area.height / 2, room = layout.of(BarPart::menu).x - title.x - p.px(140);
    text_at(draw, f.title, {title.x, middle - p.px(20)}, colour(p.c().text), "Qorgan");
    text_at(draw, f.small, {title.x, middle + p.px(4)}, colour(p.c().muted), fitted(f.small, p.tr(Str::tagline), room));
    draw_tools(p, layout);
    return end_panel();
  }
  draw_title(p, draw, title);
  draw_clock(p, draw, layout.of(BarPart::clock), layout.lines);
  jump(p, layout.of(BarPart::clock));
  const auto middle = [&](BarPart part) { return layout.of(part).y + layout.of(part).height / 2; };
  transport(p, layout.of(BarPart::transport).x, middle(BarPart::transport));
  if (layout.has(BarPart::speed))
    speed_control(p, draw, layout.of(BarPart::speed).x, middle(BarPart::speed),
                  layout.of(BarPart::speed).width - p.px(64));
  draw_facts(p, draw, layout);
  draw_tools(p, layout);
  scrub(p, draw, ImGui::GetWindowPos(), area);
  end_panel();
}

float alarm_height(const Panel& p, const std::string& text, float width) {
  const ImFont* font = p.theme.fonts.body;
  return std::round(font->CalcTextSizeA(font->FontSize, 1e9F, width - p.px(28), text.c_str()).y + p.px(10));
}

void draw_alarm(const Panel& p, const Area& area, const std::string& text) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->AddRectFilled({area.x, area.y}, {area.right(), area.bottom()}, colour(p.c().warning));
  const Fonts& f = p.theme.fonts;
  draw->AddText(f.body, f.body->FontSize, {std::round(area.x + p.px(14)), std::round(area.y + p.px(5))},
                colour(p.c().panel), text.c_str(), nullptr, area.width - p.px(28));
}

}  // namespace qorgan::ui
