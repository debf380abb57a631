#include "scenario/scenario_check.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace qorgan::format {
namespace {

class Checker {
 public:
  Checker(const Scenario& scenario, const Node& root, Report& report) : it_(scenario), root_(root), report_(report) {}

  void run() {
    each("incidents", it_.incidents, [&](const IncidentSpec& incident, const Node& entry) { woken(incident, entry); });
    each("injects", it_.injects, [&](const InjectSpec& inject, const Node& entry) {
      starts_sleeper(inject, entry);
      if (inject.kind == InjectKind::message) body_exists(inject.to, inject.region, entry, "to");
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

  static Spot spot(const Node& entry, std::string_view key) {
    const Node* value = entry.find(key);
    return value ? value->spot : entry.spot;
  }

  void woken(const IncidentSpec& incident, const Node& entry) {
    if (!incident.dormant) return;
    const IncidentId id = it_.incident(incident.id);
    const bool started = std::any_of(it_.injects.begin(), it_.injects.end(), [&](const InjectSpec& inject) {
      return inject.kind == InjectKind::start_incident && inject.incident == id;
    });
    if (!started)
      report_.warning(spot(entry, "onset"),
                      fmt::format("incident '{}' never begins: no inject starts it", incident.id));
  }

  void starts_sleeper(const InjectSpec& inject, const Node& entry) {
    if (inject.kind != InjectKind::start_incident || !inject.incident.valid()) return;
    const IncidentSpec& incident = it_.incidents[inject.incident.index()];
    const Node* onset = entry.find("incident");
    if (!incident.dormant && onset && incident.hazard.peak > 0)
      report_.warning(onset->spot, fmt::format("incident '{}' has an onset of its own; an incident that an inject "
                                               "starts has 'onset: never'",
                                               incident.id));
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
