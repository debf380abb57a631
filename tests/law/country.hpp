#pragma once
// A small country made for questions to the Law.

#include <string>
#include <utility>
#include <vector>

#include "law/institution.hpp"

namespace qorgan::test {

inline Role role(const std::string& id, CoordinationRight right, std::vector<Competence> competences,
                 BodyKind kind = BodyKind::agency) {
  Role out;
  out.id = id;
  out.coordination = right;
  out.competences = std::move(competences);
  out.kind = kind;
  return out;
}

/// A literal country: police and money coordinate between departments, guards coordinate, rescuers and foresters
/// between sectors, doctors not at all.
struct Country {
  Institution it;
  RoleId police{0}, money{1}, guards{2}, foresters{3}, rescuers{4}, doctors{5}, akimat{6}, maslikhat{7};
  ThreatId crime{0}, shortage{1}, flood{2}, plot{3}, sickness{4};

  Country() {
    using F = Function;
    using C = CoordinationRight;
    const auto said = Basis::stated, concluded = Basis::inferred;
    it.roles = {
        role("police", C::interdepartmental,
             {{"order", F::detect, concluded, "1"},
              {"order", F::coordinate, said, "1"},
              {"crime", F::detect, said, "2"}}),
        role("money", C::interdepartmental,
             {{"economy", F::coordinate, said, "3"}, {"budget", F::regulate, said, "3"}}),
        role("guards", C::coordinating, {{"persons", F::coordinate, said, "4"}}),
        role("foresters", C::inter_sectoral, {{"economy", F::regulate, said, "5"}, {"forest", F::regulate, said, "5"}}),
        role("rescuers", C::inter_sectoral,
             {{"rescue", F::respond, concluded, "6"}, {"rescue", F::detect, concluded, "6"}}),
        role("doctors", C::none, {{"health", F::respond, said, "7"}, {"health", F::respond, said, "8"}}),
        role("akimat", C::none, {{"territory", F::respond, said, "16(1)"}}, BodyKind::akimat),
        role("maslikhat", C::none, {{"territory", F::respond, said, "16(1)"}}, BodyKind::maslikhat)};
    it.threats.resize(5);
    it.threats[0] = threat("crime", LeadStatus::single, {police, doctors}, {police}, {"1"});
    it.threats[1] = threat("shortage", LeadStatus::dual, {money, police}, {money, police}, {"3", "1"});
    it.threats[2] = threat("flood", LeadStatus::gap, {rescuers, foresters, doctors}, {}, {});
    it.threats[2].component_leads = {{{"emergencies", "", ""}, rescuers, "6"}, {{"forests", "", ""}, foresters, "5"}};
    it.threats[2].fallback = {police};
    it.threats[2].gap_note = {"nobody", "никто", "ешкім"};
    it.threats[3] = threat("plot", LeadStatus::partial, {guards, police}, {guards}, {"4"});
    it.threats[3].component_leads = {{{"money", "", ""}, money, "3"}};
    it.threats[3].fallback = {police, money, police};
    it.threats[4] = threat("sickness", LeadStatus::gap, {doctors}, {}, {});
  }

  static Threat threat(const std::string& id, LeadStatus status, std::vector<RoleId> competent,
                       std::vector<RoleId> lead, std::vector<std::string> articles) {
    Threat out;
    out.id = id;
    out.lead_status = status;
    out.competent = std::move(competent);
    out.lead = std::move(lead);
    out.lead_articles = std::move(articles);
    return out;
  }
};

}  // namespace qorgan::test
