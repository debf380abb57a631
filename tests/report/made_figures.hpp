#pragma once
// Small figures whose places can be computed by hand.

#include <limits>

#include "report/batch_charts.hpp"
#include "report/charts.hpp"
#include "report/schematic_map.hpp"

namespace qorgan::test {

inline constexpr double absent = std::numeric_limits<double>::quiet_NaN();

inline BarChart bars() {
  BarChart chart;
  chart.title = "bars";
  chart.series = {"own", "lent"};
  chart.rows = {{"first", {1, 2}, "3"}, {"second", {2}, "2"}, {"none", {0, 0}, "0"}};
  return chart;
}

inline LineChart lines() {
  LineChart chart;
  chart.title = "lines";
  chart.unit = "m";
  chart.scale = 10;
  chart.time = {*parse_instant("2024-03-20 00:00", 18000), 18000, 0, 4 * 86400};
  chart.curves = {{"run", "run", {{0, 0}, {86400, 40}, {2 * 86400, absent}, {3 * 86400, 20}, {4 * 86400, 10}}, false},
                  {"seen", "reported", {{86400, 30}, {4 * 86400, 12}}, true}};
  return chart;
}

inline TimelineChart timeline() {
  TimelineChart chart;
  chart.title = "timeline";
  chart.time = {*parse_instant("2024-03-20 00:00", 18000), 18000, 0, 4 * 86400};
  chart.severity_word = "severity";
  chart.sitting_word = "sitting";
  TimelineLane lane;
  lane.label = "Flood";
  lane.note = "Aktobe";
  lane.severity = {{0, 0}, {86400, 0.5}, {2 * 86400, 2}, {4 * 86400, 0}};
  lane.headquarters = {{86400, 3 * 86400, "sat"}, {4 * 86400, 4 * 86400, "short"}};
  for (const Mark mark : {Mark::detected, Mark::decided, Mark::headquarters, Mark::teams, Mark::contained,
                          Mark::instrument, Mark::inject, Mark::central}) {
    lane.marks.push_back({mark, 86400.0 * 0.5 * static_cast<double>(mark), "tip"});
    chart.mark_words.emplace_back(mark, "mark " + std::to_string(static_cast<int>(mark)));
  }
  chart.lanes = {lane, {"Aktobe lane", "Aktobe", {{0, 1}}, {}, {}}};
  return chart;
}

inline ClockChart delays() {
  ClockChart chart;
  chart.title = "clock";
  chart.axis_word = "since onset";
  chart.mark_words = {{Mark::detected, "seen"}, {Mark::teams, "sent"}};
  chart.rows = {{"a", {{Mark::detected, -2 * 3600}, {Mark::teams, 7 * 3600}}}, {"b", {{Mark::teams, 3600}}}};
  return chart;
}

inline FlowChart flow() {
  FlowChart chart;
  chart.title = "flow";
  chart.columns = {"from", "to", "on"};
  chart.nodes = {{"a", 0}, {"b", 0}, {"c", 1}, {"d", 2}};
  chart.links = {{0, 2, 3}, {1, 2, 1}, {2, 3, 2}};
  return chart;
}

inline IntervalChart intervals() {
  IntervalChart chart;
  chart.title = "intervals";
  chart.unit = "h";
  chart.scale = 10;
  chart.reference = 20;
  chart.dot_word = "dot";
  chart.ring_word = "ring";
  chart.rows = {{"one", {20, 10, 30}, {40, absent, absent}, "2", true}, {"two", {50, 50, 60}, {}, "5", false}};
  return chart;
}

inline BoxChart boxes() {
  BoxChart chart;
  chart.title = "boxes";
  chart.unit = "h";
  chart.scale = 10;
  chart.rows = {{"one", 0, 10, 20, 40, 50, {0, 30, absent}}, {"two", 30, 30, 30, 30, 30, {}}};
  return chart;
}

inline BandChart bands() {
  BandChart chart;
  chart.title = "bands";
  chart.unit = "h";
  chart.axis = "days";
  chart.scale = 10;
  chart.dots = true;
  chart.curves = {{"one", {0, 1, 2, 4}, {10, 20, absent, 40}, {0, 10, absent, 30}, {20, 30, absent, 50}},
                  {"two", {0, 4}, {20, 10}, {absent, absent}, {absent, absent}}};
  return chart;
}

inline SchematicMap map() {
  SchematicMap out;
  const auto square = [](double west, double south, double size) {
    return MapPolygon{{{west, south}, {west + size, south}, {west + size, south + size}, {west, south + size}}, {}};
  };
  out.regions = {{"A", {square(60, 46, 6)}, ""}, {"B", {square(68, 46, 6)}, ""}, {"C", {square(62, 48, 1)}, "A"}};
  return out;
}

inline MapChart map_chart() {
  MapChart chart;
  chart.title = "map";
  chart.value_word = "severity";
  chart.headquarters_word = "sat";
  chart.values = {
      {"A", "Alpha", "0.8 → 0.1", 0.8, true}, {"B", "Beta", "0.005", 0.005, false}, {"C", "City", "0.3", 0.3, true}};
  return chart;
}

}  // namespace qorgan::test
