#include <algorithm>
#include <tuple>

#include "behaviour/phases.hpp"
#include "engine/phases.hpp"

namespace qorgan {
namespace {

constexpr std::size_t max_groups = 32;  // of blocks of senders: rows of the counting sort

std::size_t receiving_block(const Message& message) { return message.to.index() / agents_per_block; }

void note_flow(std::vector<Flow>& flows, const Message& m) {
  const auto key = [](const Flow& f) { return std::tie(f.from, f.to, f.incident, f.kind); };
  Flow flow;
  flow.from = m.from;
  flow.to = m.to;
  flow.incident = m.incident;
  flow.kind = m.kind;
  const auto place =
      std::lower_bound(flows.begin(), flows.end(), flow, [&](const Flow& a, const Flow& b) { return key(a) < key(b); });
  if (place == flows.end() || key(*place) != key(flow)) {
    flow.count = 1;
    flows.insert(place, flow);
  } else {
    ++place->count;
  }
}

}  // namespace

Mail::Mail(World& world) {
  std::stable_sort(world.in_flight.begin(), world.in_flight.end(),
                   [](const Message& a, const Message& b) { return receiving_block(a) < receiving_block(b); });
  find_pieces(world);
}

void Mail::find_pieces(const World& world) {
  first_.assign(block_count(world.agent_count(), agents_per_block) + 1, 0);
  for (const Message& m : world.in_flight) ++first_[receiving_block(m) + 1];
  for (std::size_t b = 1; b < first_.size(); ++b) first_[b] += first_[b - 1];
}

void Mail::deliver(TickContext& ctx, const Block& range) const {
  BlockBuffer& block = ctx.blocks[range.number];
  block.undelivered = 0;
  const std::vector<Message>& messages = ctx.world.in_flight;
  for (std::uint32_t m = first_[range.number]; m < first_[range.number + 1]; ++m) {
    if (messages[m].due <= ctx.now)
      put_in_tray(ctx.world, block, messages[m], ctx.now);
    else
      ++block.undelivered;
  }
}

void Mail::note_flows(TickContext& ctx) const {
  for (const Message& m : ctx.world.in_flight)
    if (m.due <= ctx.now && m.kind != MessageKind::routine && m.from != m.to) note_flow(ctx.world.flows, m);
}

bool Mail::nothing_moves(const TickContext& ctx) const {
  if (!ctx.serial.messages.empty()) return false;
  std::size_t undelivered = 0;
  for (const BlockBuffer& block : ctx.blocks) {
    if (!block.messages.empty()) return false;
    undelivered += block.undelivered;
  }
  return undelivered == ctx.world.in_flight.size();
}

void Mail::count_sent(TickContext& ctx) {
  const std::size_t blocks = ctx.blocks.size();
  group_ = block_count(blocks, max_groups);
  // Row 0 is for what was sent earlier, then the groups in order, then the serial phases.
  places_.assign((block_count(blocks, group_) + 2) * blocks, 0);
  for (std::size_t b = 0; b < blocks; ++b) places_[b] = ctx.blocks[b].undelivered;
  ctx.executor.for_blocks(blocks, group_, [&](const Block& range) {
    std::uint32_t* row = &places_[(range.number + 1) * blocks];
    for (std::size_t b = range.first; b < range.last; ++b)
      for (const Message& m : ctx.blocks[b].messages) ++row[receiving_block(m)];
  });
  std::uint32_t* last_row = &places_[places_.size() - blocks];
  for (const Message& m : ctx.serial.messages) ++last_row[receiving_block(m)];
}

/// Turns the counts into places. Returns how many messages there are.
std::size_t Mail::place() {
  const std::size_t blocks = first_.size() - 1;
  std::uint32_t place = 0;
  for (std::size_t b = 0; b < blocks; ++b)
    for (std::size_t at = b; at < places_.size(); at += blocks) {
      const std::uint32_t here = places_[at];
      places_[at] = place;
      place += here;
    }
  return place;
}

void Mail::move_undelivered(TickContext& ctx) {
  const std::vector<Message>& messages = ctx.world.in_flight;
  for (std::size_t b = 0; b < ctx.blocks.size(); ++b) {
    std::uint32_t to = places_[b];
    for (std::uint32_t m = first_[b]; ctx.blocks[b].undelivered > 0 && m < first_[b + 1]; ++m)
      if (messages[m].due > ctx.now) next_[to++] = messages[m];
  }
  std::copy_n(places_.begin(), ctx.blocks.size(), first_.begin());  // a block's piece starts with its oldest
}

void Mail::move_sent(TickContext& ctx) {
  const std::size_t blocks = ctx.blocks.size();
  ctx.executor.for_blocks(blocks, group_, [&](const Block& range) {
    std::uint32_t* row = &places_[(range.number + 1) * blocks];
    for (std::size_t b = range.first; b < range.last; ++b)
      for (const Message& m : ctx.blocks[b].messages) next_[row[receiving_block(m)]++] = m;
  });
  std::uint32_t* last_row = &places_[places_.size() - blocks];
  for (const Message& m : ctx.serial.messages) next_[last_row[receiving_block(m)]++] = m;
}

void Mail::collect(TickContext& ctx) {
  if (nothing_moves(ctx)) return;
  count_sent(ctx);
  const std::size_t count = place();
  if (next_.capacity() < count) next_.reserve(2 * count);  // so that it soon is large enough for good
  next_.resize(count);
  move_undelivered(ctx);
  move_sent(ctx);
  first_.back() = static_cast<std::uint32_t>(count);
  std::swap(ctx.world.in_flight, next_);
}

}  // namespace qorgan
