// What a restored world may hold, field by field: the least and the greatest value that are believed, and the next ones
// that are not.

#include "engine/tried_world.hpp"

using namespace qorgan;
using namespace qorgan::test;

TEST_CASE("a tick, a policy and a reading of a snapshot are among those of the scenario", "[snapshot]") {
  World world = busy_world();
  for (AgentState& agent : world.agents) agent.next_routine = 1e300;
  const Tried tried(std::move(world));
  tried.field(
      "tick", {0, double(tried.good.scenario->ticks), -1, tried.good.scenario->ticks + 1.0},
      [](World & w) -> auto& { return w.tick; });
  tried.field(
      "policy", upto(4), [](World & w) -> auto& { return w.policy; });
  tried.field(
      "policy", upto(2), [](World & w) -> auto& { return w.reading; });
}

TEST_CASE("every number of a region in a snapshot has its bounds", "[snapshot]") {
  const Tried tried(busy_world());
  const auto last = [](World & w) -> auto& { return w.regions.back(); };
  using R = RegionState;
  tried.fields("regions", share, last, &R::trust, &R::rumour, &R::communications, &R::power, &R::roads,
               &R::base_communications, &R::base_power, &R::base_roads);
  tried.fields("regions", amount, last, &R::unmet);
  tried.fields("regions", moment, last, &R::informed_until);
}

TEST_CASE("every number of an incident in a snapshot has its bounds", "[snapshot]") {
  const Tried tried(busy_world());
  const auto last = [](World & w) -> auto& { return w.incidents.back(); };
  using I = IncidentState;
  tried.fields("incidents", upto(4), last, &I::phase);
  tried.fields("incidents", amount, last, &I::intensity, &I::mean, &I::mean_square, &I::highest, &I::before,
               &I::prevalence, &I::peak, &I::peak_told, &I::scale, &I::unmet, &I::at_risk);
  tried.fields("incidents", sum, last, &I::coverage, &I::evacuated, &I::left_unaided, &I::returned, &I::harmed,
               &I::houses, &I::outage, &I::records, &I::loss, &I::cost, &I::alarmed, &I::under_way, &I::on_the_spot,
               &I::at_work, &I::teams, &I::person_hours, &I::aid, &I::duplicated, &I::missing);
  tried.fields("incidents", moment, last, &I::onset, &I::detected, &I::informed_all, &I::decided, &I::first_team,
               &I::contained, &I::ended, &I::regional, &I::central);
  tried.elements(
      "incidents", sum, [&](World & w) -> auto& { return last(w).hazard; });
  for (const auto list : {&I::demand, &I::supplied, &I::ordered, &I::requested})
    tried.elements(
        "incidents", sum, [&](World & w) -> auto& { return last(w).*list; });
  for (const std::size_t level : {0U, 1U})
    tried.elements(
        "incidents", sum, [&](World & w) -> auto& { return last(w).planned[level]; });
}

TEST_CASE("every number of a headquarters in a snapshot has its bounds", "[snapshot]") {
  World world = busy_world();
  const std::size_t agents = world.agents.size();
  Headquarters& made = world.headquarters.back();
  made.members.fill(AgentId(std::size_t{0}));
  made.member_count = 4;
  made.accepted.fill(1);
  made.accepted_count = 2;
  made.level = HeadquartersLevel::regional;
  made.region = RegionId(std::size_t{0});
  const Tried tried(std::move(world));
  const auto last = [](World & w) -> auto& { return w.headquarters.back(); };
  using H = Headquarters;
  tried.fields("headquarters", upto(3), last, &H::phase);
  tried.fields("headquarters", upto(1), last, &H::level);
  tried.fields("headquarters", {2, 64, 1, 65}, last, &H::member_count);  // two have accepted
  tried.fields("headquarters", upto(4), last, &H::accepted_count);
  tried.fields("headquarters", index_in(agents), last, &H::head, &H::proposer);
  tried.fields("headquarters", index_in(tried.fresh.institution().threats.size()), last, &H::threat);
  tried.fields("headquarters", index_in(3), last, &H::region);
  tried.fields("headquarters", upto(static_cast<double>(tried.fresh.structure->grounds.size()) - 1), last, &H::ground);
  tried.fields("headquarters", upto(2e9), last, &H::sittings);
  tried.fields("headquarters", moment, last, &H::proposed, &H::convened, &H::first_sitting, &H::next_sitting,
               &H::stood_down);
  for (const std::size_t member : {0U, 3U}) {
    tried.field(
        "headquarters", index_in(agents), [&](World & w) -> auto& { return last(w).members[member]; });
    tried.field(
        "headquarters", upto(1), [&](World & w) -> auto& { return last(w).accepted[member]; });
  }
  CHECK(tried.told([&](World& w) { last(w).members[4] = AgentId::none(); }).empty());  // it has four
  CHECK(tried
            .told([&](World& w) {
              last(w).level = HeadquartersLevel::central;
              last(w).region = RegionId::none();
            })
            .empty());
  tried.elements(
      "shared pictures", amount, [](World & w) -> auto& { return w.shared_pictures; });
}

TEST_CASE("every number of an instrument, of a violation and of a picture in a snapshot has its bounds", "[snapshot]") {
  World world = busy_world();
  Violation made;
  made.agent = AgentId(std::size_t{0});
  made.incident = IncidentId(std::size_t{0});
  world.violations.push_back(made);
  const Tried tried(std::move(world));
  const std::size_t agents = tried.good.agents.size(), incidents = tried.good.incidents.size();
  const std::size_t instruments = tried.fresh.institution().instruments.size();
  const Bounds ground = upto(static_cast<double>(tried.fresh.structure->grounds.size()) - 1);
  const auto instrument = [](World & w) -> auto& { return w.instruments.back(); };
  using M = InstrumentInForce;
  tried.fields("instruments", index_in(instruments), instrument, &M::instrument);
  tried.fields("instruments", index_in(incidents), instrument, &M::incident);
  tried.fields("instruments", index_in(3), instrument, &M::region);
  tried.fields("instruments", index_in(agents), instrument, &M::taker);
  tried.fields("instruments", index_in_or_none(agents), instrument, &M::proposer);
  tried.fields("instruments", ground, instrument, &M::ground);
  tried.fields("instruments", amount, instrument, &M::people, &M::severity);
  tried.fields("instruments", upto(1), instrument, &M::pending);
  tried.fields("instruments", moment, instrument, &M::from, &M::until, &M::ended, &M::needless, &M::told, &M::appealed);
  const auto violation = [](World & w) -> auto& { return w.violations.back(); };
  using V = Violation;
  tried.fields("violations", index_in(agents), violation, &V::agent);
  tried.fields("violations", index_in(incidents), violation, &V::incident);
  tried.fields("violations", index_in_or_none(instruments), violation, &V::instrument);
  tried.fields("violations", ground, violation, &V::article, &V::found_ground);
  tried.fields("violations", moment, violation, &V::tick, &V::found, &V::answered);
  const auto picture = [](World & w) -> auto& { return w.pictures.back(); };
  using P = Picture;
  tried.fields("pictures", amount, picture, &P::belief, &P::reported);
  tried.fields("pictures", moment, picture, &P::since, &P::as_of, &P::asked, &P::proposed, &P::observed);
}

TEST_CASE("every number of a team in a snapshot has its bounds, and what a team is stays as it was made",
          "[snapshot]") {
  World world = busy_world();
  world.units.back().state = UnitState::ready;
  world.units.back().incident = IncidentId(std::size_t{0});
  const Tried tried(std::move(world));
  const auto last = [](World & w) -> auto& { return w.units.back(); };
  using U = Unit;
  tried.fields("teams", upto(5), last, &U::state);
  tried.fields("teams", upto(2), last, &U::under_plan);
  tried.fields("teams", upto(1), last, &U::recalled);
  tried.fields("teams", index_in(tried.fresh.structure->locations.size()), last, &U::location, &U::destination);
  tried.fields("teams", share, last, &U::fatigue);
  tried.fields("teams", moment, last, &U::arrives);
  tried.fields("teams", index_in_or_none(tried.good.incidents.size()), last, &U::incident);
  CHECK(tried.told([&](World& w) { last(w).owner = AgentId(std::size_t{0}); }) == "teams");
  CHECK(tried.told([&](World& w) { last(w).home = LocationId((last(w).home.index() + 1) % 3); }) == "teams");
  CHECK(tried.told([&](World& w) { last(w).capability = Capability::engineering; }) == "teams");
  CHECK(tried.told([&](World& w) { last(w).persons += 1; }) == "teams");
  CHECK(tried.told([&](World& w) { last(w).readiness += 1; }) == "teams");
  for (int state = 1; state <= 5; ++state)
    CHECK(tried.told([&](World& w) {
      set(last(w).state, state);
      last(w).incident = IncidentId::none();
    }) == "teams");
}

TEST_CASE("flows and players of a snapshot have their bounds and stand in their order, each once", "[snapshot]") {
  World world = busy_world();
  REQUIRE(world.flows.size() > 2);
  const std::vector<Flow> all = world.flows;
  world.flows.resize(1);
  const Tried tried(std::move(world));
  const auto flow = [](World & w) -> auto& { return w.flows[0]; };
  tried.fields("flows", index_in(tried.good.agents.size()), flow, &Flow::from, &Flow::to);
  tried.fields("flows", index_in_or_none(tried.good.incidents.size()), flow, &Flow::incident);
  tried.fields("flows", upto(double(message_kind_count) - 1), flow, &Flow::kind);
  CHECK(tried.told([&](World& w) { w.flows = all; }).empty());
  for (std::size_t n = 1; n < all.size(); ++n) {
    CHECK(tried.told([&](World& w) {
      w.flows = all;
      w.flows[n] = w.flows[n - 1];
    }) == "flows");
    CHECK(tried.told([&](World& w) {
      w.flows = all;
      std::swap(w.flows[n], w.flows[n - 1]);
    }) == "flows");
  }
  const auto player = [](World & w) -> auto& { return w.played[0]; };
  tried.fields("players", index_in(tried.good.agents.size()), player, &PlayedBody::agent);
  tried.fields("players", moment, player, &PlayedBody::since);
  const auto two = [&](std::size_t first, std::size_t second) {
    return tried.told([&](World& w) {
      w.played.assign(2, w.played[0]);
      w.played[0].agent = AgentId(first);
      w.played[1].agent = AgentId(second);
    });
  };
  CHECK(two(1, 2).empty());
  CHECK(two(2, 2) == "players");
  CHECK(two(2, 1) == "players");
  tried.elements(
      "injects", moment, [](World & w) -> auto& {
        w.inject_fired.resize(2);
        return w.inject_fired;
      });
  tried.elements(
      "injects", moment, [](World & w) -> auto& {
        w.inject_armed.resize(2);
        return w.inject_armed;
      });
  using T = Totals;
  const auto totals = [](World & w) -> auto& { return w.totals; };
  tried.fields("totals", amount, totals, &T::cost, &T::person_hours, &T::aid_person_hours);
  tried.fields("totals", upto(1), totals, &T::disorganised);
}
