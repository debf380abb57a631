#pragma once
// What happened, and because of what. Every event names the events that led to it.

#include <array>
#include <cassert>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/id.hpp"
#include "law/vocabulary.hpp"

namespace qorgan {

/// Kinds of events. Values are part of the digest and of stored results: append, never renumber.
enum class EventKind : std::uint8_t {
  inject,          ///< an inject fired (value: its number)
  incident_began,  ///< onset
  incident_peaked,
  incident_contained,  ///< falling and below a tenth of its peak, or over
  incident_ended,
  detected,               ///< a body assessed a signal and knows (value: believed severity)
  informed,               ///< a body learned from another, or at a sitting (other: from whom; value: believed severity)
  reported,               ///< a report went up (other: to whom)
  notified,               ///< a notice under 9(3) went out (other: to whom)
  ordered,                ///< an order went down (other: to whom)
  help_asked,             ///< (other: from whom; value: persons short)
  aid_sent,               ///< a body lent its teams to another region (value: persons)
  exception_raised,       ///< an item waited past its deadline and went up (other: to whom)
  default_taken,          ///< an item waited past its deadline with nobody left to ask: done unworked
  headquarters_proposed,  ///< (other: to whom the proposal went)
  headquarters_referred,  ///< nobody entitled under the reading: to the Government or the President (other)
  headquarters_convened,  ///< (agent: head; value: bodies invited)
  headquarters_sat,       ///< first and later sittings (value: members present)
  headquarters_stood_down,
  teams_sent,           ///< (value: persons)
  teams_arrived,        ///< (value: persons)
  teams_released,       ///< (value: persons)
  instrument_proposed,  ///< (other: authority asked)
  instrument_taken,     ///< (value: people whose rights it limits)
  instrument_ended,
  statement,           ///< the public was informed (15(2)(4))
  decided,             ///< a body settled what to do about an incident for the first time
  violation,           ///< an action without ground
  violation_found,     ///< by the prosecutor's office (27)
  disorganised,        ///< the system's own backlog raised 6(1)(10)
  command,             ///< something a person did to the run (value: number of the command)
  overlap_met,         ///< two bodies have the same claim to lead (other: the second)
  spread,              ///< an incident set off another (value: number of the one that did)
  proposal_refused,    ///< who may decide saw no need (agent: who decided; other: who proposed)
  proposal_lapsed,     ///< nobody who may decide did so in time (agent: where it lay; other: who proposed)
  prohibition_broken,  ///< what a violation is besides: an act that 2(3) or 19 to 24 forbid (ground)
  appeal_filed,   ///< people went to court against an instrument (agent: the courts; other: its taker; value: people)
  appeal_upheld,  ///< the instrument has no ground, or its need is gone: it is lifted (14(1))
  appeal_dismissed,
  held_responsible,  ///< who broke the Law answers for it, 28 (agent: who calls to account; other: who answers)
  decision_asked,    ///< a played body has to decide (value: number of the decision; ground of what it may do)
  decision_made,     ///< a person decided (value: number of the decision)
  decision_lapsed,   ///< nobody did in time: the default was carried out (value: number of the decision)
  recovered,         ///< the work that an incident left behind is done (value: person-hours of all its work)
  message_lost,      ///< a message did not arrive (agent: who sent it; other: to whom; value: its kind)
};

/// "headquarters-convened": in results and for programs.
using EventKindName = Named<EventKind>;
[[nodiscard]] std::span<const EventKindName> event_kind_names();
[[nodiscard]] std::string_view name_of(EventKind kind);

#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wpadded"
/// 72 bytes, trivially copyable, without padding.
struct Event {
  EventKey key = 0;
  std::array<EventKey, 3> causes{};  ///< 0 where there are fewer

  Tick tick = 0;
  AgentId agent;  ///< who did it; none() for the world itself
  AgentId other;
  IncidentId incident;
  HeadquartersId headquarters;
  InstrumentId instrument;
  RegionId region;
  float value = 0;
  EventKind kind = EventKind::inject;
  std::uint8_t capability = 0xFF;  ///< of teams; 0xFF where it plays no part
  std::uint16_t ground = 0;        ///< index into Structure::grounds; 0 is "none needed or none there"
  std::uint32_t spare = 0;
};
#pragma GCC diagnostic pop

/// The key of an event: unique in a run, rising with time. `tick` below 2^26 - 1, `phase` below 16, `block` below 2^14,
/// `number` (of the event among those of its block in that tick) below 2^20; what is larger asserts.
[[nodiscard]] constexpr EventKey make_event_key(Tick tick, unsigned phase, std::size_t block, std::size_t number) {
  assert(tick >= 0 && tick < (1 << 26) - 1 && phase < 16 && block < (1U << 14) && number < (1U << 20));
  return static_cast<EventKey>(tick + 1) << 38 | static_cast<EventKey>(phase & 0xF) << 34 |
         static_cast<EventKey>(block & 0x3FFF) << 20 | static_cast<EventKey>(number & 0xFFFFF);
}

}  // namespace qorgan
