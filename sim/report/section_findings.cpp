// Strengths and gaps. Every line is the outcome of a rule over the record and names the figures it rests on; no rule,
// no line.

#include <algorithm>
#include <cmath>

#include "report/sections.hpp"

namespace qorgan {
namespace {

constexpr double day = 86400;

/// A sentence as a part of a list.
std::string without_stop(std::string text) {
  if (text.ends_with('.')) text.pop_back();
  return text;
}

class Findings {
 public:
  Findings(const Context& context, const Facts& facts) : c(context), f(facts) {}

  List collect() {
    objectives();
    detection();
    information();
    headquarters();
    referral();
    answers();
    load();
    effort();
    averted();
    legality();
    trust();
    return std::move(list_);
  }

 private:
  void strength(std::string text, std::string evidence = {}) {
    list_.items.push_back({std::move(text), std::move(evidence), Tone::good, c.t("strength")});
  }
  void gap(std::string text, std::string evidence = {}) {
    list_.items.push_back({std::move(text), std::move(evidence), Tone::bad, c.t("gap")});
  }
  [[nodiscard]] const IncidentRow& row(IncidentId id) const { return c.record.incidents[id.index()]; }

  void objectives() {
    if (c.record.objectives.empty()) return;
    std::vector<std::string> missed;
    bool open = false;
    for (const ObjectiveRow& o : c.record.objectives) {
      if (o.decided && !o.met) missed.push_back(without_stop(c.in(o.text)));
      open = open || !o.decided;
    }
    if (missed.empty() && open) return;
    if (missed.empty())
      strength(c.t("finding.objectives-met", {{"count", c.count(c.record.objectives.size())}}));
    else
      gap(c.t("finding.objectives-missed",
              {{"missed", c.count(missed.size())}, {"count", c.count(c.record.objectives.size())}}),
          join(missed, "; "));
  }

  /// Detected before onset, or within a day, is a strength; never, or after more than a day, a gap.
  void detection() {
    if (f.incidents.empty()) return;
    std::vector<std::string> never, late;
    std::size_t before = 0;
    for (const IncidentId id : f.incidents) {
      const double delay = c.evidence.since_onset(id, row(id).state.detected);
      if (!std::isfinite(delay))
        never.push_back(c.in(row(id).name));
      else if (delay > day)
        late.push_back(c.in(row(id).name) + " (" + c.duration(delay) + ")");
      else if (delay < 0)
        ++before;
    }
    if (!never.empty()) gap(c.t("finding.undetected", {{"count", c.count(never.size())}}), join(never, ", "));
    if (!late.empty()) gap(c.t("finding.detected-late", {{"count", c.count(late.size())}}), join(late, ", "));
    if (never.empty() && late.empty()) {
      const Delays& detected = f.delay(Milestone::detected);
      strength(c.t("finding.detected-all", {{"count", c.count(f.incidents.size())}, {"before", c.count(before)}}),
               c.t("finding.slowest",
                   {{"incident", c.in(row(detected.slowest).name)}, {"delay", c.after_onset(detected.longest)}}));
    }
  }

  void information() {
    std::vector<std::string> open;
    for (const IncidentId id : f.incidents)
      if (row(id).state.informed_all < 0) {
        const double share = c.record.measure("share_informed", id);
        open.push_back(c.in(row(id).name) + (std::isfinite(share) ? " (" + c.share(share) + ")" : ""));
      }
    if (!open.empty())
      gap(c.t("finding.uninformed", {{"count", c.count(open.size())}, {"all", c.count(f.incidents.size())}}),
          join(open, ", "));
    else if (!f.incidents.empty())
      strength(c.t("finding.informed-all"),
               c.t("answer.median", {{"median", c.after_onset(f.delay(Milestone::informed).median)}}));
  }

  /// First sitting of a headquarters with a ground that knew of the incident; -1: none. The record notes the first that
  /// knew, which may be one without; then the next one with a ground counts.
  [[nodiscard]] Tick sat_on_ground(const IncidentRow& incident, HeadquartersLevel level) const {
    const bool central = level == HeadquartersLevel::central;
    const Tick known = central ? incident.state.central : incident.state.regional;
    if (known < 0) return -1;
    bool unlawful = false;
    Tick next = -1;
    for (const std::size_t h : central ? f.central : f.regional) {
      const Headquarters& hq = c.record.headquarters[h];
      if (hq.threat != incident.threat || (!central && hq.region != incident.region)) continue;
      const bool over = hq.stood_down >= 0 && hq.stood_down < known;
      if (!lawful(hq))
        unlawful = unlawful || (hq.first_sitting <= known && !over);
      else if (next < 0 && !over)
        next = std::max(hq.first_sitting, known);
    }
    return unlawful ? next : known;
  }

  /// A region forms a headquarters from the class local on: that none sat for less is no gap.
  [[nodiscard]] static bool calls_for_headquarters(const IncidentRow& incident) {
    return from_name<ThreatClass>(incident.reached.threat_class).value_or(ThreatClass::none) >= ThreatClass::local;
  }

  /// A headquarters that first sits after the peak came too late to shape the response to it. A central one works for
  /// the whole country and stands in for none of a region.
  void headquarters() {
    std::vector<std::string> late, never, central_only, no_ground_only;
    std::size_t too_small = 0;
    for (const IncidentId id : f.incidents) {
      const Tick regional = sat_on_ground(row(id), HeadquartersLevel::regional);
      const Tick central = sat_on_ground(row(id), HeadquartersLevel::central);
      if (regional < 0 && central < 0) {
        if (row(id).state.headquarters() >= 0)
          no_ground_only.push_back(c.in(row(id).name));
        else if (calls_for_headquarters(row(id)))
          never.push_back(c.in(row(id).name));
        else
          ++too_small;
        continue;
      }
      if (regional < 0) central_only.push_back(c.in(row(id).name));
      const Tick sat = regional < 0 ? central : regional;
      for (const Event& e : c.record.events)
        if (e.kind == EventKind::incident_peaked && e.incident == id) {
          if (sat > e.tick) late.push_back(c.in(row(id).name) + " (" + c.duration(c.seconds(sat - e.tick)) + ")");
          break;
        }
    }
    const std::size_t all = f.incidents.size();
    if (!f.no_ground.empty()) gap_without_ground(no_ground_only);
    if (!never.empty() && never.size() + too_small < all)
      gap(c.t("finding.no-headquarters", {{"count", c.count(never.size())}}), join(never, ", "));
    if (!central_only.empty() && !f.regional.empty())
      gap(c.t("finding.central-only", {{"count", c.count(central_only.size())}}), join(central_only, ", "));
    if (!late.empty()) gap(c.t("finding.headquarters-late", {{"count", c.count(late.size())}}), join(late, ", "));
    if (!late.empty() || !never.empty() || !no_ground_only.empty() || too_small > 0 || all == 0 || !c.has_events())
      return;
    const std::string regional = c.count(all - central_only.size()), central = c.count(central_only.size());
    strength(c.t(central_only.empty()         ? "finding.headquarters-early"
                 : central_only.size() == all ? "finding.headquarters-early-central"
                                              : "finding.headquarters-early-both",
                 {{"count", c.count(all)}, {"regional", regional}, {"central", central}}));
  }

  void gap_without_ground(const std::vector<std::string>& no_other) {
    std::vector<std::string> evidence;
    for (const std::size_t h : f.no_ground) {
      const Headquarters& hq = c.record.headquarters[h];
      evidence.push_back(join({c.headquarters(h) + ": " + c.agent(hq.head), c.event_number(hq.convened_by)}, ", "));
    }
    std::string text = c.t("finding.headquarters-no-ground", {{"count", c.count(f.no_ground.size())}});
    if (!no_other.empty()) text += " " + c.t("finding.no-other-headquarters", {{"incidents", join(no_other, ", ")}});
    gap(std::move(text), join(evidence, "; "));
  }

  /// How long the detour took where nobody was entitled to lead, threat by threat.
  void referral() {
    for (const ThreatId threat : f.threats) {
      const Event* first = nullptr;
      std::size_t count = 0;
      for (const Event& e : c.record.events) {
        const IncidentRow* incident = c.record.incident(e.incident);
        if (e.kind != EventKind::headquarters_referred || !incident || incident->threat != threat) continue;
        if (count++ == 0) first = &e;
      }
      if (first) what_followed(threat, *first, count);
    }
  }

  /// What central headquarters against the threat sat after its first referral: one formed from above; one of a body
  /// that had become entitled; one without a ground; none.
  void what_followed(ThreatId threat, const Event& first, std::size_t count) {
    const Headquarters* followed = nullptr;
    for (const std::size_t h : f.central) {
      const Headquarters& hq = c.record.headquarters[h];
      if (hq.threat != threat || hq.first_sitting < first.tick) continue;
      if (!followed || (!lawful(*followed) && lawful(hq))) followed = &hq;
    }
    if (!followed) {
      gap(c.t("finding.referral-open", {{"count", c.count(count)}}), c.event_number(first.key));
      return;
    }
    const Formation formation = formation_of(*followed);
    gap(c.t(formation == Formation::no_ground  ? "finding.referral-no-ground"
            : formation == Formation::referred ? "finding.referral"
                                               : "finding.referral-entitled",
            {{"count", c.count(count)},
             {"head", c.agent(followed->head)},
             {"delay", c.duration(c.seconds(followed->first_sitting - first.tick))}}),
        join({c.event_number(first.key), c.event_number(followed->convened_by)}, " → "));
  }

  void answers() {
    const double timeouts = c.record.measure("timeouts"), escalations = c.record.measure("escalations");
    if (!(timeouts > 0)) return;
    std::vector<const AgentRow*> order;
    for (const AgentRow& agent : c.record.agents)
      if (agent.timed_out > 0) order.push_back(&agent);
    std::stable_sort(order.begin(), order.end(),
                     [](const AgentRow* a, const AgentRow* b) { return a->timed_out > b->timed_out; });
    std::vector<std::string> worst;
    for (std::size_t i = 0; i < order.size() && i < 3; ++i)
      worst.push_back(c.agent(order[i]->id) + " (" + c.count(order[i]->timed_out) + ")");
    gap(c.t("finding.timeouts", {{"timeouts", c.number(timeouts)}, {"escalations", c.number(escalations)}}),
        join(worst, ", "));
  }

  /// Desks at work nine tenths of the time have queues that grow without end.
  void load() {
    std::vector<const AgentRow*> order;
    for (const AgentRow& agent : c.record.agents)
      if (agent.utilisation > 0.9) order.push_back(&agent);
    if (order.empty()) return;
    std::stable_sort(order.begin(), order.end(),
                     [](const AgentRow* a, const AgentRow* b) { return a->utilisation > b->utilisation; });
    std::vector<std::string> worst;
    for (std::size_t i = 0; i < order.size() && i < 4; ++i)
      worst.push_back(c.agent(order[i]->id) + " (" + c.share(order[i]->utilisation) + ")");
    gap(c.t("finding.overloaded", {{"count", c.count(order.size())}}), join(worst, ", "));
  }

  void effort() {
    double missing = 0, worked = 0, duplicated = 0, worst = 0;
    IncidentId where;
    for (const IncidentId id : f.incidents) {
      const IncidentState& s = row(id).state;
      missing += s.missing;
      worked += s.person_hours;
      duplicated += s.duplicated;
      if (s.missing > worst) {
        worst = s.missing;
        where = id;
      }
    }
    const double demand = missing + std::max(0.0, worked - duplicated);
    if (demand > 0 && missing > 0.1 * demand)
      gap(c.t("finding.missing", {{"share", c.share(missing / demand)}}),
          c.t("finding.most", {{"incident", c.in(row(where).name)}, {"value", c.measured("missing_effort", worst)}}));
    else if (demand > 0)
      strength(c.t("finding.met", {{"share", c.share(1 - missing / demand)}}));
    if (worked > 0 && duplicated > 0.1 * worked)
      gap(c.t("finding.duplicated", {{"share", c.share(duplicated / worked)}}),
          c.measured("duplicated_effort", duplicated));
  }

  void averted() {
    if (!c.record.run.baseline) return;
    for (const std::string_view name : {"harmed", "houses_flooded", "loss"}) {
      const double with = c.record.measure(name), without = c.record.baseline(name);
      if (!(without > 0.5) || !std::isfinite(with)) continue;
      const std::string evidence = c.measured(name, with) + " / " + c.measured(name, without);
      const double written = as_written(name, with), nothing_done = as_written(name, without);
      if (written < nothing_done)
        strength(c.t("finding.averted",
                     {{"measure", c.measure_title(name)}, {"share", c.share((nothing_done - written) / nothing_done)}}),
                 evidence);
      else if (written > nothing_done)
        gap(c.t("finding.worse", {{"measure", c.measure_title(name)}}), evidence);
    }
  }

  void legality() {
    if (f.without_ground.count == 0) {
      if (f.legal.actions() > 0) strength(c.t("answer.legal-clean"));
    } else {
      breach("finding.without-ground", f.without_ground, {});
    }
    if (f.kept_too_long.count > 0) breach("finding.kept-too-long", f.kept_too_long, "17(2)");
  }

  void breach(std::string_view key, const Breaches& breaches, std::string article) {
    std::vector<std::string> evidence{std::move(article)};
    // A court that finds one names it with its ruling.
    if (breaches.found_after > 0)
      evidence.push_back(c.t("finding.found-after", {{"delay", c.duration(breaches.found_after)}}));
    gap(c.t(key, {{"count", c.count(breaches.count)},
                  {"found", c.count(breaches.found())},
                  {"all", c.count(f.limiting_instruments)}}),
        join(evidence, "; "));
  }

  void trust() {
    const RegionRow* worst = nullptr;
    for (const RegionRow& region : c.record.regions)
      if (!worst || region.trust - region.trust_start < worst->trust - worst->trust_start) worst = &region;
    if (!worst || worst->trust_start - worst->trust < 0.05) return;
    gap(c.t("finding.trust", {{"region", c.in(worst->name)}}),
        c.number(worst->trust_start, 2) + " → " + c.number(worst->trust, 2));
  }

  const Context& c;
  const Facts& f;
  List list_;
};

}  // namespace

Section findings_section(const Context& c, const Facts& f) {
  Section section{"findings", c.t("section.findings"), {}};
  section.blocks.emplace_back(Paragraph{c.t("findings.explanation"), true});
  List list = Findings(c, f).collect();
  std::stable_sort(list.items.begin(), list.items.end(),
                   [](const ListItem& a, const ListItem& b) { return a.tone < b.tone; });
  if (list.items.empty())
    section.blocks.emplace_back(Paragraph{c.t("none"), false});
  else
    section.blocks.emplace_back(std::move(list));
  return section;
}

}  // namespace qorgan
