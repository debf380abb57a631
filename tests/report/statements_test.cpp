// What a report states about lawfulness, heads, headquarters, gaps and superlatives is held against the events and rows
// of the same record: in every shipped scenario, where bodies overreach, and where people play.

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <map>
#include <set>

#include "catch.hpp"
#include "engine/engine.hpp"
#include "record/onset.hpp"
#include "report/report.hpp"
#include "report/sections.hpp"
#include "scenario/load.hpp"
#include "support/places.hpp"
#include "support/small_run.hpp"
#include "world/event_traits.hpp"

using namespace qorgan;

namespace {

const Section& section_of(const Document& document, std::string_view id) {
  const auto at = std::find_if(document.sections.begin(), document.sections.end(),
                               [&](const Section& section) { return section.id == id; });
  REQUIRE(at != document.sections.end());
  return *at;
}

/// The items of all lists of a section.
std::vector<ListItem> items_of(const Document& document, std::string_view id) {
  std::vector<ListItem> out;
  for (const Element& block : section_of(document, id).blocks)
    if (const auto* list = std::get_if<List>(&block)) out.insert(out.end(), list->items.begin(), list->items.end());
  return out;
}

std::string text_of(const Document& document, std::string_view id) {
  std::string out;
  for (const ListItem& item : items_of(document, id)) out += item.label + " " + item.text + " " + item.evidence + "\n";
  return out;
}

const TableBlock* first_table(const Document& document, std::string_view id) {
  for (const Element& block : section_of(document, id).blocks)
    if (const auto* table = std::get_if<TableBlock>(&block)) return table;
  return nullptr;
}

/// A text of the report without what is filled in: its longest stretch between two places.
std::string stretch_of(const Context& c, std::string_view key) {
  std::string text = c.t(key), longest;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('{'), text.size());
    if (open > longest.size()) longest = text.substr(0, open);
    const std::size_t close = text.find('}', open);
    text = close == std::string::npos ? std::string() : text.substr(close + 1);
  }
  return longest;
}

/// Whether a text is that of the report with its places filled in.
bool is_filled(const Context& c, std::string_view key, const std::string& text) {
  std::string pattern = c.t(key);
  std::size_t at = 0;
  for (bool first = true;; first = false) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    const std::string stretch = pattern.substr(0, open);
    const std::size_t found = first ? 0 : text.find(stretch, at);
    if (found == std::string::npos || text.compare(found, stretch.size(), stretch) != 0) return false;
    at = found + stretch.size();
    if (open == pattern.size()) return stretch.empty() || at == text.size();
    pattern.erase(0, pattern.find('}', open) + 1);
  }
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t count_events(const Record& record, const std::function<bool(const Event&)>& wanted) {
  return static_cast<std::size_t>(std::count_if(record.events.begin(), record.events.end(), wanted));
}

/// Headquarters of which the record has a sitting, and of which it has a violation.
struct FromEvents {
  std::set<std::uint32_t> sat, violations;
  std::map<std::uint32_t, std::uint16_t> grounds;  ///< of their convening
  explicit FromEvents(const Record& record) {
    for (const Event& e : record.events) {
      if (!e.headquarters.valid()) continue;
      if (e.kind == EventKind::headquarters_sat) sat.insert(e.headquarters.value);
      if (e.kind == EventKind::violation) violations.insert(e.headquarters.value);
      if (e.kind == EventKind::headquarters_convened) grounds[e.headquarters.value] = e.ground;
    }
  }
};

void check_headquarters(const Record& record, const Facts& facts, const Document& document, const Context& c) {
  const FromEvents events(record);
  CHECK(facts.central.size() + facts.regional.size() == events.sat.size());
  std::size_t no_ground = 0;
  for (std::size_t i = 0; i < record.headquarters.size(); ++i) {
    const auto number = static_cast<std::uint32_t>(i);
    if (!events.grounds.contains(number)) continue;
    INFO("headquarters " << i + 1);
    CHECK(lawful(record.headquarters[i]) == (events.grounds.at(number) != 0));
    CHECK(lawful(record.headquarters[i]) == !events.violations.contains(number));
    no_ground += events.sat.contains(number) && !lawful(record.headquarters[i]);
  }
  CHECK(facts.no_ground.size() == no_ground);
  // The table of headquarters, the ten lines and the findings say the same.
  if (const TableBlock* table = first_table(document, "headquarters"))
    for (const auto& row : table->rows) {
      const std::size_t index = std::stoul(row.at(0).text) - 1;
      const bool bad = row.at(3).text == c.t("headquarters.no-ground");
      CHECK(bad == (events.grounds.at(static_cast<std::uint32_t>(index)) == 0));
      CHECK(bad == (row.at(3).tone == Tone::bad));
    }
  const std::string answer = text_of(document, "answer"), findings = text_of(document, "findings");
  CHECK(contains(answer, stretch_of(c, "answer.headquarters-no-ground")) == (no_ground > 0));
  CHECK(contains(findings, stretch_of(c, "finding.headquarters-no-ground")) == (no_ground > 0));
}

/// What is said of referrals, threat by threat.
void check_referrals(const Record& record, const Facts& facts, const Document& document, const Context& c) {
  std::map<std::string, std::size_t> expected, told;
  for (const ThreatId threat : facts.threats) {
    const auto of_threat = [&](const Event& e) {
      const IncidentRow* incident = record.incident(e.incident);
      return e.kind == EventKind::headquarters_referred && incident && incident->threat == threat;
    };
    const auto first = std::find_if(record.events.begin(), record.events.end(), of_threat);
    if (first == record.events.end()) continue;
    bool sat = false, on_ground = false, from_above = false;
    for (const Event& e : record.events) {
      if (e.kind != EventKind::headquarters_sat || e.region.valid() || !e.headquarters.valid()) continue;
      const Headquarters& hq = record.headquarters[e.headquarters.index()];
      if (hq.threat != threat || hq.first_sitting < first->tick) continue;
      sat = true;
      if (hq.ground != 0 && !on_ground) {
        on_ground = true;
        from_above = hq.referred != 0;
      }
    }
    ++expected[!sat         ? "finding.referral-open"
               : !on_ground ? "finding.referral-no-ground"
               : from_above ? "finding.referral"
                            : "finding.referral-entitled"];
  }
  for (const char* key :
       {"finding.referral-open", "finding.referral-no-ground", "finding.referral", "finding.referral-entitled"})
    for (const ListItem& item : items_of(document, "findings"))
      if (is_filled(c, key, item.text)) ++told[key];
  CHECK(told == expected);
}

void check_legality(const Record& record, const Facts& facts, const Document& document, const Context& c) {
  const auto too_long = [&](const Event& e) { return record.ground(e.ground) == "17(2)"; };
  const std::size_t violations =
      count_events(record, [&](const Event& e) { return e.kind == EventKind::violation && !too_long(e); });
  CHECK(facts.without_ground.count == violations);
  CHECK(facts.without_ground.count + facts.kept_too_long.count ==
        count_events(record, [](const Event& e) { return e.kind == EventKind::violation; }));
  CHECK(facts.without_ground.found() + facts.kept_too_long.found() ==
        count_events(record, [](const Event& e) { return e.kind == EventKind::violation_found; }));
  CHECK(facts.legal.times_met(EventKind::headquarters_referred) ==
        count_events(record, [](const Event& e) { return e.kind == EventKind::headquarters_referred; }));
  CHECK(facts.legal.actions() == count_events(record, [&](const Event& e) {
          return is_action(e.kind) && e.agent.valid() && !record.ground(e.ground).empty();
        }));
  for (const char* section : {"answer", "findings"})
    if (violations > 0) CHECK_FALSE(contains(text_of(document, section), c.t("answer.legal-clean")));
  if (violations == 0) CHECK(contains(text_of(document, "answer"), c.t("answer.legal-clean")));
}

/// A ground that is not there leaves no empty brackets, in any text of the report.
void check_brackets(const Document& document) {
  const auto whole = [](const std::string& text) {
    INFO(text);
    CHECK_FALSE(contains(text, "[]"));
    CHECK_FALSE(contains(text, "()"));
  };
  for (const Section& section : document.sections)
    for (const Element& block : section.blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) whole(paragraph->text);
      if (const auto* list = std::get_if<List>(&block))
        for (const ListItem& item : list->items) {
          whole(item.text);
          whole(item.evidence);
        }
      if (const auto* table = std::get_if<TableBlock>(&block))
        for (const auto& row : table->rows)
          for (const TableCell& cell : row) {
            whole(cell.text);
            whole(cell.note);
          }
    }
}

void check_statements(const Record& record) {
  const Facts facts = count_facts(Evidence(record));
  for (const Language language : all_languages) {
    INFO(record.run.scenario << " in " << code_of(language));
    const Context c(record, language);
    const Document document = make_report(record, language);
    check_headquarters(record, facts, document, c);
    check_referrals(record, facts, document, c);
    check_legality(record, facts, document, c);
    check_brackets(document);
  }
}

Record run(const std::shared_ptr<const Scenario>& scenario, RunOptions options = {}) {
  options.baseline = false;
  RunResult result = run_scenario(scenario, options);
  INFO(result.error);
  REQUIRE(result.ok());
  return std::move(result.record);
}

/// Two floods with a Government that takes for ever, so that bodies go ahead without the right to, where they do.
std::shared_ptr<Scenario> impatient(double overreach) {
  auto scenario = test::small_scenario();
  scenario->parameters.overreach = overreach;
  scenario->parameters.proposal_factor = 1000;
  scenario->parameters.class_factor = 0.3;
  return scenario;
}

/// What a person gives who plays that body and convenes without the right to wherever that may be chosen.
std::vector<Command> overreaching_player(const std::shared_ptr<const Scenario>& scenario, std::string_view body) {
  Engine engine(scenario);
  Command command;
  for (std::size_t a = 0; a < engine.world().agent_count(); ++a)
    if (engine.world().key_of(AgentId{a}) == body) command.agent = AgentId{a};
  REQUIRE(command.agent.valid());
  command.kind = CommandKind::take_over;
  REQUIRE(engine.submit(command));
  while (!engine.done()) {
    for (std::size_t n = 0; n < engine.world().decisions.size(); ++n) {
      if (engine.world().decisions[n].state != DecisionState::open) continue;
      command.kind = CommandKind::decide;
      command.tick = engine.world().tick;
      command.decision = static_cast<std::uint32_t>(n);
      command.choice = Choice::go_ahead;
      if (!engine.why_not(command).empty()) command.choice = engine.world().decisions[n].otherwise;
      if (engine.why_not(command).empty()) REQUIRE(engine.submit(command));
    }
    engine.step();
  }
  return engine.commands();
}

}  // namespace

TEST_CASE("statements of the report hold in every shipped scenario", "[report][statements][shipped]") {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_dir() + "/scenarios")) {
    const std::string path = entry.path().string();
    if (entry.path().extension() != ".yaml" || contains(path, "/institutions/") || contains(path, "/experiments/"))
      continue;
    Diagnostics diagnostics;
    const auto scenario = load_scenario(path, diagnostics);
    INFO(path);
    REQUIRE(scenario);
    check_statements(run(scenario));
    ++count;
  }
  CHECK(count > 25);
}

TEST_CASE("a headquarters without a ground is told as one everywhere", "[report][statements]") {
  const Record record = run(impatient(1));
  const Facts facts = count_facts(Evidence(record));
  REQUIRE_FALSE(facts.no_ground.empty());
  const Headquarters& hq = record.headquarters[facts.no_ground.front()];
  REQUIRE(hq.level == HeadquartersLevel::central);
  check_statements(record);
  for (const Language language : all_languages) {
    const Context c(record, language);
    const Document document = make_report(record, language);
    const std::string answer = text_of(document, "answer"), findings = text_of(document, "findings");
    CHECK(contains(answer, stretch_of(c, "answer.led-no-ground")));
    CHECK_FALSE(contains(answer, c.t("headquarters.entitled")));
    CHECK(contains(findings, c.agent(hq.head)));
    CHECK_FALSE(contains(findings, stretch_of(c, "finding.headquarters-early-central")));
    const TableBlock* decisions = first_table(document, "decisions");
    REQUIRE(decisions);
    CHECK(std::any_of(decisions->rows.begin(), decisions->rows.end(), [&](const auto& row) {
      return row.at(1).note == c.t("headquarters.no-ground") && row.at(1).tone == Tone::bad;
    }));
  }
}

TEST_CASE("a person who convenes without the right to is told so", "[report][statements][played]") {
  const auto scenario = impatient(0);
  RunOptions options;
  options.commands = overreaching_player(scenario, "civil-protection");
  const Record record = run(scenario, options);
  const Facts facts = count_facts(Evidence(record));
  REQUIRE_FALSE(facts.no_ground.empty());
  check_statements(record);
}

TEST_CASE("the Government without a ground is not said to have formed it lawfully", "[report][statements]") {
  Headquarters hq;
  hq.referred = 1;
  CHECK(formation_of(hq) == Formation::no_ground);
  hq.ground = 1;
  CHECK(formation_of(hq) == Formation::referred);
  hq.referred = 0;
  hq.disputed = 1;
  CHECK(formation_of(hq) == Formation::disputed);
  hq.disputed = 0;
  CHECK(formation_of(hq) == Formation::entitled);
}

TEST_CASE("an incident that was called off before its onset has no times, and counts nowhere", "[report][onset]") {
  auto scenario = test::small_scenario();
  // A third flood is awaited, seen by its early signs, and called off before it begins.
  scenario->incidents.push_back(scenario->incidents.front());
  IncidentSpec& spec = scenario->incidents.back();
  spec.id = "called-off";
  spec.name = {"Called off", "Отменённый", "Болмай қалған"};
  spec.onset = 5 * 86400;
  spec.warning = 4 * 86400;
  InjectSpec end;
  end.id = "end";
  end.text = {"The ice holds.", "Лёд держится.", "Мұз ұстап тұр."};
  end.kind = InjectKind::end_incident;
  end.at = 4 * 86400.0;
  end.incident = IncidentId(scenario->incidents.size() - 1);
  scenario->injects.push_back(end);
  const Record record = run(scenario);
  const IncidentRow& row = record.incidents.back();
  REQUIRE_FALSE(happened(row));
  CHECK_FALSE(has_onset(row));
  CHECK_FALSE(since_onset(row, 3));
  CHECK(std::isnan(Evidence(record).since_onset(IncidentId(record.incidents.size() - 1), row.state.ended)));
  const Facts facts = count_facts(Evidence(record));
  CHECK(facts.incidents.size() == 2);
  for (const char* measure : {"time_to_detect", "time_to_contain", "time_to_decide"}) {
    INFO(measure);
    CHECK(record.reach(measure).all == 2);
    CHECK(record.reach(measure).reached <= 2);
  }
  for (const Language language : all_languages) {
    const std::string json = render_report(record, ReportFormat::json, language);
    // A time that counts from no onset would be told as thousands of days.
    CHECK_FALSE(contains(json, "83333"));
    CHECK_FALSE(contains(json, "\u2212833"));
  }
  check_statements(record);
}

// ---- superlatives -------------------------------------------------------------------------------------------------

namespace {

std::string evidence_of(const Record& record, std::string_view key) {
  const Context c(record, Language::en);
  for (const ListItem& item : items_of(make_report(record, Language::en), "findings"))
    if (contains(item.text, stretch_of(c, key))) return item.text + " | " + item.evidence;
  return {};
}

}  // namespace

TEST_CASE("the region told as the worst is the one that lost most trust", "[report][superlatives]") {
  Record record = test::small_record();
  REQUIRE(record.regions.size() > 3);
  for (RegionRow& region : record.regions) region.trust_start = region.trust = 0.6;
  record.regions[1].trust = 0.54;
  record.regions[2].trust = 0.30;
  record.regions[3].trust_start = 0.4;  // less than the third has, but it lost less
  record.regions[3].trust = 0.2;
  const std::string told = evidence_of(record, "finding.trust");
  CHECK(contains(told, record.regions[2].name.en));
  CHECK(contains(told, "0.60 \u2192 0.30"));
  record.regions[3].trust_start = 0.7;
  CHECK(contains(evidence_of(record, "finding.trust"), record.regions[3].name.en));
  for (RegionRow& region : record.regions) region.trust = region.trust_start;
  CHECK(evidence_of(record, "finding.trust").empty());
}

TEST_CASE("the slowest, the gravest and the first are what they are said to be", "[report][superlatives]") {
  Record record = test::small_record();
  IncidentState &a = record.incidents[0].state, &b = record.incidents[1].state;
  a.onset = 100;
  b.onset = 20;
  a.detected = 103;
  b.detected = 25;
  a.peak = 0.4;
  b.peak = 0.9;
  Facts facts = count_facts(Evidence(record));
  CHECK(facts.delay(Milestone::detected).slowest == IncidentId(std::size_t{1}));
  CHECK(facts.worst == IncidentId(std::size_t{1}));
  CHECK(facts.incidents.front() == IncidentId(std::size_t{1}));
  CHECK(facts.first_onset == 20);
  CHECK(contains(evidence_of(record, "finding.detected-all"), record.incidents[1].name.en));
  a.detected = 109;
  a.peak = 1.5;
  facts = count_facts(Evidence(record));
  CHECK(facts.delay(Milestone::detected).slowest == IncidentId(std::size_t{0}));
  CHECK(facts.worst == IncidentId(std::size_t{0}));
  a.ended = 150;
  b.ended = 180;
  CHECK(count_facts(Evidence(record)).last_end == 180);
  a.ended = -1;
  CHECK(count_facts(Evidence(record)).last_end == -1);
}

TEST_CASE("bodies with most left undone and most at work come first", "[report][superlatives]") {
  Record record = test::small_record();
  REQUIRE(record.agents.size() > 12);
  for (AgentRow& agent : record.agents) {
    agent.timed_out = 1;
    agent.utilisation = 0.5;
  }
  record.agents[4].timed_out = 50;
  record.agents[7].timed_out = 90;
  record.agents[9].timed_out = 70;
  record.agents[5].utilisation = 0.91;
  record.agents[8].utilisation = 0.99;
  record.agents[11].utilisation = 0.95;
  for (MeasureRow& row : record.measures)
    if (row.measure == "timeouts" && !row.incident.valid() && !row.region.valid()) row.value = 300;
  const Context c(record, Language::en);
  const auto place = [&](const std::string& text, std::size_t agent) {
    return text.find(c.agent(record.agents[agent].id) + " (");
  };
  const std::string late = evidence_of(record, "finding.timeouts"), busy = evidence_of(record, "finding.overloaded");
  CHECK(place(late, 7) < place(late, 9));
  CHECK(place(late, 9) < place(late, 4));
  CHECK(place(late, 4) != std::string::npos);
  CHECK(place(busy, 8) < place(busy, 11));
  CHECK(place(busy, 11) < place(busy, 5));
  CHECK(place(busy, 5) != std::string::npos);
}

TEST_CASE("the incident told to lack most is the one that does", "[report][superlatives]") {
  Record record = test::small_record();
  record.incidents[0].state.missing = 1000;
  record.incidents[1].state.missing = 5000;
  for (IncidentRow& row : record.incidents) row.state.person_hours = 2000, row.state.duplicated = 0;
  CHECK(contains(evidence_of(record, "finding.missing"), "most: " + record.incidents[1].name.en));
  record.incidents[0].state.missing = 9000;
  CHECK(contains(evidence_of(record, "finding.missing"), "most: " + record.incidents[0].name.en));
}

TEST_CASE("peaks are the greatest values of their curves, and most is sent where most is said to be",
          "[report][superlatives]") {
  const Record& record = test::small_record();
  const Facts facts = count_facts(Evidence(record));
  const SeriesRow* series = record.find_series("personnel_deployed");
  REQUIRE(series);
  double greatest = 0;
  for (const double value : series->values)
    if (std::isfinite(value)) greatest = std::max(greatest, value);
  CHECK(Context(record, Language::en).peak("personnel_deployed").value == greatest);
  std::map<std::uint32_t, double> sent;
  std::map<std::uint32_t, Tick> arrived;
  for (const Event& e : record.events) {
    if (e.kind == EventKind::teams_sent || e.kind == EventKind::aid_sent)
      sent[e.region.value] += static_cast<double>(e.value);
    if (e.kind == EventKind::teams_arrived) arrived.emplace(e.region.value, e.tick);
  }
  REQUIRE_FALSE(facts.effort.empty());
  for (std::size_t i = 0; i < facts.effort.size(); ++i) {
    if (i > 0) CHECK(facts.effort[i - 1].sent >= facts.effort[i].sent);
    CHECK(facts.effort[i].sent == Approx(sent[facts.effort[i].region.value]));
    if (arrived.contains(facts.effort[i].region.value))
      CHECK(facts.effort[i].first_arrival == arrived[facts.effort[i].region.value]);
  }
  for (std::size_t i = 1; i < facts.legal.grounds().size(); ++i)
    CHECK(facts.legal.grounds()[i - 1].actions >= facts.legal.grounds()[i].actions);
  for (const auto* list : {&facts.central, &facts.regional})
    for (std::size_t i = 1; i < list->size(); ++i)
      CHECK(record.headquarters[(*list)[i - 1]].first_sitting <= record.headquarters[(*list)[i]].first_sitting);
}
