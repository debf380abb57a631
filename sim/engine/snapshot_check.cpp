#include "engine/snapshot_check.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <vector>

#include "world/milestone.hpp"
#include "world/stakes.hpp"

namespace qorgan {
namespace {

constexpr Tick far_future = 2000000000;  // where nothing is due; beyond it ticks could overflow
constexpr double largest = 1e18;         // no sum of a run comes near

template <class T>
bool within(T value, double low, double high) {
  const auto number = static_cast<double>(value);
  return number >= low && number <= high;  // not-a-number is not
}
template <class... T>
bool shares(T... values) {
  return (within(values, 0, 1) && ...);
}
template <class... T>
bool amounts(T... values) {
  return (within(values, 0, largest) && ...);
}
template <class... T>
bool moments(T... ticks) {
  return ((ticks >= -1 && ticks <= far_future) && ...);
}
template <class E>
bool kind_below(E value, std::size_t count) {
  return static_cast<std::size_t>(value) < count;
}
template <class Store, class Check>
bool all(const Store& store, const Check& check) {
  return std::all_of(store.begin(), store.end(), check);
}

/// An incident in a message is kept short.
IncidentId incident_of(const Message& m) { return m.incident; }
InstrumentId instrument_of(const Message& m) { return m.instrument; }
bool of_teams(const Message& m) { return m.capability != 0xFF; }

class WorldCheck {
 public:
  WorldCheck(const World& world, const World& fresh) : w_(world), fresh_(fresh), structure_(*fresh.structure) {}

  [[nodiscard]] std::string_view run() const {
    if (w_.tick < 0 || w_.tick > fresh_.scenario->ticks) return "tick";
    if (!kind_below(w_.policy, policy_names.size()) || !kind_below(w_.reading, reading_names.size())) return "policy";
    if (!all(w_.regions, [&](const RegionState& r) { return region(r); })) return "regions";
    if (!all(w_.incidents, [&](const IncidentState& i) { return incident(i); })) return "incidents";
    if (!all(w_.headquarters, [&](const Headquarters& h) { return headquarters(h); })) return "headquarters";
    if (!all(w_.shared_pictures, [](float v) { return within(v, 0, largest); })) return "shared pictures";
    if (!all(w_.instruments, [&](const InstrumentInForce& m) { return instrument(m); })) return "instruments";
    if (!all(w_.violations, [&](const Violation& v) { return violation(v); })) return "violations";
    if (!all(w_.pictures, [](const Picture& p) { return picture(p); })) return "pictures";
    if (!units()) return "teams";
    if (!all(w_.in_flight, [&](const Message& m) { return message(m); })) return "messages";
    if (!all(w_.lost, [&](const LostMessage& m) { return message(m.message) && moments(m.missed); })) return "messages";
    if (w_.staff_in.size() != w_.agents.size() || !all(w_.staff_in, [&](Tick t) { return moments(t); }))
      return "agents";
    if (!agents()) return "in-trays";
    if (!all(w_.inject_fired, [&](Tick t) { return moments(t); }) ||
        !all(w_.inject_armed, [&](Tick t) { return moments(t); }))
      return "injects";
    if (!flows()) return "flows";
    if (!players()) return "players";
    if (!all(w_.decisions, [&](const PlayerDecision& d) { return decision(d); })) return "decisions";
    return totals() ? "" : "totals";
  }

 private:
  // ---- indices -----------------------------------------------------------------------------------------------------

  [[nodiscard]] bool known(AgentId id) const { return id.index() < w_.agents.size(); }
  [[nodiscard]] bool known(RegionId id) const { return id.index() < w_.regions.size(); }
  [[nodiscard]] bool known(LocationId id) const { return id.index() < fresh_.structure->locations.size(); }
  [[nodiscard]] bool known(IncidentId id) const { return id.index() < w_.incidents.size(); }
  [[nodiscard]] bool known(HeadquartersId id) const { return id.index() < w_.headquarters.size(); }
  [[nodiscard]] bool known(ThreatId id) const { return id.index() < fresh_.institution().threats.size(); }
  [[nodiscard]] bool known(InstrumentId id) const { return id.index() < fresh_.institution().instruments.size(); }
  template <class Id>
  [[nodiscard]] bool known_or_none(Id id) const {
    return !id.valid() || known(id);
  }
  [[nodiscard]] bool ground(std::uint16_t number) const { return number < structure_.grounds.size(); }

  // ---- one record --------------------------------------------------------------------------------------------------

  static bool region(const RegionState& r) {
    return shares(r.trust, r.rumour, r.communications, r.power, r.roads, r.base_communications, r.base_power,
                  r.base_roads) &&
           amounts(r.unmet) && moments(r.informed_until);
  }

  static bool incident(const IncidentState& i) {
    const auto numbers = [](const auto& list) {
      return all(list, [](double v) { return within(v, -largest, largest); });
    };
    return kind_below(i.phase, 5) &&
           amounts(i.intensity, i.mean, i.mean_square, i.highest, i.before, i.prevalence, i.peak, i.peak_told, i.scale,
                   i.unmet, i.at_risk) &&
           numbers(std::array{i.coverage,     i.evacuated,  i.left_unaided, i.returned, i.harmed,
                              i.houses,       i.outage,     i.records,      i.loss,     i.cost,
                              i.alarmed,      i.under_way,  i.on_the_spot,  i.at_work,  i.teams,
                              i.person_hours, i.aid,        i.duplicated,   i.missing,  i.returned_unaided,
                              i.sheltered,    i.volunteers, i.newly_harmed}) &&
           shares(i.seen, i.told, i.untold) &&
           all(i.work, [](const WorkState& w) { return amounts(w.made, w.done); }) && numbers(i.hazard) &&
           numbers(i.demand) && numbers(i.supplied) && numbers(i.planned[0]) && numbers(i.planned[1]) &&
           numbers(i.ordered) && numbers(i.requested) && moments(i.onset) &&
           all(all_of<Milestone>, [&](Milestone milestone) { return moments(tick_of(i, milestone)); });
  }

  [[nodiscard]] bool headquarters(const Headquarters& h) const {
    if (!kind_below(h.phase, 4) || !kind_below(h.level, 2) || h.member_count > headquarters_member_limit) return false;
    for (std::size_t m = 0; m < h.member_count; ++m)
      if (!known(h.members[m]) || h.accepted[m] > 1) return false;
    const bool placed = h.level == HeadquartersLevel::regional ? known(h.region) : known_or_none(h.region);
    return placed && known(h.head) && known(h.proposer) && known(h.threat) && ground(h.ground) &&
           h.accepted_count <= h.member_count && h.sittings <= static_cast<std::uint32_t>(far_future) &&
           moments(h.proposed, h.convened, h.first_sitting, h.next_sitting, h.stood_down, h.sat);
  }

  [[nodiscard]] bool instrument(const InstrumentInForce& m) const {
    return known(m.instrument) && known(m.incident) && known(m.region) && known(m.taker) && known_or_none(m.proposer) &&
           ground(m.ground) && amounts(m.people, m.severity) && m.pending <= 1 &&
           moments(m.from, m.until, m.ended, m.needless, m.told, m.appealed);
  }

  [[nodiscard]] bool violation(const Violation& v) const {
    return known(v.agent) && known(v.incident) && known_or_none(v.instrument) && ground(v.article) &&
           ground(v.found_ground) && moments(v.tick, v.found, v.answered);
  }

  static bool picture(const Picture& p) {
    return amounts(p.belief, p.reported) && moments(p.since, p.as_of, p.asked, p.proposed, p.observed);
  }

  /// What every message has, and what its kind is about.
  [[nodiscard]] bool message(const Message& m) const {
    return kind_below(m.kind, message_kind_count) && known(m.from) && known(m.to) && content(m) && subject(m);
  }
  [[nodiscard]] bool content(const Message& m) const {
    return known_or_none(m.headquarters) && known_or_none(m.subject) && known_or_none(incident_of(m)) &&
           known_or_none(instrument_of(m)) && amounts(m.severity, m.amount) && moments(m.due, m.observed) &&
           (!of_teams(m) || m.capability < capability_count);
  }
  [[nodiscard]] bool subject(const Message& m) const {
    if (m.kind != MessageKind::routine && !m.incident.valid()) return false;
    switch (m.kind) {
      case MessageKind::exception:
        return known(m.subject) && kind_below(m.matter, message_kind_count) &&
               about(static_cast<MessageKind>(m.matter), m);
      default: return about(m.kind, m);
    }
  }
  [[nodiscard]] bool about(MessageKind kind, const Message& m) const {
    switch (kind) {
      case MessageKind::order: return m.amount <= 0 || of_teams(m);
      case MessageKind::invitation: return known(m.headquarters);
      case MessageKind::appeal: {
        const auto number = static_cast<double>(m.amount);
        return number == std::floor(number) && number < static_cast<double>(w_.instruments.size());
      }
      default: return true;
    }
  }

  // ---- stores whose records hang together --------------------------------------------------------------------------

  [[nodiscard]] bool units() const {
    for (std::size_t u = 0; u < w_.units.size(); ++u) {
      const Unit &now = w_.units[u], &then = fresh_.units[u];
      const bool same = std::tie(now.owner, now.home, now.capability, now.persons, now.readiness) ==
                        std::tie(then.owner, then.home, then.capability, then.persons, then.readiness);
      const bool out = now.state != UnitState::ready;
      if (!same || !kind_below(now.state, 6) || now.under_plan > 2 || now.recalled > 1) return false;
      if (!known(now.location) || !known(now.destination) || !shares(now.fatigue) || !moments(now.arrives))
        return false;
      if (out ? !known(now.incident) : !known_or_none(now.incident)) return false;
    }
    return true;
  }

  [[nodiscard]] bool agents() const {
    for (std::size_t b = 0; b < w_.pools.size(); ++b)
      if (!pool(b)) return false;
    return true;
  }

  /// The bodies of a block and their items: each item in one list at most, no list in a ring.
  [[nodiscard]] bool pool(std::size_t block) const {
    const TrayPool& pool = w_.pools[block];
    std::vector<bool> seen(pool.items.size(), false);
    if (!list(pool, seen, pool.free, [](const Item&) { return true; })) return false;
    const std::size_t last = std::min(w_.agents.size(), (block + 1) * agents_per_block);
    for (std::size_t a = block * agents_per_block; a < last; ++a)
      if (!agent(w_.agents[a], a, pool, seen)) return false;
    return true;
  }

  [[nodiscard]] bool agent(const AgentState& s, std::size_t number, const TrayPool& pool,
                           std::vector<bool>& seen) const {
    // The next everyday matter is still to come: the engine would make all those that were missed.
    const bool never = s.next_routine > 1e299;
    if (!(s.next_routine >= w_.tick) || !(never || s.next_routine <= 1e15)) return false;
    if (!within(s.busy, 0, largest) || !within(s.clock, 0, 1e15) || !within(s.bound, 0, 1e6)) return false;
    if (!within(s.next_done, 0, 1e300)) return false;
    const auto mine = [&](const Item& item) {
      return message(item.message) && item.message.to.index() == number && moments(item.arrived) &&
             within(item.done_at, 0, 1e300);
    };
    std::size_t waiting = 0;
    for (std::size_t c = 0; c < attention_classes; ++c) {
      std::uint32_t tail = no_item;
      const auto queued = [&](const Item& item) { return mine(item) && attention_of(structure_, item.message) == c; };
      if (!list(pool, seen, s.tray.head[c], queued, &waiting, &tail) || tail != s.tray.tail[c]) return false;
    }
    std::size_t working = 0;
    return list(pool, seen, s.tray.desk, mine, &working) && working == s.tray.working && s.tray.queued() == waiting;
  }

  template <class Check>
  static bool list(const TrayPool& pool, std::vector<bool>& seen, std::uint32_t head, const Check& check,
                   std::size_t* count = nullptr, std::uint32_t* tail = nullptr) {
    for (std::uint32_t item = head; item != no_item; item = pool.items[item].next) {
      if (item >= pool.items.size() || seen[item] || !check(pool.items[item])) return false;
      seen[item] = true;
      if (count != nullptr) ++*count;
      if (tail != nullptr) *tail = item;
    }
    return true;
  }

  [[nodiscard]] bool flows() const {
    const auto key = [](const Flow& f) { return std::tie(f.from, f.to, f.incident, f.kind); };
    for (std::size_t i = 0; i < w_.flows.size(); ++i) {
      const Flow& f = w_.flows[i];
      if (!known(f.from) || !known(f.to) || !known_or_none(f.incident)) return false;
      if (!kind_below(f.kind, message_kind_count)) return false;
      if (i > 0 && !(key(w_.flows[i - 1]) < key(f))) return false;
    }
    return true;
  }

  [[nodiscard]] bool players() const {
    for (std::size_t i = 0; i < w_.played.size(); ++i) {
      if (!known(w_.played[i].agent) || !moments(w_.played[i].since)) return false;
      if (i > 0 && !(w_.played[i - 1].agent < w_.played[i].agent)) return false;
    }
    return true;
  }

  /// A decision answers a message, or is a step of the body's own, of which the message tells what it is about.
  [[nodiscard]] bool decision(const PlayerDecision& d) const {
    const auto choice = [](Choice c) { return kind_below(c, choice_names.size()) || c == Choice::none; };
    const Message& m = d.message;
    if (!known(d.agent) || !kind_below(d.kind, decision_kind_count) || !kind_below(d.state, 4)) return false;
    if (!choice(d.otherwise) || !choice(d.chosen) || !amounts(d.belief)) return false;
    if (!moments(d.since, d.deadline, d.closed)) return false;
    if (!m.incident.valid() || !content(m) || !known_or_none(m.from) || !known_or_none(m.to)) return false;
    switch (d.kind) {
      case DecisionKind::notify:
      case DecisionKind::send_teams:
      case DecisionKind::propose_headquarters: return true;
      case DecisionKind::order_body:
        return fresh_.body(fresh_.facts(d.agent).role, fresh_.scenario->incidents[m.incident.index()].region).valid();
      case DecisionKind::convene: return m.matter < 2;
      case DecisionKind::take_instrument:
      case DecisionKind::lift_instrument: return m.instrument.valid();
      case DecisionKind::propose_instrument: return m.instrument.valid() && m.to.valid();
      case DecisionKind::answer_headquarters:
        return message(m) && m.kind == MessageKind::proposal && !m.instrument.valid();
      case DecisionKind::answer_instrument:
        return message(m) && m.kind == MessageKind::proposal && m.instrument.valid();
      case DecisionKind::lend_teams: return message(m) && m.kind == MessageKind::request && of_teams(m);
      case DecisionKind::carry_out: return message(m) && m.kind == MessageKind::order && of_teams(m);
      case DecisionKind::join: return message(m) && m.kind == MessageKind::invitation;
      case DecisionKind::settle_exception: return message(m) && m.kind == MessageKind::exception;
    }
    return false;
  }

  [[nodiscard]] bool totals() const {
    const Totals& t = w_.totals;
    return amounts(t.cost, t.person_hours, t.aid_person_hours) && t.disorganised <= 1;
  }

  const World& w_;
  const World& fresh_;
  const Structure& structure_;
};

}  // namespace

std::string_view implausible_store(const World& restored, const World& fresh) {
  return WorldCheck(restored, fresh).run();
}

}  // namespace qorgan
