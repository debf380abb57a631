// The response flow: who told whom, who decided, what came of it.

#include <algorithm>
#include <map>
#include <set>

#include "record/store_words.hpp"
#include "report/sections.hpp"

namespace qorgan {
namespace {

constexpr std::size_t most_nodes = 7;
enum Column : std::size_t { incidents, detecting, informed, deciding, headquarters, action, column_count };

/// Counts between named things; names are ids, so that languages do not change the order.
class Tally {
 public:
  void add(std::size_t from_column, const std::string& from, std::size_t to_column, const std::string& to,
           double amount) {
    if (!from.empty() && !to.empty() && amount > 0) amounts_[{from_column, from, to_column, to}] += amount;
  }

  /// The chart: in every column the greatest nodes, the rest in one.
  template <class Label>
  [[nodiscard]] FlowChart chart(std::size_t columns, const Label& label, const std::string& others) const {
    std::vector<std::map<std::string, double>> totals(columns);
    for (const auto& [key, amount] : amounts_) {
      totals[key.from_column][key.from] += amount;
      totals[key.to_column][key.to] += amount;
    }
    FlowChart out;
    std::vector<std::map<std::string, std::size_t>> node_of(columns);
    for (std::size_t c = 0; c < columns; ++c) {
      std::vector<std::pair<std::string, double>> order(totals[c].begin(), totals[c].end());
      std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
      const std::size_t own = order.size() <= most_nodes ? order.size() : most_nodes - 1;
      for (std::size_t i = 0; i < order.size(); ++i) {
        if (i < own) {
          node_of[c][order[i].first] = out.nodes.size();
          out.nodes.push_back({label(c, order[i].first), c});
        } else {
          if (i == own) out.nodes.push_back({others + " (" + std::to_string(order.size() - own) + ")", c});
          node_of[c][order[i].first] = out.nodes.size() - 1;
        }
      }
    }
    std::map<std::pair<std::size_t, std::size_t>, double> merged;
    for (const auto& [key, amount] : amounts_)
      merged[{node_of[key.from_column][key.from], node_of[key.to_column][key.to]}] += amount;
    for (const auto& [ends, amount] : merged) out.links.push_back({ends.first, ends.second, amount});
    return out;
  }

 private:
  struct Key {
    std::size_t from_column;
    std::string from;
    std::size_t to_column;
    std::string to;
    auto operator<=>(const Key&) const = default;
  };
  std::map<Key, double> amounts_;
};

std::string role_of(const Record& record, AgentId id) {
  const AgentRow* row = record.agent(id);
  return row ? row->role : std::string();
}

std::string capability_of(const Event& event) {
  return event.capability < capability_count ? std::string(capability_names[event.capability].name) : std::string();
}

std::string level_of(const Record& record, HeadquartersId id) {
  if (!id.valid() || id.index() >= record.headquarters.size()) return {};
  return std::string(word_of(record.headquarters[id.index()].level));
}

void tally_events(const Record& record, Tally& tally, std::set<std::string>& detectors) {
  for (const Event& e : record.events) {
    const std::string role = role_of(record, e.agent);
    const IncidentRow* incident = record.incident(e.incident);
    switch (e.kind) {
      case EventKind::detected:
        if (incident) tally.add(incidents, incident->id, detecting, role, 1);
        detectors.insert(role);
        break;
      case EventKind::decided: tally.add(informed, role, deciding, role, 1); break;
      case EventKind::teams_sent:
      case EventKind::aid_sent:
        if (e.headquarters.valid())
          tally.add(headquarters, level_of(record, e.headquarters), action, capability_of(e), 1);
        else
          tally.add(deciding, role, action, capability_of(e), 1);
        break;
      case EventKind::measure_taken:
        if (e.headquarters.valid())
          tally.add(headquarters, level_of(record, e.headquarters), action, "measures", 1);
        else
          tally.add(deciding, role, action, "measures", 1);
        break;
      default: break;
    }
  }
}

void tally_flows(const Record& record, const std::set<std::string>& detectors, Tally& tally) {
  for (const Flow& flow : record.flows) {
    if (!flow.incident.valid()) continue;
    const std::string from = role_of(record, flow.from), to = role_of(record, flow.to);
    if ((flow.kind == MessageKind::report || flow.kind == MessageKind::notice) && detectors.contains(from))
      tally.add(detecting, from, informed, to, flow.count);
    if (flow.kind == MessageKind::request || flow.kind == MessageKind::proposal || flow.kind == MessageKind::exception)
      tally.add(informed, from, deciding, to, flow.count);
  }
  for (const Headquarters& h : record.headquarters)
    for (std::size_t m = 0; m < std::min<std::size_t>(h.member_count, headquarters_member_limit); ++m)
      if (h.accepted[m])
        tally.add(deciding, role_of(record, h.members[m]), headquarters, std::string(word_of(h.level)), 1);
}

}  // namespace

FlowChart response_flow(const Context& c) {
  Tally tally;
  std::set<std::string> detectors;
  tally_events(c.record, tally, detectors);
  tally_flows(c.record, detectors, tally);
  const auto label = [&](std::size_t column, const std::string& id) -> std::string {
    if (column == incidents) {
      for (const IncidentRow& row : c.record.incidents)
        if (row.id == id) return c.incident_label(row);
      return id;
    }
    if (column == headquarters) return c.t("level." + id);
    if (column == action) return id == "measures" ? c.t("flow.measures") : c.word("capability", id);
    return c.role(id);
  };
  FlowChart chart = tally.chart(column_count, label, c.t("flow.others"));
  chart.title = c.t("flow.caption");
  chart.columns = {c.t("flow.incidents"), c.t("flow.detecting"),    c.t("flow.informed"),
                   c.t("flow.deciding"),  c.t("flow.headquarters"), c.t("flow.action")};
  return chart;
}

Section flow_section(const Context& c) {
  Section section{"flow", c.t("section.flow"), {}};
  const FlowChart chart = response_flow(c);
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
    parts.push_back(c.t("message." + std::string(word_of(kind))) + " " + c.number(count));
  section.blocks.emplace_back(Paragraph{c.t("flow.kinds", {{"list", join(parts, ", ")}}), false});
  return section;
}

}  // namespace qorgan
