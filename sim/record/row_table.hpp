#pragma once
// One description of a table of results.sqlite for everything that is done with it: the schema, the dictionary, writing
// and reading follow from the same row of names and members, so that no two columns can be exchanged.
//
//   RowTable<Flow>("flow", "messages that passed between two bodies")
//       .column("sender", &Flow::from, {"key"})
//       .column("count", &Flow::count, {"how many", "message"})
//       .in(&Record::flows);
//
// The type of the member says how its value is stored; a codec (columns.hpp) says it where the type does not.

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "record/columns.hpp"
#include "record/database.hpp"
#include "record/record.hpp"
#include "record/schema.hpp"

namespace qorgan {

/// A table or view of the record.
class RecordTable {
 public:
  explicit RecordTable(Table table) : table_(std::move(table)) {}
  virtual ~RecordTable() = default;
  [[nodiscard]] const Table& table() const { return table_; }
  /// Appends the record's rows. Where `database` is a file of many runs without such a table, does nothing.
  virtual void write(Database&, WriteContext&) const {}
  /// Fills the record's rows from the file. Throws Damage or std::runtime_error.
  virtual void read(Database&, ReadContext&) const {}

 protected:
  Table table_;
};

/// What is said of a column beside its name and where its value is kept.
struct About {
  std::string_view meaning;
  std::string_view unit = {};
  bool may_be_null = false;
  std::int64_t low = 0;            ///< of whole numbers that are read
  std::int64_t high = item_limit;  ///< likewise, inclusive
};

/// A member of a member: within(&IncidentRow::state, &IncidentState::peak).
template <class Outer, class Inner>
[[nodiscard]] auto within(Outer outer, Inner inner) {
  return [ outer, inner ](auto& row) -> auto& { return std::invoke(inner, std::invoke(outer, row)); };
}

template <class Row>
class RowTable final : public RecordTable {
 public:
  /// Hands over one row after the other; a row may be changed and handed over again.
  using Sink = std::function<void(const Row&)>;

  RowTable(std::string_view name, std::string_view meaning) : RecordTable({name, meaning, {}, {}}) {}

  /// A value that is kept: written and read. `access` is a member, or returns a reference to what it is given.
  template <class Codec = void, class Access>
  RowTable& column(std::string_view name, Access access, About about) {
    using Value = std::remove_cvref_t<std::invoke_result_t<Access&, Row&>>;
    using Chosen = std::conditional_t<std::is_void_v<Codec>, ColumnOf<Value>, Codec>;
    table_.columns.push_back({name, Chosen::type, about.unit, about.meaning, about.may_be_null});
    const Bounds bounds{name, about.low, about.high};
    write_.push_back([access](WriteContext& writing, const Row& row) -> Cell {
      return Chosen::write(writing, std::invoke(access, row));
    });
    read_.push_back([access, bounds](const ReadContext& reading, const TableReader& cells, Row& row) {
      Chosen::read(reading, cells, bounds, std::invoke(access, row));
    });
    return *this;
  }

  /// A text in three languages: columns STEM_en, STEM_ru, STEM_kk (in this order, named in full).
  template <class Access>
  RowTable& texts(const std::array<std::string_view, 3>& names, Access access, About about) {
    return column(names[0], within(access, &LocalText::en), about)
        .column(names[1], within(access, &LocalText::ru), about)
        .column(names[2], within(access, &LocalText::kk), about);
  }

  /// A value that follows from the others: written for people who ask the database, and not read.
  template <class Shown>
  RowTable& shown(std::string_view name, std::string_view type, Shown shown, About about) {
    table_.columns.push_back({name, type, about.unit, about.meaning, about.may_be_null});
    write_.push_back([shown](WriteContext& writing, const Row& row) -> Cell { return shown(writing, row); });
    return *this;
  }

  /// The rows are those of a list of the record.
  RowTable& in(std::vector<Row> Record::*list) {
    return each([list](const Record& record, const Sink& sink) {
             for (const Row& row : record.*list) sink(row);
           })
        .take([list](Record& record, Row& row) { (record.*list).push_back(std::move(row)); });
  }
  /// Which rows are written.
  RowTable& each(std::function<void(const Record&, const Sink&)> each) {
    each_ = std::move(each);
    return *this;
  }
  /// What becomes of a row that was read.
  RowTable& take(std::function<void(Record&, Row&)> take) {
    take_ = std::move(take);
    return *this;
  }

  [[nodiscard]] std::unique_ptr<const RecordTable> made() { return std::make_unique<const RowTable>(std::move(*this)); }

  void write(Database& database, WriteContext& writing) const override {
    TableWriter out(database, table_.name);
    if (!out.wanted()) return;
    std::vector<Cell> cells;
    cells.reserve(write_.size());
    writing.number = 0;
    each_(writing.record, [&](const Row& row) {
      ++writing.number;
      cells.clear();
      for (const auto& cell : write_) cells.push_back(cell(writing, row));
      out.row(std::span<const Cell>(cells));
    });
  }

  void read(Database& database, ReadContext& reading) const override {
    if (!take_) return;
    for (TableReader cells(database, table_.name); cells.next();) {
      Row row{};
      for (const auto& value : read_) value(reading, cells, row);
      take_(reading.record, row);
    }
  }

 private:
  std::vector<std::function<Cell(WriteContext&, const Row&)>> write_;
  std::vector<std::function<void(const ReadContext&, const TableReader&, Row&)>> read_;
  std::function<void(const Record&, const Sink&)> each_;
  std::function<void(Record&, Row&)> take_;
};

using TableList = std::vector<std::unique_ptr<const RecordTable>>;

/// The tables by what they tell of, each in a file of its own.
void add_run_tables(TableList& tables);         ///< tables_run.cpp: the run and what made it
void add_law_tables(TableList& tables);         ///< tables_law.cpp: the institution
void add_world_tables(TableList& tables);       ///< tables_world.cpp: regions and bodies
void add_event_tables(TableList& tables);       ///< tables_event.cpp: what happened
void add_people_tables(TableList& tables);      ///< tables_people.cpp: what people did and decided
void add_action_tables(TableList& tables);      ///< tables_action.cpp: incidents and what was done about them
void add_outcome_tables(TableList& tables);     ///< tables_outcome.cpp: measures, series, objectives, observations
void add_provenance_tables(TableList& tables);  ///< tables_provenance.cpp: numbers, files, views

/// All of them, in the order in which they are made, written and read: what is named by others comes first.
[[nodiscard]] const TableList& record_table_list();

}  // namespace qorgan
