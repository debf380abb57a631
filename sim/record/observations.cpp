#include "record/observations.hpp"

#include <algorithm>
#include <cmath>

#include "core/mathematics.hpp"
#include "engine/measures.hpp"
#include "record/capture.hpp"
#include "world/vocabulary.hpp"

namespace qorgan {
namespace {

/// Whether an instrument is about the incident: what is declared for a threat in a region holds for all of it there.
bool covers(const World& world, const InstrumentInForce& m, IncidentId incident) {
  if (!m.incident.valid()) return false;
  const IncidentSpec& taken_for = world.scenario->incidents[m.incident.index()];
  const IncidentSpec& spec = world.scenario->incidents[incident.index()];
  return m.incident == incident || (taken_for.threat == spec.threat && taken_for.region == spec.region);
}

Tick first_instrument(const World& world, InstrumentEffect effect, IncidentId incident) {
  Tick first = -1;
  for (const InstrumentInForce& m : world.instruments)
    if (world.institution().at(m.instrument).effect == effect && covers(world, m, incident) &&
        (first < 0 || m.from < first))
      first = m.from;
  return first;
}

Tick tick_of(const World& world, ObservedMoment moment, IncidentId incident) {
  const IncidentState& state = world.incidents[incident.index()];
  switch (moment) {
    case ObservedMoment::detected: return state.detected;
    case ObservedMoment::decided: return state.decided;
    case ObservedMoment::first_order_to_evacuate: return first_instrument(world, InstrumentEffect::evacuate, incident);
    case ObservedMoment::first_arrival: return state.first_team;
    case ObservedMoment::headquarters: return state.headquarters();
    case ObservedMoment::central_headquarters: return state.central;
    case ObservedMoment::emergency_declared:
      return first_instrument(world, InstrumentEffect::emergency_regime, incident);
    case ObservedMoment::contained: return state.contained;
    case ObservedMoment::return_:
    case ObservedMoment::none: break;
  }
  return -1;
}

bool includes(const World& world, std::size_t i, IncidentId incident, RegionId region) {
  if (incident.valid()) return incident.index() == i;
  return !region.valid() || world.scenario->incidents[i].region == region;
}

bool anybody_home(const World& world, IncidentId incident, RegionId region) {
  for (std::size_t i = 0; i < world.incidents.size(); ++i)
    if (includes(world, i, incident, region) && world.incidents[i].returned > 0) return true;
  return false;
}

/// How far outside of the span from `low` to `high` a value is; a side that is not known keeps nothing out.
double outside(double value, double low, double high) {
  if (value < low) return value - low;
  if (value > high) return value - high;
  return 0;
}

}  // namespace

Tick tick_of(const World& world, ObservedMoment moment, IncidentId incident, RegionId region) {
  Tick first = -1;
  for (std::size_t i = 0; i < world.incidents.size(); ++i) {
    if (!includes(world, i, incident, region)) continue;
    const Tick tick = tick_of(world, moment, IncidentId(i));
    if (tick >= 0 && (first < 0 || tick < first)) first = tick;
  }
  return first;
}

LocalText moment_title(std::string_view moment) {
  const auto known = from_name<ObservedMoment>(moment).value_or(ObservedMoment::none);
  switch (known) {
    case ObservedMoment::detected: return {"First detected", "Первое обнаружение", "Алғаш анықталуы"};
    case ObservedMoment::decided: return {"First decision", "Первое решение", "Алғашқы шешім"};
    case ObservedMoment::first_order_to_evacuate:
      return {"First order to evacuate", "Первое распоряжение об эвакуации", "Эвакуация туралы алғашқы өкім"};
    case ObservedMoment::first_arrival:
      return {"First teams arrived", "Прибыли первые отряды", "Алғашқы жасақтар келді"};
    case ObservedMoment::headquarters: return {"Headquarters sat", "Штаб заседал", "Штаб отырысы"};
    case ObservedMoment::central_headquarters:
      return {"Central headquarters sat", "Центральный штаб заседал", "Орталық штаб отырысы"};
    case ObservedMoment::emergency_declared:
      return {"Emergency declared", "Объявлена чрезвычайная ситуация", "Төтенше жағдай жарияланды"};
    case ObservedMoment::contained: return {"Contained", "Локализация", "Оқшауланды"};
    case ObservedMoment::return_:
      return {"First people home again", "Первые люди вернулись домой", "Алғашқы адамдар үйіне оралды"};
    case ObservedMoment::none: break;
  }
  return {std::string(moment), std::string(moment), std::string(moment)};
}

double ObservationRow::off(const ObservationPointRow& point) const {
  if (std::isnan(point.simulated)) return no_value;
  return of_moment() ? outside(point.simulated, point.time, point.until)
                     : outside(point.simulated, point.reported, point.most);
}

double ObservationRow::nearest(const ObservationPointRow& point) const { return point.simulated - off(point); }

void compare_observation(ObservationRow& row) {
  int relative = 0;
  double bias = 0, share = 0, logarithm = 0;
  row.compared = row.spans = row.inside = 0;
  for (const ObservationPointRow& point : row.points) {
    const double off = row.off(point);
    if (row.is_span(point) && (point.never || !std::isnan(off))) {
      ++row.spans;
      row.inside += off == 0 ? 1 : 0;
    }
    if (std::isnan(off)) continue;
    ++row.compared;
    bias += off;
    if (row.of_moment()) continue;
    // Nothing is no yardstick: against a reported 0 there is a difference, and no share of it.
    if (const double nearest = row.nearest(point); nearest > 0) {
      ++relative;
      share += std::fabs(off) / nearest;
    }
    logarithm += std::fabs(std::log((std::max(point.simulated, 0.0) + 1) / (std::max(row.nearest(point), 0.0) + 1)));
  }
  row.bias = row.compared > 0 ? bias / row.compared : no_value;
  row.mape = relative > 0 ? share / relative : no_value;
  row.log_error = row.compared > 0 && !row.of_moment() ? logarithm / row.compared : no_value;
}

ObservationWatch::ObservationWatch(const Scenario& scenario) {
  for (const ObservationSpec& spec : scenario.observations) {
    ObservationRow row;
    row.id = spec.id;
    row.name = spec.name;
    row.series = spec.series;
    row.region = spec.region;
    row.incident = spec.incident;
    if (spec.moment != ObservedMoment::none) row.moment = name_of(spec.moment);
    for (const ObservationPoint& point : spec.points) {
      ObservationPointRow& out = row.points.emplace_back(
          ObservationPointRow{point.time, point.value, no_value, point.source, point.note, point.until, point.most});
      if (row.of_moment()) out.reported = out.most = no_value;
    }
    rows_.push_back(std::move(row));
  }
  first_return_.assign(rows_.size(), -1);
}

void ObservationWatch::look(const World& world) {
  for (std::size_t o = 0; o < rows_.size(); ++o) {
    ObservationRow& row = rows_[o];
    if (row.of_moment()) {
      if (first_return_[o] < 0 && world.scenario->observations[o].moment == ObservedMoment::return_ &&
          anybody_home(world, row.incident, row.region))
        first_return_[o] = world.tick;
      continue;
    }
    for (ObservationPointRow& point : row.points) {
      const bool early = !std::isnan(point.time) && world.tick < world.scenario->tick_at(point.time);
      const bool late = !std::isnan(point.until) && world.tick > world.scenario->tick_at(point.until);
      if (early || late || row.off(point) == 0) continue;
      // Of a vague time, the tick at which the run comes nearest to what was reported.
      ObservationPointRow now = point;
      now.simulated = measure(world, row.series, row.incident, row.region);
      if (std::isnan(point.simulated) || std::fabs(row.off(now)) < std::fabs(row.off(point)))
        point.simulated = now.simulated;
    }
  }
}

std::vector<ObservationRow> ObservationWatch::rows(const World& world) const {
  std::vector<ObservationRow> out = rows_;
  const double end = world.scenario->tick_seconds * world.tick;
  for (std::size_t o = 0; o < out.size(); ++o) {
    ObservationRow& row = out[o];
    const ObservedMoment moment = world.scenario->observations[o].moment;
    for (ObservationPointRow& point : row.points) {
      if (!row.of_moment()) break;
      const Tick tick =
          moment == ObservedMoment::return_ ? first_return_[o] : tick_of(world, moment, row.incident, row.region);
      if (tick >= 0) point.simulated = world.scenario->tick_seconds * tick;
      point.never = tick < 0 && !std::isnan(point.until) && point.until <= end;
    }
    compare_observation(row);
  }
  return out;
}

}  // namespace qorgan
