#include "session/frame.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/measures.hpp"
#include "world/measure_names.hpp"

namespace qorgan {

namespace {

/// The measures that have a value at every tick, in the order of the table; a row holds them for the country, then for
/// each region, then for each incident: those that are thrown into the run come behind.
const std::vector<const MeasureName*>& series_names() {
  static const std::vector<const MeasureName*> names = [] {
    std::vector<const MeasureName*> out;
    for (const MeasureName& name : measure_names())
      if (name.series()) out.push_back(&name);
    return out;
  }();
  return names;
}

std::optional<std::size_t> series_number(std::string_view name) {
  const auto& names = series_names();
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i]->name == name) return i;
  return std::nullopt;
}

constexpr float no_value = std::numeric_limits<float>::quiet_NaN();

void sample_series(const World& world, std::vector<float>& values) {
  const auto& names = series_names();
  const std::size_t incidents = world.incidents.size(), regions = world.regions.size();
  values.assign(names.size() * (1 + incidents + regions), no_value);
  for (std::size_t n = 0; n < names.size(); ++n) {
    const MeasureName& name = *names[n];
    if (name.scopes.national) values[n] = static_cast<float>(measure(world, name.name));
    for (std::size_t i = 0; name.scopes.incident && i < incidents; ++i)
      values[names.size() * (1 + regions + i) + n] = static_cast<float>(measure(world, name.name, IncidentId{i}));
    for (std::size_t r = 0; name.scopes.region && r < regions; ++r)
      values[names.size() * (1 + r) + n] = static_cast<float>(measure(world, name.name, {}, RegionId{r}));
  }
}

void sample_bodies(const World& world, HistoryRow& row) {
  const std::size_t count = std::min(world.agents.size(), History::bodies_kept);
  row.waiting.resize(count);
  row.load.resize(count);
  for (std::size_t a = 0; a < count; ++a) {
    const Tray& tray = world.agents[a].tray;
    const int desks = world.institution().profiles[world.structure->agents[a].profile].servers;
    row.waiting[a] = tray.waiting;
    row.load[a] = static_cast<std::uint8_t>(std::min(100, tray.working * 100 / std::max(1, desks)));
  }
}

}  // namespace

bool sampled(std::string_view measure, bool incident, bool region) {
  const auto number = series_number(measure);
  if (!number) return false;
  const MeasureScopes& scopes = series_names()[*number]->scopes;
  return incident ? scopes.incident : region ? scopes.region : scopes.national;
}

void History::observe(const World& world) {
  if (stride_ == 0) {
    stride_ = std::max<Tick>(
        1, static_cast<Tick>((world.scenario->ticks + static_cast<Tick>(limit) - 1) / static_cast<Tick>(limit)));
    regions_ = world.regions.size();
  }
  incidents_ = std::max(incidents_, world.incidents.size());
  if (world.tick > seen_) {
    seen_ = world.tick;
    const double deployed = measure(world, "personnel_deployed");
    if (peaks_.empty() || deployed > peaks_.back().second) peaks_.emplace_back(world.tick, deployed);
  }
  if (world.tick % stride_ != 0 || (!rows_.empty() && world.tick <= rows_.back()->tick)) return;
  auto row = std::make_shared<HistoryRow>();
  row->tick = world.tick;
  sample_series(world, row->values);
  sample_bodies(world, *row);
  rows_.push_back(std::move(row));
}

void History::cut(Tick tick) {
  while (!rows_.empty() && rows_.back()->tick > tick) rows_.pop_back();
  while (!peaks_.empty() && peaks_.back().first > tick) peaks_.pop_back();
  seen_ = std::min(seen_, tick);
}

std::optional<std::size_t> History::column(std::string_view measure, IncidentId incident, RegionId region) const {
  const auto number = series_number(measure);
  if (!number || !sampled(measure, incident.valid(), region.valid())) return std::nullopt;
  std::size_t place = 0;
  if (incident.valid()) {
    if (incident.index() >= incidents_) return std::nullopt;
    place = 1 + regions_ + incident.index();
  } else if (region.valid()) {
    if (region.index() >= regions_) return std::nullopt;
    place = 1 + region.index();
  }
  return series_names().size() * place + *number;
}

float History::value(std::size_t row, std::size_t column) const {
  const std::vector<float>& values = rows_[row]->values;
  return column < values.size() ? values[column] : no_value;  // an incident that was thrown in later
}

std::vector<float> History::series(std::string_view measure, IncidentId incident, RegionId region) const {
  std::vector<float> out;
  const auto where = column(measure, incident, region);
  if (!where) return out;
  out.reserve(rows_.size());
  for (std::size_t r = 0; r < rows_.size(); ++r) out.push_back(value(r, *where));
  return out;
}

std::vector<float> History::waiting(AgentId agent) const {
  std::vector<float> out;
  for (const auto& row : rows_)
    if (agent.valid() && agent.index() < row->waiting.size()) out.push_back(row->waiting[agent.index()]);
  return out;
}

std::vector<float> History::load(AgentId agent) const {
  std::vector<float> out;
  for (const auto& row : rows_)
    if (agent.valid() && agent.index() < row->load.size())
      out.push_back(static_cast<float>(row->load[agent.index()]) / 100);
  return out;
}

}  // namespace qorgan
