#include "account/people.hpp"

#include <algorithm>
#include <map>

#include "account/facts.hpp"

namespace qorgan {
namespace {

/// By what a decision is named as a cause: the person's command, or the question where the default was carried out.
std::map<EventKey, std::size_t> decisions_by_event(std::span<const DecisionRow> rows) {
  std::map<EventKey, std::size_t> out;
  for (std::size_t r = 0; r < rows.size(); ++r)
    if (rows[r].asked_event != 0) out.emplace(rows[r].asked_event, r);
  return out;
}

bool settles(EventKind kind) { return kind == EventKind::decision_made || kind == EventKind::decision_lapsed; }

}  // namespace

std::vector<PersonDecision> person_decisions(const Evidence& evidence) {
  const auto rows = evidence.decisions();
  std::vector<PersonDecision> out(rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const DecisionRow& row = rows[r];
    PersonDecision& decision = out[r];
    decision.row = r;
    if (row.state == DecisionState::open || row.state == DecisionState::answered) continue;
    const bool by_person = row.state == DecisionState::done;
    decision.settled = by_person ? Settled::by_person : Settled::by_default;
    decision.choice = row.chosen;
    decision.as_the_model = row.chosen == row.otherwise;
    const auto taken = std::find_if(row.offered.begin(), row.offered.end(),
                                    [&](const ChoiceFacts& facts) { return facts.choice == decision.choice; });
    if (taken != row.offered.end()) decision.taken = &*taken;
    if (by_person) decision.answered_in = evidence.seconds(row.closed - row.asked);
  }
  // A decision is carried out by an event that names its question; what follows names that event.
  const std::map<EventKey, std::size_t> questions = decisions_by_event(rows);
  std::map<EventKey, std::size_t> carried_out;
  for (std::size_t e = 0; e < evidence.event_count(); ++e) {
    const Event& event = evidence.event(e);
    for (const EventKey cause : event.causes) {
      if (cause == 0) continue;
      if (settles(event.kind)) {
        if (const auto question = questions.find(cause); question != questions.end())
          carried_out.emplace(event.key, question->second);
      } else if (const auto by = carried_out.find(cause); by != carried_out.end()) {
        out[by->second].followed.push_back(e);
        break;
      }
    }
  }
  return out;
}

std::vector<PlayedTally> played_bodies(const Evidence& evidence, const std::vector<PersonDecision>& decisions) {
  const auto rows = evidence.decisions();
  std::vector<PlayedTally> out;
  std::map<AgentId, std::vector<double>> times;
  for (const PersonDecision& decision : decisions) {
    const AgentId agent = rows[decision.row].agent;
    auto tally = std::find_if(out.begin(), out.end(), [&](const PlayedTally& t) { return t.agent == agent; });
    if (tally == out.end()) {
      out.push_back({agent});
      tally = std::prev(out.end());
    }
    ++tally->asked;
    switch (decision.settled) {
      case Settled::open: ++tally->open; break;
      case Settled::by_default: ++tally->by_default; break;
      case Settled::by_person:
        ++tally->by_person;
        if (decision.taken && !decision.taken->lawful) ++tally->unlawful;
        times[agent].push_back(*decision.answered_in);
        break;
    }
  }
  for (PlayedTally& tally : out) tally.median_time = median(times[tally.agent]);
  std::stable_sort(out.begin(), out.end(),
                   [](const PlayedTally& a, const PlayedTally& b) { return a.asked > b.asked; });
  return out;
}

}  // namespace qorgan
