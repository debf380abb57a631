#include "experiment/replicate_seed.hpp"

#include <set>

#include "catch.hpp"

using namespace qorgan;

TEST_CASE("the seeds of replicates never change") {
  CHECK(replicate_seed(1, 0) == 0xb0e48dfc639f9be1ULL);
  CHECK(replicate_seed(1, 1) == 0x98a2cd2eebf60f2aULL);
}

TEST_CASE("the seeds of replicates are distinct") {
  std::set<std::uint64_t> seen;
  for (std::uint32_t i = 0; i < 10000; ++i) CHECK(seen.insert(replicate_seed(42, i)).second);
}
