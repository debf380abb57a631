#pragma once
// A narrow door to SQLite for the two files that write and read records. Errors are thrown as std::runtime_error and
// caught at the record's own door (store.hpp), so that they reach callers as values.

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "record/schema.hpp"

namespace qorgan {

/// A value of a row; the first alternative is NULL.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string_view>;

class Database {
 public:
  enum class Mode : unsigned char { create, read };
  /// `create` makes an empty file (it must not be there) and journals ahead of writing; `read` opens an existing one.
  Database(const std::filesystem::path& file, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void execute(const std::string& sql);
  [[nodiscard]] int user_version();
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
  ~TableWriter();
  /// One value a column, in the dictionary's order; asserts the number.
  void row(std::initializer_list<Cell> cells);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Reads a table of the dictionary in the order in which it was written.
class TableReader {
 public:
  TableReader(Database& database, std::string_view name);
  ~TableReader();
  [[nodiscard]] bool next();
  [[nodiscard]] bool null(std::string_view column) const;
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
