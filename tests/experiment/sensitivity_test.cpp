// Indices against functions whose answers are known.
#include "experiment/sensitivity.hpp"

#include <array>
#include <cmath>

#include "catch.hpp"
#include "core/mathematics.hpp"
#include "core/random.hpp"

using namespace qorgan;

namespace {
/// Ishigami and Homma (1990) with a = 7 and b = 0.1, on [-pi, pi] each.
double ishigami(const std::vector<double>& unit) {
  const auto x = [&](std::size_t i) { return math::pi * (2 * unit[i] - 1); };
  const double s1 = std::sin(x(0)), s2 = std::sin(x(1)), x3 = x(2);
  return s1 + 7 * s2 * s2 + 0.1 * x3 * x3 * x3 * x3 * s1;
}
double linear(const std::vector<double>& unit) { return 4 * unit[0] + 2 * unit[1] + unit[2]; }

std::vector<double> responses(const std::vector<std::vector<double>>& unit, double (*f)(const std::vector<double>&)) {
  std::vector<double> out;
  for (const auto& point : unit) out.push_back(f(point));
  return out;
}

/// mu* of one factor as Morris defines it: the mean of |elementary effect| over the whole grid of four levels.
double exact_mean_size(std::size_t factor) {
  double sum = 0, count = 0;
  for (int a = 0; a < 4; ++a)
    for (int b = 0; b < 4; ++b)
      for (int c = 0; c < 4; ++c) {
        std::vector<double> low{a / 3.0, b / 3.0, c / 3.0}, high = low;
        if (low[factor] > 0.5) continue;
        high[factor] += 2.0 / 3;
        sum += std::fabs((ishigami(high) - ishigami(low)) / (2.0 / 3));
        ++count;
      }
  return sum / count;
}
}  // namespace

TEST_CASE("Sobol indices of Ishigami's function are the known ones") {
  if (!has_openturns()) {
    CHECK(sobol_indices({{0.5}}, {1}, 1).error.find("built without OpenTURNS") != std::string::npos);
    return;
  }
  // With 4,096 points of a Sobol' sequence the estimates err by some thousandths (random points: about 0.02).
  const std::size_t samples = 4096;
  const auto unit = saltelli_points(samples, 3);
  const SobolResult result = sobol_indices(unit, responses(unit, ishigami), samples);
  REQUIRE(result.error.empty());
  CHECK(result.variance == Approx(13.8446).epsilon(0.02));
  const std::array<double, 3> first{0.3139, 0.4424, 0}, total{0.5576, 0.4424, 0.2437};
  for (std::size_t d = 0; d < 3; ++d) {
    INFO("factor " << d + 1);
    CHECK(result.factors[d].first == Approx(first[d]).margin(0.015));
    CHECK(result.factors[d].total == Approx(total[d]).margin(0.015));
    CHECK(result.factors[d].first_interval.holds(first[d]));
    CHECK(result.factors[d].total_interval.holds(total[d]));
    CHECK(result.factors[d].first_interval.high - result.factors[d].first_interval.low < 0.12);
  }
}

TEST_CASE("Sobol indices of a linear model are the squares of its coefficients") {
  if (!has_openturns()) return;
  const std::size_t samples = 1024;
  const auto unit = saltelli_points(samples, 3);
  const SobolResult result = sobol_indices(unit, responses(unit, linear), samples);
  REQUIRE(result.error.empty());
  CHECK(result.variance == Approx(21.0 / 12).epsilon(0.01));
  for (std::size_t d = 0; d < 3; ++d) {
    const double share = std::array<double, 3>{16, 4, 1}[d] / 21;
    CHECK(result.factors[d].first == Approx(share).margin(0.01));
    CHECK(result.factors[d].total == Approx(share).margin(0.01));  // no interactions
  }
}

TEST_CASE("Sobol indices and their intervals are the same each time") {
  if (!has_openturns()) return;
  const auto unit = saltelli_points(128, 3);
  const auto y = responses(unit, ishigami);
  const SobolResult a = sobol_indices(unit, y, 128), b = sobol_indices(unit, y, 128);
  REQUIRE(a.error.empty());
  CHECK(a.factors[0].first == b.factors[0].first);
  CHECK(a.factors[0].total_interval.low == b.factors[0].total_interval.low);
}

TEST_CASE("Sobol indices refuse what they cannot be made of") {
  if (!has_openturns()) return;
  const auto unit = saltelli_points(16, 2);
  CHECK(sobol_indices(unit, std::vector<double>(unit.size(), 3.0), 16).error == "the response does not vary");
  std::vector<double> y(unit.size(), 1.0);
  y[3] = std::nan("");
  CHECK(sobol_indices(unit, y, 16).error.find("no value") != std::string::npos);
  CHECK(sobol_indices(unit, {1, 2}, 16).error.find("no complete design") != std::string::npos);
}

TEST_CASE("elementary effects of a linear model are its coefficients, without spread") {
  const auto unit = morris_trajectories(6, 3, 4, 1);
  const auto effects = morris_effects(unit, responses(unit, linear));
  REQUIRE(effects.size() == 3);
  for (std::size_t d = 0; d < 3; ++d) {
    const double expected = std::array<double, 3>{4, 2, 1}[d];
    CHECK(effects[d].count == 6);
    CHECK(effects[d].mean == Approx(expected));
    CHECK(effects[d].mean_size == Approx(expected));
    CHECK(effects[d].sd == Approx(0).margin(1e-9));
  }
}

TEST_CASE("elementary effects of Ishigami's function come near Morris' definition over the whole grid") {
  const auto unit = morris_trajectories(2000, 3, 4, 2);
  const auto effects = morris_effects(unit, responses(unit, ishigami));
  for (std::size_t d = 0; d < 3; ++d) {
    INFO("factor " << d + 1);
    // Four standard errors of the mean of 2,000 effects.
    CHECK(effects[d].mean_size == Approx(exact_mean_size(d)).margin(4 * effects[d].sd / std::sqrt(2000.0) + 1e-9));
    CHECK(effects[d].mean_size_interval.holds(effects[d].mean_size));
  }
  CHECK(effects[2].sd > std::fabs(effects[2].mean));  // x3 works through x1 alone
}

TEST_CASE("an effect without a response is left out, not taken for none") {
  const auto unit = morris_trajectories(4, 2, 4, 1);
  auto y = std::vector<double>(unit.size(), 0.0);
  for (std::size_t i = 0; i < unit.size(); ++i) y[i] = unit[i][0];
  y[1] = std::nan("");
  const auto effects = morris_effects(unit, y);
  CHECK(effects[0].count + effects[1].count == 6);
  CHECK(effects[0].mean_size == Approx(1));
}

TEST_CASE("a rank correlation is one of order, not of size, and its interval covers none for noise") {
  std::vector<double> x, cubed, noise;
  Random random(1, Stream::generator, 5, 0);
  for (int i = 0; i < 40; ++i) {
    x.push_back(i);
    cubed.push_back(-static_cast<double>(i) * i * i);
    noise.push_back(random.uniform());
  }
  CHECK(rank_correlation(x, cubed).value == Approx(-1));
  CHECK(rank_correlation(x, noise).interval.holds(0));
  CHECK(rank_correlation(x, std::vector<double>(40, 2.0)).value == 0);
}
