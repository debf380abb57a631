// What holds in figures however long names and however many rows there are.

#include <algorithm>
#include <cmath>
#include <limits>

#include "catch.hpp"
#include "elements.hpp"
#include "made_figures.hpp"
#include "report/svg.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// Where a text stands, as wide as it may be.
struct Place {
  double left = 0, right = 0, top = 0, bottom = 0;
  std::string words;
};

std::vector<Place> texts_of(const std::string& svg) {
  std::vector<Place> out;
  for (const Drawn& one : elements_of(svg)) {
    if (one.name != "text") continue;
    const std::string css = one.text("class"), anchor = one.text("text-anchor");
    const bool small = css.find("small") != std::string::npos || css.find("note") != std::string::npos;
    const bool bold = css.find("strong") != std::string::npos || css.starts_with("flow-");
    const double size = small ? 9 : css.starts_with("map-label") ? 9.5 : css.starts_with("flow-") ? 10.5 : 11;
    const double width = text_width(one.words, size, bold ? Weight::bold : Weight::regular);
    const double x = one.number("x"), y = one.number("y");
    const double left = anchor == "end" ? x - width : anchor == "middle" ? x - width / 2 : x;
    out.push_back({left, left + width, y - 0.75 * size, y, one.words});
  }
  return out;
}

void check_texts(const std::string& svg) {
  const Drawn figure = elements_of(svg).front();
  const std::string box = figure.text("viewBox");
  const double width = std::stod(box.substr(4)), height = std::stod(box.substr(box.rfind(' ') + 1));
  const std::vector<Place> texts = texts_of(svg);
  REQUIRE(texts.size() > 3);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Place& a = texts[i];
    INFO(a.words << " at " << a.left << " " << a.bottom);
    CHECK(a.left >= -0.01);
    CHECK(a.right <= width + 0.01);
    CHECK(a.top >= 0);
    CHECK(a.bottom <= height);
    for (std::size_t j = 0; j < i; ++j) {
      const Place& b = texts[j];
      INFO("and " << b.words << " at " << b.left << " " << b.bottom);
      CHECK((a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom));
    }
  }
}

const std::string long_name = "Авария на теплоэлектроцентрали и отключение отопления в областном центре";

}  // namespace

TEST_CASE("no text of a figure lies on another one or leaves it, however long names are", "[report][layout]") {
  for (const bool is_long : {false, true}) {
    const auto name = [&](const std::string& word) { return is_long ? long_name + " " + word : word; };
    BarChart bar = bars();
    bar.series = {name("own"), name("lent"), name("else")};
    for (BarRow& row : bar.rows) row.label = name(row.label), row.value = is_long ? long_name : row.value;
    check_texts(draw_bars(bar));
    LineChart line = lines();
    for (int i = 0; i < 5; ++i)
      line.curves.push_back({name("like"), "run", {{0, 10}, {4 * 86400, i < 3 ? 0 : 39}}, false});
    for (Curve& curve : line.curves) curve.label = name(curve.label);
    line.unit = name("m");
    check_texts(draw_lines(line, Language::ru));
    TimelineChart course = timeline();
    course.severity_word = name("severity");
    course.sitting_word = name("sitting");
    for (auto& [mark, word] : course.mark_words) word = name(word);
    for (TimelineLane& lane : course.lanes) lane.label = name(lane.label);
    course.lanes[0].note = name("note");
    check_texts(draw_timeline(course, Language::kk));
    ClockChart clock = delays();
    for (ClockRow& row : clock.rows) row.label = name(row.label);
    for (auto& [mark, word] : clock.mark_words) word = name(word);
    check_texts(draw_clock(clock, Language::ru));
    FlowChart chart = flow();
    for (FlowNode& node : chart.nodes) node.label = name(node.label);
    for (std::string& column : chart.columns) column = name(column);
    check_texts(draw_flow(chart, Language::ru));
    IntervalChart interval = intervals();
    interval.dot_word = name("dot");
    interval.ring_word = name("ring");
    interval.unit = name("h");
    for (IntervalRow& row : interval.rows) row.label = name(row.label), row.value = name(row.value);
    check_texts(draw_intervals(interval, Language::ru));
    BoxChart box = boxes();
    box.unit = name("h");
    for (BoxRow& row : box.rows) row.label = name(row.label);
    check_texts(draw_boxes(box, Language::ru));
    BandChart band = bands();
    for (int i = 0; i < 4; ++i) band.curves.push_back(band.curves[1]);
    for (BandCurve& curve : band.curves) curve.label = name(curve.label);
    band.axis = name("days");
    band.unit = name("h");
    check_texts(draw_bands(band, Language::ru));
    MapChart country = map_chart();
    country.value_word = name("severity");
    country.headquarters_word = name("sat");
    for (MapValue& value : country.values) value.label = name(value.label), value.note = name(value.note);
    check_texts(draw_map(map(), country, Language::ru));
  }
}

TEST_CASE("a legend goes on in a new row where the next word has no room", "[report][layout]") {
  const auto rows = [](const std::string& svg) {
    std::vector<double> out;
    for (const Drawn& one : test::with_class(elements_of(svg), "legend"))
      if (out.empty() || out.back() != one.number("y")) out.push_back(one.number("y"));
    return out;
  };
  using Rows = std::vector<double>;
  BarChart bar = bars();
  bar.series = {long_name, long_name, "short"};
  CHECK(rows(draw_bars(bar)) == Rows{11, 26});  // the short one beside the second
  CHECK(test::with_class(elements_of(draw_bars(bar)), "bar part0")[1].number("y") == 38);
  TimelineChart course = timeline();
  for (auto& [mark, word] : course.mark_words) word += " with more words";
  CHECK(rows(draw_timeline(course, Language::en)) == Rows{11, 27, 43});
  IntervalChart interval = intervals();
  interval.dot_word = interval.ring_word = long_name;
  CHECK(rows(draw_intervals(interval, Language::en)) == Rows{12, 27});
  BandChart band = bands();
  for (BandCurve& curve : band.curves) curve.label = "a label of middling length " + curve.label;
  CHECK(rows(draw_bands(band, Language::en)) == Rows{230, 245});
  MapChart country = map_chart();
  country.headquarters_word = long_name;
  CHECK(rows(draw_map(map(), country, Language::en)) == Rows{11, 27});
}

TEST_CASE("rows of a figure are as high as their labels need", "[report][layout]") {
  const auto labels = [](const std::string& svg, const std::string& css) {
    std::vector<double> out;
    for (const Drawn& one : test::with_class(elements_of(svg), css)) out.push_back(one.number("y"));
    return out;
  };
  BarChart bar = bars();
  bar.series.clear();
  for (BarRow& row : bar.rows) row.label = long_name;
  const auto of_bars = labels(draw_bars(bar), "lane-label");
  REQUIRE(of_bars.size() == 6);
  CHECK(of_bars == std::vector<double>{17, 29, 49, 61, 81, 93});  // 12 a line, 20 + 12 a row
  IntervalChart interval = intervals();
  interval.ring_word.clear();
  for (IntervalRow& row : interval.rows) row.label = long_name, row.strong = false;
  const auto of_intervals = labels(draw_intervals(interval, Language::en), "lane-label");
  CHECK(of_intervals == std::vector<double>{15, 27, 39, 53, 65, 77});
  ClockChart clock = delays();
  for (ClockRow& row : clock.rows) row.label = long_name;
  const auto of_clock = labels(draw_clock(clock, Language::en), "lane-label");
  REQUIRE(of_clock.size() == 6);
  CHECK(of_clock[1] - of_clock[0] == 11);
  CHECK(of_clock[3] - of_clock[0] == 40);  // three lines of 11 and 7 between
}

TEST_CASE("an area of many points keeps one for each bit of its width that can be seen, and the last",
          "[report][layout]") {
  TimelineChart course = timeline();
  course.lanes.resize(1);
  course.lanes[0].severity.clear();
  for (int i = 0; i <= 5080; ++i) course.lanes[0].severity.emplace_back(i * 4 * 86400.0 / 5080, i == 5080 ? 1 : 0.5);
  const auto areas = test::with_class(elements_of(draw_timeline(course, Language::en)), "lane-area");
  REQUIRE(areas.size() == 2);  // the first is that of the legend
  const std::string path = areas[1].text("d");
  // A tenth of a unit apart: every eighth or ninth of 5081, between both corners at the base; at the end the whole
  // height.
  const auto lines = std::count(path.begin(), path.end(), 'L');
  CHECK(lines >= 508 * 10 / 9);
  CHECK(lines <= 508 * 10 / 8 + 3);
  CHECK(path.ends_with("L696 32L696 51Z"));
}

TEST_CASE("a clock counts in days beyond three of them", "[report][layout]") {
  ClockChart clock = delays();
  clock.rows[0].delays[1].second = 70 * 3600;
  CHECK(draw_clock(clock, Language::en).find("since onset, hours") != std::string::npos);
  clock.rows[0].delays[1].second = 70 * 3600 + 1;
  CHECK(draw_clock(clock, Language::en).find("since onset, days") != std::string::npos);
  CHECK(draw_clock(clock, Language::ru).find("since onset, сут") != std::string::npos);
  CHECK(draw_clock(clock, Language::kk).find("since onset, тәулік") != std::string::npos);
  CHECK(draw_clock(delays(), Language::ru).find("since onset, ч") != std::string::npos);
  CHECK(draw_clock(delays(), Language::kk).find("since onset, сағат") != std::string::npos);
}

TEST_CASE("names on a map give way to each other, and are dark or light as their ground asks", "[report][map]") {
  MapChart country = map_chart();
  SchematicMap close = map();
  // A city in the middle of its region: the name of the region stands above it.
  close.regions[2].polygons[0].outer = {{62.6, 47.6}, {63.6, 47.6}, {63.6, 48.6}, {62.6, 48.6}};
  const auto labels = test::with_class(elements_of(draw_map(close, country, Language::en)), "map-label");
  REQUIRE(labels.size() == 4);
  const double city = labels[3].number("y"), region = labels[0].number("y");
  CHECK(labels[0].words == "Alpha");
  CHECK(city - region == Approx(15 + 22));
  CHECK(labels[1].number("y") - region == 11);
  // Light from the fourth step on; a city as the region that it lies in.
  for (const auto& [value, light] : {std::pair{0.59, false}, std::pair{0.6, true}}) {
    country.values[0].value = value;
    const auto again = test::with_class(elements_of(draw_map(close, country, Language::en)), "map-label");
    CHECK((again[0].text("class").find("inverse") != std::string::npos) == light);
    CHECK((again[3].text("class").find("inverse") != std::string::npos) == light);
  }
  country.values[0].value = 0.0099;  // no figure where there is nothing
  CHECK(test::with_class(elements_of(draw_map(close, country, Language::en)), "map-label").size() == 3);
}

TEST_CASE("each step of severity begins at its bound", "[report][map]") {
  const double bounds[] = {0.01, 0.2, 0.4, 0.6, 0.8};
  for (int step = 1; step <= 5; ++step) {
    CHECK(severity_step(bounds[step - 1]) == step);
    CHECK(severity_step(std::nextafter(bounds[step - 1], 0)) == step - 1);
  }
}
