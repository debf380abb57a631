#pragma once
// The elements of a figure, read back out of its markup.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace qorgan::test {

struct Drawn {
  std::string name;  ///< "line", "text"
  std::map<std::string, std::string> attributes;
  std::string words, tip;  ///< of a text; of what is told to who points at it

  [[nodiscard]] double number(const std::string& attribute) const {
    const auto at = attributes.find(attribute);
    return at == attributes.end() ? 0 : std::stod(at->second);
  }
  [[nodiscard]] std::string text(const std::string& attribute) const {
    const auto at = attributes.find(attribute);
    return at == attributes.end() ? std::string() : at->second;
  }
};

inline std::vector<Drawn> elements_of(std::string_view svg) {
  std::vector<Drawn> out;
  for (std::size_t at = svg.find('<'); at != std::string_view::npos; at = svg.find('<', at + 1)) {
    if (svg[at + 1] == '/') continue;
    const std::size_t end = svg.find('>', at);
    std::string_view inside = svg.substr(at + 1, end - at - 1);
    const std::size_t name_end = std::min(inside.find(' '), inside.size());
    Drawn one;
    one.name = inside.substr(0, name_end);
    if (one.name.ends_with('/')) one.name.pop_back();
    inside.remove_prefix(name_end);
    while (inside.find('=') != std::string_view::npos) {
      const std::size_t equals = inside.find('='), close = inside.find('"', equals + 2);
      one.attributes[std::string(inside.substr(1, equals - 1))] = inside.substr(equals + 2, close - equals - 2);
      inside.remove_prefix(close + 1);
    }
    const std::string words(svg.substr(end + 1, svg.find('<', end) - end - 1));
    if (one.name == "title") {
      out.back().tip = words;
      continue;
    }
    one.words = words;
    out.push_back(std::move(one));
  }
  return out;
}

/// Those with that class, or of which that is the first word of the class.
inline std::vector<Drawn> with_class(const std::vector<Drawn>& all, const std::string& wanted) {
  std::vector<Drawn> out;
  for (const Drawn& one : all) {
    const std::string css = one.text("class");
    if (css == wanted || css.starts_with(wanted + " ")) out.push_back(one);
  }
  return out;
}

/// One element a line: what it is, its numbers, its class, its words.
inline std::string listed(std::string_view svg) {
  std::string out;
  for (const Drawn& one : elements_of(svg)) {
    if (one.name == "svg") {
      out += one.text("viewBox") + "\n";
      continue;
    }
    out += one.name;
    for (const char* key : {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "rx", "d", "points"})
      if (one.attributes.contains(key)) out += " " + one.text(key);
    if (one.attributes.contains("text-anchor")) out += " " + one.text("text-anchor");
    out += " ." + one.text("class");
    if (!one.words.empty()) out += " \"" + one.words + "\"";
    if (!one.tip.empty()) out += " (" + one.tip + ")";
    out += "\n";
  }
  return out;
}

}  // namespace qorgan::test
