#include "scenario/scenario_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/suggest.hpp"
#include "world/stakes.hpp"

namespace qorgan::format {
namespace {

constexpr std::size_t max_pictures = 5000000;  // bodies x incidents: what memory and time of a run allow

class Checker {
 public:
  Checker(const Scenario& scenario, const Node& root, Report& report) : it_(scenario), root_(root), report_(report) {}

  void run() {
    something_happens();
    pictures();
    each("incidents", it_.incidents, [&](const IncidentSpec& incident, const Node& entry) {
      if (!incident.dormant) in_time(incident.onset, entry, "onset");
      place(incident, entry);
      at_stake(incident, entry);
      woken(incident, entry);
      epidemic(incident, entry);
      cascades(incident, entry);
    });
    each("injects", it_.injects, [&](const InjectSpec& inject, const Node& entry) {
      if (inject.at) in_time(*inject.at, entry, "at");
      starts_sleeper(inject, entry);
      if (inject.kind == InjectKind::message || inject.kind == InjectKind::breach)
        body_exists(inject.to, inject.region, entry, "to");
      if (inject.kind == InjectKind::breach) prohibition_exists(inject, entry);
    });
    each("players", it_.players,
         [&](const PlayerSpec& player, const Node& entry) { body_exists(player.role, player.region, entry, "role"); });
  }

 private:
  /// Entries and their nodes side by side; nothing where the list could not be read.
  template <class T, class Check>
  void each(std::string_view key, const std::vector<T>& store, const Check& check) {
    const Node* list = root_.find(key);
    if (!list || !list->is_list() || list->items.size() != store.size()) return;
    for (std::size_t i = 0; i < store.size(); ++i) check(store[i], list->items[i]);
  }

  /// nullptr where the id leads nowhere, as it does after a list of incidents that was refused as a whole.
  [[nodiscard]] const IncidentSpec* incident_of(IncidentId id) const {
    return id.valid() && id.index() < it_.incidents.size() ? &it_.incidents[id.index()] : nullptr;
  }

  static Spot spot(const Node& entry, std::string_view key) {
    const Node* value = entry.find(key);
    return value ? value->spot : entry.spot;
  }

  /// An exercise may live on injects alone, or on what its director throws in; whoever forgot the incidents is told.
  void something_happens() {
    const Node* list = root_.find("incidents");
    if (!it_.incidents.empty() || !list || !list->is_list() || !list->items.empty()) return;
    report_.warning(list->spot, it_.injects.empty()
                                    ? "nothing happens in this scenario: it has no incidents and no injects"
                                    : "no incident threatens anybody: injects alone do no harm");
  }

  /// What comes within a tick comes at the beginning of the next one, which the last tick does not have.
  void in_time(double seconds, const Node& entry, std::string_view key) {
    if (it_.ticks <= 0 || it_.tick_at(seconds) < it_.ticks || !entry.find(key)) return;
    const double last = static_cast<double>(it_.ticks - 1) * it_.tick_seconds;
    report_.error(spot(entry, key), fmt::format("'{}' is {}, too late to happen: the last tick begins at {}", key,
                                                quote(entry.text_at(key)), format_duration(last)));
  }

  /// Every body has a picture of every incident.
  void pictures() {
    if (!it_.institution) return;
    std::size_t bodies = it_.institution->partners.size();
    for (const Role& role : it_.institution->roles)
      bodies +=
          role.territorial_regions.size() + (role.kind == BodyKind::organ || role.kind == BodyKind::agency ? 1 : 0);
    const Node* list = root_.find("incidents");
    if (list && bodies * it_.incidents.size() > max_pictures)
      report_.error(list->spot, fmt::format("{} bodies with a picture of {} incidents each are more than the {} that "
                                            "are possible",
                                            bodies, it_.incidents.size(), max_pictures));
  }

  /// Where it happens lies in the region whose bodies answer, and holds no more people than live there.
  void place(const IncidentSpec& incident, const Node& entry) {
    if (!it_.institution || !incident.region.valid()) return;
    const Institution& institution = *it_.institution;
    if (incident.settlement.valid()) {
      const Settlement& settlement = institution.at(incident.settlement);
      if (settlement.region.valid() && settlement.region != incident.region)
        report_.error(spot(entry, "settlement"),
                      fmt::format("settlement '{}' lies in '{}', not in '{}'", settlement.id,
                                  institution.at(settlement.region).id, institution.at(incident.region).id));
    }
    if (!incident.site || !std::isfinite(incident.site->longitude) || !std::isfinite(incident.site->latitude)) return;
    // No boundaries are known: a site whose nearest settlement belongs to another region is worth a question.
    const Settlement* nearest = nullptr;
    for (const Settlement& s : institution.settlements)
      if (!nearest || distance(*incident.site, s.point()) < distance(*incident.site, nearest->point())) nearest = &s;
    if (nearest && nearest->region.valid() && nearest->region != incident.region)
      report_.warning(spot(entry, "site"),
                      fmt::format("the settlement nearest to this site, '{}', lies in '{}', not in '{}'", nearest->id,
                                  institution.at(nearest->region).id, institution.at(incident.region).id));
  }

  /// By what is at stake bodies judge how grave it is: where nothing is, nobody does anything about it.
  void at_stake(const IncidentSpec& incident, const Node& entry) {
    if (report_.errors() == 0 && stakes_of(incident, 1) == Stakes{})
      report_.warning(entry.spot,
                      fmt::format("nothing is at stake in incident '{}', so no body will act on it: it has no people, "
                                  "houses, services, loss or records in 'consequences' and no 'demands'",
                                  incident.id));
  }

  void prohibition_exists(const InjectSpec& inject, const Node& entry) {
    if (!it_.institution) return;  // what is wrong with it has been told
    std::vector<std::string_view> known;
    for (const Prohibition& prohibition : it_.institution->prohibitions) known.push_back(prohibition.id);
    if (inject.prohibition.empty() || std::find(known.begin(), known.end(), inject.prohibition) != known.end()) return;
    report_.error(spot(entry, "prohibition"), fmt::format("there is no prohibition '{}'", inject.prohibition),
                  std::string(closest(inject.prohibition, known).value_or("")));
  }

  void woken(const IncidentSpec& incident, const Node& entry) {
    if (!incident.dormant) return;
    const IncidentId id = it_.incident(incident.id);
    const bool started = std::any_of(it_.injects.begin(), it_.injects.end(), [&](const InjectSpec& inject) {
      return inject.kind == InjectKind::start_incident && inject.incident == id;
    });
    if (!started && !set_off(id) && !infected(incident))
      report_.warning(spot(entry, "onset"), fmt::format("incident '{}' never begins: no inject, cascade or outbreak "
                                                        "starts it",
                                                        incident.id));
  }

  /// Whether a cascade of another incident starts it.
  [[nodiscard]] bool set_off(IncidentId id) const {
    return std::any_of(it_.incidents.begin(), it_.incidents.end(), [&](const IncidentSpec& other) {
      return std::any_of(other.cascades.begin(), other.cascades.end(), [&](const CascadeSpec& cascade) {
        return cascade.to == id && (cascade.certain || cascade.rate > 0);
      });
    });
  }

  static bool same_outbreak(const IncidentSpec& a, const IncidentSpec& b) {
    return &a != &b && a.hazard.family == HazardFamily::epidemic && b.hazard.family == HazardFamily::epidemic &&
           !a.hazard.outbreak.empty() && a.hazard.outbreak == b.hazard.outbreak;
  }

  /// Whether people of another region bring it.
  [[nodiscard]] bool infected(const IncidentSpec& incident) const {
    return incident.hazard.mobility > 0 &&
           std::any_of(it_.incidents.begin(), it_.incidents.end(),
                       [&](const IncidentSpec& other) { return same_outbreak(incident, other); });
  }

  /// What holds among the epidemics of one outbreak.
  void epidemic(const IncidentSpec& incident, const Node& entry) {
    const Node* node = entry.find("hazard");
    if (!node || incident.hazard.family != HazardFamily::epidemic) return;
    const HazardSpec& hazard = incident.hazard;
    if (hazard.initial == 0 && !incident.dormant && node->find("initial"))
      report_.error(spot(*node, "initial"),
                    "an epidemic that begins by itself needs 'initial' above 0; one that comes "
                    "from other regions has 'onset: never'");
    const IncidentSpec* first = nullptr;
    for (const IncidentSpec& other : it_.incidents) {
      if (&other == &incident) break;  // each pair once
      if (!same_outbreak(incident, other)) continue;
      if (!first) first = &other;
      if (other.region == incident.region && incident.region.valid())
        report_.error(spot(entry, "region"),
                      fmt::format("outbreak '{}' already has incident '{}' in this region", hazard.outbreak, other.id));
    }
    if (first && !same_course(hazard, first->hazard))
      report_.warning(node->spot, fmt::format("one disease, one course: 'reproduction', 'incubation' or 'infectious' "
                                              "differs from incident '{}' of outbreak '{}'",
                                              first->id, hazard.outbreak));
  }

  static bool same_course(const HazardSpec& a, const HazardSpec& b) {
    return a.reproduction == b.reproduction && a.incubation == b.incubation && a.infectious == b.infectious;
  }

  void cascades(const IncidentSpec& incident, const Node& entry) {
    const Node* list = entry.find("cascades");
    if (!list || !list->is_list() || list->items.size() != incident.cascades.size()) return;
    for (std::size_t i = 0; i < incident.cascades.size(); ++i) cascade(incident, incident.cascades[i], list->items[i]);
  }

  void cascade(const IncidentSpec& incident, const CascadeSpec& cascade, const Node& entry) {
    const IncidentSpec* found = incident_of(cascade.to);
    if (!found) return;
    const IncidentSpec& target = *found;
    if (&target == &incident)
      report_.error(spot(entry, "to"), fmt::format("incident '{}' cannot set off itself", incident.id));
    if (cascade.feed > 0 && target.hazard.family == HazardFamily::wave)
      report_.error(spot(entry, "feed"),
                    fmt::format("incident '{}' follows a given curve (family 'wave') and cannot be "
                                "fed",
                                target.id));
    if ((cascade.certain || cascade.rate > 0) && !target.dormant && &target != &incident)
      report_.warning(spot(entry, "to"),
                      fmt::format("incident '{}' has an onset of its own; an incident that a cascade "
                                  "starts has 'onset: never'",
                                  target.id));
  }

  void starts_sleeper(const InjectSpec& inject, const Node& entry) {
    const IncidentSpec* incident = incident_of(inject.incident);
    if (inject.kind != InjectKind::start_incident || !incident) return;
    const Node* onset = entry.find("incident");
    if (!incident->dormant && onset && incident->hazard.peak > 0)
      report_.warning(onset->spot, fmt::format("incident '{}' has an onset of its own; an incident that an inject "
                                               "starts has 'onset: never'",
                                               incident->id));
  }

  /// Whether the institution has such a body: a central one, or one in that region.
  void body_exists(RoleId id, RegionId region, const Node& entry, std::string_view key) {
    if (!it_.institution || !id.valid()) return;
    const Role& role = it_.institution->at(id);
    const bool local = role.kind == BodyKind::akimat || role.kind == BodyKind::maslikhat;
    if (!entry.find("region")) {
      if (local)
        report_.error(spot(entry, key), fmt::format("role '{}' has bodies in the regions only; add 'region'", role.id));
      return;
    }
    if (!region.valid() || (local && role.territorial_regions.empty())) return;
    const auto& held = role.territorial_regions;
    if (std::find(held.begin(), held.end(), region) == held.end())
      report_.error(spot(entry, "region"),
                    fmt::format("role '{}' has no body in region '{}'", role.id, it_.institution->at(region).id));
  }

  const Scenario& it_;
  const Node& root_;
  Report& report_;
};

}  // namespace

void check_scenario(const Scenario& scenario, const Node& root, Report& report) {
  Checker(scenario, root, report).run();
}

}  // namespace qorgan::format
