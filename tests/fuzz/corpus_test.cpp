// The kept corpus through the functions that libFuzzer drives: what was once found stays mended. tools/fuzz finds more.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "catch.hpp"
#include "fuzz/targets.hpp"
#include "support/places.hpp"

using namespace qorgan;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> kept_for(std::string_view target) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(source_dir()) / "tests/fuzz/corpus" / target))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("the kept corpus of every fuzz target comes back", "[corpus]") {
  for (const fuzz::Target& target : fuzz::targets()) {
    const std::vector<fs::path> files = kept_for(target.name);
    INFO("target " << target.name);
    CHECK(files.size() >= 3);
    target.run("");
    for (const fs::path& file : files) {
      INFO(file);
      target.run(content(file));
    }
  }
}

TEST_CASE("changes to bytes are those that their lines say", "[corpus]") {
  CHECK(fuzz::edited("abcdef", "@1 58 59") == "aXYdef");
  CHECK(fuzz::edited("abcdef", "@5 58 59") == "abcdeX");
  CHECK(fuzz::edited("abcdef", "@8 58") == "abXdef");
  CHECK(fuzz::edited("abcdef", "+0 58 59") == "XYabcdef");
  CHECK(fuzz::edited("abcdef", "-1 2") == "adef");
  CHECK(fuzz::edited("abcdef", "|2\n@0 ff") ==
        "\xFF"
        "b");
  CHECK(fuzz::edited("abcdef", "base 2\n\n@\n@x\n?1 2") == "abcdef");
  CHECK(fuzz::edited("", "@3 41\n-0 1\n|4").empty());
}
