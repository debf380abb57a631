#include "experiment/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/random.hpp"
#include "experiment/distributions.hpp"
#include "experiment/streams.hpp"

namespace qorgan {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

std::vector<double> finite(std::span<const double> values) {
  std::vector<double> out;
  out.reserve(values.size());
  for (const double v : values)
    if (std::isfinite(v)) out.push_back(v);
  return out;
}

/// Between the least and the greatest: rounding must not make the mean of equal values another one.
double mean_of(std::span<const double> values) {
  if (values.empty()) return nothing;
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  return std::clamp(mean, *least, *greatest);
}

double variance_of(std::span<const double> values) {
  if (values.size() < 2) return nothing;
  const double mean = mean_of(values);
  double sum = 0;
  for (const double v : values) sum += (v - mean) * (v - mean);
  return sum / static_cast<double>(values.size() - 1);
}

Interval percentiles(std::vector<double> values, double level) {
  std::sort(values.begin(), values.end());
  return {sorted_quantile(values, (1 - level) / 2), sorted_quantile(values, (1 + level) / 2)};
}

std::uint32_t pick(Random& random, std::size_t count) { return random.below(static_cast<std::uint32_t>(count)); }

/// Percentile bootstrap of the mean. `sample` keeps several resamplings of one call apart.
std::vector<double> resampled_means(std::span<const double> values, const IntervalOptions& options,
                                    std::uint32_t sample) {
  std::vector<double> means(options.resamples);
  for (std::size_t r = 0; r < means.size(); ++r) {
    Random random(options.seed, bootstrap_stream, static_cast<std::uint32_t>(r), sample);
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) sum += values[pick(random, values.size())];
    means[r] = sum / static_cast<double>(values.size());
  }
  return means;
}

Interval bootstrap_mean(std::span<const double> values, const IntervalOptions& options) {
  if (values.size() < 2 || options.resamples == 0) return {};
  return percentiles(resampled_means(values, options, 0), options.level);
}

Interval around(double mean, double error, double freedom, double level) {
  if (!std::isfinite(error)) return {};
  const double reach = student_quantile((1 + level) / 2, freedom) * error;
  return {mean - reach, mean + reach};
}

/// Two-sided p of a difference with that standard error; certain where nothing varies.
double p_of(double mean, double error, double freedom) {
  if (!std::isfinite(error)) return 1;
  if (error == 0) return mean == 0 ? 1 : 0;
  return 2 * student_probability(-std::fabs(mean / error), freedom);
}

double correlation_of(std::span<const double> a, std::span<const double> b) {
  const double va = variance_of(a), vb = variance_of(b);
  if (!(va > 0) || !(vb > 0)) return nothing;
  const double ma = mean_of(a), mb = mean_of(b);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - ma) * (b[i] - mb);
  return sum / static_cast<double>(a.size() - 1) / std::sqrt(va * vb);
}

/// P(a < b) + P(a = b) / 2 over all pairs; `b` need not be sorted.
double probability_smaller(std::span<const double> a, std::vector<double> b) {
  if (a.empty() || b.empty()) return 0.5;
  std::sort(b.begin(), b.end());
  double sum = 0;
  for (const double v : a) {
    const auto [first, last] = std::equal_range(b.begin(), b.end(), v);
    sum += static_cast<double>(b.end() - last) + 0.5 * static_cast<double>(last - first);
  }
  return sum / (static_cast<double>(a.size()) * static_cast<double>(b.size()));
}

}  // namespace

std::vector<double> without_rounding(std::vector<double> values) {
  constexpr double relative = 1e-10, absolute = 1e-12;
  std::vector<std::size_t> order;
  double greatest = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::isfinite(values[i])) {
      order.push_back(i);
      greatest = std::max(greatest, std::fabs(values[i]));
    }
  const double noise = std::max(relative * greatest, absolute);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  double first = nothing;
  for (const std::size_t i : order) {
    if (!(values[i] - first <= noise)) first = values[i];
    values[i] = first;
  }
  return values;
}

double sorted_quantile(std::span<const double> sorted, double q) {
  if (sorted.empty()) return nothing;
  const double at = q * static_cast<double>(sorted.size() - 1);
  const auto below = std::min(static_cast<std::size_t>(at), sorted.size() - 1);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

Description describe(std::span<const double> values, const IntervalOptions& options) {
  Description out;
  std::vector<double> known = finite(values);
  out.count = known.size();
  out.missing = values.size() - known.size();
  if (known.empty()) return out;
  out.mean = mean_of(known);
  out.sd = std::sqrt(variance_of(known));
  out.mean_bootstrap = bootstrap_mean(known, options);
  if (known.size() > 1) {
    const auto n = static_cast<double>(known.size());
    out.mean_t = around(out.mean, out.sd / std::sqrt(n), n - 1, options.level);
  }
  std::sort(known.begin(), known.end());
  out.least = known.front();
  out.lower = sorted_quantile(known, 0.25);
  out.median = sorted_quantile(known, 0.5);
  out.upper = sorted_quantile(known, 0.75);
  out.greatest = known.back();
  return out;
}

PairedDifference compare_paired(std::span<const double> first, std::span<const double> second,
                                const IntervalOptions& options) {
  PairedDifference out;
  std::vector<double> a, b, differences;
  double smaller = 0;
  for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i) {
    if (!std::isfinite(first[i]) || !std::isfinite(second[i])) continue;
    a.push_back(first[i]);
    b.push_back(second[i]);
    differences.push_back(first[i] - second[i]);
    smaller += first[i] < second[i] ? 1 : first[i] == second[i] ? 0.5 : 0;
  }
  out.pairs = differences.size();
  out.left_out = std::max(first.size(), second.size()) - out.pairs;
  if (differences.empty()) return out;
  const auto n = static_cast<double>(out.pairs);
  out.mean = mean_of(differences);
  out.sd = std::sqrt(variance_of(differences));
  out.first_smaller = smaller / n;
  if (out.pairs < 2) return out;
  const double error = out.sd / std::sqrt(n);
  out.t = around(out.mean, error, n - 1, options.level);
  out.bootstrap = bootstrap_mean(differences, options);
  out.p = p_of(out.mean, error, n - 1);
  if (out.sd > 0) out.effect = out.mean / out.sd;
  out.correlation = correlation_of(a, b);
  return out;
}

UnpairedDifference compare_unpaired(std::span<const double> first, std::span<const double> second,
                                    const IntervalOptions& options) {
  UnpairedDifference out;
  const std::vector<double> a = finite(first), b = finite(second);
  if (a.empty() || b.empty()) return out;
  out.mean = mean_of(a) - mean_of(b);
  out.first_smaller = probability_smaller(a, b);
  if (a.size() < 2 || b.size() < 2) return out;
  const auto na = static_cast<double>(a.size()), nb = static_cast<double>(b.size());
  const double ea = variance_of(a) / na, eb = variance_of(b) / nb, error = std::sqrt(ea + eb);
  out.freedom = ea + eb > 0 ? (ea + eb) * (ea + eb) / (ea * ea / (na - 1) + eb * eb / (nb - 1)) : na + nb - 2;
  out.t = around(out.mean, error, out.freedom, options.level);
  out.p = p_of(out.mean, error, out.freedom);
  const double pooled = std::sqrt(((na - 1) * variance_of(a) + (nb - 1) * variance_of(b)) / (na + nb - 2));
  if (pooled > 0) out.effect = out.mean / pooled * (1 - 3 / (4 * (na + nb) - 9));
  std::vector<double> means = resampled_means(a, options, 1);
  const std::vector<double> others = resampled_means(b, options, 2);
  for (std::size_t r = 0; r < means.size(); ++r) means[r] -= others[r];
  if (!means.empty()) out.bootstrap = percentiles(std::move(means), options.level);
  return out;
}

namespace {

/// Rank of each option in one case, 1 is best, ties take the middle; and its share in being best.
struct CaseRanks {
  std::vector<double> rank, best;
};
CaseRanks ranks_of(const std::vector<double>& values, bool less_is_better) {
  CaseRanks out;
  for (const double own : values) {
    double before = 0, same = 0;
    for (const double other : values) {
      before += (less_is_better ? other < own : other > own) ? 1 : 0;
      same += other == own ? 1 : 0;
    }
    out.rank.push_back(before + (same + 1) / 2);
    out.best.push_back(before == 0 ? 1 / same : 0);
  }
  return out;
}

}  // namespace

std::vector<RankRow> rank_options(const std::vector<std::vector<double>>& values, bool less_is_better,
                                  const IntervalOptions& options) {
  std::vector<RankRow> out(values.size());
  std::size_t cases = values.empty() ? 0 : values.front().size();
  for (const auto& option : values) cases = std::min(cases, option.size());
  std::vector<std::vector<double>> best(values.size());
  for (std::size_t c = 0; c < cases; ++c) {
    std::vector<double> row;
    for (const auto& option : values) row.push_back(option[c]);
    if (!std::all_of(row.begin(), row.end(), [](double v) { return std::isfinite(v); })) continue;
    const CaseRanks ranks = ranks_of(row, less_is_better);
    for (std::size_t o = 0; o < values.size(); ++o) {
      best[o].push_back(ranks.best[o]);
      out[o].mean_rank += ranks.rank[o];
    }
  }
  for (std::size_t o = 0; o < values.size(); ++o) {
    if (best[o].empty()) {
      out[o].mean_rank = out[o].best = nothing;
      continue;
    }
    out[o].mean_rank /= static_cast<double>(best[o].size());
    out[o].best = mean_of(best[o]);
    out[o].best_interval = bootstrap_mean(best[o], options);
  }
  return out;
}

Interval share_interval(std::size_t hits, std::size_t count, double level) {
  if (count == 0) return {};
  const double z = normal_quantile((1 + level) / 2), n = static_cast<double>(count);
  const double share = static_cast<double>(hits) / n, middle = share + z * z / (2 * n);
  const double reach = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n)), below = 1 + z * z / n;
  return {hits == 0 ? 0 : (middle - reach) / below, hits == count ? 1 : (middle + reach) / below};
}

double level_for_all(double level, std::size_t comparisons) {
  return comparisons < 2 ? level : 1 - (1 - level) / static_cast<double>(comparisons);
}

std::vector<double> adjust_holm(std::span<const double> p) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  std::vector<double> out(p.size());
  double greatest = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    greatest = std::max(greatest, std::min(1.0, p[order[i]] * static_cast<double>(order.size() - i)));
    out[order[i]] = greatest;
  }
  return out;
}

Band band_of(const std::vector<std::vector<double>>& curves, double share) {
  Band out;
  std::size_t length = 0;
  for (const auto& curve : curves) length = std::max(length, curve.size());
  for (std::size_t t = 0; t < length; ++t) {
    std::vector<double> values;
    for (const auto& curve : curves)
      if (t < curve.size() && std::isfinite(curve[t])) values.push_back(curve[t]);
    std::sort(values.begin(), values.end());
    out.mean.push_back(mean_of(values));
    out.low.push_back(sorted_quantile(values, (1 - share) / 2));
    out.median.push_back(sorted_quantile(values, 0.5));
    out.high.push_back(sorted_quantile(values, (1 + share) / 2));
  }
  return out;
}

}  // namespace qorgan
