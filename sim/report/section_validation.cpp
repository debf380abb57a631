// Annex: what the model was held against before anybody used it, as tools/validate last measured it.

#include <cmath>
#include <nlohmann/json.hpp>

#include "report/sections.hpp"

namespace qorgan {
namespace {

/// As many decimals as the committed number has; at most nine.
std::string as_committed(const Context& c, double value) {
  int decimals = 0;
  for (double scaled = value; decimals < 9 && std::fabs(scaled - std::round(scaled)) > 1e-6 * std::fabs(scaled);
       scaled *= 10)
    ++decimals;
  return c.number(value, decimals);
}

}  // namespace

Section validation_section(const Context& c) {
  Section section{"validation", c.t("section.validation"), {}};
  const auto measured = nlohmann::json::parse(report_asset("validation.json"));
  const std::string version = measured.value("version", std::string());
  section.blocks.emplace_back(Paragraph{c.t("validation.explanation", {{"version", version}}), false});
  TableBlock table;
  table.columns = {{c.t("col.target"), false},         {c.t("col.source"), false},
                   {c.t("col.expected"), true, true},  {c.t("col.measured"), true, true},
                   {c.t("col.tolerance"), true, true}, {c.t("col.verdict"), false, true}};
  for (const auto& row : measured.at("rows")) {
    const std::string relation = row.value("relation", std::string());
    const std::string bound = relation == "=" ? "" : relation + " ";
    const std::string verdict = row.value("verdict", std::string());
    const bool passed = verdict == "pass", weak = verdict == "not held";
    table.rows.push_back({{c.t("validation." + row.value("id", std::string())), "", Tone::plain},
                          {row.value("source", std::string()), "", Tone::plain},
                          {bound + as_committed(c, row.value("expected", 0.0)), "", Tone::plain},
                          {as_committed(c, row.value("measured", 0.0)), "", Tone::plain},
                          {as_committed(c, row.value("tolerance", 0.0)), "", Tone::plain},
                          {c.t(passed ? "validation.pass"
                               : weak ? "validation.weak"
                                      : "validation.fail"),
                           "",
                           passed ? Tone::good
                           : weak ? Tone::open
                                  : Tone::bad}});
  }
  section.blocks.emplace_back(std::move(table));
  section.blocks.emplace_back(Paragraph{c.t("validation.reading"), true});
  return section;
}

}  // namespace qorgan
