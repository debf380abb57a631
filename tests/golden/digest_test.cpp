// The shipped scenarios give one digest: on any number of threads, on any machine, with any compiler. Where a change of
// the model, of the law's data or of a scenario is meant to change them, the new ones are written here, and the commit
// says why.

#include <fmt/format.h>

#include "catch.hpp"
#include "golden/golden.hpp"

using namespace qorgan;

namespace {

void check_digest(const std::string& name, std::string_view golden) {
  const auto scenario = shipped(name);
  for (int threads : {1, 2, 3, 8}) {
    INFO(name << " on " << threads << " threads");
    CHECK(fmt::format("{:016x}", digest_of(scenario, threads)) == golden);
  }
}

}  // namespace

TEST_CASE("the first scenario gives its digest on 1, 2, 3 and 8 threads") {
  check_digest("first-steps", "32a7b9477f8783b7");
}
TEST_CASE("the depot explosion gives its digest on 1, 2, 3 and 8 threads") {
  check_digest("depot-explosion", "c4592d1dcb85b228");
}
TEST_CASE("the spring flood gives its digest on 1, 2, 3 and 8 threads") {
  check_digest("spring-flood-2024", "e91c310a0055f510");
}
