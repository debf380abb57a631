// Scenario -> World at tick 0.

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <map>
#include <string>
#include <tuple>

#include "core/digest.hpp"
#include "core/mathematics.hpp"
#include "core/random.hpp"
#include "law/authority.hpp"
#include "law/competence.hpp"
#include "law/organs.hpp"
#include "world/latency.hpp"
#include "world/locations.hpp"
#include "world/stakes.hpp"
#include "world/world.hpp"

namespace qorgan {
namespace {

class Grounds {
 public:
  std::uint16_t of(const std::string& article) {
    if (article.empty()) return 0;
    const auto [entry, fresh] = index_.try_emplace(article, static_cast<std::uint16_t>(articles_.size()));
    if (fresh) articles_.push_back(article);
    return entry->second;
  }
  std::vector<std::string> take() { return std::move(articles_); }

 private:
  std::map<std::string, std::uint16_t> index_;
  std::vector<std::string> articles_{""};
};

constexpr double never = 1.0e300;  // no everyday matters

std::uint32_t bit(ThreatId threat) { return 1U << threat.index(); }

/// The masks of threats that a role detects, deals with, answers and must know of.
struct Masks {
  std::uint32_t detects = 0, deals = 0, responds = 0, competent = 0;
};

Masks masks_of(const Institution& institution, RoleId id) {
  Masks masks;
  for (std::size_t t = 0; t < institution.threats.size(); ++t) {
    const ThreatId threat(t);
    if (!competent(institution, id, threat)) continue;
    const bool everything = institution.at(id).kind == BodyKind::akimat;  // 16(1): whatever happens in its territory
    masks.competent |= bit(threat);
    if (everything || competence_for(institution, id, threat, Function::detect)) masks.detects |= bit(threat);
    if (everything || competence_to_notice(institution, id, threat)) masks.deals |= bit(threat);
    if (everything || competence_to_act(institution, id, threat)) masks.responds |= bit(threat);
  }
  return masks;
}

/// Lists who can sense an incident and who must know of it (9(3)), behind those of the incidents before it.
void list_bodies(Structure& structure, const IncidentSpec& spec) {
  Span watchers{static_cast<std::uint32_t>(structure.watchers.size()), 0};
  Span audience{static_cast<std::uint32_t>(structure.audience.size()), 0};
  for (std::size_t a = 0; a < structure.agents.size(); ++a) {
    const AgentFacts& facts = structure.agents[a];
    if (facts.region.valid() && facts.region != spec.region) continue;
    if (facts.detects & bit(spec.threat)) structure.watchers.push_back(static_cast<std::uint32_t>(a));
    if (facts.competent & bit(spec.threat)) structure.audience.push_back(static_cast<std::uint32_t>(a));
  }
  watchers.count = static_cast<std::uint32_t>(structure.watchers.size()) - watchers.first;
  audience.count = static_cast<std::uint32_t>(structure.audience.size()) - audience.first;
  structure.watchers_of.push_back(watchers);
  structure.audience_of.push_back(audience);
}

/// Makes room for one more column at the end of each row.
template <class T>
void widen(std::vector<T>& table, std::size_t columns) {
  if (columns == 0) return;
  const std::size_t rows = table.size() / columns;
  std::vector<T> wider;
  wider.reserve(rows * (columns + 1));
  for (std::size_t r = 0; r < rows; ++r) {
    const auto row = table.begin() + static_cast<std::ptrdiff_t>(r * columns);
    wider.insert(wider.end(), row, row + static_cast<std::ptrdiff_t>(columns));
    wider.emplace_back();
  }
  table = std::move(wider);
}

class Builder {
 public:
  explicit Builder(std::shared_ptr<const Scenario> scenario)
      : scenario_(std::move(scenario)), institution_(*scenario_->institution), regions_(institution_.regions.size()) {}

  World build() {
    add_grounds();
    add_central_bodies();
    add_regional_bodies();
    add_partners();
    add_synthetic_bodies();
    link_superiors();
    list_subordinates();
    add_homes(structure_, institution_);
    add_units();
    add_incidents();
    add_distances();
    count_in_ticks();
    structure_.grounds = grounds_.take();
    return finish();
  }

 private:
  void add_grounds() {
    CommonGrounds& c = structure_.common;
    c.mutual_information = grounds_.of("9(3)");
    c.apex = grounds_.of("10(2)");
    c.government = grounds_.of("13(3)");
    c.subordinate = grounds_.of("15(2)(1)");
    c.inform_public = grounds_.of("15(2)(4)");
    c.territory = grounds_.of("16(1)");
    c.necessity = grounds_.of("17(2)");
    c.excess = grounds_.of("17(3)");
    c.headquarters = grounds_.of("18(4)");
    c.supervision = grounds_.of("27");
    c.disorganisation = grounds_.of("6(1)(10)");
    c.court = grounds_.of("14(1)");
    c.responsibility = grounds_.of("28");
    c.abroad = grounds_.of("25(2)(5)");
    for (const Instrument& m : institution_.instruments) structure_.instrument_ground.push_back(grounds_.of(m.article));
    for (const Prohibition& p : institution_.prohibitions)
      structure_.prohibition_ground.push_back(grounds_.of(p.article));
    for (std::size_t r = 0; r < institution_.roles.size(); ++r)
      for (std::size_t m = 0; m < institution_.instruments.size(); ++m) {
        std::uint32_t mask = 0;
        for (ThreatId threat : institution_.instruments[m].threats)
          if (may_take(institution_, RoleId(r), InstrumentId(m), threat)) mask |= bit(threat);
        structure_.may_take.push_back(mask);
      }
    const auto article = [this](const Competence* competence) {
      return competence ? grounds_.of(competence->article) : std::uint16_t{0};
    };
    for (std::size_t r = 0; r < institution_.roles.size(); ++r)
      for (std::size_t t = 0; t < institution_.threats.size(); ++t) {
        structure_.notice_ground.push_back(article(competence_to_notice(institution_, RoleId(r), ThreatId(t))));
        structure_.act_ground.push_back(article(competence_to_act(institution_, RoleId(r), ThreatId(t))));
      }
  }

  std::uint16_t profile_index(const std::string& id) const {
    for (std::size_t i = 0; i < institution_.profiles.size(); ++i)
      if (institution_.profiles[i].id == id) return static_cast<std::uint16_t>(i);
    return 0;
  }

  AgentId add_agent(RoleId role, RegionId region, BodyKind kind, const std::string& profile) {
    const Masks masks = masks_of(institution_, role);
    const Role& r = institution_.at(role);
    AgentFacts facts;
    facts.role = role;
    facts.region = region;
    facts.kind = kind;
    facts.profile = profile_index(profile);
    facts.coordination = r.coordination;
    facts.detects = facts.trained = masks.detects;
    facts.responds = masks.responds;
    facts.competent = masks.competent;
    // A department in a region sees what its agency deals with, whether or not detecting is its named task.
    if (region.valid()) facts.detects = masks.deals;
    facts.ground = kind == BodyKind::akimat ? structure_.common.territory : grounds_.of(r.article);
    structure_.agents.push_back(facts);
    const AgentId id(structure_.agents.size() - 1);
    const std::size_t column = region.valid() ? region.index() + 1 : 0;
    structure_.body_of[role.index() * (regions_ + 1) + column] = id;
    return id;
  }

  void add_central_bodies() {
    structure_.body_of.assign(institution_.roles.size() * (regions_ + 1), AgentId::none());
    for (std::size_t r = 0; r < institution_.roles.size(); ++r) {
      const Role& role = institution_.roles[r];
      if (role.kind == BodyKind::organ || role.kind == BodyKind::agency)
        add_agent(RoleId(r), RegionId::none(), role.kind, role.profile);
    }
    structure_.central = structure_.agents.size();
    const auto central = [&](std::string_view id) {
      const RoleId role = institution_.role(id);
      return role.valid() ? structure_.body_of[role.index() * (regions_ + 1)] : AgentId::none();
    };
    structure_.president = central(organ::president);
    structure_.government = central(organ::government);
    structure_.prosecutor = central(organ::prosecutor);
    structure_.courts = central(organ::courts);
  }

  void add_regional_bodies() {
    structure_.akimat_of.assign(regions_, AgentId::none());
    for (std::size_t r = 0; r < institution_.roles.size(); ++r) {
      const Role& role = institution_.roles[r];
      for (RegionId region : role.territorial_regions) {
        const bool local = role.kind == BodyKind::akimat || role.kind == BodyKind::maslikhat;
        const AgentId id =
            add_agent(RoleId(r), region, local ? role.kind : BodyKind::territorial, role.territorial_profile);
        if (role.kind == BodyKind::akimat) structure_.akimat_of[region.index()] = id;
      }
    }
  }

  /// 25: partners abroad notice what reaches them too, and stand under nobody's orders.
  void add_partners() {
    for (const Partner& partner : institution_.partners) {
      if (!partner.role.valid()) continue;
      const AgentId id =
          add_agent(partner.role, RegionId::none(), BodyKind::partner, institution_.at(partner.role).profile);
      for (ThreatId threat : partner.concerns) structure_.agents[id.index()].detects |= bit(threat);
      PartnerBody body{id, {}};
      for (RoleId contact : partner.contacts)
        if (const AgentId at = structure_.body_of[contact.index() * (regions_ + 1)]; at.valid())
          body.contacts.push_back(at);
      structure_.partners.push_back(std::move(body));
    }
  }

  void add_synthetic_bodies() {
    const std::size_t have = structure_.agents.size();
    if (institution_.synthetic_agents <= have) return;
    const RoleId role = institution_.role(name_of(BodyKind::synthetic));
    assert(role.valid());
    AgentFacts facts;
    facts.role = role;
    facts.kind = BodyKind::synthetic;
    facts.profile = profile_index(institution_.at(role).profile);
    first_synthetic_ = have;
    structure_.agents.resize(institution_.synthetic_agents, facts);
    for (std::size_t a = have; a < structure_.agents.size(); ++a)
      structure_.agents[a].region = RegionId((a - have) * regions_ / (structure_.agents.size() - have));
  }

  AgentId superior_of(std::size_t index) const {
    const AgentFacts& facts = structure_.agents[index];
    const Role& role = institution_.at(facts.role);
    if (facts.kind == BodyKind::synthetic) {
      const std::size_t place = index - first_synthetic_;
      return place == 0 ? structure_.government : AgentId(first_synthetic_ + (place - 1) / institution_.synthetic_span);
    }
    if (facts.kind == BodyKind::territorial) return structure_.body_of[facts.role.index() * (regions_ + 1)];
    switch (role.superior) {
      case Superior::president: return structure_.president;
      case Superior::government: return structure_.government;
      // Article 15 is silent for three roles; 13(3) makes the Government manage executive agencies, so the model sends
      // their reports there. An assumption, listed in the reports. An organ of which the Law names no superior, the
      // prosecutor's office (27), is no executive agency and has none.
      case Superior::not_stated: return facts.kind == BodyKind::organ ? AgentId::none() : structure_.government;
      case Superior::none: break;
    }
    return AgentId::none();
  }

  void link_superiors() {
    for (std::size_t a = 0; a < structure_.agents.size(); ++a) structure_.agents[a].superior = superior_of(a);
  }

  void list_subordinates() {
    const std::size_t count = structure_.agents.size();
    structure_.subordinates_of.assign(count, {});
    for (const AgentFacts& facts : structure_.agents)
      if (facts.superior.valid()) ++structure_.subordinates_of[facts.superior.index()].count;
    std::uint32_t first = 0;
    for (Span& span : structure_.subordinates_of) {
      span.first = first;
      first += span.count;
      span.count = 0;
    }
    structure_.subordinates.resize(first);
    for (std::size_t a = 0; a < count; ++a) {
      const AgentId superior = structure_.agents[a].superior;
      if (!superior.valid()) continue;
      Span& span = structure_.subordinates_of[superior.index()];
      structure_.subordinates[span.first + span.count++] = static_cast<std::uint32_t>(a);
    }
  }

  /// Teams of one entry at one place. Who is not on duty is called in: of m teams the k-th leaves when the share (k -
  /// 1/2) / m has left.
  void add_teams(const ForceEntry& entry, AgentId owner, LocationId home, std::size_t teams) {
    if (!owner.valid()) return;
    const auto on_duty = static_cast<std::size_t>(std::ceil(entry.duty * static_cast<double>(teams) - 1e-9));
    for (std::size_t i = 0; i < teams; ++i) {
      const bool called = i >= on_duty;
      double readiness = entry.readiness;
      if (called) {
        const double left = (static_cast<double>(i - on_duty) + 0.5) / static_cast<double>(teams - on_duty);
        readiness = entry.recall_after - entry.recall_time * math::log(1 - left);
      }
      Unit unit;
      unit.owner = owner;
      unit.home = unit.location = unit.destination = home;
      unit.persons = static_cast<float>(entry.persons);
      unit.capability = entry.capability;
      unit.readiness = static_cast<float>(readiness / scenario_->tick_seconds);
      recruits_.push_back({unit, called});
    }
  }

  void add_teams_in(const ForceEntry& entry, AgentId owner, RegionId region) {
    const double people = institution_.at(region).population;
    const auto teams = static_cast<std::size_t>(std::lround(entry.teams + entry.teams_per_million * people / 1.0e6));
    std::vector<Posts> posts;
    if (entry.stationed == Stationing::settlements) posts = spread_teams(institution_, region, teams);
    if (posts.empty()) return add_teams(entry, owner, structure_.location_of(region), teams);
    for (const Posts& post : posts) add_teams(entry, owner, structure_.location_of(post.settlement), post.teams);
  }

  static ForceEntry teams_of(const PartnerAid& aid) {
    ForceEntry entry;
    entry.capability = aid.capability;
    entry.persons = aid.persons;
    entry.readiness = aid.readiness;
    return entry;
  }

  void add_units() {
    // Central teams stand in the capital.
    LocationId capital = structure_.location_of(RegionId(std::size_t{0}));
    for (std::size_t r = 0; r < regions_; ++r)
      if (institution_.regions[r].kind == "capital") capital = structure_.location_of(RegionId(r));
    for (const ForceEntry& entry : institution_.forces) {
      const Role& role = institution_.at(entry.role);
      const std::size_t row = entry.role.index() * (regions_ + 1);
      if (!entry.regional) {
        add_teams(entry, structure_.body_of[row], capital, static_cast<std::size_t>(std::lround(entry.teams)));
        continue;
      }
      const auto& where = entry.regions.empty() ? role.territorial_regions : entry.regions;
      for (RegionId region : where) {
        AgentId owner = structure_.body_of[row + region.index() + 1];
        if (!owner.valid()) owner = structure_.body_of[row];  // teams in the region, led from the centre
        add_teams_in(entry, owner, region);
      }
    }
    for (const PartnerBody& body : structure_.partners)
      for (const PartnerAid& aid : institution_.partner(structure_.agents[body.agent.index()].role)->aid)
        add_teams(teams_of(aid), body.agent, capital, static_cast<std::size_t>(std::lround(aid.teams)));
    std::stable_sort(recruits_.begin(), recruits_.end(), [](const Recruit& a, const Recruit& b) {
      const auto key = [](const Recruit& r) {
        return std::tuple(r.unit.owner, r.unit.capability, r.unit.home, r.called, r.unit.readiness);
      };
      return key(a) < key(b);
    });
    group_units();
  }

  void group_units() {
    std::vector<TeamGroup>& groups = structure_.groups;
    for (const auto& [unit, called] : recruits_) {
      if (groups.empty() || groups.back().owner != unit.owner || groups.back().capability != unit.capability ||
          groups.back().home != unit.home)
        groups.push_back({unit.owner,
                          unit.home,
                          structure_.at(unit.home).region,
                          unit.capability,
                          {static_cast<std::uint32_t>(world_.units.size()), 0},
                          0,
                          0});
      world_.units.push_back(unit);
      ++groups.back().units.count;
      groups.back().on_duty += called ? 0 : 1;
      groups.back().persons += static_cast<double>(unit.persons);
    }
    structure_.groups_of.assign(structure_.agents.size(), {});
    for (std::size_t g = 0; g < groups.size(); ++g) {
      structure_.groups_with[index_of(groups[g].capability)].push_back(static_cast<std::uint32_t>(g));
      Span& span = structure_.groups_of[groups[g].owner.index()];
      if (span.count++ == 0) span.first = static_cast<std::uint32_t>(g);
    }
  }

  void add_incidents() {
    for (const IncidentSpec& spec : scenario_->incidents) {
      list_bodies(structure_, spec);
      add_location(structure_, institution_, spec);
      add_stakes(structure_, institution_, scenario_->parameters, spec);
    }
  }

  void add_distances() {
    structure_.distances.resize(regions_ * regions_);
    for (std::size_t a = 0; a < regions_; ++a)
      for (std::size_t b = 0; b < regions_; ++b)
        structure_.distances[a * regions_ + b] = distance(institution_.regions[a], institution_.regions[b]);
  }

  void count_in_ticks() {
    const double dt = scenario_->tick_seconds;
    for (const DeskProfile& profile : institution_.profiles) {
      DeskTicks desk;
      for (const MessageKind kind : all_of<MessageKind>)
        desk.work[index_of(kind)] = profile.*traits_of(kind).work_time / dt;
      desk.routine_gap = profile.routine_rate > 0 ? 1.0 / (profile.routine_rate * dt) : 0;
      desk.deadline = profile.answer_deadline / dt;
      desk.rework = profile.rework;
      desk.servers = profile.servers;
      desk.round_the_clock = profile.round_the_clock;
      structure_.desks.push_back(desk);
    }
    structure_.offices = office_hours(*scenario_);
    for (std::size_t c = 0; c < channel_count; ++c)
      structure_.latency[c] = latency_ticks(scenario_->parameters, static_cast<Channel>(c), 1, dt);
  }

  void start_regions() {
    for (const Region& region : institution_.regions) {
      RegionState state;
      state.trust = static_cast<float>(region.trust);
      state.communications = state.base_communications = static_cast<float>(region.communications);
      state.power = state.base_power = static_cast<float>(region.power);
      state.roads = state.base_roads = static_cast<float>(region.roads);
      world_.regions.push_back(state);
    }
  }

  void start_incidents() {
    for (const IncidentSpec& spec : scenario_->incidents) {
      IncidentState state;
      state.phase = spec.dormant ? IncidentPhase::dormant : IncidentPhase::latent;
      state.onset = scenario_->tick_at(spec.onset);
      world_.incidents.push_back(state);
    }
  }

  void start_agents() {
    world_.agents.resize(structure_.agents.size());
    world_.pools.resize(block_count_of(structure_.agents.size()));
    const double dt = scenario_->tick_seconds;
    for (std::size_t a = 0; a < world_.agents.size(); ++a) {
      const DeskProfile& profile = institution_.profiles[structure_.agents[a].profile];
      const double rate = profile.routine_rate * dt;
      Random random(scenario_->seed, Stream::routine, static_cast<std::uint32_t>(a), 0);
      double& next = world_.agents[a].next_routine;
      next = rate > 0 ? random.exponential(1.0 / rate) : never;
      if (rate > 0 && structure_.offices.close() && !profile.round_the_clock)
        next = structure_.offices.after(0, next * dt) / dt;
    }
  }

  static std::size_t block_count_of(std::size_t agents) { return (agents + agents_per_block - 1) / agents_per_block; }

  World finish() {
    start_regions();
    start_incidents();
    start_agents();
    world_.pictures.resize(world_.agents.size() * world_.incidents.size());
    world_.staff_in.assign(world_.agents.size(), -1);
    world_.inject_fired.assign(scenario_->injects.size(), -1);
    world_.inject_armed.assign(scenario_->injects.size(), -1);
    world_.policy = scenario_->policy;
    world_.reading = scenario_->reading;
    world_.digest = mix(mix(scenario_->hash, scenario_->seed), static_cast<std::uint64_t>(scenario_->policy) << 8 |
                                                                   static_cast<std::uint64_t>(scenario_->reading));
    world_.scenario = std::move(scenario_);
    world_.structure = std::make_shared<const Structure>(std::move(structure_));
    return std::move(world_);
  }

  /// A team before it has a place among its like.
  struct Recruit {
    Unit unit;
    bool called = false;  ///< not on duty
  };

  std::shared_ptr<const Scenario> scenario_;
  const Institution& institution_;
  std::size_t regions_;
  std::size_t first_synthetic_ = 0;
  std::vector<Recruit> recruits_;
  Structure structure_;
  World world_;
  Grounds grounds_;
};

}  // namespace

World build_world(std::shared_ptr<const Scenario> scenario) { return Builder(std::move(scenario)).build(); }

void add_incident(World& world, IncidentSpec incident) {
  const std::size_t before = world.incidents.size();
  auto structure = std::make_shared<Structure>(*world.structure);
  list_bodies(*structure, incident);
  add_location(*structure, world.institution(), incident);
  add_stakes(*structure, world.institution(), world.scenario->parameters, incident);
  auto scenario = std::make_shared<Scenario>(*world.scenario);
  scenario->incidents.push_back(std::move(incident));
  if (before > 0) {
    widen(world.pictures, before);
    widen(world.shared_pictures, before);
  } else {
    world.pictures.resize(world.agents.size());
    world.shared_pictures.resize(world.headquarters.size());
  }
  IncidentState state;
  state.phase = IncidentPhase::dormant;
  state.onset = scenario->tick_at(scenario->incidents.back().onset);
  world.incidents.push_back(state);
  world.thrown_in.push_back({scenario->incidents.back().threat, scenario->incidents.back().region});
  world.scenario = std::move(scenario);
  world.structure = std::move(structure);
}

}  // namespace qorgan
