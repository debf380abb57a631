// What the panels show, worked out without a window: map, flow, timeline, inspectors, plots, layout.

#include <algorithm>
#include <cmath>
#include <map>

#include "account/lanes.hpp"
#include "engine/measures.hpp"
#include "fixture.hpp"
#include "record/over_run.hpp"
#include "ui/model/flow_model.hpp"
#include "ui/model/inspect.hpp"
#include "ui/model/layout.hpp"
#include "ui/model/map_model.hpp"
#include "ui/model/numbers.hpp"
#include "ui/model/plot_model.hpp"
#include "ui/model/timeline_model.hpp"
#include "world/measure_names.hpp"

using namespace qorgan;
using namespace qorgan::ui;

namespace {
const Frame& run() {
  static const Frame frame = test::frame_at(1 << 30);
  return frame;
}
const Frame& midway() {
  static const Frame frame = test::frame_at(test::small_scenario()->ticks / 3);
  return frame;
}
MapShapes shapes() { return build_shapes(test::map(), test::small_scenario()->institution.get()); }
}  // namespace

TEST_CASE("pointing at a capital finds its region, and at a city the city") {
  const MapShapes all = shapes();
  REQUIRE(all.shapes.size() == 20);
  for (const MapShape& shape : all.shapes) {
    INFO(shape.id);
    REQUIRE(shape.region.valid());
    CHECK(region_at(all, shape.capital) == shape.region);
    CHECK(region_at(all, shape.label) == shape.region);
  }
  CHECK_FALSE(region_at(all, {all.box.left - 10, all.box.top}).valid());
}

TEST_CASE("the map fits its panel, zooms where the mouse is, and is never lost") {
  const MapShapes all = shapes();
  MapView view;
  view.resize(900, 500, all.box, 10);
  CHECK(view.whole());
  for (const MapShape& shape : all.shapes)
    for (const PlanePoint& p : shape.rings[0]) {
      const PlanePoint s = view.to_screen(p);
      CHECK((s.x >= 9.99 && s.x <= 890.01 && s.y >= 9.99 && s.y <= 490.01));
    }
  const PlanePoint mouse{300, 200}, under = view.to_plane(mouse);
  view.zoom_at(mouse, 3, all.box);
  CHECK_FALSE(view.whole());
  CHECK(view.to_plane(mouse).x == Approx(under.x));
  CHECK(view.to_plane(mouse).y == Approx(under.y));
  view.pan(1e7, -1e7, all.box);
  const PlanePoint middle = view.to_plane({450, 250});
  CHECK((middle.x >= all.box.left - 1 && middle.x <= all.box.right + 1));
  view.resize(1200, 700, all.box, 10);
  CHECK_FALSE(view.whole());
  view.zoom_at(mouse, 1e-6, all.box);
  CHECK(view.whole());
  const double whole = view.scale();
  view.zoom_at(mouse, 1e6, all.box);
  CHECK(view.scale() == Approx(whole * 12));
}

TEST_CASE("the layers tell what the world holds") {
  const World& world = *midway().world;
  const LayerValues severity = layer_values(world, Layer::severity);
  double sum = 0, truth = 0;
  for (const double v : severity.values) sum += v;
  for (const IncidentState& s : world.incidents) truth += s.intensity;
  CHECK(sum == Approx(truth));
  const LayerValues trust = layer_values(world, Layer::trust);
  for (std::size_t r = 0; r < world.regions.size(); ++r) {
    CHECK(trust.values[r] == Approx(static_cast<double>(world.regions[r].trust)));
    CHECK((trust.share(RegionId{r}) >= 0 && trust.share(RegionId{r}) <= 1));
  }
  const LayerValues deployed = layer_values(world, Layer::deployed);
  double persons = 0, there = 0;
  for (const double v : deployed.values) {
    persons += v;
    CHECK(v <= deployed.high);
  }
  for (const Unit& u : world.units)
    if (u.there()) there += static_cast<double>(u.persons);
  CHECK(there > 0);
  CHECK(persons == Approx(there));
}

TEST_CASE("an incident shows on the map once it can be known of") {
  CHECK(incident_marks(*test::frame_at(0).world).empty());
  const auto marks = incident_marks(*midway().world, true);
  REQUIRE_FALSE(marks.empty());
  for (const IncidentMark& mark : marks) CHECK(mark.slot < mark.slots);
}

TEST_CASE("a scale bar is a round length that fits") {
  for (const double most : {0.3, 7.0, 99.0, 640.0, 1001.0}) {
    const double length = scale_bar(most);
    CHECK((length <= most && length >= most / 2.5 - 1e-9));
  }
  CHECK(scale_bar(0) == 0);
}

TEST_CASE("the timeline has a lane for the country and one for every incident, in the order of time") {
  const World& world = *run().world;
  const std::vector<Lane> lanes = build_lanes(Evidence(world, run().events));
  REQUIRE(lanes.size() == world.incidents.size() + 1);
  CHECK_FALSE(lanes[0].incident.valid());
  for (std::size_t i = 2; i < lanes.size(); ++i)
    if (lanes[i].onset >= 0) CHECK(lanes[i - 1].onset <= lanes[i].onset);
  for (const Lane& lane : lanes) {
    for (std::size_t m = 1; m < lane.marks.size(); ++m) CHECK(lane.marks[m - 1].tick <= lane.marks[m].tick);
    if (!lane.incident.valid()) continue;
    const IncidentState& state = world.incidents[lane.incident.index()];
    const auto detected = std::find_if(lane.marks.begin(), lane.marks.end(),
                                       [](const LaneMark& m) { return m.kind == MarkKind::detected; });
    CHECK((detected != lane.marks.end()) == (state.detected >= 0));
    if (detected != lane.marks.end()) CHECK(detected->tick == state.detected);
  }
}

TEST_CASE("an inject that is still to come stands hollow at its time") {
  const auto count = [](const Frame& frame, bool to_come) {
    const Lane lane = build_lanes(Evidence(*frame.world, frame.events))[0];
    return std::count_if(lane.marks.begin(), lane.marks.end(), [&](const LaneMark& m) { return m.to_come == to_come; });
  };
  const auto timed = std::count_if(test::small_scenario()->injects.begin(), test::small_scenario()->injects.end(),
                                   [](const InjectSpec& i) { return i.at && !i.contingency; });
  CHECK(count(test::frame_at(0), true) == timed);
  CHECK(count(run(), true) == 0);
}

TEST_CASE("the time axis zooms where the mouse is and stays on the run") {
  TimeAxis axis;
  axis.show_all(1000);
  axis.zoom_at(250, 4);
  CHECK(axis.width() == Approx(250));
  CHECK(axis.share(250) == Approx(0.25));
  CHECK(axis.tick_at(axis.share(300)) == Approx(300));
  axis.pan(-1e6);
  CHECK(axis.first() == 0);
  axis.follow(900);
  CHECK((axis.first() <= 900 && axis.last() >= 900));
  axis.zoom_at(500, 1e9);
  CHECK(axis.width() == Approx(12));
  axis.zoom_at(500, 1e-9);
  CHECK((axis.first() == 0 && axis.last() == 1000));
}

TEST_CASE("the axis carries round times, midnights with their date") {
  const Scenario& scenario = *test::small_scenario();
  TimeAxis axis;
  axis.show_all(static_cast<double>(scenario.ticks));
  for (const double zoom : {1.0, 4.0, 40.0}) {
    axis.zoom_at(10, zoom);
    const auto ticks = axis_ticks(scenario, axis, 8);
    REQUIRE_FALSE(ticks.empty());
    CHECK(ticks.size() <= 10);
    for (const AxisTick& tick : ticks) {
      CHECK((tick.tick >= axis.first() - 1e-6 && tick.tick <= axis.last() + 1));
      CHECK(tick.label.find(tick.major ? '.' : ':') != std::string::npos);
    }
  }
}

TEST_CASE("the incident's inspector sets truth beside what bodies believe") {
  const World& world = *run().world;
  for (std::size_t i = 0; i < world.incidents.size(); ++i) {
    const IncidentView view = view_incident(world, run().events, IncidentId{i}, 5);
    CHECK(view.truth == world.incidents[i].intensity);
    CHECK(view.beliefs.size() == std::min<std::size_t>(view.knowing, 5));
    CHECK(view.informed <= view.competent);
    for (std::size_t b = 0; b < view.beliefs.size(); ++b) {
      const Picture& picture = world.picture(view.beliefs[b].agent, IncidentId{i});
      CHECK(view.beliefs[b].belief == Approx(static_cast<double>(picture.belief)));
      if (b > 0) CHECK(view.beliefs[b - 1].since <= view.beliefs[b].since);
    }
    for (const Fact& fact : view.consequences) CHECK(fact.value > 0);
    const Headship head = entitled_head(world.institution(), world.scenario->incidents[i].threat, world.reading);
    CHECK(view.head.role == head.role);
  }
}

TEST_CASE("of an incident that was called off before it began no time counts from an onset") {
  World world = *run().world;
  IncidentState& state = world.incidents[0];
  state.phase = IncidentPhase::ended;
  state.began = 0;
  state.onset = 2'000'000'000;
  state.ended = 10;
  state.detected = 3;
  for (const MilestoneRow& milestone : view_incident(world, run().events, IncidentId{std::size_t{0}}).milestones)
    CHECK(std::isnan(milestone.after_onset));
}

TEST_CASE("the body's inspector counts its own teams and seats") {
  const World& world = *run().world;
  std::size_t teams = 0, heads = 0;
  for (std::size_t a = 0; a < world.agents.size(); ++a) {
    const AgencyView view = view_agency(world, AgentId{a});
    for (const TeamRow& row : view.teams) teams += row.ready + row.moving + row.working + row.resting;
    for (const AgencyView::Seat& seat : view.seats) heads += seat.head ? 1 : 0;
    CHECK((view.utilisation >= 0 && view.utilisation <= 1));
  }
  CHECK(teams == world.units.size());
  const auto with_head = std::count_if(world.headquarters.begin(), world.headquarters.end(),
                                       [](const Headquarters& h) { return h.head.valid(); });
  CHECK(heads == static_cast<std::size_t>(with_head));
}

TEST_CASE("a region's bodies are those that stand in it") {
  const World& world = *run().world;
  std::size_t sum = bodies_in(world, {}).size();
  for (std::size_t r = 0; r < world.regions.size(); ++r)
    for (const AgentId a : bodies_in(world, RegionId{r})) {
      CHECK(world.facts(a).region == RegionId{r});
      ++sum;
    }
  CHECK(sum == world.agents.size());
}

TEST_CASE("the end of a run is told in ten lines in every language, with every place filled") {
  const Strings strings = test::strings();
  for (const Language language : all_languages) {
    const auto lines = ten_lines(*run().world, run().events, *run().history, strings, language);
    CHECK(lines.size() == 10);
    for (const std::string& line : lines) {
      INFO(line);
      CHECK(line.find('{') == std::string::npos);
      CHECK_FALSE(line.empty());
    }
  }
}

TEST_CASE("the ten lines tell the people that the record of the same run tells") {
  Engine engine(test::small_scenario(), {});
  OverRunValues over_run(engine.world());
  over_run.look(engine.world());
  while (!engine.done()) {
    engine.step();
    over_run.look(engine.world());
  }
  double recorded = 0;
  for (const MeasureRow& row : over_run.rows(engine.world()))
    if (row.measure == "personnel_deployed" && !row.incident.valid() && !row.region.valid()) recorded = row.value;
  REQUIRE(recorded > 0);
  CHECK(run().history->max_deployed() == recorded);
  const auto lines = ten_lines(*run().world, run().events, *run().history, test::strings(), Language::en);
  CHECK(lines[5].find(number_text(recorded, 0, Language::en)) != std::string::npos);
}

TEST_CASE("an incident that was called off before its onset has no times, and is none of those that happened") {
  auto scenario = std::make_shared<Scenario>(*test::small_scenario());
  scenario->incidents.push_back(scenario->incidents.front());
  IncidentSpec& spec = scenario->incidents.back();
  spec.id = "called-off";
  spec.name = {"Called off", "Called off", "Called off"};
  spec.onset = 4 * 86400;
  spec.warning = 4 * 86400;
  InjectSpec end;
  end.id = "end";
  end.kind = InjectKind::end_incident;
  end.at = 3 * 86400.0;
  end.incident = IncidentId(scenario->incidents.size() - 1);
  scenario->injects.push_back(end);
  Engine engine(scenario, {});
  History history;
  history.observe(engine.world());
  while (!engine.done()) {
    engine.step();
    history.observe(engine.world());
  }
  const IncidentState& state = engine.world().incidents.back();
  REQUIRE(state.began == 0);
  REQUIRE_FALSE(state.has_onset());
  const IncidentView view = view_incident(engine.world(), {}, end.incident);
  for (const MilestoneRow& milestone : view.milestones) CHECK_FALSE(std::isfinite(milestone.after_onset));
  const auto lines = ten_lines(engine.world(), {}, history, test::strings(), Language::en);
  CHECK(lines.front().starts_with("Incidents: 1,"));
  for (const std::string& line : lines) {
    INFO(line);
    CHECK(line.find("Called off") == std::string::npos);
    CHECK(line.find("0000 d") == std::string::npos);  // thousands of days from no onset
    CHECK(line.find(",000 d") == std::string::npos);
  }
  const auto lanes = build_lanes(Evidence(engine.world(), EventLog()));
  for (const Lane& lane : lanes)
    if (lane.incident == end.incident) CHECK_FALSE(lane.onset);
}

TEST_CASE("the ten lines count headquarters that sat, and those without a ground apart") {
  World world = *run().world;
  Headquarters hq;
  hq.level = HeadquartersLevel::central;
  hq.referred = 1;
  world.headquarters = {hq};  // convened by nobody, never sat
  CHECK(ten_lines(world, run().events, *run().history, test::strings(), Language::en)[4].starts_with(
      "0 regional and 0 central"));
  world.headquarters[0].convened = world.headquarters[0].first_sitting = 3;
  const std::string told = ten_lines(world, run().events, *run().history, test::strings(), Language::en)[4];
  CHECK(told == "0 regional and 1 central headquarters sat; 0 because nobody was entitled, 1 without legal ground");
}

TEST_CASE("a run that has only begun can be told as well") {
  const Frame start = test::frame_at(0);
  CHECK(ten_lines(*start.world, start.events, *start.history, test::strings(), Language::en).size() == 10);
}

TEST_CASE("a scale has round ends that hold all values") {
  const Scale s = nice_scale({3.0F, 47.0F, std::nanf("")}, 4);
  CHECK(s.low == 0);
  CHECK(s.high == Approx(60));
  CHECK(s.step == Approx(20));
  const Scale negative = nice_scale({-3.0F, 2.0F}, 4);
  CHECK((negative.low <= -3 && negative.high >= 2));
  const Scale nothing = nice_scale({}, 3);
  CHECK(nothing.high > nothing.low);
  CHECK(nice_scale({0.0F, 0.0F}, 3).high > 0);
}

TEST_CASE("panels lie within every window and do not cover each other") {
  const auto apart = [](const Area& a, const Area& b) {
    return a.right() <= b.x + 0.01F || b.right() <= a.x + 0.01F || a.bottom() <= b.y + 0.01F ||
           b.bottom() <= a.y + 0.01F;
  };
  for (const auto& [w, h] : {std::pair{1280U, 720U},
                             {1366U, 768U},
                             {1600U, 900U},
                             {1920U, 1080U},
                             {2560U, 1440U},
                             {3840U, 2160U},
                             {7680U, 4320U},
                             {1024U, 768U},
                             {800U, 600U},
                             {640U, 480U},
                             {640U, 400U}})
    for (const float wish : {0.7F, 1.0F, 1.5F, 2.0F, 2.3F}) {
      INFO(w << "x" << h << " at " << wish);
      for (const Preset preset : all_presets) {
        Desk desk;
        desk.use(preset);
        const float scale = type_scale(w, h, wish);
        const Layout l = arrange(static_cast<float>(w), static_cast<float>(h), scale, desk, {94 * scale, 40 * scale});
        std::vector<Area> areas{l.bar, l.alarm};
        CHECK(l.single != l.tabs.empty());
        if (l.single) areas.push_back(l.tabs);
        for (const Area& slot : l.slots)
          if (!slot.empty()) areas.push_back(slot);
        CHECK(areas.size() >= (l.single ? 4U : 5U));
        CHECK(l.single == l.of(Slot::second).empty());
        CHECK(l.wide == (!l.of(Slot::corner).empty() || (!l.single && !desk.column())));
        for (const Area& a : areas) {
          CHECK((a.x >= 0 && a.y >= 0 && a.width > 0 && a.height > 0));
          CHECK((a.right() <= static_cast<float>(w) + 0.01F && a.bottom() <= static_cast<float>(h) + 0.01F));
        }
        for (std::size_t i = 0; i < areas.size(); ++i)
          for (std::size_t j = i + 1; j < areas.size(); ++j) CHECK(apart(areas[i], areas[j]));
      }
    }
  CHECK(arrange(1920, 1080, 1).wide);
  CHECK(arrange(3840, 2160, 2).wide);
  CHECK_FALSE(arrange(1280, 720, 1).wide);
  // The exercise director sees the map and the flow on a laptop as well, and one of them where there is room for one.
  for (const float width : {1280.0F, 1366.0F}) {
    CHECK_FALSE(arrange(width, 720, 1).of(Slot::second).empty());
    CHECK_FALSE(arrange(width, 720, 1).of(Slot::side).empty());
  }
  CHECK(arrange(640, 400, 1).single);
  CHECK(type_scale(1280, 720, 1) == 1);
  CHECK(type_scale(1280, 720, 2) == 2);
  CHECK(type_scale(640, 400, 2) == Approx(1.3));
  CHECK(type_scale(3840, 2160, 1) == 2);
}
