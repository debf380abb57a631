#include "record/network.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "core/xml.hpp"
#include "record/store_words.hpp"

namespace qorgan {
namespace {

struct Attribute {
  std::string_view id, of, name, type;
};
constexpr Attribute node_attributes[] = {
    {"label", "node", "label", "string"}, {"role", "node", "role", "string"},
    {"kind", "node", "kind", "string"},   {"region", "node", "region", "string"},
    {"served", "node", "served", "long"}, {"utilisation", "node", "utilisation", "double"},
    {"weight", "edge", "weight", "long"},
};

std::string data(std::string_view key, std::string_view value) {
  return value.empty() ? std::string() : fmt::format("<data key=\"{}\">{}</data>", key, escape_markup(value));
}

/// Messages of one pair, by kind.
using Counts = std::map<std::string_view, std::uint64_t>;

std::string node_text(const Record& record, const AgentRow& agent, Language language) {
  const RegionRow* region = record.region(agent.region);
  return fmt::format("    <node id=\"{}\">{}{}{}{}{}{}</node>\n", escape_markup(agent.key),
                     data("label", agent.short_name.in(language)), data("role", agent.role), data("kind", agent.kind),
                     data("region", region ? region->id : std::string()), data("served", std::to_string(agent.served)),
                     data("utilisation", fmt::format("{}", agent.utilisation)));
}

}  // namespace

std::string network_graphml(const Record& record, Language language) {
  std::map<std::pair<AgentId, AgentId>, Counts> edges;
  std::set<AgentId> bodies;
  std::set<std::string_view> kinds;
  for (const Flow& flow : record.flows) {
    if (!record.agent(flow.from) || !record.agent(flow.to)) continue;
    bodies.insert({flow.from, flow.to});
    kinds.insert(name_of(flow.kind));
    edges[{flow.from, flow.to}][name_of(flow.kind)] += flow.count;
  }
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  for (const Attribute& a : node_attributes)
    out += fmt::format("  <key id=\"{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>\n", a.id, a.of, a.name, a.type);
  for (const std::string_view kind : kinds)
    out += fmt::format("  <key id=\"kind-{0}\" for=\"edge\" attr.name=\"{0}\" attr.type=\"long\"/>\n", kind);
  out += fmt::format("  <graph id=\"{}\" edgedefault=\"directed\">\n", escape_markup(record.run.scenario));
  for (const AgentId body : bodies) out += node_text(record, *record.agent(body), language);
  for (const auto& [pair, counts] : edges) {
    std::uint64_t sum = 0;
    std::string parts;
    for (const auto& [kind, count] : counts) {
      sum += count;
      parts += fmt::format("<data key=\"kind-{}\">{}</data>", kind, count);
    }
    out += fmt::format("    <edge source=\"{}\" target=\"{}\"><data key=\"weight\">{}</data>{}</edge>\n",
                       escape_markup(record.agent(pair.first)->key), escape_markup(record.agent(pair.second)->key), sum,
                       parts);
  }
  return out + "  </graph>\n</graphml>\n";
}

}  // namespace qorgan
