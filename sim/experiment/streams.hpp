#pragma once
// Streams of random numbers that experiments draw from. They begin far above those of a run, so that a design and a
// run of the same seed never share a number.

#include "core/random.hpp"

namespace qorgan {

inline constexpr Stream design_stream{0x1000};     ///< points of designs
inline constexpr Stream bootstrap_stream{0x1001};  ///< resampling of results

}  // namespace qorgan
