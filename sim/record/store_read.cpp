#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <stdexcept>
#include <system_error>

#include "record/database.hpp"
#include "record/onset.hpp"
#include "record/store.hpp"
#include "record/store_words.hpp"
#include "world/event.hpp"

namespace qorgan {
namespace {

namespace fs = std::filesystem;

/// What is wrong with a record's content. Caught at load_record().
struct Damage : std::runtime_error {
  using std::runtime_error::runtime_error;
};

LocalText local(const TableReader& t, std::string_view stem) {
  const auto part = [&](std::string_view language) { return t.text(fmt::format("{}_{}", stem, language)); };
  return {part("en"), part("ru"), part("kk")};
}

template <class T>
T whole(const TableReader& t, std::string_view column, std::int64_t low, std::int64_t high) {
  const std::int64_t value = t.integer(column);
  if (value < low || value > high)
    throw Damage(fmt::format("column '{}' holds {}, allowed are {} to {}", column, value, low, high));
  return static_cast<T>(value);
}

constexpr std::int64_t tick_limit = 2'000'000'000;

Tick tick_of(const TableReader& t, std::string_view column) {
  return t.null(column) ? -1 : whole<Tick>(t, column, -1, tick_limit);
}

template <class E>
E enumeration(const TableReader& t, std::string_view column, const EnumTable<E, std::string_view>& words) {
  const std::string word = t.text(column);
  const auto value = words.find(word);
  if (!value) throw Damage(fmt::format("column '{}' holds the unknown word '{}'", column, word));
  return *value;
}

std::uint64_t unsigned_text(const std::string& text, int base) {
  std::uint64_t value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (text.empty() || code != std::errc{} || end != text.data() + text.size())
    throw Damage(fmt::format("'{}' is no unsigned number", text));
  return value;
}

/// Numbers of rows by their keys. Ordered, so that nothing depends on hashing.
class Keys {
 public:
  explicit Keys(std::string_view what) : what_(what) {}
  void add(const std::string& key, std::uint32_t value) { numbers_.emplace(key, value); }
  template <class I>
  [[nodiscard]] I find(const TableReader& t, std::string_view column) const {
    if (t.null(column)) return I::none();
    const std::string key = t.text(column);
    if (key.empty()) return I::none();
    const auto it = numbers_.find(key);
    if (it == numbers_.end()) throw Damage(fmt::format("column '{}' names the unknown {} '{}'", column, what_, key));
    return I(std::size_t{it->second});
  }
  [[nodiscard]] std::uint32_t find_or(const std::string& key, std::uint32_t otherwise) const {
    const auto it = numbers_.find(key);
    return it == numbers_.end() ? otherwise : it->second;
  }

 private:
  std::string_view what_;
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
};

class Reader {
 public:
  Reader(Database& database, Record& record) : database_(database), record_(record) {}

  void read() {
    run();
    provenance();
    law();
    threat_parts();
    regions_and_agents();
    events();
    incidents();
    headquarters();
    actions();
    outcome();
    observations();
  }

 private:
  void run() {
    TableReader t(database_, "run");
    if (!t.next()) throw Damage("table 'run' is empty");
    RunRow& r = record_.run;
    r.scenario = t.text("scenario");
    r.title = local(t, "title");
    r.summary = local(t, "summary");
    std::string tag;
    for (const char c : t.text("tags") + ",") {
      if (c != ',') {
        tag += c;
      } else if (!tag.empty()) {
        r.tags.push_back(tag);
        tag.clear();
      }
    }
    r.institution = t.text("institution");
    r.institution_name = local(t, "institution");
    r.law = t.text("law");
    r.start.seconds = whole<std::int64_t>(t, "start", -300'000'000'000, 300'000'000'000);
    r.utc_offset = whole<std::int32_t>(t, "utc_offset", -64800, 64800);
    r.tick_seconds = t.real("tick_seconds");
    if (!(r.tick_seconds >= 1 && r.tick_seconds <= 1e8)) throw Damage("column 'tick_seconds' is out of range");
    r.ticks = whole<Tick>(t, "ticks", 0, tick_limit);
    r.ticks_done = whole<Tick>(t, "ticks_done", 0, tick_limit);
    r.stopped = t.integer("stopped") != 0;
    r.seed = unsigned_text(t.text("seed"), 10);
    r.policy = t.text("policy");
    r.reading = t.text("reading");
    r.level = t.text("level");
    for (auto [name, value] :
         {std::pair{"agents", &r.agents}, std::pair{"units", &r.units}, std::pair{"messages", &r.messages},
          std::pair{"events", &r.events}, std::pair{"events_kept", &r.events_kept}})
      *value = whole<std::uint64_t>(t, name, 0, std::numeric_limits<std::int64_t>::max());
    r.digest = t.text("digest");
    r.baseline = t.integer("baseline") != 0;
    r.baseline_digest = t.text("baseline_digest");
  }

  void provenance() {
    for (TableReader t(database_, "provenance"); t.next();) {
      const std::string item = t.text("item");
      RunRow& r = record_.run;
      for (auto [name, value] : {std::pair{"scenario_hash", &r.scenario_hash}, std::pair{"text_hash", &r.text_hash},
                                 std::pair{"version", &r.version}, std::pair{"compiler", &r.compiler},
                                 std::pair{"command_line", &r.command_line}})
        if (item == name) *value = t.text("value");
    }
    for (TableReader t(database_, "timing"); t.next();) {
      const std::string item = t.text("item");
      const double value = t.real("value");
      if (item == "run") record_.run.wall_seconds = value;
      if (item == "baseline") record_.run.baseline_wall_seconds = value;
      if (item == "threads" && value >= 0 && value < 1e6) record_.run.threads = static_cast<int>(value);
      for (std::size_t p = 0; p < phase_count; ++p)
        if (item == name_of(all_of<Phase>[p])) record_.run.phase_seconds[p] = value;
    }
    for (TableReader t(database_, "number"); t.next();)
      record_.numbers.push_back({t.text("path"), t.real("value"), dimension(t), t.text("source"), t.text("file"),
                                 whole<int>(t, "line", 0, tick_limit)});
    for (TableReader t(database_, "assumption"); t.next();) record_.assumptions.push_back(local(t, "text"));
    for (TableReader t(database_, "override"); t.next();) record_.overrides.push_back(t.text("setting"));
    for (TableReader t(database_, "note"); t.next();) record_.notes.push_back(t.text("note"));
    for (TableReader t(database_, "source_file"); t.next();)
      record_.sources.push_back({t.text("path"), t.text("content")});
    for (TableReader t(database_, "digest"); t.next();)
      record_.digests.push_back({tick_of(t, "tick"), unsigned_text(t.text("digest"), 16)});
  }

  static Dimension dimension(const TableReader& t) {
    const std::string word = t.text("dimension");
    constexpr int more_than_there_are = 32;
    for (int d = 0; d < more_than_there_are; ++d)
      if (name_of(static_cast<Dimension>(d)) == word) return static_cast<Dimension>(d);
    throw Damage(fmt::format("'{}' is no dimension", word));
  }

  void law() {
    for (TableReader t(database_, "role"); t.next();)
      record_.roles.push_back({t.text("role"), t.text("article"), local(t, "name"), local(t, "short"),
                               local(t, "holder"), t.text("kind"), t.text("coordination"),
                               t.text("coordination_article"), local(t, "coordination")});
    for (TableReader t(database_, "interest"); t.next();)
      record_.interests.push_back({whole<int>(t, "interest", 0, 1000), t.text("article"), local(t, "name")});
    for (TableReader t(database_, "security_type"); t.next();)
      record_.types.push_back({t.text("type"), t.text("article"), local(t, "name"), t.integer("economic_kind") != 0});
    principles();
    for (TableReader t(database_, "instrument"); t.next();) {
      instruments_.add(t.text("measure"), static_cast<std::uint32_t>(record_.instruments.size()));
      record_.instruments.push_back({t.text("measure"),
                                     t.text("article"),
                                     local(t, "name"),
                                     t.text("authority"),
                                     t.text("authority_article"),
                                     t.text("effect"),
                                     {},
                                     t.real("trigger")});
    }
    for (TableReader t(database_, "instrument_right"); t.next();)
      if (const auto id = instruments_.find<MeasureId>(t, "measure"); id.valid())
        record_.instruments[id.index()].rights.push_back(t.text("right"));
    for (TableReader t(database_, "ground"); t.next();) {
      grounds_.add(t.text("ground"), static_cast<std::uint32_t>(record_.grounds.size()));
      record_.grounds.push_back(t.text("ground"));
    }
    if (record_.grounds.size() > 65535) throw Damage("table 'ground' has more than 65535 rows");
    for (TableReader t(database_, "word"); t.next();)
      record_.words.push_back({t.text("grp"), t.text("key"), local(t, "name")});
  }

  void principles() {
    for (TableReader t(database_, "principle"); t.next();)
      record_.principles.push_back({t.text("principle"), t.text("article"), local(t, "name"), {}, {}});
    for (TableReader t(database_, "principle_shown"); t.next();) {
      const std::string id = t.text("principle");
      const auto row = std::find_if(record_.principles.begin(), record_.principles.end(),
                                    [&](const PrincipleRow& p) { return p.id == id; });
      if (row == record_.principles.end()) throw Damage(fmt::format("'{}' is no principle", id));
      (t.text("part") == "measure" ? row->measures : row->sections).push_back(t.text("name"));
    }
  }

  void threat_parts() {
    for (TableReader t(database_, "threat"); t.next();) {
      threats_.add(t.text("threat"), static_cast<std::uint32_t>(record_.threats.size()));
      ThreatRow row;
      row.id = t.text("threat");
      row.article = t.text("article");
      row.name = local(t, "name");
      row.lead_status = t.text("lead_status");
      row.gap_note = local(t, "gap");
      row.rights_note = local(t, "rights");
      record_.threats.push_back(std::move(row));
    }
    const auto threat = [&](const TableReader& t) -> ThreatRow& {
      const auto id = threats_.find<ThreatId>(t, "threat");
      if (!id.valid()) throw Damage("column 'threat' is empty");
      return record_.threats[id.index()];
    };
    for (TableReader t(database_, "threat_body"); t.next();) {
      const std::string part = t.text("part");
      ThreatRow& row = threat(t);
      if (part == "lead") {
        row.leads.push_back(t.text("role"));
        row.lead_articles.push_back(t.text("article"));
      } else {
        (part == "competent" ? row.competent : row.fallback).push_back(t.text("role"));
      }
    }
    for (TableReader t(database_, "threat_component"); t.next();)
      threat(t).components.push_back({local(t, "name"), t.text("role"), t.text("article")});
    for (TableReader t(database_, "threat_head"); t.next();)
      for (auto& head : threat(t).heads)
        if (head.reading.empty()) {
          head = {t.text("reading"), t.text("role"), t.text("article"), t.integer("component") != 0,
                  t.integer("disputed") != 0};
          break;
        }
    for (TableReader t(database_, "threat_interest"); t.next();)
      threat(t).interests.push_back(whole<int>(t, "interest", 0, 1000));
    for (TableReader t(database_, "threat_type"); t.next();) threat(t).types.push_back(t.text("type"));
    for (TableReader t(database_, "threat_kind"); t.next();) threat(t).kinds.push_back(t.text("kind"));
  }

  void regions_and_agents() {
    for (TableReader t(database_, "region"); t.next();) {
      regions_.add(t.text("region"), static_cast<std::uint32_t>(record_.regions.size()));
      record_.regions.push_back({t.text("region"), local(t, "name"), local(t, "short"), local(t, "capital"),
                                 t.real("longitude"), t.real("latitude"), t.real("population"), t.real("peak_severity"),
                                 t.real("final_severity"), t.real("trust_start"), t.real("trust"), t.real("rumour"),
                                 t.real("communications"), t.real("power"), t.real("roads")});
    }
    std::int64_t last = -1;
    for (TableReader t(database_, "agent"); t.next();) {
      const auto id = whole<std::uint32_t>(t, "id", last + 1, 0xFFFFFFFEll);
      last = id;
      agents_.add(t.text("agent"), id);
      AgentRow row;
      row.id = AgentId(std::size_t{id});
      row.key = t.text("agent");
      row.role = t.text("role");
      row.article = t.text("article");
      row.kind = t.text("kind");
      row.coordination = t.text("coordination");
      row.coordination_article = t.text("coordination_article");
      row.region = regions_.find<RegionId>(t, "region");
      row.name = local(t, "name");
      row.short_name = local(t, "short");
      row.served = whole<std::uint32_t>(t, "served", 0, 0xFFFFFFFFll);
      row.raised = whole<std::uint32_t>(t, "raised", 0, 0xFFFFFFFFll);
      row.timed_out = whole<std::uint32_t>(t, "timed_out", 0, 0xFFFFFFFFll);
      row.utilisation = t.real("utilisation");
      record_.agents.push_back(std::move(row));
    }
    std::size_t at = 0;  // superiors stand anywhere in the table
    for (TableReader t(database_, "agent"); t.next(); ++at)
      record_.agents[at].superior = agents_.find<AgentId>(t, "superior");
  }

  [[nodiscard]] std::uint16_t ground(const TableReader& t, std::string_view column) const {
    const std::string text = t.text(column);
    return text.empty() ? std::uint16_t{0} : static_cast<std::uint16_t>(grounds_.find_or(text, 0));
  }

  /// The key of the event that a column numbers; 0 where it names none.
  [[nodiscard]] EventKey key_of(const TableReader& t, std::string_view column) const {
    if (t.null(column)) return 0;
    const std::int64_t number = t.integer(column);
    if (number < 1 || static_cast<std::uint64_t>(number) > record_.events.size())
      throw Damage(fmt::format("column '{}' names the unknown event {}", column, number));
    return record_.events[static_cast<std::size_t>(number - 1)].key;
  }

  void events();
  void incidents();
  void headquarters();
  void actions();
  void outcome();
  void observations();

  Database& database_;
  Record& record_;
  Keys regions_{"region"}, agents_{"body"}, threats_{"threat"}, instruments_{"measure"}, grounds_{"ground"},
      incidents_{"incident"};
};

void Reader::events() {
  // Incidents refer to events and events to incidents: their ids come first.
  {
    std::uint32_t number = 0;
    for (TableReader t(database_, "incident"); t.next(); ++number) incidents_.add(t.text("incident"), number);
  }
  std::map<std::string, EventKind, std::less<>> kinds;
  for (const EventKindName& kind : event_kind_names()) kinds.emplace(std::string(kind.name), kind.value);
  std::map<std::string, std::uint8_t, std::less<>> capabilities;
  for (std::size_t c = 0; c < capability_count; ++c)
    capabilities.emplace(std::string(capability_names[c].name), static_cast<std::uint8_t>(c));
  for (TableReader t(database_, "event"); t.next();) {
    Event e;
    e.key = static_cast<EventKey>(t.integer("key"));
    if (!record_.events.empty() && record_.events.back().key >= e.key)
      throw Damage("the events are not in the order of their keys");
    e.tick = tick_of(t, "tick");
    const auto kind = kinds.find(t.text("kind"));
    if (kind == kinds.end()) throw Damage(fmt::format("'{}' is no kind of event", t.text("kind")));
    e.kind = kind->second;
    e.agent = agents_.find<AgentId>(t, "agent");
    e.other = agents_.find<AgentId>(t, "other");
    e.incident = incidents_.find<IncidentId>(t, "incident");
    if (!t.null("headquarters"))
      e.headquarters =
          HeadquartersId(static_cast<std::size_t>(whole<std::uint32_t>(t, "headquarters", 1, tick_limit) - 1));
    e.measure = instruments_.find<MeasureId>(t, "measure");
    e.region = regions_.find<RegionId>(t, "region");
    if (!t.null("capability"))
      if (const auto it = capabilities.find(t.text("capability")); it != capabilities.end()) e.capability = it->second;
    e.value = static_cast<float>(t.real("value"));
    e.ground = ground(t, "ground");
    record_.events.push_back(e);
  }
  for (TableReader t(database_, "event_cause"); t.next();) {
    const auto number = whole<std::size_t>(t, "event", 1, static_cast<std::int64_t>(record_.events.size()));
    for (EventKey& cause : record_.events[number - 1].causes)
      if (cause == 0) {
        cause = static_cast<EventKey>(t.integer("cause_key"));
        break;
      }
  }
}

void Reader::incidents() {
  for (TableReader t(database_, "incident"); t.next();) {
    IncidentRow row;
    row.id = t.text("incident");
    row.name = local(t, "name");
    row.threat = threats_.find<ThreatId>(t, "threat");
    row.region = regions_.find<RegionId>(t, "region");
    row.hazard = t.text("hazard");
    IncidentState& s = row.state;
    s.phase = enumeration(t, "phase", incident_phase_words);
    s.onset = t.null("onset") ? no_onset : tick_of(t, "onset");
    s.detected = tick_of(t, "detected");
    s.informed_all = tick_of(t, "informed_all");
    s.decided = tick_of(t, "decided");
    s.regional = tick_of(t, "regional");
    s.central = tick_of(t, "central");
    s.first_team = tick_of(t, "first_team");
    s.contained = tick_of(t, "contained");
    s.ended = tick_of(t, "ended");
    for (auto [name, value] :
         {std::pair{"intensity", &s.intensity}, std::pair{"peak", &s.peak}, std::pair{"coverage", &s.coverage},
          std::pair{"unmet", &s.unmet}, std::pair{"at_risk", &s.at_risk}, std::pair{"evacuated", &s.evacuated},
          std::pair{"left_unaided", &s.left_unaided}, std::pair{"returned", &s.returned},
          std::pair{"harmed", &s.harmed}, std::pair{"houses", &s.houses}, std::pair{"outage", &s.outage},
          std::pair{"records", &s.records}, std::pair{"loss", &s.loss}, std::pair{"cost", &s.cost},
          std::pair{"person_hours", &s.person_hours}, std::pair{"aid", &s.aid}, std::pair{"duplicated", &s.duplicated},
          std::pair{"missing", &s.missing}})
      *value = t.real(name);
    s.began = key_of(t, "began_event");
    s.first_detection = key_of(t, "detected_event");
    record_.incidents.push_back(std::move(row));
  }
}

void Reader::headquarters() {
  for (TableReader t(database_, "headquarters"); t.next();) {
    Headquarters h;
    h.level = enumeration(t, "level", headquarters_level_words);
    h.phase = enumeration(t, "phase", headquarters_phase_words);
    h.threat = threats_.find<ThreatId>(t, "threat");
    h.region = regions_.find<RegionId>(t, "region");
    h.head = agents_.find<AgentId>(t, "head");
    h.proposer = agents_.find<AgentId>(t, "proposer");
    h.ground = ground(t, "ground");
    h.disputed = t.integer("disputed") != 0;
    h.referred = t.integer("referred") != 0;
    h.proposed = tick_of(t, "proposed");
    h.convened = tick_of(t, "convened");
    h.first_sitting = tick_of(t, "first_sitting");
    h.stood_down = tick_of(t, "stood_down");
    h.sittings = whole<std::uint32_t>(t, "sittings", 0, tick_limit);
    h.accepted_count = whole<std::uint16_t>(t, "accepted", 0, 65535);
    h.proposed_by = key_of(t, "proposed_event");
    h.convened_by = key_of(t, "convened_event");
    record_.headquarters.push_back(h);
  }
  for (TableReader t(database_, "headquarters_member"); t.next();) {
    const auto number =
        whole<std::size_t>(t, "headquarters", 1, static_cast<std::int64_t>(record_.headquarters.size()));
    Headquarters& h = record_.headquarters[number - 1];
    if (h.member_count >= headquarters_member_limit) throw Damage("a headquarters has too many members");
    h.members[h.member_count] = agents_.find<AgentId>(t, "agent");
    h.accepted[h.member_count] = t.integer("accepted") != 0;
    ++h.member_count;
  }
  for (const Event& e : record_.events)
    if (e.headquarters.valid() && e.headquarters.index() >= record_.headquarters.size())
      throw Damage("an event names an unknown headquarters");
}

void Reader::actions() {
  for (TableReader t(database_, "measure_in_force"); t.next();) {
    MeasureInForce m;
    m.measure = instruments_.find<MeasureId>(t, "measure");
    m.incident = incidents_.find<IncidentId>(t, "incident");
    m.region = regions_.find<RegionId>(t, "region");
    m.taker = agents_.find<AgentId>(t, "taker");
    m.ground = ground(t, "ground");
    m.from = tick_of(t, "start");
    m.until = tick_of(t, "until");
    m.ended = tick_of(t, "ended");
    m.people = static_cast<float>(t.real("people"));
    m.proportionate = t.integer("proportionate") != 0;
    m.lawful = t.integer("lawful") != 0;
    m.event = key_of(t, "event");
    m.cause = key_of(t, "cause");
    record_.measures_in_force.push_back(m);
  }
  for (TableReader t(database_, "violation"); t.next();) {
    Violation v;
    v.event = key_of(t, "event");
    v.tick = tick_of(t, "tick");
    v.agent = agents_.find<AgentId>(t, "agent");
    v.incident = incidents_.find<IncidentId>(t, "incident");
    v.measure = instruments_.find<MeasureId>(t, "measure");
    v.article = ground(t, "article");
    v.found = tick_of(t, "found");
    v.found_ground = ground(t, "found_ground");
    record_.violations.push_back(v);
  }
  for (TableReader t(database_, "flow"); t.next();) {
    Flow f;
    f.from = agents_.find<AgentId>(t, "sender");
    f.to = agents_.find<AgentId>(t, "receiver");
    f.incident = incidents_.find<IncidentId>(t, "incident");
    f.kind = enumeration(t, "kind", message_kind_words);
    f.count = whole<std::uint32_t>(t, "count", 0, 0xFFFFFFFFll);
    record_.flows.push_back(f);
  }
}

void Reader::outcome() {
  for (TableReader t(database_, "measure"); t.next();)
    record_.measures.push_back({t.text("measure"), incidents_.find<IncidentId>(t, "incident"),
                                regions_.find<RegionId>(t, "region"), t.real("value"), t.real("baseline"),
                                t.real("at_end")});
  for (TableReader t(database_, "damage"); t.next();)
    record_.damage.push_back({t.text("divided_by"), t.text("part"), t.text("measure"),
                              whole<int>(t, "incidents", 0, tick_limit), t.real("value"), t.real("baseline")});
  for (TableReader t(database_, "series"); t.next();) {
    const std::string measure = t.text("measure");
    const bool baseline = t.text("variant") == "baseline";
    const auto incident = incidents_.find<IncidentId>(t, "incident");
    const auto region = regions_.find<RegionId>(t, "region");
    const bool same = !record_.series.empty() && record_.series.back().measure == measure &&
                      record_.series.back().baseline == baseline && record_.series.back().incident == incident &&
                      record_.series.back().region == region;
    if (!same) record_.series.push_back({measure, baseline, incident, region, {}, {}});
    const Tick tick = tick_of(t, "tick");
    if (same && record_.series.back().ticks.back() >= tick) throw Damage("a series goes back in time");
    record_.series.back().ticks.push_back(tick);
    record_.series.back().values.push_back(t.real("value"));
  }
  for (TableReader t(database_, "objective"); t.next();)
    record_.objectives.push_back({t.text("objective"), local(t, "text"), t.text("measure"),
                                  incidents_.find<IncidentId>(t, "incident"), regions_.find<RegionId>(t, "region"),
                                  t.text("op"), t.real("target"), t.real("value"), t.integer("met") != 0,
                                  t.integer("decided") != 0, key_of(t, "evidence")});
  for (TableReader t(database_, "inject"); t.next();)
    record_.injects.push_back({t.text("inject"), local(t, "text"), t.text("kind"), t.integer("contingency") != 0,
                               t.integer("conditional") != 0, t.real("at"), incidents_.find<IncidentId>(t, "incident"),
                               regions_.find<RegionId>(t, "region"), tick_of(t, "fired")});
  for (TableReader t(database_, "command"); t.next();)
    record_.commands.push_back({tick_of(t, "tick"), t.text("kind"), t.text("value"), t.text("note")});
}

void Reader::observations() {
  for (TableReader t(database_, "observation_error"); t.next();) {
    ObservationRow row;
    row.id = t.text("observation");
    row.compared = whole<int>(t, "compared", 0, tick_limit);
    row.bias = t.real("bias");
    row.mape = t.real("mape");
    row.log_error = t.real("log_error");
    record_.observations.push_back(std::move(row));
  }
  for (TableReader t(database_, "observation"); t.next();) {
    const std::string id = t.text("observation");
    const auto row = std::find_if(record_.observations.begin(), record_.observations.end(),
                                  [&](const ObservationRow& o) { return o.id == id; });
    if (row == record_.observations.end()) throw Damage(fmt::format("'{}' is no observation", id));
    row->name = local(t, "name");
    row->series = t.text("series");
    row->region = regions_.find<RegionId>(t, "region");
    row->points.push_back(
        {t.real("seconds"), t.real("reported"), t.real("simulated"), t.text("source"), t.text("note")});
  }
}

}  // namespace

LoadRecordResult load_record(const fs::path& path) {
  LoadRecordResult out;
  std::error_code ignored;
  const fs::path file = fs::is_directory(path, ignored) ? path / "results.sqlite" : path;
  const auto fail = [&](const std::string& what) {
    out.record = {};
    out.error = fmt::format("{}: {}", file.string(), what);
    return out;
  };
  if (!fs::is_regular_file(file, ignored)) return fail("there is no record here (results.sqlite is missing)");
  try {
    Database database(file, Database::Mode::read);
    const int version = database.user_version();
    if (version == 0) return fail("this is no record of a run");
    if (version != record_format)
      return fail(fmt::format("the record has format {}, this program reads format {}", version, record_format));
    Reader(database, out.record).read();
  } catch (const std::exception& damage) {
    return fail(fmt::format("the record cannot be read: {}", damage.what()));
  }
  return out;
}

}  // namespace qorgan
