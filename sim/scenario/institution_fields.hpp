#pragma once
// The tables of the institution format.

#include "law/institution.hpp"
#include "scenario/fields.hpp"

namespace qorgan::format {

template <>
const Fields<DeskProfile>& table_of<DeskProfile>();
template <>
const Fields<Competence>& table_of<Competence>();
template <>
const Fields<Role>& table_of<Role>();
template <>
const Fields<Neighbour>& table_of<Neighbour>();
template <>
const Fields<Region>& table_of<Region>();
template <>
const Fields<Settlement>& table_of<Settlement>();
template <>
const Fields<ComponentLead>& table_of<ComponentLead>();
template <>
const Fields<Threat>& table_of<Threat>();
template <>
const Fields<Stakes>& table_of<Stakes>();
template <>
const Fields<ClassTable>& table_of<ClassTable>();
template <>
const Fields<Instrument>& table_of<Instrument>();
template <>
const Fields<Interest>& table_of<Interest>();
template <>
const Fields<NamedType>& table_of<NamedType>();
template <>
const Fields<ForceEntry>& table_of<ForceEntry>();
template <>
const Fields<VocabularyText>& table_of<VocabularyText>();
template <>
const Fields<Prohibition>& table_of<Prohibition>();
template <>
const Fields<Principle>& table_of<Principle>();
template <>
const Fields<PartnerAid>& table_of<PartnerAid>();
template <>
const Fields<Partner>& table_of<Partner>();
/// The file itself.
template <>
const Fields<Institution>& table_of<Institution>();
/// A file that an institution includes: the same lists without the institution's own keys.
const Fields<Institution>& institution_part_table();

/// The lists of an institution whose entries have ids: key of the list, kind of thing, key of a second name.
struct NamedList {
  std::string_view key;
  std::string_view kind;
  std::string_view alias;
};
[[nodiscard]] std::span<const NamedList> institution_lists();

}  // namespace qorgan::format
