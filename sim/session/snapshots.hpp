#pragma once
// Worlds kept along a run, from which any tick between them is simulated anew. As many as a budget of memory allows,
// evenly spread, so that the longest way to any tick stays short.

#include <cstddef>
#include <map>
#include <memory>

#include "world/world.hpp"

namespace qorgan {

/// Bytes that a world holds, about.
[[nodiscard]] std::size_t size_of(const World& world);

class Snapshots {
 public:
  explicit Snapshots(std::size_t budget) : budget_(budget) {}

  /// Keeps a copy where the world's tick is due. Beyond the budget every second one is given up, which doubles the
  /// distance from then on.
  void offer(const World& world);
  /// The latest world not after a tick; null where there is none.
  [[nodiscard]] std::shared_ptr<const World> before(Tick tick) const;
  /// Forgets worlds after a tick.
  void cut(Tick tick);

  [[nodiscard]] std::size_t count() const { return worlds_.size(); }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] Tick distance() const { return distance_; }

 private:
  struct Kept {
    std::shared_ptr<const World> world;
    std::size_t bytes = 0;
  };
  void thin();

  std::size_t budget_, bytes_ = 0;
  Tick distance_ = 1;
  std::map<Tick, Kept> worlds_;
};

}  // namespace qorgan
