#pragma once
// A record on disk: DIR/results.sqlite (every table in schema.hpp) and DIR/summary.json. Written beside and renamed
// into place, so that a reader sees the old result or the new one and never half of either.

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "record/record.hpp"

namespace qorgan {

inline constexpr int record_format = 7;  ///< PRAGMA user_version of results.sqlite

/// Creates the folder where it is missing and writes both files. Returns what went wrong ("cannot write
/// 'out/results.sqlite': disk full"); empty when written. After a failure the old files stand as they were.
[[nodiscard]] std::string write_record(const Record& record, const std::filesystem::path& directory);

class Database;
struct RunTable;
/// Writes the rows of one run into the tables of a file of many runs, inside the caller's transaction. Throws
/// std::runtime_error.
void write_run(Database& database, std::int64_t run, std::span<const RunTable> tables, const Record& record);

struct LoadRecordResult {
  Record record;
  std::string error;  ///< empty when loaded; otherwise names the file and what is wrong with it
  [[nodiscard]] bool ok() const { return error.empty(); }
};
/// Takes the folder of a run, or its results.sqlite. Refuses a newer format, a missing table, ids out of range.
[[nodiscard]] LoadRecordResult load_record(const std::filesystem::path& path);

/// One file, beside and renamed. Same return as write_record().
[[nodiscard]] std::string replace_file(const std::filesystem::path& file, std::string_view content);

}  // namespace qorgan
