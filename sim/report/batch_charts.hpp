#pragma once
// The figures of reports on many runs. As in charts.hpp they take plain values and know of no batch.

#include <limits>
#include <string>
#include <vector>

#include "core/text.hpp"

namespace qorgan {

/// A value with its interval; not-a-number where it has none.
struct Estimate {
  double value = std::numeric_limits<double>::quiet_NaN();
  double low = std::numeric_limits<double>::quiet_NaN(), high = std::numeric_limits<double>::quiet_NaN();
};

/// What an axis covers beyond the rows of its chart, for charts that are parts of one; not-a-number: nothing.
struct AxisSpan {
  double low = std::numeric_limits<double>::quiet_NaN(), high = std::numeric_limits<double>::quiet_NaN();
};

/// Rows that one page of A4 holds whole, whatever their labels.
inline constexpr std::size_t rows_of_a_page = 24;

/// Dots with intervals, one row each; a second series as rings below them.
struct IntervalRow {
  std::string label;
  Estimate dot, ring;
  std::string value;  ///< written at the right
  bool strong = false;
};
struct IntervalChart {
  std::string title, unit;
  double scale = 1;  ///< values are divided by it before they are shown
  bool from_zero = false;
  double reference = std::numeric_limits<double>::quiet_NaN();  ///< a line to compare with
  std::string dot_word, ring_word;                              ///< of the legend; empty: none
  std::vector<IntervalRow> rows;
  AxisSpan span = {};
};
[[nodiscard]] AxisSpan span_of(const std::vector<IntervalRow>& rows);
[[nodiscard]] std::string draw_intervals(const IntervalChart& chart, Language language);

struct BoxRow {
  std::string label;
  double least = 0, lower = 0, median = 0, upper = 0, greatest = 0;
  std::vector<double> points;  ///< drawn where they are few
};
struct BoxChart {
  std::string title, unit;
  double scale = 1;
  std::vector<BoxRow> rows;
  AxisSpan span = {};
};
[[nodiscard]] AxisSpan span_of(const std::vector<BoxRow>& rows);
[[nodiscard]] std::string draw_boxes(const BoxChart& chart, Language language);

/// Lines with bands over an axis of numbers.
struct BandCurve {
  std::string label;
  std::vector<double> x, value, low, high;  ///< equally long; low and high may be not-a-number
};
struct BandChart {
  std::string title, unit, axis;  ///< unit of values; what the axis shows
  double scale = 1;
  bool from_zero = true;
  bool dots = false;  ///< mark the points
  std::vector<BandCurve> curves;
  double width = 360, height = 220;
};
[[nodiscard]] std::string draw_bands(const BandChart& chart, Language language);

}  // namespace qorgan
