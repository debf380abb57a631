#include "account/grounds.hpp"

#include <algorithm>

#include "world/event_traits.hpp"

namespace qorgan {

void GroundTally::update(const Evidence& evidence) {
  // A run that was rewound has fewer events, or others than those counted.
  if (evidence.event_count() < taken_ || (taken_ > 0 && evidence.event(taken_ - 1).key != last_)) *this = {};
  if (evidence.event_count() == taken_) return;
  for (; taken_ < evidence.event_count(); ++taken_) take(evidence, evidence.event(taken_));
  last_ = evidence.event(taken_ - 1).key;
  // Equal ones by their articles: which was met first depends on when one began to count.
  std::sort(grounds_.begin(), grounds_.end(), [&](const GroundRow& a, const GroundRow& b) {
    if (a.actions != b.actions) return a.actions > b.actions;
    return evidence.ground(a.ground) < evidence.ground(b.ground);
  });
}

std::size_t GroundTally::times_met(EventKind kind) const {
  std::size_t times = 0;
  for (const FindingRow& row : findings_)
    if (row.kind == kind) times += row.times;
  return times;
}

void GroundTally::take(const Evidence& evidence, const Event& e) {
  if (e.ground != 0 && e.agent.valid() && is_action(e.kind)) {
    ++actions_;
    auto row = std::find_if(grounds_.begin(), grounds_.end(), [&](const GroundRow& r) { return r.ground == e.ground; });
    if (row == grounds_.end()) {
      row = grounds_.emplace(row);
      row->ground = e.ground;
    }
    ++row->actions;
    ++row->kinds[index_of(e.kind)];
    row->last = e.tick;
  }
  if (e.kind != EventKind::headquarters_referred && e.kind != EventKind::overlap_met) return;
  ThreatId threat = evidence.threat_of(e.incident);
  if (const Headquarters* hq = evidence.headquarters(e.headquarters); hq != nullptr && !threat.valid())
    threat = hq->threat;
  FindingRow found{e.kind, threat, e.agent, e.other, 1, e.tick, e.key};
  if (e.kind == EventKind::headquarters_referred) found.first = e.other, found.second = {};
  for (FindingRow& known : findings_)
    if (known.kind == found.kind && known.threat == found.threat && known.first == found.first &&
        known.second == found.second) {
      ++known.times;
      return;
    }
  findings_.push_back(found);
}

}  // namespace qorgan
