#include "scenario/json_tree.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "catch.hpp"
#include "core/file_bytes.hpp"
#include "support/places.hpp"

using namespace qorgan;
using namespace qorgan::format;

namespace {

struct Read {
  std::optional<Node> root;
  Diagnostics diagnostics;
};

Read read(std::string_view text, const JsonLimits& limits = {}, int first_line = 1) {
  Read out;
  Report report(out.diagnostics);
  out.root = parse_json(text, std::make_shared<const std::string>("f.json"), report, limits, first_line);
  CHECK(out.root.has_value() == (report.errors() == 0 || out.root.has_value()));
  return out;
}

/// All complaints, a line each.
std::string wrong(std::string_view text, const JsonLimits& limits = {}) {
  const Read out = read(text, limits);
  std::string all;
  for (const Diagnostic& d : out.diagnostics.all()) all += d.text() + "\n";
  return all;
}

}  // namespace

TEST_CASE("a JSON file becomes a tree whose nodes know where they stand", "[json]") {
  const Read out = read("\xEF\xBB\xBF{\"ä\": [1, -2.5e+3,\r\n\ttrue, null], \"b\": {\"c\": \"d\"}}\n");
  REQUIRE(out.root);
  CHECK(out.diagnostics.all().empty());
  REQUIRE(out.root->is_map());
  const Node* list = out.root->find("ä");
  REQUIRE(list);
  REQUIRE(list->items.size() == 4);
  CHECK(list->items[0].text == "1");
  CHECK(list->items[0].written == Node::Written::number);
  CHECK(list->items[1].text == "-2.5e+3");
  CHECK(list->items[2].written == Node::Written::flag);
  CHECK(list->items[3].is_nothing());
  CHECK(list->items[2].spot.line == 2);
  CHECK(list->items[2].spot.column == 2);
  CHECK(out.root->spot.column == 1);  // a byte order mark is no character
  CHECK(list->spot.column == 7);      // in characters, not bytes
  const Node* text = out.root->find("b")->find("c");
  CHECK(text->text == "d");
  CHECK(text->written == Node::Written::text);
  CHECK(text->spot.line == 2);
  CHECK(read("[\n1]", {}, 7).root->items[0].spot.line == 8);
}

TEST_CASE("every number is kept as it is written", "[json]") {
  for (const char* number : {"0", "-0", "18446744073709551616", "9007199254740993", "1e999", "0.1", "2.50", "1E-7"}) {
    const Read out = read(number);
    INFO(number);
    REQUIRE(out.root);
    CHECK(out.root->text == number);
  }
}

TEST_CASE("escapes give the characters they name", "[json]") {
  const Read out = read(R"("\" \\ \/ \n\r\t \u0041 \u049b \u20AC \ud83d\uDE00")");
  REQUIRE(out.root);
  CHECK(out.root->text == "\" \\ / \n\r\t A қ € 😀");
}

TEST_CASE("what is no JSON is refused at the place where it stops being any", "[json]") {
  const auto expect = [](std::string_view text, std::string_view said) {
    INFO(text);
    CHECK_THAT(wrong(text), ContainsSubstring(std::string(said)));
  };
  expect("", "f.json: error: the file is empty");
  expect(" \n", "f.json: error: the file is empty");
  expect("\xEF\xBB\xBF", "f.json: error: the file is empty");
  expect("[1,]", "f.json:1:4: error: no valid JSON: a value should stand here; is a ',' too many?");
  expect("{\"a\": 1,}", "f.json:1:9: error: no valid JSON: a key in double quotes should stand here, not '}'");
  expect("[1", "f.json:1:3: error: no valid JSON: the file ends where ',' or ']' should stand");
  expect("{\"a\" 1}", "f.json:1:6: error: no valid JSON: ':' should stand here, not '1'");
  expect("{a: 1}", "f.json:1:2: error: no valid JSON: a key in double quotes should stand here, not 'a'");
  expect("[1] x", "f.json:1:5: error: no valid JSON: something stands behind the end of the value");
  expect("{}{}", "f.json:1:3: error: no valid JSON: something stands behind the end");
  expect("['a']", "f.json:1:2: error: no valid JSON: a text stands in double quotes, not in single ones");
  expect("[yes]", "f.json:1:2: error: no valid JSON: 'yes' is no value; a text needs double quotes");
  expect("[True]", "'True' is no value");
  expect("[NaN]", "f.json:1:2: error: no valid JSON: there is no number NaN");
  expect("[Infinity]", "there is no number Infinity");
  expect("[-Infinity]", "f.json:1:2: error: no valid JSON: there is no number Infinity");
  expect("[01]", "f.json:1:2: error: no valid JSON: a number has no zeros in front");
  expect("[1.]", "a digit should stand here");
  expect("[.5]", "a value should stand here, not '.'");
  expect("[+1]", "a value should stand here, not '+'");
  expect("[1e]", "a digit should stand here");
  expect("[-]", "a digit should stand here");
  expect("// why\n[]", "f.json:1:1: error: no valid JSON: there are no comments in JSON");
  expect("[\"a\nb\"]", "f.json:1:2: error: no valid JSON: the text that begins here is not closed in its line");
  expect("[\"a", "f.json:1:2: error: no valid JSON: the text that begins here is not closed");
  expect("[\"a\\", "f.json:1:4: error: no valid JSON: behind '\\'");
  expect("[\"a\tb\"]", "f.json:1:4: error: no valid JSON: a tab in a text is written \\t");
  expect(R"(["\x41"])", "f.json:1:3: error: no valid JSON: behind '\\' stands one of");
  expect(R"(["\u12g4"])", "f.json:1:3: error: no valid JSON: behind \\u stand four hexadecimal digits");
  expect(R"(["\ud83d"])", "f.json:1:3: error: half a surrogate pair is no character");
  expect(R"(["\ud83dx"])", "half a surrogate pair");
  expect(R"(["\ud83d\u0041"])", "half a surrogate pair");
  expect(R"(["\ude00"])", "half a surrogate pair");
  expect(R"(["a\u0000b"])", "f.json:1:4: error: the control character 0x00 is not allowed");
  expect(R"(["\b"])", "the control character 0x08 is not allowed");
  expect(std::string_view("[\0]", 3), "f.json:1:2: error: the file holds a NUL byte");
  expect("[\"\xFF\"]", "f.json:1:3: error: the byte 0xFF is not valid UTF-8");
  expect("[\"\xED\xA0\x80\"]", "f.json:1:3: error: the byte 0xED is not valid UTF-8");
  expect("[\x07]", "the control character 0x07");
}

TEST_CASE("a key that stands twice is told with its first place, and the rest is still there", "[json]") {
  const Read out = read("{\"a\": 1,\n \"b\": {\"c\": 1, \"c\": 2},\n \"a\": 3}");
  REQUIRE(out.root);
  REQUIRE(out.diagnostics.all().size() == 2);
  CHECK(out.diagnostics.all()[0].text() == "f.json:2:16: error: key 'c' stands twice in this mapping; first in line 2");
  CHECK(out.diagnostics.all()[1].text() == "f.json:3:2: error: key 'a' stands twice in this mapping; first in line 1");
  CHECK(out.root->members.size() == 3);
}

TEST_CASE("limits hold at their last value and not beyond", "[json]") {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
  };
  CHECK(wrong(nested(32)).empty());
  CHECK(wrong(nested(33)) == "f.json:1:33: error: nested more than 32 deep\n");
  CHECK_THAT(wrong(std::string(1000000, '[')), ContainsSubstring("nested more than 32 deep"));
  CHECK_THAT(wrong(fmt::format("{}", std::string(300000, '{'))), ContainsSubstring("a key in double quotes"));
  const JsonLimits few{.bytes = 100, .depth = 4, .nodes = 5, .text = 6};
  CHECK(wrong("[1,2,3,4]", few).empty());
  CHECK(wrong("[1,2,3,4,5]", few) == "f.json:1:10: error: the file holds more than 5 values\n");
  CHECK(wrong("\"123456\"", few).empty());
  CHECK(wrong("\"1234567\"", few) == "f.json:1:1: error: a text of more than 6 bytes\n");
  CHECK_THAT(wrong("1234567", few), ContainsSubstring("a number of 7 characters"));
  CHECK(wrong(std::string(99, ' ') + "1", few).empty());
  CHECK(wrong(std::string(100, ' ') + "1", few) == "f.json: error: the file has 101 bytes; at most 100 are read\n");
}

TEST_CASE("every JSON file that comes with the program is read without a complaint", "[json]") {
  namespace fs = std::filesystem;
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(source_dir()) / "assets")) {
    if (entry.path().extension() != ".json") continue;
    std::string why;
    const auto text = file_bytes(entry.path().string(), JsonLimits{}.bytes, why);
    REQUIRE(text);
    INFO(entry.path());
    CHECK(wrong(*text).empty());  // a key that stands twice would take the other's place without a word
    ++files;
  }
  CHECK(files > 8);
}
