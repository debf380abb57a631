#include "core/csv.hpp"

#include <limits>

#include "catch.hpp"
#include "core/random.hpp"

using namespace qorgan;

namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";

std::string cell(std::string_view text, const CsvStyle& style) {
  std::string out;
  CsvWriter csv(out, style);
  csv.text(text);
  return out;
}

CsvStyle plain() { return {',', '.', false, false}; }
CsvStyle defused() { return {',', '.', false, true}; }

/// What a reader has who takes one apostrophe off.
std::string taken_back(std::string text) {
  if (text.starts_with('\'')) text.erase(0, 1);
  return text;
}

}  // namespace

TEST_CASE("rows have cells between separators and end in CR LF") {
  std::string out;
  CsvWriter csv(out, plain());
  csv.text("name");
  csv.text("a,b");
  csv.text("say \"no\"");
  csv.text("two\nlines");
  csv.end_row();
  csv.number(std::int64_t{-5});
  csv.number(0.1);
  csv.nothing();
  csv.number(std::numeric_limits<double>::quiet_NaN());
  csv.number(std::numeric_limits<double>::infinity());
  csv.end_row();
  CHECK(out == "name,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\r\n-5,0.1,,,\r\n");
}

TEST_CASE("a spreadsheet is told the encoding, and numbers have its decimal sign") {
  std::string out;
  CsvWriter csv(out, CsvStyle{';', ',', true, true});
  csv.text("шаг; қадам");
  csv.number(-1.5);
  csv.text("1.5");
  csv.end_row();
  CHECK(out == std::string(mark) + "\"шаг; қадам\";-1,5;1.5\r\n");
  out.clear();
  CsvWriter comma(out, CsvStyle{',', ',', false, true});
  comma.number(2.5);  // in quotes, where the sign is the separator too
  CHECK(out == "\"2,5\"");
}

TEST_CASE("no text is a formula, and numbers stay numbers") {
  for (const std::string text : {"=1+1", "+SUM(A1)", "-2+3", "@cmd", "\t=1", "\r=1", "\n=1", " =1", "\u00A0=1", "＝1+1",
                                 "－1", "'quoted", "=", "-", "--1"}) {
    INFO(text);
    const std::string written = cell(text, defused());
    CHECK((written.starts_with('\'') || written.starts_with("\"'")));
    CHECK(cell(text, plain()).find('\'') == (text == "'quoted" ? 0 : std::string::npos));
  }
  for (const std::string text : {"-5", "0.5", "-1e-9", "12", "text", "a=b", "", "ё", "6(1)(18)"}) {
    INFO(text);
    CHECK(cell(text, defused()) == text);
  }
}

TEST_CASE("what is written is read back, whatever stands in it") {
  Random random(1, Stream::generator, 7, 0);
  const std::string letters = "=+-@'\"\t\r\n ,;a1.ж\xD2\x9B";
  for (const char separator : {',', ';', '\t'})
    for (const bool defuse : {false, true}) {
      std::vector<std::vector<std::string>> rows;
      std::string out;
      CsvWriter csv(out, CsvStyle{separator, '.', true, defuse});
      for (int r = 0; r < 400; ++r) {
        rows.emplace_back();
        for (int c = 0; c < 3; ++c) {
          std::string text;
          for (std::uint32_t n = random.below(6); n > 0; --n)
            text += letters[random.below(static_cast<std::uint32_t>(letters.size()))];
          csv.text(text);
          rows.back().push_back(text);
        }
        csv.end_row();
      }
      auto read = read_csv(out, separator);
      REQUIRE(read);
      if (defuse)
        for (auto& row : *read)
          for (std::string& text : row) text = taken_back(std::move(text));
      CHECK(*read == rows);
    }
  CHECK_FALSE(read_csv("a,\"b", ','));
}
