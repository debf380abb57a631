#pragma once
// Words by which results.sqlite stores the enumerations of the world.

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/engine.hpp"
#include "world/stores.hpp"

namespace qorgan {

inline constexpr std::array<std::string_view, 5> incident_phase_words{"dormant", "latent", "active", "contained",
                                                                      "ended"};
inline constexpr std::array<std::string_view, 4> headquarters_phase_words{"proposed", "convening", "sitting",
                                                                          "stood-down"};
inline constexpr std::array<std::string_view, 2> headquarters_level_words{"regional", "central"};
inline constexpr std::array<std::string_view, message_kind_count> message_kind_words{
    "signal",   "report",    "notice",    "order",   "request", "invitation",
    "proposal", "exception", "statement", "routine", "appeal"};
inline constexpr std::array<std::string_view, phase_count> phase_words{
    "inject", "evolve", "deliver", "sense", "process", "decide", "coordinate", "act", "audit", "record"};

[[nodiscard]] constexpr std::string_view word_of(IncidentPhase v) {
  return incident_phase_words[static_cast<std::size_t>(v)];
}
[[nodiscard]] constexpr std::string_view word_of(HeadquartersPhase v) {
  return headquarters_phase_words[static_cast<std::size_t>(v)];
}
[[nodiscard]] constexpr std::string_view word_of(HeadquartersLevel v) {
  return headquarters_level_words[static_cast<std::size_t>(v)];
}
[[nodiscard]] constexpr std::string_view word_of(MessageKind v) {
  return message_kind_words[static_cast<std::size_t>(v)];
}

/// The enumeration value of a word; empty where it is none of them.
template <class E, std::size_t N>
[[nodiscard]] constexpr std::optional<E> from_word(const std::array<std::string_view, N>& words,
                                                   std::string_view word) {
  for (std::size_t i = 0; i < N; ++i)
    if (words[i] == word) return static_cast<E>(i);
  return std::nullopt;
}

}  // namespace qorgan
