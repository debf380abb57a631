#include "law/institution.hpp"

#include <algorithm>

namespace qorgan {
namespace {
template <class IdType, class Store>
IdType find(const Store& store, std::string_view id) {
  for (std::size_t i = 0; i < store.size(); ++i)
    if (store[i].id == id) return IdType(i);
  return IdType::none();
}
}  // namespace

bool Threat::leads(RoleId role) const { return std::find(lead.begin(), lead.end(), role) != lead.end(); }

bool Threat::leads_part(RoleId role) const {
  return std::any_of(component_leads.begin(), component_leads.end(),
                     [&](const ComponentLead& part) { return part.role == role; });
}

RoleId Institution::role(std::string_view wanted) const {
  if (const RoleId found = find<RoleId>(roles, wanted); found.valid()) return found;
  for (const MergedRole& m : merged)
    if (m.from == wanted) return m.into;
  return RoleId::none();
}
RegionId Institution::region(std::string_view wanted) const { return find<RegionId>(regions, wanted); }
SettlementId Institution::settlement(std::string_view wanted) const { return find<SettlementId>(settlements, wanted); }
InstrumentId Institution::instrument(std::string_view wanted) const { return find<InstrumentId>(instruments, wanted); }

ThreatId Institution::threat(std::string_view wanted) const {
  for (std::size_t i = 0; i < threats.size(); ++i)
    if (threats[i].id == wanted || threats[i].article == wanted) return ThreatId(i);
  return ThreatId::none();
}

const DeskProfile* Institution::profile(std::string_view wanted) const {
  for (const DeskProfile& p : profiles)
    if (p.id == wanted) return &p;
  return nullptr;
}

const ClassTable& Institution::classes_of(ThreatId threat) const {
  for (const ClassTable& table : classes)
    if (std::find(table.threats.begin(), table.threats.end(), threat) != table.threats.end()) return table;
  return default_classes();
}

const Partner* Institution::partner(RoleId wanted) const {
  for (const Partner& p : partners)
    if (p.role == wanted) return &p;
  return nullptr;
}

void add_partner_roles(Institution& institution) {
  constexpr double reading_time = 3600;  // until what it noticed or was told is understood, seconds. Assumption.
  for (Partner& partner : institution.partners) {
    DeskProfile desk;
    desk.id = "partner-" + partner.id;
    desk.assess_time = desk.report_time = reading_time;
    desk.order_time = desk.decision_time = partner.answer_time;
    Role role;
    role.id = partner.id;
    role.article = partner.article;
    role.name = partner.name;
    role.short_name = partner.short_name.en.empty() ? partner.name : partner.short_name;
    role.holder = institution.word("partner-kind", name_of(partner.kind));
    role.kind = BodyKind::partner;
    role.superior = Superior::none;
    role.profile = desk.id;
    institution.profiles.push_back(std::move(desk));
    institution.roles.push_back(std::move(role));
    partner.role = RoleId(institution.roles.size() - 1);
  }
}

LocalText Institution::word(std::string_view group, std::string_view key) const {
  for (const VocabularyText& v : vocabulary)
    if (v.group == group && v.key == key) return v.name;
  return {std::string(key), std::string(key), std::string(key)};
}

double distance(const Region& a, const Region& b) { return distance(a.seat(), b.seat()); }

}  // namespace qorgan
