#include "law_json.hpp"

#include <nlohmann/json.hpp>

#include "law/authority.hpp"
#include "law/competence.hpp"
#include "law/headship.hpp"
#include "law/overlaps.hpp"

namespace qorgan::cli {
namespace {

using Json = nlohmann::ordered_json;

/// The reforms in force, for every answer.
Json overlays_value(const Institution& institution) {
  Json list = Json::array();
  for (const Overlay& overlay : institution.overlays)
    list.push_back({{"id", overlay.id},
                    {"name", {{"en", overlay.name.en}, {"ru", overlay.name.ru}, {"kk", overlay.name.kk}}},
                    {"reform", {{"en", overlay.reform.en}, {"ru", overlay.reform.ru}, {"kk", overlay.reform.kk}}},
                    {"articles", overlay.articles}});
  return list;
}

// Text of files is kept as it is; what is no UTF-8 must not make the answer unreadable.
std::string dump(Json value, const Institution& institution) {
  value["overlays"] = overlays_value(institution);
  return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json text(const LocalText& local) { return {{"en", local.en}, {"ru", local.ru}, {"kk", local.kk}}; }

Json body(const Institution& institution, RoleId id) {
  const Role& role = institution.at(id);
  return {{"role", role.id}, {"article", role.article}, {"name", text(role.name)}};
}

Json bodies(const Institution& institution, const std::vector<RoleId>& ids) {
  Json list = Json::array();
  for (const RoleId id : ids) list.push_back(body(institution, id));
  return list;
}

Json coordination(const Role& role) {
  return {{"right", qorgan::name_of(role.coordination)},
          {"field", text(role.coordination_field)},
          {"article", role.coordination_article}};
}

Json competence(const Competence& competence) {
  return {{"field", competence.field},
          {"function", qorgan::name_of(competence.function)},
          {"basis", qorgan::name_of(competence.basis)},
          {"article", competence.article}};
}

Json competent_body(const Institution& institution, RoleId id, ThreatId threat) {
  const Role& role = institution.at(id);
  Json value = body(institution, id);
  value["holder"] = text(role.holder);
  value["superior"] = qorgan::name_of(role.superior);
  value["coordination"] = coordination(role);
  value["functions"] = Json::array();
  for (const Competence* found : competences_against(institution, id, threat))
    value["functions"].push_back(competence(*found));
  return value;
}

Json head(const Institution& institution, ThreatId threat, Reading reading) {
  const std::vector<Headship> heads = entitled_heads(institution, threat, reading);
  Json value{{"reading", qorgan::name_of(reading)}, {"role", nullptr}, {"ground", "none"}};
  const auto ground = [](const Headship& head) { return head.ground == HeadGround::lead ? "lead" : "component-lead"; };
  if (heads.empty()) {
    value["instead"] = {"13(3)", "10(2)"};
    return value;
  }
  // `role` is who heads in a run; where `entitled` names several, that choice is the model's.
  value["role"] = institution.at(heads.front().role).id;
  value["ground"] = ground(heads.front());
  value["article"] = heads.front().article;
  value["disputed"] = heads.front().disputed;
  value["entitled"] = Json::array();
  for (const Headship& entitled : heads)
    value["entitled"].push_back(
        {{"role", institution.at(entitled.role).id}, {"ground", ground(entitled)}, {"article", entitled.article}});
  return value;
}

Json names_of(const std::vector<SecurityType>& types) {
  Json list = Json::array();
  for (const SecurityType type : types) list.push_back(qorgan::name_of(type));
  return list;
}

Json threat_value(const Institution& institution, const Threat& threat) {
  Json value{{"id", threat.id}, {"article", threat.article}, {"name", text(threat.name)}};
  value["summary"] = text(threat.summary);
  value["lead_status"] = qorgan::name_of(threat.lead_status);
  value["leads"] = bodies(institution, threat.lead);
  value["lead_articles"] = threat.lead_articles;
  value["component_leads"] = Json::array();
  for (const ComponentLead& lead : threat.component_leads) {
    Json entry = body(institution, lead.role);
    entry["component"] = text(lead.component);
    entry["ground"] = lead.article;
    value["component_leads"].push_back(std::move(entry));
  }
  value["fallback"] = bodies(institution, threat.fallback);
  value["gap_note"] = text(threat.gap_note);
  return value;
}

Json role_value(const Institution& institution, const Role& role) {
  Json value{{"holder", text(role.holder)},
             {"holder_uncertain", role.holder_uncertain},
             {"kind", qorgan::name_of(role.kind)},
             {"superior", qorgan::name_of(role.superior)},
             {"superior_article", role.superior_article},
             {"coordination", coordination(role)},
             {"force_article", role.force_article},
             {"powers", role.powers}};
  value["competences"] = Json::array();
  for (const Competence& entry : role.competences) value["competences"].push_back(competence(entry));
  value["regions"] = Json::array();
  for (const RegionId region : role.territorial_regions) value["regions"].push_back(institution.at(region).id);
  return value;
}

Json instrument_value(const Institution& institution, const Instrument& instrument) {
  Json value{{"authority", qorgan::name_of(instrument.authority)},
             {"authority_article", instrument.authority_article},
             {"effect", qorgan::name_of(instrument.effect)}};
  value["rights"] = Json::array();
  for (const Right right : instrument.rights) value["rights"].push_back(qorgan::name_of(right));
  value["threats"] = Json::array();
  for (const ThreatId threat : instrument.threats) value["threats"].push_back(institution.at(threat).id);
  value["may_take"] = Json::array();
  const InstrumentId id = institution.instrument(instrument.id);
  for (std::size_t r = 0; r < institution.roles.size(); ++r) {
    Json against = Json::array();
    for (const ThreatId threat : instrument.threats)
      if (may_take(institution, RoleId(r), id, threat)) against.push_back(institution.at(threat).article);
    if (!against.empty())
      value["may_take"].push_back({{"role", institution.roles[r].id}, {"against", std::move(against)}});
  }
  value["duration_seconds"] = instrument.duration;
  return value;
}

Json prohibition_value(const Institution& institution, const Prohibition& prohibition) {
  Json value{{"when", qorgan::name_of(prohibition.when)},
             {"exception", text(prohibition.exception)},
             {"exceptions", prohibition.exceptions}};
  value["instruments"] = Json::array();
  for (const InstrumentId instrument : prohibition.instruments)
    value["instruments"].push_back(institution.at(instrument).id);
  return value;
}

Json partner_value(const Institution& institution, const Partner& partner) {
  return {{"partner_kind", qorgan::name_of(partner.kind)},
          {"contacts", bodies(institution, partner.contacts)},
          {"answer_seconds", partner.answer_time}};
}

Json entry_value(const Institution& institution, const Entry& entry) {
  Json value{{"kind", name_of(entry.kind)}, {"id", entry.id}, {"article", entry.article}, {"name", text(entry.name)}};
  switch (entry.kind) {
    case Entry::Kind::role: value.update(role_value(institution, institution.roles[entry.index])); break;
    case Entry::Kind::threat: value.update(threat_value(institution, institution.threats[entry.index])); break;
    case Entry::Kind::instrument:
      value.update(instrument_value(institution, institution.instruments[entry.index]));
      break;
    case Entry::Kind::prohibition:
      value.update(prohibition_value(institution, institution.prohibitions[entry.index]));
      break;
    case Entry::Kind::principle:
      value["measures"] = institution.principles[entry.index].measures;
      value["sections"] = institution.principles[entry.index].sections;
      break;
    case Entry::Kind::partner: value.update(partner_value(institution, institution.partners[entry.index])); break;
    case Entry::Kind::interest:
    case Entry::Kind::type: break;
  }
  return value;
}

}  // namespace

std::string who_json(const Institution& institution, ThreatId id) {
  const Threat& threat = institution.at(id);
  Json value = threat_value(institution, threat);
  value["types"] = names_of(threat.types);
  value["economic_subtypes"] = Json::array();
  for (const EconomicSubtype subtype : threat.economic_subtypes)
    value["economic_subtypes"].push_back(qorgan::name_of(subtype));
  value["competent"] = Json::array();
  for (const RoleId role : threat.competent) value["competent"].push_back(competent_body(institution, role, id));
  value["heads"] = Json::array();
  for (const auto& reading : reading_names) value["heads"].push_back(head(institution, id, reading.value));
  value["interests"] = threat.interests;
  value["instruments"] = threat.instruments;
  value["prohibitions"] = threat.prohibitions;
  value["rights_sensitivity"] = threat.rights_sensitivity;
  value["rights_note"] = text(threat.rights_note);
  return dump(std::move(value), institution);
}

std::string gaps_json(const Institution& institution) {
  Json list = Json::array();
  std::size_t none = 0;
  for (const Gap& gap : gaps(institution)) {
    list.push_back(threat_value(institution, institution.at(gap.threat)));
    none += institution.at(gap.threat).lead_status == LeadStatus::gap;
  }
  Json counts{{"threats", institution.threats.size()}, {"gap", none}, {"partial", list.size() - none}};
  return dump(Json{{"law", institution.law}, {"counts", std::move(counts)}, {"gaps", std::move(list)}}, institution);
}

namespace {
std::string_view name_of(OverlapKind kind) {
  switch (kind) {
    case OverlapKind::leads: return "leads";
    case OverlapKind::parts: return "coordination-rights";
    case OverlapKind::type: return "type-coordinators";
    case OverlapKind::rule: return "coordinate-or-regulate";
    case OverlapKind::task: break;
  }
  return "task";
}
}  // namespace

std::string overlaps_json(const Institution& institution) {
  Json list = Json::array();
  for (const Overlap& overlap : overlaps(institution)) {
    Json value{{"kind", name_of(overlap.kind)}, {"what", overlap.what}, {"threat", nullptr}};
    if (overlap.threat.valid()) value["threat"] = institution.at(overlap.threat).article;
    value["roles"] = bodies(institution, overlap.roles);
    list.push_back(std::move(value));
  }
  return dump(Json{{"law", institution.law}, {"overlaps", std::move(list)}}, institution);
}

std::string show_json(const Institution& institution, const std::string& article, const std::vector<Entry>& exact,
                      const std::vector<Entry>& below, const std::vector<Citation>& cited,
                      const std::vector<CoverageRow>& covered) {
  Json value{{"article", article}, {"establishes", Json::array()}, {"parts", Json::array()}, {"cited", Json::array()}};
  for (const Entry& entry : exact) value["establishes"].push_back(entry_value(institution, entry));
  for (const Entry& entry : below)
    value["parts"].push_back(
        {{"kind", name_of(entry.kind)}, {"id", entry.id}, {"article", entry.article}, {"name", text(entry.name)}});
  for (const Citation& citation : cited)
    value["cited"].push_back({{"as", citation.as.en},
                              {"kind", name_of(citation.by.kind)},
                              {"id", citation.by.id},
                              {"article", citation.by.article}});
  value["coverage"] = Json::array();
  for (const CoverageRow& row : covered)
    value["coverage"].push_back({{"reference", row.reference},
                                 {"subject", row.subject},
                                 {"status", qorgan::name_of(row.status)},
                                 {"where", row.where},
                                 {"note", row.note}});
  if (article == "18(4)") {
    value["heads"] = Json::array();
    for (std::size_t t = 0; t < institution.threats.size(); ++t)
      for (const auto& reading : reading_names) {
        Json entry = head(institution, ThreatId(t), reading.value);
        entry["threat"] = institution.threats[t].article;
        value["heads"].push_back(std::move(entry));
      }
  }
  return dump(std::move(value), institution);
}

}  // namespace qorgan::cli
