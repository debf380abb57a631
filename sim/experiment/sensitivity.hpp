#pragma once
// Which factors matter for a response.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "experiment/design.hpp"
#include "experiment/statistics.hpp"

namespace qorgan {

/// Whether this build has OpenTURNS, without which there are no Sobol' designs and indices.
[[nodiscard]] bool has_openturns();
/// "built without OpenTURNS: ..." for people; empty where it is there.
[[nodiscard]] std::string openturns_missing();
/// Version of the library, for the provenance; empty without it.
[[nodiscard]] std::string openturns_version();

/// Points of the design for Sobol' indices: A, B, then for every factor A with that column of B. Empty without
/// OpenTURNS.
[[nodiscard]] std::vector<std::vector<double>> saltelli_points(std::size_t samples, std::size_t dimension);

struct SobolIndex {
  double first = 0, total = 0;  ///< share of variance by the factor alone; with all its interactions
  Interval first_interval, total_interval;
};
struct SobolResult {
  std::vector<SobolIndex> factors;
  double variance = 0;  ///< of the response over the design
  std::string error;    ///< empty when the indices are known
};
/// `unit` as made by `saltelli_points`, `response[i]` at point i, finite. Martinez' estimator; bootstrap intervals with
/// a fixed seed of OpenTURNS' generator.
[[nodiscard]] SobolResult sobol_indices(const std::vector<std::vector<double>>& unit,
                                        const std::vector<double>& response, std::size_t samples, double level = 0.95);

/// Elementary effects of one factor: change of the response over change of the unit coordinate.
struct MorrisEffect {
  double mean = 0;       ///< mu
  double mean_size = 0;  ///< mu*, the mean of absolute values (Campolongo, Cariboni & Saltelli 2007)
  double sd = 0;         ///< sigma: great where effects depend on the other factors
  Interval mean_size_interval;
  std::size_t count = 0;  ///< effects; fewer than trajectories where a response is not finite
};
[[nodiscard]] std::vector<MorrisEffect> morris_effects(const std::vector<std::vector<double>>& unit,
                                                       const std::vector<double>& response,
                                                       const IntervalOptions& options = {});

/// Rank correlation (Spearman) of one factor with the response over a space-filling design.
struct RankCorrelation {
  double value = 0;
  Interval interval;  ///< by Fisher's transform with the variance of Bonett and Wright (2000)
};
[[nodiscard]] RankCorrelation rank_correlation(const std::vector<double>& factor, const std::vector<double>& response,
                                               double level = 0.95);

}  // namespace qorgan
