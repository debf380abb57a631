#include "run_summary.hpp"

#include <fmt/core.h>

#include <cmath>

#include "core/quantity.hpp"
#include "table.hpp"
#include "world/measure_names.hpp"

namespace qorgan::cli {
namespace {

LocalText before_onset() { return {"before onset", "до начала", "басталғанға дейін"}; }

std::vector<std::string> headings(std::initializer_list<LocalText> texts, Language language) {
  std::vector<std::string> out;
  for (const LocalText& text : texts) out.push_back(text.in(language));
  return out;
}

/// "114 123": whole numbers of many digits in groups of three.
std::string grouped(double value) {
  const std::string digits = fmt::format("{:.0f}", std::fabs(value));
  std::string text = value < 0 && digits != "0" ? "-" : "";
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ' ';
    text += digits[i];
  }
  return text;
}

/// Times count from an incident's onset, and what was noticed early has a negative one.
std::string time_text(double seconds, Language language) {
  return seconds < 0 ? format_duration(-seconds) + " " + before_onset().in(language) : format_duration(seconds);
}

std::string value_text(double value, const MeasureName* name, Language language) {
  if (!std::isfinite(value)) return "-";
  const Dimension dimension = name != nullptr ? name->dimension : Dimension::number;
  if (dimension == Dimension::duration) return time_text(value, language);
  if (dimension == Dimension::people || dimension == Dimension::houses) return grouped(value);
  if (dimension != Dimension::number) return format_quantity(value, dimension);
  const bool share = name == nullptr || name->unit.en.empty();
  if (share) return fmt::format("{:.3g}", value);
  const std::string& unit = name->unit.in(language);
  return grouped(value) + (name->unit.en == "number" ? "" : " " + unit);
}

std::string measures_text(const Console& console, const Record& record, Language language) {
  const bool baseline = record.run.baseline;
  std::vector<std::string> heading =
      headings({{"Measure", "Показатель", "Көрсеткіш"}, {"Value", "Значение", "Мәні"}}, language);
  if (baseline) heading.push_back(LocalText{"Without a response", "Без реагирования", "Ден қоюсыз"}.in(language));
  Table table(std::move(heading));
  for (const MeasureRow& row : record.measures) {
    if (row.incident.valid() || row.region.valid() || !std::isfinite(row.value)) continue;
    const MeasureName* name = find_measure_name(row.measure);
    std::vector<std::string> cells{name != nullptr ? name->text.in(language) : row.measure,
                                   value_text(row.value, name, language)};
    if (baseline) cells.push_back(value_text(row.baseline, name, language));
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

std::string objectives_text(const Console& console, const Record& record, Language language) {
  if (record.objectives.empty()) return {};
  Table table(headings(
      {{}, {"Objective", "Цель", "Мақсат"}, {"Target", "Задано", "Нысана"}, {"Value", "Значение", "Мәні"}}, language));
  for (const ObjectiveRow& row : record.objectives) {
    const MeasureName* name = find_measure_name(row.measure);
    table.row({row.met ? console.styled(LocalText{"met", "да", "иә"}.in(language), Style::good)
                       : console.styled(LocalText{"missed", "нет", "жоқ"}.in(language), Style::warning),
               row.text.in(language), sign_of(row.op) + " " + value_text(row.target, name, language),
               value_text(row.value, name, language)});
  }
  return "\n" + table.text(console.width());
}

std::string observations_text(const Console& console, const Record& record, Language language) {
  if (record.observations.empty()) return {};
  Table table(headings({{"Beside what was reported", "Рядом с опубликованным", "Жарияланғанмен қатар"},
                        {"Points", "Точек", "Нүктелер"},
                        {"Mean error", "Средняя ошибка", "Орташа қате"},
                        {"Mean relative error", "Средняя относительная ошибка", "Орташа салыстырмалы қате"}},
                       language));
  for (const ObservationRow& row : record.observations)
    table.row({row.name.in(language), std::to_string(row.compared),
               std::isfinite(row.bias) ? fmt::format("{:+.4g}", row.bias) : "-",
               std::isfinite(row.mape) ? fmt::format("{:.0f} %", row.mape * 100) : "-"});
  return "\n" + table.text(console.width());
}

}  // namespace

std::string summary_text(const Console& console, const Record& record, Language language) {
  const RunRow& run = record.run;
  std::string out = console.styled(run.title.in(language), Style::bold) + "\n";
  out += fmt::format("{} to {}, policy {}, reading {}, seed {}\n", format_instant(run.start, run.utc_offset),
                     format_instant(record.time_of(run.ticks_done), run.utc_offset), run.policy, run.reading, run.seed);
  out += measures_text(console, record, language) + objectives_text(console, record, language) +
         observations_text(console, record, language);
  return out + fmt::format("\n{} ticks, {} bodies, {} messages, {} events in {:.2f} s; digest {}\n", run.ticks_done,
                           run.agents, run.messages, run.events, run.wall_seconds, run.digest);
}

}  // namespace qorgan::cli
