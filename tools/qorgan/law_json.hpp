#pragma once
// The law's answers for programs.

#include <string>

#include "law/coverage.hpp"
#include "law/institution.hpp"
#include "law_lookup.hpp"

namespace qorgan::cli {

[[nodiscard]] std::string who_json(const Institution& institution, ThreatId id);
[[nodiscard]] std::string gaps_json(const Institution& institution);
[[nodiscard]] std::string overlaps_json(const Institution& institution);
/// `exact`: established by the article itself; `below`: by its parts; `cited`: what rests on it; `covered`: what the
/// coverage says of it and of parts that the institution has no entry for.
[[nodiscard]] std::string show_json(const Institution& institution, const std::string& article,
                                    const std::vector<Entry>& exact, const std::vector<Entry>& below,
                                    const std::vector<Citation>& cited, const std::vector<CoverageRow>& covered);

}  // namespace qorgan::cli
