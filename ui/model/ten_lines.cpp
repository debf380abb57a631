// The end of a run in ten lines.

#include <algorithm>
#include <cmath>

#include "account/facts.hpp"
#include "engine/measures.hpp"
#include "ui/model/inspect.hpp"
#include "ui/model/numbers.hpp"

namespace qorgan::ui {

namespace {

float peak_of(const History& history, std::string_view name) {
  float peak = 0;
  for (const float v : history.series(name))
    if (std::isfinite(v)) peak = std::max(peak, v);
  return peak;
}

std::size_t referred_of(const World& world, const Facts& facts) {
  std::size_t count = 0;
  for (const auto* list : {&facts.central, &facts.regional})
    for (const std::size_t i : *list) count += formation_of(world.headquarters[i]) == Formation::referred ? 1 : 0;
  return count;
}

}  // namespace

std::vector<std::string> ten_lines(const World& world, const EventLog& events, const History& history,
                                   const Strings& strings, Language language) {
  const Facts facts = count_facts(Evidence(world, events));
  const auto count = [&](double n) { return number_text(n, 0, language); };
  const auto n = [&](std::size_t value) { return count(static_cast<double>(value)); };
  const auto u = [&](std::uint64_t value) { return count(static_cast<double>(value)); };
  const auto value = [&](std::string_view name) { return count(measure(world, name)); };
  const auto time = [&](double seconds) {
    std::string length = duration_text(seconds, strings, language);
    if (!std::isfinite(seconds)) return length;
    return fill(strings.get(seconds < 0 ? Str::before_onset : Str::after_onset, language), {{"time", length}});
  };
  const auto line = [&](Str pattern, std::initializer_list<Placeholder> values) {
    return fill(strings.get(pattern, language), values);
  };
  double left = 0;
  for (const IncidentState& s : world.incidents) left += s.left_unaided;
  const std::string worst =
      facts.worst.valid() ? world.scenario->incidents[facts.worst.index()].name.in(language) : std::string("\u2013");
  const Delays& detected = facts.delay(Milestone::detected);
  return {
      line(Str::end_incidents,
           {{"n", n(facts.incidents.size())}, {"regions", n(facts.regions.size())}, {"name", worst}}),
      line(Str::end_detect, {{"time", time(detected.median)}, {"worst", time(detected.longest)}}),
      line(Str::end_informed, {{"n", n(facts.delay(Milestone::informed).reached)}, {"m", n(facts.incidents.size())}}),
      line(Str::end_decide, {{"time", time(facts.delay(Milestone::decided).median)}}),
      line(Str::end_headquarters, {{"regional", n(facts.regional.size())},
                                   {"central", n(facts.central.size())},
                                   {"referred", n(referred_of(world, facts))},
                                   {"no_ground", n(facts.no_ground.size())}}),
      line(Str::end_teams, {{"time", time(facts.delay(Milestone::first_team).median)},
                            {"persons", count(static_cast<double>(peak_of(history, "personnel_deployed")))}}),
      line(Str::end_people, {{"evacuated", value("evacuated")}, {"left", count(left)}, {"harmed", value("harmed")}}),
      line(Str::end_houses, {{"houses", value("houses_flooded")}, {"loss", count(measure(world, "loss") / 1e6)}}),
      line(Str::end_legal, {{"measures", n(world.measures.size())},
                            {"limiting", n(facts.limiting_measures)},
                            {"violations", n(facts.without_ground.count)},
                            {"too_long", n(facts.kept_too_long.count)}}),
      line(Str::end_messages, {{"messages", u(world.totals.messages)},
                               {"exceptions", u(world.totals.exceptions)},
                               {"timeouts", u(world.totals.timeouts)}}),
  };
}

}  // namespace qorgan::ui
