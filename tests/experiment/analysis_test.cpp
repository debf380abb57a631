// Options side by side: which runs belong together, what differs, what does not.
#include "experiment/analysis.hpp"

#include <cmath>
#include <set>

#include "catch.hpp"
#include "experiment/comparison.hpp"
#include "support/made_batch.hpp"
#include "world/measure_names.hpp"

using namespace qorgan;

namespace {
std::size_t response(const Analysis& a, const std::string& measure) {
  for (std::size_t r = 0; r < a.responses.size(); ++r)
    if (a.responses[r].key.measure == measure) return r;
  FAIL("no response " << measure);
  return 0;
}
}  // namespace

TEST_CASE("the policies of a batch are its options, and the first is the reference") {
  const Comparison c = compare_batch(test::two_policies());
  REQUIRE(c.ok());
  CHECK(c.option_factor == "policy");
  REQUIRE(c.options.size() == 2);
  CHECK(c.options[0].key == "by-law");
  CHECK(c.options[1].cases.size() == 10);
  CHECK(c.analysis.paired);
  CHECK(c.analysis.reference == 0);
}

TEST_CASE("a difference that is the same in every pair is certain although runs vary a hundred times as much") {
  const Comparison c = compare_batch(test::two_policies());
  const ResponseResult& harmed = c.analysis.overall[response(c.analysis, "harmed")];
  CHECK(harmed.options[1].difference == Approx(-10));
  CHECK(harmed.options[1].pairs == 10);
  CHECK(harmed.options[1].together.high < 0);
  CHECK(harmed.options[1].smaller == 1);
  CHECK(harmed.options[1].rank.best == 1);
  CHECK(harmed.order == std::vector<std::size_t>{1, 0});
  CHECK(harmed.options[0].value.mean_t.high - harmed.options[0].value.mean_t.low > 300);
}

TEST_CASE("options that do not differ are not told apart") {
  const Comparison c = compare_batch(test::two_policies());
  const ResponseResult& missing = c.analysis.overall[response(c.analysis, "missing_effort")];
  CHECK(missing.options[1].difference == 0);
  CHECK(missing.options[1].p == 1);
  CHECK(missing.options[1].together.holds(0));
  CHECK(missing.options[0].rank.best == Approx(0.5));
}

TEST_CASE("a run without a value is left out of its pair and counted") {
  const Comparison c = compare_batch(test::two_policies());
  const ResponseResult& detect = c.analysis.overall[response(c.analysis, "time_to_detect")];
  CHECK(detect.options[1].value.missing == 1);
  CHECK(detect.options[1].pairs == 9);
  CHECK(detect.options[1].difference == 0);
}

TEST_CASE("failed and missing runs take no part and are counted") {
  Batch batch = test::two_policies();
  batch.runs[4].status = RunStatus::failed;
  batch.runs[15].status = RunStatus::missing;
  const Comparison c = compare_batch(std::move(batch));
  CHECK(c.failed == 1);
  CHECK(c.missing == 1);
  CHECK(c.options[0].cases.size() == 9);
  CHECK(c.analysis.overall[0].options[1].pairs == 8);  // both sides of a pair are needed
}

TEST_CASE("a batch without a finished run says so") {
  Batch batch = test::two_policies();
  for (BatchRun& run : batch.runs) run.status = RunStatus::missing;
  const Comparison c = compare_batch(std::move(batch));
  CHECK(c.error == "no run of this batch is finished yet");
}

TEST_CASE("several scenarios are compared one by one, with intervals that hold for all of them together") {
  Batch batch = test::two_policies();
  Plan& plan = batch.plan;
  plan.factors.insert(plan.factors.begin(), Factor{"scenario", FactorKind::scenario, "", "", {}});
  std::vector<Point> points;
  std::vector<BatchRun> runs;
  std::vector<double> values;
  for (std::size_t s = 0; s < 3; ++s)
    for (std::size_t p = 0; p < 2; ++p) {
      points.push_back({{text_value("s" + std::to_string(s) + ".yaml"), plan.points[p].values.front()}});
      for (std::size_t r = 0; r < 10; ++r) {
        BatchRun run = batch.runs[p * 10 + r];
        run.index = static_cast<RunIndex>(runs.size());
        run.point = points.size() - 1;
        for (std::size_t m = 0; m < batch.measures.size(); ++m)
          values.push_back(batch.values[(p * 10 + r) * batch.measures.size() + m]);
        // Against the third scenario networks do worse.
        if (s == 2 && p == 1) values[values.size() - batch.measures.size()] += 40 + static_cast<double>(r);
        runs.push_back(run);
      }
    }
  plan.points = points;
  batch.runs = runs;
  batch.values = values;
  batch.objectives.clear();
  const Comparison c = compare_batch(std::move(batch));
  REQUIRE(c.analysis.groups.size() == 3);
  CHECK(c.option_factor == "policy");
  const std::size_t harmed = response(c.analysis, "harmed");
  CHECK(c.analysis.groups[0].responses[harmed].options[1].together.high < 0);
  const OptionResult& third = c.analysis.groups[2].responses[harmed].options[1];
  CHECK(third.together.low > 0);
  CHECK(third.together.low < third.single.low);  // wider, for three comparisons
}

TEST_CASE("batches that share seeds are compared in pairs, others by their means") {
  Batch second = test::two_policies();
  for (double& value : second.values) value += 1;
  const Comparison same = compare_batches({test::two_policies(), second}, {"before", "after"});
  REQUIRE(same.ok());
  CHECK(same.analysis.paired);
  REQUIRE(same.options.size() == 4);
  CHECK(same.options[2].key == "after:by-law");
  CHECK(same.options[2].label.en == "after: by-law");
  CHECK(same.analysis.overall[response(same.analysis, "harmed")].options[2].difference == Approx(1));
  Batch other = test::two_policies();
  for (BatchRun& run : other.runs) run.seed += 1'000'000;
  const Comparison different = compare_batches({test::two_policies(), other}, {"before", "after"});
  CHECK_FALSE(different.analysis.paired);
  CHECK(different.analysis.overall[0].options[2].pairs == 0);
}

TEST_CASE("usual goals say which way is better, and nothing of sizes") {
  CHECK(usual_goal("harmed") == Goal::less);
  CHECK(usual_goal("trust") == Goal::more);
  CHECK(usual_goal("messages") == Goal::none);
  CHECK(usual_goal("time_to_decide") == Goal::less);
}

TEST_CASE("one run in common is not the same as none") {
  const auto one_each = [](std::uint64_t apart) {
    Batch batch = test::two_policies();
    for (BatchRun& run : batch.runs) {
      if (run.replicate > 0) run.status = RunStatus::missing;
      if (run.point == 1) run.seed += apart;
    }
    return compare_batch(std::move(batch)).analysis;
  };
  const Analysis same = one_each(0);
  CHECK_FALSE(same.paired);
  CHECK(same.shared == 1);
  CHECK_FALSE(same.overall[0].options[1].together.known());
  CHECK(one_each(1).shared == 0);
}

TEST_CASE("less is better of every measure but those of trust and of the size of the response") {
  for (const MeasureName& name : measure_names()) {
    const std::set<std::string_view> more{"trust", "share_informed", "returned"}, none{"evacuated",
                                                                                       "displaced",
                                                                                       "personnel_deployed",
                                                                                       "teams_deployed",
                                                                                       "regional_headquarters",
                                                                                       "central_headquarters",
                                                                                       "messages",
                                                                                       "mutual_aid",
                                                                                       "escalations",
                                                                                       "utilisation",
                                                                                       "incidents_active"};
    INFO(name.name);
    CHECK(usual_goal(name.name) == (more.contains(name.name)   ? Goal::more
                                    : none.contains(name.name) ? Goal::none
                                                               : Goal::less));
  }
  CHECK(name_of(Goal::less) == "less");
  CHECK(name_of(Goal::more) == "more");
  CHECK(name_of(Goal::none) == "none");
}

namespace {
/// An option of which case `n` has these values.
OptionData option_of(const char* key, const std::vector<std::vector<double>>& cases, const char* block = "") {
  OptionData out{{key, key, key}, key, {}};
  for (std::size_t n = 0; n < cases.size(); ++n) out.cases.push_back({block, 100 + n, cases[n], 0, 0});
  return out;
}
}  // namespace

TEST_CASE("options are ordered from best to worst by the goal, those without a value last") {
  const double none = no_value;
  const std::vector<OptionData> options{option_of("a", {{2, 2}, {4, 4}}), option_of("b", {{none, none}, {none, none}}),
                                        option_of("c", {{1, 1}, {1, 1}}), option_of("d", {{9, 9}, {9, 9}})};
  const auto order = [&](Goal goal) { return analyse({{{"x", "", ""}, goal}}, options, 0).overall[0].order; };
  using Order = std::vector<std::size_t>;
  CHECK(order(Goal::less) == Order{2, 0, 3, 1});
  CHECK(order(Goal::more) == Order{3, 0, 2, 1});
  CHECK(order(Goal::none) == Order{0, 1, 2, 3});
  const Analysis a = analyse({{{"x", "", ""}, Goal::less}, {{"y", "", ""}, Goal::more}}, options, 2);
  CHECK(a.comparisons == 3);
  CHECK(a.shared == 2);
  CHECK(a.reference == 2);
  CHECK(a.options == std::vector<std::string>{"a", "b", "c", "d"});
  CHECK(a.overall[1].options[0].difference == Approx(2));
  CHECK(std::isnan(a.overall[1].options[2].difference));  // of the reference with itself
  CHECK(a.overall[1].options[2].p_adjusted == 1);
  CHECK(a.overall[1].options[3].p_adjusted == 0);
  CHECK(analyse({}, options, 0).overall.empty());
  CHECK(analyse({{{"x", "", ""}, Goal::less}}, {}, 0).overall.empty());
}

TEST_CASE("adjusted p belong to their own option, and intervals together are as wide as there are comparisons") {
  const auto noisy = [](double shift, double spread) {
    std::vector<std::vector<double>> out;
    for (int n = 0; n < 8; ++n) out.push_back({10.0 * n + shift + spread * (n % 2 == 0 ? 1 : -1)});
    return out;
  };
  const std::vector<OptionData> options{option_of("far", noisy(5, 1)), option_of("reference", noisy(0, 0)),
                                        option_of("near", noisy(0.5, 1))};
  const Analysis a = analyse({{{"x", "", ""}, Goal::less}}, options, 1);
  REQUIRE(a.paired);
  const OptionResult &far = a.overall[0].options[0], &near = a.overall[0].options[2];
  CHECK(far.difference == Approx(5));
  CHECK(near.difference == Approx(0.5));
  CHECK(far.p < near.p);
  CHECK(far.p_adjusted == Approx(2 * far.p));
  CHECK(near.p_adjusted == Approx(near.p));
  // Seven degrees of freedom: t(0.975) = 2.3646 alone, t(0.9875) = 2.8412 of two.
  const double error = std::sqrt(8.0 / 7 / 8);
  CHECK(far.single.high - 5 == Approx(2.364624251592785 * error));
  CHECK(far.together.high - 5 == Approx(2.841244248611 * error).epsilon(1e-6));
  CHECK(far.effect == Approx(5 / std::sqrt(8.0 / 7)));
  CHECK(far.smaller == 0);
  CHECK(near.smaller == Approx(0.5));  // every other run
  CHECK(far.rank.mean_rank == Approx(3));
  CHECK(near.rank.mean_rank == Approx(1.5));
  CHECK(a.overall[0].options[1].rank.best == Approx(0.5));
}
