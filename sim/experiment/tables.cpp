#include "experiment/tables.hpp"

#include <algorithm>
#include <cassert>

namespace qorgan {
namespace {

constexpr std::string_view text = "TEXT", integer = "INTEGER", real = "REAL";
constexpr bool nullable = true;

/// A table of the record of one run that a batch has as well, and the columns that it leaves out: what is the same in
/// every run of a scenario, or follows from other columns.
struct Shared {
  std::string_view name;
  std::vector<std::string_view> left_out;
};
const std::vector<Shared>& shared_tables() {
  static const std::vector<Shared> tables{
      {"incident", {"name_en", "name_ru", "name_kk"}},
      {"headquarters", {}},
      {"headquarters_member", {}},
      {"instrument_in_force", {}},
      {"violation", {}},
      {"flow", {}},
      {"event", {"time"}},
      {"event_cause", {}},
      {"measure", {"baseline", "at_end"}},
      {"damage", {"baseline", "averted"}},
      {"series", {"variant", "time"}},
      {"objective", {"text_en", "text_ru", "text_kk", "decided"}},
      {"observation", {"name_en", "name_ru", "name_kk", "time", "source", "note"}},
      {"observation_error", {}},
      {"note", {}},
  };
  return tables;
}

const Column run_column{"run", integer, "", "number of the run, from 0"};

/// A view of the record behind a first column `run`.
Table with_run(const Table& view, std::initializer_list<std::string_view> left_out, std::string_view select) {
  Table out{view.name, view.meaning, {run_column}, select};
  for (const Column& column : view.columns)
    if (std::find(left_out.begin(), left_out.end(), column.name) == left_out.end()) out.columns.push_back(column);
  return out;
}

std::vector<RunTable> make_run_tables() {
  std::vector<RunTable> out;
  for (const Shared& shared : shared_tables()) {
    const Table* source = find_table(shared.name);
    assert(source && "a table of the record");
    RunTable made{{source->name, source->meaning, {run_column}, {}}, {}};
    for (const Column& column : source->columns) {
      const bool kept = std::find(shared.left_out.begin(), shared.left_out.end(), column.name) == shared.left_out.end();
      made.kept.push_back(kept);
      if (kept) made.table.columns.push_back(column);
    }
    out.push_back(std::move(made));
  }
  return out;
}

std::vector<Table> plan_tables() {
  return {
      {"batch",
       "what was planned: one row",
       {{"name", text, "", "name of the batch or experiment"},
        {"scenario", text, "", "file of the scenario; empty where a factor names it"},
        {"seed", text, "", "batch seed, unsigned decimal"},
        {"replicates", integer, "", "runs of each point"},
        {"points", integer, "", "points of the design"},
        {"runs", integer, "", "runs planned: points x replicates"},
        {"until", text, "", "end earlier than the scenario: a date or a length of time", nullable},
        {"level", text, "", "what is recorded of each run: measures, series or events"},
        {"series_points", integer, "", "points kept of each series at most"},
        {"shard", text, "", "2/3 where the file holds that shard only; otherwise empty"}},
       {}},
      {"setting",
       "what is set beside the scenario at every point",
       {{"path", text, "", "path in the scenario, or policy, reading, institution"},
        {"value", text, "", "as --set takes it"}},
       {}},
      {"factor",
       "what differs between points",
       {{"factor", text, "", "name"},
        {"kind", text, "", "number, choice, policy, reading, institution or scenario"},
        {"path", text, "", "path in the scenario; empty for kinds that need none"},
        {"unit", text, "", "unit of its numbers"},
        {"title_en", text, "", "title"},
        {"title_ru", text, "", "title"},
        {"title_kk", text, "", "title"}},
       {}},
      {"point",
       "values of the factors at each point of the design",
       {{"point", integer, "", "number of the point, from 0"},
        {"factor", text, "", "name of the factor"},
        {"value", text, "", "value as text"},
        {"number", real, "of the factor", "value as a number; null where it is none", nullable}},
       {}},
      {"context",
       "combinations of scenario and institution that runs were made from",
       {{"context", integer, "", "number, from 0"},
        {"scenario", text, "", "file of the scenario"},
        {"institution", text, "", "file of the institution; empty: the one that the scenario names"},
        {"scenario_id", text, "", "id of the scenario"},
        {"title_en", text, "", "title of the scenario"},
        {"title_ru", text, "", "title of the scenario"},
        {"title_kk", text, "", "title of the scenario"},
        {"institution_id", text, "", "id of the institution"},
        {"law", text, "", "number of the Law"},
        {"start", integer, "s", "start, seconds since 1970-01-01T00:00Z"},
        {"utc_offset", integer, "s", "local time, seconds east of UTC"},
        {"tick_seconds", real, "s", "length of a tick"},
        {"ticks", integer, "tick", "planned length"},
        {"hash", text, "", "of its files, 16 hexadecimal digits"}},
       {}},
      {"source_file",
       "the files the runs were made from, whole",
       {{"path", text, "", "relative to the folder that holds them all"}, {"content", text, "", "text"}},
       {}},
      {"run",
       "the runs that are done or failed",
       {run_column,
        {"point", integer, "", "number of its point"},
        {"replicate", integer, "", "number of the replicate, from 0; equal numbers share their random numbers"},
        {"context", integer, "", "number of its scenario and institution"},
        {"seed", text, "", "seed, unsigned decimal (beyond SQLite's integers)"},
        {"policy", text, "", "policy at the start; empty where the scenario could not be read"},
        {"reading", text, "", "reading of 18(4) at the start; empty likewise"},
        {"status", text, "", "done or failed"},
        {"error", text, "", "why it failed; empty where it is done"},
        {"command", text, "", "makes this run alone, from the folder of the scenario or experiment"},
        {"digest", text, "", "digest of the run, 16 hexadecimal digits; empty where it failed"},
        {"ticks", integer, "tick", "ticks done"},
        {"agents", integer, "", "bodies"},
        {"units", integer, "", "teams"},
        {"messages", integer, "", "messages sent, without everyday matters"},
        {"events", integer, "", "events that happened"},
        {"events_kept", integer, "", "events in the table `event`"}},
       {}},
  };
}

std::vector<Table> last_tables() {
  return {
      {"provenance",
       "what made this file",
       {{"item", text, "", "plan_hash, version, command_line, folder, experiment"}, {"value", text, "", "its value"}},
       {}},
      *find_table("dictionary"),
      {"parameter",
       "values of the factors in each run",
       {run_column,
        {"factor", text, "", "name of the factor"},
        {"value", text, "", "value as text"},
        {"number", real, "of the factor", "value as a number; null where it is none", nullable}},
       "SELECT r.run, p.factor, p.value, p.number FROM run r JOIN point p ON p.point = r.point"},
      with_run(*find_table("action"), {"time"},
               "SELECT run, event, tick, kind, agent, incident, instrument, region, value, ground FROM event "
               "WHERE ground <> '' AND agent IS NOT NULL AND kind <> 'violation'"),
  };
}

}  // namespace

std::span<const RunTable> run_tables() {
  static const std::vector<RunTable> tables = make_run_tables();
  return tables;
}

std::span<const Table> batch_tables() {
  static const std::vector<Table> tables = [] {
    std::vector<Table> out = plan_tables();
    for (const RunTable& table : run_tables()) out.push_back(table.table);
    for (Table& table : last_tables()) out.push_back(std::move(table));
    return out;
  }();
  return tables;
}

const Table& batch_table(std::string_view name) {
  const auto tables = batch_tables();
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const Table& t) { return t.name == name; });
  assert(found != tables.end() && "a table of the batch");
  return *found;
}

std::string describe_batch_tables() { return describe_tables(batch_tables()); }

}  // namespace qorgan
