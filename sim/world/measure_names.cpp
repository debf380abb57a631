#include "world/measure_names.hpp"

namespace qorgan {
namespace {

constexpr MeasureScopes national{true, false, false};
constexpr MeasureScopes national_regional{true, false, true};
constexpr MeasureScopes national_incident{true, true, false};
constexpr MeasureScopes everywhere{true, true, true};
constexpr bool series = true, once = false;

const LocalText no_unit;
const LocalText teams{"team", "отряд", "жасақ"};
const LocalText pieces{"number", "штук", "дана"};
const LocalText effort{"person-hour", "человеко-час", "адам-сағат"};
const LocalText limited{"person-day", "человеко-день", "адам-күн"};

const std::vector<MeasureName>& table() {
  using D = Dimension;
  static const std::vector<MeasureName> all{
      {"evacuated", D::people, everywhere, series, {"Evacuated", "Эвакуировано", "Эвакуацияланды"}, no_unit},
      {"displaced", D::people, everywhere, series, {"Away from home", "Вне дома", "Үйінен тыс жүр"}, no_unit},
      {"returned", D::people, everywhere, series, {"Returned home", "Вернулись домой", "Үйіне оралды"}, no_unit},
      {"harmed", D::people, everywhere, series, {"Harmed", "Пострадало", "Зардап шекті"}, no_unit},
      {"houses_flooded",
       D::houses,
       everywhere,
       series,
       {"Houses struck", "Пострадавшие дома", "Зардап шеккен үйлер"},
       no_unit},
      {"people_at_risk",
       D::people,
       everywhere,
       series,
       {"People at risk", "Люди под угрозой", "Қауіп астындағы адамдар"},
       no_unit},
      {"personnel_deployed",
       D::people,
       everywhere,
       series,
       {"Personnel deployed", "Задействовано личного состава", "Жұмылдырылған жеке құрам"},
       no_unit},
      {"teams_deployed",
       D::number,
       everywhere,
       series,
       {"Teams deployed", "Задействовано отрядов", "Жұмылдырылған жасақтар"},
       teams},
      {"regional_headquarters",
       D::number,
       everywhere,
       series,
       {"Regional headquarters sitting", "Работающие региональные штабы", "Жұмыс істеп тұрған өңірлік штабтар"},
       pieces},
      {"central_headquarters",
       D::number,
       national_incident,
       series,
       {"Central headquarters sitting", "Работающие центральные штабы", "Жұмыс істеп тұрған орталық штабтар"},
       pieces},
      {"incidents_active",
       D::number,
       national_regional,
       series,
       {"Active incidents", "Действующие инциденты", "Белсенді оқиғалар"},
       pieces},
      {"severity", D::number, everywhere, series, {"Severity", "Тяжесть", "Ауырлығы"}, no_unit},
      {"unmet",
       D::number,
       everywhere,
       series,
       {"Unmet demand", "Непокрытая потребность", "Қанағаттандырылмаған қажеттілік"},
       no_unit},
      {"loss", D::money, everywhere, series, {"Loss", "Ущерб", "Залал"}, no_unit},
      {"cost",
       D::money,
       everywhere,
       series,
       {"Cost of the response", "Стоимость реагирования", "Ден қою құны"},
       no_unit},
      {"trust", D::number, national_regional, series, {"Public trust", "Доверие общества", "Қоғам сенімі"}, no_unit},
      {"rumour", D::number, national_regional, series, {"Rumour", "Слухи", "Қауесет"}, no_unit},
      {"backlog",
       D::number,
       national_regional,
       series,
       {"Backlog of in-trays", "Очередь входящих дел", "Кіріс істер кезегі"},
       pieces},
      {"utilisation",
       D::number,
       national_regional,
       series,
       {"Utilisation of desks", "Загрузка рабочих мест", "Жұмыс орындарының жүктемесі"},
       no_unit},
      {"messages", D::number, national, series, {"Messages", "Сообщения", "Хабарламалар"}, pieces},
      {"escalations",
       D::number,
       national,
       series,
       {"Exceptions escalated", "Переданные наверх исключения", "Жоғарыға берілген ерекше жағдайлар"},
       pieces},
      {"timeouts",
       D::number,
       national,
       series,
       {"Items past deadline", "Просроченные дела", "Мерзімі өткен істер"},
       pieces},
      {"picture_error",
       D::number,
       national_incident,
       series,
       {"Picture error", "Ошибка представления", "Түсінік қателігі"},
       no_unit},
      {"share_informed",
       D::number,
       national_incident,
       series,
       {"Competent bodies informed", "Осведомлённые компетентные органы", "Хабардар құзыретті органдар"},
       no_unit},
      {"duplicated_effort",
       D::number,
       national_incident,
       series,
       {"Duplicated effort", "Дублированные усилия", "Қайталанған күш-жігер"},
       effort},
      {"missing_effort",
       D::number,
       national_incident,
       series,
       {"Missing effort", "Недостающие усилия", "Жетіспеген күш-жігер"},
       effort},
      {"mutual_aid", D::number, everywhere, series, {"Mutual aid", "Взаимная помощь", "Өзара көмек"}, effort},
      {"violations",
       D::number,
       national,
       series,
       {"Actions without legal ground", "Действия без правового основания", "Құқықтық негізсіз әрекеттер"},
       pieces},
      {"rights_limited",
       D::number,
       everywhere,
       series,
       {"Rights limited", "Ограничение прав", "Құқықтарды шектеу"},
       limited},
      {"time_to_detect",
       D::duration,
       national_incident,
       once,
       {"Time to detect", "Время до обнаружения", "Анықтауға дейінгі уақыт"},
       no_unit},
      {"time_to_inform",
       D::duration,
       national_incident,
       once,
       {"Time to inform every competent body", "Время до оповещения всех компетентных органов",
        "Барлық құзыретті органды хабардар еткенге дейінгі уақыт"},
       no_unit},
      {"time_to_decide",
       D::duration,
       national_incident,
       once,
       {"Time to decide", "Время до решения", "Шешімге дейінгі уақыт"},
       no_unit},
      {"time_to_headquarters",
       D::duration,
       national_incident,
       once,
       {"Time to headquarters", "Время до начала работы штаба", "Штаб жұмысы басталғанға дейінгі уақыт"},
       no_unit},
      {"time_to_first_unit",
       D::duration,
       national_incident,
       once,
       {"Time to first unit", "Время до первого отряда", "Алғашқы жасаққа дейінгі уақыт"},
       no_unit},
      {"time_to_contain",
       D::duration,
       national_incident,
       once,
       {"Time to contain", "Время до локализации", "Оқшаулауға дейінгі уақыт"},
       no_unit},
      {"time_to_close",
       D::duration,
       national_incident,
       once,
       {"Time to close", "Время до завершения", "Аяқталғанға дейінгі уақыт"},
       no_unit},
  };
  return all;
}

}  // namespace

std::span<const MeasureName> measure_names() { return table(); }

std::optional<std::size_t> measure_index(std::string_view name) {
  const auto& all = table();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].name == name) return i;
  return std::nullopt;
}

const MeasureName* find_measure_name(std::string_view name) {
  const auto index = measure_index(name);
  return index ? &table()[*index] : nullptr;
}

}  // namespace qorgan
