// The questions, asked of a small country made for the purpose.
#include "law/questions.hpp"

#include "catch.hpp"
#include "law/articles.hpp"

using namespace qorgan;

namespace {

Role role(const std::string& id, CoordinationRight right, std::vector<Competence> competences,
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

}  // namespace

TEST_CASE("18(4) read literally admits interdepartmental coordination only, and each wider reading one more right",
          "[law]") {
  CHECK(admits(Reading::literal, CoordinationRight::interdepartmental));
  CHECK_FALSE(admits(Reading::literal, CoordinationRight::coordinating));
  CHECK(admits(Reading::arguable, CoordinationRight::coordinating));
  CHECK_FALSE(admits(Reading::arguable, CoordinationRight::inter_sectoral));
  CHECK(admits(Reading::broad, CoordinationRight::inter_sectoral));
  CHECK_FALSE(admits(Reading::broad, CoordinationRight::none));
}

TEST_CASE("The single lead heads, on the article of its lead", "[law]") {
  const Country c;
  const Headship head = entitled_head(c.it, c.crime, Reading::literal);
  CHECK(head.role == c.police);
  CHECK(head.ground == HeadGround::lead);
  CHECK(head.article == "1");
  CHECK_FALSE(head.disputed);
}

TEST_CASE("Of two leads the first in the order of Article 15(1) heads, and the headship is disputed", "[law]") {
  const Country c;  // the file lists money first, the Law names the police first
  const Headship head = entitled_head(c.it, c.shortage, Reading::literal);
  CHECK(head.role == c.police);
  CHECK(head.article == "1");
  CHECK(head.disputed);
}

TEST_CASE("Two leads both stand, and coordinators of different parts each for theirs", "[law]") {
  const Country c;
  const std::vector<Headship> dual = entitled_heads(c.it, c.shortage, Reading::literal);
  REQUIRE(dual.size() == 2);
  CHECK(dual[0].role == c.police);
  CHECK(dual[1].role == c.money);
  CHECK(dual[1].article == "3");
  for (const Headship& head : dual) CHECK(head.disputed);
  const std::vector<Headship> parts = entitled_heads(c.it, c.flood, Reading::broad);
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].role == c.rescuers);
  CHECK(parts[1].role == c.foresters);
  for (const Headship& head : parts) CHECK_FALSE(head.disputed);
  CHECK(entitled_heads(c.it, c.flood, Reading::literal).empty());
  CHECK(entitled_heads(c.it, c.crime, Reading::literal).size() == 1);
}

TEST_CASE("Of a competent body only what it may do in the threat's fields counts, and coordinating only of a lead",
          "[law]") {
  Country c;
  c.it.threats[0].fields = {"order", "health"};
  const auto fields = [&](RoleId role, ThreatId threat) {
    std::vector<std::string> out;
    for (const Competence* competence : competences_against(c.it, role, threat)) out.push_back(competence->field);
    return out;
  };
  using Names = std::vector<std::string>;
  CHECK(fields(c.police, c.crime) ==
        Names{"order", "order"});  // it leads, so its coordinating counts; "crime" does not
  const Competence* detect = competence_for(c.it, c.police, c.crime, Function::detect);
  REQUIRE(detect);
  CHECK(detect->basis == Basis::inferred);
  CHECK(fields(c.money, c.crime).empty());
  CHECK_FALSE(competence_for(c.it, c.police, c.plot, Function::coordinate));  // competent, but leads nothing there
  CHECK(competence_for(c.it, c.guards, c.plot, Function::coordinate));
  CHECK(fields(c.akimat, c.crime) == Names{"territory"});
  CHECK(competence_to_notice(c.it, c.police, c.crime)->function == Function::detect);
  CHECK(competence_to_notice(c.it, c.doctors, c.crime)->function == Function::respond);
  CHECK(competence_to_act(c.it, c.doctors, c.crime)->article == "7");
  CHECK_FALSE(competence_to_act(c.it, c.police, c.crime));
}

TEST_CASE("With a gap the main component's coordinator heads under the reading that admits it", "[law]") {
  const Country c;
  for (const Reading reading : {Reading::literal, Reading::arguable}) {
    const Headship nobody = entitled_head(c.it, c.flood, reading);
    CHECK_FALSE(nobody.role.valid());
    CHECK(nobody.ground == HeadGround::none);
    CHECK(nobody.article.empty());
  }
  const Headship head = entitled_head(c.it, c.flood, Reading::broad);
  CHECK(head.role == c.rescuers);  // listed first, although foresters come earlier in the Law
  CHECK(head.ground == HeadGround::component_lead);
  CHECK(head.article == "6");
  CHECK_FALSE(head.disputed);
}

TEST_CASE("A lead that the reading does not admit leaves the component leads", "[law]") {
  const Country c;
  const Headship literal = entitled_head(c.it, c.plot, Reading::literal);
  CHECK(literal.role == c.money);
  CHECK(literal.ground == HeadGround::component_lead);
  const Headship arguable = entitled_head(c.it, c.plot, Reading::arguable);
  CHECK(arguable.role == c.guards);
  CHECK(arguable.ground == HeadGround::lead);
}

TEST_CASE("Nobody heads where no body has a right to coordinate, or where there is no such threat", "[law]") {
  const Country c;
  CHECK_FALSE(entitled_head(c.it, c.sickness, Reading::broad).role.valid());
  CHECK_FALSE(entitled_head(c.it, ThreatId::none(), Reading::broad).role.valid());
  CHECK_FALSE(entitled_head(c.it, ThreatId(99), Reading::broad).role.valid());
}

TEST_CASE("A body is competent for the threats that list it, an akimat for all of them", "[law]") {
  const Country c;
  CHECK(competent(c.it, c.doctors, c.flood));
  CHECK_FALSE(competent(c.it, c.doctors, c.shortage));
  for (std::size_t t = 0; t < c.it.threats.size(); ++t) {
    CHECK(competent(c.it, c.akimat, ThreatId(t)));
    CHECK_FALSE(competent(c.it, c.maslikhat, ThreatId(t)));
  }
  CHECK_FALSE(competent(c.it, RoleId::none(), c.flood));
  CHECK_FALSE(competent(c.it, c.doctors, ThreatId::none()));
}

TEST_CASE("A stated competence goes before an inferred one, and before it none outside the body's threats", "[law]") {
  const Country c;
  const Competence* detect = competence_for(c.it, c.police, c.crime, Function::detect);
  REQUIRE(detect);
  CHECK(detect->basis == Basis::stated);
  CHECK(detect->article == "2");
  const Competence* respond = competence_for(c.it, c.rescuers, c.flood, Function::respond);
  REQUIRE(respond);
  CHECK(respond->basis == Basis::inferred);
  const Competence* heal = competence_for(c.it, c.doctors, c.flood, Function::respond);
  REQUIRE(heal);
  CHECK(heal->article == "7");
  CHECK_FALSE(competence_for(c.it, c.doctors, c.flood, Function::coordinate));
  CHECK_FALSE(competence_for(c.it, c.doctors, c.shortage, Function::respond));
  const Competence* local = competence_for(c.it, c.akimat, c.plot, Function::respond);
  REQUIRE(local);
  CHECK(local->article == "16(1)");
}

TEST_CASE("What a body notices or does it does on the first competence of its order, whatever the order of the text",
          "[law]") {
  using F = Function;
  Country c;
  std::vector<Competence>& own = c.it.roles[c.doctors.index()].competences;
  // What it has, the first it notices by, and the first it acts on.
  const auto grounds = [&](const std::vector<Function>& functions) {
    own.clear();
    for (const Function function : functions)
      own.push_back({"health", function, Basis::stated, std::string(name_of(function))});
    const Competence* notice = competence_to_notice(c.it, c.doctors, c.flood);
    const Competence* act = competence_to_act(c.it, c.doctors, c.flood);
    return std::pair(notice ? notice->article : "", act ? act->article : "");
  };
  using Two = std::pair<std::string, std::string>;
  CHECK(grounds({F::provide, F::recover, F::respond, F::prevent, F::supervise, F::detect}) == Two{"detect", "respond"});
  CHECK(grounds({F::provide, F::recover, F::respond, F::prevent, F::supervise}) == Two{"supervise", "respond"});
  CHECK(grounds({F::provide, F::recover, F::respond, F::prevent}) == Two{"prevent", "respond"});
  CHECK(grounds({F::prevent, F::provide, F::recover}) == Two{"prevent", "recover"});
  CHECK(grounds({F::provide, F::recover, F::respond}) == Two{"respond", "respond"});
  CHECK(grounds({F::provide, F::recover}) == Two{"recover", "recover"});
  CHECK(grounds({F::prevent, F::provide}) == Two{"prevent", "provide"});
  CHECK(grounds({F::provide}) == Two{"provide", "provide"});
  CHECK(grounds({F::detect, F::supervise}) == Two{"detect", ""});
  CHECK(grounds({F::inform, F::regulate, F::coordinate}) == Two{"", ""});
}

TEST_CASE("An instrument is for whom its authority names", "[law]") {
  Country c;
  const auto with = [&](Authority authority, const std::string& article, std::vector<ThreatId> threats) {
    Instrument m;
    m.authority = authority;
    m.authority_article = article;
    m.threats = std::move(threats);
    c.it.instruments.push_back(m);
    return InstrumentId(c.it.instruments.size() - 1);
  };
  for (std::size_t i = 0; i < c.it.roles.size(); ++i) c.it.roles[i].article = std::to_string(i + 1);
  const auto takers = [&](InstrumentId instrument, ThreatId threat) {
    std::vector<RoleId> out;
    for (std::size_t i = 0; i < c.it.roles.size(); ++i)
      if (may_take(c.it, RoleId(i), instrument, threat)) out.emplace_back(i);
    return out;
  };
  using Roles = std::vector<RoleId>;

  const InstrumentId duty_of_all = with(Authority::body, "24", {c.flood});
  CHECK(takers(duty_of_all, c.flood) == Roles{c.foresters, c.rescuers, c.doctors, c.akimat});
  CHECK(takers(duty_of_all, c.crime).empty());
  const InstrumentId of_two = with(Authority::body, "5, 16", {c.flood});
  CHECK(takers(of_two, c.flood) == Roles{c.rescuers});  // doctors have 6, rescuers 5; 16 is nobody's
  const InstrumentId of_another = with(Authority::body, "1", {c.flood});
  CHECK(takers(of_another, c.flood).empty());  // the police are not competent for a flood
  // A lead's instrument: of those who lead the ones that the authority names; the whole threat's where it names none.
  CHECK(takers(with(Authority::lead, "2, 3", {c.plot}), c.plot) == Roles{c.money, c.guards});
  CHECK(takers(with(Authority::lead, "3", {c.plot}), c.plot) == Roles{c.guards});
  CHECK(takers(with(Authority::lead, "2", {c.plot}), c.plot) == Roles{c.money});
  CHECK(takers(with(Authority::lead, "1", {c.plot}), c.plot).empty());  // the police lead nothing there
  CHECK(takers(with(Authority::lead, "24", {c.plot}), c.plot) == Roles{c.guards});
  CHECK(takers(with(Authority::lead, "", {c.flood}), c.flood).empty());  // nobody leads against the whole of it
  CHECK(takers(with(Authority::akimat, "16(1)", {c.flood}), c.flood) == Roles{c.akimat});
  CHECK(takers(with(Authority::headquarters_head, "23(4)", {c.flood}), c.flood).empty());
  CHECK(takers(with(Authority::government, "13(3)", {c.flood}), c.flood).empty());
  c.it.roles.push_back(role("government", CoordinationRight::none, {}, BodyKind::organ));
  CHECK(takers(with(Authority::government, "13(3)", {c.flood}), c.flood) == Roles{RoleId(8)});
  for (const char* organ : {"parliament", "president", "courts"})
    c.it.roles.push_back(role(organ, CoordinationRight::none, {}, BodyKind::organ));
  CHECK(takers(with(Authority::parliament, "12", {c.flood}), c.flood) == Roles{RoleId(9)});
  CHECK(takers(with(Authority::president, "10", {c.flood}), c.flood) == Roles{RoleId(10)});
  CHECK(takers(with(Authority::court, "14", {c.flood}), c.flood) == Roles{RoleId(11)});
  CHECK(takers(with(Authority::government, "13(3)", {c.crime}), c.flood).empty());
  CHECK_FALSE(may_take(c.it, c.akimat, InstrumentId::none(), c.flood));
  CHECK_FALSE(may_take(c.it, c.akimat, InstrumentId(c.it.instruments.size()), c.flood));
  CHECK_FALSE(may_take(c.it, RoleId(c.it.roles.size()), duty_of_all, c.flood));
}

TEST_CASE("Gaps are the threats without a lead and those with a part of one", "[law]") {
  const Country c;
  const std::vector<Gap> found = gaps(c.it);
  REQUIRE(found.size() == 3);
  CHECK(found[0].threat == c.flood);
  CHECK(found[0].note.ru == "никто");
  CHECK(found[1].threat == c.plot);
  CHECK(found[2].threat == c.sickness);
}

TEST_CASE("Overlaps are dual leads, rights that meet, type coordinators, and fields that two bodies have", "[law]") {
  const Country c;
  const std::vector<Overlap> found = overlaps(c.it);
  struct Wanted {
    OverlapKind kind;
    std::string what;
    ThreatId threat;
    std::vector<RoleId> roles;
  };
  const std::vector<Wanted> wanted{
      {OverlapKind::leads, "shortage", c.shortage, {c.police, c.money}},
      {OverlapKind::parts, "flood", c.flood, {c.foresters, c.rescuers}},
      {OverlapKind::parts, "plot", c.plot, {c.money, c.guards}},
      {OverlapKind::type, "plot", c.plot, {c.police, c.money}},
      {OverlapKind::rule, "economy", ThreatId::none(), {c.money, c.foresters}},  // one coordinates, one regulates
      {OverlapKind::task, "territory", ThreatId::none(), {c.akimat, c.maslikhat}}};
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    INFO(i << " " << found[i].what);
    CHECK(found[i].kind == wanted[i].kind);
    CHECK(found[i].what == wanted[i].what);
    CHECK(found[i].threat == wanted[i].threat);
    CHECK(found[i].roles == wanted[i].roles);
  }
}

TEST_CASE("Who coordinates two parts of a threat is one head", "[law]") {
  Country c;
  c.it.threats[2].component_leads.push_back({{"dams", "", ""}, c.rescuers, "6"});
  const std::vector<Headship> heads = entitled_heads(c.it, c.flood, Reading::broad);
  REQUIRE(heads.size() == 2);
  CHECK(heads[0].role == c.rescuers);
  CHECK(heads[1].role == c.foresters);
}

TEST_CASE("Blanks around the articles of an authority make no other authority", "[law]") {
  CHECK(articles_in(" 15(1)(1) ,15(1)(5),, 13(3)") == std::vector<std::string>{"15(1)(1)", "15(1)(5)", "13(3)"});
  CHECK(articles_in(" , ").empty());
  Country c;
  c.it.roles[0].article = "15(1)(5)";
  c.it.roles[5].article = "15(1)(20)";
  Instrument instrument;
  instrument.authority = Authority::body;
  instrument.authority_article = "15(1)(5) ,15(1)(22)";
  instrument.threats = {c.crime};
  c.it.instruments = {instrument};
  CHECK(may_take(c.it, c.police, InstrumentId(0), c.crime));
  CHECK_FALSE(may_take(c.it, c.doctors, InstrumentId(0), c.crime));
}

TEST_CASE("An instrument breaks the prohibitions that name it, and each only as it is broken", "[law]") {
  Country c;
  const InstrumentId search(std::size_t{0}), closure(std::size_t{1});
  c.it.prohibitions.resize(4);
  c.it.prohibitions[0].when = ForbiddenWhen::disproportionate;
  c.it.prohibitions[0].instruments = {closure, search};
  c.it.prohibitions[1].when = ForbiddenWhen::unauthorised;
  c.it.prohibitions[1].instruments = {search};
  c.it.prohibitions[2].when = ForbiddenWhen::not_modelled;
  c.it.prohibitions[2].instruments = {search};
  c.it.prohibitions[3].when = ForbiddenWhen::disproportionate;
  c.it.prohibitions[3].instruments = {search};
  using Places = std::vector<std::size_t>;
  CHECK(broken_by(c.it, search, ForbiddenWhen::disproportionate) == Places{0, 3});
  CHECK(broken_by(c.it, search, ForbiddenWhen::unauthorised) == Places{1});
  CHECK(broken_by(c.it, closure, ForbiddenWhen::disproportionate) == Places{0});
  CHECK(broken_by(c.it, closure, ForbiddenWhen::unauthorised).empty());
  CHECK(broken_by(c.it, search, ForbiddenWhen::not_modelled).empty());
}

TEST_CASE("Where the Law names nobody for the threat the coordinators of its type may stand in, if asked for",
          "[law]") {
  Country c;
  for (std::size_t i = 0; i < c.it.roles.size(); ++i) c.it.roles[i].coordination_article = "c" + std::to_string(i);
  CHECK(entitled_heads(c.it, c.flood, Reading::literal).empty());
  const std::vector<Headship> one = entitled_heads(c.it, c.flood, Reading::literal, true);
  REQUIRE(one.size() == 1);
  CHECK(one[0].role == c.police);
  CHECK(one[0].ground == HeadGround::lead);
  CHECK(one[0].article == "c0");
  CHECK_FALSE(one[0].disputed);
  CHECK(entitled_head(c.it, c.flood, Reading::literal, true).role == c.police);
  CHECK_FALSE(entitled_head(c.it, c.flood, Reading::literal).role.valid());
  // They give way to whoever leads, or leads a part.
  CHECK(entitled_heads(c.it, c.flood, Reading::broad, true).front().role == c.rescuers);
  CHECK(entitled_heads(c.it, c.plot, Reading::arguable, true).front().role == c.guards);
  // Each once, in the order of the Law.
  c.it.threats[3].lead.clear();
  c.it.threats[3].component_leads.clear();
  const std::vector<Headship> two = entitled_heads(c.it, c.plot, Reading::literal, true);
  REQUIRE(two.size() == 2);
  CHECK(two[0].role == c.police);
  CHECK(two[1].role == c.money);
  CHECK(two[1].article == "c1");
  CHECK(two[0].disputed);
}

TEST_CASE("Of leads with the same claim the first is disputed by the second, the others by the first", "[law]") {
  Country c;
  c.it.threats[1].lead = {c.guards, c.money, c.police};
  const std::vector<Headship> heads = entitled_heads(c.it, c.shortage, Reading::arguable);
  REQUIRE(heads.size() == 3);
  CHECK(heads[0].role == c.police);
  CHECK(heads[0].rival == c.money);
  CHECK(heads[1].rival == c.police);
  CHECK(heads[2].role == c.guards);
  CHECK(heads[2].rival == c.police);
  CHECK(heads[2].article == "3");  // articles stand in the order of the leads, as far as there are any
  CHECK(heads[0].article.empty());
  CHECK_FALSE(entitled_heads(c.it, c.crime, Reading::literal).front().rival.valid());
}
