// Experiment files: what is read, and that the starter and the shipped ones are well. Bad ones stand in bad/.
#include "scenario/experiment.hpp"

#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "scenario/load.hpp"
#include "support.hpp"
#include "temporary.hpp"

using namespace qorgan;
namespace fs = std::filesystem;

namespace {
std::shared_ptr<const ExperimentSpec> load(const fs::path& path) {
  Diagnostics diagnostics;
  auto experiment = load_experiment(path.string(), diagnostics);
  INFO(test::all_text(diagnostics));
  REQUIRE(experiment);
  return experiment;
}
}  // namespace

TEST_CASE("a well-formed experiment is read whole") {
  const auto e = load(test::good_folder / "experiment.yaml");
  CHECK(e->name.en == "What matters in a flood");
  CHECK(e->question.ru == "Что важно при паводке?");
  CHECK(e->scenario_files() == std::vector<std::string>{"scenario.yaml"});
  CHECK(e->design == "lhs");
  CHECK(e->samples == 6);
  CHECK(e->replicates == 3);
  CHECK(e->seed == 11);
  CHECK(e->settings == std::vector<std::pair<std::string, std::string>>{{"parameters.overreach", "0"}});
  REQUIRE(e->factors.size() == 5);
  CHECK(e->compare == "policy");
  CHECK(e->reference == "by-law");
  CHECK(e->factors[0].crossed);
  CHECK_FALSE(e->factors[1].crossed);
  CHECK(e->factors[1].dimension == Dimension::number);
  CHECK(e->factors[2].dimension == Dimension::duration);
  CHECK(e->factors[2].distribution == "log-uniform");
  CHECK(e->factors[3].whole);
  CHECK(e->factors[1].source == "assumption: made up for the test");
  CHECK(e->factor("latency") == 2);
  CHECK(e->factor("nothing") == 5);
  REQUIRE(e->responses.size() == 2);
  CHECK(e->responses[1].measure == "time_to_detect");
  CHECK(e->responses[1].goal == "less");
}

TEST_CASE("an experiment kept as text is read again without its scenario") {
  const auto e = load(test::good_folder / "experiment.yaml");
  Diagnostics diagnostics;
  const auto again = read_experiment(e->text, diagnostics);
  INFO(test::all_text(diagnostics));
  REQUIRE(again);
  CHECK(again->factors.size() == e->factors.size());
  CHECK(again->compare == e->compare);
  CHECK(again->factors[1].low == "0.2");
}

TEST_CASE("the starter of an experiment passes check without a word") {
  const test::TemporaryFolder folder("starter-experiment");
  const std::string file = folder.write(
      "experiment.yaml", starter_experiment((test::source_folder / "scenarios/first-steps.yaml").string()));
  Diagnostics diagnostics;
  CHECK(check_file(file, diagnostics));
  CHECK(test::all_text(diagnostics).empty());
}
