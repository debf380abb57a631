#include "record/database.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

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

struct Database::Impl {
  SQLite::Database database;
};

Database::Database(const std::filesystem::path& file, Mode mode)
    : impl_(new Impl{SQLite::Database(
          file.string(), mode == Mode::create ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READONLY,
          5000)}) {
  if (mode == Mode::create) {
    execute("PRAGMA journal_mode = WAL");
    execute("PRAGMA synchronous = OFF");  // the file is flushed once, by seal(), before it takes its place
  } else {
    // A record may come from anywhere: nothing in it may run code or change what is read.
    execute("PRAGMA trusted_schema = OFF");
    execute("PRAGMA query_only = ON");
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

struct TableWriter::Impl {
  const Table& table;
  SQLite::Statement statement;
  std::vector<std::string> texts;  ///< of the row being bound; kept for their memory
};

TableWriter::TableWriter(Database& database, std::string_view name) {
  const Table& table = table_named(name);
  std::string marks;
  for (std::size_t i = 0; i < table.columns.size(); ++i) marks += i > 0 ? ", ?" : "?";
  impl_.reset(new Impl{table,
                       SQLite::Statement(database.impl_->database, fmt::format("INSERT INTO \"{}\" ({}) VALUES ({})",
                                                                               table.name, column_list(table), marks)),
                       std::vector<std::string>(table.columns.size())});
}
TableWriter::~TableWriter() = default;

void TableWriter::row(std::initializer_list<Cell> cells) {
  assert(cells.size() == impl_->table.columns.size() && "one value a column");
  SQLite::Statement& statement = impl_->statement;
  int at = 0;
  for (const Cell& cell : cells) {
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
      std::string& kept = impl_->texts[static_cast<std::size_t>(at - 1)];
      kept.assign(*text);
      statement.bindNoCopy(at, kept);
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

TableReader::TableReader(Database& database, std::string_view name) {
  const Table& table = table_named(name);
  impl_.reset(new Impl{table, SQLite::Statement(database.impl_->database,
                                                fmt::format("SELECT {} FROM \"{}\"{}", column_list(table), table.name,
                                                            table.select.empty() ? " ORDER BY rowid" : ""))});
}
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
  return impl_->statement.getColumn(index(column)).getInt64();
}

double TableReader::real(std::string_view column) const {
  const SQLite::Column value = impl_->statement.getColumn(index(column));
  return value.isNull() ? std::numeric_limits<double>::quiet_NaN() : value.getDouble();
}

std::string TableReader::text(std::string_view column) const {
  return impl_->statement.getColumn(index(column)).getString();
}

}  // namespace qorgan
