#include "experiment/comparison.hpp"

#include "support/made_batch.hpp"

#include "catch.hpp"

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
