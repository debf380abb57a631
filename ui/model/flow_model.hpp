#pragma once
// The response as a layered flow: threats -> who detected -> who was told -> who decided -> headquarters -> teams and
// measures. Bodies of one role are one node, those in the regions apart from the central one.

#include <array>
#include <cstdint>
#include <vector>

#include "core/enum_table.hpp"
#include "ui/model/frame.hpp"

namespace qorgan::ui {

enum class FlowColumn : std::uint8_t { threats, detected, told, decided, headquarters, action };
inline constexpr std::size_t flow_columns = count_of<FlowColumn>;

enum class FlowKind : std::uint8_t { incident, body, headquarters, teams, measure, others };

struct FlowNode {
  FlowColumn column = FlowColumn::threats;
  FlowKind kind = FlowKind::body;
  IncidentId incident;    ///< incident
  RoleId role;            ///< body
  bool regional = false;  ///< body: those in the regions
  HeadquartersLevel level = HeadquartersLevel::regional;
  Capability capability = Capability::rescue;  ///< teams
  MeasureId measure;
  std::size_t merged = 0;         ///< others: how many nodes it stands for
  std::uint64_t in = 0, out = 0;  ///< messages
  float y = 0, height = 0;        ///< after lay_out(), pixels
  [[nodiscard]] std::uint64_t weight() const { return in > out ? in : out; }
};

/// Messages from one node to another, of which `kinds` by MessageKind.
struct FlowBand {
  std::size_t from = 0, to = 0;
  std::uint64_t count = 0;
  std::array<std::uint32_t, message_kind_count> kinds{};
  float y_from = 0, height_from = 0, y_to = 0, height_to = 0;  ///< after lay_out()
};

struct FlowGraph {
  std::vector<FlowNode> nodes;  ///< by column, from top to bottom
  std::vector<FlowBand> bands;  ///< by (from, to)
  [[nodiscard]] bool empty() const { return bands.empty(); }
};

/// Of one incident where `filter` is valid, of all otherwise; where `body` is valid only what it sent, received or did.
/// A column shows at most `most` nodes; the least are put together.
[[nodiscard]] FlowGraph build_flow(const World& world, const EventLog& events, IncidentId filter, std::size_t most = 8,
                                   AgentId body = {});

/// What a band is made of.
struct FlowMessages {
  AgentId from, to;
  MessageKind kind = MessageKind::report;
  std::uint32_t count = 0;
};
struct BandDetail {
  std::vector<FlowMessages> messages;  ///< by pair and kind, the most first
  std::vector<EventKey> events;        ///< that belong to it, the newest first
};
/// Of the band between two nodes of a graph that was built with the same filter and body. Nodes that stand for others
/// have no detail.
[[nodiscard]] BandDetail band_detail(const World& world, const EventLog& events, const FlowNode& from,
                                     const FlowNode& to, IncidentId filter, AgentId body = {}, std::size_t most = 200);

/// Places nodes and bands in a height in pixels; a node is never lower than `least` where there is room for that.
void lay_out(FlowGraph& graph, float height, float gap, float least);

}  // namespace qorgan::ui
