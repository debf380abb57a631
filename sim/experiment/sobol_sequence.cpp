// Sobol's sequence with the direction numbers of Joe and Kuo (2008), by Boost.

#include <boost/random/sobol.hpp>
#include <cmath>

#include "experiment/sensitivity.hpp"

namespace qorgan {

std::vector<std::vector<double>> sobol_sequence(std::size_t count, std::size_t dimension) {
  std::vector<std::vector<double>> out(count, std::vector<double>(dimension));
  if (count < 2) return out;
  // The library leaves the origin out, without which the first 2^m points are not even.
  boost::random::sobol sequence(dimension);
  for (std::size_t i = 1; i < count; ++i)
    for (std::size_t d = 0; d < dimension; ++d) out[i][d] = std::ldexp(static_cast<double>(sequence() >> 11U), -53);
  return out;
}

}  // namespace qorgan
