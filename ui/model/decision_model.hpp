#pragma once
// What played bodies must decide, as cards: the choices with their grounds and costs, what the body knows, and the time
// that is left. Only what the body believes goes on a card, never the truth.

#include <string>
#include <vector>

#include "behaviour/played.hpp"
#include "engine/command.hpp"
#include "engine/refusal.hpp"
#include "ui/model/strings.hpp"
#include "world/world.hpp"

namespace qorgan::ui {

struct DecisionCard {
  std::uint32_t number = 0;  ///< of the decision
  const PlayerDecision* decision = nullptr;
  std::vector<ChoiceFacts> choices;
  double left = 0;        ///< seconds of scenario time
  bool last = false;      ///< the next step settles it
  double share_left = 1;  ///< of the time that there was, 0 to 1
  bool given = false;     ///< a person has decided; it is carried out with the next step
  Choice chosen = Choice::none;
  Picture known;                                 ///< the body's picture of the incident as it is now
  ThreatClass threat_class = ThreatClass::none;  ///< as it believes, in all that it answers for
  double persons_ready = 0;                      ///< of its own teams, of the capabilities that the incident asks for
};

/// Open decisions, the most pressing first. The world must outlive the cards.
[[nodiscard]] std::vector<DecisionCard> open_cards(const World& world, const std::vector<Command>& commands);
[[nodiscard]] std::size_t open_count(const World& world, const std::vector<Command>& commands);
/// How many open decisions would be settled by default on the way to a tick.
[[nodiscard]] std::size_t lapsing_count(const World& world, const std::vector<Command>& commands, Tick target);
/// Decisions that people have settled and that the next step will carry out.
[[nodiscard]] std::size_t given_count(const World& world, const std::vector<Command>& commands);

/// Why a command was not taken, in the window's words.
[[nodiscard]] Str refusal_words(Refusal refusal);

/// Decisions that were carried out, the newest first, `max_rows` of them.
[[nodiscard]] std::vector<std::uint32_t> settled_decisions(const World& world, std::size_t max_rows);

}  // namespace qorgan::ui
