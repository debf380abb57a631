#include "ui/model/decision_model.hpp"

#include <algorithm>

#include "behaviour/believed_class.hpp"
#include "engine/pending.hpp"
#include "world/effort.hpp"

namespace qorgan::ui {

namespace {

double ready_at(const World& world, AgentId agent, IncidentId incident) {
  double persons = 0;
  for (const Unit& unit : world.units) {
    if (unit.owner != agent || unit.state != UnitState::ready) continue;
    over_capabilities(world.scenario->incidents[incident.index()], [&](Capability capability) {
      if (capability == unit.capability) persons += static_cast<double>(unit.persons);
    });
  }
  return persons;
}

}  // namespace

std::vector<DecisionCard> open_cards(const World& world, const std::vector<Command>& commands) {
  std::vector<DecisionCard> cards;
  for (std::size_t n = 0; n < world.decisions.size(); ++n) {
    const PlayerDecision& d = world.decisions[n];
    if (d.state != DecisionState::open) continue;
    DecisionCard card;
    card.number = static_cast<std::uint32_t>(n);
    card.decision = &d;
    card.choices = choices_of(world, d);
    card.left = std::max(0, d.deadline - world.tick) * world.scenario->tick_seconds;
    card.last = d.deadline <= world.tick;
    card.share_left =
        std::clamp(static_cast<double>(d.deadline - world.tick) / std::max(1, d.deadline - d.since), 0.0, 1.0);
    card.known = world.picture(d.agent, d.message.incident);
    card.threat_class = believed_class(world, d.agent, d.message.incident, scope_of(world, d.agent));
    card.persons_ready = ready_at(world, d.agent, d.message.incident);
    if (const Command* c = settling(world, commands, card.number)) {
      card.given = true;
      card.chosen = c->choice;
    }
    cards.push_back(std::move(card));
  }
  std::stable_sort(cards.begin(), cards.end(), [](const DecisionCard& a, const DecisionCard& b) {
    return a.decision->deadline < b.decision->deadline;
  });
  return cards;
}

namespace {

/// Open decisions of which a person has, or has not, given the command.
template <class Wanted>
std::size_t count_open(const World& world, const std::vector<Command>& commands, bool given, const Wanted& wanted) {
  std::size_t count = 0;
  for (std::size_t n = 0; n < world.decisions.size(); ++n) {
    const PlayerDecision& d = world.decisions[n];
    if (d.state == DecisionState::open && wanted(d) &&
        (settling(world, commands, static_cast<std::uint32_t>(n)) != nullptr) == given)
      ++count;
  }
  return count;
}

constexpr auto any = [](const PlayerDecision&) { return true; };

}  // namespace

std::size_t open_count(const World& world, const std::vector<Command>& commands) {
  return count_open(world, commands, false, any);
}

std::size_t lapsing_count(const World& world, const std::vector<Command>& commands, Tick target) {
  return count_open(world, commands, false, [&](const PlayerDecision& d) { return d.deadline < target; });
}

std::size_t given_count(const World& world, const std::vector<Command>& commands) {
  return count_open(world, commands, true, any);
}

Str refusal_words(Refusal refusal) {
  switch (refusal) {
    case Refusal::past: return Str::no_past;
    case Refusal::too_late: return Str::no_late;
    case Refusal::inject_fired: return Str::no_fired;
    case Refusal::generated_body: return Str::no_generated;
    case Refusal::partner_abroad: return Str::no_partner;
    case Refusal::played_already: return Str::no_played;
    case Refusal::not_played: return Str::nobody_plays_it;
    case Refusal::no_open_decision:
    case Refusal::decision_closed: return Str::no_decision;
    case Refusal::no_such_choice: return Str::no_choice;
    case Refusal::too_many_incidents: return Str::no_more_incidents;
    case Refusal::none:
    case Refusal::no_such_body:
    case Refusal::no_such_inject:
    case Refusal::no_such_decision:
    case Refusal::no_such_threat:
    case Refusal::no_such_region:
    case Refusal::wrong_severity: break;
  }
  return Str::no_such_thing;
}

std::vector<std::uint32_t> settled_decisions(const World& world, std::size_t max_rows) {
  std::vector<std::uint32_t> out;
  for (std::size_t n = 0; n < world.decisions.size(); ++n)
    if (world.decisions[n].closed >= 0) out.push_back(static_cast<std::uint32_t>(n));
  std::stable_sort(out.begin(), out.end(), [&](std::uint32_t a, std::uint32_t b) {
    return world.decisions[a].closed > world.decisions[b].closed;
  });
  if (out.size() > max_rows) out.resize(max_rows);
  return out;
}

}  // namespace qorgan::ui
