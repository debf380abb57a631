#pragma once
// What the panels of people's play keep from frame to frame: what is half typed or chosen.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "law/vocabulary.hpp"
#include "ui/model/compare_model.hpp"

namespace qorgan::ui {

struct PlayMemory {
  // decisions: one note is typed at a time
  std::uint32_t noted = 0xFFFFFFFFU;
  std::array<char, 400> note{};
  // injects
  int hours = 6;
  std::size_t region = 0, threat = 0xFFFF;
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
    noted = 0xFFFFFFFFU;
    note.fill(0);
    policy.reset();
    reading.reset();
    compared = {};
  }
};

}  // namespace qorgan::ui
