#include "session/snapshots.hpp"

#include <iterator>

namespace qorgan {

namespace {

template <class T>
std::size_t bytes_of(const std::vector<T>& list) {
  return list.capacity() * sizeof(T);
}

}  // namespace

std::size_t size_of(const World& world) {
  std::size_t bytes = sizeof(World);
  for (const TrayPool& pool : world.pools) bytes += sizeof(TrayPool) + bytes_of(pool.items);
  return bytes + bytes_of(world.agents) + bytes_of(world.pictures) + bytes_of(world.units) + bytes_of(world.regions) +
         bytes_of(world.incidents) + bytes_of(world.headquarters) + bytes_of(world.shared_pictures) +
         bytes_of(world.instruments) + bytes_of(world.violations) + bytes_of(world.in_flight) +
         bytes_of(world.inject_fired) + bytes_of(world.inject_armed) + bytes_of(world.flows) + bytes_of(world.played) +
         bytes_of(world.decisions);
}

void Snapshots::offer(const World& world) {
  if (world.tick % distance_ != 0 || worlds_.contains(world.tick)) return;
  auto copy = std::make_shared<const World>(world);
  const std::size_t bytes = size_of(*copy);
  worlds_.emplace(world.tick, Kept{std::move(copy), bytes});
  bytes_ += bytes;
  while (bytes_ > budget_ && worlds_.size() > 2) thin();
}

void Snapshots::thin() {
  distance_ *= 2;
  for (auto kept = worlds_.begin(); kept != worlds_.end();) {
    if (kept->first % distance_ == 0) {
      ++kept;
      continue;
    }
    bytes_ -= kept->second.bytes;
    kept = worlds_.erase(kept);
  }
}

std::shared_ptr<const World> Snapshots::before(Tick tick) const {
  const auto after = worlds_.upper_bound(tick);
  return after == worlds_.begin() ? nullptr : std::prev(after)->second.world;
}

void Snapshots::cut(Tick tick) {
  for (auto kept = worlds_.upper_bound(tick); kept != worlds_.end(); kept = worlds_.erase(kept))
    bytes_ -= kept->second.bytes;
}

}  // namespace qorgan
