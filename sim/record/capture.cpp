#include "record/capture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/digest.hpp"
#include "engine/measures.hpp"
#include "law/headship.hpp"
#include "record/onset.hpp"
#include "world/measure_names.hpp"
#include "world/milestone.hpp"
#include "world/vocabulary.hpp"

namespace qorgan {
namespace {

std::vector<std::string> ids_of(const Institution& institution, const std::vector<RoleId>& roles) {
  std::vector<std::string> out;
  for (const RoleId role : roles) out.push_back(institution.at(role).id);
  return out;
}

ThreatRow threat_row(const Institution& institution, ThreatId id) {
  const Threat& threat = institution.at(id);
  ThreatRow row;
  row.id = threat.id;
  row.article = threat.article;
  row.name = threat.name;
  row.lead_status = name_of(threat.lead_status);
  row.leads = ids_of(institution, threat.lead);
  row.lead_articles = threat.lead_articles;
  for (const ComponentLead& part : threat.component_leads)
    row.components.push_back(
        {part.component, part.role.valid() ? institution.at(part.role).id : std::string(), part.article});
  row.competent = ids_of(institution, threat.competent);
  row.fallback = ids_of(institution, threat.fallback);
  row.gap_note = threat.gap_note;
  row.rights_note = threat.rights_note;
  row.interests = threat.interests;
  for (const SecurityType type : threat.types) row.types.emplace_back(name_of(type));
  for (const EconomicSubtype kind : threat.economic_subtypes) row.kinds.emplace_back(name_of(kind));
  for (std::size_t r = 0; r < reading_names.size(); ++r) {
    const Headship head = entitled_head(institution, id, reading_names[r].value);
    row.heads[r] = {std::string(reading_names[r].name),
                    head.role.valid() ? institution.at(head.role).id : std::string(), head.article,
                    head.ground == HeadGround::component_lead, head.disputed};
  }
  return row;
}

void capture_law(const Institution& institution, Record& record) {
  for (const Role& role : institution.roles)
    record.roles.push_back({role.id, role.article, role.name, role.short_name, role.holder,
                            std::string(name_of(role.kind)), std::string(name_of(role.coordination)),
                            role.coordination_article, role.coordination_field});
  for (std::size_t t = 0; t < institution.threats.size(); ++t)
    record.threats.push_back(threat_row(institution, ThreatId(t)));
  for (const Interest& interest : institution.interests)
    record.interests.push_back({interest.number, interest.article, interest.name});
  for (const NamedType& type : institution.types)
    record.types.push_back({std::string(name_of(type.type)), type.article, type.name, false});
  // The enumeration follows the numbers of 22(1).
  for (std::size_t k = 0; k < economic_subtype_names.size() && !institution.types.empty(); ++k) {
    const std::string key(economic_subtype_names[k].name);
    record.types.push_back({key, fmt::format("22(1)({})", k + 1), institution.word("economic-subtype", key), true});
  }
  for (const Principle& p : institution.principles)
    record.principles.push_back({p.id, p.article, p.name, p.measures, p.sections});
  for (const Instrument& instrument : institution.instruments) {
    InstrumentRow row{instrument.id,
                      instrument.article,
                      instrument.name,
                      std::string(name_of(instrument.authority)),
                      instrument.authority_article,
                      std::string(name_of(instrument.effect)),
                      {},
                      std::string(name_of(instrument.from))};
    for (const Right right : instrument.rights) row.rights.emplace_back(name_of(right));
    record.instruments.push_back(std::move(row));
  }
  for (const VocabularyText& word : institution.vocabulary) record.words.push_back({word.group, word.key, word.name});
}

void capture_numbers(const Scenario& scenario, Record& record) {
  const std::vector<RelativeFile> files = relative_files(scenario);
  const auto add = [&](const std::vector<SourcedNumber>& numbers) {
    for (const SourcedNumber& number : numbers) {
      record.numbers.push_back(number);
      const auto file =
          std::find_if(files.begin(), files.end(), [&](const RelativeFile& f) { return f.spelled == number.file; });
      // A file that is none of the scenario's own would be a host path: its name alone is kept.
      record.numbers.back().file =
          file != files.end() ? file->relative : number.file.substr(number.file.find_last_of('/') + 1);
    }
  };
  add(scenario.numbers);
  add(scenario.institution->numbers);
}

/// Which bodies the record tells of: all, or those that appear somewhere.
std::vector<AgentId> told_agents(const World& world, const Record& record) {
  std::vector<AgentId> out;
  if (world.agent_count() <= full_agent_limit) {
    for (std::size_t a = 0; a < world.agent_count(); ++a) out.emplace_back(a);
    return out;
  }
  const auto add = [&](AgentId id) {
    if (id.valid() && id.index() < world.agent_count()) out.push_back(id);
  };
  for (const Event& event : record.events) {
    add(event.agent);
    add(event.other);
  }
  for (const Headquarters& headquarters : record.headquarters) {
    add(headquarters.head);
    add(headquarters.proposer);
    for (std::size_t m = 0; m < headquarters.member_count; ++m) add(headquarters.members[m]);
  }
  for (const InstrumentInForce& instrument : record.instruments_in_force) add(instrument.taker);
  for (const Violation& violation : record.violations) add(violation.agent);
  for (const Flow& flow : record.flows) {
    add(flow.from);
    add(flow.to);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

AgentRow agent_row(const World& world, AgentId id) {
  const AgentFacts& facts = world.facts(id);
  const AgentState& state = world.agents[id.index()];
  const Institution& institution = world.institution();
  AgentRow row;
  row.id = id;
  row.key = world.key_of(id);
  row.kind = name_of(facts.kind);
  row.coordination = name_of(facts.coordination);
  row.region = facts.region;
  row.superior = facts.superior;
  row.name = world.name_of(id);
  row.short_name = world.short_name_of(id);
  if (facts.role.valid()) {
    const Role& role = institution.at(facts.role);
    row.role = role.id;
    row.article = role.article;
    row.coordination_article = role.coordination_article;
  }
  row.served = state.served;
  row.raised = state.raised;
  row.timed_out = state.timed_out;
  const double servers = facts.profile < institution.profiles.size() ? institution.profiles[facts.profile].servers : 1;
  if (world.tick > 0) row.utilisation = static_cast<double>(state.busy) / (servers * static_cast<double>(world.tick));
  return row;
}

/// Whether a headquarters that sat is one that the milestone of the incident is about.
bool sat_for(const World& world, const Event& event, Milestone milestone, const IncidentSpec& spec) {
  if (!event.headquarters.valid() || event.headquarters.index() >= world.headquarters.size()) return false;
  const Headquarters& hq = world.headquarters[event.headquarters.index()];
  if (hq.threat != spec.threat || (hq.region.valid() && hq.region != spec.region)) return false;
  if (milestone == Milestone::regional) return hq.level == HeadquartersLevel::regional;
  return milestone != Milestone::central || hq.level == HeadquartersLevel::central;
}

/// Whether it is an event by which the incident comes to the milestone.
bool leads_to(const World& world, const Event& event, Milestone milestone, IncidentId incident) {
  const bool proof = event.kind == traits_of(milestone).proof, own = event.incident == incident;
  if (milestone == Milestone::detected) return event.key == world.incidents[incident.index()].first_detection;
  if (milestone == Milestone::informed) return own && (proof || event.kind == EventKind::detected);
  if (traits_of(milestone).proof == EventKind::headquarters_sat)
    return proof && sat_for(world, event, milestone, world.scenario->incidents[incident.index()]);
  return proof && own;
}

/// The event at which a time of one incident stopped; 0 where there is none. It happened in the very tick that the
/// time counts to.
EventKey evidence_of(const World& world, const std::vector<Event>& events, std::string_view measure,
                     IncidentId incident) {
  const std::optional<Milestone> milestone = milestone_of(measure);
  if (!milestone) return 0;
  const IncidentState& state = world.incidents[incident.index()];
  const Tick tick = tick_of(state, *milestone);
  if (tick < 0) return 0;
  if (milestone == Milestone::detected) return state.first_detection;
  EventKey found = 0;
  for (const Event& event : events) {
    if (event.tick != tick || !leads_to(world, event, *milestone, incident)) continue;
    if (found == 0 || milestone == Milestone::informed) found = event.key;  // the last of them made it complete
  }
  return found;
}

/// Of a run that was stopped: whether nothing that might have followed could change the outcome.
bool already_decided(const World& world, const ObjectiveSpec& spec, const ObjectiveRow& row) {
  const MeasureName* name = find_measure_name(spec.measure);
  const bool ceiling = spec.op == Condition::Operator::at_most || spec.op == Condition::Operator::below;
  // A sum only grows: a ceiling that was passed stays passed, a floor that was reached stays reached.
  if (name && name->over_run == OverRun::total) return ceiling ? !row.met : row.met;
  if (!name || name->over_run != OverRun::once || !spec.incident.valid()) return false;
  if (milestone_of(spec.measure) == Milestone::contained) return false;  // it may flare up again
  if (!std::isnan(row.value)) return true;
  const auto waited = since_onset(world.incidents[spec.incident.index()], world.tick);
  return ceiling && waited && *waited * world.scenario->tick_seconds > spec.target;
}

bool compare(double value, Condition::Operator op, double target) {
  if (std::isnan(value)) return false;
  switch (op) {
    case Condition::Operator::above: return value > target;
    case Condition::Operator::below: return value < target;
    case Condition::Operator::at_least: return value >= target;
    case Condition::Operator::at_most: return value <= target;
  }
  return false;
}

/// Said once, in place of a word at every text that was not translated.
LocalText written_in(Language language) {
  const auto say = [](std::string_view en, std::string_view ru, std::string_view kk) {
    return LocalText{
        fmt::format("The author wrote the texts of the scenario in {}; where they lack in another language, they stand "
                    "in this one",
                    en),
        fmt::format("Автор написал тексты сценария на {} языке; где на другом языке их нет, они приведены на этом", ru),
        fmt::format("Автор сценарий мәтіндерін {} тілінде жазған; басқа тілде жоқ болса, олар осы тілде беріледі", kk)};
  };
  switch (language) {
    case Language::ru: return say("Russian", "русском", "орыс");
    case Language::kk: return say("Kazakh", "казахском", "қазақ");
    case Language::en: break;
  }
  return say("English", "английском", "ағылшын");
}

}  // namespace

void capture_scenario(const Scenario& scenario, Record& record) {
  const Institution& institution = *scenario.institution;
  RunRow& run = record.run;
  run.scenario = scenario.id;
  run.title = scenario.title;
  run.summary = scenario.summary;
  run.tags = scenario.tags;
  run.institution = institution.id;
  run.institution_name = institution.name;
  run.law = institution.law;
  run.scenario_hash = format_digest(scenario.hash);
  run.text_hash = format_digest(scenario.text_hash);
  run.start = scenario.start;
  run.utc_offset = scenario.utc_offset;
  run.tick_seconds = scenario.tick_seconds;
  run.ticks = scenario.ticks;
  run.seed = scenario.seed;
  run.policy = name_of(scenario.policy);
  run.reading = name_of(scenario.reading);
  capture_law(institution, record);
  for (const Region& region : institution.regions) {
    RegionRow row;
    row.id = region.id;
    row.name = region.name;
    row.short_name = region.short_name;
    row.capital = region.capital;
    row.longitude = region.longitude;
    row.latitude = region.latitude;
    row.population = region.population;
    row.trust_start = region.trust;
    record.regions.push_back(std::move(row));
  }
  for (const InjectSpec& inject : scenario.injects)
    record.injects.push_back({inject.id, inject.text, std::string(name_of(inject.kind)), inject.contingency,
                              inject.when.has_value(), inject.at.value_or(no_value), inject.incident, inject.region,
                              -1});
  capture_numbers(scenario, record);
  record.assumptions = scenario.assumptions;
  if (scenario.language) record.assumptions.push_back(written_in(*scenario.language));
  // A reform in force is assumed as well: the Law says something else today.
  for (const Overlay& overlay : institution.overlays)
    record.assumptions.push_back({fmt::format("Reform in force: {}. {}", overlay.name.en, overlay.reform.en),
                                  fmt::format("Действует реформа: {}. {}", overlay.name.ru, overlay.reform.ru),
                                  fmt::format("Реформа күшінде: {}. {}", overlay.name.kk, overlay.reform.kk)});
}

void capture_world(const World& world, bool with_flows, Record& record) {
  const Scenario& scenario = *world.scenario;
  record.run.agents = world.agent_count();
  record.run.units = world.units.size();
  record.run.messages = world.totals.messages;
  record.run.ticks_done = world.tick;
  record.run.digest = format_digest(world.digest);
  record.grounds = world.structure->grounds;
  if (record.grounds.empty()) record.grounds.emplace_back();
  record.headquarters = world.headquarters;
  record.instruments_in_force = world.instruments;
  record.violations = world.violations;
  if (with_flows) record.flows = world.flows;
  record.agents.clear();
  for (const AgentId id : told_agents(world, record)) record.agents.push_back(agent_row(world, id));
  record.incidents.clear();
  for (std::size_t i = 0; i < world.incidents.size(); ++i) {
    const IncidentSpec& spec = scenario.incidents[i];
    IncidentRow& row = record.incidents.emplace_back();
    row.id = spec.id;
    row.name = spec.name;
    row.threat = spec.threat;
    row.region = spec.region;
    if (spec.settlement.valid()) row.settlement = scenario.institution->at(spec.settlement).name;
    const Location& location = world.structure->at(world.structure->location_of(IncidentId(i)));
    if (!location.everywhere) {
      row.longitude = location.point.longitude;
      row.latitude = location.point.latitude;
    }
    row.hazard = name_of(spec.hazard.family);
    row.state = world.incidents[i];
    IncidentState& state = row.state;
    if (!state.has_onset()) state.onset = no_onset;
  }
  for (std::size_t r = 0; r < record.regions.size() && r < world.regions.size(); ++r) {
    const RegionState& state = world.regions[r];
    RegionRow& row = record.regions[r];
    row.trust = static_cast<double>(state.trust);
    row.rumour = static_cast<double>(state.rumour);
    row.communications = static_cast<double>(state.communications);
    row.power = static_cast<double>(state.power);
    row.roads = static_cast<double>(state.roads);
    row.final_severity = 0;
    for (std::size_t i = 0; i < world.incidents.size(); ++i)
      if (scenario.incidents[i].region == RegionId(r)) row.final_severity += world.incidents[i].intensity;
  }
  for (std::size_t i = 0; i < record.injects.size() && i < world.inject_fired.size(); ++i)
    record.injects[i].fired = world.inject_fired[i];
}

std::vector<ObjectiveRow> capture_objectives(const World& world, const std::vector<Event>& events) {
  std::vector<ObjectiveRow> out;
  for (const ObjectiveSpec& spec : world.scenario->objectives) {
    ObjectiveRow row{spec.id,
                     spec.text,
                     spec.measure,
                     spec.incident,
                     spec.region,
                     std::string(name_of(spec.op)),
                     spec.target,
                     no_value,
                     false,
                     true,
                     0};
    row.value = measure(world, spec.measure, spec.incident, spec.region);
    row.met = compare(row.value, spec.op, spec.target);
    if (spec.incident.valid()) row.evidence = evidence_of(world, events, spec.measure, spec.incident);
    row.decided = world.tick >= world.scenario->ticks || already_decided(world, spec, row);
    row.met = row.met && row.decided;
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace qorgan
