// The one file that sees OpenTURNS. Built without it where the package is missing.

#include "experiment/sensitivity.hpp"

#ifdef QORGAN_OPENTURNS
#include <openturns/PlatformInfo.hxx>
#include <openturns/SobolSequence.hxx>
#endif

namespace qorgan {

#ifdef QORGAN_OPENTURNS

bool has_openturns() { return true; }
std::string openturns_missing() { return {}; }
std::string openturns_version() { return OT::PlatformInfo::GetVersion(); }

std::vector<std::vector<double>> sobol_sequence(std::size_t count, std::size_t dimension) {
  std::vector<std::vector<double>> out(count, std::vector<double>(dimension));
  if (count < 2) return out;
  // The library leaves the origin out, without which the first 2^m points are not even.
  OT::SobolSequence sequence(dimension);
  const OT::Sample points = sequence.generate(count - 1);
  for (std::size_t i = 1; i < count; ++i)
    for (std::size_t d = 0; d < dimension; ++d) out[i][d] = points(i - 1, d);
  return out;
}

#else

bool has_openturns() { return false; }
std::string openturns_missing() {
  return "this program was built without OpenTURNS, which Sobol' designs need; install libopenturns-dev and build "
         "again, or use a design of kind lhs or morris";
}
std::string openturns_version() { return {}; }
std::vector<std::vector<double>> sobol_sequence(std::size_t, std::size_t) { return {}; }

#endif

}  // namespace qorgan
