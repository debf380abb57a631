#pragma once
// The tables of results.sqlite: one dictionary from which they are made, written, read and documented.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qorgan {

struct Column {
  std::string_view name;
  std::string_view type;  ///< "TEXT", "INTEGER", "REAL"
  std::string_view unit;  ///< empty where it has none
  std::string_view meaning;
  bool may_be_null = false;
};

struct Table {
  std::string_view name;
  std::string_view meaning;
  std::vector<Column> columns;
  std::string_view select;  ///< of a view: what it shows; empty for tables
};

/// In the order in which they are made and filled; views last.
[[nodiscard]] std::span<const Table> record_tables();
/// nullptr where there is none of that name.
[[nodiscard]] const Table* find_table(std::string_view name);
/// "CREATE TABLE event (event INTEGER NOT NULL, ...)" or "CREATE VIEW ...".
[[nodiscard]] std::string create_statement(const Table& table);
/// What to say of a file whose tables have another format than this program's: "was written by an earlier version of
/// Qorgan (format 3, this program has format 4)". Empty where they agree. `what`: "the record".
[[nodiscard]] std::string other_format(std::string_view what, int format, int own_format);
/// A dictionary as Markdown, for people.
[[nodiscard]] std::string describe_tables(std::span<const Table> tables = record_tables());

}  // namespace qorgan
