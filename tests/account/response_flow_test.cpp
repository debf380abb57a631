#include "account/response_flow.hpp"

#include <array>
#include <map>

#include "catch.hpp"
#include "support/small_run.hpp"

using namespace qorgan;

namespace {

Evidence small() { return Evidence(test::small_record()); }

std::uint64_t messages_of(const ResponseFlow& flow) {
  std::uint64_t sum = 0;
  for (const ResponseBand& band : flow.bands) sum += band.count;
  return sum;
}

}  // namespace

TEST_CASE("the flow leads from threats to teams, and what flows in and out of a node adds up", "[account][flow]") {
  const ResponseFlow flow = response_flow(small(), {}, 8);
  REQUIRE_FALSE(flow.empty());
  std::map<std::size_t, std::uint64_t> in, out;
  for (const ResponseBand& band : flow.bands) {
    CHECK(flow.nodes[band.from].column < flow.nodes[band.to].column);
    std::uint64_t kinds = 0;
    for (const std::uint32_t k : band.kinds) kinds += k;
    CHECK(kinds == band.count);
    out[band.from] += band.count;
    in[band.to] += band.count;
  }
  std::array<bool, flow_columns> used{};
  for (std::size_t i = 0; i < flow.nodes.size(); ++i) {
    CHECK(flow.nodes[i].in == in[i]);
    CHECK(flow.nodes[i].out == out[i]);
    used[index_of(flow.nodes[i].column)] = true;
    if (i > 0) CHECK(flow.nodes[i - 1].column <= flow.nodes[i].column);
  }
  for (const bool column : used) CHECK(column);
}

TEST_CASE("putting small nodes together loses no message and keeps to the number asked for", "[account][flow]") {
  const ResponseFlow all = response_flow(small(), {}, 1000), few = response_flow(small(), {}, 3);
  CHECK(messages_of(all) == messages_of(few));
  CHECK(few.nodes.size() < all.nodes.size());
  std::array<std::size_t, flow_columns> count{}, stood_for{}, whole{};
  for (const ResponseNode& node : all.nodes) ++whole[index_of(node.column)];
  for (const ResponseNode& node : few.nodes) {
    ++count[index_of(node.column)];
    stood_for[index_of(node.column)] += node.kind == FlowKind::others ? node.merged : 1;
  }
  for (const std::size_t n : count) CHECK(n <= 3);
  CHECK(stood_for == whole);
}

TEST_CASE("the flows of single incidents are parts of the flow of all", "[account][flow]") {
  const Evidence evidence = small();
  REQUIRE(evidence.incident_count() >= 2);
  const ResponseFlow all = response_flow(evidence, {}, 1000);
  std::uint64_t detections = 0;
  for (std::size_t i = 0; i < evidence.incident_count(); ++i) {
    const ResponseFlow one = response_flow(evidence, {IncidentId(i), {}}, 1000);
    INFO("incident " << i);
    CHECK(messages_of(one) > 0);
    CHECK(messages_of(one) < messages_of(all));
    for (const ResponseNode& node : one.nodes) {
      if (node.kind != FlowKind::incident) continue;
      CHECK(node.incident == IncidentId(i));
      detections += node.out;
    }
  }
  // Every detection is of one incident.
  std::uint64_t of_all = 0;
  for (const ResponseNode& node : all.nodes)
    if (node.kind == FlowKind::incident) of_all += node.out;
  CHECK(detections == of_all);
}

TEST_CASE("teams that are lent to another region are part of the flow", "[account][flow]") {
  Record record = test::small_record();
  const auto sent = [](const Record& of) {
    std::uint64_t sum = 0;
    const ResponseFlow flow = response_flow(Evidence(of), {}, 1000);
    for (const ResponseNode& node : flow.nodes)
      if (node.kind == FlowKind::teams) sum += node.in;
    return sum;
  };
  std::uint64_t dispatches = 0;
  for (const Event& event : record.events)
    dispatches += event.kind == EventKind::teams_sent || event.kind == EventKind::aid_sent ? 1 : 0;
  REQUIRE(dispatches > 0);
  CHECK(sent(record) == dispatches);
  for (Event& event : record.events)
    if (event.kind == EventKind::teams_sent) event.kind = EventKind::aid_sent;
  CHECK(sent(record) == dispatches);
}

TEST_CASE("what nobody has noticed has no flow", "[account][flow]") {
  Record record = test::small_record();
  record.events.clear();
  record.flows.clear();
  record.headquarters.clear();
  CHECK(response_flow(Evidence(record), {}, 8).empty());
}
