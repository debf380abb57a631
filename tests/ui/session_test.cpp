// What keys and scripts do to the run behind the window.

#include <fstream>

#include "desktop.hpp"
#include "engine/pending.hpp"
#include "ui/model/decision_model.hpp"
#include "ui/model/script.hpp"

using namespace qorgan;
using namespace qorgan::ui;
using test::eventually;
using test::make_session;

TEST_CASE("keys move the run") {
  Session session = make_session();
  session.start(test::small_scenario());
  const auto at = [&](Tick tick) {
    return eventually([&] {
      session.update();
      return session.frame().world->tick == tick && !session.frame().busy;
    });
  };
  session.handle(Shortcut::step_forward);
  CHECK(at(1));
  session.handle(Shortcut::day_forward);
  const auto day = static_cast<Tick>(86400 / test::small_scenario()->tick_seconds);
  CHECK(at(1 + day));
  session.handle(Shortcut::step_back);
  CHECK(at(day));
  session.handle(Shortcut::to_start);
  CHECK(at(0));
  session.handle(Shortcut::faster);
  session.update();
  CHECK(session.state("speed") == "8");
  session.handle(Shortcut::toggle_play);
  CHECK(eventually([&] {
    session.update();
    return session.frame().world->tick > 2;
  }));
  session.handle(Shortcut::toggle_play);
  session.update();
  CHECK(session.state("playing") == "no");
}

TEST_CASE("keys change language, face, size of text and view") {
  Session session = make_session();
  session.start(test::small_scenario());
  session.handle(Shortcut::language);
  CHECK(session.state("language") == "ru");
  session.handle(Shortcut::theme);
  CHECK(session.state("theme") == "dark");
  for (int i = 0; i < 40; ++i) session.handle(Shortcut::larger_text);
  CHECK(session.state("text") == "2.0");
  session.view().desk().fit({true, false, true, true, false}, false);  // as in a narrow window
  session.handle(Shortcut::next_view);
  CHECK(session.state("main") == "flow");
  CHECK_FALSE(session.state("no such state"));
}

TEST_CASE("keys choose the layer, the decisions and a choice, and take a body over") {
  Session session = make_session();
  session.handle(Shortcut::choice_1);  // nothing runs yet
  CHECK(session.take_choice() == 0);
  session.start(test::small_scenario());
  CHECK(session.state("layer") == "severity");
  session.handle(Shortcut::next_layer);
  CHECK(session.state("layer") == "deployed");
  for (std::size_t i = 1; i < all_layers.size(); ++i) session.handle(Shortcut::next_layer);
  CHECK(session.state("layer") == "severity");
  session.handle(Shortcut::show_decisions);
  CHECK(session.view().desk().place_of(PanelKind::decisions));
  session.handle(Shortcut::choice_3);
  CHECK(session.take_choice() == 3);
  CHECK(session.take_choice() == 0);
  const auto played = [&](const char* count) {
    return eventually([&] {
      session.update();
      return session.state("commands") == count;
    });
  };
  session.handle(Shortcut::play_body);  // no body is inspected
  session.select_agency(AgentId(std::size_t{0}));
  session.handle(Shortcut::play_body);
  CHECK(played("1"));
  session.run().go_straight_to(1);
  CHECK(eventually([&] {
    session.update();
    return session.state("played") == "1";
  }));
  session.handle(Shortcut::play_body);
  CHECK(played("2"));
}

namespace {

/// A session on the small scenario that is written down below a folder of its own, which goes with it.
struct KeptSession {
  std::filesystem::path folder;
  Session session;

  explicit KeptSession(const char* name)
      : folder(fresh(name)), session(test::strings(), test::map(), &test::load, options_in(folder)) {
    session.start(test::small_scenario());
  }
  ~KeptSession() { std::filesystem::remove_all(folder); }
  KeptSession(const KeptSession&) = delete;
  KeptSession& operator=(const KeptSession&) = delete;

 private:
  static std::filesystem::path fresh(const char* name) {
    auto path = std::filesystem::temp_directory_path() / name;
    std::filesystem::remove_all(path);
    return path;
  }
  static SessionOptions options_in(const std::filesystem::path& folder) {
    SessionOptions options;
    options.out_folder = folder.string();
    options.keep_sessions = true;
    return options;
  }
};

}  // namespace

TEST_CASE("the report is made on demand, and where it cannot be the reason is told") {
  KeptSession kept("qorgan-report-test");
  Session& session = kept.session;
  session.update();
  CHECK_FALSE(session.may_keep());  // nothing has happened yet
  const auto report = [&](const char* wanted) {
    return eventually([&] {
      session.update();
      return session.state("report") == wanted;
    });
  };
  session.run().go_straight_to(30);
  REQUIRE(eventually([&] {
    session.update();
    return session.may_keep() && !session.frame().busy;
  }));
  session.keep_record();
  CHECK_FALSE(session.may_keep());
  REQUIRE(report("made"));
  CHECK(session.exports().report().tick == 30);
  CHECK(std::filesystem::file_size(session.exports().report().place) > 10'000);
  // A folder in the place of the file: nobody can write there.
  std::filesystem::remove(session.exports().report().place);
  std::filesystem::create_directories(std::filesystem::path(session.exports().report().place) / "in the way");
  session.keep_record();
  REQUIRE(report("failed"));
  CHECK_FALSE(session.exports().report().place.empty());
  CHECK(session.state("notice") == "bad");
  CHECK(session.close().size() == 1);
}

TEST_CASE("a run that ends while its report is being made has one record, of all branches in their places") {
  KeptSession kept("qorgan-twice-test");
  Session& session = kept.session;
  const auto until = [&](const char* name, const char* wanted) {
    return eventually([&] {
      session.update();
      return session.state(name) == wanted && !session.frame().busy;
    });
  };
  session.run().go_straight_to(20);
  REQUIRE(until("tick", "20"));
  session.run().fork("other", {}, {});
  REQUIRE(until("branch", "2"));
  session.run().go_straight_to(25);
  REQUIRE(until("tick", "25"));
  session.run().switch_to(1);
  REQUIRE(until("branch", "1"));
  session.keep_record();
  REQUIRE(until("report", "made"));
  const std::filesystem::path place = session.exports().session_folder();
  CHECK(std::filesystem::exists(place / "branch-2" / "results.sqlite"));
  // The branch that people work on is another one now; the run ends while the report is being made.
  session.run().switch_to(2);
  REQUIRE(until("branch", "2"));
  session.run().go_straight_to(30);
  REQUIRE(until("tick", "30"));
  session.keep_record();
  const auto errors = session.close();
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].second == "");
  CHECK(std::filesystem::exists(place / "results.sqlite"));
  CHECK(std::filesystem::exists(place / "branch-1" / "results.sqlite"));
  CHECK_FALSE(std::filesystem::exists(place / "branch-2"));
}

TEST_CASE("a session that cannot be written down says so and offers no report") {
  const auto file = std::filesystem::temp_directory_path() / "qorgan-report-test-file";
  { std::ofstream(file) << "no folder"; }
  SessionOptions options;
  options.out_folder = (file / "below").string();
  options.keep_sessions = true;
  Session session(test::strings(), test::map(), &test::load, options);
  session.start(test::small_scenario());
  CHECK(session.exports().session_folder().empty());
  // For as long as it is so, whatever else is told meanwhile, in the language of the window.
  for (const Language in : all_languages) {
    session.view().use(in);
    session.tell("something else");
    session.update();
    CHECK(session.alarm() == fill(session.strings().get(Str::session_not_kept, in), {{"place", options.out_folder}}));
  }
  session.run().go_straight_to(5);
  REQUIRE(eventually([&] {
    session.update();
    return session.frame().world->tick == 5;
  }));
  session.keep_record();
  CHECK(session.state("report") == "none");
  CHECK(session.close().empty());
  std::filesystem::remove(file);
}

TEST_CASE("another seed makes another run of the same scenario") {
  Session session = make_session();
  session.start(test::small_scenario());
  session.start_again(4711, Policy::network, Reading::broad);
  CHECK(session.state("seed") == "4711");
  CHECK(session.state("policy") == "network");
  CHECK(test::small_scenario()->seed != 4711);
}

TEST_CASE("a scenario with errors shows them and the window stays usable") {
  Session session = make_session();
  session.open("no/such/scenario.yaml");
  REQUIRE(eventually([&] {
    session.update();
    return session.stage() == Stage::errors;
  }));
  CHECK_FALSE(session.library().failed().diagnostics.empty());
  session.handle(Shortcut::close);
  CHECK(session.stage() == Stage::choosing);
}

TEST_CASE("a script is read line by line, and what is wrong is named by its line") {
  Diagnostics diagnostics;
  const auto steps = parse_script(
      "# a comment\nsize 1280x720\nclick bar.play  # presses\nmove 10 20\ntype a b\n\nexpect tick 5\nquit\n", "s.txt",
      diagnostics);
  CHECK(diagnostics.all().empty());
  REQUIRE(steps.size() == 6);
  CHECK((steps[0].x == 1280 && steps[0].y == 720));
  CHECK((steps[1].at_target && steps[1].words[0] == "bar.play"));
  CHECK((!steps[2].at_target && steps[2].y == 20));
  CHECK(steps[3].text == "a b");
  CHECK(steps[4].line == 7);
  std::string speech = "type";
  for (int i = 0; i < 600; ++i) speech += " word";
  const auto spoken = parse_script(speech, "s.txt", diagnostics);
  REQUIRE(spoken.size() == 1);
  CHECK(spoken[0].text.size() == 600 * 5 - 1);
  CHECK(diagnostics.all().empty());
  Diagnostics wrong;
  (void)parse_script("clik x\nsize 10\nwait-frames many\nexpect tick\n", "s.txt", wrong);
  REQUIRE(wrong.all().size() == 4);
  CHECK(wrong.all()[0].text().find("did you mean 'click'") != std::string::npos);
  CHECK(wrong.all()[1].place.line == 2);
  CHECK(wrong.all()[2].text().find("\"many\" is no number") != std::string::npos);
}

TEST_CASE(
    "taking over is seen before the next step, is taken back by a second press, and refusals speak the language") {
  Session session = make_session();
  session.start(test::small_scenario());
  session.view().use(Language::ru);
  session.update();
  session.select_agency(AgentId(std::size_t{0}));
  const auto commands = [&](std::size_t count) {
    return eventually([&] {
      session.update();
      return session.frame().commands->size() == count;
    });
  };
  const auto will = [&] {
    const World& world = session.world();
    return will_be_played(world, due_now(world, *session.frame().commands), AgentId(std::size_t{0}));
  };
  session.handle(Shortcut::play_body);
  REQUIRE(commands(1));
  CHECK(will());
  session.handle(Shortcut::play_body);
  REQUIRE(commands(2));
  CHECK_FALSE(will());
  CHECK(session.state("refused") == "no");
  session.run().hand_back(AgentId(std::size_t{0}));
  REQUIRE(eventually([&] {
    session.update();
    return session.state("refused") == "yes";
  }));
  CHECK(test::told(session).find(session.strings().get(Str::nobody_plays_it, Language::ru)) != std::string::npos);
  for (const Language in : all_languages)
    CHECK_FALSE(session.strings().get(refusal_words(Refusal::played_already), in).empty());
}
