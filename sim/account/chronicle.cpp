#include "account/chronicle.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "world/event_traits.hpp"

namespace qorgan {
namespace {

class Selection {
 public:
  explicit Selection(const Evidence& evidence) : evidence_(evidence) {}

  std::vector<NotedDecision> choose() {
    for (std::size_t i = 0; i < evidence_.event_count(); ++i) take(i, evidence_.event(i));
    return std::move(chosen_);
  }

 private:
  void take(std::size_t i, const Event& e) {
    switch (e.kind) {
      case EventKind::headquarters_convened:
        if (e.ground == 0)
          add(i, e, DecisionRank::legal);
        else if (!e.region.valid())
          add(i, e, DecisionRank::formal);
        else
          first_of(i, e.kind, 0, DecisionRank::formal);
        break;
      case EventKind::violation:
        // What was convened without a ground is told by its convening.
        if (!e.headquarters.valid()) first_of(i, e.kind, e.agent.value, DecisionRank::legal);
        break;
      case EventKind::headquarters_referred: first_of(i, e.kind, threat_of(e), DecisionRank::legal); break;
      case EventKind::command:
      case EventKind::decision_made: add(i, e, DecisionRank::human); break;
      case EventKind::decision_lapsed: first_of(i, e.kind, e.agent.value, DecisionRank::human); break;
      case EventKind::instrument_taken: first_of(i, e.kind, e.instrument.value, DecisionRank::formal); break;
      case EventKind::headquarters_stood_down:
        if (!e.region.valid()) add(i, e, DecisionRank::formal);
        break;
      case EventKind::headquarters_proposed:
      case EventKind::proposal_refused:
      case EventKind::proposal_lapsed:
      case EventKind::decided: first_of(i, e.kind, threat_of(e), DecisionRank::operational); break;
      case EventKind::teams_sent: first_of(i, e.kind, e.headquarters.valid() ? 1 : 0, DecisionRank::operational); break;
      case EventKind::aid_sent:
      case EventKind::help_asked:
      case EventKind::statement: first_of(i, e.kind, 0, DecisionRank::operational); break;
      default: break;
    }
  }

  void first_of(std::size_t event, EventKind kind, std::uint32_t key, DecisionRank rank) {
    if (seen_.emplace(kind, key).second) add(event, evidence_.event(event), rank);
  }

  [[nodiscard]] std::uint32_t threat_of(const Event& e) const { return evidence_.threat_of(e.incident).value; }

  void add(std::size_t number, const Event& e, DecisionRank rank) { chosen_.push_back({number, rank, breach_of(e)}); }

  [[nodiscard]] Breach breach_of(const Event& e) const {
    if (e.kind == EventKind::violation)
      return evidence_.ground(e.ground) == "17(2)" ? Breach::too_long : Breach::no_ground;
    return e.kind == EventKind::headquarters_convened && e.ground == 0 ? Breach::no_ground : Breach::none;
  }

  const Evidence& evidence_;
  std::set<std::pair<EventKind, std::uint32_t>> seen_;
  std::vector<NotedDecision> chosen_;
};

}  // namespace

std::vector<std::size_t> chronicle(const Evidence& evidence, const Facts& facts) {
  std::vector<std::size_t> out;
  std::set<std::pair<EventKind, std::uint32_t>> seen;
  for (std::size_t i = 0; i < evidence.event_count(); ++i) {
    const Event& e = evidence.event(i);
    const bool first_detection = facts.first_detection != nullptr && e.key == facts.first_detection->key;
    const Chronicle rule = first_detection ? Chronicle::every : traits_of(e.kind).chronicle;
    if (rule == Chronicle::no) continue;
    // Of regional headquarters the first sitting is enough; the table of headquarters has the rest.
    if (e.kind == EventKind::headquarters_stood_down && e.region.valid()) continue;
    const std::uint32_t what = rule == Chronicle::first_of_incident       ? e.incident.value
                               : rule == Chronicle::first_of_headquarters ? e.headquarters.value
                                                                          : 0;
    if (rule == Chronicle::every || seen.emplace(e.kind, what).second) out.push_back(i);
  }
  return out;
}

NotedDecisions noted_decisions(const Evidence& evidence, std::size_t max_rows) {
  NotedDecisions out;
  out.shown = Selection(evidence).choose();
  std::stable_sort(out.shown.begin(), out.shown.end(),
                   [](const NotedDecision& a, const NotedDecision& b) { return a.rank < b.rank; });
  if (out.shown.size() > max_rows) {
    out.left_out = out.shown.size() - max_rows;
    out.shown.resize(max_rows);
  }
  std::sort(out.shown.begin(), out.shown.end(),
            [](const NotedDecision& a, const NotedDecision& b) { return a.event < b.event; });
  return out;
}

}  // namespace qorgan
