#include "record/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace qorgan {
namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";
constexpr std::string_view dash = "\xE2\x80\x93";

std::string_view pick(Language language, std::string_view en, std::string_view ru, std::string_view kk) {
  return language == Language::en ? en : language == Language::ru ? ru : kk;
}

std::string group_digits(std::string_view digits, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += separator;
    out += digits[i];
  }
  return out;
}

/// Year, month and day, hour and minute out of the core's own text "2024-03-27 09:00".
struct Parts {
  std::string year, month, day, clock;
};
Parts parts_of(Instant instant, std::int32_t utc_offset) {
  const std::string text = format_instant(instant, utc_offset);
  if (text.size() < 16) return {text, "", "", ""};
  const std::size_t year_end = text.size() - 12;  // years beyond 9999 have more digits
  return {text.substr(0, year_end), text.substr(year_end + 1, 2), text.substr(year_end + 4, 2),
          text.substr(year_end + 7, 5)};
}

}  // namespace

std::string write_number(double value, int decimals, Language language) {
  if (!std::isfinite(value)) return std::string(dash);
  std::string text = fmt::format("{:.{}f}", std::fabs(value), decimals);
  const bool negative = value < 0 && text.find_first_not_of("0.") != std::string::npos;
  const std::size_t point = text.find('.');
  const std::string whole = text.substr(0, point);
  // Russian and Kazakh keep four digits together.
  std::string out = language == Language::en ? group_digits(whole, ",")
                    : whole.size() > 4       ? group_digits(whole, no_break_space)
                                             : whole;
  if (point != std::string::npos) out += (language == Language::en ? "." : ",") + text.substr(point + 1);
  return negative ? "\xE2\x88\x92" + out : out;
}

std::string write_rounded(double value, Language language) {
  const double size = std::fabs(value);
  const int decimals = size >= 100 || size == std::floor(size) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  return write_number(value, decimals, language);
}

std::string write_stake(std::string_view stake, double amount, Language language) {
  constexpr double day = 86400;
  struct Words {
    std::string_view stake, en, ru, kk;
  };
  static constexpr std::array<Words, 6> words{
      {{"people", "people threatened: {amount}", "людей под угрозой: {amount}", "қауіп төнген адамдар: {amount}"},
       {"homes", "houses: {amount}", "домов: {amount}", "үйлер: {amount}"},
       {"services", "people without power or communications: {amount}", "людей без света или связи: {amount}",
        "жарықсыз немесе байланыссыз адамдар: {amount}"},
       {"damage", "loss while nobody helps: {amount} a day", "ущерб без помощи: {amount} в сутки",
        "көмексіз залал: тәулігіне {amount}"},
       {"records", "records exposed: {amount} a day", "раскрытых записей: {amount} в сутки",
        "жария жазбалар: тәулігіне {amount}"},
       {"hands", "people wanted for the work: {amount}", "людей нужно для работ: {amount}",
        "жұмысқа қажет адамдар: {amount}"}}};
  const auto* const found = std::find_if(words.begin(), words.end(), [&](const Words& w) { return w.stake == stake; });
  if (found == words.end()) return std::string(dash);
  const std::string text = stake == "damage"    ? write_quantity(amount * day, Dimension::money, language)
                           : stake == "records" ? write_number(std::round(amount * day), 0, language)
                                                : write_number(std::round(amount), 0, language);
  return fill(pick(language, found->en, found->ru, found->kk), {{"amount", text}});
}

std::string write_share(double share, Language language) {
  // Halves go up, as readers expect; the library would round them to even.
  const double percent = std::fabs(share) < 0.0995 ? share * 100 : std::floor(share * 100 + 0.5);
  std::string number =
      write_number(percent, std::fabs(percent) < 10 && percent != std::floor(percent) ? 1 : 0, language);
  if (!std::isfinite(share)) return number;
  return fmt::format("{}{}%", number, language == Language::en ? std::string_view() : no_break_space);
}

std::string write_duration(double seconds, Language language) {
  if (!std::isfinite(seconds)) return std::string(dash);
  const std::string sign = seconds < 0 ? "\xE2\x88\x92" : "";
  const auto minutes = static_cast<std::int64_t>(std::llround(std::fabs(seconds) / 60.0));
  const std::string_view day = pick(language, "d", "сут", "тәул"), hour = pick(language, "h", "ч", "сағ"),
                         minute = pick(language, "min", "мин", "мин");
  const auto join = [&](std::int64_t a, std::string_view a_unit, std::int64_t b, std::string_view b_unit) {
    std::string out = fmt::format("{}{}{}{}", sign, a, no_break_space, a_unit);
    if (b > 0) out += fmt::format("{}{}{}{}", no_break_space, b, no_break_space, b_unit);
    return out;
  };
  if (minutes >= 24 * 60) {
    const std::int64_t hours = (minutes + 30) / 60;
    return join(hours / 24, day, hours % 24, hour);
  }
  if (minutes >= 60) return join(minutes / 60, hour, minutes % 60, minute);
  return join(minutes, minute, 0, minute);
}

std::string write_date(Instant instant, std::int32_t utc_offset, Language language) {
  const Parts p = parts_of(instant, utc_offset);
  if (p.month.empty()) return p.year;
  if (language != Language::en) return fmt::format("{}.{}.{}", p.day, p.month, p.year);
  static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const int month = (p.month[0] - '0') * 10 + (p.month[1] - '0');
  const std::string_view day = p.day.front() == '0' ? std::string_view(p.day).substr(1) : std::string_view(p.day);
  return fmt::format("{} {} {}", day, months[static_cast<std::size_t>(month - 1) % 12], p.year);
}

std::string write_time(Instant instant, std::int32_t utc_offset, Language language) {
  const Parts p = parts_of(instant, utc_offset);
  return p.month.empty() ? p.year : write_date(instant, utc_offset, language) + " " + p.clock;
}

Plural plural_of(double written, Language language) {
  if (language == Language::kk || !std::isfinite(written)) return Plural::many;
  const double size = std::fabs(written);
  if (language == Language::en) return size == 1 ? Plural::one : Plural::many;
  if (size != std::floor(size)) return Plural::few;
  const double hundred = std::fmod(size, 100), ten = std::fmod(size, 10);
  if (hundred >= 11 && hundred <= 14) return Plural::many;
  return ten == 1 ? Plural::one : ten >= 2 && ten <= 4 ? Plural::few : Plural::many;
}

namespace {

/// A counted word: English in two forms, Russian in three, Kazakh in one.
struct CountedWord {
  std::string_view key, one, many, ru_one, ru_few, ru_many, kk;
  [[nodiscard]] std::string_view after(double written, Language language) const {
    const Plural form = plural_of(written, language);
    if (language == Language::kk) return kk;
    if (language == Language::en) return form == Plural::one ? one : many;
    return form == Plural::one ? ru_one : form == Plural::few ? ru_few : ru_many;
  }
};
// Keys are the English units of world/measure_names.cpp. Abbreviations and the tenge stay as they are in Russian.
constexpr std::array<CountedWord, 6> counted_words{
    {{"person", "person", "persons", "чел.", "чел.", "чел.", "адам"},
     {"house", "house", "houses", "дом", "дома", "домов", "үй"},
     {"team", "team", "teams", "отряд", "отряда", "отрядов", "жасақ"},
     {"person-hour", "person-hour", "person-hours", "чел.\u2011ч", "чел.\u2011ч", "чел.\u2011ч", "адам-сағат"},
     {"person-day", "person-day", "person-days", "чел.\u2011дн.", "чел.\u2011дн.", "чел.\u2011дн.", "адам-күн"},
     {"MWh", "MWh", "MWh", "МВт·ч", "МВт·ч", "МВт·ч", "МВт·сағ"}}};

const CountedWord* counted_word(std::string_view key) {
  const auto* const found =
      std::find_if(counted_words.begin(), counted_words.end(), [&](const CountedWord& w) { return w.key == key; });
  return found == counted_words.end() ? nullptr : found;
}

std::string_view counted(Dimension dimension, double written, Language language) {
  if (dimension == Dimension::people) return counted_words[0].after(written, language);
  if (dimension == Dimension::houses) return counted_words[1].after(written, language);
  return unit_word(dimension, language);
}

constexpr double many = 5;

}  // namespace

std::string_view measure_unit(const MeasureName& measure, double written, Language language) {
  if (measure.dimension != Dimension::number) return counted(measure.dimension, written, language);
  if (measure.unit.en.empty() || measure.unit.en == "number") return {};
  const CountedWord* word = counted_word(measure.unit.en);
  return word ? word->after(written, language) : std::string_view(measure.unit.in(language));
}

double as_written(std::string_view measure, double value) {
  const MeasureName* name = find_measure_name(measure);
  const bool whole = name && (name->dimension == Dimension::people || name->dimension == Dimension::houses ||
                              (name->dimension == Dimension::number && !name->unit.en.empty()));
  return whole ? std::round(value) : value;
}

namespace {
/// Of a class in words; empty of what is none.
std::string_view class_word(double value, Language language) {
  static constexpr std::array<std::array<std::string_view, 3>, 5> words{{{"none", "вне классов", "класссыз"},
                                                                         {"object", "объектовый", "объектілік"},
                                                                         {"local", "местный", "жергілікті"},
                                                                         {"regional", "региональный", "өңірлік"},
                                                                         {"global", "глобальный", "жаһандық"}}};
  if (!(value >= 0) || value > 4 || value != std::floor(value)) return {};
  const auto& of = words[static_cast<std::size_t>(value)];
  return pick(language, of[0], of[1], of[2]);
}
}  // namespace

std::string write_measure(std::string_view measure, double value, Language language) {
  const MeasureName* name = find_measure_name(measure);
  if (!name) return write_rounded(value, language);
  if (measure == "threat_class")
    if (const std::string_view word = class_word(value, language); !word.empty()) return std::string(word);
  const double written = as_written(measure, value);
  // Counts read best whole; shares and indices with what is worth reading of them.
  if (name->dimension == Dimension::number && !name->unit.en.empty())
    return write_quantity(written, Dimension::number, language, measure_unit(*name, written, language));
  if (measure == "utilisation" || measure == "share_informed" || measure == "disorganisation")
    return write_share(value, language);
  if (name->dimension == Dimension::number) return write_number(value, value == std::round(value) ? 0 : 2, language);
  return write_quantity(value, name->dimension, language, {});
}

LocalText spelled_quantity(std::string_view text) {
  struct Spelled {
    std::string_view unit, ru, kk;
  };
  static constexpr std::array<Spelled, 14> units{{{"h", "ч", "сағ"},
                                                  {"min", "мин", "мин"},
                                                  {"d", "сут", "тәул"},
                                                  {"s", "с", "с"},
                                                  {"week", "нед.", "апта"},
                                                  {"km", "км", "км"},
                                                  {"m", "м", "м"},
                                                  {"km/h", "км/ч", "км/сағ"},
                                                  {"person", "чел.", "адам"},
                                                  {"house", "домов", "үй"},
                                                  {"KZT", "тенге", "теңге"},
                                                  {"MW", "МВт", "МВт"},
                                                  {"/day", "/сут", "/тәул"},
                                                  {"/h", "/ч", "/сағ"}}};
  const std::string en(text);
  LocalText out{en, en, en};
  std::string number = en.substr(0, std::min(en.find_first_not_of("+-.0123456789eE "), en.size()));
  const std::string unit = en.substr(number.size());
  const auto known = std::find_if(units.begin(), units.end(), [&](const Spelled& u) { return u.unit == unit; });
  if (!unit.empty() && unit != "%" && known == units.end()) return out;
  std::replace(number.begin(), number.end(), '.', ',');
  double value = many;
  std::from_chars(en.data(), en.data() + en.size(), value);
  const std::string_view russian = known == units.end() ? std::string_view(unit)
                                   : unit == "house"    ? counted(Dimension::houses, value, Language::ru)
                                                        : known->ru;
  out.ru = number + std::string(russian);
  out.kk = number + (known == units.end() ? unit : std::string(known->kk));
  return out;
}

std::string_view unit_word(Dimension dimension, Language language) {
  switch (dimension) {
    case Dimension::people:
    case Dimension::houses: return counted(dimension, many, language);
    case Dimension::money: return pick(language, "KZT", "тенге", "теңге");
    case Dimension::money_rate: return pick(language, "KZT/h", "тенге/ч", "теңге/сағ");
    case Dimension::power: return pick(language, "MW", "МВт", "МВт");
    case Dimension::length: return pick(language, "km", "км", "км");
    case Dimension::speed: return pick(language, "km/h", "км/ч", "км/сағ");
    case Dimension::area: return pick(language, "km²", "км²", "км²");
    case Dimension::rate: return pick(language, "/day", "/сут", "/тәул");
    case Dimension::number:
    case Dimension::duration: break;
  }
  return {};
}

std::string write_quantity(double value, Dimension dimension, Language language, std::string_view unit) {
  if (!std::isfinite(value)) return std::string(dash);
  const auto with = [&](std::string number, std::string_view word) {
    if (!word.empty()) number.append(no_break_space).append(word);
    return number;
  };
  const std::string_view word = unit_word(dimension, language);
  switch (dimension) {
    case Dimension::duration: return write_duration(value, language);
    case Dimension::people:
    case Dimension::houses: {
      const double written = std::round(value);
      return with(write_number(written, 0, language), counted(dimension, written, language));
    }
    case Dimension::money: {
      const double size = std::fabs(value);
      if (size >= 1e9)
        return with(write_number(value / 1e9, size >= 1e11 ? 0 : 1, language) + std::string(no_break_space) +
                        std::string(pick(language, "bn", "млрд", "млрд")),
                    word);
      if (size >= 1e6)
        return with(write_number(value / 1e6, size >= 1e8 ? 0 : 1, language) + std::string(no_break_space) +
                        std::string(pick(language, "m", "млн", "млн")),
                    word);
      return with(write_number(value, 0, language), word);
    }
    case Dimension::length: return with(write_rounded(value / 1000.0, language), word);
    case Dimension::speed: return with(write_rounded(value * 3.6, language), word);
    case Dimension::area: return with(write_rounded(value / 1e6, language), word);
    case Dimension::rate: return with(write_rounded(value * 86400.0, language), word);
    case Dimension::money_rate: return with(write_rounded(value * 3600.0, language), word);
    case Dimension::power: return with(write_rounded(value, language), word);
    case Dimension::number: break;
  }
  return with(write_rounded(value, language), unit);
}

}  // namespace qorgan
