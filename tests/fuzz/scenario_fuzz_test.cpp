// Shipped files, broken at random: the loaders must end with a value or with errors, whatever the bytes. The cases are
// drawn from the program's own counter-based generator, so that a failing one can be repeated by its number.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catch.hpp"
#include "core/random.hpp"
#include "scenario/load.hpp"
#include "support/places.hpp"

using namespace qorgan;
namespace fs = std::filesystem;

namespace {
const fs::path source = source_dir();

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Pieces that mean something to YAML or to the formats.
const std::vector<std::string>& pieces() {
  static const std::vector<std::string> all{
      ":",       "- ",      "{",          "}",        "[",          "]",
      "&a ",     "*a",      "|",          ">",        "\"",         "'",
      "#",       "\n",      "  ",         "\t",       "? ",         "!!x ",
      "---\n",   "...\n",   "%",          "@",        "1e999",      "-1 h",
      "0 /h",    "nan",     "2024-13-45", "all",      "never",      "\xff",
      "\xd0",    "\\u0000", "~",          "id: ",     "source:",    "include: [x]",
      "when: {", "not: ",   "<<: *a",     "qorgan: ", "version: 2", "99999999999999999999"};
  return all;
}

/// One random change. `from` and `size` fall inside the text.
void mutate(std::string& text, Random& random) {
  if (text.empty()) {
    text = "qorgan: scenario";
    return;
  }
  const auto at = static_cast<std::size_t>(random.below(static_cast<std::uint32_t>(text.size())));
  const std::size_t size = std::min<std::size_t>(text.size() - at, 1 + random.below(40));
  switch (random.below(7)) {
    case 0: text[at] = static_cast<char>(random.below(256)); break;
    case 1: text.erase(at, size); break;
    case 2: text.insert(at, text.substr(at, size)); break;
    case 3: text.insert(at, pieces()[random.below(static_cast<std::uint32_t>(pieces().size()))]); break;
    case 4: text.replace(at, size, pieces()[random.below(static_cast<std::uint32_t>(pieces().size()))]); break;
    case 5: {  // swap two lines
      const std::size_t line = text.rfind('\n', at), next = text.find('\n', at);
      if (line == std::string::npos || next == std::string::npos || line == next) break;
      const std::string moved = text.substr(line, next - line);
      text.erase(line, next - line);
      text.insert(
          std::min(text.size(), static_cast<std::size_t>(random.below(static_cast<std::uint32_t>(text.size() + 1)))),
          moved);
      break;
    }
    default: text.resize(at); break;
  }
}

/// A folder of its own, gone at the end.
struct Folder {
  fs::path path = fs::path(binary_dir()) / "Testing" / "fuzz";
  Folder() {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
};

/// Loads `cases` broken versions of a file, written over `target`; checks `checked`. Returns how many were refused.
std::size_t run(const fs::path& original, const fs::path& target, const fs::path& checked, std::uint32_t cases,
                std::uint32_t entity) {
  const std::string good = content(original);
  REQUIRE_FALSE(good.empty());
  std::size_t refused = 0;
  for (std::uint32_t number = 0; number < cases; ++number) {
    Random random(20240327, Stream::generator, entity, number);
    std::string text = good;
    const std::uint32_t changes = 1 + random.below(number % 4 == 0 ? 20 : 3);
    for (std::uint32_t i = 0; i < changes; ++i) mutate(text, random);
    std::ofstream(target, std::ios::binary) << text;
    INFO(original << ", case " << number);
    Diagnostics diagnostics;
    const bool accepted = check_file(checked.string(), diagnostics);
    REQUIRE(accepted == !diagnostics.has_errors());
    REQUIRE(diagnostics.all().size() <= 501);
    for (const Diagnostic& found : diagnostics.all()) REQUIRE_FALSE(found.message.empty());
    refused += accepted ? 0 : 1;
  }
  fs::copy_file(original, target, fs::copy_options::overwrite_existing);
  return refused;
}
}  // namespace

TEST_CASE("broken scenarios and institutions end in a value or in errors") {
  const Folder folder;
  const fs::path good = source / "tests/scenario/good";
  fs::copy(good, folder.path, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  const fs::path scenario = folder.path / "scenario.yaml", institution = folder.path / "institution.yaml",
                 part = folder.path / "institution/regions.yaml", overlay = folder.path / "overlay.yaml";
  std::size_t refused = 0;
  refused += run(good / "scenario.yaml", scenario, scenario, 1200, 1);
  refused += run(good / "families.yaml", folder.path / "families.yaml", folder.path / "families.yaml", 600, 5);
  refused += run(good / "institution.yaml", institution, scenario, 600, 2);
  refused += run(good / "institution/regions.yaml", part, scenario, 400, 3);
  refused += run(good / "overlay.yaml", overlay, overlay, 600, 4);
  refused += run(good / "institution.yaml", institution, overlay, 200, 5);
  CHECK(refused > 1000);  // most changes break something; if none did, nothing was tested
}

TEST_CASE("broken versions of the shipped files end in a value or in errors") {
  const Folder folder;
  fs::copy(source / "scenarios", folder.path, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  std::uint32_t entity = 100;
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(source / "scenarios"))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::size_t refused = 0;
  for (const fs::path& file : files) {
    const fs::path target = folder.path / fs::relative(file, source / "scenarios");
    refused += run(file, target, target, 30, entity++);
  }
  CHECK(refused > files.size() * 10);
}

TEST_CASE("overrides at random end in a value or in errors") {
  const std::string path = (source / "tests/scenario/good/scenario.yaml").string();
  const std::vector<std::string> steps{"parameters", "incidents", "north",   "0",    "hazard", "curve",  "institution",
                                       "profiles",   "office",    "quorum",  "id",   "",       "forces", "injects",
                                       "when",       "all",       "regions", "seed", "tick",   "start"};
  std::size_t accepted = 0;
  for (std::uint32_t number = 0; number < 600; ++number) {
    Random random(7, Stream::generator, 200, number);
    const auto pick = [&](const std::vector<std::string>& from) {
      return from[random.below(static_cast<std::uint32_t>(from.size()))];
    };
    Overrides overrides;
    for (std::uint32_t i = 0; i < 1 + random.below(3); ++i) {
      std::string where = pick(steps);
      for (std::uint32_t s = random.below(5); s > 0; --s) where += "." + pick(steps);
      overrides.set.emplace_back(where,
                                 random.below(2) ? pick(pieces()) : pick({"1", "0.5", "3 d", "all", "[]", "{}"}));
    }
    if (random.below(4) == 0) overrides.until = pick({"1 d", "-1 h", "2025-04-08", "never", "", "9999-12-31"});
    INFO("case " << number);
    Diagnostics diagnostics;
    const auto scenario = load_scenario(path, diagnostics, overrides);
    REQUIRE((scenario != nullptr) == !diagnostics.has_errors());
    accepted += scenario ? 1 : 0;
  }
  CHECK(accepted < 300);
}
