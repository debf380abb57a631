#pragma once
// Damage by what the Law protects: the national interests of 5(1), the types of security of Article 4, and of economic
// security its kinds of 22(1). A threat of 6(1) names several of each, and the Law does not weigh them (3(5) and 3(7)
// ask for balance), so what an incident costs is divided in equal shares: over all interests that its threat names,
// and once more over all types. The economic share is divided again over the kinds that the threat names. Equal shares
// are an assumption of this account, not of the model; no run depends on them.

#include <array>
#include <string_view>
#include <vector>

#include "record/record.hpp"

namespace qorgan {

/// What is divided, in the order of the rows: loss in tenge, people harmed, person-hours of demand not met.
inline constexpr std::array<std::string_view, 3> damage_measures{"loss", "harmed", "missing_effort"};

/// Rows by interest, then by type, then by kind, each in the order of the Law, every one with all `damage_measures`.
/// What no incident touched is left out. What belongs to threats that name no interest or no type has rows with an
/// empty key, so that interests and types each add up to the damage of all incidents. Kinds add up to no more than the
/// economic type: a threat may be economic without naming a kind.
[[nodiscard]] std::vector<DamageRow> split_damage(const Record& record);

/// Article of the interest, type or kind that a row is about; empty for an empty key.
[[nodiscard]] std::string_view article_of(const Record& record, const DamageRow& row);

/// Its name; empty for an empty key.
[[nodiscard]] LocalText name_of(const Record& record, const DamageRow& row);

}  // namespace qorgan
