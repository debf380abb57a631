#include "scenario/shape.hpp"

#include <fmt/format.h>

#include <cmath>

#include "core/quantity_words.hpp"

namespace qorgan::format {

const FieldShape* ObjectShape::find(std::string_view field) const {
  for (const FieldShape& f : fields)
    if (f.name == field) return &f;
  return nullptr;
}

const FieldShape* ObjectShape::formerly(std::string_view field) const {
  for (const FieldShape& f : fields)
    if (!f.former.empty() && f.former == field && !find(field)) return &f;
  return nullptr;
}

std::string ObjectShape::gone_now(std::string_view field) const {
  for (const auto& [key, instead] : gone)
    if (key == field) return fmt::format("'{}' is gone: {}", key, instead);
  return {};
}

std::string called_now(const FieldShape& field) {
  return fmt::format("'{}' is called '{}' now", field.former, field.name);
}

std::vector<std::string_view> ObjectShape::keys() const {
  std::vector<std::string_view> out;
  for (const FieldShape& field : fields) out.push_back(field.name);
  if (sourced && !find("source")) out.emplace_back("source");
  return out;
}

std::string shown(double value, const Shape& shape) {
  return shape.kind == Shape::Kind::integer ? fmt::format("{:.0f}", value) : format_quantity(value, shape.dimension);
}

std::string range_text(const Shape& shape) {
  const bool low = std::isfinite(shape.low), high = std::isfinite(shape.high);
  const auto show = [&](double value) { return shown(value, shape); };
  if (low && high && shape.low == shape.high) return {};
  if (low && high) return fmt::format("from {} to {}", show(shape.low), show(shape.high));
  if (low) return fmt::format("at least {}", show(shape.low));
  if (high) return fmt::format("at most {}", show(shape.high));
  return {};
}

std::string with_article(std::string_view noun) {
  const bool vowel = !noun.empty() && std::string_view("aeio").find(noun.front()) != std::string_view::npos;
  return fmt::format("{} {}", vowel ? "an" : "a", noun);
}

std::string listed(const std::vector<std::string>& words) {
  constexpr std::size_t most = 14;
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += ", ";
    if (words.size() > most && i == most / 2) return out + fmt::format("... ({} in all)", words.size());
    out += words[i];
  }
  return out;
}

namespace {

std::string quantity_text(const Shape& shape) {
  if (shape.dimension == Dimension::number) return "a number";
  std::string units;
  for (std::string_view unit : units_of(shape.dimension)) {
    if (!units.empty()) units += ", ";
    units += unit;
  }
  return fmt::format("{} {} its unit ({})", phrase_of(shape.dimension),
                     has_one_unit(shape.dimension) ? "with or without" : "with", units);
}
}  // namespace

std::string type_text(const Shape& shape) {
  const std::string words = listed(shape.words);
  switch (shape.kind) {
    case Shape::Kind::word:
    case Shape::Kind::prose: return "a text";
    case Shape::Kind::local_text: return "a text in three languages";
    case Shape::Kind::identifier: return "an id";
    case Shape::Kind::article: return "an article";
    case Shape::Kind::articles: return "articles";
    case Shape::Kind::path: return "the name of a file";
    case Shape::Kind::flag: return "yes or no";
    case Shape::Kind::integer: return "a whole number";
    case Shape::Kind::quantity: return quantity_text(shape);
    case Shape::Kind::threshold: return "a number with the unit of the measure";
    case Shape::Kind::instant: return "a date";
    case Shape::Kind::moment:
      return "a date, or a length of time after the start" + (words.empty() ? "" : ", or " + words);
    case Shape::Kind::offset: return "an offset from UTC";
    case Shape::Kind::choice: return "one of: " + words;
    case Shape::Kind::reference: return "the id of " + with_article(shape.target);
    case Shape::Kind::list: return words.empty() ? "a list" : "a list, or " + words;
    case Shape::Kind::object: return "a mapping";
    case Shape::Kind::settings: return "a mapping of paths to values";
  }
  return "a value";
}

}  // namespace qorgan::format
