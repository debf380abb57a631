// The response flow: who told whom, who decided, what came of it.

#include <map>

#include "account/response_flow.hpp"
#include "record/store_words.hpp"
#include "report/sections.hpp"

namespace qorgan {
namespace {

constexpr std::size_t max_nodes = 7;

std::string label_of(const Context& c, const ResponseNode& node) {
  const Record& record = c.record;
  switch (node.kind) {
    case FlowKind::incident: return c.incident_label(record.incidents[node.incident.index()]);
    case FlowKind::body: {
      if (!node.role.valid() || node.role.index() >= record.roles.size()) return "?";
      const RoleRow& role = record.roles[node.role.index()];
      // Akimats and maslikhats are nowhere but in the regions.
      const bool local_by_nature = role.kind == name_of(BodyKind::akimat) || role.kind == name_of(BodyKind::maslikhat);
      return node.regional && !local_by_nature ? c.t("flow.in-regions", {{"role", c.role(role.id)}}) : c.role(role.id);
    }
    case FlowKind::headquarters: return c.t("level." + std::string(word_of(node.level)));
    case FlowKind::teams: return c.word("capability", name_of(node.capability));
    case FlowKind::instrument: return c.in(c.names.instrument(node.instrument));
    case FlowKind::others: return c.t("flow.others", {{"count", c.count(node.merged)}});
  }
  return {};
}

}  // namespace

FlowChart flow_chart(const Context& c) {
  const ResponseFlow flow = response_flow(c.evidence, {}, max_nodes);
  FlowChart chart;
  chart.title = c.t("flow.caption");
  for (const FlowColumn column : all_of<FlowColumn>) chart.columns.push_back(c.t(key_of(column)));
  for (const ResponseNode& node : flow.nodes) chart.nodes.push_back({label_of(c, node), index_of(node.column)});
  for (const ResponseBand& band : flow.bands)
    chart.links.push_back({band.from, band.to, static_cast<double>(band.count)});
  return chart;
}

Section flow_section(const Context& c) {
  Section section{"flow", c.t("section.flow"), {}};
  const FlowChart chart = flow_chart(c);
  if (chart.links.empty()) {
    section.blocks.emplace_back(Paragraph{c.t("no-events"), true});
    return section;
  }
  Figure figure;
  figure.svg = draw_flow(chart, c.language);
  figure.caption = chart.title;
  figure.summary = c.t("flow.explanation");
  figure.data.columns = {{c.t("col.from"), false}, {c.t("col.to"), false}, {c.t("col.count"), true}};
  for (const FlowLink& link : chart.links)
    figure.data.rows.push_back({{chart.nodes[link.from].label, "", Tone::plain},
                                {chart.nodes[link.to].label, "", Tone::plain},
                                {c.number(link.amount), "", Tone::plain}});
  section.blocks.emplace_back(std::move(figure));
  section.blocks.emplace_back(Paragraph{c.t("flow.explanation"), true});
  std::map<MessageKind, double> kinds;
  for (const Flow& flow : c.record.flows) kinds[flow.kind] += flow.count;
  std::vector<std::string> parts;
  for (const auto& [kind, count] : kinds)
    parts.push_back(traits_of(kind).words().in(c.language) + " " + c.number(count));
  section.blocks.emplace_back(Paragraph{c.t("flow.kinds", {{"list", join(parts, ", ")}}), false});
  return section;
}

}  // namespace qorgan
