#pragma once
// One function a panel; each stands in the file of its name.

#include "ui/model/bar_layout.hpp"
#include "ui/panels/panel.hpp"

namespace qorgan::ui {

/// Where the parts of the bar stand in a window of that width, by the texts that they have now.
[[nodiscard]] BarLayout bar_layout(const Panel& p, float width);
void draw_bar(const Panel& p, const Area& area, const BarLayout& layout);
/// What is wrong with the session, below the bar for as long as it is.
[[nodiscard]] float alarm_height(const Panel& p, const std::string& text, float width);
void draw_alarm(const Panel& p, const Area& area, const std::string& text);

/// The places of the window with their panels.
void draw_desk(const Panel& p, const Layout& layout);
[[nodiscard]] Str panel_title(PanelKind kind);
/// A button of that size that opens the menu of the window.
/// What the bar has no room for stands in it.
void draw_menu(const Panel& p, float size, const BarLayout& layout);
/// What was just saved, for some seconds.
void draw_notice(const Panel& p, ImVec2 window);

/// The content of the panels, below or beside the title that stands at the cursor's line: ImGui::SameLine() reaches it.
void draw_map(const Panel& p);
void draw_flow(const Panel& p);
void draw_timeline(const Panel& p);
void draw_plots(const Panel& p);
void draw_organisation(const Panel& p);
void draw_legality(const Panel& p);
/// An article that shows itself when it is clicked, cut to `width`.
void article_link(const Panel& p, const std::string& article, float width);
/// A name and at the right an article that shows itself when it is clicked, with a note before it.
void article_row(const Panel& p, const std::string& name, const std::string& article, const std::string& note = {});
/// "Aktobe": the short name where there is one.
[[nodiscard]] const std::string& region_short(const Panel& p, RegionId region);
void draw_incident(const Panel& p);
void draw_agency(const Panel& p);
void draw_region(const Panel& p);

void draw_decisions(const Panel& p);
void draw_injects(const Panel& p);
void draw_compare(const Panel& p);
/// Takes the inspected body over as a player, or hands it back.
void draw_play_button(const Panel& p);
/// "Branch 2: without the headquarters".
[[nodiscard]] std::string branch_name(const Panel& p, const BranchInfo& branch);

/// Instead of a run: scenarios to choose, a scenario being read, its errors.
void draw_start(const Panel& p, const Area& area);
void draw_errors(const Panel& p, const Area& area);
/// A card over the window; everything until end_overlay() stands on it.
void begin_overlay(const Panel& p, const char* id, ImVec2 window, float width);
void end_overlay(const Panel& p);
/// Why an event came about.
void draw_why(const Panel& p, ImVec2 window);
/// What became of the record and the report, wrapped where the cursor's text wraps.
void draw_report_state(const Panel& p);
/// A long way to a tick: how far, how long still, and the way to stop it.
void draw_journey(const Panel& p, ImVec2 window);
/// Over a run: what happened, and the question for a new run.
void draw_end(const Panel& p, ImVec2 window);
void draw_new_run(const Panel& p, ImVec2 window);
/// Whether to go on although decisions lapse on the way.
void draw_lapse_question(const Panel& p, ImVec2 window);

}  // namespace qorgan::ui
