#pragma once
// What the panels of people's play keep from frame to frame: what is half typed or chosen.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/id.hpp"
#include "law/vocabulary.hpp"
#include "ui/model/compare_model.hpp"

namespace qorgan::ui {

/// A card of a decision on the panel's paper, in pixels, so that scrolling does not count as moving.
struct CardPlace {
  float top = -1, height = 0;
  bool given = false;
  double since = -1;  ///< seconds of ImGui's clock since when it stands there
  int frame = -2;     ///< in which it was there last
};

struct PlayMemory {
  // decisions: what is typed beside each, until it is carried out; where each card stood last
  std::map<std::uint32_t, std::string> notes;
  std::map<std::uint32_t, CardPlace> cards;
  AgentId player;  ///< whose decisions are shown; none(): all
  // injects
  int hours = 6;
  RegionId region{std::size_t{0}};
  ThreatId threat;   ///< whose words are shown; none(): of none
  RegionId pointed;  ///< selected on the map when that was looked at last
  float severity = 1;
  // fork
  std::array<char, 60> fork_name{};
  std::optional<Policy> policy;  ///< chosen here; empty: as it is
  std::optional<Reading> reading;
  // the comparison, kept until the simulation shows another frame of it
  std::array<int, 2> compared{};
  unsigned compared_number = 0;
  double compared_time = -1;  ///< seconds of ImGui's clock
  Comparison comparison;
  // jump to a time
  std::array<char, 24> time{};
  bool time_wrong = false;

  /// Drops what belongs to one branch of one run: the same numbers mean something else in another.
  void forget_course() {
    notes.clear();
    forget_turn();
  }
  /// The same, where the new branch parts from the old one: what is open stays what it is.
  void forget_turn() {
    cards.clear();
    policy.reset();
    reading.reset();
    compared = {};
  }
};

}  // namespace qorgan::ui
