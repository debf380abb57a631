#include "experiment/sensitivity.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "core/mathematics.hpp"
#include "core/random.hpp"
#include "experiment/streams.hpp"

namespace qorgan {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// The coordinate in which two neighbouring points of a trajectory differ; the number of factors where they do not
/// differ in exactly one.
std::size_t moved(const std::vector<double>& a, const std::vector<double>& b) {
  std::size_t which = a.size(), count = 0;
  for (std::size_t d = 0; d < a.size(); ++d)
    if (a[d] != b[d]) {
      which = d;
      ++count;
    }
  return count == 1 ? which : a.size();
}

MorrisEffect summary(const std::vector<double>& effects, const IntervalOptions& options) {
  MorrisEffect out;
  out.count = effects.size();
  if (effects.empty()) return out;
  std::vector<double> sizes;
  for (const double e : effects) sizes.push_back(std::fabs(e));
  IntervalOptions plain = options;
  plain.resamples = 0;
  const Description signed_effects = describe(effects, plain), description = describe(sizes, options);
  out.mean = signed_effects.mean;
  out.sd = signed_effects.sd;
  out.mean_size = description.mean;
  out.mean_size_interval = description.mean_bootstrap;
  return out;
}

/// Ranks from 1; ties take the middle.
std::vector<double> ranks(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> out(values.size());
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i;
    while (end < order.size() && values[order[end]] == values[order[i]]) ++end;
    for (std::size_t j = i; j < end; ++j) out[order[j]] = static_cast<double>(i + end + 1) / 2;
    i = end;
  }
  return out;
}

/// Not-a-number where one of them does not vary.
double pearson(const std::vector<double>& a, const std::vector<double>& b) {
  const auto n = static_cast<double>(a.size());
  const double ma = std::accumulate(a.begin(), a.end(), 0.0) / n, mb = std::accumulate(b.begin(), b.end(), 0.0) / n;
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += (a[i] - ma) * (b[i] - mb);
    aa += (a[i] - ma) * (a[i] - ma);
    bb += (b[i] - mb) * (b[i] - mb);
  }
  return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : nothing;
}

/// The values of a Saltelli design by rows: of A, of B and of A with each column of B.
struct SaltelliRows {
  std::vector<double> a, b;
  std::vector<std::vector<double>> mixed;  ///< one a factor
};

/// Which factor the points of a block have from B: the column in which they differ from A; the dimension where none
/// does.
std::size_t mixed_column(const std::vector<std::vector<double>>& unit, std::size_t samples, std::size_t block) {
  const std::size_t dimension = unit.front().size();
  for (std::size_t i = 0; i < samples; ++i)
    for (std::size_t d = 0; d < dimension; ++d)
      if (unit[block * samples + i][d] != unit[i][d]) return d;
  return dimension;
}

/// Moments of rows that are drawn some number of times each, and the indices of one factor from them.
struct Moments {
  double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  void add(double weight, double p, double q) {
    n += weight;
    x += weight * p;
    y += weight * q;
    xx += weight * p * p;
    yy += weight * q * q;
    xy += weight * p * q;
  }
  [[nodiscard]] double correlation() const {
    // What is left of a variance that is none is some digits of rounding.
    constexpr double rounding = 1e-12;
    const double vx = xx - x * x / n, vy = yy - y * y / n;
    if (!(vx > rounding * xx) || !(vy > rounding * yy)) return nothing;
    return std::clamp((xy - x * y / n) / std::sqrt(vx * vy), -1.0, 1.0);
  }
};

SobolIndex martinez(const SaltelliRows& rows, std::size_t factor, const std::vector<std::uint32_t>& weights) {
  Moments with_b, with_a;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] == 0) continue;
    with_b.add(weights[i], rows.b[i], rows.mixed[factor][i]);
    with_a.add(weights[i], rows.a[i], rows.mixed[factor][i]);
  }
  SobolIndex out;
  out.first = with_b.correlation();
  out.total = 1 - with_a.correlation();
  return out;
}

/// Percentiles of what the resamples tell; unknown where many of them tell nothing.
Interval percentiles_of(std::vector<double> values, double level) {
  const std::size_t asked = values.size();
  std::erase_if(values, [](double v) { return !std::isfinite(v); });
  if (values.empty() || 10 * values.size() < 9 * asked) return {};
  std::sort(values.begin(), values.end());
  return {sorted_quantile(values, (1 - level) / 2), sorted_quantile(values, (1 + level) / 2)};
}

void add_intervals(const SaltelliRows& rows, SobolResult& out, const IntervalOptions& options) {
  constexpr std::size_t max_resamples = 500;
  const std::size_t n = rows.a.size(), resamples = std::min(options.resamples, max_resamples);
  if (resamples == 0) return;
  std::vector<std::vector<double>> first(out.factors.size()), total(out.factors.size());
  for (std::size_t r = 0; r < resamples; ++r) {
    std::vector<std::uint32_t> weights(n);
    Random random(options.seed, bootstrap_stream, static_cast<std::uint32_t>(r), 3);
    for (std::size_t i = 0; i < n; ++i) ++weights[random.below(static_cast<std::uint32_t>(n))];
    for (std::size_t f = 0; f < out.factors.size(); ++f) {
      const SobolIndex index = martinez(rows, f, weights);
      first[f].push_back(index.first);
      total[f].push_back(index.total);
    }
  }
  for (std::size_t f = 0; f < out.factors.size(); ++f) {
    if (std::isfinite(out.factors[f].first)) out.factors[f].first_interval = percentiles_of(first[f], options.level);
    if (std::isfinite(out.factors[f].total)) out.factors[f].total_interval = percentiles_of(total[f], options.level);
  }
}

}  // namespace

std::vector<MorrisEffect> morris_effects(const std::vector<std::vector<double>>& unit,
                                         const std::vector<double>& response, const IntervalOptions& options) {
  const std::size_t dimension = unit.empty() ? 0 : unit.front().size();
  const std::vector<double> y = without_rounding(response);
  std::vector<std::vector<double>> effects(dimension);
  // A trajectory has dimension + 1 points; the step from one to the next trajectory says nothing.
  for (std::size_t i = 0; i + 1 < std::min(unit.size(), y.size()); ++i) {
    if (i % (dimension + 1) == dimension) continue;
    const std::size_t d = moved(unit[i], unit[i + 1]);
    const double change = y[i + 1] - y[i];
    if (d < dimension && std::isfinite(change)) effects[d].push_back(change / (unit[i + 1][d] - unit[i][d]));
  }
  std::vector<MorrisEffect> out;
  for (const auto& of_factor : effects) out.push_back(summary(of_factor, options));
  return out;
}

std::string_view name_of(Unsaid unsaid) {
  constexpr std::array<std::string_view, 6> names{"said", "no-values", "constant", "few-points", "other-plan"};
  return names[static_cast<std::size_t>(unsaid)];
}

SobolResult sobol_indices(const std::vector<std::vector<double>>& unit, const std::vector<double>& response,
                          std::size_t samples, const IntervalOptions& options) {
  constexpr std::size_t fewest = 8;  // rows: from fewer not even an interval can be told
  SobolResult out;
  const std::size_t dimension = unit.empty() ? 0 : unit.front().size();
  if (dimension == 0 || unit.size() != response.size() || unit.size() != samples * (dimension + 2)) {
    out.unsaid = Unsaid::other_plan;
    return out;
  }
  const std::vector<double> y = without_rounding(response);
  const Description all = describe(y, {options.level, 0, options.seed});
  if (all.count == 0 || all.least == all.greatest) {
    out.unsaid = all.count == 0 ? Unsaid::no_values : Unsaid::constant;
    return out;
  }
  out.variance = all.count > 1 ? all.sd * all.sd : 0;
  SaltelliRows rows;
  rows.mixed.resize(dimension);
  std::vector<std::size_t> block_of(dimension, 0);
  for (std::size_t k = 0; k < dimension; ++k)
    if (const std::size_t d = mixed_column(unit, samples, 2 + k); d < dimension) block_of[d] = 2 + k;
  for (std::size_t i = 0; i < samples; ++i) {
    bool complete = true;
    for (std::size_t block = 0; block < dimension + 2; ++block) complete &= std::isfinite(y[block * samples + i]);
    if (!complete) {
      ++out.left_out;
      continue;
    }
    // Around the mean, so that sums of squares keep their digits.
    rows.a.push_back(y[i] - all.mean);
    rows.b.push_back(y[samples + i] - all.mean);
    for (std::size_t d = 0; d < dimension; ++d) rows.mixed[d].push_back(y[block_of[d] * samples + i] - all.mean);
  }
  out.rows = rows.a.size();
  if (out.rows < fewest) {
    out.unsaid = Unsaid::few_points;
    return out;
  }
  const std::vector<std::uint32_t> once(out.rows, 1);
  for (std::size_t d = 0; d < dimension; ++d)
    out.factors.push_back(block_of[d] > 0 ? martinez(rows, d, once) : SobolIndex{});
  if (std::none_of(out.factors.begin(), out.factors.end(),
                   [](const SobolIndex& f) { return std::isfinite(f.total); })) {
    out.factors.clear();
    out.unsaid = Unsaid::few_points;
    return out;
  }
  add_intervals(rows, out, options);
  return out;
}

RankCorrelation rank_correlation(const std::vector<double>& factor, const std::vector<double>& response, double level) {
  std::vector<double> x, y;
  for (std::size_t i = 0; i < std::min(factor.size(), response.size()); ++i)
    if (std::isfinite(factor[i]) && std::isfinite(response[i])) {
      x.push_back(factor[i]);
      y.push_back(response[i]);
    }
  RankCorrelation out;
  if (x.size() < 2) return out;
  out.value = pearson(ranks(without_rounding(x)), ranks(without_rounding(y)));
  if (x.size() < 5 || !std::isfinite(out.value)) return out;
  // atanh r is about normal with variance (1 + r^2 / 2) / (n - 3).
  const double r = std::clamp(out.value, -0.999999, 0.999999);
  const double z = 0.5 * math::log((1 + r) / (1 - r));
  const double normal = normal_quantile((1 + level) / 2);
  const double reach = normal * std::sqrt((1 + r * r / 2) / (static_cast<double>(x.size()) - 3));
  const auto back = [](double v) {
    const double e = math::exp(2 * v);
    return (e - 1) / (e + 1);
  };
  out.interval = {back(z - reach), back(z + reach)};
  return out;
}

}  // namespace qorgan
