#include "scenario/load.hpp"
#include "scenario/title.hpp"

#include <cmath>

#include "catch.hpp"
#include "support.hpp"
#include "temporary.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {
const std::string good = (good_folder / "scenario.yaml").string();

std::shared_ptr<const Scenario> load(const std::string& path, const Overrides& overrides = {}) {
  Diagnostics diagnostics;
  auto scenario = load_scenario(path, diagnostics, overrides);
  INFO(all_text(diagnostics));
  REQUIRE(scenario);
  CHECK(all_text(diagnostics).empty());
  return scenario;
}

/// The findings about an override that must be refused.
std::string refused(const Overrides& overrides) {
  Diagnostics diagnostics;
  CHECK_FALSE(load_scenario(good, diagnostics, overrides));
  return all_text(diagnostics);
}

Overrides set(const std::string& path, const std::string& value) {
  Overrides out;
  out.set.emplace_back(path, value);
  return out;
}
}  // namespace

TEST_CASE("every scenario that is shipped checks without a word") {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source_folder / "scenarios")) {
    if (entry.path().extension() != ".yaml") continue;
    INFO(entry.path());
    Diagnostics diagnostics;
    CHECK(check_file(entry.path().string(), diagnostics));
    CHECK(all_text(diagnostics).empty());
    ++count;
  }
  CHECK(count >= 3);
}

TEST_CASE("times with another offset than the scenario's mean the same moments") {
  const TemporaryFolder folder("offsets");
  std::filesystem::copy(good_folder, folder.path(), std::filesystem::copy_options::recursive);
  const std::string text = content(good);
  const auto written = [&](const std::string& start, const std::string& offset) {
    return load(folder.write("scenario.yaml", replaced(replaced(text, "start: 2025-04-07 06:00", "start: " + start),
                                                       "utc_offset: \"+05:00\"", "utc_offset: \"" + offset + "\"")));
  };
  const auto s = load(good);
  for (const auto& [start, offset] :
       {std::pair{"2025-04-07 01:00Z", "+05:00"}, std::pair{"2025-04-07T06:45:00+05:45", "+05:00"},
        std::pair{"2025-04-06 21:30 -03:30", "+05:00"}}) {
    INFO(start);
    const auto other = written(start, offset);
    CHECK(other->start.seconds == s->start.seconds);
    REQUIRE(other->incidents.size() == s->incidents.size());
    for (std::size_t i = 0; i < s->incidents.size(); ++i) CHECK(other->incidents[i].onset == s->incidents[i].onset);
    REQUIRE(other->injects.size() == s->injects.size());
  }
}

TEST_CASE("the head of a scenario is read") {
  const auto s = load(good);
  CHECK(s->id == "scenario");
  CHECK(s->file == good);
  CHECK(s->title.ru == "Два паводка");
  CHECK(s->summary.kk == "Тексеру");
  CHECK(s->tags == std::vector<std::string>{"flood", "test"});
  CHECK(format_instant(s->start, s->utc_offset) == "2025-04-07 06:00");
  CHECK(s->start.seconds == 1743987600);  // 01:00 UTC
  CHECK(s->utc_offset == 18000);
  CHECK(s->tick_seconds == 1800);
  CHECK(s->ticks == 240);
  CHECK(s->seed == 18446744073709551615ULL);
  CHECK(s->policy == Policy::network);
  CHECK(s->reading == Reading::broad);
  REQUIRE(s->assumptions.size() == 1);
  CHECK(s->assumptions[0].en == "One");
}

TEST_CASE("parameters that the file names change and the others keep their defaults") {
  const auto s = load(good);
  Parameters expected;
  expected.quorum = 0.6;
  expected.road_speed = 12.5;
  expected.town_speed = 30 / 3.6;
  expected.first_underestimate = 0.2;
  expected.size_known_rate = 0.5 / 86400;
  expected.type_fallback = true;
  expected.span_of_control = 5;
  expected.team_cost = 2400.0 / 3600;
  CHECK(s->parameters == expected);
}

TEST_CASE("incidents are read with hazards, demands and consequences in base units") {
  const auto s = load(good);
  REQUIRE(s->incidents.size() == 2);
  const IncidentSpec& north = s->incidents[0];
  CHECK(s->institution->at(north.threat).id == "floods");
  CHECK(s->institution->at(north.region).id == "TW-1");
  CHECK(north.onset == 18 * 3600);
  CHECK_FALSE(north.dormant);
  CHECK(north.detectability == 0.8);
  CHECK(north.warning == 43200);
  CHECK(north.hazard.family == HazardFamily::wave);
  CHECK(north.hazard.rise_time == 36 * 3600);
  CHECK(north.hazard.suppression == 0.25);
  REQUIRE(north.demands.size() == 2);
  CHECK(north.demands[1].capability == Capability::evacuation);
  CHECK(north.demands[1].persons == 80);
  CHECK(north.demands[1].weight == 1);
  CHECK(north.consequences.people_at_risk == 2500);
  CHECK(north.consequences.evacuation_rate == Approx(1.0 / 3600));
  CHECK(north.consequences.harm_rate == Approx(0.002 / 86400));
  CHECK(north.consequences.power_outage == 40);
  CHECK(north.consequences.loss_rate == Approx(12.0e6 / 86400));
  CHECK(s->institution->at(north.settlement).id == "rivertown");
  CHECK_FALSE(north.site);
  CHECK(north.line == 31);
  const IncidentSpec& south = s->incidents[1];
  CHECK_FALSE(south.settlement.valid());
  CHECK(south.site == GeoPoint{62.2, 47.7});
  CHECK(south.dormant);
  CHECK(std::isinf(south.onset));
  REQUIRE(south.hazard.curve.size() == 3);
  CHECK(south.hazard.curve[1].time == 86400);
  CHECK(south.hazard.curve[1].value == 1.5);
}

TEST_CASE("injects are read with their triggers") {
  const auto s = load(good);
  REQUIRE(s->injects.size() == 7);
  const InjectSpec& forecast = s->injects[0];
  CHECK(forecast.kind == InjectKind::message);
  CHECK(forecast.at == 9 * 3600.0);
  CHECK_FALSE(forecast.when);
  CHECK(s->institution->at(forecast.to).id == "rescue-service");
  CHECK(forecast.value == 0.3);
  const InjectSpec& spread = s->injects[1];
  CHECK_FALSE(spread.at);
  CHECK(spread.delay == 5400);
  REQUIRE(spread.when);
  CHECK(spread.when->kind == Condition::Kind::all);
  REQUIRE(spread.when->parts.size() == 3);
  const Condition& evacuated = spread.when->parts[0];
  CHECK(evacuated.kind == Condition::Kind::compare);
  CHECK(evacuated.measure == "evacuated");
  CHECK(evacuated.incident == IncidentId(std::size_t{0}));
  CHECK_FALSE(evacuated.region.valid());
  CHECK(evacuated.op == Condition::Operator::above);
  CHECK(evacuated.value == 1000);
  REQUIRE(spread.when->parts[1].parts.size() == 2);
  CHECK(spread.when->parts[1].kind == Condition::Kind::any);
  CHECK(spread.when->parts[1].parts[0].region == RegionId(std::size_t{0}));
  CHECK(spread.when->parts[1].parts[1].op == Condition::Operator::at_least);
  CHECK(spread.when->parts[2].kind == Condition::Kind::not_);
  CHECK(spread.when->parts[2].parts.at(0).value == 7200);
  CHECK(s->injects[2].contingency);
  CHECK(s->injects[4].target == "power");
}

TEST_CASE("objectives, observations and players are read") {
  const auto s = load(good);
  REQUIRE(s->objectives.size() == 2);
  CHECK(s->objectives[0].op == Condition::Operator::at_most);
  CHECK(s->objectives[0].target == 43200);
  CHECK(s->objectives[1].region == RegionId(std::size_t{0}));
  REQUIRE(s->observations.size() == 1);
  REQUIRE(s->observations[0].points.size() == 2);
  CHECK(s->observations[0].points[0].time == 30 * 3600);
  CHECK(s->observations[0].points[0].source == "a newspaper");
  CHECK(s->observations[0].points[1].source == "assumption: made up");
  REQUIRE(s->players.size() == 2);
  CHECK(s->players[0].region == RegionId(std::size_t{1}));
  CHECK_FALSE(s->players[1].region.valid());
}

TEST_CASE("a file that is written in one language has its texts in it for all, and says so once") {
  Diagnostics diagnostics;
  const auto s = load_scenario((good_folder / "languages/russian.yaml").string(), diagnostics);
  REQUIRE(s);
  CHECK(s->language == Language::ru);
  CHECK(s->title == LocalText{"Паводок", "Паводок", "Паводок"});
  CHECK(s->incidents[0].name == LocalText{"Паводок на севере", "Паводок на севере", "Солтүстіктегі су тасқыны"});
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].severity == Severity::note);
  CHECK(diagnostics.all()[0].place.line == 3);
  CHECK(diagnostics.all()[0].message ==
        "texts of this scenario that stand in 'ru' alone: 13; other languages show them in it");
  // The same file without the key is refused at every such text, and one whose texts are complete falls back nowhere.
  Overrides kazakh;
  kazakh.set = {{"language", "kk"}};
  CHECK(load(good, kazakh)->language == std::nullopt);
  CHECK(title_of_file((good_folder / "languages/russian.yaml").string()).en == "Паводок");
}

TEST_CASE("figures may be bounds, times may be vague, and a milestone may stand in place of a series") {
  Diagnostics diagnostics;
  const auto s = load_scenario((good_folder / "languages/russian.yaml").string(), diagnostics);
  REQUIRE(s);
  REQUIRE(s->observations.size() == 10);
  constexpr double hour = 3600, day = 86400;
  const ObservationSpec& figures = s->observations[0];
  CHECK(figures.moment == ObservedMoment::none);
  CHECK(figures.incident == IncidentId(std::size_t{0}));
  REQUIRE(figures.points.size() == 4);
  const auto is = [](const ObservationPoint& p, double time, double until, double value, double most) {
    const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    return same(p.time, time) && same(p.until, until) && same(p.value, value) && same(p.most, most);
  };
  CHECK(is(figures.points[0], 30 * hour, 30 * hour, 100, 100));
  CHECK(is(figures.points[1], open_side, 2 * day, 44000, open_side));
  CHECK(is(figures.points[2], 3 * day, open_side, open_side, 50));
  CHECK(is(figures.points[3], 3 * day, 4 * day, 10, 20));
  CHECK(figures.points[1].source == "assumption: made up");
  const ObservationSpec& seen = s->observations[1];
  CHECK(seen.moment == ObservedMoment::detected);
  CHECK(seen.series.empty());
  REQUIRE(seen.points.size() == 1);
  CHECK(is(seen.points[0], 20 * hour, 20 * hour, 0, 0));
  CHECK(seen.points[0].note == "by a fisherman");
  CHECK(s->observations[2].region == RegionId(std::size_t{0}));
  CHECK(is(s->observations[3].points.at(0), day, 2 * day, 0, 0));
  CHECK(s->observations[4].points.at(0).source == "a ministry");
  CHECK(s->observations[9].moment == ObservedMoment::return_);
}

TEST_CASE("every number of the scenario stands under its path with the nearest source") {
  const auto s = load(good);
  const SourcedNumber* persons = number_at(s->numbers, "incidents.north.demands.rescue.persons");
  REQUIRE(persons);
  CHECK(persons->value == 60);
  CHECK(persons->dimension == Dimension::people);
  CHECK(persons->source == "assumption: made up");
  CHECK(persons->assumption());
  CHECK(persons->file == good);
  CHECK(persons->line == 41);
  const SourcedNumber* quorum = number_at(s->numbers, "parameters.quorum");
  REQUIRE(quorum);
  CHECK(quorum->source == "another: source");
  const SourcedNumber* point = number_at(s->numbers, "observations.evacuated.points.0.value");
  REQUIRE(point);
  CHECK(point->source == "a newspaper");
}

TEST_CASE("a parameter that the scenario leaves alone is recorded with the source of its default") {
  const auto s = load(good);
  std::size_t parameters = 0;
  for (const SourcedNumber& number : s->numbers) {
    if (!number.path.starts_with("parameters.")) continue;
    ++parameters;
    INFO(number.path);
    CHECK_FALSE(number.source.empty());
  }
  CHECK(parameters == 65);
  const SourcedNumber* shift = number_at(s->numbers, "parameters.shift");
  REQUIRE(shift);
  CHECK(shift->value == Parameters{}.shift);
  CHECK(shift->dimension == Dimension::duration);
  CHECK(shift->file.empty());
}

TEST_CASE("defaults of parameters lie inside the ranges that files are held to") {
  // A file that spells out every default must be accepted and change nothing.
  const std::string head = replaced(content(good_folder / "scenario.yaml"), "institution: institution.yaml",
                                    "institution: " + (good_folder / "institution.yaml").string());
  const std::size_t from = head.find("parameters:"), to = head.find("institution_overrides:");
  const std::string starter = starter_scenario();
  std::string block = starter.substr(starter.find("# parameters:"));
  block = block.substr(0, block.find("# institution_overrides:"));
  std::string uncommented;
  for (std::size_t at = 0; at < block.size();) {
    const std::size_t end = block.find('\n', at);
    uncommented += block.substr(at + 2, end - at - 1);
    at = end + 1;
  }
  const TemporaryFolder folder("defaults");
  const auto s = load(folder.write("defaults.yaml", head.substr(0, from) + uncommented + head.substr(to)));
  const Parameters expected;
  CHECK(s->parameters.detection_rate == Approx(expected.detection_rate));
  CHECK(s->parameters.span_of_control == expected.span_of_control);
  CHECK(s->parameters.rumour_decay == Approx(expected.rumour_decay));
  CHECK(s->parameters.road_speed == Approx(expected.road_speed));
}

TEST_CASE("overrides of the institution reach it with the source of the scenario") {
  const auto s = load(good);
  CHECK(s->institution->profile("office")->servers == 6);
  const SourcedNumber* servers = number_at(s->institution->numbers, "profiles.office.servers");
  REQUIRE(servers);
  CHECK(servers->source == "assumption: made up");
  CHECK(servers->file == good);
}

TEST_CASE("what is set on the command line wins over the file and is checked like it") {
  Overrides overrides;
  overrides.seed = 7;
  overrides.policy = "hierarchy";
  overrides.reading = "literal";
  overrides.set = {{"parameters.quorum", "0.7"},
                   {"incidents.south.onset", "3 d"},
                   {"incidents.north.hazard.peak", "0.5"},
                   {"injects.spread.do", "scale_incident"},
                   {"injects.spread.value", "2"},
                   {"injects.spread.incident", "north"},
                   {"institution.profiles.office.servers", "9"},
                   {"institution.forces.akimat/evacuation.teams", "11"},
                   {"institution.regions.TW-2.trust", "0.1"}};
  const auto s = load(good, overrides);
  CHECK(s->seed == 7);
  CHECK(s->policy == Policy::hierarchy);
  CHECK(s->reading == Reading::literal);
  CHECK(s->parameters.quorum == 0.7);
  CHECK(s->incidents[1].onset == 3 * 86400.0);
  CHECK_FALSE(s->incidents[1].dormant);
  CHECK(s->incidents[0].hazard.peak == 0.5);
  CHECK(s->injects[1].value == 2);
  CHECK(s->institution->profile("office")->servers == 9);
  CHECK(s->institution->forces[1].teams == 11);
  CHECK(s->institution->regions[1].trust == 0.1);
  const SourcedNumber* quorum = number_at(s->numbers, "parameters.quorum");
  REQUIRE(quorum);
  CHECK(quorum->source == "assumption: set on the command line");
}

TEST_CASE("a key that the file lacks can be set") {
  const auto s = load(good, set("parameters.overreach", "0.5"));
  CHECK(s->parameters.overreach == 0.5);
  const std::string bare = replaced(content(good_folder / "scenario.yaml"), "institution: institution.yaml",
                                    "institution: " + (good_folder / "institution.yaml").string());
  const std::size_t from = bare.find("parameters:"), to = bare.find("institution_overrides:");
  const TemporaryFolder folder("no-parameters");
  const std::string path = folder.write("bare.yaml", bare.substr(0, from) + bare.substr(to));
  CHECK(load(path, set("parameters.overreach", "0.5"))->parameters.overreach == 0.5);
}

TEST_CASE("overrides that cannot be are refused by name") {
  CHECK(refused(set("parameters.qourum", "0.5")) ==
        "--set parameters.qourum=0.5: error: unknown key 'qourum' in parameters; did you mean 'quorum'?\n");
  CHECK(
      refused(set("incidents.noth.onset", "3 d")) ==
      "--set incidents.noth.onset=3 d: error: path 'incidents.noth.onset' names no entry of its list: 'noth'; did you "
      "mean 'north'?\n");
  CHECK(refused(set("tick.length", "3 d")) ==
        "--set tick.length=3 d: error: path 'tick.length' leads into '30 min', which has no parts\n");
  CHECK(refused(set("parameters.quorum", "7")) ==
        "--set parameters.quorum=7: error: 'quorum' is 7, but must be from 0 to 1\n");
  CHECK(refused(set("", "7")) == "--set =7: error: a path such as parameters.quorum is needed before '='\n");
  CHECK(refused(set("parameters.quorum", "")) ==
        "--set parameters.quorum=: error: a value is needed after 'parameters.quorum='\n");
  CHECK_FALSE(refused(set("parameters.quorum", "[1, 2")).empty());
  Overrides overrides;
  overrides.policy = "anarchy";
  CHECK(refused(overrides).starts_with("--policy anarchy: error: 'policy' is 'anarchy', but must be one of: "));
}

TEST_CASE("until cuts the run short and cannot lengthen it") {
  Overrides overrides;
  overrides.until = "36 h";
  CHECK(load(good, overrides)->ticks == 72);
  overrides.until = "2025-04-08 06:15";  // the end of a run is a whole tick
  CHECK(load(good, overrides)->ticks == 49);
  overrides.until = "6 d";
  CHECK(refused(overrides) == "--until 6 d: error: 'until' is '6 d', 1 d past the end of the scenario\n");
  overrides.until = "0 h";
  CHECK(refused(overrides) == "--until 0 h: error: 'until' must be after the start of the scenario\n");
  overrides.until = "soon";
  CHECK_FALSE(refused(overrides).empty());
}

TEST_CASE("replicates share a hash: seed, policy, reading and length are conditions of a run") {
  const std::uint64_t hash = load(good)->hash;
  Overrides overrides;
  overrides.until = "1 d";
  overrides.seed = 4711;
  overrides.policy = "hierarchy";
  overrides.reading = "broad";
  CHECK(load(good, overrides)->hash == hash);
  CHECK(load(good, set("seed", "4711"))->hash == hash);
  CHECK(load(good, set("seed", "4711"))->seed == 4711);
}

TEST_CASE("an option made for a condition wins over the same one that is set") {
  Overrides overrides;
  overrides.set = {{"seed", "1"}, {"policy", "by-law"}, {"reading", "literal"}};
  overrides.seed = 2;
  overrides.policy = "hierarchy";
  overrides.reading = "arguable";
  const auto s = load(good, overrides);
  CHECK(s->seed == 2);
  CHECK(s->policy == Policy::hierarchy);
  CHECK(s->reading == Reading::arguable);
}

TEST_CASE("a scenario whose bodies could not hold their pictures of all incidents is refused") {
  const TemporaryFolder folder("pictures");
  folder.write("institution/regions.yaml", content(good_folder / "institution/regions.yaml"));
  std::string bodies = "\nroles:\n";
  for (int i = 0; i < 1100; ++i)
    bodies += "  - {id: organ-" + std::to_string(i) +
              ", article: 12, name: {en: a, ru: a, kk: a}, short_name: {en: a, ru: a, kk: a}, kind: organ, superior: "
              "none, profile: office}\n";
  folder.write("institution.yaml", replaced(content(good_folder / "institution.yaml"), "\nroles:\n", bodies));
  std::string incidents = "incidents:\n";
  for (int i = 0; i < 4600; ++i)
    incidents += "  - {id: i" + std::to_string(i) +
                 ", name: {en: a, ru: a, kk: a}, threat: floods, region: TW-1, onset: 1 h, hazard: {family: pulse, "
                 "decay_time: 1 d}}\n";
  const std::string file =
      folder.write("scenario.yaml",
                   "qorgan: scenario\nversion: 1\ntitle: {en: a, ru: a, kk: a}\nutc_offset: '+05:00'\nstart: "
                   "2025-04-07\ntick: 1 h\nduration: 1 d\ninstitution: institution.yaml\nsource: 'assumption: made "
                   "up'\n" +
                       incidents);
  Diagnostics diagnostics;
  CHECK_FALSE(load_scenario(file, diagnostics));
  CHECK_THAT(all_text(diagnostics),
             ContainsSubstring("error: 1107 bodies with a picture of 4600 incidents each are more than the 5000000"));
}
