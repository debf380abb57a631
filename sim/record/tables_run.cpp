// The tables of the run itself: one row that says what was run, and what made it.

#include "record/table_names.hpp"

namespace qorgan {

void add_run_tables(TableList& tables) {
  tables.push_back(
      RowTable<RunRow>("run", "the run: one row")
          .column("scenario", &RunRow::scenario, {"id of the scenario: its file's name without the ending"})
          .texts({"title_en", "title_ru", "title_kk"}, &RunRow::title, {"title of the scenario"})
          .texts({"summary_en", "summary_ru", "summary_kk"}, &RunRow::summary, {"summary of the scenario"})
          .column<AsList>("tags", &RunRow::tags, {"tags, separated by commas"})
          .column("institution", &RunRow::institution, {"id of the institution"})
          .texts({"institution_en", "institution_ru", "institution_kk"}, &RunRow::institution_name,
                 {"name of the institution"})
          .column("law", &RunRow::law, {"number of the Law"})
          .column<AsInstant>("start", &RunRow::start,
                             {"start, seconds since 1970-01-01T00:00Z", "s", false, -300'000'000'000, 300'000'000'000})
          .column("utc_offset", &RunRow::utc_offset, {"local time, seconds east of UTC", "s", false, -64800, 64800})
          .column("tick_seconds", &RunRow::tick_seconds, {"length of a tick", "s"})
          .column("ticks", &RunRow::ticks, {"planned length", "tick", false, 0, tick_limit})
          .column("ticks_done", &RunRow::ticks_done,
                  {"ticks done; fewer where the run was stopped", "tick", false, 0, tick_limit})
          .column("stopped", &RunRow::stopped, {"1 where a person stopped the run before its end"})
          .column<AsDecimal>("seed", &RunRow::seed, {"seed, unsigned decimal (beyond SQLite's integers)"})
          .column("policy", &RunRow::policy, {"policy at the start"})
          .column("reading", &RunRow::reading, {"reading of 18(4) at the start"})
          .column("level", &RunRow::level, {"what was recorded: measures, series or events"})
          .column("agents", &RunRow::agents, {"bodies", "", false, 0, INT64_MAX})
          .column("units", &RunRow::units, {"teams", "", false, 0, INT64_MAX})
          .column("messages", &RunRow::messages, {"messages sent, without everyday matters", "", false, 0, INT64_MAX})
          .column("events", &RunRow::events, {"events that happened", "", false, 0, INT64_MAX})
          .column("events_kept", &RunRow::events_kept, {"events in the table `event`", "", false, 0, INT64_MAX})
          .column("digest", &RunRow::digest, {"digest of the run, 16 hexadecimal digits"})
          .column("baseline", &RunRow::baseline, {"1 where the same run under no-response stands beside it"})
          .column("baseline_digest", &RunRow::baseline_digest, {"digest of the baseline; empty without one"})
          .each([](const Record& record, const auto& sink) { sink(record.run); })
          .take([](Record& record, RunRow& row) {
            if (!(row.tick_seconds >= 1 && row.tick_seconds <= 1e8))
              throw Damage("column 'tick_seconds' is out of range");
            record.run = std::move(row);
          })
          .made());

  // Texts of the run that are no part of what was run, each by its name.
  struct NamedText {
    std::string item, value;
  };
  static constexpr std::array<std::pair<std::string_view, std::string RunRow::*>, 5> items{
      {{"scenario_hash", &RunRow::scenario_hash},
       {"text_hash", &RunRow::text_hash},
       {"version", &RunRow::version},
       {"compiler", &RunRow::compiler},
       {"command_line", &RunRow::command_line}}};
  tables.push_back(
      RowTable<NamedText>("provenance", "what made this record")
          .column("item", &NamedText::item,
                  {"scenario_hash (of what was run), text_hash (of the files that said so), version, compiler, "
                   "command_line"})
          .column("value", &NamedText::value, {"its value"})
          .each([](const Record& record, const auto& sink) {
            for (const auto& [name, member] : items) sink({std::string(name), record.run.*member});
          })
          .take([](Record& record, NamedText& row) {
            for (const auto& [name, member] : items)
              if (name == row.item) record.run.*member = std::move(row.value);
          })
          .made());

  struct Timing {
    std::string item;
    double value = 0;
  };
  tables.push_back(RowTable<Timing>("timing", "wall times; the only table that differs between equal runs")
                       .column("item", &Timing::item, {"run, baseline, threads or a phase"})
                       .column("value", &Timing::value, {"seconds; a number for threads", "s"})
                       .each([](const Record& record, const auto& sink) {
                         const RunRow& run = record.run;
                         sink({"run", run.wall_seconds});
                         sink({"baseline", run.baseline_wall_seconds});
                         sink({"threads", static_cast<double>(run.threads)});
                         for (const Phase phase : all_of<Phase>)
                           sink({std::string(name_of(phase)), run.phase_seconds[index_of(phase)]});
                       })
                       .take([](Record& record, Timing& row) {
                         RunRow& run = record.run;
                         if (row.item == "run") run.wall_seconds = row.value;
                         if (row.item == "baseline") run.baseline_wall_seconds = row.value;
                         if (row.item == "threads" && row.value >= 0 && row.value < 1e6)
                           run.threads = static_cast<int>(row.value);
                         for (const Phase phase : all_of<Phase>)
                           if (row.item == name_of(phase)) run.phase_seconds[index_of(phase)] = row.value;
                       })
                       .made());
}

}  // namespace qorgan
