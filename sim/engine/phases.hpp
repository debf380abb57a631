#pragma once
#include <span>
#include <vector>

#include "engine/command.hpp"
#include "world/tick.hpp"

namespace qorgan {

/// Phase 1: commands of people and the scenario's timed and conditional injects.
void inject(TickContext& ctx, std::span<const Command> commands);

/// Buffers that deliver() keeps from tick to tick.
struct DeliveryBuffer {
  std::vector<std::uint32_t> counts;  ///< chunks x blocks
  std::vector<std::uint32_t> order;   ///< indices of due messages, by receiving block, in order of sending
  std::vector<std::uint32_t> first;   ///< by block: where its messages start in `order`
  std::vector<std::uint32_t> chunk_due;
};

/// Phase 3: messages due now reach in-trays, by a stable counting sort over the blocks of receivers.
void deliver(TickContext& ctx, DeliveryBuffer& buffer, bool record_flows);

/// Phase 10: what the blocks produced is put together in order; events are sorted, sums updated, the digest chained.
void record(TickContext& ctx, std::vector<Event>& events);

}  // namespace qorgan
