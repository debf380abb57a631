// What the window writes and tells: once, never two into one folder, and of the session that runs.

#include <filesystem>

#include "engine/engine.hpp"
#include "fixture.hpp"
#include "ui/model/exports.hpp"

using namespace qorgan;
using namespace qorgan::ui;
using test::eventually;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / "qorgan-exports-test";
  Folder() { fs::remove_all(path); }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

/// Plays a session of so many ticks into its journal.
void play(Exports& exports, Tick ticks) {
  RunnerOptions options;
  options.journal = exports.begin_session(*test::small_scenario());
  REQUIRE(options.journal);
  Runner runner(test::small_scenario(), std::move(options));
  runner.go_to(ticks);
  REQUIRE(eventually([&] { return runner.latest().world->tick == ticks; }));
}

}  // namespace

TEST_CASE("what is told stands for some seconds, the last one only") {
  Exports exports("out", {}, false);
  CHECK(exports.notice(0) == nullptr);
  exports.tell("first", true, 100);
  exports.tell("second", false, 101);
  REQUIRE(exports.notice(101 + Exports::notice_seconds) != nullptr);
  CHECK(exports.notice(102)->text == "second");
  CHECK_FALSE(exports.notice(102)->good);
  CHECK(exports.notice(101.1 + Exports::notice_seconds) == nullptr);
  exports.ask_picture(std::nullopt);  // nothing may stand on it
  CHECK(exports.notice(102) == nullptr);
}

TEST_CASE("a picture is taken once, when menus have had two frames to close") {
  Exports exports("out", {}, false);
  CHECK_FALSE(exports.take_picture());
  exports.ask_picture(PanelKind::plots);
  CHECK_FALSE(exports.take_picture());
  CHECK_FALSE(exports.take_picture());
  const auto taken = exports.take_picture();
  REQUIRE(taken);
  CHECK(*taken == PanelKind::plots);
  CHECK_FALSE(exports.take_picture());
  exports.ask_picture(std::nullopt);
  for (int i = 0; i < 2; ++i) CHECK_FALSE(exports.take_picture());
  const auto whole = exports.take_picture();
  REQUIRE(whole);
  CHECK_FALSE(*whole);
}

TEST_CASE("tables are written for who reads the language, or as it was asked") {
  const Exports by_language("out", {}, false), by_choice("out", '\t', false), semicolons("out", ';', false);
  CHECK(by_language.table_style(Language::en).separator == ',');
  CHECK(by_language.table_style(Language::en).decimal == '.');
  for (const Language language : {Language::ru, Language::kk}) {
    CHECK(by_language.table_style(language).separator == ';');
    CHECK(by_language.table_style(language).decimal == ',');
    CHECK(by_choice.table_style(language).separator == '\t');
    CHECK(by_choice.table_style(language).decimal == '.');
  }
  CHECK(semicolons.table_style(Language::en).decimal == ',');
}

TEST_CASE("a session in which nothing was simulated leaves nothing, and one that is not kept has no folder") {
  const Folder folder;
  Exports none(folder.path.string(), {}, false);
  CHECK(none.begin_session(*test::small_scenario()) == nullptr);
  CHECK(none.session_folder().empty());
  CHECK_FALSE(none.may_keep(10));
  Exports exports(folder.path.string(), {}, true);
  auto journal = exports.begin_session(*test::small_scenario());
  REQUIRE(journal);
  const std::string place = exports.session_folder();
  CHECK(fs::exists(place));
  CHECK_FALSE(exports.may_keep(0));
  journal.reset();
  exports.end_session(0, Language::en);
  CHECK_FALSE(fs::exists(place));
  CHECK(exports.session_folder().empty());
  CHECK(exports.wait().empty());
}

TEST_CASE("one record at a time is made of a session, and what is told of it goes with the session") {
  const Folder folder;
  Exports exports(folder.path.string(), {}, true);
  play(exports, 20);
  const std::string first = exports.session_folder();
  REQUIRE(exports.may_keep(20));
  REQUIRE(exports.keep_record(20, Language::en));
  CHECK(exports.report().kind == ReportState::Kind::making);
  CHECK_FALSE(exports.may_keep(20));
  CHECK_FALSE(exports.keep_record(20, Language::en));
  // The next session begins while it is made, in a folder of its own.
  exports.end_session(20, Language::ru);
  play(exports, 5);
  CHECK(exports.session_folder() != first);
  CHECK(exports.report().kind == ReportState::Kind::none);
  std::vector<Exports::Made> made;
  REQUIRE(eventually([&] {
    for (Exports::Made& one : exports.take_made()) made.push_back(std::move(one));
    return !made.empty();
  }));
  // One record for the session that ended, although two were asked for; of another session than the one that runs.
  CHECK(made.size() == 1);
  CHECK(made[0].error == "");
  CHECK(fs::path(made[0].report).parent_path() == fs::path(first));
  CHECK(fs::exists(made[0].report));
  CHECK(exports.report().kind == ReportState::Kind::none);
  exports.end_session(5, Language::en);
  CHECK(exports.wait().size() == 1);
}
