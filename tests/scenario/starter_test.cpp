// The starter that `qorgan new` writes must be a scenario that a newcomer can run at once.
#include <filesystem>
#include <fstream>
#include <regex>

#include "catch.hpp"
#include "scenario/load.hpp"
#include "support/places.hpp"

using namespace qorgan;
namespace fs = std::filesystem;

namespace {
const fs::path source = source_dir();

/// A file that is gone when the test ends.
class TemporaryFile {
 public:
  TemporaryFile(const std::string& name, const std::string& text) : path_(fs::path(binary_dir()) / "Testing" / name) {
    fs::create_directories(path_.parent_path());
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~TemporaryFile() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

std::string all_text(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& found : diagnostics.all()) out += found.text() + "\n";
  return out;
}
}  // namespace

TEST_CASE("the starter for Kazakhstan passes check without a word") {
  const TemporaryFile file("starter.yaml",
                           starter_scenario((source / "scenarios/institutions/kazakhstan.yaml").string()));
  Diagnostics diagnostics;
  CHECK(check_file(file.path(), diagnostics));
  CHECK(all_text(diagnostics).empty());
}

TEST_CASE("the starter for another institution takes its bodies, regions and threats from it") {
  const std::string path = (source / "tests/scenario/good/institution.yaml").string();
  Diagnostics diagnostics;
  const auto institution = load_institution(path, diagnostics);
  REQUIRE(institution);
  const TemporaryFile file("starter-twinland.yaml", starter_scenario(path, institution.get()));
  const auto scenario = load_scenario(file.path(), diagnostics);
  INFO(all_text(diagnostics));
  REQUIRE(scenario);
  REQUIRE(scenario->incidents.size() == 1);
  CHECK(scenario->institution->at(scenario->incidents[0].region).id == "TW-1");
  CHECK(scenario->ticks == 240);
}

TEST_CASE("a starter lists the keys of what it leaves out") {
  const std::string text = starter_scenario((source / "scenarios/institutions/kazakhstan.yaml").string());
  const std::regex keys(R"(keys: [a-z_]+(, [a-z_]+)*)");
  std::size_t lists = 0;
  for (std::size_t at = text.find("keys: "); at != std::string::npos; at = text.find("keys: ", at + 1), ++lists) {
    const std::string line = text.substr(at, text.find('\n', at) - at);
    INFO(line);
    CHECK(std::regex_match(line, keys));
  }
  CHECK(lists > 3);
}
