// From the file of an experiment to the runs that it asks for.
#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>

#include "catch.hpp"
#include "experiment/plan_of_experiment.hpp"
#include "scenario/load.hpp"
#include "support/places.hpp"

using namespace qorgan;
namespace fs = std::filesystem;

namespace {
const fs::path source = source_dir();

MakePlanResult plan_of(const fs::path& file) {
  Diagnostics diagnostics;
  const auto experiment = load_experiment(file.string(), diagnostics);
  for (const Diagnostic& d : diagnostics.all()) UNSCOPED_INFO(d.text());
  REQUIRE(experiment);
  return make_plan(*experiment);
}
}  // namespace

TEST_CASE("an experiment with crossed options becomes a plan with the same points for every option") {
  const MakePlanResult made = plan_of(source / "tests/scenario/good/experiment.yaml");
  REQUIRE(made.error.empty());
  const Plan& plan = made.plan;
  CHECK(plan.name == "good");  // every experiment of a collection may be called experiment.yaml
  CHECK(plan.scenario == "scenario.yaml");
  CHECK(plan.points.size() == 12);  // two policies, six points of the hypercube
  CHECK(plan.run_count() == 36);
  CHECK(plan.factors[0].kind == FactorKind::policy);
  CHECK(plan.factors[2].unit == "min");
  for (std::size_t p = 0; p < 6; ++p) {
    CHECK(plan.points[p].values[0].text == "by-law");
    CHECK(plan.points[6 + p].values[0].text == "network");
    for (std::size_t f = 1; f < plan.factors.size(); ++f)
      CHECK(plan.points[p].values[f] == plan.points[6 + p].values[f]);
  }
}

TEST_CASE("points stay in the ranges of the file, in its unit, whole where it says so") {
  const Plan plan = plan_of(source / "tests/scenario/good/experiment.yaml").plan;
  std::set<std::string> servers;
  for (const Point& point : plan.points) {
    CHECK(point.values[1].number >= 0.2);
    CHECK(point.values[1].number <= 0.8);
    CHECK(point.values[2].number >= 5);  // minutes
    CHECK(point.values[2].number <= 360);
    CHECK(point.values[3].number == std::round(point.values[3].number));
    CHECK(point.values[1].text.size() <= 9);
    servers.insert(point.values[4].text);
  }
  CHECK(servers == std::set<std::string>{"2", "4", "8"});
}

TEST_CASE("every point of a plan loads as a scenario") {
  const Plan plan = plan_of(source / "tests/scenario/good/experiment.yaml").plan;
  for (std::size_t p = 0; p < plan.points.size(); ++p) {
    const PointScenario at = point_scenario(plan, p);
    Diagnostics diagnostics;
    const auto scenario = load_scenario(at.file, diagnostics, at.overrides);
    for (const Diagnostic& d : diagnostics.all()) UNSCOPED_INFO(d.text());
    REQUIRE(scenario);
    CHECK(scenario->parameters.overreach == 0);
    CHECK(scenario->parameters.quorum == Approx(plan.points[p].values[1].number));
    CHECK(scenario->parameters.lateral_latency == Approx(60 * plan.points[p].values[2].number));
  }
}

TEST_CASE("listed numbers are run as they are written") {
  ExperimentSpec experiment;
  experiment.file = "study.yaml";
  experiment.scenario = "a.yaml";
  experiment.design = "list";
  FactorSpec people;
  people.id = "people";
  people.path = "incidents.flood.people";
  people.dimension = Dimension::people;
  people.values = {"1234567 person", "1234568 person"};
  FactorSpec delay;
  delay.id = "delay";
  delay.path = "parameters.delay";
  delay.dimension = Dimension::duration;
  delay.values = {"0.1 h", "66 min"};
  experiment.factors = {people, delay};
  const MakePlanResult made = make_plan(experiment);
  INFO(made.error);
  REQUIRE(made.ok());
  REQUIRE(made.plan.points.size() == 2);
  CHECK(made.plan.points[0].values[0].text == "1234567");
  CHECK(made.plan.points[1].values[0].text == "1234568");
  CHECK(made.plan.points[0].values[1].text == "0.1");
  CHECK(made.plan.points[1].values[1].text == "1.1");  // without what division by the unit leaves
}

TEST_CASE("listed values are what the points have, also where dimensions are not known") {
  const auto texts = [](std::vector<std::string> values, Dimension dimension = Dimension::number) {
    FactorSpec factor;
    factor.values = std::move(values);
    factor.dimension = dimension;
    return listed_texts(factor);
  };
  using Texts = std::vector<std::string>;
  for (const Dimension dimension : {Dimension::number, Dimension::duration})
    CHECK(texts({"12 h", "90 min", "1 d"}, dimension) == Texts{"12", "1.5", "24"});
  CHECK(texts({"0.50", "1e3", "25%"}) == Texts{"0.5", "1000", "0.25"});
  CHECK(texts({}).empty());
  FactorSpec words;
  words.kind = "choice";
  words.values = {"12 h", "no"};
  CHECK(listed_texts(words) == Texts{"12 h", "no"});
}
