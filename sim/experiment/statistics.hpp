#pragma once
// What samples of results say, with how sure one may be of it. Values that are not finite (a time to something that
// did not happen) are left out and counted. Intervals are two-sided. Bootstrap draws are counter-based: the same sample
// and seed give the same interval everywhere.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace qorgan {

struct Interval {
  double low = std::numeric_limits<double>::quiet_NaN(), high = std::numeric_limits<double>::quiet_NaN();
  [[nodiscard]] bool known() const { return low <= high; }
  [[nodiscard]] bool holds(double value) const { return low <= value && value <= high; }
};

struct IntervalOptions {
  double level = 0.95;           ///< probability that the interval covers, in (0, 1)
  std::size_t resamples = 2000;  ///< of the bootstrap
  std::uint64_t seed = 1;
};

/// The values with those that differ by rounding alone, by at most 1e-10 of the greatest or 1e-12, made equal: what is
/// computed of them is then exactly the same too. Values that are not finite stay.
[[nodiscard]] std::vector<double> without_rounding(std::vector<double> values);

/// One sample. With fewer than two values no interval is known.
struct Description {
  std::size_t count = 0;    ///< finite values
  std::size_t missing = 0;  ///< others
  double mean = std::numeric_limits<double>::quiet_NaN();
  double sd = std::numeric_limits<double>::quiet_NaN();              ///< of single values, n - 1 below the line
  double least = 0, lower = 0, median = 0, upper = 0, greatest = 0;  ///< quartiles; 0 for an empty sample
  Interval mean_t;                                                   ///< of the mean, by Student's t
  Interval mean_bootstrap;                                           ///< of the mean, percentile bootstrap
};
[[nodiscard]] Description describe(std::span<const double> values, const IntervalOptions& options = {});

/// Quantile q in [0, 1] of sorted values by linear interpolation (type 7 of Hyndman and Fan 1996).
[[nodiscard]] double sorted_quantile(std::span<const double> sorted, double q);

/// Two options under common random numbers: value i of one and value i of the other come from the same seed.
struct PairedDifference {
  std::size_t pairs = 0;                                   ///< both values finite
  std::size_t left_out = 0;                                ///< others
  double mean = std::numeric_limits<double>::quiet_NaN();  ///< of first - second
  double sd = std::numeric_limits<double>::quiet_NaN();
  Interval t, bootstrap;                                          ///< of the mean
  double effect = std::numeric_limits<double>::quiet_NaN();       ///< mean / sd of the differences (Cohen's d_z)
  double correlation = std::numeric_limits<double>::quiet_NaN();  ///< of both options: what pairing gains
  double first_smaller = 0;  ///< share of pairs in which the first is smaller; ties count half
  double p = 1;              ///< two-sided, of the t test that the mean is 0
};
/// Spans of equal length.
[[nodiscard]] PairedDifference compare_paired(std::span<const double> first, std::span<const double> second,
                                              const IntervalOptions& options = {});

/// Two options whose runs have no seeds in common: Welch's interval of first - second and the effect in pooled sd.
struct UnpairedDifference {
  double mean = std::numeric_limits<double>::quiet_NaN();
  Interval t, bootstrap;
  double freedom = 0;
  double effect = std::numeric_limits<double>::quiet_NaN();  ///< Hedges' g
  double first_smaller = 0;  ///< probability that a run of the first is smaller; ties count half
  double p = 1;
};
[[nodiscard]] UnpairedDifference compare_unpaired(std::span<const double> first, std::span<const double> second,
                                                  const IntervalOptions& options = {});

/// Which of several options is best, case by case (a seed, a scenario with a seed).
struct RankRow {
  double best = 0;         ///< share of cases in which it is best; ties share
  Interval best_interval;  ///< bootstrap over cases
  double mean_rank = 0;    ///< 1 is best; ties take the middle
};
/// `values[o][c]`: option o in case c; cases with a value that is not finite are left out. `less_is_better` says which
/// way is good.
[[nodiscard]] std::vector<RankRow> rank_options(const std::vector<std::vector<double>>& values, bool less_is_better,
                                                const IntervalOptions& options = {});

/// Wilson's score interval of a share: `hits` of `count` (> 0).
[[nodiscard]] Interval share_interval(std::size_t hits, std::size_t count, double level = 0.95);

/// Level that each of `comparisons` intervals needs so that all cover together with probability `level` (Bonferroni).
[[nodiscard]] double level_for_all(double level, std::size_t comparisons);
/// p values adjusted by Holm's step-down method; in the order given.
[[nodiscard]] std::vector<double> adjust_holm(std::span<const double> p);

/// Curves of several runs at the same times, as a band.
struct Band {
  std::vector<double> mean, low, median, high;  ///< one value a time; not-a-number where no run has one
};
/// `curves[r][t]`; `share` of the runs lies between low and high (0.9: from the 5th to the 95th percentile).
[[nodiscard]] Band band_of(const std::vector<std::vector<double>>& curves, double share = 0.9);

}  // namespace qorgan
