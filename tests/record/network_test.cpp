#include "record/network.hpp"

#include <set>

#include "catch.hpp"
#include "support/small_run.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// What stands between two texts, for every place where they do.
std::vector<std::string> between(const std::string& text, const std::string& before, const std::string& after) {
  std::vector<std::string> out;
  for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at + 1)) {
    const std::size_t from = at + before.size();
    out.push_back(text.substr(from, text.find(after, from) - from));
  }
  return out;
}

}  // namespace

TEST_CASE("the network of a run has every pair that spoke and every message", "[record][network]") {
  const Record& record = small_record();
  const std::string graph = network_graphml(record, Language::en);
  std::set<std::pair<AgentId, AgentId>> pairs;
  std::uint64_t messages = 0;
  for (const Flow& flow : record.flows) {
    pairs.insert({flow.from, flow.to});
    messages += flow.count;
  }
  REQUIRE(messages > 0);
  CHECK(between(graph, "<edge ", ">").size() == pairs.size());
  std::uint64_t told = 0;
  for (const std::string& weight : between(graph, "<data key=\"weight\">", "<")) told += std::stoull(weight);
  CHECK(told == messages);
  // Kinds add up to the weight.
  std::uint64_t kinds = 0;
  for (const std::string& part : between(graph, "<data key=\"kind-", "</data>"))
    kinds += std::stoull(part.substr(part.find('>') + 1));
  CHECK(kinds == messages);
}

TEST_CASE("every edge of the network joins two of its nodes", "[record][network]") {
  const std::string graph = network_graphml(small_record(), Language::ru);
  const std::vector<std::string> ids = between(graph, "<node id=\"", "\"");
  const std::set<std::string> nodes(ids.begin(), ids.end());
  CHECK(nodes.size() == ids.size());
  for (const char* end : {"source=\"", "target=\""})
    for (const std::string& id : between(graph, end, "\"")) CHECK(nodes.count(id) == 1);
}

TEST_CASE("names in the network cannot break out of their element", "[record][network]") {
  Record record = small_record();
  for (AgentRow& agent : record.agents) agent.short_name = {"<a href=\"x\">&\x01", "", ""};
  const std::string graph = network_graphml(record, Language::en);
  CHECK_THAT(graph, ContainsSubstring("&lt;a href=&quot;x&quot;&gt;&amp;</data>"));
  CHECK(graph.find("<a ") == std::string::npos);
  CHECK(graph.find('\x01') == std::string::npos);
}

TEST_CASE("a record without flows has an empty network", "[record][network]") {
  Record record = small_record();
  record.flows.clear();
  const std::string graph = network_graphml(record, Language::en);
  CHECK(graph.find("<node") == std::string::npos);
  CHECK(graph.ends_with("</graphml>\n"));
}

TEST_CASE("a network of three bodies is the file that readers of GraphML expect", "[record][network]") {
  Record record;
  record.run.scenario = "made";
  record.regions.resize(1);
  record.regions[0].id = "KZ-1";
  for (std::size_t a = 0; a < 4; ++a) {
    AgentRow row;
    row.id = AgentId(a);
    row.key = std::string(1, static_cast<char>('a' + a));
    row.role = "role-" + row.key;
    row.kind = "agency";
    row.short_name = {"en " + row.key, "ru " + row.key, "kk " + row.key};
    row.served = static_cast<std::uint32_t>(10 + a);
    row.utilisation = 0.25 * static_cast<double>(a);
    if (a == 1) row.region = RegionId(std::size_t{0});
    record.agents.push_back(row);
  }
  const auto flow = [&](std::size_t from, std::size_t to, std::size_t incident, MessageKind kind, std::uint32_t count) {
    Flow made;
    made.from = AgentId(from);
    made.to = AgentId(to);
    made.incident = IncidentId(incident);
    made.kind = kind;
    made.count = count;
    record.flows.push_back(made);
  };
  flow(0, 1, 0, MessageKind::report, 3);
  flow(0, 1, 1, MessageKind::report, 4);
  flow(0, 1, 1, MessageKind::order, 5);
  flow(2, 0, 0, MessageKind::notice, 1);
  flow(0, 9, 0, MessageKind::notice, 1);  // of whom the record does not tell
  flow(9, 0, 0, MessageKind::notice, 1);
  CHECK(network_graphml(record, Language::ru) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
        "  <key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
        "  <key id=\"role\" for=\"node\" attr.name=\"role\" attr.type=\"string\"/>\n"
        "  <key id=\"kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>\n"
        "  <key id=\"region\" for=\"node\" attr.name=\"region\" attr.type=\"string\"/>\n"
        "  <key id=\"served\" for=\"node\" attr.name=\"served\" attr.type=\"long\"/>\n"
        "  <key id=\"utilisation\" for=\"node\" attr.name=\"utilisation\" attr.type=\"double\"/>\n"
        "  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"long\"/>\n"
        "  <key id=\"kind-notice\" for=\"edge\" attr.name=\"notice\" attr.type=\"long\"/>\n"
        "  <key id=\"kind-order\" for=\"edge\" attr.name=\"order\" attr.type=\"long\"/>\n"
        "  <key id=\"kind-report\" for=\"edge\" attr.name=\"report\" attr.type=\"long\"/>\n"
        "  <graph id=\"made\" edgedefault=\"directed\">\n"
        "    <node id=\"a\"><data key=\"label\">ru a</data><data key=\"role\">role-a</data><data "
        "key=\"kind\">agency</data><data key=\"served\">10</data><data key=\"utilisation\">0</data></node>\n"
        "    <node id=\"b\"><data key=\"label\">ru b</data><data key=\"role\">role-b</data><data "
        "key=\"kind\">agency</data><data key=\"region\">KZ-1</data><data key=\"served\">11</data><data "
        "key=\"utilisation\">0.25</data></node>\n"
        "    <node id=\"c\"><data key=\"label\">ru c</data><data key=\"role\">role-c</data><data "
        "key=\"kind\">agency</data><data key=\"served\">12</data><data key=\"utilisation\">0.5</data></node>\n"
        "    <edge source=\"a\" target=\"b\"><data key=\"weight\">12</data><data key=\"kind-order\">5</data><data "
        "key=\"kind-report\">7</data></edge>\n"
        "    <edge source=\"c\" target=\"a\"><data key=\"weight\">1</data><data key=\"kind-notice\">1</data></edge>\n"
        "  </graph>\n</graphml>\n");
}
