#include "core/suggest.hpp"

#include <string>

#include "catch.hpp"
#include "core/random.hpp"

using namespace qorgan;

namespace {
std::string word(Random& random) {
  std::string out;
  const std::uint32_t length = random.below(9);
  for (std::uint32_t i = 0; i < length; ++i) out += static_cast<char>('a' + random.below(4));
  return out;
}
}  // namespace

TEST_CASE("the edit distance counts changes, insertions, deletions and swaps of neighbours") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("servers", "servers") == 0);
  CHECK(edit_distance("sevrers", "servers") == 1);
  CHECK(edit_distance("server", "servers") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("Servers", "SERVERS") == 0);
  CHECK(edit_distance("паводок", "поводок") == 1);  // letters, not bytes
  CHECK(edit_distance("қорғна", "қорған") == 1);
}

TEST_CASE("the edit distance is symmetric, and nothing but equal words are 0 apart") {
  Random random(1, Stream::generator, 1, 0);
  for (int i = 0; i < 3000; ++i) {
    const std::string a = word(random), b = word(random);
    INFO(a << " and " << b);
    CHECK(edit_distance(a, b) == edit_distance(b, a));
    CHECK((edit_distance(a, b) == 0) == (a == b));
    CHECK(edit_distance(a, b) <= std::max(a.size(), b.size()));
    CHECK(edit_distance(a, b) >= (a.size() > b.size() ? a.size() - b.size() : b.size() - a.size()));
  }
}

TEST_CASE("the nearest candidate is suggested where it is near enough to be meant") {
  const std::vector<std::string_view> keys{"servers", "assess_time", "report_time"};
  CHECK(closest("sevrers", keys) == "servers");
  CHECK(closest("reprot_time", keys) == "report_time");
  CHECK_FALSE(closest("colour", keys));
  CHECK_FALSE(closest("anything", std::vector<std::string_view>{}));
}

TEST_CASE("among candidates equally near the first is suggested") {
  CHECK(closest("cat", std::vector<std::string_view>{"bat", "hat"}) == "bat");
  CHECK(closest("cat", std::vector<std::string_view>{"hat", "bat"}) == "hat");
}

TEST_CASE("very long texts are compared in bounded time") {
  const std::string huge(1 << 20, 'a');
  CHECK(edit_distance(huge, huge) == 0);
  CHECK_FALSE(closest(huge, std::vector<std::string_view>{"servers"}));
}
