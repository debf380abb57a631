// What stands over a run: its end in ten lines, and the question for a new one.

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "ui/model/inspect.hpp"
#include "ui/panels/panels.hpp"

namespace qorgan::ui {

/// A card over everything; what lies below is dimmed and takes no clicks.
void begin_overlay(const Panel& p, const char* id, ImVec2 window, float width) {
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(window);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, vector(p.c().ground, 0.72F));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::Begin((std::string(id) + ".shade").c_str(), nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor();
  const float w = std::min(width, window.x - p.px(32));
  ImGui::SetCursorPos({(window.x - w) / 2, 0});
  // The card's height is known only after it was drawn once.
  ImGuiStorage* storage = ImGui::GetStateStorage();
  const float height = std::min(storage->GetFloat(ImGui::GetID("height"), p.px(420)), window.y - p.px(32));
  ImGui::SetCursorPosY((window.y - height) / 2);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {p.px(24), p.px(20)});
  ImGui::BeginChild(id, {w, height}, true);
  ImGui::PopStyleVar();
  p.memory.keyboard.enter();
  p.memory.keyboard.in(id);
}

void end_overlay(const Panel& p) {
  const float used = ImGui::GetCursorPosY() + p.px(20) - ImGui::GetStyle().ItemSpacing.y + ImGui::GetScrollY();
  ImGui::EndChild();
  p.memory.keyboard.leave();
  ImGui::GetStateStorage()->SetFloat(ImGui::GetID("height"), used);
  ImGui::End();
}

void draw_report_state(const Panel& p) {
  const Session& s = p.session;
  const ReportState& report = s.exports().report();
  const auto say = [&](Rgb ink, const std::string& text) {
    ImGui::PushFont(p.theme.fonts.small);
    ImGui::PushStyleColor(ImGuiCol_Text, colour(ink));
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopStyleColor();
    ImGui::PopFont();
  };
  using Kind = ReportState::Kind;
  if (s.exports().session_folder().empty())
    return say(p.c().warning, fill(p.tr(Str::session_not_kept), {{"place", s.exports().folder()}}));
  if (report.kind == Kind::failed) return say(p.c().warning, fill(p.tr(Str::report_failed), {{"why", report.place}}));
  if (report.kind == Kind::made)
    return say(p.c().text,
               fill(p.tr(Str::report_made), {{"time", time_text(p, report.tick)}, {"place", report.place}}));
  if (report.kind == Kind::making)
    return say(p.c().muted, fill(p.tr(Str::keeping_record), {{"place", s.exports().session_folder()}}));
  if (s.frame().reached == 0) return say(p.c().muted, p.tr(Str::report_first));
  say(p.c().muted, fill(p.tr(Str::kept_in), {{"place", s.exports().session_folder()}}));
}

void draw_end(const Panel& p, ImVec2 window) {
  Session& s = p.session;
  begin_overlay(p, "end", window, p.px(720));
  paragraph(p, p.theme.fonts.figure, colour(p.c().text), p.tr(Str::end_title));
  paragraph(p, p.theme.fonts.body, colour(p.c().muted),
            p.local(s.scenario().title) + " \u00B7 " + time_text(p, p.world().tick));
  ImGui::Dummy({0, p.px(8)});
  EndMemory& end = p.memory.end;
  if (end.world != s.frame().world || end.language != p.language()) {
    end = {s.frame().world, p.language(),
           ten_lines(p.world(), s.frame().events, *s.frame().history, s.strings(), p.language())};
  }
  const std::vector<std::string>& lines = end.lines;
  const float number = p.px(30);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    text_at(ImGui::GetWindowDrawList(), p.theme.fonts.strong, {at.x + number - p.px(10), at.y}, colour(p.c().accent),
            std::to_string(i + 1), Align::right);
    ImGui::Indent(number);
    paragraph(p, p.theme.fonts.body, colour(p.c().text), lines[i]);
    ImGui::Unindent(number);
    ImGui::Dummy({0, p.px(1)});
  }
  ImGui::Dummy({0, p.px(8)});
  ImGui::PushTextWrapPos(0.0F);
  draw_report_state(p);
  ImGui::PopTextWrapPos();
  ImGui::Dummy({0, p.px(4)});
  if (text_button(p, p.tr(Str::close_lines), "end.close", true)) s.close_overlays();
  same_line_if_fits(p, p.tr(Str::report_file));
  ImGui::BeginDisabled(!s.may_keep());
  if (text_button(p, p.tr(Str::report_file), "end.report")) s.keep_record();
  ImGui::EndDisabled();
  same_line_if_fits(p, p.tr(Str::run_again));
  if (text_button(p, p.tr(Str::run_again), "end.again")) {
    s.ask_new_run();
  }
  same_line_if_fits(p, p.tr(Str::scenarios));
  if (text_button(p, p.tr(Str::scenarios), "end.scenarios")) s.show_scenarios();
  end_overlay(p);
}

void draw_new_run(const Panel& p, ImVec2 window) {
  Session& s = p.session;
  // Filled from the scenario each time the question is opened.
  PanelMemory& m = p.memory;
  if (!m.asked) {
    const std::string text = std::to_string(s.scenario().seed);
    m.seed.fill(0);
    std::memcpy(m.seed.data(), text.data(), std::min(text.size(), m.seed.size() - 1));
    m.policy = s.scenario().policy;
    m.reading = s.scenario().reading;
    m.asked = true;
  }
  begin_overlay(p, "newrun", window, p.px(460));
  paragraph(p, p.theme.fonts.title, colour(p.c().text), p.tr(Str::new_run));
  paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::new_run_hint));
  ImGui::Dummy({0, p.px(6)});
  const float left = p.px(150);
  const auto label = [&](Str text) {
    ImGui::AlignTextToFramePadding();
    const float x = ImGui::GetCursorPosX();
    ImGui::TextUnformatted(fitted(p.theme.fonts.body, p.tr(text), left - p.px(10)).c_str());
    ImGui::SameLine(x + left);
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  };
  label(Str::seed);
  ImGui::InputText("##seed", m.seed.data(), m.seed.size(),
                   ImGuiInputTextFlags_CharsDecimal | ImGuiInputTextFlags_AutoSelectAll);
  p.text_field("newrun.seed");
  label(Str::policy);
  if (begin_combo(p, "##policy", word(p, "policy", name_of(m.policy)), "newrun.policy")) {
    for (const auto& entry : policy_names) {
      if (ImGui::Selectable(word(p, "policy", entry.name).c_str(), entry.value == m.policy)) m.policy = entry.value;
      p.target_last("newrun.policy." + std::string(entry.name));
    }
    end_combo(p);
  }
  label(Str::reading);
  if (begin_combo(p, "##reading", word(p, "reading", name_of(m.reading)), "newrun.reading")) {
    for (const auto& entry : reading_names) {
      if (ImGui::Selectable(word(p, "reading", entry.name).c_str(), entry.value == m.reading)) m.reading = entry.value;
      p.target_last("newrun.reading." + std::string(entry.name));
    }
    end_combo(p);
  }
  ImGui::Dummy({0, p.px(8)});
  std::uint64_t number = 0;
  const auto parsed = std::from_chars(m.seed.data(), m.seed.data() + std::strlen(m.seed.data()), number);
  const bool valid = parsed.ec == std::errc() && *parsed.ptr == '\0';
  const bool start = text_button(p, p.tr(Str::start_run), "newrun.start", valid) && valid;
  ImGui::SameLine();
  if (text_button(p, p.tr(Str::cancel), "newrun.cancel")) s.close_overlays();
  end_overlay(p);
  if (start) s.start_again(number, m.policy, m.reading);
}

void draw_lapse_question(const Panel& p, ImVec2 window) {
  Session& s = p.session;
  const LapseQuestion question = *s.run().lapse_question();
  begin_overlay(p, "lapse", window, p.px(520));
  paragraph(p, p.theme.fonts.title, colour(p.c().text),
            fill(p.tr(Str::lapse_title), {{"count", std::to_string(question.count)}}));
  paragraph(p, p.theme.fonts.body, colour(p.c().muted),
            fill(p.tr(Str::lapse_text), {{"time", time_text(p, question.tick)}}));
  ImGui::Dummy({0, p.px(8)});
  if (text_button(p, p.tr(Str::lapse_stay), "lapse.stay", true)) s.answer_lapse(false);
  same_line_if_fits(p, p.tr(Str::lapse_go));
  if (text_button(p, p.tr(Str::lapse_go), "lapse.go")) s.answer_lapse(true);
  end_overlay(p);
}

}  // namespace qorgan::ui
