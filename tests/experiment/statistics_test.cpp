#include "experiment/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "catch.hpp"
#include "core/random.hpp"

using namespace qorgan;

namespace {
constexpr double absent = std::numeric_limits<double>::quiet_NaN();

std::vector<double> normals(std::uint64_t seed, std::uint32_t sample, std::size_t count, double mean, double sd) {
  Random random(seed, Stream::generator, sample, 0);
  std::vector<double> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(mean + sd * random.normal());
  return out;
}
}  // namespace

TEST_CASE("a sample is described by the textbook's numbers") {
  const std::vector<double> values{2, 4, 4, 4, 5, 5, 7, 9};
  const Description d = describe(values);
  CHECK(d.count == 8);
  CHECK(d.mean == Approx(5));
  CHECK(d.sd == Approx(std::sqrt(32.0 / 7)));
  CHECK(d.median == 4.5);
  CHECK(d.lower == 4);
  CHECK(d.upper == 5.5);
  CHECK(d.least == 2);
  CHECK(d.greatest == 9);
  const double reach = 2.3646242515927844 * std::sqrt(32.0 / 7 / 8);  // t(0.975, 7)
  CHECK(d.mean_t.low == Approx(5 - reach));
  CHECK(d.mean_t.high == Approx(5 + reach));
}

TEST_CASE("values that a run does not have are counted, not averaged") {
  const Description d = describe(std::vector<double>{1, absent, 3, std::numeric_limits<double>::infinity()});
  CHECK(d.count == 2);
  CHECK(d.missing == 2);
  CHECK(d.mean == 2);
  const Description none = describe(std::vector<double>{absent, absent});
  CHECK(none.count == 0);
  CHECK(std::isnan(none.mean));
  CHECK_FALSE(none.mean_t.known());
}

TEST_CASE("one value has a mean but no interval") {
  const Description d = describe(std::vector<double>{7});
  CHECK(d.mean == 7);
  CHECK_FALSE(d.mean_t.known());
  CHECK_FALSE(d.mean_bootstrap.known());
}

TEST_CASE("the t interval covers the mean of normal samples as often as it says, the bootstrap nearly") {
  // 2,000 samples of 10: the standard error of a share of 0.95 is 0.005, four of them make 0.02. The percentile
  // bootstrap of ten values is known to be short; with the variance of n instead of n - 1 and normal instead of t
  // quantiles its cover is about P(|t_9| < 1.96 sqrt(0.9)) = 0.904.
  std::size_t t = 0, bootstrap = 0;
  for (std::uint32_t s = 0; s < 2000; ++s) {
    IntervalOptions options;
    options.resamples = 300;
    options.seed = s;
    const Description d = describe(normals(7, s, 10, 3, 2), options);
    t += d.mean_t.holds(3) ? 1 : 0;
    bootstrap += d.mean_bootstrap.holds(3) ? 1 : 0;
  }
  CHECK(static_cast<double>(t) / 2000 == Approx(0.95).margin(0.02));
  CHECK(static_cast<double>(bootstrap) / 2000 == Approx(0.904).margin(0.03));
}

TEST_CASE("the bootstrap of a large sample has the width of the normal interval") {
  const std::vector<double> values = normals(3, 0, 400, 0, 1);
  const Description d = describe(values);
  // Of 2,000 resamples the 2.5 % quantile has a standard error of about 0.06 standard errors of the mean.
  const double wide = 2 * 1.96 * d.sd / 20;
  CHECK(d.mean_bootstrap.high - d.mean_bootstrap.low == Approx(wide).epsilon(0.1));
  CHECK(d.mean_bootstrap.holds(d.mean));
}

TEST_CASE("the bootstrap gives the same interval for the same seed and another one for another") {
  const std::vector<double> values = normals(3, 1, 20, 0, 1);
  IntervalOptions options;
  const Interval a = describe(values, options).mean_bootstrap, b = describe(values, options).mean_bootstrap;
  options.seed = 2;
  const Interval c = describe(values, options).mean_bootstrap;
  CHECK(a.low == b.low);
  CHECK(a.high == b.high);
  CHECK(a.low != c.low);
}

TEST_CASE("pairs of common random numbers show a difference that unpaired samples hide") {
  std::vector<double> first, second;
  Random random(11, Stream::generator, 0, 0);
  for (int i = 0; i < 30; ++i) {
    const double shared = 10 * random.normal();
    first.push_back(shared + 1 + 0.5 * random.normal());
    second.push_back(shared + 0.5 * random.normal());
  }
  const PairedDifference paired = compare_paired(first, second);
  const UnpairedDifference unpaired = compare_unpaired(first, second);
  CHECK(paired.mean == Approx(unpaired.mean));
  CHECK(paired.t.low > 0);
  CHECK(unpaired.t.low < 0);
  CHECK(paired.p < 0.001);
  CHECK(unpaired.p > 0.5);
  CHECK(paired.correlation > 0.98);
  CHECK(paired.effect > 0.7);
}

TEST_CASE("a paired difference has the textbook's t") {
  // Differences 1, 2, 3, 4, 5: mean 3, sd sqrt(2.5), t = 3 / sqrt(0.5), two-sided p = 0.01324.
  const std::vector<double> first{2, 4, 6, 8, 10}, second{1, 2, 3, 4, 5};
  const PairedDifference d = compare_paired(first, second);
  CHECK(d.pairs == 5);
  CHECK(d.mean == 3);
  CHECK(d.sd == Approx(std::sqrt(2.5)));
  CHECK(d.p == Approx(0.0132).epsilon(0.01));
  CHECK(d.first_smaller == 0);
  CHECK(d.effect == Approx(3 / std::sqrt(2.5)));
}

TEST_CASE("a pair without both values is left out and counted") {
  const PairedDifference d = compare_paired(std::vector<double>{1, absent, 3}, std::vector<double>{0, 0, absent});
  CHECK(d.pairs == 1);
  CHECK(d.left_out == 2);
  CHECK(d.mean == 1);
  CHECK_FALSE(d.t.known());
}

TEST_CASE("equal options differ by nothing, for certain") {
  const std::vector<double> same{1, 2, 3};
  const PairedDifference d = compare_paired(same, same);
  CHECK(d.mean == 0);
  CHECK(d.t.low == 0);
  CHECK(d.t.high == 0);
  CHECK(d.p == 1);
  CHECK(d.first_smaller == 0.5);
}

TEST_CASE("Welch's interval and Hedges' g are the textbook's") {
  // Means 3 and 6, variances 2.5 and 10, five values each: error sqrt(2.5), freedom 6.25/(0.25/4+4/4) = 5.8824.
  const std::vector<double> first{1, 2, 3, 4, 5}, second{2, 4, 6, 8, 10};
  const UnpairedDifference d = compare_unpaired(first, second);
  CHECK(d.mean == -3);
  CHECK(d.freedom == Approx(5.882352941).epsilon(1e-9));
  CHECK(d.p == Approx(0.107531).epsilon(1e-4));
  CHECK(d.effect == Approx(-3 / 2.5 * (1 - 3.0 / 31)));
  CHECK(d.first_smaller == Approx(0.8));  // of 25 pairs 19 are smaller and 2 equal
}

TEST_CASE("options are ranked case by case, ties shared") {
  const std::vector<std::vector<double>> values{{1, 1, 5, absent}, {2, 1, 4, 1}, {3, 3, 3, 1}};
  const auto rows = rank_options(values, true);
  CHECK(rows[0].best == Approx(1.5 / 3));
  CHECK(rows[1].best == Approx(0.5 / 3));
  CHECK(rows[2].best == Approx(1.0 / 3));
  CHECK(rows[0].mean_rank == Approx((1 + 1.5 + 3) / 3));
  CHECK(rows[2].mean_rank == Approx((3 + 3 + 1) / 3.0));
  CHECK(rank_options(values, false)[2].best == Approx(2.0 / 3));
}

TEST_CASE("a share near nothing keeps an interval that is no point") {
  const Interval i = share_interval(0, 20);
  CHECK(i.low == 0);
  CHECK(i.high == Approx(0.1611).epsilon(0.001));  // Wilson: z^2 / (n + z^2)
  const Interval half = share_interval(10, 20);
  CHECK(half.low + half.high == Approx(1));
}

TEST_CASE("many comparisons ask for wider intervals and greater p") {
  CHECK(level_for_all(0.95, 1) == 0.95);
  CHECK(level_for_all(0.95, 10) == Approx(0.995));
  const auto p = adjust_holm(std::vector<double>{0.01, 0.04, 0.03, 0.005});
  CHECK(p[0] == Approx(0.03));
  CHECK(p[1] == Approx(0.06));
  CHECK(p[2] == Approx(0.06));
  CHECK(p[3] == Approx(0.02));
}

TEST_CASE("Holm's adjustment raises a false alarm among true nulls as seldom as it says") {
  // 1,000 families of 6 true nulls: standard error of a share of 0.05 is 0.007, three of them 0.021.
  std::size_t alarms = 0;
  IntervalOptions options;
  options.resamples = 0;
  for (std::uint32_t family = 0; family < 1000; ++family) {
    std::vector<double> p;
    for (std::uint32_t k = 0; k < 6; ++k)
      p.push_back(
          compare_unpaired(normals(5, family * 16 + k, 12, 0, 1), normals(6, family * 16 + k, 12, 0, 1), options).p);
    const auto adjusted = adjust_holm(p);
    alarms += *std::min_element(adjusted.begin(), adjusted.end()) < 0.05 ? 1 : 0;
  }
  CHECK(static_cast<double>(alarms) / 1000 == Approx(0.05).margin(0.021));
}

TEST_CASE("a band holds the share of the curves that it says") {
  std::vector<std::vector<double>> curves;
  for (int r = 0; r <= 100; ++r) curves.push_back({static_cast<double>(r), absent, r < 50 ? absent : 1.0});
  const Band band = band_of(curves, 0.9);
  CHECK(band.low[0] == Approx(5));
  CHECK(band.median[0] == Approx(50));
  CHECK(band.high[0] == Approx(95));
  CHECK(std::isnan(band.median[1]));
  CHECK(band.mean[2] == 1);
}

TEST_CASE("values that differ by rounding alone are made equal, others stay as they are") {
  CHECK(without_rounding({1, 1 + 1e-15, 1 - 1e-15}) == std::vector<double>(3, 1 - 1e-15));
  CHECK(without_rounding({0, 1e-16, -1e-16}) == std::vector<double>(3, -1e-16));
  const std::vector<double> apart{1, 1 + 1e-6, 2, -3, 0};
  CHECK(without_rounding(apart) == apart);
  CHECK(without_rounding({5, 1e12, 5 + 1e-3}) == std::vector<double>{5, 1e12, 5});
  const auto without = without_rounding({std::nan(""), 2, 2 + 1e-15});
  CHECK(std::isnan(without[0]));
  CHECK(without[1] == without[2]);
  CHECK(without_rounding({}).empty());
  // No chain of small steps ends far away.
  std::vector<double> steps;
  for (int i = 0; i < 1000; ++i) steps.push_back(1 + 5e-11 * i);
  const auto many = without_rounding(steps);
  for (std::size_t i = 0; i < many.size(); ++i) CHECK(std::fabs(many[i] - steps[i]) <= 1.1e-10);
}

TEST_CASE("a sample of equal values has that mean and no spread, whatever its size") {
  for (const double value : {0.1, 1.0 / 3, 12.7, 1e-9, 123456.789})
    for (const std::size_t size : {2U, 3U, 7U, 1000U}) {
      const Description d = describe(std::vector<double>(size, value));
      CHECK(d.mean == value);
      CHECK(d.sd == 0);
      CHECK(d.mean_t.low == value);
      CHECK(d.mean_t.high == value);
      const std::vector<double> same(size, value);
      CHECK(compare_unpaired(same, same).p == 1);
    }
}

TEST_CASE("two values are enough for an interval, and nobody who asks for no resamples gets any") {
  const Description d = describe(std::vector<double>{1, 3});
  const double reach = 12.706204736432095 * 1;  // t(0.975, 1), sd sqrt(2) over sqrt(2)
  CHECK(d.mean_t.low == Approx(2 - reach));
  CHECK(d.mean_t.high == Approx(2 + reach));
  CHECK(d.mean_bootstrap.low == 1);
  CHECK(d.mean_bootstrap.high == 3);
  IntervalOptions plain;
  plain.resamples = 0;
  CHECK_FALSE(describe(std::vector<double>{1, 3}, plain).mean_bootstrap.known());
  plain.level = 0.5;  // t(0.75, 1) is 1
  CHECK(describe(std::vector<double>{1, 3}, plain).mean_t.low == Approx(1));
}

TEST_CASE("quantiles lie on the line between neighbours, from the least to the greatest value") {
  const std::vector<double> values{1, 2, 3, 5};
  for (const auto& [q, expected] :
       {std::pair{0.0, 1.0}, {0.25, 1.75}, {1.0 / 3, 2.0}, {0.5, 2.5}, {0.9, 4.4}, {1.0, 5.0}})
    CHECK(sorted_quantile(values, q) == Approx(expected));
  for (const double q : {0.0, 0.3, 1.0}) CHECK(sorted_quantile(std::vector<double>{7}, q) == 7);
  CHECK(std::isnan(sorted_quantile({}, 0.5)));
}

TEST_CASE("both intervals of a paired difference, its correlation and its ties are the textbook's") {
  const std::vector<double> first{2, 4, 6, 8, 10}, second{1, 2, 3, 4, 5};
  const PairedDifference d = compare_paired(first, second);
  const double reach = 2.7764451051977987 * std::sqrt(0.5);  // t(0.975, 4)
  CHECK(d.t.low == Approx(3 - reach));
  CHECK(d.t.high == Approx(3 + reach));
  CHECK(d.correlation == Approx(1));
  CHECK(d.bootstrap.low >= 1);
  CHECK(d.bootstrap.low < 2.5);
  CHECK(d.bootstrap.high > 3.5);
  CHECK(d.bootstrap.high <= 5);
  const PairedDifference turned = compare_paired(second, first);
  CHECK(turned.mean == -3);
  CHECK(turned.first_smaller == 1);
  CHECK(turned.p == Approx(d.p));
  CHECK(turned.effect == Approx(-d.effect));
  const PairedDifference mixed = compare_paired(std::vector<double>{1, 2, 3, 9}, std::vector<double>{1, 3, 2, 10});
  CHECK(mixed.first_smaller == Approx(2.5 / 4));
  CHECK(compare_paired(std::vector<double>{1, 2, 3}, std::vector<double>{1, 3, 2}).correlation == Approx(0.5));
  CHECK(compare_paired(std::vector<double>{1, 2, 3}, std::vector<double>{3, 2, 1}).correlation == Approx(-1));
  CHECK(std::isnan(compare_paired(std::vector<double>{1, 2, 3}, std::vector<double>{1, 1, 1}).correlation));
}

TEST_CASE("a difference that never varies is certain, and its size in spreads is not known") {
  const PairedDifference paired = compare_paired(std::vector<double>{2, 3}, std::vector<double>{1, 2});
  CHECK(paired.p == 0);
  CHECK(paired.t.low == 1);
  CHECK(paired.t.high == 1);
  CHECK(std::isnan(paired.effect));
  const UnpairedDifference apart = compare_unpaired(std::vector<double>{1, 1}, std::vector<double>{2, 2, 2});
  CHECK(apart.p == 0);
  CHECK(apart.freedom == 3);
  CHECK(std::isnan(apart.effect));
  CHECK(apart.bootstrap.low == -1);
  CHECK(apart.first_smaller == 1);
}

TEST_CASE("Welch's interval has its freedom, and resampling both samples gives nearly the same of large ones") {
  const std::vector<double> first{1, 2, 3, 4, 5}, second{2, 4, 6, 8, 10};
  const UnpairedDifference d = compare_unpaired(first, second);
  const double reach = 2.459017 * std::sqrt(2.5);  // t(0.975, 5.8824), between 2.571 of 5 and 2.447 of 6
  CHECK(d.t.low == Approx(-3 - reach).epsilon(1e-3));
  CHECK(d.t.high == Approx(-3 + reach).epsilon(1e-3));
  const UnpairedDifference large = compare_unpaired(normals(3, 4, 400, 5, 1), normals(3, 5, 100, 3, 2));
  CHECK(large.bootstrap.low == Approx(large.t.low).margin(0.05));
  CHECK(large.bootstrap.high == Approx(large.t.high).margin(0.05));
  CHECK(large.t.holds(2));
  const UnpairedDifference nobody = compare_unpaired({}, second);
  CHECK(std::isnan(nobody.mean));
  CHECK(nobody.p == 1);
  const UnpairedDifference one = compare_unpaired(std::vector<double>{1}, second);
  CHECK(one.mean == -5);
  CHECK_FALSE(one.t.known());
  CHECK(compare_unpaired(first, std::vector<double>{absent, 3}).mean == 0);
}

TEST_CASE("Wilson's interval of a share is the textbook's, also where all or none were met") {
  const Interval most = share_interval(8, 10);
  CHECK(most.low == Approx(0.4901625).epsilon(1e-6));
  CHECK(most.high == Approx(0.9433178).epsilon(1e-6));
  const Interval all = share_interval(20, 20);
  CHECK(all.high == 1);
  CHECK(all.low == Approx(1 - share_interval(0, 20).high));
  CHECK(share_interval(1, 1).low > 0.2);
  CHECK_FALSE(share_interval(0, 0).known());
  CHECK(share_interval(5, 10, 0.5).low > share_interval(5, 10, 0.9).low);
}

TEST_CASE("Holm's p are at most 1, in the order of the tests, and equal where tests are") {
  CHECK(level_for_all(0.95, 0) == 0.95);
  CHECK(level_for_all(0.95, 2) == Approx(0.975));
  CHECK(adjust_holm(std::vector<double>{0.8, 0.9}) == std::vector<double>{1, 1});
  CHECK(adjust_holm(std::vector<double>{0.01, 0.01}) == std::vector<double>{0.02, 0.02});
  CHECK(adjust_holm(std::vector<double>{0.3}) == std::vector<double>{0.3});
  CHECK(adjust_holm({}).empty());
}

TEST_CASE("ranks take the cases that all options have, with an interval of how often one is best") {
  const auto rows = rank_options({{1, 2, 1, 2}, {2, 1, 2, 1, 7}}, true);
  CHECK(rows[0].best == 0.5);
  CHECK(rows[0].best_interval.low == 0);
  CHECK(rows[0].best_interval.high == 1);
  CHECK(rows[0].mean_rank == 1.5);
  const auto none = rank_options({{absent}, {1}}, true);
  CHECK(std::isnan(none[0].best));
  CHECK(std::isnan(none[1].mean_rank));
  CHECK(rank_options({}, true).empty());
  CHECK(rank_options({{2, 2}, {1, 3}, {3, 1}}, false)[0].mean_rank == 2);
}

TEST_CASE("a band is as long as the longest curve and has the mean of those that reach") {
  const Band band = band_of({{1, 2}, {3, 4, 8}, {5}}, 0.5);
  REQUIRE(band.mean.size() == 3);
  CHECK(band.mean == std::vector<double>{3, 3, 8});
  CHECK(band.low == std::vector<double>{2, 2.5, 8});
  CHECK(band.high == std::vector<double>{4, 3.5, 8});
  CHECK(band.median == std::vector<double>{3, 3, 8});
  CHECK(band_of({}).mean.empty());
}

TEST_CASE("what differs by a ten thousand millionth of the greatest value is the same, what differs by more is not") {
  CHECK(without_rounding({1e10, 5, 6}) == std::vector<double>{1e10, 5, 5});
  CHECK(without_rounding({-1e10, 5, 6}) == std::vector<double>{-1e10, 5, 5});
  CHECK(without_rounding({1e10, 5, 6.1}) == std::vector<double>{1e10, 5, 6.1});
  CHECK(without_rounding({0, 1e-12}) == std::vector<double>{0, 0});
  CHECK(without_rounding({0, 1.1e-12}) == std::vector<double>{0, 1.1e-12});
  CHECK(without_rounding({0.001, 0.001 + 1.1e-12, 1}) == std::vector<double>{0.001, 0.001, 1});
}
