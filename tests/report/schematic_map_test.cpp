// The schematic map of assets/map: a planar division that agrees with what is known of the country.

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "catch.hpp"
#include "report/schematic_map.hpp"
#include "support/places.hpp"

using namespace qorgan;

namespace {

SchematicMap the_map() {
  Diagnostics diagnostics;
  auto map = load_map(source_dir() + "/assets/map/kazakhstan.json", diagnostics);
  for (const Diagnostic& d : diagnostics.all()) UNSCOPED_INFO(d.text());
  REQUIRE(map);
  REQUIRE(diagnostics.all().empty());
  return *map;
}

struct Known {
  double longitude, latitude;  // of the capital
  double area;                 // km2, official
};

// Capitals and areas as statistics give them (Bureau of National Statistics).
const std::map<std::string, Known>& known() {
  static const std::map<std::string, Known> table{
      {"KZ-10", {80.227, 50.411, 185938}}, {"KZ-11", {69.396, 53.284, 145988}}, {"KZ-15", {57.167, 50.284, 300970}},
      {"KZ-19", {77.063, 43.867, 104815}}, {"KZ-23", {51.914, 47.107, 120532}}, {"KZ-27", {51.367, 51.233, 151444}},
      {"KZ-31", {71.367, 42.900, 144269}}, {"KZ-33", {78.373, 45.017, 118222}}, {"KZ-35", {73.085, 49.806, 238718}},
      {"KZ-39", {63.625, 53.214, 196089}}, {"KZ-43", {65.509, 44.853, 226844}}, {"KZ-47", {51.198, 43.651, 163994}},
      {"KZ-55", {76.967, 52.287, 124604}}, {"KZ-59", {69.163, 54.875, 97996}},  {"KZ-61", {68.252, 43.297, 116214}},
      {"KZ-62", {67.767, 47.783, 188975}}, {"KZ-63", {82.628, 49.948, 96049}},  {"KZ-71", {71.449, 51.169, 801}},
      {"KZ-75", {76.946, 43.238, 704}},    {"KZ-79", {69.590, 42.342, 1165}}};
  return table;
}

double turn(PlanePoint o, PlanePoint a, PlanePoint b) { return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x); }

struct Side {
  PlanePoint a, b;
};
bool same(PlanePoint a, PlanePoint b) { return std::hypot(a.x - b.x, a.y - b.y) < 1e-6; }

/// Whether two sides meet anywhere but in a common end.
bool cross(const Side& s, const Side& t) {
  if (same(s.a, t.a) || same(s.a, t.b) || same(s.b, t.a) || same(s.b, t.b)) return false;
  return turn(s.a, s.b, t.a) * turn(s.a, s.b, t.b) <= 0 && turn(t.a, t.b, s.a) * turn(t.a, t.b, s.b) <= 0;
}

std::vector<Side> sides_of(const SchematicMap& map, bool cities) {
  const AlbersProjection projection;
  std::vector<Side> sides;
  for (const MapRegion& region : map.regions) {
    if (!cities && !region.within.empty()) continue;
    const PlaneRing ring = projection.forward(region.polygons[0].outer);
    for (std::size_t i = 0; i < ring.size(); ++i) sides.push_back({ring[i], ring[(i + 1) % ring.size()]});
  }
  return sides;
}

}  // namespace

TEST_CASE("the schematic map shows the twenty regions, three of them as cities") {
  const SchematicMap map = the_map();
  REQUIRE(map.regions.size() == 20);
  for (const auto& [id, facts] : known()) CHECK(map.find(id) != nullptr);
  CHECK(map.find("KZ-71")->within == "KZ-11");
  CHECK(map.find("KZ-75")->within == "KZ-19");
  CHECK(map.find("KZ-79")->within == "KZ-61");
  CHECK_FALSE(map.source.empty());
}

TEST_CASE("regions share a border on the map exactly where they do in the country") {
  const std::vector<std::pair<std::string, std::string>> pairs{
      {"KZ-10", "KZ-33"}, {"KZ-10", "KZ-35"}, {"KZ-10", "KZ-55"}, {"KZ-10", "KZ-63"}, {"KZ-11", "KZ-35"},
      {"KZ-11", "KZ-39"}, {"KZ-11", "KZ-55"}, {"KZ-11", "KZ-59"}, {"KZ-11", "KZ-71"}, {"KZ-15", "KZ-23"},
      {"KZ-15", "KZ-27"}, {"KZ-15", "KZ-39"}, {"KZ-15", "KZ-43"}, {"KZ-15", "KZ-47"}, {"KZ-15", "KZ-62"},
      {"KZ-19", "KZ-31"}, {"KZ-19", "KZ-33"}, {"KZ-19", "KZ-35"}, {"KZ-19", "KZ-75"}, {"KZ-23", "KZ-27"},
      {"KZ-23", "KZ-47"}, {"KZ-31", "KZ-35"}, {"KZ-31", "KZ-61"}, {"KZ-31", "KZ-62"}, {"KZ-33", "KZ-35"},
      {"KZ-35", "KZ-39"}, {"KZ-35", "KZ-55"}, {"KZ-35", "KZ-62"}, {"KZ-39", "KZ-59"}, {"KZ-39", "KZ-62"},
      {"KZ-43", "KZ-61"}, {"KZ-43", "KZ-62"}, {"KZ-55", "KZ-59"}, {"KZ-61", "KZ-62"}, {"KZ-61", "KZ-79"}};
  REQUIRE(pairs.size() == 35);
  CHECK(the_map().neighbours == pairs);
}

TEST_CASE("no side of the map crosses another, so no region overlaps itself or its neighbour") {
  const std::vector<Side> sides = sides_of(the_map(), true);
  int crossings = 0;
  for (std::size_t i = 0; i < sides.size(); ++i)
    for (std::size_t j = i + 1; j < sides.size(); ++j) crossings += cross(sides[i], sides[j]) ? 1 : 0;
  CHECK(crossings == 0);
}

TEST_CASE("the regions together fill the outline: no gap, no overlap") {
  const SchematicMap map = the_map();
  const AlbersProjection projection;
  double sum = 0;
  for (const MapRegion& region : map.regions)
    if (region.within.empty()) sum += area(region, projection);
  // The outline: sides that only one region has, put together into one ring.
  std::vector<Side> outline = sides_of(map, false);
  std::erase_if(outline, [all = outline](const Side& s) {
    return std::count_if(all.begin(), all.end(), [&](const Side& t) {
             return (same(s.a, t.a) && same(s.b, t.b)) || (same(s.a, t.b) && same(s.b, t.a));
           }) == 2;
  });
  PlaneRing ring{outline[0].a};
  PlanePoint end = outline[0].b;
  while (!same(end, ring[0])) {
    ring.push_back(end);
    const auto next = std::find_if(outline.begin(), outline.end(), [&](const Side& s) { return same(s.a, end); });
    REQUIRE(next != outline.end());
    end = next->b;
    REQUIRE(ring.size() <= outline.size());
  }
  CHECK(ring.size() == outline.size());
  CHECK(std::abs(signed_area(ring)) == Approx(sum).epsilon(1e-9));
  CHECK(sum == Approx(2724900).epsilon(0.03));
}

TEST_CASE("every capital lies in its own region and every region has about its true area") {
  const SchematicMap map = the_map();
  const AlbersProjection projection;
  for (const auto& [id, facts] : known()) {
    INFO(id);
    const MapRegion& region = *map.find(id);
    double surface = area(region, projection);
    for (const MapRegion& other : map.regions) {
      if (other.within == id) surface -= area(other, projection);
      const bool here = contains(other, projection, {facts.longitude, facts.latitude});
      CHECK(here == (other.id == id || other.id == region.within));
    }
    CHECK(surface / facts.area > 0.65);
    CHECK(surface / facts.area < 1.35);
    const PlaneRing ring = projection.forward(region.polygons[0].outer);
    CHECK(contains(ring, label_point(ring)));
  }
}

TEST_CASE("the projection keeps areas and can be undone") {
  const AlbersProjection projection;
  for (const GeoPoint p : {GeoPoint{46.5, 48.5}, GeoPoint{67, 48}, GeoPoint{87.3, 49.1}, GeoPoint{68.7, 40.6}}) {
    const GeoPoint back = projection.inverse(projection.forward(p));
    CHECK(back.longitude == Approx(p.longitude).epsilon(1e-9));
    CHECK(back.latitude == Approx(p.latitude).epsilon(1e-9));
  }
  // A cell of 0.2 degrees at the edge of the map against the spherical formula R2 dlon (sin north - sin south).
  const PlaneRing cell = projection.forward(GeoRing{{86.8, 49.0}, {87.0, 49.0}, {87.0, 49.2}, {86.8, 49.2}});
  const double degree = 3.14159265358979 / 180;
  const double exact = 6371.0 * 6371.0 * 0.2 * degree * (std::sin(49.2 * degree) - std::sin(49.0 * degree));
  CHECK(signed_area(cell) == Approx(exact).epsilon(1e-4));
}

namespace {
std::string first_complaint(const std::string& text, const MapLimits& limits = {}) {
  Diagnostics diagnostics;
  const auto map = parse_map(text, "map.json", diagnostics, limits);
  CHECK_FALSE(map);
  REQUIRE(diagnostics.has_errors());
  return diagnostics.all()[0].text();
}

/// Whether all the parts stand in the text.
bool says(const std::string& text, std::initializer_list<std::string_view> parts) {
  UNSCOPED_INFO(text);
  return std::all_of(parts.begin(), parts.end(), [&](std::string_view p) { return text.find(p) != std::string::npos; });
}
const std::string head =
    R"({"qorgan": "schematic-map", "version": 1, "corners": {"a": [50, 45], "b": [51, 45], "c": [50, 46]},)";
}  // namespace

TEST_CASE("a wrong map is refused with its place and what is meant") {
  CHECK(says(first_complaint("{\n  \"qorgan\": oops}"), {"map.json:2:13: error:", "no valid JSON"}));
  CHECK(says(first_complaint("[]"), {"JSON object"}));
  CHECK(says(first_complaint("{}"), {"FeatureCollection"}));
  CHECK(says(first_complaint(head + "\n\"regions\": {\"KZ-15\": [\"a\", \"b\", \"cc\"]}}"),
             {"map.json:2:33: error:", "\"cc\"", "did you mean"}));
  CHECK(says(first_complaint(head + R"("regions": {"KZ-15": ["a", "b"]}})"), {"at least 3 corners"}));
  CHECK(says(first_complaint(head + R"("regions": {"KZ-15": ["a", "b", "c", "b"]}})"), {"twice"}));
  CHECK(says(first_complaint(head + R"("regions": {"A": ["a", "b", "c"], "A": ["a", "b", "c"]}})"), {"twice"}));
  CHECK(says(first_complaint(head + R"("regoins": {}})"), {"unknown key", "regions"}));
  CHECK(
      says(first_complaint(R"({"qorgan": "schematic-map", "version": 1, "corners": {"a": [500, 45]}, "regions": {}})"),
           {"longitude"}));
  CHECK(says(first_complaint(head + R"("regions": {}, "cities": {"X": {"within": "Y", "corners": ["a", "b", "c"]}}})"),
             {"not among \"regions\""}));
  CHECK(says(first_complaint(std::string(100, '[') + std::string(100, ']')),
             {"map.json:1:33:", "nested more than 32 deep"}));
  CHECK(says(first_complaint("{\"qorgan\": 1}", {.bytes = 5, .depth = 32, .regions = 10, .points = 10}), {"bytes"}));
}

TEST_CASE("everything that is wrong with a map is told in one pass, each at its place") {
  Diagnostics diagnostics;
  CHECK_FALSE(
      parse_map(head + "\n\"nmae\": 1, \"name\": 2,\n\"regions\": {\"A\": [\"a\", \"b\"],\n\"B\": [\"a\", 5, \"c\"]}}",
                "map.json", diagnostics));
  std::string all;
  for (const Diagnostic& d : diagnostics.all()) all += d.text() + "\n";
  CHECK(says(all, {"map.json:2:1: error: unknown key \"nmae\"; did you mean 'name'?",
                   "map.json:2:20: error: \"name\" must be a text", "map.json:3:18: error: \"A\" must be a list",
                   "map.json:4:12: error: \"B\" names the corner \"5\""}));
  CHECK(says(
      first_complaint(R"({"qorgan": "schematic-map", "version": 1, "corners": {"a": [1e999, 45]}, "regions": {}})"),
      {"map.json:1:60:", "longitude"}));
}

TEST_CASE("a missing file is named") {
  Diagnostics diagnostics;
  CHECK_FALSE(load_map("no/such/map.json", diagnostics));
  CHECK(says(diagnostics.all()[0].text(), {"no/such/map.json", "the map does not exist"}));
  Diagnostics folder;
  CHECK_FALSE(load_map(source_dir(), folder));
  CHECK(says(folder.all()[0].text(), {"the map is a folder, not a file"}));
}

TEST_CASE("official boundaries may come as GeoJSON whose features carry the ISO code") {
  for (const std::string key : {"iso", "ISO_1", "iso_3166_2", "shapeISO", "iso:code", "ISO3166-2"}) {
    Diagnostics diagnostics;
    const auto map = parse_map(R"({"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {")" +
                                   key + R"(": "KZ-71"}, "geometry": {"type": "Polygon",
        "coordinates": [[[71, 51], [72, 51], [72, 52], [71, 51]]]}},
      {"type": "Feature", "properties": {")" +
                                   key + R"(": "KZ-11"}, "geometry": {"type": "MultiPolygon",
        "coordinates": [[[[66, 50], [74, 50], [74, 54], [66, 50]], [[71, 51], [72, 52], [72, 51], [71, 51]]],
                        [[[60, 50], [61, 50], [61, 51], [60, 50]]]]}},
      {"type": "Feature", "properties": {"name": "a lake"}, "geometry": null}]})",
                               "b.geojson", diagnostics);
    INFO(key);
    REQUIRE(map);
    REQUIRE(map->regions.size() == 2);
    CHECK(map->regions[0].id == "KZ-11");  // the larger first, so that what it contains is drawn over it
    CHECK(map->regions[0].polygons.size() == 2);
    CHECK(map->regions[0].polygons[0].holes.size() == 1);
    CHECK(map->regions[1].polygons[0].outer.size() == 3);
    CHECK(diagnostics.all().size() == 1);  // the lake
  }
}

TEST_CASE("a map of official boundaries is called as it calls itself, else as its file") {
  const auto name = [](const std::string& said) {
    Diagnostics diagnostics;
    const auto map = parse_map(R"({"type": "FeatureCollection", )" + said + R"("features": [
      {"properties": {"iso": "KZ-71"}, "geometry": {"type": "Polygon", "coordinates": [[[71, 51], [72, 51], [72, 52]]]}}]})",
                               "b.geojson", diagnostics);
    REQUIRE(map);
    CHECK(map->source == "b.geojson");
    return map->name;
  };
  CHECK(name(R"("name": "Boundaries", )") == "Boundaries");
  CHECK(name(R"("name": 5, )") == "b.geojson");
  CHECK(name("") == "b.geojson");
}

TEST_CASE("wrong GeoJSON is refused") {
  const auto feature = [](const std::string& geometry) {
    return R"({"type": "FeatureCollection", "features": [{"properties": {"iso": "KZ-71"}, "geometry": )" + geometry +
           "}]}";
  };
  CHECK(says(first_complaint(feature("null")), {"no geometry"}));
  CHECK(says(first_complaint(feature(R"({"type": "Point", "coordinates": [1, 2]})")), {"MultiPolygon"}));
  CHECK(says(first_complaint(feature(R"({"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]})")), {"fewer than 3"}));
  CHECK(says(first_complaint(feature(R"({"type": "Polygon", "coordinates": [[["x", 2], [3, 4], [5, 6]]]})")),
             {"longitude"}));
  CHECK(says(first_complaint(R"({"type": "FeatureCollection", "features": 3})"), {"list"}));
  CHECK(says(first_complaint(R"({"type": "FeatureCollection", "features": []})"), {"ISO 3166-2"}));
  const std::string big = feature(R"({"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [5, 6], [7, 8]]]})");
  CHECK(says(first_complaint(big, {.bytes = 1000, .depth = 32, .regions = 10, .points = 3}), {"more than 3 points"}));
}
