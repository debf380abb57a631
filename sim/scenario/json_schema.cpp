#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/quantity_words.hpp"
#include "core/text.hpp"
#include "scenario/describe.hpp"
#include "scenario/shape_walk.hpp"

namespace qorgan {
namespace format {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view number_pattern = R"([-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?)";
constexpr std::string_view article_pattern = R"(\d+(-\d+)?(\(\d+(-\d+)?\))*)";
constexpr std::string_view date_pattern = R"(\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2})? *(Z|[-+]\d{2}:\d{2})?)?)";

std::string slug(std::string_view name) {
  std::string out(name);
  for (char& c : out)
    if (c == ' ') c = '-';
  return out;
}

/// "(h|min|d)": the units of a dimension as a pattern.
std::string unit_pattern(Dimension dimension) {
  std::string out;
  for (std::string_view unit : units_of(dimension)) {
    if (unit.empty()) continue;
    if (!out.empty()) out += '|';
    out += unit;
  }
  return dimension == Dimension::number ? fmt::format("({})?", out) : fmt::format("({})", out);
}

/// A quantity is a string with a unit; ranges of strings cannot be said in JSON Schema and stand in the description.
Json quantity_schema(const Shape& shape) {
  const bool plain = shape.dimension == Dimension::number || has_one_unit(shape.dimension);
  Json out;
  out["type"] = plain ? Json::array({"number", "string"}) : Json("string");
  out["pattern"] = fmt::format("^ *{} *{}{} *$", number_pattern, unit_pattern(shape.dimension),
                               has_one_unit(shape.dimension) ? "?" : "");
  if (plain && std::isfinite(shape.low)) out["minimum"] = shape.low;
  if (plain && std::isfinite(shape.high)) out["maximum"] = shape.high;
  return out;
}

Json integer_schema(const Shape& shape) {
  if (shape.low == shape.high) return {{"const", static_cast<std::int64_t>(shape.low)}};
  Json out{{"type", "integer"}};
  if (std::isfinite(shape.low)) out["minimum"] = static_cast<std::int64_t>(shape.low);
  if (std::isfinite(shape.high)) out["maximum"] = static_cast<std::int64_t>(shape.high);
  return out;
}

Json text_schema(const Shape& shape) {
  Json out{{"type", "string"}, {"minLength", shape.may_be_empty ? 0 : 1}};
  out["maxLength"] = shape.longest > 0 ? shape.longest : shape.kind == Shape::Kind::prose ? 4000 : 300;
  return out;
}

Json pattern_schema(std::string_view pattern) {
  return {{"type", "string"}, {"pattern", fmt::format("^{}$", pattern)}};
}

/// How texts for people are written: in all languages, or, where the file may say that it is in one, alone.
enum class Texts : unsigned char { in_all, may_be_alone };

Json local_text_schema(const Shape& shape, Texts texts) {
  Json out{{"type", "object"}, {"additionalProperties", false}};
  if (texts == Texts::in_all) out["required"] = {"en", "ru", "kk"};
  for (Language language : all_languages)
    out["properties"][std::string(code_of(language))] = {
        {"type", "string"}, {"minLength", 1}, {"maxLength", shape.longest}};
  out["properties"]["source"] = {{"type", "string"}};
  if (texts == Texts::in_all) return out;
  Json alone{{"type", "string"}, {"minLength", 1}, {"maxLength", shape.longest}};
  return {{"anyOf", Json::array({std::move(out), std::move(alone)})}};
}

Json moment_schema(const Shape& shape) {
  std::string pattern = fmt::format("({}| *{} *{} *", date_pattern, number_pattern, unit_pattern(Dimension::duration));
  for (const std::string& word : shape.words) pattern += "|" + word;
  return pattern_schema(pattern + ")");
}

Json schema_of(const Shape& shape, Texts texts);

Json list_schema(const Shape& shape, Texts texts) {
  Json list{{"type", "array"}, {"items", schema_of(*shape.element, texts)}};
  if (shape.longest > 0) list["maxItems"] = shape.longest;
  if (shape.words.empty() && !shape.editable) return list;
  Json forms = Json::array();
  if (shape.editable)
    forms.push_back({{"type", "object"},
                     {"additionalProperties", false},
                     {"properties",
                      {{"add", list},
                       {"remove", {{"type", "array"}, {"items", {{"type", Json::array({"string", "integer"})}}}}},
                       {"source", {{"type", "string"}}}}}});
  forms.insert(forms.begin(), std::move(list));
  if (!shape.words.empty()) forms.push_back({{"enum", shape.words}});
  return {{"anyOf", std::move(forms)}};
}

Json schema_of(const Shape& shape, Texts texts) {
  switch (shape.kind) {
    case Shape::Kind::word:
    case Shape::Kind::prose:
    case Shape::Kind::path: return text_schema(shape);
    case Shape::Kind::local_text: return local_text_schema(shape, texts);
    case Shape::Kind::identifier: return pattern_schema("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    case Shape::Kind::article: {
      Json out = pattern_schema(article_pattern);
      out["type"] = {"string", "integer"};  // a bare 10 is a number to YAML
      return out;
    }
    case Shape::Kind::articles: {
      Json out = pattern_schema(fmt::format("{0}( *, *{0})*", article_pattern));
      out["type"] = {"string", "integer"};
      return out;
    }
    case Shape::Kind::flag: return {{"enum", Json::array({"yes", "no", true, false})}};
    case Shape::Kind::integer: return integer_schema(shape);
    case Shape::Kind::quantity: return quantity_schema(shape);
    case Shape::Kind::threshold: return {{"type", Json::array({"number", "string"})}};
    case Shape::Kind::instant: return pattern_schema(date_pattern);
    case Shape::Kind::moment: return moment_schema(shape);
    case Shape::Kind::offset: return pattern_schema(R"((Z|[-+]\d{2}:\d{2}))");
    case Shape::Kind::choice: return {{"enum", shape.words}};
    case Shape::Kind::reference: return {{"type", "string"}};
    case Shape::Kind::list: return list_schema(shape, texts);
    case Shape::Kind::object: return {{"$ref", "#/$defs/" + slug(shape.object().name)}};
    case Shape::Kind::settings: return {{"type", "object"}};
  }
  return Json::object();
}

/// The default as the editor would insert it: a number where the file would write one.
Json default_of(const FieldShape& field) {
  if (field.shape.kind == Shape::Kind::integer || field.shape.kind == Shape::Kind::quantity)
    if (const auto number = parse_number(field.fallback)) return *number;
  return field.fallback;
}

std::string description_of(const FieldShape& field) {
  std::string out = field.help;
  if (field.shape.kind == Shape::Kind::reference) out += fmt::format(" ({})", type_text(field.shape));
  if (const std::string range = range_text(field.shape); !range.empty() && field.shape.kind == Shape::Kind::quantity)
    out += fmt::format("; {}", range);
  if (!field.source.empty()) out += fmt::format(". Source of the default: {}", field.source);
  return out;
}

Json object_schema(const ObjectShape& object, Texts texts) {
  Json out{{"type", "object"}, {"description", object.help}, {"additionalProperties", false}};
  Json properties = Json::object(), required = Json::array();
  for (const FieldShape& field : object.fields) {
    Json value = schema_of(field.shape, texts);
    if (const std::string text = description_of(field); !text.empty()) value["description"] = text;
    if (!field.fallback.empty()) value["default"] = default_of(field);
    properties[field.name] = std::move(value);
    if (field.required) required.push_back(field.name);
  }
  if (object.sourced && !object.find("source"))
    properties["source"] = {{"type", "string"}, {"description", std::string(source_help)}};
  out["properties"] = std::move(properties);
  if (!required.empty()) out["required"] = std::move(required);
  return out;
}

Json head(std::string_view title) {
  return {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}};
}

void add_definitions(Json& schema, const ObjectShape& root) {
  const Texts texts = root.find("language") ? Texts::may_be_alone : Texts::in_all;
  for (const ObjectShape* object : objects_of(root))
    schema["$defs"][slug(object->name)] = object_schema(*object, texts);
}

Json reference_to(const ObjectShape& object) { return {{"$ref", "#/$defs/" + slug(object.name)}}; }

}  // namespace

std::string schema_text(std::string_view title, const ObjectShape& root) {
  Json out = head(title);
  out.update(reference_to(root));
  add_definitions(out, root);
  return out.dump(2) + "\n";
}

}  // namespace format

std::string scenario_schema() { return format::schema_text("Qorgan scenario", format::scenario_shape()); }

std::string institution_schema() {
  format::Json out = format::head("Qorgan institution");
  out["if"] = {{"properties", {{"qorgan", {{"const", "institution-part"}}}}}};
  out["then"] = format::reference_to(format::institution_part_shape());
  out["else"] = {{"if", {{"properties", {{"qorgan", {{"const", "institution-overlay"}}}}}}},
                 {"then", format::reference_to(format::institution_overlay_shape())},
                 {"else", format::reference_to(format::institution_shape())}};
  format::add_definitions(out, format::institution_shape());
  format::add_definitions(out, format::institution_part_shape());
  format::add_definitions(out, format::institution_overlay_shape());
  return out.dump(2) + "\n";
}

std::string experiment_schema() { return format::schema_text("Qorgan experiment", format::experiment_shape()); }

}  // namespace qorgan
