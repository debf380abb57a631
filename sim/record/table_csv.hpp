#pragma once
// Tables of a record or a batch as files for spreadsheets and programs.

#include <filesystem>
#include <span>
#include <string>

#include "core/csv.hpp"
#include "core/output_folder.hpp"
#include "record/schema.hpp"

namespace qorgan {

/// Writes the tables and views of a database as DIR/TABLE.csv with a header line: NULL an empty cell, numbers as the
/// shortest decimal that reads back as the same. Files the results were made from are left out. `folder`: a shared
/// one that was looked at. Returns what went wrong; empty when done.
[[nodiscard]] std::string write_tables_csv(const std::filesystem::path& database, std::span<const Table> tables,
                                           OutputFolder& folder, const CsvStyle& style);

}  // namespace qorgan
