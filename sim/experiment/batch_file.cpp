#include "experiment/batch_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <stdexcept>
#include <string_view>
#include <system_error>

#include "core/digest.hpp"
#include "experiment/tables.hpp"
#include "record/database.hpp"
#include "record/store.hpp"
#include "scenario/spelling.hpp"

namespace qorgan {
namespace {

namespace fs = std::filesystem;
using Whole = std::int64_t;

std::string quoted(const fs::path& file) {
  std::string out = "'";
  for (const char c : file.string()) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + "'";
}

std::string columns_of(const Table& table) {
  std::string out = "rowid";
  for (const Column& column : table.columns) out += fmt::format(", \"{}\"", column.name);
  return out;
}

bool by_run(const Table& table) {
  return table.select.empty() && !table.columns.empty() && table.columns.front().name == "run";
}

/// A transaction that is undone unless it was committed.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }
  ~Transaction() {
    if (open_) try {
        database_.execute("ROLLBACK");
      } catch (const std::exception&) {  // a full disk has rolled it back already
      }
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit() {
    database_.execute("COMMIT");
    open_ = false;
  }

 private:
  Database& database_;
  bool open_ = true;
};

/// Another file beside the main one, as long as this lives.
class Attached {
 public:
  Attached(Database& database, const fs::path& file) : database_(database) {
    database_.execute(fmt::format("ATTACH {} AS other", quoted(file)));
  }
  ~Attached() {
    try {
      database_.execute("DETACH other");
    } catch (const std::exception&) {  // the connection is closed soon, and the file with it
    }
  }
  Attached(const Attached&) = delete;
  Attached& operator=(const Attached&) = delete;

 private:
  Database& database_;
};

void create_tables(Database& database) {
  for (const Table& table : batch_tables()) database.execute(create_statement(table));
}

void flush_to_disk(const fs::path& file) {
  const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const bool well = handle >= 0 && ::fsync(handle) == 0;
  if (handle >= 0) ::close(handle);
  if (!well) throw DiskFailure(fmt::format("cannot write '{}' to the disk", file.string()));
}

void write_plan(Database& database, const PreparedPlan& prepared, const Shard& shard) {
  const Plan& plan = prepared.plan;
  const std::string seed = fmt::format("{}", plan.seed), part = shard.text();
  const std::string name = readable(plan.name), scenario = readable(plan.scenario);
  TableWriter(database, batch_table("batch"))
      .row({name, scenario, seed, Whole{plan.replicates}, static_cast<Whole>(plan.points.size()),
            static_cast<Whole>(plan.run_count()), plan.until ? Cell(std::string_view(*plan.until)) : Cell(),
            name_of(plan.level), Whole{plan.series_points}, part});
  TableWriter settings(database, batch_table("setting"));
  for (const auto& [path, value] : plan.settings) settings.row({path, value});
  TableWriter factors(database, batch_table("factor"));
  for (const Factor& f : plan.factors)
    factors.row({f.name, name_of(f.kind), f.path, f.unit, f.title.en, f.title.ru, f.title.kk});
  TableWriter points(database, batch_table("point"));
  for (std::size_t p = 0; p < plan.points.size(); ++p)
    for (std::size_t f = 0; f < plan.factors.size(); ++f) {
      const FactorValue& value = plan.points[p].values[f];
      points.row({static_cast<Whole>(p), plan.factors[f].name, value.text, value.number});
    }
  TableWriter contexts(database, batch_table("context"));
  for (std::size_t c = 0; c < prepared.contexts.size(); ++c) {
    const PreparedContext& context = prepared.contexts[c];
    const Scenario& s = *context.base;
    const std::string hash = format_digest(s.hash);
    const std::string file = readable(context.scenario), institution = readable(context.institution);
    contexts.row({static_cast<Whole>(c), file, institution, s.id, s.title.en, s.title.ru, s.title.kk, s.institution->id,
                  s.institution->law, Whole{s.start.seconds}, Whole{s.utc_offset}, s.tick_seconds, Whole{s.ticks},
                  hash});
  }
  TableWriter files(database, batch_table("source_file"));
  for (const SourceFile& file : prepared.sources) files.row({file.path, file.text});
  const std::string hash = format_digest(prepared.hash), version = program_version();
  TableWriter items(database, batch_table("provenance"));
  items.row({"plan_hash", hash});
  items.row({"version", version});
  items.row({"command_line", plan.command_line});
  items.row({"folder", prepared.folder});
  items.row({"experiment", plan.experiment});
  TableWriter dictionary(database, batch_table("dictionary"));
  for (const Table& table : batch_tables()) {
    dictionary.row({table.name, "", table.select.empty() ? "TABLE" : "VIEW", "", table.meaning});
    for (const Column& c : table.columns) dictionary.row({table.name, c.name, c.type, c.unit, c.meaning});
  }
}

BatchIdentity read_identity(Database& database) {
  if (database.number("PRAGMA application_id") != batch_mark) throw std::runtime_error("this is no file of a batch");
  if (const std::string why = other_format("the batch", database.user_version(), batch_format); !why.empty())
    throw std::runtime_error(why);
  BatchIdentity out;
  for (TableReader t(database, batch_table("provenance")); t.next();) {
    if (t.text("item") == "plan_hash") out.plan_hash = t.text("value");
    if (t.text("item") == "version") out.version = t.text("value");
    if (t.text("item") == "experiment") out.experiment = t.text("value");
  }
  for (TableReader t(database, batch_table("batch")); t.next();) {
    out.shard = t.text("shard");
    out.runs = static_cast<std::uint64_t>(std::max<Whole>(0, t.integer("runs")));
  }
  if (out.runs > run_limit) throw std::runtime_error("the batch is damaged: it has too many runs");
  return out;
}

std::vector<RunStatus> read_statuses(Database& database) {
  std::vector<RunStatus> out(read_identity(database).runs, RunStatus::missing);
  for (TableReader t(database, batch_table("run")); t.next();) {
    const Whole run = t.integer("run");
    if (run < 0 || run >= static_cast<Whole>(out.size()))
      throw std::runtime_error(fmt::format("the batch is damaged: it has no run {}", run));
    out[static_cast<std::size_t>(run)] = t.text("status") == "done" ? RunStatus::done : RunStatus::failed;
  }
  return out;
}

std::string read_digest(Database& database) {
  std::uint64_t digest = 0;
  for (TableReader t(database, batch_table("run")); t.next();) {
    const std::string one = t.text("digest");
    digest = mix(mix(digest, static_cast<std::uint64_t>(t.integer("run"))), digest_bytes(one.data(), one.size()));
  }
  return format_digest(digest);
}

}  // namespace

bool no_room(const std::error_code& error) {
  return error == std::errc::no_space_on_device || error == std::errc::io_error || error == std::errc::file_too_large ||
         error == std::error_code(EDQUOT, std::generic_category());
}

bool disk_failed(const std::exception& failure) {
  if (dynamic_cast<const DiskFailure*>(&failure)) return true;
  if (const auto* of_file = dynamic_cast<const fs::filesystem_error*>(&failure)) return no_room(of_file->code());
  return trouble_of(failure) == DatabaseTrouble::disk;
}

std::string Shard::text() const { return whole() ? std::string() : fmt::format("{}/{}", number, count); }

struct BatchFile::Impl {
  explicit Impl(const fs::path& file) : database(file, Database::Mode::work) {}
  Database database;
};

BatchFile::BatchFile(const fs::path& file) {
  try {
    impl_ = std::make_unique<Impl>(file);
  } catch (const std::exception& failure) {
    const DatabaseTrouble trouble = trouble_of(failure);
    if (trouble == DatabaseTrouble::in_use)
      throw std::runtime_error(fmt::format("'{}' is in use: another program is working on this batch", file.string()));
    const std::string why = fmt::format("cannot open '{}': {}", file.string(), failure.what());
    if (trouble == DatabaseTrouble::disk) throw DiskFailure(why);
    throw std::runtime_error(why);
  }
}

BatchFile::~BatchFile() = default;

bool BatchFile::blank() {
  return impl_->database.user_version() == 0 && impl_->database.number("SELECT count(*) FROM sqlite_master") == 0;
}

void BatchFile::begin(const PreparedPlan& prepared, const Shard& shard) {
  Database& database = impl_->database;
  Transaction transaction(database);
  create_tables(database);
  write_plan(database, prepared, shard);
  database.execute(fmt::format("PRAGMA application_id = {}", batch_mark));
  database.execute(fmt::format("PRAGMA user_version = {}", batch_format));
  transaction.commit();
}

void BatchFile::begin_like(const fs::path& other) {
  Database& database = impl_->database;
  const Attached attached(database, other);
  Transaction transaction(database);
  create_tables(database);
  for (const Table& table : batch_tables())
    if (table.select.empty() && !by_run(table))
      database.execute(fmt::format("INSERT INTO main.\"{0}\" ({1}) SELECT {1} FROM other.\"{0}\" ORDER BY rowid",
                                   table.name, columns_of(table)));
  database.execute("UPDATE main.batch SET shard = ''");
  database.execute(fmt::format("PRAGMA main.application_id = {}", batch_mark));
  database.execute(fmt::format("PRAGMA main.user_version = {}", batch_format));
  transaction.commit();
}

BatchIdentity BatchFile::identity() { return read_identity(impl_->database); }

std::vector<RunStatus> BatchFile::statuses() { return read_statuses(impl_->database); }

std::vector<FailedRun> BatchFile::failures(std::size_t limit) {
  std::vector<FailedRun> out;
  for (TableReader t(impl_->database, batch_table("run"), "status = 'failed'"); out.size() < limit && t.next();)
    out.push_back({static_cast<RunIndex>(t.integer("run")), t.text("error"), t.text("command")});
  return out;
}

std::string BatchFile::digest() { return read_digest(impl_->database); }

BatchGlance glance_at(const fs::path& file) {
  Database database(file, Database::Mode::read);
  return {read_identity(database), read_statuses(database), read_digest(database)};
}

void BatchFile::forget_failures() { impl_->database.execute("DELETE FROM run WHERE status = 'failed'"); }

namespace {

void write_run_row(Database& database, const PreparedPlan& prepared, RunIndex run, const Record* record,
                   const std::string& error) {
  const Plan& plan = prepared.plan;
  const auto [point, replicate] = plan.planned(run);
  const std::string seed = fmt::format("{}", plan.seed_of(replicate)), command = run_command(plan, run);
  const RunRow none, &r = record ? record->run : none;
  const Whole index = run;
  TableWriter(database, batch_table("run"))
      .row_at(index + 1,
              {index, static_cast<Whole>(point), Whole{replicate}, static_cast<Whole>(prepared.context_of[point]), seed,
               r.policy, r.reading, record ? "done" : "failed", error, command, r.digest, Whole{r.ticks_done},
               static_cast<Whole>(r.agents), static_cast<Whole>(r.units), static_cast<Whole>(r.messages),
               static_cast<Whole>(r.events), static_cast<Whole>(r.events_kept)});
}

}  // namespace

void BatchFile::add_done(const PreparedPlan& prepared, RunIndex run, const Record& record) {
  Transaction transaction(impl_->database);
  write_run_row(impl_->database, prepared, run, &record, {});
  write_run(impl_->database, run, run_tables(), record);
  transaction.commit();
}

void BatchFile::add_failed(const PreparedPlan& prepared, RunIndex run, const std::string& error) {
  Transaction transaction(impl_->database);
  write_run_row(impl_->database, prepared, run, nullptr, error);
  transaction.commit();
}

std::string BatchFile::absorb(const fs::path& other) {
  Database& database = impl_->database;
  const Attached attached(database, other);
  // A run that is in both must be the same in every table.
  if (database.number("SELECT EXISTS (SELECT 1 FROM main.run JOIN other.run USING (run))") != 0)
    for (const Table& table : batch_tables()) {
      if (!by_run(table)) continue;
      const auto rows = [&](const char* mine, const char* theirs) {
        return fmt::format("SELECT {0} FROM {1}.\"{3}\" WHERE run IN (SELECT run FROM {2}.run)", columns_of(table),
                           mine, theirs, table.name);
      };
      const std::string left = rows("main", "other"), right = rows("other", "main");
      const Whole differs = database.number(fmt::format(
          "SELECT 1 + coalesce(min(run), -1) FROM (SELECT * FROM ({0} EXCEPT {1}) UNION ALL SELECT * FROM ({1} EXCEPT "
          "{0}))",
          left, right));
      if (differs > 0)
        return fmt::format("run {} is in more than one file and not the same (table '{}')", differs - 1, table.name);
    }
  Transaction transaction(database);
  for (const Table& table : batch_tables())
    if (by_run(table))
      database.execute(
          fmt::format("INSERT OR IGNORE INTO main.\"{0}\" ({1}) SELECT {1} FROM other.\"{0}\" ORDER BY rowid",
                      table.name, columns_of(table)));
  transaction.commit();
  return {};
}

void BatchFile::write_in_order(const fs::path& file) {
  remove_database(file);
  {
    Database& database = impl_->database;
    const Attached attached(database, file);
    database.execute("PRAGMA other.page_size = 4096");
    database.execute("PRAGMA other.auto_vacuum = NONE");
    database.execute("PRAGMA other.journal_mode = OFF");
    database.execute("PRAGMA other.synchronous = OFF");
    database.execute("BEGIN");
    for (const Table& table : batch_tables()) {
      std::string statement = create_statement(table);
      statement.insert(statement.find('"'), "other.");
      database.execute(statement);
    }
    for (const Table& table : batch_tables())
      if (table.select.empty())
        database.execute(fmt::format("INSERT INTO other.\"{0}\" ({1}) SELECT {1} FROM main.\"{0}\" ORDER BY rowid",
                                     table.name, columns_of(table)));
    database.execute(fmt::format("PRAGMA other.application_id = {}", batch_mark));
    database.execute(fmt::format("PRAGMA other.user_version = {}", batch_format));
    database.execute("COMMIT");
  }
  flush_to_disk(file);
}

fs::path rank_file(const fs::path& directory, int rank) { return directory / fmt::format("rank-{}.sqlite", rank); }

bool is_rank_file(const fs::path& file) {
  const std::string name = file.filename().string();
  return name.starts_with("rank-") && name.ends_with(".sqlite");
}

void absorb_ranks(BatchFile& file, const fs::path& directory) {
  std::vector<fs::path> parts;
  for (const auto& entry : fs::directory_iterator(directory))
    if (is_rank_file(entry.path())) parts.push_back(entry.path());
  std::sort(parts.begin(), parts.end());
  for (const fs::path& part : parts) {
    {
      BatchFile probe(part);  // also brings back what its journal holds
      if (probe.blank()) {    // begun and never written
        remove_database(part);
        continue;
      }
      const BatchIdentity theirs = probe.identity(), ours = file.identity();
      if (theirs.plan_hash != ours.plan_hash || theirs.version != ours.version)
        throw std::runtime_error(
            fmt::format("'{}' is of another batch, and is left alone; take it away to go on", part.string()));
    }
    if (const std::string error = file.absorb(part); !error.empty()) throw std::runtime_error(error);
    remove_database(part);
  }
}

void remove_database(const fs::path& file) {
  std::error_code ignored;
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) fs::remove(file.string() + ending, ignored);
}

std::string finish_batch(std::unique_ptr<BatchFile> file, OutputFolder& folder) {
  if (const std::string error = folder.prepare(); !error.empty()) throw DiskFailure(error);
  file->write_in_order(folder.work() / BatchFile::finished_name);
  std::string error = folder.commit(std::string(BatchFile::finished_name));
  // Who comes next finds the lock or the finished batch.
  file.reset();
  remove_database(folder.place() / BatchFile::unfinished_name);
  return error;
}

}  // namespace qorgan
