#pragma once
// The headings of the law's answers, in three languages.

#include <string>
#include <string_view>

#include "core/text.hpp"
#include "law/coverage.hpp"
#include "law/headship.hpp"
#include "law/overlaps.hpp"
#include "law/vocabulary.hpp"

namespace qorgan::cli {

struct Label {
  std::string_view en, ru, kk;
  [[nodiscard]] std::string in(Language language) const {
    return std::string(language == Language::ru ? ru : language == Language::kk ? kk : en);
  }
};

namespace words {
inline constexpr Label threat{"Threat", "Угроза", "Қатер"};
inline constexpr Label types{"Types of security", "Виды безопасности", "Қауіпсіздік түрлері"};
inline constexpr Label interests{"Interests at stake", "Затронутые интересы", "Қозғалатын мүдделер"};
inline constexpr Label leads{"Leads", "Ведущий орган", "Жетекші орган"};
inline constexpr Label leads_part{"Leads for a part", "Ведёт в части", "Бір бөлігін жетектейді"};
inline constexpr Label no_lead{"nobody: the Law names no coordinator", "никто: Закон не называет координатора",
                               "ешкім: Заң үйлестірушіні атамайды"};
inline constexpr Label fallback{"Coordinates its type", "Координатор вида", "Түрін үйлестіруші"};
inline constexpr Label competent{"Competent bodies", "Компетентные органы", "Құзыретті органдар"};
inline constexpr Label heads{"Who may head a headquarters under 18(4)", "Кто вправе возглавить штаб по 18(4)",
                             "18(4) бойынша штабты кім басқара алады"};
inline constexpr Label left_open{"What the Law leaves open", "Что Закон оставляет открытым",
                                 "Заң ашық қалдырған мәселе"};
inline constexpr Label instruments{"Instruments", "Меры", "Шаралар"};
inline constexpr Label prohibitions{"Prohibitions", "Запреты", "Тыйымдар"};
inline constexpr Label rights{"Rights", "Права", "Құқықтар"};
inline constexpr Label article{"Article", "Статья", "Бап"};
inline constexpr Label body{"Body", "Орган", "Орган"};
inline constexpr Label functions{"Functions", "Функции", "Функциялар"};
inline constexpr Label function{"Function", "Функция", "Функция"};
inline constexpr Label field{"Field", "Сфера", "Сала"};
inline constexpr Label basis{"Basis", "Основание", "Негізі"};
inline constexpr Label answers_to{"Answers to", "Подчинён", "Бағынады"};
inline constexpr Label right{"Coordination right", "Право координации", "Үйлестіру құқығы"};
inline constexpr Label reading{"Reading", "Толкование", "Түсіндіру"};
inline constexpr Label head{"Head", "Руководитель", "Басшы"};
inline constexpr Label ground{"Ground", "Основание", "Негіз"};
inline constexpr Label status{"Status", "Статус", "Мәртебе"};
inline constexpr Label holder{"Held today by", "Сегодня это", "Бүгінгі орган"};
inline constexpr Label uncertain{"uncertain", "неточно", "нақты емес"};
inline constexpr Label force{"Security force", "Силы безопасности", "Қауіпсіздік күші"};
inline constexpr Label powers{"Powers", "Полномочия", "Өкілеттіктер"};
inline constexpr Label competences{"Competences", "Компетенции", "Құзыреттер"};
inline constexpr Label competent_for{"Competent against", "Компетентен против", "Құзыретті қатерлер"};
inline constexpr Label in_regions{"Bodies in the regions", "Органы в регионах", "Өңірлердегі органдар"};
inline constexpr Label note{"Note", "Примечание", "Ескертпе"};
inline constexpr Label authority{"May be taken by", "Вправе принять", "Қолдана алады"};
inline constexpr Label effect{"Effect", "Действие", "Әсері"};
inline constexpr Label limits{"Limits", "Ограничивает", "Шектейді"};
inline constexpr Label against{"Against", "Против", "Қарсы"};
inline constexpr Label cited_by{"Cited by", "На неё опираются", "Сілтейтіндер"};
inline constexpr Label no_body{"nobody", "никто", "ешкім"};
inline constexpr Label whole{"all threats", "все угрозы", "барлық қатерлер"};
inline constexpr Label goes_up{"the matter goes to the Government, 13(3), or the President, 10(2)",
                               "вопрос решает Правительство, 13(3), или Президент, 10(2)",
                               "мәселені Үкімет, 13(3), немесе Президент, 10(2), шешеді"};
inline constexpr Label by_lead{"leads against the threat", "ведёт против угрозы", "қатерге қарсы жетекші"};
inline constexpr Label by_part{"leads for a part", "ведёт в части", "бір бөлігін жетектейді"};
inline constexpr Label disputed{"another body has the same claim", "то же право есть у другого органа",
                                "дәл осындай құқық басқа органда да бар"};
inline constexpr Label inferred{"* concluded from the text, not stated in it", "* выведено из текста, прямо не сказано",
                                "* мәтіннен шығарылған, тікелей айтылмаған"};
inline constexpr Label bodies{"Bodies", "Органы", "Органдар"};
inline constexpr Label before{"Before", "Было", "Бұрын"};
inline constexpr Label after{"After", "Стало", "Кейін"};
inline constexpr Label is_new{"new", "новый", "жаңа"};
inline constexpr Label is_gone{"no longer there", "исключён", "алынып тасталған"};
inline constexpr Label is_merged{"merged into", "вошёл в", "мынаған қосылған"};
inline constexpr Label classes{"From which amounts on classes begin", "С каких величин начинаются классы",
                               "Кластар қандай шамадан басталады"};
inline constexpr Label threat_class{"class", "класс", "класс"};
inline constexpr Label stake{"at stake", "под угрозой", "қауіптегісі"};
inline constexpr Label makes_no_class{"makes no such class", "не даёт такого класса", "мұндай класс бермейді"};
inline constexpr Label a_day{" a day", " в сутки", " тәулігіне"};
/// Of a kind of stake, as files call it.
[[nodiscard]] constexpr Label stake_name(std::string_view kind) {
  if (kind == "people") return {"people", "люди", "адамдар"};
  if (kind == "homes") return {"houses", "дома", "үйлер"};
  if (kind == "services") return {"people without services", "люди без связи и света", "байланыссыз, жарықсыз адамдар"};
  if (kind == "damage") return {"loss", "ущерб", "залал"};
  if (kind == "records") return {"records exposed", "раскрытые записи", "жария жазбалар"};
  return {"hands wanted", "нужные руки", "қажет жұмыс күші"};
}
inline constexpr Label same_answers{"Both give the same answers.", "Ответы обоих совпадают.",
                                    "Екеуінің жауаптары бірдей."};
inline constexpr Label in_force{"Reform in force", "Действует реформа", "Күшіндегі реформа"};
inline constexpr Label exception{"Unless", "Кроме случая", "Мына жағдайдан басқа"};
inline constexpr Label forbidden_when{"An instrument is that act", "Мера является таким деянием",
                                      "Шара осындай әрекет болады"};
inline constexpr Label shown_by{"Shown by", "Показывают", "Көрсетеді"};
inline constexpr Label in_report{"In the report", "В отчёте", "Есепте"};
inline constexpr Label contacts{"Dealt with by", "Сносятся", "Байланысатын органдар"};
inline constexpr Label answers_in{"Answers in", "Отвечает за", "Жауап беру уақыты"};
inline constexpr Label summary{"What it is", "Содержание угрозы", "Қатердің мазмұны"};
inline constexpr Label in_fields{"What it may do against it", "Полномочия по этой угрозе",
                                 "Осы қатер бойынша өкілеттіктері"};
inline constexpr Label open_choice{
    "The Law does not say which of them heads; all have the same right. A run lets the first in the order of Article "
    "15(1) head: the model's choice.",
    "Закон не определяет, кто из них возглавляет; право у всех одинаковое. В прогоне возглавляет первый по порядку "
    "статьи 15(1): это выбор модели.",
    "Заң олардың қайсысы басқаратынын айқындамайды; құқықтары бірдей. Есептеуде 15(1)-тармақтың реті бойынша бірінші "
    "тұрған орган басқарады: бұл модельдің таңдауы."};
inline constexpr Label open_parts{
    "Each has a right for its own part only. A run lets the first one head: the model's choice.",
    "У каждого право лишь в своей части. В прогоне возглавляет первый из них: это выбор модели.",
    "Әрқайсысының құқығы тек өз бөлігінде. Есептеуде біріншісі басқарады: бұл модельдің таңдауы."};
inline constexpr Label may_head{"May head", "Вправе возглавить", "Басқара алады"};
inline constexpr Label who_coordinates{"Whom 18(4) admits as heads, by reading",
                                       "Кто может возглавлять по 18(4) при каждом толковании",
                                       "18(4) бойынша әр түсіндіруде кім басқара алады"};
inline constexpr Label heads_by_threat{"Who may head against each threat", "Кто вправе возглавить по каждой угрозе",
                                       "Әр қатер бойынша кім басқара алады"};
inline constexpr Label disputed_mark{"* several have the same right; the Law does not choose",
                                     "* одинаковое право у нескольких; Закон не выбирает",
                                     "* бірнешеуінің құқығы бірдей; Заң таңдамайды"};
inline constexpr Label in_the_model{"In the model", "В модели", "Модельде"};
inline constexpr Label subject_english{"The subjects and notes of the coverage stand in English only.",
                                       "Содержание и примечания таблицы охвата приведены только на английском языке.",
                                       "Қамту кестесінің мазмұны мен ескертпелері тек ағылшын тілінде берілген."};
inline constexpr Label subject{"Subject", "Содержание", "Мазмұны"};
inline constexpr Label lives{"Where it lives, or why it does not", "Где это в модели или почему отсутствует",
                             "Модельдің қай жерінде немесе неге жоқ"};
inline constexpr Label takers{"Bodies that may", "Кто именно", "Нақты органдар"};
inline constexpr Label of_the_head{"the head of the headquarters in person", "лично руководитель штаба",
                                   "штаб басшысының өзі"};
inline constexpr Label overlap_leads{"Threats with two leads", "Угрозы с двумя ведущими органами",
                                     "Екі жетекші органы бар қатерлер"};
inline constexpr Label overlap_parts{"Threats in which several coordination rights meet",
                                     "Угрозы, где сходятся несколько прав координации",
                                     "Бірнеше үйлестіру құқығы түйісетін қатерлер"};
inline constexpr Label overlap_type{"Threats without a lead for which several coordinate the type of security",
                                    "Угрозы без ведущего органа, вид безопасности которых координируют несколько",
                                    "Жетекшісі жоқ, қауіпсіздік түрін бірнеше орган үйлестіретін қатерлер"};
inline constexpr Label overlap_rule{"Fields that several coordinate or regulate",
                                    "Сферы, которые координируют или регулируют несколько органов",
                                    "Бірнеше орган үйлестіретін немесе реттейтін салалар"};
inline constexpr Label overlap_task{"Fields in which the text gives a task to several",
                                    "Сферы, в которых текст даёт задачу нескольким органам",
                                    "Мәтін бірнеше органға міндет жүктейтін салалар"};
inline constexpr Label read_as{"'{}' is read as {}", "«{}» понято как {}", "«{}» {} деп түсінілді"};
inline constexpr Label gap_counts{
    "{0} of {1} threats of 6(1) have no lead in the Law, {2} have one for a part only.",
    "Угроз по 6(1): всего {1}; без ведущего органа в Законе {0}; с ведущим органом лишь в части {2}.",
    "6(1) бойынша қатерлер: барлығы {1}; Заңда жетекші органы аталмағаны {0}; тек бір бөлігі бойынша аталғаны {2}."};
inline constexpr Label overlap_counts{"{} threats and {} fields are claimed by more than one body.",
                                      "Право есть у нескольких органов: по угрозам {}, по сферам {}.",
                                      "Бірнеше органның құқығы бар: қатерлер бойынша {}, салалар бойынша {}."};
inline constexpr Label coverage_counts{"{} places of the Law: {}.", "Положений Закона: {}; из них {}.",
                                       "Заң нормалары: {}; оның ішінде {}."};
// what an article is cited as
inline constexpr Label as_superior{"superior", "подчинённость", "бағыныстылық"};
inline constexpr Label as_right{"coordination right", "право координации", "үйлестіру құқығы"};
inline constexpr Label as_force{"security force", "силы безопасности", "қауіпсіздік күші"};
inline constexpr Label as_power{"power", "полномочие", "өкілеттік"};
inline constexpr Label as_competence{"competence", "компетенция", "құзырет"};
inline constexpr Label as_lead{"lead", "ведущий орган", "жетекші орган"};
inline constexpr Label as_part{"lead for a part", "ведущий в части", "бөлік жетекшісі"};
inline constexpr Label as_instrument{"instrument", "мера", "шара"};
inline constexpr Label as_prohibition{"prohibition", "запрет", "тыйым"};
inline constexpr Label as_exception{"exception of a prohibition", "исключение из запрета", "тыйымнан ерекшелік"};
inline constexpr Label as_authority{"authority", "право принять", "қолдану құқығы"};
}  // namespace words

[[nodiscard]] constexpr Label label_of(Superior superior) {
  switch (superior) {
    case Superior::president: return {"President", "Президент", "Президент"};
    case Superior::government: return {"Government", "Правительство", "Үкімет"};
    case Superior::not_stated: return {"not stated", "не указано", "көрсетілмеген"};
    case Superior::none: break;
  }
  return {"-", "-", "-"};
}

[[nodiscard]] constexpr Label label_of(CoverageStatus status) {
  switch (status) {
    case CoverageStatus::data: return {"data", "данные", "деректер"};
    case CoverageStatus::rule: return {"rule", "правило", "ереже"};
    case CoverageStatus::instrument: return {"instrument", "мера", "шара"};
    case CoverageStatus::report: return {"report", "отчёт", "есеп"};
    case CoverageStatus::scenario: return {"scenario", "сценарий", "сценарий"};
    case CoverageStatus::none: break;
  }
  return {"none", "нет", "жоқ"};
}

[[nodiscard]] constexpr Label label_of(OverlapKind kind) {
  switch (kind) {
    case OverlapKind::leads: return words::overlap_leads;
    case OverlapKind::parts: return words::overlap_parts;
    case OverlapKind::type: return words::overlap_type;
    case OverlapKind::rule: return words::overlap_rule;
    case OverlapKind::task: break;
  }
  return words::overlap_task;
}

[[nodiscard]] constexpr Label label_of(Basis basis) {
  return basis == Basis::stated ? Label{"stated", "сказано прямо", "тікелей айтылған"}
                                : Label{"inferred", "выведено", "шығарылған"};
}

}  // namespace qorgan::cli
