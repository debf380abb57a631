#pragma once
#include "world/tick.hpp"

namespace qorgan {
/// Seconds by which an observation must be older than another to lose weight against it to 1/e: two situation reports.
/// Assumption.
[[nodiscard]] inline double memory_of(const Parameters& p) { return 2 * p.refresh_interval; }
/// Takes what a message says into the body's picture, the less the older the observation behind it is.
void learn(TickContext& ctx, BlockBuffer& block, AgentId agent, const Message& message);
/// A message about an incident as the sender believes it, with the noise of passing on, as old as what it rests on.
[[nodiscard]] Message about(TickContext& ctx, MessageKind kind, AgentId from, AgentId to, IncidentId incident,
                            EventKey cause);
/// A request for teams, to a body that may order or lend them.
struct HelpRequest {
  AgentId from{}, to{};
  IncidentId incident{};
  HeadquartersId headquarters{};  ///< that the body asks for; none() where it asks for itself
  std::uint8_t capability = 0xFF;
  double persons = 0;
  float severity = 0;        ///< at least; the asker's own picture counts where it is graver
  Tick observed = -1;        ///< when somebody saw what that severity rests on
  std::uint16_t ground = 0;  ///< 0: 9(3)
  EventKey cause = 0;
};
/// Tells it as an event, counts it as on its way and sends it, from a phase that runs serially.
void request_help(TickContext& ctx, Phase phase, const HelpRequest& request);

}  // namespace qorgan
