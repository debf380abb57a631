#pragma once
// Why something happened: the chain of causes behind an event of the running simulation, in sentences.

#include <string>
#include <vector>

#include "session/frame.hpp"

namespace qorgan::ui {

struct WhyLine {
  EventKey event = 0;
  Tick tick = 0;
  std::string sentence;
  AgentId agent;
  IncidentId incident;
  bool on_chain = false;  ///< of the shortest way from a root to the event asked about
};

/// The shortest chain from a root to the event, in the order of time, and then what else led there, at most `max_lines`
/// lines. Empty where there is no such event.
[[nodiscard]] std::vector<WhyLine> why_lines(const World& world, const EventLog& events, EventKey event,
                                             Language language, std::size_t max_lines = 24);

}  // namespace qorgan::ui
