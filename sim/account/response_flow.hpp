#pragma once
// The response as a layered flow: threats -> who detected -> who was told -> who decided -> headquarters -> teams and
// instruments. Bodies of one role are one node, those in the regions apart from the central one.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "account/evidence.hpp"
#include "core/enum_table.hpp"

namespace qorgan {

enum class FlowColumn : std::uint8_t { threats, detected, told, decided, headquarters, action };
inline constexpr std::size_t flow_columns = count_of<FlowColumn>;
/// Key of its words in the report: "flow.detecting".
[[nodiscard]] std::string_view key_of(FlowColumn column);

enum class FlowKind : std::uint8_t { incident, body, headquarters, teams, instrument, others };

struct ResponseNode {
  FlowColumn column = FlowColumn::threats;
  FlowKind kind = FlowKind::body;
  IncidentId incident;    ///< incident
  RoleId role;            ///< body
  bool regional = false;  ///< body: those in the regions
  HeadquartersLevel level = HeadquartersLevel::regional;
  Capability capability = Capability::rescue;  ///< teams
  InstrumentId instrument;
  std::size_t merged = 0;         ///< others: how many nodes it stands for
  std::uint64_t in = 0, out = 0;  ///< messages
  [[nodiscard]] std::uint64_t weight() const { return in > out ? in : out; }
  friend bool operator==(const ResponseNode&, const ResponseNode&) = default;
};

/// Messages from one node to another, of which `kinds` by MessageKind.
struct ResponseBand {
  std::size_t from = 0, to = 0;
  std::uint64_t count = 0;
  std::array<std::uint32_t, message_kind_count> kinds{};
};

struct ResponseFlow {
  std::vector<ResponseNode> nodes;  ///< by column, from top to bottom
  std::vector<ResponseBand> bands;  ///< by (from, to)
  [[nodiscard]] bool empty() const { return bands.empty(); }
};

/// What of a response is asked for.
struct FlowQuestion {
  IncidentId incident;  ///< none(): all
  AgentId body;         ///< what it sent, received or did; none(): all
  friend bool operator==(const FlowQuestion&, const FlowQuestion&) = default;
};

/// A column shows at most `max_nodes` nodes, 2 and up; the least are put together.
[[nodiscard]] ResponseFlow response_flow(const Evidence& evidence, const FlowQuestion& question, std::size_t max_nodes);

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
/// Of the band between two nodes of a flow that answers the same question; at most so many messages and events. Nodes
/// that stand for others have no detail.
[[nodiscard]] BandDetail band_detail(const Evidence& evidence, const ResponseNode& from, const ResponseNode& to,
                                     const FlowQuestion& question, std::size_t max_rows = 200);

}  // namespace qorgan
