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

const std::vector<std::string> two{"a", "b"}, three{"a", "b", "c"};

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
  // With 4,096 points of a Sobol' sequence the estimates err by some thousandths (random points: about 0.02).
  const std::size_t samples = 4096;
  const auto unit = saltelli_points(samples, three, 1);
  const SobolResult result = sobol_indices(unit, responses(unit, ishigami), samples);
  REQUIRE(result.unsaid == Unsaid::said);
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
  const std::size_t samples = 1024;
  const auto unit = saltelli_points(samples, three, 1);
  const SobolResult result = sobol_indices(unit, responses(unit, linear), samples);
  REQUIRE(result.unsaid == Unsaid::said);
  CHECK(result.variance == Approx(21.0 / 12).epsilon(0.01));
  for (std::size_t d = 0; d < 3; ++d) {
    const double share = std::array<double, 3>{16, 4, 1}[d] / 21;
    CHECK(result.factors[d].first == Approx(share).margin(0.01));
    CHECK(result.factors[d].total == Approx(share).margin(0.01));  // no interactions
  }
}

TEST_CASE("Sobol indices and their intervals are the same each time") {
  const auto unit = saltelli_points(128, three, 1);
  const auto y = responses(unit, ishigami);
  const SobolResult a = sobol_indices(unit, y, 128), b = sobol_indices(unit, y, 128);
  REQUIRE(a.unsaid == Unsaid::said);
  CHECK(a.factors[0].first == b.factors[0].first);
  CHECK(a.factors[0].total_interval.low == b.factors[0].total_interval.low);
}

TEST_CASE("Sobol indices come near the known ones whatever the seed and the order of the factors") {
  for (const std::uint64_t seed : {2U, 3U, 4U}) {
    const auto unit = saltelli_points(2048, three, seed);
    const SobolResult result = sobol_indices(unit, responses(unit, ishigami), 2048);
    REQUIRE(result.unsaid == Unsaid::said);
    CHECK(result.factors[0].first == Approx(0.3139).margin(0.03));
    CHECK(result.factors[1].total == Approx(0.4424).margin(0.03));
    CHECK(result.factors[2].first == Approx(0).margin(0.03));
  }
  // The first factor of the function is the last of the list.
  auto turned = saltelli_points(256, {"c", "b", "a"}, 1);
  std::vector<double> y;
  for (const auto& point : turned) y.push_back(ishigami({point[2], point[1], point[0]}));
  const auto unit = saltelli_points(256, three, 1);
  const SobolResult one = sobol_indices(unit, responses(unit, ishigami), 256), other = sobol_indices(turned, y, 256);
  for (std::size_t d = 0; d < 3; ++d) {
    CHECK(one.factors[d].first == other.factors[2 - d].first);
    CHECK(one.factors[d].total_interval.low == other.factors[2 - d].total_interval.low);
  }
}

TEST_CASE("Sobol indices say what they cannot be made of, and never more than the points tell") {
  const auto unit = saltelli_points(16, two, 1);
  const std::vector<double> same(unit.size(), 3.0);
  CHECK(sobol_indices(unit, same, 16).unsaid == Unsaid::constant);
  std::vector<double> noisy = same;
  for (std::size_t i = 0; i < noisy.size(); ++i) noisy[i] += 1e-16 * static_cast<double>(i % 7);
  CHECK(sobol_indices(unit, noisy, 16).unsaid == Unsaid::constant);
  for (double& v : noisy) v = (v - 3) * 1e-2;  // noise around nothing
  CHECK(sobol_indices(unit, noisy, 16).unsaid == Unsaid::constant);
  CHECK(sobol_indices(unit, std::vector<double>(unit.size(), std::nan("")), 16).unsaid == Unsaid::no_values);
  CHECK(sobol_indices(unit, {1, 2}, 16).unsaid == Unsaid::other_plan);
  CHECK(sobol_indices({}, {}, 0).unsaid == Unsaid::other_plan);
  for (const std::size_t samples : {1U, 2U, 3U, 7U, 8U, 9U, 12U}) {
    const auto few = saltelli_points(samples, two, 1);
    std::vector<double> y(few.size(), 0.0);
    for (std::size_t i = 0; i < y.size(); ++i) y[i] = few[i][0] > 0.8 ? 1 : 0;  // the same at most points
    const SobolResult result = sobol_indices(few, y, samples);
    CHECK((result.unsaid != Unsaid::said) == result.factors.empty());
    if (samples < 8) CHECK(result.unsaid != Unsaid::said);
    for (const SobolIndex& index : result.factors) {
      CHECK((std::isnan(index.first) || std::fabs(index.first) <= 1));
      CHECK((std::isnan(index.total) || (index.total >= 0 && index.total <= 2)));
      if (std::isnan(index.total)) CHECK_FALSE(index.total_interval.known());
    }
  }
}

TEST_CASE("rows of a Saltelli design without all their values are left out, the others tell") {
  const auto unit = saltelli_points(512, three, 1);
  auto y = responses(unit, linear);
  for (std::size_t i = 0; i < y.size(); i += 50) y[i] = std::nan("");
  const SobolResult result = sobol_indices(unit, y, 512);
  REQUIRE(result.unsaid == Unsaid::said);
  CHECK(result.left_out > 40);
  CHECK(result.rows + result.left_out == 512);
  CHECK(result.factors[0].total == Approx(16.0 / 21).margin(0.03));
}

TEST_CASE("a factor that does not move the response has no share, no effect and no correlation to speak of") {
  const auto first = [](const std::vector<double>& unit) { return unit[0]; };
  const auto points = saltelli_points(64, two, 1);
  const SobolResult result = sobol_indices(points, responses(points, first), 64);
  REQUIRE(result.unsaid == Unsaid::said);
  CHECK(result.factors[1].total == Approx(0).margin(1e-9));
  CHECK(result.factors[0].total == Approx(1).margin(0.3));
  const auto unit = morris_trajectories(4, two, 4, 1);
  auto y = responses(unit, first);
  for (std::size_t i = 0; i < y.size(); ++i) y[i] += 1e-16 * static_cast<double>(i % 5);
  const auto effects = morris_effects(unit, y);
  CHECK(effects[1].mean_size == 0);
  CHECK(effects[1].sd == 0);
  CHECK(std::isnan(rank_correlation({1, 2, 3, 4, 5}, {2, 2, 2, 2, 2 + 1e-16}).value));
  CHECK(std::isnan(rank_correlation({3, 3, 3, 3, 3}, {1, 2, 3, 4, 5}).value));
  CHECK_FALSE(rank_correlation({1, 2, 3, 4}, {1, 2, 3, 4}).interval.known());
  CHECK(std::isnan(rank_correlation({1}, {1}).value));
}

TEST_CASE("effects of one trajectory have no spread, and none has no size") {
  const auto unit = morris_trajectories(1, two, 4, 1);
  const auto effects = morris_effects(unit, responses(unit, [](const std::vector<double>& p) { return p[0]; }));
  CHECK(effects[0].count == 1);
  CHECK(std::isnan(effects[0].sd));
  CHECK_FALSE(effects[0].mean_size_interval.known());
  const auto none = morris_effects(unit, std::vector<double>(unit.size(), std::nan("")));
  CHECK(std::isnan(none[0].mean_size));
}

TEST_CASE("elementary effects of a linear model are its coefficients, without spread") {
  const auto unit = morris_trajectories(6, three, 4, 1);
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
  const auto unit = morris_trajectories(2000, three, 4, 2);
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
  const auto unit = morris_trajectories(4, two, 4, 1);
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
  CHECK(std::isnan(rank_correlation(x, std::vector<double>(40, 2.0)).value));
}

TEST_CASE("rank correlations of five points are those worked out by hand, ties at their middle") {
  const RankCorrelation five = rank_correlation({1, 2, 3, 4, 5}, {1, 3, 2, 5, 4});
  CHECK(five.value == Approx(0.8));  // 1 - 6 x 4 / (5 x 24)
  const double z = std::atanh(0.8), reach = 1.959963984540054 * std::sqrt((1 + 0.32) / 2);
  CHECK(five.interval.low == Approx(std::tanh(z - reach)));
  CHECK(five.interval.high == Approx(std::tanh(z + reach)));
  const RankCorrelation half = rank_correlation({1, 2, 3, 4, 5}, {1, 3, 2, 5, 4}, 0.5);
  CHECK(half.interval.low > five.interval.low);
  CHECK(rank_correlation({1, 2, 2, 3}, {1, 2, 3, 4}).value == Approx(4.5 / std::sqrt(22.5)));
  CHECK(rank_correlation({4, 4, 4, 9}, {1, 2, 3, 4}).value ==
        Approx(rank_correlation({0, 0, 0, 1}, {3, 5, 7, 9}).value));
  const RankCorrelation whole = rank_correlation({1, 2, 3, 4, 5, 6}, {10, 20, 30, 40, 50, 60});
  CHECK(whole.value == Approx(1));
  CHECK(whole.interval.low > 0.9);
  CHECK(whole.interval.high <= 1);
  // Pairs without both values are left out.
  const double none = std::nan("");
  const RankCorrelation without = rank_correlation({1, none, 2, 3, 4, 5, 7}, {1, 9, 3, 2, 5, 4, none});
  CHECK(without.value == Approx(0.8));
  CHECK(without.interval.low == Approx(five.interval.low));
}

TEST_CASE("steps from one trajectory to the next, and those that move two factors, are no effects") {
  // Two trajectories of two factors; the response is 10 a + b, and 1000 more in the second one.
  const std::vector<std::vector<double>> unit{{0, 0}, {0.5, 0}, {0.5, 0.5}, {0.5, 1}, {0.5, 0.5}, {0, 0.5}};
  const std::vector<double> y{0, 5, 5.5, 1006, 1005.5, 1000.5};
  const auto effects = morris_effects(unit, y);
  REQUIRE(effects.size() == 2);
  CHECK(effects[0].count == 2);
  CHECK(effects[1].count == 2);
  CHECK(effects[0].mean == Approx(10));
  CHECK(effects[1].mean == Approx(1));
  const auto both = morris_effects({{0, 0}, {1, 1}, {1, 0}}, {0, 7, 4});
  CHECK(both[0].count == 0);
  CHECK(both[1].count == 1);
  CHECK(both[1].mean == Approx(3));
  CHECK(morris_effects({}, {}).empty());
  // Effects of both signs: their mean is little, their size is not.
  const auto signs = morris_effects({{0}, {1}, {0}, {1}}, {0, 3, 4, 3});
  CHECK(signs[0].mean == Approx(1));
  CHECK(signs[0].mean_size == Approx(2));
  CHECK(signs[0].sd == Approx(std::sqrt(8)));
}

TEST_CASE("eight rows of a Saltelli design tell something, seven do not") {
  const auto first = [](const std::vector<double>& unit) { return unit[0]; };
  for (const std::size_t samples : {8U, 16U}) {
    const auto unit = saltelli_points(samples, two, 1);
    const SobolResult whole = sobol_indices(unit, responses(unit, first), samples);
    CHECK(whole.unsaid == Unsaid::said);
    CHECK(whole.rows == samples);
    CHECK(whole.factors[0].first == Approx(1));
    CHECK(whole.factors[1].total == Approx(0).margin(1e-9));
    CHECK(whole.factors[0].first_interval.known());
    IntervalOptions plain;
    plain.resamples = 0;
    CHECK_FALSE(sobol_indices(unit, responses(unit, first), samples, plain).factors[0].first_interval.known());
    auto y = responses(unit, first);
    y[samples + 3] = std::nan("");  // of B: the row is left out
    const SobolResult less = sobol_indices(unit, y, samples);
    CHECK(less.left_out == 1);
    CHECK(less.rows == samples - 1);
    CHECK(less.unsaid == (samples == 8 ? Unsaid::few_points : Unsaid::said));
  }
}

TEST_CASE("every reason why nothing is said has a name of its own") {
  std::vector<std::string_view> names;
  for (const Unsaid unsaid :
       {Unsaid::said, Unsaid::no_values, Unsaid::constant, Unsaid::few_points, Unsaid::other_plan})
    names.push_back(name_of(unsaid));
  CHECK(names == std::vector<std::string_view>{"said", "no-values", "constant", "few-points", "other-plan"});
}

TEST_CASE("Sobol indices keep their digits where the response is far from nothing") {
  const auto unit = saltelli_points(256, three, 1);
  auto y = responses(unit, ishigami);
  const SobolResult near = sobol_indices(unit, y, 256);
  for (double& v : y) v += 1e8;
  const SobolResult far = sobol_indices(unit, y, 256);
  REQUIRE(far.unsaid == Unsaid::said);
  for (std::size_t d = 0; d < 3; ++d) {
    CHECK(far.factors[d].first == Approx(near.factors[d].first).margin(1e-3));
    CHECK(far.factors[d].total == Approx(near.factors[d].total).margin(1e-3));
  }
}
