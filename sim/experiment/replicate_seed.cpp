#include "experiment/replicate_seed.hpp"

#include "core/random.hpp"

namespace qorgan {

std::uint64_t replicate_seed(std::uint64_t batch_seed, std::uint32_t index) {
  Random random(batch_seed, Stream::replicate, index, 0);
  const std::uint64_t high = random.bits();
  return high << 32 | random.bits();
}

}  // namespace qorgan
