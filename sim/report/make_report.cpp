#include "core/time_zone.hpp"
#include "report/sections.hpp"

namespace qorgan {

Document make_report(const Record& record, Language language) {
  const Context c(record, language);
  const Facts facts = count_facts(c.evidence);
  Document out;
  out.language = code_of(language);
  out.title = c.in(record.run.title);
  out.subtitle = c.in(record.run.summary);
  out.kind = c.t("report.kind");
  out.disclaimer = c.t("report.disclaimer");
  out.contents_title = c.t("report.contents");
  const RunRow& run = record.run;
  const std::string zone = format_zone(run.utc_offset);
  out.of = "run " + run.digest;
  out.periods = {{format_iso(run.start, run.utc_offset), format_iso(record.time_of(run.ticks_done), run.utc_offset),
                  format_offset(run.utc_offset)}};
  out.facts = {
      {c.t("fact.period", {{"zone", zone}}), c.time_with_year(0) + " – " + c.time_with_year(record.run.ticks_done), ""},
      {c.t("fact.policy"), c.word("policy", record.run.policy), ""},
      {c.t("fact.reading"), c.word("reading", record.run.reading), ""},
      {c.t("fact.institution"), c.in(record.run.institution_name), ""},
      {c.t("fact.seed"), std::to_string(record.run.seed), ""},
      {c.t("fact.digest"), record.run.digest, ""}};
  out.sections = {answer_section(c, facts), figures_section(c), objectives_section(c), decisions_section(c)};
  if (!record.decisions.empty()) out.sections.push_back(people_section(c));
  out.sections.push_back(findings_section(c, facts));
  out.annex_title = c.t("report.annex");
  std::vector<Section> annex{timeline_section(c, facts),
                             map_section(c),
                             flow_section(c),
                             knowledge_section(c, facts),
                             headquarters_section(c, facts),
                             teams_section(c, facts),
                             curves_section(c),
                             hindcast_section(c, facts),
                             damage_section(c),
                             law_section(c, facts),
                             principles_section(c, facts),
                             assumptions_section(c),
                             provenance_section(c),
                             validation_section(c)};
  add_annex(out, std::move(annex));
  out.footer = c.t("report.footer", {{"version", record.run.version}, {"digest", record.run.digest}});
  return out;
}

}  // namespace qorgan
