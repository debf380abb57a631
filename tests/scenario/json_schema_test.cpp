// The schemas that editors use are generated from the tables that the loader reads with.
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "catch.hpp"
#include "scenario/load.hpp"
#include "scenario/shape_walk.hpp"
#include "support/places.hpp"

using namespace qorgan;
namespace fs = std::filesystem;

namespace {
const fs::path schemas = fs::path(source_dir()) / "assets/schema";

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// Compares the committed file with what the tables make; QORGAN_UPDATE=1 writes it anew.
void same(const fs::path& path, const std::string& generated) {
  if (std::getenv("QORGAN_UPDATE")) std::ofstream(path, std::ios::binary) << generated;
  INFO(path << " differs from the tables; run test_scenario with QORGAN_UPDATE=1 and look at the change");
  REQUIRE(content(path) == generated);
}

/// Every `$ref` of the schema.
void collect_references(const nlohmann::json& node, std::set<std::string>& found) {
  if (node.is_object())
    for (const auto& [key, value] : node.items()) {
      if (key == "$ref") found.insert(value.get<std::string>());
      collect_references(value, found);
    }
  if (node.is_array())
    for (const auto& value : node) collect_references(value, found);
}

void check_structure(const std::string& text, const std::vector<const format::ObjectShape*>& objects) {
  const auto schema = nlohmann::json::parse(text);
  CHECK(schema.at("$schema") == "https://json-schema.org/draft/2020-12/schema");
  std::set<std::string> references;
  collect_references(schema, references);
  for (const std::string& reference : references)
    CHECK(schema.contains(nlohmann::json::json_pointer(reference.substr(1))));
  CHECK(schema.at("$defs").size() == objects.size());
  for (const format::ObjectShape* object : objects) {
    std::string name = object->name;
    for (char& c : name)
      if (c == ' ') c = '-';
    INFO(name);
    const auto& definition = schema.at("$defs").at(name);
    CHECK(definition.at("additionalProperties") == false);
    CHECK(definition.at("properties").size() == object->keys().size());
    std::size_t required = 0;
    for (const format::FieldShape& field : object->fields) {
      CHECK(definition.at("properties").contains(field.name));
      required += field.required ? 1 : 0;
    }
    CHECK((definition.contains("required") ? definition.at("required").size() : 0) == required);
  }
}
}  // namespace

TEST_CASE("the scenario schema in assets is the one that the tables make") {
  same(schemas / "scenario.schema.json", scenario_schema());
}

TEST_CASE("the institution schema in assets is the one that the tables make") {
  same(schemas / "institution.schema.json", institution_schema());
}

TEST_CASE("the experiment schema in assets is the one that the tables make") {
  same(schemas / "experiment.schema.json", experiment_schema());
}

TEST_CASE("the experiment schema knows every key of every mapping and refers only to what it defines") {
  check_structure(experiment_schema(), format::objects_of(format::experiment_shape()));
}

TEST_CASE("the scenario schema knows every key of every mapping and refers only to what it defines") {
  check_structure(scenario_schema(), format::objects_of(format::scenario_shape()));
}

TEST_CASE("the institution schema covers institutions, their parts and overlays") {
  auto objects = format::objects_of(format::institution_shape());
  objects.push_back(&format::institution_part_shape());
  for (const format::ObjectShape* object : format::objects_of(format::institution_overlay_shape()))
    if (std::find(objects.begin(), objects.end(), object) == objects.end()) objects.push_back(object);
  check_structure(institution_schema(), objects);
}

TEST_CASE("every key of the formats has a help text, and every mapping a name of its own") {
  std::set<std::string> names;
  std::set<const format::ObjectShape*> seen;  // an overlay adds entries of the institution
  for (const format::ObjectShape* root : {&format::scenario_shape(), &format::institution_shape(),
                                          &format::institution_overlay_shape(), &format::experiment_shape()})
    for (const format::ObjectShape* object : format::objects_of(*root)) {
      if (!seen.insert(object).second) continue;
      INFO(object->name);
      CHECK(names.insert(object->name).second);
      CHECK_FALSE(object->help.empty());
      for (const format::FieldShape& field : object->fields) {
        INFO(field.name);
        if (object->name != "holder") CHECK_FALSE(field.help.empty());
      }
    }
}

TEST_CASE(
    "a change of an overlay has the keys of what it changes, none but the id required, and lists that can be edited") {
  const auto schema = nlohmann::json::parse(institution_schema());
  const auto& change = schema.at("$defs").at("change-of-threat");
  CHECK(change.at("properties").size() == schema.at("$defs").at("threat").at("properties").size());
  CHECK(change.at("required") == nlohmann::json::array({"id"}));
  CHECK(change.at("properties").at("competent").at("anyOf").at(1).at("properties").contains("remove"));
  CHECK_FALSE(schema.at("$defs").at("change-of-coordination").contains("required"));
}

TEST_CASE("the field reference names every key") {
  const std::string text = field_reference_markdown();
  auto objects = format::objects_of(format::scenario_shape());
  for (const format::ObjectShape* object : format::objects_of(format::experiment_shape())) objects.push_back(object);
  for (const format::ObjectShape* object : objects)
    for (const format::FieldShape& field : object->fields) {
      INFO(object->name << "." << field.name);
      CHECK(text.find("| `" + field.name + "` |") != std::string::npos);
    }
}

TEST_CASE("the field reference leaves out what only repeats keys with none required") {
  const std::string text = field_reference_markdown();
  CHECK(text.find("### change of ") == std::string::npos);
  const std::string overlay = text.substr(text.find("## Institution overlay"));
  CHECK(overlay.find("### " + format::institution_overlay_shape().name + "\n") != std::string::npos);
}
