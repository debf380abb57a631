#pragma once
// What was put before the people who play bodies, what they chose, and what came of their silence.

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "behaviour/played.hpp"
#include "engine/command.hpp"
#include "world/decisions.hpp"
#include "world/world.hpp"

namespace qorgan {

/// A decision that was put before a person, as it was asked and as it ended.
struct DecisionRow {
  AgentId agent;  ///< the body that the person plays
  DecisionKind kind = DecisionKind::notify;
  IncidentId incident;
  HeadquartersId headquarters;
  InstrumentId instrument;
  AgentId from;       ///< whose message it answers; none() of a step of its own
  AgentId to;         ///< to whom a step of its own goes
  float persons = 0;  ///< asked for or ordered
  float belief = 0;   ///< severity as the body believed it when asked
  Tick asked = 0;
  Tick deadline = 0;               ///< when the default is carried out
  Tick closed = -1;                ///< when it was carried out; -1 while open
  Choice otherwise = Choice::act;  ///< the default: what the model would do
  Choice chosen = Choice::none;    ///< carried out, by the person's choice or by default; none while it is open
  DecisionState state = DecisionState::open;
  EventKey asked_event = 0;
  EventKey command_event = 0;        ///< the person's command; 0 where there is none
  std::string note;                  ///< of the person
  std::vector<ChoiceFacts> offered;  ///< as it stood when it was asked, the default's act first
};

/// The choices of each decision as they stood when it was put before a person. Copies share what they hold.
class Offers {
 public:
  /// Notes the decisions that are new. Call after every step.
  void look(const World& world);
  /// Forgets those of the last decisions: the way there may become another one.
  void cut(std::size_t decisions);
  [[nodiscard]] std::size_t size() const { return offered_.size(); }
  /// Nothing for a decision that was not noted.
  [[nodiscard]] std::span<const ChoiceFacts> of(std::size_t decision) const;

 private:
  std::vector<std::shared_ptr<const std::vector<ChoiceFacts>>> offered_;
};

/// Of all decisions of a world, in their order. `commands`: those that were given so far.
[[nodiscard]] std::vector<DecisionRow> decision_rows(const World& world, const Offers& offers,
                                                     std::span<const Command> commands);

/// The note that a person gave with a decision; empty where there is none.
[[nodiscard]] std::string note_of(const World& world, std::size_t decision, std::span<const Command> commands);

}  // namespace qorgan
