// The answer first: ten lines, the figures, the objectives.

#include <algorithm>
#include <cmath>

#include "report/sections.hpp"

namespace qorgan {
namespace {

ListItem line(const Context& c, std::string_view key, std::string text, std::string evidence = {}) {
  return {std::move(text), std::move(evidence), Tone::plain, c.t(key)};
}

ListItem what_happened(const Context& c, const Facts& f) {
  if (f.incidents.empty()) return line(c, "answer.what", c.t("answer.nothing-happened"));
  std::vector<std::string> threats;
  std::vector<std::string> classes;
  for (const ThreatId id : f.threats)
    if (const ThreatRow* threat = c.record.threat(id)) {
      threats.push_back(c.t("quoted", {{"text", c.in(threat->name)}}) + " [" + threat->article + "]");
      const std::string reached = c.class_and_stake(threat->reached);
      classes.push_back(f.threats.size() > 1 ? threat->article + " – " + reached : reached);
    }
  const IncidentRow& worst = *c.record.incident(f.worst);
  const std::string end = f.last_end >= 0 ? c.date(f.last_end) : c.date(c.record.run.ticks_done);
  return line(c, "answer.what",
              c.t("answer.what-text", {{"count", c.count(f.incidents.size())},
                                       {"threats", join(threats, ", ")},
                                       {"regions", c.count(f.regions.size())},
                                       {"from", c.date(f.first_onset)},
                                       {"to", end},
                                       {"worst", c.in(worst.name)},
                                       {"peak", c.number(worst.state.peak, 2)}}) +
                  " " + c.t("answer.what-class", {{"classes", join(classes, "; ")}}));
}

ListItem consequences(const Context& c) {
  std::vector<std::string> parts;
  for (const std::string_view name : {"people_at_risk", "evacuated", "harmed", "houses_flooded", "loss"})
    if (const double value = c.record.measure(name); std::isfinite(value) && value >= 0.5)
      parts.push_back(c.measure_title(name) + ": " + c.measured(name, value));
  return line(c, "answer.consequences", parts.empty() ? c.t("none") : join(parts, "; ") + ".");
}

ListItem who_detected(const Context& c, const Facts& f) {
  const Delays& detected = f.delay(Milestone::detected);
  if (detected.reached == 0) return line(c, "answer.detected", c.t("answer.detected-none"));
  std::string text = c.t("answer.detected-text", {{"detected", c.count(detected.reached)},
                                                  {"count", c.count(f.incidents.size())},
                                                  {"median", c.after_onset(detected.median)}});
  std::string evidence;
  if (const Event* e = f.first_detection) {
    text +=
        " " + c.t(e->kind == EventKind::informed ? "answer.detected-told" : "answer.detected-first",
                  {{"agent", c.agent_in_full(e->agent)},
                   {"region", c.region_short(c.record.agent(e->agent) ? c.record.agent(e->agent)->region : RegionId())},
                   {"incident", c.incident(e->incident)},
                   {"time", c.time(e->tick)}});
    evidence = c.event_number(e->key);
  }
  return line(c, "answer.detected", std::move(text), std::move(evidence));
}

ListItem who_was_told(const Context& c, const Facts& f) {
  const Delays& informed = f.delay(Milestone::informed);
  std::string text =
      c.t("answer.informed-text", {{"informed", c.count(informed.reached)}, {"count", c.count(f.incidents.size())}});
  if (std::isfinite(informed.median)) text += " " + c.t("answer.median", {{"median", c.after_onset(informed.median)}});
  return line(c, "answer.informed", text + " [9(3)]");
}

/// The readings that the run was under, in their order: people may change it on the way.
std::vector<std::string> readings_of(const Context& c) {
  std::vector<std::string> out{c.record.run.reading};
  for (const CommandRow& row : c.record.commands)
    if (row.kind == "set-reading" && std::find(out.begin(), out.end(), row.value) == out.end())
      out.push_back(row.value);
  return out;
}

/// Whether a central headquarters ever was a matter: where the threat was too small for one, 18(4) has not been asked.
bool grave_enough(const Context& c, const Facts& f, const ThreatRow& threat, ThreatId id) {
  if (from_name<ThreatClass>(threat.reached.threat_class).value_or(ThreatClass::none) >= ThreatClass::regional)
    return true;
  return f.legal.times_met(EventKind::headquarters_referred) > 0 ||
         std::any_of(f.central.begin(), f.central.end(),
                     [&](std::size_t h) { return c.record.headquarters[h].threat == id; });
}

/// Who may lead against a threat, under each reading of the run.
void add_entitled(const Context& c, const ThreatRow& threat, std::vector<std::string>& parts) {
  for (const std::string& reading : readings_of(c))
    for (const auto& head : threat.heads) {
      if (head.reading != reading) continue;
      if (head.role.empty())
        parts.push_back(c.t("answer.led-nobody", {{"reading", c.word("reading", head.reading)},
                                                  {"threat", threat.article},
                                                  {"status", c.word("lead-status", threat.lead_status)}}));
      else
        parts.push_back(c.t(head.component ? "answer.led-component" : "answer.led-entitled",
                            {{"reading", c.word("reading", head.reading)},
                             {"threat", threat.article},
                             {"role", c.role_in_full(head.role)},
                             {"article", head.article}}));
    }
}

/// Who may lead, and who did: of central headquarters the first on a ground and the first without.
ListItem who_led(const Context& c, const Facts& f) {
  std::vector<std::string> parts;
  for (const ThreatId id : f.threats)
    if (const ThreatRow* threat = c.record.threat(id)) {
      if (grave_enough(c, f, *threat, id))
        add_entitled(c, *threat, parts);
      else
        parts.push_back(why_no_headquarters(c, f, id, HeadquartersLevel::central));
    }
  std::string evidence;
  for (const bool on_ground : {true, false})
    for (const std::size_t i : f.central) {
      const Headquarters& h = c.record.headquarters[i];
      if (lawful(h) != on_ground) continue;
      parts.push_back(c.t(!on_ground   ? "answer.led-no-ground"
                          : h.referred ? "answer.led-referred"
                                       : "answer.led-headed",
                          {{"head", c.head_with_ground(h)}, {"time", c.time(h.first_sitting)}}));
      evidence = join({evidence, c.event_number(h.convened_by)}, ", ");
      break;
    }
  if (const std::size_t times = f.legal.times_met(EventKind::headquarters_referred); times > 0)
    parts.push_back(c.t("answer.led-referrals", {{"count", c.count(times)}}));
  return line(c, "answer.led", parts.empty() ? c.t("none") : join(parts, " "), std::move(evidence));
}

/// Bodies that had been invited when it first sat; later sittings invite more.
std::string invited_to_first(const Context& c, std::size_t index) {
  const Headquarters& h = c.record.headquarters[index];
  if (const Event* e = c.record.event(h.convened_by); e && e->kind == EventKind::headquarters_convened)
    return c.number(static_cast<double>(e->value));
  return c.count(h.member_count);
}

/// Bodies that had come when it first sat; later ones join.
std::string present_at_first(const Context& c, std::size_t index) {
  for (const Event& e : c.record.events)
    if (e.kind == EventKind::headquarters_sat && e.headquarters.valid() && e.headquarters.index() == index)
      return c.number(static_cast<double>(e.value));
  return c.count(c.record.headquarters[index].accepted_count);
}

/// "No headquarters sat", and why: of the lowest level first, which is the first that would have.
std::string none_sat(const Context& c, const Facts& f) {
  std::string out = c.t("answer.headquarters-none");
  for (const ThreatId id : f.threats) out += " " + why_no_headquarters(c, f, id, HeadquartersLevel::regional);
  return out;
}

ListItem headquarters_sat(const Context& c, const Facts& f) {
  if (f.central.empty() && f.regional.empty()) return line(c, "answer.headquarters", none_sat(c, f));
  std::string text = c.t("answer.headquarters-text",
                         {{"regional", c.count(f.regional.size())}, {"central", c.count(f.central.size())}});
  std::string evidence;
  if (!f.regional.empty()) {
    const Headquarters& h = c.record.headquarters[f.regional.front()];
    text +=
        " " + c.t("answer.headquarters-regional",
                  {{"region", c.region(h.region)}, {"time", c.time(h.first_sitting)}, {"head", c.head_with_ground(h)}});
    evidence = c.event_number(h.convened_by);
  }
  if (!f.central.empty()) {
    const Headquarters& h = c.record.headquarters[f.central.front()];
    text += " " + c.t("answer.headquarters-central", {{"time", c.time(h.first_sitting)},
                                                      {"members", present_at_first(c, f.central.front())},
                                                      {"invited", invited_to_first(c, f.central.front())},
                                                      {"how", c.t(key_of(formation_of(h)))}});
    evidence = join({evidence, c.event_number(h.convened_by)}, ", ");
  }
  // Where a threat was too small for a central one, the line above says so.
  if (f.central.empty())
    for (const ThreatId id : f.threats)
      if (const ThreatRow* threat = c.record.threat(id); threat && grave_enough(c, f, *threat, id))
        text += " " + why_no_headquarters(c, f, id, HeadquartersLevel::central);
  if (!f.no_ground.empty())
    text += " " + c.t("answer.headquarters-no-ground", {{"count", c.count(f.no_ground.size())}});
  return line(c, "answer.headquarters", std::move(text), std::move(evidence));
}

ListItem what_was_sent(const Context& c, const Facts& f) {
  std::string text;
  const double personnel = c.record.measure("personnel_deployed");
  if (const Peak peak = c.peak("personnel_deployed"); peak.value > 0)
    text = c.t("answer.teams-peak",
               {{"persons", c.measured("personnel_deployed", peak.value)}, {"time", c.date(peak.tick)}});
  else if (personnel > 0)
    text = c.over_run_title("personnel_deployed") + ": " + c.measured("personnel_deployed", personnel) + ".";
  if (f.dispatches > 0) {
    std::vector<std::string> most;
    for (std::size_t i = 0; i < f.effort.size() && i < 3; ++i)
      most.push_back(c.region_short(f.effort[i].region) + " (" + c.number(f.effort[i].sent) + ")");
    text += " " + c.t("answer.teams-text", {{"dispatches", c.count(f.dispatches)}, {"regions", join(most, ", ")}});
  }
  const double aid = c.record.measure("mutual_aid");
  if (std::isfinite(aid) && aid > 0)
    text += " " + c.measure_title("mutual_aid") + ": " + c.measured("mutual_aid", aid) + ".";
  if (!text.empty()) return line(c, "answer.teams", text);
  // Without events and series the measures still tell whether anybody was sent.
  const bool nobody = c.has_events() || (personnel == 0 && c.record.measure("teams_deployed") == 0);
  return line(c, "answer.teams", c.t(nobody ? "answer.teams-none" : "no-events"));
}

ListItem what_it_averted(const Context& c) {
  if (!c.record.run.baseline) return line(c, "answer.averted", c.t("no-baseline"));
  std::vector<std::string> parts;
  for (const std::string_view name : {"harmed", "houses_flooded", "loss"}) {
    const double with = c.record.measure(name), without = c.record.baseline(name);
    if (!std::isfinite(with) || !std::isfinite(without) || (with < 0.5 && without < 0.5)) continue;
    parts.push_back(c.t("answer.averted-part", {{"measure", c.measure_title(name)},
                                                {"with", c.measured(name, with)},
                                                {"without", c.measured(name, without)},
                                                {"share", c.change(name, without, with)}}));
  }
  return line(c, "answer.averted", parts.empty() ? c.t("none") : join(parts, ". ") + ".");
}

/// "4 (prosecutor's office [27]: 3, courts [14(1)]: 1)"
std::string found_by(const Context& c, const Breaches& breaches) {
  std::vector<std::string> by;
  if (breaches.by_prosecutor > 0) by.push_back(c.t("found.prosecutor", {{"count", c.count(breaches.by_prosecutor)}}));
  if (breaches.by_court > 0) by.push_back(c.t("found.court", {{"count", c.count(breaches.by_court)}}));
  return c.count(breaches.found()) + (by.empty() ? "" : " (" + join(by, ", ") + ")");
}

ListItem legality(const Context& c, const Facts& f) {
  std::string text;
  if (c.has_events())
    text = c.t("answer.legal-actions",
               {{"actions", c.count(f.legal.actions())}, {"grounds", c.count(f.legal.grounds().size())}}) +
           " ";
  text += f.without_ground.count == 0 ? c.t("answer.legal-clean")
                                      : c.t("answer.legal-violations", {{"count", c.count(f.without_ground.count)},
                                                                        {"found", found_by(c, f.without_ground)}});
  if (f.kept_too_long.count > 0)
    text += " " + c.t("answer.legal-too-long",
                      {{"count", c.count(f.kept_too_long.count)}, {"found", found_by(c, f.kept_too_long)}});
  if (f.limiting_instruments > 0)
    text += " " + c.t("answer.legal-rights", {{"instruments", c.count(f.limiting_instruments)},
                                              {"people", c.number(f.people_limited)},
                                              {"disproportionate", c.count(f.disproportionate)}});
  return line(c, "answer.legal", std::move(text));
}

ListItem what_is_open(const Context& c, const Facts& f) {
  std::vector<std::string> parts;
  for (const ThreatId id : f.threats)
    if (const ThreatRow* threat = c.record.threat(id); threat && !c.in(threat->gap_note).empty())
      parts.push_back(threat->article + ": " + c.in(threat->gap_note));
  return line(c, "answer.open", parts.empty() ? c.t("answer.open-nothing") : join(parts, " "));
}

}  // namespace

Section answer_section(const Context& c, const Facts& f) {
  Section section{"answer", c.t("section.answer"), {}};
  for (const std::string& note : c.record.notes)
    section.blocks.emplace_back(Paragraph{c.t("note") + ": " + note, true});
  section.blocks.emplace_back(
      List{{what_happened(c, f), consequences(c), who_detected(c, f), who_was_told(c, f), who_led(c, f),
            headquarters_sat(c, f), what_was_sent(c, f), what_it_averted(c), legality(c, f), what_is_open(c, f)},
           true});
  return section;
}

Section figures_section(const Context& c) {
  Section section{"figures", c.t("section.figures"), {}};
  Tiles tiles;
  for (const std::string_view name :
       {"time_to_detect", "time_to_decide", "time_to_regional_headquarters", "time_to_central_headquarters",
        "time_to_first_unit", "evacuated", "harmed", "houses_flooded", "loss", "cost", "messages", "share_informed",
        "without_ground", "kept_too_long"}) {
    const double value = c.record.measure(name), baseline = c.record.baseline(name);
    if (!std::isfinite(value)) continue;
    // What is nothing with and without a response needs no place; that nothing was unlawful is worth one.
    const bool legal = name == "without_ground" || name == "kept_too_long";
    if (value == 0 && !legal && !(baseline > 0)) continue;
    Tile tile{c.measure_title(name), c.measured(name, value), {}};
    if (name.starts_with("time_to")) {
      tile.note = c.how_many(c.record.reach(name));
      if (value < 0) tile.value = c.after_onset(value);
    } else if (c.record.run.baseline && std::isfinite(baseline)) {
      tile.note = c.t("tile.baseline", {{"value", c.measured(name, baseline)}});
    }
    tiles.items.push_back(std::move(tile));
  }
  if (const Peak peak = c.peak("personnel_deployed"); std::isfinite(peak.value))
    tiles.items.push_back(
        {c.t("tile.peak-personnel"), c.measured("personnel_deployed", peak.value), c.date(peak.tick)});
  section.blocks.emplace_back(std::move(tiles));
  section.blocks.emplace_back(Paragraph{c.t("figures.explanation"), true});
  return section;
}

Section objectives_section(const Context& c) {
  Section section{"objectives", c.t("section.objectives"), {}};
  if (c.record.objectives.empty()) {
    section.blocks.emplace_back(Paragraph{c.t("objectives.none"), false});
    return section;
  }
  TableBlock table;
  table.columns = {{c.t("col.objective"), false},
                   {c.t("col.asked"), true},
                   {c.t("col.reached"), true},
                   {c.t("col.met"), false, true},
                   {c.t("col.evidence"), false}};
  std::size_t met = 0, open = 0;
  for (const ObjectiveRow& o : c.record.objectives) {
    met += o.met;
    open += !o.decided;
    const IncidentRow* incident = c.record.incident(o.incident);
    const std::string where = incident ? c.in(incident->name) : o.region.valid() ? c.region(o.region) : c.t("country");
    const bool is_time = o.measure.starts_with("time_to");
    std::string evidence = c.event_number(o.evidence);
    if (const Event* e = c.record.event(o.evidence); e && o.evidence != 0) evidence += ", " + c.time(e->tick);
    if (evidence.empty()) evidence = c.t(c.record.run.stopped ? "objectives.so-far" : "objectives.at-end");
    table.rows.push_back(
        {{c.in(o.text), (incident ? c.measure_title(o.measure) : c.country_title(o.measure)) + " · " + where,
          Tone::plain},
         {c.t("op." + o.op) + " " + c.measured(o.measure, o.target), "", Tone::plain},
         {is_time && o.value < 0 ? c.after_onset(o.value) : c.measured(o.measure, o.value), "", Tone::plain},
         {c.t(!o.decided ? "undecided"
              : o.met    ? "met"
                         : "missed"),
          "",
          !o.decided ? Tone::open
          : o.met    ? Tone::good
                     : Tone::bad},
         {evidence, "", Tone::plain}});
  }
  std::string counted =
      c.t("objectives.count", {{"met", c.count(met)}, {"count", c.count(c.record.objectives.size())}});
  if (open > 0) counted += " " + c.t("objectives.undecided", {{"count", c.count(open)}});
  section.blocks.emplace_back(Paragraph{std::move(counted), false});
  section.blocks.emplace_back(std::move(table));
  return section;
}

}  // namespace qorgan
