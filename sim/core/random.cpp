
#include "core/random.hpp"
#include "core/mathematics.hpp"

namespace qorgan {

std::uint32_t Random::poisson(double mean) {
  if (!(mean > 0)) return 0;
  if (mean > 30.0) {
    const double x = mean + std::sqrt(mean) * normal() + 0.5;
    return x < 0 ? 0 : static_cast<std::uint32_t>(x);
  }
  const double limit = math::exp(-mean);
  double product = uniform();
  std::uint32_t k = 0;
  while (product > limit) {
    product *= uniform();
    ++k;
  }
  return k;
}

}  // namespace qorgan
