// Experiment files: what is read, and that the starter and the shipped ones are well. Bad ones stand in bad/.
#include "scenario/experiment.hpp"

#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "scenario/load.hpp"
#include "scenario/title.hpp"
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

TEST_CASE("levels of a Morris design come in pairs, and it has two trajectories at least") {
  const auto said = [](const std::string& design) {
    Diagnostics diagnostics;
    (void)read_experiment(
        "qorgan: experiment\nversion: 1\nname: {en: a, ru: a, kk: a}\nquestion: {en: q, ru: q, kk: q}\n"
        "scenario: a.yaml\nreplicates: 1\nseed: 5\nsource: \"assumption: x\"\n"
        "factors:\n  - {id: f, path: parameters.quorum, low: 0, high: 1}\n"
        "responses:\n  - {measure: harmed, goal: less}\ndesign: morris\n" +
            design,
        diagnostics);
    return test::all_text(diagnostics);
  };
  CHECK(said("trajectories: 2\nlevels: 4\n").empty());
  CHECK_THAT(said("trajectories: 2\nlevels: 5\n"), ContainsSubstring(":15:9: error: 'levels' is 5, but must be even"));
  CHECK_THAT(said("trajectories: 1\nlevels: 4\n"), ContainsSubstring("needs 'trajectories', at least 2"));
}

TEST_CASE("a file says what it is called by its title or its name") {
  const auto e = load(test::good_folder / "experiment.yaml");
  CHECK(title_of_file((test::good_folder / "experiment.yaml").string()) == e->name);
  CHECK_FALSE(title_of_file((test::good_folder / "scenario.yaml").string()).ru.empty());
  CHECK_FALSE(title_of_file((test::good_folder / "institution.yaml").string()).kk.empty());
  CHECK(title_of_file((test::good_folder / "no-such-file.yaml").string()).en.empty());
}
