#include "account/rights.hpp"

#include <algorithm>

namespace qorgan {

std::vector<RightsRow> rights_ledger(const Evidence& evidence, bool by_region) {
  std::vector<RightsRow> rows;
  for (const InstrumentInForce& use : evidence.instruments()) {
    if (!(use.people > 0)) continue;
    const RegionId region = by_region ? use.region : RegionId();
    auto row = std::find_if(rows.begin(), rows.end(),
                            [&](const RightsRow& r) { return r.instrument == use.instrument && r.region == region; });
    if (row == rows.end()) {
      row = rows.emplace(row);
      row->instrument = use.instrument;
      row->region = region;
      row->ground = use.ground;
      row->first = use.from;
    }
    const bool now = use.ended < 0;
    const double days = evidence.seconds((now ? evidence.now() : use.ended) - use.from) / 86400;
    ++row->uses;
    row->in_force += now ? 1 : 0;
    row->people = std::max(row->people, static_cast<double>(use.people));
    row->days += days;
    row->person_days += days * static_cast<double>(use.people);
    row->disproportionate += use.proportionate == 0 ? 1 : 0;
    row->unlawful += use.lawful == 0 ? 1 : 0;
    row->needless += now && use.needless >= 0 ? 1 : 0;
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const RightsRow& a, const RightsRow& b) { return a.person_days > b.person_days; });
  return rows;
}

}  // namespace qorgan
