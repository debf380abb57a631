#include "report/context.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "world/measure_names.hpp"

namespace qorgan {

std::string Context::agent_in_full(AgentId id) const {
  const AgentRow* row = record.agent(id);
  if (!row) return agent(id);
  return row->article.empty() ? in(row->name) : fmt::format("{} [{}]", in(row->name), row->article);
}

std::string Context::role(std::string_view id) const {
  const RoleRow* row = record.role(id);
  if (!row) return std::string(id);
  return row->short_name.en.empty() ? in(row->name) : in(row->short_name);
}

std::string Context::role_in_full(std::string_view id) const {
  const RoleRow* row = record.role(id);
  return row ? in(row->name) : std::string(id);
}

std::string Context::region_short(RegionId id) const {
  const RegionRow* row = record.region(id);
  if (!row) return t("country");
  return row->short_name.en.empty() ? in(row->name) : in(row->short_name);
}

std::string Context::incident_label(const IncidentRow& row) const {
  std::string out = in(row.name);
  const RegionRow* region_row = record.region(row.region);
  if (!region_row) return out;
  const std::string& name = in(region_row->name);
  if (const std::size_t at = out.find(name); !name.empty() && at != std::string::npos)
    out.replace(at, name.size(), region_short(row.region));
  return out;
}

std::string Context::headquarters(std::size_t index) const {
  std::string name = in(names.headquarters(HeadquartersId(index)));
  return name;
}

std::string Context::head_with_ground(const Headquarters& headquarters) const {
  const std::string_view ground = record.ground(headquarters.ground);
  return ground.empty() ? fmt::format("{} ({})", agent(headquarters.head), t("headquarters.no-ground"))
                        : fmt::format("{} [{}]", agent(headquarters.head), ground);
}

std::string Context::without_year(std::string text, std::string_view year) const {
  if (year.empty()) return text;
  const std::string wanted = (language == Language::en ? " " : ".") + std::string(year);
  if (const std::size_t at = text.find(wanted); at != std::string::npos) text.erase(at, wanted.size());
  return text;
}

namespace {
/// The year that the whole run lies in; empty where there are two.
std::string only_year(const Record& record) {
  const auto year = [&](Tick tick) {
    const std::string date = format_date(record.time_of(tick), record.run.utc_offset);
    return date.substr(0, date.find('-', 1));
  };
  return year(0) == year(record.run.ticks_done) ? year(0) : std::string();
}
}  // namespace

std::string Context::time(Instant instant) const {
  return without_year(write_time(instant, record.run.utc_offset, language), only_year(record));
}

std::string Context::time(Tick tick) const { return tick < 0 ? std::string("–") : time(record.time_of(tick)); }

std::string Context::date(Tick tick) const {
  if (tick < 0) return "–";
  return without_year(write_date(record.time_of(tick), record.run.utc_offset, language), only_year(record));
}

std::string Context::time_with_year(Tick tick) const {
  return write_time(record.time_of(tick), record.run.utc_offset, language);
}

std::string Context::measured(std::string_view measure, double value) const {
  return write_measure(measure, value, language);
}

std::string Context::change(std::string_view measure, double from, double to) const {
  const double before = as_written(measure, from), after = as_written(measure, to);
  return before > 0 ? (after > before ? "+" : "") + share((after - before) / before) : std::string("–");
}

std::string Context::unit(std::string_view measure) const {
  constexpr double many = 5;
  const MeasureName* name = find_measure_name(measure);
  return name ? std::string(measure_unit(*name, many, language)) : std::string();
}

std::string Context::bare(std::string_view measure, double value) const {
  std::string text = measured(measure, value);
  const MeasureName* name = find_measure_name(measure);
  if (!name) return text;
  const std::string ending = "\xC2\xA0" + std::string(measure_unit(*name, as_written(measure, value), language));
  if (ending.size() > 2 && text.ends_with(ending)) text.erase(text.size() - ending.size());
  return text;
}

std::string Context::measure_title(std::string_view measure) const {
  const MeasureName* name = find_measure_name(measure);
  return name ? in(name->text) : std::string(measure);
}

std::string Context::country_title(std::string_view measure) const {
  const MeasureName* name = find_measure_name(measure);
  if (!name) return std::string(measure);
  return in(name->sum.en.empty() ? name->text : name->sum);
}

std::string Context::over_run_title(std::string_view measure, bool country) const {
  const MeasureName* name = find_measure_name(measure);
  return name ? in(run_title(*name, country)) : std::string(measure);
}

std::string Context::class_and_stake(const ReachedClass& reached) const {
  std::string out = word("threat-class", reached.threat_class);
  if (!reached.stake.empty()) out += " (" + write_stake(reached.stake, reached.amount, language) + ")";
  return out;
}

std::string Context::how_many(const Reach& reach) const {
  return t("mean-over-incidents", {{"count", count(reach.reached)}, {"all", count(reach.all)}});
}

std::string Context::after_onset(double seconds) const {
  if (!std::isfinite(seconds)) return t("never");
  if (std::fabs(seconds) < 60) return t("at-onset");
  const std::string length = duration(std::fabs(seconds));
  return t(seconds < 0 ? "before-onset" : "after-onset", {{"duration", length}});
}

std::string Context::event_number(EventKey key) const {
  const std::size_t index = record.event_index(key);
  return key != 0 && index < record.events.size() ? fmt::format("#{}", index + 1) : std::string();
}

ChartTime Context::chart_time() const {
  return {record.run.start, record.run.utc_offset, 0,
          std::max(seconds(record.run.ticks_done), record.run.tick_seconds)};
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

Peak Context::peak(std::string_view measure) const {
  Peak out;
  const SeriesRow* series = record.find_series(measure);
  if (series == nullptr) return out;
  for (std::size_t i = 0; i < series->values.size(); ++i)
    if (std::isfinite(series->values[i]) && !(series->values[i] <= out.value))
      out = {series->values[i], series->ticks[i]};
  return out;
}

}  // namespace qorgan
