#pragma once
// What the window reads: a copy of the world at one tick with what led there. Values that nobody changes any more, so
// that drawing needs no lock and the simulation never waits for a frame.

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "world/world.hpp"

namespace qorgan::ui {

/// All events so far. Copies share what is full; appending to one copy is not seen by another.
class EventLog {
 public:
  static constexpr std::size_t chunk = 8192;

  void append(const Event& event);
  [[nodiscard]] std::size_t size() const { return full_.size() * chunk + (last_ ? last_->size() : 0); }
  [[nodiscard]] const Event& operator[](std::size_t index) const;
  /// A copy to hand to another thread: the chunk that still grows is copied, the others are shared.
  [[nodiscard]] EventLog share() const;

 private:
  std::vector<std::shared_ptr<const std::vector<Event>>> full_;
  std::shared_ptr<std::vector<Event>> last_;
};

/// National series that the window plots, by their names in world/measure_names.hpp.
inline constexpr std::array<std::string_view, 8> plotted_series{
    "severity", "evacuated", "personnel_deployed", "messages", "unmet", "trust", "backlog", "share_informed"};

/// The past, thinned evenly to at most 2048 points.
struct History {
  static constexpr std::size_t limit = 2048;
  Tick stride = 1;
  std::vector<Tick> ticks;
  std::array<std::vector<float>, plotted_series.size()> national;
  std::vector<std::vector<float>> intensity;  ///< by incident

  /// Takes the world's values if its tick is due.
  void observe(const World& world);

 private:
  void thin();
};

struct Frame {
  std::shared_ptr<const World> world;  ///< never null once a run was opened
  EventLog events;
  std::shared_ptr<const History> history;
  bool playing = false;
  bool done = false;
  bool busy = false;    ///< on the way to a tick that was asked for
  double speed = 4;     ///< ticks a second; 0 is as fast as possible
  std::string error;    ///< why the run could not go on; empty normally
  unsigned number = 0;  ///< rises with every frame
};

}  // namespace qorgan::ui
