#include "report/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/xml.hpp"

namespace qorgan {

std::string coordinate(double value) {
  if (!std::isfinite(value)) return "0";
  std::string out = fmt::format("{:.2f}", value);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out == "-0" ? "0" : out;
}

void Path::point(double x, double y) { text_ += coordinate(x) + " " + coordinate(y); }
Path& Path::move(double x, double y) {
  text_ += "M";
  point(x, y);
  return *this;
}
Path& Path::line(double x, double y) {
  text_ += "L";
  point(x, y);
  return *this;
}
Path& Path::curve(double x1, double y1, double x2, double y2, double x, double y) {
  text_ += "C";
  point(x1, y1);
  text_ += " ";
  point(x2, y2);
  text_ += " ";
  point(x, y);
  return *this;
}
Path& Path::close() {
  text_ += "Z";
  return *this;
}

Svg::Svg(double width, double height, std::string_view title) : width_(width), height_(height), title_(title) {}

void Svg::element(std::string_view start, std::string_view css_class, std::string_view tip) {
  body_ += start;
  body_ += fmt::format(" class=\"{}\"", escape_markup(css_class));
  if (tip.empty()) {
    body_ += "/>";
    return;
  }
  const std::string_view name = start.substr(1, start.find(' ') - 1);
  body_ += fmt::format("><title>{}</title></{}>", escape_markup(tip), name);
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view css_class) {
  element(fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"", coordinate(x1), coordinate(y1), coordinate(x2),
                      coordinate(y2)),
          css_class, {});
}

void Svg::rect(double x, double y, double width, double height, std::string_view css_class, std::string_view tip,
               double radius) {
  std::string start = fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", coordinate(x), coordinate(y),
                                  coordinate(std::max(0.0, width)), coordinate(std::max(0.0, height)));
  if (radius > 0) start += fmt::format(" rx=\"{}\"", coordinate(radius));
  element(start, css_class, tip);
}

void Svg::circle(double x, double y, double radius, std::string_view css_class, std::string_view tip) {
  element(fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"", coordinate(x), coordinate(y), coordinate(radius)),
          css_class, tip);
}

void Svg::path(const Path& path, std::string_view css_class, std::string_view tip) {
  element(fmt::format("<path d=\"{}\"", path.text()), css_class, tip);
}

void Svg::polygon(const std::vector<std::pair<double, double>>& points, std::string_view css_class,
                  std::string_view tip) {
  std::string list;
  for (const auto& [x, y] : points) list += (list.empty() ? "" : " ") + coordinate(x) + "," + coordinate(y);
  element(fmt::format("<polygon points=\"{}\"", list), css_class, tip);
}

void Svg::text(double x, double y, std::string_view text, std::string_view css_class, Anchor anchor,
               std::string_view full) {
  const std::string_view side = anchor == Anchor::middle ? " text-anchor=\"middle\""
                                : anchor == Anchor::end  ? " text-anchor=\"end\""
                                                         : "";
  const std::string title = full.empty() ? std::string() : fmt::format("<title>{}</title>", escape_markup(full));
  body_ += fmt::format("<text x=\"{}\" y=\"{}\"{} class=\"{}\">{}{}</text>", coordinate(x), coordinate(y), side,
                       escape_markup(css_class), escape_markup(text), title);
}

void Svg::label(double x, double y, const Label& label, double pitch, std::string_view css_class, Anchor anchor) {
  for (const std::string& line : label.lines) {
    text(x, y, line, css_class, anchor, label.full);
    y += pitch;
  }
}

void Svg::axis_labels(const std::vector<std::pair<double, std::string>>& labels, double y) {
  constexpr double gap = 6;
  double taken = 0;
  for (const auto& [at, label] : labels) {
    const double half = text_width(label, text_size) / 2;
    const double x = std::clamp(at, half, std::max(half, width_ - half));
    if (x - half < taken) continue;
    text(x, y, label, "tick", Anchor::middle);
    taken = x + half + gap;
  }
}

void Svg::open_group(std::string_view css_class) { body_ += fmt::format("<g class=\"{}\">", escape_markup(css_class)); }
void Svg::close_group() { body_ += "</g>"; }

std::string Svg::finish() const {
  return fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">{}</svg>", coordinate(width_),
                     coordinate(height_), escape_markup(title_), body_);
}

}  // namespace qorgan
