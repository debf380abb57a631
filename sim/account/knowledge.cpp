#include "account/knowledge.hpp"

#include <map>

namespace qorgan {
namespace {

HeardFrom heard(const Event& event) {
  if (event.kind == EventKind::detected) return HeardFrom::itself;
  if (event.headquarters.valid()) return HeardFrom::sitting;
  return event.other.valid() && event.other != event.agent ? HeardFrom::body : HeardFrom::outside;
}

}  // namespace

std::vector<Knowledge> who_knew(const Evidence& evidence, IncidentId incident) {
  std::vector<Knowledge> out;
  std::map<AgentId, std::size_t> places;
  for (std::size_t e = 0; e < evidence.event_count(); ++e) {
    const Event& event = evidence.event(e);
    if (event.incident != incident || !event.agent.valid()) continue;
    if (event.kind != EventKind::detected && event.kind != EventKind::informed) continue;
    const auto [place, fresh] = places.try_emplace(event.agent, out.size());
    if (fresh) {
      Knowledge knows;
      knows.agent = event.agent;
      knows.heard = heard(event);
      if (knows.heard == HeardFrom::body) knows.from = event.other;
      knows.since = event.tick;
      knows.event = e;
      knows.belief = event.value;
      if (const auto teller = places.find(knows.from); knows.from.valid() && teller != places.end())
        knows.steps = out[teller->second].steps + 1;
      else if (knows.heard == HeardFrom::body || knows.heard == HeardFrom::sitting)
        knows.steps = 1;
      out.push_back(knows);
    }
    Knowledge& knows = out[place->second];
    knows.last = event.tick;
    knows.last_belief = event.value;
    ++knows.news;
  }
  return out;
}

}  // namespace qorgan
