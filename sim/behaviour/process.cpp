// Phase 5: desks and in-trays. After the Virtual Design Team (Levitt, Jin, Christiansen): bounded attention, a rule of
// what comes first, exceptions that climb the reporting line, default delegation where nobody answers.

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "behaviour/phases.hpp"
#include "core/draws.hpp"
#include "core/random.hpp"
#include "world/stakes.hpp"

namespace qorgan {
namespace {

constexpr int highest_hop = 4;  // an exception that climbed so often is settled by default

/// A proposal may take longer the higher it lies.
double mean_of_proposal(const TickContext& ctx, AgentId agent, const Message& message) {
  const DeskProfile& desk = ctx.desk(agent);
  if (settled(ctx, message)) return ctx.ticks(desk.report_time);
  double factor = 1;
  if (agent == ctx.structure.government) factor = ctx.parameters.proposal_factor;
  if (agent == ctx.structure.president) factor = ctx.parameters.proposal_factor * ctx.parameters.apex_factor;
  return ctx.ticks(desk.decision_time * factor);
}

constexpr std::uint32_t ahead = 4;  // draws: a busy desk makes some three a tick

/// The next draws of one body and their logarithms, in memory of its group.
struct Draws {
  std::uint32_t first = 0;  ///< number of the first one
  std::uint32_t count = 0;
  std::uint32_t* words = nullptr;
  double* logarithms = nullptr;

  /// One block of random bits makes four draws of 32 bits, which is plenty for times of work.
  void make_words(std::uint64_t seed, AgentId agent, std::uint32_t from) {
    first = from;
    const std::uint32_t skipped = from % 4;
    const auto block = Random::four(seed, Stream::service, agent.value, from / 4);
    for (std::uint32_t n = skipped; n < 4; ++n) words[n - skipped] = block[n];
    count = 4 - skipped;
    if (skipped == 0) return;
    const auto next = Random::four(seed, Stream::service, agent.value, from / 4 + 1);
    for (std::uint32_t n = 0; n < skipped; ++n) words[count + n] = next[n];
    count = ahead;
  }
  void make(std::uint64_t seed, AgentId agent, std::uint32_t from) {
    make_words(seed, agent, from);
    logarithms_of(words, count, logarithms);
  }
};

class AgentDesk {
 public:
  AgentDesk(TickContext& ctx, BlockBuffer& block, AgentId agent, Draws& draws, const Staffing& staffing)
      : ctx_(ctx),
        block_(block),
        agent_(agent),
        facts_(ctx.structure.agents[agent.index()]),
        desk_(ctx.structure.desks[facts_.profile]),
        state_(ctx.world.agents[agent.index()]),
        pool_(ctx.world.pools[block.number]),
        draws_(draws),
        staffing_(staffing) {}

  void work_one_tick() {
    receive_routine();
    if (state_.tray.waiting == 0 && state_.tray.working == 0) return;
    raise_timeouts();
    const int desks = desks_at(ctx_.structure.offices, desk_, staffing_, ctx_.world.staff_in[agent_.index()], ctx_.now);
    began_ = state_.clock;
    // Liaison duty in headquarters takes its share of every desk's time.
    const double time = state_.bound > 0 ? std::max(0.1, 1.0 - static_cast<double>(state_.bound) / desk_.servers) : 1.0;
    state_.clock += time;
    if (state_.next_done > state_.clock && (state_.tray.waiting == 0 || state_.tray.working >= desks))
      state_.busy += state_.tray.working * time;  // nothing is finished and nothing can be begun
    else
      work(desks);
  }

 private:
  /// The place of the next draw among those made ahead.
  std::uint32_t draw() {
    const std::uint32_t number = state_.draws++;
    if (number - draws_.first >= draws_.count) draws_.make(ctx_.scenario.seed, agent_, number);
    return number - draws_.first;
  }
  double draw_uniform() { return uniform_of(draws_.words[draw()]); }
  /// Exponential with that mean.
  double draw_time(double mean) { return -mean * draws_.logarithms[draw()]; }

  void receive_routine() {
    while (state_.next_routine < ctx_.now + 1.0) {
      // Written where it stays: a copy would wait for these small stores.
      const std::uint32_t item = pool_.take();
      pool_.items[item].message = Message{};
      pool_.items[item].message.from = pool_.items[item].message.to = agent_;
      pool_.items[item].message.due = pool_.items[item].arrived = ctx_.now;
      enqueue(state_.tray, pool_, item, attention_of(pool_.items[item].message, 0));
      state_.next_routine = routine_after(state_.next_routine, draw_time(desk_.routine_gap));
    }
  }

  /// Everyday matters come in office hours; who works round the clock has such hours always.
  [[nodiscard]] double routine_after(double last, double gap) const {
    const OfficeHours& offices = ctx_.structure.offices;
    if (!offices.close() || desk_.round_the_clock) return last + gap;
    return offices.after(last * offices.dt, gap * offices.dt) / offices.dt;
  }

  void raise_timeouts() {
    const double deadline = desk_.deadline;
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
    const AgentId superior = facts_.superior;
    Event event;
    event.agent = agent_;
    event.incident = message.incident;
    event.headquarters = message.headquarters;
    event.instrument = message.instrument;
    event.causes[0] = message.cause;
    if (message.kind == MessageKind::signal) {
      // The body itself forgets a signal that nobody found time for; it may notice the next one.
      ctx_.world.picture(agent_, message.incident).flags &= ~static_cast<std::uint32_t>(flag_signal_pending);
    }
    const bool proposal = message.kind == MessageKind::proposal;
    if (!superior.valid() || message.hops >= highest_hop) {
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
    event.ground = ctx_.structure.ground_to_pass_up_to(superior);
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

  [[nodiscard]] double mean_work(const Message& message) const {
    return message.kind == MessageKind::proposal ? mean_of_proposal(ctx_, agent_, message)
                                                 : desk_.work[static_cast<std::size_t>(message.kind)];
  }

  /// Takes the next item onto a desk that is free at `at` of the agent's clock; no_item where nothing waits.
  std::uint32_t take_next(double at) {
    const std::uint32_t item = dequeue(state_.tray, pool_);
    if (item == no_item) return no_item;
    const double mean = mean_work(pool_.items[item].message);
    pool_.items[item].done_at = mean > 0 ? at + draw_time(mean) : at;
    ++state_.tray.working;
    return item;
  }

  /// An everyday matter of a real body ends on its desk; so does one that a generated body was passed.
  [[nodiscard]] bool ends_here(const Message& message) const {
    return message.kind == MessageKind::routine && (facts_.kind != BodyKind::synthetic || message.hops > 0);
  }

  void complete(std::uint32_t item) {
    --state_.tray.working;
    if (desk_.rework > 0 && draw_uniform() < desk_.rework) {
      ++block_.totals.reworked;
      const Message message = pool_.items[item].message;
      pool_.give(item);
      put_in_tray(ctx_.world, block_, message, ctx_.now);
      return;
    }
    ++state_.served;
    ++block_.totals.served;
    if (!ends_here(pool_.items[item].message)) block_.completions.push_back({agent_, pool_.items[item].message});
    pool_.give(item);
  }

  /// One desk's tick: item after item until the agent's clock. Returns what then lies on it. A desk that is to close
  /// finishes what lies on it and takes nothing more.
  std::uint32_t spend(std::uint32_t item, bool closing) {
    double at = began_;
    if (item == no_item) item = take_next(at);
    while (item != no_item && pool_.items[item].done_at <= state_.clock) {
      at = pool_.items[item].done_at;
      complete(item);
      item = closing ? no_item : take_next(at);
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
      const std::uint32_t left = spend(current, used >= desks);
      if (left != no_item) keep(left);
      ++used;
      current = next;
    }
    for (; used < desks && state_.tray.waiting > 0; ++used) {
      const std::uint32_t left = spend(no_item, false);
      if (left != no_item) keep(left);
    }
  }

  TickContext& ctx_;
  BlockBuffer& block_;
  AgentId agent_;
  const AgentFacts& facts_;
  const DeskTicks& desk_;
  AgentState& state_;
  TrayPool& pool_;
  Draws& draws_;
  const Staffing& staffing_;
  double began_ = 0;  ///< the agent's clock at the start of this tick
};

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

/// Whether an active body draws in this tick, most likely.
bool is_to_draw(const AgentState& state, Tick now) {
  return state.tray.waiting > 0 || state.next_done <= state.clock + 1 || state.next_routine < now + 1.0;
}

constexpr std::size_t group = 64;

/// Sixty-four bodies, of which a bit says who has something to do. The draws of those who are to draw are made before
/// the first of them works: the time that one random block takes passes while others are computed.
void process_group(TickContext& ctx, BlockBuffer& block, std::size_t first, std::uint64_t& active,
                   const Staffing& staffing) {
  std::array<std::uint32_t, group * ahead> words;
  std::array<double, group * ahead> logarithms;
  std::array<Draws, group> draws;
  std::size_t lanes = 0;
  const auto each = [&](const auto& work) {
    for (std::uint64_t bits = active; bits != 0; bits &= bits - 1)
      work(static_cast<std::size_t>(std::countr_zero(bits)));
  };
  const auto give_lane = [&](Draws& d) {
    d.words = &words[lanes * ahead];
    d.logarithms = &logarithms[lanes * ahead];
    ++lanes;
  };
  each([&](std::size_t place) {
    const AgentState& state = ctx.world.agents[first + place];
    if (!is_to_draw(state, ctx.now)) return;
    give_lane(draws[place]);
    draws[place].make_words(ctx.scenario.seed, AgentId(first + place), state.draws);
  });
  logarithms_of(words.data(), lanes * ahead, logarithms.data());
  each([&](std::size_t place) {
    if (draws[place].words == nullptr) give_lane(draws[place]);
    AgentDesk(ctx, block, AgentId(first + place), draws[place], staffing).work_one_tick();
    const Tray& tray = ctx.world.agents[first + place].tray;
    if (tray.waiting == 0 && tray.working == 0) active &= ~(1ULL << place);
  });
}

}  // namespace

bool settled(const TickContext& ctx, const Message& message) {
  if (message.instrument.valid()) return in_force(ctx.world, message.incident, message.instrument);
  const IncidentSpec& spec = ctx.spec(message.incident);
  return open_headquarters(ctx.world, HeadquartersLevel::central, spec.threat, spec.region).valid();
}

void put_in_tray(World& world, BlockBuffer& block, const Message& message, Tick now) {
  const std::size_t agent = message.to.index();
  TrayPool& pool = world.pools[block.number];
  const std::uint32_t index = pool.take();
  pool.items[index].message = message;
  pool.items[index].arrived = now;
  const std::size_t attention = attention_of(*world.structure, message);
  enqueue(world.agents[agent].tray, pool, index, attention);
  constexpr std::size_t grave = 1;  // orders, invitations and what is of class regional or beyond
  if (attention <= grave) call_staff_in(world, message.to, now);
  const std::size_t place = agent % agents_per_block;
  block.active[place / 64] |= 1ULL << (place % 64);
  block.touched = true;
}

void process(TickContext& ctx, const Block& range) {
  BlockBuffer& block = ctx.blocks[range.number];
  const Staffing staffing = staffing_at(ctx.world, ctx.now);
  const bool wakes = block.wake < ctx.now + 1.0;
  double wake = wakes ? wake_block(ctx, block, range) : block.wake;
  for (std::size_t w = 0; w < agents_per_block / 64; ++w) {
    const std::uint64_t worked = block.active[w];
    if (worked == 0) continue;
    block.touched = true;
    const std::size_t first = range.first + w * 64;
    process_group(ctx, block, first, block.active[w], staffing);
    if (!wakes) continue;
    for (std::uint64_t bits = worked; bits != 0; bits &= bits - 1)
      wake = std::min(wake, ctx.world.agents[first + static_cast<std::size_t>(std::countr_zero(bits))].next_routine);
  }
  block.wake = wake;
}

}  // namespace qorgan
