#pragma once
// Small states at random, for properties that hold in all of them.

#include "behaviour/small_state.hpp"
#include "core/enum_table.hpp"
#include "core/random.hpp"

namespace qorgan::test {

/// A state drawn from `number`: policy, reading, desks, parameters, incidents, forces and injects. More than 256
/// bodies, so that several blocks of agents are at work.
inline SmallState random_state(std::uint32_t number) {
  SmallState state;
  Random random(0x51A7E, Stream::generator, number, 0);
  const auto between = [&](double low, double high) { return low + (high - low) * random.uniform(); };
  const auto any_region = [&] { return RegionId(random.below(3)); };

  // A tree of bodies with nothing but everyday work, beside the state itself.
  Role crowd;
  crowd.id = "synthetic";
  crowd.kind = BodyKind::synthetic;
  crowd.profile = "local";
  crowd.name = crowd.short_name = words("crowd");
  state.institution.roles.push_back(crowd);
  state.institution.synthetic_agents = 600 + random.below(600);

  for (DeskProfile& desk : state.institution.profiles) {
    desk.servers = 1 + static_cast<int>(random.below(4));
    desk.assess_time = between(0, hour);
    desk.report_time = between(0, hour);
    desk.order_time = between(0, 2 * hour);
    desk.decision_time = between(0, 6 * hour);
    desk.routine_time = between(minute, 2 * hour);
    desk.routine_rate = between(0, 1.3) * desk.servers / desk.routine_time;  // now and then more than it can bear
    desk.rework = between(0, 0.5);
    desk.answer_deadline = between(hour, day);
  }
  for (ForceEntry& force : state.institution.forces) {
    force.teams = random.below(12);
    force.persons = 1 + random.below(30);
    force.readiness = between(0, 5 * hour);
  }
  for (Instrument& instrument : state.institution.instruments) {
    instrument.from = static_cast<ThreatClass>(1 + random.below(4));
    instrument.duration = between(hour, 3 * day);
    instrument.cost_per_person = between(0, 1000);
  }

  Scenario& scenario = state.scenario;
  scenario.seed = number;
  scenario.tick_seconds = random.chance(0.5) ? 600 : 3600;
  scenario.ticks = 150 + static_cast<Tick>(random.below(150));
  scenario.policy = static_cast<Policy>(random.below(count_of<Policy>));
  scenario.reading = static_cast<Reading>(random.below(count_of<Reading>));
  Parameters& p = scenario.parameters;
  p.estimate_noise = between(0, 0.8);
  p.detection_rate = between(0.1, 3) / hour;
  p.refresh_interval = between(hour, day);
  state.from(ThreatClass::object, between(0.02, 0.1));
  state.from(ThreatClass::local, between(0.1, 0.6));
  state.from(ThreatClass::regional, between(0.6, 1.5));
  p.overreach = between(0, 1);
  p.discovery_rate = between(0, 2) / day;
  p.shift = between(4 * hour, day);
  p.rest = between(2 * hour, day);
  p.reserve_share = between(0, 0.5);
  p.liaison_share = between(0, 0.5);
  p.team_cost = between(0, 1);
  p.type_fallback = random.chance(0.3);

  const double length = scenario.tick_seconds * scenario.ticks;
  const std::uint32_t incidents = 1 + random.below(4);
  for (std::uint32_t i = 0; i < incidents; ++i) {
    const std::string threat = state.institution.threats[random.below(5)].id;
    IncidentSpec& spec =
        state.strike(threat, state.institution.regions[any_region().index()].id, between(0, 0.4) * length, 1);
    spec.hazard = HazardSpec{};
    spec.hazard.peak = between(0.2, 2);
    spec.hazard.suppression = between(0, 1);
    spec.hazard.family = static_cast<HazardFamily>(random.below(count_of<HazardFamily>));
    spec.hazard.decay_time = between(0.02, 0.3) * length;
    spec.hazard.rise_time = between(0.05, 0.3) * length;
    spec.hazard.fall_time = between(0.05, 0.5) * length;
    spec.hazard.initial = between(0.01, 0.5);
    spec.hazard.growth_rate = between(0, 30) / length;
    spec.hazard.suppression_rate = between(0, 60) / length;
    spec.hazard.fading = between(0, 10) / length;
    spec.hazard.rebuttal = between(0, 10) / length;
    spec.hazard.attack_rate = between(0, 40) / length;
    spec.hazard.adaptation_time = between(0.05, 0.5) * length;
    spec.hazard.adaptation = between(0, 1);
    spec.hazard.length = between(0.1, 0.8) * length;
    spec.hazard.drift_time = between(0.1, 2) * length;
    spec.hazard.instrument_lag = between(0, 0.5) * length;
    spec.hazard.spread = between(0, 0.2);
    spec.hazard.front = between(1000, 20000);
    if (spec.hazard.family == HazardFamily::epidemic) {
      spec.hazard.initial = between(0, 2000);
      spec.hazard.outbreak = random.chance(0.7) ? "fever" : "";
      spec.hazard.reproduction = between(0.5, 6);
      spec.hazard.incubation = between(0.02, 0.1) * length;
      spec.hazard.infectious = between(0.02, 0.1) * length;
      spec.hazard.reference = between(0.001, 0.1);
      spec.hazard.mobility = between(0, 0.1);
    }
    if (incidents > 1 && random.chance(0.7)) {
      CascadeSpec cascade;
      cascade.to = IncidentId((i + 1) % incidents);
      cascade.above = between(0, 0.5);
      cascade.certain = random.chance(0.3);
      cascade.rate = between(0, 50) / length;
      cascade.delay = between(0, 0.1) * length;
      cascade.feed = random.chance(0.5) ? between(0, 5) / length : 0;
      spec.cascades.push_back(cascade);
    }
    spec.dormant = random.chance(0.2);
    spec.detectability = between(0, 1);
    spec.warning = random.chance(0.5) ? between(0, 0.3) * length : 0;
    spec.demands = {{Capability::rescue, between(0, 300), between(0.1, 2)},
                    {Capability::policing, between(0, 100), between(0.1, 2)},
                    {Capability::medical, between(0, 50), between(0.1, 2)},
                    {Capability::evacuation, between(0, 50), 1},
                    {Capability::shelter, 0, 1, WorkKind::shelter, 0, between(0.5, 3) * hour, 0}};
    for (const WorkKind kind : {WorkKind::dyke, WorkKind::clearing, WorkKind::restoration, WorkKind::repair})
      if (random.chance(0.5))
        spec.demands.push_back({Capability::rescue, random.chance(0.3) ? between(1, 50) : 0, between(0, 1), kind,
                                between(10, 1000), between(0.1, 3) * hour, between(0.05, 0.5) * length});
    if (spec.hazard.family == HazardFamily::fire)
      spec.demands.push_back({Capability::rescue, 0, 1, WorkKind::fire_line, spec.hazard.front, between(30, 600),
                              between(0.05, 0.3) * length});
    ConsequenceSpec& c = spec.consequences;
    c.people_at_risk = between(0, 1e5);
    c.houses_at_risk = between(0, 1e3);
    c.evacuation_rate = between(0, 2) / hour;
    c.self_evacuation = between(0, 1) / day;
    c.harm_rate = between(0, 0.1) / day;
    c.house_protection = between(0, 1);
    c.return_rate = between(0, 1) / day;
    c.roads = between(0, 1);
    c.power = between(0, 1);
    c.communications = between(0, 1);
    c.power_outage = between(0, 500);
    c.records = between(0, 1e6);
    c.loss_rate = between(0, 1e6);
  }
  for (ForceEntry extra : {ForceEntry{}}) {
    extra.role = state.role_id("interior");
    extra.regional = true;
    extra.capability = Capability::evacuation;
    extra.teams = random.below(5);
    state.institution.forces.push_back(extra);
  }

  constexpr InjectKind kinds[] = {
      InjectKind::start_incident,   InjectKind::scale_incident, InjectKind::end_incident, InjectKind::message,
      InjectKind::public_statement, InjectKind::rumour,         InjectKind::set_region,   InjectKind::breach};
  Prohibition forbidden;
  forbidden.id = "forbidden";
  forbidden.article = "22(7)";
  state.institution.prohibitions.push_back(forbidden);
  if (random.chance(0.5)) state.add_courts();
  if (random.chance(0.5)) state.add_neighbour(random.below(6));
  for (std::uint32_t i = random.below(6); i > 0; --i) {
    InjectSpec& spec = state.inject(kinds[random.below(8)]);
    spec.incident = IncidentId(random.below(incidents));
    spec.region = any_region();
    spec.to = state.role_id(random.chance(0.5) ? "rescue" : "akimat");
    spec.target = random.chance(0.5) ? "communications" : "trust";
    spec.value = between(0, 1);
    spec.prohibition = "forbidden";
    if (random.chance(0.5)) {
      spec.at = between(0, 1) * length;
    } else {
      Condition condition;
      condition.measure = "severity";
      condition.op = Condition::Operator::above;
      condition.value = between(0, 1);
      spec.when = condition;
      spec.delay = between(0, 0.2) * length;
    }
  }
  if (number % 2 == 1) {  // every other one with messages that are late and lost, and desks that close
    p.latency_spread = between(0, 2);
    p.message_loss = between(0, 0.5);
    p.receipt_time = between(minute, 6 * hour);
    p.night_staffing = between(0.05, 1);
    p.weekend_staffing = between(0.05, 1);
    p.staff_recall = between(0, 3 * hour);
    p.first_period = between(hour, 12 * hour);
    p.period_growth = between(1, 2);
  }
  return state;
}

}  // namespace qorgan::test
