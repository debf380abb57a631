// The objectives of 2-1(2) and the principles of 3, each with the outcomes that bear on it. The institution's data says
// which they are; nothing here judges, for the Law sets no numbers.

#include <algorithm>
#include <array>
#include <cmath>

#include "report/sections.hpp"
#include "world/measure_names.hpp"

namespace qorgan {
namespace {

/// Levels come and go: the worst of the run tells more than what is left at its end.
bool is_level(std::string_view measure) {
  static constexpr std::array<std::string_view, 6> levels{"severity", "unmet",  "picture_error",
                                                          "backlog",  "rumour", "trust"};
  return std::find(levels.begin(), levels.end(), measure) != levels.end();
}

double worst_of(const SeriesRow& series) {
  double worst = no_value;
  const bool low_is_worse = series.measure == "trust";
  for (const double v : series.values)
    if (std::isfinite(v) && !(low_is_worse ? v >= worst : v <= worst)) worst = v;
  return worst;
}

/// The tick of an incident that a time measures.
Tick IncidentState::*milestone(std::string_view measure) {
  struct Entry {
    std::string_view measure;
    Tick IncidentState::*tick;
  };
  static constexpr std::array<Entry, 7> table{{{"time_to_detect", &IncidentState::detected},
                                               {"time_to_inform", &IncidentState::informed_all},
                                               {"time_to_decide", &IncidentState::decided},
                                               {"time_to_headquarters", &IncidentState::headquarters},
                                               {"time_to_first_unit", &IncidentState::first_team},
                                               {"time_to_contain", &IncidentState::contained},
                                               {"time_to_close", &IncidentState::ended}}};
  for (const Entry& entry : table)
    if (entry.measure == measure) return entry.tick;
  return nullptr;
}

class Outcomes {
 public:
  Outcomes(const Context& context, const Facts& facts) : c(context), f(facts) {}

  /// Measure, value of the run and value without response.
  [[nodiscard]] std::array<TableCell, 3> cells(std::string_view measure) const {
    std::array<TableCell, 3> out{TableCell{c.measure_title(measure), ""}, TableCell{}, TableCell{"–", ""}};
    if (Tick IncidentState::*tick = milestone(measure)) {
      time(measure, tick, out);
    } else if (const SeriesRow* series = is_level(measure) ? c.record.find_series(measure) : nullptr) {
      level(measure, *series, out);
    } else {
      out[1].text = c.measured(measure, c.record.measure(measure));
      out[1].note = about(measure);
      out[2] = baseline(measure);
    }
    return out;
  }

 private:
  void time(std::string_view measure, Tick IncidentState::*tick, std::array<TableCell, 3>& out) const {
    std::size_t reached = 0, before = 0;
    for (const IncidentId id : f.incidents) {
      const IncidentState& state = c.record.incidents[id.index()].state;
      reached += state.*tick >= 0;
      before += state.*tick >= 0 && state.*tick < state.onset;
    }
    const double value = c.record.measure(measure);
    out[1].text = std::isfinite(value) ? c.after_onset(value) : c.t("never");
    if (!f.incidents.empty())
      out[1].note = c.t("principles.incidents", {{"count", c.count(reached)}, {"all", c.count(f.incidents.size())}});
    if (before > 0) out[1].note += ", " + c.t("principles.before", {{"count", c.count(before)}});
    const double without = c.record.baseline(measure);
    if (std::isfinite(without)) out[2].text = c.after_onset(without);
  }

  void level(std::string_view measure, const SeriesRow& series, std::array<TableCell, 3>& out) const {
    out[0].note = c.t(measure == "trust" ? "principles.lowest" : "principles.greatest");
    out[1].text = c.measured(measure, worst_of(series));
    if (const double end = c.record.measure(measure); std::isfinite(end))
      out[1].note = c.t("principles.at-end", {{"value", c.measured(measure, end)}});
    if (const SeriesRow* without = c.record.find_series(measure, true))
      out[2].text = c.measured(measure, worst_of(*without));
  }

  [[nodiscard]] TableCell baseline(std::string_view measure) const {
    const double value = c.record.measure(measure), without = c.record.baseline(measure);
    if (!std::isfinite(without)) return {"–", ""};
    TableCell cell{c.measured(measure, without), ""};
    const bool damage = measure == "loss" || measure == "harmed" || measure == "houses_flooded";
    if (damage && without - value >= 0.5)
      cell.note = c.t("principles.averted", {{"value", c.measured(measure, without - value)},
                                             {"share", c.share((without - value) / without)}});
    return cell;
  }

  /// What a number alone does not say.
  [[nodiscard]] std::string about(std::string_view measure) const {
    if (measure == "violations" && f.actions > 0)
      return c.t("principles.actions", {{"actions", c.count(f.actions)}, {"grounds", c.count(f.grounds.size())}});
    if (measure == "rights_limited" && f.limiting_measures > 0)
      return c.t("principles.limits",
                 {{"count", c.count(f.limiting_measures)}, {"disproportionate", c.count(f.disproportionate)}});
    return {};
  }

  const Context& c;
  const Facts& f;
};

std::vector<Link> links_of(const Context& c, const PrincipleRow& row) {
  std::vector<Link> out;
  for (const std::string& section : row.sections)
    if (const std::string key = "section." + section; c.t.has(key)) out.push_back({section, c.t(key)});
  return out;
}

/// The rows of one measure each; the links stand one a row beside them, so that none stretches the first.
void add_rows(const Context& c, const Outcomes& outcomes, const PrincipleRow& row, TableBlock& table) {
  const std::size_t before = table.rows.size();
  for (const std::string& measure : row.measures) {
    if (!find_measure_name(measure)) continue;
    auto [title, value, without] = outcomes.cells(measure);
    table.rows.push_back({{}, std::move(title), std::move(value), std::move(without), {}});
  }
  if (table.rows.size() == before)
    table.rows.push_back({{}, {c.t("principles.nothing"), "", Tone::open}, {"–", ""}, {"–", ""}, {}});
  table.rows[before][0] = {c.in(row.name), row.article};
  std::size_t at = before;
  for (Link& link : links_of(c, row)) {
    table.rows[at].back().links.push_back(std::move(link));
    at = std::min(at + 1, table.rows.size() - 1);
  }
}

TableBlock table_of(const Context& c, const Facts& f, std::string_view caption, bool objectives) {
  TableBlock table;
  table.caption = c.t(caption);
  table.columns = {{c.t(objectives ? "col.law-objective" : "col.principle"), false},
                   {c.t("col.outcome"), false},
                   {c.t("col.this-run"), true},
                   {c.t("col.no-response"), true},
                   {c.t("col.shown-in"), false}};
  const Outcomes outcomes(c, f);
  for (const PrincipleRow& row : c.record.principles)
    if (row.article.starts_with("2-1") == objectives) add_rows(c, outcomes, row, table);
  return table;
}

}  // namespace

Section principles_section(const Context& c, const Facts& f) {
  Section section{"principles", c.t("section.principles"), {}};
  if (c.record.principles.empty()) {
    section.blocks.emplace_back(Paragraph{c.t("principles.none"), false});
    return section;
  }
  section.blocks.emplace_back(Paragraph{c.t("principles.explanation"), true});
  for (const bool objectives : {true, false}) {
    TableBlock table = table_of(c, f, objectives ? "principles.objectives" : "principles.principles", objectives);
    if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
  }
  return section;
}

}  // namespace qorgan
