#include "core/draws.hpp"

#include <bit>

#include "core/mathematics.hpp"

namespace qorgan {
namespace {

constexpr std::uint64_t two_to_52 = 0x4330000000000000ULL;  // as bits: an integer below 2^52 fits into its mantissa

/// Exact for integers below 2^52; unlike a conversion it is the same instruction for many at once on any processor.
double to_double(std::uint64_t integer) { return std::bit_cast<double>(two_to_52 | integer) - 4503599627370496.0; }

}  // namespace

// math::log without its branches, which a draw never takes, and with the same operations in the same order. The loop
// has no other shape so that the compiler works two or four at once.
void logarithms_of(const std::uint32_t* draws, std::size_t count, double* out) {
  using math::detail::ln2_high;
  using math::detail::ln2_low;
  using math::detail::log_table;
  for (std::size_t i = 0; i < count; ++i) {
    const double x = (to_double(draws[i]) + 0.5) * (1.0 / 4294967296.0);
    const auto bits = std::bit_cast<std::uint64_t>(x);
    const double exponent = to_double(bits >> 52) - 1023;
    const auto m = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL);
    const auto c = std::bit_cast<double>((bits & 0x000F800000000000ULL) | 0x3FF0000000000000ULL);
    const std::size_t j = bits >> 47 & 31;
    const double r = (m - c) * log_table.inverse[j];
    const double z = r * r;
    const double tail = (-1.0 / 8 + r * (1.0 / 9)) + z * (-1.0 / 10);
    const double p =
        (-1.0 / 2 + r * (1.0 / 3)) + z * ((-1.0 / 4 + r * (1.0 / 5)) + z * ((-1.0 / 6 + r * (1.0 / 7)) + z * tail));
    out[i] = (exponent * ln2_high + log_table.log[j]) + (r + (z * p + exponent * ln2_low));
  }
}

}  // namespace qorgan
