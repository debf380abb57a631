// The digest of a run: chained from tick to tick, over all that a tick changed.

#include <span>
#include <vector>

#include "core/digest.hpp"
#include "engine/phases.hpp"

namespace qorgan {
namespace {

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
  if (world.structure->offices.close())
    d = digest_bytes(&world.staff_in[range.first], (range.last - range.first) * sizeof(Tick), d);
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

}  // namespace

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
  if (!world.lost.empty()) d = digest_raw(world.lost, d);
  d = digest_raw(ctx.serial.messages, d);
  d = digest_raw(ctx.serial.events, d);
  world.digest = mix(d, static_cast<std::uint64_t>(world.tick));
}

}  // namespace qorgan
