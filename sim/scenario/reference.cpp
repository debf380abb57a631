#include <fmt/format.h>

#include <algorithm>

#include "scenario/describe.hpp"
#include "scenario/shape_walk.hpp"

namespace qorgan {
namespace format {
namespace {

/// A bar would end the cell of a Markdown table.
std::string cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) text.insert(at, "\\");
  return text;
}

/// The type with names of mappings and lists spelled out.
std::string value_text(const Shape& shape) {
  if (const ObjectShape* object = object_in(shape))
    return shape.kind == Shape::Kind::list ? fmt::format("a list of: {}", object->name)
                                           : fmt::format("a mapping: {}", object->name);
  if (shape.kind == Shape::Kind::list) {
    std::string out = fmt::format("a list; each {}", value_text(*shape.element));
    return shape.words.empty() ? out : out + fmt::format("; or `{}`", shape.words.front());
  }
  std::string out;
  if (shape.kind == Shape::Kind::choice)
    for (const std::string& word : shape.words) out += (out.empty() ? "one of: " : ", ") + word;
  else
    out = type_text(shape);
  return out;
}

void section(std::string& out, const ObjectShape& object) {
  out += fmt::format("\n### {}\n\n{}.\n\n", object.name, object.help);
  out += "| key | what it is | value | range | default | source of the default |\n|---|---|---|---|---|---|\n";
  for (const FieldShape& field : object.fields) {
    const std::string fallback = field.required ? "required" : field.fallback;
    out +=
        fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", field.name, cell(field.help), cell(value_text(field.shape)),
                    cell(range_text(field.shape)), cell(fallback), cell(field.source));
  }
}

}  // namespace
}  // namespace format

std::string field_reference_markdown() {
  std::string out =
      fmt::format("# Keys of the file formats\n\nEvery mapping may also carry `source:`: {}.\n\n## Scenario\n",
                  format::source_help);
  const auto scenario = format::objects_of(format::scenario_shape());
  for (const format::ObjectShape* object : scenario) format::section(out, *object);
  out += "\n## Institution\n";
  auto institution = format::objects_of(format::institution_shape());
  institution.insert(institution.begin() + 1, &format::institution_part_shape());
  for (const format::ObjectShape* object : institution) format::section(out, *object);
  // Changes of an overlay have the keys of what they change, none of them required.
  out += "\n## Institution overlay\n";
  for (const format::ObjectShape* object : format::objects_of(format::institution_overlay_shape()))
    if (std::find(institution.begin(), institution.end(), object) == institution.end() &&
        !object->name.starts_with("change of "))
      format::section(out, *object);
  out += "\n## Experiment\n";
  for (const format::ObjectShape* object : format::objects_of(format::experiment_shape()))
    format::section(out, *object);
  return out;
}

}  // namespace qorgan
