#pragma once
// Words by which results.sqlite stores the enumerations of the world.

#include <string_view>

#include "core/enum_table.hpp"
#include "world/stores.hpp"

namespace qorgan {

/// The words of an enumeration; one without a table here does not compile.
template <class E>
inline constexpr auto stored_words = nullptr;

template <>
inline constexpr EnumTable<IncidentPhase, std::string_view> stored_words<IncidentPhase>(
    {{IncidentPhase::dormant, "dormant"},
     {IncidentPhase::latent, "latent"},
     {IncidentPhase::active, "active"},
     {IncidentPhase::contained, "contained"},
     {IncidentPhase::ended, "ended"}});
template <>
inline constexpr EnumTable<HeadquartersPhase, std::string_view> stored_words<HeadquartersPhase>(
    {{HeadquartersPhase::proposed, "proposed"},
     {HeadquartersPhase::convening, "convening"},
     {HeadquartersPhase::sitting, "sitting"},
     {HeadquartersPhase::stood_down, "stood-down"}});
template <>
inline constexpr EnumTable<HeadquartersLevel, std::string_view> stored_words<HeadquartersLevel>(
    {{HeadquartersLevel::regional, "regional"}, {HeadquartersLevel::central, "central"}});
template <>
inline constexpr EnumTable<MessageKind, std::string_view> stored_words<MessageKind>(
    {{MessageKind::signal, "signal"},
     {MessageKind::report, "report"},
     {MessageKind::notice, "notice"},
     {MessageKind::order, "order"},
     {MessageKind::request, "request"},
     {MessageKind::invitation, "invitation"},
     {MessageKind::proposal, "proposal"},
     {MessageKind::exception, "exception"},
     {MessageKind::statement, "statement"},
     {MessageKind::routine, "routine"},
     {MessageKind::appeal, "appeal"}});

[[nodiscard]] constexpr std::string_view word_of(IncidentPhase v) { return stored_words<IncidentPhase>[v]; }
[[nodiscard]] constexpr std::string_view word_of(HeadquartersPhase v) { return stored_words<HeadquartersPhase>[v]; }
[[nodiscard]] constexpr std::string_view word_of(HeadquartersLevel v) { return stored_words<HeadquartersLevel>[v]; }
[[nodiscard]] constexpr std::string_view word_of(MessageKind v) { return stored_words<MessageKind>[v]; }

}  // namespace qorgan
