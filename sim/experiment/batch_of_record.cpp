// A recorded run as a batch of one.

#include "experiment/comparison.hpp"
#include "record/store_words.hpp"

namespace qorgan {
namespace {

/// Ids of what the rows of a record point to; empty where they point to nothing.
struct Names {
  const Record& record;
  template <class Row>
  [[nodiscard]] static std::string id_of(const Row* row) {
    return row ? row->id : std::string();
  }
  [[nodiscard]] std::string agent(AgentId id) const {
    const AgentRow* row = record.agent(id);
    return row ? row->key : std::string();
  }
  [[nodiscard]] std::string incident(IncidentId id) const { return id_of(record.incident(id)); }
  [[nodiscard]] std::string region(RegionId id) const { return id_of(record.region(id)); }
  [[nodiscard]] std::string threat(ThreatId id) const { return id_of(record.threat(id)); }
  [[nodiscard]] std::string instrument(InstrumentId id) const { return id_of(record.instrument(id)); }
  [[nodiscard]] std::string ground(std::uint16_t index) const { return std::string(record.ground(index)); }
};

BatchRun run_of(const RunRow& run) {
  BatchRun row;
  row.seed = run.seed;
  row.status = RunStatus::done;
  row.digest = run.digest;
  row.command = run.command_line;
  row.policy = run.policy;
  row.reading = run.reading;
  row.ticks = run.ticks_done;
  row.agents = run.agents;
  row.units = run.units;
  row.messages = run.messages;
  row.events = run.events;
  return row;
}

void add_law(const Names& names, Batch& out) {
  for (const Headquarters& h : names.record.headquarters)
    out.headquarters.push_back({0, std::string(word_of(h.level)), std::string(word_of(h.phase)), names.threat(h.threat),
                                names.region(h.region), names.agent(h.head), names.agent(h.proposer),
                                names.ground(h.ground), h.disputed != 0, h.referred != 0, h.proposed, h.convened,
                                h.first_sitting, h.stood_down, h.sittings, h.member_count, h.accepted_count});
  for (const InstrumentInForce& m : names.record.instruments_in_force)
    out.in_force.push_back({0, names.instrument(m.instrument), names.incident(m.incident), names.region(m.region),
                            names.agent(m.taker), names.ground(m.ground), m.from, m.until, m.ended,
                            static_cast<double>(m.people), m.proportionate != 0, m.lawful != 0});
  for (const Violation& v : names.record.violations)
    out.violations.push_back({0, v.tick, v.found, names.agent(v.agent), names.incident(v.incident),
                              names.instrument(v.instrument), names.ground(v.article)});
  for (const InstrumentRow& instrument : names.record.instruments)
    out.instruments.push_back({instrument.id, instrument.article, instrument.name});
}

}  // namespace

Batch batch_of(const Record& record) {
  Batch out;
  const RunRow& run = record.run;
  const Names names{record};
  out.plan.name = out.plan.scenario = run.scenario;
  out.plan.points.resize(1);
  out.plan.command_line = run.command_line;
  out.version = run.version;
  out.complete = true;
  out.contexts.push_back({run.scenario, "", run.scenario_hash, run.tick_seconds, run.start, run.utc_offset, nullptr});
  out.runs.push_back(run_of(run));
  for (const MeasureRow& m : record.measures) {
    out.measures.push_back({m.measure, names.incident(m.incident), names.region(m.region)});
    out.values.push_back(m.value);
  }
  // What was open when the run was stopped is neither met nor missed.
  for (const ObjectiveRow& o : record.objectives)
    if (o.decided) out.objectives.push_back({0, o.id, o.value, o.met, o.text});
  add_law(names, out);
  for (const SeriesRow& s : record.series)
    if (!s.baseline && !s.incident.valid() && !s.region.valid())
      out.series.push_back({0, s.measure, s.ticks, s.values});
  out.notes = record.notes;
  return out;
}

}  // namespace qorgan
