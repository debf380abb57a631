#include "world/milestone.hpp"

#include <string>

namespace qorgan {
namespace {

using S = IncidentState;
constexpr EnumTable<Milestone, MilestoneTraits> table({
    {Milestone::detected,
     {.measure = "time_to_detect",
      .kept = &S::detected,
      .column = "detected",
      .meaning = "first body knew; null: nobody did",
      .proof = EventKind::detected,
      .first_event = false,
      .by_response = false,
      .en = "First detected",
      .ru = "Первое обнаружение",
      .kk = "Алғаш анықталуы",
      .title = {"Time to detect", "Время до обнаружения", "Анықтауға дейінгі уақыт"}}},
    {Milestone::informed,
     {.measure = "time_to_inform",
      .kept = &S::informed_all,
      .column = "informed_all",
      .meaning = "all competent bodies knew",
      .proof = EventKind::informed,
      .first_event = false,
      .by_response = false,
      .en = "All competent informed",
      .ru = "Все компетентные узнали",
      .kk = "Құзыреттілердің бәрі білді",
      .title = {"Time to inform every competent body", "Время до оповещения всех компетентных органов",
                "Барлық құзыретті органды хабардар еткенге дейінгі уақыт"}}},
    {Milestone::decided,
     {.measure = "time_to_decide",
      .kept = &S::decided,
      .column = "decided",
      .meaning = "first body decided what to do",
      .proof = EventKind::decided,
      .first_event = true,
      .by_response = true,
      .en = "First decision",
      .ru = "Первое решение",
      .kk = "Алғашқы шешім",
      .title = {"Time to decide", "Время до решения", "Шешімге дейінгі уақыт"}}},
    {Milestone::headquarters,
     {.measure = "time_to_headquarters",
      .kept = nullptr,
      .column = "headquarters",
      .meaning = "first headquarters sat, of any level",
      .proof = EventKind::headquarters_sat,
      .first_event = false,
      .by_response = false,
      .en = "Headquarters sat",
      .ru = "Штаб заседал",
      .kk = "Штаб отырысы",
      .title = {"Time to the first headquarters of any level", "Время до начала работы первого штаба любого уровня",
                "Кез келген деңгейдегі алғашқы штаб жұмысы басталғанға дейінгі уақыт"}}},
    {Milestone::regional,
     {.measure = "time_to_regional_headquarters",
      .kept = &S::regional,
      .column = "regional",
      .meaning = "its region's headquarters first sat",
      .proof = EventKind::headquarters_sat,
      .first_event = false,
      .by_response = false,
      .en = "Regional headquarters sat",
      .ru = "Региональный штаб заседал",
      .kk = "Өңірлік штаб отырысы",
      .title = {"Time to the region's headquarters", "Время до начала работы регионального штаба",
                "Өңірлік штаб жұмысы басталғанға дейінгі уақыт"}}},
    {Milestone::central,
     {.measure = "time_to_central_headquarters",
      .kept = &S::central,
      .column = "central",
      .meaning = "a central headquarters first sat",
      .proof = EventKind::headquarters_sat,
      .first_event = false,
      .by_response = false,
      .en = "Central headquarters sat",
      .ru = "Центральный штаб заседал",
      .kk = "Орталық штаб отырысы",
      .title = {"Time to a central headquarters", "Время до начала работы центрального штаба",
                "Орталық штаб жұмысы басталғанға дейінгі уақыт"}}},
    {Milestone::first_team,
     {.measure = "time_to_first_unit",
      .kept = &S::first_team,
      .column = "first_team",
      .meaning = "first team arrived",
      .proof = EventKind::teams_arrived,
      .first_event = false,
      .by_response = false,
      .en = "First team",
      .ru = "Первый отряд",
      .kk = "Алғашқы жасақ",
      .title = {"Time to first unit", "Время до первого отряда", "Алғашқы жасаққа дейінгі уақыт"}}},
    {Milestone::contained,
     {.measure = "time_to_contain",
      .kept = &S::contained,
      .column = "contained",
      .meaning = "contained",
      .proof = EventKind::incident_contained,
      .first_event = false,
      .by_response = false,
      .en = "Contained",
      .ru = "Локализовано",
      .kk = "Оқшауланды",
      .title = {"Time to contain", "Время до локализации", "Оқшаулауға дейінгі уақыт"}}},
    {Milestone::ended,
     {.measure = "time_to_close",
      .kept = &S::ended,
      .column = "ended",
      .meaning = "ended",
      .proof = EventKind::incident_ended,
      .first_event = false,
      .by_response = false,
      .en = "Ended",
      .ru = "Завершено",
      .kk = "Аяқталды",
      .title = {"Time to close", "Время до завершения", "Аяқталғанға дейінгі уақыт"}}},
    {Milestone::recovered,
     {.measure = "time_to_recover",
      .kept = &S::recovered,
      .column = "recovered",
      .meaning = "what it left behind was cleared, restored and repaired",
      .proof = EventKind::recovered,
      .first_event = false,
      .by_response = false,
      .en = "Recovered",
      .ru = "Восстановлено",
      .kk = "Қалпына келтірілді",
      .title = {"Time to recover", "Время до восстановления", "Қалпына келтірілгенге дейінгі уақыт"}}},
});

}  // namespace

const MilestoneTraits& traits_of(Milestone milestone) { return table[milestone]; }

std::string_view measure_of(Milestone milestone) { return table[milestone].measure; }

LocalText title_of(Milestone milestone) {
  const auto& title = table[milestone].title;
  return {std::string(title[0]), std::string(title[1]), std::string(title[2])};
}

std::optional<Milestone> milestone_of(std::string_view measure) {
  for (const Milestone milestone : all_of<Milestone>)
    if (table[milestone].measure == measure) return milestone;
  return std::nullopt;
}

Tick tick_of(const IncidentState& state, Milestone milestone) {
  const MilestoneTraits& row = table[milestone];
  return row.kept != nullptr ? state.*row.kept : state.headquarters();  // of any level, from the two
}

}  // namespace qorgan
