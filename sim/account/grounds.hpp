#pragma once
// On what ground bodies acted, and where the Law names nobody who may lead, or two.

#include <array>
#include <cstddef>
#include <vector>

#include "account/evidence.hpp"
#include "core/enum_table.hpp"

namespace qorgan {

/// Actions on one ground.
struct GroundRow {
  std::uint16_t ground = 0;  ///< for Evidence::ground()
  std::size_t actions = 0;
  std::array<std::size_t, count_of<EventKind>> kinds{};  ///< of these, by EventKind
  Tick last = 0;
};

/// A place where the Law names nobody, or two, as bodies met it.
struct FindingRow {
  EventKind kind = EventKind::headquarters_referred;  ///< or overlap_met
  ThreatId threat;
  AgentId first, second;  ///< gap: to whom the matter went; overlap: the two
  std::size_t times = 0;
  Tick at = 0;  ///< the first time
  EventKey event = 0;
};

/// Counts what events say of the law; takes only what is new since the last time.
class GroundTally {
 public:
  /// Of a run that went on, or was rewound, since.
  void update(const Evidence& evidence);
  [[nodiscard]] const std::vector<GroundRow>& grounds() const { return grounds_; }     ///< the most used first
  [[nodiscard]] const std::vector<FindingRow>& findings() const { return findings_; }  ///< in the order of their events
  [[nodiscard]] std::size_t actions() const { return actions_; }                       ///< on any ground
  /// How often bodies met places of that kind, a FindingRow's.
  [[nodiscard]] std::size_t times_met(EventKind kind) const;

 private:
  void take(const Evidence& evidence, const Event& event);
  std::size_t taken_ = 0;
  EventKey last_ = 0;
  std::size_t actions_ = 0;
  std::vector<GroundRow> grounds_;
  std::vector<FindingRow> findings_;
};

}  // namespace qorgan
