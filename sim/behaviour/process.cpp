// Phase 5: desks and in-trays. After the Virtual Design Team (Levitt, Jin, Christiansen): bounded attention, a rule of
// what comes first, exceptions that climb the reporting line, default delegation where nobody answers.

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "behaviour/phases.hpp"
#include "core/mathematics.hpp"
#include "core/random.hpp"

namespace qorgan {
namespace {

constexpr int highest_hop = 4;  // an exception that climbed so often is settled by default

double mean_work(const TickContext& ctx, AgentId agent, const Message& message) {
  const DeskProfile& desk = ctx.desk(agent);
  switch (message.kind) {
    case MessageKind::signal: return desk.assess_time;
    case MessageKind::report:
    case MessageKind::notice:
    case MessageKind::statement: return desk.report_time;
    case MessageKind::order:
    case MessageKind::request:
    case MessageKind::invitation: return desk.order_time;
    case MessageKind::appeal: return desk.decision_time;
    case MessageKind::proposal:
    case MessageKind::exception: {
      double factor = 1;
      if (message.kind == MessageKind::proposal && settled(ctx, message)) return desk.report_time;
      if (message.kind == MessageKind::proposal && agent == ctx.structure.government)
        factor = ctx.parameters.proposal_factor;
      if (message.kind == MessageKind::proposal && agent == ctx.structure.president)
        factor = ctx.parameters.proposal_factor * ctx.parameters.apex_factor;
      return desk.decision_time * factor;
    }
    case MessageKind::routine: return desk.routine_time;
  }
  return desk.routine_time;
}

class AgentDesk {
 public:
  AgentDesk(TickContext& ctx, BlockBuffer& block, AgentId agent)
      : ctx_(ctx),
        block_(block),
        agent_(agent),
        state_(ctx.world.agents[agent.index()]),
        pool_(ctx.world.pools[block.number]) {}

  void work_one_tick() {
    receive_routine();
    if (state_.tray.waiting == 0 && state_.tray.working == 0) return;
    raise_timeouts();
    const int desks = ctx_.desk(agent_).servers;
    began_ = state_.clock;
    // Liaison duty in headquarters takes its share of every desk's time.
    const double time = std::max(0.1, 1.0 - static_cast<double>(state_.bound) / desks);
    state_.clock += time;
    if (state_.next_done > state_.clock && (state_.tray.waiting == 0 || state_.tray.working >= desks))
      state_.busy += state_.tray.working * time;  // nothing is finished and nothing can be begun
    else
      work(desks);
  }

 private:
  /// One block of random bits makes four draws of 32 bits, which is plenty for times of work.
  double draw_uniform() {
    const std::uint32_t number = state_.draws++;
    if (number / 4 != drawn_block_ || !drawn_) {
      drawn_words_ = Random::four(ctx_.scenario.seed, Stream::service, agent_.value, number / 4);
      drawn_block_ = number / 4;
      drawn_ = true;
    }
    return (static_cast<double>(drawn_words_[number % 4]) + 0.5) * (1.0 / 4294967296.0);
  }

  void receive_routine() {
    if (state_.next_routine >= ctx_.now + 1.0) return;
    const double mean_gap = 1.0 / (ctx_.desk(agent_).routine_rate * ctx_.dt);
    while (state_.next_routine < ctx_.now + 1.0) {
      Message matter;
      matter.kind = MessageKind::routine;
      matter.from = matter.to = agent_;
      matter.due = ctx_.now;
      put_in_tray(ctx_.world, block_, matter, ctx_.now);
      state_.next_routine += -mean_gap * math::log(draw_uniform());
    }
  }

  void raise_timeouts() {
    const double deadline = ctx_.ticks(ctx_.desk(agent_).answer_deadline);
    if (deadline <= 0) return;
    // Within a class items wait in order of age, so only the first can be the one that is overdue.
    for (std::size_t c = 0; c + 1 < attention_classes; ++c)
      while (state_.tray.head[c] != no_item && ctx_.now - pool_.items[state_.tray.head[c]].arrived > deadline) {
        // Silence decides no appeal: it waits for the court, and what came after it waits behind it.
        if (pool_.items[state_.tray.head[c]].message.kind == MessageKind::appeal) break;
        const std::uint32_t item = dequeue_class(state_.tray, pool_, c);
        escalate(pool_.items[item].message);
        pool_.give(item);
      }
  }

  void escalate(const Message& message) {
    ++state_.timed_out;
    ++block_.totals.timeouts;
    const AgentId superior = ctx_.world.facts(agent_).superior;
    Event event;
    event.agent = agent_;
    event.incident = message.incident;
    event.headquarters = message.headquarters;
    event.measure = message.measure;
    event.causes[0] = message.cause;
    if (message.kind == MessageKind::signal) {
      // The body itself forgets a signal that nobody found time for; it may notice the next one.
      ctx_.world.picture(agent_, message.incident).flags &= ~static_cast<std::uint32_t>(flag_signal_pending);
    }
    const bool proposal = message.kind == MessageKind::proposal;
    if (!superior.valid() || message.hops >= highest_hop || !ctx_.rules.vertical) {
      // Work is then done by rule, without the desk; what needs somebody's decision is not decided by silence.
      event.kind = proposal ? EventKind::proposal_lapsed : EventKind::default_taken;
      if (proposal) event.other = message.subject.valid() ? message.subject : message.from;
      ++block_.totals.defaults;
      Completion completion{agent_, message, proposal};
      completion.message.cause = emit(ctx_, block_, Phase::process, event);
      block_.completions.push_back(completion);
      return;
    }
    ++state_.raised;
    ++block_.totals.exceptions;
    event.kind = EventKind::exception_raised;
    event.other = superior;
    event.ground = ctx_.structure.common.subordinate;
    Message exception = message;
    if (!proposal && message.kind != MessageKind::exception) {
      exception.kind = MessageKind::exception;
      exception.matter = static_cast<std::uint8_t>(message.kind);
      exception.subject = agent_;
    } else if (!message.subject.valid()) {
      exception.subject = message.from;
    }
    exception.cause = emit(ctx_, block_, Phase::process, event);
    exception.from = agent_;
    exception.to = superior;
    ++exception.hops;
    send(ctx_, block_, Channel::vertical, exception);
  }

  /// Takes the next item onto a desk that is free at `at` of the agent's clock; no_item where nothing waits.
  std::uint32_t take_next(double at) {
    const std::uint32_t item = dequeue(state_.tray, pool_);
    if (item == no_item) return no_item;
    const double mean = ctx_.ticks(mean_work(ctx_, agent_, pool_.items[item].message));
    pool_.items[item].done_at = mean > 0 ? at - mean * math::log(draw_uniform()) : at;
    ++state_.tray.working;
    return item;
  }

  void complete(std::uint32_t item) {
    --state_.tray.working;
    const Message message = pool_.items[item].message;
    pool_.give(item);
    const double rework = ctx_.desk(agent_).rework;
    if (rework > 0 && draw_uniform() < rework) {
      ++block_.totals.reworked;
      put_in_tray(ctx_.world, block_, message, ctx_.now);
      return;
    }
    ++state_.served;
    ++block_.totals.served;
    // An everyday matter of a real body ends on its desk; nothing is left to decide.
    if (message.kind == MessageKind::routine && ctx_.world.facts(agent_).kind != BodyKind::synthetic) return;
    block_.completions.push_back({agent_, message});
  }

  /// One desk's tick: item after item until the agent's clock. Returns what then lies on it.
  std::uint32_t spend(std::uint32_t item) {
    double at = began_;
    if (item == no_item) item = take_next(at);
    while (item != no_item && pool_.items[item].done_at <= state_.clock) {
      at = pool_.items[item].done_at;
      complete(item);
      item = take_next(at);
    }
    state_.busy += (item != no_item ? state_.clock : at) - began_;
    return item;
  }

  void work(int desks) {
    std::uint32_t current = state_.tray.desk;
    state_.tray.desk = no_item;
    state_.next_done = 1e300;
    std::uint32_t last = no_item;
    int used = 0;
    const auto keep = [&](std::uint32_t item) {
      state_.next_done = std::min(state_.next_done, pool_.items[item].done_at);
      pool_.items[item].next = no_item;
      if (last == no_item)
        state_.tray.desk = item;
      else
        pool_.items[last].next = item;
      last = item;
    };
    while (current != no_item) {
      const std::uint32_t next = pool_.items[current].next;
      const std::uint32_t left = spend(current);
      if (left != no_item) keep(left);
      ++used;
      current = next;
    }
    for (; used < desks && state_.tray.waiting > 0; ++used) {
      const std::uint32_t left = spend(no_item);
      if (left != no_item) keep(left);
    }
  }

  TickContext& ctx_;
  BlockBuffer& block_;
  AgentId agent_;
  AgentState& state_;
  TrayPool& pool_;
  double began_ = 0;  ///< the agent's clock at the start of this tick
  std::array<std::uint32_t, 4> drawn_words_{};
  std::uint32_t drawn_block_ = 0;
  bool drawn_ = false;
};

void process_agent(TickContext& ctx, BlockBuffer& block, std::size_t agent) {
  AgentDesk(ctx, block, AgentId(agent)).work_one_tick();
  const Tray& tray = ctx.world.agents[agent].tray;
  const std::size_t place = agent % agents_per_block;
  if (tray.waiting == 0 && tray.working == 0) block.active[place / 64] &= ~(1ULL << (place % 64));
}

/// Wakes the agents whose next everyday matter falls into this tick. Returns when the next one of the others does.
double wake_block(TickContext& ctx, BlockBuffer& block, const Block& range) {
  double wake = 1.0e300;
  for (std::size_t a = range.first; a < range.last; ++a) {
    const double next = ctx.world.agents[a].next_routine;
    if (next < ctx.now + 1.0) {
      const std::size_t place = a - range.first;
      block.active[place / 64] |= 1ULL << (place % 64);
    } else {
      wake = std::min(wake, next);
    }
  }
  return wake;
}

}  // namespace

bool settled(const TickContext& ctx, const Message& message) {
  if (message.measure.valid())
    return std::any_of(ctx.world.measures.begin(), ctx.world.measures.end(), [&](const MeasureInForce& m) {
      return m.ended < 0 && m.measure == message.measure && m.incident == message.incident;
    });
  const IncidentSpec& spec = ctx.spec(message.incident);
  return open_headquarters(ctx.world, HeadquartersLevel::central, spec.threat, spec.region).valid();
}

void put_in_tray(World& world, BlockBuffer& block, const Message& message, Tick now) {
  const std::size_t agent = message.to.index();
  TrayPool& pool = world.pools[block.number];
  const std::uint32_t index = pool.take();
  pool.items[index].message = message;
  pool.items[index].arrived = now;
  enqueue(world.agents[agent].tray, pool, index, attention_of(message));
  const std::size_t place = agent % agents_per_block;
  block.active[place / 64] |= 1ULL << (place % 64);
  block.touched = true;
}

void process(TickContext& ctx, const Block& range) {
  BlockBuffer& block = ctx.blocks[range.number];
  const bool wakes = block.wake < ctx.now + 1.0;
  double wake = wakes ? wake_block(ctx, block, range) : block.wake;
  for (std::size_t w = 0; w < agents_per_block / 64; ++w) {
    std::uint64_t bits = block.active[w];
    if (bits != 0) block.touched = true;
    while (bits != 0) {
      const auto place = static_cast<std::size_t>(std::countr_zero(bits));
      bits &= bits - 1;
      process_agent(ctx, block, range.first + w * 64 + place);
      if (wakes) wake = std::min(wake, ctx.world.agents[range.first + w * 64 + place].next_routine);
    }
  }
  block.wake = wake;
}

}  // namespace qorgan
