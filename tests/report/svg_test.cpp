#include "report/svg.hpp"

#include <limits>

#include "catch.hpp"

using namespace qorgan;

TEST_CASE("text in a figure cannot become markup", "[report][svg]") {
  Svg svg(100, 50, "a <title> & \"more\"");
  svg.text(1, 2, "<script>alert('x')</script>", "label\" onload=\"x");
  svg.circle(1, 2, 3, "dot", "tip </title><script>");
  const std::string markup = svg.finish();
  CHECK(markup.find("<script") == std::string::npos);
  CHECK(markup.find("onload=\"") == std::string::npos);
  CHECK(markup.find("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;") != std::string::npos);
  CHECK(markup.find("aria-label=\"a &lt;title&gt; &amp; &quot;more&quot;\"") != std::string::npos);
}

TEST_CASE("coordinates are short and always numbers", "[report][svg]") {
  CHECK(coordinate(12.5) == "12.5");
  CHECK(coordinate(12.0) == "12");
  CHECK(coordinate(-0.0001) == "0");
  CHECK(coordinate(std::numeric_limits<double>::quiet_NaN()) == "0");
  CHECK(coordinate(std::numeric_limits<double>::infinity()) == "0");
}

TEST_CASE("shortening keeps whole characters and fits", "[report][svg]") {
  const std::string name = "Қазақстан Республикасының Үкіметі";
  const std::string cut = shorten(name, 11, 90);
  CHECK(cut.size() < name.size());
  CHECK(text_width(cut, 11) <= 100);
  CHECK(cut.ends_with("…"));
  CHECK(name.starts_with(cut.substr(0, cut.size() - 3)));
  CHECK((static_cast<unsigned char>(cut[cut.size() - 4]) & 0xC0) != 0xC0);  // no lead byte without its rest
  CHECK(shorten("short", 11, 90) == "short");
}

TEST_CASE("a label is broken at a space into two lines, and cut only where two do not do", "[report][svg]") {
  CHECK(break_label("short", 11, 100) == std::vector<std::string>{"short"});
  CHECK(break_label("Flood of the upper river", 11, 100) == std::vector<std::string>{"Flood of the", "upper river"});
  CHECK(break_label("one long label of many words", 11, 70, 3).size() == 3);
  CHECK(break_label("one long label of many words", 11, 70).size() == 2);
  for (const std::string& line : break_label("one long label of many words", 11, 70, 3))
    CHECK(line.find("\u2026") == std::string::npos);
  const auto cut = break_label("Unbreakablelabelwithoutanyspaceinit", 11, 60);
  REQUIRE(cut.size() == 1);
  CHECK(cut[0].ends_with("\xE2\x80\xA6"));
  for (const std::string& line : break_label("averylongword anotherverylongword", 11, 50))
    CHECK(text_width(line, 11) <= 50);
}
