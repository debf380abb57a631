#include "law/competence.hpp"

#include <algorithm>
#include <initializer_list>

namespace qorgan {
namespace {

/// The competence with the first of these functions that the body has against the threat.
const Competence* first_of(const Institution& institution, RoleId role, ThreatId threat,
                           std::initializer_list<Function> functions) {
  for (const Function function : functions)
    if (const Competence* found = competence_for(institution, role, threat, function)) return found;
  return nullptr;
}

}  // namespace

bool competent(const Institution& institution, RoleId role, ThreatId threat) {
  if (!institution.has(role) || !institution.has(threat)) return false;
  if (institution.at(role).kind == BodyKind::akimat) return true;
  const std::vector<RoleId>& listed = institution.at(threat).competent;
  return std::find(listed.begin(), listed.end(), role) != listed.end();
}

std::vector<const Competence*> competences_against(const Institution& institution, RoleId role, ThreatId threat) {
  std::vector<const Competence*> out;
  if (!competent(institution, role, threat)) return out;
  const Threat& t = institution.at(threat);
  const Role& r = institution.at(role);
  const bool local = r.kind == BodyKind::akimat;
  const bool leads = t.leads(role) || t.leads_part(role);
  for (const Competence& competence : r.competences) {
    const bool touched =
        t.fields.empty() || std::find(t.fields.begin(), t.fields.end(), competence.field) != t.fields.end();
    if (!local && !touched) continue;
    if (!local && competence.function == Function::coordinate && !leads) continue;
    out.push_back(&competence);
  }
  return out;
}

const Competence* competence_for(const Institution& institution, RoleId role, ThreatId threat, Function function) {
  const Competence* inferred = nullptr;
  for (const Competence* competence : competences_against(institution, role, threat)) {
    if (competence->function != function) continue;
    if (competence->basis == Basis::stated) return competence;
    if (!inferred) inferred = competence;
  }
  return inferred;
}

const Competence* competence_to_notice(const Institution& institution, RoleId role, ThreatId threat) {
  return first_of(institution, role, threat,
                  {Function::detect, Function::supervise, Function::prevent, Function::respond, Function::recover,
                   Function::provide});
}

const Competence* competence_to_act(const Institution& institution, RoleId role, ThreatId threat) {
  return first_of(institution, role, threat,
                  {Function::respond, Function::recover, Function::provide, Function::prevent});
}

}  // namespace qorgan
