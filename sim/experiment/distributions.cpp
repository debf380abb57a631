#include "experiment/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/mathematics.hpp"

namespace qorgan {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// log Gamma(x) for x > 0, after Lanczos with g = 7 and nine terms; relative error below 1e-13.
double log_gamma(double x) {
  static constexpr double terms[]{0.99999999999980993,  676.5203681218851,     -1259.1392167224028,
                                  771.32342877765313,   -176.61502916214059,   12.507343278686905,
                                  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7};
  double sum = terms[0];
  const double y = x - 1;
  for (int i = 1; i < 9; ++i) sum += terms[i] / (y + i);
  const double t = y + 7.5;
  return 0.5 * math::log(2 * math::pi) + (y + 0.5) * math::log(t) - t + math::log(sum);
}

/// The continued fraction of the incomplete beta function, by Lentz's method.
double beta_fraction(double a, double b, double x) {
  constexpr double tiny = 1e-300;
  const auto away = [](double v) { return std::fabs(v) < tiny ? tiny : v; };
  double c = 1, d = 1 / away(1 - (a + b) * x / (a + 1)), out = d;
  for (int m = 1; m <= 500; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    out *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const double step = d * c;
    out *= step;
    if (std::fabs(step - 1) < 1e-15) break;
  }
  return out;
}

/// Of a probability p up to 1/2, by Halley's method on the tail from a point a little beyond it; five or six steps do.
double lower_normal_quantile(double p) {
  double x = -std::sqrt(-2 * math::log(p));
  for (int i = 0; i < 10; ++i) {
    const double density = math::exp(-0.5 * x * x) / std::sqrt(2 * math::pi);
    if (density < std::numeric_limits<double>::min()) break;
    const double step = (normal_probability(x) - p) / density;
    x -= step / (1 + 0.5 * x * step);
    if (std::fabs(step) < 1e-13) break;
  }
  return x;
}

}  // namespace

double normal_probability(double x) {
  if (!(std::fabs(x) < 38)) return x < 0 ? 0 : 1;
  const double z = std::fabs(x);
  const double density = math::exp(-0.5 * z * z) / std::sqrt(2 * math::pi);
  double tail = 0;
  if (z < 4) {
    // Phi(z) - 1/2 = density x (z + z^3/3 + z^5/15 + ...)
    double term = z, sum = z;
    for (int n = 3; n < 200 && term > 1e-18 * sum; n += 2) sum += term *= z * z / n;
    tail = 0.5 - density * sum;
  } else {
    double fraction = 0;  // 1/(z + 1/(z + 2/(z + ...))), from its far end
    for (int n = 80; n >= 1; --n) fraction = n / (z + fraction);
    tail = density / (z + fraction);
  }
  return x < 0 ? tail : 1 - tail;
}

double normal_quantile(double p) {
  if (!(p > 0)) return -infinity;
  if (!(p < 1)) return infinity;
  return p <= 0.5 ? lower_normal_quantile(p) : -lower_normal_quantile(1 - p);
}

double incomplete_beta(double a, double b, double x) {
  if (!(x > 0)) return 0;
  if (!(x < 1)) return 1;
  const double front =
      math::exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * math::log(x) + b * math::log(1 - x));
  return x < (a + 1) / (a + b + 2) ? front * beta_fraction(a, b, x) / a : 1 - front * beta_fraction(b, a, 1 - x) / b;
}

double student_probability(double t, double freedom) {
  if (std::isinf(t)) return t < 0 ? 0 : 1;
  // Near 0 the complement is exact where the tail itself is not.
  const double square = t * t, tail = square < freedom
                                          ? 0.5 * (1 - incomplete_beta(0.5, freedom / 2, square / (freedom + square)))
                                          : 0.5 * incomplete_beta(freedom / 2, 0.5, freedom / (freedom + square));
  return t < 0 ? tail : 1 - tail;
}

double student_quantile(double p, double freedom) {
  if (!(p > 0)) return -infinity;
  if (!(p < 1)) return infinity;
  if (p > 0.5) return -student_quantile(1 - p, freedom);
  double low = -1, high = 0;
  while (student_probability(low, freedom) > p && low > -1e300) low *= 2;
  for (int i = 0; i < 200 && high - low > 1e-13 * std::fabs(low); ++i) {
    const double middle = 0.5 * (low + high);
    (student_probability(middle, freedom) < p ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

namespace {

double cut_normal(const Distribution& d, double u) {
  const double below = std::isfinite(d.low) ? normal_probability((d.low - d.mean) / d.sd) : 0;
  const double above = std::isfinite(d.high) ? normal_probability((d.high - d.mean) / d.sd) : 1;
  if (!std::isfinite(d.low)) u = std::max(u, 0.001);
  if (!std::isfinite(d.high)) u = std::min(u, 0.999);
  const double value = d.mean + d.sd * normal_quantile(below + u * (above - below));
  return std::clamp(value, d.low, d.high);
}

double triangular(const Distribution& d, double u) {
  const double width = d.high - d.low, rise = d.mode - d.low, fall = d.high - d.mode;
  if (width <= 0) return d.low;
  if (u * width < rise) return d.low + std::sqrt(u * width * rise);
  return d.high - std::sqrt((1 - u) * width * fall);
}

}  // namespace

double quantile(const Distribution& d, double u) {
  u = std::clamp(u, 0.0, 1.0);
  switch (d.kind) {
    case Distribution::Kind::uniform: return d.low + u * (d.high - d.low);
    case Distribution::Kind::log_uniform:
      if (u <= 0) return d.low;
      if (u >= 1) return d.high;
      return d.low * math::exp(u * math::log(d.high / d.low));
    case Distribution::Kind::normal: return cut_normal(d, u);
    case Distribution::Kind::triangular: return triangular(d, u);
    case Distribution::Kind::values: break;
  }
  if (d.count == 0) return 0;
  return std::min(std::floor(u * static_cast<double>(d.count)), static_cast<double>(d.count - 1));
}

}  // namespace qorgan
