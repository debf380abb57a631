#pragma once
// Streams of random numbers that experiments draw from. They begin far above those of a run, so that a design and a
// run of the same seed never share a number.

#include <cstdint>
#include <string>
#include <vector>

#include "core/random.hpp"

namespace qorgan {

inline constexpr Stream design_stream{0x1000};      ///< points of Latin hypercubes
inline constexpr Stream bootstrap_stream{0x1001};   ///< resampling of results
inline constexpr Stream trajectory_stream{0x1002};  ///< trajectories of Morris
inline constexpr Stream shift_stream{0x1003};       ///< shifts of Sobol' sequences

/// The place of each factor in these streams: it follows from the factor's name, whatever other factors there are and
/// in whatever order. Names must differ.
[[nodiscard]] std::vector<std::uint32_t> stream_places(const std::vector<std::string>& names);
/// Indices of the names, sorted by the names.
[[nodiscard]] std::vector<std::size_t> by_name(const std::vector<std::string>& names);

}  // namespace qorgan
