#include "core/draws.hpp"

#include <bit>
#include <vector>

#include "catch.hpp"
#include "core/mathematics.hpp"
#include "core/random.hpp"

using namespace qorgan;

namespace {
bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }
}  // namespace

TEST_CASE("logarithms of many draws are those of each, bit for bit") {
  std::vector<std::uint32_t> draws{0, 1, 2, 0x7FFFFFFFU, 0x80000000U, 0x80000001U, 0xFFFFFFFEU, 0xFFFFFFFFU};
  for (std::uint32_t bit = 0; bit < 32; ++bit)
    for (std::uint32_t near : {0U, 1U, 2U}) draws.push_back((1U << bit) + near - 1);
  for (std::uint32_t i = 0; i < 50000; ++i)
    for (std::uint32_t word : Random::four(7, Stream::generator, i, 0)) draws.push_back(word);
  for (std::size_t count : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}, draws.size()}) {
    std::vector<double> out(count);
    logarithms_of(draws.data(), count, out.data());
    std::size_t different = 0;
    for (std::size_t i = 0; i < count; ++i)
      if (!same_bits(out[i], math::log(uniform_of(draws[i])))) ++different;
    CHECK(different == 0);
  }
}

TEST_CASE("a draw is never 0 nor 1") {
  CHECK(uniform_of(0) > 0);
  CHECK(uniform_of(0xFFFFFFFFU) < 1);
  CHECK(uniform_of(0x80000000U) == 0.5 + 0.5 / 4294967296.0);
}
