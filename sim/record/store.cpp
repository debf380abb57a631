#include "record/store.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "record/database.hpp"
#include "record/row_table.hpp"
#include "record/summary.hpp"

namespace qorgan {
namespace {

namespace fs = std::filesystem;

void write_rows(Database& database, const Record& record) {
  WriteContext writing(record);
  for (const auto& table : record_table_list()) table->write(database, writing);
}

void write_database(const Record& record, const fs::path& file) {
  Database database(file, Database::Mode::create);
  database.execute("BEGIN");
  for (const Table& table : record_tables()) database.execute(create_statement(table));
  write_rows(database, record);
  database.execute(fmt::format("PRAGMA user_version = {}", record_format));
  database.execute("COMMIT");
  database.execute("CREATE INDEX event_cause_by_event ON event_cause (event)");
  database.seal();
}

void read_rows(Database& database, Record& record) {
  ReadContext reading(database, record);
  for (const auto& table : record_table_list()) table->read(database, reading);
  for (const Event& e : record.events)
    if (e.headquarters.valid() && e.headquarters.index() >= record.headquarters.size())
      throw Damage("an event names an unknown headquarters");
}

/// A name beside the file that nobody else uses: no other process, and no other thread of this one.
fs::path partial_of(const fs::path& file) {
  fs::path out = file;
  out += fmt::format(".partial-{}", static_cast<long>(::gettid()));
  return out;
}

/// Takes away what a failed write left; never complains.
void remove_partial(const fs::path& partial) {
  std::error_code ignored;
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
    fs::path part = partial;
    part += ending;
    fs::remove(part, ignored);
  }
}

/// Returns why it cannot, in the system's words; empty when written.
std::string write_and_flush(const fs::path& file, std::string_view content) {
  errno = 0;
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(content.data(), static_cast<std::streamsize>(content.size()));
  out.close();
  if (!out) return std::strerror(errno);
  if (const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC); handle >= 0) {
    ::fsync(handle);
    ::close(handle);
  }
  return {};
}

std::string move_into_place(const fs::path& partial, const fs::path& file) {
  std::error_code failure;
  fs::rename(partial, file, failure);
  return failure ? fmt::format("cannot replace '{}': {}", file.string(), failure.message()) : std::string();
}

}  // namespace

std::string replace_file(const fs::path& file, std::string_view content) {
  const fs::path partial = partial_of(file);
  // The file that the user named; the one beside it is nobody's business.
  std::string error = write_and_flush(partial, content);
  if (!error.empty()) error = fmt::format("cannot write '{}': {}", file.string(), error);
  if (error.empty()) error = move_into_place(partial, file);
  if (!error.empty()) remove_partial(partial);
  return error;
}

void write_run(Database& database, std::int64_t run, std::span<const RunTable> tables, const Record& record) {
  database.begin_run(run, tables);
  write_rows(database, record);
  database.end_run();
}

std::string write_record(const Record& record, const fs::path& directory) {
  std::error_code failure;
  fs::create_directories(directory, failure);
  if (failure) return fmt::format("cannot create the folder '{}': {}", directory.string(), failure.message());
  const fs::path results = directory / "results.sqlite", summary = directory / "summary.json";
  const fs::path new_results = partial_of(results), new_summary = partial_of(summary);
  // Both are whole before either takes its place.
  std::string error;
  try {
    remove_partial(new_results);
    write_database(record, new_results);
    error = write_and_flush(new_summary, summary_json(record));
    if (!error.empty()) error = fmt::format("cannot write '{}': {}", summary.string(), error);
  } catch (const std::exception& caught) {
    error = fmt::format("cannot write '{}': {}", results.string(), caught.what());
  }
  if (error.empty()) error = move_into_place(new_results, results);
  if (error.empty()) error = move_into_place(new_summary, summary);
  if (!error.empty()) {
    remove_partial(new_results);
    remove_partial(new_summary);
  }
  return error;
}

LoadRecordResult load_record(const fs::path& path) {
  LoadRecordResult out;
  std::error_code ignored;
  const fs::path file = fs::is_directory(path, ignored) ? path / "results.sqlite" : path;
  const auto fail = [&](const std::string& what) {
    out.record = {};
    out.error = fmt::format("{}: {}", file.string(), what);
    return out;
  };
  if (!fs::is_regular_file(file, ignored)) return fail("there is no record here (results.sqlite is missing)");
  try {
    Database database(file, Database::Mode::read);
    const int version = database.user_version();
    if (version == 0) return fail("this is no record of a run");
    if (std::string why = other_format("the record", version, record_format); !why.empty()) return fail(why);
    read_rows(database, out.record);
  } catch (const std::exception& damage) {
    return fail(fmt::format("the record cannot be read: {}", damage.what()));
  }
  return out;
}

}  // namespace qorgan
