#pragma once
// What is true of every event of a kind: one row a kind, in event_traits.cpp. A kind without a row does not compile.

#include <cstdint>
#include <string_view>

#include "world/event.hpp"

namespace qorgan {

/// Which events of a kind a chronicler would write down: the first in the run, of its incident or of its headquarters,
/// or every one.
enum class Chronicle : std::uint8_t { no, first_in_run, first_of_incident, first_of_headquarters, every };

struct EventTraits {
  std::string_view name;  ///< "headquarters-convened": in results and for programs
  /// Something a body did, for which the Law must give a ground. What it was asked, what its act is besides
  /// (prohibition_broken) and what happened to it are none.
  bool action = false;
  /// An act of a body or an outcome, by which branches of a session are compared; not the messages between bodies, nor
  /// what the run itself notes down.
  bool compared = false;
  Chronicle chronicle = Chronicle::no;
};

[[nodiscard]] const EventTraits& traits_of(EventKind kind);

[[nodiscard]] inline bool is_action(EventKind kind) { return traits_of(kind).action; }

/// Whether teams set out: to an incident of their own region, or lent to another one.
[[nodiscard]] inline bool sends_teams(EventKind kind) {
  return kind == EventKind::teams_sent || kind == EventKind::aid_sent;
}

}  // namespace qorgan
