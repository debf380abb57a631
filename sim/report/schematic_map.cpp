#include "report/schematic_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <set>

#include "core/file_bytes.hpp"
#include "core/quantity.hpp"
#include "core/suggest.hpp"
#include "scenario/json_tree.hpp"

namespace qorgan {

namespace {

using format::Node;
using format::Spot;

/// One reading of one file: its name and where complaints go.
class MapReader {
 public:
  MapReader(const std::string& file, format::Report& report, const MapLimits& limits)
      : file_(file), report_(report), limits_(limits) {}

  std::optional<SchematicMap> read(const Node& document) {
    if (!document.is_map()) {
      complain(document, "a map is a JSON object: a schematic map or a GeoJSON FeatureCollection");
    } else if (document.find("qorgan") != nullptr) {
      read_schematic(document);
    } else if (document.text_at("type") == "FeatureCollection") {
      read_geojson(document);
    } else {
      complain(document,
               "neither \"qorgan\": \"schematic-map\" nor a GeoJSON \"type\": \"FeatureCollection\" stands at the top");
    }
    if (report_.errors() > 0) return std::nullopt;
    return std::move(map_);
  }

 private:
  void complain(const Spot& spot, std::string message, std::string suggestion = {}) {
    report_.error(spot, std::move(message), std::move(suggestion));
  }
  void complain(const Node& node, std::string message, std::string suggestion = {}) {
    complain(node.spot, std::move(message), std::move(suggestion));
  }

  // ---- the schematic format ----------------------------------------------------------------------------------------

  void read_schematic(const Node& document) {
    if (document.text_at("qorgan") != "schematic-map")
      return complain(*document.find("qorgan"), "\"qorgan\" must be \"schematic-map\"");
    if (document.text_at("version") != "1")
      return complain(document.find("version") != nullptr ? *document.find("version") : document,
                      "\"version\" must be 1");
    static const std::vector<std::string_view> known{"qorgan",  "version", "name",  "source",
                                                     "corners", "regions", "cities"};
    for (const Node::Member& member : document.members)
      if (std::find(known.begin(), known.end(), member.key) == known.end())
        complain(member.spot, fmt::format("unknown key \"{}\"", member.key),
                 std::string(closest(member.key, known).value_or("")));
    map_.name = text_in(document, "name");
    map_.source = text_in(document, "source");
    const Node none;
    const Node *corners = object_in(document, "corners"), *regions = object_in(document, "regions");
    const Node* cities = document.find("cities") != nullptr ? object_in(document, "cities") : &none;
    if (corners == nullptr || regions == nullptr || cities == nullptr) return;
    if (regions->members.size() + cities->members.size() > limits_.regions || corners->members.size() > limits_.points)
      return complain(*regions, fmt::format("more than {} regions or {} corners", limits_.regions, limits_.points));
    for (const Node::Member& corner : corners->members)
      if (const auto point = point_of(corner.value, corner.key))
        corners_.emplace(corner.key, Corner{*point, corner.spot});
    for (const Node::Member& region : regions->members) add_region(region.key, region.value, {});
    for (const Node::Member& city : cities->members) add_city(city.key, city.value, *regions);
    warn_of_unused();
    find_neighbours();
  }

  std::string text_in(const Node& object, const char* key) {
    const Node* found = object.find(key);
    if (found == nullptr) return {};
    if (found->written == Node::Written::text) return found->text;
    complain(*found, fmt::format("\"{}\" must be a text", key));
    return {};
  }

  const Node* object_in(const Node& object, const char* key) {
    const Node* found = object.find(key);
    if (found != nullptr && found->is_map()) return found;
    complain(found == nullptr ? object : *found, fmt::format("\"{}\" must be an object", key));
    return nullptr;
  }

  static std::optional<double> number_of(const Node& node) {
    return node.written == Node::Written::number ? parse_number(node.text) : std::nullopt;
  }

  std::optional<GeoPoint> point_of(const Node& value, const std::string& name) {
    if (value.is_list() && value.items.size() >= 2) {
      const auto longitude = number_of(value.items[0]), latitude = number_of(value.items[1]);
      if (longitude && latitude && std::abs(*longitude) <= 180 && std::abs(*latitude) <= 90)
        return GeoPoint{*longitude, *latitude};
    }
    complain(value, fmt::format("\"{}\" must be [longitude, latitude], -180 to 180 and -90 to 90 degrees", name));
    return std::nullopt;
  }

  void add_region(const std::string& id, const Node& list, const std::string& within) {
    if (!list.is_list() || list.items.size() < 3)
      return complain(list, fmt::format("\"{}\" must be a list of at least 3 corners", id));
    std::vector<std::string> names;
    std::set<std::string_view> passed;
    GeoRing ring;
    for (const Node& entry : list.items) {
      const auto corner = entry.written == Node::Written::text ? corners_.find(entry.text) : corners_.end();
      if (corner == corners_.end()) {
        complain_of_corner(id, entry);
      } else if (!passed.insert(entry.text).second) {
        complain(entry, fmt::format("\"{}\" goes through the corner \"{}\" twice", id, entry.text));
      } else {
        names.push_back(entry.text);
        ring.push_back(corner->second.point);
      }
    }
    outlines_.push_back({id, std::move(names), list.spot});
    map_.regions.push_back({id, {{std::move(ring), {}}}, within});
  }

  void complain_of_corner(const std::string& id, const Node& entry) {
    std::vector<std::string_view> known;
    if (!report_.full() && entry.text.size() <= 64)
      for (const auto& [name, corner] : corners_) known.push_back(name);
    complain(entry, fmt::format("\"{}\" names the corner \"{}\", which is not among \"corners\"", id, entry.text),
             std::string(closest(entry.text, known).value_or("")));
  }

  void add_city(const std::string& id, const Node& city, const Node& regions) {
    const Node *corners = city.find("corners"), *inside = city.find("within");
    if (corners == nullptr || inside == nullptr || inside->written != Node::Written::text)
      return complain(city, fmt::format("the city \"{}\" must have \"within\" (a region) and \"corners\"", id));
    if (regions.find(inside->text) == nullptr)
      return complain(
          *inside, fmt::format("the city \"{}\" lies within \"{}\", which is not among \"regions\"", id, inside->text));
    if (regions.find(id) != nullptr) return complain(city, fmt::format("\"{}\" is both a region and a city", id));
    add_region(id, *corners, inside->text);
  }

  void warn_of_unused() {
    std::set<std::string> used;
    for (const Outline& outline : outlines_) used.insert(outline.corners.begin(), outline.corners.end());
    for (const auto& [name, corner] : corners_)
      if (!used.contains(name)) report_.warning(corner.spot, fmt::format("the corner \"{}\" is not used", name));
  }

  void find_neighbours() {
    std::map<std::pair<std::string, std::string>, std::vector<const Outline*>> sides;  // a side with its ends in order
    for (const Outline& outline : outlines_)
      for (std::size_t i = 0; i < outline.corners.size(); ++i)
        sides[std::minmax(outline.corners[i], outline.corners[(i + 1) % outline.corners.size()])].push_back(&outline);
    std::set<std::pair<std::string, std::string>> pairs;
    for (const auto& [side, of] : sides) {
      if (of.size() > 2)
        complain(of[2]->spot,
                 fmt::format("more than two regions share the side from \"{}\" to \"{}\"", side.first, side.second));
      if (of.size() == 2) pairs.insert(std::minmax(of[0]->id, of[1]->id));
    }
    for (const MapRegion& region : map_.regions)
      if (!region.within.empty()) pairs.insert(std::minmax(region.id, region.within));
    map_.neighbours.assign(pairs.begin(), pairs.end());
  }

  // ---- GeoJSON ------------------------------------------------------------------------------------------------------

  void read_geojson(const Node& document) {
    const Node* features = document.find("features");
    if (features == nullptr || !features->is_list())
      return complain(features == nullptr ? document : *features, "\"features\" must be a list");
    if (features->items.size() > limits_.regions)
      return complain(*features,
                      fmt::format("{} features; at most {} are read", features->items.size(), limits_.regions));
    const Node* name = document.find("name");
    map_.name = name != nullptr && name->written == Node::Written::text ? name->text : file_;
    map_.source = file_;
    for (std::size_t i = 0; i < features->items.size(); ++i) add_feature(features->items[i], i);
    if (map_.regions.empty() && report_.errors() == 0)
      complain(*features,
               "no feature carries an ISO 3166-2 code (properties such as iso_3166_2, ISO_1, shapeISO, iso:code)");
    const AlbersProjection projection;
    std::stable_sort(map_.regions.begin(), map_.regions.end(),
                     [&](const MapRegion& a, const MapRegion& b) { return area(a, projection) > area(b, projection); });
  }

  /// "KZ-15" out of any property whose name speaks of ISO.
  static std::string iso_code_of(const Node& feature) {
    const auto is_code = [](const Node& node) {
      const std::string_view s = node.text;
      const auto alpha = [](char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; };
      return node.written == Node::Written::text && s.size() >= 4 && s.size() <= 6 && alpha(s[0]) && alpha(s[1]) &&
             s[2] == '-' && std::all_of(s.begin() + 3, s.end(), [](char c) {
               return std::isalnum(static_cast<unsigned char>(c)) != 0;
             });
    };
    if (const Node* properties = feature.find("properties"))
      for (const Node::Member& property : properties->members) {
        std::string lower;
        for (const char c : property.key) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        if (lower.find("iso") != std::string::npos && is_code(property.value)) return property.value.text;
      }
    const Node* id = feature.find("id");
    return id != nullptr && is_code(*id) ? id->text : std::string();
  }

  void add_feature(const Node& feature, std::size_t number) {
    if (!feature.is_map()) return complain(feature, fmt::format("feature {} is no object", number));
    const std::string id = iso_code_of(feature);
    if (id.empty())
      return report_.warning(feature.spot, fmt::format("feature {} carries no ISO 3166-2 code; skipped", number));
    if (map_.find(id) != nullptr) return complain(feature, fmt::format("\"{}\" stands in two features", id));
    const Node* geometry = feature.find("geometry");
    const Node* coordinates = geometry != nullptr ? geometry->find("coordinates") : nullptr;
    if (coordinates == nullptr)
      return complain(geometry != nullptr ? *geometry : feature, fmt::format("\"{}\" has no geometry", id));
    const std::string_view type = geometry->text_at("type");
    MapRegion region{id, {}, {}};
    if (type == "Polygon") {
      add_polygon(*coordinates, region);
    } else if (type == "MultiPolygon" && coordinates->is_list()) {
      for (const Node& polygon : coordinates->items) add_polygon(polygon, region);
    } else {
      return complain(*geometry, fmt::format("the geometry of \"{}\" must be a Polygon or a MultiPolygon", id));
    }
    if (!region.polygons.empty()) map_.regions.push_back(std::move(region));
  }

  void add_polygon(const Node& rings, MapRegion& region) {
    if (!rings.is_list() || rings.items.empty())
      return complain(rings, fmt::format("a polygon of \"{}\" has no ring", region.id));
    MapPolygon polygon;
    for (std::size_t i = 0; i < rings.items.size(); ++i) {
      GeoRing ring = ring_of(rings.items[i], region.id);
      if (ring.size() < 3) return;
      if (i == 0) {
        polygon.outer = std::move(ring);
      } else {
        polygon.holes.push_back(std::move(ring));
      }
    }
    region.polygons.push_back(std::move(polygon));
  }

  GeoRing ring_of(const Node& list, const std::string& id) {
    GeoRing ring;
    points_ += list.items.size();
    if (points_ > limits_.points) {
      complain(list, fmt::format("more than {} points in all", limits_.points));
      return {};
    }
    for (const Node& entry : list.items) {
      const auto point = point_of(entry, id);
      if (!point) return {};
      ring.push_back(*point);
    }
    if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    if (ring.size() < 3) complain(list, fmt::format("a ring of \"{}\" has fewer than 3 points", id));
    return ring;
  }

  struct Corner {
    GeoPoint point;
    Spot spot;
  };
  struct Outline {
    std::string id;
    std::vector<std::string> corners;
    Spot spot;
  };

  const std::string& file_;
  format::Report& report_;
  const MapLimits& limits_;
  SchematicMap map_;
  std::map<std::string, Corner> corners_;
  std::vector<Outline> outlines_;
  std::size_t points_ = 0;
};

}  // namespace

const MapRegion* SchematicMap::find(std::string_view id) const {
  const auto found = std::find_if(regions.begin(), regions.end(), [&](const MapRegion& r) { return r.id == id; });
  return found == regions.end() ? nullptr : &*found;
}

std::optional<SchematicMap> parse_map(std::string_view text, const std::string& file, Diagnostics& diagnostics,
                                      const MapLimits& limits) {
  format::Report report(diagnostics);
  const format::JsonLimits json{.bytes = limits.bytes,
                                .depth = static_cast<int>(limits.depth),
                                .nodes = 4 * limits.points + 100 * limits.regions};
  const auto document = format::parse_json(text, std::make_shared<const std::string>(file), report, json);
  if (!document) return std::nullopt;
  return MapReader(file, report, limits).read(*document);
}

std::optional<SchematicMap> load_map(const std::string& path, Diagnostics& diagnostics, const MapLimits& limits) {
  std::string why;
  const auto text = file_bytes(path, limits.bytes, why);
  if (text) return parse_map(*text, path, diagnostics, limits);
  diagnostics.error({path, 0, 0}, "the map " + why);
  return std::nullopt;
}

}  // namespace qorgan
