#include "support/small_run.hpp"
#include "support/places.hpp"

#include <cstdio>
#include <cstdlib>

#include "core/diagnostic.hpp"
#include "scenario/load.hpp"

namespace qorgan::test {
namespace {

std::shared_ptr<const Institution> shipped_institution() {
  static const auto institution = [] {
    Diagnostics diagnostics;
    auto loaded = load_institution(source_dir() + "/scenarios/institutions/kazakhstan.yaml", diagnostics);
    for (const Diagnostic& d : diagnostics.all()) std::fprintf(stderr, "%s\n", d.text().c_str());
    if (!loaded) std::abort();
    return loaded;
  }();
  return institution;
}

IncidentSpec flood(const Institution& institution, std::string id, LocalText name, std::string_view region,
                   double onset, double peak) {
  IncidentSpec spec;
  spec.id = std::move(id);
  spec.name = std::move(name);
  spec.threat = institution.threat("6(1)(18)");
  spec.region = institution.region(region);
  spec.onset = onset;
  spec.detectability = 0.9;
  spec.warning = 43200;
  spec.hazard.family = HazardFamily::wave;
  spec.hazard.peak = peak;
  spec.hazard.rise_time = 2 * 86400;
  spec.hazard.fall_time = 4 * 86400;
  spec.demands = {{Capability::evacuation, 400, 1}, {Capability::engineering, 300, 1}, {Capability::rescue, 100, 1}};
  spec.consequences.people_at_risk = 8000;
  spec.consequences.houses_at_risk = 900;
  spec.consequences.evacuation_rate = 0.5 / 3600;
  spec.consequences.self_evacuation = 0.02 / 86400;
  spec.consequences.harm_rate = 0.01 / 86400;
  spec.consequences.house_protection = 0.5;
  spec.consequences.return_rate = 0.2 / 86400;
  spec.consequences.roads = 0.3;
  spec.consequences.loss_rate = 100;
  return spec;
}

}  // namespace

std::shared_ptr<Scenario> small_scenario() {
  auto scenario = std::make_shared<Scenario>();
  scenario->id = "two-floods";
  scenario->institution = shipped_institution();
  const Institution& institution = *scenario->institution;
  scenario->title = {"Two floods & one <script>alert(1)</script>", "Два паводка", "Екі су тасқыны"};
  scenario->summary = {"A test.", "Проверка.", "Сынақ."};
  scenario->start = *parse_instant("2024-03-20 00:00", 18000);
  scenario->utc_offset = 18000;
  scenario->tick_seconds = 3600;
  scenario->ticks = 240;
  scenario->seed = 7;
  scenario->hash = 0x1234;
  scenario->incidents.push_back(flood(institution, "flood-aktobe",
                                      {"Flood <b>in</b> Aktobe \"A\"", "Паводок в Актобе", "Ақтөбедегі су тасқыны"},
                                      "KZ-15", 86400, 1.0));
  scenario->incidents.push_back(flood(institution, "flood-kostanay",
                                      {"Flood in Kostanay", "Паводок в Костанае", "Қостанайдағы су тасқыны"}, "KZ-39",
                                      2 * 86400, 0.6));
  InjectSpec inject;
  inject.id = "rumour";
  inject.text = {"A rumour that the dam has burst.", "Слух о прорыве плотины.", "Бөгет бұзылды деген қауесет."};
  inject.kind = InjectKind::rumour;
  inject.at = 3 * 86400.0;
  inject.region = institution.region("KZ-15");
  inject.value = 0.3;
  scenario->injects.push_back(inject);
  InjectSpec contingency = inject;
  contingency.id = "second-rumour";
  contingency.at.reset();
  contingency.contingency = true;
  scenario->injects.push_back(contingency);
  const auto objective = [&](const char* id, const char* measure, Condition::Operator op, double target) {
    ObjectiveSpec spec;
    spec.id = id;
    spec.text = {id, id, id};
    spec.measure = measure;
    spec.incident = IncidentId(std::size_t{0});
    spec.op = op;
    spec.target = target;
    scenario->objectives.push_back(spec);
  };
  objective("detected-soon", "time_to_detect", Condition::Operator::at_most, 30 * 86400.0);
  objective("nobody-evacuated", "evacuated", Condition::Operator::at_most, -1);
  ObservationSpec observation;
  observation.id = "evacuated";
  observation.name = {"Evacuated", "Эвакуировано", "Эвакуацияланды"};
  observation.series = "evacuated";
  observation.points = {{3 * 86400.0, 100, "a newspaper", ""}, {6 * 86400.0, 5000, "https://example.org/a", "rounded"}};
  scenario->observations.push_back(observation);
  scenario->assumptions.push_back({"The water is given.", "Ход воды задан.", "Судың жүрісі берілген."});
  scenario->numbers.push_back(
      {"incidents.0.detectability", 0.9, Dimension::number, "assumption: a guess", "two.yaml", 3});
  return scenario;
}

const Record& small_record() {
  static const Record record = [] {
    RunResult result = run_scenario(small_scenario());
    if (!result.ok()) std::fprintf(stderr, "%s\n", result.error.c_str());
    return std::move(result.record);
  }();
  return record;
}

}  // namespace qorgan::test
