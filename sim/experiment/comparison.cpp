#include "experiment/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "experiment/plan_of_experiment.hpp"
#include "experiment/streams.hpp"
#include "record/wording.hpp"
#include "world/measure_names.hpp"

namespace qorgan {
namespace {

constexpr std::size_t max_default_responses = 10;

bool has(const std::vector<Response>& responses, const MeasureKey& key) {
  return std::any_of(responses.begin(), responses.end(), [&](const Response& r) { return r.key == key; });
}

/// Whether any finished run has a value of the measure.
bool recorded(const Batch& batch, const MeasureKey& key) {
  const std::size_t m = batch.measure_index(key);
  if (m == batch.measures.size()) return false;
  return std::any_of(batch.runs.begin(), batch.runs.end(), [&](const BatchRun& run) {
    return run.status == RunStatus::done && std::isfinite(batch.value(run.index, m));
  });
}

/// What nobody asked for by name: the measures of the objectives, then what most readers look at.
std::vector<Response> default_responses(const Batch& batch, const Scenario* scenario) {
  std::vector<Response> out;
  const auto add = [&](const std::string& measure, const std::string& incident, const std::string& region) {
    const MeasureKey key{measure, incident, region};
    if (out.size() < max_default_responses && !has(out, key) && recorded(batch, key))
      out.push_back({key, usual_goal(measure)});
  };
  for (const char* measure : {"harmed", "missing_effort"}) add(measure, "", "");
  for (std::size_t i = 0; scenario && i < scenario->objectives.size(); ++i) {
    const ObjectiveSpec& objective = scenario->objectives[i];
    if (!objective.incident.valid() && !objective.region.valid()) add(objective.measure, "", "");
  }
  for (const char* measure : {"loss", "time_to_detect", "time_to_decide", "time_to_first_unit", "time_to_contain",
                              "picture_error", "messages", "violations", "rights_limited", "trust"})
    add(measure, "", "");
  return out;
}

std::vector<Response> responses_of(const Batch& batch, const ExperimentSpec* experiment, const Scenario* scenario) {
  if (!experiment) return default_responses(batch, scenario);
  std::vector<Response> out;
  for (const ResponseSpec& spec : experiment->responses)
    out.push_back({{spec.measure, spec.incident, spec.region},
                   spec.goal == "less"   ? Goal::less
                   : spec.goal == "more" ? Goal::more
                                         : Goal::none});
  return out;
}

/// The factor whose values are the options; factors.size() where none fits.
std::size_t option_factor(const Batch& batch, const ExperimentSpec* experiment) {
  const auto& factors = batch.plan.factors;
  const auto named = [&](auto&& fits) {
    return static_cast<std::size_t>(std::find_if(factors.begin(), factors.end(), fits) - factors.begin());
  };
  if (experiment && !experiment->compare.empty())
    return named([&](const Factor& f) { return f.name == experiment->compare; });
  for (const FactorKind kind :
       {FactorKind::policy, FactorKind::institution, FactorKind::reading, FactorKind::choice, FactorKind::scenario})
    if (const std::size_t f = batch.plan.factor_of(kind); f < factors.size()) return f;
  return factors.size();
}

/// The values of all factors but one, as a key.
std::string block_of(const Plan& plan, std::size_t point, std::size_t without) {
  std::string out;
  std::vector<std::string> names;
  for (const Factor& factor : plan.factors) names.push_back(factor.name);
  for (const std::size_t f : by_name(names))  // their order in the plan must not matter
    if (f != without) out += (out.empty() ? "" : "; ") + plan.factors[f].name + "=" + plan.points[point].values[f].text;
  return out;
}

std::vector<std::string> values_of(const Plan& plan, std::size_t factor) {
  std::vector<std::string> out;
  for (const Point& point : plan.points)
    if (std::find(out.begin(), out.end(), point.values[factor].text) == out.end())
      out.push_back(point.values[factor].text);
  return out;
}

std::vector<double> values_at(const Batch& batch, RunIndex run, const std::vector<std::size_t>& measures) {
  std::vector<double> out;
  for (const std::size_t m : measures) out.push_back(m < batch.measures.size() ? batch.value(run, m) : no_value);
  return out;
}

/// The options of one batch with their finished runs.
std::vector<OptionData> options_of(const Batch& batch, std::size_t number, std::size_t factor,
                                   const std::vector<Response>& responses) {
  const Plan& plan = batch.plan;
  std::vector<OptionData> out;
  std::vector<std::string> keys;
  if (factor < plan.factors.size()) {
    keys = values_of(plan, factor);
    for (const std::string& key : keys) {
      FactorValue value{key};
      value.number = parse_number(key).value_or(no_value);
      out.push_back({value_label(batch, factor, value), key, {}});
    }
  } else {
    out.push_back({{}, plan.name, {}});
  }
  std::vector<std::size_t> measures;
  for (const Response& response : responses) measures.push_back(batch.measure_index(response.key));
  for (const BatchRun& run : batch.runs) {
    if (run.status != RunStatus::done) continue;
    std::size_t option = 0;
    if (!keys.empty())
      option = static_cast<std::size_t>(
          std::find(keys.begin(), keys.end(), plan.points[run.point].values[factor].text) - keys.begin());
    out[option].cases.push_back(
        {block_of(plan, run.point, factor), run.seed, values_at(batch, run.index, measures), number, run.index});
  }
  return out;
}

/// Block and scenario of every point, where scenarios are a factor but not the options.
std::vector<std::pair<std::string, std::string>> groups_of(const Batch& batch, std::size_t option) {
  std::vector<std::pair<std::string, std::string>> out;
  const std::size_t scenario = batch.plan.factor_of(FactorKind::scenario);
  if (scenario == batch.plan.factors.size() || scenario == option) return out;
  for (std::size_t p = 0; p < batch.plan.points.size(); ++p) {
    std::pair<std::string, std::string> entry{block_of(batch.plan, p, option),
                                              batch.plan.points[p].values[scenario].text};
    if (std::find(out.begin(), out.end(), entry) == out.end()) out.push_back(std::move(entry));
  }
  return out;
}

/// Mean responses at the points of the sampled design, for one option or for all runs together.
struct SampledResponses {
  std::vector<double> sum, count;
  [[nodiscard]] std::vector<double> means() const {
    std::vector<double> out;
    for (std::size_t i = 0; i < sum.size(); ++i) out.push_back(count[i] > 0 ? sum[i] / count[i] : no_value);
    return out;
  }
};

SampledResponses sampled_responses(const Comparison& c, const Design& design, std::size_t option,
                                   std::size_t response) {
  SampledResponses out{std::vector<double>(design.base), std::vector<double>(design.base)};
  for (const OptionCase& run : c.options[option].cases) {
    const double value = run.values[response];
    if (!std::isfinite(value)) continue;
    const std::size_t at = c.batches.front().runs[run.run].point % design.points.size() % design.base;
    out.sum[at] += value;
    ++out.count[at];
  }
  return out;
}

/// The values of a factor of numbers at the points of the design, as they were run; coordinates of others.
std::vector<double> coordinates(const Comparison& c, const Design& design, std::size_t sampled, std::size_t factor) {
  std::vector<double> out;
  for (std::size_t p = 0; p < design.base; ++p) {
    const double number = c.batches.front().plan.points[p].values[factor].number;
    out.push_back(std::isfinite(number) ? number : design.unit[p][sampled]);
  }
  return out;
}

Unsaid unsaid_of(const std::vector<double>& y) {
  const Description all = describe(y, {0.95, 0, 1});
  if (all.count == 0) return Unsaid::no_values;
  if (all.count < 3) return Unsaid::few_points;
  return all.least == all.greatest ? Unsaid::constant : Unsaid::said;
}

Sensitivity influence(const Comparison& c, const Design& design, std::size_t option, std::size_t response) {
  Sensitivity out;
  out.kind = design.spec.kind;
  out.response = response;
  out.option = option;
  out.points = design.base;
  const std::vector<double> y = without_rounding(sampled_responses(c, design, option, response).means());
  out.without = static_cast<std::size_t>(std::count_if(y.begin(), y.end(), [](double v) { return !std::isfinite(v); }));
  out.unsaid = unsaid_of(y);
  if (out.unsaid != Unsaid::said) return out;
  IntervalOptions intervals;
  intervals.level = c.analysis.level;
  const std::size_t first = c.batches.front().plan.factors.size() - c.experiment->factors.size();
  std::vector<MorrisEffect> effects;
  SobolResult sobol;
  if (out.kind == DesignKind::morris) effects = morris_effects(design.unit, y, intervals);
  if (out.kind == DesignKind::sobol) {
    sobol = sobol_indices(design.unit, y, design.spec.samples, intervals);
    out.unsaid = sobol.unsaid;
    if (out.unsaid != Unsaid::said) return out;
  }
  for (std::size_t i = 0; i < design.sampled.size(); ++i) {
    FactorInfluence influence;
    influence.factor = first + design.sampled[i];
    influence.rank = rank_correlation(coordinates(c, design, i, influence.factor), y, intervals.level);
    if (i < effects.size()) influence.morris = effects[i];
    if (i < sobol.factors.size()) influence.sobol = sobol.factors[i];
    out.factors.push_back(influence);
  }
  const bool told = std::any_of(out.factors.begin(), out.factors.end(), [&](const FactorInfluence& f) {
    if (out.kind == DesignKind::morris) return f.morris.count > 1;
    return out.kind == DesignKind::sobol || f.rank.interval.known();
  });
  if (!told) {
    out.factors.clear();
    out.unsaid = Unsaid::few_points;
  }
  return out;
}

/// Whether the file's design gives the points that were run: another version may have drawn them otherwise.
bool same_points(const ExperimentSpec& experiment, const Plan& plan) {
  const MakePlanResult again = make_plan(experiment);
  const auto same = [](const Point& one, const Point& two) {
    return std::equal(one.values.begin(), one.values.end(), two.values.begin(), two.values.end(),
                      [](const FactorValue& a, const FactorValue& b) {
                        return a.number == b.number || (std::isnan(a.number) && std::isnan(b.number));
                      });
  };
  return std::equal(plan.points.begin(), plan.points.end(), again.plan.points.begin(), again.plan.points.end(), same);
}

void add_sensitivities(Comparison& c) {
  if (!c.experiment) return;
  const Design design = design_of(*c.experiment);
  if (design.ok() && design.unit.empty()) return;
  const Plan& plan = c.batches.front().plan;
  if (!design.ok() || !same_points(*c.experiment, plan)) {  // the reader is told why nothing is said of them
    Sensitivity none;
    none.unsaid = Unsaid::other_plan;
    c.sensitivities.push_back(none);
    return;
  }
  const bool crossed = std::any_of(design.crossed.begin(), design.crossed.end(),
                                   [&](std::size_t f) { return c.experiment->factors[f].id == c.option_factor; });
  if (!crossed && c.options.size() > 1) return;  // options are points of the design themselves
  for (std::size_t r = 0; r < c.analysis.responses.size(); ++r)
    for (std::size_t o = 0; o < c.options.size(); ++o) c.sensitivities.push_back(influence(c, design, o, r));
}

/// Makes values of a response equal that differ by rounding alone, over all options.
void take_out_rounding(std::vector<OptionData>& options, std::size_t responses) {
  for (std::size_t r = 0; r < responses; ++r) {
    std::vector<double> values;
    for (const OptionData& option : options)
      for (const OptionCase& one : option.cases) values.push_back(one.values[r]);
    values = without_rounding(std::move(values));
    auto next = values.begin();
    for (OptionData& option : options)
      for (OptionCase& one : option.cases) one.values[r] = *next++;
  }
}

/// Why none of the runs can be compared.
std::string no_runs_text(const Comparison& c) {
  if (c.missing > 0) return "no run of this batch is finished yet";
  for (const BatchRun& run : c.batches.front().runs)
    if (run.status == RunStatus::failed)
      return fmt::format("all {} runs of this batch failed; run {}: {}", c.failed, run.index, run.error);
  return "this batch has no run";
}

/// Values of a factor with the responses there: as they are where they are few, otherwise in tenths, each at its
/// middle.
std::map<double, std::vector<double>> in_levels(const std::map<double, std::vector<double>>& at) {
  constexpr std::size_t max_levels = 20, tenths = 10;
  if (at.size() <= max_levels) return at;
  const double low = at.begin()->first, width = (at.rbegin()->first - low) / tenths;
  std::map<double, std::vector<double>> out;
  for (const auto& [value, responses] : at) {
    const double place = std::min(std::floor((value - low) / width), static_cast<double>(tenths - 1));
    std::vector<double>& level = out[low + (place + 0.5) * width];
    level.insert(level.end(), responses.begin(), responses.end());
  }
  return out;
}

/// One curve over the values of a factor of numbers.
void add_curve(Comparison& c, std::size_t factor, std::size_t response, std::size_t option) {
  const Batch& batch = c.batches.front();
  std::map<double, std::vector<double>> at;
  for (const OptionCase& run : c.options[option].cases)
    at[batch.plan.points[batch.runs[run.run].point].values[factor].number].push_back(run.values[response]);
  if (at.size() < 3) return;
  FactorCurve curve{factor, response, option, {}, {}};
  IntervalOptions intervals;
  intervals.level = c.analysis.level;
  intervals.resamples = 0;
  for (const auto& [value, values] : in_levels(at)) {
    curve.at.push_back(value);
    curve.values.push_back(describe(values, intervals));
  }
  c.curves.push_back(std::move(curve));
}

void count_runs(Comparison& c) {
  for (const Batch& batch : c.batches) {
    c.done += batch.count(RunStatus::done);
    c.failed += batch.count(RunStatus::failed);
    c.missing += batch.count(RunStatus::missing);
  }
}

/// The option that the experiment sets the others against; the first where it names none. It names a value as it lists
/// it, "12 h", whereas points have it in the unit of the factor: "12".
std::size_t reference_of(const std::vector<OptionData>& options, const ExperimentSpec* experiment) {
  if (!experiment) return 0;
  std::string wanted = experiment->reference;
  if (const std::size_t f = experiment->factor(experiment->compare); f < experiment->factors.size()) {
    const std::vector<std::string>& values = experiment->factors[f].values;
    const auto at = std::find(values.begin(), values.end(), wanted);
    if (at != values.end())
      wanted = listed_texts(experiment->factors[f])[static_cast<std::size_t>(at - values.begin())];
  }
  for (std::size_t o = 0; o < options.size(); ++o)
    if (options[o].key == wanted) return o;
  return 0;
}

bool no_runs(const std::vector<OptionData>& options) {
  return std::all_of(options.begin(), options.end(), [](const OptionData& o) { return o.cases.empty(); });
}

}  // namespace

double Sensitivity::weight(const FactorInfluence& factor) const {
  return kind == DesignKind::sobol    ? factor.sobol.total
         : kind == DesignKind::morris ? factor.morris.mean_size
                                      : std::fabs(factor.rank.value);
}

bool Sensitivity::matters(const FactorInfluence& factor) const {
  constexpr double min_share = 0.005;  // of variance; less is written as nothing
  if (kind == DesignKind::sobol)
    return factor.sobol.total >= min_share &&
           (!factor.sobol.total_interval.known() || factor.sobol.total_interval.high >= min_share);
  if (kind == DesignKind::morris) return factor.morris.mean_size > 0;
  return factor.rank.interval.known() && !factor.rank.interval.holds(0);
}

const Scenario* Comparison::any_scenario() const {
  for (const Batch& batch : batches)
    for (const BatchContext& context : batch.contexts)
      if (context.loaded) return context.loaded.get();
  return nullptr;
}

LocalText factor_label(const Batch& batch, std::size_t factor) {
  const Factor& f = batch.plan.factors[factor];
  if (!f.title.en.empty()) return f.title;
  switch (f.kind) {
    case FactorKind::policy: return {"Policy", "Политика", "Саясат"};
    case FactorKind::reading: return {"Reading of 18(4)", "Толкование 18(4)", "18(4) түсіндіру"};
    case FactorKind::institution: return {"Institution", "Институциональное устройство", "Институционалдық құрылым"};
    case FactorKind::scenario: return {"Scenario", "Сценарий", "Сценарий"};
    case FactorKind::number:
    case FactorKind::choice: break;
  }
  return {f.name, f.name, f.name};
}

LocalText value_label(const Batch& batch, std::size_t factor, const FactorValue& value) {
  const Factor& f = batch.plan.factors[factor];
  if (!batch.plan.experiment.empty()) {
    Diagnostics ignored;
    if (const auto experiment = read_experiment(batch.plan.experiment, ignored))
      if (const std::size_t at = experiment->factor(f.name); at < experiment->factors.size()) {
        const FactorSpec& spec = experiment->factors[at];
        const std::vector<std::string> texts = spec.labels.empty() ? std::vector<std::string>() : listed_texts(spec);
        for (std::size_t i = 0; i < texts.size(); ++i)  // as many as labels
          if (texts[i] == value.text) return spec.labels[i];
      }
  }
  for (const BatchContext& context : batch.contexts) {
    if (!context.loaded) continue;
    const Institution& institution = *context.loaded->institution;
    if (f.kind == FactorKind::policy || f.kind == FactorKind::reading)
      return institution.word(name_of(f.kind), value.text);
    if (f.kind == FactorKind::scenario && context.scenario == value.text) return context.loaded->title;
    if (f.kind == FactorKind::institution && context.institution == value.text)
      return institution.overlays.empty() ? institution.name : institution.overlays.back().name;
  }
  if (f.kind == FactorKind::number) return spelled_quantity(setting_text(f, value));
  return {value.text, value.text, value.text};
}

Comparison compare_batch(Batch batch) {
  Comparison c;
  if (!batch.plan.experiment.empty()) {
    Diagnostics ignored;
    c.experiment = read_experiment(batch.plan.experiment, ignored);
  }
  c.batches.push_back(std::move(batch));
  const Batch& own = c.batches.front();
  count_runs(c);
  const std::vector<Response> responses = responses_of(own, c.experiment.get(), c.any_scenario());
  const std::size_t factor = option_factor(own, c.experiment.get());
  if (factor < own.plan.factors.size()) c.option_factor = own.plan.factors[factor].name;
  c.options = options_of(own, 0, factor, responses);
  if (no_runs(c.options)) {
    c.error = no_runs_text(c);
    return c;
  }
  if (responses.empty()) {
    c.error = "no measure of this batch is asked for";
    return c;
  }
  take_out_rounding(c.options, responses.size());
  IntervalOptions intervals;
  if (c.experiment) intervals.level = c.experiment->level;
  const std::size_t reference = reference_of(c.options, c.experiment.get());
  c.analysis = analyse(responses, c.options, reference, intervals, groups_of(own, factor));
  add_sensitivities(c);
  for (std::size_t f = 0; f < own.plan.factors.size(); ++f)
    for (std::size_t r = 0; own.plan.factors[f].kind == FactorKind::number && r < responses.size(); ++r)
      for (std::size_t o = 0; o < c.options.size(); ++o) add_curve(c, f, r, o);
  return c;
}

Comparison compare_batches(std::vector<Batch> batches, const std::vector<std::string>& names) {
  if (batches.size() == 1) return compare_batch(std::move(batches.front()));
  Comparison c;
  c.batches = std::move(batches);
  count_runs(c);
  std::vector<Response> responses;
  std::vector<std::shared_ptr<const ExperimentSpec>> experiments;
  for (const Batch& batch : c.batches) {
    Diagnostics ignored;
    experiments.push_back(batch.plan.experiment.empty() ? nullptr : read_experiment(batch.plan.experiment, ignored));
    for (Response& r : responses_of(batch, experiments.back().get(), c.any_scenario()))
      if (!has(responses, r.key)) responses.push_back(std::move(r));
  }
  for (std::size_t b = 0; b < c.batches.size(); ++b) {
    const std::size_t factor = option_factor(c.batches[b], experiments[b].get());
    for (OptionData& option : options_of(c.batches[b], b, factor, responses)) {
      const auto named = [&](std::string& label) { label = label.empty() ? names[b] : names[b] + ": " + label; };
      named(option.label.en);
      named(option.label.ru);
      named(option.label.kk);
      option.key = factor < c.batches[b].plan.factors.size() ? names[b] + ":" + option.key : names[b];
      c.options.push_back(std::move(option));
    }
  }
  if (no_runs(c.options) || responses.empty()) {
    c.error = "none of these holds a finished run";
    return c;
  }
  take_out_rounding(c.options, responses.size());
  c.analysis = analyse(responses, c.options, 0, {});
  return c;
}

}  // namespace qorgan
