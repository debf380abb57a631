#pragma once
// The tables of a batch's file: its own, and those of a run's record behind a first column `run`.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/database.hpp"
#include "record/schema.hpp"

namespace qorgan {

inline constexpr int batch_format = 4;                  ///< PRAGMA user_version of batch.sqlite
inline constexpr std::int64_t batch_mark = 0x514f5242;  ///< PRAGMA application_id

/// All of them, in the order in which they are made; views last.
[[nodiscard]] std::span<const Table> batch_tables();
/// Those that hold the rows of single runs.
[[nodiscard]] std::span<const RunTable> run_tables();
/// Asserts that there is one of that name.
[[nodiscard]] const Table& batch_table(std::string_view name);
/// The dictionary of batch.sqlite as Markdown, for people.
[[nodiscard]] std::string describe_batch_tables();

}  // namespace qorgan
