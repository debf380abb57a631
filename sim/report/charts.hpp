#pragma once
// The figures of a report. Each takes what it shows as plain values and gives SVG markup whose classes the report's
// style colours. Nothing here knows of a record.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/text.hpp"
#include "core/time.hpp"
#include "report/schematic_map.hpp"

namespace qorgan {

/// Local time along an axis: seconds after the start of the scenario.
struct ChartTime {
  Instant start;
  std::int32_t utc_offset = 0;
  double from = 0, to = 1;
};

// ---- curves -------------------------------------------------------------------------------------------------------

struct Curve {
  std::string label;
  std::string style;                              ///< "run", "baseline", "reported": classes of the style sheet
  std::vector<std::pair<double, double>> points;  ///< seconds after the start, value; not-a-number leaves a gap
  bool dots = false;                              ///< single points instead of a line
};
struct LineChart {
  std::string title;
  std::string unit;    ///< above the axis
  double scale = 1;    ///< values are divided by it before they are shown
  bool whole = false;  ///< counts: no fractions on the axis
  bool from_zero = true;
  std::vector<Curve> curves;
  ChartTime time;
  double width = 360, height = 210;
};
[[nodiscard]] std::string draw_lines(const LineChart& chart, Language language);

// ---- timeline -----------------------------------------------------------------------------------------------------

enum class Mark : unsigned char { detected, decided, headquarters, teams, contained, instrument, inject, central };

struct TimelineMark {
  Mark mark = Mark::detected;
  double time = 0;
  std::string tip;
};
struct TimelineSpan {
  double from = 0, to = 0;
  std::string tip;
};
struct TimelineLane {
  std::string label, note;
  std::vector<std::pair<double, double>> severity;  ///< drawn as an area, 1 is the lane's height
  std::vector<TimelineSpan> headquarters;           ///< sitting
  std::vector<TimelineMark> marks;
};
struct TimelineChart {
  std::string title;
  std::vector<TimelineLane> lanes;
  ChartTime time;
  /// Words of the legend: severity, headquarters sitting, then one for each Mark that appears.
  std::string severity_word, sitting_word;
  std::vector<std::pair<Mark, std::string>> mark_words;
};
[[nodiscard]] std::string draw_timeline(const TimelineChart& chart, Language language);

/// Delays after onset: one row an incident, one sign a milestone.
struct ClockRow {
  std::string label;
  std::vector<std::pair<Mark, double>> delays;  ///< seconds after onset; below 0 is before it
};
struct ClockChart {
  std::string title, axis_word;
  std::vector<ClockRow> rows;
  std::vector<std::pair<Mark, std::string>> mark_words;
};
[[nodiscard]] std::string draw_clock(const ClockChart& chart, Language language);

// ---- flow ---------------------------------------------------------------------------------------------------------

struct FlowNode {
  std::string label;
  std::size_t column = 0;
};
struct FlowLink {
  std::size_t from = 0, to = 0;  ///< indices of nodes; `to` stands in a later column
  double amount = 0;             ///< messages
};
struct FlowChart {
  std::string title;
  std::vector<std::string> columns;  ///< headings
  std::vector<FlowNode> nodes;
  std::vector<FlowLink> links;
};
/// Where everything goes, apart from the drawing so that it can be tested.
struct FlowLayout {
  struct Box {
    double x = 0, y = 0, width = 0, height = 0, amount = 0;
  };
  struct Ribbon {
    double from_y = 0, to_y = 0, width = 0;  ///< tops of both ends, thickness
  };
  std::vector<Box> boxes;
  std::vector<Ribbon> ribbons;
  double height = 0;
};
[[nodiscard]] FlowLayout lay_out_flow(const FlowChart& chart, double width);
[[nodiscard]] std::string draw_flow(const FlowChart& chart, Language language);

// ---- map ----------------------------------------------------------------------------------------------------------

struct MapValue {
  std::string region;  ///< ISO code
  std::string label, note;
  double value = 0;  ///< severity
  bool headquarters = false;
};
struct MapChart {
  std::string title, value_word, headquarters_word;
  std::vector<MapValue> values;
};
[[nodiscard]] std::string draw_map(const SchematicMap& map, const MapChart& chart, Language language);

// ---- bars ---------------------------------------------------------------------------------------------------------

struct BarRow {
  std::string label;
  std::vector<double> parts;  ///< one a series of the chart
  std::string value;          ///< written at the end of the bar
};
struct BarChart {
  std::string title;
  std::vector<std::string> series;  ///< at most four
  std::vector<BarRow> rows;
  std::vector<std::string> styles = {};  ///< of the series, classes of the style sheet; "part0", "part1"... if empty
};
[[nodiscard]] std::string draw_bars(const BarChart& chart);

/// Steps of the severity ramp: 0 (none) to 5.
[[nodiscard]] int severity_step(double severity);

}  // namespace qorgan
