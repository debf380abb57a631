#pragma once
// Bodies that people play: their discretionary steps are put before a person instead of being taken. What nobody
// answers in time is done as the model would have done it.

#include <vector>

#include "world/tick.hpp"

namespace qorgan {

/// One way to decide, with what speaks for and against it.
struct ChoiceFacts {
  Choice choice = Choice::act;
  bool lawful = true;        ///< false: choosing it is recorded as a violation
  std::uint16_t ground = 0;  ///< the article it rests on, or offends against; 0: none is asked for
  AgentId other{};           ///< to whom it goes; none() where it goes to nobody
  double persons = 0;        ///< of teams that go
  double people = 0;         ///< whose rights it limits, as far as the body knows
  double cost = 0;           ///< tenge: once for an instrument, for the first day for teams
};

/// What may be chosen, the default's act first. Judged by what the body believes, never by what is.
[[nodiscard]] std::vector<ChoiceFacts> choices_of(const World& world, const PlayerDecision& decision);
/// What the model would choose with the pictures as they are: the choice that a question falls back on. It declines
/// once the need is gone.
[[nodiscard]] Choice default_choice(const World& world, const PlayerDecision& decision);
[[nodiscard]] bool may_choose(const World& world, const PlayerDecision& decision, Choice choice);

/// The oldest open decision of a body of one kind; any_decision (0xFFFFFFFF) where there is none.
[[nodiscard]] std::uint32_t open_decision(const World& world, AgentId agent, DecisionKind kind);

/// Whether a person decides such matters of that body.
[[nodiscard]] bool plays(const World& world, AgentId agent, DecisionKind kind);

/// Whether a body's own step is for a person to take. Then the body does not take it now, and the person is asked
/// unless asked already. A step that the person declined is asked again once the body believes in something clearly
/// worse; so is the sending of teams that the person has let go. `question` carries kind, agent and message.
[[nodiscard]] bool left_to_person(const TickContext& ctx, BlockBuffer& block, PlayerDecision question);
/// Share of the teams that the person last let go by the body's own picture: 1, 0.5, or 0 where none may.
[[nodiscard]] double teams_let_go(const World& world, AgentId agent, IncidentId incident);

/// Puts what came in before the person who plays the body.
void ask_person(BlockBuffer& block, PlayerDecision question);

/// Before bodies work: carries out what people answered, and by default what they left too long.
void carry_out_decisions(TickContext& ctx);
/// After a phase: what the blocks ask in it is put before the people, in order.
void put_questions(TickContext& ctx, Phase phase);

// ---- the steps themselves (decide.cpp, answer.cpp)

/// A body's own step, as a person chose. `by` is the event of that choice.
void take_own_step(TickContext& ctx, BlockBuffer& block, const PlayerDecision& decision, Choice choice, EventKey by);
/// What came in, answered as a person chose.
void answer_message(TickContext& ctx, BlockBuffer& block, const PlayerDecision& decision, Choice choice, EventKey by);

}  // namespace qorgan
