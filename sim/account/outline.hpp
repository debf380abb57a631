#pragma once
// A run in ten lines: the figures that they tell.

#include "account/facts.hpp"

namespace qorgan {

struct Outline {
  std::size_t incidents = 0, regions = 0;
  IncidentId worst;  ///< none() where nothing happened
  Delays detected, informed, decided, first_team;
  std::size_t regional = 0, central = 0;  ///< headquarters that sat
  std::size_t referred = 0;               ///< of these: formed where the Law names nobody
  std::size_t no_ground = 0;
  double evacuated = 0, left_unaided = 0, harmed = 0, houses = 0, loss = 0;  ///< people; houses; KZT
  std::size_t instruments = 0, limiting = 0;                                 ///< taken; those that limit rights
  std::size_t without_ground = 0, kept_too_long = 0;                         ///< violations
  double messages = 0, escalations = 0, timeouts = 0;
};

[[nodiscard]] Outline outline_of(const Evidence& evidence, const Facts& facts);

}  // namespace qorgan
