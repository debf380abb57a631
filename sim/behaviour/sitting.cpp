// Phase 7: a sitting of a headquarters, where its members' pictures become one.

#include <algorithm>
#include <cmath>
#include <optional>

#include "behaviour/headquarters.hpp"
#include "behaviour/learn.hpp"
#include "behaviour/played.hpp"
#include "core/mathematics.hpp"

namespace qorgan {
namespace {

/// What members together believe.
struct Pooled {
  float belief = 0;
  Tick as_of = -1;  ///< of the newest observation behind it
};

/// Severity as the members together believe it: the mean, in which independent errors cancel, as at a desk (7.10).
/// Members who saw for themselves count by how long ago; the others only where nobody saw anything. Where the newest
/// word is that there is nothing, nothing it is, and such a word that is not the newest is out of date. Empty where
/// nobody knows.
std::optional<Pooled> pooled_picture(const TickContext& ctx, const Headquarters& hq, IncidentId incident) {
  const double memory = memory_of(ctx.parameters);
  Tick freshest = -1, newest = -1;
  bool nothing = false;
  for (std::size_t m = 0; m < hq.member_count; ++m) {
    const Picture& picture = ctx.world.picture(hq.members[m], incident);
    if (!hq.accepted[m] || picture.since < 0) continue;
    if (picture.belief > 0 && picture.flags & flag_own) freshest = std::max(freshest, picture.observed);
    if (picture.as_of >= newest) nothing = picture.belief <= 0 || (nothing && picture.as_of == newest);
    newest = std::max(newest, picture.as_of);
  }
  if (nothing) return Pooled{0, newest};
  double seen = 0, seen_weight = 0, told = 0;
  int told_count = 0;
  for (std::size_t m = 0; m < hq.member_count; ++m) {
    const Picture& picture = ctx.world.picture(hq.members[m], incident);
    if (!hq.accepted[m] || picture.since < 0 || picture.belief <= 0) continue;
    const auto belief = static_cast<double>(picture.belief);
    if (picture.flags & flag_own) {  // who looked and saw nothing has only been told
      // By how much older it is than the freshest sight: old sights must not gain weight when all have grown old.
      const double weight = math::exp(-(freshest - picture.observed) * ctx.dt / memory);
      seen += weight * belief;
      seen_weight += weight;
    }
    told += belief;
    ++told_count;
  }
  if (seen_weight > 0) return Pooled{static_cast<float>(seen / seen_weight), newest};
  if (told_count > 0) return Pooled{static_cast<float>(told / told_count), newest};
  return std::nullopt;
}

void tell_member(TickContext& ctx, const Headquarters& hq, HeadquartersId id, AgentId member, IncidentId incident,
                 const Pooled& pooled) {
  Picture& picture = ctx.world.picture(member, incident);
  if (picture.since < 0 && pooled.belief <= 0) return;  // the end of what it never heard of is no news
  if (picture.since < 0) {
    picture.since = ctx.now;
    Event event = event_of(hq, id, EventKind::informed, pooled.belief, ctx.structure.common.mutual_information);
    event.agent = member;
    event.other = hq.head;
    event.incident = incident;
    picture.cause = emit(ctx, ctx.serial, Phase::coordinate, event);
  }
  picture.belief = pooled.belief;
  picture.as_of = std::max(picture.as_of, pooled.as_of);
}

/// Members lay their pictures together; what comes out becomes everybody's picture.
void share_pictures(TickContext& ctx, Headquarters& hq, HeadquartersId id) {
  float* shared = &ctx.world.shared_pictures[id.index() * ctx.world.incidents.size()];
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    const IncidentId incident(i);
    if (!deals_with(ctx.world, hq, incident)) continue;
    const std::optional<Pooled> pooled = pooled_picture(ctx, hq, incident);
    if (!pooled) continue;
    shared[i] = pooled->belief;
    for (std::size_t m = 0; m < hq.member_count; ++m)
      if (hq.accepted[m]) tell_member(ctx, hq, id, hq.members[m], incident, *pooled);
  }
}

/// Whether the head is played by a person, who is then asked.
bool left_to_head(TickContext& ctx, const Headquarters& hq, HeadquartersId id, IncidentId incident,
                  InstrumentId instrument) {
  if (ctx.world.played.empty()) return false;
  PlayerDecision question;
  question.kind = DecisionKind::take_instrument;
  question.agent = hq.head;
  question.message.from = hq.head;
  question.message.incident = incident;
  question.message.headquarters = id;
  question.message.instrument = instrument;
  question.message.cause = hq.last;
  if (hq.ground == 0) question.otherwise = Choice::go_ahead;
  return left_to_person(ctx, ctx.serial, question);
}

/// What the Law gives to the head of a headquarters in person, such as 23(4).
void take_head_instruments(TickContext& ctx, Headquarters& hq, HeadquartersId id) {
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    const IncidentId incident(i);
    if (!deals_with(ctx.world, hq, incident)) continue;
    Picture& picture = ctx.world.picture(hq.head, incident);
    for (std::size_t m = 0; m < ctx.institution.instruments.size(); ++m) {
      const Instrument& instrument = ctx.institution.instruments[m];
      const std::uint64_t mark = mark_of(InstrumentId(m));
      if (instrument.authority != Authority::headquarters_head || picture.instruments & mark) continue;
      if (in_force(ctx.world, incident, InstrumentId(m)) || !serves(ctx.world, instrument, incident)) continue;
      if (picture.belief <= 0 || barred(ctx.world, hq.head, InstrumentId(m), incident)) continue;
      if (!believes_in(ctx.world, hq.head, incident, scope_of(ctx.world, instrument, hq.head), instrument.from))
        continue;
      if (std::find(instrument.threats.begin(), instrument.threats.end(), hq.threat) == instrument.threats.end())
        continue;
      if (left_to_head(ctx, hq, id, incident, InstrumentId(m))) continue;
      picture.instruments |= mark;
      Intent intent;
      intent.kind = Intent::Kind::take_instrument;
      intent.agent = hq.head;
      intent.incident = incident;
      intent.headquarters = id;
      intent.instrument = InstrumentId(m);
      intent.ground = ctx.structure.instrument_ground[m];
      intent.cause = hq.last;
      intent.severity = picture.belief;
      take_instrument(ctx, intent);
    }
  }
}

/// Whether even twice what is believed would be no matter for a headquarters of its level.
[[nodiscard]] bool finished(const TickContext& ctx, const Headquarters& hq, HeadquartersId id) {
  return !shared_is_of_class(ctx.world, id, class_for(hq.level), 1 / (necessity_share * ctx.rules.headquarters_factor));
}

void note_first_sitting(TickContext& ctx, const Headquarters& hq) {
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    IncidentState& state = ctx.world.incidents[i];
    if (state.phase == IncidentPhase::dormant) continue;  // a false report
    if (!deals_with(ctx.world, hq, IncidentId(i)) || !pooled_picture(ctx, hq, IncidentId(i))) continue;
    Tick& first = hq.level == HeadquartersLevel::central ? state.central : state.regional;
    if (first < 0) first = ctx.now;
  }
}

}  // namespace

double period_of(const Parameters& parameters, const Headquarters& hq) {
  double period = parameters.first_period;
  if (parameters.period_growth > 1)
    for (std::uint32_t n = 1; n < hq.sittings && period < parameters.headquarters_cycle; ++n)
      period *= parameters.period_growth;
  return std::min(period, parameters.headquarters_cycle);
}

void sit(TickContext& ctx, HeadquartersId id) {
  Headquarters& hq = ctx.world.headquarters[id.index()];
  if (hq.phase == HeadquartersPhase::convening) {
    hq.phase = HeadquartersPhase::sitting;
    hq.first_sitting = ctx.now;
    bind_members(ctx, hq, 1);
  }
  ++hq.sittings;
  share_pictures(ctx, hq, id);
  if (hq.sittings > 1 && finished(ctx, hq, id)) return stand_down(ctx, id, 0);
  hq.last = emit(ctx, ctx.serial, Phase::coordinate,
                 event_of(hq, id, EventKind::headquarters_sat, hq.accepted_count, hq.ground));
  note_first_sitting(ctx, hq);
  plan(ctx, hq, id);
  hq.sat = ctx.now;
  take_in_struck_akimats(ctx, hq, id);
  take_head_instruments(ctx, hq, id);
  // Beyond the span of control members work in sub-groups, and what these find must be brought together again.
  const int span = ctx.parameters.span_of_control;
  const int groups = std::max(1, (static_cast<int>(hq.accepted_count) + span - 1) / span);
  const double cycle = period_of(ctx.parameters, hq) * (1 + ctx.parameters.subgroup_delay * (groups - 1));
  hq.next_sitting = ctx.now + std::max(1, static_cast<Tick>(std::lround(ctx.ticks(cycle))));
}

}  // namespace qorgan
