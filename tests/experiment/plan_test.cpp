#include "experiment/plan.hpp"

#include <fmt/format.h>

#include <limits>
#include <set>

#include "catch.hpp"

using namespace qorgan;

namespace {

Plan small_plan() {
  Plan plan;
  plan.name = plan.scenario = "flood.yaml";
  plan.folder = "somewhere/scenarios";
  plan.seed = 42;
  plan.replicates = 3;
  plan.factors = {{"policy", FactorKind::policy, "", "", {}},
                  {"quorum", FactorKind::number, "parameters.quorum", "", {}}};
  for (const char* policy : {"by-law", "network"})
    for (const double quorum : {0.5, 0.75}) plan.points.push_back({{text_value(policy), number_value(quorum)}});
  return plan;
}

}  // namespace

TEST_CASE("runs go point by point, and back", "[experiment][plan]") {
  const Plan plan = small_plan();
  REQUIRE(plan.run_count() == 12);
  for (RunIndex run = 0; run < 12; ++run) {
    const PlannedRun planned = plan.planned(run);
    CHECK(planned.point == run / 3);
    CHECK(planned.replicate == run % 3);
    CHECK(plan.index_of(planned.point, planned.replicate) == run);
  }
}

TEST_CASE("a replicate has the same seed at every point and in every plan of that batch seed", "[experiment][plan]") {
  Plan plan = small_plan();
  std::set<std::uint64_t> seeds;
  for (std::uint32_t replicate = 0; replicate < 1000; ++replicate) seeds.insert(plan.seed_of(replicate));
  CHECK(seeds.size() == 1000);
  const std::uint64_t third = plan.seed_of(2);
  plan.points.pop_back();
  plan.replicates = 500;
  CHECK(plan.seed_of(2) == third);
  plan.seed = 43;
  CHECK(plan.seed_of(2) != third);
}

TEST_CASE("the seed of a replicate that was published is found again", "[experiment][plan][pinned]") {
  CHECK(small_plan().seed_of(0) == 8335400334023780592ULL);
}

TEST_CASE("a number is written with the fewest digits that read back the same", "[experiment][plan]") {
  CHECK(number_value(0.1).text == "0.1");
  CHECK(number_value(1.0 / 3).text == "0.3333333333333333");
  CHECK(number_value(-0.0) == number_value(0.0));
  CHECK(number_value(6).text == "6");
  CHECK(std::stod(number_value(1e-300).text) == 1e-300);
}

TEST_CASE("a point says what changes in its scenario", "[experiment][plan]") {
  Plan plan = small_plan();
  plan.settings = {{"parameters.quorum", "0.9"}, {"reading", "broad"}, {"parameters.shift", "8 h"}};
  plan.factors.push_back({"reform", FactorKind::institution, "", "", {}});
  for (Point& point : plan.points) point.values.push_back(text_value("institutions/reforms/one.yaml"));
  const PointScenario second = point_scenario(plan, 1);
  CHECK(second.file == "somewhere/scenarios/flood.yaml");
  CHECK(second.overrides.policy == "by-law");
  CHECK(second.overrides.reading == "broad");
  CHECK(second.overrides.set ==
        std::vector<std::pair<std::string, std::string>>{{"institution", "institutions/reforms/one.yaml"},
                                                         {"parameters.shift", "8 h"},
                                                         {"parameters.quorum", "0.75"}});
}

TEST_CASE("a file that lies elsewhere is found from the scenario", "[experiment][plan]") {
  Plan plan = small_plan();
  plan.folder = "scenarios/experiments";
  plan.scenario = "../threats/6-1-18 o'clock.yaml";
  plan.settings = {{"institution", "../institutions/ours # now.yaml"}};
  const PointScenario point = point_scenario(plan, 0);
  CHECK(point.file == "scenarios/threats/6-1-18 o'clock.yaml");
  CHECK(point.overrides.set.front().second == "'../institutions/ours # now.yaml'");
}

TEST_CASE("the command of a run makes that run alone", "[experiment][plan]") {
  Plan plan = small_plan();
  plan.settings = {{"parameters.shift", "8 h"}};
  plan.until = "3 d";
  CHECK(run_command(plan, 10) ==
        fmt::format("qorgan run flood.yaml --seed {} --until '3 d' --policy network --set 'parameters.shift=8 h' "
                    "--set parameters.quorum=0.75 --no-baseline --record measures",
                    plan.seed_of(1)));
}

TEST_CASE("the digest of a plan follows what results depend on, and nothing else", "[experiment][plan]") {
  const std::uint64_t digest = plan_digest(small_plan());
  Plan same = small_plan();
  same.folder = "elsewhere";
  same.name = "another name";
  same.command_line = "qorgan batch flood.yaml";
  same.factors[1].title = {"Quorum", "Кворум", "Кворум"};
  same.series_points = 50;  // no series are kept
  // What these come to is in the meaning of the scenarios, which prepare() mixes in.
  same.scenario = "other.yaml";
  same.until = "3 d";
  same.settings = {{"reading", "broad"}};
  CHECK(plan_digest(same) == digest);

  const auto differs = [&](auto change) {
    Plan other = small_plan();
    change(other);
    return plan_digest(other) != digest;
  };
  CHECK(differs([](Plan& p) { p.seed = 1; }));
  CHECK(differs([](Plan& p) { p.replicates = 4; }));
  CHECK(differs([](Plan& p) { p.level = RecordLevel::series; }));
  CHECK(differs([](Plan& p) { p.factors[1].unit = "h"; }));
  CHECK(differs([](Plan& p) { std::swap(p.points[0], p.points[1]); }));
  CHECK(differs([](Plan& p) { p.points.pop_back(); }));
}

TEST_CASE("a plan that cannot be run says why", "[experiment][plan]") {
  CHECK(plan_error(small_plan()).empty());
  const auto error = [](auto change) {
    Plan plan = small_plan();
    change(plan);
    return plan_error(plan);
  };
  CHECK_THAT(error([](Plan& p) { p.points.clear(); }), ContainsSubstring("no points"));
  CHECK_THAT(error([](Plan& p) { p.replicates = 0; }), ContainsSubstring("no replicates"));
  CHECK_THAT(error([](Plan& p) { p.replicates = 10'000'000; }), ContainsSubstring("40000000 runs"));
  CHECK_THAT(error([](Plan& p) { p.scenario.clear(); }), ContainsSubstring("no scenario"));
  CHECK_THAT(error([](Plan& p) { p.factors[1].name = "a b"; }), ContainsSubstring("'a b' is no name"));
  CHECK_THAT(error([](Plan& p) { p.factors[1].name = "policy"; }), ContainsSubstring("two factors 'policy'"));
  CHECK_THAT(error([](Plan& p) { p.factors[1].path.clear(); }), ContainsSubstring("'quorum' has no path"));
  CHECK_THAT(error([](Plan& p) { p.factors[0].path = "policy"; }), ContainsSubstring("'policy' takes no path"));
  CHECK_THAT(error([](Plan& p) { p.points[2].values.pop_back(); }), ContainsSubstring("point 3 has 1 values for 2"));
  CHECK_THAT(error([](Plan& p) { p.points[2].values[0] = text_value("by-lw"); }),
             ContainsSubstring("cannot be 'by-lw'"));
  CHECK_THAT(error([](Plan& p) { p.points[3].values[1] = text_value("half"); }),
             ContainsSubstring("'half' is no number"));
}

TEST_CASE("a plan is well up to the bounds of what it may ask for", "[experiment][plan]") {
  const auto error = [](auto change) {
    Plan plan = small_plan();
    change(plan);
    return plan_error(plan);
  };
  for (const auto& [points, good] : {std::pair{15U, false}, {16U, true}, {2000U, true}, {2001U, false}}) {
    INFO(points);
    CHECK(error([points = points](Plan& p) { p.series_points = points; }).empty() == good);
  }
  CHECK(error([](Plan& p) { p.replicates = run_limit / 4; }).empty());
  CHECK(error([](Plan& p) { p.replicates = run_limit / 4 + 1; }) ==
        "the plan has 10000004 runs; at most 10000000 are possible");
  CHECK(error([](Plan& p) { p.replicates = 1; }).empty());
  CHECK(error([](Plan& p) { p.series_points = 7; }) == "7 points a series are asked for; 16 to 2000 are possible");
  for (const char* name : {"a", "Z", "0", "azAZ09.-_"})
    CHECK(error([&](Plan& p) { p.factors[1].name = name; }).empty());
  for (const char* name : {"", "a/b", "a b", "a=b", "a:b", "\xC3\xA4", "{", "[", "@", "`"})
    CHECK(error([&](Plan& p) { p.factors[1].name = name; }) ==
          fmt::format("'{}' is no name of a factor: it takes letters, digits, '.', '-' and '_'", name));
  CHECK(error([](Plan& p) { p.factors[0].unit = "h"; }) == "factor 'policy' is no number and takes no unit");
  CHECK(error([](Plan& p) {
          p.factors.push_back({"other", FactorKind::number, "parameters.quorum", "", {}});
          for (Point& point : p.points) point.values.push_back(number_value(1));
        }) == "the factors 'quorum' and 'other' change the same");
  CHECK(error([](Plan& p) {
          p.factors.push_back({"other", FactorKind::choice, "parameters.quorum", "", {}});  // of another kind
          for (Point& point : p.points) point.values.push_back(text_value("1"));
        }).empty());
  CHECK(error([](Plan& p) { p.points[1].values[0] = text_value(""); }) == "point 2: factor 'policy' cannot be ''");
  CHECK(error([](Plan& p) { p.points[0].values[1].number = std::numeric_limits<double>::infinity(); }) ==
        "point 1: '0.5' is no number, which factor 'quorum' needs");
  const auto of_kind = [&](FactorKind kind, const char* path, const char* value) {
    return error([&](Plan& p) {
      p.factors[0] = {"x", kind, path, "", {}};
      for (Point& point : p.points) point.values[0] = text_value(value);
    });
  };
  CHECK(of_kind(FactorKind::reading, "", "broad").empty());
  CHECK(of_kind(FactorKind::reading, "", "by-law") == "point 1: factor 'x' cannot be 'by-law'");
  CHECK(of_kind(FactorKind::institution, "", "a.yaml").empty());
  CHECK(of_kind(FactorKind::institution, "", "") == "point 1: factor 'x' cannot be ''");
  CHECK(of_kind(FactorKind::choice, "a.b", "yes").empty());
  CHECK(of_kind(FactorKind::choice, "", "yes") == "factor 'x' has no path");
  CHECK(of_kind(FactorKind::scenario, "a.b", "a.yaml") == "factor 'x' takes no path");
  CHECK(error([](Plan& p) {
          p.scenario.clear();
          p.factors[0] = {"x", FactorKind::scenario, "", "", {}};
          for (Point& point : p.points) point.values[0] = text_value("a.yaml");
        }).empty());
}

TEST_CASE("a command names what its point asks for, in quotes where a shell would take it apart",
          "[experiment][plan]") {
  Plan plan = small_plan();
  plan.settings = {{"reading", "broad"}, {"institution", "our reform.yaml"}, {"policy", "network"}, {"a.b", "it's"}};
  plan.factors.erase(plan.factors.begin());
  plan.factors[0].unit = "%";
  for (Point& point : plan.points) point.values.erase(point.values.begin());
  plan.called = {{"flood.yaml", "flood"}};
  plan.level = RecordLevel::events;
  CHECK(run_command(plan, 0) == fmt::format("qorgan run flood --seed {} --policy network --reading broad --institution "
                                            "'our reform.yaml' --set 'a.b=it'\\''s' --set 'parameters.quorum=0.5 %' "
                                            "--no-baseline --record events",
                                            plan.seed_of(0)));
  CHECK(setting_text(plan.factors[0], number_value(3)) == "3 %");
  CHECK(plan.factor_of(FactorKind::number) == 0);
  CHECK(plan.factor_of(FactorKind::policy) == 1);
}

TEST_CASE("the digest of a plan follows the value of every factor at every point", "[experiment][plan]") {
  const std::uint64_t digest = plan_digest(small_plan());
  for (std::size_t p = 0; p < 4; ++p) {
    Plan policy = small_plan(), quorum = small_plan();
    policy.points[p].values[0] = text_value("hierarchy");
    quorum.points[p].values[1] = number_value(0.6);
    CHECK(plan_digest(policy) != digest);
    CHECK(plan_digest(quorum) != digest);
  }
}
