#pragma once
// Words by which results.sqlite stores the enumerations of the world.

#include <string_view>

#include "core/enum_table.hpp"
#include "world/stores.hpp"

namespace qorgan {

inline constexpr EnumTable<IncidentPhase, std::string_view> incident_phase_words({{IncidentPhase::dormant, "dormant"},
                                                                                  {IncidentPhase::latent, "latent"},
                                                                                  {IncidentPhase::active, "active"},
                                                                                  {IncidentPhase::contained,
                                                                                   "contained"},
                                                                                  {IncidentPhase::ended, "ended"}});
inline constexpr EnumTable<HeadquartersPhase, std::string_view> headquarters_phase_words(
    {{HeadquartersPhase::proposed, "proposed"},
     {HeadquartersPhase::convening, "convening"},
     {HeadquartersPhase::sitting, "sitting"},
     {HeadquartersPhase::stood_down, "stood-down"}});
inline constexpr EnumTable<HeadquartersLevel, std::string_view> headquarters_level_words(
    {{HeadquartersLevel::regional, "regional"}, {HeadquartersLevel::central, "central"}});
inline constexpr EnumTable<MessageKind, std::string_view> message_kind_words({{MessageKind::signal, "signal"},
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

[[nodiscard]] constexpr std::string_view word_of(IncidentPhase v) { return incident_phase_words[v]; }
[[nodiscard]] constexpr std::string_view word_of(HeadquartersPhase v) { return headquarters_phase_words[v]; }
[[nodiscard]] constexpr std::string_view word_of(HeadquartersLevel v) { return headquarters_level_words[v]; }
[[nodiscard]] constexpr std::string_view word_of(MessageKind v) { return message_kind_words[v]; }

}  // namespace qorgan
