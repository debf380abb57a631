#include <algorithm>
#include <tuple>

#include "behaviour/phases.hpp"
#include "engine/phases.hpp"

namespace qorgan {
namespace {

constexpr std::size_t chunk = 8192;  // messages of one block of work

std::size_t receiving_block(const Message& message) { return message.to.index() / agents_per_block; }

void count_due(TickContext& ctx, DeliveryBuffer& buffer, std::size_t blocks) {
  const std::vector<Message>& messages = ctx.world.in_flight;
  const std::size_t chunks = block_count(messages.size(), chunk);
  buffer.counts.assign(chunks * blocks, 0);
  ctx.executor.for_blocks(messages.size(), chunk, [&](const Block& range) {
    std::uint32_t* counts = &buffer.counts[range.number * blocks];
    for (std::size_t m = range.first; m < range.last; ++m)
      if (messages[m].due <= ctx.now) ++counts[receiving_block(messages[m])];
  });
}

/// Turns counts into the places where each chunk writes its messages for each block. Returns how many are due.
std::uint32_t place_due(DeliveryBuffer& buffer, std::size_t chunks, std::size_t blocks) {
  buffer.first.assign(blocks + 1, 0);
  std::uint32_t place = 0;
  for (std::size_t b = 0; b < blocks; ++b) {
    buffer.first[b] = place;
    for (std::size_t c = 0; c < chunks; ++c) {
      std::uint32_t& count = buffer.counts[c * blocks + b];
      const std::uint32_t here = count;
      count = place;
      place += here;
    }
  }
  buffer.first[blocks] = place;
  return place;
}

void scatter_due(TickContext& ctx, DeliveryBuffer& buffer, std::size_t blocks) {
  const std::vector<Message>& messages = ctx.world.in_flight;
  ctx.executor.for_blocks(messages.size(), chunk, [&](const Block& range) {
    std::uint32_t* places = &buffer.counts[range.number * blocks];
    for (std::size_t m = range.first; m < range.last; ++m)
      if (messages[m].due <= ctx.now)
        buffer.order[places[receiving_block(messages[m])]++] = static_cast<std::uint32_t>(m);
  });
}

void note_flows(World& world, const DeliveryBuffer& buffer) {
  const auto key = [](const Flow& f) { return std::tie(f.from, f.to, f.incident, f.kind); };
  for (const std::uint32_t index : buffer.order) {
    const Message& m = world.in_flight[index];
    if (m.kind == MessageKind::routine || m.from == m.to) continue;
    Flow flow;
    flow.from = m.from;
    flow.to = m.to;
    flow.incident = m.incident;
    flow.kind = m.kind;
    const auto place = std::lower_bound(world.flows.begin(), world.flows.end(), flow,
                                        [&](const Flow& a, const Flow& b) { return key(a) < key(b); });
    if (place == world.flows.end() || key(*place) != key(flow)) {
      flow.count = 1;
      world.flows.insert(place, flow);
    } else {
      ++place->count;
    }
  }
}

}  // namespace

void sort_due(TickContext& ctx, DeliveryBuffer& buffer, bool record_flows) {
  const std::size_t blocks = ctx.blocks.size();
  count_due(ctx, buffer, blocks);
  const std::uint32_t due = place_due(buffer, block_count(ctx.world.in_flight.size(), chunk), blocks);
  buffer.order.resize(due);
  if (due == 0) return;
  scatter_due(ctx, buffer, blocks);
  if (record_flows) note_flows(ctx.world, buffer);
}

void deliver(TickContext& ctx, const DeliveryBuffer& buffer, const Block& range) {
  constexpr std::uint32_t ahead = 8;  // senders stand anywhere: ask for their messages before they are needed
  const std::vector<Message>& messages = ctx.world.in_flight;
  BlockBuffer& block = ctx.blocks[range.number];
  const std::uint32_t last = buffer.first[range.number + 1];
  for (std::uint32_t m = buffer.first[range.number]; m < last; ++m) {
    if (m + ahead < last) __builtin_prefetch(&messages[buffer.order[m + ahead]]);
    put_in_tray(ctx.world, block, messages[buffer.order[m]], ctx.now);
  }
}

void drop_due(TickContext& ctx, const DeliveryBuffer& buffer) {
  std::vector<Message>& messages = ctx.world.in_flight;
  if (buffer.order.size() == messages.size())
    messages.clear();
  else if (!buffer.order.empty())
    std::erase_if(messages, [&](const Message& m) { return m.due <= ctx.now; });
}

}  // namespace qorgan
