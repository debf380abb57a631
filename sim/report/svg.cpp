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

void Svg::text(double x, double y, std::string_view text, std::string_view css_class, Anchor anchor) {
  const std::string_view side = anchor == Anchor::middle ? " text-anchor=\"middle\""
                                : anchor == Anchor::end  ? " text-anchor=\"end\""
                                                         : "";
  body_ += fmt::format("<text x=\"{}\" y=\"{}\"{} class=\"{}\">{}</text>", coordinate(x), coordinate(y), side,
                       escape_markup(css_class), escape_markup(text));
}

void Svg::open_group(std::string_view css_class) { body_ += fmt::format("<g class=\"{}\">", escape_markup(css_class)); }
void Svg::close_group() { body_ += "</g>"; }

std::string Svg::finish() const {
  return fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">{}</svg>", coordinate(width_),
                     coordinate(height_), escape_markup(title_), body_);
}

namespace {
constexpr bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }
double character_width(char first) {
  // Mean advance of Noto Sans and DejaVu Sans as a share of the size: Latin is narrower than Cyrillic.
  const auto byte = static_cast<unsigned char>(first);
  if (byte >= 0x80) return 0.60;
  if (first == ' ' || first == '.' || first == ',' || first == 'i' || first == 'l' || first == 'I') return 0.30;
  if (first >= 'A' && first <= 'Z') return 0.66;
  if (first >= '0' && first <= '9') return 0.58;
  return 0.53;
}
}  // namespace

double text_width(std::string_view text, double size) {
  double out = 0;
  for (const char c : text)
    if (starts_character(c)) out += character_width(c) * size;
  return out;
}

std::string shorten(std::string_view text, double size, double width) {
  if (text_width(text, size) <= width) return std::string(text);
  double used = 0.6 * size;  // of the ellipsis
  std::size_t end = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!starts_character(text[i])) continue;
    used += character_width(text[i]) * size;
    end = i;
    if (used > width) break;
  }
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string(text.substr(0, end)) + "\xE2\x80\xA6";
}

std::vector<std::string> break_label(const std::string& text, double size, double width, std::size_t most) {
  if (text_width(text, size) <= width) return {text};
  std::size_t best = std::string::npos;
  double best_width = 0;
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    const double longer = std::max(text_width(text.substr(0, at), size), text_width(text.substr(at + 1), size));
    if (best == std::string::npos || longer < best_width) {
      best = at;
      best_width = longer;
    }
  }
  if (best == std::string::npos) return {shorten(text, size, width)};
  // Where two lines would be cut a third one is begun: word by word, each line as full as it goes.
  if (best_width > width && most > 2) {
    std::vector<std::string> lines(1);
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t to = std::min(text.find(' ', from), text.size());
      const std::string word = text.substr(from, to - from);
      const std::string longer = lines.back().empty() ? word : lines.back() + ' ' + word;
      if (lines.back().empty() || lines.size() == most || text_width(longer, size) <= width)
        lines.back() = longer;
      else
        lines.push_back(word);
      from = to + 1;
    }
    for (std::string& line : lines) line = shorten(line, size, width);
    return lines;
  }
  return {shorten(text.substr(0, best), size, width), shorten(text.substr(best + 1), size, width)};
}

}  // namespace qorgan
