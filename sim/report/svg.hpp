#pragma once
// Writes SVG. Text and attribute values are escaped here and nowhere else; colours come from classes of the report's
// style, so that a figure follows light, dark and print.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/label.hpp"

namespace qorgan {

/// A coordinate with at most two decimals: "12.5". Not-a-number becomes "0", so that markup never breaks.
[[nodiscard]] std::string coordinate(double value);

/// A way through points, for `d` of a path.
class Path {
 public:
  Path& move(double x, double y);
  Path& line(double x, double y);
  Path& curve(double x1, double y1, double x2, double y2, double x, double y);
  Path& close();
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }

 private:
  void point(double x, double y);
  std::string text_;
};

/// The size of text where a class of the style does not say another one.
constexpr double text_size = 11;

enum class Anchor : unsigned char { start, middle, end };

class Svg {
 public:
  /// In user units, which are about a CSS pixel on a screen. `title` is read out to those who cannot see.
  Svg(double width, double height, std::string_view title);

  void line(double x1, double y1, double x2, double y2, std::string_view css_class);
  void rect(double x, double y, double width, double height, std::string_view css_class, std::string_view tip = {},
            double radius = 0);
  void circle(double x, double y, double radius, std::string_view css_class, std::string_view tip = {});
  void path(const Path& path, std::string_view css_class, std::string_view tip = {});
  void polygon(const std::vector<std::pair<double, double>>& points, std::string_view css_class,
               std::string_view tip = {});
  /// `y` is the baseline. `full`: what was meant where the text is a part of it, shown to who points at it.
  void text(double x, double y, std::string_view text, std::string_view css_class, Anchor anchor = Anchor::start,
            std::string_view full = {});
  /// The lines of a label below each other, `pitch` apart; `y` is the baseline of the first.
  void label(double x, double y, const Label& label, double pitch, std::string_view css_class,
             Anchor anchor = Anchor::start);
  /// Labels of an axis, each centred below its place; one that would touch the one before it is left out, one that
  /// would stand out of the figure is moved in.
  void axis_labels(const std::vector<std::pair<double, std::string>>& labels, double y);
  void open_group(std::string_view css_class);
  void close_group();

  [[nodiscard]] std::string finish() const;
  [[nodiscard]] double width() const { return width_; }
  [[nodiscard]] double height() const { return height_; }

 private:
  void element(std::string_view start, std::string_view css_class, std::string_view tip);
  double width_, height_;
  std::string body_;
  std::string title_;
};

}  // namespace qorgan
