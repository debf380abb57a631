#include "report/batch_context.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/enum_table.hpp"
#include "core/time_zone.hpp"
#include "world/measure_names.hpp"

namespace qorgan {

namespace {
bool is_share(std::string_view measure) { return measure == "utilisation" || measure == "share_informed"; }
}  // namespace

std::string BatchView::option(std::size_t o) const {
  const std::string& label = c.options[o].label.in(language);
  if (c.options.size() == 1 && label.empty()) return t("sensitivity.everything");
  return label.empty() ? c.options[o].key : label;
}

std::vector<std::string> BatchView::starts(const Batch& batch) const {
  std::vector<std::string> out;
  for (const BatchContext& context : batch.contexts) {
    std::string text = write_time(context.start, context.utc_offset, language) + " " + format_zone(context.utc_offset);
    if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
  }
  return out;
}

std::string BatchView::title(std::size_t response) const {
  const MeasureKey& key = a.responses[response].key;
  const std::string where = key.incident.empty() ? key.region : key.incident;
  const std::string measure = words.over_run_title(key.measure, where.empty());
  return where.empty() ? measure : fmt::format("{} ({})", measure, where);
}

std::string BatchView::value(std::size_t response, double value) const {
  if (!std::isfinite(value)) return "–";
  const std::string& measure = a.responses[response].key.measure;
  // Options differ in tenths of a per cent; digits that a share of people would not need.
  if (is_share(measure)) return write_number(value * 100, 1, language) + (language == Language::en ? "%" : "\xC2\xA0%");
  const MeasureName* name = find_measure_name(measure);
  // Means of small counts are no whole numbers.
  const bool counts = name && (name->dimension == Dimension::people || name->dimension == Dimension::houses ||
                               (name->dimension == Dimension::number && !name->unit.en.empty()));
  if (counts && std::fabs(value) < 100 && value != std::round(value)) {
    const std::string_view unit = measure_unit(*name, value, language);
    return write_rounded(value, language) + (unit.empty() ? "" : "\xC2\xA0" + std::string(unit));
  }
  if (name && name->dimension == Dimension::number && name->unit.en.empty())
    return write_number(value, std::fabs(value) < 10 ? 3 : 1, language);
  return words.measured(measure, value);
}

std::string BatchView::difference(std::size_t response, double value) const {
  if (!std::isfinite(value)) return "–";
  const std::string text = this->value(response, std::fabs(value));
  const bool nothing = text == this->value(response, 0);  // as it is written
  return (nothing ? "±" : value > 0 ? "+" : "−") + text;
}

std::string BatchView::interval(std::size_t response, const Interval& interval, bool signed_ends) const {
  if (!interval.known()) return "–";
  const auto end = [&](double v) { return signed_ends ? difference(response, v) : value(response, v); };
  std::string low = end(interval.low);
  const std::string high = end(interval.high), unit = "\xC2\xA0" + words.unit(a.responses[response].key.measure);
  // The unit once, behind both.
  if (unit.size() > 2 && low.ends_with(unit) && high.ends_with(unit)) low.erase(low.size() - unit.size());
  return fmt::format("{} … {}", low, high);
}

std::string BatchView::unsaid(const Sensitivity& s) const {
  std::string value;
  if (s.unsaid == Unsaid::constant) value = this->value(s.response, a.overall[s.response].options[s.option].value.mean);
  return t("sensitivity." + std::string(name_of(s.unsaid)),
           {{"measure", title(s.response)}, {"points", words.count(s.points - s.without)}, {"value", value}});
}

std::string BatchView::level() const { return write_share(a.level, language); }

std::string BatchView::group(const std::string& key) const {
  for (const BatchContext& context : batch().contexts)
    if (context.loaded && context.scenario == key) return context.loaded->title.in(language);
  return key;
}

BatchView::Scale BatchView::scale(std::size_t response, double greatest) const {
  const std::string& measure = a.responses[response].key.measure;
  const MeasureName* name = find_measure_name(measure);
  static constexpr std::array<std::array<std::string_view, 3>, 2> time{{{"days", "дней", "күн"}, {"h", "ч", "сағ"}}};
  const auto l = static_cast<std::size_t>(language);
  if (name && name->dimension == Dimension::duration)
    return greatest >= 3 * 86400 ? Scale{86400, std::string(time[0][l])} : Scale{3600, std::string(time[1][l])};
  if (is_share(measure)) return {0.01, "%"};
  const std::string unit = words.unit(measure);
  if (name && greatest >= 1e9) return {1e9, fmt::format("{} {}", t("billion"), unit)};
  if (name && greatest >= 1e7) return {1e6, fmt::format("{} {}", t("million"), unit)};
  return {1, unit};
}

double BatchView::greatest(std::size_t response) const {
  double out = 0;
  for (const OptionResult& option : a.overall[response].options)
    if (option.value.count > 0) out = std::max({out, std::fabs(option.value.greatest), std::fabs(option.value.least)});
  return out;
}

Verdict verdict_of(const Interval& together, Goal goal) {
  if (!together.known() || together.holds(0)) return Verdict::open;
  if (goal == Goal::none) return Verdict::differs;
  return (together.high < 0) == (goal == Goal::less) ? Verdict::better : Verdict::worse;
}

Tone tone_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::better: return Tone::good;
    case Verdict::worse: return Tone::bad;
    case Verdict::open: return Tone::open;
    case Verdict::reference:
    case Verdict::differs: break;
  }
  return Tone::plain;
}

std::string_view name_of(Verdict verdict) {
  static constexpr EnumTable<Verdict, std::string_view> names({{Verdict::reference, "reference"},
                                                               {Verdict::better, "better"},
                                                               {Verdict::worse, "worse"},
                                                               {Verdict::differs, "differs"},
                                                               {Verdict::open, "open"}});
  return names[verdict];
}

void add_options_table(Section& section, const TableBlock& table) {
  constexpr std::size_t beside = 6;
  for (std::size_t from = 1; from < table.columns.size(); from += beside) {
    const std::size_t to = std::min(from + beside, table.columns.size());
    const auto part_of = [&](const auto& cells) {
      auto out = std::vector{cells.front()};
      out.insert(out.end(), cells.begin() + static_cast<std::ptrdiff_t>(from),
                 cells.begin() + static_cast<std::ptrdiff_t>(to));
      return out;
    };
    TableBlock part{
        table.caption, part_of(table.columns), {}, to == table.columns.size() ? table.after : std::string()};
    for (const auto& row : table.rows) part.rows.push_back(part_of(row));
    section.blocks.emplace_back(std::move(part));
  }
}

}  // namespace qorgan
