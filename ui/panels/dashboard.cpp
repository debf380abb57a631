#include "ui/panels/dashboard.hpp"

#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

void draw_running(const Panel& p, const Layout& layout) {
  Desk& desk = p.session.desk;
  if (!desk.enlarged)
    for (std::size_t i = 0; i < slot_count; ++i) desk.seen[i] = !layout.slots[i].empty();
  draw_desk(p, layout);
}

/// What was derived from another run or another branch of it, or half typed for it, is nothing for this one.
void keep_to_course(const Session& session, PanelMemory& m) {
  if (!session.new_run_open) m.asked = false;  // however the question was closed
  if (m.run == session.run() && m.branch == session.frame().branch) return;
  m.run = session.run();
  m.branch = session.frame().branch;
  m.flow_world = m.band_world = nullptr;
  m.flow_band.reset();
  m.legality.tally = {};
  m.why.event = 0;
  m.plots.history = nullptr;
  m.play.forget_course();
}

}  // namespace

void Dashboard::draw(Session& session, const Theme& theme) {
  keep_to_course(session, memory_);
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
  const Layout layout = arrange(size.x, size.y, theme.fonts.scale, session.desk);
  const Area rest{0, layout.bar.bottom(), size.x, size.y - layout.bar.bottom()};
  draw_bar(p, layout.bar);
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
  if (session.stage() != Stage::running) return;
  if (session.why != 0)
    draw_why(p, size);
  else if (session.new_run_open)
    draw_new_run(p, size);
  else if (session.end_shown)
    draw_end(p, size);
}

}  // namespace qorgan::ui
