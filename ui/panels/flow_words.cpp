// The response flow in words: names of nodes, bands, columns and kinds of messages, and what tooltips say.

#include "core/enum_table.hpp"
#include "ui/panels/flow_parts.hpp"
#include "world/message_kinds.hpp"

namespace qorgan::ui {

namespace {

/// Akimats and maslikhats are in the regions by their nature: nobody has to say it.
bool local_by_nature(const Role& role) { return role.kind == BodyKind::akimat || role.kind == BodyKind::maslikhat; }

/// The node's name without saying where its bodies are.
std::string base_name(const Panel& p, const ResponseNode& node) {
  const Institution& institution = p.world().institution();
  switch (node.kind) {
    case FlowKind::incident: return incident_name(p, node.incident);
    case FlowKind::body: {
      const Role& role = institution.at(node.role);
      return p.local(role.short_name).empty() ? p.local(role.name) : p.local(role.short_name);
    }
    case FlowKind::headquarters:
      return p.tr(node.level == HeadquartersLevel::central ? Str::hq_central : Str::hq_regional);
    case FlowKind::teams: return word(p, "capability", name_of(node.capability));
    case FlowKind::instrument: return p.local(institution.at(node.instrument).name);
    case FlowKind::others: return fill(p.tr(Str::others), {{"n", std::to_string(node.merged)}});
  }
  return {};
}

std::string messages_text(const Panel& p, double count) { return number_text(count, 0, p.language()); }

}  // namespace

Str column_name(FlowColumn column) {
  static constexpr EnumTable<FlowColumn, Str> names({{FlowColumn::threats, Str::col_threats},
                                                     {FlowColumn::detected, Str::col_detected},
                                                     {FlowColumn::told, Str::col_told},
                                                     {FlowColumn::decided, Str::col_decided},
                                                     {FlowColumn::headquarters, Str::col_headquarters},
                                                     {FlowColumn::action, Str::col_action}});
  return names[column];
}

std::string node_name(const Panel& p, const ResponseNode& node) {
  std::string name = base_name(p, node);
  if (node.kind == FlowKind::body && node.regional && !local_by_nature(p.world().institution().at(node.role)))
    name += " \u00B7 " + p.tr(Str::in_regions);
  return name;
}

std::string band_title(const Panel& p, const ResponseNode& from, const ResponseNode& to) {
  return node_name(p, from) + " \u2013 " + node_name(p, to);
}

std::vector<FlowName> flow_names(const Panel& p, const FlowGraph& graph) {
  const std::vector<IncidentSpec>& incidents = p.session.scenario().incidents;
  std::vector<FlowName> names;
  names.reserve(graph.nodes.size());
  for (const FlowNode& node : graph.nodes) {
    FlowName name{node_name(p, node), base_name(p, node), messages_text(p, static_cast<double>(node.weight())), {}, {}};
    if (node.kind == FlowKind::incident && node.incident.index() < incidents.size())
      name.place = incidents[node.incident.index()].region;
    if (name.place.valid()) name.place_name = region_short(p, name.place);
    names.push_back(std::move(name));
  }
  return names;
}

FlowWords flow_words(const Panel& p) { return {p.tr(Str::in_regions), p.tr(Str::in_regions_short)}; }

void node_tooltip(const Panel& p, const ResponseNode& node) {
  std::vector<std::string> lines;
  if (node.kind == FlowKind::body) lines.push_back(p.local(p.world().institution().at(node.role).name));
  lines.push_back(p.tr(Str::messages) + ": " + messages_text(p, static_cast<double>(node.weight())));
  tooltip(p, node_name(p, node), lines);
}

void band_tooltip(const Panel& p, const FlowGraph& graph, const FlowBand& band) {
  std::vector<std::string> lines;
  for (const MessageKind kind : all_of<MessageKind>)
    if (const std::uint32_t count = band.kinds[index_of(kind)]; count > 0)
      lines.push_back(p.local(traits_of(kind).words()) + ": " + messages_text(p, count));
  tooltip(p, band_title(p, graph.nodes[band.from], graph.nodes[band.to]), lines);
}

}  // namespace qorgan::ui
