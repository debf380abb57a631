#include "record/people.hpp"

#include <algorithm>

namespace qorgan {
namespace {

/// Whether a command says by its number that it decides this.
bool named_by(std::span<const Command> commands, std::size_t decision, const PlayerDecision& d) {
  return std::any_of(commands.begin(), commands.end(), [&](const Command& c) {
    return c.kind == CommandKind::decide && c.tick == d.closed && c.decision == decision;
  });
}

}  // namespace

void Offers::look(const World& world) {
  for (std::size_t d = offered_.size(); d < world.decisions.size(); ++d)
    offered_.push_back(std::make_shared<const std::vector<ChoiceFacts>>(choices_of(world, world.decisions[d])));
}

void Offers::cut(std::size_t decisions) {
  if (decisions < offered_.size()) offered_.resize(decisions);
}

std::span<const ChoiceFacts> Offers::of(std::size_t decision) const {
  if (decision >= offered_.size()) return {};
  return *offered_[decision];
}

std::vector<DecisionRow> decision_rows(const World& world, const Offers& offers, std::span<const Command> commands) {
  std::vector<DecisionRow> out;
  out.reserve(world.decisions.size());
  for (std::size_t d = 0; d < world.decisions.size(); ++d) {
    const PlayerDecision& decision = world.decisions[d];
    const Message& about = decision.message;
    DecisionRow row;
    row.agent = decision.agent;
    row.kind = decision.kind;
    row.incident = about.incident;
    row.headquarters = about.headquarters;
    row.instrument = about.instrument;
    if (answers_message(decision.kind))
      row.from = about.from;
    else
      row.to = about.to;
    if (about.capability < capability_count) row.persons = about.amount;
    row.belief = decision.belief;
    row.asked = decision.since;
    row.deadline = decision.deadline;
    row.closed = decision.closed;
    row.otherwise = decision.otherwise;
    row.chosen = decision.chosen;
    row.state = decision.state;
    row.asked_event = decision.asked;
    row.command_event = decision.command;
    row.note = note_of(world, d, commands);
    const auto offered = offers.of(d);
    row.offered.assign(offered.begin(), offered.end());
    out.push_back(std::move(row));
  }
  return out;
}

std::string note_of(const World& world, std::size_t decision, std::span<const Command> commands) {
  const PlayerDecision& d = world.decisions[decision];
  if (d.state != DecisionState::done) return {};
  // A command that names no decision settles one of its body and kind: the first such command the first of them.
  std::size_t before = 0;
  for (std::size_t other = 0; other < world.decisions.size(); ++other) {
    const PlayerDecision& o = world.decisions[other];
    const bool alike = o.state == DecisionState::done && o.closed == d.closed && o.agent == d.agent && o.kind == d.kind;
    if (alike && o.command < d.command && !named_by(commands, other, o)) ++before;
  }
  const bool named = named_by(commands, decision, d);
  for (const Command& c : commands) {
    if (c.kind != CommandKind::decide || c.tick != d.closed) continue;
    if (named ? c.decision != decision : c.decision != any_decision || c.agent != d.agent || c.decision_kind != d.kind)
      continue;
    if (named || before == 0) return c.note;
    --before;
  }
  return {};
}

}  // namespace qorgan
