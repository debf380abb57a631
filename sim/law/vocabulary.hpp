#pragma once
// The closed vocabularies of the Law as enumerations, each with its names in files. Order is part of file formats
// that store numbers (snapshots): append, never reorder.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/enum_table.hpp"
#include "core/text.hpp"

namespace qorgan {

/// What a body does in a field: the activities that Article 15(1) speaks of.
enum class Function : std::uint8_t {
  detect,
  inform,
  prevent,
  respond,
  recover,
  regulate,
  supervise,
  provide,
  coordinate
};
/// Whether the text says it or the extraction concludes it.
enum class Basis : std::uint8_t { stated, inferred };
/// How far the coordination wording of Article 15(1) reaches; ordered by strength.
enum class CoordinationRight : std::uint8_t { none, inter_sectoral, coordinating, interdepartmental };
/// Which readings of "interdepartmental coordination" in 18(4) admit a head.
enum class Reading : std::uint8_t { literal, arguable, broad };
/// To whom 15(1) subordinates a role.
enum class Superior : std::uint8_t { none, president, government, not_stated };
/// What the Law says about who leads against a threat.
enum class LeadStatus : std::uint8_t { single, single_with_component_leads, partial, dual, gap };
/// Article 4.
enum class SecurityType : std::uint8_t { public_, military, political, economic, information, environmental };
/// 22(1).
enum class EconomicSubtype : std::uint8_t { financial, food, energy, transport };
/// Where in its region the teams of a body stand.
enum class Stationing : std::uint8_t {
  seat,        ///< at the region's seat
  settlements  ///< where people live: spread over its settlements
};
/// How grave a threat is, by what is at stake; see law/classes.hpp.
enum class ThreatClass : std::uint8_t { none, object, local, regional, global };
/// What kind of body a role is. `partner`: one abroad (25), under nobody's orders at home.
enum class BodyKind : std::uint8_t { organ, agency, akimat, maslikhat, territorial, synthetic, partner };
/// What an incident demands and units supply.
enum class Capability : std::uint8_t {
  rescue,
  evacuation,
  shelter,
  medical,
  epidemiology,
  policing,
  security_operation,
  border,
  defence,
  engineering,
  power_repair,
  logistics,
  cyber,
  communications,
  public_information,
  financial_stabilisation,
  food_reserve,
  environment_monitoring,
  intelligence,
  investigation,
  mediation,
  social_support,
  diplomacy
};
/// Rights and freedoms that an instrument may limit (17(2), Articles 3(1), 5(1)(1)).
enum class Right : std::uint8_t {
  movement,
  assembly,
  expression,
  communication,
  property,
  privacy,
  entry,
  trade,
  home
};
/// When the use of an instrument is a forbidden act, so that the audit can tell.
enum class ForbiddenWhen : std::uint8_t {
  not_modelled,      ///< nothing that bodies do in the model is that act
  disproportionate,  ///< an instrument that limits rights without need, 17(2)
  unauthorised       ///< an instrument taken by a body that may not take it
};
/// Who abroad a body deals with, 25.
enum class PartnerKind : std::uint8_t { state, organisation };
/// What an instrument does in the model.
enum class InstrumentEffect : std::uint8_t {
  none,
  evacuate,
  inform_population,
  emergency_regime,
  mobilise_reserves,
  restrict_communications,
  restrict_movement,
  entry_ban,
  trade_ban,
  quarantine,
  financial_support,
  legal_restriction,
  restore
};
/// Who may take an instrument.
enum class Authority : std::uint8_t { body, lead, akimat, headquarters_head, government, parliament, president, court };
enum class Policy : std::uint8_t { by_law, hierarchy, network, headquarters, no_response };

template <class E>
struct Named {
  E value;
  std::string_view name;  ///< as files write it
};

inline constexpr std::array<Named<Function>, 9> function_names{{{Function::detect, "detect"},
                                                                {Function::inform, "inform"},
                                                                {Function::prevent, "prevent"},
                                                                {Function::respond, "respond"},
                                                                {Function::recover, "recover"},
                                                                {Function::regulate, "regulate"},
                                                                {Function::supervise, "supervise"},
                                                                {Function::provide, "provide"},
                                                                {Function::coordinate, "coordinate"}}};
inline constexpr std::array<Named<Basis>, 2> basis_names{{{Basis::stated, "stated"}, {Basis::inferred, "inferred"}}};
inline constexpr std::array<Named<CoordinationRight>, 4> coordination_right_names{
    {{CoordinationRight::none, "none"},
     {CoordinationRight::inter_sectoral, "inter-sectoral"},
     {CoordinationRight::coordinating, "coordinating"},
     {CoordinationRight::interdepartmental, "interdepartmental"}}};
inline constexpr std::array<Named<Reading>, 3> reading_names{
    {{Reading::literal, "literal"}, {Reading::arguable, "arguable"}, {Reading::broad, "broad"}}};
inline constexpr std::array<Named<Superior>, 4> superior_names{{{Superior::none, "none"},
                                                                {Superior::president, "president"},
                                                                {Superior::government, "government"},
                                                                {Superior::not_stated, "not-stated"}}};
inline constexpr std::array<Named<LeadStatus>, 5> lead_status_names{
    {{LeadStatus::single, "single"},
     {LeadStatus::single_with_component_leads, "single-with-component-leads"},
     {LeadStatus::partial, "partial"},
     {LeadStatus::dual, "dual"},
     {LeadStatus::gap, "gap"}}};
inline constexpr std::array<Named<SecurityType>, 6> security_type_names{
    {{SecurityType::public_, "public"},
     {SecurityType::military, "military"},
     {SecurityType::political, "political"},
     {SecurityType::economic, "economic"},
     {SecurityType::information, "information"},
     {SecurityType::environmental, "environmental"}}};
inline constexpr std::array<Named<EconomicSubtype>, 4> economic_subtype_names{
    {{EconomicSubtype::financial, "financial"},
     {EconomicSubtype::food, "food"},
     {EconomicSubtype::energy, "energy"},
     {EconomicSubtype::transport, "transport"}}};
inline constexpr std::array<Named<BodyKind>, 7> body_kind_names{{{BodyKind::organ, "organ"},
                                                                 {BodyKind::agency, "agency"},
                                                                 {BodyKind::akimat, "akimat"},
                                                                 {BodyKind::maslikhat, "maslikhat"},
                                                                 {BodyKind::territorial, "territorial"},
                                                                 {BodyKind::synthetic, "synthetic"},
                                                                 {BodyKind::partner, "partner"}}};
inline constexpr std::array<Named<Capability>, 23> capability_names{
    {{Capability::rescue, "rescue"},
     {Capability::evacuation, "evacuation"},
     {Capability::shelter, "shelter"},
     {Capability::medical, "medical"},
     {Capability::epidemiology, "epidemiology"},
     {Capability::policing, "policing"},
     {Capability::security_operation, "security-operation"},
     {Capability::border, "border"},
     {Capability::defence, "defence"},
     {Capability::engineering, "engineering"},
     {Capability::power_repair, "power-repair"},
     {Capability::logistics, "logistics"},
     {Capability::cyber, "cyber"},
     {Capability::communications, "communications"},
     {Capability::public_information, "public-information"},
     {Capability::financial_stabilisation, "financial-stabilisation"},
     {Capability::food_reserve, "food-reserve"},
     {Capability::environment_monitoring, "environment-monitoring"},
     {Capability::intelligence, "intelligence"},
     {Capability::investigation, "investigation"},
     {Capability::mediation, "mediation"},
     {Capability::social_support, "social-support"},
     {Capability::diplomacy, "diplomacy"}}};
inline constexpr std::size_t capability_count = count_of<Capability>;
inline constexpr std::array<Named<Right>, 9> right_names{{{Right::movement, "movement"},
                                                          {Right::assembly, "assembly"},
                                                          {Right::expression, "expression"},
                                                          {Right::communication, "communication"},
                                                          {Right::property, "property"},
                                                          {Right::privacy, "privacy"},
                                                          {Right::entry, "entry"},
                                                          {Right::trade, "trade"},
                                                          {Right::home, "home"}}};
inline constexpr std::array<Named<InstrumentEffect>, 13> instrument_effect_names{
    {{InstrumentEffect::none, "none"},
     {InstrumentEffect::evacuate, "evacuate"},
     {InstrumentEffect::inform_population, "inform-population"},
     {InstrumentEffect::emergency_regime, "emergency-regime"},
     {InstrumentEffect::mobilise_reserves, "mobilise-reserves"},
     {InstrumentEffect::restrict_communications, "restrict-communications"},
     {InstrumentEffect::restrict_movement, "restrict-movement"},
     {InstrumentEffect::entry_ban, "entry-ban"},
     {InstrumentEffect::trade_ban, "trade-ban"},
     {InstrumentEffect::quarantine, "quarantine"},
     {InstrumentEffect::financial_support, "financial-support"},
     {InstrumentEffect::legal_restriction, "legal-restriction"},
     {InstrumentEffect::restore, "restore"}}};
inline constexpr std::array<Named<Authority>, 8> authority_names{{{Authority::body, "body"},
                                                                  {Authority::lead, "lead"},
                                                                  {Authority::akimat, "akimat"},
                                                                  {Authority::headquarters_head, "headquarters-head"},
                                                                  {Authority::government, "government"},
                                                                  {Authority::parliament, "parliament"},
                                                                  {Authority::president, "president"},
                                                                  {Authority::court, "court"}}};
inline constexpr std::array<Named<Policy>, 5> policy_names{{{Policy::by_law, "by-law"},
                                                            {Policy::hierarchy, "hierarchy"},
                                                            {Policy::network, "network"},
                                                            {Policy::headquarters, "headquarters"},
                                                            {Policy::no_response, "no-response"}}};

inline constexpr std::array<Named<ForbiddenWhen>, 3> forbidden_when_names{
    {{ForbiddenWhen::not_modelled, "not-modelled"},
     {ForbiddenWhen::disproportionate, "disproportionate"},
     {ForbiddenWhen::unauthorised, "unauthorised"}}};
inline constexpr std::array<Named<Stationing>, 2> stationing_names{
    {{Stationing::seat, "seat"}, {Stationing::settlements, "settlements"}}};
inline constexpr std::array<Named<ThreatClass>, 5> threat_class_names{{{ThreatClass::none, "none"},
                                                                       {ThreatClass::object, "object"},
                                                                       {ThreatClass::local, "local"},
                                                                       {ThreatClass::regional, "regional"},
                                                                       {ThreatClass::global, "global"}}};
inline constexpr std::array<Named<PartnerKind>, 2> partner_kind_names{
    {{PartnerKind::state, "state"}, {PartnerKind::organisation, "organisation"}}};

template <class E>
struct Vocabulary;  ///< `Vocabulary<E>::names()` is the table of E

/// Whether the table names every enumerator once, by a name of its own.
template <class E>
[[nodiscard]] constexpr bool is_complete(std::span<const Named<E>> names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].name.empty()) return false;
    for (std::size_t k = 0; k < i; ++k)
      if (names[i].name == names[k].name) return false;
  }
  return has_every<E>(names, [](const Named<E>& entry) { return entry.value; });
}

#define QORGAN_VOCABULARY(E, table)                                      \
  static_assert(is_complete<E>(table));                                  \
  template <>                                                            \
  struct Vocabulary<E> {                                                 \
    static constexpr std::span<const Named<E>> names() { return table; } \
  }
QORGAN_VOCABULARY(Function, function_names);
QORGAN_VOCABULARY(Basis, basis_names);
QORGAN_VOCABULARY(CoordinationRight, coordination_right_names);
QORGAN_VOCABULARY(Reading, reading_names);
QORGAN_VOCABULARY(Superior, superior_names);
QORGAN_VOCABULARY(LeadStatus, lead_status_names);
QORGAN_VOCABULARY(SecurityType, security_type_names);
QORGAN_VOCABULARY(EconomicSubtype, economic_subtype_names);
QORGAN_VOCABULARY(BodyKind, body_kind_names);
QORGAN_VOCABULARY(Capability, capability_names);
QORGAN_VOCABULARY(Right, right_names);
QORGAN_VOCABULARY(InstrumentEffect, instrument_effect_names);
QORGAN_VOCABULARY(Authority, authority_names);
QORGAN_VOCABULARY(Policy, policy_names);
QORGAN_VOCABULARY(ForbiddenWhen, forbidden_when_names);
QORGAN_VOCABULARY(Stationing, stationing_names);
QORGAN_VOCABULARY(PartnerKind, partner_kind_names);
QORGAN_VOCABULARY(ThreatClass, threat_class_names);

/// The name that files use.
template <class E>
[[nodiscard]] constexpr std::string_view name_of(E value) {
  for (const auto& entry : Vocabulary<E>::names())
    if (entry.value == value) return entry.name;
  return "?";
}
template <class E>
[[nodiscard]] constexpr std::optional<E> from_name(std::string_view name) {
  for (const auto& entry : Vocabulary<E>::names())
    if (entry.name == name) return entry.value;
  return std::nullopt;
}

}  // namespace qorgan
