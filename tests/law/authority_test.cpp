// Who may take an instrument, in a small country made for the purpose.
#include "law/authority.hpp"

#include "catch.hpp"
#include "country.hpp"
#include "law/articles.hpp"

using namespace qorgan;
using namespace qorgan::test;

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
