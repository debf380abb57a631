// The scenario format: conditions, injects, objectives.

#include <algorithm>
#include <array>

#include "scenario/scenario_fields.hpp"

namespace qorgan::format {
namespace {

constexpr double year = 365 * 86400.0;

/// The keys of a comparison, each an operator with its number: `at_most: 12 h`. The unit is that of the measure, so
/// `measure` must stand before them in the table.
template <class T>
void add_thresholds(Fields<T>& table, Condition::Operator T::*op, double T::*number) {
  struct Help {
    Condition::Operator op;
    std::string_view text;
    std::string_view example;
  };
  static constexpr std::array<Help, 4> keys{{{Condition::Operator::above, "true while the measure is above this", ""},
                                             {Condition::Operator::below, "true while it is below this", ""},
                                             {Condition::Operator::at_least, "true while it is this or more", ""},
                                             {Condition::Operator::at_most, "true while it is this or less", "12 h"}}};
  static_assert(has_every<Condition::Operator>(keys, [](const Help& help) { return help.op; }));
  for (const Help& key : keys) {
    Shape shape;
    shape.kind = Shape::Kind::threshold;
    table.custom(
        name_of(key.op), shape, {.help = key.text, .example = key.example},
        [op, number, key](Reader& reader, const Node& node, const FieldShape& field, T& value) {
          const MeasureName* measure = find_measure_name(value.measure);
          if (!measure) return;  // reported where it is named
          FieldShape numbered = field;
          numbered.shape.kind = Shape::Kind::quantity;
          numbered.shape.dimension = measure->dimension;
          value.*op = key.op;
          if (const auto read = reader.quantity(node, numbered)) value.*number = *read;
        },
        [op, number, key](Meaning& meaning, const T& value) {
          if (value.*op == key.op) meaning.number(value.*number);
        });
  }
}

/// Exactly one operator must stand beside a measure.
void one_threshold(Reader& reader, const Node& node, std::string_view what) {
  const Node* first = nullptr;
  for (const auto& entry : operator_names) {
    const Node* found = node.find(entry.name);
    if (found && first)
      reader.error(found->spot, fmt::format("{} has more than one of: above, below, at_least, at_most", what));
    if (found && !first) first = found;
  }
  if (!first) reader.error(node.spot, fmt::format("{} needs one of: above, below, at_least, at_most", what));
}

/// Whether the measure can be asked of what it is asked of.
void check_scope(Reader& reader, const Node& node, std::string_view measure_name) {
  const MeasureName* measure = find_measure_name(measure_name);
  const Node* incident = node.find("incident");
  const Node* region = node.find("region");
  if (incident && region) reader.error(region->spot, "a measure is asked of an incident or of a region, not of both");
  if (!measure) return;
  if (incident && !measure->scopes.incident)
    reader.error(incident->spot, fmt::format("measure '{}' cannot be asked of an incident", measure->name));
  if (region && !measure->scopes.region)
    reader.error(region->spot, fmt::format("measure '{}' cannot be asked of a region", measure->name));
}

void check_condition(Reader& reader, const Node& node, Condition& condition) {
  std::size_t kinds = 0;
  for (std::string_view key : {"measure", "all", "any", "not"}) kinds += node.find(key) ? 1 : 0;
  if (kinds != 1) {
    reader.error(node.spot, "a condition needs exactly one of: measure, all, any, not");
    return;
  }
  if (node.find("measure")) {
    one_threshold(reader, node, "a condition on a measure");
    check_scope(reader, node, condition.measure);
    return;
  }
  for (std::string_view key : {"incident", "region", "above", "below", "at_least", "at_most"})
    if (const Node* found = node.find(key))
      reader.error(found->spot, fmt::format("'{}' goes with 'measure' only", key));
}

/// `all`, `any`, `not`: conditions inside a condition.
void add_combination(Fields<Condition>& table, std::string_view name, Condition::Kind kind, std::string_view help) {
  const bool single = kind == Condition::Kind::not_;
  Shape inner = Codec<Condition>::shape({});
  Shape shape = inner;
  if (!single) {
    shape = Shape{};
    shape.kind = Shape::Kind::list;
    shape.element = std::make_shared<const Shape>(inner);
    shape.longest = 100;
  }
  table.custom(
      name, shape, {.help = help},
      [kind, single](Reader& reader, const Node& node, const FieldShape& field, Condition& value) {
        value.kind = kind;
        if (single) {
          value.parts.emplace_back();
          table_of<Condition>().read(reader, node, value.parts.back());
          return;
        }
        Codec<std::vector<Condition>>::read(reader, node, field, value.parts);
        if (node.is_nothing() || (node.is_list() && node.items.empty()))
          reader.error(node.spot, fmt::format("'{}' needs at least one condition", field.name));
      },
      [kind](Meaning& meaning, const Condition& value) {
        if (value.kind != kind) return;
        meaning.whole(value.parts.size());
        for (const Condition& part : value.parts) table_of<Condition>().mean(meaning, part);
      });
}

void read_at(Reader& reader, const Node& node, const FieldShape& field, InjectSpec& inject) {
  if (const auto moment = reader.moment(node, field)) inject.at = moment->seconds;
}

void check_trigger(Reader& reader, const Node& node, const InjectSpec& inject) {
  const Node *at = node.find("at"), *when = node.find("when"), *delay = node.find("delay");
  if (at && when) reader.error(when->spot, "an inject comes 'at' a time or 'when' something is so, not both");
  if (inject.contingency && (at || when))
    reader.error((at ? at : when)->spot, "a contingency is thrown in by hand; it has no 'at' and no 'when'");
  if (!inject.contingency && !at && !when)
    reader.error(node.spot, "inject needs 'at' or 'when', or 'contingency: yes' to be thrown in by hand");
  if (delay && !when) reader.error(delay->spot, "'delay' goes with 'when' only");
}

/// What a kind of inject needs and what it has no use for, and the range of its value.
struct InjectRule {
  InjectKind kind;
  std::vector<std::string_view> needed;
  std::vector<std::string_view> allowed;
  double most = 0;  ///< of `value`; 0 where it has none
};

const std::vector<InjectRule>& inject_rules() {
  static const std::vector<InjectRule> rules{
      {InjectKind::start_incident, {"incident"}, {"value"}, 10},
      {InjectKind::scale_incident, {"incident", "value"}, {}, 10},
      {InjectKind::end_incident, {"incident"}, {}, 0},
      {InjectKind::message, {"to", "incident", "value"}, {"region"}, 1},
      {InjectKind::set_region, {"region", "target", "value"}, {}, 1},
      {InjectKind::public_statement, {"region"}, {"incident", "value"}, 1},
      {InjectKind::rumour, {"region", "value"}, {"incident"}, 1},
      {InjectKind::breach, {"to", "incident", "prohibition"}, {"region"}, 0},
  };
  return rules;
}

void check_kind(Reader& reader, const Node& node, const InjectSpec& inject) {
  const Node* kind = node.find("do");
  if (!kind || !from_name<InjectKind>(kind->text)) return;
  for (const InjectRule& rule : inject_rules()) {
    if (rule.kind != inject.kind) continue;
    for (std::string_view key : rule.needed)
      if (!node.find(key))
        reader.error(node.spot, fmt::format("an inject that does '{}' lacks the key '{}'", kind->text, key));
    for (std::string_view key : {"incident", "region", "to", "target", "value", "prohibition"}) {
      const auto has = [&](const auto& keys) { return std::find(keys.begin(), keys.end(), key) != keys.end(); };
      const Node* found = node.find(key);
      if (found && !has(rule.needed) && !has(rule.allowed))
        reader.error(found->spot, fmt::format("'{}' has no meaning in an inject that does '{}'", key, kind->text));
    }
    if (const Node* value = node.find("value"); value && rule.most > 0 && inject.value > rule.most)
      reader.error(value->spot, fmt::format("'value' is {:g}, but must be from 0 to {:g} where the inject does '{}'",
                                            inject.value, rule.most, kind->text));
  }
}

}  // namespace

std::vector<std::string> measure_words(bool series_only) {
  std::vector<std::string> out;
  for (const MeasureName& measure : measure_names())
    if (measure.series() || !series_only) out.emplace_back(measure.name);
  return out;
}

template <>
const Fields<Condition>& table_of<Condition>() {
  using C = Condition;
  static const Fields<C> table = [] {
    Fields<C> out("condition", "A test on a measure of the running simulation, or a combination of such tests");
    out.field("measure", &C::measure, {.help = "which measure", .words = measure_words(false)})
        .field("incident", &C::incident, {.help = "asked of one incident"})
        .field("region", &C::region, {.help = "asked of one region"});
    add_thresholds(out, &C::op, &C::value);
    add_combination(out, "all", Condition::Kind::all, "true where all of these are");
    add_combination(out, "any", Condition::Kind::any, "true where at least one of these is");
    add_combination(out, "not", Condition::Kind::not_, "true where this is not");
    out.check(check_condition);
    return out;
  }();
  return table;
}

template <>
const Fields<InjectSpec>& table_of<InjectSpec>() {
  using I = InjectSpec;
  Shape moment;
  moment.kind = Shape::Kind::moment;
  static const Fields<I> table =
      Fields<I>("inject", "Something that the scenario throws in")
          .field("id", &I::id,
                 {.help = "short name of your own",
                  .required = true,
                  .example = "forecast",
                  .kind = Shape::Kind::identifier})
          .field("text", &I::text,
                 {.help = "what participants read",
                  .required = true,
                  .example = "The forecast says the river will rise.|По прогнозу, вода в реке поднимется.|Болжам "
                             "бойынша, өзен суы көтеріледі.",
                  .longest = 2000})
          .custom("at", moment, {.help = "when it comes", .example = "9 h"}, read_at,
                  [](Meaning& meaning, const I& value) {
                    meaning.whole(value.at ? 1 : 0);
                    meaning.number(value.at.value_or(0));
                  })
          .custom(
              "when", Codec<Condition>::shape({}),
              {.help = "the condition on which it comes, once, at the first tick when it is true"},
              [](Reader& reader, const Node& node, const FieldShape&, I& value) {
                table_of<Condition>().read(reader, node, value.when.emplace());
              },
              [](Meaning& meaning, const I& value) {
                meaning.whole(value.when ? 1 : 0);
                if (value.when) table_of<Condition>().mean(meaning, *value.when);
              })
          .field("delay", &I::delay,
                 {.help = "how long after 'when' came true", .dimension = Dimension::duration, .low = 0, .high = year})
          .field("contingency", &I::contingency, {.help = "it comes only when a person throws it in"})
          .field("do", &I::kind, {.help = "what it does", .required = true, .example = "message"})
          .field("incident", &I::incident, {.help = "the incident it is about", .example = "flood"})
          .field("region", &I::region, {.help = "the region it is about, or that of the receiver", .example = "KZ-11"})
          .field("to", &I::to,
                 {.help = "message: the receiver; breach: who does it; its central body or the one in 'region'",
                  .example = "civil-protection"})
          .field("prohibition", &I::prohibition,
                 {.help = "breach: what is done although the Law forbids it", .kind = Shape::Kind::identifier})
          .field("target", &I::target,
                 {.help = "set_region: what it sets", .words = {"trust", "communications", "power", "roads"}})
          .field("value", &I::value,
                 {.help = "severity that a message tells of, factor on the intensity of what starts or is scaled, "
                          "level that is "
                          "set, share of a rumour that is raised or, by a statement, dispelled",
                  .low = 0,
                  .high = 10,
                  .example = "0.3"})
          .check([](Reader& reader, const Node& node, I& value) {
            value.line = node.spot.line;
            check_trigger(reader, node, value);
            check_kind(reader, node, value);
          });
  return table;
}

template <>
const Fields<ObjectiveSpec>& table_of<ObjectiveSpec>() {
  using O = ObjectiveSpec;
  static const Fields<O> table = [] {
    Fields<O> out("objective", "What the response is measured against");
    out.field(
           "id", &O::id,
           {.help = "short name of your own", .required = true, .example = "detect", .kind = Shape::Kind::identifier})
        .field(
            "text", &O::text,
            {.help = "the objective in words",
             .required = true,
             .example = "Somebody notices within 12 hours.|Угроза замечена в течение 12 часов.|Қатер 12 сағат ішінде "
                        "байқалады.",
             .longest = 1000})
        .field("measure", &O::measure,
               {.help = "which measure", .required = true, .example = "time_to_detect", .words = measure_words(false)})
        .field("incident", &O::incident, {.help = "asked of one incident", .example = "flood"})
        .field("region", &O::region, {.help = "asked of one region"});
    add_thresholds(out, &O::op, &O::target);
    out.check([](Reader& reader, const Node& node, O& value) {
      value.line = node.spot.line;
      one_threshold(reader, node, "objective");
      check_scope(reader, node, value.measure);
    });
    return out;
  }();
  return table;
}

}  // namespace qorgan::format
