// The experiment format.

#include "scenario/experiment_fields.hpp"

#include "scenario/file_kind.hpp"
#include "scenario/scenario_fields.hpp"

namespace qorgan::format {
namespace {

using F = FactorSpec;
using E = ExperimentSpec;

/// An end of a range: a number with the unit of what the path leads to.
Options number_text(std::string_view help, std::string_view example = {}) {
  Options out;
  out.example = example;
  out.help = help;
  out.kind = Shape::Kind::threshold;
  return out;
}

Shape shape_of(Shape::Kind kind) {
  Shape out;
  out.kind = kind;
  return out;
}

void read_seed(Reader& reader, const Node& node, const FieldShape& field, E& experiment) {
  if (const auto seed = reader.whole_number(node, field)) experiment.seed = *seed;
}

void read_settings(Reader& reader, const Node& node, const FieldShape& field, E& experiment) {
  if (!node.is_map()) {
    if (!node.is_nothing())
      reader.error(node.spot, fmt::format("'{}' needs a mapping of paths to values, but {} stands here", field.name,
                                          describe(node)));
    return;
  }
  for (const Node::Member& member : node.members) {
    if (member.key == "source") continue;
    if (member.value.is_scalar() && !member.value.text.empty())
      experiment.settings.emplace_back(member.key, member.value.text);
    else
      reader.error(member.value.spot,
                   fmt::format("'{}' needs a value, but {} stands here", member.key, describe(member.value)));
  }
}

void add_range(Fields<F>& table) {
  table
      .field("distribution", &F::distribution,
             {.help = "how a number is spread over its range",
              .words = {"uniform", "log-uniform", "normal", "triangular"}})
      .field("low", &F::low, number_text("lower end of the range; of a normal distribution where it is cut off", "0.3"))
      .field("high", &F::high,
             number_text("upper end of the range; of a normal distribution where it is cut off", "0.8"))
      .field("mean", &F::mean, number_text("of a normal distribution, before it is cut off"))
      .field("sd", &F::sd, number_text("standard deviation of a normal distribution, before it is cut off"))
      .field("mode", &F::mode, number_text("of a triangular distribution: the likeliest value"));
}

void add_design(Fields<E>& table) {
  table
      .field("design", &E::design,
             {.help = "which points are run: every combination (grid), a Latin hypercube (lhs), Saltelli's points for "
                      "Sobol' indices (sobol), trajectories for elementary effects (morris), or the n-th value of "
                      "every factor (list)",
              .example = "lhs",
              .words = {"grid", "lhs", "sobol", "morris", "list"}})
      .field("samples", &E::samples,
             {.help = "lhs: points; sobol: points of the sequence, a power of two is best",
              .low = 0,
              .high = 1e6,
              .setting = true,
              .example = "8"})
      .field("trajectories", &E::trajectories, {.help = "morris: trajectories", .low = 0, .high = 1e5, .setting = true})
      .field("levels", &E::levels,
             {.help = "morris: levels of each factor, an even number", .low = 2, .high = 100, .setting = true})
      .field("replicates", &E::replicates,
             {.help = "runs of every point; the n-th of each point shares its random numbers",
              .low = 1,
              .high = 1e6,
              .setting = true,
              .example = "4"})
      .custom("seed", shape_of(Shape::Kind::integer),
              {.help = "of the batch: replicates and sampled points come from it", .setting = true, .example = "1"},
              read_seed, [](Meaning& meaning, const E& value) { meaning.whole(value.seed); });
}

}  // namespace

template <>
const Fields<FactorSpec>& table_of<FactorSpec>() {
  static const Fields<F> table = [] {
    Fields<F> out("factor", "What varies");
    out.field(
           "id", &F::id,
           {.help = "short name of your own", .required = true, .example = "quorum", .kind = Shape::Kind::identifier})
        .field("name", &F::name,
               {.help = "name for people",
                .example = "Quorum of headquarters|Кворум штабов|Штабтардың кворумы",
                .longest = 200})
        .field("kind", &F::kind,
               {.help = "what it changes: a number or another value (choice) at a path, or the policy, reading, "
                        "institution or scenario",
                .words = {"number", "choice", "policy", "reading", "institution", "scenario"}})
        .field("path", &F::path,
               {.help = "of number and choice: where in the scenario, or after 'institution.' in the institution",
                .example = "parameters.quorum"});
    add_range(out);
    out.field("values", &F::values,
              {.help = "listed values instead of a range; policies, readings or files where the kind is one of those",
               .kind = Shape::Kind::threshold,
               .longest = 1000})
        .field("labels", &F::labels, {.help = "names of the values for people, one each", .longest = 1000})
        .field("steps", &F::steps,
               {.help = "on a grid: levels from low to high, at least 2", .low = 0, .high = 1000, .setting = true})
        .field("whole", &F::whole, {.help = "whole numbers only"})
        .field("crossed", &F::crossed,
               {.help = "every value is run with every point of the other factors; policies are, unless 'no'"})
        .check([](Reader& reader, const Node& node, F& value) {
          value.source = reader.source();
          value.line = node.spot.line;
        });
    return out;
  }();
  return table;
}

template <>
const Fields<ResponseSpec>& table_of<ResponseSpec>() {
  using R = ResponseSpec;
  static const Fields<R> table =
      Fields<R>("response", "A measure that is looked at")
          .field("measure", &R::measure,
                 {.help = "the measure", .required = true, .example = "harmed", .words = measure_words(false)})
          .field("incident", &R::incident, {.help = "asked of one incident", .kind = Shape::Kind::identifier})
          .field("region", &R::region, {.help = "asked of one region", .kind = Shape::Kind::identifier})
          .field("goal", &R::goal,
                 {.help = "which way is better; none: neither",
                  .required = true,
                  .example = "less",
                  .words = {"less", "more", "none"}});
  return table;
}

template <>
const Fields<ExperimentSpec>& table_of<ExperimentSpec>() {
  static const Fields<E> table = [] {
    Fields<E> out("experiment", "A designed experiment: what varies, what is measured, what is compared");
    add_header(out, FileKind::experiment);
    out.field("name", &E::name,
              {.help = "what the experiment is called",
               .required = true,
               .example = "A new experiment|Новый эксперимент|Жаңа эксперимент",
               .longest = 200})
        .field("question", &E::question,
               {.help = "what it asks",
                .required = true,
                .example = "How much does the quorum of headquarters matter?|Насколько важен кворум штабов?|Штабтардың "
                           "кворумы қаншалықты маңызды?"})
        .field("scenario", &E::scenario,
               {.help = "the scenario's file, relative to this one",
                .example = "scenario.yaml",
                .kind = Shape::Kind::path,
                .apart = true})
        .field("scenarios", &E::scenarios,
               {.help = "several scenarios in its place: everything is run in each",
                .kind = Shape::Kind::path,
                .longest = 1000,
                .apart = true})
        .field("until", &E::until,
               {.help = "end the runs earlier: a date, or a length of time after the start", .apart = true})
        .custom("settings", shape_of(Shape::Kind::settings),
                {.help = "values that are the same in all runs, by path: parameters.quorum: 0.6"}, read_settings,
                nullptr)  // what they set enters the meaning of the scenarios
        .field("record", &E::record,
               {.help = "how much is kept of each run", .words = {"measures", "series", "events"}});
    add_design(out);
    out.field("compare", &E::compare,
              {.help = "the factor whose values are the options that are ranked; the first one of policies, readings "
                       "or institutions if left out",
               .kind = Shape::Kind::identifier})
        .field("reference", &E::reference,
               {.help = "the option that the others are set against; the first if left out"})
        .field("level", &E::level,
               {.help = "probability that an interval covers", .low = 0.5, .high = 0.999, .setting = true})
        .field("assumptions", &E::assumptions, {.help = "what the author assumed, for the report", .longest = 200})
        .field("factors", &E::factors, {.help = "what varies", .required = true, .example = "1", .longest = 200})
        .field("responses", &E::responses,
               {.help = "measures that are looked at; the first one decides the ranking",
                .required = true,
                .example = "1",
                .longest = 100});
    return out;
  }();
  return table;
}

}  // namespace qorgan::format
