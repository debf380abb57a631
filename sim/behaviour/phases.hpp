#pragma once
// What bodies do in a tick. Each phase stands in a file of its own name. Phases 3 to 6 touch only what belongs to one
// block of agents (`range`, of agents_per_block), so the engine takes a block through all of them while the caches hold
// it.

#include "behaviour/believed_class.hpp"
#include "world/tick.hpp"

namespace qorgan {

/// Phase 4. Bodies that watch an incident notice signals of it: P = 1 - exp(-rate x detectability x severity x dt).
/// Those on the spot who know already look again at intervals. What is noticed lands in the body's own tray, to be
/// assessed.
void sense(TickContext& ctx, const Block& range);

/// Phase 5. Desks work through the in-trays: attention rule, timeouts, exceptions, rework.
void process(TickContext& ctx, const Block& range);

/// Phase 6. From what was worked on, each body learns and decides: report, notify, order, ask, propose.
void decide(TickContext& ctx, const Block& range);

/// Phase 7. Headquarters: convening, sitting, plans, stand-down.
void coordinate(TickContext& ctx);

/// Phase 8. Intents become actions; teams travel, work and tire; instruments begin and end.
void act(TickContext& ctx);

/// Phase 9. Grounds, proportionality, and what the prosecutor's office finds.
void audit(TickContext& ctx);

// ---- shared by the phases -------------------------------------------------------------------------------------------

/// Severity as a body notices it just now, before noise: the intensity, or before onset the weak signs of what comes.
[[nodiscard]] double observable_severity(const TickContext& ctx, IncidentId incident);
/// The same as those see it who look: too small at first, right in the end.
[[nodiscard]] double apparent_severity(const TickContext& ctx, IncidentId incident);

/// Tick at which a body last proposed a headquarters against that threat, on account of any incident, and still waits
/// for it: a central headquarters is one for its threat. -1 where it waits for none.
[[nodiscard]] Tick proposed_headquarters(const World& world, AgentId agent, ThreatId threat);
/// Makes the body wait no longer: the proposal lapsed, its ground fell away, or patience is at an end.
void forget_proposal(World& world, AgentId agent, ThreatId threat);

/// Whether a body that is asked for an instrument, or is about to take it, sees the need for it in its own picture;
/// where `instrument` is none(), the need for a central headquarters. A headquarters is for all incidents of the
/// threat. Recovery is needed from the onset on.
[[nodiscard]] bool sees_the_need(const World& world, AgentId agent, IncidentId incident, InstrumentId instrument);

/// Whether a body still believes in what it proposed. It does not once it knows that the ground has fallen away; a body
/// that decides late learns this before it acts. Call it only from a phase that runs serially.
[[nodiscard]] bool stands_by(const World& world, AgentId proposer, IncidentId incident, InstrumentId instrument);

/// Tells that a proposal came to nothing because it was decided on too late.
void let_lapse(TickContext& ctx, Phase phase, const Intent& intent);

/// Whether a message proposes something that is in force, or that sits, already: then it needs a glance, not a
/// decision.
[[nodiscard]] bool settled(const TickContext& ctx, const Message& message);

/// Whether the Law lets a body take an instrument. `headquarters`: the one that it heads and acts for; none() where it
/// acts for itself.
[[nodiscard]] bool has_authority(const World& world, AgentId agent, IncidentId incident, HeadquartersId headquarters,
                                 InstrumentId instrument);

/// The bit of an instrument in Picture::instruments.
[[nodiscard]] inline std::uint64_t mark_of(InstrumentId instrument) { return 1ULL << (instrument.index() % 64); }

/// Puts a message into its receiver's tray.
void put_in_tray(World& world, BlockBuffer& block, const Message& message, Tick now);

/// Senders that have missed the answer to a lost message send it again, or give it up (receipts.cpp).
void miss_answers(TickContext& ctx);

/// What a message is about: of an exception the kind that was left lying, else its own.
[[nodiscard]] inline MessageKind matter_of(const Message& message) {
  return message.kind == MessageKind::exception ? static_cast<MessageKind>(message.matter) : message.kind;
}

/// Persons that an order or a request names, or what climbed of one, are expected no more.
void no_longer_expected(World& world, const Message& message);

/// What a body does about an item that left its desk or its tray (answer.cpp).
void answer(TickContext& ctx, BlockBuffer& block, const Completion& done);

/// What a body then does of its own accord about an incident that it learned something of (decide.cpp).
void consider(TickContext& ctx, BlockBuffer& block, AgentId agent, IncidentId incident);

/// An act that the Law forbids or gives no ground for.
struct Offence {
  AgentId agent{};  ///< whose act it is
  AgentId other{};  ///< to whom it was done; none() where to nobody in particular
  IncidentId incident{};
  InstrumentId instrument{};      ///< none() where it is no instrument
  HeadquartersId headquarters{};  ///< none() where it is none
  std::uint16_t article = 0;      ///< what it offends against, index into Structure::grounds
  EventKey cause = 0;
};
/// Records an offence as a violation, in the region of its incident, and names the prohibitions that it breaks. Returns
/// the event.
EventKey record_violation(TickContext& ctx, Phase phase, const Offence& offence);
/// Records an act that the Law forbids by name, as a violation of that prohibition (an index of the institution's).
void record_breach(TickContext& ctx, AgentId agent, IncidentId incident, std::size_t prohibition, EventKey cause);

/// A court decides on an appeal. It goes by what is true, not by what the taker believes: it lifts an instrument that
/// has no ground, or whose need is gone (14(1), 17(2)).
void judge(TickContext& ctx, const Intent& intent);

/// Takes an instrument that is not in force yet. A taker without authority takes it too; that is recorded as a
/// violation.
void take_instrument(TickContext& ctx, const Intent& intent);

/// Whether an instrument can help against an incident. An order to leave cannot where nobody has to move; recovery
/// cannot before anything is struck. A body that knows of an incident knows whether it has begun.
[[nodiscard]] bool serves(const World& world, const Instrument& instrument, IncidentId incident);

/// Whether a body that took an instrument against an incident before may not take it again by itself (28). Without the
/// authority it never may; after taking it beyond the need, not until it believes the incident graver than then. Others
/// may ask it for the instrument all the same, and it may ask a body that has the authority.
[[nodiscard]] bool barred(const World& world, AgentId agent, InstrumentId instrument, IncidentId incident);

/// An event about an instrument that is or was in force, caused by its taking, with the people whose rights it limits.
[[nodiscard]] Event event_about(const InstrumentInForce& instrument, EventKind kind, AgentId agent,
                                std::uint16_t ground);

/// Ends an instrument in force now, in a phase that runs serially. `cause`: what made it end, 0 where its term was
/// over.
void end_instrument(TickContext& ctx, InstrumentInForce& instrument, Phase phase, EventKey cause);

/// Prolongs an instrument by its term; information for the public is given again.
void renew_instrument(TickContext& ctx, InstrumentInForce& instrument);

/// The headquarters that sits over an incident, the central one before the regional; none() where none does.
[[nodiscard]] HeadquartersId sits_over(const TickContext& ctx, IncidentId incident);

/// Ends a headquarters: its members are free, its plan is void. Its teams pass to another headquarters that sits over
/// their incident. Where there is none they go home; the teams of one that was dissolved pass to their owners. `cause`:
/// the event that made it end, 0 where it ended by itself.
void stand_down(TickContext& ctx, HeadquartersId id, EventKey cause);

enum class Alarm : std::uint8_t {
  duty,  ///< only who is on duty
  full   ///< also who must be called in
};
/// Sends ready teams of an owner to an incident, those on duty before others, the nearest first; `home_share` of all
/// its persons of that capability stay ready. Returns the persons sent.
double send_teams(TickContext& ctx, const Intent& order, double home_share, Alarm alarm = Alarm::full);

}  // namespace qorgan
