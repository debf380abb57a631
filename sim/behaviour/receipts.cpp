// Phase 7: silence. Who sent a message that was lost does not know; it misses the answer, and sends it again.

#include <algorithm>

#include "behaviour/phases.hpp"

namespace qorgan {
namespace {

constexpr std::uint32_t most_tries = 4;  // after that the sender gives up. Assumption.

/// Whether the sender still wants what it sent.
bool still_wanted(const TickContext& ctx, const LostMessage& lost) {
  const Message& m = lost.message;
  if (lost.tries >= most_tries) return false;
  if (m.headquarters.valid() && ctx.world.headquarters[m.headquarters.index()].phase == HeadquartersPhase::stood_down)
    return false;
  if (m.kind == MessageKind::proposal && settled(ctx, m)) return false;
  // What only tells is still to be told, also that it is over.
  if (matter_of(m) != MessageKind::order && matter_of(m) != MessageKind::request) return true;
  const Picture& picture = ctx.world.picture(m.from, m.incident);
  return picture.since < 0 || picture.belief > 0;
}

/// A body on the spot looks again before long, and then reports what it sees, not what it saw.
bool reports_anew(const TickContext& ctx, const Message& m) {
  const AgentFacts& facts = ctx.world.facts(m.from);
  return m.kind == MessageKind::report && m.to == facts.superior && facts.region.valid() && m.severity > 0 &&
         (ctx.world.picture(m.from, m.incident).flags & flag_own) != 0;
}

/// The sender counts on nothing any more, so that it, or who asked it, may begin anew.
void give_up(TickContext& ctx, const Message& m) {
  no_longer_expected(ctx.world, m);
  Picture& picture = ctx.world.picture(m.subject.valid() ? m.subject : m.from, m.incident);
  switch (matter_of(m)) {
    case MessageKind::order: picture.flags &= ~static_cast<std::uint32_t>(flag_ordered); break;
    case MessageKind::proposal:
      if (m.instrument.valid())
        picture.instruments &= ~mark_of(m.instrument);
      else
        forget_proposal(ctx.world, m.subject.valid() ? m.subject : m.from, ctx.spec(m.incident).threat);
      break;
    default: break;
  }
}

void miss(TickContext& ctx, const LostMessage& lost) {
  const Message m = lost.message;  // a copy: what is sent again may be lost again
  if (!m.incident.valid()) return;
  if (reports_anew(ctx, m)) {
    Picture& picture = ctx.world.picture(m.from, m.incident);
    picture.flags &= ~static_cast<std::uint32_t>(flag_reported);
    picture.reported = 0;
  } else if (still_wanted(ctx, lost)) {
    send(ctx, ctx.serial, m.kind == MessageKind::notice ? Channel::lateral : Channel::vertical, m, lost.tries + 1);
  } else {
    give_up(ctx, m);
  }
}

}  // namespace

void no_longer_expected(World& world, const Message& message) {
  if (message.capability >= capability_count) return;
  IncidentState& incident = world.incidents[message.incident.index()];
  const MessageKind matter = matter_of(message);
  if (matter != MessageKind::order && matter != MessageKind::request) return;
  double& persons = (matter == MessageKind::order ? incident.ordered : incident.requested)[message.capability];
  persons = std::max(0.0, persons - static_cast<double>(message.amount));
}

void miss_answers(TickContext& ctx) {
  std::vector<LostMessage>& lost = ctx.world.lost;
  std::size_t kept = 0;
  for (std::size_t n = 0; n < lost.size(); ++n)
    if (lost[n].missed > ctx.now)
      lost[kept++] = lost[n];
    else
      miss(ctx, lost[n]);
  lost.resize(kept);
}

}  // namespace qorgan
