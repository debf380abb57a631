#include "scenario/node_path.hpp"

#include <fmt/format.h>

#include <utility>

#include "core/suggest.hpp"
#include "scenario/reader.hpp"
#include "scenario/yaml_tree.hpp"

namespace qorgan::format {
namespace {

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> out;
  while (true) {
    const std::size_t dot = path.find('.');
    out.push_back(path.substr(0, dot));
    if (dot == std::string_view::npos) return out;
    path.remove_prefix(dot + 1);
  }
}

/// The child that a segment names; nullptr where there is none. List entries go by name, else by position.
Node* child(Node& node, std::string_view segment) {
  if (node.is_map()) return node.find(segment);
  if (!node.is_list()) return nullptr;
  const std::vector<std::string> names = entry_names(node);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == segment) return &node.items[i];
  for (std::size_t i = 0; i < names.size(); ++i)
    if (std::to_string(i) == segment) return &node.items[i];
  return nullptr;
}

std::size_t matched(Node& root, std::span<const std::string_view> segments) {
  Node* at = &root;
  std::size_t count = 0;
  while (count < segments.size() && (at = child(*at, segments[count]))) ++count;
  return count;
}

void place_all(Node& node, const Spot& spot) {
  node.spot = spot;
  for (Node& item : node.items) place_all(item, spot);
  for (Node::Member& member : node.members) {
    member.spot = spot;
    place_all(member.value, spot);
  }
}

void no_such_entry(const Setting& setting, const Node& at, std::string_view segment, Report& report) {
  if (!at.is_list()) {
    report.error(setting.spot,
                 fmt::format("path {} leads into {}, which has no parts", quote(setting.path), describe(at)));
    return;
  }
  const std::vector<std::string> names = entry_names(at);
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  report.error(setting.spot, fmt::format("path {} names no entry of its list: {}", quote(setting.path), quote(segment)),
               segment.size() <= 64 ? std::string(closest(segment, candidates).value_or(std::string_view())) : "");
}

}  // namespace

void set_source(Node& node, const std::shared_ptr<const std::string>& source) {
  node.source = source;
  for (Node& item : node.items) set_source(item, source);
  for (Node::Member& member : node.members) set_source(member.value, source);
}

bool parse_setting(std::string_view path, std::string_view value, const std::string& shown_as, Report& report,
                   std::vector<Setting>& settings) {
  const auto file = std::make_shared<const std::string>(shown_as);
  const Spot spot{file, 0, 0};
  if (path.empty() || path.size() > 500) {
    report.error(spot, "a path such as parameters.quorum is needed before '='");
    return false;
  }
  if (value.find_first_not_of(" \t\n") == std::string_view::npos) {
    report.error(spot, fmt::format("a value is needed after '{}='", path));
    return false;
  }
  const std::size_t before = report.errors();
  auto node = parse_yaml(value, file, report, {.depth = 8, .nodes = 1000, .text = 4000});
  if (!node || report.errors() > before) return false;
  place_all(*node, spot);
  const auto source = std::make_shared<const std::string>("assumption: set on the command line");
  set_source(*node, source);
  settings.push_back({std::string(path), std::move(*node), spot, source});
  return true;
}

void apply(const Setting& setting, std::span<Node* const> roots, Report& report) {
  const std::vector<std::string_view> segments = split(setting.path);
  if (segments.size() > 32 || roots.empty()) {
    report.error(setting.spot, fmt::format("path {} leads nowhere", quote(setting.path)));
    return;
  }
  Node* at = roots.front();
  std::size_t best = 0;
  for (Node* root : roots)
    if (const std::size_t here = matched(*root, segments); here > best) {
      best = here;
      at = root;
    }
  for (const auto& segment : segments) {
    Node* next = child(*at, segment);
    if (!next) {
      if (at->is_nothing()) at->kind = Node::Kind::map;
      if (!at->is_map()) return no_such_entry(setting, *at, segment, report);
      at->members.push_back({std::string(segment), setting.spot, Node{}});
      next = &at->members.back().value;
      next->spot = setting.spot;
    }
    at = next;
  }
  *at = setting.value;
}

}  // namespace qorgan::format
