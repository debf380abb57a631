// Single values at their bounds: what each kind of value may be, and what is said of the one beyond.
#include "catch.hpp"
#include "scenario/reader.hpp"
#include "scenario/source_text.hpp"
#include "support.hpp"

using namespace qorgan;
using namespace qorgan::format;
using qorgan::test::all_text;

namespace {

using Kind = Shape::Kind;

Node scalar(std::string text, Node::Written written = Node::Written::open) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.text = std::move(text);
  node.written = written;
  return node;
}

FieldShape field(Kind kind) {
  FieldShape out;
  out.name = "x";
  out.shape.kind = kind;
  return out;
}

/// Reads one value with a reader of its own; gives what it said, "" where nothing was wrong.
template <class Read>
std::string said(const Read& read) {
  Diagnostics diagnostics;
  Report report(diagnostics);
  Reader reader(report);
  const bool good = read(reader).has_value();
  std::string text = all_text(diagnostics);
  CHECK(good == text.empty());
  return text;
}

std::string of_text(Kind kind, const std::string& text) {
  return said([&](Reader& reader) { return reader.text(scalar(text), field(kind)); });
}

std::string many(const std::string& letter, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += letter;
  return out;
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("an id has up to 64 Latin letters, digits and signs, of which none begins it", "[values]") {
  for (const std::string& good :
       {std::string("a"), std::string("Z"), std::string("0"), std::string("9-z_A"), many("a", 64)})
    CHECK(of_text(Kind::identifier, good).empty());
  for (const std::string& bad : {std::string("-a"), std::string("_a"), std::string("a b"), std::string("a.b"),
                                 std::string("a/b"), std::string("a:b"), std::string("a@b"), std::string("a[b"),
                                 std::string("a`b"), std::string("a{b"), std::string("é"), many("a", 65)})
    CHECK(says(of_text(Kind::identifier, bad), "but an id has 1 to 64 Latin letters"));
  CHECK(says(of_text(Kind::identifier, ""), "'x' needs an id, but an empty text stands here"));
}

TEST_CASE("an article has numbers of up to four digits, in brackets behind the first", "[values]") {
  for (const char* good : {"1", "27", "9999", "15(1)(17)", "15(1)(6-1)", "2-1(2)", "0(9)"})
    CHECK(of_text(Kind::article, good).empty());
  for (const char* bad :
       {"12345", "a", "15(", "15()", "15(1", "15(1)17", "15-", "15-a", "-1", "15 (1)", "15(1-)", "15(1)(17),"})
    CHECK(says(of_text(Kind::article, bad), "but an article is written like 15(1)(17) or 15(1)(6-1)\n"));
  for (const char* good : {"15(1)(1), 15(1)(5)", "27", " 1 ,2"}) CHECK(of_text(Kind::articles, good).empty());
  for (const char* bad : {"1,,2", "1,", ",1", "1; 2"}) CHECK(says(of_text(Kind::articles, bad), "several with commas"));
  Diagnostics diagnostics;
  Report report(diagnostics);
  Reader reader(report);
  CHECK(reader.text(scalar(" 15(1)(1) ,27"), field(Kind::articles)) == "15(1)(1), 27");
}

TEST_CASE("texts are as long as they may be, counted in characters", "[values]") {
  for (const auto& [kind, most] :
       {std::pair{Kind::word, std::size_t{300}}, std::pair{Kind::prose, std::size_t{4000}}}) {
    CHECK(of_text(kind, many("ж", most)).empty());
    CHECK(says(of_text(kind, many("ж", most + 1)), "'x' has " + std::to_string(most + 1) + " characters; at most " +
                                                       std::to_string(most) + " are allowed"));
  }
  FieldShape own = field(Kind::word);
  own.shape.longest = 3;
  CHECK(said([&](Reader& reader) { return reader.text(scalar("abc"), own); }).empty());
  CHECK(says(said([&](Reader& reader) { return reader.text(scalar("abcd"), own); }), "at most 3"));
  CHECK(says(said([&](Reader& reader) { return reader.text(scalar(""), own); }), "an empty text"));
  own.shape.may_be_empty = true;
  CHECK(said([&](Reader& reader) { return reader.text(scalar(""), own); }).empty());
}

TEST_CASE("whole numbers are whole, in their range and no larger than two thousand million", "[values]") {
  const auto integer = [](const std::string& text, FieldShape shape = field(Kind::integer)) {
    return said([&](Reader& reader) { return reader.integer(scalar(text), shape); });
  };
  for (const char* good : {"0", "-3", "2000000000", "-2000000000", "3.0"}) CHECK(integer(good).empty());
  for (const std::string& bad :
       {std::string("2000000001"), std::string("-2000000001"), std::string("1.5"), std::string("a"), many("1", 101)})
    CHECK(says(integer(bad), "must be a whole number"));
  FieldShape narrow = field(Kind::integer);
  narrow.shape.low = 2;
  narrow.shape.high = 4;
  for (const char* good : {"2", "3", "4"}) CHECK(integer(good, narrow).empty());
  for (const char* bad : {"1", "5"})
    CHECK(says(integer(bad, narrow), std::string("'x' is ") + bad + ", but must be from 2 to 4"));
  const auto whole = [](const std::string& text) {
    return said([&](Reader& reader) { return reader.whole_number(scalar(text), field(Kind::integer)); });
  };
  for (const char* good : {"0", "18446744073709551615"}) CHECK(whole(good).empty());
  for (const char* bad : {"18446744073709551616", "-1", "1.0", "1 "})
    CHECK(says(whole(bad), "from 0 to 18446744073709551615"));
}

TEST_CASE("quantities are in their range and no text of more than a hundred characters", "[values]") {
  FieldShape hours = field(Kind::quantity);
  hours.shape.dimension = Dimension::duration;
  hours.shape.low = 3600;
  hours.shape.high = 7200;
  const auto quantity = [&](const std::string& text) {
    return said([&](Reader& reader) { return reader.quantity(scalar(text), hours); });
  };
  for (const char* good : {"1 h", "60 min", "2 h"}) CHECK(quantity(good).empty());
  for (const char* bad : {"59 min", "121 min"}) CHECK(says(quantity(bad), "but must be from 1 h to 2 h"));
  CHECK(quantity("1 " + many("0", 0) + "h").empty());
  CHECK(says(quantity("1." + many("0", 97) + " h"), "which is no number"));  // of 101
  CHECK(quantity("1." + many("0", 96) + " h").empty());                      // of 100
}

TEST_CASE("what JSON writes as a text, a number or a flag is one, and what YAML writes may be each", "[values]") {
  using Written = Node::Written;
  const auto reads = [](Kind kind, Written written) {
    const Node node = scalar(kind == Kind::flag ? "yes" : "1", written);
    return said([&](Reader& reader) -> std::optional<int> {
             if (kind == Kind::flag) return reader.flag(node, field(kind)) ? std::optional(1) : std::nullopt;
             if (kind == Kind::integer) return reader.integer(node, field(kind));
             if (kind == Kind::quantity) return reader.quantity(node, field(kind)) ? std::optional(1) : std::nullopt;
             return reader.text(node, field(kind)) ? std::optional(1) : std::nullopt;
           })
        .empty();
  };
  for (const Kind kind : {Kind::flag, Kind::integer, Kind::quantity, Kind::word}) {
    CHECK(reads(kind, Written::open));
    CHECK(reads(kind, Written::text) == (kind == Kind::word || kind == Kind::quantity));
    CHECK(reads(kind, Written::number) == (kind == Kind::integer || kind == Kind::quantity));
    CHECK(reads(kind, Written::flag) == (kind == Kind::flag));
  }
}

TEST_CASE("flags are said in few words", "[values]") {
  for (const char* yes : {"yes", "true", "Yes", "True"})
    said([&](Reader& reader) {
      CHECK(reader.flag(scalar(yes), field(Kind::flag)) == true);
      return std::optional(1);
    });
  for (const char* no : {"no", "false", "No", "False"})
    said([&](Reader& reader) {
      CHECK(reader.flag(scalar(no), field(Kind::flag)) == false);
      return std::optional(1);
    });
  CHECK(says(said([](Reader& reader) { return reader.flag(scalar("on"), field(Kind::flag)); }), "must be yes or no"));
}

TEST_CASE("moments lie between the start of a scenario and its end", "[values]") {
  const auto moment = [](const std::string& text, double* seconds = nullptr) {
    return said([&](Reader& reader) {
      reader.clock = {parse_instant("2024-03-20 09:00", 18000), 18000, 7200.0};
      FieldShape shape = field(Kind::moment);
      shape.shape.words = {"never"};
      auto read = reader.moment(scalar(text), shape);
      if (read && seconds) *seconds = read->seconds;
      return read;
    });
  };
  double seconds = -1;
  CHECK((moment("2024-03-20 10:30", &seconds).empty() && seconds == 5400));
  CHECK((moment("90 min", &seconds).empty() && seconds == 5400));
  CHECK((moment("2024-03-20 09:00", &seconds).empty() && seconds == 0));
  CHECK((moment("2 h", &seconds).empty() && seconds == 7200));
  CHECK(moment("never").empty());
  CHECK(says(moment("2024-03-20 08:59"), "1 min before the start of the scenario"));
  CHECK(says(moment("121 min"), "1 min past the end of the scenario"));
  CHECK(says(moment("nevar"), "'x' is 'nevar', but must be a date, or a length of time after the start, or never"));
  CHECK(says(moment("2024-13-20"), "which is no date"));
  CHECK(says(moment(many("1", 101)), "but must be a date"));
}

TEST_CASE("a text stands in three languages, and blanks are none", "[values]") {
  const auto local = [](std::string en, std::string ru, std::string kk) {
    Node node;
    node.kind = Node::Kind::map;
    for (auto& [key, text] : {std::pair{"en", en}, std::pair{"ru", ru}, std::pair{"kk", kk}})
      if (text != "-") node.members.push_back({key, {}, scalar(text)});
    return said([&](Reader& reader) {
      auto read = reader.local_text(node, field(Kind::local_text));
      if (read) CHECK((read->en == en && read->ru == ru && read->kk == kk));
      return read;
    });
  };
  CHECK(local("a", "б", "в").empty());
  CHECK(local("-", "б", "в") == "error: 'x' lacks its text in 'en'\n");
  CHECK(local("a", " \t\n", "-") == "error: 'x' lacks its text in 'ru'\nerror: 'x' lacks its text in 'kk'\n");
  CHECK(local(many("a", 300), "б", "в").empty());
  CHECK(says(local("a", "б", many("в", 301)), "301 characters"));
}

TEST_CASE("a list has no more entries than it may", "[values]") {
  const auto list = [](std::size_t entries, std::size_t longest) {
    Node node;
    node.kind = Node::Kind::list;
    node.items.resize(entries);
    FieldShape shape = field(Kind::list);
    shape.shape.longest = longest;
    return said([&](Reader& reader) { return reader.list(node, shape) ? std::optional(1) : std::nullopt; });
  };
  CHECK(list(3, 3).empty());
  CHECK(says(list(4, 3), "'x' has 4 entries; at most 3 are allowed"));
  CHECK(list(100000, 0).empty());
  CHECK(says(list(100001, 0), "at most 100000"));
}

TEST_CASE("a long list of words is told by its first and their number", "[values]") {
  std::vector<std::string> words;
  for (int i = 1; i <= 14; ++i) words.push_back(std::to_string(i));
  CHECK(listed(words) == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14");
  words.emplace_back("15");
  CHECK(listed(words) == "1, 2, 3, 4, 5, 6, 7, ... (15 in all)");
  CHECK(listed({}).empty());
}

TEST_CASE("ranges are told by the ends that they have", "[values]") {
  Shape shape;
  shape.kind = Kind::integer;
  CHECK(range_text(shape).empty());
  shape.low = 1;
  CHECK(range_text(shape) == "at least 1");
  shape.high = 9;
  CHECK(range_text(shape) == "from 1 to 9");
  shape.low = -std::numeric_limits<double>::infinity();
  CHECK(range_text(shape) == "at most 9");
  shape.low = 9;
  CHECK(range_text(shape).empty());  // one value is no range
  CHECK(with_article("incident") == "an incident");
  CHECK(with_article("region") == "a region");
}

TEST_CASE("entries of a list are called by the first key that names them", "[values]") {
  const auto entry = [](const std::vector<std::pair<std::string, std::string>>& keys) {
    Node node;
    node.kind = Node::Kind::map;
    for (auto& [key, text] : keys) node.members.push_back({key, {}, scalar(text)});
    return node;
  };
  Node list;
  list.items = {entry({{"role", "a"}, {"id", "b"}}),
                entry({{"role", "a"}, {"capability", "rescue"}}),
                entry({{"role", "a"}}),
                entry({{"region", "KZ-15"}, {"field", "f"}}),
                entry({{"field", "f"}, {"type", "t"}}),
                entry({{"capability", "c"}}),
                entry({{"type", "t"}}),
                entry({{"number", "7"}}),
                entry({{"other", "o"}}),
                entry({{"role", "a"}}),
                entry({{"id", many("a", 65)}, {"role", "r"}}),
                entry({{"id", many("a", 64)}}),
                entry({{"role", "a"}})};
  CHECK(entry_names(list) == std::vector<std::string>{"b", "a/rescue", "a", "KZ-15", "f", "c", "t", "7", "8", "a#2",
                                                      "r", many("a", 64), "a#3"});
}

TEST_CASE("numbers without a source are told of by name, four at most", "[values]") {
  const auto without = [](int numbers) {
    Diagnostics diagnostics;
    Report report(diagnostics);
    Reader reader(report);
    const Node map;
    {
      const Reader::Scope scope(reader, map);
      for (int i = 1; i <= numbers; ++i) {
        FieldShape shape = field(Kind::integer);
        shape.name = "n" + std::to_string(i);
        reader.record(scalar("1"), shape, 1);
      }
    }
    return all_text(diagnostics);
  };
  CHECK(without(0).empty());
  CHECK(without(1) == "error: no 'source:' here or around it for the number n1\n");
  CHECK(without(4) == "error: no 'source:' here or around it for the numbers n1, n2, n3, n4\n");
  CHECK(without(5) == "error: no 'source:' here or around it for the numbers n1, n2, n3, n4, ...\n");
}

TEST_CASE("suggestions are looked for a hundred times, of words that are not too long", "[values]") {
  Diagnostics diagnostics;
  Report report(diagnostics);
  Reader reader(report);
  CHECK(reader.suggest(many("a", 65), {"aa"}).empty());
  const std::string long_word = many("a", 64), wanted = long_word.substr(1);
  CHECK(reader.suggest(long_word, {wanted}) == wanted);
  for (int i = 0; i < 99; ++i) CHECK(reader.suggest("flod", {"flood"}) == "flood");
  CHECK(reader.suggest("flod", {"flood"}).empty());
  std::vector<std::string_view> candidates(2000, "zzzzzzzz");
  candidates.back() = "flood";
  Reader second(report);
  CHECK(second.suggest("flod", candidates) == "flood");
  candidates.insert(candidates.begin(), "zzzzzzzz");
  CHECK(second.suggest("flod", candidates).empty());  // the 2001st
}

TEST_CASE("five hundred findings are told, and the first error always", "[values]") {
  Diagnostics diagnostics;
  Report report(diagnostics);
  for (int i = 0; i < 499; ++i) report.warning({nullptr, 1, 1}, "w");
  CHECK_FALSE(report.full());
  CHECK(diagnostics.all().size() == 499);
  report.warning({nullptr, 1, 1}, "one too many");
  CHECK(report.full());
  REQUIRE(diagnostics.all().size() == 500);
  CHECK(says(diagnostics.all().back().text(), "more than 499 problems; the rest is not shown"));
  report.warning({nullptr, 1, 1}, "w");
  CHECK(diagnostics.all().size() == 500);
  report.error({nullptr, 2, 3}, "the first error");
  CHECK(diagnostics.all().size() == 501);
  report.error({nullptr, 2, 3}, "another");
  CHECK(diagnostics.all().size() == 501);
  CHECK(report.errors() == 2);
  CHECK(report.findings() == 503);
}

TEST_CASE("UTF-8 is told at each of its bounds", "[values]") {
  const auto length = [](std::initializer_list<int> bytes) {
    std::string text;
    for (const int byte : bytes) text += static_cast<char>(byte);
    return utf8_length(text);
  };
  CHECK(utf8_length("") == 0);
  CHECK(length({0x00}) == 1);
  CHECK(length({0x7F}) == 1);
  for (const int lead : {0x80, 0xBF, 0xC0, 0xC1, 0xF5, 0xFF}) CHECK(length({lead, 0x80, 0x80, 0x80}) == 0);
  for (const int lead : {0xC2, 0xDF}) {
    CHECK(length({lead, 0x80}) == 2);
    CHECK(length({lead, 0xBF}) == 2);
    CHECK(length({lead, 0x7F}) == 0);
    CHECK(length({lead, 0xC0}) == 0);
    CHECK(length({lead}) == 0);
  }
  CHECK(length({0xE0, 0x9F, 0xBF}) == 0);  // overlong
  CHECK(length({0xE0, 0xA0, 0x80}) == 3);
  CHECK(length({0xE1, 0x80, 0x80}) == 3);
  CHECK(length({0xED, 0x9F, 0xBF}) == 3);
  CHECK(length({0xED, 0xA0, 0x80}) == 0);  // a surrogate
  CHECK(length({0xEE, 0xA0, 0x80}) == 3);
  CHECK(length({0xEF, 0xBF, 0xBF}) == 3);
  CHECK(length({0xE1, 0x80}) == 0);
  CHECK(length({0xE1, 0x80, 0x41}) == 0);
  CHECK(length({0xE1, 0x41, 0x80}) == 0);
  CHECK(length({0xF0, 0x8F, 0xBF, 0xBF}) == 0);  // overlong
  CHECK(length({0xF0, 0x90, 0x80, 0x80}) == 4);
  CHECK(length({0xF1, 0x80, 0x80, 0x80}) == 4);
  CHECK(length({0xF4, 0x8F, 0xBF, 0xBF}) == 4);
  CHECK(length({0xF4, 0x90, 0x80, 0x80}) == 0);  // beyond the last character
  CHECK(length({0xF1, 0x80, 0x80}) == 0);
  CHECK(length({0xF1, 0x80, 0x80, 0x41}) == 0);
  CHECK(length({0xF1, 0x80, 0x41, 0x80}) == 0);
  CHECK(length({0xF1, 0x41, 0x80, 0x80}) == 0);
}

TEST_CASE("places are counted in characters, also far in a line and behind a byte order mark", "[values]") {
  const auto file = std::make_shared<const std::string>("f");
  const std::string text =
      "\xEF\xBB\xBF"
      "ab\nж" +
      many("жx", 300) + "\nend";
  const SourceText source(text, file);
  const auto place = [&](std::size_t offset) {
    const Spot spot = source.spot_at(offset);
    return std::pair(spot.line, spot.column);
  };
  using Two = std::pair<int, int>;
  CHECK(place(0) == Two{1, 1});
  CHECK(place(3) == Two{1, 1});
  CHECK(place(4) == Two{1, 2});
  CHECK(place(6) == Two{2, 1});
  CHECK(place(8) == Two{2, 2});
  for (const std::size_t pairs :
       {std::size_t{80}, std::size_t{85}, std::size_t{86}, std::size_t{170}, std::size_t{300}})
    CHECK(place(8 + 3 * pairs) == Two{2, static_cast<int>(2 + 2 * pairs)});
  CHECK(place(text.size()) == Two{3, 4});
  CHECK(source.spot(0, 1).column == 2);
  CHECK(source.spot(99, 0).line == 3);
  CHECK(source.spot(-1, 0).line == 0);
  CHECK(source.spot(1, -1).line == 0);
  const SourceText later("x", file, 7);
  CHECK(later.spot(0, 0).line == 7);
}
