#include "record/summary.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/time_zone.hpp"
#include "record/damage.hpp"
#include "world/measure_names.hpp"

namespace qorgan {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(); }

Json text(const LocalText& t) { return Json{{"en", t.en}, {"ru", t.ru}, {"kk", t.kk}}; }

Json national(const Record& record, double MeasureRow::*value) {
  Json out = Json::object();
  for (const MeasureRow& row : record.measures)
    if (!row.incident.valid() && !row.region.valid()) out[row.measure] = number(row.*value);
  return out;
}

/// What the response spared: the baseline less the run, of what is better when smaller.
Json averted(const Record& record) {
  Json out = Json::object();
  for (const MeasureRow& row : record.measures) {
    if (row.incident.valid() || row.region.valid()) continue;
    for (const std::string_view name : {"harmed", "houses_flooded", "loss"})
      if (row.measure == name) out[row.measure] = number(row.baseline - row.value);
  }
  return out;
}

/// The rows of one division: an object for each interest, type or kind, with its measures.
Json damage_by(const Record& record, std::string_view by) {
  Json out = Json::array();
  for (const DamageRow& row : record.damage) {
    if (row.by != by) continue;
    const Json key = row.key.empty() ? Json() : Json(row.key);
    if (out.empty() || out.back().at("key") != key)
      out.push_back({{"key", key}, {"article", article_of(record, row)}, {"incidents", row.incidents}});
    out.back()[row.measure] = {
        {"value", number(row.value)}, {"baseline", number(row.baseline)}, {"averted", number(row.averted())}};
  }
  return out;
}

/// Of times: over how many incidents each is a mean, of those that began.
Json reach(const Record& record) {
  Json out = Json::object();
  for (const MeasureName& name : measure_names())
    if (name.over_run == OverRun::once)
      if (const Reach r = record.reach(name.name); r.all > 0)
        out[std::string(name.name)] = {{"reached", r.reached}, {"all", r.all}};
  return out;
}

Json objectives(const Record& record) {
  Json out = Json::array();
  for (const ObjectiveRow& row : record.objectives) {
    const IncidentRow* incident = record.incident(row.incident);
    const RegionRow* region = record.region(row.region);
    out.push_back({{"id", row.id},
                   {"measure", row.measure},
                   {"incident", incident ? Json(incident->id) : Json()},
                   {"region", region ? Json(region->id) : Json()},
                   {"op", row.op},
                   {"target", number(row.target)},
                   {"value", number(row.value)},
                   {"met", row.decided ? Json(row.met) : Json()}});
  }
  return out;
}

/// When it is, or between which times: null where a side is not known.
Json instants(const Record& record, const ObservationPointRow& point) {
  const auto instant = [&](double seconds) {
    if (!std::isfinite(seconds)) return Json();
    return Json(format_iso({record.run.start.seconds + static_cast<std::int64_t>(seconds)}, record.run.utc_offset));
  };
  return Json::array({instant(point.time), instant(point.until)});
}

/// What was reported beside what was simulated; the run's side of a moment is a time.
Json points_of(const Record& record, const ObservationRow& row) {
  Json out = Json::array();
  for (const ObservationPointRow& point : row.points) {
    const double off = row.off(point);
    Json one{{"time", instants(record, point)}};
    if (row.of_moment()) {
      ObservationPointRow run;
      run.time = point.simulated;
      one["simulated"] = instants(record, run)[0];
    } else {
      one["reported"] = Json::array({number(point.reported), number(point.most)});
      one["simulated"] = number(point.simulated);
    }
    one["off"] = number(off);
    one["inside"] = row.is_span(point) && (point.never || std::isfinite(off)) ? Json(off == 0) : Json();
    if (row.of_moment()) one["never"] = point.never;
    out.push_back(std::move(one));
  }
  return out;
}

Json observations(const Record& record) {
  Json out = Json::array();
  for (const ObservationRow& row : record.observations) {
    const IncidentRow* incident = record.incident(row.incident);
    const RegionRow* region = record.region(row.region);
    out.push_back({{"id", row.id},
                   {"series", row.of_moment() ? Json() : Json(row.series)},
                   {"moment", row.of_moment() ? Json(row.moment) : Json()},
                   {"incident", incident ? Json(incident->id) : Json()},
                   {"region", region ? Json(region->id) : Json()},
                   {"points", row.compared},
                   {"spans", row.spans},
                   {"inside", row.inside},
                   {"bias", number(row.bias)},
                   {"mean_absolute_percentage_error", number(row.mape)},
                   {"mean_log_error", number(row.log_error)},
                   {"compared", points_of(record, row)}});
  }
  return out;
}

/// Of each incident that began: the greatest class of its threat in its region, and what made it so.
Json classes(const Record& record) {
  Json out = Json::object();
  for (const IncidentRow& row : record.incidents)
    if (row.state.began != 0)
      out[row.id] = {{"class", row.reached.threat_class},
                     {"stake", row.reached.stake.empty() ? Json() : Json(row.reached.stake)},
                     {"amount", number(row.reached.amount)},
                     {"from", number(row.reached.from)}};
  return out;
}

/// A number as far as every reader of JSON takes it for that number; larger ones as a text.
Json exact(std::uint64_t number) {
  constexpr std::uint64_t largest = 1ULL << 53;
  return number <= largest ? Json(number) : Json(std::to_string(number));
}

}  // namespace

std::string summary_json(const Record& record) {
  const RunRow& run = record.run;
  Json out{{"scenario", run.scenario},
           {"title", text(run.title)},
           {"scenario_hash", run.scenario_hash},
           {"text_hash", run.text_hash},
           {"institution", run.institution},
           {"law", run.law},
           {"policy", run.policy},
           {"reading", run.reading},
           {"seed", exact(run.seed)},
           {"version", run.version},
           {"ticks", run.ticks_done},
           {"ticks_planned", run.ticks},
           {"tick_seconds", run.tick_seconds},
           {"start", format_iso(run.start, run.utc_offset)},
           {"end", format_iso(record.time_of(run.ticks_done), run.utc_offset)},
           {"utc_offset", format_offset(run.utc_offset)},
           {"stopped", run.stopped},
           {"agents", run.agents},
           {"units", run.units},
           {"messages", run.messages},
           {"events", run.events},
           {"digest", run.digest},
           {"wall_seconds", std::round(run.wall_seconds * 1e3) / 1e3},
           {"command_line", run.command_line},
           {"overrides", record.overrides},
           {"commands", record.commands.size()},
           {"measures", national(record, &MeasureRow::value)},
           {"at_end", national(record, &MeasureRow::at_end)},
           {"incidents", reach(record)},
           {"classes", classes(record)}};
  if (run.baseline) {
    out["baseline"] = {{"policy", "no-response"},
                       {"digest", run.baseline_digest},
                       {"measures", national(record, &MeasureRow::baseline)}};
    out["averted"] = averted(record);
  } else {
    out["baseline"] = nullptr;
    out["averted"] = nullptr;
  }
  out["damage"] = {{"shares", "equal"},
                   {"by_interest", damage_by(record, "interest")},
                   {"by_type", damage_by(record, "type")},
                   {"by_kind", damage_by(record, "kind")}};
  out["objectives"] = objectives(record);
  out["observations"] = observations(record);
  out["notes"] = record.notes;
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace qorgan
