// Legal findings: who may lead, on what ground bodies acted, what they lacked, whose rights were limited.

#include <algorithm>
#include <cmath>

#include "report/sections.hpp"

namespace qorgan {
namespace {

constexpr std::size_t max_rows = 40;

TableBlock heads_table(const Context& c, const Facts& f) {
  TableBlock table;
  table.caption = c.t("law.heads");
  table.columns = {{c.t("col.threat"), false}, {c.t("col.says"), false}};
  for (const auto& head : c.record.threats.empty() ? std::array<ThreatRow::Head, 3>{} : c.record.threats.front().heads)
    table.columns.push_back({c.word("reading", head.reading), false});
  for (const ThreatId id : f.threats) {
    const ThreatRow* threat = c.record.threat(id);
    if (!threat) continue;
    std::vector<std::string> parts;
    for (const auto& part : threat->components)
      parts.push_back(c.in(part.component) + ": " + c.role(part.role) + " [" + part.article + "]");
    std::vector<TableCell> row{{c.in(threat->name), threat->article, Tone::plain},
                               {c.word("lead-status", threat->lead_status), join(parts, "; "), Tone::plain}};
    for (const auto& head : threat->heads)
      row.push_back({head.role.empty() ? c.t("nobody") : c.role(head.role),
                     join({head.article.empty() ? "" : "[" + head.article + "]",
                           head.component ? c.t("law.component-only") : "", head.disputed ? c.t("law.disputed") : ""},
                          ", "),
                     head.role.empty() ? Tone::open : Tone::plain});
    table.rows.push_back(std::move(row));
  }
  return table;
}

TableBlock grounds_table(const Context& c, const Facts& f) {
  TableBlock table;
  table.caption = c.t("law.grounds");
  table.columns = {{c.t("col.article"), false}, {c.t("col.actions"), true}, {c.t("col.what"), false}};
  for (const GroundRow& row : f.legal.grounds()) {
    if (table.rows.size() >= max_rows) {
      table.after = c.t("rows-left-out", {{"count", c.count(f.legal.grounds().size() - max_rows)}});
      break;
    }
    std::vector<EventKind> kinds;
    for (const EventKind kind : all_of<EventKind>)
      if (row.kinds[index_of(kind)] > 0) kinds.push_back(kind);
    std::stable_sort(kinds.begin(), kinds.end(),
                     [&](EventKind a, EventKind b) { return row.kinds[index_of(a)] > row.kinds[index_of(b)]; });
    std::vector<std::string> parts;
    for (const EventKind kind : kinds)
      parts.push_back(kind_title(kind, c.language) + " " + c.count(row.kinds[index_of(kind)]));
    table.rows.push_back({{std::string(c.record.ground(row.ground)), "", Tone::plain},
                          {c.count(row.actions), "", Tone::plain},
                          {join(parts, ", "), "", Tone::plain}});
  }
  return table;
}

List gaps_and_overlaps(const Context& c, const Facts& f) {
  List list;
  for (const ThreatId id : f.threats) {
    const ThreatRow* threat = c.record.threat(id);
    if (!threat) continue;
    std::size_t referred = 0, overlaps = 0;
    EventKey first_referral = 0, first_overlap = 0;
    for (const FindingRow& row : f.legal.findings()) {
      if (row.threat != id) continue;
      const bool gap = row.kind == EventKind::headquarters_referred;
      std::size_t& times = gap ? referred : overlaps;
      if (times == 0) (gap ? first_referral : first_overlap) = row.event;
      times += row.times;
    }
    if (referred > 0)
      list.items.push_back({c.t("law.gap-met", {{"threat", threat->article}, {"count", c.count(referred)}}),
                            c.event_number(first_referral), Tone::open, c.t("law.gap")});
    if (overlaps > 0)
      list.items.push_back({c.t("law.overlap-met", {{"threat", threat->article}, {"count", c.count(overlaps)}}),
                            c.event_number(first_overlap), Tone::open, c.t("law.overlap")});
    if (!c.in(threat->gap_note).empty())
      list.items.push_back({threat->article + ": " + c.in(threat->gap_note), "", Tone::open, c.t("law.open")});
    if (!c.in(threat->rights_note).empty())
      list.items.push_back({threat->article + ": " + c.in(threat->rights_note), "", Tone::plain, c.t("law.rights")});
  }
  return list;
}

/// Violations of one kind by one body make one row: what was done without ground or went on too long, how often, when
/// found.
TableBlock violations_table(const Context& c) {
  struct Row {
    AgentId agent;
    InstrumentId instrument;
    std::uint16_t article = 0;
    std::size_t count = 0, found = 0;
    Tick first = -1;
    double lag = 0;
    EventKey event = 0;
  };
  std::vector<Row> rows;
  for (const Violation& v : c.record.violations) {
    auto at = std::find_if(rows.begin(), rows.end(), [&](const Row& r) {
      return r.agent == v.agent && r.instrument == v.instrument && r.article == v.article;
    });
    if (at == rows.end()) at = rows.insert(rows.end(), {v.agent, v.instrument, v.article, 0, 0, v.tick, 0, v.event});
    ++at->count;
    if (v.found < 0) continue;
    ++at->found;
    at->lag += c.seconds(v.found - v.tick);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.count > b.count; });
  TableBlock table;
  table.caption = c.t("law.violations");
  table.columns = {{c.t("col.body"), false},      {c.t("col.action"), false},      {c.t("col.offends"), false},
                   {c.t("col.count"), true},      {c.t("col.first"), false, true}, {c.t("col.found"), true},
                   {c.t("col.found-after"), true}};
  for (const Row& r : rows) {
    if (table.rows.size() >= max_rows) {
      table.after = c.t("rows-left-out", {{"count", c.count(rows.size() - max_rows)}});
      break;
    }
    const std::string instrument = c.in(c.names.instrument(r.instrument));
    const bool headquarters = c.record.ground(r.article) == "18(4)";
    table.rows.push_back(
        {{c.agent(r.agent), "", Tone::plain},
         {!instrument.empty() ? instrument : c.t(headquarters ? "law.headquarters-without-right" : "law.forbidden-act"),
          c.t(c.record.ground(r.article) == "17(2)" ? "law.kept-too-long" : "law.without-ground"), Tone::plain},
         {std::string(c.record.ground(r.article)), "", Tone::plain},
         {c.count(r.count), "", Tone::plain},
         {c.time(r.first), c.event_number(r.event), Tone::plain},
         {c.count(r.found) + " / " + c.count(r.count), "", r.found < r.count ? Tone::bad : Tone::plain},
         {r.found > 0 ? c.duration(r.lag / static_cast<double>(r.found)) : "–", "", Tone::plain}});
  }
  return table;
}

/// The rights ledger: instrument x people x time, by instrument and region.
TableBlock rights_table(const Context& c) {
  const std::vector<RightsRow> rows = rights_ledger(c.evidence, true);
  TableBlock table;
  table.caption = c.t("law.ledger");
  table.columns = {{c.t("col.instrument"), false}, {c.t("col.region"), false},       {c.t("col.rights"), false},
                   {c.t("col.times"), true},       {c.t("col.days"), true},          {c.t("col.people"), true},
                   {c.t("col.people-days"), true}, {c.t("col.proportionate"), false}};
  for (const RightsRow& r : rows) {
    if (table.rows.size() >= max_rows) {
      table.after = c.t("rows-left-out", {{"count", c.count(rows.size() - max_rows)}});
      break;
    }
    std::vector<std::string> rights;
    if (const InstrumentRow* instrument = c.record.instrument(r.instrument))
      for (const std::string& right : instrument->rights) rights.push_back(c.word("right", right));
    const std::string ground(c.record.ground(r.ground));
    const bool clean = r.disproportionate == 0 && r.unlawful == 0;
    table.rows.push_back(
        {{c.in(c.names.instrument(r.instrument)), ground.empty() ? "" : "[" + ground + "]", Tone::plain},
         {c.region_short(r.region), "", Tone::plain},
         {join(rights, ", "), "", Tone::plain},
         {c.count(r.uses), "", Tone::plain},
         {c.number(r.days, 1), "", Tone::plain},
         {c.number(r.people), "", Tone::plain},
         {c.number(r.person_days), "", Tone::plain},
         {clean ? c.t("law.proportionate")
                : c.t(r.unlawful == 0 ? "law.disproportionate" : "law.unlawful",
                      {{"count", c.count(r.disproportionate)}, {"times", c.count(r.uses)}}),
          "", clean ? Tone::good : Tone::bad}});
  }
  return table;
}

}  // namespace

Section law_section(const Context& c, const Facts& f) {
  Section section{"law", c.t("section.law"), {}};
  section.blocks.emplace_back(Paragraph{
      c.t("law.explanation", {{"law", c.record.run.law}, {"reading", c.word("reading", c.record.run.reading)}}), true});
  if (!f.threats.empty()) section.blocks.emplace_back(heads_table(c, f));
  if (List list = gaps_and_overlaps(c, f); !list.items.empty()) {
    section.blocks.emplace_back(Heading{c.t("law.gaps-and-overlaps")});
    section.blocks.emplace_back(std::move(list));
  }
  if (!f.legal.grounds().empty())
    section.blocks.emplace_back(grounds_table(c, f));
  else if (!c.has_events())
    section.blocks.emplace_back(Paragraph{c.t("no-events"), true});
  if (c.record.violations.empty())
    section.blocks.emplace_back(Paragraph{c.t("answer.legal-clean"), false});
  else
    section.blocks.emplace_back(violations_table(c));
  if (f.limiting_instruments == 0)
    section.blocks.emplace_back(Paragraph{c.t("law.no-limits"), false});
  else
    section.blocks.emplace_back(rights_table(c));
  const double appeals = c.record.measure("appeals"), responsible = c.record.measure("held_responsible");
  if (appeals > 0 || responsible > 0)
    section.blocks.emplace_back(
        Paragraph{c.t("law.consequences", {{"responsible", c.number(responsible)},
                                           {"appeals", c.number(appeals)},
                                           {"upheld", c.number(c.record.measure("appeals_upheld"))}}),
                  false});
  return section;
}

}  // namespace qorgan
