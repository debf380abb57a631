#pragma once
// One function a panel; each stands in the file of its name.

#include "ui/model/flow_model.hpp"
#include "ui/panels/panel.hpp"

namespace qorgan::ui {

void draw_bar(const Panel& p, const Area& area);

/// The places of the window with their panels.
void draw_desk(const Panel& p, const Layout& layout);
[[nodiscard]] Str panel_title(PanelKind kind);
/// A button of that size that opens the menu of the window.
void draw_menu(const Panel& p, float size);
/// What was just saved, for some seconds.
void draw_notice(const Panel& p, ImVec2 window);

/// The content of the panels, below or beside the title that stands at the cursor's line: ImGui::SameLine() reaches it.
void draw_map(const Panel& p);
void draw_flow(const Panel& p);
void draw_timeline(const Panel& p);
void draw_plots(const Panel& p);
void draw_incident(const Panel& p);
void draw_agency(const Panel& p);
void draw_region(const Panel& p);

/// Instead of a run: scenarios to choose, a scenario being read, its errors.
void draw_start(const Panel& p, const Area& area);
void draw_errors(const Panel& p, const Area& area);
/// Over a run: what happened, and the question for a new run.
void draw_end(const Panel& p, ImVec2 window);
void draw_new_run(const Panel& p, ImVec2 window);

/// The name people read of a flow's node.
[[nodiscard]] std::string node_name(const Panel& p, const FlowNode& node);
}  // namespace qorgan::ui
