// How the window shows things: whatever is asked for, sizes, places and pictures stay within their limits.

#include <cmath>
#include <limits>
#include <set>

#include "fixture.hpp"
#include "ui/model/library.hpp"
#include "ui/model/targets.hpp"
#include "ui/model/view.hpp"

using namespace qorgan;
using namespace qorgan::ui;
using test::eventually;

namespace {
constexpr float no_number = std::numeric_limits<float>::quiet_NaN();

std::shared_ptr<const Scenario> load(const std::string& path, Diagnostics& diagnostics) {
  return load_scenario(path, diagnostics);
}
}  // namespace

TEST_CASE("text keeps its size within limits, whatever is asked for or remembered") {
  View view;
  for (int i = 0; i < 30; ++i) view.change_text_size(0.1F);
  CHECK(view.text_size() == max_text_size);
  for (int i = 0; i < 30; ++i) view.change_text_size(-0.1F);
  CHECK(view.text_size() == min_text_size);
  Settings settings;
  settings.text_size = 40;
  view.use(settings);
  CHECK(view.text_size() == max_text_size);
  settings.text_size = no_number;
  view.use(settings);
  CHECK(view.text_size() == max_text_size);
  // A room sees more of it.
  const float desk = view.wished_size();
  view.desk().use(Preset::projector);
  CHECK(view.wished_size() > desk);
}

TEST_CASE("layers and languages go round") {
  View view;
  std::set<Layer> layers;
  for (std::size_t i = 0; i < all_layers.size(); ++i, view.next_layer()) layers.insert(view.layer());
  CHECK(layers.size() == all_layers.size());
  CHECK(view.layer() == all_layers[0]);
  std::set<Language> languages;
  for (std::size_t i = 0; i < all_languages.size(); ++i, view.next_language()) languages.insert(view.language());
  CHECK(languages.size() == all_languages.size());
  CHECK(view.language() == Language::en);
}

TEST_CASE("what is remembered of a view is found again") {
  View view;
  view.use(Language::kk), view.use(Face::dark), view.show(Layer::roads);
  view.change_text_size(0.3F);
  view.toggle(&MapMarks::teams);
  view.toggle_programme();
  view.desk().put(PanelKind::legality, Slot::lower);
  view.board().show(PlotScope::regions);
  Settings settings;
  view.remember_in(settings);
  View again;
  again.use(settings);
  CHECK(again.language() == Language::kk);
  CHECK(again.face() == Face::dark);
  CHECK(again.layer() == Layer::roads);
  CHECK(again.text_size() == view.text_size());
  CHECK_FALSE(again.marks().teams);
  CHECK(again.marks().incidents);
  CHECK_FALSE(again.programme_shown());
  CHECK(again.desk().at(Slot::lower) == PanelKind::legality);
  CHECK(again.board().scope() == PlotScope::regions);
}

TEST_CASE("no panel stands twice on a desk, whatever is put where") {
  Desk desk;
  const auto once = [&] {
    std::set<PanelKind> panels(desk.shown().begin(), desk.shown().end());
    return panels.size() == slot_count;
  };
  for (const Slot slot : all_of<Slot>)
    for (const PanelKind kind : available_panels) {
      desk.put(kind, slot);
      CHECK(desk.at(slot) == kind);
      CHECK(once());
      desk.reveal(kind);
      desk.next_in(slot);
      CHECK(once());
    }
  const Desk::Places before = desk.shown();
  CHECK_FALSE(desk.show({PanelKind::map, PanelKind::flow, PanelKind::plots, PanelKind::map, PanelKind::region}));
  CHECK(desk.shown() == before);
  CHECK(desk.show({PanelKind::map, PanelKind::flow, PanelKind::plots, PanelKind::injects, PanelKind::region}));
  CHECK(desk.at(Slot::lower) == PanelKind::injects);
}

TEST_CASE("places of a desk keep their limits, and the one in front is one that there is") {
  Desk desk;
  for (const float share : {-1.0F, 0.0F, 0.5F, 1.0F, 1e30F, no_number, -std::numeric_limits<float>::infinity()}) {
    desk.set_split(share), desk.set_side(share), desk.set_lower(share);
    CHECK((desk.split() >= split_limits.min && desk.split() <= split_limits.max));
    CHECK((desk.side() >= side_limits.min && desk.side() <= side_limits.max));
    CHECK((desk.lower() >= lower_limits.min && desk.lower() <= lower_limits.max));
  }
  desk.set_split(0.5F);
  CHECK(desk.split() == 0.5F);
  desk.bring_to_front(Slot::corner);
  CHECK(desk.front() == Slot::corner);
  desk.show_column(false);
  CHECK(desk.front() == Slot::main);
  desk.bring_to_front(Slot::side);
  CHECK(desk.front() == Slot::main);
  desk.bring_to_front(Slot::lower);
  CHECK(desk.front() == Slot::lower);
}

TEST_CASE("a board holds measures that have curves, each once, and no measure fills the panel of a body") {
  PlotBoard board;
  board.choose({"cost", "no such measure", "cost", "trust"});
  CHECK(board.measures() == std::vector<std::string>{"cost", "trust"});
  board.toggle("no such measure");
  board.enlarge("no such measure");
  CHECK(board.measures().size() == 2);
  CHECK(board.large().empty());
  board.enlarge("cost");
  CHECK(board.large() == "cost");
  board.show(PlotScope::body);
  CHECK(board.large().empty());
  board.show(PlotScope::country);
  CHECK(board.large() == "cost");
  board.put_back();
  CHECK(board.large().empty());
}

TEST_CASE("places are known for one frame, and to a person only the panels") {
  Targets targets;
  targets.note("bar.play", {1, 2, 3, 4});
  targets.note("panel.map", {5, 6, 7, 8});
  REQUIRE(targets.find("bar.play") != nullptr);
  CHECK(targets.find("bar.play")->y == 2);
  targets.begin_frame();
  CHECK(targets.find("bar.play") == nullptr);
  targets.want_all(false);
  targets.note("bar.play", {1, 2, 3, 4});
  targets.note("panel.map", {5, 6, 7, 8});
  CHECK(targets.find("bar.play") == nullptr);
  CHECK(targets.find("panel.map") != nullptr);
}

TEST_CASE("of the scenarios opened lately the last are known, each once; one with errors is none of them") {
  Library library(&load, {});
  CHECK_FALSE(library.reading());
  library.use_recent({"/1", "/2", "/3", "/2", "/4", "/5", "/6", "/7", "/8"});
  CHECK(library.recent() == std::vector<std::string>{"/1", "/2", "/3", "/4", "/5", "/6"});
  const auto opened = [&](const std::string& path) {
    library.open(path);
    std::optional<ScenarioEntry> entry;
    REQUIRE(eventually([&] { return (entry = library.update()).has_value(); }));
    CHECK_FALSE(library.update());
    return *entry;
  };
  CHECK(opened(test::source + "/scenarios/first-steps.yaml").scenario);
  REQUIRE(library.recent().size() == max_recent);
  CHECK(library.recent()[0].ends_with("/scenarios/first-steps.yaml"));
  CHECK_FALSE(opened("no/such/file.yaml").scenario);
  CHECK(library.failed().path == "no/such/file.yaml");
  CHECK_FALSE(library.failed().diagnostics.empty());
  CHECK(library.recent()[0].ends_with("/scenarios/first-steps.yaml"));
}
