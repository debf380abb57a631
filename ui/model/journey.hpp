#pragma once
// A way to a tick that takes long enough to be told: how far it is, and how long it will still take.

#include <optional>

#include "session/frame.hpp"

namespace qorgan::ui {

struct Journey {
  std::optional<Tick> goal;  ///< empty: the other branch is brought to this tick; nobody knows how far it is
  double share = 0;          ///< done, 0 to 1
  double seconds_left = 0;   ///< of a clock on the wall
};

/// Watches the frames and says when there is something to tell. Short ways are not worth a word.
class JourneyWatch {
 public:
  /// `now` in seconds of a clock that only rises.
  void observe(const Frame& frame, double now);
  [[nodiscard]] const std::optional<Journey>& told() const { return told_; }

 private:
  bool under_way_ = false, shown_ = false;
  std::optional<Tick> goal_;
  Tick from_ = 0;
  double since_ = 0;
  std::optional<Journey> told_;
};

}  // namespace qorgan::ui
