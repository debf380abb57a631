#pragma once
// Elementary functions made of IEEE additions, multiplications, divisions and square roots alone. Those of the standard
// library may differ in the last bit between machines (glibc picks another variant where the processor has fused
// multiply-add), and one bit is enough to part two runs: what reaches the digest is computed by these. Relative error
// below 1e-15 in the stated ranges.

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace qorgan::math {

inline constexpr double pi = 3.14159265358979323846;

namespace detail {
// ln 2 and pi / 2 in two parts, the first with trailing zeros, so that small multiples of it are exact.
inline constexpr double ln2_high = 6.93147180369123816490e-01, ln2_low = 1.90821492927058770002e-10;
inline constexpr double half_pi_high = 1.57079632673412561417e+00, half_pi_low = 6.07710050650619224932e-11;

/// 1 / n! for n up to 19.
inline constexpr auto inverse_factorials = [] {
  std::array<double, 20> out{1.0};
  double factorial = 1;  // exact up to 18!; the last is rounded once
  for (int n = 1; n < 20; ++n) out[static_cast<std::size_t>(n)] = 1 / (factorial *= n);
  return out;
}();

/// sin and cos on [-pi/4, pi/4], by their Taylor series.
inline double sin_near_zero(double r) {
  const double z = -r * r;
  double sum = inverse_factorials[17];
  for (std::size_t n = 15; n >= 3; n -= 2) sum = inverse_factorials[n] + z * sum;
  return r + r * (z * sum);
}
inline double cos_near_zero(double r) {
  const double z = -r * r;
  double sum = inverse_factorials[18];
  for (std::size_t n = 16; n >= 2; n -= 2) sum = inverse_factorials[n] + z * sum;
  return 1 + z * sum;
}
/// sin(x + quarter turns x pi / 2).
inline double sin_shifted(double x, std::int64_t quarter_turns) {
  const double turns = std::floor(x / (pi / 2) + 0.5);
  const double r = (x - turns * half_pi_high) - turns * half_pi_low;
  switch ((static_cast<std::int64_t>(turns) + quarter_turns) & 3) {
    case 0: return sin_near_zero(r);
    case 1: return cos_near_zero(r);
    case 2: return -sin_near_zero(r);
    default: return -cos_near_zero(r);
  }
}
}  // namespace detail

namespace detail {
/// log c and 1 / c for c = 1, 1 + 1/32, ..., 2 - 1/32; made by the compiler, which computes as IEEE asks.
struct LogTable {
  std::array<double, 32> log{}, inverse{};
};
inline constexpr LogTable log_table = [] {
  LogTable table;
  for (std::size_t j = 0; j < 32; ++j) {
    const double c = 1 + static_cast<double>(j) / 32;
    // log c = 2 artanh s; s < 1/3, so that 18 terms are more than enough. From the smallest up.
    const double s = (c - 1) / (c + 1), z = s * s;
    double sum = 0;
    for (int n = 37; n >= 1; n -= 2) sum = 1.0 / n + z * sum;
    table.log[j] = 2 * s * sum;
    table.inverse[j] = 1 / c;
  }
  return table;
}();
}  // namespace detail

/// Natural logarithm of a positive normal number, absolute error below 1e-15 near 1; not-a-number or minus infinity for
/// what has none.
inline double log(double x) {
  if (!(x >= 2.2250738585072014e-308) || !std::isfinite(x)) return std::log(x);
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const auto exponent = static_cast<double>(static_cast<std::int64_t>(bits >> 52) - 1023);
  const auto m = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL);  // in [1, 2)
  const auto j = static_cast<std::size_t>(bits >> 47 & 31);
  const double r = (m - (1 + static_cast<double>(j) / 32)) * detail::log_table.inverse[j];  // in [0, 1/32)
  const double z = r * r;
  const double tail = (-1.0 / 8 + r * (1.0 / 9)) + z * (-1.0 / 10);
  const double p =
      (-1.0 / 2 + r * (1.0 / 3)) + z * ((-1.0 / 4 + r * (1.0 / 5)) + z * ((-1.0 / 6 + r * (1.0 / 7)) + z * tail));
  return (exponent * detail::ln2_high + detail::log_table.log[j]) + (r + (z * p + exponent * detail::ln2_low));
}

/// e to the x; 0 below -708, infinity above 709.
inline double exp(double x) {
  if (std::isnan(x)) return x;
  if (x > 709) return std::numeric_limits<double>::infinity();
  if (x < -708) return 0;
  const double k = std::floor(x / 0.69314718055994530942 + 0.5);
  const double r = (x - k * detail::ln2_high) - k * detail::ln2_low;  // |r| < 0.35
  double sum = detail::inverse_factorials[14];
  for (std::size_t n = 13; n >= 2; --n) sum = detail::inverse_factorials[n] + r * sum;
  return (1 + (r + r * r * sum)) *
         std::bit_cast<double>(static_cast<std::uint64_t>(static_cast<std::int64_t>(k) + 1023) << 52);
}

/// e to the x less 1, exact for small x.
inline double expm1(double x) {
  if (!(std::fabs(x) < 0.5)) return exp(x) - 1;
  double sum = detail::inverse_factorials[18];
  for (std::size_t n = 17; n >= 2; --n) sum = detail::inverse_factorials[n] + x * sum;
  return x + x * x * sum;
}

/// For angles up to some thousand turns, in radians.
inline double sin(double x) { return detail::sin_shifted(x, 0); }
inline double cos(double x) { return detail::sin_shifted(x, 1); }

/// For x in [-1, 1], in radians.
inline double asin(double x) {
  if (x < 0) return -asin(-x);
  if (x > 0.5) return pi / 2 - 2 * asin(std::sqrt((1 - x) / 2));
  const double z = x * x;
  double term = x, sum = x;
  for (int n = 1; n < 30; ++n) {
    term *= z * (2 * n - 1) / (2 * n);
    sum += term / (2 * n + 1);
  }
  return sum;
}

}  // namespace qorgan::math
