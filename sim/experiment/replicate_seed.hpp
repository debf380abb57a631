#pragma once
// With which seed a replicate runs.

#include <cstdint>

namespace qorgan {

/// The seed of replicate `index` (from 0) of a batch with that seed: the same for every option, so that options are
/// compared over common random numbers.
[[nodiscard]] std::uint64_t replicate_seed(std::uint64_t batch_seed, std::uint32_t index);

}  // namespace qorgan
