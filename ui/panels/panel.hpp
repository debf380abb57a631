#pragma once
// What every panel is drawn with, and the few widgets they share.

#include <imgui.h>

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "account/grounds.hpp"
#include "account/lanes.hpp"
#include "ui/model/flow_model.hpp"
#include "ui/model/legality_model.hpp"
#include "ui/model/numbers.hpp"
#include "ui/model/organisation_model.hpp"
#include "ui/model/plot_model.hpp"
#include "ui/model/session.hpp"
#include "ui/model/why_model.hpp"
#include "ui/panels/keyboard.hpp"
#include "ui/panels/play_memory.hpp"
#include "ui/theme/theme.hpp"

namespace qorgan::ui {

struct OrganisationMemory {
  std::array<char, 96> search{};
  bool as_matrix = false;
  OrgChoice choice;
  bool stale = true;  ///< the choice changed
  std::shared_ptr<const Structure> structure, matrix_structure;
  std::string shown_search;
  Language shown_language = Language::en;
  std::vector<OrgLine> lines;
  OrgMatrix matrix;
};

struct LegalityMemory {
  GroundTally tally;
  std::string article;
  std::shared_ptr<const Institution> institution;
  std::vector<ArticleEntry> entries;
};

/// The ten lines at the end of a run.
struct EndMemory {
  std::shared_ptr<const World> world;
  Language language = Language::en;
  std::vector<std::string> lines;
};

struct PlotMemory {
  std::string key;
  std::shared_ptr<const History> history;
  double time = -1;  ///< seconds of ImGui's clock when the curves were made
  std::vector<Plot> plots;
  TimeAxis axis;
};

struct WhyMemory {
  EventKey event = 0;
  Language language = Language::en;
  std::vector<WhyLine> lines;
};

/// The response flow, kept until the world, the question or the room changes; and the list of a band's messages.
struct FlowMemory {
  std::shared_ptr<const World> world;
  FlowQuestion question;
  double time = -1;  ///< seconds of ImGui's clock when it was worked out
  FlowGraph graph;
  std::shared_ptr<const World> band_world;
  std::optional<std::pair<ResponseNode, ResponseNode>> band;
  FlowQuestion band_of;
  double band_time = -1;
  BandDetail detail;
};

/// What panels keep from frame to frame beyond the session: what is derived, scrolled or half typed.
struct PanelMemory {
  FlowMemory flow;
  PlayMemory play;
  KeyboardFocus keyboard;
  OrganisationMemory organisation;
  LegalityMemory legality;
  EndMemory end;
  WhyMemory why;
  PlotMemory plots;
  // of which run and which branch of it all this is
  unsigned run = 0;
  int branch = 0;
  // the timeline's lanes, where they are more than fit
  float lane_offset = 0;
  // the question for a new run
  bool asked = false;
  std::array<char, 24> seed{};
  Policy policy = Policy::by_law;
  Reading reading = Reading::literal;
};

/// Handed to every panel's drawing function.
struct Panel {
  Session& session;
  const Theme& theme;
  PanelMemory& memory;

  [[nodiscard]] const std::string& tr(Str s) const { return session.tr(s); }
  [[nodiscard]] Language language() const { return session.language(); }
  [[nodiscard]] const Palette& c() const { return theme.c(); }
  [[nodiscard]] float px(float length) const { return theme.px(length); }
  [[nodiscard]] const World& world() const { return session.world(); }
  [[nodiscard]] const std::string& local(const LocalText& text) const { return text.in(session.language()); }
  /// Makes a place known to scripts.
  void target(const std::string& name, ImVec2 from, ImVec2 to) const {
    session.targets().note(name, {from.x, from.y, to.x - from.x, to.y - from.y});
  }
  /// What was drawn last can be clicked: by scripts and from the keyboard.
  void target_last(const std::string& name) const {
    target(name, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    memory.keyboard.add(name, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  }
  /// The same of a text field: who gets there types into it.
  void text_field(const std::string& name) const { text_field(name, ImGui::GetItemRectMax()); }
  /// The same where the text ends before the item does.
  void text_field(const std::string& name, ImVec2 to) const {
    target(name, ImGui::GetItemRectMin(), to);
    memory.keyboard.add(name, ImGui::GetItemRectMin(), to, true);
  }
  /// A place within a drawing that can be clicked, where it is seen.
  void spot(const std::string& name, ImVec2 from, ImVec2 to) const {
    target(name, from, to);
    const ImVec2 centre{(from.x + to.x) / 2, (from.y + to.y) / 2};
    const ImVec2 low = ImGui::GetWindowDrawList()->GetClipRectMin(),
                 high = ImGui::GetWindowDrawList()->GetClipRectMax();
    if (centre.x >= low.x && centre.y >= low.y && centre.x < high.x && centre.y < high.y)
      memory.keyboard.add_spot(name, from, to);
  }
};

/// Room for more than fits: everything until end_scroll() moves with the wheel, without a frame.
void begin_scroll(const Panel& p, const char* id, float width = 0, float height = 0);
/// Like begin_scroll(), with a second column beside where there is room for `min_width` pixels at scale 1; returns that
/// column's width, or 0 where all stands in one. `share` of the room is the first one's.
[[nodiscard]] float begin_columns(const Panel& p, const char* id, float min_width, float share = 0.5F);
/// What follows stands in the second column, if there is one. end_scroll() ends both.
void next_column(const Panel& p, const char* id, float width);
void end_scroll();

/// A menu that opens at the pointer, and the list below a field: never larger than the window, closed by Escape. What
/// stands in them until their end comes first for the keyboard. `name` is the field's for scripts.
[[nodiscard]] bool begin_menu(const Panel& p, const char* id);
void end_menu(const Panel& p);
[[nodiscard]] bool begin_combo(const Panel& p, const char* id, const std::string& shown, const std::string& name,
                               ImGuiComboFlags flags = 0);
void end_combo(const Panel& p);

enum class Align : unsigned char { left, centre, right };

/// A card of the layout. Everything until end_panel() is in it. Where `min_size` is more than its room, both ways, what
/// is drawn has that much and the card scrolls.
void begin_panel(const Panel& p, const char* id, const Area& area, bool scroll = false, ImVec2 min_size = {0, 0});
void end_panel();

/// The panel's heading at the cursor; leaves the cursor below it.
void heading(const Panel& p, const std::string& text);
/// A section's heading inside a panel, with space above.
void section(const Panel& p, const std::string& text);

void text_at(ImDrawList* draw, ImFont* font, ImVec2 at, ImU32 colour, const std::string& text,
             Align align = Align::left);
/// Text from below upwards, beginning at `at`.
void upright_text(ImDrawList* draw, ImFont* font, ImVec2 at, ImU32 colour, const std::string& text);
/// Text with a soft edge of `ground`, to be read on any colour.
void haloed_text(ImDrawList* draw, ImFont* font, ImVec2 at, ImU32 colour, ImU32 ground, const std::string& text,
                 Align align = Align::left);
[[nodiscard]] ImVec2 text_size(ImFont* font, const std::string& text);
/// Cut with an ellipsis where it is wider than `width`.
[[nodiscard]] std::string fitted(ImFont* font, const std::string& text, float width);
/// Wrapped text in a font and colour at the cursor.
void paragraph(const Panel& p, ImFont* font, ImU32 colour, const std::string& text);
/// Name on the left, value on the right of the line.
void fact_row(const Panel& p, const std::string& name, const std::string& value, bool weak = false);
/// A tooltip of lines, the first one strong.
void tooltip(const Panel& p, const std::string& title, std::span<const std::string> lines = {});

enum class Icon : unsigned char {
  play,
  pause,
  step,
  step_back,
  start,
  end,
  plus,
  minus,
  sun,
  moon,
  folder,
  again,
  close,
  menu,
  down,
  right
};
void draw_icon(ImDrawList* draw, Icon icon, ImVec2 centre, float size, ImU32 colour);
/// A square button with a drawn icon; `primary` is the filled one of its kind.
[[nodiscard]] bool icon_button(const Panel& p, const char* id, Icon icon, const std::string& hint, float size,
                               bool primary = false, bool enabled = true);
/// A row of choices of which one holds; returns the number clicked or -1.
[[nodiscard]] int segmented(const Panel& p, const char* id, std::span<const std::string> labels, int current);
[[nodiscard]] float segmented_width(const Panel& p, std::span<const std::string> labels);
/// What comes next stands beside the last item where a button of that label has room there, below it otherwise.
void same_line_if_fits(const Panel& p, const std::string& label);
/// A text button; `primary` is filled. As wide as its label, or as said.
[[nodiscard]] bool text_button(const Panel& p, const std::string& label, const char* id, bool primary = false,
                               float width = 0);

/// Marks of the timeline and legends, told apart by shape as well as by colour.
void draw_mark(ImDrawList* draw, const Panel& p, MarkKind kind, ImVec2 centre, float radius, bool hollow = false);
[[nodiscard]] Rgb mark_colour(const Palette& c, MarkKind kind);
[[nodiscard]] Str mark_name(MarkKind kind);
/// A headquarters: a shield, filled when it sits, doubled when it is the central one.
void draw_headquarters(ImDrawList* draw, const Panel& p, ImVec2 centre, float radius, bool sitting, bool central);

/// "Flood in Aktobe Region": the incident's name in the language; empty where the run has no such incident.
[[nodiscard]] const std::string& incident_name(const Panel& p, IncidentId incident);
[[nodiscard]] std::string word(const Panel& p, std::string_view group, std::string_view key);
/// "2024-03-27 09:00"
[[nodiscard]] std::string time_text(const Panel& p, double tick);

}  // namespace qorgan::ui
