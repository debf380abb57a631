#pragma once
// The organs of the state whose part in the model the program knows by name. An institution's roles carry these ids;
// nothing else in the program spells them.

#include <string_view>

#include "law/vocabulary.hpp"

namespace qorgan::organ {

inline constexpr std::string_view president = "president";
inline constexpr std::string_view government = "government";
inline constexpr std::string_view parliament = "parliament";
inline constexpr std::string_view courts = "courts";
inline constexpr std::string_view prosecutor = "prosecutor";

/// The id of the one organ that an authority stands with; empty where it stands with no single organ.
[[nodiscard]] constexpr std::string_view with(Authority authority) {
  switch (authority) {
    case Authority::government: return government;
    case Authority::parliament: return parliament;
    case Authority::president: return president;
    case Authority::court: return courts;
    case Authority::body:
    case Authority::lead:
    case Authority::akimat:
    case Authority::headquarters_head: break;
  }
  return {};
}

/// The id of the organ that a body reports to; empty where the Law names none.
[[nodiscard]] constexpr std::string_view above(Superior superior) {
  switch (superior) {
    case Superior::president: return president;
    case Superior::government: return government;
    case Superior::none:
    case Superior::not_stated: break;
  }
  return {};
}

}  // namespace qorgan::organ
