#pragma once
// Words by which results.sqlite stores the enumerations of the world.

#include <optional>
#include <string_view>

#include "core/enum_table.hpp"
#include "world/decisions.hpp"
#include "world/message_kinds.hpp"
#include "world/stores.hpp"

namespace qorgan {

/// The words of an enumeration: `table[value]` and `table.find(word)`. One without words here does not compile.
template <class E>
struct StoredWords;

template <>
struct StoredWords<IncidentPhase> {
  static constexpr auto table = EnumTable<IncidentPhase, std::string_view>({{IncidentPhase::dormant, "dormant"},
                                                                            {IncidentPhase::latent, "latent"},
                                                                            {IncidentPhase::active, "active"},
                                                                            {IncidentPhase::contained, "contained"},
                                                                            {IncidentPhase::ended, "ended"}});
};
template <>
struct StoredWords<HeadquartersPhase> {
  static constexpr auto table =
      EnumTable<HeadquartersPhase, std::string_view>({{HeadquartersPhase::proposed, "proposed"},
                                                      {HeadquartersPhase::convening, "convening"},
                                                      {HeadquartersPhase::sitting, "sitting"},
                                                      {HeadquartersPhase::stood_down, "stood-down"}});
};
template <>
struct StoredWords<HeadquartersLevel> {
  static constexpr auto table = EnumTable<HeadquartersLevel, std::string_view>(
      {{HeadquartersLevel::regional, "regional"}, {HeadquartersLevel::central, "central"}});
};
template <>
struct StoredWords<DecisionState> {
  static constexpr auto table = EnumTable<DecisionState, std::string_view>({{DecisionState::open, "open"},
                                                                            {DecisionState::answered, "answered"},
                                                                            {DecisionState::done, "done"},
                                                                            {DecisionState::lapsed, "lapsed"}});
};

/// The words of files serve results as well.
template <class E>
struct VocabularyWords {
  [[nodiscard]] constexpr std::string_view operator[](E value) const { return name_of(value); }
  [[nodiscard]] constexpr std::optional<E> find(std::string_view word) const { return from_name<E>(word); }
};
template <>
struct StoredWords<DecisionKind> {
  static constexpr VocabularyWords<DecisionKind> table{};
};

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
struct StoredWords<MessageKind> {
  static constexpr MessageKindWords table{};
};

[[nodiscard]] constexpr std::string_view word_of(IncidentPhase v) { return StoredWords<IncidentPhase>::table[v]; }
[[nodiscard]] constexpr std::string_view word_of(HeadquartersPhase v) {
  return StoredWords<HeadquartersPhase>::table[v];
}
[[nodiscard]] constexpr std::string_view word_of(HeadquartersLevel v) {
  return StoredWords<HeadquartersLevel>::table[v];
}

}  // namespace qorgan
