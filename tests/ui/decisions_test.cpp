// The cards of what played bodies have to decide, as a person meets them: with a mouse that clicks twice, notes on
// several cards, and more cards than fit.

#include <set>

#include "desktop.hpp"
#include "record/journal.hpp"
#include "ui/model/decision_model.hpp"
#include "ui/model/numbers.hpp"
#include "ui/model/utf8.hpp"

using namespace qorgan;
using namespace qorgan::ui;
using test::eventually;

namespace {

/// People play so many bodies, or all, of the region of the first incident, or of all regions, and the run stands where
/// at least `wanted` decisions are open.
void play_until(test::Desktop& bench, std::size_t bodies, std::size_t wanted, bool everywhere = false) {
  Session& s = bench.session();
  const RegionId region = s.scenario().incidents[0].region;
  s.run().set_pause_on_decisions(true);
  const World& world = s.world();
  std::size_t played = 0;
  for (std::size_t a = 0; a < world.agent_count() && played < bodies; ++a)
    if (world.facts(AgentId{a}).region.valid() && (everywhere || world.facts(AgentId{a}).region == region) &&
        world.facts(AgentId{a}).kind != BodyKind::synthetic && world.facts(AgentId{a}).kind != BodyKind::partner)
      s.run().take_over(AgentId{a}), ++played;
  REQUIRE(eventually([&] {
    bench.frame();
    const Frame& f = s.frame();
    if (!f.busy && open_count(*f.world, *f.commands) < wanted && !f.done) s.run().go_straight_to(f.world->tick + 1);
    return !f.busy && open_count(*f.world, *f.commands) >= wanted;
  }));
  s.view().desk().enlarge(PanelKind::decisions);
  bench.frames(3);
}

std::vector<DecisionCard> cards(test::Desktop& bench) {
  return open_cards(bench.session().world(), *bench.session().frame().commands);
}

std::string choice_of(const DecisionCard& card, std::size_t number) {
  return "decide." + std::to_string(card.number) + "." + std::string(name_of(card.choices[number].choice));
}

/// Presses and lets go twice, as a double click does, at a place.
void click_twice(test::Desktop& bench, const std::string& target) {
  REQUIRE(bench.session().targets().all().contains(target));
  const Area a = bench.session().targets().all().at(target);
  for (int i = 0; i < 2; ++i) {
    bench.input().click(a.x + a.width / 2, a.y + a.height / 2);
    bench.drain();
    bench.frames(4);
  }
}

}  // namespace

TEST_CASE("a double click decides one card, which can be taken back until the next step") {
  test::Desktop bench;
  play_until(bench, 12, 2);
  bench.rest();
  const std::vector<DecisionCard> before = cards(bench);
  REQUIRE(before.size() >= 2);
  click_twice(bench, choice_of(before[0], 0));
  REQUIRE(eventually([&] {
    bench.frame();
    return bench.state("given") == "1";
  }));
  bench.frames(20);
  CHECK(bench.state("given") == "1");
  CHECK(cards(bench)[0].number == before[0].number);  // it stays where it was
  bench.rest();
  bench.click("withdraw." + std::to_string(before[0].number));
  CHECK(eventually([&] {
    bench.frame();
    return bench.state("given") == "0" && bench.state("refused") == "no";
  }));
  // Taken back, it is decided anew, otherwise.
  bench.rest();
  bench.click(choice_of(before[0], before[0].choices.size() - 1));
  CHECK(eventually([&] {
    bench.frame();
    return bench.state("given") == "1";
  }));
  CHECK(cards(bench)[0].chosen == before[0].choices.back().choice);
}

TEST_CASE("a card that has just come is decided neither by a click nor by a key") {
  test::Desktop bench;
  play_until(bench, 12, 1);
  Session& s = bench.session();
  const std::string target = choice_of(cards(bench)[0], 0);
  s.exports().clear_notice();
  CHECK(bench.state("cards") == "moving");
  const Area a = s.targets().all().at(target);
  bench.input().click(a.x + a.width / 2, a.y + a.height / 2);
  bench.drain();
  CHECK(bench.state("given") == "0");
  CHECK(test::told(s) == s.tr(Str::card_moved));
  bench.key(sf::Keyboard::Num1, false, true);
  CHECK(bench.state("given") == "0");
  bench.rest();
  CHECK(bench.state("cards") == "settled");
  bench.key(sf::Keyboard::Num1, false, true);
  CHECK(eventually([&] {
    bench.frame();
    return bench.state("given") == "1";
  }));
}

TEST_CASE("every card keeps its own note, of several lines, with emoji, and nothing is cut without a word") {
  test::Desktop bench;
  play_until(bench, 12, 2);
  const std::vector<DecisionCard> open = cards(bench);
  const std::string first = "note." + std::to_string(open[0].number), second = "note." + std::to_string(open[1].number);
  std::string words;
  for (int i = 0; i < 60; ++i) words += "келісілді 👍 ";
  bench.click(first);
  bench.type(words);
  bench.key(sf::Keyboard::Enter);
  bench.type("екінші жол");
  bench.key(sf::Keyboard::Tab);
  bench.session().view().desk().enlarge(PanelKind::decisions);
  bench.frames(3);
  bench.click(second);
  bench.type("басқасы 🚒");
  bench.rest();
  bench.click(choice_of(open[0], 0));
  bench.rest();
  // What is decided folds, and the next card moves up: a click waits until it lies still.
  REQUIRE(eventually([&] {
    bench.frame();
    return bench.state("cards") == "settled";
  }));
  bench.click(choice_of(open[1], 0));
  REQUIRE(eventually([&] {
    bench.frame();
    return bench.state("given") == "2";
  }));
  std::set<std::string> notes;
  for (const Command& c : *bench.session().frame().commands)
    if (c.kind == CommandKind::decide) notes.insert(c.note);
  CHECK(notes == std::set<std::string>{words + "\nекінші жол", "басқасы 🚒"});
}

TEST_CASE("a note that is too long is refused with its length, and is still there") {
  test::Desktop bench;
  play_until(bench, 12, 1);
  Session& s = bench.session();
  const DecisionCard card = cards(bench)[0];
  bench.click("note." + std::to_string(card.number));
  bench.type(std::string(max_note_letters + 1, 'x'));
  bench.rest();
  bench.click(choice_of(card, 0));
  bench.frames(5);
  CHECK(bench.state("given") == "0");
  const auto number = [](std::size_t n) { return number_text(static_cast<double>(n), 0, Language::en); };
  CHECK(test::told(s) ==
        fill(s.tr(Str::note_too_long), {{"count", number(max_note_letters + 1)}, {"limit", number(max_note_letters)}}));
  bench.click("note." + std::to_string(card.number));
  bench.key(sf::Keyboard::End, false, true);
  bench.key(sf::Keyboard::Backspace);
  bench.rest();
  bench.click(choice_of(card, 0));
  CHECK(eventually([&] {
    bench.frame();
    return bench.state("given") == "1";
  }));
  CHECK(s.frame().commands->back().note.size() == max_note_letters);
}

TEST_CASE("of many open cards every one is reached from the keyboard, and one body's can be shown alone") {
  test::Desktop bench;
  Session& s = bench.session();
  Diagnostics diagnostics;
  s.start(load_scenario(test::source + "/scenarios/spring-flood-2024.yaml", diagnostics));
  bench.frames(2);
  play_until(bench, 400, 25, true);
  std::set<std::string> wanted, met;
  for (const DecisionCard& card : cards(bench)) wanted.insert(choice_of(card, 0));
  REQUIRE(wanted.size() >= 25);
  for (int i = 0; i < 4000 && met.size() < wanted.size(); ++i) {
    bench.input().handle([] {
      sf::Event e{};
      e.type = sf::Event::KeyPressed;
      e.key.code = sf::Keyboard::Tab;
      return e;
    }());
    bench.frames(2);
    if (wanted.contains(bench.dashboard().focused())) met.insert(bench.dashboard().focused());
  }
  CHECK(met == wanted);
  // Urgent first.
  const std::vector<DecisionCard> open = cards(bench);
  for (std::size_t i = 1; i < open.size(); ++i) CHECK(open[i - 1].decision->deadline <= open[i].decision->deadline);
  // One body's alone.
  const AgentId body = open.front().decision->agent;
  for (int i = 0; i < 1000 && bench.dashboard().focused() != "decisions.pause"; ++i) bench.key(sf::Keyboard::Tab);
  bench.click("decisions.player");
  bench.click("decisions.of." + s.world().key_of(body));
  bench.frames(4);
  std::size_t shown = 0;
  for (const auto& [name, area] : s.targets().all()) {
    if (!name.starts_with("decision.")) continue;
    ++shown;
    CHECK(s.world().decisions[static_cast<std::size_t>(std::stoul(name.substr(9)))].agent == body);
  }
  CHECK(shown > 0);
}

TEST_CASE("going where decisions would lapse asks first") {
  test::Desktop bench;
  play_until(bench, 12, 2);
  Session& s = bench.session();
  const Tick tick = s.world().tick;
  bench.key(sf::Keyboard::End);
  CHECK(bench.state("asks") == "yes");
  CHECK(s.world().tick == tick);
  bench.key(sf::Keyboard::Escape);
  CHECK(bench.state("asks") == "no");
  s.view().desk().put_back();
  bench.frames(2);
  bench.drag("bar.scrub", 200, 0);
  CHECK(bench.state("asks") == "yes");
  CHECK(s.world().tick == tick);
  bench.click("lapse.stay");
  CHECK(bench.state("asks") == "no");
  CHECK(s.view().desk().place_of(PanelKind::decisions));
  CHECK(s.world().tick == tick);
  bench.key(sf::Keyboard::End);
  bench.click("lapse.go");
  CHECK(eventually([&] {
    bench.frame();
    return s.world().tick > tick && !s.frame().busy;
  }));
  // Back in time nothing lapses anew.
  bench.key(sf::Keyboard::Home);
  CHECK(bench.state("asks") == "no");
}

TEST_CASE("before the step that settles a question by default the run pauses once more") {
  test::Desktop bench;
  play_until(bench, 12, 1);
  Session& s = bench.session();
  const Tick deadline = cards(bench)[0].decision->deadline;
  CHECK(eventually([&] {
    bench.frame();
    if (!s.frame().busy && !s.frame().playing && s.world().tick < deadline) s.run().go_straight_to(deadline + 50);
    return !s.frame().busy && s.world().tick >= deadline;
  }));
  CHECK(s.world().tick == deadline);
  CHECK(bench.state("waiting") == "yes");
}
