#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "core/digest.hpp"
#include "record/damage.hpp"
#include "record/database.hpp"
#include "record/onset.hpp"
#include "record/store.hpp"
#include "record/store_words.hpp"
#include "record/summary.hpp"
#include "world/measure_names.hpp"

namespace qorgan {
namespace {

namespace fs = std::filesystem;
using Whole = std::int64_t;

Cell tick_cell(Tick tick) { return tick >= 0 ? Cell(Whole{tick}) : Cell(); }
Cell flag(bool value) { return Whole{value ? 1 : 0}; }

/// Writes the rows of one record, table by table, in the dictionary's order.
class Writer {
 public:
  Writer(Database& database, const Record& record) : database_(database), record_(record) {}

  void write() {
    run();
    law();
    world();
    actions();
    events();
    outcome();
    provenance();
  }

  /// What differs from run to run.
  void write_results() {
    incidents();
    actions();
    events();
    outcome();
    notes();
  }

 private:
  [[nodiscard]] Cell agent(AgentId id) const {
    const AgentRow* row = record_.agent(id);
    return row ? Cell(std::string_view(row->key)) : Cell();
  }
  [[nodiscard]] Cell incident(IncidentId id) const {
    const IncidentRow* row = record_.incident(id);
    return row ? Cell(std::string_view(row->id)) : Cell();
  }
  [[nodiscard]] Cell region(RegionId id) const {
    const RegionRow* row = record_.region(id);
    return row ? Cell(std::string_view(row->id)) : Cell();
  }
  [[nodiscard]] Cell threat(ThreatId id) const {
    const ThreatRow* row = record_.threat(id);
    return row ? Cell(std::string_view(row->id)) : Cell();
  }
  [[nodiscard]] Cell instrument(MeasureId id) const {
    const InstrumentRow* row = record_.instrument(id);
    return row ? Cell(std::string_view(row->id)) : Cell();
  }
  /// The number that the table `event` gives to the event with that key.
  [[nodiscard]] Cell event(EventKey key) const {
    const std::size_t index = key == 0 ? record_.events.size() : record_.event_index(key);
    return index < record_.events.size() ? Cell(static_cast<Whole>(index + 1)) : Cell();
  }
  [[nodiscard]] std::string time(Tick tick) const {
    return format_instant(record_.time_of(tick), record_.run.utc_offset);
  }

  void run() {
    const RunRow& r = record_.run;
    std::string tags;
    for (const std::string& tag : r.tags) tags += (tags.empty() ? "" : ",") + tag;
    const std::string seed = fmt::format("{}", r.seed);
    TableWriter(database_, "run")
        .row({r.scenario,
              r.title.en,
              r.title.ru,
              r.title.kk,
              r.summary.en,
              r.summary.ru,
              r.summary.kk,
              tags,
              r.institution,
              r.institution_name.en,
              r.institution_name.ru,
              r.institution_name.kk,
              r.law,
              Whole{r.start.seconds},
              Whole{r.utc_offset},
              r.tick_seconds,
              Whole{r.ticks},
              Whole{r.ticks_done},
              flag(r.stopped),
              seed,
              r.policy,
              r.reading,
              r.level,
              static_cast<Whole>(r.agents),
              static_cast<Whole>(r.units),
              static_cast<Whole>(r.messages),
              static_cast<Whole>(r.events),
              static_cast<Whole>(r.events_kept),
              r.digest,
              flag(r.baseline),
              r.baseline_digest});
  }

  void law() {
    TableWriter roles(database_, "role");
    for (const RoleRow& r : record_.roles)
      roles.row({r.id, r.article, r.name.en, r.name.ru, r.name.kk, r.short_name.en, r.short_name.ru, r.short_name.kk,
                 r.holder.en, r.holder.ru, r.holder.kk, r.kind, r.coordination, r.coordination_article,
                 r.coordination_field.en, r.coordination_field.ru, r.coordination_field.kk});
    threats();
    TableWriter interests(database_, "interest");
    for (const InterestRow& r : record_.interests)
      interests.row({Whole{r.number}, r.article, r.name.en, r.name.ru, r.name.kk});
    TableWriter types(database_, "security_type"), principles(database_, "principle"),
        shown(database_, "principle_shown");
    for (const TypeRow& r : record_.types) types.row({r.key, r.article, flag(r.kind), r.name.en, r.name.ru, r.name.kk});
    for (const PrincipleRow& r : record_.principles) {
      principles.row({r.id, r.article, r.name.en, r.name.ru, r.name.kk});
      for (const std::string& name : r.measures) shown.row({r.id, "measure", name});
      for (const std::string& name : r.sections) shown.row({r.id, "section", name});
    }
    TableWriter instruments(database_, "instrument"), rights(database_, "instrument_right");
    for (const InstrumentRow& r : record_.instruments) {
      instruments.row(
          {r.id, r.article, r.name.en, r.name.ru, r.name.kk, r.authority, r.authority_article, r.effect, r.trigger});
      for (const std::string& right : r.rights) rights.row({r.id, right});
    }
    TableWriter grounds(database_, "ground"), words(database_, "word");
    for (const std::string& ground : record_.grounds) grounds.row({ground});
    for (const WordRow& r : record_.words) words.row({r.group, r.key, r.name.en, r.name.ru, r.name.kk});
  }

  void threats() {
    TableWriter threats(database_, "threat"), bodies(database_, "threat_body"), parts(database_, "threat_component"),
        heads(database_, "threat_head"), interests(database_, "threat_interest"), types(database_, "threat_type"),
        kinds(database_, "threat_kind");
    for (const ThreatRow& t : record_.threats) {
      threats.row({t.id, t.article, t.name.en, t.name.ru, t.name.kk, t.lead_status, t.gap_note.en, t.gap_note.ru,
                   t.gap_note.kk, t.rights_note.en, t.rights_note.ru, t.rights_note.kk});
      for (std::size_t i = 0; i < t.leads.size(); ++i)
        bodies.row({t.id, "lead", t.leads[i],
                    i < t.lead_articles.size() ? std::string_view(t.lead_articles[i]) : std::string_view()});
      for (const std::string& role : t.competent) bodies.row({t.id, "competent", role, ""});
      for (const std::string& role : t.fallback) bodies.row({t.id, "fallback", role, ""});
      for (const auto& c : t.components)
        parts.row({t.id, c.role, c.article, c.component.en, c.component.ru, c.component.kk});
      for (const auto& h : t.heads)
        heads.row({t.id, h.reading, h.role, h.article, flag(h.component), flag(h.disputed)});
      for (const int number : t.interests) interests.row({t.id, Whole{number}});
      for (const std::string& type : t.types) types.row({t.id, type});
      for (const std::string& kind : t.kinds) kinds.row({t.id, kind});
    }
  }

  void world() {
    TableWriter regions(database_, "region"), agents(database_, "agent");
    for (const RegionRow& r : record_.regions)
      regions.row({r.id,
                   r.name.en,
                   r.name.ru,
                   r.name.kk,
                   r.short_name.en,
                   r.short_name.ru,
                   r.short_name.kk,
                   r.capital.en,
                   r.capital.ru,
                   r.capital.kk,
                   r.longitude,
                   r.latitude,
                   r.population,
                   r.peak_severity,
                   r.final_severity,
                   r.trust_start,
                   r.trust,
                   r.rumour,
                   r.communications,
                   r.power,
                   r.roads});
    for (const AgentRow& a : record_.agents)
      agents.row({Whole{a.id.value}, a.key, a.role, a.article, a.kind, region(a.region), agent(a.superior),
                  a.coordination, a.coordination_article, a.name.en, a.name.ru, a.name.kk, a.short_name.en,
                  a.short_name.ru, a.short_name.kk, Whole{a.served}, Whole{a.raised}, Whole{a.timed_out},
                  a.utilisation});
    incidents();
  }

  void incidents() {
    TableWriter incidents(database_, "incident");
    for (const IncidentRow& row : record_.incidents) {
      const IncidentState& s = row.state;
      incidents.row({row.id,
                     row.name.en,
                     row.name.ru,
                     row.name.kk,
                     threat(row.threat),
                     region(row.region),
                     row.hazard,
                     word_of(s.phase),
                     tick_cell(has_onset(row) ? s.onset : -1),
                     tick_cell(s.detected),
                     tick_cell(s.informed_all),
                     tick_cell(s.decided),
                     tick_cell(s.headquarters()),
                     tick_cell(s.regional),
                     tick_cell(s.central),
                     tick_cell(s.first_team),
                     tick_cell(s.contained),
                     tick_cell(s.ended),
                     s.intensity,
                     s.peak,
                     s.coverage,
                     s.unmet,
                     s.at_risk,
                     s.evacuated,
                     s.left_unaided,
                     s.returned,
                     s.harmed,
                     s.houses,
                     s.outage,
                     s.records,
                     s.loss,
                     s.cost,
                     s.person_hours,
                     s.aid,
                     s.duplicated,
                     s.missing,
                     event(s.began),
                     event(s.first_detection)});
    }
  }

  void actions() {
    TableWriter rows(database_, "headquarters"), members(database_, "headquarters_member");
    for (std::size_t i = 0; i < record_.headquarters.size(); ++i) {
      const Headquarters& h = record_.headquarters[i];
      const Whole number = static_cast<Whole>(i + 1);
      rows.row({number, word_of(h.level), word_of(h.phase), threat(h.threat), region(h.region), agent(h.head),
                agent(h.proposer), record_.ground(h.ground), flag(h.disputed != 0), flag(h.referred != 0),
                tick_cell(h.proposed), tick_cell(h.convened), tick_cell(h.first_sitting), tick_cell(h.stood_down),
                Whole{h.sittings}, Whole{h.member_count}, Whole{h.accepted_count}, event(h.proposed_by),
                event(h.convened_by)});
      for (std::size_t m = 0; m < std::min<std::size_t>(h.member_count, headquarters_member_limit); ++m)
        if (const Cell key = agent(h.members[m]); !std::holds_alternative<std::monostate>(key))
          members.row({number, key, flag(h.accepted[m] != 0)});
    }
    TableWriter measures(database_, "measure_in_force");
    for (const MeasureInForce& m : record_.measures_in_force)
      measures.row({instrument(m.measure), incident(m.incident), region(m.region), agent(m.taker),
                    record_.ground(m.ground), Whole{m.from}, Whole{m.until}, tick_cell(m.ended),
                    static_cast<double>(m.people), flag(m.proportionate != 0), flag(m.lawful != 0), event(m.event),
                    event(m.cause)});
    TableWriter violations(database_, "violation");
    for (const Violation& v : record_.violations)
      violations.row({event(v.event), Whole{v.tick}, agent(v.agent), incident(v.incident), instrument(v.measure),
                      record_.ground(v.article), tick_cell(v.found), record_.ground(v.found_ground)});
    TableWriter flows(database_, "flow");
    for (const Flow& f : record_.flows)
      flows.row({agent(f.from), agent(f.to), incident(f.incident), word_of(f.kind), Whole{f.count}});
  }

  void events() {
    TableWriter rows(database_, "event"), causes(database_, "event_cause");
    // The clock text of a tick serves all its events.
    Tick last = -1;
    std::string clock;
    for (std::size_t i = 0; i < record_.events.size(); ++i) {
      const Event& e = record_.events[i];
      if (e.tick != last) {
        clock = time(e.tick);
        last = e.tick;
      }
      const Whole number = static_cast<Whole>(i + 1);
      const Cell capability = e.capability < capability_count ? Cell(capability_names[e.capability].name) : Cell();
      rows.row({number, static_cast<Whole>(e.key), Whole{e.tick}, std::string_view(clock), name_of(e.kind),
                agent(e.agent), agent(e.other), incident(e.incident),
                e.headquarters.valid() ? Cell(Whole{e.headquarters.value} + 1) : Cell(), instrument(e.measure),
                region(e.region), capability, static_cast<double>(e.value), record_.ground(e.ground)});
      for (const EventKey cause : e.causes)
        if (cause != 0) causes.row({number, event(cause), static_cast<Whole>(cause)});
    }
  }

  void outcome() {
    TableWriter measures(database_, "measure");
    for (const MeasureRow& m : record_.measures) {
      const MeasureName* known = find_measure_name(m.measure);
      measures.row({m.measure, incident(m.incident), region(m.region), m.value, m.baseline, m.at_end,
                    known ? name_of(known->over_run) : std::string_view("last"),
                    known ? name_of(known->dimension) : std::string_view("number")});
    }
    TableWriter damage(database_, "damage");
    for (const DamageRow& d : record_.damage) {
      const MeasureName* known = find_measure_name(d.measure);
      damage.row({d.by, d.key, article_of(record_, d), d.measure, Whole{d.incidents}, d.value, d.baseline, d.averted(),
                  known ? name_of(known->dimension) : std::string_view("number")});
    }
    TableWriter series(database_, "series");
    for (const SeriesRow& s : record_.series)
      for (std::size_t i = 0; i < s.ticks.size(); ++i) {
        const std::string clock = time(s.ticks[i]);
        series.row({s.measure, s.baseline ? "baseline" : "run", incident(s.incident), region(s.region),
                    Whole{s.ticks[i]}, clock, s.values[i]});
      }
    TableWriter objectives(database_, "objective");
    for (const ObjectiveRow& o : record_.objectives)
      objectives.row({o.id, o.text.en, o.text.ru, o.text.kk, o.measure, incident(o.incident), region(o.region), o.op,
                      o.target, o.value, flag(o.met), flag(o.decided), event(o.evidence)});
    observations();
    TableWriter injects(database_, "inject");
    for (const InjectRow& r : record_.injects)
      injects.row({r.id, r.text.en, r.text.ru, r.text.kk, r.kind, flag(r.contingency), flag(r.conditional), r.at,
                   incident(r.incident), region(r.region), tick_cell(r.fired)});
    TableWriter commands(database_, "command");
    for (const CommandRow& r : record_.commands) {
      const std::string clock = time(r.tick);
      commands.row({Whole{r.tick}, clock, r.kind, r.value, r.note});
    }
  }

  void observations() {
    TableWriter rows(database_, "observation"), errors(database_, "observation_error");
    for (const ObservationRow& o : record_.observations) {
      for (const ObservationPointRow& p : o.points) {
        const std::string clock =
            format_instant({record_.run.start.seconds + static_cast<Whole>(p.time)}, record_.run.utc_offset);
        rows.row({o.id, o.name.en, o.name.ru, o.name.kk, o.series, region(o.region), p.time, clock, p.reported,
                  p.simulated, p.error(), p.source, p.note});
      }
      errors.row({o.id, Whole{o.compared}, o.bias, o.mape, o.log_error});
    }
  }

  void notes() {
    TableWriter rows(database_, "note");
    for (const std::string& n : record_.notes) rows.row({n});
  }

  void provenance() {
    TableWriter numbers(database_, "number");
    for (const SourcedNumber& n : record_.numbers)
      numbers.row({n.path, n.value, name_of(n.dimension), n.source, n.file, Whole{n.line}});
    TableWriter assumptions(database_, "assumption"), overrides(database_, "override");
    for (const LocalText& a : record_.assumptions) assumptions.row({a.en, a.ru, a.kk});
    for (const std::string& o : record_.overrides) overrides.row({o});
    notes();
    TableWriter files(database_, "source_file"), digests(database_, "digest");
    for (const SourceFile& f : record_.sources) files.row({f.path, f.text});
    for (const DigestRow& d : record_.digests) {
      const std::string digits = format_digest(d.digest);
      digests.row({Whole{d.tick}, digits});
    }
    const RunRow& r = record_.run;
    TableWriter items(database_, "provenance");
    items.row({"scenario_hash", r.scenario_hash});
    items.row({"text_hash", r.text_hash});
    items.row({"version", r.version});
    items.row({"compiler", r.compiler});
    items.row({"command_line", r.command_line});
    TableWriter timing(database_, "timing");
    timing.row({"run", r.wall_seconds});
    timing.row({"baseline", r.baseline_wall_seconds});
    timing.row({"threads", static_cast<double>(r.threads)});
    for (std::size_t p = 0; p < phase_count; ++p) timing.row({name_of(all_of<Phase>[p]), r.phase_seconds[p]});
    TableWriter dictionary(database_, "dictionary");
    for (const Table& table : record_tables()) {
      dictionary.row({table.name, "", table.select.empty() ? "TABLE" : "VIEW", "", table.meaning});
      for (const Column& c : table.columns) dictionary.row({table.name, c.name, c.type, c.unit, c.meaning});
    }
  }

  Database& database_;
  const Record& record_;
};

void write_database(const Record& record, const fs::path& file) {
  Database database(file, Database::Mode::create);
  database.execute("BEGIN");
  for (const Table& table : record_tables()) database.execute(create_statement(table));
  Writer(database, record).write();
  database.execute(fmt::format("PRAGMA user_version = {}", record_format));
  database.execute("COMMIT");
  database.execute("CREATE INDEX event_cause_by_event ON event_cause (event)");
  database.seal();
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
  Writer(database, record).write_results();
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

}  // namespace qorgan
