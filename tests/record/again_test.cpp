#include "record/again.hpp"

#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "core/diagnostic.hpp"
#include "record/run.hpp"
#include "scenario/load.hpp"
#include "support/folder.hpp"
#include "support/places.hpp"

using namespace qorgan;
namespace fs = std::filesystem;

TEST_CASE("a name stays inside its folder unless it goes up or starts at the root", "[record][again]") {
  for (const char* good : {"a.yaml", "b/c.yaml", "a..b", "./a", "...", "b/..c"}) CHECK(stays_inside(good));
  for (const char* bad : {"", "/a", "..", "../a", "b/../../a", "b/.."}) CHECK_FALSE(stays_inside(bad));
}

TEST_CASE("files of a record are laid out with their folders and every byte of their text", "[record][again]") {
  const test::Folder folder;
  const std::string text("line\r\n\0end", 10);
  REQUIRE(lay_out({{"a.yaml", "first"}, {"deep/er/b.yaml", text}}, folder.path()) == "");
  const auto bytes = [](const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  CHECK(bytes(folder.path() / "a.yaml") == "first");
  CHECK(bytes(folder.path() / "deep/er/b.yaml") == text);
  CHECK(lay_out({{"../x", ""}}, folder.path()) == "the record names a file outside its folder: '../x'");
  CHECK(lay_out({{"a.yaml/b", ""}}, folder.path()) == "cannot write a copy of 'a.yaml/b' to run it again");
}

TEST_CASE("a scenario is made again under the conditions of its run, and not under others", "[record][again]") {
  Diagnostics diagnostics;
  const auto whole = load_scenario(source_dir() + "/scenarios/first-steps.yaml", diagnostics);
  REQUIRE(whole);
  const std::vector<SourceFile> sources = collect_sources(*whole);
  ScenarioConditions conditions{77, 5, "network", "broad", {"parameters.quorum=0.9", "parameters.shift=9 h"}};
  std::string error = "of before";
  const auto again = scenario_again(sources, conditions, error);
  REQUIRE(again);
  CHECK(error.empty());
  CHECK(again->seed == 77);
  CHECK(again->ticks == 5);
  CHECK(again->policy == Policy::network);
  CHECK(again->reading == Reading::broad);
  CHECK(again->parameters.quorum == 0.9);
  CHECK(again->parameters.shift == 9 * 3600);
  CHECK(again->incidents.size() == whole->incidents.size());
  const auto refused = [&](const auto& change) {
    ScenarioConditions other = conditions;
    change(other);
    const bool made = scenario_again(sources, other, error) != nullptr;
    CHECK(made == error.empty());
    return error;
  };
  CHECK(refused([](ScenarioConditions& c) { c.ticks = 1; }).empty());
  CHECK(refused([&](ScenarioConditions& c) { c.ticks = whole->ticks; }).empty());
  CHECK(refused([](ScenarioConditions& c) { c.ticks = 0; }) == "it claims 0 ticks, but its scenario has 240");
  CHECK(refused([](ScenarioConditions& c) { c.ticks = 241; }) == "it claims 241 ticks, but its scenario has 240");
  CHECK(refused([](ScenarioConditions& c) { c.policy = "x"; }) == "the policy 'x' or the reading 'broad' is unknown");
  CHECK(refused([](ScenarioConditions& c) { c.reading = "y"; }) ==
        "the policy 'network' or the reading 'y' is unknown");
  const std::string wrong = refused([](ScenarioConditions& c) { c.overrides = {"parameters.quorum=7", "nothing"}; });
  CHECK_THAT(wrong, ContainsSubstring("the stored scenario can no longer be read:\n"));
  CHECK_THAT(wrong, ContainsSubstring("quorum") && ContainsSubstring("nothing"));
  CHECK(wrong.find("qorgan-again") == std::string::npos);  // the folder of the copies is gone
  CHECK(scenario_again({}, conditions, error) == nullptr);
  CHECK(error == "there is no scenario text to run again");
}
