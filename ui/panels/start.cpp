// Before a run: scenarios to choose, one being read, and what is wrong with one.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

/// A column in the middle of the window, never wider than a text is read well.
void begin_column(const Panel& p, const char* id, const Area& area) {
  const float width = std::min(area.width - p.px(32), p.px(820));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {p.px(24), p.px(16)});
  p.memory.keyboard.in(id);
  begin_panel(p, id, {area.x + (area.width - width) / 2, area.y + p.px(16), width, area.height - p.px(32)}, true);
  ImGui::PopStyleVar();
}

void draw_card(const Panel& p, const ScenarioEntry& entry) {
  Session& s = p.session;
  const Fonts& f = p.theme.fonts;
  const std::string file = std::filesystem::path(entry.path).filename().string();
  const bool good = entry.scenario != nullptr;
  const std::string title = good ? p.local(entry.scenario->title) : file;
  const float width = ImGui::GetContentRegionAvail().x, pad = p.px(14);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string summary = good ? p.local(entry.scenario->summary) : p.tr(Str::errors_title);
  const ImVec2 body = f.body->CalcTextSizeA(f.body->FontSize, 1e9F, width - 2 * pad, summary.c_str());
  const float height = pad * 2 + f.title->FontSize + p.px(6) + body.y + p.px(6) + f.small->FontSize;
  if (ImGui::InvisibleButton("card", {width, height})) {
    if (good)
      s.start(entry.scenario);
    else
      s.open(entry.path);
  }
  p.target_last("start." + std::filesystem::path(entry.path).stem().string());
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const bool hovered = ImGui::IsItemHovered();
  draw->AddRectFilled(at, {at.x + width, at.y + height}, colour(hovered ? p.c().hovered : p.c().raised), p.px(6));
  draw->AddRectFilled(at, {at.x + p.px(4), at.y + height}, colour(good ? p.c().accent : p.c().warning), p.px(2));
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  float y = at.y + pad;
  text_at(draw, f.title, {at.x + pad, y}, colour(p.c().text), fitted(f.title, title, width - 2 * pad));
  y += f.title->FontSize + p.px(6);
  draw->AddText(f.body, f.body->FontSize, {at.x + pad, y}, colour(p.c().text), summary.c_str(), nullptr,
                width - 2 * pad);
  y += body.y + p.px(6);
  std::string facts = file;
  if (good) {
    const Scenario& sc = *entry.scenario;
    facts += " \u00B7 " + format_date(sc.start, sc.utc_offset) + " \u00B7 " +
             duration_text(static_cast<double>(sc.ticks) * sc.tick_seconds, s.strings(), p.language()) + " \u00B7 " +
             p.tr(Str::incidents) + ": " + std::to_string(sc.incidents.size());
  }
  text_at(draw, f.small, {at.x + pad, y}, colour(p.c().muted), facts);
  ImGui::Dummy({0, p.px(4)});
}

/// Files opened lately that are still there, one a line.
void draw_recent(const Panel& p) {
  Session& s = p.session;
  if (s.library().recent().empty()) return;
  section(p, p.tr(Str::recent));
  std::string chosen;
  for (const std::string& path : s.library().recent()) {
    const std::string name = std::filesystem::path(path).filename().string();
    ImGui::PushID(path.c_str());
    if (ImGui::Selectable("##recent")) chosen = path;
    ImGui::PopID();
    p.target_last("recent." + std::filesystem::path(path).stem().string());
    const ImVec2 from = ImGui::GetItemRectMin(), to = ImGui::GetItemRectMax();
    ImDrawList* draw = ImGui::GetWindowDrawList();
    const float width = text_size(p.theme.fonts.body, name).x;
    text_at(draw, p.theme.fonts.body, {from.x + p.px(6), from.y + p.px(2)}, colour(p.c().text), name);
    text_at(draw, p.theme.fonts.small, {from.x + width + p.px(18), from.y + p.px(3)}, colour(p.c().muted),
            fitted(p.theme.fonts.small, std::filesystem::path(path).parent_path().string(),
                   to.x - from.x - width - p.px(24)));
  }
  if (!chosen.empty()) s.open(chosen);
  section(p, p.tr(Str::shipped));
}

}  // namespace

void draw_start(const Panel& p, const Area& area) {
  Session& s = p.session;
  begin_column(p, "start", area);
  ImGui::Dummy({0, p.px(6)});
  if (s.stage() == Stage::loading) {
    paragraph(p, p.theme.fonts.title, colour(p.c().text), p.tr(Str::loading));
    end_panel();
    return;
  }
  paragraph(p, p.theme.fonts.figure, colour(p.c().text), p.tr(Str::choose_scenario));
  if (s.library().recent().empty()) paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::shipped));
  ImGui::Dummy({0, p.px(8)});
  if (s.run().open()) {
    if (text_button(p, p.tr(Str::back), "start.back")) s.handle(Shortcut::close);
    ImGui::Dummy({0, p.px(4)});
  }
  draw_recent(p);
  for (const ScenarioEntry& entry : s.library().scenarios()) {
    ImGui::PushID(entry.path.c_str());
    draw_card(p, entry);
    ImGui::PopID();
  }
  if (s.library().scenarios().empty())
    paragraph(
        p, p.theme.fonts.body, colour(p.c().muted),
        s.library().reading() ? p.tr(Str::loading) : fill(p.tr(Str::no_scenarios), {{"place", s.library().folder()}}));
  end_panel();
}

void draw_errors(const Panel& p, const Area& area) {
  Session& s = p.session;
  const ScenarioEntry& entry = s.library().failed();
  begin_column(p, "errors", area);
  const auto errors = std::count_if(entry.diagnostics.begin(), entry.diagnostics.end(),
                                    [](const Diagnostic& d) { return d.severity == Severity::error; });
  const auto warnings = std::count_if(entry.diagnostics.begin(), entry.diagnostics.end(),
                                      [](const Diagnostic& d) { return d.severity == Severity::warning; });
  ImGui::Dummy({0, p.px(6)});
  paragraph(p, p.theme.fonts.figure, colour(p.c().text), p.tr(Str::errors_title));
  paragraph(p, p.theme.fonts.body, colour(p.c().muted),
            entry.path + " \u00B7 " +
                fill(p.tr(Str::errors_count), {{"n", std::to_string(errors)}, {"w", std::to_string(warnings)}}));
  ImGui::Dummy({0, p.px(6)});
  if (text_button(p, p.tr(Str::back), "errors.back", true)) s.show_scenarios();
  ImGui::SameLine();
  if (text_button(p, p.tr(Str::try_again), "errors.again")) s.open(std::string(entry.path));
  ImGui::Dummy({0, p.px(8)});
  if (p.language() != Language::en)
    paragraph(p, p.theme.fonts.small, colour(p.c().muted), p.tr(Str::errors_in_english));
  for (const Diagnostic& d : entry.diagnostics) {
    const Str kind = d.severity == Severity::error     ? Str::error
                     : d.severity == Severity::warning ? Str::warning
                                                       : Str::note;
    const std::string file = std::filesystem::path(d.place.file).filename().string();
    const std::string place =
        d.place.line > 0 ? fmt::format("{} \u00B7 {} {}:{}", file, p.tr(Str::line), d.place.line, d.place.column)
                         : file;
    paragraph(p, p.theme.fonts.small, colour(d.severity == Severity::error ? p.c().warning : p.c().muted),
              p.tr(kind) + " \u00B7 " + place);
    paragraph(p, p.theme.fonts.body, colour(p.c().text), d.message);
    if (!d.suggestion.empty())
      paragraph(p, p.theme.fonts.body, colour(p.c().accent), fill(p.tr(Str::did_you_mean), {{"what", d.suggestion}}));
    ImGui::Dummy({0, p.px(5)});
  }
  end_panel();
}

}  // namespace qorgan::ui
