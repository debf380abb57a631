// Where programs find the data that comes with them.
#include "scenario/shipped.hpp"

#include "catch.hpp"
#include "support/folder.hpp"
#include "support/places.hpp"

using namespace qorgan;
using qorgan::test::Folder;
namespace fs = std::filesystem;

namespace {
constexpr const char* data_file = "scenarios/institutions/kazakhstan.yaml";
}

TEST_CASE("an installed program finds its data beside its folder, a built one in its source tree") {
  const Folder folder;
  const fs::path program = folder.path("usr/bin/qorgan"), built = folder.path("tree/build/release/tools/qorgan");
  CHECK(data_beside(program).empty());
  CHECK(data_beside(built).empty());
  folder.write("usr/share/qorgan/" + std::string(data_file), "");
  folder.write("tree/" + std::string(data_file), "");
  CHECK(data_beside(program) == folder.path("usr/share/qorgan"));
  CHECK(data_beside(built) == folder.path("tree"));
  // Only ../share is an installation's: no program looks through what lies elsewhere under that name.
  CHECK(data_beside(folder.path("usr/lib/qorgan/bin/qorgan")).empty());
}

TEST_CASE("an installation inside a source tree has its own data") {
  const Folder folder;
  folder.write("tree/" + std::string(data_file), "");
  folder.write("tree/build/install/share/qorgan/" + std::string(data_file), "");
  CHECK(data_beside(folder.path("tree/build/install/bin/qorgan")) == folder.path("tree/build/install/share/qorgan"));
}

TEST_CASE("these tests find the data of their source tree, and another folder where QORGAN_DATA names it") {
  CHECK(shipped_data() == fs::path(source_dir()));
  CHECK(shipped_institution() == fs::path(source_dir()) / data_file);
  const Folder folder;
  REQUIRE(::setenv("QORGAN_DATA", folder.path().c_str(), 1) == 0);
  CHECK(shipped_data() == folder.path());
  REQUIRE(::setenv("QORGAN_DATA", "", 1) == 0);
  CHECK(shipped_data() == fs::path(source_dir()));
  REQUIRE(::unsetenv("QORGAN_DATA") == 0);
}
