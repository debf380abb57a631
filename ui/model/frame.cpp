#include "ui/model/frame.hpp"

#include <utility>

#include "engine/measures.hpp"

namespace qorgan::ui {

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

EventLog EventLog::share() const {
  EventLog copy;
  copy.full_ = full_;
  if (last_) copy.last_ = std::make_shared<std::vector<Event>>(*last_);
  return copy;
}

void History::observe(const World& world) {
  if (!ticks.empty() && world.tick < ticks.back() + stride) return;
  intensity.resize(world.incidents.size());
  ticks.push_back(world.tick);
  for (std::size_t i = 0; i < plotted_series.size(); ++i)
    national[i].push_back(static_cast<float>(measure(world, plotted_series[i])));
  for (std::size_t i = 0; i < world.incidents.size(); ++i)
    intensity[i].push_back(static_cast<float>(world.incidents[i].intensity));
  if (ticks.size() >= limit) thin();
}

void History::thin() {
  const auto halve = [](auto& values) {
    for (std::size_t i = 1; 2 * i < values.size(); ++i) values[i] = values[2 * i];
    values.resize((values.size() + 1) / 2);
  };
  halve(ticks);
  for (auto& series : national) halve(series);
  for (auto& series : intensity) halve(series);
  stride *= 2;
}

}  // namespace qorgan::ui
