#include "world/scenario.hpp"

#include <algorithm>
#include <cmath>

#include "world/hazard_families.hpp"

namespace qorgan {

double HazardSpec::foretold(double population) const {
  switch (traits_of(family).foretold) {
    case Foretold::peak: return peak;
    case Foretold::initial: return initial;
    case Foretold::infected: break;
  }
  const double people = std::max(1.0, initial);
  return population > 0 && reference > 0 ? people / population / reference : 0;
}

Tick tick_at(double seconds, double tick_seconds) {
  if (!(seconds > 0)) return 0;
  const double tick = std::ceil(seconds / tick_seconds - 1e-9);
  return tick > 2.0e9 ? static_cast<Tick>(2000000000) : static_cast<Tick>(tick);
}

IncidentId Scenario::incident(std::string_view wanted) const {
  for (std::size_t i = 0; i < incidents.size(); ++i)
    if (incidents[i].id == wanted) return IncidentId(i);
  return IncidentId::none();
}

}  // namespace qorgan
