#include "record/database.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <cassert>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace qorgan {
namespace {

const Table& table_named(std::string_view name) {
  const Table* table = find_table(name);
  assert(table && "a table of the dictionary");
  return *table;
}

std::string column_list(const Table& table) {
  std::string out;
  for (const Column& column : table.columns) out += fmt::format("{}\"{}\"", out.empty() ? "" : ", ", column.name);
  return out;
}

}  // namespace

DatabaseTrouble trouble_of(const std::exception& failure) {
  const auto* of_sqlite = dynamic_cast<const SQLite::Exception*>(&failure);
  if (!of_sqlite) return DatabaseTrouble::other;
  switch (of_sqlite->getErrorCode() & 0xFF) {  // an extended code keeps the plain one in its last byte
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return DatabaseTrouble::in_use;
    case SQLITE_FULL:
    case SQLITE_IOERR: return DatabaseTrouble::disk;
    default: return DatabaseTrouble::other;
  }
}

struct Database::Impl {
  SQLite::Database database;
  std::int64_t run = -1;  ///< whose rows are being written; -1: those of a record
  std::span<const RunTable> run_tables;
};

namespace {
constexpr int longest_cell = 64 << 20;  // bytes of one text that is read
}

Database::Database(const std::filesystem::path& file, Mode mode)
    : impl_(new Impl{
          SQLite::Database(file.string(),
                           mode == Mode::read ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                           mode == Mode::work ? 0 : 5000),
          -1,
          {}}) {
  if (mode == Mode::work) {
    // Before the first look: the journal then needs no memory that other processes see, and who comes second is told.
    execute("PRAGMA locking_mode = EXCLUSIVE");
    execute("PRAGMA journal_mode = WAL");
    execute("PRAGMA synchronous = NORMAL");
    execute("PRAGMA trusted_schema = OFF");
    execute("BEGIN IMMEDIATE");
    execute("COMMIT");
  } else if (mode == Mode::create) {
    execute("PRAGMA journal_mode = WAL");
    execute("PRAGMA synchronous = OFF");  // the file is flushed once, by seal(), before it takes its place
  } else {
    // A record may come from anywhere: nothing in it may run code or change what is read.
    execute("PRAGMA trusted_schema = OFF");
    execute("PRAGMA query_only = ON");
    sqlite3_limit(impl_->database.getHandle(), SQLITE_LIMIT_LENGTH, longest_cell);
  }
}
Database::~Database() = default;

void Database::execute(const std::string& sql) { impl_->database.exec(sql); }

int Database::user_version() { return impl_->database.execAndGet("PRAGMA user_version").getInt(); }

void Database::seal() {
  execute("PRAGMA synchronous = FULL");
  impl_->database.execAndGet("PRAGMA wal_checkpoint(TRUNCATE)");
  impl_->database.execAndGet("PRAGMA journal_mode = DELETE");
}

std::int64_t Database::number(const std::string& sql) { return impl_->database.execAndGet(sql).getInt64(); }

void Database::begin_run(std::int64_t run, std::span<const RunTable> tables) {
  impl_->run = run;
  impl_->run_tables = tables;
}

void Database::end_run() { impl_->run = -1; }

struct TableWriter::Impl {
  Impl(SQLite::Database& database, const Table& table)
      : statement(database, fmt::format("INSERT INTO \"{}\" (rowid, {}) VALUES (?{})", table.name, column_list(table),
                                        marks(table.columns.size()))),
        columns(table.columns.size()),
        texts(table.columns.size()) {}
  static std::string marks(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += ", ?";
    return out;
  }
  SQLite::Statement statement;
  std::size_t columns;
  std::vector<std::string> texts;           ///< of the row being bound; kept for their memory
  const std::vector<bool>* kept = nullptr;  ///< null: all columns
  std::int64_t run = -1;                    ///< -1: no column `run`
  std::int64_t count = 0;
};

TableWriter::TableWriter(Database& database, std::string_view name) {
  if (database.impl_->run < 0) {
    impl_ = std::make_unique<Impl>(database.impl_->database, table_named(name));
    return;
  }
  for (const RunTable& table : database.impl_->run_tables)
    if (table.table.name == name) {
      impl_ = std::make_unique<Impl>(database.impl_->database, table.table);
      impl_->kept = &table.kept;
      impl_->run = database.impl_->run;
    }
}

TableWriter::TableWriter(Database& database, const Table& table)
    : impl_(std::make_unique<Impl>(database.impl_->database, table)) {}

TableWriter::~TableWriter() = default;

void TableWriter::write(std::int64_t rowid, std::span<const Cell> cells) {
  if (!impl_) return;  // a table that a file of many runs does not have
  assert(cells.size() == (impl_->kept ? impl_->kept->size() : impl_->columns) && "one value a column");
  SQLite::Statement& statement = impl_->statement;
  int at = 1;
  if (impl_->run >= 0) {
    if (++impl_->count >= rows_of_run) throw std::runtime_error("a run has too many rows for a batch");
    statement.bind(1, impl_->run * rows_of_run + impl_->count);
    statement.bind(++at, impl_->run);
  } else if (rowid > 0) {
    statement.bind(1, rowid);
  }
  std::size_t column = 0;
  for (const Cell& cell : cells) {
    if (impl_->kept && !(*impl_->kept)[column++]) continue;
    ++at;
    if (const auto* whole = std::get_if<std::int64_t>(&cell))
      statement.bind(at, static_cast<std::int64_t>(*whole));
    else if (const auto* number = std::get_if<double>(&cell)) {
      // SQLite has no not-a-number; it would store NULL, which is what it means here.
      if (std::isnan(*number))
        statement.bind(at);
      else
        statement.bind(at, *number);
    } else if (const auto* text = std::get_if<std::string_view>(&cell)) {
      std::string& kept = impl_->texts[static_cast<std::size_t>(at - 2)];
      kept.assign(*text);
      statement.bindNoCopy(at, kept);
    } else if (const auto* own = std::get_if<OwnText>(&cell)) {
      statement.bindNoCopy(at, own->text);
    } else {
      statement.bind(at);
    }
  }
  statement.exec();
  statement.reset();
}

struct TableReader::Impl {
  const Table& table;
  SQLite::Statement statement;
};

namespace {

/// What bears a table's name may be a view that never ends, or a module's work.
void require_table(SQLite::Database& database, const Table& table) {
  if (!table.select.empty()) return;
  SQLite::Statement look(database, "SELECT type, sql FROM sqlite_schema WHERE name = ?");
  look.bind(1, std::string(table.name));
  if (!look.executeStep()) throw std::runtime_error(fmt::format("there is no table '{}'", table.name));
  const std::string type = look.getColumn(0).getString(), sql = look.getColumn(1).getString();
  if (type != "table" || sql.find("VIRTUAL") < sql.find('(') || sql.find("virtual") < sql.find('('))
    throw std::runtime_error(fmt::format("'{}' is no plain table", table.name));
}

[[noreturn]] void wrong_kind(const Table& table, std::string_view column, std::string_view held,
                             std::string_view wanted) {
  throw std::runtime_error(
      fmt::format("table '{}', column '{}': {} stands where {} should", table.name, column, held, wanted));
}

/// Of what stands where something else should: nothing and whole numbers are never wrong.
std::string_view kind_of(const SQLite::Column& value) {
  switch (value.getType()) {
    case SQLITE_FLOAT: return "a number with a fraction";
    case SQLITE_TEXT: return "a text";
    default: return "a lump of bytes";
  }
}

}  // namespace

TableReader::TableReader(Database& database, std::string_view name) : TableReader(database, table_named(name)) {}

TableReader::TableReader(Database& database, const Table& table, const std::string& where)
    : impl_(
          new Impl{table, SQLite::Statement((require_table(database.impl_->database, table), database.impl_->database),
                                            fmt::format("SELECT {} FROM \"{}\"{}{}", column_list(table), table.name,
                                                        where.empty() ? "" : " WHERE " + where,
                                                        table.select.empty() ? " ORDER BY rowid" : ""))}) {}

TableReader::~TableReader() = default;

bool TableReader::next() { return impl_->statement.executeStep(); }

int TableReader::index(std::string_view column) const {
  const auto& columns = impl_->table.columns;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].name == column) return static_cast<int>(i);
  throw std::runtime_error(fmt::format("table '{}' has no column '{}'", impl_->table.name, column));
}

bool TableReader::null(std::string_view column) const { return impl_->statement.getColumn(index(column)).isNull(); }

std::int64_t TableReader::integer(std::string_view column) const {
  const SQLite::Column value = impl_->statement.getColumn(index(column));
  if (!value.isInteger() && !value.isNull()) wrong_kind(impl_->table, column, kind_of(value), "a whole number");
  return value.getInt64();
}

double TableReader::real(std::string_view column) const {
  const SQLite::Column value = impl_->statement.getColumn(index(column));
  if (value.isNull()) return std::numeric_limits<double>::quiet_NaN();
  if (!value.isInteger() && !value.isFloat()) wrong_kind(impl_->table, column, kind_of(value), "a number");
  const double number = value.getDouble();
  if (std::isinf(number)) wrong_kind(impl_->table, column, "an infinite number", "a finite one");
  return number;
}

std::string TableReader::text(std::string_view column) const {
  const SQLite::Column value = impl_->statement.getColumn(index(column));
  if (value.isBlob()) wrong_kind(impl_->table, column, kind_of(value), "a text");
  return value.getString();
}

}  // namespace qorgan
