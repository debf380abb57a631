#include "record/schema.hpp"

#include <fmt/format.h>

#include "record/row_table.hpp"

namespace qorgan {

const TableList& record_table_list() {
  static const TableList tables = [] {
    TableList out;
    for (auto* add : {&add_run_tables, &add_law_tables, &add_world_tables, &add_event_tables, &add_action_tables,
                      &add_people_tables, &add_outcome_tables, &add_provenance_tables})
      (*add)(out);
    return out;
  }();
  return tables;
}

std::span<const Table> record_tables() {
  static const std::vector<Table> tables = [] {
    std::vector<Table> out;
    for (const auto& table : record_table_list()) out.push_back(table->table());
    return out;
  }();
  return tables;
}

const Table* find_table(std::string_view name) {
  for (const Table& table : record_tables())
    if (table.name == name) return &table;
  return nullptr;
}

std::string create_statement(const Table& table) {
  if (!table.select.empty()) return fmt::format("CREATE VIEW \"{}\" AS {}", table.name, table.select);
  std::string out = fmt::format("CREATE TABLE \"{}\" (", table.name);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (i > 0) out += ", ";
    out += fmt::format("\"{}\" {}{}", column.name, column.type, column.may_be_null ? "" : " NOT NULL");
  }
  return out + ")";
}

std::string other_format(std::string_view what, int format, int own_format) {
  if (format == own_format) return {};
  return fmt::format("{} was written by {} version of Qorgan (format {}, this program has format {}); {}", what,
                     format < own_format ? "an earlier" : "a later", format, own_format,
                     format < own_format ? "run it again, or read it with that version" : "read it with that version");
}

std::string describe_tables(std::span<const Table> tables) {
  std::string out;
  for (const Table& table : tables) {
    out += fmt::format("### `{}`{}\n\n{}.\n\n| column | type | unit | meaning |\n|---|---|---|---|\n", table.name,
                       table.select.empty() ? "" : " (view)", table.meaning);
    for (const Column& column : table.columns)
      out += fmt::format("| {} | {} | {} | {} |\n", column.name, column.type, column.unit, column.meaning);
    out += "\n";
  }
  return out;
}

}  // namespace qorgan
