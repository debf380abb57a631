// Phase 6: what a body does of its own accord once it has learned something.

#include <algorithm>
#include <cmath>

#include "behaviour/learn.hpp"
#include "behaviour/phases.hpp"
#include "behaviour/played.hpp"
#include "core/random.hpp"

namespace qorgan {
namespace {

constexpr float worth_the_president = 0.5F;  // believed severity from which the President is told. Assumption.

bool contains(const std::vector<RoleId>& roles, RoleId role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool is_component_lead(const Threat& threat, RoleId role) {
  return std::any_of(threat.component_leads.begin(), threat.component_leads.end(),
                     [&](const ComponentLead& c) { return c.role == role; });
}

/// One body deciding on one incident.
class Decision {
 public:
  Decision(TickContext& ctx, BlockBuffer& block, AgentId agent, IncidentId incident)
      : ctx_(ctx),
        block_(block),
        agent_(agent),
        incident_(incident),
        facts_(ctx.world.facts(agent)),
        spec_(ctx.spec(incident)),
        threat_(ctx.institution.at(spec_.threat)),
        picture_(ctx.world.picture(agent, incident)) {}

  void take() {
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
    take_measures();
    end_measures();
  }

  /// One step that a person was asked about.
  void take_step(const PlayerDecision& decision, Choice choice, EventKey by) {
    if (choice == Choice::decline) return;
    by_ = by;
    switch (decision.kind) {
      case DecisionKind::notify: return notify();
      case DecisionKind::order_body: return order();
      case DecisionKind::send_teams: return send_teams();
      case DecisionKind::convene:
        return convene(
            static_cast<HeadquartersLevel>(decision.message.matter),
            decision.message.matter == 0 ? ctx_.structure.common.territory : ctx_.structure.common.headquarters, 1);
      case DecisionKind::propose_headquarters:
        if (choice == Choice::go_ahead)
          return convene(HeadquartersLevel::central, ctx_.structure.common.headquarters, 0);
        return propose_headquarters(ctx_.heads[spec_.threat.index()]);
      case DecisionKind::take_measure:
        picture_.measures |= mark_of(decision.message.measure);
        return take_measure(decision.message.measure, decision.message.headquarters);
      case DecisionKind::propose_measure:
        picture_.measures |= mark_of(decision.message.measure);
        if (choice == Choice::go_ahead) return take_measure(decision.message.measure, {});
        return propose_measure(decision.message.measure, decision.message.to);
      case DecisionKind::lift_measure: return lift_measures(decision.message.measure);
      default: break;
    }
  }

 private:
  static std::uint64_t mark_of(MeasureId measure) { return 1ULL << (measure.index() % 64); }

  /// Whether a person takes that step of this body, now or later.
  [[nodiscard]] bool left(DecisionKind kind, MeasureId measure = {}, AgentId to = {},
                          std::uint8_t matter = 0xFF) const {
    if (ctx_.world.played.empty()) return false;
    PlayerDecision question;
    question.kind = kind;
    question.agent = agent_;
    question.message.from = agent_;
    question.message.incident = incident_;
    question.message.measure = measure;
    question.message.to = to;
    question.message.matter = matter;
    question.message.severity = picture_.belief;
    return left_to_person(ctx_, block_, question);
  }

  [[nodiscard]] std::uint16_t ground_to_act() const { return ctx_.world.ground_to_act(agent_, spec_.threat); }
  [[nodiscard]] bool central() const { return !facts_.region.valid(); }
  [[nodiscard]] bool responds() const { return (facts_.responds >> spec_.threat.index() & 1U) != 0; }
  [[nodiscard]] bool leads() const {
    return contains(threat_.lead, facts_.role) || is_component_lead(threat_, facts_.role) ||
           (ctx_.parameters.type_fallback && contains(threat_.fallback, facts_.role));
  }
  /// Where nobody leads, any central body with a coordination right may raise the matter.
  [[nodiscard]] bool raises_the_matter() const {
    if (!central() || facts_.kind != BodyKind::agency) return false;
    if (leads()) return true;
    return threat_.lead_status == LeadStatus::gap && contains(threat_.competent, facts_.role) &&
           facts_.coordination != CoordinationRight::none;
  }

  /// What led to a step: what the body decided about the incident, or before it did so what it heard last.
  [[nodiscard]] EventKey led_by() const { return picture_.decision != 0 ? picture_.decision : picture_.cause; }

  [[nodiscard]] Event event(EventKind kind, std::uint16_t ground) const {
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

  EventKey tell(EventKind kind, std::uint16_t ground, AgentId other, float value) {
    Event e = event(kind, ground);
    e.other = other;
    e.value = value;
    if (picture_.decision != 0 && picture_.decision != e.causes[0]) e.causes[1] = picture_.decision;
    e.causes[2] = by_;
    return emit(ctx_, block_, Phase::decide, e);
  }

  Intent intent(Intent::Kind kind, std::uint16_t ground, EventKey cause) const {
    Intent i;
    i.kind = kind;
    i.agent = agent_;
    i.incident = incident_;
    i.ground = ground;
    i.cause = by_ != 0 ? by_ : cause;
    i.severity = picture_.belief;
    return i;
  }

  void settle() {
    if (picture_.flags & flag_decided || picture_.belief < ctx_.parameters.act_threshold) return;
    picture_.flags |= flag_decided;
    picture_.decision = emit(ctx_, block_, Phase::decide, event(EventKind::decided, ground_to_act()));
  }

  void report_up() {
    if (!ctx_.rules.vertical || !facts_.superior.valid()) return;
    const float change = std::fabs(picture_.belief - picture_.reported);
    const bool over = picture_.belief <= 0 && picture_.reported > 0;
    const bool all_clear =
        over || (picture_.belief < ctx_.parameters.stand_down && picture_.reported >= ctx_.parameters.stand_down);
    if (picture_.flags & flag_reported && change < ctx_.parameters.report_change && !all_clear) return;
    if (central() && picture_.belief < ctx_.parameters.act_threshold && !(picture_.flags & flag_reported)) return;
    if (facts_.superior == ctx_.structure.president && picture_.belief < worth_the_president && !all_clear) return;
    picture_.flags |= flag_reported;
    picture_.reported = picture_.belief;
    const std::uint16_t ground = facts_.superior == ctx_.structure.government  ? ctx_.structure.common.government
                                 : facts_.superior == ctx_.structure.president ? ctx_.structure.common.apex
                                                                               : ctx_.structure.common.subordinate;
    const EventKey key = tell(EventKind::reported, ground, facts_.superior, picture_.belief);
    send(ctx_, block_, Channel::vertical, about(ctx_, MessageKind::report, agent_, facts_.superior, incident_, key));
  }

  /// 9(3): who sensed it itself tells its peers; at the centre, so does who heard it from below. Whoever told them that
  /// it is there tells them that it is over, too.
  void notify_sideways() {
    if (!ctx_.rules.lateral) return;
    if (picture_.flags & flag_cleared && picture_.belief >= ctx_.parameters.act_threshold)
      picture_.flags &= ~static_cast<std::uint32_t>(flag_notified | flag_cleared);  // it is back: a new matter
    if (picture_.flags & flag_notified) {
      if (picture_.flags & flag_cleared || picture_.belief > 0) return;
      picture_.flags |= flag_cleared;
      return tell_peers();
    }
    if (!(picture_.flags & flag_own) && !(central() && leads())) return;
    if (!left(DecisionKind::notify)) notify();
  }

  void notify() {
    picture_.flags |= flag_notified;
    tell_peers();
  }

  void tell_peers() {
    EventKey key = 0;
    ctx_.structure.over_audience(incident_, [&](AgentId peer) {
      if (peer == agent_ || ctx_.world.facts(peer).region != facts_.region) return;
      if (key == 0) key = tell(EventKind::notified, ctx_.structure.common.mutual_information, peer, picture_.belief);
      send(ctx_, block_, Channel::lateral, about(ctx_, MessageKind::notice, agent_, peer, incident_, key));
    });
  }

  /// 25(2)(5): who deals with a partner abroad tells it of what will reach it too.
  void tell_partners() {
    if (!ctx_.rules.lateral || !central() || picture_.flags & flag_abroad) return;
    if (picture_.belief < ctx_.parameters.abroad_threshold) return;
    for (const PartnerBody& partner : ctx_.structure.partners) {
      if (std::find(partner.contacts.begin(), partner.contacts.end(), agent_) == partner.contacts.end()) continue;
      if ((ctx_.world.facts(partner.agent).detects >> spec_.threat.index() & 1U) == 0) continue;
      picture_.flags |= flag_abroad;
      notify(partner.agent, ctx_.structure.common.abroad);
    }
  }

  /// A partner that noticed something itself warns those of its contacts who are competent; where none is, all.
  void warn_contacts() {
    if (!ctx_.rules.lateral || picture_.flags & flag_notified || !(picture_.flags & flag_own)) return;
    if (picture_.belief < ctx_.parameters.act_threshold) return;
    picture_.flags |= flag_notified;
    for (const PartnerBody& partner : ctx_.structure.partners) {
      if (partner.agent != agent_) continue;
      const auto competent = [&](AgentId a) {
        return (ctx_.world.facts(a).competent >> spec_.threat.index() & 1U) != 0;
      };
      const bool any = std::any_of(partner.contacts.begin(), partner.contacts.end(), competent);
      for (const AgentId contact : partner.contacts)
        if (!any || competent(contact)) notify(contact, facts_.ground);
    }
  }

  void notify(AgentId other, std::uint16_t ground) {
    const EventKey key = tell(EventKind::notified, ground, other, picture_.belief);
    send(ctx_, block_, Channel::lateral, about(ctx_, MessageKind::notice, agent_, other, incident_, key));
  }

  void order_own_body() {
    if (!ctx_.rules.vertical || !central() || picture_.flags & flag_ordered) return;
    if (picture_.belief < ctx_.parameters.act_threshold) return;
    const AgentId body = ctx_.world.body(facts_.role, spec_.region);
    if (!body.valid() || !responds()) return;
    if (!left(DecisionKind::order_body, {}, body)) order();
  }

  void order() {
    const AgentId body = ctx_.world.body(facts_.role, spec_.region);
    picture_.flags |= flag_ordered;
    const EventKey key = tell(EventKind::ordered, ctx_.structure.common.subordinate, body, picture_.belief);
    send(ctx_, block_, Channel::vertical, about(ctx_, MessageKind::order, agent_, body, incident_, key));
  }

  /// Without a sitting headquarters a body sends its own teams by its own picture.
  void send_own_teams() {
    if (!responds() || ctx_.structure.groups_of[agent_.index()].count == 0) return;
    if (seat_of(ctx_.world, agent_, incident_).valid()) return;
    if (!worth_asking_for_teams() || !left(DecisionKind::send_teams)) send_teams();
  }

  /// A person is not asked for teams that nobody needs; those that are out come home by themselves.
  [[nodiscard]] bool worth_asking_for_teams() const { return picture_.belief >= ctx_.parameters.act_threshold; }

  void send_teams() { block_.intents.push_back(intent(Intent::Kind::dispatch, ground_to_act(), led_by())); }

  void convene_regional() {
    if (facts_.kind != BodyKind::akimat) return;
    if (picture_.belief < ctx_.parameters.regional_threshold * ctx_.rules.headquarters_factor) return;
    if (open_headquarters(ctx_.world, HeadquartersLevel::regional, spec_.threat, spec_.region).valid()) return;
    if (!left(DecisionKind::convene, {}, {}, 0))
      convene(HeadquartersLevel::regional, ctx_.structure.common.territory, 1);
  }

  void convene(HeadquartersLevel level, std::uint16_t ground, std::uint8_t lawful) {
    Intent i = intent(Intent::Kind::convene, ground, led_by());
    i.level = level;
    i.lawful = lawful;
    block_.intents.push_back(i);
  }

  void convene_central() {
    if (!raises_the_matter()) return;
    if (believed_in_all(ctx_.world, agent_, spec_.threat) <
        ctx_.parameters.national_threshold * ctx_.rules.headquarters_factor) {
      forget_proposal(ctx_.world, agent_, spec_.threat);  // the next rise is a new matter
      return;
    }
    if (open_headquarters(ctx_.world, HeadquartersLevel::central, spec_.threat, spec_.region).valid()) return;
    const Headship& head = ctx_.heads[spec_.threat.index()];
    if (head.role == facts_.role) {
      if (!left(DecisionKind::convene, {}, {}, 1))
        convene(HeadquartersLevel::central, ctx_.structure.common.headquarters, 1);
    } else if (proposed_headquarters(ctx_.world, agent_, spec_.threat) < 0) {
      if (!left(DecisionKind::propose_headquarters, {}, asked_for(head))) propose_headquarters(head);
    } else {
      overreach();
    }
  }

  /// To whom a proposal of a headquarters goes: who may head it, or the Government.
  [[nodiscard]] AgentId asked_for(const Headship& head) const {
    const AgentId entitled = ctx_.world.body(head.role);
    return entitled.valid() ? entitled : ctx_.structure.government;
  }

  void propose_headquarters(const Headship& head) {
    const AgentId entitled = ctx_.world.body(head.role);
    const AgentId to = asked_for(head);
    if (!to.valid()) return;
    picture_.proposed = ctx_.now;
    const EventKey key =
        entitled.valid()
            ? tell(EventKind::headquarters_proposed, ctx_.structure.common.headquarters, to, picture_.belief)
            : tell(EventKind::headquarters_referred, ctx_.structure.common.government, to, picture_.belief);
    send(ctx_, block_, Channel::vertical, about(ctx_, MessageKind::proposal, agent_, to, incident_, key));
  }

  /// Asked, not answered in time: now and then a body goes ahead without the right to (recorded as a violation).
  void overreach() {
    const double patience = 2 * ctx_.ticks(ctx_.desk(agent_).answer_deadline);
    if (ctx_.now - proposed_headquarters(ctx_.world, agent_, spec_.threat) < patience) return;
    Random random(ctx_.scenario.seed, Stream::overreach, agent_.value ^ (incident_.value << 20),
                  static_cast<std::uint32_t>(ctx_.now));
    forget_proposal(ctx_.world, agent_, spec_.threat);                          // it asks again, or goes ahead now
    if (plays(ctx_.world, agent_, DecisionKind::propose_headquarters)) return;  // that is for the person to say
    if (!random.chance(ctx_.parameters.overreach)) return;
    convene(HeadquartersLevel::central, ctx_.structure.common.headquarters, 0);
  }

  [[nodiscard]] bool may_take_itself(std::size_t measure) const {
    const std::size_t cell = facts_.role.index() * ctx_.institution.measures.size() + measure;
    return (ctx_.structure.may_take[cell] >> spec_.threat.index() & 1U) != 0;
  }

  /// Whether it falls to this body to set a measure going: its own, or one that it must ask a higher authority for.
  [[nodiscard]] bool starts(std::size_t m) const {
    switch (ctx_.institution.measures[m].authority) {
      case Authority::akimat: return facts_.kind == BodyKind::akimat;
      case Authority::lead: return central() && may_take_itself(m);
      case Authority::body: return may_take_itself(m);
      case Authority::headquarters_head: return false;  // taken at the sitting
      case Authority::government:
      case Authority::parliament:
      case Authority::president:
      case Authority::court: return raises_the_matter();
    }
    return false;
  }

  /// An order to leave is no use where nobody is to be moved.
  [[nodiscard]] bool useful(const Measure& measure) const {
    return measure.effect != MeasureEffect::evacuate || spec_.consequences.evacuation_rate > 0;
  }

  [[nodiscard]] AgentId authority_for(const Measure& measure) const {
    switch (measure.authority) {
      case Authority::government: return ctx_.structure.government;
      case Authority::president: return ctx_.structure.president;
      case Authority::parliament: return ctx_.world.body(ctx_.institution.role("parliament"));
      case Authority::court: return ctx_.world.body(ctx_.institution.role("courts"));
      default: return agent_;
    }
  }

  [[nodiscard]] bool stands(MeasureId measure) const {
    return std::any_of(ctx_.world.measures.begin(), ctx_.world.measures.end(), [&](const MeasureInForce& m) {
      return m.ended < 0 && m.measure == measure && m.incident == incident_;
    });
  }

  void take_measures() {
    if (!(picture_.flags & flag_decided)) return;
    for (std::size_t m = 0; m < ctx_.institution.measures.size(); ++m) {
      const Measure& measure = ctx_.institution.measures[m];
      const std::uint64_t mark = 1ULL << (m % 64);
      const auto belief = static_cast<double>(picture_.belief);
      if (picture_.measures & mark && belief < measure.trigger * necessity_share && !stands(MeasureId(m)))
        picture_.measures &= ~mark;  // what was refused may be asked anew when severity rises again
      if (picture_.measures & mark || belief < measure.trigger || !starts(m) || !useful(measure)) continue;
      if (std::find(measure.threats.begin(), measure.threats.end(), spec_.threat) == measure.threats.end()) continue;
      if (stands(MeasureId(m))) continue;  // which measures are in force everybody knows
      const AgentId authority = authority_for(measure);
      if (authority == agent_) {
        if (barred(ctx_.world, agent_, MeasureId(m), incident_)) continue;
        if (left(DecisionKind::take_measure, MeasureId(m))) continue;
        take_measure(MeasureId(m), {});
      } else if (authority.valid()) {
        if (left(DecisionKind::propose_measure, MeasureId(m), authority)) continue;
        propose_measure(MeasureId(m), authority);
      }
      picture_.measures |= mark;
    }
  }

  void take_measure(MeasureId measure, HeadquartersId headquarters) {
    Intent i = intent(Intent::Kind::take_measure, ctx_.structure.measure_ground[measure.index()], picture_.decision);
    i.measure = measure;
    i.headquarters = headquarters;
    block_.intents.push_back(i);
  }

  void propose_measure(MeasureId measure, AgentId authority) {
    const EventKey key =
        tell(EventKind::measure_proposed, ctx_.structure.measure_ground[measure.index()], authority, picture_.belief);
    block_.events.back().measure = measure;
    Message proposal = about(ctx_, MessageKind::proposal, agent_, authority, incident_, key);
    proposal.measure = measure;
    send(ctx_, block_, Channel::vertical, proposal);
  }

  /// A body lifts its measure once it believes that the necessity is gone, and tells whom it asked for one.
  void end_measures() {
    for (const MeasureInForce& m : ctx_.world.measures) {
      const bool asked_for = m.proposer == agent_ && m.told < 0;
      if ((m.taker != agent_ && !asked_for) || m.incident != incident_ || m.ended >= 0) continue;
      const Measure& measure = ctx_.institution.at(m.measure);
      if (static_cast<double>(picture_.belief) >= measure.trigger * necessity_share) continue;
      if (m.taker == agent_ && left(DecisionKind::lift_measure, m.measure)) continue;
      lift(m);
    }
  }

  void lift(const MeasureInForce& m) {
    const Intent::Kind kind = m.taker == agent_ ? Intent::Kind::end_measure : Intent::Kind::tell_needless;
    Intent i = intent(kind, m.ground, picture_.cause);
    i.measure = m.measure;
    block_.intents.push_back(i);
  }

  void lift_measures(MeasureId measure) {
    for (const MeasureInForce& m : ctx_.world.measures)
      if (m.ended < 0 && m.taker == agent_ && m.incident == incident_ && m.measure == measure) lift(m);
  }

  TickContext& ctx_;
  BlockBuffer& block_;
  AgentId agent_;
  IncidentId incident_;
  const AgentFacts& facts_;
  const IncidentSpec& spec_;
  const Threat& threat_;
  Picture& picture_;
  EventKey by_ = 0;  ///< the choice of a person that made the body act
};

}  // namespace

void consider(TickContext& ctx, BlockBuffer& block, AgentId agent, IncidentId incident) {
  Decision(ctx, block, agent, incident).take();
}

double believed_in_all(const World& world, AgentId agent, ThreatId threat) {
  double sum = 0;
  for (std::size_t i = 0; i < world.incidents.size(); ++i)
    if (world.scenario->incidents[i].threat == threat)
      sum += static_cast<double>(world.picture(agent, IncidentId(i)).belief);
  return sum;
}

Tick proposed_headquarters(const World& world, AgentId agent, ThreatId threat) {
  Tick last = -1;
  for (std::size_t i = 0; i < world.incidents.size(); ++i)
    if (world.scenario->incidents[i].threat == threat)
      last = std::max(last, world.picture(agent, IncidentId(i)).proposed);
  return last;
}

void forget_proposal(World& world, AgentId agent, ThreatId threat) {
  for (std::size_t i = 0; i < world.incidents.size(); ++i)
    if (world.scenario->incidents[i].threat == threat) world.picture(agent, IncidentId(i)).proposed = -1;
}

void take_own_step(TickContext& ctx, BlockBuffer& block, const PlayerDecision& decision, Choice choice, EventKey by) {
  Decision(ctx, block, decision.agent, decision.message.incident).take_step(decision, choice, by);
}

}  // namespace qorgan
