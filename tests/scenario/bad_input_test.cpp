// Bad files and what is said of them: each bad/NAME.yaml has its diagnostics in bad/NAME.expected, with file names
// relative to the folder. A new case is a new pair of files.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "catch.hpp"
#include "scenario/load.hpp"
#include "support/places.hpp"

using namespace qorgan;
namespace fs = std::filesystem;

namespace {
const fs::path folder = fs::path(source_dir()) / "tests/scenario/bad";

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// What `check` says, one finding a line, free of where the sources lie.
std::string findings(const fs::path& path) {
  Diagnostics diagnostics;
  const bool good = check_file(path.string(), diagnostics);
  CHECK(good == !diagnostics.has_errors());
  std::string out;
  for (const Diagnostic& found : diagnostics.all()) out += found.text() + "\n";
  for (const std::string& prefix : {folder.string() + "/", folder.parent_path().string() + "/"})
    for (std::size_t at = out.find(prefix); at != std::string::npos; at = out.find(prefix))
      out.erase(at, prefix.size());
  return out;
}

std::vector<fs::path> cases() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".yaml") out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}
}  // namespace

TEST_CASE("every bad file is refused with the expected diagnostics") {
  const auto files = cases();
  REQUIRE(files.size() >= 40);
  for (const fs::path& file : files) {
    INFO(file.filename().string());
    fs::path expected = file;
    expected.replace_extension(".expected");
    const std::string found = findings(file);
    if (std::getenv("QORGAN_UPDATE")) std::ofstream(expected, std::ios::binary) << found;
    CHECK_FALSE(found.empty());
    CHECK(found == content(expected));
  }
}

TEST_CASE("no expected file is left without its case") {
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".expected") continue;
    fs::path file = entry.path();
    INFO(file.filename().string());
    CHECK(fs::exists(file.replace_extension(".yaml")));
  }
}
