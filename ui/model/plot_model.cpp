#include "ui/model/plot_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <set>

#include "core/time_zone.hpp"
#include "world/measure_names.hpp"

namespace qorgan::ui {

namespace {

void add_curve(Plot& plot, const History& history, std::string label, std::vector<float> values, std::size_t colour,
               bool past) {
  if (values.empty()) return;
  Curve curve{std::move(label), {}, std::move(values), colour, past};
  for (std::size_t i = 0; i < curve.values.size(); ++i) curve.ticks.push_back(history.tick(i));
  plot.curves.push_back(std::move(curve));
}

struct Candidate {
  float largest = 0;
  std::string label;
  std::vector<float> values;
};

float max_of(const std::vector<float>& values) {
  float largest = 0;
  for (const float v : values)
    if (std::isfinite(v)) largest = std::max(largest, std::fabs(v));
  return largest;
}

/// The places with the largest values, in their order.
void add_largest(Plot& plot, const History& history, std::vector<Candidate> places, std::size_t max_places) {
  std::erase_if(places, [](const Candidate& c) { return c.values.empty(); });
  std::stable_sort(places.begin(), places.end(),
                   [](const Candidate& a, const Candidate& b) { return a.largest > b.largest; });
  if (places.size() > max_places) places.resize(max_places);
  for (std::size_t i = 0; i < places.size(); ++i)
    add_curve(plot, history, places[i].label, std::move(places[i].values), i, false);
}

/// Of a vague time or a bound, the side that is known; the middle where both are.
double known_of(double low, double high) {
  if (std::isnan(low)) return high;
  return std::isnan(high) ? low : (low + high) / 2;
}

void add_observed(Plot& plot, const World& world) {
  for (const ObservationSpec& observation : world.scenario->observations)
    if (observation.series == plot.measure && !observation.region.valid() && !observation.incident.valid())
      for (const ObservationPoint& point : observation.points)
        plot.observed.push_back(
            {world.scenario->tick_at(known_of(point.time, point.until)), known_of(point.value, point.most)});
}

}  // namespace

Scale nice_scale(const std::vector<float>& values, int ticks) {
  double low = 0, high = 0;
  for (const float v : values)
    if (std::isfinite(v)) low = std::min(low, static_cast<double>(v)), high = std::max(high, static_cast<double>(v));
  if (!(high > low)) return {0, 1, 1.0 / std::max(1, ticks)};
  const double raw = (high - low) / std::max(1, ticks);
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  double step = 10 * power;
  for (const double nice : {1.0, 2.0, 2.5, 5.0})
    if (nice * power >= raw * 0.999999) {
      step = nice * power;
      break;
    }
  return {std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step, step};
}

bool PlotBoard::chosen(std::string_view measure) const {
  return std::find(measures_.begin(), measures_.end(), measure) != measures_.end();
}

void PlotBoard::toggle(std::string_view measure) {
  if (std::erase(measures_, measure) > 0) return;
  if (sampled(measure, false, false)) measures_.emplace_back(measure);
}

void PlotBoard::choose(const std::vector<std::string>& measures) {
  measures_.clear();
  for (const std::string& measure : measures)
    if (!chosen(measure)) toggle(measure);
}

const std::string& PlotBoard::large() const {
  static const std::string none;
  return scope_ == PlotScope::body ? none : large_;
}

void PlotBoard::enlarge(std::string_view measure) {
  if (sampled(measure, false, false)) large_ = measure;
}

Scale Plot::scale(int ticks) const {
  std::vector<float> all;
  for (const Curve& curve : curves) all.insert(all.end(), curve.values.begin(), curve.values.end());
  for (const Dot& dot : observed) all.push_back(static_cast<float>(dot.value));
  return nice_scale(all, ticks);
}

Plot make_plot(const World& world, const History& history, std::string_view measure, PlotScope scope, AgentId body,
               const std::vector<RunTrace>& traces, Language language, std::size_t max_places) {
  Plot plot;
  plot.measure = measure;
  std::vector<Candidate> places;
  switch (scope) {
    case PlotScope::body:
      if (!body.valid() || body.index() >= world.agents.size()) break;
      add_curve(plot, history, world.short_name_of(body).in(language),
                measure == "waiting" ? history.waiting(body) : history.load(body), 0, false);
      break;
    case PlotScope::regions:
      for (std::size_t r = 0; r < world.regions.size(); ++r) {
        const Region& region = world.institution().regions[r];
        std::vector<float> values = history.series(measure, {}, RegionId{r});
        const LocalText& name = region.short_name.en.empty() ? region.name : region.short_name;
        places.push_back({max_of(values), name.in(language), std::move(values)});
      }
      add_largest(plot, history, std::move(places), max_places);
      break;
    case PlotScope::incidents:
      for (std::size_t i = 0; i < world.incidents.size(); ++i) {
        std::vector<float> values = history.series(measure, IncidentId{i});
        places.push_back({max_of(values), world.scenario->incidents[i].name.in(language), std::move(values)});
      }
      add_largest(plot, history, std::move(places), max_places);
      break;
    case PlotScope::country:
      for (std::size_t t = 0; t < traces.size(); ++t)
        if (traces[t].history)
          add_curve(plot, *traces[t].history, traces[t].label.in(language), traces[t].history->series(measure),
                    1 + (traces.size() - 1 - t) % 7, true);
      add_curve(plot, history, world.scenario->title.in(language), history.series(measure), 0, false);
      add_observed(plot, world);
      break;
  }
  return plot;
}

float value_at(const Curve& curve, double tick) {
  const auto next = std::upper_bound(curve.ticks.begin(), curve.ticks.end(), tick,
                                     [](double wanted, Tick t) { return wanted < static_cast<double>(t); });
  if (next == curve.ticks.begin()) return std::numeric_limits<float>::quiet_NaN();
  return curve.values[static_cast<std::size_t>(next - curve.ticks.begin()) - 1];
}

std::string plot_csv(const Plot& plot, const Scenario& scenario, const CsvStyle& style) {
  std::string out;
  CsvWriter csv(out, style);
  std::set<Tick> ticks;
  csv.text("tick");
  csv.text(fmt::format("time ({})", format_zone(scenario.utc_offset)));
  for (const Curve& curve : plot.curves) {
    csv.text(curve.label);
    ticks.insert(curve.ticks.begin(), curve.ticks.end());
  }
  if (!plot.observed.empty()) csv.text("observed");
  for (const Dot& dot : plot.observed) ticks.insert(dot.tick);
  csv.end_row();
  // The shortest decimal of the number that is shown, which is a float.
  const auto write = [&csv](float value) { csv.number(std::strtod(fmt::format("{}", value).c_str(), nullptr)); };
  for (const Tick tick : ticks) {
    csv.number(std::int64_t{tick});
    csv.text(format_instant(scenario.time_of(tick), scenario.utc_offset));
    for (const Curve& curve : plot.curves) {
      const auto at = std::lower_bound(curve.ticks.begin(), curve.ticks.end(), tick);
      if (at == curve.ticks.end() || *at != tick)
        csv.nothing();
      else
        write(curve.values[static_cast<std::size_t>(at - curve.ticks.begin())]);
    }
    if (!plot.observed.empty()) {
      const auto dot =
          std::find_if(plot.observed.begin(), plot.observed.end(), [tick](const Dot& d) { return d.tick == tick; });
      if (dot == plot.observed.end())
        csv.nothing();
      else
        csv.number(dot->value);
    }
    csv.end_row();
  }
  return out;
}

}  // namespace qorgan::ui
