#include "law/classes.hpp"

#include "catch.hpp"
#include "law/country.hpp"
#include "law/kazakhstan.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

ClassTable by_people() {
  ClassTable table;
  table.object.people = 5;
  table.local.people = 100;
  table.local.homes = 20;
  table.regional.people = 5000;
  table.global.people = 50000;
  return table;
}

}  // namespace

TEST_CASE("a class is the greatest that some stake reaches, at its amount and not below", "[law]") {
  const ClassTable table = by_people();
  const auto of = [&](double people, double homes) {
    Stakes stakes;
    stakes.people = people;
    stakes.homes = homes;
    return class_of(table, stakes);
  };
  CHECK(of(0, 0) == ThreatClass::none);
  CHECK(of(4.9, 0) == ThreatClass::none);
  CHECK(of(5, 0) == ThreatClass::object);
  CHECK(of(99, 19) == ThreatClass::object);
  CHECK(of(5, 20) == ThreatClass::local);
  CHECK(of(0, 1e9) == ThreatClass::local);  // of homes no class beyond it is made
  CHECK(of(5000, 0) == ThreatClass::regional);
  CHECK(of(1e9, 0) == ThreatClass::global);
}

TEST_CASE("who reaches a class has reached those below it, also where these have no such amount", "[law]") {
  ClassTable table = by_people();
  table.regional.services = 1000;
  Stakes stakes;
  stakes.services = 1000;
  CHECK(class_of(table, stakes) == ThreatClass::regional);
  for (const ThreatClass below : {ThreatClass::object, ThreatClass::local, ThreatClass::regional})
    CHECK(reaches(table, stakes, below));
  CHECK_FALSE(reaches(table, stakes, ThreatClass::global));
}

TEST_CASE("a class may be asked of a multiple of what is at stake", "[law]") {
  Stakes stakes;
  stakes.people = 60;
  CHECK_FALSE(reaches(by_people(), stakes, ThreatClass::local));
  CHECK(reaches(by_people(), stakes, ThreatClass::local, 2));
  CHECK_FALSE(reaches(by_people(), stakes, ThreatClass::object, 0.05));
  CHECK(reaches(by_people(), Stakes{}, ThreatClass::none));
}

TEST_CASE("stakes add up kind by kind", "[law]") {
  Stakes sum{1, 2, 3, 4, 5, 6};
  add(sum, {10, 20, 30, 40, 50, 60}, 0.5);
  CHECK(sum == Stakes{6, 12, 18, 24, 30, 36});
}

TEST_CASE("every threat of the country has its classes, which begin ever later", "[law]") {
  const Institution& it = kazakhstan();
  for (std::size_t t = 0; t < it.threats.size(); ++t) {
    INFO(it.threats[t].id);
    const ClassTable& table = it.classes_of(ThreatId(t));
    CHECK(table.id != default_classes().id);
    for (const StakeKind& kind : stake_kinds) {
      double before = 0;
      for (const ThreatClass c :
           {ThreatClass::object, ThreatClass::local, ThreatClass::regional, ThreatClass::global}) {
        const double amount = table.from(c).*kind.amount;
        if (amount > 0) CHECK(amount > before);
        before = std::max(before, amount);
      }
    }
  }
  // What holds of a threat in no table is what the country says of emergencies.
  const ClassTable& emergencies = it.classes_of(it.threat("environment-and-emergencies"));
  for (const ThreatClass c : {ThreatClass::object, ThreatClass::local, ThreatClass::regional, ThreatClass::global})
    for (const StakeKind& kind : stake_kinds)
      CHECK(default_classes().from(c).*kind.amount == Approx(emergencies.from(c).*kind.amount));
  Institution other = it;
  other.classes.clear();
  CHECK(other.classes_of(ThreatId(std::size_t{0})).id == "default");
}
