#include "run_summary.hpp"

#include <fmt/core.h>

#include <cmath>

#include "core/time_zone.hpp"
#include "record/observed_words.hpp"
#include "record/wording.hpp"
#include "table.hpp"
#include "world/measure_names.hpp"

namespace qorgan::cli {
namespace {

std::vector<std::string> headings(std::initializer_list<LocalText> texts, Language language) {
  std::vector<std::string> out;
  for (const LocalText& text : texts) out.push_back(text.in(language));
  return out;
}

/// Times count from an incident's onset, and what was noticed early has a negative one.
std::string value_text(const std::string& measure, double value, Language language) {
  if (!std::isfinite(value)) return "\u2013";
  if (!measure.starts_with("time_to") || value >= 0) return write_measure(measure, value, language);
  const LocalText before{"{time} before onset", "{time} до начала", "басталғанға дейін {time}"};
  return fill(before.in(language), {{"time", write_duration(-value, language)}});
}

/// Of a time over several incidents: of how many it is the mean.
std::string reach_text(const Record& record, const std::string& measure, Language language) {
  const Reach reach = record.reach(measure);
  if (reach.all < 2) return {};
  const LocalText of{" ({count} of {all})", " ({count} из {all})", " ({all} ішінен {count})"};
  return fill(of.in(language), {{"count", std::to_string(reach.reached)}, {"all", std::to_string(reach.all)}});
}

std::string measures_text(const Console& console, const Record& record, Language language) {
  const bool baseline = record.run.baseline;
  std::vector<std::string> heading =
      headings({{"Measure", "Показатель", "Көрсеткіш"}, {"Value", "Значение", "Мәні"}}, language);
  if (baseline) heading.push_back(LocalText{"Without a response", "Без реагирования", "Ден қоюсыз"}.in(language));
  Table table(std::move(heading));
  bool times = false;
  for (const MeasureRow& row : record.measures) {
    if (row.incident.valid() || row.region.valid() || !std::isfinite(row.value)) continue;
    const MeasureName* name = find_measure_name(row.measure);
    const std::string reach = reach_text(record, row.measure, language);
    times = times || !reach.empty();
    std::vector<std::string> cells{name != nullptr ? run_title(*name).in(language) : row.measure,
                                   value_text(row.measure, row.value, language) + reach};
    if (baseline) cells.push_back(value_text(row.measure, row.baseline, language));
    table.row(std::move(cells));
  }
  if (table.empty()) return {};
  std::string out = "\n" + table.text(console.width());
  const LocalText note{
      "Times are means over the incidents that got so far: how many of all stands behind.",
      "Сроки – средние по инцидентам, которые до этого дошли; рядом указано, сколько их из всех.",
      "Мерзімдер – осыған жеткен оқиғалар бойынша орташа; жанында барлығынан қаншасы екені көрсетілген."};
  if (times)
    for (const std::string& line : wrap(note.in(language), console.width() > 2 ? console.width() - 2 : 1))
      out += "  " + line + "\n";
  return out;
}

/// "at_most" as every reader of formulas knows it.
std::string sign_of(const std::string& op) {
  if (op == "at_most") return "≤";
  if (op == "at_least") return "≥";
  return op == "below" ? "<" : ">";
}

std::string outcome(const Console& console, const ObjectiveRow& row, Language language) {
  if (!row.decided) return LocalText{"not decided", "не решено", "шешілмеген"}.in(language);
  return row.met ? console.styled(LocalText{"met", "да", "иә"}.in(language), Style::good)
                 : console.styled(LocalText{"missed", "нет", "жоқ"}.in(language), Style::warning);
}

std::string objectives_text(const Console& console, const Record& record, Language language) {
  if (record.objectives.empty()) return {};
  Table table(headings(
      {{}, {"Objective", "Цель", "Мақсат"}, {"Target", "Задано", "Нысана"}, {"Value", "Значение", "Мәні"}}, language));
  for (const ObjectiveRow& row : record.objectives)
    table.row({outcome(console, row, language), row.text.in(language),
               sign_of(row.op) + " " + value_text(row.measure, row.target, language),
               value_text(row.measure, row.value, language)});
  return "\n" + table.text(console.width());
}

std::string observations_text(const Console& console, const Record& record, Language language) {
  if (record.observations.empty()) return {};
  Table table(headings({{"Beside what was reported", "Рядом с опубликованным", "Жарияланғанмен қатар"},
                        {"Points", "Точек", "Нүктелер"},
                        {"Within", "В пределах", "Шегінде"},
                        {"Mean error", "Средняя ошибка", "Орташа қате"},
                        {"Mean relative error", "Средняя относительная ошибка", "Орташа салыстырмалы қате"}},
                       language));
  for (const ObservationRow& row : record.observations)
    table.row({row.name.in(language), std::to_string(row.compared),
               row.spans > 0 ? fmt::format("{}/{}", row.inside, row.spans) : "\u2013", write_bias(row, language),
               write_relative(row, language)});
  return "\n" + table.text(console.width());
}

}  // namespace

std::string summary_text(const Console& console, const Record& record, Language language) {
  const RunRow& run = record.run;
  const auto number = [&](auto value) { return write_number(static_cast<double>(value), 0, language); };
  std::string out = console.styled(run.title.in(language), Style::bold) + "\n";
  const LocalText facts{
      "{from} to {to} ({zone}); policy: {policy}; reading of 18(4): {reading}; seed: {seed}",
      "{from} – {to} ({zone}); политика: {policy}; толкование 18(4): {reading}; начальное число: {seed}",
      "{from} – {to} ({zone}); саясат: {policy}; 18(4) түсіндіру: {reading}; бастапқы сан: {seed}"};
  out += fill(facts.in(language), {{"from", write_time(run.start, run.utc_offset, language)},
                                   {"to", write_time(record.time_of(run.ticks_done), run.utc_offset, language)},
                                   {"zone", format_zone(run.utc_offset)},
                                   {"policy", record.word("policy", run.policy).in(language)},
                                   {"reading", record.word("reading", run.reading).in(language)},
                                   {"seed", std::to_string(run.seed)}}) +
         "\n";
  out += measures_text(console, record, language) + objectives_text(console, record, language) +
         observations_text(console, record, language);
  const LocalText size{
      "Ticks: {ticks}; bodies: {bodies}; messages: {messages}; events: {events}; time: {seconds} s",
      "Тактов: {ticks}; органов: {bodies}; сообщений: {messages}; событий: {events}; время: {seconds} с",
      "Такт: {ticks}; орган: {bodies}; хабарлама: {messages}; оқиға: {events}; уақыт: {seconds} с"};
  const LocalText digest{"Digest: {digest}", "Контрольная сумма: {digest}", "Бақылау сомасы: {digest}"};
  return out + "\n" +
         fill(size.in(language), {{"ticks", number(run.ticks_done)},
                                  {"bodies", number(run.agents)},
                                  {"messages", number(run.messages)},
                                  {"events", number(run.events)},
                                  {"seconds", write_number(run.wall_seconds, 2, language)}}) +
         "\n" + fill(digest.in(language), {{"digest", run.digest}}) + "\n";
}

}  // namespace qorgan::cli
