// What clicks, drags and the wheel do: panels drawn with no window at all.

#include <set>

#include "desktop.hpp"
#include "ui/panels/flow_parts.hpp"

using namespace qorgan;
using namespace qorgan::ui;
using test::eventually;

TEST_CASE("every panel can be drawn in every language, face, view and size") {
  test::Desktop bench;
  bench.go_to(test::small_scenario()->ticks / 3);
  Session& s = bench.session();
  s.select_incident(IncidentId{std::size_t{0}});
  s.select_agency(AgentId{std::size_t{10}});
  for (const auto& [w, h, scale] : {std::tuple{1280U, 720U, 1.0F}, {1920U, 1080U, 1.4F}, {3840U, 2160U, 2.0F}}) {
    bench.width = w, bench.height = h;
    bench.renew(scale);
    for (const Language language : all_languages)
      for (const Face face : {Face::light, Face::dark})
        for (const PanelKind kind : available_panels) {
          s.view().use(language), s.view().use(face);
          s.view().desk().put(kind, is_inspector(kind) ? Slot::side : Slot::main);
          bench.frames(1);
          CHECK(ImGui::GetDrawData()->TotalVtxCount > 1000);
        }
  }
}

TEST_CASE("clicking works: play, layer, region, incident, body, language, a new run") {
  test::Desktop bench;
  bench.frames(3);
  bench.click("bar.play");
  CHECK(bench.state("playing") == "yes");
  bench.click("bar.play");
  CHECK(bench.state("playing") == "no");
  bench.click("layer.trust");
  CHECK(bench.state("layer") == "trust");
  bench.click("map.KZ-43");
  CHECK(bench.state("region") == "KZ-43");
  CHECK(bench.state("inspector") == "region");
  bench.click("region.body.akimat");
  CHECK(bench.state("agency") == "akimat@KZ-43");
  CHECK(bench.state("inspector") == "agency");
  bench.go_to(test::small_scenario()->ticks / 3);
  const std::string incident = test::small_scenario()->incidents[0].id;
  bench.click("timeline.lane." + incident);
  CHECK(bench.state("incident") == incident);
  bench.click("bar.language");
  CHECK(bench.state("language") == "ru");
  bench.click("bar.theme");
  CHECK(bench.state("theme") == "dark");
  bench.click("bar.new");
  CHECK(bench.state("new_run") == "yes");
  bench.click("newrun.start");
  CHECK(bench.state("new_run") == "no");
  CHECK(bench.state("tick") == "0");
}

TEST_CASE("the organisation folds, searches and opens bodies, as a tree and as a matrix") {
  test::Desktop bench;
  bench.go_to(test::small_scenario()->ticks / 3);
  Session& s = bench.session();
  s.view().desk().enlarge(PanelKind::organisation);
  bench.frames(2);
  CHECK(s.targets().all().contains("organisation.civil-protection"));
  bench.click("organisation.fold.government");
  bench.frames(2);
  CHECK_FALSE(s.targets().all().contains("organisation.civil-protection"));
  bench.click("organisation.fold.government");
  bench.frames(2);
  bench.click("organisation.civil-protection");
  CHECK(bench.state("agency") == "civil-protection");
  CHECK(bench.state("enlarged") == "none");
  s.view().desk().enlarge(PanelKind::organisation);
  bench.click("organisation.view.1");
  bench.frames(2);
  bench.click("matrix.civil-protection@KZ-43");
  CHECK(bench.state("agency") == "civil-protection@KZ-43");
}

TEST_CASE("an article, a fired inject and a band of the flow answer a click") {
  test::Desktop bench;
  bench.go_to(test::small_scenario()->ticks / 2);
  Session& s = bench.session();
  s.show_article("15(1)(17)");
  bench.frames(2);
  CHECK(bench.state("main") == "legality");
  CHECK(bench.state("article") == "15(1)(17)");
  bench.click("article.back");
  CHECK(bench.state("article") == "none");
  s.view().desk().use(Preset::director);
  bench.frames(2);
  const World& world = s.world();
  std::string fired;
  for (std::size_t i = 0; i < world.inject_fired.size(); ++i)
    if (world.inject_fired[i] >= 0 && s.targets().all().contains("programme." + world.scenario->injects[i].id))
      fired = world.scenario->injects[i].id;
  REQUIRE_FALSE(fired.empty());
  bench.click("programme." + fired);
  CHECK(bench.state("why") == "yes");
  bench.click("why.close");
  CHECK(bench.state("why") == "no");
  bench.click("flow.band");
  bench.frames(2);
  REQUIRE(s.targets().all().contains("flow.close"));
  CHECK(s.targets().all().contains("flow.event.0"));
  bench.click("flow.event.0");
  CHECK(bench.state("why") == "yes");
  bench.click("why.close");
  bench.click("flow.close");
  bench.frames(2);
  CHECK_FALSE(s.targets().all().contains("flow.close"));
}

TEST_CASE("a curve is enlarged, zoomed and saved as a table; another run leaves its trace") {
  test::Desktop bench;
  bench.go_to(test::small_scenario()->ticks / 3);
  Session& s = bench.session();
  std::filesystem::remove_all(s.exports().folder());
  s.view().desk().use(Preset::researcher);
  bench.frames(2);
  bench.click("plot.severity");
  CHECK(s.view().board().large() == "severity");
  bench.click("plots.csv");
  CHECK(bench.state("notice") == "good");
  CHECK(std::filesystem::exists(std::filesystem::path(s.exports().folder()) / (s.file_stem("severity") + ".csv")));
  bench.click("plots.back");
  CHECK(s.view().board().large().empty());
  CHECK(s.run().traces().empty());
  s.start_again(77, Policy::by_law, Reading::literal);
  CHECK(s.run().traces().size() == 1);
  bench.frames(2);
}

TEST_CASE("a picture is asked for, waits until menus are closed, and names the run and the tick") {
  test::Desktop bench;
  bench.frames(2);
  Session& s = bench.session();
  CHECK_FALSE(s.take_picture());
  s.exports().ask_picture(PanelKind::map);
  int waited = 0;
  std::optional<Session::Picture> picture;
  for (; waited < 10 && !picture; ++waited) {
    bench.frame();
    picture = s.take_picture();
  }
  REQUIRE(picture);
  CHECK(waited >= 2);
  REQUIRE(picture->part);
  CHECK(picture->part->width > 100);
  CHECK(picture->stem == "first-steps-map-00000");
  s.exports().ask_picture(std::nullopt);
  bench.frames(1);
  (void)s.take_picture(), (void)s.take_picture();
  picture = s.take_picture();
  REQUIRE(picture);
  CHECK_FALSE(picture->part);
}

TEST_CASE("gaps between panels are dragged, within their limits") {
  test::Desktop bench;
  bench.frames(3);
  Session& s = bench.session();
  const float before = s.view().desk().split();
  bench.drag("gap.split", 200, 0);
  CHECK(s.view().desk().split() > before + 0.05F);
  bench.drag("gap.split", 4000, 0);
  CHECK(s.view().desk().split() <= 0.75F);
  const float lower = s.view().desk().lower();
  bench.drag("gap.lower", 0, -100);
  CHECK(s.view().desk().lower() > lower + 0.05F);
}

TEST_CASE("the wheel zooms the map and the timeline, and a click on the timeline goes there") {
  test::Desktop bench;
  bench.frames(3);
  bench.wheel("map.canvas", 3);
  CHECK(bench.state("zoomed") == "yes");
  bench.wheel("map.canvas", -30);
  CHECK(bench.state("zoomed") == "no");
  bench.click("timeline.canvas");
  const Tick half = test::small_scenario()->ticks / 2;
  CHECK(eventually([&] {
    bench.frame();
    return std::abs(bench.session().frame().world->tick - half) <= half / 20 + 1 && !bench.session().frame().busy;
  }));
  bench.wheel("timeline.canvas", 3);
  CHECK(bench.state("timeline_zoomed") == "yes");
}

TEST_CASE("the end of a run is told once, and can be put away") {
  test::Desktop bench;
  bench.go_to(test::small_scenario()->ticks);
  bench.frames(3);
  CHECK(bench.state("end") == "yes");
  bench.click("end.close");
  CHECK(bench.state("end") == "no");
  bench.frames(3);
  CHECK(bench.state("end") == "no");
}

TEST_CASE("what people threw in is selected no longer where it is not: before it, and in another branch") {
  test::Desktop bench;
  Session& s = bench.session();
  bench.go_to(30);
  const std::size_t planned = s.world().incidents.size();
  s.run().fork({}, {}, {});
  REQUIRE(eventually([&] {
    bench.frame();
    return bench.state("branch") == "2";
  }));
  s.run().start_threat(ThreatId{std::size_t{0}}, RegionId{std::size_t{0}}, 1, 30);
  bench.go_to(60);
  REQUIRE(s.world().incidents.size() == planned + 1);
  const auto choose = [&] {
    s.select_incident(IncidentId{planned});
    s.narrow_flow(IncidentId{planned});
    bench.frames(2);
    REQUIRE(bench.state("incident") != "none");
  };
  const auto nothing_chosen = [&] {
    s.handle(Shortcut::language);
    bench.frames(2);
    CHECK(bench.state("incident") == "none");
    CHECK(bench.state("filter") == "none");
  };
  choose();
  bench.go_to(0);
  nothing_chosen();
  bench.go_to(60);
  choose();
  s.run().switch_to(1);
  REQUIRE(eventually([&] {
    bench.frame();
    return bench.state("branch") == "1";
  }));
  nothing_chosen();
  // What both branches have stays.
  s.select_incident(IncidentId{std::size_t{0}});
  s.run().switch_to(2);
  REQUIRE(eventually([&] {
    bench.frame();
    return bench.state("branch") == "2";
  }));
  CHECK(bench.state("incident") == test::small_scenario()->incidents[0].id);
}

TEST_CASE("the messages of a band are put away with their run, and before their incident") {
  test::Desktop bench;
  Session& s = bench.session();
  s.view().desk().use(Preset::director);
  bench.go_to(test::small_scenario()->ticks / 2);
  bench.click("flow.band");
  bench.frames(2);
  REQUIRE(s.targets().all().contains("flow.close"));
  s.start_again(77, Policy::by_law, Reading::literal);
  bench.frames(2);
  CHECK_FALSE(s.targets().all().contains("flow.close"));
  // Of an incident that is thrown in: gone before it.
  const std::size_t planned = s.world().incidents.size();
  s.run().start_threat(ThreatId{std::size_t{0}}, RegionId{std::size_t{0}}, 3, 0);
  bench.go_to(120);
  REQUIRE(s.world().incidents.size() == planned + 1);
  s.narrow_flow(IncidentId{planned});
  bench.frames(2);
  bench.click("flow.band");
  bench.frames(2);
  REQUIRE(s.targets().all().contains("flow.close"));
  bench.go_to(0);
  bench.frames(2);
  CHECK_FALSE(s.targets().all().contains("flow.close"));
}

TEST_CASE("a fork keeps the policy and the reading that nobody chose otherwise, whatever was seen before") {
  test::Desktop bench;
  Session& s = bench.session();
  s.view().desk().put(PanelKind::compare, Slot::main);
  bench.go_to(20);  // the panel has shown the scenario's own policy
  s.run().fork({}, Policy::network, {});
  REQUIRE(eventually([&] {
    bench.frame();
    return bench.state("branch") == "2";
  }));
  bench.go_to(21);
  REQUIRE(bench.state("policy") == "network");
  bench.frames(2);
  bench.click("fork.here");
  REQUIRE(eventually([&] {
    bench.frame();
    return bench.state("branch") == "3";
  }));
  bench.go_to(22);
  CHECK(bench.state("policy") == "network");
  // Chosen and not used is forgotten with the branch.
  bench.click("fork.policy");
  bench.click("fork.policy.by-law");
  s.run().switch_to(1);
  REQUIRE(eventually([&] {
    bench.frame();
    return bench.state("branch") == "1";
  }));
  s.run().switch_to(3);
  REQUIRE(eventually([&] {
    bench.frame();
    return bench.state("branch") == "3";
  }));
  bench.frames(2);
  bench.click("fork.here");
  REQUIRE(eventually([&] {
    bench.frame();
    return bench.state("branch") == "4";
  }));
  bench.go_to(23);
  CHECK(bench.state("policy") == "network");
}

TEST_CASE("the question for a new run is asked anew however it was closed") {
  test::Desktop bench;
  Session& s = bench.session();
  bench.click("bar.new");
  s.handle(Shortcut::close);
  bench.frames(2);
  REQUIRE(bench.state("new_run") == "no");
  auto other = std::make_shared<Scenario>(*test::small_scenario());
  other->seed = 4321;
  other->policy = Policy::network;
  s.start(other);
  bench.frames(2);
  bench.click("bar.new");
  bench.click("newrun.start");
  CHECK(bench.state("seed") == "4321");
  CHECK(bench.state("policy") == "network");
}

TEST_CASE("the comparison says where a branch waits for people") {
  test::Desktop bench;
  bench.session().run().set_pause_on_decisions(false);
  Session& s = bench.session();
  s.view().desk().put(PanelKind::compare, Slot::main);
  s.view().desk().enlarge(PanelKind::compare);
  s.run().take_over(AgentId{std::size_t{10}});
  bench.go_to(30);
  s.run().fork({}, {}, {});
  s.run().compare_with(1);
  REQUIRE(eventually([&] {
    bench.frame();
    return bench.state("other") == "1";
  }));
  bench.frames(2);
  CHECK_FALSE(s.targets().all().contains("compare.as_of"));
  bench.go_to(90);
  bench.frames(2);
  CHECK(bench.state("other_tick") == "30");
  CHECK(s.targets().all().contains("compare.as_of"));
}

TEST_CASE("a drag of the time strip goes where it is let go, also off the strip and beyond what was simulated") {
  test::Desktop bench;
  bench.frames(3);
  bench.drag("bar.scrub", -500, 200);
  CHECK(eventually([&] {
    bench.frame();
    return bench.session().frame().world->tick > 10 && !bench.session().frame().busy;
  }));
}

TEST_CASE("the field for a time takes what is typed at once") {
  test::Desktop bench;
  bench.frames(3);
  bench.click("bar.clock");
  bench.frames(2);
  CHECK(ImGui::GetIO().WantTextInput);
}

TEST_CASE("a note that is half typed belongs to its decision, not to one of that number in another run") {
  PanelMemory memory;
  memory.play.notes[3] = "x";
  memory.play.policy = Policy::network;
  memory.play.forget_turn();  // a fork: the question is the same one
  CHECK(memory.play.notes[3] == "x");
  memory.play.forget_course();
  CHECK(memory.play.notes.empty());
  CHECK_FALSE(memory.play.policy);
}

TEST_CASE("a button says what is carried out with the next step") {
  test::Desktop bench;
  Session& s = bench.session();
  bench.frames(2);
  s.select_agency(AgentId{std::size_t{10}});
  bench.click("agency.play");
  REQUIRE(eventually([&] {
    bench.frame();
    return s.frame().commands->size() == 1;
  }));
  bench.frames(2);
  CHECK(s.targets().all().contains("agency.next_step"));
  bench.go_to(1);
  bench.frames(2);
  CHECK_FALSE(s.targets().all().contains("agency.next_step"));
}

TEST_CASE("upright text keeps all its letters where it would not fit lying") {
  test::Desktop bench;
  bench.frames(1);
  ImGui::NewFrame();
  ImDrawList* draw = ImGui::GetForegroundDrawList();
  draw->PushClipRect({0, 0}, {400, 300});
  const auto corners = [&](float x) {
    const int before = draw->VtxBuffer.Size;
    upright_text(draw, bench.theme().fonts.small, {x, 200}, IM_COL32_WHITE, "Ulytau Region");
    for (int i = before; i < draw->VtxBuffer.Size; ++i) {
      const ImVec2 at = draw->VtxBuffer[i].pos;
      CHECK(at.x > x - 8);
      CHECK(at.x < x + 30);
      CHECK(at.y < 208);
    }
    return draw->VtxBuffer.Size - before;
  };
  const int whole = corners(100);
  CHECK(whole > 40);
  CHECK(corners(380) == whole);
  draw->PopClipRect();
  ImGui::EndFrame();
}

TEST_CASE(
    "nodes of the flow are told apart in every room: regional bodies by a mark, places only where they are alone") {
  test::Desktop bench;
  Session& s = bench.session();
  const RegionId region = test::small_scenario()->incidents[0].region;
  const RegionId elsewhere{region.index() == 0 ? std::size_t{1} : std::size_t{0}};
  s.run().start_threat(ThreatId{std::size_t{3}}, region, 1, 0);
  s.run().start_threat(ThreatId{std::size_t{3}}, elsewhere, 1, 0);
  s.run().start_threat(ThreatId{std::size_t{8}}, elsewhere, 1, 0);
  bench.go_to(2);
  const std::size_t incidents = s.world().incidents.size();
  REQUIRE(incidents >= 4);
  PanelMemory memory;
  FlowGraph graph;
  FlowNode node;
  node.kind = FlowKind::body;
  node.column = FlowColumn::told;
  node.role = s.world().institution().role("civil-protection");
  for (const bool regional : {false, true}) {
    node.regional = regional;
    graph.nodes.push_back(node);
  }
  FlowNode threat;
  threat.kind = FlowKind::incident;
  threat.column = FlowColumn::threats;
  // Two of one name in two places, and in each of these one of another name.
  for (const std::size_t incident : {std::size_t{0}, incidents - 3, incidents - 2, incidents - 1}) {
    threat.incident = IncidentId{incident};
    graph.nodes.push_back(threat);
  }
  ImGui::NewFrame();
  for (const Language language : all_languages) {
    s.view().use(language);
    const Panel p{s, bench.theme(), memory};
    for (float room = 60; room < 240; room += 20)
      for (const bool two : {false, true}) {
        INFO(code_of(language) << " " << room << " " << two);
        const std::vector<FlowName> names = flow_names(p, graph);
        const auto label = [&](std::size_t n) {
          return label_of(graph, names, n, flow_words(p), flow_ruler(p), room, two);
        };
        CHECK(label(0) != label(1));
        CHECK(text_size(p.theme.fonts.small, label(1).name).x <= room + 1);
        std::set<std::string> shown;
        for (std::size_t n = 2; n < graph.nodes.size(); ++n) shown.insert(label(n).name);
        CHECK(shown.size() == 4);
      }
  }
  ImGui::EndFrame();
}
