#pragma once
// Writes SVG. Text and attribute values are escaped here and nowhere else; colours come from classes of the report's
// style, so that a figure follows light, dark and print.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
  void text(double x, double y, std::string_view text, std::string_view css_class, Anchor anchor = Anchor::start);
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

/// About how wide a text is at that size, in user units: no font is at hand, so the mean widths of letters serve.
[[nodiscard]] double text_width(std::string_view text, double size);
/// The text cut so that it fits, with "…" at its end; whole characters only.
[[nodiscard]] std::string shorten(std::string_view text, double size, double width);
/// The text in one line where it fits, otherwise in two, broken at the space that leaves the shorter lines. What does
/// not fit into two goes on for `most` lines; only what is still too long is cut.
[[nodiscard]] std::vector<std::string> break_label(const std::string& text, double size, double width,
                                                   std::size_t most = 2);

}  // namespace qorgan
