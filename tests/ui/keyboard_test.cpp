// The window without a mouse.

#include <map>
#include <set>

#include "desktop.hpp"
#include "ui/backend/key_map.hpp"

using namespace qorgan;
using namespace qorgan::ui;
using test::eventually;

namespace {

/// Everything that Tab comes by until it is where it began.
std::set<std::string> walk(test::Desktop& bench) {
  std::set<std::string> met;
  std::string first;
  for (int i = 0; i < 3000; ++i) {
    for (const auto type : {sf::Event::KeyPressed, sf::Event::KeyReleased}) {
      sf::Event e{};
      e.type = type;
      e.key.code = sf::Keyboard::Tab;
      bench.input().handle(e);
    }
    bench.frames(2);
    const std::string& now = bench.dashboard().focused();
    if (first.empty())
      first = now;
    else if (now == first && met.size() > 1)
      break;
    met.insert(now);
  }
  return met;
}

}  // namespace

TEST_CASE("Tab comes by the bar, the heads, the map, the notes, the injects and the comparison") {
  test::Desktop bench;
  Session& s = bench.session();
  bench.frames(3);
  const std::set<std::string> director = walk(bench);
  for (const char* wanted : {"bar.play", "bar.clock", "bar.menu", "bar.language", "head.map", "head.flow", "map.KZ-43",
                             "head.timeline", "flow.filter"}) {
    INFO(wanted);
    CHECK(director.contains(wanted));
  }
  for (const auto& [kind, wanted] : std::map<PanelKind, std::set<std::string>>{
           {PanelKind::injects, {"injects.hours", "threats.region", "threats.more", "threat.social-unrest"}},
           {PanelKind::compare, {"fork.name", "fork.policy", "fork.here"}},
           {PanelKind::organisation, {"organisation.search", "organisation.government"}},
           {PanelKind::legality, {"head.legality"}},
           {PanelKind::plots, {"plots.measures"}}}) {
    s.view().desk().enlarge(kind);
    bench.frames(3);
    const std::set<std::string> met = walk(bench);
    for (const std::string& name : wanted) {
      INFO(name);
      CHECK(met.contains(name));
    }
  }
}

TEST_CASE("Enter clicks what has the focus, and F7 goes from panel to panel") {
  test::Desktop bench;
  bench.frames(3);
  const auto go_to = [&](const std::string& name) {
    for (int i = 0; i < 500 && bench.dashboard().focused() != name; ++i) bench.key(sf::Keyboard::Tab);
    REQUIRE(bench.dashboard().focused() == name);
  };
  go_to("bar.language");
  bench.key(sf::Keyboard::Enter);
  CHECK(bench.state("language") == "ru");
  std::set<std::string> places;
  for (int i = 0; i < 8; ++i) {
    bench.key(sf::Keyboard::F7);
    places.insert(bench.dashboard().focused());
  }
  CHECK(places.contains("head.map"));
  CHECK(places.contains("head.timeline"));
  go_to("map.KZ-43");
  bench.key(sf::Keyboard::Enter);
  CHECK(bench.state("region") == "KZ-43");
}

TEST_CASE("in a menu arrows choose, Enter takes, and Escape closes the menu alone") {
  test::Desktop bench;
  Session& s = bench.session();
  bench.click("map.KZ-43");
  const auto open_menu = [&] {
    for (int i = 0; i < 500 && bench.dashboard().focused() != "head.map"; ++i) bench.key(sf::Keyboard::Tab);
    bench.key(sf::Keyboard::Enter);
    REQUIRE(s.targets().all().contains("choose.flow"));
  };
  const Tick tick = s.world().tick;
  open_menu();
  bench.key(sf::Keyboard::Escape);
  CHECK_FALSE(s.targets().all().contains("choose.flow"));
  CHECK(bench.state("region") == "KZ-43");  // what is selected is not taken back with it
  open_menu();
  for (int i = 0; i < 30 && bench.dashboard().focused() != "choose.legality"; ++i) bench.key(sf::Keyboard::Down);
  CHECK(s.world().tick == tick);  // the arrow is the menu's
  bench.key(sf::Keyboard::Enter);
  CHECK(bench.state("main") == "legality");
  bench.key(sf::Keyboard::Escape);
  CHECK(bench.state("region") == "none");
}

TEST_CASE("a text field is entered by Tab, and Escape leaves it with what was typed") {
  test::Desktop bench;
  Session& s = bench.session();
  s.view().desk().enlarge(PanelKind::compare);
  bench.frames(3);
  for (int i = 0; i < 100 && bench.dashboard().focused() != "fork.name"; ++i) bench.key(sf::Keyboard::Tab);
  bench.type("with neighbours");
  CHECK(ImGui::GetIO().WantTextInput);
  bench.key(sf::Keyboard::Escape);
  CHECK_FALSE(ImGui::GetIO().WantTextInput);
  CHECK(bench.state("enlarged") == "compare");
  for (int i = 0; i < 100 && bench.dashboard().focused() != "fork.here"; ++i) bench.key(sf::Keyboard::Tab);
  bench.key(sf::Keyboard::Enter);
  REQUIRE(eventually([&] {
    bench.frame();
    return bench.state("branch") == "2";
  }));
  CHECK(s.frame().branches.back().name == "with neighbours");
}

TEST_CASE("whoever hurries past a text field clicks nothing behind it") {
  test::Desktop bench;
  Session& s = bench.session();
  s.view().desk().enlarge(PanelKind::organisation);
  bench.frames(3);
  for (int i = 0; i < 100 && bench.dashboard().focused() != "head.organisation"; ++i) bench.key(sf::Keyboard::Tab);
  for (int i = 0; i < 5; ++i) {  // within few frames
    sf::Event e{};
    e.type = sf::Event::KeyPressed;
    e.key.code = sf::Keyboard::Tab;
    bench.input().handle(e);
    bench.frame();
  }
  bench.frames(12);
  CHECK(s.targets().all().contains("organisation.government"));  // nothing was folded
  CHECK(bench.state("agency") == "none");
}

TEST_CASE("a key that is held goes through time, but decides and presses nothing again") {
  CHECK(repeats(Shortcut::step_forward));
  CHECK(repeats(Shortcut::focus_next));
  for (const Shortcut once : {Shortcut::toggle_play, Shortcut::choice_1, Shortcut::press, Shortcut::play_body})
    CHECK_FALSE(repeats(once));
}

TEST_CASE("space at the end of a run does not begin it again") {
  test::Desktop bench;
  Session& s = bench.session();
  bench.go_to(test::small_scenario()->ticks);
  s.close_overlays();
  bench.key(sf::Keyboard::Space);
  bench.frames(20);
  CHECK(s.world().tick == test::small_scenario()->ticks);
  CHECK(test::told(s) == s.tr(Str::at_the_end));
}

TEST_CASE("a threat is thrown into the region that is selected on the map") {
  test::Desktop bench;
  Session& s = bench.session();
  bench.click("map.KZ-43");
  s.view().desk().put(PanelKind::injects, Slot::second);
  bench.frames(2);
  bench.click("threat.social-unrest");
  bench.click("start.social-unrest.now");
  REQUIRE(eventually([&] {
    bench.frame();
    return bench.state("commands") == "1";
  }));
  CHECK(s.world().institution().at(s.frame().commands->back().region).id == "KZ-43");
}
