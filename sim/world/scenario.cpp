#include "world/scenario.hpp"

#include <algorithm>
#include <cmath>

namespace qorgan {

double HazardSpec::foretold(double population) const {
  switch (family) {
    case HazardFamily::pulse:
    case HazardFamily::wave:
    case HazardFamily::campaign: return peak;
    case HazardFamily::logistic:
    case HazardFamily::contagion:
    case HazardFamily::drift: return initial;
    case HazardFamily::epidemic: {
      const double people = std::max(1.0, initial);
      return population > 0 && reference > 0 ? people / population / reference : 0;
    }
  }
  return peak;
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
