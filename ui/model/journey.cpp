#include "ui/model/journey.hpp"

#include <algorithm>

namespace qorgan::ui {

namespace {
constexpr double patience = 1.0;   // seconds that nobody minds
constexpr double worth_while = 2;  // seconds still to go that are worth a card
}  // namespace

void JourneyWatch::observe(const Frame& frame, double now) {
  told_.reset();
  if (!frame.busy || !frame.world) {
    under_way_ = shown_ = false;
    return;
  }
  const Tick tick = frame.world->tick;
  if (!under_way_ || goal_ != frame.goal) {
    under_way_ = true;
    shown_ = false;
    goal_ = frame.goal;
    from_ = tick;
    since_ = now;
  }
  const double passed = now - since_;
  if (!goal_) {
    if (passed >= patience) told_ = Journey{};
    return;
  }
  // Back in time the way begins at the nearest snapshot.
  if (from_ > *goal_ && tick <= *goal_) from_ = tick;
  Journey journey{goal_, 0, 0};
  if (*goal_ > from_) journey.share = std::clamp(static_cast<double>(tick - from_) / (*goal_ - from_), 0.0, 1.0);
  if (journey.share > 0) journey.seconds_left = passed * (1 - journey.share) / journey.share;
  shown_ = shown_ || (passed >= patience && (journey.share <= 0 || journey.seconds_left >= worth_while));
  if (shown_) told_ = journey;
}

}  // namespace qorgan::ui
