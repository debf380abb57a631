// Of which class a body believes a threat to be, and what follows from it.

#include "behaviour/bench.hpp"
#include "engine/measures.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// Incidents of an emergency of that severity in regions, exactly seen.
SmallState struck(std::initializer_list<const char*> regions, double severity) {
  SmallState state;
  state.exact();
  state.scenario.parameters.detection_rate = 1;
  state.scenario.ticks = 6 * 48;
  for (const char* region : regions) state.strike("emergency", region, hour, 30 * day, severity);
  return state;
}

std::array<int, 2> headquarters_of(const SmallState& state) {
  Engine engine(state.make());
  play(engine);
  std::array<int, 2> out{};
  for (const Headquarters& hq : engine.world().headquarters) ++out[static_cast<std::size_t>(hq.level)];
  return out;
}

const IncidentId first_incident(std::size_t{0});

}  // namespace

TEST_CASE("the akimat forms a headquarters from the class local in its region on, summed over the threat there") {
  CHECK(headquarters_of(struck({"B"}, 0.29)) == std::array{0, 0});
  CHECK(headquarters_of(struck({"B"}, 0.31)) == std::array{1, 0});
  CHECK(headquarters_of(struck({"B", "B"}, 0.16)) == std::array{1, 0});
  CHECK(headquarters_of(struck({"B", "C"}, 0.16)) == std::array{0, 0});
}

TEST_CASE("the centre forms one from the class regional on, summed over the country") {
  CHECK(headquarters_of(struck({"B"}, 0.79)) == std::array{1, 0});
  CHECK(headquarters_of(struck({"B"}, 0.81)) == std::array{1, 1});
  CHECK(headquarters_of(struck({"B", "C"}, 0.41)) == std::array{2, 1});
  SmallState two = struck({"B"}, 0.5);
  two.strike("unrest", "C", hour, 30 * day, 0.5);  // another matter
  CHECK(headquarters_of(two)[1] == 0);
}

TEST_CASE("the factor moves every class, and without stakes nothing is of any") {
  SmallState state = struck({"B"}, 0.5);
  state.scenario.parameters.class_factor = 0.5;
  CHECK(headquarters_of(state) == std::array{1, 1});
  state.scenario.parameters.class_factor = 2;
  CHECK(headquarters_of(state) == std::array{0, 0});
  state = struck({"B"}, 5);
  state.scenario.incidents[0].consequences.records = 0;
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  CHECK_FALSE(of_kind(events, EventKind::detected).empty());
  CHECK(of_kind(events, EventKind::decided).empty());
}

TEST_CASE("what limits rights is weighed where it limits them, what opens means by all that its taker answers for") {
  PhaseBench bench(struck({"B", "C"}, 0.5).make());
  const Institution& it = bench.world.institution();
  const AgentId government = body_of(bench.world, "government"), akimat = body_of(bench.world, "akimat", "B");
  const Instrument &regime = it.at(it.instrument("regime")), &inform = it.at(it.instrument("inform"));
  CHECK(scope_of(bench.world, regime, government) == Scope::region);  // limits movement
  CHECK(scope_of(bench.world, inform, government) == Scope::country);
  CHECK(scope_of(bench.world, inform, akimat) == Scope::region);
  for (std::size_t i = 0; i < 2; ++i) bench.world.picture(government, IncidentId(i)).belief = 0.5F;
  CHECK(believes_in(bench.world, government, first_incident, Scope::country, ThreatClass::regional));
  CHECK_FALSE(believes_in(bench.world, government, first_incident, Scope::region, ThreatClass::regional));
  CHECK(believed_class(bench.world, government, first_incident, Scope::region) == ThreatClass::local);
  CHECK(would_believe_in(bench.world, government, first_incident, 0.9, Scope::region, ThreatClass::regional));
  // Half of the class regional, in the region alone: in the country there is more than enough.
  CHECK(sees_the_need(bench.world, government, first_incident, it.instrument("regime")));
  for (std::size_t i = 0; i < 2; ++i) bench.world.picture(government, IncidentId(i)).belief = 0.39F;
  CHECK_FALSE(sees_the_need(bench.world, government, first_incident, it.instrument("regime")));
}

TEST_CASE("a need is gone below half of its class, for bodies, headquarters and the law alike") {
  SmallState state = struck({"B"}, 1);
  PhaseBench bench(state.make());
  TickContext ctx = bench.context();
  IncidentState& incident = bench.world.incidents[0];
  incident.phase = IncidentPhase::active;
  for (const auto& [severity, still] : {std::pair(0.41, true), std::pair(0.39, false)}) {
    incident.intensity = severity;
    CHECK(is_of_class(ctx, first_incident, Scope::region, ThreatClass::regional, 1 / necessity_share) == still);
  }
  Headquarters& hq = bench.world.headquarters.emplace_back();
  hq.threat = bench.world.scenario->incidents[0].threat;
  hq.level = HeadquartersLevel::central;
  bench.world.shared_pictures = {0.41F};
  const HeadquartersId id(std::size_t{0});
  CHECK(shared_is_of_class(bench.world, id, class_for(hq.level), 1 / necessity_share));
  bench.world.shared_pictures = {0.39F};
  CHECK_FALSE(shared_is_of_class(bench.world, id, class_for(hq.level), 1 / necessity_share));
}

TEST_CASE("the class of a threat is a measure: of an incident that of its region, of the country the gravest") {
  SmallState state = struck({"B", "B", "C"}, 0.2);
  state.strike("unrest", "C", hour, 30 * day, 0.15);
  Engine engine(state.make());
  play(engine, 30);
  const auto of = [&](std::size_t incident) { return measure(engine.world(), "threat_class", IncidentId(incident)); };
  CHECK(of(0) == 2);  // 0.4 in B
  CHECK(of(2) == 1);
  CHECK(of(3) == 1);
  CHECK(measure(engine.world(), "threat_class") == 2);
  state.from(ThreatClass::regional, 0.6);
  Engine more(state.make());
  play(more, 30);
  CHECK(measure(more.world(), "threat_class") == 3);  // 0.6 in the country
}
