// The decisions that shaped the run: a page of them, in their order. The annex has the whole course.

#include "account/chronicle.hpp"
#include "report/sections.hpp"

namespace qorgan {

namespace {
constexpr std::size_t max_rows = 24;
}  // namespace

Section decisions_section(const Context& c) {
  Section section{"decisions", c.t("section.decisions"), {}};
  if (!c.has_events()) {
    section.blocks.emplace_back(Paragraph{c.t("no-events"), true});
    return section;
  }
  const NotedDecisions noted = noted_decisions(c.evidence, max_rows);
  if (noted.shown.empty()) {
    section.blocks.emplace_back(Paragraph{c.t("decisions.none"), false});
    return section;
  }
  TableBlock table;
  table.columns = {{c.t("col.time"), false, true}, {c.t("col.decision"), false}, {"", true}};
  for (const NotedDecision& row : noted.shown) {
    const Event& e = c.record.events[row.event];
    const bool clean = row.breach == Breach::none;
    table.rows.push_back(
        {{c.time(e.tick), "", Tone::plain},
         {narrate(e, c.names, c.language),
          clean ? "" : c.t(row.breach == Breach::too_long ? "law.kept-too-long" : "headquarters.no-ground"),
          clean ? Tone::plain : Tone::bad},
         {"#" + std::to_string(row.event + 1), "", Tone::plain}});
  }
  if (noted.left_out > 0) table.after = c.t("decisions.left-out", {{"count", c.count(noted.left_out)}});
  section.blocks.emplace_back(Paragraph{c.t("decisions.explanation"), true});
  section.blocks.emplace_back(std::move(table));
  return section;
}

}  // namespace qorgan
