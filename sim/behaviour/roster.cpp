// Phase 8: work and rest on the spot. Whoever keeps a roster - the headquarters that planned the teams, or else their
// owner - lets as many work at once as it believes to be needed, and relieves who is tired while somebody fresh stands
// by.

#include <algorithm>
#include <limits>
#include <span>

#include "behaviour/teams.hpp"
#include "world/effort.hpp"

namespace qorgan {
namespace {

/// What a team at work does, in persons.
double effort_of(const Parameters& p, const Unit& unit) {
  return static_cast<double>(unit.persons) * efficiency(p, static_cast<double>(unit.fatigue));
}

/// Effective persons of a capability that whoever keeps this team's roster wants at work at once.
double wanted_at_work(const TickContext& ctx, const Unit& unit) {
  // One plan leads all teams on the spot: they see what there is to be done, and do not wait for the next sitting.
  if (unit.under_plan > 0) return ctx.world.incidents[unit.incident.index()].demand[index_of(unit.capability)];
  const Picture& picture = ctx.world.picture(unit.owner, unit.incident);
  if (picture.since < 0) return std::numeric_limits<double>::infinity();  // who knows nothing keeps no roster
  const auto belief = static_cast<double>(picture.belief);
  return persons_wanted(ctx.spec(unit.incident), ctx.world.incidents[unit.incident.index()], unit.capability, belief);
}

/// Teams of one roster: those in the plans of headquarters, which see all who are at work, or of one owner that plans
/// for itself. Two owners without a plan may each put the whole need to work.
class Roster {
 public:
  /// `others`: effective persons of other rosters at work that count.
  Roster(const Parameters& parameters, std::span<Unit* const> teams, double others)
      : p_(parameters), teams_(teams), at_work_(others) {
    const double tired = efficiency(p_, 1);
    for (const Unit* unit : teams_) {
      // No team does less than when it is wholly tired.
      least_effort_ = std::min(least_effort_, tired * static_cast<double>(unit->persons));
      if (!working(*unit)) continue;
      at_work_ += effort_of(p_, *unit);
      anybody_tired_ = anybody_tired_ || unit->fatigue >= relieved;
    }
  }

  void keep(double wanted) {
    // Work for one person is work for the smallest team there: a team is not divided.
    if (wanted >= 0.5) wanted = std::max(wanted, least_effort_);
    if (anybody_tired_) {
      for (Unit* unit : teams_)
        if (working(*unit) && unit->fatigue >= 1) rest(*unit);
      relieve();
    }
    // Of those who are too many the tired go first.
    for (const float least : {relieved, 0.0F}) {
      if (least > 0 && !anybody_tired_) continue;
      for (Unit* unit : teams_) {
        if (at_work_ - least_effort_ / 2 < wanted) break;  // even the smallest team is not too many
        if (working(*unit) && unit->fatigue >= least && at_work_ - effort_of(p_, *unit) / 2 >= wanted) rest(*unit);
      }
    }
    for (Unit* unit : teams_) {
      if (at_work_ + least_effort_ / 2 > wanted) break;
      if (fresh(*unit) && at_work_ + effort_of(p_, *unit) / 2 <= wanted) work(*unit);
    }
  }
  /// Effective persons at work, with the others.
  [[nodiscard]] double at_work() const { return at_work_; }

 private:
  static bool working(const Unit& unit) { return unit.state == UnitState::working; }
  static bool fresh(const Unit& unit) { return unit.state == UnitState::resting && unit.fatigue <= rested; }

  void rest(Unit& unit) {
    at_work_ -= effort_of(p_, unit);
    unit.state = UnitState::resting;
  }
  void work(Unit& unit) {
    at_work_ += effort_of(p_, unit);
    unit.state = UnitState::working;
  }

  /// Puts who is fresh in the place of who is tired, so that not all are tired at once.
  void relieve() {
    auto next = teams_.begin();
    for (Unit* tired : teams_) {
      if (!working(*tired) || tired->fatigue < relieved) continue;
      while (next != teams_.end() && !fresh(**next)) ++next;
      if (next == teams_.end()) return;
      rest(*tired);
      work(**next++);
    }
  }

  const Parameters& p_;
  std::span<Unit* const> teams_;
  double at_work_;
  double least_effort_ = std::numeric_limits<double>::infinity();  ///< no team does less
  bool anybody_tired_ = false;
};

/// Keeps the rosters of the teams of one capability at one incident: each owner's, then that of the headquarters
/// together, which see what owners put to work. Owners stand in order.
void keep_rosters(const TickContext& ctx, std::span<Unit* const> of_owners, std::span<Unit* const> in_plans) {
  const IncidentId incident = !of_owners.empty() ? of_owners.front()->incident : IncidentId::none();
  const bool calm = incident.valid() && is_calm(ctx.spec(incident), ctx.world.incidents[incident.index()]);
  double by_owners = 0;
  for (auto first = of_owners.begin(); first != of_owners.end();) {
    const AgentId owner = (*first)->owner;
    const auto last = std::find_if(first, of_owners.end(), [&](const Unit* unit) { return unit->owner != owner; });
    // In the heat of it nobody counts the others; in recovery there is time to see who is at work already.
    const double seen = calm ? by_owners : 0;
    Roster roster(ctx.parameters, {first, last}, seen);
    roster.keep(wanted_at_work(ctx, **first));
    by_owners += roster.at_work() - seen;
    first = last;
  }
  if (in_plans.empty()) return;
  Roster(ctx.parameters, in_plans, by_owners).keep(wanted_at_work(ctx, *in_plans.front()));
}

void count_work(TickContext& ctx, const Unit& unit) {
  const auto persons = static_cast<double>(unit.persons);
  const double hours = ctx.dt / 3600;
  IncidentState& incident = ctx.world.incidents[unit.incident.index()];
  incident.supplied[index_of(unit.capability)] += effort_of(ctx.parameters, unit);
  incident.person_hours += persons * hours;
  ctx.serial.totals.person_hours += persons * hours;
  if (ctx.structure.at(unit.home).region == ctx.spec(unit.incident).region) return;
  incident.aid += persons * hours;
  ctx.serial.totals.aid_person_hours += persons * hours;
}

}  // namespace

void work_on_the_spot(TickContext& ctx) {
  for (IncidentState& incident : ctx.world.incidents) incident.supplied.fill(0);
  for (std::size_t cell = 0; cell < ctx.teams.of_owners.size(); ++cell) {
    const std::vector<Unit*>&of_owners = ctx.teams.of_owners[cell], &in_plans = ctx.teams.in_plans[cell];
    keep_rosters(ctx, of_owners, in_plans);
    for (const std::vector<Unit*>* teams : {&of_owners, &in_plans})
      for (const Unit* unit : *teams) {
        count_team(ctx, *unit);
        if (unit->state == UnitState::working) count_work(ctx, *unit);
      }
  }
}

}  // namespace qorgan
