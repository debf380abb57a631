// What every shipped scenario promises its reader.

#include "catch.hpp"
#include "golden/golden.hpp"
#include "shipped/played.hpp"

using namespace qorgan;

namespace {

bool in_three_languages(const LocalText& text) { return !text.en.empty() && !text.ru.empty() && !text.kk.empty(); }

/// Every text of the scenario that somebody reads.
std::vector<LocalText> texts_of(const Scenario& scenario) {
  std::vector<LocalText> texts{scenario.title, scenario.summary};
  for (const LocalText& text : scenario.assumptions) texts.push_back(text);
  for (const IncidentSpec& incident : scenario.incidents) texts.push_back(incident.name);
  for (const InjectSpec& inject : scenario.injects) texts.push_back(inject.text);
  for (const ObjectiveSpec& objective : scenario.objectives) texts.push_back(objective.text);
  for (const ObservationSpec& observation : scenario.observations) texts.push_back(observation.name);
  for (const PlayerSpec& player : scenario.players) texts.push_back(player.name);
  return texts;
}

}  // namespace

TEST_CASE("every shipped scenario loads without a word and speaks three languages") {
  const auto names = all_shipped();
  REQUIRE(names.size() >= 3);
  for (const std::string& name : names) {
    INFO(name);
    const auto scenario = shipped(name);
    for (const LocalText& text : texts_of(*scenario)) {
      INFO(text.en);
      CHECK(in_three_languages(text));
    }
  }
}

TEST_CASE("every number of a shipped scenario says where it comes from") {
  for (const std::string& name : all_shipped()) {
    INFO(name);
    const auto scenario = shipped(name);
    REQUIRE(scenario->numbers.size() > 20);
    for (const SourcedNumber& number : scenario->numbers) {
      INFO(number.path);
      CHECK_FALSE(number.source.empty());
    }
  }
}

TEST_CASE("every reported figure of a hindcast names the page it was read on") {
  for (const std::string& name : all_shipped()) {
    const auto scenario = shipped(name);
    if (scenario->observations.empty()) continue;
    std::size_t points = 0;
    for (const ObservationSpec& observation : scenario->observations)
      for (const ObservationPoint& point : observation.points) {
        INFO(name << ": " << observation.id << " " << point.value);
        CHECK(point.source.starts_with("http"));
        ++points;
      }
    CHECK(points > (name == "spring-flood-2024" ? 50U : 5U));
  }
}
