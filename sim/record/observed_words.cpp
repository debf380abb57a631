#include "record/observed_words.hpp"

#include <algorithm>
#include <cmath>

#include "record/wording.hpp"

namespace qorgan {
namespace {

std::string say(Language language, const LocalText& text, std::initializer_list<Placeholder> values = {}) {
  return fill(text.in(language), values);
}

const LocalText dash{"–", "–", "–"};
const LocalText never{"did not happen", "не произошло", "болған жоқ"};

/// Counts are whole; shares and severities need their decimals.
std::string figure(double value, Language language) {
  if (std::isnan(value)) return dash.en;
  return write_number(value, value == std::floor(value) ? 0 : std::fabs(value) < 10 ? 2 : 0, language);
}

/// Beyond this a share of what was reported says less than the two figures.
constexpr double telling_share = 10;

}  // namespace

std::string write_when(const ObservationPointRow& point, const WriteMoment& time, Language language) {
  if (point.dated()) return time(point.time);
  if (std::isnan(point.time)) return say(language, {"by {to}", "к {to}", "{to} дейін"}, {{"to", time(point.until)}});
  if (std::isnan(point.until))
    return say(language, {"after {from}", "после {from}", "{from} кейін"}, {{"from", time(point.time)}});
  return say(language, {"between {from} and {to}", "между {from} и {to}", "{from} мен {to} аралығында"},
             {{"from", time(point.time)}, {"to", time(point.until)}});
}

std::string write_reported(const ObservationRow& row, const ObservationPointRow& point, const WriteMoment& time,
                           Language language) {
  if (row.of_moment()) return write_when(point, time, language);
  if (!point.bounded()) return figure(point.reported, language);
  const std::string least = figure(point.reported, language), most = figure(point.most, language);
  if (std::isnan(point.most))
    return say(language, {"at least {least}", "не менее {least}", "кемінде {least}"}, {{"least", least}});
  if (std::isnan(point.reported))
    return say(language, {"at most {most}", "не более {most}", "ең көбі {most}"}, {{"most", most}});
  return say(language, {"{least} to {most}", "от {least} до {most}", "{least} – {most}"},
             {{"least", least}, {"most", most}});
}

std::string write_simulated(const ObservationRow& row, const ObservationPointRow& point, const WriteMoment& time,
                            Language language) {
  if (point.never) return never.in(language);
  if (std::isnan(point.simulated)) return dash.en;
  return row.of_moment() ? time(point.simulated) : figure(point.simulated, language);
}

std::string write_off(const ObservationRow& row, const ObservationPointRow& point, Language language) {
  if (point.never) return never.in(language);
  const double off = row.off(point);
  if (std::isnan(off)) return dash.en;
  if (off == 0)
    return row.is_span(point) ? say(language, {"within", "в пределах", "шегінде"})
                              : say(language, {"none", "нет", "жоқ"});
  if (row.of_moment()) {
    const LocalText later{"{time} later", "на {time} позже", "{time} кеш"},
        earlier{"{time} earlier", "на {time} раньше", "{time} ерте"};
    return say(language, off > 0 ? later : earlier, {{"time", write_duration(std::fabs(off), language)}});
  }
  const double nearest = row.nearest(point);
  if (!(nearest > 0) || std::fabs(off) > telling_share * nearest)
    return say(language,
               {"simulated {simulated}, reported {reported}", "расчёт {simulated}, сообщалось {reported}",
                "есептеу {simulated}, хабарланғаны {reported}"},
               {{"simulated", figure(point.simulated, language)}, {"reported", figure(nearest, language)}});
  const LocalText more{"{share} more", "на {share} больше", "{share} көп"},
      less{"{share} less", "на {share} меньше", "{share} аз"};
  return say(language, off > 0 ? more : less, {{"share", write_share(std::fabs(off) / nearest, language)}});
}

std::string write_bias(const ObservationRow& row, Language language) {
  if (!std::isfinite(row.bias)) return dash.en;
  const std::string sign = row.bias > 0 ? "+" : "";
  if (row.of_moment()) return sign + write_duration(row.bias, language);
  // A class has a word; how far two are apart has none.
  if (row.series == "threat_class") return sign + write_number(row.bias, 2, language);
  return sign + write_measure(row.series, row.bias, language);
}

std::string write_relative(const ObservationRow& row, Language language) {
  return row.mape > telling_share ? "> " + write_share(telling_share, language) : write_share(row.mape, language);
}

}  // namespace qorgan
