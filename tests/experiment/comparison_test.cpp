// What a comparison makes of runs whose answers are known: options, reference, responses, curves, influences.
#include "experiment/comparison.hpp"

#include <functional>

#include "catch.hpp"
#include "experiment/plan_of_experiment.hpp"
#include "support/made_batch.hpp"

using namespace qorgan;

namespace {

/// A batch over one factor of numbers with so many values from 10 on, two replicates each. Harm is three times the
/// value, and a replicate's number on top.
Batch along_a_number(std::size_t values, double step) {
  Batch out = test::two_policies();
  Plan& plan = out.plan;
  plan.replicates = 2;
  plan.factors = {{"demand", FactorKind::number, "incidents/flood/demand", "", {}}};
  plan.points.clear();
  for (std::size_t n = 0; n < values; ++n) plan.points.push_back({{number_value(10 + step * static_cast<double>(n))}});
  const BatchRun model = out.runs.front();
  out.measures = {{"harmed", "", ""}};
  out.runs.clear();
  out.values.clear();
  out.objectives.clear();
  for (RunIndex i = 0; i < 2 * values; ++i) {
    const auto [point, replicate] = plan.planned(i);
    BatchRun run = model;
    run.index = i;
    run.point = point;
    run.replicate = replicate;
    run.seed = plan.seed_of(replicate);
    out.runs.push_back(run);
    out.values.push_back(3 * plan.points[point].values[0].number + replicate);
  }
  return out;
}

std::string experiment_text(const std::string& rest) {
  return "qorgan: experiment\n"
         "version: 1\n"
         "name: {en: Made, ru: Made, kk: Made}\n"
         "question: {en: 'Why?', ru: 'Why?', kk: 'Why?'}\n"
         "scenario: scenario.yaml\n"
         "seed: 3\n" +
         rest;
}

/// The finished batch of an experiment in which each run has what `value` makes of its point and replicate.
Batch run_all(const std::string& text, const std::function<double(const Point&, std::uint32_t)>& value) {
  Diagnostics diagnostics;
  const auto experiment = read_experiment(text, diagnostics);
  for (const Diagnostic& d : diagnostics.all()) UNSCOPED_INFO(d.text());
  REQUIRE(experiment);
  MakePlanResult made = make_plan(*experiment);
  INFO(made.error);
  REQUIRE(made.ok());
  Batch out;
  out.plan = std::move(made.plan);
  out.complete = true;
  out.measures = {{"harmed", "", ""}, {"trust", "", ""}};
  for (RunIndex i = 0; i < out.plan.run_count(); ++i) {
    const auto [point, replicate] = out.plan.planned(i);
    BatchRun run;
    run.index = i;
    run.point = point;
    run.replicate = replicate;
    run.seed = out.plan.seed_of(replicate);
    run.status = RunStatus::done;
    out.runs.push_back(run);
    out.values.push_back(value(out.plan.points[point], replicate));
    out.values.push_back(0.5);
  }
  return out;
}

const std::string two_factors =
    "factors:\n"
    "  - {id: policy, kind: policy, values: [by-law, network], crossed: true}\n"
    "  - {id: quorum, path: parameters.quorum, low: 0.2, high: 0.8, source: made}\n"
    "  - {id: reserve, path: parameters.reserve_share, low: 0, high: 0.5, source: made}\n"
    "responses:\n"
    "  - {measure: harmed, goal: less}\n"
    "  - {measure: trust, goal: more}\n"
    "compare: policy\n"
    "reference: network\n";

double linear(const Point& point, std::uint32_t) {
  return 100 * point.values[1].number - 40 * point.values[2].number + (point.values[0].text == "network" ? 7 : 0);
}

}  // namespace

TEST_CASE("a curve over few values of a factor has each value as it is", "[comparison]") {
  const Comparison c = compare_batch(along_a_number(20, 5));
  REQUIRE(c.ok());
  REQUIRE(c.curves.size() == 1);
  const FactorCurve& curve = c.curves[0];
  REQUIRE(curve.at.size() == 20);
  for (std::size_t n = 0; n < 20; ++n) {
    CHECK(curve.at[n] == 10 + 5 * static_cast<double>(n));
    CHECK(curve.values[n].count == 2);
    CHECK(curve.values[n].mean == Approx(3 * curve.at[n] + 0.5));
  }
}

TEST_CASE("a curve over many values of a factor has ten levels, each told at its middle with all that lies in it",
          "[comparison]") {
  const Comparison c = compare_batch(along_a_number(101, 2));  // 10, 12, ... 210
  REQUIRE(c.curves.size() == 1);
  const FactorCurve& curve = c.curves[0];
  REQUIRE(curve.at.size() == 10);
  std::size_t count = 0;
  for (std::size_t n = 0; n < 10; ++n) {
    const double low = 10 + 20 * static_cast<double>(n);
    CHECK(curve.at[n] == Approx(low + 10));
    // Ten values of a level, and the last one that ends it.
    CHECK(curve.values[n].count == (n < 9 ? 20 : 22));
    CHECK(curve.values[n].least == Approx(3 * low));
    CHECK(curve.values[n].mean == Approx(3 * (low + (n < 9 ? 9 : 10)) + 0.5));
    count += curve.values[n].count;
  }
  CHECK(count == c.done);
}

TEST_CASE("two values of a factor make no curve", "[comparison]") {
  CHECK(compare_batch(along_a_number(2, 5)).curves.empty());
  CHECK(compare_batch(along_a_number(3, 5)).curves.size() == 1);
}

TEST_CASE("an experiment says what is compared with what, and which way is better") {
  const Comparison c =
      compare_batch(run_all(experiment_text("design: lhs\nsamples: 12\nreplicates: 2\n" + two_factors), linear));
  INFO(c.error);
  REQUIRE(c.ok());
  CHECK(c.option_factor == "policy");
  REQUIRE(c.options.size() == 2);
  CHECK(c.options[0].key == "by-law");
  CHECK(c.analysis.reference == 1);
  CHECK(c.done == 48);
  CHECK(c.planned() == 48);
  REQUIRE(c.analysis.responses.size() == 2);
  CHECK(c.analysis.responses[0].goal == Goal::less);
  CHECK(c.analysis.responses[1].goal == Goal::more);
  CHECK(c.analysis.overall[0].options[0].difference == Approx(-7));
  CHECK(c.analysis.overall[0].options[0].pairs == 24);  // one block for each point of the other factors
}

TEST_CASE("influences are those of the factors that the design draws, one for each response and option") {
  const Comparison c =
      compare_batch(run_all(experiment_text("design: lhs\nsamples: 30\nreplicates: 2\n" + two_factors), linear));
  REQUIRE(c.sensitivities.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    const Sensitivity& s = c.sensitivities[i];
    CHECK(s.kind == DesignKind::lhs);
    CHECK(s.response == i / 2);
    CHECK(s.option == i % 2);
    CHECK(s.points == 30);
    if (s.response == 1) {  // trust does not vary
      CHECK(s.unsaid == Unsaid::constant);
      CHECK(s.factors.empty());
      continue;
    }
    REQUIRE(s.factors.size() == 2);
    CHECK(s.factors[0].factor == 1);
    CHECK(s.factors[1].factor == 2);
  }
  // 100 x 0.6 against 40 x 0.5 of range: the first factor decides the order, the second one lowers it.
  CHECK(c.sensitivities[0].factors[0].rank.value > 0.85);
  CHECK(c.sensitivities[0].factors[1].rank.value < -0.1);
}

TEST_CASE("nothing is said of the factors of a batch whose points are others than its file gives") {
  Batch batch = run_all(experiment_text("design: sobol\nsamples: 8\nreplicates: 1\n" + two_factors), linear);
  REQUIRE(compare_batch(batch).sensitivities.at(0).unsaid == Unsaid::said);
  SECTION("a point drawn otherwise") { batch.plan.points[3].values[1].number += 0.001; }
  SECTION("a point more") { batch.plan.points.push_back(batch.plan.points.back()); }
  const Comparison c = compare_batch(batch);
  REQUIRE(c.sensitivities.size() == 1);
  CHECK(c.sensitivities[0].unsaid == Unsaid::other_plan);
}

TEST_CASE("the effects of a design of trajectories are the slopes over the range of each factor") {
  const Comparison c = compare_batch(
      run_all(experiment_text("design: morris\ntrajectories: 6\nlevels: 4\nreplicates: 1\n" + two_factors), linear));
  REQUIRE(c.sensitivities.size() == 4);
  for (const std::size_t option : {0, 1}) {
    const Sensitivity& s = c.sensitivities[option];
    CHECK(s.kind == DesignKind::morris);
    CHECK(s.points == 18);
    CHECK(s.factors[0].morris.mean == Approx(60).epsilon(1e-4));
    CHECK(s.factors[1].morris.mean == Approx(-20).epsilon(1e-4));
    CHECK(s.factors[1].morris.mean_size == Approx(20).epsilon(1e-4));
    CHECK(s.factors[0].morris.count == 6);
  }
}

TEST_CASE("a run without a value leaves the mean of its point to the others") {
  Batch batch =
      run_all(experiment_text("design: morris\ntrajectories: 6\nlevels: 4\nreplicates: 2\n" + two_factors), linear);
  for (const BatchRun& run : batch.runs)
    if (run.replicate == 1)
      batch.values[run.index * 2] = run.point % 3 == 0 ? no_value : linear(batch.plan.points[run.point], 0) + 10;
  const Comparison c = compare_batch(std::move(batch));
  // Half of 10 is added to two points of three, so that effects lie 5 beside the slopes or on them.
  for (const FactorInfluence& f : c.sensitivities[0].factors) {
    const double slope = f.factor == 1 ? 60 : -20;
    CHECK(f.morris.mean != Approx(slope).margin(1e-3));
    CHECK(std::fabs(f.morris.mean - slope) < 7.6);  // 5 over a step of two thirds
    CHECK(f.morris.count == 6);
  }
}

TEST_CASE("options that the design itself draws have no influences of other factors") {
  std::string text = two_factors;
  text.replace(text.find("crossed: true"), 13, "crossed: false");
  const Comparison c =
      compare_batch(run_all(experiment_text("design: lhs\nsamples: 12\nreplicates: 1\n" + text), linear));
  CHECK(c.options.size() == 2);
  CHECK(c.sensitivities.empty());
}

TEST_CASE("the reference may be named as the file lists a value with its unit") {
  const std::string text =
      "design: grid\nreplicates: 2\n"
      "factors:\n"
      "  - {id: shift, path: parameters.shift, values: [6 h, 12 h, 24 h], source: made,\n"
      "     labels: [{en: short, ru: short, kk: short}, {en: usual, ru: usual, kk: usual}, {en: long, ru: long, kk: "
      "long}]}\n"
      "responses:\n"
      "  - {measure: harmed, goal: less}\n"
      "compare: shift\n"
      "reference: 12 h\n";
  Batch batch = run_all(experiment_text(text), [](const Point&, std::uint32_t r) { return 1.0 + r; });
  batch.plan.factors[0].unit = "h";  // as a plan made from the file has it, which knows what dimension a shift is of
  const double hours[] = {6, 12, 24};
  for (std::size_t p = 0; p < 3; ++p) batch.plan.points[p].values[0] = number_value(hours[p]);
  const Comparison c = compare_batch(std::move(batch));
  REQUIRE(c.options.size() == 3);
  CHECK(c.analysis.reference == 1);
  CHECK(c.options[2].label.en == "long");
}

TEST_CASE(
    "without an experiment the first factor of policies makes the options, then institutions, readings, words and "
    "scenarios") {
  const std::vector<FactorKind> order{FactorKind::policy, FactorKind::institution, FactorKind::reading,
                                      FactorKind::choice, FactorKind::scenario};
  for (std::size_t first = 0; first < order.size(); ++first) {
    Batch batch = test::two_policies();
    batch.plan.factors.clear();
    for (Point& point : batch.plan.points) point.values.clear();
    for (std::size_t f = order.size(); f-- > first;) {  // the least wanted one stands first
      const std::string name(name_of(order[f]));
      batch.plan.factors.push_back({name, order[f], order[f] == FactorKind::choice ? "parameters.x" : "", "", {}});
      for (std::size_t p = 0; p < 2; ++p) batch.plan.points[p].values.push_back(text_value(name + std::to_string(p)));
    }
    const auto compared = compare_batch(std::move(batch));
    CHECK(compared.option_factor == name_of(order[first]));
  }
}

TEST_CASE("what nobody asked for by name is ten measures that runs have, those of harm first") {
  Batch batch = test::two_policies();
  batch.measures.clear();
  batch.values.clear();
  const std::vector<std::string> known{
      "trust",          "messages",           "harmed",          "loss",          "time_to_detect",
      "time_to_decide", "time_to_first_unit", "time_to_contain", "picture_error", "violations",
      "rights_limited", "missing_effort"};
  for (const std::string& name : known) batch.measures.push_back({name, "", ""});
  for (std::size_t run = 0; run < batch.runs.size(); ++run)
    for (const std::string& name : known) batch.values.push_back(name == "loss" ? no_value : 1.0);
  const Comparison c = compare_batch(std::move(batch));
  std::vector<std::string> names;
  for (const Response& response : c.analysis.responses) names.push_back(response.key.measure);
  CHECK(names == std::vector<std::string>{"harmed", "missing_effort", "time_to_detect", "time_to_decide",
                                          "time_to_first_unit", "time_to_contain", "picture_error", "messages",
                                          "violations", "rights_limited"});
}

TEST_CASE("how much a factor moves a response is told as its design measures it, and nothing of chance") {
  FactorInfluence f;
  f.rank.value = -0.7;
  f.morris.mean_size = 3;
  f.sobol.total = 0.4;
  Sensitivity s;
  CHECK(s.weight(f) == 0.7);
  CHECK_FALSE(s.matters(f));  // without an interval it may be chance
  f.rank.interval = {-0.9, -0.1};
  CHECK(s.matters(f));
  f.rank.interval = {-0.9, 0};
  CHECK_FALSE(s.matters(f));
  s.kind = DesignKind::morris;
  CHECK(s.weight(f) == 3);
  CHECK(s.matters(f));
  f.morris.mean_size = 0;
  CHECK_FALSE(s.matters(f));
  s.kind = DesignKind::sobol;
  CHECK(s.weight(f) == 0.4);
  CHECK(s.matters(f));
  for (const auto& [total, high, matters] :
       {std::tuple{0.005, 0.1, true}, {0.0049, 0.1, false}, {0.4, 0.005, true}, {0.4, 0.0049, false}}) {
    f.sobol.total = total;
    f.sobol.total_interval = {0, high};
    CHECK(s.matters(f) == matters);
  }
}

TEST_CASE("a factor is called by its title, else as the model calls its kind, else by its name") {
  Batch batch = test::two_policies();
  const auto label = [&](FactorKind kind) {
    batch.plan.factors[0].kind = kind;
    batch.plan.factors[0].name = "x";
    const LocalText out = factor_label(batch, 0);
    return out.en + "/" + out.ru + "/" + out.kk;
  };
  CHECK(label(FactorKind::policy) == "Policy/Политика/Саясат");
  CHECK(label(FactorKind::reading) == "Reading of 18(4)/Толкование 18(4)/18(4) түсіндіру");
  CHECK(label(FactorKind::institution) == "Institution/Институциональное устройство/Институционалдық құрылым");
  CHECK(label(FactorKind::scenario) == "Scenario/Сценарий/Сценарий");
  CHECK(label(FactorKind::number) == "x/x/x");
  CHECK(label(FactorKind::choice) == "x/x/x");
  batch.plan.factors[0].title = {"a", "b", "c"};
  CHECK(label(FactorKind::policy) == "a/b/c");
}

TEST_CASE("a value is called by what the scenario says of it, and numbers with their unit") {
  Batch batch = test::two_policies();
  auto institution = std::make_shared<Institution>();
  institution->name = {"whole", "целое", "бүтін"};
  institution->vocabulary = {{"policy", "network", {"Network", "Сеть", "Желі"}},
                             {"reading", "broad", {"Broad", "Широкое", "Кең"}}};
  auto scenario = std::make_shared<Scenario>();
  scenario->title = {"Flood", "Паводок", "Су тасқыны"};
  scenario->institution = institution;
  BatchContext context;
  context.scenario = "a.yaml";
  context.institution = "reform.yaml";
  context.loaded = scenario;
  batch.contexts = {BatchContext{}, context};  // the first one could not be read
  const auto label = [&](FactorKind kind, const char* text) {
    batch.plan.factors[0].kind = kind;
    FactorValue value = text_value(text);
    value.number = kind == FactorKind::number ? 6 : no_value;
    return value_label(batch, 0, value);
  };
  CHECK(label(FactorKind::policy, "network").ru == "Сеть");
  CHECK(label(FactorKind::reading, "broad").kk == "Кең");
  CHECK(label(FactorKind::scenario, "a.yaml").en == "Flood");
  CHECK(label(FactorKind::scenario, "b.yaml").en == "b.yaml");
  CHECK(label(FactorKind::institution, "reform.yaml").en == "whole");
  CHECK(label(FactorKind::institution, "other.yaml").en == "other.yaml");
  institution->overlays.resize(2);
  institution->overlays[1].name = {"reform", "реформа", "реформа"};
  CHECK(label(FactorKind::institution, "reform.yaml").en == "reform");
  CHECK(label(FactorKind::choice, "yes").kk == "yes");
  batch.plan.factors[0].unit = "h";
  CHECK(label(FactorKind::number, "6").en == "6 h");
  CHECK(label(FactorKind::number, "6").ru == "6 ч");
}

TEST_CASE("why none of the runs can be compared is said by what became of them") {
  Batch batch = test::two_policies();
  for (BatchRun& run : batch.runs) {
    run.status = RunStatus::failed;
    run.error = "it broke in " + std::to_string(run.index);
  }
  CHECK(compare_batch(batch).error == "all 20 runs of this batch failed; run 0: it broke in 0");
  batch.runs[3].status = RunStatus::missing;
  CHECK(compare_batch(batch).error == "no run of this batch is finished yet");
  CHECK(compare_batches({batch, batch}, {"a", "b"}).error == "none of these holds a finished run");
  batch.runs[3].status = RunStatus::done;
  CHECK(compare_batch(batch).ok());
  batch.runs.clear();
  batch.values.clear();
  CHECK(compare_batch(batch).error == "this batch has no run");
}

TEST_CASE("results side by side are called by where they come from, and one alone as it is") {
  const Batch two = test::two_policies();
  const Comparison alone = compare_batches({two}, {"only"});
  CHECK(alone.options[0].key == "by-law");
  Batch plain = two;  // no factor makes options of it
  plain.plan.factors.clear();
  plain.plan.points.resize(1);
  plain.plan.points[0].values.clear();
  plain.runs.resize(10);
  plain.values.resize(40);
  const Comparison c = compare_batches({two, plain}, {"before", "after"});
  REQUIRE(c.ok());
  std::vector<std::string> keys;
  for (const OptionData& option : c.options) keys.push_back(option.key);
  CHECK(keys == std::vector<std::string>{"before:by-law", "before:network", "after"});
  CHECK(c.options[2].label.en == "after");
  CHECK(c.options[1].label.kk == "before: network");
  CHECK(c.analysis.reference == 0);
  CHECK(c.done == 30);
  CHECK(c.options[2].cases[4].batch == 1);
  CHECK(c.options[2].cases[4].run == 4);
}

TEST_CASE("the measures of the scenario's objectives are looked at, those of the country alone") {
  Batch batch = test::two_policies();
  batch.measures = {{"cost", "", ""}, {"unmet", "", ""}, {"rumour", "", ""}, {"harmed", "", ""}};
  for (std::size_t i = 0; i < batch.values.size(); ++i) batch.values[i] = static_cast<double>(i % 7);
  auto scenario = std::make_shared<Scenario>();
  scenario->institution = std::make_shared<Institution>();
  scenario->objectives.resize(3);
  scenario->objectives[0].measure = "rumour";
  scenario->objectives[0].region = RegionId(std::size_t{0});
  scenario->objectives[1].measure = "cost";
  scenario->objectives[2].measure = "unmet";
  scenario->objectives[2].incident = IncidentId(std::size_t{0});
  BatchContext context;
  context.loaded = scenario;
  batch.contexts = {context};
  const Comparison c = compare_batch(batch);
  std::vector<std::string> names;
  for (const Response& response : c.analysis.responses) names.push_back(response.key.measure);
  CHECK(names == std::vector<std::string>{"harmed", "cost"});
  for (double& value : batch.values) value = no_value;
  CHECK(compare_batch(batch).error == "no measure of this batch is asked for");
}

TEST_CASE("two trajectories are enough to tell something of the factors") {
  const auto told = [](const char* trajectories) {
    return compare_batch(run_all(experiment_text(std::string("design: morris\ntrajectories: ") + trajectories +
                                                 "\nlevels: 4\nreplicates: 1\n" + two_factors),
                                 linear))
        .sensitivities.at(0);
  };
  CHECK(told("2").unsaid == Unsaid::said);
  CHECK(told("2").factors.size() == 2);
}
