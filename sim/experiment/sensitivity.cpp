#include "experiment/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/mathematics.hpp"

namespace qorgan {
namespace {

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
  const auto n = static_cast<double>(effects.size());
  std::vector<double> sizes;
  for (const double e : effects) {
    out.mean += e / n;
    sizes.push_back(std::fabs(e));
  }
  double sum = 0;
  for (const double e : effects) sum += (e - out.mean) * (e - out.mean);
  if (effects.size() > 1) out.sd = std::sqrt(sum / (n - 1));
  const Description description = describe(sizes, options);
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

double pearson(const std::vector<double>& a, const std::vector<double>& b) {
  const auto n = static_cast<double>(a.size());
  const double ma = std::accumulate(a.begin(), a.end(), 0.0) / n, mb = std::accumulate(b.begin(), b.end(), 0.0) / n;
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += (a[i] - ma) * (b[i] - mb);
    aa += (a[i] - ma) * (a[i] - ma);
    bb += (b[i] - mb) * (b[i] - mb);
  }
  return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

}  // namespace

std::vector<MorrisEffect> morris_effects(const std::vector<std::vector<double>>& unit,
                                         const std::vector<double>& response, const IntervalOptions& options) {
  const std::size_t dimension = unit.empty() ? 0 : unit.front().size();
  std::vector<std::vector<double>> effects(dimension);
  // A trajectory has dimension + 1 points; the step from one to the next trajectory says nothing.
  for (std::size_t i = 0; i + 1 < std::min(unit.size(), response.size()); ++i) {
    if (i % (dimension + 1) == dimension) continue;
    const std::size_t d = moved(unit[i], unit[i + 1]);
    const double change = response[i + 1] - response[i];
    if (d < dimension && std::isfinite(change)) effects[d].push_back(change / (unit[i + 1][d] - unit[i][d]));
  }
  std::vector<MorrisEffect> out;
  for (const auto& of_factor : effects) out.push_back(summary(of_factor, options));
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
  out.value = pearson(ranks(x), ranks(y));
  if (x.size() < 5) return out;
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
