#pragma once
// Bodies that people play, and what these have to decide. A run that nobody plays has none of it.

#include <array>
#include <cstdint>

#include "core/enum_table.hpp"
#include "core/id.hpp"
#include "law/vocabulary.hpp"
#include "world/message.hpp"

namespace qorgan {

/// What a body may decide one way or the other. Values are part of the digest and of records: append, never renumber.
enum class DecisionKind : std::uint8_t {
  notify,                ///< tell its peers, 9(3)
  order_body,            ///< order its body in the region
  send_teams,            ///< send its own teams by its own picture
  convene,               ///< a headquarters that it may head
  propose_headquarters,  ///< a headquarters, to a body that may head it; or refer the matter to the Government
  take_instrument,       ///< one that it may take itself
  propose_instrument,    ///< one, to a body that may take it
  lift_instrument,       ///< one that it took and believes to be needed no longer, 17(2)
  answer_headquarters,   ///< a proposal or referral that came in
  answer_instrument,
  lend_teams,       ///< a request for help
  carry_out,        ///< an order to send teams
  join,             ///< an invitation to a headquarters
  settle_exception  ///< what a body below left lying
};
/// Whether it answers a message that came in; the others are the body's own steps.
[[nodiscard]] constexpr bool answers_message(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::answer_headquarters:
    case DecisionKind::answer_instrument:
    case DecisionKind::lend_teams:
    case DecisionKind::carry_out:
    case DecisionKind::join:
    case DecisionKind::settle_exception: return true;
    case DecisionKind::notify:
    case DecisionKind::order_body:
    case DecisionKind::send_teams:
    case DecisionKind::convene:
    case DecisionKind::propose_headquarters:
    case DecisionKind::take_instrument:
    case DecisionKind::propose_instrument:
    case DecisionKind::lift_instrument: break;
  }
  return false;
}

inline constexpr std::size_t decision_kind_count = count_of<DecisionKind>;

enum class Choice : std::uint8_t {
  act,       ///< do what the decision is about
  partly,    ///< with half the teams
  pass_up,   ///< leave it to the superior
  go_ahead,  ///< without the right to: recorded as a violation
  decline,   ///< do nothing, refuse; where the Law leaves no choice recorded as a violation
  none = 0xFF
};

enum class DecisionState : std::uint8_t {
  open,
  answered,  ///< a person decided; carried out in the same tick
  done,      ///< carried out as a person decided
  lapsed     ///< nobody decided in time, or the body was handed back: carried out by default
};

inline constexpr std::array<Named<DecisionKind>, decision_kind_count> decision_kind_names{
    {{DecisionKind::notify, "notify"},
     {DecisionKind::order_body, "order-body"},
     {DecisionKind::send_teams, "send-teams"},
     {DecisionKind::convene, "convene"},
     {DecisionKind::propose_headquarters, "propose-headquarters"},
     {DecisionKind::take_instrument, "take-instrument"},
     {DecisionKind::propose_instrument, "propose-instrument"},
     {DecisionKind::lift_instrument, "lift-instrument"},
     {DecisionKind::answer_headquarters, "answer-headquarters"},
     {DecisionKind::answer_instrument, "answer-instrument"},
     {DecisionKind::lend_teams, "lend-teams"},
     {DecisionKind::carry_out, "carry-out"},
     {DecisionKind::join, "join"},
     {DecisionKind::settle_exception, "settle-exception"}}};
inline constexpr std::array<Named<Choice>, 5> choice_names{{{Choice::act, "act"},
                                                            {Choice::partly, "partly"},
                                                            {Choice::pass_up, "pass-up"},
                                                            {Choice::go_ahead, "go-ahead"},
                                                            {Choice::decline, "decline"}}};
QORGAN_VOCABULARY(DecisionKind, decision_kind_names);
QORGAN_VOCABULARY(Choice, choice_names);

#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wpadded"
struct PlayedBody {
  AgentId agent;
  Tick since = 0;
  std::uint32_t delegated = 0;  ///< bit per DecisionKind that its staff settles as if nobody played it
};

/// Something that a played body has to decide. 88 bytes.
struct PlayerDecision {
  EventKey asked = 0;    ///< the event that put it before the person
  EventKey command = 0;  ///< the person's command; 0 while there is none
  Message message;       ///< what it answers; of its own steps: incident, instrument, headquarters, and to whom
  AgentId agent;
  Tick since = 0;     ///< tick of the question
  Tick deadline = 0;  ///< tick at which the default is carried out
  Tick closed = -1;   ///< tick at which it was carried out; -1 while open
  float belief = 0;   ///< severity as the body believed it when asked
  DecisionKind kind = DecisionKind::notify;
  Choice otherwise = Choice::act;  ///< the default: what the model would do
  Choice chosen = Choice::none;
  DecisionState state = DecisionState::open;
};
#pragma GCC diagnostic pop

}  // namespace qorgan
