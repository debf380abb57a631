#include "core/mathematics.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"
#include "core/random.hpp"

using namespace qorgan;

namespace {

/// Greatest error of f against the standard library's over random arguments, relative to the greater of 1 and the
/// value.
template <class Own, class Library>
double worst(Own own, Library library, double low, double high, bool relative) {
  Random random(7, Stream::generator, 1, 1);
  double error = 0;
  for (int i = 0; i < 20000; ++i) {
    const double x = low + (high - low) * random.uniform();
    const double expected = library(x);
    error = std::max(error, std::fabs(own(x) - expected) / (relative ? std::fabs(expected) : 1));
  }
  return error;
}

}  // namespace

TEST_CASE("own elementary functions agree with the library's to the last bits") {
  const double limit = 1e-15;
  const auto log = [](double x) { return std::log(x); };
  const auto exp = [](double x) { return std::exp(x); };
  CHECK(worst(math::log, log, 1e-9, 0.7, true) < limit);
  CHECK(worst(math::log, log, 0.7, 1.4, false) < limit);
  CHECK(worst(math::log, log, 1.4, 1e9, true) < limit);
  CHECK(worst(math::exp, exp, -700, 700, true) < 2 * limit);
  CHECK(worst(math::exp, exp, -1, 1, true) < limit);
  CHECK(worst(
            math::expm1, [](double x) { return std::expm1(x); }, -0.5, 0.5, true) < limit);
  CHECK(worst(
            math::sin, [](double x) { return std::sin(x); }, -100, 100, false) < limit);
  CHECK(worst(
            math::cos, [](double x) { return std::cos(x); }, -100, 100, false) < limit);
  CHECK(worst(
            math::asin, [](double x) { return std::asin(x); }, -1, 1, false) < limit);
}

TEST_CASE("own elementary functions are right where they must be exact") {
  CHECK(math::log(1) == 0);
  CHECK(math::exp(0) == 1);
  CHECK(math::expm1(0) == 0);
  CHECK(math::sin(0) == 0);
  CHECK(math::cos(0) == 1);
  CHECK(math::asin(0) == 0);
  CHECK(math::exp(-1000) == 0);
  CHECK(std::isinf(math::exp(1000)));
  CHECK(std::isnan(math::log(-1)));
  CHECK(std::isinf(math::log(0)));
  CHECK(std::isnan(math::exp(std::numeric_limits<double>::quiet_NaN())));
}

TEST_CASE("own elementary functions are pinned to the bit") {
  CHECK(std::bit_cast<std::uint64_t>(math::log(0.3)) == 0xbff34378fcbda721ULL);
  CHECK(std::bit_cast<std::uint64_t>(math::exp(-1.7)) == 0x3fc7622c78a98a07ULL);
  CHECK(std::bit_cast<std::uint64_t>(math::cos(2.5)) == 0xbfe9a2f7ef858b7dULL);
  CHECK(std::bit_cast<std::uint64_t>(math::asin(0.9)) == 0x3ff1ea93705fa172ULL);
}
