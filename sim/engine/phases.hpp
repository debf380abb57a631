#pragma once
#include <span>
#include <vector>

#include "engine/command.hpp"
#include "world/tick.hpp"

namespace qorgan {

/// Whether a body knows of an incident as it is: not one that once heard a false report, took note of its end, and has
/// heard nothing since it came true.
[[nodiscard]] inline bool knows_of(const Picture& picture, const IncidentState& incident) {
  return picture.since >= 0 && (picture.belief > 0 || picture.as_of >= incident.onset);
}

/// Phase 1: commands of people and the scenario's timed and conditional injects. `prepared` has for each command the
/// dormant incident that it starts; none() for the other kinds.
void inject(TickContext& ctx, std::span<const Command> commands, std::span<const IncidentId> prepared);

/// Carries messages from senders to receivers. World::in_flight lies in the order of the blocks of receivers, so that
/// each block finds its own in one piece; what is sent in a tick is put there by a counting sort, which keeps the order
/// of sending.
class Mail {
 public:
  /// Puts what is in flight in that order, wherever it comes from.
  explicit Mail(World& world);

  /// Phase 3: messages for the agents of one block that are due now reach their in-trays.
  void deliver(TickContext& ctx, const Block& range) const;
  /// Counts who spoke with whom by what is delivered in this tick; before it is collected.
  void note_flows(TickContext& ctx) const;
  /// End of a tick: what was delivered leaves, what the blocks and the serial phases sent is in flight. Returns once
  /// everything lies where the next tick looks for it.
  void collect(TickContext& ctx);

 private:
  void find_pieces(const World& world);
  [[nodiscard]] bool nothing_moves(const TickContext& ctx) const;
  void count_sent(TickContext& ctx);
  std::size_t place();
  void move_undelivered(TickContext& ctx);
  void move_sent(TickContext& ctx);

  std::vector<std::uint32_t> first_;   ///< by block of receivers: where its piece starts; one more at the end
  std::vector<std::uint32_t> places_;  ///< groups of senders x blocks of receivers: how many, then where the next goes
  std::vector<Message> next_;          ///< what will be in flight
  std::size_t group_ = 1;              ///< blocks of senders that share a row of places_
};

/// Phase 10: what the blocks produced is put together in order; events are sorted, sums updated, the digest chained.
void record(TickContext& ctx, std::vector<Event>& events);
/// The last of it: the world's digest goes on from that of the tick before, over all that the tick changed (ODD, 7.22).
void chain_digest(TickContext& ctx);

}  // namespace qorgan
