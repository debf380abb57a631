// Headquarters, and what was sent where.

#include <algorithm>
#include <cmath>
#include <map>

#include "account/seats.hpp"
#include "record/store_words.hpp"
#include "report/sections.hpp"
#include "world/measure_names.hpp"

namespace qorgan {
namespace {

constexpr std::size_t max_rows = 40;

/// Who sat in regional headquarters, and how often: the lists of single ones differ little.
std::string usual_members(const Context& c, const std::vector<std::size_t>& regional) {
  std::map<std::string, std::size_t> seats;
  for (const std::size_t i : regional) {
    for (const AgentId member : present(c.record.headquarters[i], true))
      if (const AgentRow* row = c.record.agent(member)) ++seats[row->role];
  }
  std::vector<std::pair<std::string, std::size_t>> order(seats.begin(), seats.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> parts;
  for (const auto& [role, count] : order) parts.push_back(c.role(role) + " " + c.count(count));
  return join(parts, ", ");
}

std::string members_of(const Context& c, const Headquarters& h) {
  std::vector<std::string> names;
  for (const AgentId member : present(h, false)) names.push_back(c.agent(member));
  return join(names, "; ");
}

TableBlock headquarters_table(const Context& c, const std::vector<std::size_t>& list) {
  TableBlock table;
  table.columns = {{"№", true},
                   {c.t("col.headquarters"), false},
                   {c.t("col.head"), false},
                   {c.t("col.formed"), false},
                   {c.t("col.convened"), false, true},
                   {c.t("col.sat"), false, true},
                   {c.t("col.stood-down"), false, true},
                   {c.t("col.sittings"), true},
                   {c.t("col.members"), true}};
  for (const std::size_t i : list) {
    if (table.rows.size() >= max_rows) {
      table.after = c.t("rows-left-out", {{"count", c.count(list.size() - max_rows)}});
      break;
    }
    const Headquarters& h = c.record.headquarters[i];
    const ThreatRow* threat = c.record.threat(h.threat);
    const std::string ground(c.record.ground(h.ground));
    table.rows.push_back({{c.count(i + 1), "", Tone::plain},
                          {h.level == HeadquartersLevel::central ? c.t("level.central") : c.region_short(h.region),
                           threat ? threat->article : std::string(), Tone::plain},
                          {c.agent(h.head), ground.empty() ? "" : "[" + ground + "]", Tone::plain},
                          {c.t(key_of(formation_of(h))), "", lawful(h) ? Tone::plain : Tone::bad},
                          {c.time(h.convened), "", Tone::plain},
                          {c.time(h.first_sitting), "", Tone::plain},
                          {h.stood_down >= 0 ? c.time(h.stood_down) : c.t("still-sitting"), "", Tone::plain},
                          {c.count(h.sittings), "", Tone::plain},
                          {c.count(h.accepted_count) + " / " + c.count(h.member_count), "", Tone::plain}});
  }
  return table;
}

}  // namespace

Section headquarters_section(const Context& c, const Facts& f) {
  Section section{"headquarters", c.t("section.headquarters"), {}};
  std::vector<std::size_t> list = f.central;
  list.insert(list.end(), f.regional.begin(), f.regional.end());
  if (list.empty()) {
    section.blocks.emplace_back(Paragraph{c.t("answer.headquarters-none"), false});
    for (const ThreatId id : f.threats)
      for (const HeadquartersLevel level : {HeadquartersLevel::regional, HeadquartersLevel::central})
        section.blocks.emplace_back(Paragraph{why_no_headquarters(c, f, id, level), false});
    return section;
  }
  section.blocks.emplace_back(Paragraph{c.t("headquarters.explanation"), true});
  section.blocks.emplace_back(headquarters_table(c, list));
  for (const std::size_t i : f.central)
    section.blocks.emplace_back(Paragraph{
        c.t("headquarters.members", {{"name", c.headquarters(i)}, {"list", members_of(c, c.record.headquarters[i])}}),
        false});
  if (!f.regional.empty())
    section.blocks.emplace_back(
        Paragraph{c.t("headquarters.regional-members", {{"list", usual_members(c, f.regional)}}), false});
  return section;
}

Section teams_section(const Context& c, const Facts& f) {
  Section section{"teams", c.t("section.teams"), {}};
  if (f.effort.empty()) {
    section.blocks.emplace_back(Paragraph{c.t(c.has_events() ? "answer.teams-none" : "no-events"), false});
    return section;
  }
  BarChart chart;
  chart.title = c.t("teams.caption");
  chart.series = {c.t("teams.own"), c.t("teams.away")};
  TableBlock table;
  table.columns = {{c.t("col.region"), false},    {c.t("col.first-arrival"), false, true},
                   {c.t("col.dispatches"), true}, {c.t("col.persons-sent"), true},
                   {c.t("col.from-away"), true},  {c.measure_title("mutual_aid") + ", " + c.unit("mutual_aid"), true}};
  for (const RegionEffort& row : f.effort) {
    chart.rows.push_back({c.region_short(row.region), {row.sent - row.from_away, row.from_away}, c.number(row.sent)});
    table.rows.push_back({{c.region(row.region), "", Tone::plain},
                          {c.time(row.first_arrival), "", Tone::plain},
                          {c.count(row.dispatches), "", Tone::plain},
                          {c.number(row.sent), "", Tone::plain},
                          {row.sent > 0 ? c.share(row.from_away / row.sent) : "–", "", Tone::plain},
                          {c.number(c.record.measure("mutual_aid", {}, row.region)), "", Tone::plain}});
  }
  Figure figure;
  figure.svg = draw_bars(chart);
  figure.caption = chart.title;
  figure.data = table;
  section.blocks.emplace_back(std::move(figure));
  section.blocks.emplace_back(std::move(table));
  TableBlock capabilities;
  capabilities.caption = c.t("teams.capabilities");
  capabilities.columns = {
      {c.t("col.capability"), false}, {c.t("col.dispatches"), true}, {c.t("col.persons-sent"), true}};
  for (const CapabilityEffort& row : f.capabilities)
    capabilities.rows.push_back({{c.in(c.names.capability(row.capability)), "", Tone::plain},
                                 {c.count(row.dispatches), "", Tone::plain},
                                 {c.number(row.sent), "", Tone::plain}});
  section.blocks.emplace_back(std::move(capabilities));
  section.blocks.emplace_back(Paragraph{
      c.t("teams.explanation", {{"planned", c.count(f.planned_dispatches)}, {"all", c.count(f.dispatches)}}), true});
  return section;
}

}  // namespace qorgan
