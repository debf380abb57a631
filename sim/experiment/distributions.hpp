#pragma once
// Probability distributions as far as designs and intervals need them: functions and their inverses. They are made of
// the elementary functions of core/mathematics.hpp, so that a design is the same on every machine.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qorgan {

/// Phi(x).
[[nodiscard]] double normal_probability(double x);
/// The value that a standard normal variable stays below with probability p in (0, 1); absolute error below 1e-9.
[[nodiscard]] double normal_quantile(double p);

/// Regularised incomplete beta function I_x(a, b); a, b > 0, x in [0, 1].
[[nodiscard]] double incomplete_beta(double a, double b, double x);
/// P(T <= t) of Student's t with `freedom` (> 0) degrees.
[[nodiscard]] double student_probability(double t, double freedom);
/// Its inverse, p in (0, 1).
[[nodiscard]] double student_quantile(double p, double freedom);

/// How a factor varies.
struct Distribution {
  enum class Kind : std::uint8_t {
    uniform,      ///< between low and high
    log_uniform,  ///< its logarithm is uniform; low > 0
    normal,       ///< mean and sd; cut off at low and high where these are finite
    triangular,   ///< between low and high with its mode
    values,       ///< one of `count` listed values, each as likely as the other
  };
  Kind kind = Kind::uniform;
  double low = 0, high = 1;  ///< a normal distribution may have infinite ones
  double mean = 0, sd = 1;   ///< normal: before it is cut off
  double mode = 0;           ///< triangular
  std::size_t count = 0;     ///< values
};

/// The value that stays above a share u in [0, 1] of the distribution; the index for `values`. Where a distribution
/// has no end, u is kept within [0.001, 0.999].
[[nodiscard]] double quantile(const Distribution& distribution, double u);

}  // namespace qorgan
