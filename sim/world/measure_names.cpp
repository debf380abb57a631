#include "world/measure_names.hpp"

#include <utility>

#include "core/enum_table.hpp"
#include "world/milestone.hpp"

namespace qorgan {
namespace {

constexpr MeasureScopes national{true, false, false};
constexpr MeasureScopes national_regional{true, false, true};
constexpr MeasureScopes national_incident{true, true, false};
constexpr MeasureScopes everywhere{true, true, true};
using enum OverRun;

const LocalText no_unit;
const LocalText teams{"team", "отряд", "жасақ"};
const LocalText pieces{"number", "штук", "дана"};
const LocalText effort{"person-hour", "человеко-час", "адам-сағат"};
const LocalText megawatt_hours{"MWh", "МВт·ч", "МВт·сағ"};
const LocalText limited{"person-day", "человеко-день", "адам-күн"};

std::vector<MeasureName> rows() {
  using D = Dimension;
  std::vector<MeasureName> all{
      {"evacuated", D::people, everywhere, total, {"Evacuated", "Эвакуировано", "Эвакуацияланды"}, no_unit},
      {"left_unaided",
       D::people,
       everywhere,
       total,
       {"Left by themselves", "Выехали сами", "Өз бетімен кетті"},
       no_unit},
      {"people_told",
       D::people,
       everywhere,
       greatest,
       {"At risk and warned", "Оповещено людей под угрозой", "Қауіп төнгендердің ескертілгені"},
       no_unit},
      {"people_staying",
       D::people,
       everywhere,
       greatest,
       {"Threatened and still there, or there again", "Оставшиеся на месте из тех, кому угрожала опасность",
        "Қауіп төнгендерден орнында қалғандар"},
       no_unit},
      {"people_sheltered",
       D::people,
       everywhere,
       greatest,
       {"In public shelters", "В пунктах временного размещения", "Уақытша орналастыру орындарында"},
       no_unit},
      {"displaced", D::people, everywhere, greatest, {"Away from home", "Вне дома", "Үйінен тыс жүр"}, no_unit},
      {"returned", D::people, everywhere, total, {"Returned home", "Вернулись домой", "Үйіне оралды"}, no_unit},
      {"harmed", D::people, everywhere, total, {"Harmed", "Пострадало", "Зардап шекті"}, no_unit},
      {"houses_flooded",
       D::houses,
       everywhere,
       total,
       {"Houses struck", "Пострадавшие дома", "Зардап шеккен үйлер"},
       no_unit},
      {"people_at_risk",
       D::people,
       everywhere,
       total,
       {"People at risk", "Люди под угрозой", "Қауіп астындағы адамдар"},
       no_unit},
      {"personnel_deployed",
       D::people,
       everywhere,
       greatest,
       {"Personnel deployed", "Задействовано личного состава", "Жұмылдырылған жеке құрам"},
       no_unit},
      {"personnel_alarmed",
       D::people,
       everywhere,
       greatest,
       {"Personnel alarmed, not yet on the way", "Поднято по тревоге, ещё не выехало",
        "Дабылмен көтерілген, әлі жолға шықпаған"},
       no_unit},
      {"personnel_under_way",
       D::people,
       everywhere,
       greatest,
       {"Personnel on the way", "Личный состав в пути", "Жолдағы жеке құрам"},
       no_unit},
      {"personnel_on_the_spot",
       D::people,
       everywhere,
       greatest,
       {"Personnel on the spot", "Личный состав на месте", "Орнындағы жеке құрам"},
       no_unit},
      {"personnel_at_work",
       D::people,
       everywhere,
       greatest,
       {"Personnel at work", "Личный состав за работой", "Жұмыс істеп жатқан жеке құрам"},
       no_unit},
      {"personnel_resting",
       D::people,
       everywhere,
       greatest,
       {"Personnel on the spot at rest or in reserve", "Личный состав на месте на отдыхе или в резерве",
        "Орнында демалыстағы немесе кезектегі жеке құрам"},
       no_unit},
      {"volunteers",
       D::people,
       everywhere,
       greatest,
       {"Volunteers who came by themselves", "Добровольцы, пришедшие сами", "Өздері келген еріктілер"},
       no_unit},
      {"work_done", D::number, everywhere, total, {"Work done", "Выполненная работа", "Атқарылған жұмыс"}, effort},
      {"work_left", D::number, everywhere, last, {"Work left", "Оставшаяся работа", "Қалған жұмыс"}, effort},
      {"area_burnt",
       D::area,
       everywhere,
       total,
       {"Area burnt", "Площадь, пройденная огнём", "Өрт шарпыған аумақ"},
       no_unit},
      {"teams_deployed",
       D::number,
       everywhere,
       greatest,
       {"Teams deployed", "Задействовано отрядов", "Жұмылдырылған жасақтар"},
       teams},
      {"regional_headquarters",
       D::number,
       everywhere,
       greatest,
       {"Regional headquarters sitting", "Работающие региональные штабы", "Жұмыс істеп тұрған өңірлік штабтар"},
       pieces},
      {"central_headquarters",
       D::number,
       national_incident,
       greatest,
       {"Central headquarters sitting", "Работающие центральные штабы", "Жұмыс істеп тұрған орталық штабтар"},
       pieces},
      {"incidents_active",
       D::number,
       national_regional,
       greatest,
       {"Active incidents", "Действующие инциденты", "Белсенді оқиғалар"},
       pieces},
      {"severity",
       D::number,
       everywhere,
       greatest,
       {"Severity", "Тяжесть", "Ауырлығы"},
       no_unit,
       {"Severity, summed over incidents", "Тяжесть, сумма по инцидентам", "Ауырлығы, оқиғалар бойынша қосынды"}},
      {"threat_class",
       D::number,
       national_incident,
       greatest,
       {"Class of the threat, 0 none to 4 global", "Класс угрозы, 0 – вне классов, 4 – глобальный",
        "Қауіп-қатер класы, 0 – класссыз, 4 – жаһандық"},
       no_unit},
      {"unmet",
       D::number,
       everywhere,
       greatest,
       {"Unmet demand", "Непокрытая потребность", "Қанағаттандырылмаған қажеттілік"},
       no_unit,
       {"Unmet demand, summed over incidents", "Непокрытая потребность, сумма по инцидентам",
        "Қанағаттандырылмаған қажеттілік, оқиғалар бойынша қосынды"}},
      {"records_exposed",
       D::number,
       everywhere,
       total,
       {"Records exposed", "Раскрыто записей", "Жария болған жазбалар"},
       pieces},
      {"energy_not_served",
       D::number,
       everywhere,
       total,
       {"Energy not served", "Недоотпуск энергии", "Жеткізілмеген энергия"},
       megawatt_hours},
      {"loss", D::money, everywhere, total, {"Loss", "Ущерб", "Залал"}, no_unit},
      {"cost",
       D::money,
       everywhere,
       total,
       {"Cost of the response", "Стоимость реагирования", "Ден қою құны"},
       no_unit},
      {"trust", D::number, national_regional, least, {"Public trust", "Доверие общества", "Қоғам сенімі"}, no_unit},
      {"rumour", D::number, national_regional, greatest, {"Rumour", "Слухи", "Қауесет"}, no_unit},
      {"backlog",
       D::number,
       national_regional,
       greatest,
       {"Backlog of in-trays", "Очередь входящих дел", "Кіріс істер кезегі"},
       pieces},
      {"utilisation",
       D::number,
       national_regional,
       last,
       {"Utilisation of desks", "Загрузка рабочих мест", "Жұмыс орындарының жүктемесі"},
       no_unit},
      {"messages", D::number, national, total, {"Messages", "Сообщения", "Хабарламалар"}, pieces},
      {"messages_lost",
       D::number,
       national,
       total,
       {"Messages lost", "Утраченные сообщения", "Жоғалған хабарламалар"},
       pieces},
      {"escalations",
       D::number,
       national,
       total,
       {"Exceptions escalated", "Переданные наверх исключения", "Жоғарыға берілген ерекше жағдайлар"},
       pieces},
      {"timeouts",
       D::number,
       national,
       total,
       {"Items past deadline", "Просроченные дела", "Мерзімі өткен істер"},
       pieces},
      {"rework",
       D::number,
       national,
       total,
       {"Items done again", "Переделанные дела", "Қайта орындалған істер"},
       pieces},
      {"disorganisation",
       D::number,
       national,
       greatest,
       {"Central bodies swamped", "Перегруженные центральные органы", "Шамадан тыс жүктелген орталық органдар"},
       no_unit},
      {"disorganised_time",
       D::duration,
       national,
       total,
       {"Time disorganised, 6(1)(10)", "Время дезорганизации, 6(1)(10)", "Бейұйымдасу уақыты, 6(1)(10)"},
       no_unit},
      {"picture_error",
       D::number,
       national_incident,
       mean,
       {"Picture error", "Ошибка представления", "Түсінік қателігі"},
       no_unit},
      {"share_informed",
       D::number,
       national_incident,
       last,
       {"Competent bodies informed", "Осведомлённые компетентные органы", "Хабардар құзыретті органдар"},
       no_unit},
      {"duplicated_effort",
       D::number,
       national_incident,
       total,
       {"Duplicated effort", "Дублированные усилия", "Қайталанған күш-жігер"},
       effort},
      {"missing_effort",
       D::number,
       national_incident,
       total,
       {"Missing effort", "Недостающие усилия", "Жетіспеген күш-жігер"},
       effort},
      {"mutual_aid", D::number, everywhere, total, {"Mutual aid", "Взаимная помощь", "Өзара көмек"}, effort},
      {"violations",
       D::number,
       national,
       total,
       {"Violations of the Law", "Нарушения Закона", "Заң бұзушылықтар"},
       pieces},
      {"without_ground",
       D::number,
       national,
       total,
       {"Actions without legal ground", "Действия без правового основания", "Құқықтық негізсіз әрекеттер"},
       pieces},
      {"kept_too_long",
       D::number,
       national,
       total,
       {"Instruments kept longer than needed, 17(2)", "Меры, действовавшие дольше необходимого, 17(2)",
        "Қажеттен ұзақ қолданылған шаралар, 17(2)"},
       pieces},
      {"appeals", D::number, national, total, {"Appeals to courts", "Обращения в суд", "Сотқа шағымдар"}, pieces},
      {"appeals_upheld",
       D::number,
       national,
       total,
       {"Appeals upheld", "Удовлетворённые жалобы", "Қанағаттандырылған шағымдар"},
       pieces},
      {"held_responsible",
       D::number,
       national,
       total,
       {"Held responsible", "Привлечено к ответственности", "Жауапкершілікке тартылды"},
       pieces},
      {"incidents_begun",
       D::number,
       national,
       total,
       {"Incidents begun", "Начавшиеся инциденты", "Басталған оқиғалар"},
       pieces},
      {"rights_limited",
       D::number,
       everywhere,
       total,
       {"Rights limited", "Ограничение прав", "Құқықтарды шектеу"},
       limited},
  };
  for (const Milestone milestone : all_of<Milestone>)
    all.push_back({measure_of(milestone),
                   D::duration,
                   national_incident,
                   once,
                   title_of(milestone),
                   no_unit,
                   {},
                   traits_of(milestone).by_response});
  return all;
}

const std::vector<MeasureName>& table() {
  static const std::vector<MeasureName> all = rows();
  return all;
}

}  // namespace

std::span<const MeasureName> measure_names() { return table(); }

std::string_view name_of(OverRun over_run) {
  static constexpr EnumTable<OverRun, std::string_view> names(
      {{total, "total"}, {last, "last"}, {greatest, "greatest"}, {least, "least"}, {mean, "mean"}, {once, "once"}});
  return names[over_run];
}

LocalText run_title(const MeasureName& name, bool country) {
  const auto word = [&]() -> LocalText {
    switch (name.over_run) {
      case greatest: return {"greatest", "наибольшее", "ең үлкені"};
      case least: return {"lowest", "наименьшее", "ең төмені"};
      case mean: return {"mean while it lasts", "среднее за время инцидентов", "оқиғалар кезіндегі орташа"};
      case total:
      case last:
      case once: break;
    }
    return {};
  }();
  LocalText out = country && !name.sum.en.empty() ? name.sum : name.text;
  if (word.en.empty()) return out;
  for (auto [text, of] : {std::pair{&out.en, &word.en}, std::pair{&out.ru, &word.ru}, std::pair{&out.kk, &word.kk}})
    *text += " (" + *of + ")";
  return out;
}

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
