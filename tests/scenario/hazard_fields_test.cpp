// Hazards, cascades and what goes with them, as files give them.

#include "catch.hpp"
#include "scenario/load.hpp"
#include "support.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

constexpr double hour = 3600, day = 86400;

const Scenario& families() {
  static const std::shared_ptr<const Scenario> scenario = [] {
    Diagnostics diagnostics;
    auto loaded = load_scenario((good_folder / "families.yaml").string(), diagnostics);
    INFO(all_text(diagnostics));
    REQUIRE(loaded);
    CHECK(all_text(diagnostics).empty());
    return loaded;
  }();
  return *scenario;
}

const IncidentSpec& incident(std::string_view id) {
  const IncidentId found = families().incident(id);
  REQUIRE(found.valid());
  return families().incidents[found.index()];
}

const HazardSpec& hazard(std::string_view id) { return incident(id).hazard; }

}  // namespace

TEST_CASE("a logistic is read in base units") {
  const HazardSpec& h = hazard("crime");
  CHECK(h.family == HazardFamily::logistic);
  CHECK(h.initial == 0.1);
  CHECK(h.peak == 0.9);
  CHECK(h.growth_rate == Approx(0.15 / day));
  CHECK(h.suppression_rate == Approx(0.4 / day));
}

TEST_CASE("an epidemic is read in persons, seconds and shares") {
  const HazardSpec& h = hazard("fever");
  CHECK(h.family == HazardFamily::epidemic);
  CHECK(h.outbreak == "spring");
  CHECK(h.initial == 20);
  CHECK(h.reproduction == 2.6);
  CHECK(h.incubation == 3 * day);
  CHECK(h.infectious == 5 * day);
  CHECK(h.reference == Approx(0.02));
  CHECK(h.mobility == 0.02);
  CHECK(h.suppression == 0.6);
  CHECK(hazard("fever-south").initial == 0);
  CHECK(incident("fever-south").dormant);
  // The numbers of a scenario say what they are in.
  const SourcedNumber* initial = number_at(families().numbers, "incidents.fever.hazard.initial");
  REQUIRE(initial);
  CHECK(initial->value == 20);
  CHECK(initial->source == "assumption: made up");
}

TEST_CASE("a contagion is read in base units") {
  const HazardSpec& h = hazard("unrest");
  CHECK(h.family == HazardFamily::contagion);
  CHECK(h.initial == Approx(0.05));
  CHECK(h.peak == 1.2);
  CHECK(h.growth_rate == Approx(0.8 / day));
  CHECK(h.fading == Approx(0.1 / day));
  CHECK(h.suppression_rate == Approx(0.3 / day));
  CHECK(h.rebuttal == Approx(0.2 / day));
  CHECK(incident("unrest").consequences.rumour_growth == Approx(0.2 / day));
  CHECK(incident("unrest").consequences.trust_loss == Approx(0.05 / day));
}

TEST_CASE("a campaign is read in base units") {
  const HazardSpec& h = hazard("raids");
  CHECK(h.family == HazardFamily::campaign);
  CHECK(h.attack_rate == Approx(0.5 / day));
  CHECK(h.peak == 0.6);
  CHECK(h.decay_time == 18 * hour);
  CHECK(h.suppression == 0.7);
  CHECK(h.adaptation == 0.5);
  CHECK(h.adaptation_time == 20 * day);
  CHECK(h.length == 30 * day);
}

TEST_CASE("a drift is read in base units") {
  const HazardSpec& h = hazard("decline");
  CHECK(h.family == HazardFamily::drift);
  CHECK(h.initial == 0.2);
  CHECK(h.peak == 0.9);
  CHECK(h.drift_time == 400 * day);
  CHECK(h.suppression == 0.6);
  CHECK(h.instrument_lag == 90 * day);
}

TEST_CASE("a fire is read in base units, and work with what it is counted in") {
  const HazardSpec& h = hazard("grass");
  CHECK(h.family == HazardFamily::fire);
  CHECK(h.initial == 0.05);
  CHECK(h.peak == 3);
  CHECK(h.spread == Approx(400 / hour));
  CHECK(h.front == 12000);
  CHECK(h.decay_time == 10 * hour);
  CHECK(h.length == 4 * day);
  const std::vector<DemandSpec>& demands = incident("grass").demands;
  REQUIRE(demands.size() == 8);
  CHECK(demands[0].work == WorkKind::fire_line);
  CHECK(demands[0].amount == 12000);
  CHECK(demands[0].labour == 600);
  CHECK(demands[0].within == day);
  CHECK(demands[0].persons == 900);
  CHECK(demands[1].work == WorkKind::clearing);
  CHECK(demands[1].amount == 300);
  CHECK(demands[2].amount == 2000);
  CHECK(demands[3].work == WorkKind::repair);
  CHECK(demands[3].amount == 0);
  CHECK(demands[4].amount == 40);
  CHECK(demands[5].work == WorkKind::evacuation);
  CHECK(demands[6].work == WorkKind::shelter);
  CHECK(demands[6].labour == 2 * hour);
  CHECK(demands[7].work == WorkKind::post);
  CHECK(hazard("grass").foretold(1e6) == 0.05);
}

TEST_CASE("cascades name incidents before or after their own and keep their order") {
  const auto& cascades = incident("blast").cascades;
  REQUIRE(cascades.size() == 2);
  CHECK(cascades[0].to == families().incident("crime"));
  CHECK(cascades[0].above == 0.2);
  CHECK(cascades[0].rate == Approx(0.5 / day));
  CHECK_FALSE(cascades[0].certain);
  CHECK(cascades[0].delay == 2 * hour);
  CHECK(cascades[0].feed == Approx(0.1 / day));
  CHECK(cascades[1].to == families().incident("raids"));
  CHECK(cascades[1].certain);
  CHECK(incident("raids").cascades.empty());
}

TEST_CASE("parameters of infrastructure and of restrictions are read") {
  CHECK(families().parameters.power_dependence == 0.3);
  CHECK(families().parameters.restriction_distrust == Approx(0.05 / day));
}

TEST_CASE("early signs speak of what an incident is about to be") {
  CHECK(hazard("blast").foretold(1e6) == 0.5);
  CHECK(hazard("flood").foretold(1e6) == 0.8);
  CHECK(hazard("crime").foretold(1e6) == 0.1);
  CHECK(hazard("raids").foretold(1e6) == 0.6);
  CHECK(hazard("decline").foretold(1e6) == 0.2);
  CHECK(hazard("fever").foretold(1e6) == Approx(20 / 1e6 / 0.02));
  CHECK(hazard("fever-south").foretold(1e6) == Approx(1 / 1e6 / 0.02));
  CHECK(hazard("fever").foretold(0) == 0);
}
