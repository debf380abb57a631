// The one file that sees OpenTURNS. Built without it where the package is missing.

#include "experiment/sensitivity.hpp"

#ifdef QORGAN_OPENTURNS
#include <openturns/MartinezSensitivityAlgorithm.hxx>
#include <openturns/PlatformInfo.hxx>
#include <openturns/RandomGenerator.hxx>
#include <openturns/SobolSequence.hxx>
#endif

#include <cmath>
#include <exception>
#include <mutex>

namespace qorgan {

#ifdef QORGAN_OPENTURNS

bool has_openturns() { return true; }
std::string openturns_missing() { return {}; }
std::string openturns_version() { return OT::PlatformInfo::GetVersion(); }

std::vector<std::vector<double>> saltelli_points(std::size_t samples, std::size_t dimension) {
  OT::SobolSequence sequence(2 * dimension);
  const OT::Sample both = sequence.generate(samples);
  std::vector<std::vector<double>> out(samples * (dimension + 2), std::vector<double>(dimension));
  for (std::size_t i = 0; i < samples; ++i)
    for (std::size_t d = 0; d < dimension; ++d) {
      const double a = both(i, d), b = both(i, dimension + d);
      out[i][d] = a;
      out[samples + i][d] = b;
      for (std::size_t k = 0; k < dimension; ++k) out[(2 + k) * samples + i][d] = k == d ? b : a;
    }
  return out;
}

namespace {

Interval interval_at(const OT::Interval& interval, std::size_t i) {
  return {interval.getLowerBound()[i], interval.getUpperBound()[i]};
}

SobolResult estimate(const std::vector<std::vector<double>>& unit, const std::vector<double>& response,
                     std::size_t samples, double level) {
  const std::size_t dimension = unit.front().size();
  OT::Sample in(unit.size(), dimension), values(unit.size(), 1);
  double mean = 0;
  for (const double v : response) mean += v / static_cast<double>(response.size());
  SobolResult out;
  for (std::size_t i = 0; i < unit.size(); ++i) {
    for (std::size_t d = 0; d < dimension; ++d) in(i, d) = unit[i][d];
    values(i, 0) = response[i];
    out.variance += (response[i] - mean) * (response[i] - mean) / static_cast<double>(response.size() - 1);
  }
  if (!(out.variance > 0)) {
    out.error = "the response does not vary";
    return out;
  }
  // The generator is one for the whole process: it is seeded here, so that the intervals are always the same.
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  OT::RandomGenerator::SetSeed(1);
  OT::MartinezSensitivityAlgorithm algorithm(in, values, samples);
  algorithm.setUseAsymptoticDistribution(false);
  algorithm.setBootstrapSize(500);
  algorithm.setConfidenceLevel(level);
  const OT::Point first = algorithm.getFirstOrderIndices(), total = algorithm.getTotalOrderIndices();
  const OT::Interval first_interval = algorithm.getFirstOrderIndicesInterval();
  const OT::Interval total_interval = algorithm.getTotalOrderIndicesInterval();
  for (std::size_t d = 0; d < dimension; ++d)
    out.factors.push_back({first[d], total[d], interval_at(first_interval, d), interval_at(total_interval, d)});
  return out;
}

}  // namespace

SobolResult sobol_indices(const std::vector<std::vector<double>>& unit, const std::vector<double>& response,
                          std::size_t samples, double level) {
  SobolResult out;
  if (unit.empty() || unit.size() != response.size() || unit.size() != samples * (unit.front().size() + 2)) {
    out.error = "the points are no complete design for Sobol' indices";
    return out;
  }
  for (const double v : response)
    if (!std::isfinite(v)) {
      out.error = "the response has no value in some points of the design";
      return out;
    }
  try {
    return estimate(unit, response, samples, level);
  } catch (const std::exception& failure) {  // OpenTURNS reports by exceptions
    out.error = failure.what();
    return out;
  }
}

#else

bool has_openturns() { return false; }
std::string openturns_missing() {
  return "this program was built without OpenTURNS, which Sobol' designs and indices need; install libopenturns-dev "
         "and "
         "build again, or use a design of kind lhs or morris";
}
std::string openturns_version() { return {}; }
std::vector<std::vector<double>> saltelli_points(std::size_t, std::size_t) { return {}; }
SobolResult sobol_indices(const std::vector<std::vector<double>>&, const std::vector<double>&, std::size_t, double) {
  SobolResult out;
  out.error = openturns_missing();
  return out;
}

#endif

}  // namespace qorgan
