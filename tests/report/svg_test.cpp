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

namespace {
using Lines = std::vector<std::string>;
}  // namespace

TEST_CASE("shortening keeps whole characters, fits, and keeps the whole text beside it", "[report][svg]") {
  const std::string name = "Қазақстан Республикасының Үкіметі";
  const Label label = shorten(name, 11, 90);
  REQUIRE(label.lines.size() == 1);
  const std::string& cut = label.lines.front();
  CHECK(cut.size() < name.size());
  CHECK(text_width(cut, 11) <= 90);
  CHECK(cut.ends_with("\u2026"));
  CHECK(name.starts_with(cut.substr(0, cut.size() - 3)));
  CHECK((static_cast<unsigned char>(cut[cut.size() - 4]) & 0xC0) != 0xC0);  // no lead byte without its rest
  CHECK(label.full == name);
  CHECK(shorten("short", 11, 90).lines == Lines{"short"});
  CHECK(shorten("short", 11, 90).full.empty());
}

TEST_CASE("a label is broken at a space into two lines, and cut only where the lines do not do", "[report][svg]") {
  CHECK(break_label("short", 11, 100).lines == Lines{"short"});
  CHECK(break_label("Flood of the upper river", 11, 100).lines == Lines{"Flood of the", "upper river"});
  CHECK(break_label("one long label of many words", 11, 75, 3).lines.size() == 3);
  CHECK(break_label("one long label of many words", 11, 75, 3).full.empty());
  CHECK(break_label("one long label of many words", 11, 75).lines.size() == 2);
  CHECK(break_label("one long label of many words", 11, 75).full == "one long label of many words");
  const Label cut = break_label("Unbreakablelabelwithoutanyspaceinit", 11, 60);
  REQUIRE(cut.lines.size() == 1);
  CHECK(cut.lines[0].ends_with("\u2026"));
  CHECK(cut.full == "Unbreakablelabelwithoutanyspaceinit");
  for (const Weight weight : {Weight::regular, Weight::bold})
    for (const std::string& line : break_label("averylongword anotherverylongword", 11, 50, 3, weight).lines)
      CHECK(text_width(line, 11, weight) <= 50);
}

TEST_CASE("letters have widths of their own, Kazakh ones too", "[report][svg]") {
  CHECK(text_width("iiii", 10) < text_width("WWWW", 10) / 2);
  CHECK(text_width("\u049A\u0430\u0437\u0430\u049B\u0441\u0442\u0430\u043D", 10) <
        text_width("\u049A\u0430\u0437\u0430\u049B\u0441\u0442\u0430\u043D", 10, Weight::bold));
  for (const char* letter : {"ә", "ғ", "қ", "ң", "ө", "ұ", "ү", "һ", "і", "Щ", "№"}) {
    INFO(letter);
    CHECK(text_width(letter, 100) > 20);
    CHECK(text_width(letter, 100) < 125);
    CHECK(text_width(letter, 100, Weight::bold) > 20);
  }
  // Combining marks stand on the letter before; what no font has counts as a whole square; broken bytes are no crash.
  CHECK(text_width("e\u0301", 10) == Approx(text_width("e", 10)));
  CHECK(text_width("\u4E2D", 10) == Approx(10));
  CHECK(text_width("\xD0", 10) > 0);
  CHECK(shorten(std::string(200, '\xFF'), 11, 90).lines.size() == 1);
}

TEST_CASE("labels of an axis do not touch each other and stay in the figure", "[report][svg]") {
  Svg svg(100, 40, "t");
  svg.axis_labels({{0, "first"}, {20, "second"}, {50, "third"}, {100, "last"}}, 20);
  const std::string markup = svg.finish();
  CHECK(markup.find(">first<") != std::string::npos);
  CHECK(markup.find(">second<") == std::string::npos);
  CHECK(markup.find(">third<") != std::string::npos);
  CHECK(markup.find(">last<") != std::string::npos);
  CHECK(markup.find("x=\"0\"") == std::string::npos);
  CHECK(markup.find("x=\"100\"") == std::string::npos);
}

TEST_CASE("a cut text of a figure tells the whole one to who points at it", "[report][svg]") {
  Svg svg(100, 40, "t");
  svg.label(1, 10, shorten("a <b>long</b> text that is cut", 11, 60), 12, "lane-label");
  const std::string markup = svg.finish();
  CHECK(markup.find("<title>a &lt;b&gt;long&lt;/b&gt; text that is cut</title></text>") != std::string::npos);
}
