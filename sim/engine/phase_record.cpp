#include <algorithm>
#include <span>

#include "behaviour/phases.hpp"
#include "core/digest.hpp"
#include "engine/measures.hpp"
#include "engine/phases.hpp"
#include "world/milestone.hpp"

namespace qorgan {
namespace {

void add(Totals& sum, const Totals& part) {
  sum.cost += part.cost;
  sum.person_hours += part.person_hours;
  sum.aid_person_hours += part.aid_person_hours;
  sum.messages += part.messages;
  sum.routine += part.routine;
  for (std::size_t k = 0; k < message_kind_count; ++k) sum.by_kind[k] += part.by_kind[k];
  sum.exceptions += part.exceptions;
  sum.timeouts += part.timeouts;
  sum.defaults += part.defaults;
  sum.reworked += part.reworked;
  sum.served += part.served;
  sum.appeals += part.appeals;
  sum.appeals_upheld += part.appeals_upheld;
  sum.held_responsible += part.held_responsible;
}

void note_first(Tick& mark, Tick now) {
  if (mark < 0) mark = now;
}

/// First times that the measures of 3(4) and 3(6) speak of.
void mark_milestones(TickContext& ctx, const std::vector<Event>& events) {
  for (const Event& event : events) {
    if (!event.incident.valid()) continue;
    if (event.agent.valid() && ctx.world.facts(event.agent).kind == BodyKind::partner)
      continue;  // 25: not of the state
    IncidentState& incident = ctx.world.incidents[event.incident.index()];
    if (incident.phase == IncidentPhase::dormant) continue;  // a false report
    if (event.kind == EventKind::detected || event.kind == EventKind::informed) {
      if (incident.detected < 0) incident.first_detection = event.key;
      note_first(incident.detected, ctx.now);
    }
    for (const Milestone milestone : all_of<Milestone>)
      if (const MilestoneTraits& row = traits_of(milestone); row.first_event && event.kind == row.proof)
        note_first(incident.*row.kept, ctx.now);
  }
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    IncidentState& incident = ctx.world.incidents[i];
    if (incident.informed_all >= 0 || incident.detected < 0) continue;
    const Span span = ctx.structure.audience_of[i];
    bool all = true;
    for (std::uint32_t n = 0; n < span.count && all; ++n)
      all = knows_of(
          ctx.world.picture(AgentId(static_cast<std::size_t>(ctx.structure.audience[span.first + n])), IncidentId(i)),
          incident);
    if (all) incident.informed_all = ctx.now;
  }
}

/// 6(1)(10): the system's own backlog disorganises it; each time it begins is told as an event. It ends once the share
/// of swamped bodies has fallen to half of what began it, so that it does not flicker.
void note_disorganisation(TickContext& ctx) {
  constexpr double raised_at = 0.2;  // Assumption.
  Totals& totals = ctx.world.totals;
  const double swamped = share_swamped(ctx.world);
  const bool before = totals.disorganised != 0;
  totals.disorganised = swamped >= (before ? raised_at / 2 : raised_at) ? 1 : 0;
  totals.disorganised_ticks += totals.disorganised;
  if (before || totals.disorganised == 0) return;
  Event event;
  event.kind = EventKind::disorganised;
  event.ground = ctx.structure.common.disorganisation;
  event.value = static_cast<float>(swamped);
  emit(ctx, ctx.serial, Phase::record, event);
}

/// Who knows nothing of an incident has no picture of it: most pairs of body and incident.
std::uint64_t digest_of_pictures(std::span<const Picture> pictures, std::uint64_t seed) {
  std::uint64_t d = seed;
  for (std::size_t first = 0, last = 0; first < pictures.size(); first = last + 1) {
    for (last = first; last < pictures.size() && !pictures[last].blank();) ++last;
    if (last > first) d = digest_bytes(&pictures[first], (last - first) * sizeof(Picture), mix(d, first));
  }
  return d;
}

/// Only what changed is hashed: chained over all ticks that is as good as hashing everything, and idle blocks are free.
std::uint64_t digest_of_block(const World& world, const BlockBuffer& block, const Block& range) {
  const std::size_t incidents = world.incidents.size();
  std::uint64_t d = digest_bytes(&world.agents[range.first], (range.last - range.first) * sizeof(AgentState));
  d = digest_of_pictures({world.pictures.data() + range.first * incidents, (range.last - range.first) * incidents}, d);
  d = digest_raw(block.messages, d);
  return digest_raw(block.events, d);
}

/// Teams that stand ready and rested are as they were at the start.
std::uint64_t digest_of_teams(const TickContext& ctx, std::uint64_t seed) {
  const std::vector<Unit>& units = ctx.world.units;
  std::uint64_t d = seed;
  std::size_t run = 0;
  const auto end_run = [&](std::size_t u) {
    if (run > 0) d = digest_bytes(&units[u - run], run * sizeof(Unit), mix(d, u));
    run = 0;
  };
  for (std::size_t g = 0; g < ctx.structure.groups.size(); ++g) {
    const Span group = ctx.structure.groups[g].units;
    if (ctx.teams.away[g] == 0) {
      end_run(group.first);
      continue;
    }
    for (std::size_t u = group.first; u < group.first + group.count; ++u)
      if (units[u].quiet())
        end_run(u);
      else
        ++run;
  }
  end_run(units.size());
  return d;
}

void chain_digest(TickContext& ctx) {
  World& world = ctx.world;
  ctx.executor.for_blocks(world.agent_count(), agents_per_block, [&](const Block& range) {
    BlockBuffer& block = ctx.blocks[range.number];
    if (block.touched) block.digest = digest_of_block(world, block, range);
  });
  std::uint64_t d = world.digest;
  for (const BlockBuffer& block : ctx.blocks)
    if (block.touched) d = mix(mix(d, block.number), block.digest);
  d = digest_of_teams(ctx, d);
  d = digest_raw(world.regions, d);
  d = digest_raw(world.incidents, d);
  d = digest_raw(world.headquarters, d);
  d = digest_raw(world.instruments, d);
  d = digest_raw(world.violations, d);
  if (!world.played.empty() || !world.decisions.empty()) {  // a run that nobody plays has the digest it always had
    d = digest_raw(world.played, d);
    d = digest_raw(world.decisions, d);
  }
  d = digest_raw(ctx.serial.messages, d);
  d = digest_raw(ctx.serial.events, d);
  world.digest = mix(d, static_cast<std::uint64_t>(world.tick));
}

}  // namespace

void record(TickContext& ctx, std::vector<Event>& events) {
  World& world = ctx.world;
  events.clear();
  for (BlockBuffer& block : ctx.blocks) {
    if (!block.touched) continue;
    events.insert(events.end(), block.events.begin(), block.events.end());
    add(world.totals, block.totals);
  }
  mark_milestones(ctx, events);
  note_disorganisation(ctx);
  events.insert(events.end(), ctx.serial.events.begin(), ctx.serial.events.end());
  std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.key < b.key; });
  add(world.totals, ctx.serial.totals);
  chain_digest(ctx);
}

}  // namespace qorgan
