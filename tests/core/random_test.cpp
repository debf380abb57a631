// The random numbers are part of every result: their values are pinned, and their moments checked.
#include "core/random.hpp"

#include <cmath>
#include <set>
#include <vector>

#include "catch.hpp"

using namespace qorgan;

namespace {
struct Moments {
  double mean = 0, variance = 0;
};

/// Moments of `count` values, each from a place of its own, as the simulation draws them.
template <class Draw>
Moments moments(int count, const Draw& draw) {
  double sum = 0, squares = 0;
  for (int i = 0; i < count; ++i) {
    Random random(99, Stream::generator, static_cast<std::uint32_t>(i), 5);
    const double x = draw(random);
    sum += x;
    squares += x * x;
  }
  const double mean = sum / count;
  return {mean, squares / count - mean * mean};
}
constexpr int many = 200000;
}  // namespace

TEST_CASE("Philox gives the published test vectors of Random123") {
  using Philox = r123::Philox4x32;
  const auto ones = Philox{}(Philox::ctr_type{{~0u, ~0u, ~0u, ~0u}}, Philox::key_type{{~0u, ~0u}});
  CHECK(ones[0] == 0x408f276du);
  CHECK(ones[1] == 0x41c83b0eu);
  CHECK(ones[2] == 0xa20bc7c6u);
  CHECK(ones[3] == 0x6d5451fdu);
  const auto digits_of_pi = Philox{}(Philox::ctr_type{{0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u}},
                                     Philox::key_type{{0xa4093822u, 0x299f31d0u}});
  CHECK(digits_of_pi[0] == 0xd16cfe09u);
  CHECK(digits_of_pi[1] == 0x94fdccebu);
  CHECK(digits_of_pi[2] == 0x5001e420u);
  CHECK(digits_of_pi[3] == 0x24126ea1u);
}

TEST_CASE("the bits of a place in the random space never change") {
  Random first(0, Stream::sense, 0, 0);
  for (std::uint32_t expected : {0x2dce73e5u, 0x1348e23fu, 0xfcf8e0ecu, 0xa287aadbu, 0xe9535be3u, 0x510c4549u})
    CHECK(first.bits() == expected);
  Random other(20240327, Stream::hazard, 17, 42);
  for (std::uint32_t expected : {0x72d0c453u, 0xdd442d1fu, 0x0fdfa406u, 0x6b7e2a3du}) CHECK(other.bits() == expected);
}

TEST_CASE("the transforms of bits never change") {
  const auto fresh = [] { return Random(1, Stream::service, 2, 3); };
  Random uniform = fresh();
  CHECK(uniform.uniform() == Approx(0.019985390999217201).epsilon(1e-15));
  CHECK(uniform.uniform() == Approx(0.26500446808356865).epsilon(1e-15));
  CHECK(fresh().exponential(2) == Approx(7.8255074447517989).epsilon(1e-14));
  CHECK(fresh().normal() == Approx(-0.2633378017378688).epsilon(1e-13));
  CHECK(fresh().poisson(400) == 395);
}

TEST_CASE("seed, stream, entity and tick each lead to other numbers") {
  std::set<std::uint64_t> seen;
  const auto note = [&](Random random) {
    const std::uint64_t high = random.bits();
    CHECK(seen.insert(high << 32 | random.bits()).second);
  };
  for (std::uint64_t seed : {0ULL, 1ULL, 1ULL << 32}) note(Random(seed, Stream::sense, 0, 0));
  for (std::uint32_t i = 1; i < 50; ++i) {
    note(Random(0, Stream::sense, i, 0));
    note(Random(0, Stream::sense, 0, i));
  }
  for (Stream stream : {Stream::estimate, Stream::service, Stream::generator}) note(Random(0, stream, 0, 0));
}

TEST_CASE("uniform numbers lie inside (0, 1) and have its moments") {
  const Moments m = moments(many, [](Random& random) {
    const double x = random.uniform();
    REQUIRE((x > 0 && x < 1));
    return x;
  });
  CHECK(m.mean == Approx(0.5).margin(0.003));
  CHECK(m.variance == Approx(1.0 / 12).margin(0.001));
}

TEST_CASE("uniform numbers fill the tenths of the interval evenly") {
  std::vector<int> counts(10);
  Random random(7, Stream::sense, 1, 1);
  for (int i = 0; i < many; ++i) ++counts[static_cast<std::size_t>(random.uniform() * 10)];
  double chi_square = 0;
  for (int count : counts) chi_square += std::pow(count - many / 10.0, 2) / (many / 10.0);
  CHECK(chi_square < 27.9);  // the 99.9 % point with 9 degrees of freedom
}

TEST_CASE("exponential numbers have their mean and its square as variance") {
  const Moments m = moments(many, [](Random& random) { return random.exponential(3); });
  CHECK(m.mean == Approx(3).epsilon(0.01));
  CHECK(m.variance == Approx(9).epsilon(0.03));
}

TEST_CASE("normal numbers have mean 0, variance 1 and thin tails") {
  int far = 0;
  const Moments m = moments(many, [&](Random& random) {
    const double x = random.normal();
    far += std::fabs(x) > 1.959964 ? 1 : 0;
    return x;
  });
  CHECK(m.mean == Approx(0).margin(0.01));
  CHECK(m.variance == Approx(1).epsilon(0.02));
  CHECK(static_cast<double>(far) / many == Approx(0.05).margin(0.002));
}

TEST_CASE("Poisson numbers have mean and variance alike, below and above the change of method") {
  for (double mean : {0.3, 4.0, 29.0, 31.0, 500.0}) {
    INFO(mean);
    const Moments m = moments(many, [&](Random& random) { return static_cast<double>(random.poisson(mean)); });
    CHECK(m.mean == Approx(mean).epsilon(0.01));
    CHECK(m.variance == Approx(mean).epsilon(0.02));
  }
}

TEST_CASE("Poisson of nothing is nothing") {
  Random random(1, Stream::hazard, 0, 0);
  CHECK(random.poisson(0) == 0);
  CHECK(random.poisson(-1) == 0);
  CHECK(random.poisson(std::nan("")) == 0);
}

TEST_CASE("a draw below n never reaches it and leaves nothing out") {
  Random random(3, Stream::latency, 0, 0);
  std::set<std::uint32_t> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(random.below(7));
  CHECK(seen == std::set<std::uint32_t>{0, 1, 2, 3, 4, 5, 6});
  for (int i = 0; i < 10; ++i) CHECK(random.below(1) == 0);
}

TEST_CASE("what has no chance never happens and what is certain always does") {
  Random random(3, Stream::overreach, 0, 0);
  for (int i = 0; i < 1000; ++i) {
    CHECK_FALSE(random.chance(0));
    CHECK(random.chance(1));
  }
}
