#pragma once
// Which panel stands in which place of the window, and how large the places are: a person's choice, which is
// remembered. Every panel stands in at most one place, sizes are within their limits, and the place in front is one
// that the window has.

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
/// Those that can be chosen, in the order of the menu.
inline constexpr std::array available_panels = all_of<PanelKind>;
/// "map", "organisation": in settings and scripts.
[[nodiscard]] std::string_view name_of(PanelKind kind);
[[nodiscard]] std::optional<PanelKind> panel_from(std::string_view name);
[[nodiscard]] constexpr bool is_inspector(PanelKind kind) {
  return kind == PanelKind::incident || kind == PanelKind::agency || kind == PanelKind::region;
}

/// Places of the window: two large ones side by side, a column at the right, a strip below, and its end.
enum class Slot : std::uint8_t { main, second, side, lower, corner };
inline constexpr std::size_t slot_count = count_of<Slot>;

/// Arrangements for a room, for who leads an exercise, for a desk.
enum class Preset : std::uint8_t { director, projector, researcher };
inline constexpr std::array all_presets = all_of<Preset>;
[[nodiscard]] std::string_view name_of(Preset preset);
[[nodiscard]] std::optional<Preset> preset_from(std::string_view name);

/// From the least to the greatest share of the window that a place may have.
struct ShareLimits {
  float min, max;
};
inline constexpr ShareLimits split_limits{0.25F, 0.75F}, side_limits{0.15F, 0.45F}, lower_limits{0.12F, 0.6F};

class Desk {
 public:
  using Places = std::array<PanelKind, slot_count>;

  /// Places, sizes and column of the preset.
  void use(Preset wanted);
  [[nodiscard]] Preset preset() const { return preset_; }

  [[nodiscard]] PanelKind at(Slot slot) const { return shown_[index_of(slot)]; }
  [[nodiscard]] const Places& shown() const { return shown_; }
  /// All places at once; false, and nothing changed, where a panel stands twice.
  bool show(const Places& wanted);
  /// Into that place; what stood there takes the place it leaves.
  void put(PanelKind kind, Slot slot);
  /// Makes sure that it is seen: inspectors take each other's place or the column, others the first large place.
  void reveal(PanelKind kind);
  /// The next one of the menu that is not seen elsewhere; no inspector.
  void next_in(Slot slot);

  /// The panel that fills the window alone.
  [[nodiscard]] const std::optional<PanelKind>& enlarged() const { return enlarged_; }
  void enlarge(PanelKind kind) { enlarged_ = kind; }
  void put_back() { enlarged_.reset(); }

  /// Whether there is a column at the right.
  [[nodiscard]] bool column() const { return column_; }
  void show_column(bool on);
  /// Of the first large place among the two; of the column in the window's width; of the strip in its height. A share
  /// beyond its limits is cut to them, no number changes nothing.
  [[nodiscard]] float split() const { return split_; }
  [[nodiscard]] float side() const { return side_; }
  [[nodiscard]] float lower() const { return lower_; }
  void set_split(float share);
  void set_side(float share);
  void set_lower(float share);

  /// What arrange() found room for: which places the window has, and whether it shows one at a time.
  void fit(const std::array<bool, slot_count>& seen, bool single);
  [[nodiscard]] bool seen(Slot slot) const { return seen_[index_of(slot)]; }
  [[nodiscard]] bool single() const { return single_; }
  /// Which place is seen where it is one at a time.
  [[nodiscard]] Slot front() const { return front_; }
  /// Nothing happens where the slot is not usable.
  void bring_to_front(Slot slot);
  /// Places that the window would have if it were large enough; in a small one each has a tab.
  [[nodiscard]] bool usable(Slot slot) const { return column_ || (slot != Slot::side && slot != Slot::corner); }
  /// The place it stands in and is seen; empty where it is not.
  [[nodiscard]] std::optional<Slot> place_of(PanelKind kind) const;

 private:
  Preset preset_ = Preset::director;
  Places shown_{PanelKind::map, PanelKind::flow, PanelKind::incident, PanelKind::timeline, PanelKind::plots};
  bool column_ = true;
  float split_ = 0.53F, side_ = 0.23F, lower_ = 0.30F;
  std::optional<PanelKind> enlarged_;
  std::array<bool, slot_count> seen_{true, true, true, true, true};
  bool single_ = false;
  Slot front_ = Slot::main;
};

}  // namespace qorgan::ui
