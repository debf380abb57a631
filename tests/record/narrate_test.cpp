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
  event.measure = MeasureId(std::size_t{0});
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
    bare.measure = MeasureId(std::size_t{0});
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
  CHECK(narrate(found, RecordNames(record), Language::en) == "found a measure kept longer than needed [27]");
  CHECK(narrate(found, RecordNames(record), Language::ru) == "выявлена мера, действовавшая дольше необходимого [27]");
  CHECK(narrate(found, RecordNames(record), Language::kk) == "қажеттен ұзақ қолданылған шара анықталды [27]");
  found.causes[0] = 6;
  CHECK(narrate(found, RecordNames(record), Language::en) == "found an action without legal ground [27]");
}
