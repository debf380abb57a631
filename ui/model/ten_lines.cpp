// The end of a run in ten lines.

#include <cmath>

#include "account/outline.hpp"
#include "ui/model/inspect.hpp"
#include "ui/model/numbers.hpp"

namespace qorgan::ui {

std::vector<std::string> ten_lines(const World& world, const EventLog& events, const History& history,
                                   const Strings& strings, Language language) {
  const Evidence evidence(world, events);
  const Outline run = outline_of(evidence, count_facts(evidence));
  const auto count = [&](double n) { return number_text(n, 0, language); };
  const auto n = [&](std::size_t value) { return count(static_cast<double>(value)); };
  const auto time = [&](double seconds) {
    std::string length = duration_text(seconds, strings, language);
    if (!std::isfinite(seconds)) return length;
    return fill(strings.get(seconds < 0 ? Str::before_onset : Str::after_onset, language), {{"time", length}});
  };
  const auto line = [&](Str pattern, std::initializer_list<Placeholder> values) {
    return fill(strings.get(pattern, language), values);
  };
  const std::string worst =
      run.worst.valid() ? world.scenario->incidents[run.worst.index()].name.in(language) : std::string("\u2013");
  return {
      line(Str::end_incidents, {{"n", n(run.incidents)}, {"regions", n(run.regions)}, {"name", worst}}),
      line(Str::end_detect, {{"time", time(run.detected.median)}, {"worst", time(run.detected.longest)}}),
      line(Str::end_informed, {{"n", n(run.informed.reached)}, {"m", n(run.incidents)}}),
      line(Str::end_decide, {{"time", time(run.decided.median)}}),
      line(Str::end_headquarters, {{"regional", n(run.regional)},
                                   {"central", n(run.central)},
                                   {"referred", n(run.referred)},
                                   {"no_ground", n(run.no_ground)}}),
      line(Str::end_teams, {{"time", time(run.first_team.median)}, {"persons", count(history.max_deployed())}}),
      line(Str::end_people,
           {{"evacuated", count(run.evacuated)}, {"left", count(run.left_unaided)}, {"harmed", count(run.harmed)}}),
      line(Str::end_houses, {{"houses", count(run.houses)}, {"loss", count(run.loss / 1e6)}}),
      line(Str::end_legal, {{"instruments", n(run.instruments)},
                            {"limiting", n(run.limiting)},
                            {"violations", n(run.without_ground)},
                            {"too_long", n(run.kept_too_long)}}),
      line(Str::end_messages, {{"messages", count(run.messages)},
                               {"exceptions", count(run.escalations)},
                               {"timeouts", count(run.timeouts)}}),
  };
}

}  // namespace qorgan::ui
