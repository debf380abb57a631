#pragma once
// A narrow door to SQLite for the two files that write and read records. Errors are thrown as std::runtime_error and
// caught at the record's own door (store.hpp), so that they reach callers as values.

#include <cstdint>
#include <exception>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "record/schema.hpp"

namespace qorgan {

/// A text that is made for its cell and kept nowhere else.
struct OwnText {
  std::string text;
};
/// A value of a row; the first alternative is NULL.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string_view, OwnText>;

/// How a file of many runs holds the rows of one: a table of the same name behind a first column `run`.
struct RunTable {
  Table table;
  std::vector<bool> kept;  ///< of the columns of the record's table, in their order
};
/// Rows of a run in such a table at most; their rowid is run * rows_of_run + number, so that the file holds them in the
/// order of runs whatever the order in which they were written.
inline constexpr std::int64_t rows_of_run = std::int64_t{1} << 24;

/// What is behind an exception that passed this door, by SQLite's code.
enum class DatabaseTrouble : unsigned char { other, in_use, disk };
/// `in_use`: another program holds the file; `disk`: it is full or broken.
[[nodiscard]] DatabaseTrouble trouble_of(const std::exception& failure);

class Database {
 public:
  enum class Mode : unsigned char { create, read, work };
  /// `create` makes an empty file (it must not be there) and journals ahead of writing; `read` opens an existing one;
  /// `work` opens or makes one for many transactions, each of which survives the end of the program, and lets nobody
  /// else in.
  Database(const std::filesystem::path& file, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void execute(const std::string& sql);
  [[nodiscard]] int user_version();
  /// The first value of the first row of that question; 0 where it is NULL.
  [[nodiscard]] std::int64_t number(const std::string& sql);

  /// From here on writers of the record's tables write that run's rows into `tables`; rows of other tables are dropped.
  void begin_run(std::int64_t run, std::span<const RunTable> tables);
  void end_run();
  /// Makes a plain single file of it: no journal is left beside it. Flushed to disk.
  void seal();

 private:
  friend class TableWriter;
  friend class TableReader;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Appends rows to a table of the dictionary.
class TableWriter {
 public:
  TableWriter(Database& database, std::string_view name);
  /// A table of another dictionary.
  TableWriter(Database& database, const Table& table);
  ~TableWriter();
  /// Whether rows go anywhere: not where a file of many runs has no such table.
  [[nodiscard]] bool wanted() const { return impl_ != nullptr; }
  /// One value a column, in the dictionary's order; asserts the number.
  void row(std::span<const Cell> cells) { write(0, cells); }
  void row(std::initializer_list<Cell> cells) { write(0, {cells.begin(), cells.size()}); }
  /// The same at that place (above 0) of the table.
  void row_at(std::int64_t rowid, std::initializer_list<Cell> cells) { write(rowid, {cells.begin(), cells.size()}); }

 private:
  void write(std::int64_t rowid, std::span<const Cell> cells);
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Reads a table of the dictionary in the order in which it was written. Throws std::runtime_error, with table and
/// column, where what bears its name is no plain table or a value is of another kind than asked for.
class TableReader {
 public:
  TableReader(Database& database, std::string_view name);
  /// A table of another dictionary; `where` as SQL, empty for all rows.
  TableReader(Database& database, const Table& table, const std::string& where = {});
  ~TableReader();
  [[nodiscard]] bool next();
  [[nodiscard]] bool null(std::string_view column) const;
  /// 0 where it is NULL.
  [[nodiscard]] std::int64_t integer(std::string_view column) const;
  /// Not-a-number where it is NULL.
  [[nodiscard]] double real(std::string_view column) const;
  [[nodiscard]] std::string text(std::string_view column) const;

 private:
  [[nodiscard]] int index(std::string_view column) const;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace qorgan
