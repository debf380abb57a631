// A record says of a scenario and its world what these hold: row by row, number by number.
#include "record/capture.hpp"

#include <cmath>

#include "catch.hpp"
#include "core/digest.hpp"
#include "engine/measures.hpp"
#include "law/headship.hpp"
#include "support/small_run.hpp"
#include "world/measure_names.hpp"
#include "world/vocabulary.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// The scenario's world a while into the run, and what the record says of it.
struct Captured {
  Engine engine;
  Record record;
  explicit Captured(const std::shared_ptr<const Scenario>& scenario, Tick ticks) : engine(scenario) {
    for (Tick t = 0; t < ticks; ++t) engine.step();
    capture_scenario(*scenario, record);
    capture_world(engine.world(), true, record);
  }
};

std::vector<std::string> ids(const Institution& institution, const std::vector<RoleId>& roles) {
  std::vector<std::string> out;
  for (const RoleId role : roles) out.push_back(institution.at(role).id);
  return out;
}

}  // namespace

TEST_CASE("a record tells of the law what the institution holds", "[record][capture]") {
  const auto scenario = small_scenario();
  const Institution& institution = *scenario->institution;
  Record record;
  capture_scenario(*scenario, record);
  REQUIRE(record.threats.size() == institution.threats.size());
  for (std::size_t t = 0; t < record.threats.size(); ++t) {
    const ThreatRow& row = record.threats[t];
    const Threat& threat = institution.threats[t];
    INFO(threat.id);
    CHECK(row.id == threat.id);
    CHECK(row.article == threat.article);
    CHECK(row.lead_status == name_of(threat.lead_status));
    CHECK(row.leads == ids(institution, threat.lead));
    CHECK(row.lead_articles == threat.lead_articles);
    CHECK(row.competent == ids(institution, threat.competent));
    CHECK(row.fallback == ids(institution, threat.fallback));
    CHECK(row.interests == threat.interests);
    CHECK(row.types.size() == threat.types.size());
    CHECK(row.kinds.size() == threat.economic_subtypes.size());
    CHECK(row.components.size() == threat.component_leads.size());
    for (std::size_t r = 0; r < row.heads.size(); ++r) {
      const Headship head = entitled_head(institution, ThreatId(t), reading_names[r].value);
      CHECK(row.heads[r].reading == reading_names[r].name);
      CHECK(row.heads[r].role == (head.role.valid() ? institution.at(head.role).id : ""));
      CHECK(row.heads[r].article == head.article);
      CHECK(row.heads[r].component == (head.ground == HeadGround::component_lead));
      CHECK(row.heads[r].disputed == head.disputed);
    }
  }
  REQUIRE(record.roles.size() == institution.roles.size());
  for (std::size_t r = 0; r < record.roles.size(); ++r) {
    CHECK(record.roles[r].id == institution.roles[r].id);
    CHECK(record.roles[r].article == institution.roles[r].article);
    CHECK(record.roles[r].coordination_article == institution.roles[r].coordination_article);
  }
  REQUIRE(record.instruments.size() == institution.instruments.size());
  for (std::size_t m = 0; m < record.instruments.size(); ++m) {
    CHECK(record.instruments[m].id == institution.instruments[m].id);
    CHECK(record.instruments[m].authority == name_of(institution.instruments[m].authority));
    CHECK(record.instruments[m].rights.size() == institution.instruments[m].rights.size());
    CHECK(record.instruments[m].from == name_of(institution.instruments[m].from));
  }
  CHECK(record.interests.size() == institution.interests.size());
  CHECK(record.principles.size() == institution.principles.size());
  CHECK(record.words.size() == institution.vocabulary.size());
  // The kinds of economic security have the numbers of 22(1), in their order, behind the types of Article 4.
  REQUIRE(record.types.size() == institution.types.size() + economic_subtype_names.size());
  for (std::size_t k = 0; k < economic_subtype_names.size(); ++k) {
    const TypeRow& row = record.types[institution.types.size() + k];
    CHECK(row.kind);
    CHECK(row.article == "22(1)(" + std::to_string(k + 1) + ")");
  }
  for (std::size_t t = 0; t < institution.types.size(); ++t) CHECK_FALSE(record.types[t].kind);
}

TEST_CASE("a record tells of the scenario what its file says", "[record][capture]") {
  const auto scenario = small_scenario();
  scenario->tags = {"made", "small"};
  scenario->assumptions = {{"one", "один", "бір"}};
  InjectSpec timed = scenario->injects.front();
  timed.id = "timed";
  timed.at = 7200;
  timed.when.reset();
  scenario->injects.push_back(timed);
  Record record;
  capture_scenario(*scenario, record);
  CHECK(record.run.scenario == scenario->id);
  CHECK(record.run.tags == scenario->tags);
  CHECK(record.run.scenario_hash == format_digest(scenario->hash));
  CHECK(record.run.start.seconds == scenario->start.seconds);
  CHECK(record.run.utc_offset == scenario->utc_offset);
  CHECK(record.run.tick_seconds == scenario->tick_seconds);
  CHECK(record.run.ticks == scenario->ticks);
  CHECK(record.run.seed == scenario->seed);
  CHECK(record.run.policy == name_of(scenario->policy));
  CHECK(record.run.reading == name_of(scenario->reading));
  CHECK(record.run.law == scenario->institution->law);
  REQUIRE(record.injects.size() == scenario->injects.size());
  for (std::size_t i = 0; i < record.injects.size(); ++i) {
    const InjectSpec& spec = scenario->injects[i];
    CHECK(record.injects[i].id == spec.id);
    CHECK(record.injects[i].kind == name_of(spec.kind));
    CHECK(record.injects[i].contingency == spec.contingency);
    CHECK(record.injects[i].conditional == spec.when.has_value());
    CHECK((spec.at ? record.injects[i].at == *spec.at : std::isnan(record.injects[i].at)));
    CHECK(record.injects[i].fired == -1);
  }
  REQUIRE(record.assumptions.size() == 1);
  CHECK(record.assumptions[0].en == "one");
  REQUIRE(record.regions.size() == scenario->institution->regions.size());
  for (std::size_t r = 0; r < record.regions.size(); ++r) {
    const Region& region = scenario->institution->regions[r];
    CHECK(record.regions[r].id == region.id);
    CHECK(record.regions[r].population == region.population);
    CHECK(record.regions[r].longitude == region.longitude);
    CHECK(record.regions[r].latitude == region.latitude);
    CHECK(record.regions[r].trust_start == region.trust);
  }
  CHECK(record.numbers.size() == scenario->numbers.size() + scenario->institution->numbers.size());
}

TEST_CASE("a record tells of the world what stands in it", "[record][capture]") {
  const Captured now(small_scenario(), 100);
  const World& world = now.engine.world();
  const Record& record = now.record;
  CHECK(record.run.agents == world.agent_count());
  CHECK(record.run.units == world.units.size());
  CHECK(record.run.messages == world.totals.messages);
  CHECK(record.run.ticks_done == 100);
  CHECK(record.run.digest == format_digest(world.digest));
  CHECK(record.headquarters.size() == world.headquarters.size());
  CHECK(record.instruments_in_force.size() == world.instruments.size());
  CHECK(record.violations.size() == world.violations.size());
  CHECK(record.flows.size() == world.flows.size());
  REQUIRE(record.agents.size() == world.agent_count());
  double busiest = 0;
  for (std::size_t a = 0; a < record.agents.size(); ++a) {
    const AgentRow& row = record.agents[a];
    const AgentState& state = world.agents[a];
    const AgentFacts& facts = world.facts(AgentId(a));
    CHECK(row.id == AgentId(a));
    CHECK(row.key == world.key_of(AgentId(a)));
    CHECK(row.kind == name_of(facts.kind));
    CHECK(row.coordination == name_of(facts.coordination));
    CHECK(row.region == facts.region);
    CHECK(row.superior == facts.superior);
    CHECK(row.role == world.institution().at(facts.role).id);
    CHECK(row.article == world.institution().at(facts.role).article);
    CHECK(row.served == state.served);
    CHECK(row.raised == state.raised);
    CHECK(row.timed_out == state.timed_out);
    CHECK(row.utilisation == Approx(state.busy / (world.institution().profiles[facts.profile].servers * 100.0)));
    busiest = std::max(busiest, row.utilisation);
  }
  CHECK(busiest > 0.01);
  REQUIRE(record.incidents.size() == world.incidents.size());
  for (std::size_t i = 0; i < record.incidents.size(); ++i) {
    const IncidentSpec& spec = world.scenario->incidents[i];
    CHECK(record.incidents[i].id == spec.id);
    CHECK(record.incidents[i].threat == spec.threat);
    CHECK(record.incidents[i].region == spec.region);
    CHECK(record.incidents[i].hazard == name_of(spec.hazard.family));
    CHECK(record.incidents[i].state.evacuated == world.incidents[i].evacuated);
  }
  double severity = 0;
  for (std::size_t r = 0; r < record.regions.size(); ++r) {
    const RegionState& state = world.regions[r];
    const RegionRow& row = record.regions[r];
    CHECK(row.trust == static_cast<double>(state.trust));
    CHECK(row.rumour == static_cast<double>(state.rumour));
    CHECK(row.communications == static_cast<double>(state.communications));
    CHECK(row.power == static_cast<double>(state.power));
    CHECK(row.roads == static_cast<double>(state.roads));
    CHECK(row.final_severity == Approx(measure(world, "severity", {}, RegionId(r))));
    severity += row.final_severity;
  }
  CHECK(severity > 0.1);
  CHECK(severity == Approx(measure(world, "severity")));
  for (std::size_t i = 0; i < record.injects.size(); ++i) CHECK(record.injects[i].fired == world.inject_fired[i]);
}

TEST_CASE("without a tick done nobody was busy, and without flows none are told", "[record][capture]") {
  const Captured start(small_scenario(), 0);
  for (const AgentRow& row : start.record.agents) CHECK(row.utilisation == 0);
  Record record = start.record;
  Engine engine(small_scenario());
  for (int t = 0; t < 60; ++t) engine.step();
  REQUIRE_FALSE(engine.world().flows.empty());
  record.flows.clear();
  capture_world(engine.world(), false, record);
  CHECK(record.flows.empty());
}

TEST_CASE("the peak of a region is the greatest sum of its incidents at one tick", "[record][capture]") {
  const auto scenario = small_scenario();
  scenario->incidents[1].region = scenario->incidents[0].region;
  const RunResult result = run_scenario(scenario, {});
  REQUIRE(result.ok());
  const RegionId region = scenario->incidents[0].region;
  const SeriesRow* first = result.record.find_series("severity", false, IncidentId(std::size_t{0}));
  const SeriesRow* second = result.record.find_series("severity", false, IncidentId(std::size_t{1}));
  REQUIRE(first);
  REQUIRE(second);
  double greatest = 0;
  for (std::size_t i = 0; i < first->values.size(); ++i)
    greatest = std::max(greatest, first->values[i] + second->values[i]);
  CHECK(result.record.regions[region.index()].peak_severity == Approx(greatest));
  CHECK(result.record.regions[region.index()].peak_severity > result.record.incidents[0].state.peak);
  for (std::size_t r = 0; r < result.record.regions.size(); ++r)
    if (r != region.index()) CHECK(result.record.regions[r].peak_severity == 0);
}

TEST_CASE("an objective asks for its own side of its limit, to the limit itself", "[record][capture]") {
  const auto scenario = small_scenario();
  const ObjectiveSpec asked = scenario->objectives.front();
  scenario->objectives.clear();
  using Op = Condition::Operator;
  for (const Op op : {Op::above, Op::below, Op::at_least, Op::at_most})
    for (const double target : {-0.5, 0.0, 0.5}) {
      ObjectiveSpec spec = asked;
      spec.measure = "loss";
      spec.incident = IncidentId::none();
      spec.op = op;
      spec.target = target;
      scenario->objectives.push_back(spec);
    }
  World world = build_world(scenario);  // nothing is lost yet: 0
  world.tick = scenario->ticks;
  std::string met;
  for (const ObjectiveRow& row : capture_objectives(world, {})) met += row.met ? '1' : '0';
  CHECK(met ==
        "100"
        "001"
        "110"
        "011");
  scenario->objectives.resize(1);
  scenario->objectives[0].measure = "time_to_close";  // has no value
  scenario->objectives[0].op = Op::at_most;
  world = build_world(scenario);
  world.tick = scenario->ticks;
  CHECK_FALSE(capture_objectives(world, {})[0].met);
}

TEST_CASE("the errors of an observation are those of the points that were simulated", "[record][capture]") {
  ObservationRow row;
  row.points = {{0, 100, 150, "", ""}, {1, 0, 7, "", ""}, {2, 200, 100, "", ""}, {3, 50, no_value, "", ""}};
  compare_observation(row);
  CHECK(row.compared == 3);
  CHECK(row.bias == Approx((50 + 7 - 100) / 3.0));
  CHECK(row.mape == Approx((0.5 + 0.5) / 2));
  CHECK(row.log_error == Approx((std::log(151 / 101.0) + std::log(8.0) + std::log(201 / 101.0)) / 3));
  row.points = {{0, -3, -5, "", ""}};  // below nothing counts as nothing
  compare_observation(row);
  CHECK(row.log_error == 0);
  CHECK(std::isnan(row.mape));
  row.points.resize(0);
  compare_observation(row);
  CHECK(row.compared == 0);
  CHECK(std::isnan(row.bias));
  CHECK(std::isnan(row.log_error));
}

TEST_CASE("the ledger of digests has every tick of a short run, and ever fewer of a long one", "[record][capture]") {
  const auto scenario = small_scenario();
  RunOptions options;
  options.baseline = false;
  for (const Tick ticks : {100, 240, 600}) {
    scenario->ticks = ticks;
    Engine engine(scenario);
    std::vector<std::uint64_t> digests{engine.world().digest};
    while (!engine.done()) {
      engine.step();
      digests.push_back(engine.world().digest);
    }
    const RunResult result = run_scenario(scenario, options);
    REQUIRE(result.ok());
    const auto& kept = result.record.digests;
    CHECK(kept.size() <= 256);
    CHECK(kept.size() >= static_cast<std::size_t>(std::min<Tick>(ticks, 128)) - 1);
    const Tick stride = kept[1].tick - kept[0].tick;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      CHECK(kept[i].tick == static_cast<Tick>(i + 1) * stride);
      CHECK(kept[i].digest == digests[static_cast<std::size_t>(kept[i].tick)]);
    }
  }
}

TEST_CASE("series of places are those that say something, and hold what the measure was there", "[record][capture]") {
  const auto scenario = small_scenario();
  RunOptions options;
  options.baseline = false;
  const RunResult result = run_scenario(scenario, options);
  REQUIRE(result.ok());
  Engine engine(scenario);
  for (Tick t = 0; t < 120; ++t) engine.step();
  std::size_t of_incidents = 0, of_regions = 0;
  for (const SeriesRow& row : result.record.series) {
    REQUIRE(row.ticks.size() == 241);
    const double now = measure(engine.world(), row.measure, row.incident, row.region);
    INFO(row.measure);
    CHECK((row.values[120] == now || (std::isnan(row.values[120]) && std::isnan(now))));
    of_incidents += row.incident.valid();
    of_regions += row.region.valid();
    if (row.incident.valid() || row.region.valid())
      CHECK(std::any_of(row.values.begin(), row.values.end(), [](double v) { return v != 0 && !std::isnan(v); }));
  }
  CHECK(of_incidents >= 8);
  CHECK(of_regions >= 8);
  CHECK(result.record.find_series("evacuated", false, {}, scenario->incidents[0].region) != nullptr);
  CHECK(result.record.find_series("harmed", false, IncidentId(std::size_t{0})) != nullptr);
}

TEST_CASE("a record tells every word of the law as the institution has it", "[record][capture]") {
  const auto scenario = small_scenario();
  const Institution& institution = *scenario->institution;
  Record record;
  capture_scenario(*scenario, record);
  for (std::size_t t = 0; t < institution.threats.size(); ++t) {
    const ThreatRow& row = record.threats[t];
    const Threat& threat = institution.threats[t];
    CHECK(row.name == threat.name);
    CHECK(row.gap_note == threat.gap_note);
    CHECK(row.rights_note == threat.rights_note);
    for (std::size_t i = 0; i < threat.types.size(); ++i) CHECK(row.types[i] == name_of(threat.types[i]));
    for (std::size_t i = 0; i < threat.economic_subtypes.size(); ++i)
      CHECK(row.kinds[i] == name_of(threat.economic_subtypes[i]));
    for (std::size_t i = 0; i < threat.component_leads.size(); ++i) {
      const ComponentLead& part = threat.component_leads[i];
      CHECK(row.components[i].component == part.component);
      CHECK(row.components[i].article == part.article);
      CHECK(row.components[i].role == (part.role.valid() ? institution.at(part.role).id : ""));
    }
  }
  for (std::size_t r = 0; r < institution.roles.size(); ++r) {
    const RoleRow& row = record.roles[r];
    const Role& role = institution.roles[r];
    CHECK(row.name == role.name);
    CHECK(row.short_name == role.short_name);
    CHECK(row.holder == role.holder);
    CHECK(row.kind == name_of(role.kind));
    CHECK(row.coordination == name_of(role.coordination));
    CHECK(row.coordination_field == role.coordination_field);
  }
  for (std::size_t m = 0; m < institution.instruments.size(); ++m) {
    const InstrumentRow& row = record.instruments[m];
    const Instrument& instrument = institution.instruments[m];
    CHECK(row.article == instrument.article);
    CHECK(row.name == instrument.name);
    CHECK(row.authority_article == instrument.authority_article);
    CHECK(row.effect == name_of(instrument.effect));
    for (std::size_t i = 0; i < instrument.rights.size(); ++i) CHECK(row.rights[i] == name_of(instrument.rights[i]));
  }
  for (std::size_t i = 0; i < institution.interests.size(); ++i) {
    CHECK(record.interests[i].number == institution.interests[i].number);
    CHECK(record.interests[i].article == institution.interests[i].article);
    CHECK(record.interests[i].name == institution.interests[i].name);
  }
  for (std::size_t t = 0; t < institution.types.size(); ++t) {
    CHECK(record.types[t].key == name_of(institution.types[t].type));
    CHECK(record.types[t].article == institution.types[t].article);
    CHECK(record.types[t].name == institution.types[t].name);
  }
  for (std::size_t k = 0; k < economic_subtype_names.size(); ++k) {
    const TypeRow& row = record.types[institution.types.size() + k];
    CHECK(row.key == economic_subtype_names[k].name);
    CHECK(row.name == institution.word("economic-subtype", row.key));
  }
  for (std::size_t p = 0; p < institution.principles.size(); ++p) {
    CHECK(record.principles[p].id == institution.principles[p].id);
    CHECK(record.principles[p].article == institution.principles[p].article);
    CHECK(record.principles[p].name == institution.principles[p].name);
    CHECK(record.principles[p].measures == institution.principles[p].measures);
    CHECK(record.principles[p].sections == institution.principles[p].sections);
  }
  for (std::size_t w = 0; w < institution.vocabulary.size(); ++w) {
    CHECK(record.words[w].group == institution.vocabulary[w].group);
    CHECK(record.words[w].key == institution.vocabulary[w].key);
    CHECK(record.words[w].name == institution.vocabulary[w].name);
  }
  CHECK(record.run.title == scenario->title);
  CHECK(record.run.summary == scenario->summary);
  CHECK(record.run.institution == institution.id);
  CHECK(record.run.institution_name == institution.name);
  CHECK(record.run.text_hash == format_digest(scenario->text_hash));
  for (std::size_t r = 0; r < institution.regions.size(); ++r) {
    CHECK(record.regions[r].name == institution.regions[r].name);
    CHECK(record.regions[r].short_name == institution.regions[r].short_name);
    CHECK(record.regions[r].capital == institution.regions[r].capital);
  }
  for (std::size_t i = 0; i < scenario->injects.size(); ++i) {
    CHECK(record.injects[i].text == scenario->injects[i].text);
    CHECK(record.injects[i].incident == scenario->injects[i].incident);
    CHECK(record.injects[i].region == scenario->injects[i].region);
  }
}

TEST_CASE("a reform in force is an assumption of the record, in its own words", "[record][capture]") {
  const auto scenario = small_scenario();
  auto institution = std::make_shared<Institution>(*scenario->institution);
  Overlay overlay;
  overlay.name = {"One", "Один", "Бір"};
  overlay.reform = {"it heads", "он возглавляет", "ол басқарады"};
  institution->overlays = {overlay};
  scenario->institution = institution;
  scenario->assumptions = {{"first", "первое", "бірінші"}};
  Record record;
  capture_scenario(*scenario, record);
  REQUIRE(record.assumptions.size() == 2);
  CHECK(record.assumptions[0].en == "first");
  CHECK(record.assumptions[1].en == "Reform in force: One. it heads");
  CHECK(record.assumptions[1].ru == "Действует реформа: Один. он возглавляет");
  CHECK(record.assumptions[1].kk == "Реформа күшінде: Бір. ол басқарады");
}
