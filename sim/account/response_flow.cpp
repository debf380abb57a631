#include "account/response_flow.hpp"

#include <algorithm>
#include <compare>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "account/seats.hpp"
#include "world/event_traits.hpp"
#include "world/message_kinds.hpp"

namespace qorgan {

namespace {

/// What makes two nodes the same.
struct NodeKey {
  FlowColumn column = FlowColumn::threats;
  FlowKind kind = FlowKind::body;
  std::uint32_t number = 0;  ///< incident, role, level, capability or instrument
  bool regional = false;
  auto operator<=>(const NodeKey&) const = default;
};

struct Pipe {
  std::uint64_t count = 0;
  std::array<std::uint32_t, message_kind_count> kinds{};
};

/// Who of a response detected, was told and decided, as groups of bodies, and so between which columns a message
/// passes.
class FlowGroups {
 public:
  FlowGroups(const Evidence& run, const FlowQuestion& question)
      : run_(run), filter_(question.incident), only_(question.body) {
    for (std::size_t i = 0; i < run_.event_count(); ++i) {
      const Event& e = run_.event(i);
      if (!wanted(e.incident) || !e.agent.valid()) continue;
      if (e.kind == EventKind::detected) detectors_.insert(body(FlowColumn::detected, e.agent));
      if (e.kind == EventKind::informed) {
        told_.insert({e.agent, e.incident});
        informed_.insert(body(FlowColumn::told, e.agent));
      }
      if (e.kind == EventKind::decided || sends_teams(e.kind) || e.kind == EventKind::instrument_taken)
        deciders_.insert(body(FlowColumn::decided, e.agent));
    }
    for (const Flow& flow : run_.flows())
      if (wanted(flow.incident) && flow.to.valid() && traits_of(flow.kind).flow == FlowPart::asks)
        deciders_.insert(body(FlowColumn::decided, flow.to));
  }

  [[nodiscard]] bool wanted(IncidentId incident) const {
    return incident.valid() && (!filter_.valid() || incident == filter_);
  }
  [[nodiscard]] bool touches(AgentId a, AgentId b = {}) const { return !only_.valid() || a == only_ || b == only_; }
  [[nodiscard]] NodeKey body(FlowColumn column, AgentId agent) const {
    const BodyFacts facts = run_.body(agent);
    return {column, FlowKind::body, facts.role.value, facts.region.valid()};
  }
  [[nodiscard]] bool decides(AgentId agent) const { return deciders_.contains(body(FlowColumn::decided, agent)); }
  [[nodiscard]] bool detects(AgentId agent) const { return detectors_.contains(body(FlowColumn::detected, agent)); }
  [[nodiscard]] bool told(AgentId agent, IncidentId incident) const { return told_.contains({agent, incident}); }

  /// The nodes that the messages stand between; nothing where they are told otherwise or lead to nobody who decides.
  [[nodiscard]] std::optional<std::pair<NodeKey, NodeKey>> ends_of(const Flow& flow) const {
    if (!wanted(flow.incident) || !flow.from.valid() || !flow.to.valid() || flow.from == flow.to) return std::nullopt;
    const FlowPart part = traits_of(flow.kind).flow;
    if (part == FlowPart::elsewhere || !touches(flow.from, flow.to)) return std::nullopt;
    const NodeKey detector = body(FlowColumn::detected, flow.from), hearer = body(FlowColumn::told, flow.from);
    const NodeKey decider = body(FlowColumn::decided, flow.to);
    if (part == FlowPart::asks)
      return std::pair(detects(flow.from) && !informed_.contains(hearer) ? detector : hearer, decider);
    if (detects(flow.from)) return std::pair(detector, body(FlowColumn::told, flow.to));
    if (decides(flow.to)) return std::pair(hearer, decider);
    return std::nullopt;
  }

 private:
  const Evidence& run_;
  IncidentId filter_;
  AgentId only_;
  std::set<NodeKey> detectors_, informed_, deciders_;
  std::set<std::pair<AgentId, IncidentId>> told_;
};

class FlowBuilder {
 public:
  FlowBuilder(const Evidence& run, const FlowQuestion& question)
      : run_(run), groups_(run, question), filter_(question.incident) {}

  std::map<std::pair<NodeKey, NodeKey>, Pipe> pipes() {
    count_events();
    for (const Flow& flow : run_.flows())
      if (const auto ends = groups_.ends_of(flow)) add(ends->first, ends->second, flow.kind, flow.count);
    count_headquarters();
    return std::move(pipes_);
  }

 private:
  void add(const NodeKey& from, const NodeKey& to, MessageKind kind, std::uint32_t count = 1) {
    Pipe& pipe = pipes_[{from, to}];
    pipe.count += count;
    pipe.kinds[static_cast<std::size_t>(kind)] += count;
  }

  void count_events() {
    for (std::size_t i = 0; i < run_.event_count(); ++i) {
      const Event& e = run_.event(i);
      if (!groups_.wanted(e.incident) || !e.agent.valid() || !groups_.touches(e.agent)) continue;
      switch (e.kind) {
        case EventKind::detected:
          add({FlowColumn::threats, FlowKind::incident, e.incident.value, false},
              groups_.body(FlowColumn::detected, e.agent), MessageKind::signal);
          break;
        case EventKind::decided: count_decision(e); break;
        case EventKind::teams_sent:
        case EventKind::aid_sent: count_action(e, {FlowColumn::action, FlowKind::teams, e.capability, false}); break;
        case EventKind::instrument_taken:
          if (e.instrument.valid())
            count_action(e, {FlowColumn::action, FlowKind::instrument, e.instrument.value, false});
          break;
        default: break;
      }
    }
  }

  /// A decision links the body that knew with itself: through the column of the told where it was told.
  void count_decision(const Event& e) {
    const bool told = groups_.told(e.agent, e.incident);
    if (!told && !groups_.detects(e.agent)) return;
    add(groups_.body(told ? FlowColumn::told : FlowColumn::detected, e.agent),
        groups_.body(FlowColumn::decided, e.agent), MessageKind::proposal);
  }

  void count_action(const Event& e, const NodeKey& what) {
    if (const Headquarters* hq = run_.headquarters(e.headquarters)) {
      add({FlowColumn::headquarters, FlowKind::headquarters, static_cast<std::uint32_t>(hq->level), false}, what,
          MessageKind::order);
    } else {
      add(groups_.body(FlowColumn::decided, e.agent), what, MessageKind::order);
    }
  }

  bool concerns(const Headquarters& hq) const { return !filter_.valid() || qorgan::concerns(run_, hq, filter_); }

  void count_headquarters() {
    for (const Headquarters& hq : run_.headquarters()) {
      if (hq.phase == HeadquartersPhase::proposed || !concerns(hq)) continue;
      const NodeKey node{FlowColumn::headquarters, FlowKind::headquarters, static_cast<std::uint32_t>(hq.level), false};
      for (const AgentId member : present(hq, true)) {
        if (!groups_.touches(member)) continue;
        const FlowColumn column = groups_.decides(member) ? FlowColumn::decided : FlowColumn::told;
        add(groups_.body(column, member), node, MessageKind::invitation);
      }
    }
  }

  const Evidence& run_;
  FlowGroups groups_;
  IncidentId filter_;
  std::map<std::pair<NodeKey, NodeKey>, Pipe> pipes_;
};

ResponseNode node_of(const NodeKey& key) {
  ResponseNode node;
  node.column = key.column;
  node.kind = key.kind;
  switch (key.kind) {
    case FlowKind::incident: node.incident = IncidentId{key.number}; break;
    case FlowKind::body: node.role = RoleId{key.number}, node.regional = key.regional; break;
    case FlowKind::headquarters: node.level = static_cast<HeadquartersLevel>(key.number); break;
    case FlowKind::teams: node.capability = static_cast<Capability>(key.number); break;
    case FlowKind::instrument: node.instrument = InstrumentId{key.number}; break;
    case FlowKind::others: node.merged = key.number; break;
  }
  return node;
}

using Weights = std::map<NodeKey, std::pair<std::uint64_t, std::uint64_t>>;  // in, out

Weights weigh(const std::map<std::pair<NodeKey, NodeKey>, Pipe>& pipes) {
  Weights weights;
  for (const auto& [ends, pipe] : pipes) {
    weights[ends.first].second += pipe.count;
    weights[ends.second].first += pipe.count;
  }
  return weights;
}

/// The least nodes of every full column are replaced by one.
std::map<NodeKey, NodeKey> merge_small(const Weights& weights, std::size_t most) {
  std::array<std::vector<std::pair<std::uint64_t, NodeKey>>, flow_columns> columns;
  for (const auto& [key, weight] : weights)
    columns[static_cast<std::size_t>(key.column)].push_back({std::max(weight.first, weight.second), key});
  std::map<NodeKey, NodeKey> merged;
  for (auto& column : columns) {
    if (column.size() <= most) continue;
    std::stable_sort(column.begin(), column.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    const auto rest = static_cast<std::uint32_t>(column.size() - (most - 1));
    for (std::size_t i = most - 1; i < column.size(); ++i)
      merged[column[i].second] = {column[i].second.column, FlowKind::others, rest, false};
  }
  return merged;
}

/// Nodes of a column in the order of what feeds them, so that bands cross little.
void order_columns(ResponseFlow& graph) {
  std::vector<double> place(graph.nodes.size(), 0);
  std::vector<std::size_t> order(graph.nodes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto rank = [&] {
    std::array<double, flow_columns> next{};
    for (const std::size_t n : order) place[n] = next[static_cast<std::size_t>(graph.nodes[n].column)]++;
  };
  const auto by_column = [&](auto&& value) {
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const ResponseNode &x = graph.nodes[a], &y = graph.nodes[b];
      const bool x_others = x.kind == FlowKind::others, y_others = y.kind == FlowKind::others;
      return std::tuple(x.column, x_others, value(a)) < std::tuple(y.column, y_others, value(b));
    });
  };
  by_column([&](std::size_t n) { return -static_cast<double>(graph.nodes[n].weight()); });
  rank();
  for (int sweep = 0; sweep < 4; ++sweep) {
    std::vector<double> sum(graph.nodes.size(), 0), count(graph.nodes.size(), 0);
    for (const ResponseBand& band : graph.bands) {
      const double weight = static_cast<double>(band.count);
      sum[band.to] += weight * place[band.from], count[band.to] += weight;
      if (sweep % 2 == 1) sum[band.from] += weight * place[band.to], count[band.from] += weight;
    }
    std::vector<double> target(place);
    for (std::size_t n = 0; n < target.size(); ++n)
      if (count[n] > 0) target[n] = sum[n] / count[n];
    by_column([&](std::size_t n) { return target[n]; });
    rank();
  }
  std::vector<std::size_t> position(order.size());
  std::vector<ResponseNode> nodes;
  for (std::size_t i = 0; i < order.size(); ++i) {
    position[order[i]] = i;
    nodes.push_back(graph.nodes[order[i]]);
  }
  graph.nodes = std::move(nodes);
  for (ResponseBand& band : graph.bands) band.from = position[band.from], band.to = position[band.to];
  std::sort(graph.bands.begin(), graph.bands.end(), [](const ResponseBand& a, const ResponseBand& b) {
    return std::pair(a.from, a.to) < std::pair(b.from, b.to);
  });
}

}  // namespace

ResponseFlow response_flow(const Evidence& evidence, const FlowQuestion& question, std::size_t max_nodes) {
  auto pipes = FlowBuilder(evidence, question).pipes();
  const auto merged = merge_small(weigh(pipes), std::max<std::size_t>(max_nodes, 2));
  std::map<std::pair<NodeKey, NodeKey>, Pipe> joined;
  const auto stand_in = [&](const NodeKey& key) {
    const auto found = merged.find(key);
    return found == merged.end() ? key : found->second;
  };
  for (const auto& [ends, pipe] : pipes) {
    Pipe& sum = joined[{stand_in(ends.first), stand_in(ends.second)}];
    sum.count += pipe.count;
    for (std::size_t k = 0; k < message_kind_count; ++k) sum.kinds[k] += pipe.kinds[k];
  }
  ResponseFlow graph;
  std::map<NodeKey, std::size_t> index;
  for (const auto& [key, weight] : weigh(joined)) {
    index[key] = graph.nodes.size();
    graph.nodes.push_back(node_of(key));
    graph.nodes.back().in = weight.first;
    graph.nodes.back().out = weight.second;
  }
  for (const auto& [ends, pipe] : joined) {
    ResponseBand band;
    band.from = index[ends.first];
    band.to = index[ends.second];
    band.count = pipe.count;
    band.kinds = pipe.kinds;
    graph.bands.push_back(band);
  }
  order_columns(graph);
  return graph;
}

namespace {

NodeKey key_of(const ResponseNode& node) { return {node.column, node.kind, node.role.value, node.regional}; }

/// Answers what belongs to one band.
class BandReader {
 public:
  BandReader(const Evidence& run, const ResponseNode& from, const ResponseNode& to, const FlowQuestion& question)
      : run_(run), groups_(run, question), from_(from), to_(to), filter_(question.incident) {}

  BandDetail read(std::size_t most) {
    BandDetail detail;
    if (from_.kind == FlowKind::others || to_.kind == FlowKind::others) return detail;
    if (from_.kind == FlowKind::body && to_.kind == FlowKind::body) read_messages(detail.messages);
    std::stable_sort(detail.messages.begin(), detail.messages.end(),
                     [](const FlowMessages& a, const FlowMessages& b) { return a.count > b.count; });
    if (detail.messages.size() > most) detail.messages.resize(most);
    for (std::size_t i = run_.event_count(); i-- > 0 && detail.events.size() < most;)
      if (belongs(run_.event(i))) detail.events.push_back(run_.event(i).key);
    return detail;
  }

 private:
  bool wanted(IncidentId incident) const { return groups_.wanted(incident); }
  bool touches(AgentId a, AgentId b = {}) const { return groups_.touches(a, b); }
  bool is(const ResponseNode& node, AgentId agent) const {
    return agent.valid() && node.kind == FlowKind::body && groups_.body(node.column, agent) == key_of(node);
  }

  void read_messages(std::vector<FlowMessages>& out) const {
    const std::pair ends(key_of(from_), key_of(to_));
    for (const Flow& flow : run_.flows())
      if (groups_.ends_of(flow) == ends) out.push_back({flow.from, flow.to, flow.kind, flow.count});
  }

  bool level_is(const Event& e, const ResponseNode& node) const {
    const Headquarters* hq = run_.headquarters(e.headquarters);
    return hq != nullptr && hq->level == node.level;
  }

  bool is_action(const Event& e, const ResponseNode& node) const {
    if (node.kind == FlowKind::teams)
      return sends_teams(e.kind) && e.capability == static_cast<std::uint8_t>(node.capability);
    return node.kind == FlowKind::instrument && e.kind == EventKind::instrument_taken &&
           e.instrument == node.instrument;
  }

  bool belongs(const Event& e) const {
    if (to_.kind == FlowKind::headquarters)
      return (e.kind == EventKind::headquarters_convened || e.kind == EventKind::headquarters_sat) &&
             level_is(e, to_) && (!filter_.valid() || !e.incident.valid() || e.incident == filter_);
    if (!wanted(e.incident)) return false;
    if (from_.kind == FlowKind::incident)
      return e.kind == EventKind::detected && e.incident == from_.incident && is(to_, e.agent) && touches(e.agent);
    if (from_.kind == FlowKind::headquarters) return is_action(e, to_) && level_is(e, from_) && touches(e.agent);
    if (to_.kind != FlowKind::body) return is_action(e, to_) && !e.headquarters.valid() && is(from_, e.agent);
    if (!touches(e.agent, e.other)) return false;
    switch (e.kind) {
      case EventKind::decided: return to_.column == FlowColumn::decided && is(from_, e.agent) && is(to_, e.agent);
      case EventKind::informed: return is(from_, e.other) && is(to_, e.agent);
      case EventKind::reported:
      case EventKind::notified:
      case EventKind::ordered:
      case EventKind::help_asked:
      case EventKind::exception_raised:
      case EventKind::headquarters_proposed:
      case EventKind::instrument_proposed: return is(from_, e.agent) && is(to_, e.other);
      default: return false;
    }
  }

  const Evidence& run_;
  FlowGroups groups_;
  const ResponseNode &from_, &to_;
  IncidentId filter_;
};

}  // namespace

std::string_view key_of(FlowColumn column) {
  static constexpr EnumTable<FlowColumn, std::string_view> keys({{FlowColumn::threats, "flow.incidents"},
                                                                 {FlowColumn::detected, "flow.detecting"},
                                                                 {FlowColumn::told, "flow.informed"},
                                                                 {FlowColumn::decided, "flow.deciding"},
                                                                 {FlowColumn::headquarters, "flow.headquarters"},
                                                                 {FlowColumn::action, "flow.action"}});
  return keys[column];
}

BandDetail band_detail(const Evidence& evidence, const ResponseNode& from, const ResponseNode& to,
                       const FlowQuestion& question, std::size_t max_rows) {
  return BandReader(evidence, from, to, question).read(max_rows);
}

}  // namespace qorgan
