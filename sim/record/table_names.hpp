#pragma once
// Column names and descriptions that many tables of results.sqlite share.

#include <array>
#include <string_view>

#include "record/row_table.hpp"

namespace qorgan {

using ThreeNames = std::array<std::string_view, 3>;
inline constexpr ThreeNames name_columns{"name_en", "name_ru", "name_kk"};
inline constexpr ThreeNames short_columns{"short_en", "short_ru", "short_kk"};
inline constexpr ThreeNames text_columns{"text_en", "text_ru", "text_kk"};

inline constexpr bool may_be_null = true;

inline constexpr About about_incident{"id of the incident; null where it is about none", "", may_be_null};
inline constexpr About about_region{"ISO 3166-2 code; null where it is about none or the whole country", "",
                                    may_be_null};
inline constexpr About about_tick{"ticks since the start", "tick"};
inline constexpr About about_time{"local time of the tick, as 2024-03-27 09:00; `utc_offset` of `run` says which"};

/// "time" beside a tick that the row keeps.
template <class Row>
[[nodiscard]] auto clock_of(Tick Row::*tick) {
  return [tick](WriteContext& writing, const Row& row) { return writing.clock(row.*tick); };
}

/// The number of the row in its own table.
inline constexpr auto row_number = [](WriteContext& writing, const auto&) -> Cell { return writing.number; };

}  // namespace qorgan
