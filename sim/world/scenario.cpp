#include "world/scenario.hpp"

#include <cmath>

namespace qorgan {

Tick Scenario::tick_at(double seconds) const {
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
