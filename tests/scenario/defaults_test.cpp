// Defaults say where they come from, and the description of the model lists the same ones.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "catch.hpp"
#include "scenario/describe.hpp"
#include "scenario/institution_fields.hpp"
#include "scenario/load.hpp"
#include "scenario/scenario_fields.hpp"
#include "scenario/shape_walk.hpp"
#include "support/places.hpp"

using namespace qorgan;
namespace fs = std::filesystem;

namespace {

const fs::path odd = fs::path(source_dir()) / "sim/parameters.md";
const std::string parameters_begin = "| parameter | default | range | meaning | source |\n|---|---|---|---|---|\n";
const std::string others_begin = "| key | default | range | meaning | source |\n|---|---|---|---|---|\n";

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// "0 to 3", "1 min to 30 d", "yes, no".
std::string range_of(const format::FieldShape& field) {
  if (field.shape.kind == format::Shape::Kind::flag) return "yes, no";
  const std::string low = field.shape.low == 0 ? "0" : format_quantity(field.shape.low, field.shape.dimension);
  return low + " to " + format_quantity(field.shape.high, field.shape.dimension);
}

/// The rows of section 8, as the table that the loader reads with has them.
std::string parameter_rows() {
  std::string out;
  for (const format::FieldShape& field : format::table_of<Parameters>().shape().fields)
    out += fmt::format("| {} | {} | {} | {} | {} |\n", field.name, field.fallback, range_of(field), field.help,
                       field.source);
  return out;
}

/// Numbers with a default that is not nothing, in all file formats, without the parameters; each once, by object.
std::vector<format::FieldShape> other_defaults() {
  std::vector<format::FieldShape> out;
  std::set<std::string> seen;
  for (const format::ObjectShape* root : {&format::scenario_shape(), &format::institution_shape()})
    for (const format::ObjectShape* object : format::objects_of(*root)) {
      if (object == &format::table_of<Parameters>().shape() || !seen.insert(object->name).second) continue;
      for (const format::FieldShape& field : object->fields) {
        const bool number =
            field.shape.kind == format::Shape::Kind::quantity || field.shape.kind == format::Shape::Kind::integer;
        if (!number || field.required || field.fallback.empty()) continue;
        const QuantityResult value = parse_quantity(field.fallback, field.shape.dimension);
        if (value.error || value.value == 0) continue;
        out.push_back(field);
        out.back().name = object->name + ": " + field.name;
      }
    }
  return out;
}

std::string other_rows() {
  std::string out;
  for (const format::FieldShape& field : other_defaults())
    out += fmt::format("| {} | {} | {} | {} | {} |\n", field.name, field.fallback, range_of(field), field.help,
                       field.source);
  return out;
}

/// Whether something stands behind the word: an article, a publication or a figure, or a reason for an assumption.
bool tells_a_source(const std::string& source) {
  if (!source.starts_with("assumption")) return source.size() >= 2;
  return source.find_first_not_of(": ", std::string("assumption").size()) != std::string::npos;
}

std::vector<fs::path> institutions() {
  const fs::path folder = fs::path(source_dir()) / "scenarios/institutions";
  std::vector<fs::path> files;
  for (const fs::path& where : {folder, folder / "reforms"})
    for (const auto& entry : fs::directory_iterator(where))
      if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("every parameter has a default inside its range, a meaning and a source") {
  const auto& fields = format::table_of<Parameters>().shape().fields;
  REQUIRE(fields.size() > 30);
  for (const format::FieldShape& field : fields) {
    INFO(field.name);
    CHECK_FALSE(field.required);
    CHECK_FALSE(field.fallback.empty());
    CHECK_FALSE(field.help.empty());
    CHECK(tells_a_source(field.source));
    if (field.shape.kind != format::Shape::Kind::quantity) continue;
    const QuantityResult value = parse_quantity(field.fallback, field.shape.dimension);
    REQUIRE_FALSE(value.error);
    CHECK(value.value >= field.shape.low);
    CHECK(value.value <= field.shape.high);
  }
}

TEST_CASE("a default that is shown is one that a file may have") {
  std::size_t seen = 0;
  for (const format::ObjectShape* root :
       {&format::scenario_shape(), &format::institution_shape(), &format::experiment_shape()})
    for (const format::ObjectShape* object : format::objects_of(*root))
      for (const format::FieldShape& field : object->fields) {
        const bool number =
            field.shape.kind == format::Shape::Kind::quantity || field.shape.kind == format::Shape::Kind::integer;
        if (!number || field.fallback.empty()) continue;
        INFO(object->name << ": " << field.name << ": " << field.fallback);
        const QuantityResult value = parse_quantity(field.fallback, field.shape.dimension);
        REQUIRE_FALSE(value.error);
        CHECK(value.value >= field.shape.low * (1 - 1e-9));
        CHECK(value.value <= field.shape.high * (1 + 1e-9));
        ++seen;
      }
  CHECK(seen > 60);
}

TEST_CASE("every other number that a file may leave out tells where its default comes from") {
  for (const format::FieldShape& field : other_defaults()) {
    INFO(field.name << " " << field.fallback);
    CHECK(tells_a_source(field.source));
  }
}

TEST_CASE("the description of the model lists every default as the loaders know it") {
  // QORGAN_UPDATE=1 writes the rows anew.
  const auto compare = [](const std::string& begins, const std::string& rows) {
    std::string text = content(odd);
    const std::size_t place = text.find(begins);
    REQUIRE(place != std::string::npos);
    const std::size_t first = place + begins.size();
    const std::size_t last = text.find("\n\n", first - 1) + 1;  // rows end with an empty line
    REQUIRE(last != std::string::npos + 1);
    if (std::getenv("QORGAN_UPDATE")) {
      text.replace(first, last - first, rows);
      std::ofstream(odd, std::ios::binary) << text;
      return;
    }
    INFO("section 8 differs from the tables; run test_scenario with QORGAN_UPDATE=1 and look at the change");
    CHECK(text.substr(first, last - first) == rows);
  };
  compare(parameters_begin, parameter_rows());
  compare(others_begin, other_rows());
}

TEST_CASE("every number of the shipped institution and its reforms tells its source") {
  const std::vector<fs::path> files = institutions();
  REQUIRE(files.size() >= 4);
  for (const fs::path& file : files) {
    INFO(file.filename());
    Diagnostics diagnostics;
    const auto institution = load_institution(file.string(), diagnostics);
    REQUIRE(institution);
    REQUIRE(institution->numbers.size() > 200);
    for (const SourcedNumber& number : institution->numbers) {
      INFO(number.path << " in line " << number.line);
      CHECK(tells_a_source(number.source));
    }
  }
}
