// Where the response flow's bars and ribbons stand, what is under the mouse, and how nodes are told apart.

#include <algorithm>
#include <set>

#include "fixture.hpp"
#include "ui/model/flow_model.hpp"
#include "ui/model/utf8.hpp"

using namespace qorgan;
using namespace qorgan::ui;

namespace {

const Frame& whole_run() {
  static const Frame frame = test::frame_at(test::small_scenario()->ticks);
  return frame;
}

FlowGraph graph_in(const FlowRoom& room) {
  return lay_out(response_flow(Evidence(*whole_run().world, whole_run().events), {}, 8), room);
}

/// Letters of eight pixels; what is cut ends with "~".
TextRuler even_letters() {
  const auto width = [](const std::string& text) { return 8 * static_cast<float>(code_points(text).size()); };
  return {width, [width](const std::string& text, float room) {
            if (width(text) <= room) return text;
            return text.substr(0, static_cast<std::size_t>(std::max(0.0F, room / 8 - 1))) + "~";
          }};
}

ResponseNode node_of(FlowKind kind, FlowColumn column) {
  ResponseNode node;
  node.kind = kind;
  node.column = column;
  return node;
}

}  // namespace

TEST_CASE("nodes of a column stand below each other within the height, and bands within their nodes") {
  for (const float height : {120.0F, 400.0F, 1200.0F}) {
    const FlowGraph graph = graph_in({.width = 600, .height = height});
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
      CHECK(graph.nodes[i].y >= 0);
      CHECK(graph.nodes[i].y + graph.nodes[i].height <= height + 0.01F);
      if (i > 0 && graph.nodes[i].column == graph.nodes[i - 1].column)
        CHECK(graph.nodes[i].y >= graph.nodes[i - 1].y + graph.nodes[i - 1].height);
    }
    for (const FlowBand& band : graph.bands) {
      const FlowNode &from = graph.nodes[band.from], &to = graph.nodes[band.to];
      CHECK((band.start.y >= from.y - 0.01F && band.start.y + band.height_from <= from.y + from.height + 0.01F));
      CHECK((band.end.y >= to.y - 0.01F && band.end.y + band.height_to <= to.y + to.height + 0.01F));
    }
  }
}

TEST_CASE("before anything happened the flow is empty") {
  const Frame start = test::frame_at(0);
  const ResponseFlow flow = response_flow(Evidence(*start.world, start.events), {}, 8);
  CHECK(flow.empty());
  CHECK(lay_out(flow, {.width = 600, .height = 100}).empty());
}

TEST_CASE("columns share the width, and bands go from the right edge of one node to the left edge of another") {
  const FlowRoom room{.width = 900, .height = 400, .bar = 10};
  const FlowGraph graph = graph_in(room);
  REQUIRE_FALSE(graph.empty());
  CHECK(room.left(FlowColumn::threats) == 0);
  CHECK(room.left(FlowColumn::action) == Approx(750));
  for (const FlowNode& node : graph.nodes) CHECK(node.x == Approx(room.left(node.column)));
  for (const FlowBand& band : graph.bands) {
    CHECK(band.top(0).x == Approx(graph.nodes[band.from].x + room.bar));
    CHECK(band.top(1).x == Approx(graph.nodes[band.to].x));
    CHECK(band.top(0).y == Approx(band.start.y));
    CHECK(band.top(1).y == Approx(band.end.y));
    CHECK(band.height(0) == Approx(band.height_from));
    CHECK(band.height(1) == Approx(band.height_to));
    for (float t = 0; t < 0.99F; t += 0.1F) CHECK(band.top(t).x < band.top(t + 0.1F).x);
  }
}

TEST_CASE("a node is met on its bar and its name, not beyond, and a band on its whole length where nothing covers it") {
  const FlowGraph graph = graph_in({.width = 1200, .height = 500, .bar = 10});
  const std::vector<float> widths(graph.nodes.size(), 40);
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const FlowNode& node = graph.nodes[i];
    const float y = node.y + node.height / 2;
    CHECK(hit(graph, widths, {node.x + 5, y}).node == i);
    CHECK(hit(graph, widths, {node.x + 10 + 4 + 39, y}).node == i);
    CHECK_FALSE(hit(graph, widths, {node.x + 10 + 4 + 42, y}).node);
    CHECK_FALSE(hit(graph, widths, {node.x - 3, y}).node);
  }
  const std::vector<float> nameless(graph.nodes.size(), 0);
  std::size_t met = 0;
  for (std::size_t i = 0; i < graph.bands.size(); ++i)
    for (float t = 0.25F; t < 0.9F; t += 0.1F) {
      const FlowHit found = hit(graph, nameless, graph.bands[i].middle(t));
      REQUIRE(found.band);
      CHECK_FALSE(found.node);
      CHECK(*found.band >= i);  // one that is drawn later may lie over it
      met += *found.band == i ? 1 : 0;
    }
  CHECK(met > graph.bands.size());
  CHECK_FALSE(hit(graph, nameless, {600, -20}).band);
  CHECK_FALSE(hit(graph, nameless, {-5, 100}).band);
}

TEST_CASE("a name that reaches far does not take clicks from the next column") {
  const FlowGraph graph = graph_in({.width = 600, .height = 400, .bar = 10});
  const std::vector<float> widths(graph.nodes.size(), 5000);
  for (const FlowNode& node : graph.nodes) {
    const FlowHit found = hit(graph, widths, {node.x + 97, node.y + node.height / 2});
    CHECK_FALSE(found.node);
  }
}

TEST_CASE("the broadest band is pointed at where it can be clicked") {
  const FlowGraph graph = graph_in({.width = 1200, .height = 500, .bar = 10});
  const std::vector<float> short_names(graph.nodes.size(), 30);
  const auto at = point_on_broadest(graph, short_names);
  REQUIRE(at);
  const FlowHit found = hit(graph, short_names, *at);
  REQUIRE(found.band);
  const auto breadth = [&](const FlowBand& band) {
    const bool rest = graph.nodes[band.from].kind == FlowKind::others || graph.nodes[band.to].kind == FlowKind::others;
    return rest ? 0.0F : std::min(band.height_from, band.height_to);
  };
  for (const FlowBand& band : graph.bands) CHECK(breadth(band) <= breadth(graph.bands[*found.band]));
  CHECK_FALSE(point_on_broadest({}, {}));
}

TEST_CASE("labels tell bodies of the centre from those in the regions, and cut names of incidents by their places") {
  FlowGraph graph;
  std::vector<FlowName> names;
  for (const bool regional : {false, true}) {
    ResponseNode body = node_of(FlowKind::body, FlowColumn::told);
    body.regional = regional;
    graph.nodes.emplace_back(body);
    names.push_back({regional ? "Guard \u00B7 in the regions" : "Guard", "Guard", "17", {}, {}});
  }
  const auto incident = [&](const std::string& name, std::size_t region, const std::string& place) {
    graph.nodes.emplace_back(node_of(FlowKind::incident, FlowColumn::threats));
    names.push_back({name, name, "5", RegionId(region), place});
  };
  incident("Flood of the river Zhaiyk", 1, "West");
  incident("Flood of the river Esil", 2, "North");
  incident("Unrest in the streets", 2, "North");
  const FlowWords words{"in the regions", "reg."};
  const auto label = [&](std::size_t node, float room, bool two) {
    return label_of(graph, names, node, words, even_letters(), room, two);
  };
  // Room for everything.
  CHECK(label(0, 400, false) == FlowLabel{"Guard", "17"});
  CHECK(label(1, 400, false) == FlowLabel{"Guard \u00B7 in the regions", "17"});
  CHECK(label(1, 400, true) == FlowLabel{"Guard", "17 \u00B7 in the regions"});
  CHECK(label(2, 400, false).name == "Flood of the river Zhaiyk");
  // Less: a short mark stays even where the name must be cut.
  CHECK(label(1, 100, false).name == "Guard \u00B7 reg.");
  CHECK(label(1, 80, true).name == "Gu~ \u00B7 reg.");
  // "Flood of ~" twice: the place that is one's own tells it; in the north the other name is its own already.
  CHECK(label(2, 80, false).name == "West");
  CHECK(label(3, 80, false).name == "North");
  CHECK(label(4, 80, false).name == "Unrest in~");
  // Where both of a place are doubled the place would tell nothing.
  names[4].whole = "Flood of people";
  CHECK(label(3, 80, false).name == "Flood of ~");
}
