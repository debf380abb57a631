// What is remembered from one start to the next, and that no file of settings does harm.

#include "ui/model/settings.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "core/place.hpp"
#include "ui/model/files.hpp"

using namespace qorgan;
using namespace qorgan::ui;

namespace {

std::string folder() {
  const auto place = std::filesystem::temp_directory_path() / "qorgan-settings-test";
  std::filesystem::remove_all(place);
  std::filesystem::create_directories(place);
  return place.string();
}

std::string content(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Read {
  Settings settings;
  std::string said;
};
Read read(const std::string& text) {
  Diagnostics diagnostics;
  Read out{parse_settings(text, "d.json", diagnostics), {}};
  CHECK_FALSE(diagnostics.has_errors());  // nothing in them stops the window
  for (const Diagnostic& d : diagnostics.all()) out.said += d.text() + "\n";
  return out;
}

Settings load(const std::string& file) {
  Diagnostics diagnostics;
  Settings settings = load_settings(file, diagnostics);
  CHECK(diagnostics.all().empty());
  return settings;
}

}  // namespace

TEST_CASE("what was chosen is found again") {
  Settings settings;
  settings.language = Language::kk;
  settings.face = Face::dark;
  settings.text_size = 1.3F;
  settings.desk.use(Preset::researcher);
  settings.desk.put(PanelKind::region, Slot::corner);
  settings.desk.set_side(0.31F);
  settings.desk.show_column(false);
  settings.layer = Layer::roads;
  settings.marks.teams = false;
  settings.board.choose({"cost", "trust"});
  settings.board.show(PlotScope::incidents);
  settings.programme = false;
  settings.recent = {"/a/\"quoted\".yaml", "/b.yaml"};
  const Read found = read(settings_text(settings));
  CHECK(found.said.empty());
  const Settings& back = found.settings;
  CHECK(settings_text(back) == settings_text(settings));
  CHECK(back.language == Language::kk);
  CHECK(back.desk.at(Slot::corner) == PanelKind::region);
  CHECK(back.desk.side() == Approx(0.31F));
  CHECK_FALSE(back.desk.column());
  CHECK(back.layer == Layer::roads);
  CHECK(back.board.measures() == settings.board.measures());
  CHECK(back.recent == settings.recent);
}

TEST_CASE("rubbish in the settings keeps the defaults") {
  const std::string defaults = settings_text(Settings{});
  const std::string deep(100000, '[');
  for (const std::string& text : {std::string(), std::string("{"), std::string("[1,2]"), std::string("null"),
                                  std::string("\xff\xfe\x00rubbish", 10), deep,
                                  std::string(R"({"language": 7, "theme": [], "text_size": "large", "shown": {}})"),
                                  std::string(R"({"text_size": 1e308, "side": -4, "split": 99, "lower": null})"),
                                  std::string(R"({"shown": ["map","map","map","map","map"]})"),
                                  std::string(R"({"shown": ["map","flow","kitchen","timeline","plots"]})"),
                                  std::string(R"({"measures": ["nonsense", 3], "scope": "moon", "recent": "x"})"),
                                  std::string(R"({"preset": "castle", "layer": "cake", "column": "yes"})")}) {
    INFO(text.substr(0, 60));
    const Read found = read(text);
    CHECK(settings_text(found.settings) == defaults);
    CHECK(found.said.find("warning: ") != std::string::npos);
  }
}

TEST_CASE("what is not taken of the settings is told with its place, and the rest is taken") {
  const Read found = read(
      "{\"language\": \"kz\",\n \"text_size\": 7, \"split\": \"0.5 h\",\n \"theme\": \"dark\", \"colum\": true,\n"
      " \"side\": 0.2, \"side\": 0.3, \"shown\": [\"map\"]}");
  CHECK(found.settings.face == Face::dark);
  CHECK(found.said ==
        "d.json:1:14: warning: 'language' is 'kz', but must be one of: en, ru, kk; did you mean 'kk'?\n"
        "d.json:2:15: warning: 'text_size' is 7, but must be from 0.7 to 2\n"
        "d.json:2:27: warning: 'split': '0.5 h' carries the unit 'h', but a plain number is needed\n"
        "d.json:3:19: warning: unknown key 'colum' in file of settings; did you mean 'column'?\n"
        "d.json:4:15: warning: key 'side' stands twice in this mapping; first in line 4\n"
        "d.json:4:37: warning: 'shown' names 1 panels, but there are 5 places\n");
  Diagnostics diagnostics;
  (void)load_settings("/dev/zero", diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].text() == "/dev/zero: warning: the file of settings has more than 1 MiB");
}

TEST_CASE("the latest scenario stands first, each once, and the list stays short") {
  std::vector<std::string> recent;
  for (int i = 0; i < 20; ++i) remember(recent, "/s" + std::to_string(i % 9));
  CHECK(recent.size() == max_recent);
  CHECK(recent.front() == "/s1");
  remember(recent, "/s0");
  CHECK(recent.front() == "/s0");
  CHECK(std::count(recent.begin(), recent.end(), "/s0") == 1);
}

TEST_CASE("settings are written when they change, and a folder that is missing is made") {
  const std::string file = folder() + "/deep/dashboard.json";
  SettingsKeeper keeper(file);
  Settings settings;
  keeper.keep(settings, 0);
  CHECK(content(file) == settings_text(settings));
  settings.face = Face::dark;
  keeper.keep(settings, 0.5);  // within the second
  CHECK(content(file) != settings_text(settings));
  keeper.keep(settings, 1.6);
  CHECK(content(file) == settings_text(settings));
  settings.language = Language::ru;
  keeper.keep(settings, 1.7, true);
  CHECK(load(file).language == Language::ru);
  CHECK(settings_text(load("/no/such/file")) == settings_text(Settings{}));
}

TEST_CASE("the file of settings lies where the desktop keeps such files") {
  const char* before = std::getenv("XDG_CONFIG_HOME");
  const std::string kept = before != nullptr ? before : "";
  setenv("XDG_CONFIG_HOME", "/somewhere", 1);
  CHECK(settings_file() == "/somewhere/qorgan/dashboard.json");
  setenv("XDG_CONFIG_HOME", "relative", 1);  // the standard says: to be ignored
  CHECK(settings_file() != "relative/qorgan/dashboard.json");
  if (before != nullptr)
    setenv("XDG_CONFIG_HOME", kept.c_str(), 1);
  else
    unsetenv("XDG_CONFIG_HOME");
}

TEST_CASE("a file never lies over another one, and what cannot be written says so") {
  const std::string place = folder();
  const auto save = [&](const std::string& text) { return save_new_text(place, "run-map-00120", ".csv", text); };
  CHECK(save("a").file == place + "/run-map-00120.csv");
  const SavedFile second = save("b");
  CHECK(second.saved);
  CHECK(second.file == place + "/run-map-00120-2.csv");
  // Another window took the next name while this one was writing.
  const SavedFile third = save_new(place, "run-map-00120", ".csv", [&](const std::string& file) {
    return save("c").saved && !write_new_file(file, "d");
  });
  CHECK(third.file == place + "/run-map-00120-4.csv");
  CHECK(content(place + "/run-map-00120.csv") == "a");
  CHECK(content(place + "/run-map-00120-2.csv") == "b");
  CHECK(content(place + "/run-map-00120-3.csv") == "c");
  CHECK(content(third.file) == "d");
  CHECK_FALSE(save_new(place, "other", ".csv", [](const std::string&) { return false; }).saved);
  CHECK_FALSE(save_new_text("/proc/no/such", "place", ".csv", "x").saved);
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(place)) files += entry.is_regular_file() ? 1 : 2;
  CHECK(files == 4);
}
