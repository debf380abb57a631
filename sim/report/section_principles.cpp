// The objectives of 2-1(2) and the principles of 3, each with the outcomes that bear on it. The institution's data says
// which they are; nothing here judges, for the Law sets no numbers.

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/measures.hpp"
#include "record/onset.hpp"
#include "report/sections.hpp"
#include "world/measure_names.hpp"

namespace qorgan {
namespace {

class Outcomes {
 public:
  Outcomes(const Context& context, const Facts& facts) : c(context), f(facts) {}

  /// Measure, value of the run and value without response.
  [[nodiscard]] std::array<TableCell, 3> cells(std::string_view measure) const {
    std::array<TableCell, 3> out{TableCell{c.country_title(measure), ""}, TableCell{}, TableCell{"–", ""}};
    switch (find_measure_name(measure)->over_run) {
      case OverRun::once: time(measure, out); break;
      case OverRun::greatest:
      case OverRun::least:
      case OverRun::mean: state(measure, out); break;
      case OverRun::total:
      case OverRun::last:
        out[1].text = c.measured(measure, c.record.measure(measure));
        out[1].note = about(measure);
        out[2] = baseline(measure);
        break;
    }
    return out;
  }

 private:
  void time(std::string_view measure, std::array<TableCell, 3>& out) const {
    std::size_t before = 0;
    for (const IncidentRow& row : c.record.incidents)
      if (const auto mark = mark_of(row.state, measure))
        if (const auto ticks = since_onset(row, *mark)) before += *ticks < 0;
    const Reach reach = c.record.reach(measure);
    const double value = c.record.measure(measure);
    out[1].text = std::isfinite(value) ? c.after_onset(value) : c.t("never");
    if (reach.all > 0)
      out[1].note = c.t("principles.incidents", {{"count", c.count(reach.reached)}, {"all", c.count(reach.all)}});
    if (before > 0) out[1].note += ", " + c.t("principles.before", {{"count", c.count(before)}});
    const double without = c.record.baseline(measure);
    if (std::isfinite(without)) out[2].text = c.after_onset(without);
  }

  void state(std::string_view measure, std::array<TableCell, 3>& out) const {
    out[0].text = c.over_run_title(measure);
    out[1].text = c.measured(measure, c.record.measure(measure));
    if (const double end = c.record.at_end(measure); std::isfinite(end))
      out[1].note = c.t("principles.at-end", {{"value", c.measured(measure, end)}});
    if (const double without = c.record.baseline(measure); std::isfinite(without))
      out[2].text = c.measured(measure, without);
  }

  [[nodiscard]] TableCell baseline(std::string_view measure) const {
    const double value = c.record.measure(measure), without = c.record.baseline(measure);
    if (!std::isfinite(without)) return {"–", ""};
    TableCell cell{c.measured(measure, without), ""};
    const bool damage = measure == "loss" || measure == "harmed" || measure == "houses_flooded";
    const double written = as_written(measure, value), nothing_done = as_written(measure, without);
    if (damage && nothing_done - written >= 0.5)
      cell.note = c.t("principles.averted", {{"value", c.measured(measure, nothing_done - written)},
                                             {"share", c.share((nothing_done - written) / nothing_done)}});
    return cell;
  }

  /// What a number alone does not say.
  [[nodiscard]] std::string about(std::string_view measure) const {
    if (measure == "without_ground" && f.legal.actions() > 0)
      return c.t("principles.actions",
                 {{"actions", c.count(f.legal.actions())}, {"grounds", c.count(f.legal.grounds().size())}});
    if (measure == "rights_limited" && f.limiting_instruments > 0)
      return c.t("principles.limits",
                 {{"count", c.count(f.limiting_instruments)}, {"disproportionate", c.count(f.disproportionate)}});
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
