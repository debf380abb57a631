#include "experiment/transport.hpp"

#include <cstdlib>

#include "catch.hpp"
#include "support/folder.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

std::string error_with(const std::string& module) {
  ::setenv("QORGAN_MPI", module.c_str(), 1);
  const LoadedTransport loaded = load_transport();
  ::unsetenv("QORGAN_MPI");
  CHECK_FALSE(loaded.transport);
  return loaded.error;
}

}  // namespace

TEST_CASE("a module that is not there or is none is told of", "[experiment][cluster]") {
  const Folder folder;
  CHECK(error_with(folder.path("none.so").string()) == "there is no module for MPI (qorgan-mpi.so)");
  folder.write("text.so", "no module");
  const std::string text = folder.path("text.so").string();
  CHECK_THAT(error_with(text), ContainsSubstring("'" + text + "' cannot be loaded: "));
  // A library that is none of ours.
  CHECK_THAT(error_with("/lib64/ld-linux-x86-64.so.2"), ContainsSubstring("cannot be loaded: "));
}
