// Why no headquarters sat: the class of the threat, the knowledge of the bodies, or the Law, in this order.

#include <algorithm>

#include "report/sections.hpp"

namespace qorgan {
namespace {

bool at_least(const ReachedClass& reached, ThreatClass wanted) {
  return from_name<ThreatClass>(reached.threat_class).value_or(ThreatClass::none) >= wanted;
}

/// Of regional headquarters, the gravest of the regions counts.
const ReachedClass& gravest(const Context& c, const Facts& f, const ThreatRow& row, ThreatId threat,
                            HeadquartersLevel level) {
  if (level == HeadquartersLevel::central) return row.reached;
  const ReachedClass* out = nullptr;
  for (const IncidentId id : f.incidents) {
    const IncidentRow& incident = c.record.incidents[id.index()];
    if (incident.threat != threat) continue;
    const auto rank = [](const ReachedClass& r) {
      return from_name<ThreatClass>(r.threat_class).value_or(ThreatClass::none);
    };
    if (!out || rank(incident.reached) > rank(*out)) out = &incident.reached;
  }
  return out ? *out : row.reached;
}

/// When a body first knew of one of them, and when the last of them was over; -1 while there is none.
struct Known {
  Tick first = -1, over = -1;
  bool going_on = false;
};
Known known_of(const Context& c, const Facts& f, ThreatId threat) {
  Known out;
  for (const IncidentId id : f.incidents) {
    const IncidentRow& incident = c.record.incidents[id.index()];
    if (incident.threat != threat) continue;
    const IncidentState& s = incident.state;
    if (s.detected >= 0 && (out.first < 0 || s.detected < out.first)) out.first = s.detected;
    const Tick over = s.contained >= 0 ? s.contained : s.ended;
    out.going_on = out.going_on || over < 0;
    out.over = std::max(out.over, over);
  }
  return out;
}

bool nobody_entitled(const Context& c, const ThreatRow& row) {
  return std::all_of(row.heads.begin(), row.heads.end(), [&](const ThreatRow::Head& head) {
    return head.reading != c.record.run.reading || head.role.empty();
  });
}

}  // namespace

std::string why_no_headquarters(const Context& c, const Facts& f, ThreatId threat, HeadquartersLevel level) {
  const ThreatRow* row = c.record.threat(threat);
  if (!row) return {};
  const bool central = level == HeadquartersLevel::central;
  const ThreatClass wanted = central ? ThreatClass::regional : ThreatClass::local;
  const std::string level_word = c.t(central ? "why-none.central" : "why-none.regional");
  const auto say = [&](std::string_view key, const std::string& time = {}) {
    return c.t(key, {{"threat", row->article},
                     {"level", level_word},
                     {"class", c.class_and_stake(gravest(c, f, *row, threat, level))},
                     {"wanted", c.word("threat-class", name_of(wanted))},
                     {"reading", c.word("reading", c.record.run.reading)},
                     {"time", time}});
  };
  if (c.record.run.policy == name_of(Policy::no_response)) return say("why-none.policy");
  if (!at_least(gravest(c, f, *row, threat, level), wanted)) return say("why-none.class");
  const Known known = known_of(c, f, threat);
  if (known.first < 0) return say("why-none.unknown");
  if (!known.going_on && known.first >= known.over) return say("why-none.late", c.time(known.first));
  if (central && nobody_entitled(c, *row)) return say("why-none.law");
  return say("why-none.belief", c.time(known.first));
}

}  // namespace qorgan
