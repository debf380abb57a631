// The shipped institution against what is known of the Law: golden counts, answers, and rules that entries keep
// towards each other.
#include <algorithm>
#include <map>
#include <set>

#include "catch.hpp"
#include "kazakhstan.hpp"
#include "law/authority.hpp"
#include "law/competence.hpp"
#include "law/headship.hpp"
#include "law/overlaps.hpp"

using namespace qorgan;

namespace {

std::vector<const Role*> agencies() {
  std::vector<const Role*> out;
  for (const Role& role : kazakhstan().roles)
    if (role.kind == BodyKind::agency) out.push_back(&role);
  return out;
}

template <class Test>
std::size_t count(const Test& test) {
  const auto all = agencies();
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Role* role) { return test(*role); }));
}

std::size_t count(LeadStatus status) {
  const auto& all = kazakhstan().threats;
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [&](const Threat& threat) { return threat.lead_status == status; }));
}

std::string head_of(std::string_view threat, Reading reading) {
  const Headship head = entitled_head(kazakhstan(), kazakhstan().threat(threat), reading);
  return head.role.valid() ? kazakhstan().at(head.role).id : "none";
}

}  // namespace

TEST_CASE("The 37 roles of 15(1) stand in the order of the article", "[law][golden]") {
  const auto all = agencies();
  REQUIRE(all.size() == 37);
  const std::vector<std::string> order{"1",   "2",  "3",  "4",    "5",  "6",    "6-1", "7",  "8",    "8-1",
                                       "8-2", "9",  "10", "11",   "12", "13",   "14",  "15", "15-1", "16",
                                       "17",  "18", "19", "20",   "21", "21-1", "22",  "23", "24",   "25",
                                       "26",  "27", "28", "28-1", "29", "29-1", "30"};
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i]->article == "15(1)(" + order[i] + ")");
}

TEST_CASE("Coordination rights are 8 interdepartmental, 2 coordinating, 8 inter-sectoral and 19 none",
          "[law][golden]") {
  CHECK(count([](const Role& r) { return r.coordination == CoordinationRight::interdepartmental; }) == 8);
  CHECK(count([](const Role& r) { return r.coordination == CoordinationRight::coordinating; }) == 2);
  CHECK(count([](const Role& r) { return r.coordination == CoordinationRight::inter_sectoral; }) == 8);
  CHECK(count([](const Role& r) { return r.coordination == CoordinationRight::none; }) == 19);
  for (const Role* role : agencies()) {
    INFO(role->id);
    CHECK(role->coordination_field.complete() == (role->coordination != CoordinationRight::none));
  }
}

TEST_CASE("Six roles answer to the President, 28 to the Government, of three the Law does not say", "[law][golden]") {
  CHECK(count([](const Role& r) { return r.superior == Superior::president; }) == 6);
  CHECK(count([](const Role& r) { return r.superior == Superior::government; }) == 28);
  CHECK(count([](const Role& r) { return r.superior == Superior::not_stated; }) == 3);
}

TEST_CASE("Of the 21 threats 7 have a single lead, 1 also component leads, 2 a partial lead, 2 two leads, 9 none",
          "[law][golden]") {
  REQUIRE(kazakhstan().threats.size() == 21);
  CHECK(count(LeadStatus::single) == 7);
  CHECK(count(LeadStatus::single_with_component_leads) == 1);
  CHECK(count(LeadStatus::partial) == 2);
  CHECK(count(LeadStatus::dual) == 2);
  CHECK(count(LeadStatus::gap) == 9);
  for (std::size_t i = 0; i < 21; ++i) CHECK(kazakhstan().threats[i].article == "6(1)(" + std::to_string(i + 1) + ")");
}

TEST_CASE("Interests, types, organs and local bodies are all there", "[law][golden]") {
  const Institution& it = kazakhstan();
  REQUIRE(it.interests.size() == 18);
  for (std::size_t i = 0; i < 18; ++i) {
    CHECK(it.interests[i].number == static_cast<int>(i) + 1);
    CHECK(it.interests[i].article == "5(1)(" + std::to_string(i + 1) + ")");
  }
  CHECK(it.types.size() == 6);
  const std::map<std::string, std::string> organs{{"president", "10"},  {"security-council", "11"},
                                                  {"parliament", "12"}, {"government", "13"},
                                                  {"courts", "14"},     {"prosecutor", "27"}};
  for (const auto& [id, article] : organs) {
    INFO(id);
    REQUIRE(it.role(id).valid());
    CHECK(it.at(it.role(id)).article == article);
    CHECK(it.at(it.role(id)).kind == BodyKind::organ);
    CHECK_FALSE(it.at(it.role(id)).powers.empty());
  }
  for (const char* id : {"akimat", "maslikhat"}) {
    REQUIRE(it.role(id).valid());
    CHECK(it.at(it.role(id)).territorial_regions.size() == 20);
  }
}

TEST_CASE("The 20 regions have 35 borders, each written alike on both sides", "[law][golden]") {
  const Institution& it = kazakhstan();
  REQUIRE(it.regions.size() == 20);
  std::size_t sides = 0;
  double people = 0;
  for (std::size_t i = 0; i < it.regions.size(); ++i) {
    people += it.regions[i].population;
    for (const Neighbour& neighbour : it.regions[i].neighbours) {
      ++sides;
      const auto& back = it.at(neighbour.region).neighbours;
      CHECK(std::any_of(back.begin(), back.end(), [&](const Neighbour& other) {
        return other.region == RegionId(i) && other.border == neighbour.border;
      }));
    }
  }
  CHECK(sides == 2 * 35);
  CHECK(people == 20159707);  // the table's own sum; the country had 20.1 to 20.2 million in 2024
  const Region& astana = it.at(it.region("KZ-71"));
  REQUIRE(astana.neighbours.size() == 1);
  CHECK(astana.neighbours[0].region == it.region("KZ-11"));
}

TEST_CASE("Every role of 15(1) states a competence on its own subparagraph", "[law]") {
  for (const Role* role : agencies()) {
    INFO(role->id);
    CHECK(std::any_of(role->competences.begin(), role->competences.end(), [&](const Competence& competence) {
      return competence.basis == Basis::stated && competence.article == role->article;
    }));
    CHECK((role->coordination == CoordinationRight::none || role->has(Function::coordinate)));
  }
}

TEST_CASE("Somebody competent can detect every threat, and somebody prevent it", "[law]") {
  const Institution& it = kazakhstan();
  for (const Threat& threat : it.threats)
    for (const Function function : {Function::detect, Function::prevent}) {
      INFO(threat.id << " " << name_of(function));
      CHECK(std::any_of(threat.competent.begin(), threat.competent.end(), [&](RoleId role) {
        return competence_for(it, role, it.threat(threat.id), function) != nullptr;
      }));
    }
}

TEST_CASE("Leads and component leads are competent for their threat", "[law]") {
  const Institution& it = kazakhstan();
  for (std::size_t t = 0; t < it.threats.size(); ++t) {
    const Threat& threat = it.threats[t];
    INFO(threat.id);
    for (const RoleId role : threat.lead) CHECK(competent(it, role, ThreatId(t)));
    for (const ComponentLead& part : threat.component_leads) CHECK(competent(it, part.role, ThreatId(t)));
    CHECK(threat.lead.size() == threat.lead_articles.size());
  }
}

TEST_CASE("Who leads against a threat or a part of it has a right to coordinate that stands where the lead is said to",
          "[law]") {
  const Institution& it = kazakhstan();
  for (std::size_t t = 0; t < it.threats.size(); ++t) {
    const Threat& threat = it.threats[t];
    const auto coordinates = [&](RoleId role, const std::string& article) {
      INFO(threat.article << " " << it.at(role).id);
      CHECK(it.at(role).coordination != CoordinationRight::none);
      CHECK(it.at(role).coordination_article == article);
      // In a field that the threat touches: a task without coordination there makes no lead.
      CHECK(competence_for(it, role, ThreatId(t), Function::coordinate));
    };
    for (std::size_t i = 0; i < threat.lead.size(); ++i) coordinates(threat.lead[i], threat.lead_articles[i]);
    for (const ComponentLead& part : threat.component_leads) coordinates(part.role, part.article);
  }
  for (const char* article : {"6(1)(3)", "6(1)(14)", "6(1)(16)"}) {
    INFO(article);  // the border, government communications and mobilisation policy carry no coordination wording
    CHECK(it.at(it.threat(article)).component_leads.empty());
  }
}

TEST_CASE("Every field that a threat touches is somebody's who is competent for it, and each of these has one",
          "[law]") {
  const Institution& it = kazakhstan();
  for (std::size_t t = 0; t < it.threats.size(); ++t) {
    const Threat& threat = it.threats[t];
    std::set<std::string> had;
    for (const RoleId role : threat.competent) {
      INFO(threat.article << " " << it.at(role).id);
      std::size_t count = 0;
      for (const Competence& competence : it.at(role).competences)
        if (std::find(threat.fields.begin(), threat.fields.end(), competence.field) != threat.fields.end()) {
          had.insert(competence.field);
          ++count;
        }
      CHECK(count > 0);
    }
    INFO(threat.article);
    CHECK(had == std::set<std::string>(threat.fields.begin(), threat.fields.end()));
    CHECK(had.size() == threat.fields.size());
  }
}

TEST_CASE("In a flood neither foreign intelligence nor energy or public security counts", "[law][golden]") {
  const Institution& it = kazakhstan();
  const ThreatId flood = it.threat("6(1)(18)");
  CHECK_FALSE(competence_for(it, it.role("defence"), flood, Function::detect));
  const Competence* defence = competence_for(it, it.role("defence"), flood, Function::respond);
  REQUIRE(defence);
  CHECK(defence->article == "20(1)(5)");
  CHECK(defence->basis == Basis::inferred);
  for (const char* role : {"energy", "internal-affairs", "geodesy", "transport-communications"}) {
    INFO(role);
    CHECK_FALSE(competence_for(it, it.role(role), flood, Function::coordinate));
    CHECK_FALSE(competences_against(it, it.role(role), flood).empty());
  }
  for (const char* role : {"civil-protection", "environment"}) {
    INFO(role);
    CHECK(competence_for(it, it.role(role), flood, Function::coordinate));
  }
  CHECK(competence_to_notice(it, it.role("civil-protection"), flood)->article == "24(2)(8)");
  CHECK_FALSE(competence_to_notice(it, it.role("communications"), it.threat("6(1)(8)")));  // it has 23(4) there
}

TEST_CASE("An instrument of the lead is for those whom its authority cites, and for no other that leads a part",
          "[law]") {
  const Institution& it = kazakhstan();
  for (std::size_t m = 0; m < it.instruments.size(); ++m) {
    const Instrument& instrument = it.instruments[m];
    if (instrument.authority != Authority::lead) continue;
    for (const ThreatId threat : instrument.threats)
      for (std::size_t r = 0; r < it.roles.size(); ++r) {
        if (!may_take(it, RoleId(r), InstrumentId(m), threat)) continue;
        INFO(instrument.id << " by " << it.roles[r].id);
        CHECK((", " + instrument.authority_article + ",").find(", " + it.roles[r].article + ",") != std::string::npos);
      }
  }
  const auto takers = [&](const char* instrument, const char* threat) {
    std::vector<std::string> out;
    for (std::size_t r = 0; r < it.roles.size(); ++r)
      if (may_take(it, RoleId(r), it.instrument(instrument), it.threat(threat))) out.push_back(it.roles[r].id);
    return out;
  };
  using Names = std::vector<std::string>;
  CHECK(takers("suppress-unlawful-acts", "6(1)(1)") == Names{"national-security-bodies", "internal-affairs"});
  CHECK(takers("suppress-unlawful-acts", "6(1)(8)") == Names{"national-security-bodies"});
  CHECK(takers("stabilise-finances", "6(1)(11)") == Names{"state-planning", "finance"});
  CHECK(takers("stabilise-finances", "6(1)(12)") == Names{"finance"});
  CHECK(takers("political-initiative", "6(1)(19)") == Names{"foreign-policy"});
}

TEST_CASE("The Law names no superior of the prosecutor's office", "[law][golden]") {
  const Role& prosecutor = kazakhstan().at(kazakhstan().role("prosecutor"));
  CHECK(prosecutor.superior == Superior::not_stated);
  CHECK(prosecutor.superior_article == "27");
}

TEST_CASE("An instrument's ground is among the instruments of every threat it names", "[law]") {
  const Institution& it = kazakhstan();
  REQUIRE(it.instruments.size() >= 18);
  for (const Instrument& instrument : it.instruments) {
    REQUIRE_FALSE(instrument.threats.empty());
    if (instrument.threats.size() == it.threats.size()) continue;  // duties towards everybody: 15(2)(4), 17(4)
    for (const ThreatId threat : instrument.threats) {
      INFO(instrument.id << " for " << it.at(threat).id);
      const auto& grounds = it.at(threat).instruments;
      CHECK(std::find(grounds.begin(), grounds.end(), instrument.article) != grounds.end());
    }
  }
}

TEST_CASE("Every instrument has somebody who may take it, against each of its threats", "[law]") {
  const Institution& it = kazakhstan();
  for (std::size_t m = 0; m < it.instruments.size(); ++m) {
    if (it.instruments[m].authority == Authority::headquarters_head) continue;
    for (const ThreatId threat : it.instruments[m].threats) {
      INFO(it.instruments[m].id << " against " << it.at(threat).id);
      std::size_t takers = 0;
      for (std::size_t r = 0; r < it.roles.size(); ++r)
        if (may_take(it, RoleId(r), InstrumentId(m), threat)) ++takers;
      CHECK(takers > 0);
    }
  }
}

TEST_CASE("An akimat evacuates, but does not close the border or impose quarantine", "[law]") {
  const Institution& it = kazakhstan();
  const RoleId akimat = it.role("akimat");
  const ThreatId flood = it.threat("6(1)(18)"), disease = it.threat("6(1)(21)");
  CHECK(may_take(it, akimat, it.instrument("evacuate-people"), flood));
  CHECK(may_take(it, akimat, it.instrument("warn-of-emergency"), flood));
  CHECK_FALSE(may_take(it, akimat, it.instrument("health-entry-ban"), disease));
  CHECK_FALSE(may_take(it, akimat, it.instrument("quarantine"), disease));
  CHECK_FALSE(may_take(it, akimat, it.instrument("mobilise-forces"), flood));
  for (const char* instrument : {"quarantine", "health-entry-ban"})
    CHECK(may_take(it, it.role("healthcare"), it.instrument(instrument), disease));
  CHECK(may_take(it, it.role("government"), it.instrument("mobilise-forces"), flood));
}

TEST_CASE("A stronger limit of rights needs a graver threat", "[law]") {
  for (const Instrument& instrument : kazakhstan().instruments) {
    INFO(instrument.id);
    CHECK(instrument.rights.empty() == (instrument.share_affected == 0));
    if (instrument.share_affected > 0.75) CHECK(instrument.from >= ThreatClass::regional);
  }
}

TEST_CASE("Only a head of headquarters may restrict communications, and only against terrorism and unrest", "[law]") {
  const Institution& it = kazakhstan();
  std::set<std::string> threats;
  for (const Instrument& instrument : it.instruments) {
    if (instrument.effect != InstrumentEffect::restrict_communications) continue;
    CHECK(instrument.authority == Authority::headquarters_head);
    CHECK(instrument.article == "23(4)");
    for (const ThreatId threat : instrument.threats) threats.insert(it.at(threat).id);
  }
  CHECK(threats == std::set<std::string>{"foreign-funded-unrest", "social-unrest", "terrorism-extremism-separatism"});
}

TEST_CASE("Every capability has an owner", "[law]") {
  for (const auto& entry : capability_names) {
    const auto& forces = kazakhstan().forces;
    INFO(entry.name);
    CHECK(std::any_of(forces.begin(), forces.end(),
                      [&](const ForceEntry& force) { return force.capability == entry.value && force.teams > 0; }));
  }
}

TEST_CASE("Offices are busy but not overrun on an ordinary day", "[law]") {
  for (const DeskProfile& profile : kazakhstan().profiles) {
    if (profile.id.starts_with("partner-")) continue;  // abroad: everyday matters there are none of ours
    const double utilisation = profile.routine_rate * profile.routine_time / profile.servers;
    INFO(profile.id << " " << utilisation);
    CHECK(utilisation >= 0.5);
    CHECK(utilisation <= 0.75);
  }
}

TEST_CASE("Who may head depends on how 18(4) is read", "[law][golden]") {
  CHECK(head_of("6(1)(18)", Reading::literal) == "none");
  CHECK(head_of("6(1)(18)", Reading::arguable) == "none");
  CHECK(head_of("6(1)(18)", Reading::broad) == "civil-protection");
  CHECK(head_of("6(1)(8)", Reading::literal) == "national-security-bodies");
  CHECK(head_of("6(1)(6)", Reading::literal) == "internal-affairs");
  CHECK(head_of("6(1)(16)", Reading::literal) == "information-security");
  CHECK(head_of("6(1)(21)", Reading::literal) == "none");
  CHECK(head_of("6(1)(21)", Reading::broad) == "civil-protection");
  CHECK(head_of("6(1)(4)", Reading::broad) == "youth-policy");
  CHECK(head_of("6(1)(5)", Reading::broad) == "none");
}

TEST_CASE("Two bodies dispute the lead of economic security", "[law][golden]") {
  const Institution& it = kazakhstan();
  const Headship head = entitled_head(it, it.threat("6(1)(11)"), Reading::literal);
  CHECK(it.at(head.role).id == "state-planning");
  CHECK(head.article == "15(1)(11)");
  CHECK(head.disputed);
  const std::vector<Headship> both = entitled_heads(it, it.threat("6(1)(11)"), Reading::literal);
  REQUIRE(both.size() == 2);
  CHECK(it.at(both[1].role).id == "finance");
  CHECK(both[1].article == "15(1)(14)");
  CHECK(both[1].disputed);
  CHECK_FALSE(entitled_head(it, it.threat("6(1)(12)"), Reading::literal).disputed);
}

TEST_CASE("The Law leaves eleven gaps and these overlaps", "[law][golden]") {
  const Institution& it = kazakhstan();
  CHECK(gaps(it).size() == 11);
  std::map<OverlapKind, std::set<std::string>> found;
  for (const Overlap& overlap : overlaps(it))
    found[overlap.kind].insert(overlap.threat.valid() ? it.at(overlap.threat).article : overlap.what);
  using Names = std::set<std::string>;
  CHECK(found[OverlapKind::leads] == Names{"6(1)(11)", "6(1)(13)"});
  CHECK(found[OverlapKind::parts] ==
        Names{"6(1)(1)", "6(1)(6)", "6(1)(7)", "6(1)(9)", "6(1)(11)", "6(1)(13)", "6(1)(18)", "6(1)(19)", "6(1)(20)"});
  CHECK(found[OverlapKind::type] == Names{"6(1)(9)", "6(1)(15)"});
  CHECK(found[OverlapKind::rule] == Names{"communications", "economic-security"});
  CHECK(found[OverlapKind::task] == Names{"counter-extremism", "counter-terrorism", "financial-stability",
                                          "foreign-intelligence", "legality", "rights-of-citizens", "sovereignty",
                                          "territorial-integrity"});
}

TEST_CASE("Civil protection acts in a flood on an inferred competence, the police detect on one too", "[law]") {
  const Institution& it = kazakhstan();
  const ThreatId flood = it.threat("environment-and-emergencies");
  const Competence* respond = competence_for(it, it.role("civil-protection"), flood, Function::respond);
  REQUIRE(respond);
  CHECK(respond->basis == Basis::inferred);
  const Competence* coordinate = competence_for(it, it.role("civil-protection"), flood, Function::coordinate);
  REQUIRE(coordinate);
  CHECK(coordinate->basis == Basis::stated);
  CHECK(coordinate->article == "15(1)(17)");
  CHECK_FALSE(competence_for(it, it.role("national-bank"), flood, Function::respond));
  const Competence* local = competence_for(it, it.role("akimat"), flood, Function::respond);
  REQUIRE(local);
  CHECK(local->article == "16(1)");
}
