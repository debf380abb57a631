// What holds in every shipped scenario, whatever it tells.

#include <algorithm>
#include <map>
#include <set>

#include "catch.hpp"
#include "law/authority.hpp"
#include "law/competence.hpp"
#include "law/headship.hpp"
#include "record/capture.hpp"
#include "record/over_run.hpp"
#include "shipped/played.hpp"
#include "support/same_account.hpp"

using namespace qorgan;

namespace {

std::string told(const Played& played, const Event& event) {
  const std::string who = event.agent.valid() ? played.world.key_of(event.agent) : "the world";
  return played.name + ": " + std::string(name_of(event.kind)) + " by " + who + " in tick " +
         std::to_string(event.tick);
}

/// A short list of what offends, or nothing.
std::string lines(const std::vector<std::string>& offences) {
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(offences.size(), 8); ++i) text += "\n  " + offences[i];
  if (offences.size() > 8) text += "\n  and " + std::to_string(offences.size() - 8) + " more";
  return text;
}

void none(const std::vector<std::string>& offences) {
  INFO(lines(offences));
  CHECK(offences.empty());
}

/// What a body does, as against what happens to it or to the world.
const std::set<EventKind> actions = {EventKind::decided,
                                     EventKind::reported,
                                     EventKind::notified,
                                     EventKind::ordered,
                                     EventKind::help_asked,
                                     EventKind::aid_sent,
                                     EventKind::exception_raised,
                                     EventKind::headquarters_proposed,
                                     EventKind::headquarters_referred,
                                     EventKind::headquarters_convened,
                                     EventKind::headquarters_sat,
                                     EventKind::headquarters_stood_down,
                                     EventKind::teams_sent,
                                     EventKind::teams_released,
                                     EventKind::instrument_proposed,
                                     EventKind::instrument_taken,
                                     EventKind::instrument_ended,
                                     EventKind::statement,
                                     EventKind::proposal_refused,
                                     EventKind::violation_found};

/// What a chain of causes may begin with: the scenario, the world, early signs, the system's own backlog.
const std::set<EventKind> may_begin = {EventKind::inject, EventKind::incident_began, EventKind::detected,
                                       EventKind::disorganised};

/// Whether that headquarters is recorded as convened against 18(4).
bool recorded_as_unlawful(const Played& played, HeadquartersId headquarters) {
  return headquarters.valid() && std::any_of(played.events.begin(), played.events.end(), [&](const Event& e) {
           return e.kind == EventKind::violation && e.headquarters == headquarters;
         });
}

bool has_violation(const Played& played, AgentId agent, IncidentId incident, InstrumentId instrument) {
  return std::any_of(played.world.violations.begin(), played.world.violations.end(), [&](const Violation& v) {
    return v.agent == agent && v.incident == incident && v.instrument == instrument;
  });
}

/// Whether the Law gives that instrument to who took it. Asked of the Law, not of the engine.
bool had_authority(const Played& played, const Event& taken) {
  const World& world = played.world;
  const Institution& law = world.institution();
  const AgentFacts& taker = world.facts(taken.agent);
  const IncidentSpec& incident = played.scenario->incidents[taken.incident.index()];
  const Instrument& instrument = law.at(taken.instrument);
  if (std::find(instrument.threats.begin(), instrument.threats.end(), incident.threat) == instrument.threats.end())
    return false;
  if (taker.region.valid() && taker.region != incident.region) return false;
  if (instrument.authority == Authority::headquarters_head)
    return taken.headquarters.valid() && world.headquarters[taken.headquarters.index()].head == taken.agent;
  // 10(2): what the Government left lying the President may settle.
  if (instrument.authority == Authority::government && taken.agent == world.structure->president) return true;
  return may_take(law, taker.role, taken.instrument, incident.threat);
}

std::vector<const Played*> of_folder(const std::string& folder) {
  std::vector<const Played*> out;
  for (const Played& played : all_played())
    if (played.in(folder)) out.push_back(&played);
  return out;
}

}  // namespace

TEST_CASE(
    "in every scenario whoever detects a threat is competent for it, the akimat of the place, or a partner abroad") {
  std::vector<std::string> offences;
  std::size_t detections = 0;
  for (const Played& played : all_played())
    for (const Event& event : played.events) {
      if (event.kind != EventKind::detected) continue;
      ++detections;
      const IncidentSpec& incident = played.scenario->incidents[event.incident.index()];
      const AgentFacts& body = played.world.facts(event.agent);
      const bool akimat = body.kind == BodyKind::akimat && body.region == incident.region;
      const bool in_place = !body.region.valid() || body.region == incident.region;
      // Competent, and with a competence in a field that the threat touches: foreign intelligence sees no flood.
      const bool listed = competence_to_notice(played.world.institution(), body.role, incident.threat) != nullptr;
      // 25: a partner notices only what the institution's data say reaches it too.
      const Partner* partner = played.world.institution().partner(body.role);
      const bool abroad = partner && std::find(partner->concerns.begin(), partner->concerns.end(), incident.threat) !=
                                         partner->concerns.end();
      if (!akimat && !abroad && !(listed && in_place)) offences.push_back(told(played, event));
    }
  none(offences);
  CHECK(detections > all_played().size());
}

TEST_CASE("in every scenario each action of a body has a ground in the Law or is recorded as a violation") {
  std::vector<std::string> offences;
  std::set<EventKind> seen;
  for (const Played& played : all_played())
    for (const Event& event : played.events) {
      if (!actions.contains(event.kind)) continue;
      seen.insert(event.kind);
      REQUIRE(event.ground < played.world.structure->grounds.size());
      if (event.ground != 0 && !played.world.structure->grounds[event.ground].empty()) continue;
      if (!recorded_as_unlawful(played, event.headquarters)) offences.push_back(told(played, event));
    }
  none(offences);
  CHECK(seen.size() >= actions.size() - 2);  // so that the check is about something
}

TEST_CASE("in every scenario an instrument is taken by whom the Law gives it to, or it is a violation") {
  std::vector<std::string> offences;
  for (const Played& played : all_played())
    for (const Event& event : played.events)
      if (event.kind == EventKind::instrument_taken && !had_authority(played, event) &&
          !has_violation(played, event.agent, event.incident, event.instrument))
        offences.push_back(told(played, event) + ", " + played.world.institution().at(event.instrument).id);
  none(offences);
}

TEST_CASE(
    "in every scenario a central headquarters has a head by right, by referral, or against a recorded violation") {
  std::vector<std::string> offences;
  std::size_t by_right = 0, referred = 0;
  for (const Played& played : all_played())
    for (std::size_t h = 0; h < played.world.headquarters.size(); ++h) {
      const Headquarters& hq = played.world.headquarters[h];
      if (hq.level != HeadquartersLevel::central) continue;
      const RoleId role = played.world.facts(hq.head).role;
      const Headship entitled = entitled_head(played.world.institution(), hq.threat, played.scenario->reading);
      const Structure& structure = *played.world.structure;
      if (hq.head == structure.government || hq.head == structure.president) {
        // Referred, because nobody is entitled, or because who is entitled left it lying (13(3), 10(2)).
        if (!hq.referred) offences.push_back(played.name + ": unasked, " + played.world.key_of(hq.head));
        ++referred;
      } else if (entitled.role == role) {
        CHECK(admits(played.scenario->reading, played.world.institution().at(role).coordination));
        ++by_right;
      } else if (!recorded_as_unlawful(played, HeadquartersId(h))) {
        offences.push_back(played.name + ": " + played.world.key_of(hq.head) + " without a right");
      }
    }
  none(offences);
  CHECK(by_right > 0);
  CHECK(referred > 0);
}

TEST_CASE("in every scenario a regional headquarters is headed by the akimat of the region (16(1))") {
  std::size_t count = 0;
  for (const Played& played : all_played())
    for (const Headquarters& hq : played.world.headquarters) {
      if (hq.level != HeadquartersLevel::regional) continue;
      INFO(played.name << ": " << played.world.key_of(hq.head));
      CHECK(hq.head == played.world.structure->akimat_of[hq.region.index()]);
      ++count;
    }
  CHECK(count > 10);
}

TEST_CASE("in every scenario response does no more harm and loss than no response, in the mean over seeds") {
  std::size_t helped = 0;
  for (const Played& played : all_played()) {
    INFO(played.name << ": harmed " << played.response.harmed << " of " << played.nobody.harmed << ", loss "
                     << played.response.loss << " of " << played.nobody.loss);
    // A part in a million: sums of thousands of ticks are not added in the same order of sizes.
    CHECK(played.response.harmed <= played.nobody.harmed * 1.000001);
    CHECK(played.response.loss <= played.nobody.loss * 1.000001);
    CHECK(played.nobody.harmed + played.nobody.loss > 0);
    helped += played.response.harmed < 0.9 * played.nobody.harmed || played.response.loss < 0.9 * played.nobody.loss;
  }
  CHECK(helped > all_played().size() / 2);
}

TEST_CASE("in every scenario all series are finite in the country, in each region and of each incident") {
  for (const Played& played : all_played()) {
    INFO(played.name);
    none(played.faults);
  }
}

TEST_CASE("in every scenario the causes of an event exist and came before it") {
  std::vector<std::string> offences;
  for (const Played& played : all_played()) {
    std::set<EventKey> keys;
    EventKey last = 0;
    for (const Event& event : played.events) {
      if (event.key <= last) offences.push_back(told(played, event) + " is out of order");
      last = event.key;
      bool root = true;
      for (EventKey cause : event.causes) {
        if (cause == 0) continue;
        root = false;
        if (cause >= event.key || !keys.contains(cause))
          offences.push_back(told(played, event) + " has a cause unknown");
      }
      if (root && !may_begin.contains(event.kind)) offences.push_back(told(played, event) + " has no cause");
      keys.insert(event.key);
    }
  }
  none(offences);
}

TEST_CASE("in every scenario an incident that begins is detected, unless nothing of it can be seen") {
  std::vector<std::string> offences;
  for (const Played& played : all_played())
    for (std::size_t i = 0; i < played.world.incidents.size(); ++i) {
      const IncidentState& state = played.world.incidents[i];
      const bool began = state.phase != IncidentPhase::dormant && state.phase != IncidentPhase::latent;
      if (!began || state.detected >= 0 || played.scenario->incidents[i].detectability <= 0) continue;
      offences.push_back(played.name + ": " + played.scenario->incidents[i].id);
    }
  none(offences);
}

TEST_CASE("every scenario gives the same digest on 1 and on 3 threads") {
  for (const Played& played : all_played()) {
    INFO(played.name);
    CHECK(played.digest_on_three == played.world.digest);
  }
}

TEST_CASE("each threat of 6(1) has a scenario of its own, whose main incident it is") {
  std::map<std::string, std::string> by_threat;
  for (const Played* played : of_folder("threats")) {
    const Threat& threat = played->world.institution().at(played->scenario->incidents.front().threat);
    INFO(played->name << " is about " << threat.article);
    CHECK(by_threat.emplace(threat.article, played->name).second);
    const std::string number = threat.article.substr(5, threat.article.size() - 6);  // of "6(1)(18)"
    CHECK(played->name.starts_with(std::string("threats/06-") + (number.size() < 2 ? "0" : "") + number + "-"));
  }
  CHECK(by_threat.size() == 21);
  for (int number = 1; number <= 21; ++number) CHECK(by_threat.count("6(1)(" + std::to_string(number) + ")") == 1);
}

TEST_CASE("compound crises join several threats, hindcasts have dated figures to be held against") {
  CHECK(of_folder("compound").size() == 3);
  for (const Played* played : of_folder("compound")) {
    INFO(played->name);
    std::set<ThreatId> threats;
    bool cascades = false;
    for (const IncidentSpec& incident : played->scenario->incidents) {
      threats.insert(incident.threat);
      cascades = cascades || !incident.cascades.empty();
    }
    CHECK(threats.size() >= 2);
    CHECK(cascades);
  }
  std::set<std::string> hindcasts;
  for (const Played& played : all_played())
    if (!played.scenario->observations.empty()) hindcasts.insert(played.name);
  CHECK(hindcasts == std::set<std::string>{"ekibastuz-2022", "hindcasts/covid-2020", "hindcasts/explosion-taraz-2021",
                                           "hindcasts/fire-kostanay-2022", "hindcasts/flood-maktaaral-2020",
                                           "hindcasts/floods-2015", "hindcasts/mine-kostenko-2023",
                                           "spring-flood-2024"});
}

TEST_CASE("every threat and compound crisis has objectives and three to ten injects, some of them conditional") {
  for (const Played& played : all_played()) {
    if (!played.in("threats") && !played.in("compound")) continue;
    INFO(played.name);
    const auto& injects = played.scenario->injects;
    CHECK(injects.size() >= 3);
    CHECK(injects.size() <= 10);
    CHECK(std::any_of(injects.begin(), injects.end(), [](const InjectSpec& i) { return i.when.has_value(); }));
    CHECK_FALSE(played.scenario->objectives.empty());
    CHECK_FALSE(played.scenario->assumptions.empty());
  }
}

TEST_CASE("every shipped scenario gives one account, live and recorded", "[shipped][account]") {
  for (const Played& played : all_played()) {
    INFO(played.name);
    EventLog log;
    for (const Event& event : played.events) log.append(event);
    Record record;
    record.events = played.events;
    capture_scenario(*played.scenario, record);
    capture_world(played.world, true, record);
    record.measures = OverRunValues(played.world).rows(played.world);
    test::check_same_account(Evidence(played.world, log), Evidence(record));
  }
}
