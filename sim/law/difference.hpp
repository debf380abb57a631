#pragma once
// What one institution answers otherwise than another: what a reform changes. Things are matched by their ids.

#include <array>
#include <string>
#include <vector>

#include "law/institution.hpp"

namespace qorgan {

struct RoleDifference {
  enum class Kind : std::uint8_t { added, removed, merged, changed };
  std::string id;
  Kind kind = Kind::changed;
  std::string heir;  ///< of one that was merged
  /// Of the coordination right; none where the body does not exist.
  CoordinationRight right_before = CoordinationRight::none, right_after = CoordinationRight::none;
  Superior superior_before = Superior::none, superior_after = Superior::none;
  std::vector<std::string> gained, lost;  ///< competences as "field: function"
};

struct HeadDifference {
  Reading reading = Reading::literal;
  std::string before, after;  ///< ids of roles; empty where nobody is entitled
};

struct ThreatDifference {
  std::string id, article;
  bool leads_differ = false;
  std::vector<std::string> leads_before, leads_after;  ///< ids of roles
  LeadStatus status_before = LeadStatus::gap, status_after = LeadStatus::gap;
  std::vector<HeadDifference> heads;  ///< only the readings that differ
  std::vector<std::string> competent_gained, competent_lost;
};

/// A role that may take an instrument against threats, before or after only.
struct Power {
  std::string role;
  std::vector<std::string> threats;  ///< articles
};

struct InstrumentDifference {
  std::string id, article;
  std::vector<Power> gained, lost;
  /// From which on it is taken; both `none` where it does not exist before or after.
  ThreatClass class_before = ThreatClass::none, class_after = ThreatClass::none;
};

/// An amount from which on threats are of a class; 0 where that stake makes no such class.
struct ClassDifference {
  std::string threat, article;  ///< id of the threat
  ThreatClass threat_class = ThreatClass::object;
  std::string stake;             ///< a name of stake_kinds
  double before = 0, after = 0;  ///< base units
};

struct Difference {
  std::vector<RoleDifference> roles;      ///< in the order of `before`, then what is new
  std::vector<ThreatDifference> threats;  ///< the same
  std::vector<InstrumentDifference>
      instruments;                       ///< the same; an instrument of the head of a headquarters follows the heads
  std::vector<ClassDifference> classes;  ///< threats in the order of `before`, of those that both have
  [[nodiscard]] bool empty() const {
    return roles.empty() && threats.empty() && instruments.empty() && classes.empty();
  }
};

[[nodiscard]] Difference compare(const Institution& before, const Institution& after);

}  // namespace qorgan
