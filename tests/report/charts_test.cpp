#include "report/charts.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"

using namespace qorgan;

namespace {

FlowChart three_columns() {
  FlowChart chart;
  chart.title = "flow";
  chart.columns = {"a", "b", "c"};
  chart.nodes = {{"a1", 0}, {"a2", 0}, {"b1", 1}, {"b2", 1}, {"c1", 2}};
  chart.links = {{0, 2, 10}, {0, 3, 5}, {1, 3, 1}, {2, 4, 1000}, {3, 4, 3000}, {1, 4, 500}};
  return chart;
}

}  // namespace

TEST_CASE("boxes of a column do not overlap", "[report][flow]") {
  const FlowChart chart = three_columns();
  const FlowLayout layout = lay_out_flow(chart, 720);
  for (std::size_t a = 0; a < chart.nodes.size(); ++a)
    for (std::size_t b = a + 1; b < chart.nodes.size(); ++b) {
      if (chart.nodes[a].column != chart.nodes[b].column) continue;
      const auto &p = layout.boxes[a], &q = layout.boxes[b];
      CHECK((p.y + p.height <= q.y || q.y + q.height <= p.y));
    }
  for (const auto& box : layout.boxes) CHECK(box.y + box.height <= layout.height);
}

TEST_CASE("ribbons into one column compare by their amounts", "[report][flow]") {
  const FlowChart chart = three_columns();
  const FlowLayout layout = lay_out_flow(chart, 720);
  CHECK(layout.ribbons[0].width == Approx(2 * layout.ribbons[1].width));
  CHECK(layout.ribbons[4].width == Approx(3 * layout.ribbons[3].width));
  CHECK(layout.ribbons[5].width == Approx(layout.ribbons[3].width / 2));
}

TEST_CASE("ribbons stay within the boxes they join and beside each other", "[report][flow]") {
  const FlowChart chart = three_columns();
  const FlowLayout layout = lay_out_flow(chart, 720);
  std::vector<double> out(chart.nodes.size()), in(chart.nodes.size());
  for (std::size_t l = 0; l < chart.links.size(); ++l) {
    const auto& from = layout.boxes[chart.links[l].from];
    const auto& to = layout.boxes[chart.links[l].to];
    CHECK(layout.ribbons[l].from_y >= from.y - 1e-9);
    CHECK(layout.ribbons[l].from_y + layout.ribbons[l].width <= from.y + from.height + 1e-6);
    CHECK(layout.ribbons[l].to_y >= to.y - 1e-9);
    CHECK(layout.ribbons[l].to_y + layout.ribbons[l].width <= to.y + to.height + 1e-6);
    out[chart.links[l].from] += layout.ribbons[l].width;
    in[chart.links[l].to] += layout.ribbons[l].width;
  }
  for (std::size_t n = 0; n < chart.nodes.size(); ++n) CHECK(std::max(out[n], in[n]) <= layout.boxes[n].height + 1e-6);
}

TEST_CASE("a curve with gaps and a single point is drawn without breaking the markup", "[report][curves]") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  LineChart chart;
  chart.title = "t";
  chart.time = {{}, 0, 0, 86400};
  chart.curves = {{"a", "run", {{0, nan}, {3600, 1}, {7200, nan}, {10800, 2}}, false},
                  {"b", "reported", {{5, 1}}, true}};
  const std::string svg = draw_lines(chart, Language::en);
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(svg.find("inf") == std::string::npos);
  CHECK(svg.find("class=\"curve run\"") != std::string::npos);
  CHECK(svg.find("class=\"dot reported\"") != std::string::npos);
}

TEST_CASE("long curves are thinned for the page but keep their peak", "[report][curves]") {
  LineChart chart;
  chart.title = "t";
  chart.from_zero = true;
  chart.time = {{}, 0, 0, 10000};
  Curve curve{"a", "run", {}, false};
  for (int i = 0; i < 10000; ++i) curve.points.emplace_back(i, i == 5000 ? 100.0 : 1.0);
  chart.curves = {curve};
  const std::string svg = draw_lines(chart, Language::en);
  CHECK(svg.size() < 40000);
  // The peak touches the top of the frame.
  CHECK(svg.find(" 26L") != std::string::npos);
}

TEST_CASE("a long label of a bar takes two lines and loses no word", "[report][bars]") {
  BarChart chart;
  chart.title = "t";
  chart.rows = {{"Steady agro-industry, energy, transport, industry and finance of the whole of the country", {1}, "1"},
                {"short", {2}, "2"}};
  const std::string svg = draw_bars(chart);
  CHECK(svg.find("\xE2\x80\xA6") == std::string::npos);
  CHECK(svg.find(">Steady agro-industry, energy, transport,") != std::string::npos);
  CHECK(svg.find("whole of the country<") != std::string::npos);
}

TEST_CASE("severity has six steps", "[report][map]") {
  CHECK(severity_step(0) == 0);
  CHECK(severity_step(0.005) == 0);
  CHECK(severity_step(0.1) == 1);
  CHECK(severity_step(0.3) == 2);
  CHECK(severity_step(0.8) == 5);
  CHECK(severity_step(7) == 5);
  CHECK(severity_step(std::numeric_limits<double>::quiet_NaN()) == 0);
}

TEST_CASE("a map that cannot be drawn gives no markup", "[report][map]") {
  CHECK(draw_map(SchematicMap{}, MapChart{}, Language::en).empty());
}
