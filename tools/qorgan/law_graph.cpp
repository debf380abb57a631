// The institution as a graph: for Gephi, yEd and igraph (GraphML), Graphviz (dot), and programs (json).

#include <fmt/core.h>

#include <nlohmann/json.hpp>
#include <set>

#include "core/xml.hpp"
#include "law.hpp"
#include "law/authority.hpp"
#include "law/headship.hpp"
#include "law/organs.hpp"

namespace qorgan::cli {
namespace {

struct Node {
  std::string id, kind, article, label;
};
struct Edge {
  std::string from, to, kind, article;
};
struct Graph {
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

std::string role_node(const Institution& institution, RoleId id) { return "role:" + institution.at(id).id; }

/// Subordination: to the President's or the Government's organ where the institution has it.
void add_superior(Graph& graph, const Institution& institution, const Role& role) {
  const std::string_view apex = organ::above(role.superior);
  if (apex.empty()) return;
  if (const RoleId id = institution.role(apex); id.valid())
    graph.edges.push_back({"role:" + role.id, role_node(institution, id), "answers-to", role.superior_article});
}

void add_threat(Graph& graph, const Institution& institution, const Threat& threat, Language language) {
  const std::string id = "threat:" + threat.id;
  graph.nodes.push_back({id, "threat", threat.article, threat.name.in(language)});
  for (const Role& role : institution.roles)  // 16(1): whatever happens in its territory
    if (role.kind == BodyKind::akimat) graph.edges.push_back({"role:" + role.id, id, "competent", role.article});
  for (const RoleId role : threat.competent)
    graph.edges.push_back({role_node(institution, role), id, "competent", institution.at(role).article});
  for (std::size_t i = 0; i < threat.lead.size(); ++i)
    graph.edges.push_back({role_node(institution, threat.lead[i]), id, "leads",
                           i < threat.lead_articles.size() ? threat.lead_articles[i] : std::string()});
  for (const ComponentLead& lead : threat.component_leads)
    graph.edges.push_back({role_node(institution, lead.role), id, "leads-part", lead.article});
  for (const SecurityType type : threat.types)
    graph.edges.push_back({id, fmt::format("type:{}", qorgan::name_of(type)), "of-type", threat.article});
  for (const int interest : threat.interests)
    graph.edges.push_back({id, fmt::format("interest:{}", interest), "damages", threat.article});
}

/// Which body may take the instrument; of a head of headquarters' own instrument, who may head against one of its
/// threats.
void add_takers(Graph& graph, const Institution& institution, std::size_t index) {
  const Instrument& instrument = institution.instruments[index];
  const std::string to = "instrument:" + instrument.id;
  std::set<RoleId> takers;
  for (const ThreatId threat : instrument.threats) {
    if (instrument.authority == Authority::headquarters_head) {
      for (const Headship& head : entitled_heads(institution, threat, Reading::literal)) takers.insert(head.role);
      continue;
    }
    for (std::size_t r = 0; r < institution.roles.size(); ++r)
      if (may_take(institution, RoleId(r), InstrumentId(index), threat)) takers.insert(RoleId(r));
  }
  const std::string kind = instrument.authority == Authority::headquarters_head ? "may-take-as-head" : "may-take";
  for (const RoleId role : takers)
    graph.edges.push_back({role_node(institution, role), to, kind, instrument.authority_article});
}

/// Fields of competence: who does what in them, and which threats touch them.
void add_fields(Graph& graph, const Institution& institution, Language language) {
  std::set<std::string> fields;
  for (const Role& role : institution.roles)
    for (const Competence& competence : role.competences) {
      const std::string node = "field:" + competence.field;
      if (fields.insert(competence.field).second)
        graph.nodes.push_back({node, "field", "", institution.word("field", competence.field).in(language)});
      graph.edges.push_back(
          {"role:" + role.id, node, std::string(qorgan::name_of(competence.function)), competence.article});
    }
  for (const Threat& threat : institution.threats)
    for (const std::string& field : threat.fields)
      if (fields.contains(field))
        graph.edges.push_back({"threat:" + threat.id, "field:" + field, "touches", threat.article});
}

Graph graph_of(const Institution& institution, Language language) {
  Graph graph;
  for (const Role& role : institution.roles)
    graph.nodes.push_back(
        {"role:" + role.id, std::string(qorgan::name_of(role.kind)), role.article, role.short_name.in(language)});
  for (const NamedType& type : institution.types)
    graph.nodes.push_back(
        {fmt::format("type:{}", qorgan::name_of(type.type)), "type", type.article, type.name.in(language)});
  for (const Interest& interest : institution.interests)
    graph.nodes.push_back(
        {fmt::format("interest:{}", interest.number), "interest", interest.article, interest.name.in(language)});
  for (const Role& role : institution.roles) add_superior(graph, institution, role);
  for (const Partner& partner : institution.partners)
    for (const RoleId contact : partner.contacts)
      graph.edges.push_back(
          {"role:" + institution.at(contact).id, "role:" + partner.id, "deals-with", partner.article});
  for (const Threat& threat : institution.threats) add_threat(graph, institution, threat, language);
  for (std::size_t m = 0; m < institution.instruments.size(); ++m) {
    const Instrument& instrument = institution.instruments[m];
    graph.nodes.push_back(
        {"instrument:" + instrument.id, "instrument", instrument.article, instrument.name.in(language)});
    for (const ThreatId threat : instrument.threats)
      graph.edges.push_back(
          {"instrument:" + instrument.id, "threat:" + institution.at(threat).id, "against", instrument.article});
    add_takers(graph, institution, m);
  }
  add_fields(graph, institution, language);
  return graph;
}

std::string dot_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + '"';
}

std::string graphml(const Graph& graph) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
      "  <key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
      "  <key id=\"kind\" for=\"all\" attr.name=\"kind\" attr.type=\"string\"/>\n"
      "  <key id=\"article\" for=\"all\" attr.name=\"article\" attr.type=\"string\"/>\n"
      "  <graph id=\"law\" edgedefault=\"directed\">\n";
  const auto data = [](std::string_view key, std::string_view value) {
    return fmt::format("<data key=\"{}\">{}</data>", key, escape_markup(value));
  };
  for (const Node& node : graph.nodes)
    out += fmt::format("    <node id=\"{}\">{}{}{}</node>\n", escape_markup(node.id), data("label", node.label),
                       data("kind", node.kind), data("article", node.article));
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const Edge& edge = graph.edges[i];
    out += fmt::format("    <edge id=\"e{}\" source=\"{}\" target=\"{}\">{}{}</edge>\n", i, escape_markup(edge.from),
                       escape_markup(edge.to), data("kind", edge.kind), data("article", edge.article));
  }
  return out + "  </graph>\n</graphml>\n";
}

std::string dot(const Graph& graph) {
  std::string out = "digraph law {\n  rankdir=LR;\n  node [shape=box, fontname=\"DejaVu Sans\"];\n";
  for (const Node& node : graph.nodes)
    out += fmt::format("  {} [label={}, class={}];\n", dot_text(node.id), dot_text(node.label + "\n" + node.article),
                       dot_text(node.kind));
  for (const Edge& edge : graph.edges)
    out += fmt::format("  {} -> {} [class={}, tooltip={}];\n", dot_text(edge.from), dot_text(edge.to),
                       dot_text(edge.kind), dot_text(edge.kind + " " + edge.article));
  return out + "}\n";
}

std::string json(const Graph& graph) {
  using Json = nlohmann::ordered_json;
  Json value{{"nodes", Json::array()}, {"edges", Json::array()}};
  for (const Node& node : graph.nodes)
    value["nodes"].push_back({{"id", node.id}, {"kind", node.kind}, {"article", node.article}, {"label", node.label}});
  for (const Edge& edge : graph.edges)
    value["edges"].push_back({{"from", edge.from}, {"to", edge.to}, {"kind", edge.kind}, {"article", edge.article}});
  return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

int law_graph(const Console& console, const Institution& institution, const LawQuestion& question,
              const std::string& format) {
  const Graph graph = graph_of(institution, question.language);
  console.data(format == "dot" ? dot(graph) : format == "json" || question.json ? json(graph) : graphml(graph));
  console.say(fmt::format("{} nodes, {} edges", graph.nodes.size(), graph.edges.size()));
  return done;
}

}  // namespace qorgan::cli
