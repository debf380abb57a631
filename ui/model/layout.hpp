#pragma once
// Where the panels stand: five places arranged for the window's size, each showing one panel; nothing to dock or to
// lose. What stands where, and how large, is a person's choice and is remembered.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/enum_table.hpp"

namespace qorgan::ui {

enum class PanelKind : std::uint8_t {
  map,
  flow,
  organisation,
  timeline,
  plots,
  legality,
  incident,
  agency,
  region,
  decisions,
  injects,
  compare
};
inline constexpr std::size_t panel_kind_count = count_of<PanelKind>;
/// Those that can be chosen, in the order of the menu.
inline constexpr std::array available_panels{PanelKind::map,       PanelKind::flow,    PanelKind::organisation,
                                             PanelKind::timeline,  PanelKind::plots,   PanelKind::legality,
                                             PanelKind::incident,  PanelKind::agency,  PanelKind::region,
                                             PanelKind::decisions, PanelKind::injects, PanelKind::compare};
static_assert(has_every<PanelKind>(available_panels, [](PanelKind kind) { return kind; }));
/// "map", "organisation": in settings and scripts.
[[nodiscard]] std::string_view name_of(PanelKind kind);
[[nodiscard]] std::optional<PanelKind> panel_from(std::string_view name);

/// Places of the window: two large ones side by side, a column at the right, a strip below, and its end.
enum class Slot : std::uint8_t { main, second, side, lower, corner };
inline constexpr std::size_t slot_count = count_of<Slot>;

/// Arrangements for a room, for who leads an exercise, for a desk.
enum class Preset : std::uint8_t { director, projector, researcher };
inline constexpr std::array all_presets = all_of<Preset>;
[[nodiscard]] std::string_view name_of(Preset preset);
[[nodiscard]] std::optional<Preset> preset_from(std::string_view name);

/// What stands where. Every panel stands in at most one place.
struct Desk {
  Preset preset = Preset::director;
  std::array<PanelKind, slot_count> shown{PanelKind::map, PanelKind::flow, PanelKind::incident, PanelKind::timeline,
                                          PanelKind::plots};
  bool column = true;                                               ///< whether there is a column at the right
  float split = 0.53F;                                              ///< share of the first large place, 0.25 to 0.75
  float side = 0.23F;                                               ///< share of the window's width, 0.15 to 0.45
  float lower = 0.30F;                                              ///< share of the window's height, 0.12 to 0.6
  std::optional<PanelKind> enlarged;                                ///< fills the window alone
  std::array<bool, slot_count> seen{true, true, true, true, true};  ///< which places the window has; see arrange()
  bool single = false;      ///< the window is too small for more than one place at a time; see arrange()
  Slot front = Slot::main;  ///< which one that is

  /// Places, sizes and column of the preset.
  void use(Preset wanted);
  [[nodiscard]] PanelKind at(Slot slot) const { return shown[static_cast<std::size_t>(slot)]; }
  /// Places that the window would have if it were large enough; in a small one each has a tab.
  [[nodiscard]] bool usable(Slot slot) const { return column || (slot != Slot::side && slot != Slot::corner); }
  /// The place it stands in and is seen; empty where it is not.
  [[nodiscard]] std::optional<Slot> place_of(PanelKind kind) const;
  /// Into that place; what stood there takes the place it leaves.
  void put(PanelKind kind, Slot slot);
  /// Makes sure that it is seen: inspectors take each other's place or the column, others the first large place.
  void reveal(PanelKind kind);
  /// The next one of the menu that is not seen elsewhere; no inspector.
  void next_in(Slot slot);
  /// Sizes within their limits.
  void limit_sizes();
};
[[nodiscard]] constexpr bool is_inspector(PanelKind kind) {
  return kind == PanelKind::incident || kind == PanelKind::agency || kind == PanelKind::region;
}

struct Area {
  float x = 0, y = 0, width = 0, height = 0;
  [[nodiscard]] float right() const { return x + width; }
  [[nodiscard]] float bottom() const { return y + height; }
  [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
};

struct Layout {
  bool wide = false;    ///< two large places and a column beside them
  bool single = false;  ///< one place at a time, and tabs for the others
  Area bar;
  Area alarm;                            ///< empty without one
  Area tabs;                             ///< empty unless `single`
  std::array<Area, slot_count> slots{};  ///< empty where the window has no room for it
  float gap = 8;
  [[nodiscard]] const Area& of(Slot slot) const { return slots[static_cast<std::size_t>(slot)]; }
};

/// What stands above the places, in pixels.
struct Top {
  float bar = 0;    ///< its height; 0: that of one line
  float alarm = 0;  ///< of a line that warns; 0: none
};

/// `scale` is the size of type. A wide window has two large places, a column and a strip below; a middling one two
/// above two; a small one shows one place at a time.
[[nodiscard]] Layout arrange(float width, float height, float scale, const Desk& desk = {}, const Top& top = {});

/// The size of type for a window: 1 up to 1080 lines, 2 at 2160, times what the user asks for; never so large that less
/// than `min_columns` by `min_rows` of its pixels would fit into the window.
inline constexpr float min_columns = 480, min_rows = 300;
[[nodiscard]] float type_scale(unsigned width, unsigned height, float wish);

}  // namespace qorgan::ui
