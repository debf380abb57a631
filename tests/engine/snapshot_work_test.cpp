// What a restored world may hold of work: messages on the way, in trays and on desks, and what people have to decide.

#include "engine/random_state.hpp"
#include "engine/tried_world.hpp"
#include "world/stakes.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

PlayerDecision decision_of_kind(DecisionKind kind, const Message& message) {
  PlayerDecision decision;
  decision.kind = kind;
  decision.agent = AgentId(std::size_t{0});
  decision.message = message;
  return decision;
}

}  // namespace

TEST_CASE("every number of a message in a snapshot has its bounds, on the way, in a tray and on a desk", "[snapshot]") {
  World world = busy_world();
  const AgentId agent(std::size_t{0});
  AgentState& state = world.agents[0];
  state.tray = Tray{};
  TrayPool& pool = world.pools[0];
  pool = TrayPool{};
  for (AgentState& other : world.agents) other.tray = Tray{};
  Message message = any_message(MessageKind::exception);
  message.from = message.subject = AgentId(std::size_t{1});
  world.in_flight.push_back(message);
  const std::uint32_t queued = pool.take(), on_desk = pool.take();
  pool.items[queued].message = pool.items[on_desk].message = message;
  enqueue(state.tray, pool, queued, attention_of(*world.structure, message));
  state.tray.desk = on_desk;
  state.tray.working = 1;
  const Tried tried(std::move(world));
  const std::size_t agents = tried.good.agents.size();
  const auto messages = [&](const std::string& store, const auto& of) {
    using M = Message;
    tried.fields(store, index_in(agents), of, &M::from, &M::subject);
    tried.fields(store, index_in_or_none(tried.good.headquarters.size()), of, &M::headquarters);
    tried.field(
        store, {0, double(tried.good.incidents.size()) - 1, no_short_id, double(tried.good.incidents.size())},
        [&](World & w) -> auto& { return of(w).incident; });
    tried.field(
        store, index_in_or_none(tried.fresh.institution().instruments.size(), no_short_id), [&](World & w) -> auto& {
          return of(w).instrument;
        });
    tried.fields(store, {0, 1e18, -0.00001, 1.001e18}, of, &M::amount);
    tried.fields(store, moment, of, &M::due, &M::observed);
    tried.fields(store, upto(double(capability_count) - 1), of, &M::capability);
    tried.fields(store, upto(double(message_kind_count) - 1), of, &M::matter);
    CHECK(tried.told([&](World& w) { of(w).capability = 0xFF; }).empty());
    CHECK(tried.told([&](World& w) { of(w).severity = -0.1F; }) == store);
    CHECK(tried.told([&](World& w) { of(w).severity = 0.49F; }).empty());
    CHECK(tried.told([&](World& w) { of(w).severity = static_cast<float>(nothing); }) == store);
  };
  messages(
      "messages", [](World & w) -> auto& { return w.in_flight.back(); });
  tried.field(
      "messages", index_in(agents), [](World & w) -> auto& { return w.in_flight.back().to; });
  tried.field(
      "messages", upto(double(message_kind_count) - 1), [](World & w) -> auto& { return w.in_flight.back().kind; });
  for (const std::uint32_t item : {queued, on_desk}) {
    INFO((item == queued ? "queued" : "on a desk"));
    const auto of = [&](World & w) -> auto& { return w.pools[0].items[item]; };
    messages(
        "in-trays", [&](World & w) -> auto& { return of(w).message; });
    CHECK(tried.told([&](World& w) { of(w).message.to = AgentId(std::size_t{1}); }) == "in-trays");
    tried.fields("in-trays", moment, of, &Item::arrived);
    tried.fields("in-trays", {0, 1e300, -0.1, 1.1e300}, of, &Item::done_at);
  }
  // On a desk lies anything; in a queue what is of its class.
  CHECK(tried.told([&](World& w) { w.pools[0].items[on_desk].message.severity = 0.9F; }).empty());
  CHECK(tried.told([&](World& w) { w.pools[0].items[queued].message.severity = 0.9F; }) == "in-trays");
  CHECK(agent == tried.good.pools[0].items[queued].message.to);
}

TEST_CASE("an appeal in a snapshot names an instrument that there is, by a whole number", "[snapshot]") {
  World world = busy_world();
  world.instruments.resize(3, world.instruments.front());
  world.in_flight.push_back(any_message(MessageKind::appeal));
  const Tried tried(std::move(world));
  tried.field(
      "messages", {0, 2, 1.5, 3}, [](World & w) -> auto& { return w.in_flight.back().amount; });
}

TEST_CASE("what a kind of message is about stands in it, also where it was left lying", "[snapshot]") {
  World world = busy_world();
  world.in_flight.push_back(any_message(MessageKind::report));
  const Tried tried(std::move(world));
  const auto told = [&](MessageKind kind, const auto& change) {
    const auto as = [&](bool left_lying) {
      return tried.told([&](World& w) {
        Message& m = w.in_flight.back();
        m.kind = left_lying ? MessageKind::exception : kind;
        m.matter = static_cast<std::uint8_t>(kind);
        change(m);
      });
    };
    CHECK(as(true) == as(false));
    return as(false);
  };
  for (std::size_t kind = 0; kind < message_kind_count; ++kind) {
    if (static_cast<MessageKind>(kind) == MessageKind::exception) continue;
    INFO("kind " << kind);
    const auto of = static_cast<MessageKind>(kind);
    CHECK(told(of, [](Message&) {}).empty());
    const bool order = of == MessageKind::order, invitation = of == MessageKind::invitation;
    CHECK(told(of, [](Message& m) { m.capability = 0xFF, m.amount = 1; }) == (order ? "messages" : ""));
    CHECK(told(of, [](Message& m) { m.capability = 0xFF, m.amount = 0; }).empty());
    CHECK(told(of, [](Message& m) { m.headquarters = HeadquartersId::none(); }) == (invitation ? "messages" : ""));
  }
}

TEST_CASE("every number of a body in a snapshot has its bounds, in every block of bodies", "[snapshot]") {
  Engine engine(random_state(3).make());
  play(engine, 40);
  World world = engine.world();
  REQUIRE(world.agents.size() > 2 * agents_per_block);
  for (AgentState& agent : world.agents) agent.next_routine = 1e300;
  const Tried tried(std::move(world));
  const double tick = tried.good.tick;
  for (const std::size_t number :
       {std::size_t{0}, agents_per_block - 1, agents_per_block, tried.good.agents.size() - 1}) {
    INFO("body " << number);
    const auto of = [&](World & w) -> auto& { return w.agents[number]; };
    using A = AgentState;
    tried.fields("in-trays", amount, of, &A::busy);
    tried.fields("in-trays", {0, 1e15, -0.1, 1.1e15}, of, &A::clock);
    tried.fields("in-trays", {0, 1e6, -0.1, 1.1e6}, of, &A::bound);
    tried.fields("in-trays", {0, 1e300, -0.1, 1.1e300}, of, &A::next_done);
    tried.fields("in-trays", {tick, 1e15, tick - 0.5, 1.1e15}, of, &A::next_routine);
    CHECK(tried.told([&](World& w) { of(w).next_routine = 0.9e299; }) == "in-trays");
    CHECK(tried.told([&](World& w) { of(w).next_routine = 1.1e299; }).empty());  // never
    CHECK(tried.told([&](World& w) { of(w).tray.waiting += 1; }) == "in-trays");
    CHECK(tried.told([&](World& w) { of(w).tray.working += 1; }) == "in-trays");
    const auto beyond = static_cast<std::uint32_t>(tried.good.pools[number / agents_per_block].items.size());
    for (std::size_t c = 0; c < attention_classes; ++c)
      CHECK(tried.told([&](World& w) { of(w).tray.tail[c] = of(w).tray.tail[c] == 0 ? 1 : 0; }) == "in-trays");
    CHECK(tried.told([&](World& w) { of(w).tray.desk = beyond; }) == "in-trays");
  }
}

TEST_CASE("an item of a snapshot lies in one list at most", "[snapshot]") {
  World world = busy_world();
  for (AgentState& agent : world.agents) agent.tray = Tray{};
  TrayPool& pool = world.pools[0] = TrayPool{};
  const std::uint32_t first = pool.take(), second = pool.take(), desk = pool.take(), spare = pool.take();
  for (Item& item : pool.items) item.message = any_message(MessageKind::report);
  Tray& tray = world.agents[0].tray;
  enqueue(tray, pool, first, attention_of(*world.structure, pool.items[first].message));
  enqueue(tray, pool, second, attention_of(*world.structure, pool.items[second].message));
  tray.desk = desk;
  tray.working = 1;
  pool.give(spare);
  const Tried tried(std::move(world));
  const auto next = [&](std::uint32_t from, std::uint32_t to) {
    return tried.told([&](World& w) { w.pools[0].items[from].next = to; });
  };
  CHECK(next(spare, first) == "in-trays");
  CHECK(next(spare, desk) == "in-trays");
  CHECK(next(spare, spare) == "in-trays");
  CHECK(next(second, first) == "in-trays");
  CHECK(next(desk, spare) == "in-trays");
  CHECK(next(first, no_item) == "in-trays");  // the second one hangs in the air, and the tail is another
  CHECK(tried.told([&](World& w) { w.pools[0].free = no_item; }).empty());
}

TEST_CASE("every number of a decision in a snapshot has its bounds", "[snapshot]") {
  World world = busy_world();
  Message message = any_message(MessageKind::report);
  message.instrument = InstrumentId(std::size_t{0});
  message.from = AgentId::none();
  world.decisions.push_back(decision_of_kind(DecisionKind::notify, message));
  const Tried tried(std::move(world));
  const std::size_t agents = tried.good.agents.size();
  const auto of = [](World & w) -> auto& { return w.decisions.back(); };
  using D = PlayerDecision;
  tried.fields("decisions", index_in(agents), of, &D::agent);
  tried.fields("decisions", upto(3), of, &D::state);
  tried.fields("decisions", upto(4), of, &D::otherwise, &D::chosen);
  CHECK(tried.told([&](World& w) { of(w).otherwise = of(w).chosen = Choice::none; }).empty());
  tried.fields("decisions", amount, of, &D::belief);
  tried.fields("decisions", moment, of, &D::since, &D::deadline, &D::closed);
  const auto message_of = [&](World & w) -> auto& { return of(w).message; };
  using M = Message;
  tried.fields("decisions", index_in_or_none(agents), message_of, &M::from, &M::to, &M::subject);
  tried.fields("decisions", moment, message_of, &M::due, &M::observed);
  tried.fields("decisions", amount, message_of, &M::severity, &M::amount);
  tried.field(
      "decisions", {0, double(tried.good.incidents.size()) - 1, no_short_id, double(tried.good.incidents.size())},
      [&](World & w) -> auto& { return message_of(w).incident; });
}

TEST_CASE("a decision in a snapshot answers what its kind is about", "[snapshot]") {
  using enum DecisionKind;
  World world = busy_world();
  const AgentId rescue = body_of(world, "rescue"), president = body_of(world, "president");
  world.decisions.push_back(decision_of_kind(notify, any_message(MessageKind::report)));
  world.decisions.back().agent = rescue;
  const Tried tried(std::move(world));
  const auto good = [&](DecisionKind kind, MessageKind answers, const auto& change) {
    return tried
        .told([&](World& w) {
          PlayerDecision& d = w.decisions.back();
          d.kind = kind;
          d.message.kind = answers;
          d.message.instrument = InstrumentId(std::size_t{0});
          if (kind == answer_headquarters) d.message.instrument = InstrumentId::none();
          change(d);
        })
        .empty();
  };
  const auto as_it_is = [](PlayerDecision&) {};
  const auto from_nobody = [](PlayerDecision& d) { d.message.from = AgentId::none(); };
  const auto to_nobody = [](PlayerDecision& d) { d.message.to = AgentId::none(); };
  const auto no_instrument = [](PlayerDecision& d) { d.message.instrument = InstrumentId::none(); };
  const auto some_instrument = [](PlayerDecision& d) { d.message.instrument = InstrumentId(std::size_t{0}); };
  const auto no_teams = [](PlayerDecision& d) { d.message.capability = 0xFF; };
  const auto no_headquarters = [](PlayerDecision& d) { d.message.headquarters = HeadquartersId::none(); };
  struct Row {
    DecisionKind kind;
    MessageKind answers;
    bool needs_message, needs_instrument, needs_teams, needs_to;
  };
  using K = MessageKind;
  for (const auto& [kind, answers, needs_message, needs_instrument, needs_teams, needs_to] :
       {Row{notify, K::report, false, false, false, false}, Row{order_body, K::report, false, false, false, false},
        Row{send_teams, K::report, false, false, false, false}, Row{convene, K::report, false, false, false, false},
        Row{propose_headquarters, K::report, false, false, false, false},
        Row{take_instrument, K::report, false, true, false, false},
        Row{lift_instrument, K::report, false, true, false, false},
        Row{propose_instrument, K::report, false, true, false, true},
        Row{answer_headquarters, K::proposal, true, false, false, true},
        Row{answer_instrument, K::proposal, true, true, false, true},
        Row{lend_teams, K::request, true, false, true, true}, Row{carry_out, K::order, true, false, true, true},
        Row{join, K::invitation, true, false, false, true},
        Row{settle_exception, K::exception, true, false, false, true}}) {
    INFO(name_of(kind));
    CHECK(good(kind, answers, as_it_is));
    CHECK(good(kind, answers, from_nobody) == !needs_message);
    CHECK(good(kind, answers, to_nobody) == !needs_to);
    CHECK(good(kind, answers, no_instrument) == !needs_instrument);
    CHECK(good(kind, answers, some_instrument) == (kind != answer_headquarters));
    CHECK(good(kind, answers, no_teams) == !needs_teams);
    CHECK(good(kind, answers, no_headquarters) == (kind != join));
    for (std::size_t other = 0; needs_message && other < message_kind_count; ++other)
      CHECK(good(kind, static_cast<MessageKind>(other), as_it_is) == (static_cast<MessageKind>(other) == answers));
  }
  for (const int level : {0, 1, 2})
    CHECK(good(convene, K::report, [&](PlayerDecision& d) { set(d.message.matter, level); }) == (level < 2));
  CHECK_FALSE(good(order_body, K::report, [&](PlayerDecision& d) { d.agent = president; }));  // has no body there
  CHECK_FALSE(good(settle_exception, K::exception, [](PlayerDecision& d) { d.message.subject = AgentId::none(); }));
  tried.field(
      "decisions", upto(-1 + double(decision_kind_count)), [](World & w) -> auto& {
        PlayerDecision& d = w.decisions.back();
        d.message = any_message(MessageKind::exception);
        return d.kind;
      });
}
