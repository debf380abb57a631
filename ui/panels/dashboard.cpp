#include "ui/panels/dashboard.hpp"

#include <algorithm>
#include <array>

#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

void draw_running(const Panel& p, const Layout& layout) {
  Desk& desk = p.session.view().desk();
  if (!desk.enlarged()) {
    std::array<bool, slot_count> seen{};
    for (const Slot slot : all_of<Slot>) seen[index_of(slot)] = !layout.of(slot).empty();
    desk.fit(seen, layout.single);
  }
  draw_desk(p, layout);
}

/// What lies over a run; one at a time.
void draw_over(const Panel& p, ImVec2 size) {
  switch (p.session.overlay()) {
    case Overlay::none: return;
    case Overlay::lapse: return draw_lapse_question(p, size);
    case Overlay::why: return draw_why(p, size);
    case Overlay::new_run: return draw_new_run(p, size);
    case Overlay::end: return draw_end(p, size);
  }
}

/// What was derived from another run or another branch of it, or half typed for it, is nothing for this one.
void keep_to_course(const Session& session, PanelMemory& m) {
  if (session.overlay() != Overlay::new_run) m.asked = false;  // however the question was closed
  if (m.run == session.run().number() && m.branch == session.frame().branch) return;
  const auto& branches = session.frame().branches;
  const bool forked =
      m.run == session.run().number() && std::any_of(branches.begin(), branches.end(), [&](const BranchInfo& branch) {
        return branch.number == session.frame().branch && branch.parent == m.branch;
      });
  m.run = session.run().number();
  m.branch = session.frame().branch;
  m.flow.world = m.flow.band_world = nullptr;
  m.legality.tally = {};
  m.why.event = 0;
  m.plots.history = nullptr;
  if (forked)
    m.play.forget_turn();
  else
    m.play.forget_course();
}

}  // namespace

void Dashboard::handle(Session& session, Shortcut shortcut) {
  if (!memory_.keyboard.handle(shortcut)) session.handle(shortcut);
}

void Dashboard::draw(Session& session, const Theme& theme) {
  keep_to_course(session, memory_);
  memory_.keyboard.begin_frame();
  const Panel p{session, theme, memory_};
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::Begin("Qorgan", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar(3);
  const BarLayout bar = bar_layout(p, size.x);
  const std::string alarm = session.alarm();
  const Layout layout = arrange(size.x, size.y, theme.fonts.scale, session.view().desk(),
                                {bar.height, alarm.empty() ? 0 : alarm_height(p, alarm, size.x)});
  const float top = std::max(layout.bar.bottom(), layout.alarm.bottom());
  const Area rest{0, top, size.x, size.y - top};
  draw_bar(p, layout.bar, bar);
  if (!alarm.empty()) draw_alarm(p, layout.alarm, alarm);
  switch (session.stage()) {
    case Stage::choosing:
    case Stage::loading: draw_start(p, rest); break;
    case Stage::errors: draw_errors(p, rest); break;
    case Stage::running: draw_running(p, layout); break;
  }
  ImGui::End();
  (void)session.take_choice();  // asked for while no decision was seen
  if (session.stage() == Stage::running) draw_journey(p, size);
  draw_notice(p, size);
  if (session.stage() == Stage::running) draw_over(p, size);
  memory_.keyboard.end_frame(colour(p.c().accent), p.px(2));
}

}  // namespace qorgan::ui
