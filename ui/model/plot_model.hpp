#pragma once
// Curves: which measures of which places, over which runs; their scales; and the same as a table.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/csv.hpp"
#include "core/enum_table.hpp"
#include "session/frame.hpp"

namespace qorgan::ui {

struct Scale {
  double low = 0, high = 1, step = 1;
};
/// A scale with round ends and about `ticks` steps that holds all finite values; from 0 where they are not negative.
[[nodiscard]] Scale nice_scale(const std::vector<float>& values, int ticks);

enum class PlotScope : std::uint8_t { country, regions, incidents, body };
inline constexpr std::size_t plot_scope_count = count_of<PlotScope>;

/// An earlier run whose curves may lie under those of the present one.
struct RunTrace {
  LocalText label;  ///< seed, policy, reading
  std::shared_ptr<const Scenario> scenario;
  std::shared_ptr<const History> history;
};

/// What a person chose to see; remembered. Only measures that have curves, each once.
class PlotBoard {
 public:
  [[nodiscard]] const std::vector<std::string>& measures() const { return measures_; }
  [[nodiscard]] bool chosen(std::string_view measure) const;
  /// Chooses it as the last one, or leaves it out. Nothing happens where it has no curve.
  void toggle(std::string_view measure);
  void choose(const std::vector<std::string>& measures);  ///< in place of all others; those without curves are left out

  [[nodiscard]] PlotScope scope() const { return scope_; }
  void show(PlotScope scope) { scope_ = scope; }
  /// Whether earlier runs lie under the present one.
  [[nodiscard]] bool earlier() const { return earlier_; }
  void lay_earlier(bool on) { earlier_ = on; }

  /// The measure that fills the panel; empty: all chosen ones are seen. A single body has none.
  [[nodiscard]] const std::string& large() const;
  /// Nothing happens where it has no curve.
  void enlarge(std::string_view measure);
  void put_back() { large_.clear(); }

 private:
  std::vector<std::string> measures_{"severity", "evacuated", "personnel_on_the_spot", "messages", "unmet",
                                     "trust",    "backlog",   "share_informed"};
  PlotScope scope_ = PlotScope::country;
  bool earlier_ = true;
  std::string large_;
};

struct Curve {
  std::string label;
  std::vector<Tick> ticks;
  std::vector<float> values;  ///< one a tick; not-a-number where there is none
  std::size_t colour = 0;     ///< number in Palette::curves
  bool past = false;          ///< of an earlier run
};

/// A reported figure to set beside the curves.
struct Dot {
  Tick tick = 0;
  double value = 0;
};

struct Plot {
  std::string measure;  ///< a name of measure_names(), "waiting" or "load" of a body
  std::vector<Curve> curves;
  std::vector<Dot> observed;
  [[nodiscard]] Scale scale(int ticks) const;
};

/// "waiting" and "load": what is measured of a single body.
inline constexpr std::string_view body_measures[] = {"waiting", "load"};

/// The curves of one measure. By region and by incident those with the largest values, at most `max_places`.
[[nodiscard]] Plot make_plot(const World& world, const History& history, std::string_view measure, PlotScope scope,
                             AgentId body, const std::vector<RunTrace>& traces, Language language,
                             std::size_t max_places = 8);

/// The value at a tick: the last one not after it; not-a-number before the first.
[[nodiscard]] float value_at(const Curve& curve, double tick);

/// "tick,time (UTC+05:00),curve...": a row for every tick at which a curve has a value; after RFC 4180.
[[nodiscard]] std::string plot_csv(const Plot& plot, const Scenario& scenario, const CsvStyle& style);

}  // namespace qorgan::ui
