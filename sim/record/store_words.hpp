#pragma once
// Words by which results.sqlite stores the enumerations of the world.

#include <optional>
#include <string_view>

#include "core/enum_table.hpp"
#include "world/decisions.hpp"
#include "world/message_kinds.hpp"
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
inline constexpr EnumTable<DecisionState, std::string_view> stored_words<DecisionState>(
    {{DecisionState::open, "open"},
     {DecisionState::answered, "answered"},
     {DecisionState::done, "done"},
     {DecisionState::lapsed, "lapsed"}});

/// The words of files serve results as well.
template <class E>
struct VocabularyWords {
  [[nodiscard]] constexpr std::string_view operator[](E value) const { return name_of(value); }
  [[nodiscard]] constexpr std::optional<E> find(std::string_view word) const { return from_name<E>(word); }
};
template <>
inline constexpr VocabularyWords<DecisionKind> stored_words<DecisionKind>{};

/// Messages have theirs in world/message_kinds.hpp.
struct MessageKindWords {
  [[nodiscard]] constexpr std::string_view operator[](MessageKind kind) const { return name_of(kind); }
  [[nodiscard]] constexpr std::optional<MessageKind> find(std::string_view word) const {
    for (const MessageKind kind : all_of<MessageKind>)
      if (name_of(kind) == word) return kind;
    return std::nullopt;
  }
};
template <>
inline constexpr MessageKindWords stored_words<MessageKind>{};

[[nodiscard]] constexpr std::string_view word_of(IncidentPhase v) { return stored_words<IncidentPhase>[v]; }
[[nodiscard]] constexpr std::string_view word_of(HeadquartersPhase v) { return stored_words<HeadquartersPhase>[v]; }
[[nodiscard]] constexpr std::string_view word_of(HeadquartersLevel v) { return stored_words<HeadquartersLevel>[v]; }

}  // namespace qorgan
