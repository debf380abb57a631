#pragma once
// The headings of the law's answers, in three languages.

#include <string>
#include <string_view>

#include "core/text.hpp"
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
inline constexpr Label measures{"Measures", "Меры", "Шаралар"};
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
inline constexpr Label same_answers{"Both give the same answers.", "Ответы обоих совпадают.",
                                    "Екеуінің жауаптары бірдей."};
inline constexpr Label in_force{"Reform in force", "Действует реформа", "Күшіндегі реформа"};
inline constexpr Label exception{"Unless", "Кроме случая", "Мына жағдайдан басқа"};
inline constexpr Label forbidden_when{"A measure is that act", "Мера является таким деянием",
                                      "Шара осындай әрекет болады"};
inline constexpr Label shown_by{"Shown by", "Показывают", "Көрсетеді"};
inline constexpr Label in_report{"In the report", "В отчёте", "Есепте"};
inline constexpr Label contacts{"Dealt with by", "Сносятся", "Байланысатын органдар"};
inline constexpr Label answers_in{"Answers in", "Отвечает за", "Жауап беру уақыты"};
// what an article is cited as
inline constexpr Label as_superior{"superior", "подчинённость", "бағыныстылық"};
inline constexpr Label as_right{"coordination right", "право координации", "үйлестіру құқығы"};
inline constexpr Label as_force{"security force", "силы безопасности", "қауіпсіздік күші"};
inline constexpr Label as_power{"power", "полномочие", "өкілеттік"};
inline constexpr Label as_competence{"competence", "компетенция", "құзырет"};
inline constexpr Label as_lead{"lead", "ведущий орган", "жетекші орган"};
inline constexpr Label as_part{"lead for a part", "ведущий в части", "бөлік жетекшісі"};
inline constexpr Label as_measure{"measure", "мера", "шара"};
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

[[nodiscard]] constexpr Label label_of(Basis basis) {
  return basis == Basis::stated ? Label{"stated", "сказано прямо", "тікелей айтылған"}
                                : Label{"inferred", "выведено", "шығарылған"};
}

}  // namespace qorgan::cli
