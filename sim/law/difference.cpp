#include "law/difference.hpp"

#include <algorithm>
#include <map>

#include "law/authority.hpp"
#include "law/headship.hpp"

namespace qorgan {
namespace {

using Names = std::vector<std::string>;

bool contains(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// What stands in `there` and not in `here`, in its order.
Names missing(const Names& here, const Names& there) {
  Names out;
  for (const std::string& name : there)
    if (!contains(here, name)) out.push_back(name);
  return out;
}

/// The ids of both, each once.
template <class Store>
Names ids_of_both(const Store& before, const Store& after) {
  Names out;
  for (const auto* store : {&before, &after})
    for (const auto& entry : *store)
      if (!contains(out, entry.id)) out.push_back(entry.id);
  return out;
}

template <class Store>
const typename Store::value_type* find(const Store& store, const std::string& id) {
  for (const auto& entry : store)
    if (entry.id == id) return &entry;
  return nullptr;
}

Names ids_of(const Institution& institution, const std::vector<RoleId>& roles) {
  Names out;
  for (const RoleId role : roles) out.push_back(institution.at(role).id);
  return out;
}

Names competences_of(const Role* role) {
  Names out;
  if (!role) return out;
  for (const Competence& competence : role->competences)
    out.push_back(competence.field + ": " + std::string(name_of(competence.function)));
  return out;
}

bool compare_role(const Institution& before, const Institution& after, RoleDifference& out) {
  const Role* then = find(before.roles, out.id);
  const Role* now = find(after.roles, out.id);
  out.kind = !then ? RoleDifference::Kind::added : !now ? RoleDifference::Kind::removed : RoleDifference::Kind::changed;
  if (!now)
    for (const MergedRole& merged : after.merged)
      if (merged.from == out.id) {
        out.kind = RoleDifference::Kind::merged;
        out.heir = after.at(merged.into).id;
      }
  if (then) {
    out.right_before = then->coordination;
    out.superior_before = then->superior;
  }
  if (now) {
    out.right_after = now->coordination;
    out.superior_after = now->superior;
  }
  out.gained = missing(competences_of(then), competences_of(now));
  out.lost = missing(competences_of(now), competences_of(then));
  return !then || !now || out.right_before != out.right_after || out.superior_before != out.superior_after ||
         !out.gained.empty() || !out.lost.empty();
}

std::string head_of(const Institution& institution, const std::string& threat, Reading reading) {
  const Headship head = entitled_head(institution, institution.threat(threat), reading);
  return head.role.valid() ? institution.at(head.role).id : std::string();
}

bool compare_threat(const Institution& before, const Institution& after, ThreatDifference& out) {
  const Threat* then = find(before.threats, out.id);
  const Threat* now = find(after.threats, out.id);
  out.article = (now ? now : then)->article;
  Names competent_before, competent_after;
  if (then) {
    out.leads_before = ids_of(before, then->lead);
    out.status_before = then->lead_status;
    competent_before = ids_of(before, then->competent);
  }
  if (now) {
    out.leads_after = ids_of(after, now->lead);
    out.status_after = now->lead_status;
    competent_after = ids_of(after, now->competent);
  }
  out.leads_differ = out.leads_before != out.leads_after || out.status_before != out.status_after;
  for (const auto& reading : reading_names) {
    HeadDifference head{reading.value, head_of(before, out.id, reading.value), head_of(after, out.id, reading.value)};
    if (head.before != head.after) out.heads.push_back(std::move(head));
  }
  out.competent_gained = missing(competent_before, competent_after);
  out.competent_lost = missing(competent_after, competent_before);
  return !then || !now || out.leads_differ || !out.heads.empty() || !out.competent_gained.empty() ||
         !out.competent_lost.empty();
}

/// Articles of the threats against which each role may take the instrument, in the order of roles.
std::vector<Power> powers(const Institution& institution, const std::string& instrument) {
  std::vector<Power> out;
  const InstrumentId id = institution.instrument(instrument);
  if (!id.valid()) return out;
  for (std::size_t r = 0; r < institution.roles.size(); ++r) {
    Power power{institution.roles[r].id, {}};
    for (const ThreatId threat : institution.at(id).threats)
      if (may_take(institution, RoleId(r), id, threat)) power.threats.push_back(institution.at(threat).article);
    if (!power.threats.empty()) out.push_back(std::move(power));
  }
  return out;
}

/// What of `all` is not in `known`.
std::vector<Power> beyond(const std::vector<Power>& known, const std::vector<Power>& all) {
  std::vector<Power> out;
  for (const Power& power : all) {
    const auto same = std::find_if(known.begin(), known.end(), [&](const Power& k) { return k.role == power.role; });
    Names more = same == known.end() ? power.threats : missing(same->threats, power.threats);
    if (!more.empty()) out.push_back({power.role, std::move(more)});
  }
  return out;
}

/// By threat and not by table: what holds for a threat is what a reform changes, however the tables are cut.
void compare_classes(const Threat& threat, const ClassTable& before, const ClassTable& after,
                     std::vector<ClassDifference>& out) {
  for (const ThreatClass c : {ThreatClass::object, ThreatClass::local, ThreatClass::regional, ThreatClass::global})
    for (const StakeKind& kind : stake_kinds) {
      const double then = before.from(c).*kind.amount, now = after.from(c).*kind.amount;
      if (then != now) out.push_back({threat.id, threat.article, c, std::string(kind.name), then, now});
    }
}

}  // namespace

Difference compare(const Institution& before, const Institution& after) {
  Difference out;
  for (const std::string& id : ids_of_both(before.roles, after.roles)) {
    RoleDifference role;
    role.id = id;
    if (compare_role(before, after, role)) out.roles.push_back(std::move(role));
  }
  for (const std::string& id : ids_of_both(before.threats, after.threats)) {
    ThreatDifference threat;
    threat.id = id;
    if (compare_threat(before, after, threat)) out.threats.push_back(std::move(threat));
  }
  for (const std::string& id : ids_of_both(before.instruments, after.instruments)) {
    const Instrument* now = find(after.instruments, id);
    InstrumentDifference instrument;
    instrument.id = id;
    instrument.article = (now ? now : find(before.instruments, id))->article;
    const std::vector<Power> then_powers = powers(before, id), now_powers = powers(after, id);
    instrument.gained = beyond(then_powers, now_powers);
    instrument.lost = beyond(now_powers, then_powers);
    if (const Instrument* then = find(before.instruments, id); then && now) {
      instrument.class_before = then->from;
      instrument.class_after = now->from;
    }
    if (!instrument.gained.empty() || !instrument.lost.empty() || instrument.class_before != instrument.class_after)
      out.instruments.push_back(std::move(instrument));
  }
  for (std::size_t t = 0; t < before.threats.size(); ++t)
    if (const ThreatId now = after.threat(before.threats[t].id); now.valid())
      compare_classes(before.threats[t], before.classes_of(ThreatId(t)), after.classes_of(now), out.classes);
  return out;
}

}  // namespace qorgan
