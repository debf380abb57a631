// Every field of a record reads back as it was written: all of them are made different, so that none can stand for
// another.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "catch.hpp"
#include "record/store.hpp"
#include "support/folder.hpp"
#include "support/small_run.hpp"

using namespace qorgan;

namespace {

// ---- the fields of each row that anything may stand in
// ---------------------------------------------------------------

template <class Row>
auto fields(Row& r) {
  using T = std::remove_const_t<Row>;
  if constexpr (std::is_same_v<T, RunRow>)
    return std::tie(r.scenario, r.title, r.summary, r.institution, r.institution_name, r.law, r.scenario_hash,
                    r.text_hash, r.version, r.compiler, r.command_line, r.start.seconds, r.utc_offset, r.tick_seconds,
                    r.ticks, r.ticks_done, r.stopped, r.seed, r.policy, r.reading, r.level, r.agents, r.units,
                    r.messages, r.events, r.events_kept, r.digest, r.baseline, r.baseline_digest, r.wall_seconds,
                    r.baseline_wall_seconds, r.threads);
  else if constexpr (std::is_same_v<T, AgentRow>)
    return std::tie(r.role, r.article, r.kind, r.coordination, r.coordination_article, r.name, r.short_name, r.served,
                    r.raised, r.timed_out, r.utilisation);
  else if constexpr (std::is_same_v<T, RegionRow>)
    return std::tie(r.name, r.short_name, r.capital, r.longitude, r.latitude, r.population, r.peak_severity,
                    r.final_severity, r.trust_start, r.trust, r.rumour, r.communications, r.power, r.roads);
  else if constexpr (std::is_same_v<T, ThreatRow>)
    return std::tie(r.article, r.name, r.lead_status, r.leads, r.lead_articles, r.competent, r.fallback, r.gap_note,
                    r.rights_note, r.interests, r.types, r.kinds, r.reached.threat_class, r.reached.stake,
                    r.reached.amount, r.reached.from);
  else if constexpr (std::is_same_v<T, ThreatRow::Component>)
    return std::tie(r.component, r.role, r.article);
  else if constexpr (std::is_same_v<T, ThreatRow::Head>)
    return std::tie(r.reading, r.role, r.article, r.component, r.disputed);
  else if constexpr (std::is_same_v<T, RoleRow>)
    return std::tie(r.id, r.article, r.name, r.short_name, r.holder, r.kind, r.coordination, r.coordination_article,
                    r.coordination_field);
  else if constexpr (std::is_same_v<T, InterestRow>)
    return std::tie(r.number, r.article, r.name);
  else if constexpr (std::is_same_v<T, TypeRow>)
    return std::tie(r.key, r.article, r.name, r.kind);
  else if constexpr (std::is_same_v<T, PrincipleRow>)
    return std::tie(r.article, r.name, r.measures, r.sections);
  else if constexpr (std::is_same_v<T, InstrumentRow>)
    return std::tie(r.article, r.name, r.authority, r.authority_article, r.effect, r.rights, r.from);
  else if constexpr (std::is_same_v<T, WordRow>)
    return std::tie(r.group, r.key, r.name);
  else if constexpr (std::is_same_v<T, IncidentRow>)
    return std::tie(r.name, r.hazard, r.state.onset, r.state.detected, r.state.informed_all, r.state.decided,
                    r.state.regional, r.state.central, r.state.first_team, r.state.contained, r.state.ended,
                    r.state.intensity, r.state.peak, r.state.coverage, r.state.unmet, r.state.at_risk,
                    r.state.evacuated, r.state.left_unaided, r.state.returned, r.state.harmed, r.state.houses,
                    r.state.outage, r.state.records, r.state.loss, r.state.cost, r.state.person_hours, r.state.aid,
                    r.state.duplicated, r.state.missing, r.reached.threat_class, r.reached.stake, r.reached.amount,
                    r.reached.from);
  else if constexpr (std::is_same_v<T, Headquarters>)
    return std::tie(r.proposed, r.convened, r.first_sitting, r.stood_down, r.sittings, r.accepted_count);
  else if constexpr (std::is_same_v<T, InstrumentInForce>)
    return std::tie(r.from, r.until, r.ended, r.people);
  else if constexpr (std::is_same_v<T, Violation>)
    return std::tie(r.tick, r.found);
  else if constexpr (std::is_same_v<T, Flow>)
    return std::tie(r.count);
  else if constexpr (std::is_same_v<T, MeasureRow>)
    return std::tie(r.value, r.baseline, r.at_end);
  else if constexpr (std::is_same_v<T, DamageRow>)
    return std::tie(r.incidents, r.value, r.baseline);
  else if constexpr (std::is_same_v<T, ObjectiveRow>)
    return std::tie(r.id, r.text, r.op, r.target, r.value, r.met, r.decided);
  else if constexpr (std::is_same_v<T, ObservationRow>)
    return std::tie(r.id, r.name, r.series, r.compared, r.bias, r.mape, r.log_error, r.moment, r.spans, r.inside);
  else if constexpr (std::is_same_v<T, ObservationPointRow>)
    return std::tie(r.time, r.reported, r.simulated, r.source, r.note, r.until, r.most, r.never);
  else if constexpr (std::is_same_v<T, InjectRow>)
    return std::tie(r.id, r.text, r.kind, r.contingency, r.conditional, r.at, r.fired);
  else if constexpr (std::is_same_v<T, CommandRow>)
    return std::tie(r.tick, r.kind, r.value, r.note);
  else if constexpr (std::is_same_v<T, SourcedNumber>)
    return std::tie(r.path, r.value, r.source, r.file, r.line);
  else if constexpr (std::is_same_v<T, SourceFile>)
    return std::tie(r.path, r.text);
  else if constexpr (std::is_same_v<T, DigestRow>)
    return std::tie(r.tick, r.digest);
}

/// What refers to other rows, or is a word of a vocabulary: stays as the run made it.
template <class Row>
auto links(Row& r) {
  using T = std::remove_const_t<Row>;
  if constexpr (std::is_same_v<T, AgentRow>)
    return std::tie(r.id, r.key, r.region, r.superior);
  else if constexpr (std::is_same_v<T, IncidentRow>)
    return std::tie(r.id, r.threat, r.region, r.state.phase, r.state.began, r.state.first_detection);
  else if constexpr (std::is_same_v<T, Headquarters>)
    return std::tie(r.level, r.phase, r.threat, r.region, r.head, r.proposer, r.ground, r.disputed, r.referred,
                    r.member_count, r.members, r.accepted, r.proposed_by, r.convened_by);
  else if constexpr (std::is_same_v<T, InstrumentInForce>)
    return std::tie(r.instrument, r.incident, r.region, r.taker, r.ground, r.proportionate, r.lawful, r.event, r.cause);
  else if constexpr (std::is_same_v<T, Violation>)
    return std::tie(r.event, r.agent, r.incident, r.instrument, r.article, r.found_ground);
  else if constexpr (std::is_same_v<T, Flow>)
    return std::tie(r.from, r.to, r.incident, r.kind);
  else if constexpr (std::is_same_v<T, MeasureRow>)
    return std::tie(r.measure, r.incident, r.region);
  else if constexpr (std::is_same_v<T, DamageRow>)
    return std::tie(r.by, r.key, r.measure);
  else if constexpr (std::is_same_v<T, ObjectiveRow>)
    return std::tie(r.measure, r.incident, r.region, r.evidence);
  else if constexpr (std::is_same_v<T, ObservationRow>)
    return std::tie(r.region, r.incident);
  else if constexpr (std::is_same_v<T, InjectRow>)
    return std::tie(r.incident, r.region);
  else if constexpr (std::is_same_v<T, SourcedNumber>)
    return std::tie(r.dimension);
  else if constexpr (std::is_same_v<T, SeriesRow>)
    return std::tie(r.measure, r.baseline, r.incident, r.region, r.ticks, r.values);
  else if constexpr (requires { r.id; } && !std::is_same_v<T, RoleRow>)
    return std::tie(r.id);
  else
    return std::tuple<>();
}

/// Numbers and texts that no other field has.
class Filler {
 public:
  void fill(std::string& field) { field = fmt::format("text {}", ++count_); }
  void fill(LocalText& field) {
    fill(field.en);
    fill(field.ru);
    fill(field.kk);
  }
  void fill(bool& field) { field = ++count_ % 2 == 0; }
  void fill(double& field) { field = ++count_ + 0.25; }
  void fill(float& field) { field = static_cast<float>(++count_) + 0.25F; }
  template <class Whole>
  void fill(Whole& field) requires std::is_integral_v<Whole> {
    field = static_cast<Whole>(++count_ % 65536);
  }
  template <class Value>
  void fill(std::vector<Value>& list) {
    for (Value& value : list) fill(value);
  }
  template <class Row>
  void row(Row& r) {
    std::apply([&](auto&... each) { (fill(each), ...); }, fields(r));
  }
  template <class Row>
  void rows(std::vector<Row>& list) {
    for (Row& each : list) row(each);
  }

 private:
  int count_ = 0;
};

std::string told(const std::string& value) { return value; }
std::string told(const LocalText& value) { return value.en + "/" + value.ru + "/" + value.kk; }
template <class Value>
std::string told(const Value& value) {
  if constexpr (std::is_enum_v<Value>)
    return fmt::format("{}", static_cast<int>(value));
  else if constexpr (requires { value.value; })
    return fmt::format("{}", value.value);
  else if constexpr (requires { value.begin(); }) {
    std::string out = "[";
    for (const auto& each : value) out += told(each) + ",";
    return out + "]";
  } else
    return fmt::format("{}", value);  // not-a-number is told as such
}

template <class Row>
std::string told_row(const Row& row) {
  std::string out;
  const auto tell = [&](const auto&... each) { ((out += told(each) + " | "), ...); };
  if constexpr (!std::is_same_v<Row, SeriesRow>) std::apply(tell, fields(row));
  std::apply(tell, links(row));
  return out;
}

template <class Row>
std::vector<std::string> told_rows(const std::vector<Row>& rows) {
  std::vector<std::string> out;
  for (const Row& row : rows) out.push_back(told_row(row));
  return out;
}

/// A record of a run that knew a violation, with a value of its own in each field.
Record filled() {
  Record r = test::small_record();
  Filler filler;
  filler.row(r.run);
  r.run.tags = {"one", "two words"};
  r.run.tick_seconds = 1800;
  for (double& seconds : r.run.phase_seconds) filler.fill(seconds);
  filler.rows(r.agents);
  filler.rows(r.regions);
  filler.rows(r.threats);
  for (ThreatRow& threat : r.threats) {
    threat.components.resize(2);
    filler.rows(threat.components);
    for (ThreatRow::Head& head : threat.heads) filler.row(head);
  }
  filler.rows(r.roles);
  for (InterestRow& row : r.interests) filler.row(row), row.number %= 1000;
  for (ThreatRow& row : r.threats)
    for (int& number : row.interests) number %= 1000;
  filler.rows(r.types);
  filler.rows(r.principles);
  filler.rows(r.instruments);
  filler.rows(r.words);
  filler.rows(r.incidents);
  r.incidents[0].state.detected = 0;  // the first tick of all
  r.incidents[1].state.ended = r.incidents[1].state.central = -1;
  filler.rows(r.headquarters);
  filler.rows(r.instruments_in_force);
  Violation violation;
  violation.event = r.events[3].key;
  violation.agent = r.agents[4].id;
  violation.incident = IncidentId(std::size_t{1});
  violation.instrument = InstrumentId(std::size_t{2});
  violation.article = 3;
  violation.found_ground = 2;
  r.violations.assign(2, violation);
  filler.rows(r.violations);
  r.violations[1].found = -1;
  r.violations[1].instrument = InstrumentId::none();
  filler.rows(r.flows);
  filler.rows(r.measures);
  filler.rows(r.damage);
  r.objectives.resize(4, r.objectives[0]);
  filler.rows(r.objectives);
  r.objectives[1].evidence = 0;
  r.objectives[1].region = RegionId(std::size_t{3});
  r.observations.resize(2, r.observations[0]);
  filler.rows(r.observations);
  for (ObservationRow& row : r.observations) filler.rows(row.points);
  r.observations[0].region = RegionId(std::size_t{5});
  filler.rows(r.injects);
  r.injects[0].incident = IncidentId(std::size_t{1});
  r.injects[1].fired = -1;
  r.commands.resize(2);
  filler.rows(r.commands);
  filler.rows(r.numbers);
  filler.fill(r.assumptions);
  r.overrides = {"a=1", "b=2"};
  r.notes = {"first", "second"};
  r.sources.resize(2);
  filler.rows(r.sources);
  filler.rows(r.digests);
  return r;
}

}  // namespace

TEST_CASE("every field of a record reads back as it was written", "[record][store]") {
  const test::Folder folder;
  const Record wrote = filled();
  REQUIRE(write_record(wrote, folder.path()) == "");
  const LoadRecordResult loaded = load_record(folder.path());
  REQUIRE(loaded.error == "");
  const Record& read = loaded.record;
  CHECK(told_row(read.run) == told_row(wrote.run));
  CHECK(read.run.tags == wrote.run.tags);
  CHECK(read.run.phase_seconds == wrote.run.phase_seconds);
  CHECK(told_rows(read.agents) == told_rows(wrote.agents));
  CHECK(told_rows(read.regions) == told_rows(wrote.regions));
  CHECK(told_rows(read.threats) == told_rows(wrote.threats));
  for (std::size_t t = 0; t < wrote.threats.size(); ++t) {
    CHECK(told_rows(read.threats[t].components) == told_rows(wrote.threats[t].components));
    for (std::size_t h = 0; h < 3; ++h)
      CHECK(told_row(read.threats[t].heads[h]) == told_row(wrote.threats[t].heads[h]));
  }
  CHECK(told_rows(read.roles) == told_rows(wrote.roles));
  CHECK(told_rows(read.interests) == told_rows(wrote.interests));
  CHECK(told_rows(read.types) == told_rows(wrote.types));
  CHECK(told_rows(read.principles) == told_rows(wrote.principles));
  CHECK(told_rows(read.instruments) == told_rows(wrote.instruments));
  CHECK(told_rows(read.words) == told_rows(wrote.words));
  CHECK(read.grounds == wrote.grounds);
  CHECK(told_rows(read.incidents) == told_rows(wrote.incidents));
  CHECK(told_rows(read.headquarters) == told_rows(wrote.headquarters));
  CHECK(told_rows(read.instruments_in_force) == told_rows(wrote.instruments_in_force));
  CHECK(told_rows(read.violations) == told_rows(wrote.violations));
  CHECK(told_rows(read.flows) == told_rows(wrote.flows));
  CHECK(told_rows(read.series) == told_rows(wrote.series));
  CHECK(told_rows(read.measures) == told_rows(wrote.measures));
  CHECK(told_rows(read.damage) == told_rows(wrote.damage));
  CHECK(told_rows(read.objectives) == told_rows(wrote.objectives));
  CHECK(told_rows(read.observations) == told_rows(wrote.observations));
  for (std::size_t o = 0; o < wrote.observations.size(); ++o)
    CHECK(told_rows(read.observations[o].points) == told_rows(wrote.observations[o].points));
  CHECK(told_rows(read.injects) == told_rows(wrote.injects));
  CHECK(told_rows(read.commands) == told_rows(wrote.commands));
  CHECK(told_rows(read.numbers) == told_rows(wrote.numbers));
  CHECK(read.assumptions == wrote.assumptions);
  CHECK(read.overrides == wrote.overrides);
  CHECK(read.notes == wrote.notes);
  CHECK(told_rows(read.sources) == told_rows(wrote.sources));
  CHECK(told_rows(read.digests) == told_rows(wrote.digests));
}
