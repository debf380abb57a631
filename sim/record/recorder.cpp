#include "record/recorder.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/processors.hpp"
#include "engine/measures.hpp"
#include "record/capture.hpp"
#include "record/damage.hpp"
#include "record/observations.hpp"
#include "record/over_run.hpp"
#include "record/reached_class.hpp"
#include "record/series_set.hpp"
#include "world/measure_names.hpp"

namespace qorgan {
namespace {

// Series that reports and plots ask of single incidents and regions; the others are kept for the country alone.
constexpr std::array<std::string_view, 9> incident_series{
    "severity",           "people_at_risk",        "evacuated",      "harmed",       "unmet",
    "personnel_deployed", "personnel_on_the_spot", "share_informed", "picture_error"};
constexpr std::array<std::string_view, 7> region_series{
    "severity", "evacuated", "personnel_deployed", "personnel_on_the_spot", "trust", "regional_headquarters", "rumour"};
constexpr std::size_t digest_limit = 256;

/// A series that never had a value other than zero says nothing and is left out.
bool says_something(const SeriesRow& row) {
  return std::any_of(row.values.begin(), row.values.end(), [](double v) { return v != 0 && v == v; });
}

}  // namespace

struct Recorder::Impl {
  Impl(const Engine& engine, const RunOptions& run_options)
      : options(run_options),
        national(run_options.series_points),
        local(run_options.local_points),
        over_run(engine.world()),
        observations(engine.scenario()) {
    const World& world = engine.world();
    if (options.level != RecordLevel::measures) {
      for (const MeasureName& name : measure_names())
        if (name.series() && name.scopes.national) national.add(name.name);
      if (options.local_points > 0) add_local(world);
    }
    peak_severity.assign(world.regions.size(), 0.0);
    look(world);
  }

  void add_local(const World& world) {
    for (const std::string_view name : incident_series)
      if (const MeasureName* known = find_measure_name(name); known && known->scopes.incident)
        for (std::size_t i = 0; i < world.incidents.size(); ++i) local.add(name, IncidentId(i));
    for (const std::string_view name : region_series)
      if (const MeasureName* known = find_measure_name(name); known && known->scopes.region)
        for (std::size_t r = 0; r < world.regions.size(); ++r) local.add(name, {}, RegionId(r));
  }

  static double value(const World& world, const SeriesRow& row) {
    return measure(world, row.measure, row.incident, row.region);
  }

  /// Everything that is taken from a world at a tick.
  void look(const World& world) {
    for (SeriesSet* set : {&national, &local})
      if (!set->empty() && (world.tick == first_tick(world) || set->wants(world.tick)))
        set->sample(world.tick, [&](const SeriesRow& row) { return value(world, row); });
    over_run.look(world);
    observations.look(world);
    classes.look(world);
    look_at_regions(world);
    offers.look(world);
    if (digests.size() >= digest_limit) {
      for (std::size_t i = 0; 2 * i + 1 < digests.size(); ++i) digests[i] = digests[2 * i + 1];
      digests.resize(digests.size() / 2);
      digest_stride *= 2;
    }
    if (world.tick > 0 && world.tick % digest_stride == 0) digests.push_back({world.tick, world.digest});
  }

  Tick first_tick(const World& world) {
    if (first < 0) first = world.tick;
    return first;
  }

  void look_at_regions(const World& world) {
    severity.assign(peak_severity.size(), 0.0);
    for (std::size_t i = 0; i < world.incidents.size(); ++i) {
      const RegionId region = world.scenario->incidents[i].region;
      if (region.valid() && region.index() < severity.size()) severity[region.index()] += world.incidents[i].intensity;
    }
    for (std::size_t r = 0; r < severity.size(); ++r) peak_severity[r] = std::max(peak_severity[r], severity[r]);
  }

  void keep(std::span<const Event> fresh) {
    happened += fresh.size();
    if (options.level != RecordLevel::events) return;
    const std::size_t room = options.event_limit > events.size() ? options.event_limit - events.size() : 0;
    events.insert(events.end(), fresh.begin(),
                  fresh.begin() + static_cast<std::ptrdiff_t>(std::min(room, fresh.size())));
  }

  RunOptions options;
  SeriesSet national, local;
  OverRunValues over_run;
  std::vector<Event> events;
  std::uint64_t happened = 0;
  ObservationWatch observations;
  ReachedClasses classes;
  std::vector<double> peak_severity, severity;
  Offers offers;
  std::vector<DigestRow> digests;
  Tick digest_stride = 1;
  Tick first = -1;
};

Recorder::Recorder(const Engine& engine, const RunOptions& options) : impl_(new Impl(engine, options)) {}
Recorder::~Recorder() = default;
Recorder::Recorder(Recorder&&) noexcept = default;
Recorder& Recorder::operator=(Recorder&&) noexcept = default;

void Recorder::observe(const Engine& engine) {
  impl_->keep(engine.events());
  impl_->look(engine.world());
}

const std::vector<SeriesRow>& Recorder::series() const { return impl_->national.rows(); }
const std::vector<Event>& Recorder::events() const { return impl_->events; }

namespace {

void add_series(SeriesSet set, const World& world, bool all, Record& record) {
  set.close(world.tick, [&](const SeriesRow& row) { return measure(world, row.measure, row.incident, row.region); });
  for (const SeriesRow& row : set.rows())
    if (all || says_something(row)) record.series.push_back(row);
}

std::vector<CommandRow> command_rows(const Engine& engine) {
  std::vector<CommandRow> out;
  for (const Command& command : engine.commands())
    out.push_back({command.tick, std::string(name_of(command.kind)), value_of(command, engine.world()), command.note});
  return out;
}

}  // namespace

Record Recorder::finish(const Engine& engine, double wall_seconds) const {
  const Impl& impl = *impl_;
  const World& world = engine.world();
  Record record;
  capture_scenario(engine.scenario(), record);
  RunRow& run = record.run;
  run.version = program_version();
  run.compiler = compiler_name();
  run.command_line = impl.options.command_line;
  run.level = name_of(impl.options.level);
  run.events = impl.happened;
  run.events_kept = impl.events.size();
  run.wall_seconds = wall_seconds;
  run.threads = impl.options.threads > 0 ? impl.options.threads : available_processors();
  run.phase_seconds = engine.phase_seconds();
  run.stopped = !engine.done();
  record.events = impl.events;
  capture_world(world, impl.options.level != RecordLevel::measures, record);
  for (std::size_t r = 0; r < record.regions.size() && r < impl.peak_severity.size(); ++r)
    record.regions[r].peak_severity = impl.peak_severity[r];
  add_series(impl.national, world, true, record);
  add_series(impl.local, world, false, record);
  record.measures = impl.over_run.rows(world);
  record.damage = split_damage(record);
  record.objectives = capture_objectives(world, record.events);
  record.observations = impl.observations.rows(world);
  for (std::size_t i = 0; i < record.incidents.size(); ++i)
    record.incidents[i].reached = impl.classes.in_region(world, IncidentId(i));
  for (std::size_t t = 0; t < record.threats.size(); ++t)
    record.threats[t].reached = impl.classes.in_country(ThreatId(t));
  record.commands = command_rows(engine);
  record.decisions = decision_rows(world, impl.offers, engine.commands());
  record.digests = impl.digests;
  record.overrides = impl.options.overrides;
  if (impl.options.keep_sources)
    record.sources = impl.options.sources.empty() ? collect_sources(engine.scenario()) : impl.options.sources;
  if (run.level == name_of(RecordLevel::events) && run.events_kept < run.events)
    record.notes.push_back(fmt::format("events: the first {} of {} are kept", run.events_kept, run.events));
  if (run.stopped) record.notes.push_back(fmt::format("stopped: {} of {} ticks were done", run.ticks_done, run.ticks));
  return record;
}

void add_baseline(Record& record, const Record& baseline) {
  record.run.baseline = true;
  record.run.baseline_digest = baseline.run.digest;
  record.run.baseline_wall_seconds = baseline.run.wall_seconds;
  for (MeasureRow& row : record.measures) {
    const MeasureName* name = find_measure_name(row.measure);
    if (name && name->of_response) continue;
    row.baseline = baseline.measure(row.measure, row.incident, row.region);
  }
  record.damage = split_damage(record);
  for (const SeriesRow& row : baseline.series)
    if (!row.incident.valid() && !row.region.valid()) {
      record.series.push_back(row);
      record.series.back().baseline = true;
    }
}

}  // namespace qorgan
