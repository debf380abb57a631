#include "record/schema.hpp"

#include <fmt/format.h>

namespace qorgan {
namespace {

constexpr std::string_view text = "TEXT", integer = "INTEGER", real = "REAL";
constexpr bool nullable = true;

const Column incident{"incident", text, "", "id of the incident; null where it is about none", nullable};
const Column region{"region", text, "", "ISO 3166-2 code; null where it is about none or the whole country", nullable};
const Column tick{"tick", integer, "tick", "ticks since the start"};
const Column time{"time", text, "", "local time of the tick, as 2024-03-27 09:00; `utc_offset` of `run` says which"};

/// Three columns of a text in the three languages.
void add_names(std::vector<Column>& columns, std::string_view en, std::string_view ru, std::string_view kk,
               std::string_view meaning) {
  columns.push_back({en, text, "", meaning});
  columns.push_back({ru, text, "", meaning});
  columns.push_back({kk, text, "", meaning});
}

std::vector<Column> join(std::initializer_list<std::vector<Column>> parts) {
  std::vector<Column> out;
  for (const auto& part : parts) out.insert(out.end(), part.begin(), part.end());
  return out;
}

std::vector<Column> names(std::string_view meaning) {
  std::vector<Column> out;
  add_names(out, "name_en", "name_ru", "name_kk", meaning);
  return out;
}
std::vector<Column> short_names() {
  std::vector<Column> out;
  add_names(out, "short_en", "short_ru", "short_kk", "name for charts");
  return out;
}
std::vector<Column> texts(std::string_view meaning) {
  std::vector<Column> out;
  add_names(out, "text_en", "text_ru", "text_kk", meaning);
  return out;
}

Table run_table() {
  return {"run",
          "the run: one row",
          join({{{"scenario", text, "", "id of the scenario: its file's name without the ending"}},
                [] {
                  std::vector<Column> c;
                  add_names(c, "title_en", "title_ru", "title_kk", "title of the scenario");
                  add_names(c, "summary_en", "summary_ru", "summary_kk", "summary of the scenario");
                  return c;
                }(),
                {{"tags", text, "", "tags, separated by commas"}, {"institution", text, "", "id of the institution"}},
                [] {
                  std::vector<Column> c;
                  add_names(c, "institution_en", "institution_ru", "institution_kk", "name of the institution");
                  return c;
                }(),
                {{"law", text, "", "number of the Law"},
                 {"start", integer, "s", "start, seconds since 1970-01-01T00:00Z"},
                 {"utc_offset", integer, "s", "local time, seconds east of UTC"},
                 {"tick_seconds", real, "s", "length of a tick"},
                 {"ticks", integer, "tick", "planned length"},
                 {"ticks_done", integer, "tick", "ticks done; fewer where the run was stopped"},
                 {"stopped", integer, "", "1 where a person stopped the run before its end"},
                 {"seed", text, "", "seed, unsigned decimal (beyond SQLite's integers)"},
                 {"policy", text, "", "policy at the start"},
                 {"reading", text, "", "reading of 18(4) at the start"},
                 {"level", text, "", "what was recorded: measures, series or events"},
                 {"agents", integer, "", "bodies"},
                 {"units", integer, "", "teams"},
                 {"messages", integer, "", "messages sent, without everyday matters"},
                 {"events", integer, "", "events that happened"},
                 {"events_kept", integer, "", "events in the table `event`"},
                 {"digest", text, "", "digest of the run, 16 hexadecimal digits"},
                 {"baseline", integer, "", "1 where the same run under no-response stands beside it"},
                 {"baseline_digest", text, "", "digest of the baseline; empty without one"}}}),
          {}};
}

Table incident_table() {
  return {"incident",
          "incidents and where they stood at the end",
          join({{{"incident", text, "", "id"}},
                names("name of the incident"),
                {{"threat", text, "", "id of the threat of 6(1)", nullable},
                 region,
                 {"hazard", text, "", "family of its hazard"},
                 {"phase", text, "", "dormant, latent, active, contained or ended"},
                 {"onset", integer, "tick",
                  "planned or actual onset; null: it was called off before, or only said to be", nullable},
                 {"detected", integer, "tick", "first body knew; null: nobody did", nullable},
                 {"informed_all", integer, "tick", "all competent bodies knew", nullable},
                 {"decided", integer, "tick", "first body decided what to do", nullable},
                 {"headquarters", integer, "tick", "first headquarters sat, of any level", nullable},
                 {"regional", integer, "tick", "its region's headquarters first sat", nullable},
                 {"central", integer, "tick", "a central headquarters first sat", nullable},
                 {"first_team", integer, "tick", "first team arrived", nullable},
                 {"contained", integer, "tick", "contained", nullable},
                 {"ended", integer, "tick", "ended", nullable},
                 {"intensity", real, "", "at the end; 1 is the design intensity"},
                 {"peak", real, "", "greatest intensity"},
                 {"coverage", real, "", "weighted share of demand met at the end"},
                 {"unmet", real, "s", "integral of intensity x (1 - coverage)"},
                 {"at_risk", real, "person", "people at risk so far"},
                 {"evacuated", real, "person", "people moved"},
                 {"left_unaided", real, "person", "people who left by themselves"},
                 {"returned", real, "person", "people gone home"},
                 {"harmed", real, "person", "people harmed"},
                 {"houses", real, "house", "houses struck"},
                 {"outage", real, "MWh", "power not served"},
                 {"records", real, "record", "records exposed"},
                 {"loss", real, "KZT", "loss"},
                 {"cost", real, "KZT", "spent on the response"},
                 {"person_hours", real, "person-hour", "worked"},
                 {"aid", real, "person-hour", "of these, by teams outside their home region"},
                 {"duplicated", real, "person-hour", "effort beyond demand"},
                 {"missing", real, "person-hour", "demand not met"},
                 {"began_event", integer, "", "event of its onset", nullable},
                 {"detected_event", integer, "", "event of its first detection", nullable}}}),
          {}};
}

Table headquarters_table() {
  return {"headquarters",
          "commissions, councils and headquarters of 18(4)",
          {{"headquarters", integer, "", "number, from 1"},
           {"level", text, "", "regional or central"},
           {"phase", text, "", "at the end: proposed, convening, sitting or stood-down"},
           {"threat", text, "", "id of the threat it is for", nullable},
           region,
           {"head", text, "", "key of the head", nullable},
           {"proposer", text, "", "key of the body that proposed it", nullable},
           {"ground", text, "", "article on which the head leads; empty where there is none"},
           {"disputed", integer, "", "1 where another body has the same claim"},
           {"referred", integer, "", "1 where nobody was entitled and the Government or the President formed it"},
           {"proposed", integer, "tick", "proposed", nullable},
           {"convened", integer, "tick", "convened", nullable},
           {"first_sitting", integer, "tick", "first sitting", nullable},
           {"stood_down", integer, "tick", "stood down", nullable},
           {"sittings", integer, "", "sittings held"},
           {"members", integer, "", "bodies invited"},
           {"accepted", integer, "", "bodies that came"},
           {"proposed_event", integer, "", "event of its proposal", nullable},
           {"convened_event", integer, "", "event of its convening", nullable}},
          {}};
}

Table event_table() {
  return {"event",
          "what happened, in order",
          {{"event", integer, "", "number, from 1"},
           {"key", integer, "", "key by which the run names it: tick, phase, block and number"},
           tick,
           time,
           {"kind", text, "", "kind of event"},
           {"agent", text, "", "key of the body that did it; null: the world", nullable},
           {"other", text, "", "key of the other body", nullable},
           incident,
           {"headquarters", integer, "", "number of the headquarters", nullable},
           {"measure", text, "", "id of the legal instrument", nullable},
           region,
           {"capability", text, "", "capability of the teams", nullable},
           {"value", real, "", "by kind: believed severity, persons, bodies"},
           {"ground", text, "", "article that it stands on; empty where none is needed or none is there"}},
          {}};
}

std::vector<Table> law_tables() {
  std::vector<Column> component{{"threat", text, "", "id"},
                                {"role", text, "", "id of the role that leads"},
                                {"article", text, "", "where it stands"}};
  for (const Column& c : names("the part of the threat")) component.push_back(c);
  return {
      {"role",
       "roles of the institution",
       join({{{"role", text, "", "id"}, {"article", text, "", "article"}},
             names("name in the Law"),
             short_names(),
             [] {
               std::vector<Column> c;
               add_names(c, "holder_en", "holder_ru", "holder_kk", "who fills it today: a label");
               return c;
             }(),
             {{"kind", text, "", "organ, agency, akimat or maslikhat"},
              {"coordination", text, "", "coordination right: none, inter-sectoral, coordinating, interdepartmental"},
              {"coordination_article", text, "", "where that right stands"}},
             [] {
               std::vector<Column> c;
               add_names(c, "coordination_en", "coordination_ru", "coordination_kk", "field of that right");
               return c;
             }()}),
       {}},
      {"threat",
       "threats of 6(1)",
       join({{{"threat", text, "", "id"}, {"article", text, "", "article"}},
             names("name of the threat"),
             {{"lead_status", text, "", "what the Law says about who leads"}},
             [] {
               std::vector<Column> c;
               add_names(c, "gap_en", "gap_ru", "gap_kk", "what the Law leaves open");
               add_names(c, "rights_en", "rights_ru", "rights_kk", "which rights the response touches");
               return c;
             }()}),
       {}},
      {"threat_body",
       "bodies by their part against a threat",
       {{"threat", text, "", "id"},
        {"part", text, "", "lead, competent or fallback"},
        {"role", text, "", "id of the role"},
        {"article", text, "", "where it stands; empty for competent and fallback"}},
       {}},
      {"threat_component", "bodies that lead for a part of a threat only", std::move(component), {}},
      {"threat_head",
       "who may head a headquarters under 18(4), by reading",
       {{"threat", text, "", "id"},
        {"reading", text, "", "literal, arguable or broad"},
        {"role", text, "", "id of the role; empty where nobody is entitled"},
        {"article", text, "", "ground"},
        {"component", integer, "", "1 where the claim covers only a part of the threat"},
        {"disputed", integer, "", "1 where another body has the same claim"}},
       {}},
      {"threat_interest",
       "interests of 5(1) that a threat touches",
       {{"threat", text, "", "id"}, {"interest", integer, "", "number, 1 to 18"}},
       {}},
      {"threat_type",
       "types of security of Article 4 that a threat touches",
       {{"threat", text, "", "id"}, {"type", text, "", "type"}},
       {}},
      {"threat_kind",
       "kinds of economic security of 22(1) that a threat touches",
       {{"threat", text, "", "id"}, {"kind", text, "", "kind"}},
       {}},
      {"security_type",
       "types of security of Article 4 and kinds of economic security of 22(1)",
       join({{{"type", text, "", "key"},
              {"article", text, "", "article"},
              {"economic_kind", integer, "", "1 for a kind of economic security"}},
             names("name")}),
       {}},
      {"principle",
       "objectives of 2-1(2) and principles of Article 3",
       join({{{"principle", text, "", "id"}, {"article", text, "", "article"}}, names("name")}),
       {}},
      {"principle_shown",
       "what shows in results how far an objective or a principle was kept",
       {{"principle", text, "", "id"},
        {"part", text, "", "measure, or section of the report"},
        {"name", text, "", "of the measure or the section"}},
       {}},
      {"interest",
       "interests of 5(1)",
       join({{{"interest", integer, "", "number, 1 to 18"}, {"article", text, "", "article"}},
             names("name of the interest")}),
       {}},
      {"instrument",
       "legal instruments",
       join({{{"measure", text, "", "id"}, {"article", text, "", "ground"}},
             names("name of the measure"),
             {{"authority", text, "", "who may take it"},
              {"authority_article", text, "", "where that stands"},
              {"effect", text, "", "what it does in the model"},
              {"trigger", real, "", "believed severity from which it is taken or proposed"}}}),
       {}},
      {"instrument_right",
       "rights that an instrument limits",
       {{"measure", text, "", "id"}, {"right", text, "", "right or freedom"}},
       {}},
      {"ground", "articles that events refer to", {{"ground", text, "", "article"}}, {}},
      {"word",
       "words for people",
       join({{{"grp", text, "", "group: capability, right, authority..."}, {"key", text, "", "key"}}, names("word")}),
       {}},
  };
}

std::vector<Table> world_tables() {
  return {
      {"region",
       "regions and how they stood at the end",
       join({{{"region", text, "", "ISO 3166-2 code"}},
             names("name"),
             short_names(),
             [] {
               std::vector<Column> c;
               add_names(c, "capital_en", "capital_ru", "capital_kk", "its capital");
               return c;
             }(),
             {{"longitude", real, "degree", "of the capital"},
              {"latitude", real, "degree", "of the capital"},
              {"population", real, "person", "inhabitants"},
              {"peak_severity", real, "", "greatest sum of the intensities of its incidents at a tick"},
              {"final_severity", real, "", "the same at the end"},
              {"trust_start", real, "", "public trust at the start, 0 to 1"},
              {"trust", real, "", "public trust at the end, 0 to 1"},
              {"rumour", real, "", "rumour level at the end, 0 to 1"},
              {"communications", real, "", "state at the end, 0 to 1"},
              {"power", real, "", "state at the end, 0 to 1"},
              {"roads", real, "", "state at the end, 0 to 1"}}}),
       {}},
      {"agent",
       "bodies; in very large worlds those that something is told of",
       join({{{"id", integer, "", "number in the run"},
              {"agent", text, "", "key: civil-protection@KZ-15"},
              {"role", text, "", "id of its role"},
              {"article", text, "", "article of its role"},
              {"kind", text, "", "kind of body"},
              region,
              {"superior", text, "", "key of its superior", nullable},
              {"coordination", text, "", "coordination right"},
              {"coordination_article", text, "", "where that right stands"}},
             names("name"),
             short_names(),
             {{"served", integer, "", "items of its in-tray dealt with"},
              {"raised", integer, "", "exceptions it passed up"},
              {"timed_out", integer, "", "items that passed their deadline"},
              {"utilisation", real, "", "share of its desks' time at work"}}}),
       {}},
  };
}

std::vector<Table> outcome_tables() {
  return {
      {"measure",
       "measures of the run, in base units",
       {{"measure", text, "", "name"},
        incident,
        region,
        {"value", real, "by measure",
         "over the run: the last value of a sum, the greatest, lowest or mean one of a state; null where it has none",
         nullable},
        {"baseline", real, "by measure", "the same under no-response", nullable},
        {"at_end", real, "by measure", "value of the last tick", nullable},
        {"over_run", text, "", "what value is: total, last, greatest, least, mean, or once for a time"},
        {"unit", text, "", "dimension of the measure"}},
       {}},
      {"damage",
       "loss, people harmed and unmet need of each incident in equal shares over what its threat names: over interests "
       "of 5(1), over types of security of Article 4, and the economic share over kinds of 22(1)",
       {{"divided_by", text, "", "interest, type or kind: each adds up the same damage"},
        {"part", text, "", "number of the interest, key of the type or kind; empty where the threats name none"},
        {"article", text, "", "article of the part"},
        {"measure", text, "", "loss, harmed or missing_effort"},
        {"incidents", integer, "", "incidents that began and whose threats name the part"},
        {"value", real, "by measure", "share of the run"},
        {"baseline", real, "by measure", "the same under no-response", nullable},
        {"averted", real, "by measure", "baseline - value", nullable},
        {"unit", text, "", "dimension of the measure"}},
       {}},
      {"series",
       "measures over time, thinned evenly",
       {{"measure", text, "", "name"},
        {"variant", text, "", "run or baseline"},
        incident,
        region,
        tick,
        time,
        {"value", real, "by measure", "value; null where it had none", nullable}},
       {}},
      {"objective",
       "objectives of the scenario, met or not",
       join({{{"objective", text, "", "id"}},
             texts("what is asked"),
             {{"measure", text, "", "name of the measure"},
              incident,
              region,
              {"op", text, "", "above, below, at_least or at_most"},
              {"target", real, "by measure", "asked"},
              {"value", real, "by measure", "reached in the last tick; null where the measure has no value", nullable},
              {"met", integer, "", "1 where met"},
              {"decided", integer, "", "0 where the run was stopped before it was"},
              {"evidence", integer, "", "event that settled it", nullable}}}),
       {}},
      {"observation",
       "reported figures beside simulated ones",
       join({{{"observation", text, "", "id"}},
             names("what was observed"),
             {{"series", text, "", "measure"},
              region,
              {"seconds", real, "s", "after the start"},
              time,
              {"reported", real, "by measure", "reported figure"},
              {"simulated", real, "by measure", "simulated at the same time; null past the end", nullable},
              {"error", real, "by measure", "simulated - reported", nullable},
              {"source", text, "", "where the figure was published"},
              {"note", text, "", "what to know about it"}}}),
       {}},
      {"observation_error",
       "how far simulated and reported figures are apart",
       {{"observation", text, "", "id"},
        {"compared", integer, "", "points compared"},
        {"bias", real, "by measure", "mean of simulated - reported", nullable},
        {"mape", real, "", "mean absolute error as a share of the reported figure", nullable},
        {"log_error", real, "", "mean of |ln((simulated + 1) / (reported + 1))|", nullable}},
       {}},
      {"inject",
       "injects of the scenario",
       join({{{"inject", text, "", "id"}},
             texts("what participants read"),
             {{"kind", text, "", "kind"},
              {"contingency", integer, "", "1 where only a person throws it in"},
              {"conditional", integer, "", "1 where it waits for a condition"},
              {"at", real, "s", "planned time after the start", nullable},
              incident,
              region,
              {"fired", integer, "tick", "when it fired; null: it did not", nullable}}}),
       {}},
      {"command",
       "what people did to the run",
       {tick,
        time,
        {"kind", text, "", "fire-inject, set-policy or set-reading"},
        {"value", text, "", "id of the inject, name of the policy or reading"},
        {"note", text, "", "of the person"}},
       {}},
  };
}

std::vector<Table> action_tables() {
  return {
      {"headquarters_member",
       "bodies invited to a headquarters",
       {{"headquarters", integer, "", "number"},
        {"agent", text, "", "key of the member"},
        {"accepted", integer, "", "1 where it came"}},
       {}},
      {"measure_in_force",
       "legal instruments used; the rights ledger is the rows with people > 0",
       {{"measure", text, "", "id of the instrument", nullable},
        incident,
        region,
        {"taker", text, "", "key of the body that took it", nullable},
        {"ground", text, "", "article; empty where there is none"},
        {"start", integer, "tick", "first tick in force"},
        {"until", integer, "tick", "planned end"},
        {"ended", integer, "tick", "actual end; null: still in force", nullable},
        {"people", real, "person", "people whose rights it limits"},
        {"proportionate", integer, "", "1 where it passed the test of 17(2) all the time"},
        {"lawful", integer, "", "1 where it had ground and authority"},
        {"event", integer, "", "event by which it was taken", nullable},
        {"cause", integer, "", "event that led to it", nullable}},
       {}},
      {"violation",
       "actions without legal ground and measures kept longer than needed, and when and by whom they were found",
       {{"event", integer, "", "the event", nullable},
        tick,
        {"agent", text, "", "key of the body", nullable},
        incident,
        {"measure", text, "", "id of the instrument", nullable},
        {"article", text, "", "what it offends against"},
        {"found", integer, "tick", "when it was found; null: not yet", nullable},
        {"found_ground", text, "",
         "on which it was found: 27 by the prosecutor's office, 14(1) by a court; empty: not yet"}},
       {}},
      {"flow",
       "messages that passed between two bodies",
       {{"sender", text, "", "key", nullable},
        {"receiver", text, "", "key", nullable},
        incident,
        {"kind", text, "", "kind of message"},
        {"count", integer, "message", "how many"}},
       {}},
      event_table(),
      {"event_cause",
       "which events led to which",
       {{"event", integer, "", "number of the event"},
        {"cause", integer, "", "number of an event that led to it; null: not recorded", nullable},
        {"cause_key", integer, "", "key of that event"}},
       {}},
  };
}

std::vector<Table> provenance_tables() {
  return {
      {"number",
       "every number with its source",
       {{"path", text, "", "where in the file"},
        {"value", real, "by dimension", "in base units"},
        {"dimension", text, "", "dimension"},
        {"source", text, "", "an article, a publication, a public figure or assumption"},
        {"file", text, "", "file"},
        {"line", integer, "", "line in it"}},
       {}},
      {"assumption", "assumptions stated by the author of the scenario; reforms in force", texts("the assumption"), {}},
      {"override", "what was set beside the scenario", {{"setting", text, "", "path=value"}}, {}},
      {"source_file",
       "the files the run was made from, whole",
       {{"path", text, "", "relative to the folder that holds them all"}, {"content", text, "", "text"}},
       {}},
      {"digest",
       "the digest after some ticks, to find where a replay parts",
       {tick, {"digest", text, "", "16 hexadecimal digits"}},
       {}},
      {"note", "what a reader must know about this record", {{"note", text, "", "the note"}}, {}},
      {"provenance",
       "what made this record",
       {{"item", text, "",
         "scenario_hash (of what was run), text_hash (of the files that said so), version, compiler, command_line"},
        {"value", text, "", "its value"}},
       {}},
      {"timing",
       "wall times; the only table that differs between equal runs",
       {{"item", text, "", "run, baseline, threads or a phase"}, {"value", real, "s", "seconds; a number for threads"}},
       {}},
      {"dictionary",
       "these tables and their columns",
       {{"tbl", text, "", "table"},
        {"col", text, "", "column; empty for the table itself"},
        {"type", text, "", "SQLite type"},
        {"unit", text, "", "unit"},
        {"meaning", text, "", "meaning"}},
       {}},
      {"action",
       "what bodies did on a legal ground; the ground of a violation is what it offends against, so it is none of "
       "these",
       {{"event", integer, "", "number of the event"},
        tick,
        time,
        {"kind", text, "", "kind of event"},
        {"agent", text, "", "key of the body", nullable},
        incident,
        {"measure", text, "", "id of the instrument", nullable},
        region,
        {"value", real, "", "by kind"},
        {"ground", text, "", "article"}},
       "SELECT event, tick, time, kind, agent, incident, measure, region, value, ground FROM event WHERE ground <> '' "
       "AND agent IS NOT NULL AND kind <> 'violation'"},
      {"parameter",
       "parameters of the model in force",
       {{"path", text, "", "name"},
        {"value", real, "by dimension", "in base units"},
        {"dimension", text, "", "dimension"},
        {"source", text, "", "source"}},
       "SELECT path, value, dimension, source FROM number WHERE path LIKE 'parameters.%'"},
  };
}

std::vector<Table> all_tables() {
  std::vector<Table> out{run_table()};
  for (auto* make : {&law_tables, &world_tables}) {
    auto part = (*make)();
    out.insert(out.end(), part.begin(), part.end());
  }
  out.push_back(incident_table());
  out.push_back(headquarters_table());
  for (auto* make : {&action_tables, &outcome_tables, &provenance_tables}) {
    auto part = (*make)();
    out.insert(out.end(), part.begin(), part.end());
  }
  return out;
}

}  // namespace

std::span<const Table> record_tables() {
  static const std::vector<Table> tables = all_tables();
  return tables;
}

const Table* find_table(std::string_view name) {
  for (const Table& table : record_tables())
    if (table.name == name) return &table;
  return nullptr;
}

std::string create_statement(const Table& table) {
  if (!table.select.empty()) return fmt::format("CREATE VIEW \"{}\" AS {}", table.name, table.select);
  std::string out = fmt::format("CREATE TABLE \"{}\" (", table.name);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (i > 0) out += ", ";
    out += fmt::format("\"{}\" {}{}", column.name, column.type, column.may_be_null ? "" : " NOT NULL");
  }
  return out + ")";
}

std::string describe_tables(std::span<const Table> tables) {
  std::string out;
  for (const Table& table : tables) {
    out += fmt::format("### `{}`{}\n\n{}.\n\n| column | type | unit | meaning |\n|---|---|---|---|\n", table.name,
                       table.select.empty() ? "" : " (view)", table.meaning);
    for (const Column& column : table.columns)
      out += fmt::format("| {} | {} | {} | {} |\n", column.name, column.type, column.unit, column.meaning);
    out += "\n";
  }
  return out;
}

}  // namespace qorgan
