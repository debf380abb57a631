// Phase 6: what a body does of its own accord once it has learned something.

#include <algorithm>
#include <cmath>

#include "behaviour/decision.hpp"
#include "behaviour/learn.hpp"

namespace qorgan {
namespace {

bool contains(const std::vector<RoleId>& roles, RoleId role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

}  // namespace

Decision::Decision(TickContext& ctx, BlockBuffer& block, AgentId agent, IncidentId incident)
    : ctx_(ctx),
      block_(block),
      agent_(agent),
      incident_(incident),
      facts_(ctx.world.facts(agent)),
      spec_(ctx.spec(incident)),
      threat_(ctx.institution.at(spec_.threat)),
      picture_(ctx.world.picture(agent, incident)) {}

void Decision::take() {
  if (picture_.since < 0) return;  // it was told the end of what it never heard of
  if (facts_.kind == BodyKind::maslikhat || agent_ == ctx_.structure.prosecutor) return;
  if (facts_.kind == BodyKind::partner) return warn_contacts();
  // A body of another region that lends its teams carries out its orders; the incident is not its own.
  if (facts_.region.valid() && facts_.region != spec_.region) return;
  settle();
  report_up();
  notify_sideways();
  tell_partners();
  if (!ctx_.rules.respond) return;
  order_own_body();
  send_own_teams();
  if (ctx_.rules.headquarters) {
    convene_regional();
    convene_central();
  }
  take_instruments();
  end_instruments();
  if (picture_.belief <= 0) close();
}

/// Believing that there is nothing any more closes the matter: what comes after is decided, ordered and told anew.
void Decision::close() {
  picture_.flags &= ~static_cast<std::uint32_t>(flag_decided | flag_ordered | flag_abroad | flag_on_the_spot);
  picture_.decision = 0;
}

void Decision::take_step(const PlayerDecision& decision, Choice choice, EventKey by) {
  if (choice == Choice::decline) return;
  by_ = by;
  const CommonGrounds& common = ctx_.structure.common;
  const InstrumentId instrument = decision.message.instrument;
  switch (decision.kind) {
    case DecisionKind::notify: return notify();
    case DecisionKind::order_body: return order();
    case DecisionKind::send_teams: return intend_to_send_teams();
    case DecisionKind::convene:
      return intend_to_convene(static_cast<HeadquartersLevel>(decision.message.matter),
                               decision.message.matter == 0 ? common.territory : common.headquarters, 1);
    case DecisionKind::propose_headquarters:
      if (choice == Choice::go_ahead) return intend_to_convene(HeadquartersLevel::central, common.headquarters, 0);
      return propose_headquarters(ctx_.heads[spec_.threat.index()]);
    case DecisionKind::take_instrument:
      picture_.instruments |= mark_of(instrument);
      return intend_to_take(instrument, decision.message.headquarters);
    case DecisionKind::propose_instrument:
      picture_.instruments |= mark_of(instrument);
      if (choice == Choice::go_ahead) return intend_to_take(instrument, {});
      return propose_instrument(instrument, decision.message.to);
    case DecisionKind::lift_instrument: return lift_instruments(instrument);
    default: break;
  }
}

bool Decision::leads() const {
  const auto for_a_part = [&](const ComponentLead& c) { return c.role == facts_.role; };
  return contains(threat_.lead, facts_.role) ||
         std::any_of(threat_.component_leads.begin(), threat_.component_leads.end(), for_a_part) ||
         (ctx_.parameters.type_fallback && contains(threat_.fallback, facts_.role));
}

/// Where nobody leads even a part, any central body that is competent may put the matter to who decides.
bool Decision::raises_the_matter() const {
  if (!central() || facts_.kind != BodyKind::agency) return false;
  if (leads()) return true;
  return threat_.lead.empty() && threat_.component_leads.empty() && contains(threat_.competent, facts_.role);
}

bool Decision::left(DecisionKind kind, InstrumentId instrument, AgentId to, std::uint8_t matter) const {
  if (ctx_.world.played.empty()) return false;
  PlayerDecision question;
  question.kind = kind;
  question.agent = agent_;
  question.message.from = agent_;
  question.message.incident = incident_;
  question.message.instrument = instrument;
  question.message.to = to;
  question.message.matter = matter;
  question.message.severity = picture_.belief;
  return left_to_person(ctx_, block_, question);
}

Event Decision::event(EventKind kind, std::uint16_t ground) const {
  Event e;
  e.kind = kind;
  e.agent = agent_;
  e.incident = incident_;
  e.region = spec_.region;
  e.value = picture_.belief;
  e.ground = ground;
  e.causes[0] = picture_.cause;
  return e;
}

EventKey Decision::tell(EventKind kind, std::uint16_t ground, AgentId other, float value) {
  Event e = event(kind, ground);
  e.other = other;
  e.value = value;
  if (picture_.decision != 0 && picture_.decision != e.causes[0]) e.causes[1] = picture_.decision;
  e.causes[2] = by_;
  return emit(ctx_, block_, Phase::decide, e);
}

Intent Decision::intent(Intent::Kind kind, std::uint16_t ground, EventKey cause) const {
  Intent i;
  i.kind = kind;
  i.agent = agent_;
  i.incident = incident_;
  i.ground = ground;
  i.cause = by_ != 0 ? by_ : cause;
  i.severity = picture_.belief;
  return i;
}

bool Decision::believes(Scope scope, ThreatClass wanted, double times) const {
  return picture_.belief > 0 && believes_in(ctx_.world, agent_, incident_, scope, wanted, times);
}

void Decision::settle() {
  if (picture_.flags & flag_decided || !worth_acting()) return;
  picture_.flags |= flag_decided;
  picture_.decision = emit(ctx_, block_, Phase::decide, event(EventKind::decided, ground_to_act()));
}

void Decision::report_up() {
  if (!facts_.superior.valid()) return;
  const float change = std::fabs(picture_.belief - picture_.reported) / std::max(picture_.belief, picture_.reported);
  const bool over = picture_.belief <= 0 && picture_.reported > 0;
  if (picture_.belief <= 0 && !over) return;  // nobody was told that it is there, or it was told already
  const auto nothing_to_do = [&](float severity) {
    return !would_believe_in(ctx_.world, agent_, incident_, static_cast<double>(severity), Scope::region,
                             ThreatClass::object, 1 / necessity_share);
  };
  const bool all_clear = over || (nothing_to_do(picture_.belief) && !nothing_to_do(picture_.reported));
  if (picture_.flags & flag_reported && change < ctx_.parameters.report_change && !all_clear) return;
  if (central() && !believes(Scope::country, ThreatClass::local) && !(picture_.flags & flag_reported)) return;
  const bool to_the_president = facts_.superior == ctx_.structure.president;
  if (to_the_president && !believes(Scope::country, ThreatClass::regional) && !all_clear) return;
  picture_.flags |= flag_reported;
  picture_.reported = picture_.belief;
  const EventKey key =
      tell(EventKind::reported, ctx_.structure.ground_to_pass_up_to(facts_.superior), facts_.superior, picture_.belief);
  send(ctx_, block_, Channel::vertical, about(ctx_, MessageKind::report, agent_, facts_.superior, incident_, key));
}

/// 9(3): who sensed it itself tells its peers; at the centre, so does who heard it from below. Whoever told them that
/// it is there tells them that it is over, too.
void Decision::notify_sideways() {
  if (!ctx_.rules.lateral) return;
  if (picture_.flags & flag_cleared && worth_acting())
    picture_.flags &= ~static_cast<std::uint32_t>(flag_notified | flag_cleared);  // it is back: a new matter
  if (picture_.flags & flag_notified) {
    if (picture_.flags & flag_cleared || picture_.belief > 0) return;
    picture_.flags |= flag_cleared;
    return tell_peers();
  }
  if (picture_.belief <= 0) return;  // nobody was told that it is there
  if (!(picture_.flags & flag_own) && !(central() && leads())) return;
  if (!left(DecisionKind::notify)) notify();
}

void Decision::notify() {
  picture_.flags |= flag_notified;
  tell_peers();
}

void Decision::tell_peers() {
  ctx_.structure.over_audience(incident_, [&](AgentId peer) {
    if (peer == agent_ || ctx_.world.facts(peer).region != facts_.region) return;
    notify(peer, ctx_.structure.common.mutual_information);
  });
}

void Decision::notify(AgentId other, std::uint16_t ground) {
  const EventKey key = tell(EventKind::notified, ground, other, picture_.belief);
  send(ctx_, block_, Channel::lateral, about(ctx_, MessageKind::notice, agent_, other, incident_, key));
}

/// 25(2)(5): who deals with a partner abroad tells it of what will reach it too.
void Decision::tell_partners() {
  if (!ctx_.rules.lateral || !central() || picture_.flags & flag_abroad) return;
  if (!believes(Scope::country, ThreatClass::regional)) return;
  for (const PartnerBody& partner : ctx_.structure.partners) {
    if (std::find(partner.contacts.begin(), partner.contacts.end(), agent_) == partner.contacts.end()) continue;
    if ((ctx_.world.facts(partner.agent).detects >> spec_.threat.index() & 1U) == 0) continue;
    picture_.flags |= flag_abroad;
    notify(partner.agent, ctx_.structure.common.abroad);
  }
}

/// A partner that noticed something itself warns those of its contacts who are competent; where none is, all.
void Decision::warn_contacts() {
  if (!ctx_.rules.lateral || picture_.flags & flag_notified || !(picture_.flags & flag_own)) return;
  if (!worth_acting()) return;
  picture_.flags |= flag_notified;
  for (const PartnerBody& partner : ctx_.structure.partners) {
    if (partner.agent != agent_) continue;
    const auto competent = [&](AgentId a) { return (ctx_.world.facts(a).competent >> spec_.threat.index() & 1U) != 0; };
    const bool any = std::any_of(partner.contacts.begin(), partner.contacts.end(), competent);
    for (const AgentId contact : partner.contacts)
      if (!any || competent(contact)) notify(contact, facts_.ground);
  }
}

void Decision::order_own_body() {
  if (!central() || picture_.flags & flag_ordered) return;
  if (!worth_acting()) return;
  const AgentId body = ctx_.world.body(facts_.role, spec_.region);
  if (!body.valid() || !responds()) return;
  if (!left(DecisionKind::order_body, {}, body)) order();
}

void Decision::order() {
  const AgentId body = ctx_.world.body(facts_.role, spec_.region);
  picture_.flags |= flag_ordered;
  const EventKey key = tell(EventKind::ordered, ctx_.structure.common.subordinate, body, picture_.belief);
  send(ctx_, block_, Channel::vertical, about(ctx_, MessageKind::order, agent_, body, incident_, key));
}

/// Without a sitting headquarters a body sends its own teams by its own picture.
void Decision::send_own_teams() {
  if (!responds() || ctx_.structure.groups_of[agent_.index()].count == 0) return;
  if (seat_of(ctx_.world, agent_, incident_).valid()) return;
  // A person is not asked for teams that nobody needs; those that are out come home by themselves.
  if (!worth_acting() || !left(DecisionKind::send_teams)) intend_to_send_teams();
}

void Decision::intend_to_send_teams() {
  block_.intents.push_back(intent(Intent::Kind::dispatch, ground_to_act(), led_by()));
}

void consider(TickContext& ctx, BlockBuffer& block, AgentId agent, IncidentId incident) {
  Decision(ctx, block, agent, incident).take();
}

void take_own_step(TickContext& ctx, BlockBuffer& block, const PlayerDecision& decision, Choice choice, EventKey by) {
  Decision(ctx, block, decision.agent, decision.message.incident).take_step(decision, choice, by);
}

void decide(TickContext& ctx, const Block& range) {
  BlockBuffer& block = ctx.blocks[range.number];
  for (const Completion& done : block.completions) answer(ctx, block, done);
}

}  // namespace qorgan
