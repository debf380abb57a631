// What was damaged and what was averted, by what the Law protects: interests of 5(1), types of security of 4, kinds of
// economic security of 22(1).

#include <algorithm>
#include <cmath>

#include "record/damage.hpp"
#include "report/sections.hpp"

namespace qorgan {
namespace {

/// The rows of one interest, type or kind: one a measure.
struct Group {
  const DamageRow* first = nullptr;
  std::vector<const DamageRow*> rows;  ///< in the order of damage_measures
};

std::vector<Group> groups_of(const Record& record, std::string_view by) {
  std::vector<Group> out;
  for (const DamageRow& row : record.damage) {
    if (row.by != by) continue;
    if (out.empty() || out.back().first->key != row.key) out.push_back({&row, {}});
    out.back().rows.push_back(&row);
  }
  return out;
}

const DamageRow* row_of(const Group& group, std::string_view measure) {
  for (const DamageRow* row : group.rows)
    if (row->measure == measure) return row;
  return nullptr;
}

/// Half a person rounds to none: what is not worth a column or a bar.
constexpr double least = 0.5;

/// The measures that any interest or type has something of.
std::vector<std::string_view> measures_of(const Record& record) {
  std::vector<std::string_view> out;
  for (const std::string_view measure : damage_measures) {
    double sum = 0;
    for (const DamageRow& row : record.damage)
      if (row.by == "type" && row.measure == measure)
        sum += std::max(row.value, std::isfinite(row.baseline) ? row.baseline : 0);
    if (sum >= least) out.push_back(measure);
  }
  return out;
}

std::string amount(const Context& c, std::string_view measure, double value) {
  if (value > 0 && value < least)
    return "<\xC2\xA0"
           "1";
  return c.bare(measure, value);
}

/// "Loss, KZT".
std::string titled(const Context& c, std::string_view measure) {
  return join({c.measure_title(measure), c.unit(measure)}, ", ");
}

TableCell damage_cell(const Context& c, std::string_view measure, double value, double baseline) {
  TableCell cell{amount(c, measure, value), "", Tone::plain};
  if (!std::isfinite(baseline)) return cell;
  if (value < least && baseline < least) return {"–", "", Tone::plain};
  if (baseline - value >= least)
    cell.note =
        c.t("damage.averted-note", {{"averted", amount(c, measure, baseline - value)},
                                    {"baseline", amount(c, measure, baseline)},
                                    {"share", c.share((as_written(measure, baseline) - as_written(measure, value)) /
                                                      as_written(measure, baseline))}});
  else
    cell.note = c.t("tile.baseline", {{"value", amount(c, measure, baseline)}});
  return cell;
}

std::string name_in(const Context& c, const DamageRow& row) {
  return row.key.empty() ? c.t("damage.unnamed") : c.in(name_of(c.record, row));
}

std::vector<TableCell> table_row(const Context& c, const Group& group, const std::vector<std::string_view>& measures,
                                 bool part_of_above) {
  const DamageRow& first = *group.first;
  const std::string name = name_in(c, first);
  std::vector<TableCell> cells{
      {part_of_above ? c.t("damage.of-these", {{"name", name}}) : name, std::string(article_of(c.record, first))},
      {c.count(static_cast<std::size_t>(first.incidents)), ""}};
  for (const std::string_view measure : measures) {
    const DamageRow* row = row_of(group, measure);
    cells.push_back(row ? damage_cell(c, measure, row->value, row->baseline) : TableCell{"–", ""});
  }
  return cells;
}

/// What all rows of a division add up to: the damage of all incidents.
std::vector<TableCell> total_row(const Context& c, const std::vector<Group>& groups,
                                 const std::vector<std::string_view>& measures) {
  std::vector<TableCell> cells{{c.t("damage.total"), ""}, {"", ""}};
  for (const std::string_view measure : measures) {
    double value = 0, baseline = 0;
    for (const Group& group : groups)
      if (const DamageRow* row = row_of(group, measure)) {
        value += row->value;
        baseline += row->baseline;
      }
    cells.push_back(damage_cell(c, measure, value, baseline));
  }
  return cells;
}

TableBlock damage_table(const Context& c, std::string_view by, const std::vector<std::string_view>& measures) {
  TableBlock table;
  table.caption = c.t(by == "interest" ? "damage.by-interest" : "damage.by-type");
  table.columns = {{c.t(by == "interest" ? "col.interest" : "col.security-type"), false}, {c.t("col.incidents"), true}};
  for (const std::string_view measure : measures) table.columns.push_back({titled(c, measure), true});
  const std::vector<Group> groups = groups_of(c.record, by);
  for (const Group& group : groups) {
    table.rows.push_back(table_row(c, group, measures, false));
    if (by == "type" && group.first->key == name_of(SecurityType::economic))
      for (const Group& kind : groups_of(c.record, "kind")) table.rows.push_back(table_row(c, kind, measures, true));
  }
  if (groups.size() > 1) table.rows.push_back(total_row(c, groups, measures));
  return table;
}

/// The first measure of which there is something, as bars: what happened, and beyond it what was averted.
Figure damage_figure(const Context& c, std::string_view by, std::string_view measure) {
  const bool compared = c.record.run.baseline;
  BarChart chart;
  chart.title =
      c.t(by == "interest" ? "damage.chart-interest" : "damage.chart-type", {{"measure", titled(c, measure)}});
  chart.series = {c.t("damage.happened")};
  chart.styles = {"happened", "averted"};
  if (compared) chart.series.push_back(c.t("damage.averted"));
  for (const Group& group : groups_of(c.record, by)) {
    const DamageRow* row = row_of(group, measure);
    if (!row) continue;
    BarRow bar{name_in(c, *row), {row->value}, amount(c, measure, row->value)};
    if (compared && row->averted() >= least) {
      bar.parts.push_back(row->averted());
      bar.value = c.t("damage.of", {{"value", bar.value}, {"baseline", amount(c, measure, row->baseline)}});
    }
    chart.rows.push_back(std::move(bar));
  }
  Figure figure;
  figure.svg = draw_bars(chart);
  figure.caption = chart.title;
  figure.summary = c.t("damage.explanation");
  return figure;
}

}  // namespace

Section damage_section(const Context& c) {
  Section section{"damage", c.t("section.damage"), {}};
  if (c.record.damage.empty()) {
    section.blocks.emplace_back(Paragraph{c.t("answer.nothing-happened"), false});
    return section;
  }
  const std::vector<std::string_view> measures = measures_of(c.record);
  if (measures.empty()) section.blocks.emplace_back(Paragraph{c.t("damage.none"), false});
  section.blocks.emplace_back(Paragraph{c.t("damage.explanation"), true});
  if (!c.record.run.baseline) section.blocks.emplace_back(Paragraph{c.t("no-baseline"), true});
  for (const std::string_view by : {"interest", "type"}) {
    TableBlock table = damage_table(c, by, measures);
    if (!measures.empty()) section.blocks.emplace_back(damage_figure(c, by, measures.front()));
    section.blocks.emplace_back(std::move(table));
  }
  return section;
}

}  // namespace qorgan
