#include "experiment/cluster.hpp"

#include <cstdlib>

#include "catch.hpp"

using namespace qorgan;

TEST_CASE("how many processes there are is what the starter of the program says", "[experiment][cluster]") {
  const auto with = [](const char* name, const char* value) {
    for (const char* other : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK"}) ::unsetenv(other);
    if (name != nullptr) ::setenv(name, value, 1);
    const int out = processes_in_environment();
    if (name != nullptr) ::unsetenv(name);
    return out;
  };
  CHECK(with(nullptr, "") == 1);
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"}) {
    CHECK(with(name, "4") == 4);
    CHECK(with(name, "1") == 1);
    CHECK(with(name, "0") == 1);
    CHECK(with(name, "") == 1);
  }
  CHECK(with("PMIX_RANK", "0") == 2);  // which says no number
}
