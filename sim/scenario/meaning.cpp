#include "scenario/meaning.hpp"

#include "core/quantity.hpp"

namespace qorgan::format {

void Meaning::quantity(std::string_view written) {
  for (int d = 0; d <= static_cast<int>(Dimension::houses); ++d) {
    const auto dimension = static_cast<Dimension>(d);
    const QuantityResult read = parse_quantity(written, dimension);
    if (read.error) continue;
    text(name_of(dimension));
    number(read.value);
    return;
  }
  text(written);
}

}  // namespace qorgan::format
