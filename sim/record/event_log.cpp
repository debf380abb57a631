#include "record/event_log.hpp"

#include <algorithm>
#include <utility>

namespace qorgan {
namespace {

/// The first event for which `before` does not hold; it holds for all before that one and for none behind it.
template <class Before>
std::size_t first_not(const EventLog& log, const Before& before) {
  std::size_t low = 0, high = log.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (before(log[middle]))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

}  // namespace

void EventLog::append(const Event& event) {
  if (!last_) {
    last_ = std::make_shared<std::vector<Event>>();
    last_->reserve(chunk);
  }
  last_->push_back(event);
  if (last_->size() == chunk) full_.push_back(std::exchange(last_, nullptr));
}

const Event& EventLog::operator[](std::size_t index) const {
  const std::size_t number = index / chunk;
  return number < full_.size() ? (*full_[number])[index % chunk] : (*last_)[index % chunk];
}

const Event* EventLog::find(EventKey key) const {
  const std::size_t at = first_not(*this, [&](const Event& event) { return event.key < key; });
  return at < size() && (*this)[at].key == key ? &(*this)[at] : nullptr;
}

EventLog EventLog::share() const {
  EventLog copy;
  copy.full_ = full_;
  if (last_) copy.last_ = std::make_shared<std::vector<Event>>(*last_);
  return copy;
}

EventLog EventLog::share(Tick before) const {
  const std::size_t low = first_not(*this, [&](const Event& event) { return event.tick < before; });
  EventLog copy;
  const std::size_t whole = low / chunk, rest = low % chunk;
  copy.full_.assign(full_.begin(), full_.begin() + static_cast<std::ptrdiff_t>(std::min(whole, full_.size())));
  if (rest > 0) {
    const std::vector<Event>& cut = whole < full_.size() ? *full_[whole] : *last_;
    copy.last_ = std::make_shared<std::vector<Event>>();
    copy.last_->reserve(chunk);
    copy.last_->assign(cut.begin(), cut.begin() + static_cast<std::ptrdiff_t>(rest));
  }
  return copy;
}

}  // namespace qorgan
