// What stands behind the panels: arrangement, organisation, legality, curves, causes, messages of a band, the
// programme.

#include <algorithm>
#include <cmath>
#include <set>

#include "account/grounds.hpp"
#include "account/lanes.hpp"
#include "account/rights.hpp"
#include "core/time_zone.hpp"
#include "fixture.hpp"
#include "ui/model/flow_model.hpp"
#include "ui/model/layout.hpp"
#include "ui/model/legality_model.hpp"
#include "ui/model/organisation_model.hpp"
#include "ui/model/plot_model.hpp"
#include "ui/model/timeline_model.hpp"
#include "ui/model/why_model.hpp"

using namespace qorgan;
using namespace qorgan::ui;

namespace {

/// Some days in: headquarters sit, teams are out, instruments are taken. Made once.
const Frame& busy_frame() {
  static const Frame frame = test::frame_at(120);
  return frame;
}

AgentId agent_called(const World& world, const std::string& key) {
  for (std::size_t a = 0; a < world.agents.size(); ++a)
    if (world.key_of(AgentId{a}) == key) return AgentId{a};
  FAIL("no body is called " << key);
  return {};
}

}  // namespace

TEST_CASE("a panel stands in one place: putting it elsewhere swaps the two") {
  Desk desk;
  desk.put(PanelKind::timeline, Slot::main);
  CHECK(desk.at(Slot::main) == PanelKind::timeline);
  CHECK(desk.at(Slot::lower) == PanelKind::map);
  desk.put(PanelKind::legality, Slot::main);
  for (const PanelKind kind : available_panels) CHECK(std::count(desk.shown().begin(), desk.shown().end(), kind) <= 1);
}

TEST_CASE("what is asked for is made visible, inspectors in each other's place") {
  Desk desk;
  desk.reveal(PanelKind::agency);
  CHECK(desk.at(Slot::side) == PanelKind::agency);
  desk.reveal(PanelKind::legality);
  CHECK(desk.at(Slot::main) == PanelKind::legality);
  CHECK(desk.at(Slot::side) == PanelKind::agency);
  desk.use(Preset::projector);
  desk.fit({true, true, false, true, false}, false);
  desk.reveal(PanelKind::incident);
  CHECK(desk.at(Slot::second) == PanelKind::incident);
  desk.enlarge(PanelKind::map);
  desk.reveal(PanelKind::region);
  CHECK_FALSE(desk.enlarged());
  CHECK(desk.place_of(PanelKind::region) == Slot::second);
}

TEST_CASE("every arrangement shows only panels that exist, each once") {
  for (const Preset preset : all_presets) {
    Desk desk;
    desk.use(preset);
    std::set<PanelKind> seen;
    for (const PanelKind kind : desk.shown()) {
      CHECK(std::find(available_panels.begin(), available_panels.end(), kind) != available_panels.end());
      CHECK(seen.insert(kind).second);
    }
    CHECK(preset_from(name_of(preset)) == preset);
  }
  for (const PanelKind kind : available_panels) CHECK(panel_from(name_of(kind)) == kind);
  CHECK_FALSE(panel_from("kitchen"));
}

TEST_CASE("on a laptop what is to be decided gets a high place, an inspector the low one") {
  Desk desk;
  const Layout l = arrange(1280, 720, 1, desk);
  std::array<bool, slot_count> seen{};
  for (const Slot slot : all_of<Slot>) seen[index_of(slot)] = !l.of(slot).empty();
  desk.fit(seen, l.single);
  desk.reveal(PanelKind::decisions);
  CHECK(desk.place_of(PanelKind::decisions) == Slot::second);
  CHECK(l.of(Slot::second).height > 350);
  desk.reveal(PanelKind::region);
  CHECK(desk.place_of(PanelKind::region) == Slot::side);
}

TEST_CASE("in a small window each place has a tab, and what is asked for comes to the front") {
  Desk desk;
  desk.fit({true, false, false, false, false}, true);
  desk.reveal(PanelKind::timeline);
  CHECK(desk.front() == Slot::lower);
  CHECK(desk.at(Slot::lower) == PanelKind::timeline);
  CHECK(desk.at(Slot::main) == PanelKind::map);
  CHECK_FALSE(arrange(800, 480, 1, desk).of(Slot::lower).empty());
  CHECK(arrange(800, 480, 1, desk).of(Slot::main).empty());
  desk.reveal(PanelKind::decisions);
  CHECK(desk.front() == Slot::side);
  CHECK(desk.at(Slot::side) == PanelKind::decisions);
  for (std::size_t i = 0; i < slot_count; ++i) desk.next_in(Slot::main);
  CHECK(desk.front() == Slot::side);  // once around
  desk.show_column(false);
  desk.next_in(Slot::main);
  for (int i = 0; i < 6; ++i, desk.next_in(Slot::main)) CHECK(desk.usable(desk.front()));
}

TEST_CASE("the enlarged panel has the window but for the bar") {
  Desk desk;
  desk.enlarge(PanelKind::flow);
  const Layout l = arrange(1280, 720, 1, desk);
  CHECK(l.of(Slot::main).width > 1250);
  CHECK(l.of(Slot::main).height > 620);
  CHECK(l.of(Slot::lower).empty());
}

TEST_CASE("the tree holds every body once when all is open, below its superior") {
  const World& world = *busy_frame().world;
  OrgChoice all;
  for (std::size_t a = 0; a < world.agents.size(); ++a) all[static_cast<std::uint32_t>(a)] = true;
  const std::vector<OrgLine> lines = organisation_lines(world, all);
  REQUIRE(lines.size() == world.agents.size());
  std::set<AgentId> seen;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    CHECK(seen.insert(lines[i].agent).second);
    if (lines[i].depth == 0) continue;
    REQUIRE(lines[i].parent < i);
    CHECK(lines[lines[i].parent].agent == world.facts(lines[i].agent).superior);
    CHECK(lines[lines[i].parent].depth == lines[i].depth - 1);
  }
}

TEST_CASE("what is folded away is counted, and a search opens the way to what it finds") {
  const World& world = *busy_frame().world;
  const std::vector<OrgLine> folded = organisation_lines(world, {});
  CHECK(folded.size() < world.agents.size());
  std::size_t hidden = 0;
  for (const OrgLine& line : folded)
    if (!line.open) hidden += line.below;
  CHECK(folded.size() + hidden == world.agents.size());
  const std::vector<OrgLine> found = organisation_lines(world, {}, "aktobe", Language::en);
  REQUIRE_FALSE(found.empty());
  CHECK(found.size() < world.agents.size());
  std::size_t matches = 0;
  for (const OrgLine& line : found) {
    matches += line.match ? 1 : 0;
    if (line.match) CHECK(world.name_of(line.agent).en.find("Aktobe") != std::string::npos);
  }
  CHECK(matches > 5);
  CHECK(organisation_lines(world, {}, "no such body", Language::en).empty());
  CHECK_FALSE(organisation_lines(world, {}, "ақтөбе", Language::kk).empty());
}

TEST_CASE("headquarters lie across the lines: head and members, or the line they are folded into") {
  const World& world = *busy_frame().world;
  const std::vector<OrgLine> lines = organisation_lines(world, {});
  const std::vector<OrgHeadquarters> across = headquarters_across(world, lines, 16);
  std::size_t open = 0;
  for (const Headquarters& hq : world.headquarters)
    open += hq.phase == HeadquartersPhase::convening || hq.phase == HeadquartersPhase::sitting ? 1 : 0;
  REQUIRE(open > 0);
  CHECK(across.size() == std::min<std::size_t>(open, 16));
  for (const OrgHeadquarters& hq : across) {
    std::size_t members = 0, heads = 0;
    for (std::size_t i = 0; i < hq.stops.size(); ++i) {
      REQUIRE(hq.stops[i].line < lines.size());
      if (i > 0) CHECK(hq.stops[i - 1].line < hq.stops[i].line);
      members += hq.stops[i].members;
      heads += hq.stops[i].head ? 1 : 0;
    }
    CHECK(heads <= 1);
    CHECK(members >= world.headquarters[hq.id.index()].accepted_count);
  }
}

TEST_CASE("the matrix has each body in the row of its role and the column of its place") {
  const World& world = *busy_frame().world;
  const OrgMatrix matrix = organisation_matrix(world);
  std::size_t bodies = 0;
  for (const OrgMatrix::Row& row : matrix.rows) {
    REQUIRE(row.cells.size() == world.regions.size() + 1);
    for (std::size_t k = 0; k < row.cells.size(); ++k) {
      if (!row.cells[k].valid()) continue;
      ++bodies;
      CHECK(world.facts(row.cells[k]).role == row.role);
      CHECK(world.facts(row.cells[k]).region == (k == 0 ? RegionId{} : RegionId{k - 1}));
    }
  }
  CHECK(bodies == world.agents.size());
}

TEST_CASE("the tally of grounds grows with the run and starts anew when it is rewound") {
  const Frame& late = busy_frame();
  const Frame early = test::frame_at(60);
  GroundTally step, at_once;
  step.update(Evidence(*early.world, early.events));
  const std::size_t first = step.actions();
  step.update(Evidence(*late.world, late.events));
  at_once.update(Evidence(*late.world, late.events));
  CHECK(first > 0);
  CHECK(step.actions() > first);
  CHECK(step.actions() == at_once.actions());
  std::size_t sum = 0;
  for (std::size_t i = 0; i < step.grounds().size(); ++i) {
    sum += step.grounds()[i].actions;
    if (i > 0) CHECK(step.grounds()[i - 1].actions >= step.grounds()[i].actions);
  }
  CHECK(sum == step.actions());
  step.update(Evidence(*early.world, early.events));
  CHECK(step.actions() == first);
}

TEST_CASE("the ledger of rights adds up to the model's measure of rights limited") {
  const Frame frame = test::frame_at(240);
  const World& world = *frame.world;
  double person_days = 0;
  for (const InstrumentInForce& use : world.instruments)
    person_days += static_cast<double>(use.people) * ((use.ended >= 0 ? use.ended : world.tick) - use.from) *
                   world.scenario->tick_seconds / 86400;
  double ledger = 0;
  for (const RightsRow& row : rights_ledger(Evidence(world, frame.events))) {
    ledger += row.person_days;
    CHECK(row.in_force <= row.uses);
    CHECK_FALSE(world.institution().at(row.instrument).name.en.empty());
  }
  CHECK(ledger == Approx(person_days));
}

TEST_CASE("an article shows the bodies, competences, threats and instruments that cite it") {
  const Institution& law = *test::small_scenario()->institution;
  const std::vector<ArticleEntry> role = article_entries(law, "15(1)(17)");
  REQUIRE_FALSE(role.empty());
  CHECK(role.front().kind == Str::entry_body);
  const auto has = [](const std::vector<ArticleEntry>& entries, Str kind) {
    return std::any_of(entries.begin(), entries.end(), [&](const ArticleEntry& e) { return e.kind == kind; });
  };
  CHECK(has(role, Str::entry_competence));
  CHECK(has(article_entries(law, "6(1)(18)"), Str::entry_threat));
  for (const Threat& threat : law.threats) CHECK(has(article_entries(law, threat.article), Str::entry_threat));
  for (const Instrument& instrument : law.instruments)
    CHECK(has(article_entries(law, instrument.article), Str::entry_instrument));
  CHECK(article_entries(law, "99(9)").empty());
  CHECK(article_entries(law, "").empty());
  // "15(1)(1)" is not the beginning of "15(1)(17)".
  for (const ArticleEntry& entry : article_entries(law, "15(1)(1)"))
    CHECK(entry.name.en != law.at(law.role("civil-protection")).name.en);
}

TEST_CASE("causes come before their effect and end with the event asked about") {
  const Frame& frame = busy_frame();
  const EventKey asked = first_event(Evidence(*frame.world, frame.events), EventKind::headquarters_convened, {});
  REQUIRE(asked != 0);
  REQUIRE(frame.events.find(asked) != nullptr);
  for (const Language language : all_languages) {
    const std::vector<WhyLine> lines = why_lines(*frame.world, frame.events, asked, language);
    REQUIRE(lines.size() >= 2);
    CHECK(lines.back().event == asked);
    for (std::size_t i = 1; i < lines.size(); ++i) CHECK(lines[i - 1].event < lines[i].event);
    for (const WhyLine& line : lines) CHECK_FALSE(line.sentence.empty());
    CHECK(lines.back().on_chain);
  }
  CHECK(why_lines(*frame.world, frame.events, 12345, Language::en).empty());
  CHECK(frame.events.find(12345) == nullptr);
}

TEST_CASE("the messages listed for a band are as many as its width says") {
  const Frame& frame = busy_frame();
  const ResponseFlow graph = response_flow(Evidence(*frame.world, frame.events), {}, 1000);
  std::size_t compared = 0;
  for (const ResponseBand& band : graph.bands) {
    const ResponseNode &from = graph.nodes[band.from], &to = graph.nodes[band.to];
    const BandDetail detail = band_detail(Evidence(*frame.world, frame.events), from, to, {}, 100000);
    std::uint64_t listed = 0;
    for (const FlowMessages& row : detail.messages) listed += row.count;
    if (from.kind == FlowKind::incident || from.kind == FlowKind::headquarters || to.kind == FlowKind::teams ||
        to.kind == FlowKind::instrument) {
      INFO("column " << static_cast<int>(from.column));
      CHECK(detail.events.size() == band.count);
      ++compared;
    } else if (to.kind == FlowKind::body) {
      // A decision links a body with itself without a message.
      const std::uint64_t decisions =
          from.role == to.role && from.regional == to.regional && to.column == FlowColumn::decided
              ? static_cast<std::uint64_t>(
                    std::count_if(detail.events.begin(), detail.events.end(),
                                  [&](EventKey key) { return frame.events.find(key)->kind == EventKind::decided; }))
              : 0;
      CHECK(listed <= band.count);
      CHECK(band.count <= listed + decisions);
      ++compared;
    }
  }
  CHECK(compared > 20);
}

TEST_CASE("the flow counts all teams that were sent, lent ones among them, and lists them") {
  const Frame& frame = busy_frame();
  EventLog events;
  std::uint64_t sent = 0;
  for (std::size_t i = 0; i < frame.events.size(); ++i) {
    Event e = frame.events[i];
    const bool of_teams = e.kind == EventKind::teams_sent || e.kind == EventKind::aid_sent;
    if (of_teams && e.incident.valid() && e.agent.valid() && sent++ % 2 == 0) e.kind = EventKind::aid_sent;
    events.append(e);
  }
  REQUIRE(sent > 1);
  const ResponseFlow graph = response_flow(Evidence(*frame.world, events), {}, 1000);
  std::uint64_t shown = 0, listed = 0;
  for (const ResponseBand& band : graph.bands) {
    if (graph.nodes[band.to].kind != FlowKind::teams) continue;
    shown += band.count;
    listed += band_detail(Evidence(*frame.world, events), graph.nodes[band.from], graph.nodes[band.to], {}, 100000)
                  .events.size();
  }
  CHECK(shown == sent);
  CHECK(listed == sent);
}

TEST_CASE("the flow of one body holds only what it sent, received or did") {
  const Frame& frame = busy_frame();
  const AgentId akimat = agent_called(
      *frame.world, "akimat@" + frame.world->institution().at(frame.world->scenario->incidents[0].region).id);
  const ResponseFlow all = response_flow(Evidence(*frame.world, frame.events), {}, 1000);
  const ResponseFlow one = response_flow(Evidence(*frame.world, frame.events), {{}, akimat}, 1000);
  REQUIRE_FALSE(one.empty());
  const auto total = [](const ResponseFlow& graph) {
    std::uint64_t sum = 0;
    for (const ResponseBand& band : graph.bands) sum += band.count;
    return sum;
  };
  CHECK(total(one) < total(all));
  const RoleId role = frame.world->facts(akimat).role;
  for (const ResponseBand& band : one.bands) {
    const ResponseNode &from = one.nodes[band.from], &to = one.nodes[band.to];
    const bool own =
        (from.kind == FlowKind::body && from.role == role) || (to.kind == FlowKind::body && to.role == role);
    const bool headquarters = from.kind == FlowKind::headquarters;
    CHECK((own || headquarters));
  }
}

TEST_CASE("a mark of the timeline leads to the event behind it") {
  const Frame& frame = busy_frame();
  std::size_t found = 0;
  for (const Lane& lane : build_lanes(Evidence(*frame.world, frame.events)))
    for (const LaneMark& mark : lane.marks) {
      const EventKey key = event_of(Evidence(*frame.world, frame.events), lane, mark);
      if (mark.to_come) {
        CHECK(key == 0);
        continue;
      }
      const Event* event = frame.events.find(key);
      REQUIRE(event != nullptr);
      INFO("mark " << static_cast<int>(mark.kind) << " at " << mark.tick);
      CHECK(std::abs(event->tick - static_cast<Tick>(mark.tick)) <= 1);
      ++found;
    }
  CHECK(found > 4);
}

TEST_CASE("curves by region are those of the regions with the most, in that order") {
  const Frame& frame = busy_frame();
  const Plot plot = make_plot(*frame.world, *frame.history, "severity", PlotScope::regions, {}, {}, Language::en, 3);
  REQUIRE_FALSE(plot.curves.empty());
  CHECK(plot.curves.size() <= 3);
  const auto peak = [](const Curve& curve) { return *std::max_element(curve.values.begin(), curve.values.end()); };
  for (std::size_t i = 1; i < plot.curves.size(); ++i) CHECK(peak(plot.curves[i - 1]) >= peak(plot.curves[i]));
  CHECK(make_plot(*frame.world, *frame.history, "messages", PlotScope::regions, {}, {}, Language::en).curves.empty());
  const Plot body =
      make_plot(*frame.world, *frame.history, "load", PlotScope::body, AgentId{std::size_t{3}}, {}, Language::en);
  REQUIRE(body.curves.size() == 1);
  for (const float v : body.curves[0].values) CHECK((v >= 0 && v <= 1));
}

TEST_CASE("an earlier run lies under the present one with its own name") {
  const Frame& frame = busy_frame();
  const std::vector<RunTrace> traces{{LocalText{"seed 7", "", ""}, frame.world->scenario, test::frame_at(60).history}};
  const Plot plot = make_plot(*frame.world, *frame.history, "messages", PlotScope::country, {}, traces, Language::en);
  REQUIRE(plot.curves.size() == 2);
  CHECK(plot.curves[0].past);
  CHECK(plot.curves[0].label == "seed 7");
  CHECK_FALSE(plot.curves[1].past);
  CHECK(plot.curves[0].values.size() < plot.curves[1].values.size());
}

TEST_CASE("a value is read at the cursor from the last sample before it") {
  const Curve curve{"x", {0, 10, 20}, {1, 2, 3}, 0, false};
  CHECK(value_at(curve, 0) == 1);
  CHECK(value_at(curve, 9.9) == 1);
  CHECK(value_at(curve, 10) == 2);
  CHECK(value_at(curve, 500) == 3);
  CHECK(std::isnan(value_at(curve, -1)));
}

TEST_CASE("a table of curves has a row for each tick and quotes what a comma would break") {
  Plot plot;
  plot.measure = "severity";
  plot.curves.push_back({"Flood, \"big\"", {0, 2}, {0.5F, 1.25F}, 0, false});
  plot.curves.push_back({"calm", {0, 1}, {std::nanf(""), 2}, 1, false});
  plot.observed.push_back({2, 7});
  Scenario scenario;
  scenario.start = test::small_scenario()->start;
  scenario.tick_seconds = 3600;
  const std::string csv = plot_csv(plot, scenario, CsvStyle{});
  const std::string first = csv.substr(0, csv.find('\r'));
  CHECK(first ==
        "\xEF\xBB\xBF"
        "tick,time (" +
            format_zone(scenario.utc_offset) + "),\"Flood, \"\"big\"\"\",calm,observed");
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 4);
  CHECK(csv.find(",0.5,,\r\n") != std::string::npos);
  CHECK(csv.find(",,2,\r\n") != std::string::npos);
  CHECK(csv.find(",1.25,,7\r\n") != std::string::npos);
  plot.curves[0].label = "=1+1";
  const std::string russian = plot_csv(plot, scenario, CsvStyle{';', ',', true, true});
  CHECK(russian.find(";'=1+1;calm;") != std::string::npos);
  CHECK(russian.find(";1,25;;7\r\n") != std::string::npos);
}

TEST_CASE("measures of a board are chosen and left out again") {
  PlotBoard board;
  const std::size_t before = board.measures().size();
  board.toggle("cost");
  CHECK(board.chosen("cost"));
  board.toggle("cost");
  CHECK_FALSE(board.chosen("cost"));
  CHECK(board.measures().size() == before);
}
