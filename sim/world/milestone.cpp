#include "world/milestone.hpp"

#include <array>
#include <string>

namespace qorgan {
namespace {

struct Row {
  std::string_view measure;
  Tick (*tick)(const IncidentState&);
  EventKind proof;                        ///< kind of the event by which an incident comes to it
  std::array<std::string_view, 3> title;  ///< of the measure, in the order of LocalText
  bool response = false;                  ///< tells of what bodies do, and so of nothing under `no-response`
};

using S = IncidentState;
constexpr EnumTable<Milestone, Row> table({
    {Milestone::detected,
     {"time_to_detect",
      [](const S& s) { return s.detected; },
      EventKind::detected,
      {"Time to detect", "Время до обнаружения", "Анықтауға дейінгі уақыт"},
      false}},
    {Milestone::informed,
     {"time_to_inform",
      [](const S& s) { return s.informed_all; },
      EventKind::informed,
      {"Time to inform every competent body", "Время до оповещения всех компетентных органов",
       "Барлық құзыретті органды хабардар еткенге дейінгі уақыт"},
      false}},
    {Milestone::decided,
     {"time_to_decide",
      [](const S& s) { return s.decided; },
      EventKind::decided,
      {"Time to decide", "Время до решения", "Шешімге дейінгі уақыт"},
      true}},
    {Milestone::headquarters,
     {"time_to_headquarters",
      [](const S& s) { return s.headquarters(); },
      EventKind::headquarters_sat,
      {"Time to the first headquarters of any level", "Время до начала работы первого штаба любого уровня",
       "Кез келген деңгейдегі алғашқы штаб жұмысы басталғанға дейінгі уақыт"},
      false}},
    {Milestone::regional,
     {"time_to_regional_headquarters",
      [](const S& s) { return s.regional; },
      EventKind::headquarters_sat,
      {"Time to the region's headquarters", "Время до начала работы регионального штаба",
       "Өңірлік штаб жұмысы басталғанға дейінгі уақыт"},
      false}},
    {Milestone::central,
     {"time_to_central_headquarters",
      [](const S& s) { return s.central; },
      EventKind::headquarters_sat,
      {"Time to a central headquarters", "Время до начала работы центрального штаба",
       "Орталық штаб жұмысы басталғанға дейінгі уақыт"},
      false}},
    {Milestone::first_team,
     {"time_to_first_unit",
      [](const S& s) { return s.first_team; },
      EventKind::teams_arrived,
      {"Time to first unit", "Время до первого отряда", "Алғашқы жасаққа дейінгі уақыт"},
      false}},
    {Milestone::contained,
     {"time_to_contain",
      [](const S& s) { return s.contained; },
      EventKind::incident_contained,
      {"Time to contain", "Время до локализации", "Оқшаулауға дейінгі уақыт"},
      false}},
    {Milestone::ended,
     {"time_to_close",
      [](const S& s) { return s.ended; },
      EventKind::incident_ended,
      {"Time to close", "Время до завершения", "Аяқталғанға дейінгі уақыт"},
      false}},
});

}  // namespace

std::string_view measure_of(Milestone milestone) { return table[milestone].measure; }

LocalText title_of(Milestone milestone) {
  const auto& title = table[milestone].title;
  return {std::string(title[0]), std::string(title[1]), std::string(title[2])};
}

bool only_by_response(Milestone milestone) { return table[milestone].response; }

EventKind proof_of(Milestone milestone) { return table[milestone].proof; }

std::optional<Milestone> milestone_of(std::string_view measure) {
  for (const Milestone milestone : all_of<Milestone>)
    if (table[milestone].measure == measure) return milestone;
  return std::nullopt;
}

Tick tick_of(const IncidentState& state, Milestone milestone) { return table[milestone].tick(state); }

}  // namespace qorgan
