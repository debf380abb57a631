#pragma once
// By which names threats and bodies of an institution are looked up.

#include "law/institution.hpp"
#include "law/name_search.hpp"

namespace qorgan {

/// Id, names, `also`; summary and parts as descriptions.
void add_names_of(NameSearch& search, std::size_t thing, const Threat& threat);
/// Id, names, short names, holder, `also`.
void add_names_of(NameSearch& search, std::size_t thing, const Role& role);
/// Regions and their capitals may stand beside any name: "flood in Atyrau".
void add_places(NameSearch& search, const Institution& institution);

/// The threats of an institution, each under its index.
[[nodiscard]] NameSearch names_of_threats(const Institution& institution);

}  // namespace qorgan
