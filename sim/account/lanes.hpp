#pragma once
// The course of a run as lanes of a timeline: what happened about each incident and when, and who sat.

#include <optional>
#include <vector>

#include "account/evidence.hpp"

namespace qorgan {

enum class MarkKind : std::uint8_t { inject, detected, decided, first_team, instrument, contained };

/// Something that happened at one tick.
struct LaneMark {
  MarkKind kind = MarkKind::inject;
  double tick = 0;            ///< of an inject to come with its fraction
  std::size_t inject = 0;     ///< number in the scenario
  InstrumentId instrument{};  ///< taken for the first time: it is renewed while it is needed
  bool to_come = false;       ///< scheduled and not yet fired
};

/// A headquarters, from its proposal to its end. Ticks.
struct LaneBar {
  HeadquartersId headquarters;
  Tick proposed = 0;
  Tick first_sitting = -1;  ///< -1 while it convenes
  Tick end = 0;             ///< now, while it is open
  bool open = true;         ///< not yet stood down
};

struct Lane {
  IncidentId incident;          ///< none() for the lane of injects and central headquarters
  std::optional<double> onset;  ///< ticks; of one that is awaited the planned one, where that is known
  Tick end = -1;                ///< -1 while it lasts
  std::vector<LaneMark> marks;  ///< by tick
  std::vector<LaneBar> bars;
};

/// The first lane holds injects and central headquarters; then one for every incident, by onset. Incidents that lie
/// dormant with no time known come last.
[[nodiscard]] std::vector<Lane> build_lanes(const Evidence& evidence);

/// The event behind a mark; 0 while it has not happened, and where it was not kept.
[[nodiscard]] EventKey event_of(const Evidence& evidence, const Lane& lane, const LaneMark& mark);

/// The first event of that kind about that incident (none(): any) not before the tick; 0 where there is none.
[[nodiscard]] EventKey first_event(const Evidence& evidence, EventKind kind, IncidentId incident, Tick from = 0);

}  // namespace qorgan
