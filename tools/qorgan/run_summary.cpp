#include "run_summary.hpp"

#include <fmt/core.h>

#include <cmath>

#include "record/wording.hpp"
#include "report/context.hpp"
#include "table.hpp"
#include "world/measure_names.hpp"

namespace qorgan::cli {
namespace {

std::vector<std::string> headings(std::initializer_list<LocalText> texts, Language language) {
  std::vector<std::string> out;
  for (const LocalText& text : texts) out.push_back(text.in(language));
  return out;
}

/// As the report writes it. Times count from an incident's onset, and what was noticed early has a negative one.
std::string value_text(const Context& words, const std::string& measure, double value) {
  const MeasureName* name = find_measure_name(measure);
  const bool early = name != nullptr && name->dimension == Dimension::duration && value < 0;
  if (!early) return words.measured(measure, value);
  return words.measured(measure, -value) + " " + words.in({"before onset", "до начала", "басталғанға дейін"});
}

std::string measures_text(const Console& console, const Context& words) {
  const Record& record = words.record;
  const Language language = words.language;
  const bool baseline = record.run.baseline;
  std::vector<std::string> heading =
      headings({{"Measure", "Показатель", "Көрсеткіш"}, {"Value", "Значение", "Мәні"}}, language);
  if (baseline) heading.push_back(LocalText{"Without a response", "Без реагирования", "Ден қоюсыз"}.in(language));
  Table table(std::move(heading));
  for (const MeasureRow& row : record.measures) {
    if (row.incident.valid() || row.region.valid() || !std::isfinite(row.value)) continue;
    std::vector<std::string> cells{words.measure_title(row.measure), value_text(words, row.measure, row.value)};
    if (baseline) cells.push_back(value_text(words, row.measure, row.baseline));
    table.row(std::move(cells));
  }
  return table.empty() ? std::string() : "\n" + table.text(console.width());
}

/// "at_most" as every reader of formulas knows it.
std::string sign_of(const std::string& op) {
  if (op == "at_most") return "≤";
  if (op == "at_least") return "≥";
  return op == "below" ? "<" : ">";
}

std::string objectives_text(const Console& console, const Context& words) {
  const Record& record = words.record;
  const Language language = words.language;
  if (record.objectives.empty()) return {};
  Table table(headings(
      {{}, {"Objective", "Цель", "Мақсат"}, {"Target", "Задано", "Нысана"}, {"Value", "Значение", "Мәні"}}, language));
  for (const ObjectiveRow& row : record.objectives) {
    table.row({row.met ? console.styled(LocalText{"met", "да", "иә"}.in(language), Style::good)
                       : console.styled(LocalText{"missed", "нет", "жоқ"}.in(language), Style::warning),
               row.text.in(language), sign_of(row.op) + " " + value_text(words, row.measure, row.target),
               value_text(words, row.measure, row.value)});
  }
  return "\n" + table.text(console.width());
}

std::string observations_text(const Console& console, const Context& words) {
  const Record& record = words.record;
  const Language language = words.language;
  if (record.observations.empty()) return {};
  Table table(headings({{"Beside what was reported", "Рядом с опубликованным", "Жарияланғанмен қатар"},
                        {"Points", "Точек", "Нүктелер"},
                        {"Mean error", "Средняя ошибка", "Орташа қате"},
                        {"Mean relative error", "Средняя относительная ошибка", "Орташа салыстырмалы қате"}},
                       language));
  for (const ObservationRow& row : record.observations)
    table.row(
        {row.name.in(language), std::to_string(row.compared),
         std::isfinite(row.bias) ? (row.bias < 0 ? "−" : "+") + write_rounded(std::fabs(row.bias), language) : "–",
         std::isfinite(row.mape) ? words.share(row.mape) : "–"});
  return "\n" + table.text(console.width());
}

}  // namespace

std::string summary_text(const Console& console, const Record& record, Language language) {
  const RunRow& run = record.run;
  const Context words(record, language);
  std::string out = console.styled(run.title.in(language), Style::bold) + "\n";
  out += fmt::format("{} to {}, policy {}, reading {}, seed {}\n", format_instant(run.start, run.utc_offset),
                     format_instant(record.time_of(run.ticks_done), run.utc_offset), run.policy, run.reading, run.seed);
  out += measures_text(console, words) + objectives_text(console, words) + observations_text(console, words);
  return out + fmt::format("\n{} ticks, {} bodies, {} messages, {} events in {:.2f} s; digest {}\n",
                           words.count(static_cast<std::size_t>(run.ticks_done)), words.count(run.agents),
                           words.count(run.messages), words.count(run.events), run.wall_seconds, run.digest);
}

}  // namespace qorgan::cli
