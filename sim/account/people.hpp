#pragma once
// What the people who played bodies were asked, chose or left, and what came of it.

#include <cstddef>
#include <optional>
#include <vector>

#include "account/evidence.hpp"

namespace qorgan {

/// How a decision ended.
enum class Settled : std::uint8_t {
  open,       ///< it waits
  by_person,  ///< as the person chose
  by_default  ///< nobody chose in time, or the body was handed back
};

struct PersonDecision {
  std::size_t row = 0;  ///< in Evidence::decisions()
  Settled settled = Settled::open;
  Choice choice = Choice::none;         ///< that was carried out; none while it is open
  bool as_the_model = false;            ///< what was carried out is the default
  const ChoiceFacts* taken = nullptr;   ///< as it was offered; nullptr where it was not among what was offered at first
  std::optional<double> answered_in{};  ///< seconds of the story from question to decision
  std::vector<std::size_t> followed;    ///< events that name the decision as their cause, for Evidence::event()
};

/// In the order in which they were asked.
[[nodiscard]] std::vector<PersonDecision> person_decisions(const Evidence& evidence);

/// What one body's people did, in numbers.
struct PlayedTally {
  AgentId agent;
  std::size_t asked = 0, by_person = 0, by_default = 0, open = 0;
  std::size_t unlawful = 0;       ///< chosen by a person though it was no right of the body
  double median_time = no_value;  ///< seconds of the story from question to decision, of those by a person
};
/// By body, the most asked first.
[[nodiscard]] std::vector<PlayedTally> played_bodies(const Evidence& evidence,
                                                     const std::vector<PersonDecision>& decisions);

}  // namespace qorgan
