// The table in the report's annex is that of the suite.

#include "validation/row.hpp"
#include "support/places.hpp"

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "catch.hpp"

using namespace qorgan;
using namespace qorgan::test;

TEST_CASE("the committed table of validation has the rows of the suite, in order") {
  std::ifstream file(source_dir() + "/assets/report/validation.json");
  const auto table = nlohmann::json::parse(file);
  CHECK_FALSE(table.at("version").get<std::string>().empty());
  const auto items = validation_items();
  const auto& rows = table.at("rows");
  REQUIRE(rows.size() == items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    INFO(items[i].id);
    CHECK(rows[i].at("id") == std::string(items[i].id));
    CHECK(rows[i].at("target") == std::string(items[i].target));
    CHECK(rows[i].at("source") == std::string(items[i].source));
    CHECK(rows[i].at("verdict") == (items[i].weakness ? "not held" : "pass"));
    for (const char* number : {"expected", "measured", "tolerance"}) CHECK(rows[i].at(number).is_number());
  }
}

TEST_CASE("no row passes whatever is measured: what must be near has a tolerance below what it is near to") {
  std::ifstream file(source_dir() + "/assets/report/validation.json");
  for (const auto& row : nlohmann::json::parse(file).at("rows")) {
    INFO(row.at("id"));
    // A measured time, share or count is no less than nothing, so a tolerance as great as a value allows everything
    // below it.
    if (row.at("relation") == "=" && row.at("expected") > 0) CHECK(row.at("tolerance") < row.at("expected"));
  }
}

TEST_CASE("every row of the table has a name of its own, and what it is held against a source") {
  std::set<std::string_view> ids;
  for (const ValidationItem& item : validation_items()) {
    INFO(item.id);
    CHECK(ids.insert(item.id).second);
    CHECK(item.target.size() > 10);
    CHECK_FALSE(item.source.empty());
  }
}

// Not run unless named: tools/validate asks so for the list.
TEST_CASE("the list of rows", "[.][validation-items]") {
  for (const ValidationItem& item : validation_items())
    std::cout << "item\t" << item.id << '\t' << item.target << '\t' << item.source << '\n';
  CHECK_FALSE(validation_items().empty());
}
