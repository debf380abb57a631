#include "report/schematic_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <stdexcept>

#include "core/suggest.hpp"

namespace qorgan {

namespace {

using Json = nlohmann::json;

/// Stops the parser; what() is the message for the user.
struct Refused : std::runtime_error {
  std::string key;  ///< where in the text, when known
  explicit Refused(const std::string& message, std::string at = {}) : std::runtime_error(message), key(std::move(at)) {}
};

/// One reading of one file: the text, its name and where complaints go.
class MapReader {
 public:
  MapReader(std::string_view text, const std::string& file, Diagnostics& diagnostics, const MapLimits& limits)
      : text_(text), file_(file), diagnostics_(diagnostics), limits_(limits) {}

  std::optional<SchematicMap> read() {
    if (text_.size() > limits_.bytes) {
      complain({}, fmt::format("the map has {} bytes; at most {} are read", text_.size(), limits_.bytes));
      return std::nullopt;
    }
    const std::optional<Json> document = parse();
    if (!document) return std::nullopt;
    const std::size_t before = diagnostics_.error_count();
    if (!document->is_object()) {
      complain({}, "a map is a JSON object: a schematic map or a GeoJSON FeatureCollection");
    } else if (document->contains("qorgan")) {
      read_schematic(*document);
    } else if (document->value("type", Json()) == "FeatureCollection") {
      read_geojson(*document);
    } else {
      complain({},
               "neither \"qorgan\": \"schematic-map\" nor a GeoJSON \"type\": \"FeatureCollection\" stands at the top");
    }
    if (diagnostics_.error_count() != before) return std::nullopt;
    return std::move(map_);
  }

 private:
  Place place_at(std::size_t offset) const {
    Place place{file_, 1, 1};
    for (std::size_t i = 0; i < offset && i < text_.size(); ++i) {
      if (text_[i] == '\n') {
        ++place.line;
        place.column = 1;
      } else {
        ++place.column;
      }
    }
    return place;
  }

  /// Where that string stands in the file, the `occurrence`-th time; the file as a whole where it does not.
  Place place_of(std::string_view quoted, int occurrence = 1) const {
    const std::string wanted = '"' + std::string(quoted) + '"';
    std::size_t at = text_.find(wanted);
    while (at != std::string_view::npos && --occurrence > 0) at = text_.find(wanted, at + 1);
    return at == std::string_view::npos ? Place{file_, 0, 0} : place_at(at);
  }

  void complain(std::string_view key, std::string message, std::string suggestion = {}) {
    diagnostics_.error(key.empty() ? Place{file_, 0, 0} : place_of(key), std::move(message), std::move(suggestion));
  }

  std::optional<Json> parse() {
    std::vector<std::set<std::string>> keys;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
      if (static_cast<std::size_t>(depth) > limits_.depth)
        throw Refused(fmt::format("nested deeper than {} levels", limits_.depth));
      if (event == Json::parse_event_t::object_start) keys.emplace_back();
      if (event == Json::parse_event_t::object_end && !keys.empty()) keys.pop_back();
      if (event == Json::parse_event_t::key && !keys.empty() && !keys.back().insert(parsed.get<std::string>()).second)
        throw Refused(fmt::format("the key \"{}\" stands twice in one object", parsed.get<std::string>()),
                      parsed.get<std::string>());
      return true;
    };
    try {
      return Json::parse(text_.begin(), text_.end(), watch);
    } catch (const Json::parse_error& e) {
      diagnostics_.error(place_at(e.byte == 0 ? 0 : e.byte - 1), "this is no JSON: " + plain(e.what()));
    } catch (const Json::exception& e) {
      complain({}, "this is no JSON: " + plain(e.what()));
    } catch (const Refused& e) {
      diagnostics_.error(e.key.empty() ? Place{file_, 0, 0} : place_of(e.key, 2), e.what());
    }
    return std::nullopt;
  }

  /// The library's message without its own prefix.
  static std::string plain(std::string_view what) {
    if (const std::size_t end = what.find("] "); end != std::string_view::npos) what.remove_prefix(end + 2);
    if (const std::size_t colon = what.find(": ");
        what.starts_with("parse error at") && colon != std::string_view::npos)
      what.remove_prefix(colon + 2);
    return std::string(what);
  }

  // ---- the schematic format ----------------------------------------------------------------------------------------

  void read_schematic(const Json& document) {
    if (document["qorgan"] != "schematic-map") return complain("qorgan", "\"qorgan\" must be \"schematic-map\"");
    if (document.value("version", Json()) != 1) return complain("version", "\"version\" must be 1");
    for (const auto& [key, value] : document.items()) {
      static const std::vector<std::string_view> known{"qorgan",  "version", "name",  "source",
                                                       "corners", "regions", "cities"};
      if (std::find(known.begin(), known.end(), key) == known.end())
        complain(key, fmt::format("unknown key \"{}\"", key), std::string(closest(key, known).value_or("")));
    }
    map_.name = text_in(document, "name");
    map_.source = text_in(document, "source");
    const Json corners = object_in(document, "corners"), regions = object_in(document, "regions");
    const Json cities = document.contains("cities") ? object_in(document, "cities") : Json::object();
    if (regions.size() + cities.size() > limits_.regions || corners.size() > limits_.points)
      return complain("regions", fmt::format("more than {} regions or {} corners", limits_.regions, limits_.points));
    for (const auto& [name, value] : corners.items())
      if (const auto point = point_of(value, name)) corners_.emplace(name, *point);
    for (const auto& [id, list] : regions.items()) add_region(id, list, {});
    for (const auto& [id, city] : cities.items()) add_city(id, city, regions);
    warn_of_unused();
    find_neighbours();
  }

  std::string text_in(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) return {};
    if (found->is_string()) return found->get<std::string>();
    complain(key, fmt::format("\"{}\" must be a text", key));
    return {};
  }

  Json object_in(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found != object.end() && found->is_object()) return *found;
    complain(found == object.end() ? "" : key, fmt::format("\"{}\" must be an object", key));
    return Json::object();
  }

  std::optional<GeoPoint> point_of(const Json& value, const std::string& name) {
    if (value.is_array() && value.size() >= 2 && value[0].is_number() && value[1].is_number()) {
      const GeoPoint p{value[0].get<double>(), value[1].get<double>()};
      if (std::abs(p.longitude) <= 180 && std::abs(p.latitude) <= 90) return p;
    }
    complain(name, fmt::format("\"{}\" must be [longitude, latitude], -180 to 180 and -90 to 90 degrees", name));
    return std::nullopt;
  }

  void add_region(const std::string& id, const Json& list, const std::string& within) {
    if (!list.is_array() || list.size() < 3)
      return complain(id, fmt::format("\"{}\" must be a list of at least 3 corners", id));
    std::vector<std::string> names;
    GeoRing ring;
    for (const Json& entry : list) {
      const std::string name = entry.is_string() ? entry.get<std::string>() : std::string();
      const auto corner = corners_.find(name);
      if (corner == corners_.end()) {
        complain_of_corner(id, name);
      } else if (std::find(names.begin(), names.end(), name) != names.end()) {
        complain(id, fmt::format("\"{}\" goes through the corner \"{}\" twice", id, name));
      } else {
        names.push_back(name);
        ring.push_back(corner->second);
      }
    }
    outlines_.emplace_back(id, std::move(names));
    map_.regions.push_back({id, {{std::move(ring), {}}}, within});
  }

  void complain_of_corner(const std::string& id, const std::string& name) {
    std::vector<std::string_view> known;
    for (const auto& [corner, point] : corners_) known.push_back(corner);
    complain(name.empty() ? id : name,
             fmt::format("\"{}\" names the corner \"{}\", which is not among \"corners\"", id, name),
             std::string(closest(name, known).value_or("")));
  }

  void add_city(const std::string& id, const Json& city, const Json& regions) {
    if (!city.is_object() || !city.contains("corners") || !city.contains("within") || !city["within"].is_string())
      return complain(id, fmt::format("the city \"{}\" must have \"within\" (a region) and \"corners\"", id));
    const std::string within = city["within"].get<std::string>();
    if (!regions.contains(within))
      return complain(within,
                      fmt::format("the city \"{}\" lies within \"{}\", which is not among \"regions\"", id, within));
    if (regions.contains(id)) return complain(id, fmt::format("\"{}\" is both a region and a city", id));
    add_region(id, city["corners"], within);
  }

  void warn_of_unused() {
    std::set<std::string> used;
    for (const auto& [id, names] : outlines_) used.insert(names.begin(), names.end());
    for (const auto& [name, point] : corners_)
      if (!used.contains(name))
        diagnostics_.warning(place_of(name), fmt::format("the corner \"{}\" is not used", name));
  }

  void find_neighbours() {
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> sides;  // a side with its ends in order
    for (const auto& [id, names] : outlines_)
      for (std::size_t i = 0; i < names.size(); ++i)
        sides[std::minmax(names[i], names[(i + 1) % names.size()])].push_back(id);
    std::set<std::pair<std::string, std::string>> pairs;
    for (const auto& [side, ids] : sides) {
      if (ids.size() > 2)
        complain(side.first,
                 fmt::format("more than two regions share the side from \"{}\" to \"{}\"", side.first, side.second));
      if (ids.size() == 2) pairs.insert(std::minmax(ids[0], ids[1]));
    }
    for (const MapRegion& region : map_.regions)
      if (!region.within.empty()) pairs.insert(std::minmax(region.id, region.within));
    map_.neighbours.assign(pairs.begin(), pairs.end());
  }

  // ---- GeoJSON ------------------------------------------------------------------------------------------------------

  void read_geojson(const Json& document) {
    const auto features = document.find("features");
    if (features == document.end() || !features->is_array()) return complain({}, "\"features\" must be a list");
    if (features->size() > limits_.regions)
      return complain("features", fmt::format("{} features; at most {} are read", features->size(), limits_.regions));
    map_.name = document.contains("name") && document["name"].is_string() ? document["name"].get<std::string>() : file_;
    map_.source = file_;
    for (std::size_t i = 0; i < features->size(); ++i) add_feature((*features)[i], i);
    if (map_.regions.empty() && !diagnostics_.has_errors())
      complain({}, "no feature carries an ISO 3166-2 code (properties such as iso_3166_2, ISO_1, shapeISO, iso:code)");
    const AlbersProjection projection;
    std::stable_sort(map_.regions.begin(), map_.regions.end(),
                     [&](const MapRegion& a, const MapRegion& b) { return area(a, projection) > area(b, projection); });
  }

  /// "KZ-15" out of any property whose name speaks of ISO.
  static std::string iso_code_of(const Json& feature) {
    const auto is_code = [](std::string_view s) {
      const auto alpha = [](char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; };
      return s.size() >= 4 && s.size() <= 6 && alpha(s[0]) && alpha(s[1]) && s[2] == '-' &&
             std::all_of(s.begin() + 3, s.end(),
                         [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; });
    };
    const auto properties = feature.find("properties");
    if (properties != feature.end() && properties->is_object())
      for (const auto& [key, value] : properties->items()) {
        std::string lower;
        for (const char c : key) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        if (lower.find("iso") != std::string::npos && value.is_string() && is_code(value.get<std::string>()))
          return value.get<std::string>();
      }
    const auto id = feature.find("id");
    if (id != feature.end() && id->is_string() && is_code(id->get<std::string>())) return id->get<std::string>();
    return {};
  }

  void add_feature(const Json& feature, std::size_t number) {
    if (!feature.is_object()) return complain({}, fmt::format("feature {} is no object", number));
    const std::string id = iso_code_of(feature);
    if (id.empty())
      return diagnostics_.warning({file_, 0, 0}, fmt::format("feature {} carries no ISO 3166-2 code; skipped", number));
    if (map_.find(id) != nullptr) return complain(id, fmt::format("\"{}\" stands in two features", id));
    const auto geometry = feature.find("geometry");
    if (geometry == feature.end() || !geometry->is_object() || !geometry->contains("coordinates"))
      return complain(id, fmt::format("\"{}\" has no geometry", id));
    const Json& coordinates = (*geometry)["coordinates"];
    const Json type = geometry->value("type", Json());
    MapRegion region{id, {}, {}};
    if (type == "Polygon") {
      add_polygon(coordinates, region);
    } else if (type == "MultiPolygon" && coordinates.is_array()) {
      for (const Json& polygon : coordinates) add_polygon(polygon, region);
    } else {
      return complain(id, fmt::format("the geometry of \"{}\" must be a Polygon or a MultiPolygon", id));
    }
    if (!region.polygons.empty()) map_.regions.push_back(std::move(region));
  }

  void add_polygon(const Json& rings, MapRegion& region) {
    if (!rings.is_array() || rings.empty())
      return complain(region.id, fmt::format("a polygon of \"{}\" has no ring", region.id));
    MapPolygon polygon;
    for (std::size_t i = 0; i < rings.size(); ++i) {
      GeoRing ring = ring_of(rings[i], region.id);
      if (ring.size() < 3) return;
      if (i == 0) {
        polygon.outer = std::move(ring);
      } else {
        polygon.holes.push_back(std::move(ring));
      }
    }
    region.polygons.push_back(std::move(polygon));
  }

  GeoRing ring_of(const Json& list, const std::string& id) {
    GeoRing ring;
    if (list.is_array()) {
      points_ += list.size();
      if (points_ > limits_.points) {
        complain(id, fmt::format("more than {} points in all", limits_.points));
        return {};
      }
      for (const Json& entry : list) {
        const auto point = point_of(entry, id);
        if (!point) return {};
        ring.push_back(*point);
      }
      if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    }
    if (ring.size() < 3) complain(id, fmt::format("a ring of \"{}\" has fewer than 3 points", id));
    return ring;
  }

  std::string_view text_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  const MapLimits& limits_;
  SchematicMap map_;
  std::map<std::string, GeoPoint> corners_;
  std::vector<std::pair<std::string, std::vector<std::string>>> outlines_;
  std::size_t points_ = 0;
};

}  // namespace

const MapRegion* SchematicMap::find(std::string_view id) const {
  const auto found = std::find_if(regions.begin(), regions.end(), [&](const MapRegion& r) { return r.id == id; });
  return found == regions.end() ? nullptr : &*found;
}

std::optional<SchematicMap> parse_map(std::string_view text, const std::string& file, Diagnostics& diagnostics,
                                      const MapLimits& limits) {
  return MapReader(text, file, diagnostics, limits).read();
}

std::optional<SchematicMap> load_map(const std::string& path, Diagnostics& diagnostics, const MapLimits& limits) {
  std::ifstream in(path, std::ios::binary);
  std::string text;
  if (in) {
    // One byte above the limit is enough for parse_map to refuse, whatever the size of the file.
    text.resize(limits.bytes + 1);
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
  }
  if (!in.eof() && text.empty()) {
    diagnostics.error({path, 0, 0}, "the map cannot be read");
    return std::nullopt;
  }
  return parse_map(text, path, diagnostics, limits);
}

}  // namespace qorgan
