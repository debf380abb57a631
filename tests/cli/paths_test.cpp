// Paths as the system takes them, whatever a person calls files, and one digest for one meaning.
#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "program.hpp"
#include "support/places.hpp"

using namespace qorgan::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// A small scenario that stands on the shipped institution, named from the root.
std::string small_scenario() {
  std::string text = read(shipped("first-steps.yaml"));
  const std::string from = "institutions/kazakhstan.yaml";
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), "'" + shipped("institutions/kazakhstan.yaml") + "'");
}

json short_run(const fs::path& folder, const std::string& words) {
  const Outcome done = type(folder, "qorgan run " + words + " --until '1 d' --no-baseline --json -q");
  INFO(done.err);
  REQUIRE(done.status == 0);
  return json::parse(done.out);
}

}  // namespace

TEST_CASE("a scenario behind a symbolic link finds its institution, runs, and runs again", "[cli][paths]") {
  const Folder folder;
  fs::create_directories(folder.path("deep/a/b"));
  fs::create_directory_symlink("deep/a/b", folder.path("link"));
  REQUIRE(type(folder.path(), "qorgan new link/n.yaml").status == 0);
  const Outcome checked = type(folder.path(), "qorgan check link/n.yaml && cd link && qorgan check n.yaml");
  INFO(checked.out + checked.err);
  CHECK(checked.status == 0);
  fs::create_directory_symlink(shipped("threats"), folder.path("th"));
  CHECK(type(folder.path(), "qorgan check th/06-18-environment-and-emergencies.yaml").status == 0);
  REQUIRE(type(folder.path(), "qorgan run link/n.yaml --until '1 d' --no-baseline --out out -q").status == 0);
  const Outcome again = type(folder.path(), "qorgan replay out");
  INFO(again.out + again.err);
  CHECK(again.status == 0);
  REQUIRE(type(folder.path(), "qorgan new --experiment link/study.yaml --scenario link/n.yaml").status == 0);
  CHECK(type(folder.path(), "qorgan check link/study.yaml").status == 0);
}

TEST_CASE("one meaning is one digest, and a batch goes on under it", "[cli][paths]") {
  const Folder folder;
  const std::string text = small_scenario();
  folder.write("a.yaml", text);
  folder.write("other name.yaml", text + "\n# a remark\n");
  std::string other = "\xEF\xBB\xBF";
  for (const char c : text) other += c == '\n' ? std::string("\r\n") : std::string(1, c);
  folder.write("crlf.yaml", other);
  fs::create_symlink("a.yaml", folder.path("link.yaml"));
  const json first = short_run(folder.path(), "a.yaml");
  for (const char* same : {"'other name.yaml'", "crlf.yaml", "link.yaml", "a.yaml --set parameters.quorum='50 %'",
                           "a.yaml --set tick='1800 s'"}) {
    INFO(same);
    const json run = short_run(folder.path(), same);
    CHECK(run.at("digest") == first.at("digest"));
    CHECK(run.at("scenario_hash") == first.at("scenario_hash"));
    CHECK(run.at("measures") == first.at("measures"));
  }
  CHECK(short_run(folder.path(), "crlf.yaml").at("text_hash") != first.at("text_hash"));
  const json changed = short_run(folder.path(), "a.yaml --set parameters.quorum=0.51");
  CHECK(changed.at("scenario_hash") != first.at("scenario_hash"));
  CHECK(changed.at("digest") != first.at("digest"));

  const std::string batch = "qorgan batch a.yaml --replicates 2 --until '1 d' --out b --resume -q";
  REQUIRE(type(folder.path(), batch).status == 0);
  folder.write("a.yaml", other);
  const Outcome resumed = type(folder.path(), batch);
  INFO(resumed.err);
  CHECK(resumed.status == 0);
  folder.write("a.yaml", text + "\nparameters: {quorum: 0.51, source: 'assumption: other'}\n");
  const Outcome refused = type(folder.path(), batch);
  CHECK(refused.status == 2);
  CHECK_THAT(refused.err, ContainsSubstring("another plan"));
}

TEST_CASE("standard input and pipes are read, whatever else is no file is refused in words", "[cli][paths]") {
  const Folder folder;
  folder.write("f.yaml", small_scenario());
  for (const char* line : {"qorgan check - < f.yaml", "qorgan check /dev/stdin < f.yaml", "cat f.yaml | qorgan check -",
                           "qorgan check <(cat f.yaml)"}) {
    INFO(line);
    const Outcome checked = type(folder.path(), line);
    INFO(checked.out + checked.err);
    CHECK(checked.status == 0);
  }
  const Outcome wrong = type(folder.path(), "echo 'qorgan: scenario' | qorgan check -");
  CHECK(wrong.status == 2);
  CHECK_THAT(wrong.out, ContainsSubstring("<stdin>:1:1: error: scenario lacks the key 'version'"));
  const json from_file = short_run(folder.path(), "f.yaml");
  const Outcome run = type(folder.path(), "cat f.yaml | qorgan run - --until '1 d' --no-baseline --json -q --out out");
  INFO(run.err);
  REQUIRE(run.status == 0);
  CHECK(json::parse(run.out).at("digest") == from_file.at("digest"));
  CHECK(type(folder.path(), "qorgan replay out").status == 0);
  for (const char* name : {".", "/dev/zero", "/dev/null", "-"}) {
    INFO(name);
    const Outcome refused = type(folder.path(), std::string("qorgan check ") + name + " < /dev/null");
    CHECK(refused.status == 2);
    CHECK_THAT(refused.out, ContainsSubstring("error: the file "));
  }
  CHECK(type(folder.path(), "qorgan batch - --out b < f.yaml").status == 2);
}

TEST_CASE("hints can be pasted, whatever the file is called", "[cli][paths]") {
  const Folder folder;
  for (const char* name : {"'мой сценарий.yaml'", "-- -dash.yaml", "$'it\\'s new\\nline.yaml'", "$'byte-\\xff.yaml'"}) {
    INFO(name);
    const Outcome made = type(folder.path(), std::string("qorgan new ") + name);
    INFO(made.err);
    REQUIRE(made.status == 0);
    const std::size_t at = made.err.find("qorgan check ");
    REQUIRE(at != std::string::npos);
    CHECK(type(folder.path(), made.err.substr(at)).status == 0);
  }
}

TEST_CASE("a name that is no UTF-8 leaves records that are, with a command that finds it", "[cli][paths]") {
  const Folder folder;
  const std::string name = "n\xe9w.yaml";
  folder.write(name, small_scenario());
  const Outcome made =
      type(folder.path(),
           "qorgan run $'n\\xe9w.yaml' --until '1 d' --no-baseline --out $'o\\xff' -q && qorgan report $'o\\xff' -q "
           "--format html,md,json && iconv -f utf-8 -t utf-8 $'o\\xff'/summary.json $'o\\xff'/report.html "
           "$'o\\xff'/report.md $'o\\xff'/report.json > text");
  INFO(made.err);
  REQUIRE(made.status == 0);
  const json summary = json::parse(read(folder.path("o\xff") / "summary.json"));
  CHECK(summary.at("scenario") == "n\\xe9w");
  const std::string command = summary.at("command_line");
  CHECK(command.find("$'n\\xe9w.yaml'") != std::string::npos);
  CHECK(type(folder.path(), command + " --out again -q").status == 0);
  fs::copy(folder.path("o\xff") / "results.sqlite", folder.path("r.sqlite"));
  SQLite::Database database(folder.path("r.sqlite").string());
  for (const char* query : {"SELECT path FROM source_file", "SELECT value FROM provenance", "SELECT file FROM number",
                            "SELECT scenario FROM run"})
    for (SQLite::Statement rows(database, query); rows.executeStep();) {
      const std::string value = rows.getColumn(0).getString();
      CHECK_NOTHROW(json(value).dump());
    }
  CHECK(type(folder.path(), "qorgan replay $'o\\xff'").status == 0);
}

TEST_CASE("a seed beyond what JSON numbers hold stays exact", "[cli][paths]") {
  const Folder folder;
  folder.write("f.yaml", small_scenario());
  CHECK(short_run(folder.path(), "f.yaml --seed 9007199254740993").at("seed") == "9007199254740993");
  CHECK(short_run(folder.path(), "f.yaml --seed 18446744073709551615").at("seed") == "18446744073709551615");
  CHECK(short_run(folder.path(), "f.yaml --seed 7").at("seed") == 7);
}
