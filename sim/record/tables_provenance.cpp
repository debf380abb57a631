// The tables of what the run was made from, the dictionary of all tables, and the views.

#include "record/table_names.hpp"

namespace qorgan {
namespace {

/// A list of texts, one a row.
std::unique_ptr<const RecordTable> text_table(std::string_view name, std::string_view meaning, std::string_view column,
                                              About about, std::vector<std::string> Record::*list) {
  return RowTable<std::string>(name, meaning)
      .column(
          column, [](auto& row) -> auto& { return row; }, about)
      .in(list)
      .made();
}

std::unique_ptr<const RecordTable> number_table() {
  using N = SourcedNumber;
  return RowTable<N>("number", "every number with its source")
      .column("path", &N::path, {"where in the file"})
      .column("value", &N::value, {"in base units", "by dimension"})
      .column<AsDimension>("dimension", &N::dimension, {"dimension"})
      .column("source", &N::source, {"an article, a publication, a public figure or assumption"})
      .column("file", &N::file, {"file"})
      .column("line", &N::line, {"line in it", "", false, 0, tick_limit})
      .in(&Record::numbers)
      .made();
}

/// A row of the dictionary: a table, or one of its columns.
struct Described {
  std::string_view table, column, type, unit, meaning;
};

std::unique_ptr<const RecordTable> dictionary_table() {
  const auto cell = [](std::string_view Described::*member) {
    return [member](WriteContext&, const Described& row) -> Cell { return row.*member; };
  };
  using D = Described;
  return RowTable<D>("dictionary", "these tables and their columns")
      .shown("tbl", "TEXT", cell(&D::table), {"table"})
      .shown("col", "TEXT", cell(&D::column), {"column; empty for the table itself"})
      .shown("type", "TEXT", cell(&D::type), {"SQLite type"})
      .shown("unit", "TEXT", cell(&D::unit), {"unit"})
      .shown("meaning", "TEXT", cell(&D::meaning), {"meaning"})
      .each([](const Record&, const auto& sink) {
        for (const Table& table : record_tables()) {
          sink({table.name, "", table.select.empty() ? "TABLE" : "VIEW", "", table.meaning});
          for (const Column& c : table.columns) sink({table.name, c.name, c.type, c.unit, c.meaning});
        }
      })
      .made();
}

/// A view with the columns of that name of a table.
std::unique_ptr<const RecordTable> view(std::string_view name, std::string_view meaning, const Table& source,
                                        std::initializer_list<std::string_view> columns, std::string_view select) {
  Table out{name, meaning, {}, select};
  for (const std::string_view column : columns)
    for (const Column& known : source.columns)
      if (known.name == column) out.columns.push_back(known);
  return std::make_unique<const RecordTable>(std::move(out));
}

const Table& table_of(const TableList& tables, std::string_view name) {
  for (const auto& table : tables)
    if (table->table().name == name) return table->table();
  throw std::logic_error("a view of a table that is not there");
}

}  // namespace

void add_provenance_tables(TableList& tables) {
  tables.push_back(number_table());
  tables.push_back(
      RowTable<LocalText>("assumption", "assumptions stated by the author of the scenario; reforms in force")
          .texts(text_columns, [](auto& row) -> auto& { return row; }, {"the assumption"})
          .in(&Record::assumptions)
          .made());
  tables.push_back(
      text_table("override", "what was set beside the scenario", "setting", {"path=value"}, &Record::overrides));
  tables.push_back(RowTable<SourceFile>("source_file", "the files the run was made from, whole")
                       .column("path", &SourceFile::path, {"relative to the folder that holds them all"})
                       .column("content", &SourceFile::text, {"text"})
                       .in(&Record::sources)
                       .made());
  tables.push_back(RowTable<DigestRow>("digest", "the digest after some ticks, to find where a replay parts")
                       .column<AsTick>("tick", &DigestRow::tick, about_tick)
                       .column<AsDigest>("digest", &DigestRow::digest, {"16 hexadecimal digits"})
                       .in(&Record::digests)
                       .made());
  tables.push_back(
      text_table("note", "what a reader must know about this record", "note", {"the note"}, &Record::notes));
  tables.push_back(dictionary_table());
  tables.push_back(
      view("action",
           "what bodies did on a legal ground; the ground of a violation is what it offends against, so "
           "it is none of these",
           table_of(tables, "event"),
           {"event", "tick", "time", "kind", "agent", "incident", "instrument", "region", "value", "ground"},
           "SELECT event, tick, time, kind, agent, incident, instrument, region, value, ground FROM event "
           "WHERE ground <> '' AND agent IS NOT NULL AND kind <> 'violation'"));
  tables.push_back(view("parameter", "parameters of the model in force", table_of(tables, "number"),
                        {"path", "value", "dimension", "source"},
                        "SELECT path, value, dimension, source FROM number WHERE path LIKE 'parameters.%'"));
}

}  // namespace qorgan
