// The table of coverage: complete, and pointing at things that are there.
#include "law/coverage.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "kazakhstan.hpp"
#include "statute.hpp"
#include "support/places.hpp"

using namespace qorgan;
namespace fs = std::filesystem;

namespace {

const fs::path sources = source_dir();

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<CoverageRow> table() {
  Diagnostics diagnostics;
  auto rows = read_coverage(content(sources / "assets/law-coverage.csv"), "law-coverage.csv", diagnostics);
  for (const Diagnostic& found : diagnostics.all()) FAIL_CHECK(found.text());
  return rows;
}

bool word_part(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-'; }

/// Whether the symbol stands in the text as a whole: "19(1)" is not there because "19(1)(5)" is.
bool stands_in(const std::string& text, const std::string& symbol) {
  const bool place = symbol.back() == ')';
  for (std::size_t at = text.find(symbol); at != std::string::npos; at = text.find(symbol, at + 1)) {
    const char before = at > 0 ? text[at - 1] : ' ';
    const char after = at + symbol.size() < text.size() ? text[at + symbol.size()] : ' ';
    if (!word_part(before) && !word_part(after) && !(place && after == '(')) return true;
  }
  return false;
}

/// What is wrong with a pointer; empty where nothing is.
std::string fault_of(const std::string& pointer) {
  const std::size_t hash = pointer.find('#');
  const fs::path file = sources / pointer.substr(0, hash);
  if (!fs::is_regular_file(file)) return "no such file";
  static std::map<std::string, std::string> read;
  auto& text = read[file.string()];
  if (text.empty()) text = content(file);
  return stands_in(text, pointer.substr(hash + 1)) ? "" : "no such symbol in it";
}

std::vector<CoverageRow> read(const std::string& csv, std::string& said) {
  Diagnostics diagnostics;
  auto rows = read_coverage(csv, "table.csv", diagnostics);
  for (const Diagnostic& found : diagnostics.all()) said += found.text() + "\n";
  return rows;
}

}  // namespace

TEST_CASE("every article, paragraph and subparagraph of the Law has its row, in order, and nothing else has one",
          "[law]") {
  std::vector<std::string> there;
  for (const CoverageRow& row : table()) there.push_back(row.reference);
  const std::vector<std::string> wanted = statute::references();
  REQUIRE(wanted.size() == 363);
  CHECK(std::set<std::string>(wanted.begin(), wanted.end()).size() == wanted.size());
  for (const char* easily_forgotten : {"2-1(2)(5)", "11(1)", "13(4-1)", "13(5)", "15(1)(8-1)", "15(1)(21-1)",
                                       "15(1)(28-1)", "15(1)(29-1)", "23(6)(8)", "30(2)"})
    CHECK(std::count(wanted.begin(), wanted.end(), easily_forgotten) == 1);
  CHECK(there == wanted);
}

TEST_CASE("every pointer of the table leads to a file and to something in it", "[law]") {
  std::size_t pointers = 0;
  for (const CoverageRow& row : table())
    for (const std::string& pointer : row.where) {
      INFO("line " << row.line << ": " << row.reference << " " << pointer);
      CHECK(fault_of(pointer).empty());
      ++pointers;
    }
  CHECK(pointers > 300);
  CHECK(fault_of("sim/law/no-such-file.cpp#x") == "no such file");
  CHECK(fault_of("sim/law/coverage.hpp#no_such_symbol") == "no such symbol in it");
  CHECK(fault_of("sim/law/coverage.hpp#read_cover") == "no such symbol in it");
}

TEST_CASE("what the institution has an entry for is never said to be nowhere, and an instrument is one", "[law]") {
  const Institution& it = kazakhstan();
  std::set<std::string> present, instruments;
  const auto add = [&present](const auto& store) {
    for (const auto& entry : store) present.insert(entry.article);
  };
  add(it.roles);
  add(it.threats);
  add(it.interests);
  add(it.types);
  add(it.prohibitions);
  add(it.principles);
  add(it.partners);
  add(it.instruments);
  for (const Instrument& instrument : it.instruments) instruments.insert(instrument.id);
  for (const CoverageRow& row : table()) {
    INFO(row.reference);
    CHECK_FALSE((row.status == CoverageStatus::none && present.contains(row.reference)));
    if (row.status != CoverageStatus::instrument) continue;
    CHECK(std::any_of(row.where.begin(), row.where.end(), [&](const std::string& pointer) {
      return pointer.find("instruments.yaml#") != std::string::npos &&
             instruments.contains(pointer.substr(pointer.find('#') + 1));
    }));
  }
}

TEST_CASE("repealed places say so", "[law]") {
  for (const CoverageRow& row : table())
    if (row.reference == "11(1)" || row.reference == "13(5)") {
      CHECK(row.status == CoverageStatus::none);
      CHECK(row.note.find("Repealed") != std::string::npos);
    }
}

TEST_CASE("a table is read with quoted cells, and its errors have their lines", "[law]") {
  const std::string head = "reference,subject,status,where,note\n";
  std::string said;
  const auto rows =
      read(head + "1,\"a \"\"word\"\", or two\",data,a/b.yaml#x; c.cpp#y,\n2,s,none,,\"why\nso\"\n", said);
  CHECK(said.empty());
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].subject == "a \"word\", or two");
  CHECK(rows[0].where == std::vector<std::string>{"a/b.yaml#x", "c.cpp#y"});
  CHECK(rows[1].note == "why\nso");

  CHECK(read(head +
                 "1,a,data,f#x,\n1,a,data,f#x,\nx,a,data,f#x,\n2,a,date,f#x,\n3,a,none,,\n4,a,none,f#x,n\n5,a,rule,,\n"
                 "6,a,rule,f,\n7,a\n8,,rule,f#x,\n9,\"a,rule,f#x,\n",
             said)
            .size() == 1);
  CHECK(said ==
        "table.csv:3:1: error: 1 stands twice\n"
        "table.csv:4:1: error: 'x' is no place of the Law\n"
        "table.csv:5:1: error: 'date' is no status; it is one of: data, rule, instrument, report, scenario, none; did "
        "you "
        "mean "
        "'data'?\n"
        "table.csv:6:1: error: 3 has the status 'none' without a reason\n"
        "table.csv:7:1: error: 4 has the status 'none' and a place all the same\n"
        "table.csv:8:1: error: 5 has the status 'rule' and no place\n"
        "table.csv:9:1: error: 6: 'f' is no path#symbol\n"
        "table.csv:10:1: error: 2 cells stand here; 5 are needed\n"
        "table.csv:11:1: error: 8 has no subject\n"
        "table.csv:12:1: error: a quoted cell that begins here does not end\n"
        "table.csv:12:1: error: 2 cells stand here; 5 are needed\n");
  said.clear();
  CHECK(read("", said).empty());
  CHECK(read("a,b\n", said).empty());
  CHECK(said ==
        "table.csv: error: the table is empty\ntable.csv:1:1: error: the first line must be "
        "reference,subject,status,where,note\n");
}

TEST_CASE("a place is part of its article and of its paragraph", "[law]") {
  CHECK(part_of("15(1)(17)", "15"));
  CHECK(part_of("15(1)(17)", "15(1)"));
  CHECK(part_of("15(1)(17)", "15(1)(17)"));
  CHECK_FALSE(part_of("15(1)(17)", "1"));
  CHECK_FALSE(part_of("15(1)(17)", "15(1)(1)"));
  CHECK_FALSE(part_of("2-1(1)", "2"));
}
