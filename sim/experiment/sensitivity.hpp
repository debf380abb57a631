#pragma once
// Which factors matter for a response.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "experiment/design.hpp"
#include "experiment/statistics.hpp"

namespace qorgan {

/// The most dimensions that Sobol's sequence has.
constexpr std::size_t max_sobol_dimension = 3667;
/// The first points of Sobol's sequence, from the origin on, in [0, 1); dimension from 1 to max_sobol_dimension.
[[nodiscard]] std::vector<std::vector<double>> sobol_sequence(std::size_t count, std::size_t dimension);

/// Why nothing can be said of the factors. Sobol' indices ask for eight rows, effects for two, correlations for five
/// points.
enum class Unsaid : std::uint8_t {
  said,        ///< something can
  no_values,   ///< the response has a value at no point
  constant,    ///< it is the same at all points; what the last digits differ in is rounding
  few_points,  ///< the points that have a value are too few
  other_plan   ///< the points are not those of the design
};
[[nodiscard]] std::string_view name_of(Unsaid unsaid);  ///< "constant", "few-points"...

struct SobolIndex {
  /// Share of variance by the factor alone; with all its interactions. Not-a-number where the points do not tell.
  double first = std::numeric_limits<double>::quiet_NaN(), total = std::numeric_limits<double>::quiet_NaN();
  Interval first_interval, total_interval;  ///< bootstrap
};
struct SobolResult {
  std::vector<SobolIndex> factors;
  double variance = 0;       ///< of the response over the design
  std::size_t rows = 0;      ///< rows of the design that have all their values
  std::size_t left_out = 0;  ///< rows that have not
  Unsaid unsaid = Unsaid::said;
};
/// `unit` as made by `saltelli_points`, `response[i]` at point i; rows with a value missing are left out. The
/// estimator of Martinez (2011), by correlations; bootstrap over rows with a fixed seed.
[[nodiscard]] SobolResult sobol_indices(const std::vector<std::vector<double>>& unit,
                                        const std::vector<double>& response, std::size_t samples,
                                        const IntervalOptions& options = {});

/// Elementary effects of one factor: change of the response over change of the unit coordinate. Not-a-number where
/// there is no effect to take them of; the spread needs two.
struct MorrisEffect {
  double mean = std::numeric_limits<double>::quiet_NaN();       ///< mu
  double mean_size = std::numeric_limits<double>::quiet_NaN();  ///< mu*, the mean of absolute values (Campolongo,
                                                                ///< Cariboni & Saltelli 2007)
  double sd = std::numeric_limits<double>::quiet_NaN();  ///< sigma: great where effects depend on the other factors
  Interval mean_size_interval;
  std::size_t count = 0;  ///< effects; fewer than trajectories where a response is not finite
};
[[nodiscard]] std::vector<MorrisEffect> morris_effects(const std::vector<std::vector<double>>& unit,
                                                       const std::vector<double>& response,
                                                       const IntervalOptions& options = {});

/// Rank correlation (Spearman) of one factor with the response over a space-filling design.
struct RankCorrelation {
  double value = std::numeric_limits<double>::quiet_NaN();  ///< not-a-number where one of them does not vary
  Interval interval;  ///< by Fisher's transform with the variance of Bonett and Wright (2000); from five points on
};
[[nodiscard]] RankCorrelation rank_correlation(const std::vector<double>& factor, const std::vector<double>& response,
                                               double level = 0.95);

}  // namespace qorgan
