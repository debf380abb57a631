#include "scenario/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/suggest.hpp"
#include "scenario/spelling.hpp"

namespace qorgan::format {

Reader::Scope::Scope(Reader& reader, const Node& node) : reader_(reader) {
  Level level;
  level.node = &node;
  level.source = std::string(node.text_at("source"));
  if (level.source.empty()) level.source = reader_.source();
  reader_.scopes_.push_back(std::move(level));
}

Reader::Scope::~Scope() {
  const Level level = std::move(reader_.scopes_.back());
  reader_.scopes_.pop_back();
  if (level.unsourced.empty()) return;
  std::string names;
  const std::size_t shown = std::min<std::size_t>(level.unsourced.size(), 4);
  for (std::size_t i = 0; i < shown; ++i) names += (i > 0 ? ", " : "") + level.unsourced[i];
  if (level.unsourced.size() > shown) names += ", ...";
  reader_.error(level.node->spot, fmt::format("no 'source:' here or around it for the number{} {}",
                                              level.unsourced.size() > 1 ? "s" : "", names));
}

std::string Reader::source() const {
  if (!scopes_.empty() && !scopes_.back().source.empty()) return scopes_.back().source;
  return outer_source_;
}

std::string Reader::path() const {
  std::string out;
  for (const std::string& step : path_) {
    if (!out.empty()) out += '.';
    out += step;
  }
  return out;
}

void Reader::record(const Node& node, const FieldShape& field, double value) {
  if (field.setting) return;
  std::string from = node.source ? *node.source : std::string();
  if (node.source && from.empty()) {
    // A change of an overlay: what the changed file says of its own number does not hold for another one.
    error(node.spot, fmt::format("no 'source:' here or around it for the number {}", field.name));
    return;
  }
  if (from.empty() && !field.source_key.empty() && enclosing()) from = enclosing()->text_at(field.source_key);
  if (from.empty()) from = source();
  if (from.empty() && !scopes_.empty()) scopes_.back().unsourced.push_back(field.name);
  const Place place = node.spot.place();
  numbers.push_back({path(), value, field.shape.dimension, std::move(from), place.file, place.line});
}

void Reader::record_default(const FieldShape& field, double value) {
  if (!field.source.empty()) numbers.push_back({path(), value, field.shape.dimension, field.source, {}, 0});
}

void Reader::error(const Spot& spot, std::string message, std::string suggestion) {
  report.error(spot, std::move(message), std::move(suggestion));
}

std::string Reader::suggest(std::string_view text, const std::vector<std::string_view>& candidates) {
  if (suggestions_left_ <= 0 || text.size() > 64) return {};
  --suggestions_left_;
  const std::size_t looked_at = std::min<std::size_t>(candidates.size(), 2000);
  return std::string(
      closest(text, std::span<const std::string_view>(candidates.data(), looked_at)).value_or(std::string_view()));
}

bool Reader::mapping(const Node& node, const ObjectShape& shape) {
  if (!node.is_map()) {
    error(node.spot, fmt::format("{} needs a mapping, but {} stands here", shape.name, describe(node)));
    return false;
  }
  std::vector<std::string_view> known = shape.keys();
  for (const Node::Member& member : node.members) {
    const FieldShape* field = shape.formerly(member.key);
    const std::string now = field ? called_now(*field) : shape.gone_now(member.key);
    if (now.empty()) continue;
    error(member.spot, now);
    known.push_back(member.key);
  }
  unknown_keys(node, shape.name, known);
  for (const FieldShape& field : shape.fields)
    if (field.required && !node.find(field.name))
      error(node.spot, fmt::format("{} lacks the key '{}'", shape.name, field.name));
  if (const Node* source = node.find("source");
      source && shape.sourced && !shape.find("source") && (!source->is_scalar() || source->text.empty()))
    error(source->spot, fmt::format("'source' needs a text, but {} stands here", describe(*source)));
  return true;
}

void Reader::unknown_keys(const Node& node, std::string_view name, const std::vector<std::string_view>& keys) {
  for (const Node::Member& member : node.members) {
    if (std::find(keys.begin(), keys.end(), member.key) != keys.end()) continue;
    if (report.full()) break;
    error(member.spot, fmt::format("unknown key {} in {}{}", quote(member.key), name, foreign_letter(member.key)),
          suggest(member.key, keys));
  }
}

bool Reader::list(const Node& node, const FieldShape& field) {
  if (node.is_nothing()) {
    // `roles:` with nothing behind it is an empty list; where there must be one it was rather forgotten.
    if (field.required) error(node.spot, fmt::format("'{}' needs a list, but nothing stands here", field.name));
    return false;
  }
  if (!node.is_list()) {
    error(node.spot, fmt::format("'{}' needs a list, but {} stands here", field.name, describe(node)));
    return false;
  }
  const std::size_t most = field.shape.longest > 0 ? field.shape.longest : 100000;
  if (node.items.size() > most) {
    error(node.spot, fmt::format("'{}' has {} entries; at most {} are allowed", field.name, node.items.size(), most));
    return false;
  }
  return true;
}

std::vector<std::string> entry_names(const Node& list) {
  static constexpr std::array<std::string_view, 7> naming{"id",         "role", "region", "field",
                                                          "capability", "type", "number"};
  std::vector<std::string> names;
  names.reserve(list.items.size());
  std::map<std::string, int, std::less<>> used;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    std::string name;
    for (std::string_view key : naming) {
      const std::string_view part = list.items[i].text_at(key);
      if (part.empty() || part.size() > 64) continue;
      // A force is named by its owner and what it can do; everything else by the first key that it has.
      name = key == "role" && !list.items[i].text_at("capability").empty()
                 ? fmt::format("{}/{}", part, list.items[i].text_at("capability").substr(0, 64))
                 : std::string(part);
      break;
    }
    if (name.empty()) name = std::to_string(i);
    if (const int again = ++used[name]; again > 1) name += fmt::format("#{}", again);
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace qorgan::format
