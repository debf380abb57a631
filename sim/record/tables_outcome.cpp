// The tables of what came of the run: measures, damage, series, objectives, observations and injects.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "record/damage.hpp"
#include "record/table_names.hpp"
#include "world/measure_names.hpp"

namespace qorgan {
namespace {

/// "unit" beside the name of a measure.
template <class Row>
auto dimension_of(std::string Row::*measure) {
  return [measure](WriteContext&, const Row& row) -> Cell {
    const MeasureName* known = find_measure_name(row.*measure);
    return name_of(known ? known->dimension : Dimension::number);
  };
}

std::unique_ptr<const RecordTable> measure_table() {
  using M = MeasureRow;
  return RowTable<M>("measure", "measures of the run, in base units")
      .column("measure", &M::measure, {"name"})
      .column("incident", &M::incident, about_incident)
      .column("region", &M::region, about_region)
      .column("value", &M::value,
              {"over the run: the last value of a sum, the greatest, lowest or mean one of a state; null where it has "
               "none",
               "by measure", may_be_null})
      .column("baseline", &M::baseline, {"the same under no-response", "by measure", may_be_null})
      .column("at_end", &M::at_end, {"value of the last tick", "by measure", may_be_null})
      .shown("over_run", "TEXT",
             [](WriteContext&, const M& row) -> Cell {
               const MeasureName* known = find_measure_name(row.measure);
               return known ? name_of(known->over_run) : std::string_view("last");
             },
             {"what value is: total, last, greatest, least, mean, or once for a time"})
      .shown("unit", "TEXT", dimension_of(&M::measure), {"dimension of the measure"})
      .in(&Record::measures)
      .made();
}

std::unique_ptr<const RecordTable> damage_table() {
  using D = DamageRow;
  return RowTable<D>("damage",
                     "loss, people harmed and unmet need of each incident in equal shares over what its threat names: "
                     "over interests of 5(1), over types of security of Article 4, and the economic share over kinds "
                     "of 22(1)")
      .column("divided_by", &D::by, {"interest, type or kind: each adds up the same damage"})
      .column("part", &D::key, {"number of the interest, key of the type or kind; empty where the threats name none"})
      .shown("article", "TEXT", [](WriteContext& w, const D& row) -> Cell { return article_of(w.record, row); },
             {"article of the part"})
      .column("measure", &D::measure, {"loss, harmed or missing_effort"})
      .column("incidents", &D::incidents,
              {"incidents that began and whose threats name the part", "", false, 0, tick_limit})
      .column("value", &D::value, {"share of the run", "by measure"})
      .column("baseline", &D::baseline, {"the same under no-response", "by measure", may_be_null})
      .shown("averted", "REAL", [](WriteContext&, const D& row) -> Cell { return row.averted(); },
             {"baseline - value", "by measure", may_be_null})
      .shown("unit", "TEXT", dimension_of(&D::measure), {"dimension of the measure"})
      .in(&Record::damage)
      .made();
}

/// A point of a series; all points of a series follow each other.
struct SeriesPoint {
  std::string measure;
  bool baseline = false;
  IncidentId incident;
  RegionId region;
  Tick tick = 0;
  double value = no_value;
};

/// Whether of the run or of its baseline.
struct AsVariant {
  static constexpr std::string_view type = "TEXT";
  static Cell write(const WriteContext&, bool baseline) { return std::string_view(baseline ? "baseline" : "run"); }
  static void read(const ReadContext&, const TableReader& cells, const Bounds& bounds, bool& baseline) {
    baseline = cells.text(bounds.column) == "baseline";
  }
};

std::unique_ptr<const RecordTable> series_table() {
  using P = SeriesPoint;
  return RowTable<P>("series", "measures over time, thinned evenly")
      .column("measure", &P::measure, {"name"})
      .column<AsVariant>("variant", &P::baseline, {"run or baseline"})
      .column("incident", &P::incident, about_incident)
      .column("region", &P::region, about_region)
      .column<AsTick>("tick", &P::tick, about_tick)
      .shown("time", "TEXT", clock_of(&P::tick), about_time)
      .column("value", &P::value, {"value; null where it had none", "by measure", may_be_null})
      .each([](const Record& record, const auto& sink) {
        for (const SeriesRow& s : record.series) {
          P point{s.measure, s.baseline, s.incident, s.region, 0, no_value};
          for (std::size_t i = 0; i < s.ticks.size(); ++i) {
            point.tick = s.ticks[i];
            point.value = s.values[i];
            sink(point);
          }
        }
      })
      .take([](Record& record, P& point) {
        SeriesRow* last = record.series.empty() ? nullptr : &record.series.back();
        const bool same = last && last->measure == point.measure && last->baseline == point.baseline &&
                          last->incident == point.incident && last->region == point.region;
        if (same && last->ticks.back() >= point.tick) throw Damage("a series goes back in time");
        if (!same) {
          record.series.push_back({point.measure, point.baseline, point.incident, point.region, {}, {}});
          last = &record.series.back();
        }
        last->ticks.push_back(point.tick);
        last->values.push_back(point.value);
      })
      .made();
}

std::unique_ptr<const RecordTable> objective_table() {
  using O = ObjectiveRow;
  return RowTable<O>("objective", "objectives of the scenario, met or not")
      .column("objective", &O::id, {"id"})
      .texts(text_columns, &O::text, {"what is asked"})
      .column("measure", &O::measure, {"name of the measure"})
      .column("incident", &O::incident, about_incident)
      .column("region", &O::region, about_region)
      .column("op", &O::op, {"above, below, at_least or at_most"})
      .column("target", &O::target, {"asked", "by measure"})
      .column("value", &O::value,
              {"reached in the last tick; null where the measure has no value", "by measure", may_be_null})
      .column("met", &O::met, {"1 where met"})
      .column("decided", &O::decided, {"0 where the run was stopped before it was"})
      .column<AsEvent>("evidence", &O::evidence, {"event that settled it", "", may_be_null})
      .in(&Record::objectives)
      .made();
}

std::unique_ptr<const RecordTable> observation_error_table() {
  using O = ObservationRow;
  return RowTable<O>("observation_error", "how far simulated and reported figures are apart")
      .column("observation", &O::id, {"id"})
      .column("compared", &O::compared, {"points compared", "", false, 0, tick_limit})
      .column(
          "bias", &O::bias,
          {"mean of how far simulated figures, or times, are outside of what was reported; negative below or before",
           "by measure, of a moment s", may_be_null})
      .column("mape", &O::mape,
              {"mean absolute error as a share of the reported figure, over those above 0", "", may_be_null})
      .column("log_error", &O::log_error,
              {"mean of |ln((simulated + 1) / (reported + 1))|; not of a moment", "", may_be_null})
      .column("spans", &O::spans, {"points that tell from and to, compared", "", false, 0, tick_limit})
      .column("inside", &O::inside, {"of these, those within which the run keeps", "", false, 0, tick_limit})
      .in(&Record::observations)
      .made();
}

/// A reported figure of an observation.
struct Observed {
  std::string id;
  LocalText name;
  std::string series, moment;
  IncidentId incident;
  RegionId region;
  ObservationPointRow point;

  /// The observation with this point alone.
  [[nodiscard]] ObservationRow alone() const {
    ObservationRow out;
    out.series = series;
    out.moment = moment;
    return out;
  }
};

std::unique_ptr<const RecordTable> observation_table() {
  using O = Observed;
  using P = ObservationPointRow;
  return RowTable<O>("observation", "reported figures beside simulated ones")
      .column("observation", &O::id, {"id"})
      .texts(name_columns, &O::name, {"what was observed"})
      .column("series", &O::series, {"measure; empty: a moment was observed"})
      .column("moment", &O::moment, {"moment of the response: first_arrival; empty: a series was observed"})
      .column("incident", &O::incident, about_incident)
      .column("region", &O::region, about_region)
      .column("seconds", within(&O::point, &P::time),
              {"after the start; the earliest of a vague time, null where that is not known", "s", may_be_null})
      .column("seconds_until", within(&O::point, &P::until),
              {"after the start; the latest of a vague time, null where that is not known", "s", may_be_null})
      .shown(
          "time", "TEXT",
          [](WriteContext& w, const O& row) -> Cell {
            const RunRow& run = w.record.run;
            const double time = std::isnan(row.point.time) ? row.point.until : row.point.time;
            return OwnText{format_instant({run.start.seconds + static_cast<std::int64_t>(time)}, run.utc_offset)};
          },
          about_time)
      .column("reported", within(&O::point, &P::reported),
              {"reported figure; the least where there are bounds; null where no such bound, or of a moment",
               "by measure", may_be_null})
      .column("reported_most", within(&O::point, &P::most),
              {"the greatest where there are bounds, else the figure; null where no such bound, or of a moment",
               "by measure", may_be_null})
      .column("simulated", within(&O::point, &P::simulated),
              {"simulated at the same time, at a vague one the nearest; of a moment seconds after the start; null past "
               "the end or where it did not come",
               "by measure", may_be_null})
      .column("never", within(&O::point, &P::never), {"1 where the moment was to have come and did not"})
      .shown("error", "REAL", [](WriteContext&, const O& row) -> Cell { return row.alone().off(row.point); },
             {"how far simulated is outside of what was reported: 0 within bounds; of a moment in seconds",
              "by measure", may_be_null})
      .column("source", within(&O::point, &P::source), {"where the figure was published"})
      .column("note", within(&O::point, &P::note), {"what to know about it"})
      .each([](const Record& record, const auto& sink) {
        for (const ObservationRow& o : record.observations)
          for (const P& point : o.points) sink({o.id, o.name, o.series, o.moment, o.incident, o.region, point});
      })
      .take([](Record& record, O& row) {
        const auto whole = std::find_if(record.observations.begin(), record.observations.end(),
                                        [&](const ObservationRow& o) { return o.id == row.id; });
        if (whole == record.observations.end()) throw Damage(fmt::format("'{}' is no observation", row.id));
        whole->name = std::move(row.name);
        whole->series = std::move(row.series);
        whole->moment = std::move(row.moment);
        whole->incident = row.incident;
        whole->region = row.region;
        whole->points.push_back(std::move(row.point));
      })
      .made();
}

std::unique_ptr<const RecordTable> inject_table() {
  using I = InjectRow;
  return RowTable<I>("inject", "injects of the scenario")
      .column("inject", &I::id, {"id"})
      .texts(text_columns, &I::text, {"what participants read"})
      .column("kind", &I::kind, {"kind"})
      .column("contingency", &I::contingency, {"1 where only a person throws it in"})
      .column("conditional", &I::conditional, {"1 where it waits for a condition"})
      .column("at", &I::at, {"planned time after the start", "s", may_be_null})
      .column("incident", &I::incident, about_incident)
      .column("region", &I::region, about_region)
      .column<AsTick>("fired", &I::fired, {"when it fired; null: it did not", "tick", may_be_null})
      .in(&Record::injects)
      .made();
}

}  // namespace

void add_outcome_tables(TableList& tables) {
  tables.push_back(measure_table());
  tables.push_back(damage_table());
  tables.push_back(series_table());
  tables.push_back(objective_table());
  tables.push_back(observation_error_table());
  tables.push_back(observation_table());
  tables.push_back(inject_table());
}

}  // namespace qorgan
