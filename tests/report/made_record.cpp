#include "made_record.hpp"

#include "report/context.hpp"

namespace qorgan::test {
namespace {

constexpr std::size_t civil_protection = 0, akimat_aktobe = 1, akimat_kostanay = 2, interior = 3, government = 4;
constexpr std::size_t aktobe = 0, kostanay = 1;
enum Ground : std::uint16_t { none, gap_article, kept, akimats, prosecutor, court, convening };

LocalText text(const std::string& en) { return {en, en + " (ru)", en + " (kk)"}; }

AgentRow agent(std::size_t id, std::string key, std::string role, std::string article, RegionId region,
               const std::string& name) {
  AgentRow out;
  out.id = AgentId(id);
  out.key = std::move(key);
  out.role = std::move(role);
  out.article = std::move(article);
  out.region = region;
  out.name = text(name + " in full");
  out.short_name = text(name);
  return out;
}

RegionRow region(std::string id, const std::string& name, double start, double end) {
  RegionRow out;
  out.id = std::move(id);
  out.name = text(name + " Region");
  out.short_name = text(name);
  out.trust_start = start;
  out.trust = end;
  return out;
}

IncidentRow incident(std::string id, const std::string& name, std::size_t threat, std::size_t where) {
  IncidentRow out;
  out.id = std::move(id);
  out.name = text(name);
  out.threat = ThreatId(threat);
  out.region = RegionId(where);
  out.hazard = "wave";
  out.reached = {"regional", "homes", 900, 500};
  return out;
}

void add_people(Record& record) {
  record.agents = {agent(0, "civil-protection", "civil-protection", "15(1)(17)", {}, "Civil protection"),
                   agent(1, "akimat@KZ-15", "akimat", "16(1)", RegionId(aktobe), "Akimat, Aktobe"),
                   agent(2, "akimat@KZ-39", "akimat", "16(1)", RegionId(kostanay), "Akimat, Kostanay"),
                   agent(3, "interior", "interior", "", {}, "Interior"),
                   agent(4, "government", "government", "13", {}, "Government")};
  const std::uint32_t late[] = {5, 40, 0, 7, 6};
  const double busy[] = {0.95, 0.97, 0.9, 0.93, 0.92};
  for (std::size_t i = 0; i < record.agents.size(); ++i) {
    record.agents[i].timed_out = late[i];
    record.agents[i].utilisation = busy[i];
  }
  record.agents[government].utilisation = 0.91;
  const auto role = [&](std::string id, std::string article, const std::string& name, const std::string& brief) {
    RoleRow row;
    row.id = std::move(id);
    row.kind = name_of(row.id == "akimat" ? BodyKind::akimat : BodyKind::agency);
    row.article = std::move(article);
    row.name = text(name);
    if (!brief.empty()) row.short_name = text(brief);
    record.roles.push_back(row);
  };
  role("civil-protection", "15(1)(17)", "Body for civil protection", "Civil protection");
  role("akimat", "16(1)", "Akimat", "");
  role("interior", "15(1)(2)", "Body of the interior", "Interior");
  role("government", "13", "Government of the Republic", "Government");
  record.regions = {region("KZ-15", "Aktobe", 0.7, 0.52), region("KZ-39", "Kostanay", 0.6, 0.55),
                    region("KZ-11", "Pavlodar", 0.65, 0.66)};
  record.regions[0].peak_severity = 0.8;
  record.regions[0].final_severity = 0.05;
  record.regions[0].rumour = 0.12;
  record.regions[1].peak_severity = 0.9;
  record.regions[1].final_severity = 0.25;
  record.regions[1].rumour = 0.07;
  record.regions[2].peak_severity = 0.009;
}

void add_law(Record& record) {
  record.grounds = {"", "15(1)(17)", "17(2)", "16(1)", "27", "14(1)", "18(4)"};
  ThreatRow flood;
  flood.id = "environment-and-emergencies";
  flood.article = "6(1)(18)";
  flood.name = text("Emergencies");
  flood.lead_status = "gap";
  flood.components = {{text("floods"), "civil-protection", "15(1)(17)"}, {text("order"), "interior", "15(1)(2)"}};
  flood.gap_note = text("Nobody is named.");
  flood.rights_note = text("Akimats protect rights.");
  flood.heads = {{{"literal", "", "", false, false},
                  {"arguable", "civil-protection", "15(1)(17)", true, false},
                  {"broad", "interior", "15(1)(2)", false, true}}};
  ThreatRow riot;
  riot.id = "social-unrest";
  riot.article = "6(1)(8)";
  riot.name = text("Unrest");
  riot.lead_status = "single";
  riot.heads = {{{"literal", "interior", "15(1)(2)", false, false},
                 {"arguable", "interior", "15(1)(2)", false, false},
                 {"broad", "interior", "15(1)(2)", false, false}}};
  record.threats = {flood, riot};
  for (ThreatRow& threat : record.threats) threat.reached = {"regional", "homes", 900, 500};
  record.interests = {{1, "5(1)(1)", text("Rights")}, {2, "5(1)(2)", text("Peace")}};
  record.types = {{"public", "4(1)", text("Public security"), false},
                  {"economic", "4(4)", text("Economic security"), false},
                  {"food", "22(1)(2)", text("Food security"), true}};
  record.threats[0].interests = {1};
  record.threats[0].types = {"public", "economic"};
  record.threats[0].kinds = {"food"};
  record.threats[1].interests = {2};
  record.threats[1].types = {"public"};
  const auto instrument = [&](std::string id, std::string article, const std::string& name,
                              std::vector<std::string> rights) {
    InstrumentRow row;
    row.id = std::move(id);
    row.article = std::move(article);
    row.name = text(name);
    row.rights = std::move(rights);
    record.instruments.push_back(row);
  };
  instrument("evacuation", "16(1)(3)", "Evacuation", {"movement", "home"});
  instrument("warning", "15(2)(4)", "Warning", {});
  record.words = {{"right", "movement", text("free movement")},    {"right", "home", text("the home")},
                  {"reading", "literal", text("literal reading")}, {"reading", "arguable", text("arguable reading")},
                  {"reading", "broad", text("broad reading")},     {"lead-status", "gap", text("no lead")},
                  {"lead-status", "single", text("one lead")},     {"policy", "by-law", text("as the Law says")},
                  {"capability", "rescue", text("rescue")},        {"capability", "medical", text("medicine")}};
  record.principles = {
      {"o1", "2-1(2)(1)", text("Life"), {"loss", "harmed"}, {"damage", "law"}},
      {"p1", "3(1)", text("Lawfulness"), {"without_ground", "rights_limited"}, {"law", "no-such-section"}},
      {"p2", "3(2)", text("Speed"), {"time_to_detect", "picture_error", "no_such_measure"}, {}},
      {"p3", "3(3)", text("Openness"), {}, {"decisions"}}};
}

void add_incidents(Record& record) {
  record.incidents = {incident("flood-aktobe", "Flood in Aktobe Region", 0, aktobe),
                      incident("flood-kostanay", "Flood in Kostanay", 0, kostanay),
                      incident("riot", "Riot", 1, kostanay), incident("never", "Never", 1, aktobe)};
  const auto times = [&](std::size_t i, double peak, std::array<Tick, 9> t) {
    IncidentState& s = record.incidents[i].state;
    s.began = i + 1;
    s.peak = peak;
    s.onset = t[0], s.detected = t[1], s.decided = t[2], s.first_team = t[3], s.regional = t[4], s.central = t[5];
    s.informed_all = t[6], s.contained = t[7], s.ended = t[8];
  };
  times(0, 0.8, {24, 30, 33, 36, 40, 60, 50, 120, 200});
  times(1, 0.6, {48, 42, 60, 66, -1, 60, -1, 150, 210});
  times(2, 0.3, {100, -1, -1, -1, 130, -1, -1, -1, -1});
  record.incidents[3].state.onset = 2'000'000'000;
  record.incidents[0].state.missing = 100;
  record.incidents[0].state.person_hours = 400;
  record.incidents[0].state.duplicated = 30;
  record.incidents[1].state.missing = 150;
  record.incidents[1].state.person_hours = 200;
  record.incidents[1].state.duplicated = 50;
}

void add_headquarters(Record& record) {
  const auto add = [&](HeadquartersLevel level, std::size_t head, std::size_t threat, RegionId where,
                       std::array<Tick, 4> t, std::uint16_t ground, std::vector<std::size_t> members,
                       std::size_t came) -> Headquarters& {
    Headquarters h;
    h.level = level;
    h.head = AgentId(head);
    h.threat = ThreatId(threat);
    h.region = where;
    h.proposed = t[0], h.convened = t[1], h.first_sitting = t[2], h.stood_down = t[3];
    h.phase = t[3] >= 0   ? HeadquartersPhase::stood_down
              : t[2] >= 0 ? HeadquartersPhase::sitting
              : t[1] >= 0 ? HeadquartersPhase::convening
                          : HeadquartersPhase::proposed;
    h.ground = ground;
    h.member_count = static_cast<std::uint32_t>(members.size());
    for (std::size_t i = 0; i < members.size(); ++i) {
      h.members[i] = AgentId(members[i]);
      h.accepted[i] = i < came;
      h.accepted_count = static_cast<std::uint16_t>(h.accepted_count + (i < came));
    }
    record.headquarters.push_back(h);
    return record.headquarters.back();
  };
  Headquarters& regional = add(HeadquartersLevel::regional, akimat_aktobe, 0, RegionId(aktobe), {34, 35, 40, 130},
                               akimats, {akimat_aktobe, interior, civil_protection}, 2);
  regional.sittings = 9;
  Headquarters& central = add(HeadquartersLevel::central, civil_protection, 0, {}, {38, 44, 60, -1}, convening,
                              {civil_protection, interior, akimat_kostanay, akimat_aktobe}, 3);
  central.sittings = 4;
  central.referred = 1;
  Headquarters& unlawful = add(HeadquartersLevel::regional, akimat_kostanay, 1, RegionId(kostanay),
                               {120, 125, 130, 150}, none, {akimat_kostanay, interior}, 2);
  unlawful.sittings = 1;
  add(HeadquartersLevel::central, interior, 1, {}, {140, 141, -1, -1}, convening, {interior}, 0);  // never sat
}

void add_events(Record& record) {
  const auto add = [&](Tick tick, EventKind kind, std::size_t who, std::size_t incident, std::uint16_t ground,
                       float value = 0) -> Event& {
    Event e;
    e.key = make_event_key(tick, 0, 0, record.events.size());
    e.tick = tick;
    e.kind = kind;
    if (who < record.agents.size()) e.agent = AgentId(who);
    e.incident = IncidentId(incident);
    e.region = record.incidents[incident].region;
    e.ground = ground;
    e.value = value;
    record.events.push_back(e);
    return record.events.back();
  };
  constexpr std::size_t nobody = 99;
  const HeadquartersId first(std::size_t{0}), second(std::size_t{1}), third(std::size_t{2});
  add(24, EventKind::incident_began, nobody, 0, none);
  add(30, EventKind::detected, akimat_aktobe, 0, akimats, 0.4F);                                            // #2
  add(33, EventKind::decided, akimat_aktobe, 0, akimats);                                                   // #3
  add(34, EventKind::headquarters_proposed, civil_protection, 0, gap_article).other = AgentId(government);  // #4
  add(35, EventKind::headquarters_convened, akimat_aktobe, 0, akimats, 3).headquarters = first;             // #5
  {
    Event& sent = add(36, EventKind::teams_sent, akimat_aktobe, 0, akimats, 200);  // #6
    sent.capability = static_cast<std::uint8_t>(Capability::rescue);
  }
  add(36, EventKind::teams_arrived, akimat_aktobe, 0, none, 200).capability = 0;                            // #7
  add(38, EventKind::headquarters_referred, civil_protection, 0, gap_article).other = AgentId(government);  // #8
  {
    Event& sat = add(40, EventKind::headquarters_sat, akimat_aktobe, 0, akimats, 2);  // #9
    sat.headquarters = first;
  }
  add(42, EventKind::informed, akimat_kostanay, 1, akimats, 0.2F).other = AgentId(akimat_aktobe);  // #10
  {
    Event& convened = add(44, EventKind::headquarters_convened, civil_protection, 0, convening, 4);  // #11
    convened.headquarters = second;
    convened.region = {};
  }
  add(48, EventKind::incident_began, nobody, 1, none);  // #12
  {
    Event& lent = add(52, EventKind::aid_sent, civil_protection, 1, gap_article, 120);  // #13
    lent.capability = static_cast<std::uint8_t>(Capability::medical);
    lent.headquarters = second;
  }
  {
    Event& sat = add(60, EventKind::headquarters_sat, civil_protection, 0, convening, 3);  // #14
    sat.headquarters = second;
    sat.region = {};
  }
  add(61, EventKind::overlap_met, interior, 0, none).other = AgentId(civil_protection);  // #15
  {
    Event& sent = add(62, EventKind::teams_sent, akimat_aktobe, 0, akimats, 80);  // #16
    sent.capability = static_cast<std::uint8_t>(Capability::rescue);
    sent.headquarters = first;
  }
  add(66, EventKind::teams_arrived, civil_protection, 1, none, 120).capability = 3;  // #17
  add(70, EventKind::incident_peaked, nobody, 0, none, 0.8F);                        // #18
  {
    Event& taken = add(72, EventKind::instrument_taken, akimat_aktobe, 0, akimats, 1000);  // #19
    taken.instrument = InstrumentId(std::size_t{0});
    taken.headquarters = first;
  }
  add(90, EventKind::incident_peaked, nobody, 1, none, 0.6F);   // #20
  add(100, EventKind::incident_began, nobody, 2, none);         // #21
  add(110, EventKind::incident_peaked, nobody, 2, none, 0.3F);  // #22
  {
    Event& convened = add(125, EventKind::headquarters_convened, akimat_kostanay, 2, none, 2);  // #23
    convened.headquarters = third;
  }
  {
    Event& broken = add(125, EventKind::violation, akimat_kostanay, 2, convening);  // #24
    broken.headquarters = third;
  }
  add(126, EventKind::violation, interior, 2, kept).instrument = InstrumentId(std::size_t{0});  // #25
  {
    Event& sat = add(130, EventKind::headquarters_sat, akimat_kostanay, 2, none, 2);  // #26
    sat.headquarters = third;
  }
  {
    Event& down = add(130, EventKind::headquarters_stood_down, akimat_aktobe, 0, akimats);  // #27
    down.headquarters = first;
  }
  add(140, EventKind::violation_found, government, 2, prosecutor);  // #28
  record.incidents[0].state.first_detection = record.events[1].key;
  record.incidents[1].state.first_detection = record.events[9].key;
  record.headquarters[0].convened_by = record.events[4].key;
  record.headquarters[1].convened_by = record.events[10].key;
  record.headquarters[2].convened_by = record.events[22].key;
}

void add_legality(Record& record) {
  const auto violation = [&](std::size_t who, InstrumentId instrument, Tick tick, Tick found, std::uint16_t by,
                             std::uint16_t article, std::size_t event) {
    Violation v;
    v.agent = AgentId(who);
    v.instrument = instrument;
    v.tick = tick;
    v.found = found;
    v.found_ground = by;
    v.article = article;
    v.event = record.events[event - 1].key;
    record.violations.push_back(v);
  };
  const InstrumentId evacuation(std::size_t{0});
  violation(akimat_kostanay, {}, 125, 140, prosecutor, convening, 24);
  violation(interior, evacuation, 126, 150, prosecutor, kept, 25);
  violation(interior, evacuation, 128, 158, court, kept, 25);
  violation(interior, evacuation, 129, -1, none, kept, 25);
  violation(government, evacuation, 131, -1, none, gap_article, 25);
  const auto took = [&](std::size_t which, std::size_t incident, std::size_t where, Tick from, Tick ended, float people,
                        bool proportionate, bool lawful) {
    InstrumentInForce m;
    m.instrument = InstrumentId(which);
    m.incident = IncidentId(incident);
    m.region = RegionId(where);
    m.from = from;
    m.ended = ended;
    m.people = people;
    m.proportionate = proportionate;
    m.lawful = lawful;
    m.ground = akimats;
    record.instruments_in_force.push_back(m);
  };
  took(0, 0, aktobe, 72, 96, 1000, true, true);     // a day
  took(0, 0, aktobe, 100, 112, 600, false, true);   // half a day
  took(0, 2, kostanay, 110, -1, 300, true, false);  // 130 hours, to the end
  took(1, 0, aktobe, 50, 60, 0, false, false);      // limits nobody
}

void add_numbers(Record& record) {
  const auto national = [&](const char* name, double value, double baseline = no_value, double end = no_value) {
    MeasureRow row;
    row.measure = name;
    row.value = value;
    row.baseline = baseline;
    row.at_end = end;
    record.measures.push_back(row);
  };
  national("people_at_risk", 8000);
  national("evacuated", 2500, 0);
  national("harmed", 40, 100);
  national("houses_flooded", 0.4, 0.3);
  national("loss", 3e9, 2e9);
  national("cost", 5e7);
  national("time_to_detect", 10800, no_value);
  national("time_to_central_headquarters", 72000);
  national("without_ground", 0, 0);
  national("kept_too_long", 3);
  national("messages", 0);
  national("rights_limited", 1900);
  national("mutual_aid", 500);
  national("timeouts", 58);
  national("escalations", 9);
  national("picture_error", 0.125, 0.25, 0.0625);
  national("appeals", 6);
  national("appeals_upheld", 2);
  national("held_responsible", 1);
  national("personnel_deployed", 300);
  const auto scoped = [&](const char* name, IncidentId incident, RegionId where, double value) {
    MeasureRow row;
    row.measure = name;
    row.incident = incident;
    row.region = where;
    row.value = value;
    record.measures.push_back(row);
  };
  scoped("time_to_detect", IncidentId(std::size_t{0}), {}, 6 * 3600);
  scoped("time_to_detect", IncidentId(std::size_t{1}), {}, -6 * 3600);
  scoped("share_informed", IncidentId(std::size_t{1}), {}, 0.75);
  scoped("mutual_aid", {}, RegionId(aktobe), 20);
  scoped("mutual_aid", {}, RegionId(kostanay), 480);
  scoped("evacuated", {}, RegionId(aktobe), 2100);
  scoped("evacuated", {}, RegionId(kostanay), 400);
  const auto series = [&](const char* name, bool baseline, IncidentId incident, std::vector<double> values) {
    SeriesRow row;
    row.measure = name;
    row.baseline = baseline;
    row.incident = incident;
    for (std::size_t i = 0; i < values.size(); ++i)
      row.ticks.push_back(static_cast<Tick>(i * 240 / (values.size() - 1)));
    row.values = std::move(values);
    record.series.push_back(row);
  };
  series("personnel_deployed", false, {}, {0, no_value, 320, 320, 100, 0, 0});
  series("severity", false, {}, {0, 0.4, 0.8, 0.7, 0.5, 0.3, 0.2});
  series("severity", true, {}, {0, 0.6, 1.2, 1, 0.8, 0.6, 0.4});
  series("loss", false, {}, {0, 1e9, 3e9});
  series("cost", false, {}, {0, 0, 0});
  series("severity", false, IncidentId(std::size_t{0}), {0, 0.8, 0});
  const auto damage = [&](const char* by, const char* key, int incidents, std::array<double, 3> value,
                          std::array<double, 3> without) {
    const char* names[] = {"loss", "harmed", "missing_effort"};
    for (std::size_t i = 0; i < 3; ++i) record.damage.push_back({by, key, names[i], incidents, value[i], without[i]});
  };
  damage("interest", "1", 2, {2.5e9, 30, 250}, {4e9, 80, 240});
  damage("interest", "2", 1, {5e8, 0.3, 0}, {4e8, 20, 0.2});
  damage("type", "public", 3, {1.75e9, 0.2, 125}, {1.2e9, 60, 120.2});
  damage("type", "economic", 2, {1.25e9, 15, 125}, {8e8, 40, 120});
  damage("kind", "food", 1, {7e8, 9, 65}, {6e8, 35, 60});
}

void add_goals(Record& record) {
  const auto objective = [&](const char* words, const char* measure, IncidentId incident, RegionId where,
                             const char* op, double target, double value, bool met, bool decided, EventKey evidence) {
    ObjectiveRow row;
    row.id = words;
    row.text = text(words);
    row.measure = measure;
    row.incident = incident;
    row.region = where;
    row.op = op;
    row.target = target;
    row.value = value;
    row.met = met;
    row.decided = decided;
    row.evidence = evidence;
    record.objectives.push_back(row);
  };
  objective("Seen early.", "time_to_detect", IncidentId(std::size_t{1}), {}, "at_most", 43200, -21600, true, true,
            record.events[9].key);
  objective("Few harmed.", "harmed", {}, {}, "at_most", 30, 40, false, true, 0);
  objective("Order kept", "rumour", {}, RegionId(kostanay), "below", 0.5, 0.07, false, false, 0);
  ObservationRow seen;
  seen.id = "evacuated";
  seen.name = text("Evacuated, as reported");
  seen.series = "evacuated";
  seen.points = {{86400, 1000, 1250, "a newspaper", "rounded"}, {172800, 0, 3.5, "a ministry", ""}};
  seen.compared = 2;
  seen.bias = 126.75;
  seen.mape = 0.25;
  seen.log_error = 0.69314718;
  record.observations = {seen};
  InjectRow inject;
  inject.id = "rumour";
  inject.text = text("A rumour");
  inject.fired = 80;
  record.injects = {inject};
  record.commands = {{100, "set-reading", "broad", "for the riot"}};
  record.numbers = {{"a.b", 3600, Dimension::duration, "assumption: a guess", "f.yaml", 1},
                    {"a.c", 2, Dimension::number, "15(1)", "f.yaml", 2}};
  for (int i = 0; i < 5; ++i)
    record.numbers.push_back({"c." + std::to_string(i), 0.5, Dimension::number, "assumption", "f.yaml", 3});
  record.assumptions = {text("The water is given."), text("Roads hold.")};
  record.overrides = {"a=1", "b=2"};
  record.sources = {{"s.yaml", ""}, {"i.yaml", ""}};
  record.notes = {"the first events alone were kept"};
  const auto flow = [&](std::size_t from, std::size_t to, std::size_t incident, MessageKind kind, std::uint32_t count) {
    Flow row;
    row.from = AgentId(from);
    row.to = AgentId(to);
    if (incident < record.incidents.size()) row.incident = IncidentId(incident);
    row.kind = kind;
    row.count = count;
    record.flows.push_back(row);
  };
  flow(akimat_aktobe, civil_protection, 0, MessageKind::report, 12);
  flow(akimat_aktobe, akimat_kostanay, 0, MessageKind::notice, 5);
  flow(akimat_kostanay, civil_protection, 1, MessageKind::report, 7);  // of one who detected nothing
  flow(akimat_kostanay, civil_protection, 1, MessageKind::request, 3);
  flow(civil_protection, government, 0, MessageKind::proposal, 2);
  flow(interior, government, 0, MessageKind::exception, 1);
  flow(akimat_aktobe, civil_protection, 99, MessageKind::report, 1000);  // of no incident
  flow(civil_protection, interior, 0, MessageKind::order, 8);
}

const char* word(Tone tone) {
  return tone == Tone::good ? " good" : tone == Tone::bad ? " bad" : tone == Tone::open ? " open" : "";
}

void tell(const TableBlock& table, std::string& out) {
  if (!table.caption.empty()) out += "caption " + table.caption + "\n";
  std::string line;
  for (const TableColumn& column : table.columns)
    line += (line.empty() ? "| " : " | ") + column.title + (column.number ? "#" : "") + (column.whole ? "=" : "");
  out += line + "\n";
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      out += (i > 0 ? " | " : "") + row[i].text + (row[i].note.empty() ? "" : " (" + row[i].note + ")") +
             word(row[i].tone);
      for (const Link& link : row[i].links) out += " -> " + link.section + " " + link.title;
    }
    out += "\n";
  }
  if (!table.after.empty()) out += "after " + table.after + "\n";
}

/// An explanation by its beginning and its end.
std::string in_short(const std::string& words) {
  constexpr std::size_t part = 45;
  if (words.size() <= 2 * part) return words;
  return words.substr(0, part) + " ... " + words.substr(words.size() - part);
}

/// What elements of that name say, in their order, one that says the same as the one before it left out.
std::vector<std::string> words_of(const std::string& svg, const std::string& element) {
  std::vector<std::string> out;
  for (std::size_t at = svg.find("<" + element); at != std::string::npos; at = svg.find("<" + element, at + 1)) {
    const std::size_t from = svg.find('>', at) + 1;
    std::string words = svg.substr(from, svg.find('<', from) - from);
    if (out.empty() || out.back() != words) out.push_back(std::move(words));
  }
  return out;
}

}  // namespace

Record made_record() {
  Record record;
  RunRow& run = record.run;
  run.scenario = "made";
  run.title = text("A made crisis");
  run.summary = text("Made by hand.");
  run.institution = "kazakhstan";
  run.institution_name = text("The Republic");
  run.law = "527-IV";
  run.scenario_hash = "00000000000000aa";
  run.version = "0.1.0";
  run.compiler = "a compiler";
  run.command_line = "qorgan run made.yaml";
  run.utc_offset = 18000;
  run.start = *parse_instant("2024-03-20 00:00", run.utc_offset);
  run.tick_seconds = 3600;
  run.ticks = run.ticks_done = 240;
  run.seed = 7;
  run.policy = "by-law";
  run.reading = "literal";
  run.agents = 5;
  run.units = 11;
  run.messages = 38;
  run.events = 28;
  run.digest = "00000000000000bb";
  run.baseline = true;
  run.baseline_digest = "00000000000000cc";
  add_people(record);
  add_law(record);
  add_incidents(record);
  add_headquarters(record);
  add_events(record);
  add_legality(record);
  add_numbers(record);
  add_goals(record);
  return record;
}

std::string told(const Section& section) {
  std::string out = section.title + "\n";
  for (const Element& block : section.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block))
      out += paragraph->quiet ? "quiet " + in_short(paragraph->text) + "\n" : paragraph->text + "\n";
    if (const auto* heading = std::get_if<Heading>(&block)) out += "heading " + heading->text + "\n";
    if (const auto* list = std::get_if<List>(&block))
      for (const ListItem& item : list->items)
        out += (list->numbered ? "1. " : "- ") + (item.label.empty() ? "" : item.label + ": ") + item.text +
               (item.evidence.empty() ? "" : " (" + item.evidence + ")") + word(item.tone) + "\n";
    if (const auto* tiles = std::get_if<Tiles>(&block))
      for (const Tile& tile : tiles->items)
        out += tile.label + " = " + tile.value + (tile.note.empty() ? "" : " (" + tile.note + ")") + "\n";
    if (const auto* table = std::get_if<TableBlock>(&block)) tell(*table, out);
    if (const auto* figure = std::get_if<Figure>(&block)) {
      out += std::string(figure->half ? "half " : "") + "figure " + figure->caption +
             (figure->summary.empty() ? "" : " (" + in_short(figure->summary) + ")") + "\n";
      for (const char* element : {"text", "title"}) {
        const std::vector<std::string> words = words_of(figure->svg, element);
        if (!words.empty()) out += std::string(element) + " " + join(words, " / ") + "\n";
      }
      if (!figure->data.columns.empty()) tell(figure->data, out);
    }
  }
  // What keeps a number and its unit together looks like a space.
  for (std::size_t at = out.find("\xC2\xA0"); at != std::string::npos; at = out.find("\xC2\xA0", at))
    out.replace(at, 2, " ");
  return out;
}

}  // namespace qorgan::test
