#pragma once
#include <span>
#include <vector>

#include "engine/command.hpp"
#include "world/tick.hpp"

namespace qorgan {

/// Phase 1: commands of people and the scenario's timed and conditional injects. `prepared` has for each command the
/// dormant incident that it starts; none() for the other kinds.
void inject(TickContext& ctx, std::span<const Command> commands, std::span<const IncidentId> prepared);

/// Which of the messages in flight are due, sorted by the block of their receivers; kept from tick to tick.
struct DeliveryBuffer {
  std::vector<std::uint32_t> counts;  ///< chunks x blocks
  std::vector<std::uint32_t> order;   ///< indices of due messages, by receiving block, in order of sending
  std::vector<std::uint32_t> first;   ///< by block: where its messages start in `order`
};

/// Phase 3: messages due now reach in-trays. First a stable counting sort over the blocks of receivers, then each block
/// takes its own, then what was delivered is dropped.
void sort_due(TickContext& ctx, DeliveryBuffer& buffer, bool record_flows);
void deliver(TickContext& ctx, const DeliveryBuffer& buffer, const Block& range);
void drop_due(TickContext& ctx, const DeliveryBuffer& buffer);

/// Phase 10: what the blocks produced is put together in order; events are sorted, sums updated, the digest chained.
void record(TickContext& ctx, std::vector<Event>& events);

}  // namespace qorgan
