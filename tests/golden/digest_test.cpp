// The shipped scenarios give the same digest on any number of threads.

#include "catch.hpp"
#include "golden/golden.hpp"

using namespace qorgan;

namespace {

void check_threads(const std::string& name) {
  const auto scenario = shipped(name);
  const std::uint64_t one = digest_of(scenario, 1);
  for (int threads : {2, 3, 8}) {
    INFO(name << " on " << threads << " threads");
    CHECK(digest_of(scenario, threads) == one);
  }
}

}  // namespace

TEST_CASE("the first scenario gives one digest on 1, 2, 3 and 8 threads") { check_threads("first-steps"); }
TEST_CASE("the depot explosion gives one digest on 1, 2, 3 and 8 threads") { check_threads("depot-explosion"); }
TEST_CASE("the spring flood gives one digest on 1, 2, 3 and 8 threads") { check_threads("spring-flood-2024"); }
