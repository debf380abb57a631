#include "record/narrate.hpp"

#include <set>

#include "catch.hpp"
#include "support/small_run.hpp"

using namespace qorgan;

namespace {
/// An event with everything that an event can refer to.
Event full_event(EventKind kind) {
  Event event;
  event.kind = kind;
  event.agent = AgentId(std::size_t{1});
  event.other = AgentId(std::size_t{2});
  event.incident = IncidentId(std::size_t{0});
  event.headquarters = HeadquartersId(std::size_t{0});
  event.instrument = InstrumentId(std::size_t{0});
  event.region = RegionId(std::size_t{3});
  event.value = kind == EventKind::inject ? 0.0F : 12.0F;
  event.capability = 0;
  event.ground = 1;
  return event;
}
}  // namespace

TEST_CASE("every kind of event has a title and a sentence of its own in every language", "[record][narrate]") {
  const Record& record = test::small_record();
  const RecordNames names(record);
  for (const Language language : all_languages) {
    std::set<std::string> sentences;
    for (const EventKindName& kind : event_kind_names()) {
      INFO(kind.name << " in " << code_of(language));
      CHECK_FALSE(kind_title(kind.value, language).empty());
      const std::string sentence = narrate(full_event(kind.value), names, language);
      CHECK(sentence.size() > 10);
      CHECK(sentence.find_first_of("{}") == std::string::npos);
      CHECK(sentence.find("[[") == std::string::npos);
      CHECK(sentence.find("]]") == std::string::npos);
      sentences.insert(sentence);
    }
    CHECK(sentences.size() == event_kind_names().size());
  }
}

TEST_CASE("the languages are not copies of each other", "[record][narrate]") {
  for (const EventKindName& kind : event_kind_names()) {
    INFO(kind.name);
    CHECK(kind_title(kind.value, Language::en) != kind_title(kind.value, Language::ru));
    CHECK(kind_title(kind.value, Language::ru) != kind_title(kind.value, Language::kk));
  }
}

TEST_CASE("a sentence leaves out what its event does not have", "[record][narrate]") {
  const RecordNames names(test::small_record());
  for (const EventKindName& kind : event_kind_names()) {
    Event bare;
    bare.kind = kind.value;
    bare.incident = IncidentId(std::size_t{1});
    bare.instrument = InstrumentId(std::size_t{0});
    for (const Language language : all_languages) {
      const std::string sentence = narrate(bare, names, language);
      INFO(sentence);
      CHECK(sentence.find("()") == std::string::npos);
      CHECK(sentence.find(": ;") == std::string::npos);
      CHECK(sentence.find("  ") == std::string::npos);
    }
  }
}

TEST_CASE("a detection reads as a person would say it", "[record][narrate]") {
  const Record& record = test::small_record();
  Event event;
  event.kind = EventKind::detected;
  for (const AgentRow& agent : record.agents)
    if (agent.key == "civil-protection@KZ-15") event.agent = agent.id;
  REQUIRE(event.agent.valid());
  event.incident = IncidentId(std::size_t{1});
  event.value = 0.42F;
  CHECK(narrate(event, RecordNames(record), Language::en) ==
        "Civil protection, Aktobe: detected “Flood in Kostanay” (believed severity 0.42)");
  CHECK(narrate(event, RecordNames(record), Language::ru).find("(оценка тяжести 0,42)") != std::string::npos);
}

TEST_CASE("a command is told by what it did", "[record][narrate]") {
  Record record;
  record.commands = {{4, "set-policy", "network", ""}, {9, "fire-inject", "dam", "now"}};
  Event event;
  event.kind = EventKind::command;
  event.tick = 9;
  event.value = 0;  // the first of that tick
  CHECK(narrate(event, RecordNames(record), Language::en) == "Command of the exercise director: inject: dam (now)");
  record.injects.resize(1);
  record.injects[0].id = "dam";
  record.injects[0].text = {"The dam is safe", "Плотина цела", "Бөгет аман"};
  CHECK(narrate(event, RecordNames(record), Language::ru) ==
        "Команда руководителя учений: вводная: Плотина цела (now)");
}

TEST_CASE("what is found is called by what it offends against", "[record][narrate]") {
  Record record;
  record.grounds = {"", "27", "17(2)", "18(4)"};
  Violation too_long, headless;
  too_long.event = 5;
  too_long.article = 2;
  headless.event = 6;
  headless.article = 3;
  record.violations = {too_long, headless};
  Event found;
  found.kind = EventKind::violation_found;
  found.ground = 1;
  found.causes[0] = 5;
  CHECK(narrate(found, RecordNames(record), Language::en) == "found an instrument kept longer than needed [27]");
  CHECK(narrate(found, RecordNames(record), Language::ru) == "выявлена мера, действовавшая дольше необходимого [27]");
  CHECK(narrate(found, RecordNames(record), Language::kk) == "қажеттен ұзақ қолданылған шара анықталды [27]");
  found.causes[0] = 6;
  CHECK(narrate(found, RecordNames(record), Language::en) == "found an action without legal ground [27]");
}

TEST_CASE("a running world and the record of its run tell every event with the same words", "[record][narrate]") {
  Engine engine(test::small_scenario());
  std::vector<Event> events;
  while (!engine.done()) {
    engine.step();
    events.insert(events.end(), engine.events().begin(), engine.events().end());
  }
  const Record& record = test::small_record();
  const WorldNames world(engine.world());
  const RecordNames recorded(record);
  REQUIRE(events.size() == record.events.size());
  // Beside the events of the run all that an event may name, first and last of each, and beyond.
  for (const EventKindName& kind : event_kind_names()) events.push_back(full_event(kind.value));
  Event last = full_event(EventKind::instrument_taken);
  last.agent = record.agents.back().id;
  last.incident = IncidentId(record.incidents.size() - 1);
  last.instrument = InstrumentId(record.instruments.size() - 1);
  last.region = RegionId(record.regions.size() - 1);
  last.headquarters = HeadquartersId(record.headquarters.size() - 1);
  last.capability = static_cast<std::uint8_t>(capability_count - 1);
  last.ground = static_cast<std::uint16_t>(record.grounds.size() - 1);
  for (const EventKindName& kind : event_kind_names()) {
    last.kind = kind.value;
    last.value = kind.value == EventKind::inject ? 1.0F : 0.4F;
    events.push_back(last);
    Event beyond = last;
    beyond.incident = IncidentId(record.incidents.size());
    beyond.instrument = InstrumentId(record.instruments.size());
    beyond.region = RegionId(record.regions.size());
    beyond.headquarters = HeadquartersId(record.headquarters.size());
    beyond.capability = static_cast<std::uint8_t>(capability_count);
    beyond.ground = static_cast<std::uint16_t>(record.grounds.size());
    beyond.value = kind.value == EventKind::inject ? 2.0F : 0.0F;
    events.push_back(beyond);
  }
  for (const Event& event : events) {
    if (event.kind == EventKind::command) continue;  // a world keeps no commands
    for (const Language language : all_languages) {
      INFO(name_of(event.kind) << " in " << code_of(language));
      const std::string told = narrate(event, recorded, language);
      REQUIRE(narrate(event, world, language) == told);
      CHECK(told.find('{') == std::string::npos);
    }
  }
  CHECK(world.time(5) == recorded.time(5));
  CHECK(world.time(5) == "2024-03-20 05:00");
  CHECK(narrate(full_event(EventKind::command), world, Language::en) == "Command of the exercise director: 13 [9(3)]");
}

TEST_CASE("headquarters are called by their level, their number and their region", "[record][narrate]") {
  Record record;
  record.regions.resize(2);
  record.regions[1].name = {"East", "Восток", "Шығыс"};
  record.headquarters.resize(2);
  record.headquarters[0].level = HeadquartersLevel::central;
  record.headquarters[1].level = HeadquartersLevel::regional;
  record.headquarters[1].region = RegionId(std::size_t{1});
  const RecordNames names(record);
  const LocalText central = names.headquarters(HeadquartersId(std::size_t{0}));
  CHECK(central.en == "central headquarters no. 1");
  CHECK(central.ru == "центральный штаб № 1");
  CHECK(central.kk == "№ 1 орталық штаб");
  const LocalText regional = names.headquarters(HeadquartersId(std::size_t{1}));
  CHECK(regional.en == "regional headquarters no. 2 (East)");
  CHECK(regional.ru == "региональный штаб № 2 (Восток)");
  CHECK(regional.kk == "№ 2 өңірлік штаб (Шығыс)");
  for (const HeadquartersId unknown : {HeadquartersId(std::size_t{2}), HeadquartersId::none()})
    CHECK(names.headquarters(unknown).en == "headquarters");
}
