#pragma once
// All events of a run that is still going on.

#include <cstddef>
#include <memory>
#include <vector>

#include "world/event.hpp"

namespace qorgan {

/// Events in the order of their keys. Copies share what is full; appending to one copy is not seen by another.
class EventLog {
 public:
  static constexpr std::size_t chunk = 8192;

  void append(const Event& event);
  [[nodiscard]] std::size_t size() const { return full_.size() * chunk + (last_ ? last_->size() : 0); }
  [[nodiscard]] const Event& operator[](std::size_t index) const;
  /// The event with that key; nullptr where there is none.
  [[nodiscard]] const Event* find(EventKey key) const;
  /// A copy to hand to another thread: the chunk that still grows is copied, the others are shared.
  [[nodiscard]] EventLog share() const;
  /// The same without what happened in or after the step that starts at a tick.
  [[nodiscard]] EventLog share(Tick before) const;

 private:
  std::vector<std::shared_ptr<const std::vector<Event>>> full_;
  std::shared_ptr<std::vector<Event>> last_;
};

}  // namespace qorgan
