#pragma once
// How grave what is at stake is. The Law on civil protection (188-V, 48 to 50) knows four classes of emergencies, and
// from the class follow duties: who leads, who may form a headquarters, who declares what. Other threats have the same
// ladder with amounts of their own.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"
#include "core/quantity.hpp"
#include "core/text.hpp"
#include "law/vocabulary.hpp"

namespace qorgan {

/// What is at stake, in natural units.
struct Stakes {
  double people = 0;    ///< persons threatened
  double homes = 0;     ///< houses
  double services = 0;  ///< persons without power or communications
  double damage = 0;    ///< tenge per second
  double records = 0;   ///< records of information exposed per second
  double hands = 0;     ///< persons wanted at work

  friend bool operator==(const Stakes&, const Stakes&) = default;
};

/// One kind of stake.
struct StakeKind {
  std::string_view name;  ///< "people", as files write it
  double Stakes::*amount;
  Dimension dimension = Dimension::number;
};
inline constexpr std::array<StakeKind, 6> stake_kinds{{{"people", &Stakes::people, Dimension::people},
                                                       {"homes", &Stakes::homes, Dimension::houses},
                                                       {"services", &Stakes::services, Dimension::people},
                                                       {"damage", &Stakes::damage, Dimension::money_rate},
                                                       {"records", &Stakes::records, Dimension::rate},
                                                       {"hands", &Stakes::hands, Dimension::people}}};

/// `times` of what `more` says is added to every stake.
void add(Stakes& stakes, const Stakes& more, double times);

/// From which amounts on a class begins. 0 of a stake: it makes no such class, however much of it is at stake.
struct ClassTable {
  std::string id;  ///< "emergencies"
  LocalText name;
  std::vector<ThreatId> threats;  ///< for which it holds
  Stakes object, local, regional, global;

  [[nodiscard]] const Stakes& from(ThreatClass threat_class) const;  ///< not of `none`
};

/// Of a threat that stands in no table of its institution: amounts as for emergencies. An assumption.
[[nodiscard]] const ClassTable& default_classes();

/// The greatest class that some stake reaches.
[[nodiscard]] ThreatClass class_of(const ClassTable& table, const Stakes& stakes);
/// Whether some stake reaches it; `times` the stakes. `none` is always reached.
[[nodiscard]] bool reaches(const ClassTable& table, const Stakes& stakes, ThreatClass wanted, double times = 1);

}  // namespace qorgan
