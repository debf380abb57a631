#pragma once
// A small made-up state for tests of the tick: nine roles, three regions, five threats, four instruments and a few
// teams, all of it open to change before a scenario is made of it. Desks answer at once unless a test says otherwise.

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "catch.hpp"
#include "engine/engine.hpp"

namespace qorgan::test {

inline constexpr double minute = 60, hour = 3600, day = 86400;
/// Records exposed per day at severity 1: what is at stake in incidents of the small state.
inline constexpr double records_at_stake = 1000;

inline LocalText words(const std::string& text) { return {text, text, text}; }

/// The element with that id; fails the test where there is none.
template <class List>
auto& named(List& list, std::string_view id) {
  const auto place = std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.id == id; });
  INFO("no " << id);
  REQUIRE(place != list.end());
  return *place;
}

struct SmallState {
  Institution institution;
  Scenario scenario;  ///< without its institution, which make() adds

  SmallState() {
    add_desks();
    add_regions();
    add_roles();
    add_threats();
    add_instruments();
    add_forces();
    from(ThreatClass::object, 0.1);
    from(ThreatClass::local, 0.3);
    from(ThreatClass::regional, 0.8);
    from(ThreatClass::global, 3);
    scenario.id = "small";
    scenario.title = scenario.summary = words("Small");
    scenario.tick_seconds = 600;
    scenario.ticks = 6 * 24 * 10;
    scenario.parameters.overreach = 0;
    // Tests of these set them.
    scenario.parameters.first_underestimate = scenario.parameters.call_rate = scenario.parameters.volunteer_share = 0;
    plain_messages();
  }

  DeskProfile& desk(std::string_view id) { return named(institution.profiles, id); }
  Role& role(std::string_view id) { return named(institution.roles, id); }
  Threat& threat(std::string_view id) { return named(institution.threats, id); }
  Instrument& instrument(std::string_view id) { return named(institution.instruments, id); }
  /// Sets from which severity on an incident is of a class; that of several counts together.
  void from(ThreatClass threat_class, double severity) {
    if (institution.classes.empty()) institution.classes.emplace_back();
    ClassTable& table = institution.classes.front();
    const_cast<Stakes&>(table.from(threat_class)).records = severity * records_at_stake / day;
  }
  /// No headquarters is ever formed.
  void no_headquarters() {
    from(ThreatClass::local, 100);
    from(ThreatClass::regional, 100);
  }

  [[nodiscard]] RoleId role_id(std::string_view id) const { return institution.role(id); }
  [[nodiscard]] RegionId region(std::string_view id) const { return institution.region(id); }

  void all_desks(void (*change)(DeskProfile&)) {
    for (DeskProfile& profile : institution.profiles) change(profile);
  }

  /// An incident that stands at `severity` from `onset` for `length`, then is over. The reference holds until the next.
  IncidentSpec& strike(std::string_view threat_id, std::string_view region_id, double onset, double length,
                       double severity = 1) {
    IncidentSpec spec;
    spec.id = "incident-" + std::to_string(scenario.incidents.size());
    spec.name = words(spec.id);
    spec.threat = institution.threat(threat_id);
    spec.region = region(region_id);
    spec.onset = onset;
    spec.hazard.family = HazardFamily::wave;
    spec.hazard.curve = {{0, severity}, {length, severity}};
    spec.consequences.records = records_at_stake;  // what classes go by here
    scenario.incidents.push_back(spec);
    return scenario.incidents.back();
  }

  InjectSpec& inject(InjectKind kind) {
    InjectSpec spec;
    spec.id = "inject-" + std::to_string(scenario.injects.size());
    spec.text = words(spec.id);
    spec.kind = kind;
    scenario.injects.push_back(spec);
    return scenario.injects.back();
  }

  /// Pictures without noise, messages that arrive with the next tick.
  SmallState& exact() {
    scenario.parameters.estimate_noise = scenario.parameters.report_noise = 0;
    scenario.parameters.vertical_latency = scenario.parameters.lateral_latency =
        scenario.parameters.headquarters_latency = 0;
    return *this;
  }

  /// Messages that take the median time and arrive, desks alike at all hours, and one rhythm of sittings: tests of
  /// these set them.
  void plain_messages() {
    Parameters& p = scenario.parameters;
    p.latency_spread = p.message_loss = 0;
    p.night_staffing = p.weekend_staffing = 1;
    p.first_period = 1e12;
  }

  /// Teams of ten of a role's central body, or in each of its regions.
  void add_force(const char* owner, bool regional, Capability capability, double teams) {
    ForceEntry entry;
    entry.role = role_id(owner);
    entry.regional = regional;
    entry.capability = capability;
    entry.teams = teams;
    entry.persons = 10;
    entry.readiness = hour;
    institution.forces.push_back(entry);
  }

  /// Courts, 14, which most tests do without.
  void add_courts() { add_role("courts", "14", BodyKind::organ, Superior::none, CoordinationRight::none, {}); }

  /// A neighbour abroad whom the rescue service deals with and whom emergencies reach; it lends `teams` of ten.
  Partner& add_neighbour(double teams) {
    Partner partner;
    partner.id = "neighbour";
    partner.article = "25(2)(5)";
    partner.name = words("neighbour");
    partner.contacts = {role_id("rescue"), role_id("security")};
    partner.answer_time = 6 * hour;
    partner.concerns = {institution.threat("emergency")};
    if (teams > 0) partner.aid.push_back({Capability::rescue, teams, 10, 3 * hour});
    institution.partners.push_back(partner);
    return institution.partners.back();
  }

  /// The scenario as it stands now; later changes do not reach it.
  [[nodiscard]] std::shared_ptr<const Scenario> make() const {
    auto out = std::make_shared<Scenario>(scenario);
    auto bodies = std::make_shared<Institution>(institution);
    add_partner_roles(*bodies);
    for (ClassTable& table : bodies->classes)
      for (std::size_t t = 0; t < bodies->threats.size(); ++t) table.threats.emplace_back(t);
    out->institution = bodies;
    out->hash = 0x5A11 + scenario.seed;
    return out;
  }

 private:
  void add_desks() {
    for (const char* id : {"centre", "local"}) {
      DeskProfile profile;
      profile.id = id;
      profile.servers = 2;
      profile.answer_deadline = 12 * hour;
      institution.profiles.push_back(profile);
    }
  }

  void add_region(const char* id, const char* kind, double longitude, double latitude) {
    Region entry;
    entry.id = id;
    entry.kind = kind;
    entry.name = entry.short_name = entry.capital = words(id);
    entry.longitude = longitude;
    entry.latitude = latitude;
    entry.area = 2e10;
    entry.population = 5e5;
    institution.regions.push_back(entry);
  }

  void add_regions() {
    add_region("A", "capital", 71, 51);
    add_region("B", "region", 75, 50);
    add_region("C", "region", 69, 43);
  }

  void add_role(const char* id, const char* article, BodyKind kind, Superior superior, CoordinationRight right,
                const std::vector<Function>& functions) {
    Role entry;
    entry.id = id;
    entry.article = article;
    entry.name = entry.short_name = words(id);
    entry.kind = kind;
    entry.superior = superior;
    entry.coordination = right;
    entry.profile = "centre";
    for (Function function : functions) entry.competences.push_back({"field", function, Basis::stated, article});
    if (kind != BodyKind::organ) {
      entry.territorial_profile = "local";
      for (std::size_t r = 0; r < institution.regions.size(); ++r) entry.territorial_regions.emplace_back(r);
    }
    institution.roles.push_back(entry);
  }

  void add_roles() {
    using enum Function;
    constexpr auto none = CoordinationRight::none;
    add_role("president", "10", BodyKind::organ, Superior::none, none, {});
    add_role("government", "13", BodyKind::organ, Superior::president, none, {});
    add_role("prosecutor", "27", BodyKind::organ, Superior::none, none, {});
    add_role("parliament", "12", BodyKind::organ, Superior::none, none, {});
    add_role("rescue", "15(1)(17)", BodyKind::agency, Superior::government, CoordinationRight::interdepartmental,
             {detect, respond, coordinate});
    add_role("security", "15(1)(26)", BodyKind::agency, Superior::president, CoordinationRight::interdepartmental,
             {detect, respond, coordinate});
    add_role("interior", "15(1)(2)", BodyKind::agency, Superior::government, CoordinationRight::coordinating,
             {detect, respond});
    add_role("health", "15(1)(5)", BodyKind::agency, Superior::government, CoordinationRight::inter_sectoral,
             {detect, respond});
    add_role("akimat", "16(1)", BodyKind::akimat, Superior::government, none, {});
    add_role("maslikhat", "16(1)", BodyKind::maslikhat, Superior::none, none, {});
  }

  void add_threat(const char* id, const char* article, LeadStatus status, const std::vector<const char*>& lead,
                  const std::vector<const char*>& competent) {
    Threat entry;
    entry.id = id;
    entry.article = article;
    entry.name = entry.summary = words(id);
    entry.lead_status = status;
    for (const char* r : lead) {
      entry.lead.push_back(role_id(r));
      entry.lead_articles.push_back(role(r).article);
    }
    for (const char* r : competent) entry.competent.push_back(role_id(r));
    institution.threats.push_back(entry);
  }

  void add_threats() {
    add_threat("emergency", "6(1)(18)", LeadStatus::single, {"rescue"}, {"rescue", "interior", "health"});
    add_threat("unrest", "6(1)(4)", LeadStatus::single, {"interior"}, {"interior", "security"});
    add_threat("epidemic", "6(1)(1)", LeadStatus::single, {"health"}, {"health", "interior"});
    add_threat("attack", "6(1)(7)", LeadStatus::dual, {"rescue", "security"}, {"rescue", "security", "interior"});
    add_threat("orphan", "6(1)(12)", LeadStatus::gap, {}, {"rescue", "interior"});
  }

  void add_instrument(const char* id, const char* article, Authority authority, InstrumentEffect effect,
                      ThreatClass from, double duration, std::vector<Right> rights,
                      const std::vector<const char*>& threats) {
    Instrument entry;
    entry.id = id;
    entry.article = article;
    entry.name = words(id);
    entry.authority = authority;
    entry.authority_article = article;
    entry.effect = effect;
    entry.strength = 0.3;
    entry.from = from;
    entry.duration = duration;
    entry.rights = std::move(rights);
    entry.share_affected = entry.rights.empty() ? 0 : 0.5;
    for (const char* t : threats) entry.threats.push_back(institution.threat(t));
    institution.instruments.push_back(entry);
  }

  void add_instruments() {
    add_instrument("evacuate", "16(1)", Authority::akimat, InstrumentEffect::evacuate, ThreatClass::local, day,
                   {Right::home}, {"emergency", "attack"});
    add_instrument("inform", "15(2)(4)", Authority::body, InstrumentEffect::inform_population, ThreatClass::object,
                   12 * hour, {}, {"emergency", "unrest", "epidemic", "attack", "orphan"});
    add_instrument("restrict", "23(4)", Authority::headquarters_head, InstrumentEffect::restrict_communications,
                   ThreatClass::regional, day, {Right::communication}, {"emergency", "attack"});
    add_instrument("regime", "13(3)", Authority::government, InstrumentEffect::emergency_regime, ThreatClass::regional,
                   2 * day, {Right::movement}, {"emergency", "attack"});
  }

  void add_forces() {
    add_force("akimat", true, Capability::rescue, 6);
    add_force("rescue", true, Capability::rescue, 6);
    add_force("rescue", false, Capability::rescue, 10);
    add_force("interior", true, Capability::policing, 5);
    add_force("health", false, Capability::medical, 5);
  }
};

/// The body of a role, central where no region is given.
inline AgentId body_of(const World& world, std::string_view role, std::string_view region = {}) {
  const Institution& institution = world.institution();
  return world.body(institution.role(role), region.empty() ? RegionId::none() : institution.region(region));
}

/// Steps to the end, or until so many ticks are done, and returns all events on the way.
inline std::vector<Event> play(Engine& engine, Tick until = 2000000000) {
  std::vector<Event> events;
  while (!engine.done() && engine.world().tick < until) {
    engine.step();
    events.insert(events.end(), engine.events().begin(), engine.events().end());
  }
  return events;
}

inline std::vector<Event> of_kind(const std::vector<Event>& events, EventKind kind) {
  std::vector<Event> out;
  std::copy_if(events.begin(), events.end(), std::back_inserter(out), [&](const Event& e) { return e.kind == kind; });
  return out;
}

/// The article that an event names as its ground; empty where it has none.
inline const std::string& ground_of(const World& world, const Event& event) {
  return world.structure->grounds[event.ground];
}

}  // namespace qorgan::test
