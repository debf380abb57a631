#include "ui/model/flow_model.hpp"

#include <algorithm>
#include <compare>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

namespace qorgan::ui {

namespace {

/// What makes two nodes the same.
struct NodeKey {
  FlowColumn column = FlowColumn::threats;
  FlowKind kind = FlowKind::body;
  std::uint32_t number = 0;  ///< incident, role, level, capability or measure
  bool regional = false;
  auto operator<=>(const NodeKey&) const = default;
};

struct Pipe {
  std::uint64_t count = 0;
  std::array<std::uint32_t, message_kind_count> kinds{};
};

/// Teams set out: to an incident of their own region, or lent to another one.
bool sends_teams(EventKind kind) { return kind == EventKind::teams_sent || kind == EventKind::aid_sent; }

class FlowBuilder {
 public:
  FlowBuilder(const World& world, const EventLog& events, IncidentId filter, AgentId only)
      : world_(world), events_(events), filter_(filter), only_(only) {}

  std::map<std::pair<NodeKey, NodeKey>, Pipe> pipes() {
    gather_bodies();
    count_events();
    count_messages();
    count_headquarters();
    return std::move(pipes_);
  }

 private:
  bool wanted(IncidentId incident) const { return incident.valid() && (!filter_.valid() || incident == filter_); }

  bool touches(AgentId a, AgentId b = {}) const { return !only_.valid() || a == only_ || b == only_; }

  NodeKey body(FlowColumn column, AgentId agent) const {
    const AgentFacts& facts = world_.facts(agent);
    return {column, FlowKind::body, facts.role.value, facts.region.valid()};
  }

  void add(const NodeKey& from, const NodeKey& to, MessageKind kind, std::uint32_t count = 1) {
    Pipe& pipe = pipes_[{from, to}];
    pipe.count += count;
    pipe.kinds[static_cast<std::size_t>(kind)] += count;
  }

  /// Who detected, who was told and who decided, as groups; and who was told of what, body by body.
  void gather_bodies() {
    for (std::size_t i = 0; i < events_.size(); ++i) {
      const Event& e = events_[i];
      if (!wanted(e.incident) || !e.agent.valid()) continue;
      if (e.kind == EventKind::detected) detectors_.insert(body(FlowColumn::detected, e.agent));
      if (e.kind == EventKind::informed) told_.insert({e.agent, e.incident});
      if (e.kind == EventKind::decided || sends_teams(e.kind) || e.kind == EventKind::measure_taken)
        deciders_.insert(body(FlowColumn::decided, e.agent));
    }
  }

  void count_events() {
    for (std::size_t i = 0; i < events_.size(); ++i) {
      const Event& e = events_[i];
      if (!wanted(e.incident) || !e.agent.valid() || !touches(e.agent)) continue;
      switch (e.kind) {
        case EventKind::detected:
          add({FlowColumn::threats, FlowKind::incident, e.incident.value, false}, body(FlowColumn::detected, e.agent),
              MessageKind::signal);
          break;
        case EventKind::decided: count_decision(e); break;
        case EventKind::teams_sent:
        case EventKind::aid_sent: count_action(e, {FlowColumn::action, FlowKind::teams, e.capability, false}); break;
        case EventKind::measure_taken:
          if (e.measure.valid()) count_action(e, {FlowColumn::action, FlowKind::measure, e.measure.value, false});
          break;
        default: break;
      }
    }
  }

  /// A decision links the body that knew with itself: through the column of the told where it was told.
  void count_decision(const Event& e) {
    const bool told = told_.contains({e.agent, e.incident});
    const NodeKey from = body(told ? FlowColumn::told : FlowColumn::detected, e.agent);
    if (told || detectors_.contains(from)) add(from, body(FlowColumn::decided, e.agent), MessageKind::proposal);
  }

  void count_action(const Event& e, const NodeKey& what) {
    if (e.headquarters.valid() && e.headquarters.index() < world_.headquarters.size()) {
      const Headquarters& hq = world_.headquarters[e.headquarters.index()];
      add({FlowColumn::headquarters, FlowKind::headquarters, static_cast<std::uint32_t>(hq.level), false}, what,
          MessageKind::order);
    } else {
      add(body(FlowColumn::decided, e.agent), what, MessageKind::order);
    }
  }

  void count_messages() {
    for (const Flow& flow : world_.flows) {
      if (!wanted(flow.incident) || !flow.from.valid() || !flow.to.valid() || flow.from == flow.to) continue;
      if (!touches(flow.from, flow.to)) continue;
      if (flow.kind == MessageKind::signal || flow.kind == MessageKind::routine ||
          flow.kind == MessageKind::statement || flow.kind == MessageKind::invitation)
        continue;
      const NodeKey sender = body(FlowColumn::detected, flow.from);
      const NodeKey decider = body(FlowColumn::decided, flow.to);
      if (detectors_.contains(sender)) {
        add(sender, body(FlowColumn::told, flow.to), flow.kind, flow.count);
      } else if (deciders_.contains(decider)) {
        add(body(FlowColumn::told, flow.from), decider, flow.kind, flow.count);
      }
    }
  }

  bool concerns(const Headquarters& hq) const {
    if (!filter_.valid()) return true;
    const IncidentSpec& incident = world_.scenario->incidents[filter_.index()];
    return hq.threat == incident.threat && (hq.level == HeadquartersLevel::central || hq.region == incident.region);
  }

  void count_headquarters() {
    for (const Headquarters& hq : world_.headquarters) {
      if (hq.phase == HeadquartersPhase::proposed || !concerns(hq)) continue;
      const NodeKey node{FlowColumn::headquarters, FlowKind::headquarters, static_cast<std::uint32_t>(hq.level), false};
      for (std::size_t i = 0; i < hq.member_count && i < headquarters_member_limit; ++i) {
        if (hq.accepted[i] == 0 || !hq.members[i].valid() || !touches(hq.members[i])) continue;
        const NodeKey member = body(FlowColumn::decided, hq.members[i]);
        add(deciders_.contains(member) ? member : body(FlowColumn::told, hq.members[i]), node, MessageKind::invitation);
      }
    }
  }

  const World& world_;
  const EventLog& events_;
  IncidentId filter_;
  AgentId only_;
  std::set<NodeKey> detectors_, deciders_;
  std::set<std::pair<AgentId, IncidentId>> told_;
  std::map<std::pair<NodeKey, NodeKey>, Pipe> pipes_;
};

FlowNode node_of(const NodeKey& key) {
  FlowNode node;
  node.column = key.column;
  node.kind = key.kind;
  switch (key.kind) {
    case FlowKind::incident: node.incident = IncidentId{key.number}; break;
    case FlowKind::body: node.role = RoleId{key.number}, node.regional = key.regional; break;
    case FlowKind::headquarters: node.level = static_cast<HeadquartersLevel>(key.number); break;
    case FlowKind::teams: node.capability = static_cast<Capability>(key.number); break;
    case FlowKind::measure: node.measure = MeasureId{key.number}; break;
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
void order_columns(FlowGraph& graph) {
  std::vector<double> place(graph.nodes.size(), 0);
  std::vector<std::size_t> order(graph.nodes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto rank = [&] {
    std::array<double, flow_columns> next{};
    for (const std::size_t n : order) place[n] = next[static_cast<std::size_t>(graph.nodes[n].column)]++;
  };
  const auto by_column = [&](auto&& value) {
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const FlowNode &x = graph.nodes[a], &y = graph.nodes[b];
      const bool x_others = x.kind == FlowKind::others, y_others = y.kind == FlowKind::others;
      return std::tuple(x.column, x_others, value(a)) < std::tuple(y.column, y_others, value(b));
    });
  };
  by_column([&](std::size_t n) { return -static_cast<double>(graph.nodes[n].weight()); });
  rank();
  for (int sweep = 0; sweep < 4; ++sweep) {
    std::vector<double> sum(graph.nodes.size(), 0), count(graph.nodes.size(), 0);
    for (const FlowBand& band : graph.bands) {
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
  std::vector<FlowNode> nodes;
  for (std::size_t i = 0; i < order.size(); ++i) {
    position[order[i]] = i;
    nodes.push_back(graph.nodes[order[i]]);
  }
  graph.nodes = std::move(nodes);
  for (FlowBand& band : graph.bands) band.from = position[band.from], band.to = position[band.to];
  std::sort(graph.bands.begin(), graph.bands.end(),
            [](const FlowBand& a, const FlowBand& b) { return std::pair(a.from, a.to) < std::pair(b.from, b.to); });
}

}  // namespace

FlowGraph build_flow(const World& world, const EventLog& events, IncidentId filter, std::size_t most, AgentId body) {
  auto pipes = FlowBuilder(world, events, filter, body).pipes();
  const auto merged = merge_small(weigh(pipes), std::max<std::size_t>(most, 2));
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
  FlowGraph graph;
  std::map<NodeKey, std::size_t> index;
  for (const auto& [key, weight] : weigh(joined)) {
    index[key] = graph.nodes.size();
    graph.nodes.push_back(node_of(key));
    graph.nodes.back().in = weight.first;
    graph.nodes.back().out = weight.second;
  }
  for (const auto& [ends, pipe] : joined) {
    FlowBand band;
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

/// Answers what belongs to one band.
class BandReader {
 public:
  BandReader(const World& world, const EventLog& events, const FlowNode& from, const FlowNode& to, IncidentId filter,
             AgentId only)
      : world_(world), events_(events), from_(from), to_(to), filter_(filter), only_(only) {}

  BandDetail read(std::size_t most) {
    BandDetail detail;
    if (from_.kind == FlowKind::others || to_.kind == FlowKind::others) return detail;
    if (from_.kind == FlowKind::body && to_.kind == FlowKind::body) read_messages(detail.messages);
    std::stable_sort(detail.messages.begin(), detail.messages.end(),
                     [](const FlowMessages& a, const FlowMessages& b) { return a.count > b.count; });
    if (detail.messages.size() > most) detail.messages.resize(most);
    for (std::size_t i = events_.size(); i-- > 0 && detail.events.size() < most;)
      if (belongs(events_[i])) detail.events.push_back(events_[i].key);
    return detail;
  }

 private:
  bool wanted(IncidentId incident) const { return incident.valid() && (!filter_.valid() || incident == filter_); }
  bool touches(AgentId a, AgentId b = {}) const { return !only_.valid() || a == only_ || b == only_; }
  bool is(const FlowNode& node, AgentId agent) const {
    if (!agent.valid() || node.kind != FlowKind::body) return false;
    const AgentFacts& facts = world_.facts(agent);
    return facts.role == node.role && facts.region.valid() == node.regional;
  }

  void read_messages(std::vector<FlowMessages>& out) const {
    std::set<std::pair<RoleId, bool>> detectors;
    for (std::size_t i = 0; i < events_.size(); ++i)
      if (events_[i].kind == EventKind::detected && wanted(events_[i].incident) && events_[i].agent.valid()) {
        const AgentFacts& facts = world_.facts(events_[i].agent);
        detectors.insert({facts.role, facts.region.valid()});
      }
    for (const Flow& flow : world_.flows) {
      if (!wanted(flow.incident) || flow.from == flow.to || !is(from_, flow.from) || !is(to_, flow.to)) continue;
      if (!touches(flow.from, flow.to) || !counted(flow.kind)) continue;
      // What a body that detects sends stands between the second column and the third, all else behind it.
      if (detectors.contains({from_.role, from_.regional}) != (from_.column == FlowColumn::detected)) continue;
      out.push_back({flow.from, flow.to, flow.kind, flow.count});
    }
  }

  static bool counted(MessageKind kind) {
    return kind != MessageKind::signal && kind != MessageKind::routine && kind != MessageKind::statement &&
           kind != MessageKind::invitation;
  }

  bool level_is(const Event& e, const FlowNode& node) const {
    return e.headquarters.valid() && e.headquarters.index() < world_.headquarters.size() &&
           world_.headquarters[e.headquarters.index()].level == node.level;
  }

  bool is_action(const Event& e, const FlowNode& node) const {
    if (node.kind == FlowKind::teams)
      return sends_teams(e.kind) && e.capability == static_cast<std::uint8_t>(node.capability);
    return node.kind == FlowKind::measure && e.kind == EventKind::measure_taken && e.measure == node.measure;
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
      case EventKind::measure_proposed: return is(from_, e.agent) && is(to_, e.other);
      default: return false;
    }
  }

  const World& world_;
  const EventLog& events_;
  const FlowNode &from_, &to_;
  IncidentId filter_;
  AgentId only_;
};

}  // namespace

BandDetail band_detail(const World& world, const EventLog& events, const FlowNode& from, const FlowNode& to,
                       IncidentId filter, AgentId body, std::size_t most) {
  return BandReader(world, events, from, to, filter, body).read(most);
}

void lay_out(FlowGraph& graph, float height, float gap, float least) {
  for (std::size_t column = 0; column < flow_columns; ++column) {
    std::vector<FlowNode*> nodes;
    double total = 0;
    for (FlowNode& node : graph.nodes)
      if (static_cast<std::size_t>(node.column) == column) {
        nodes.push_back(&node);
        total += static_cast<double>(node.weight());
      }
    if (nodes.empty() || total <= 0) continue;
    const auto count = static_cast<float>(nodes.size());
    const float room = std::max(0.0F, height - gap * (count - 1));
    const float floor = std::min(least, room / count);
    // Every node gets the floor; what is left is shared by weight. A column of few small nodes is not blown up.
    const float spare = std::min(room - floor * count, height * 0.62F);
    float used = gap * (count - 1);
    for (FlowNode* node : nodes) {
      node->height = floor + spare * static_cast<float>(static_cast<double>(node->weight()) / total);
      used += node->height;
    }
    float y = std::max(0.0F, (height - used) / 2);
    for (FlowNode* node : nodes) {
      node->y = y;
      y += node->height + gap;
    }
  }
  // Bands leave and enter a node side by side, in the order of the other ends.
  std::vector<float> left(graph.nodes.size(), 0), right(graph.nodes.size(), 0);
  std::vector<FlowBand*> bands;
  for (FlowBand& band : graph.bands) bands.push_back(&band);
  std::stable_sort(bands.begin(), bands.end(),
                   [&](const FlowBand* a, const FlowBand* b) { return graph.nodes[a->to].y < graph.nodes[b->to].y; });
  for (FlowBand* band : bands) {
    const FlowNode& node = graph.nodes[band->from];
    band->height_from =
        node.height * static_cast<float>(band->count) / static_cast<float>(std::max<std::uint64_t>(1, node.out));
    band->y_from = node.y + right[band->from];
    right[band->from] += band->height_from;
  }
  std::stable_sort(bands.begin(), bands.end(), [&](const FlowBand* a, const FlowBand* b) {
    return graph.nodes[a->from].y < graph.nodes[b->from].y;
  });
  for (FlowBand* band : bands) {
    const FlowNode& node = graph.nodes[band->to];
    band->height_to =
        node.height * static_cast<float>(band->count) / static_cast<float>(std::max<std::uint64_t>(1, node.in));
    band->y_to = node.y + left[band->to];
    left[band->to] += band->height_to;
  }
}

}  // namespace qorgan::ui
