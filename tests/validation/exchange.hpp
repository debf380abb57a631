#pragma once
// Bodies that work on tasks for each other: the engine carries the messages, keeps the trays and lets the desks work;
// the test says who sends what to whom once something is done.

#include "behaviour/offices.hpp"
#include "engine/phases.hpp"

namespace qorgan::test {

class Exchange {
 public:
  explicit Exchange(const SmallState& state) : bench_(state.make()) {}

  /// One tick: the mail, the desks, then `react(ctx, block, completion)` for each finished item, in order of bodies,
  /// then `close(ctx, block)`. What either sends is carried from the next tick on.
  template <class React, class Close>
  void tick(const React& react, const Close& close) {
    TickContext ctx = bench_.context();
    BlockBuffer& block = bench_.blocks.at(0);  // no more bodies than fit into one block
    const Block all{0, 0, bench_.world.agent_count()};
    mail_.deliver(ctx, all);
    process(ctx, all);
    for (std::size_t i = 0; i < block.completions.size(); ++i) react(ctx, block, block.completions[i]);
    close(ctx, block);
    mail_.collect(ctx);
    bench_.next_tick();
  }

  [[nodiscard]] World& world() { return bench_.world; }
  void put(const Message& message) { bench_.put(message); }

 private:
  PhaseBench bench_;
  Mail mail_{bench_.world};
};

}  // namespace qorgan::test
