#include "ui/model/inspect.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "account/seats.hpp"
#include "behaviour/believed_class.hpp"

namespace qorgan::ui {

namespace {

/// In the order in which they mostly come; a headquarters of whatever level.
constexpr std::array shown_milestones{Milestone::detected,     Milestone::decided,    Milestone::informed,
                                      Milestone::headquarters, Milestone::first_team, Milestone::contained,
                                      Milestone::ended};

std::vector<Fact> consequences_of(const IncidentState& s) {
  const auto all = std::to_array<Fact>({{Str::at_risk, s.at_risk, 0},
                                        {Str::evacuated, s.evacuated, 0},
                                        {Str::left_unaided, s.left_unaided, 0},
                                        {Str::returned, s.returned, 0},
                                        {Str::harmed, s.harmed, 0},
                                        {Str::houses, s.houses, 0},
                                        {Str::outage, s.outage, 0},
                                        {Str::records_lost, s.records, 0},
                                        {Str::loss, s.loss / 1e6, 1},
                                        {Str::missing, s.missing, 0},
                                        {Str::duplicated, s.duplicated, 0}});
  std::vector<Fact> facts;
  for (const Fact& fact : all)
    if (fact.value >= (fact.decimals > 0 ? 0.05 : 0.5)) facts.push_back(fact);
  return facts;
}

}  // namespace

Str phase_name(IncidentPhase phase) {
  switch (phase) {
    case IncidentPhase::dormant: return Str::phase_dormant;
    case IncidentPhase::latent: return Str::phase_latent;
    case IncidentPhase::active: return Str::phase_active;
    case IncidentPhase::contained: return Str::phase_contained;
    case IncidentPhase::ended: return Str::phase_ended;
  }
  return Str::unknown;
}

namespace {

Belief belief_of(const World& world, AgentId agent, IncidentId incident) {
  const Picture& picture = world.picture(agent, incident);
  return {agent,
          incident,
          static_cast<double>(picture.belief),
          world.incidents[incident.index()].intensity,
          picture.since,
          believed_class(world, agent, incident, scope_of(world, agent))};
}

}  // namespace

IncidentView view_incident(const World& world, const EventLog& events, IncidentId incident, std::size_t max_beliefs) {
  const IncidentState& state = world.incidents[incident.index()];
  const IncidentSpec& spec = world.scenario->incidents[incident.index()];
  const Evidence evidence(world, events);
  IncidentView view;
  view.incident = incident;
  view.truth = state.intensity;
  view.peak = state.peak;
  view.coverage = state.coverage;
  view.phase = phase_name(state.phase);
  if (incident.index() < world.structure->audience_of.size()) {
    const Span range = world.structure->audience_of[incident.index()];
    view.competent = range.count;
    for (std::uint32_t i = 0; i < range.count; ++i)
      view.informed +=
          world.picture(AgentId{std::size_t{world.structure->audience[range.first + i]}}, incident).since >= 0 ? 1 : 0;
  }
  for (std::size_t a = 0; a < world.agents.size(); ++a)
    if (world.picture(AgentId{a}, incident).since >= 0) view.beliefs.push_back(belief_of(world, AgentId{a}, incident));
  view.knowing = view.beliefs.size();
  std::stable_sort(view.beliefs.begin(), view.beliefs.end(),
                   [](const Belief& a, const Belief& b) { return a.since < b.since; });
  if (view.beliefs.size() > max_beliefs) view.beliefs.resize(max_beliefs);
  for (std::size_t c = 0; c < capability_count; ++c)
    if (state.demand[c] >= 0.5 || state.supplied[c] >= 0.5)
      view.demands.push_back({static_cast<Capability>(c), state.demand[c], state.supplied[c]});
  view.consequences = consequences_of(state);
  if (state.phase != IncidentPhase::dormant)
    for (const Milestone milestone : shown_milestones)
      view.milestones.push_back({milestone, evidence.since_onset(incident, tick_of(state, milestone))});
  for (std::size_t h = 0; h < world.headquarters.size(); ++h)
    if (world.headquarters[h].phase != HeadquartersPhase::proposed &&
        concerns(evidence, world.headquarters[h], incident))
      view.headquarters.emplace_back(h);
  view.lead_status = world.institution().at(spec.threat).lead_status;
  view.head = entitled_head(world.institution(), spec.threat, world.reading);
  return view;
}

AgencyView view_agency(const World& world, AgentId agent) {
  const AgentState& state = world.agents[agent.index()];
  const AgentFacts& facts = world.facts(agent);
  AgencyView view;
  view.agent = agent;
  view.waiting = state.tray.queued();
  view.on_desks = state.tray.working;
  if (facts.profile < world.institution().profiles.size())
    view.desks = world.institution().profiles[facts.profile].servers;
  const double capacity = static_cast<double>(view.desks) * static_cast<double>(world.tick);
  view.utilisation = capacity > 0 ? std::min(1.0, static_cast<double>(state.busy) / capacity) : 0;
  view.served = state.served;
  view.raised = state.raised;
  view.timed_out = state.timed_out;
  for (std::size_t i = 0; i < world.incidents.size(); ++i)
    if (world.picture(agent, IncidentId{i}).since >= 0) view.beliefs.push_back(belief_of(world, agent, IncidentId{i}));
  std::stable_sort(view.beliefs.begin(), view.beliefs.end(), [](const Belief& a, const Belief& b) {
    return std::max(a.belief, a.truth) > std::max(b.belief, b.truth);
  });
  std::array<TeamRow, capability_count> teams{};
  for (const Unit& unit : world.units) {
    if (unit.owner != agent) continue;
    TeamRow& row = teams[static_cast<std::size_t>(unit.capability)];
    switch (unit.state) {
      case UnitState::ready: ++row.ready; break;
      case UnitState::preparing:
      case UnitState::travelling:
      case UnitState::returning: ++row.moving; break;
      case UnitState::working: ++row.working; break;
      case UnitState::resting: ++row.resting; break;
    }
  }
  for (std::size_t c = 0; c < capability_count; ++c) {
    teams[c].capability = static_cast<Capability>(c);
    if (teams[c].ready + teams[c].moving + teams[c].working + teams[c].resting > 0) view.teams.push_back(teams[c]);
  }
  for (std::size_t h = 0; h < world.headquarters.size(); ++h) {
    const Headquarters& hq = world.headquarters[h];
    const auto members = invited(hq);
    if (hq.head == agent || std::find(members.begin(), members.end(), agent) != members.end())
      view.seats.push_back({HeadquartersId{h}, hq.head == agent});
  }
  std::stable_sort(view.seats.begin(), view.seats.end(), [&](const AgencyView::Seat& a, const AgencyView::Seat& b) {
    const auto over = [&](const AgencyView::Seat& s) {
      return world.headquarters[s.headquarters.index()].phase == HeadquartersPhase::stood_down;
    };
    return over(a) < over(b);
  });
  return view;
}

std::vector<AgentId> bodies_in(const World& world, RegionId region) {
  std::vector<AgentId> out;
  for (std::size_t a = 0; a < world.structure->agents.size(); ++a)
    if (world.structure->agents[a].region == region) out.emplace_back(a);
  std::stable_partition(out.begin(), out.end(), [&](AgentId a) { return world.facts(a).kind == BodyKind::akimat; });
  return out;
}

AgentId body_for(const World& world, RoleId role, RegionId region) {
  AgentId central;
  for (std::size_t a = 0; a < world.structure->agents.size(); ++a) {
    const AgentFacts& facts = world.structure->agents[a];
    if (facts.role != role) continue;
    if (facts.region == region) return AgentId{a};
    if (!central.valid() || !facts.region.valid()) central = AgentId{a};
  }
  return central;
}

}  // namespace qorgan::ui
