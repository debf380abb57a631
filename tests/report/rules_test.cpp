// Each rule of the report on both sides of its bound: a record made by hand with one thing changed.

#include <functional>

#include "catch.hpp"
#include "made_record.hpp"
#include "report/sections.hpp"

using namespace qorgan;

namespace {

using Change = std::function<void(Record&)>;

Record made_of(const Change& change) {
  Record record = test::made_record();
  change(record);
  return record;
}

std::string told(const Record& record, const std::string& id) {
  for (const Section& section : make_report(record, Language::en).sections)
    if (section.id == id) return test::told(section);
  return {};
}

std::string told(const std::string& id, const Change& change) { return told(made_of(change), id); }

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t out = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++out;
  return out;
}

/// The measure of the whole country.
MeasureRow& measure(Record& record, const std::string& name) {
  for (MeasureRow& row : record.measures)
    if (row.measure == name && !row.incident.valid() && !row.region.valid()) return row;
  record.measures.emplace_back().measure = name;
  return record.measures.back();
}

IncidentState& state(Record& record, std::size_t incident) { return record.incidents[incident].state; }

/// Nothing lacks: both floods were known, led and met in time, and nobody broke the Law.
Record good_record() {
  Record record = test::made_record();
  record.incidents.resize(2);
  for (ObjectiveRow& row : record.objectives) row.met = row.decided = true;
  state(record, 1).informed_all = 52;
  state(record, 1).regional = 70;
  measure(record, "timeouts").value = 0;
  for (AgentRow& agent : record.agents) agent.utilisation = 0.9;
  state(record, 0).missing = 20;
  state(record, 1).missing = 38;
  for (std::size_t i = 0; i < 2; ++i) state(record, i).duplicated = 30;  // of 600 worked: 58 of 598 were missing
  measure(record, "loss").baseline = 4e9;
  record.violations.clear();
  std::erase_if(record.headquarters, [](const Headquarters& h) { return h.ground == 0; });
  std::erase_if(record.events, [](const Event& e) {
    return e.incident == IncidentId(std::size_t{2}) || e.kind == EventKind::headquarters_referred;
  });
  for (RegionRow& region : record.regions) region.trust = region.trust_start - 0.04;
  return record;
}

}  // namespace

TEST_CASE("what lacks nothing has strengths alone", "[report][rules]") {
  CHECK(told(good_record(), "findings") == R"(Strengths and gaps
quiet Each line follows from a rule over the record ... ata; the figures it rests on stand beside it.
- Strength: All objectives (3) were met. good
- Strength: All incidents (2) were detected within a day of onset; before it: 1. (slowest: Flood in Aktobe Region, 6 h after onset) good
- Strength: Every competent body learned of every incident [9(3)]. (Median: 15 h after onset.) good
- Strength: For all incidents (2) the region's headquarters sat before the peak. good
- Strength: 90% of the demand for teams was met. good
- Strength: Harmed: 60% less than without response. (40 persons / 100 persons) good
- Strength: Loss: 25% less than without response. (3.0 bn KZT / 4.0 bn KZT) good
- Strength: No action lacked its legal ground. good
)");
}

TEST_CASE("an objective that is open is neither missed nor met", "[report][rules]") {
  Record record = good_record();
  record.objectives.back().decided = false;
  CHECK_FALSE(says(told(record, "findings"), "bjectives"));
  record.objectives.front().met = false;
  CHECK(says(told(record, "findings"), "Objectives missed: 1 of 3. (Seen early) bad"));
  record.objectives.clear();
  CHECK_FALSE(says(told(record, "findings"), "bjectives"));
  CHECK(says(told(record, "objectives"), "no objectives"));
}

TEST_CASE("what is detected a day after its onset is in time, what is detected later is not", "[report][rules]") {
  Record record = good_record();
  state(record, 0).detected = 48;
  CHECK(says(told(record, "findings"), "(slowest: Flood in Aktobe Region, 1 d after onset) good"));
  state(record, 0).detected = 49;
  CHECK(says(told(record, "findings"),
             "detected more than a day after onset: 1. (Flood in Aktobe Region (1 d 1 h)) bad"));
  CHECK_FALSE(says(told(record, "findings"), "slowest"));
  state(record, 1).detected = 48;  // at its onset, not before it
  state(record, 0).detected = 30;
  CHECK(says(told(record, "findings"), "within a day of onset; before it: 0."));
}

TEST_CASE("a headquarters that first sits after the peak was late, in the hour of the peak it was not",
          "[report][rules]") {
  Record record = good_record();
  state(record, 0).regional = 70;
  CHECK(says(told(record, "findings"), "the region's headquarters sat before the peak. good"));
  state(record, 0).regional = 75;
  CHECK(says(told(record, "findings"), "first sat after the peak: 1. (Flood in Aktobe Region (5 h)) bad"));
  CHECK_FALSE(says(told(record, "findings"), "before the peak"));
}

TEST_CASE("a headquarters may sit in the first hour of a run", "[report][rules]") {
  Record record = good_record();
  state(record, 0).regional = 0;
  CHECK(says(told(record, "findings"), "For all incidents (2) the region's headquarters sat before the peak. good"));
}

TEST_CASE("a map marks the regions whose headquarters sat, and no other", "[report][rules]") {
  const auto marks = [](const Change& change) {
    const Record record = made_of(change);
    for (const Section& section : make_report(record, Language::en).sections)
      for (const Element& block : section.blocks)
        if (const auto* figure = std::get_if<Figure>(&block); figure && section.id == "map")
          return count(figure->svg, "class=\"mark headquarters\"") - 1;  // without that of the legend
    return std::size_t{99};
  };
  CHECK(marks([](Record&) {}) == 2);
  CHECK(marks([](Record& r) { r.headquarters[2].first_sitting = -1; }) == 1);
  CHECK(marks([](Record& r) { r.headquarters[2].first_sitting = 0; }) == 2);
}

TEST_CASE("central headquarters stand for all, for some or for none of the incidents", "[report][rules]") {
  Record record = good_record();
  state(record, 1).regional = -1;
  CHECK(says(told(record, "findings"), "that of the region for 1, a central one alone for 1. good"));
  CHECK(says(told(record, "findings"),
             "only a central headquarters sat, none of the region: 1. (Flood in Kostanay) bad"));
  state(record, 0).regional = -1;
  Record central = record;
  std::erase_if(central.headquarters, [](const Headquarters& h) { return h.level == HeadquartersLevel::regional; });
  CHECK(says(told(central, "findings"),
             "For all incidents (2) a central headquarters sat before the peak; no regional one"));
  CHECK_FALSE(says(told(central, "findings"), "only a central"));  // no region had one
  state(record, 0).central = -1;
  CHECK(says(told(record, "findings"), "no headquarters ever sat: 1. (Flood in Aktobe Region) bad"));
  CHECK_FALSE(says(told(record, "findings"), "before the peak"));
}

TEST_CASE("of what a headquarters without a ground knew first, the next with one counts", "[report][rules]") {
  // It sat from 40 on, before the lawful one of the region that sat at 65.
  const auto with = [](Tick sat, Tick over, Tick known) {
    Record record = good_record();
    Headquarters unlawful = record.headquarters[0];
    unlawful.ground = 0;
    unlawful.first_sitting = sat;
    unlawful.stood_down = over;
    record.headquarters[0].first_sitting = 75;
    record.headquarters.push_back(unlawful);
    state(record, 0).regional = known;
    return told(record, "findings");
  };
  const std::string late = "first sat after the peak: 1. (Flood in Aktobe Region (5 h)) bad";
  CHECK(says(with(40, 130, 40), late));
  CHECK(says(with(39, 40, 40), late));        // it was over as it sat
  CHECK_FALSE(says(with(30, 39, 40), late));  // it was over before
  CHECK_FALSE(says(with(41, 130, 40), late));
}

TEST_CASE("bodies are overloaded above nine tenths of the time, and the four worst are named", "[report][rules]") {
  Record record = good_record();
  for (std::size_t i = 0; i < 5; ++i) record.agents[i].utilisation = 0.91 + 0.01 * static_cast<double>(i);
  CHECK(says(told(record, "findings"),
             "Bodies at work more than nine tenths of the time: 5. (Government (95%), Interior (94%), Akimat, Kostanay "
             "(93%), Akimat, Aktobe (92%)) bad"));
}

TEST_CASE("a tenth of the demand unmet or of the work doubled is no gap, more is one", "[report][rules]") {
  Record record = good_record();
  // Of 600 hours worked 60 were beyond the demand, so 540 met it.
  state(record, 0).missing = 60;
  state(record, 1).missing = 0;
  CHECK(says(told(record, "findings"), "90% of the demand for teams was met. good"));
  CHECK_FALSE(says(told(record, "findings"), "Gap"));
  state(record, 0).missing = 61;
  CHECK(says(told(record, "findings"), "10% of the demand for teams was not met. (most: Flood in Aktobe Region, 61"));
  state(record, 1).duplicated = 31;
  CHECK(says(told(record, "findings"), "10% of the work went beyond the demand. (61 person-hours) bad"));
}

TEST_CASE("what a response averted or made worse is told as it is written", "[report][rules]") {
  Record record = good_record();
  measure(record, "harmed").value = 100;
  CHECK_FALSE(says(told(record, "findings"), "Harmed"));
  measure(record, "harmed").value = 101;
  CHECK(says(told(record, "findings"), "Harmed: more than without response. (101 persons / 100 persons) bad"));
  measure(record, "harmed").baseline = 0.5;
  CHECK_FALSE(says(told(record, "findings"), "Harmed"));
  record.run.baseline = false;
  CHECK_FALSE(says(told(record, "findings"), "than without response"));
}

TEST_CASE("trust that fell by a twentieth is a gap", "[report][rules]") {
  Record record = good_record();
  record.regions[2].trust = record.regions[2].trust_start - 0.051;
  CHECK(says(told(record, "findings"), "Public trust fell most in: Pavlodar Region. (0.65 → 0.60) bad"));
}

TEST_CASE("what followed a referral is told by what sat", "[report][rules]") {
  const auto after = [](const Change& change) {
    const std::string all = told("findings", change);
    const std::size_t at = all.find("Nobody was entitled"), end = all.find('\n', at);
    return at == std::string::npos ? std::string() : all.substr(at, end - at);
  };
  const std::string none = "Nobody was entitled to lead (referrals: 1), and no central headquarters followed. (#8) bad";
  CHECK(after([](Record& r) { r.headquarters[1].referred = 0; }) ==
        "Nobody was entitled to lead when it was asked (referrals: 1); 22 h after the first referral a central "
        "headquarters of a body that was entitled by then first sat. (#8 → #11) bad");
  CHECK(after([](Record& r) { r.headquarters[1].ground = 0; }) ==
        "Nobody was entitled to lead (referrals: 1); the only central headquarters that followed had no legal ground "
        "(head: Civil protection). (#8 → #11) bad");
  CHECK(after([](Record& r) { r.headquarters[1].first_sitting = -1; }) == none);
  CHECK(after([](Record& r) { r.headquarters[1].threat = ThreatId(std::size_t{1}); }) == none);
  CHECK(after([](Record& r) { r.headquarters[1].first_sitting = 37; }) == none);
  CHECK(says(after([](Record& r) { r.headquarters[1].first_sitting = 38; }), "passed 0 min. (#8 → #11) bad"));
  // Of two that followed the first with a ground counts.
  CHECK(says(after([](Record& r) {
               Headquarters earlier = r.headquarters[1];
               earlier.ground = 0;
               earlier.first_sitting = 50;
               r.headquarters.push_back(earlier);
             }),
             "passed 22 h. (#8 → #11) bad"));
}

TEST_CASE("the ten lines tell what there was not", "[report][rules]") {
  Record record = good_record();
  record.incidents.clear();
  record.headquarters.clear();
  record.events.clear();
  record.measures.clear();
  record.series.clear();
  record.instruments_in_force.clear();
  record.run.baseline = false;
  record.notes.clear();
  CHECK(told(record, "answer") == R"(The answer in ten lines
1. What happened: No incident began during the run.
1. Consequences: None.
1. Who detected: No body detected any incident.
1. Who was told: Incidents of which every competent body knew: 0 of 0. [9(3)]
1. Who led, and why: None.
1. When headquarters sat: No headquarters sat.
1. What was sent where: The record of this run holds no events, so this part cannot be shown.
1. What it averted: This run has no counterpart under no response, so nothing can be said about what was averted.
1. Legality: No action lacked its legal ground.
1. What the Law leaves open: For the threats of this run the Law names a lead.
)");
}

TEST_CASE("the ten lines name an unlawful head beside a lawful one, and no value below a half", "[report][rules]") {
  Record record = made_of([](Record& r) {
    Headquarters unlawful = r.headquarters[1];
    unlawful.ground = 0;
    unlawful.head = AgentId(std::size_t{3});
    unlawful.first_sitting = 50;
    unlawful.convened_by = r.events[0].key;
    r.headquarters.push_back(unlawful);
    r.headquarters[1].referred = 0;
    measure(r, "harmed").value = 0.49;
    measure(r, "evacuated").value = 0.5;
  });
  const std::string answer = told(record, "answer");
  CHECK(says(answer, "Head of the central headquarters: Civil protection [18(4)]."));
  CHECK(says(answer, "Interior (without legal ground)"));
  CHECK(says(answer, "(#11, #1)"));
  CHECK(says(answer, "People at risk: 8,000 persons; Evacuated: "));
  CHECK_FALSE(says(answer, "; Harmed"));
  CHECK(says(answer, "First central: 22 Mar 02:00, without legal ground; at its first sitting 3 of 4"));
}

TEST_CASE("that no headquarters sat is told with its reason: class, knowledge, Law", "[report][rules]") {
  const auto without = [](const ReachedClass& reached, const Change& more) {
    return made_of([&](Record& r) {
      r.headquarters.clear();
      for (IncidentRow& row : r.incidents) {
        row.reached = reached;
        row.state.regional = row.state.central = -1;
      }
      for (ThreatRow& row : r.threats) row.reached = reached;
      std::erase_if(r.events, [](const Event& e) { return e.kind == EventKind::headquarters_referred; });
      more(r);
    });
  };
  const ReachedClass small{"object", "homes", 3, 1}, grave{"global", "homes", 6000, 5000};
  const auto nobody = [](Record& r) {
    for (ThreatRow& row : r.threats)
      for (ThreatRow::Head& head : row.heads) head.role.clear();
  };
  // The Law plays no part where the threat was too small, and no gap is made of it.
  Record record = without(small, nobody);
  const std::string answer = told(record, "answer");
  CHECK(says(answer, "no headquarters of a region was called for"));
  CHECK(says(answer, "houses: 3"));
  CHECK_FALSE(says(answer, "nobody is entitled"));
  CHECK_FALSE(says(told(record, "findings"), "no headquarters ever sat"));
  record = without(grave, nobody);
  CHECK(says(told(record, "answer"), "nobody is entitled"));
  CHECK(says(told(record, "headquarters"), "nobody is entitled to head one"));
  CHECK_FALSE(says(told(record, "answer"), "was called for"));
  record = without(grave, [](Record& r) {
    for (IncidentRow& row : r.incidents) row.state.detected = -1;
  });
  CHECK(says(told(record, "answer"), "no body ever learned of it"));
  record = without(grave, [](Record& r) {
    for (IncidentRow& row : r.incidents) {
      row.state.contained = 90;
      row.state.detected = 91;
    }
  });
  CHECK(says(told(record, "answer"), "it was over when a body first learned of it"));
}

TEST_CASE("each incident is told with its class and with what made it so", "[report][rules]") {
  Record record = good_record();
  record.incidents[0].reached = {"regional", "homes", 900, 500};
  record.incidents[1].reached = {"none", "", 0, 0};
  const std::string course = told(record, "timeline");
  CHECK(says(course, "houses: 900"));
  CHECK(says(course, "houses: 500"));
}

TEST_CASE("decisions that are too many give way by their rank", "[report][rules]") {
  const auto add = [](Record& record, std::size_t commands) {
    const Event like = record.events.front();
    for (std::size_t i = 0; i < commands; ++i) {
      Event e = like;
      e.kind = EventKind::command;
      e.tick = static_cast<Tick>(200 + i);
      e.key = make_event_key(e.tick, 0, 0, record.events.size());
      record.events.push_back(e);
    }
  };
  const auto rows = [](const std::string& text) { return count(text, " | #") - 1; };  // without the heading
  const std::string all = told("decisions", [&](Record& r) { add(r, 13); });
  CHECK_FALSE(says(all, "after"));
  CHECK(rows(all) == 24);
  const std::string cut = told("decisions", [&](Record& r) { add(r, 15); });
  CHECK(rows(cut) == 24);
  CHECK(says(cut, "after Further decisions of this kind: 2."));
  // The last of those that are matters of course.
  for (const char* event : {"| #13\n", "| #16\n"}) CHECK((says(all, event) && !says(cut, event)));
  for (const char* event : {"| #6\n", "| #19\n", "| #23\n", "| #43\n"}) CHECK(says(cut, event));
}

TEST_CASE("tables hold forty rows and say how many were left out", "[report][rules]") {
  const auto told_with = [](std::size_t more) {
    return told("law", [more](Record& r) {
      const Violation like = r.violations.back();
      for (std::size_t i = 0; i < more; ++i) {
        r.grounds.push_back("40(" + std::to_string(i + 1) + ")");
        r.violations.push_back(like);
        r.violations.back().article = static_cast<std::uint16_t>(r.grounds.size() - 1);
        r.events.push_back(r.events[1]);
        r.events.back().ground = r.violations.back().article;
        if (i == 0) continue;  // the ledger has one row less
        r.instruments_in_force.push_back(r.instruments_in_force.front());
        r.instruments_in_force.back().region = RegionId(10 + i);
      }
    });
  };
  CHECK_FALSE(says(told_with(36), "Not shown"));
  CHECK(count(told_with(37), "Not shown: 1 more.") == 1);  // of four grounds and three kinds of violation
  CHECK(count(told_with(37), "\n40(") == 36);
  CHECK(count(told_with(39), "Not shown: 3 more.") == 1);
  CHECK(count(told_with(39), "Not shown: 2 more.") == 1);
  CHECK(count(told_with(40), "Not shown: 1 more.") == 1);
  CHECK(count(told_with(40), "(without legal ground) | 40(") == 37);
}

TEST_CASE("a list of headquarters holds forty", "[report][rules]") {
  const auto told_with = [](std::size_t more) {
    return told("headquarters", [more](Record& r) { r.headquarters.resize(4 + more, r.headquarters[0]); });
  };
  CHECK_FALSE(says(told_with(37), "Not shown"));
  CHECK(says(told_with(39), "Not shown: 2 more."));
  CHECK(count(told_with(39), "| by an entitled body |") == 39);
}

TEST_CASE("a chronicle holds eighty lines", "[report][rules]") {
  const auto told_with = [](std::size_t more) {
    return told("timeline", [more](Record& r) {
      for (std::size_t i = 0; i < more; ++i) {
        r.events.push_back(r.events[0]);
        r.events.back().kind = EventKind::inject;
        r.events.back().key = make_event_key(static_cast<Tick>(150 + i), 0, 0, 0);
      }
    });
  };
  CHECK_FALSE(says(told_with(66), "Not shown"));  // 14 of its own
  CHECK(says(told_with(69), "Not shown: 3 more."));
  CHECK(says(told_with(69), "| #94\n"));
  CHECK_FALSE(says(told_with(69), "| #95\n"));
}

TEST_CASE("a course of many incidents shows the twenty gravest by their onset", "[report][rules]") {
  const auto told_with = [](std::size_t incidents) {
    return told("timeline", [incidents](Record& r) {
      while (r.incidents.size() < incidents) {
        IncidentRow row = r.incidents[0];
        row.name.en = "No. " + std::to_string(r.incidents.size());
        row.state.peak = 0.31 + 0.01 * static_cast<double>(r.incidents.size());
        row.state.onset = static_cast<Tick>(240 - r.incidents.size());
        r.incidents.push_back(row);
      }
    });
  };
  CHECK(says(told_with(21), "/ Riot /"));  // twenty began
  const std::string cut = told_with(22);   // the riot of 0.30 is the least grave of 21
  CHECK_FALSE(says(cut, "/ Riot /"));
  CHECK(says(cut, "/ Flood in Aktobe / Flood in Kostanay / No. 21 / Aktobe / No. 20 / Aktobe / No. 19 /"));
  CHECK(says(cut, "/ Flood in Aktobe / Flood in Kostanay / No. 21 / No. 20 / No. 19 /"));
}

TEST_CASE("money is drawn in millions and billions from one of them on", "[report][rules]") {
  const auto unit = [](double greatest) {
    const std::string all = told("curves", [greatest](Record& r) {
      for (SeriesRow& row : r.series)
        if (row.measure == "loss") row.values.back() = greatest, row.values[1] = 0;
    });
    const std::size_t at = all.find("text ", all.find("figure Loss"));
    return all.substr(at + 5, all.find(" / ", at) - at - 5);
  };
  CHECK(unit(999'999) == "KZT");
  CHECK(unit(1e6) == "m KZT");
  CHECK(unit(9.99e8) == "m KZT");
  CHECK(unit(1e9) == "bn KZT");
}

TEST_CASE("a record without events, a baseline or anything sent says so in each section", "[report][rules]") {
  Record record = made_of([](Record& r) {
    r.events.clear();
    r.flows.clear();
    r.headquarters.clear();
    r.run.baseline = false;
    r.series.clear();
    r.damage.clear();
    r.observations.clear();
    r.principles.clear();
    r.violations.clear();
    r.instruments_in_force.clear();
    measure(r, "appeals").value = 0;
    measure(r, "held_responsible").value = 0;
  });
  const std::string no_events = "The record of this run holds no events, so this part cannot be shown.\n";
  CHECK(told(record, "decisions") == "Decisions\nquiet " + no_events);
  for (const char* id : {"flow", "teams", "timeline", "law"}) {
    INFO(id);
    CHECK(says(told(record, id), no_events));
  }
  CHECK(says(told(record, "law"), "No action lacked its legal ground."));
  CHECK_FALSE(says(told(record, "law"), "Courts heard"));
  CHECK(says(told(record, "headquarters"), "No headquarters sat."));
  for (const char* id : {"curves", "damage", "hindcast", "principles"}) {
    INFO(id);
    CHECK(count(told(record, id), "\n") == 2);
  }
}
