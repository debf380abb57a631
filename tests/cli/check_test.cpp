#include <filesystem>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "program.hpp"

using namespace qorgan::test;
using nlohmann::json;

namespace {
constexpr const char* bad_scenario = "qorgan: scenario\nversion: 1\ntitel: x\nstart: 2024-13-01\n";
}

TEST_CASE("every file that comes with the program is right", "[cli][check]") {
  std::vector<std::string> arguments{"check"};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(shipped("")))
    if (entry.path().extension() == ".yaml") arguments.push_back(entry.path().string());
  REQUIRE(arguments.size() >= 5);
  const Outcome answer = run(arguments);
  CHECK(answer.status == 0);
  CHECK(answer.out.empty());
  CHECK_THAT(answer.err, ContainsSubstring(": no errors"));
}

TEST_CASE("all that is wrong with a file is said in one pass, each at its place", "[cli][check]") {
  const Folder folder;
  const std::string file = folder.write("bad.yaml", bad_scenario);
  const Outcome answer = run({"check", file});
  CHECK(answer.status == 2);
  CHECK_THAT(answer.out, ContainsSubstring(file + ":3:1: error: ") && ContainsSubstring("did you mean 'title'?"));
  CHECK_THAT(answer.out, ContainsSubstring(file + ":4:8: error: "));
  CHECK_THAT(answer.out, ContainsSubstring("2024-03-27"));  // how a date is written
  CHECK_THAT(answer.err, ContainsSubstring("in 1 of 1 file"));
}

TEST_CASE("diagnostics are there for programs too", "[cli][check]") {
  const Folder folder;
  const std::string file = folder.write("bad.yaml", bad_scenario);
  const Outcome answer = run({"check", "--json", file});
  CHECK(answer.status == 2);
  const json value = json::parse(answer.out);
  CHECK(value.at("wrong") == 1);
  CHECK(value.at("errors") == value.at("diagnostics").size());
  bool found = false;
  for (const json& diagnostic : value.at("diagnostics"))
    if (diagnostic.at("line") == 3) {
      found = true;
      CHECK(diagnostic.at("file") == file);
      CHECK(diagnostic.at("column") == 1);
      CHECK(diagnostic.at("severity") == "error");
      CHECK(diagnostic.at("suggestion") == "title");
    }
  CHECK(found);
}

TEST_CASE("what is no text, no YAML or no file at all is refused, not stumbled over", "[cli][check]") {
  const Folder folder;
  const std::string bytes = folder.write("bytes.yaml", std::string("\xff\xfe\x00\x01qorgan: \xc3", 13));
  const std::string torn = folder.write("torn.yaml", "qorgan: [scenario\n  - {a: b\n");
  const std::string empty = folder.write("empty.yaml", "");
  const std::string deep = folder.write("deep.yaml", "qorgan: scenario\nversion: 1\ntags: " + std::string(20000, '['));
  for (const std::string& file :
       {bytes, torn, empty, deep, folder.path("missing.yaml").string(), folder.path().string()}) {
    INFO(file);
    const Outcome answer = run({"check", file});
    CHECK(answer.status == 2);
    CHECK_THAT(answer.out, ContainsSubstring(file) && ContainsSubstring("error: "));
    CHECK(run({"check", "--json", file}).status == 2);
  }
}

TEST_CASE("a new scenario passes the check and is never written over", "[cli][new]") {
  const Folder folder;
  const std::string file = folder.path("mine.yaml").string();
  CHECK(run({"new", file}).status == 0);
  CHECK(run({"check", file}).status == 0);

  const std::string before = read(file);
  const Outcome again = run({"new", file});
  CHECK(again.status == 2);
  CHECK_THAT(again.err, ContainsSubstring("it is not overwritten"));
  CHECK(read(file) == before);
}

TEST_CASE("a new scenario finds an institution whose path YAML would misread", "[cli][new]") {
  const Folder folder;
  const std::filesystem::path odd = folder.path("it's: a #1 folder");
  std::filesystem::create_directories(odd);
  std::filesystem::copy(shipped("institutions"), odd, std::filesystem::copy_options::recursive);
  const std::string file = folder.path("mine.yaml").string();
  REQUIRE(run({"new", file, "--institution", (odd / "kazakhstan.yaml").string()}).status == 0);
  const Outcome answer = run({"check", file});
  CHECK(answer.out.empty());
  CHECK(answer.status == 0);
}

TEST_CASE("without a file the new scenario is printed", "[cli][new]") {
  const Outcome answer = run({"new"});
  CHECK(answer.status == 0);
  CHECK_THAT(answer.out, ContainsSubstring("qorgan: scenario"));
}

TEST_CASE("where no file can be written none is, and the status says so", "[cli][new]") {
  const Folder folder;
  const Outcome answer = run({"new", folder.path("no/such/folder.yaml").string()});
  CHECK(answer.status == 2);
  CHECK(answer.err == "qorgan: error: cannot write '" + folder.path("no/such/folder.yaml").string() +
                          "': No such file or directory\n");
  CHECK(folder.entries().empty());
}

TEST_CASE("a new file tells editors where its schema lies", "[cli][new]") {
  const Folder folder;
  std::filesystem::create_directories(folder.path("deeper"));
  for (const std::vector<std::string>& sort : {std::vector<std::string>{}, {"--experiment"}}) {
    const std::string name = sort.empty() ? "scenario" : "experiment";
    const std::string file = folder.path("deeper/" + name + ".yaml").string();
    std::vector<std::string> line{"new", file, "--quiet"};
    line.insert(line.end(), sort.begin(), sort.end());
    REQUIRE(run(line).status == 0);
    const std::string text = read(file), key = "# yaml-language-server: $schema=";
    REQUIRE(text.starts_with(key));
    const std::string schema = text.substr(key.size(), text.find('\n') - key.size());
    INFO(schema);
    const json read_schema = json::parse(read(folder.path("deeper") / schema));
    CHECK(read_schema.at("title") == "Qorgan " + name);
  }
}
