#include "account/programme.hpp"

#include <algorithm>
#include <cmath>

namespace qorgan {

std::vector<ProgrammeRow> programme_of(const Evidence& evidence) {
  std::vector<ProgrammeRow> rows;
  for (std::size_t i = 0; i < evidence.inject_count(); ++i) {
    const InjectFacts inject = evidence.inject(i);
    ProgrammeRow row{i, InjectState::on_trigger, {}, inject.contingency};
    if (inject.fired >= 0)
      row.state = InjectState::fired, row.tick = inject.fired;
    else if (inject.at && !inject.contingency)
      row.state = InjectState::scheduled, row.tick = tick_at(*inject.at, evidence.tick_seconds());
    rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const ProgrammeRow& a, const ProgrammeRow& b) {
    if (a.state != b.state) return a.state < b.state;
    return a.state == InjectState::fired ? a.tick > b.tick : a.tick < b.tick;
  });
  return rows;
}

}  // namespace qorgan
