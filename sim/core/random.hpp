#pragma once
// Counter-based random numbers: a draw is a pure function of (seed, stream, entity, tick, draw), so the order in
// which threads ask plays no part. Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as
// 1, 2, 3") from Random123; the transforms are our own, since those of standard libraries differ.

#include <Random123/philox.h>

#include <array>
#include <cmath>
#include <cstdint>

#include "core/mathematics.hpp"

namespace qorgan {

/// What a draw is for. Two streams never share numbers. Values are part of the digest: append, never renumber.
enum class Stream : std::uint32_t {
  sense = 1,
  estimate = 2,
  service = 3,
  rework = 4,
  routine = 5,
  hazard = 6,
  discovery = 7,
  latency = 8,
  overreach = 9,
  replicate = 10,
  refresh = 11,
  generator = 12,
  cascade = 13,
  appeal = 14,
  loss = 15,
};

/// One place in the random space; hands out its draws one after the other. 40 bytes, on the stack.
class Random {
 public:
  /// `entity` below 2^32, `tick` below 2^31. `block` of four draws of bits() to begin with: several matters of one
  /// entity and tick each have a block of their own, as long as none needs more.
  Random(std::uint64_t seed, Stream stream, std::uint32_t entity, std::uint32_t tick, std::uint32_t block = 0)
      : key_{{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}},
        counter_{{block, entity, tick, static_cast<std::uint32_t>(stream)}} {}

  /// The first four draws of bits() at a place, for who keeps them.
  [[nodiscard]] static std::array<std::uint32_t, 4> four(std::uint64_t seed, Stream stream, std::uint32_t entity,
                                                         std::uint32_t tick) {
    const Random place(seed, stream, entity, tick);
    const auto words = r123::Philox4x32{}(place.counter_, place.key_);
    return {words[0], words[1], words[2], words[3]};
  }

  /// 32 random bits.
  std::uint32_t bits() {
    if (used_ == 4) {
      block_ = r123::Philox4x32{}(counter_, key_);
      ++counter_[0];
      used_ = 0;
    }
    return block_[used_++];
  }

  /// In (0, 1), 53 bits, never 0 nor 1.
  double uniform() {
    const std::uint64_t high = bits() >> 5, low = bits() >> 6;  // 27 and 26 bits
    return (static_cast<double>(high * 67108864ULL + low) + 0.5) * (1.0 / 9007199254740992.0);
  }

  /// In [0, n); n in 1 to 2^32 - 1. Lemire's multiply-and-shift without rejection: bias below n / 2^32.
  std::uint32_t below(std::uint32_t n) {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(bits()) * n) >> 32);
  }

  bool chance(double probability) { return probability > 0 && uniform() < probability; }

  /// Exponential with that mean (> 0).
  double exponential(double mean) { return -mean * math::log(uniform()); }

  /// Log-normal with mean 1, whose logarithm has that standard deviation (0 and up).
  double factor(double sigma) { return math::exp(sigma * normal() - sigma * sigma / 2); }

  /// Standard normal, by Box and Muller.
  double normal() {
    const double radius = std::sqrt(-2.0 * math::log(uniform()));
    return radius * math::cos(6.283185307179586476925286766559 * uniform());
  }

  /// Poisson with that mean (0 to 1e6): by inversion below 30, by the rounded normal with continuity above.
  std::uint32_t poisson(double mean);

 private:
  r123::Philox4x32::key_type key_;
  r123::Philox4x32::ctr_type counter_;
  r123::Philox4x32::ctr_type block_{};
  unsigned used_ = 4;
};

}  // namespace qorgan
