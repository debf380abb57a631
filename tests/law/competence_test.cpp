// What bodies may do, in a small country made for the purpose.
#include "law/competence.hpp"

#include "catch.hpp"
#include "country.hpp"

using namespace qorgan;
using namespace qorgan::test;

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
