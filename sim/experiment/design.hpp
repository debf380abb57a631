#pragma once
// Designs of experiments: which points of the space of factors are run. All draws are counter-based, so that a design
// is the same on every machine. What is drawn for a factor follows from the seed and the factor's name, so that the
// order of factors plays no part.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/distributions.hpp"

namespace qorgan {

enum class DesignKind : std::uint8_t {
  grid,    ///< every combination of levels
  lhs,     ///< Latin hypercube (McKay, Beckman & Conover 1979): each factor's range is cut into as many strips as there
           ///< are points, and each strip is met once
  sobol,   ///< Saltelli's design for Sobol' indices over a Sobol' sequence that the seed shifts: samples x
           ///< (factors + 2) points
  morris,  ///< trajectories of Morris (1991) for elementary effects: trajectories x (factors + 1) points
  list,    ///< point n takes the n-th value of every factor
};

/// One factor as the design sees it.
struct DesignFactor {
  std::string name;  ///< differs from those of all others; where none has one the place in the list stands for it
  Distribution distribution;
  std::size_t steps = 0;  ///< grid: levels from low to high, at least 2; 0 for listed values
  bool crossed = false;   ///< every value of it is run with every point of the others; listed values only
};

struct DesignSpec {
  DesignKind kind = DesignKind::grid;
  std::size_t samples = 0;       ///< lhs: points; sobol: points of the sequence
  std::size_t trajectories = 0;  ///< morris
  std::size_t levels = 4;        ///< morris: even
  std::uint64_t seed = 1;
};

/// Points in the order in which they are run: for every combination of crossed factors (the last one fastest) the
/// whole design of the others.
struct Design {
  DesignSpec spec;
  std::vector<std::size_t> sampled;  ///< indices of the factors that the design itself varies
  std::vector<std::size_t> crossed;
  std::size_t base = 0;                     ///< points of the design of the sampled factors
  std::vector<std::vector<double>> unit;    ///< `base` points in [0, 1], one coordinate a sampled factor; empty for
                                            ///< grid and list
  std::vector<std::vector<double>> points;  ///< one value a factor; listed values by their index
  std::string error;                        ///< why there is no design; empty when there is one
  [[nodiscard]] bool ok() const { return error.empty(); }
};

inline constexpr std::size_t max_points = 1'000'000;

[[nodiscard]] Design make_design(const DesignSpec& spec, const std::vector<DesignFactor>& factors);

/// What `make_design` would give, without making it; 0 where it cannot be made.
[[nodiscard]] std::size_t design_size(const DesignSpec& spec, const std::vector<DesignFactor>& factors);

/// Latin hypercube: `samples` points with one coordinate a factor.
[[nodiscard]] std::vector<std::vector<double>> latin_hypercube(std::size_t samples,
                                                               const std::vector<std::string>& factors,
                                                               std::uint64_t seed);
/// Trajectories one after the other, each of one point more than there are factors on the grid with `levels` levels
/// (even); neighbours differ in one coordinate by levels / (2 (levels - 1)).
[[nodiscard]] std::vector<std::vector<double>> morris_trajectories(std::size_t trajectories,
                                                                   const std::vector<std::string>& factors,
                                                                   std::size_t levels, std::uint64_t seed);
/// Points for Sobol' indices: A, B, then for every factor, by name, A with that column of B. All in (0, 1);
/// at most max_sobol_dimension / 2 factors.
[[nodiscard]] std::vector<std::vector<double>> saltelli_points(std::size_t samples,
                                                               const std::vector<std::string>& factors,
                                                               std::uint64_t seed);

}  // namespace qorgan
