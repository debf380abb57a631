#include "core/enum_table.hpp"

#include <cstdint>
#include <stdexcept>
#include <string_view>
#include <type_traits>

#include "catch.hpp"
#include "law/vocabulary.hpp"

using namespace qorgan;

namespace {
enum class Colour : std::uint8_t { red, green, blue, none = 0xFF };
using Table = EnumTable<Colour, std::string_view>;

template <std::size_t N>
constexpr bool names_every(const std::array<Colour, N>& rows) {
  return has_every<Colour>(rows, [](Colour colour) { return colour; });
}
template <std::size_t N>
constexpr bool complete(const std::array<Named<Colour>, N>& names) {
  return is_complete<Colour>(names);
}
}  // namespace

TEST_CASE("the compiler counts the enumerators of an enumeration, without those that stand for none") {
  enum class Local : std::uint8_t { one, two };
  STATIC_REQUIRE(count_of<Colour> == 3);
  STATIC_REQUIRE(count_of<Local> == 2);
  STATIC_REQUIRE(all_of<Colour> == std::array{Colour::red, Colour::green, Colour::blue});
}

TEST_CASE("a table with fewer or more rows than enumerators does not compile") {
  STATIC_REQUIRE(std::is_constructible_v<Table, const Table::Row(&)[3]>);
  STATIC_REQUIRE_FALSE(std::is_constructible_v<Table, const Table::Row(&)[2]>);
  STATIC_REQUIRE_FALSE(std::is_constructible_v<Table, const Table::Row(&)[4]>);
}

TEST_CASE("rows that miss an enumerator, or name one twice, are no table") {
  STATIC_REQUIRE(names_every(std::array{Colour::blue, Colour::red, Colour::green}));
  STATIC_REQUIRE_FALSE(names_every(std::array{Colour::red, Colour::green}));
  STATIC_REQUIRE_FALSE(names_every(std::array{Colour::red, Colour::green, Colour::green}));
  STATIC_REQUIRE_FALSE(names_every(std::array{Colour::red, Colour::green, Colour::none}));
  STATIC_REQUIRE_FALSE(names_every(std::array{Colour::red, Colour::green, Colour::blue, Colour::blue}));
}

TEST_CASE("a vocabulary gives every enumerator a name of its own") {
  using Row = Named<Colour>;
  STATIC_REQUIRE(complete(std::array{Row{Colour::red, "r"}, Row{Colour::green, "g"}, Row{Colour::blue, "b"}}));
  STATIC_REQUIRE_FALSE(complete(std::array{Row{Colour::red, "r"}, Row{Colour::green, "g"}}));
  STATIC_REQUIRE_FALSE(complete(std::array{Row{Colour::red, "r"}, Row{Colour::green, "g"}, Row{Colour::blue, "g"}}));
  STATIC_REQUIRE_FALSE(complete(std::array{Row{Colour::red, "r"}, Row{Colour::green, "g"}, Row{Colour::blue, ""}}));
  STATIC_REQUIRE_FALSE(complete(std::array<Row, 3>{{{Colour::red, "r"}, {Colour::green, "g"}}}));
}

TEST_CASE("a table is read by its enumerator, whatever the order of its rows, and never past its end") {
  static constexpr Table table({{Colour::blue, "b"}, {Colour::red, "r"}, {Colour::green, "g"}});
  CHECK(table[Colour::red] == "r");
  CHECK(table[Colour::blue] == "b");
  CHECK(table.values()[1] == "g");
  CHECK(table.find(std::string_view("g")) == Colour::green);
  CHECK_FALSE(table.find(std::string_view("x")));
  CHECK_THROWS_AS(table[Colour::none], std::out_of_range);
}
