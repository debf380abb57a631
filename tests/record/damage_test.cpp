#include "record/damage.hpp"

#include <cmath>

#include "catch.hpp"

using namespace qorgan;

namespace {

/// Two threats: one of one interest and two types, one economic of two kinds and three interests.
Record two_threats() {
  Record record;
  record.interests = {{1, "5(1)(1)", {"a", "a", "a"}}, {2, "5(1)(2)", {"b", "b", "b"}}, {3, "5(1)(3)", {}}};
  record.types = {{"public", "4(1)", {"p", "p", "p"}, false},
                  {"economic", "4(4)", {}, false},
                  {"financial", "22(1)(1)", {"f", "f", "f"}, true},
                  {"food", "22(1)(2)", {}, true},
                  {"energy", "22(1)(3)", {}, true}};
  record.threats.resize(2);
  record.threats[0].interests = {2};
  record.threats[0].types = {"public", "economic"};
  record.threats[1].interests = {1, 2, 3};
  record.threats[1].types = {"economic"};
  record.threats[1].kinds = {"financial", "energy"};
  record.incidents.resize(2);
  for (std::size_t i = 0; i < 2; ++i) {
    record.incidents[i].threat = ThreatId(i);
    record.incidents[i].state.peak = 1;
    record.measures.push_back({"loss", IncidentId(i), {}, i == 0 ? 100.0 : 60.0, i == 0 ? 300.0 : 60.0});
    record.measures.push_back({"harmed", IncidentId(i), {}, i == 0 ? 10.0 : no_value, i == 0 ? 40.0 : no_value});
  }
  record.run.baseline = true;
  return record;
}

const DamageRow* find(const std::vector<DamageRow>& rows, std::string_view by, std::string_view key,
                      std::string_view measure = "loss") {
  for (const DamageRow& row : rows)
    if (row.by == by && row.key == key && row.measure == measure) return &row;
  return nullptr;
}

double sum(const std::vector<DamageRow>& rows, std::string_view by, double DamageRow::*member) {
  double out = 0;
  for (const DamageRow& row : rows)
    if (row.by == by && row.measure == "loss") out += row.*member;
  return out;
}

}  // namespace

TEST_CASE("an incident's damage falls in equal shares on what its threat names", "[record][damage]") {
  const auto rows = split_damage(two_threats());
  REQUIRE(find(rows, "interest", "1"));
  CHECK(find(rows, "interest", "1")->value == Approx(20));
  CHECK(find(rows, "interest", "2")->value == Approx(100 + 20));
  CHECK(find(rows, "interest", "2")->baseline == Approx(300 + 20));
  CHECK(find(rows, "interest", "2")->averted() == Approx(200));
  CHECK(find(rows, "interest", "2")->incidents == 2);
  CHECK(find(rows, "interest", "3")->incidents == 1);
  CHECK(find(rows, "type", "public")->value == Approx(50));
  CHECK(find(rows, "type", "economic")->value == Approx(50 + 60));
  CHECK(find(rows, "type", "public", "harmed")->value == Approx(5));
}

TEST_CASE("kinds of economic security divide the economic share", "[record][damage]") {
  const auto rows = split_damage(two_threats());
  CHECK(find(rows, "kind", "financial")->value == Approx(30));
  CHECK(find(rows, "kind", "energy")->value == Approx(30));
  CHECK(find(rows, "kind", "food") == nullptr);
  // The first threat is economic and names no kind: its share stays with the type alone.
  CHECK(sum(rows, "kind", &DamageRow::value) == Approx(60));
}

TEST_CASE("interests and types each add up to all damage, even where a threat names none", "[record][damage]") {
  Record record = two_threats();
  record.threats[0].interests.clear();
  record.threats[0].types = {"unheard-of"};
  record.incidents.push_back({});  // of no threat at all
  record.measures.push_back({"loss", IncidentId(std::size_t{2}), {}, 7, 7});
  const auto rows = split_damage(record);
  for (const char* by : {"interest", "type"}) {
    CHECK(sum(rows, by, &DamageRow::value) == Approx(167));
    CHECK(sum(rows, by, &DamageRow::baseline) == Approx(367));
    REQUIRE(find(rows, by, ""));
    CHECK(find(rows, by, "")->value == Approx(107));
    CHECK(article_of(record, *find(rows, by, "")).empty());
  }
}

TEST_CASE("without a baseline nothing is compared", "[record][damage]") {
  Record record = two_threats();
  record.run.baseline = false;
  for (const DamageRow& row : split_damage(record)) {
    CHECK(std::isnan(row.baseline));
    CHECK(std::isnan(row.averted()));
  }
}

TEST_CASE("what a response prevented altogether still has its row", "[record][damage]") {
  Record record = two_threats();
  record.incidents[1].state.peak = 0;
  for (MeasureRow& row : record.measures)
    if (row.incident == IncidentId(std::size_t{1})) row.value = 0;
  const auto rows = split_damage(record);
  REQUIRE(find(rows, "interest", "1"));
  CHECK(find(rows, "interest", "1")->incidents == 0);
  CHECK(find(rows, "interest", "1")->averted() == Approx(20));
}

TEST_CASE("rows know the article and the name of their part", "[record][damage]") {
  const Record record = two_threats();
  const auto rows = split_damage(record);
  CHECK(article_of(record, *find(rows, "interest", "2")) == "5(1)(2)");
  CHECK(article_of(record, *find(rows, "kind", "energy")) == "22(1)(3)");
  CHECK(name_of(record, *find(rows, "type", "public")).en == "p");
  CHECK(name_of(record, *find(rows, "kind", "financial")).en == "f");
  CHECK(split_damage(Record{}).empty());
}
