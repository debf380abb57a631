#pragma once
// What a chronicler would write down of a run: its milestones, and the decisions that shaped it.

#include <cstddef>
#include <vector>

#include "account/facts.hpp"

namespace qorgan {

/// Numbers of events, for Evidence::event(), in their order.
[[nodiscard]] std::vector<std::size_t> chronicle(const Evidence& evidence, const Facts& facts);

/// How much a decision shaped the run. Where there are too many, those of the last rank are left out first.
enum class DecisionRank : std::uint8_t {
  legal,        ///< without a ground, or where nobody was entitled
  human,        ///< by a person
  formal,       ///< headquarters and instruments
  operational,  ///< what to do, teams, help, statements
};

/// What a decision offends against.
enum class Breach : std::uint8_t {
  none,
  no_ground,
  too_long,  ///< 17(2): kept when it was needed no longer
};

struct NotedDecision {
  std::size_t event = 0;  ///< for Evidence::event()
  DecisionRank rank = DecisionRank::operational;
  Breach breach = Breach::none;
};

/// The decisions of a run in the order of events. Of some kinds all are noted; of the others the first by a body, about
/// a threat, or with an instrument.
struct NotedDecisions {
  std::vector<NotedDecision> shown;
  std::size_t left_out = 0;  ///< those of the last ranks, where there are more than `max_rows`
};
[[nodiscard]] NotedDecisions noted_decisions(const Evidence& evidence, std::size_t max_rows);

}  // namespace qorgan
