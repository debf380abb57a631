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
