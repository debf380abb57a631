// The end of a run in ten lines.

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "engine/measures.hpp"
#include "ui/model/inspect.hpp"
#include "ui/model/numbers.hpp"

namespace qorgan::ui {

namespace {

/// Whether it came about; one that was called off before its onset did not.
bool happened(const IncidentState& state) { return state.began != 0; }

/// Seconds after onset (negative: before it), of the incidents that came about; sorted.
std::vector<double> delays(const World& world, Tick IncidentState::*moment) {
  std::vector<double> out;
  for (const IncidentState& s : world.incidents)
    if (const auto ticks = since_onset(s, s.*moment); ticks && happened(s))
      out.push_back(*ticks * world.scenario->tick_seconds);
  std::sort(out.begin(), out.end());
  return out;
}

double median(const std::vector<double>& sorted) {
  if (sorted.empty()) return std::nan("");
  const std::size_t n = sorted.size();
  return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
}

double sum_of(const World& world, double IncidentState::*member) {
  double sum = 0;
  for (const IncidentState& s : world.incidents) sum += s.*member;
  return sum;
}

float peak_of(const History& history, std::string_view name) {
  float peak = 0;
  for (const float v : history.series(name))
    if (std::isfinite(v)) peak = std::max(peak, v);
  return peak;
}

}  // namespace

std::vector<std::string> ten_lines(const World& world, const History& history, const Strings& strings,
                                   Language language) {
  const auto count = [&](double n) { return number_text(n, 0, language); };
  const auto time = [&](double seconds) {
    std::string length = duration_text(seconds, strings, language);
    if (!std::isfinite(seconds)) return length;
    return fill(strings.get(seconds < 0 ? Str::before_onset : Str::after_onset, language), {{"time", length}});
  };
  const auto line = [&](Str pattern, std::initializer_list<Placeholder> values) {
    return fill(strings.get(pattern, language), values);
  };
  std::size_t begun = 0, informed = 0;
  std::optional<std::size_t> heaviest;
  const auto harm = [&](std::size_t i) {
    return world.incidents[i].harmed + world.incidents[i].evacuated + world.incidents[i].houses;
  };
  std::set<RegionId> regions;
  for (std::size_t i = 0; i < world.incidents.size(); ++i) {
    const IncidentState& s = world.incidents[i];
    if (!happened(s)) continue;
    ++begun;
    informed += s.informed_all >= 0 ? 1 : 0;
    regions.insert(world.scenario->incidents[i].region);
    if (!heaviest || harm(i) > harm(*heaviest)) heaviest = i;
  }
  std::size_t regional = 0, central = 0, referred = 0, no_ground = 0, limiting = 0;
  for (const Headquarters& hq : world.headquarters) {
    if (hq.first_sitting < 0) continue;
    ++(hq.level == HeadquartersLevel::central ? central : regional);
    // Without a ground it was formed by nobody who may, the Government included.
    no_ground += hq.ground == 0 ? 1 : 0;
    referred += hq.ground != 0 && hq.referred != 0 ? 1 : 0;
  }
  for (const MeasureInForce& measure : world.measures) limiting += measure.people > 0 ? 1 : 0;
  const std::vector<double> detected = delays(world, &IncidentState::detected);
  const auto n = [&](std::size_t value) { return count(static_cast<double>(value)); };
  const auto u = [&](std::uint64_t value) { return count(static_cast<double>(value)); };
  const std::string name = heaviest ? world.scenario->incidents[*heaviest].name.in(language) : std::string("\u2013");
  return {
      line(Str::end_incidents, {{"n", n(begun)}, {"regions", n(regions.size())}, {"name", name}}),
      line(Str::end_detect,
           {{"time", time(median(detected))}, {"worst", time(detected.empty() ? std::nan("") : detected.back())}}),
      line(Str::end_informed, {{"n", n(informed)}, {"m", n(begun)}}),
      line(Str::end_decide, {{"time", time(median(delays(world, &IncidentState::decided)))}}),
      line(
          Str::end_headquarters,
          {{"regional", n(regional)}, {"central", n(central)}, {"referred", n(referred)}, {"no_ground", n(no_ground)}}),
      line(Str::end_teams, {{"time", time(median(delays(world, &IncidentState::first_team)))},
                            {"persons", count(static_cast<double>(peak_of(history, "personnel_deployed")))}}),
      line(Str::end_people, {{"evacuated", count(sum_of(world, &IncidentState::evacuated))},
                             {"left", count(sum_of(world, &IncidentState::left_unaided))},
                             {"harmed", count(sum_of(world, &IncidentState::harmed))}}),
      line(Str::end_houses, {{"houses", count(sum_of(world, &IncidentState::houses))},
                             {"loss", count(sum_of(world, &IncidentState::loss) / 1e6)}}),
      line(Str::end_legal, {{"measures", n(world.measures.size())},
                            {"limiting", n(limiting)},
                            {"violations", count(measure(world, "without_ground"))},
                            {"too_long", count(measure(world, "kept_too_long"))}}),
      line(Str::end_messages, {{"messages", u(world.totals.messages)},
                               {"exceptions", u(world.totals.exceptions)},
                               {"timeouts", u(world.totals.timeouts)}}),
  };
}

}  // namespace qorgan::ui
