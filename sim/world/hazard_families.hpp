#pragma once
// What is true of every hazard of a family, before its equation (hazards/): its name, its keys in files, what early
// signs speak of. One row a family. A family without a row does not compile.

#include <array>
#include <string_view>

#include "core/enum_table.hpp"
#include "world/scenario.hpp"

namespace qorgan {

/// Severity of which early signs speak before onset.
enum class Foretold : std::uint8_t {
  peak,     ///< the hazard strikes at once or is known to come: its peak
  initial,  ///< it grows: what it starts with
  infected  ///< the share of people infectious at onset, by that which is intensity 1
};

struct HazardFamilyTraits {
  std::string_view name;  ///< in files and results
  Foretold foretold;
  /// Keys of HazardSpec that it cannot do without, and others that it may have. Empty entries end a list.
  std::array<std::string_view, 8> needed, allowed;
};

inline constexpr EnumTable<HazardFamily, HazardFamilyTraits> hazard_families({
    {HazardFamily::pulse, {"pulse", Foretold::peak, {"decay_time"}, {"peak", "suppression"}}},
    {HazardFamily::wave, {"wave", Foretold::peak, {}, {"peak", "suppression", "curve", "rise_time", "fall_time"}}},
    {HazardFamily::logistic, {"logistic", Foretold::initial, {"initial", "growth_rate"}, {"peak", "suppression_rate"}}},
    {HazardFamily::epidemic,
     {"epidemic",
      Foretold::infected,
      {"initial", "reproduction", "incubation", "infectious", "reference"},
      {"outbreak", "mobility", "suppression"}}},
    {HazardFamily::contagion,
     {"contagion", Foretold::initial, {"initial", "growth_rate"}, {"peak", "fading", "suppression_rate", "rebuttal"}}},
    {HazardFamily::campaign,
     {"campaign",
      Foretold::peak,
      {"attack_rate", "decay_time", "length"},
      {"peak", "suppression", "adaptation_time", "adaptation"}}},
    {HazardFamily::fire, {"fire", Foretold::initial, {"initial", "spread", "front", "decay_time"}, {"peak", "length"}}},
    {HazardFamily::drift,
     {"drift", Foretold::initial, {"initial", "drift_time"}, {"peak", "suppression", "instrument_lag"}}},
});

[[nodiscard]] constexpr const HazardFamilyTraits& traits_of(HazardFamily family) { return hazard_families[family]; }

/// The families by their names, for readers of files.
inline constexpr auto hazard_family_names = [] {
  std::array<Named<HazardFamily>, count_of<HazardFamily>> out{};
  for (const HazardFamily family : all_of<HazardFamily>) out[index_of(family)] = {family, hazard_families[family].name};
  return out;
}();

}  // namespace qorgan
