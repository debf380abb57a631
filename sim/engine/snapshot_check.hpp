#pragma once
// Whether the stores of a restored world can be believed: whoever writes a snapshot may make its checksum right.

#include <string_view>

#include "world/world.hpp"

namespace qorgan {

/// What of a restored world is no state that a run could be in, by name: an index outside its store, a kind that does
/// not exist, a number that is none, a list that runs in a ring, a message that lacks what its kind is about. Empty
/// where the engine can go on from it. `fresh` is the same scenario at tick 0, with what was thrown in; both have
/// stores of the same shape.
[[nodiscard]] std::string_view implausible_store(const World& restored, const World& fresh);

}  // namespace qorgan
