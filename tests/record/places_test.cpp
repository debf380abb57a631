#include "record/places.hpp"

#include "catch.hpp"

using namespace qorgan;

namespace {
/// What the files are called, from the folders of scenarios and of institutions.
std::vector<std::string> called(const std::vector<std::filesystem::path>& own,
                                const std::vector<std::filesystem::path>& institution,
                                const std::vector<const char*>& files) {
  const RecordedPlaces places(own, institution);
  std::vector<std::string> out;
  for (const char* file : files) out.push_back(places.of(file));
  return out;
}
using Names = std::vector<std::string>;
}  // namespace

TEST_CASE("the common folder of two is the longest that holds both", "[record][places]") {
  CHECK(common_folder("/a/b/c", "/a/b/d") == "/a/b");
  CHECK(common_folder("/a/b", "/a/b/c") == "/a/b");
  CHECK(common_folder("/a/b", "/a/b") == "/a/b");
  CHECK(common_folder("/a", "/b") == "/");
  CHECK(common_folder("/ab", "/a") == "/");
  CHECK(common_folder("a/b", "c/d").empty());
}

TEST_CASE("files of one collection keep the folders that they stand in", "[record][places]") {
  CHECK(called({"/x/scenarios"}, {"/x/scenarios/institutions"},
               {"/x/scenarios/a.yaml", "/x/scenarios/institutions/k.yaml", "/x/scenarios"}) ==
        Names{"a.yaml", "institutions/k.yaml", ""});
  CHECK(called({"/x/lib/scenarios"}, {"/x/lib/institutions"},
               {"/x/lib/scenarios/a.yaml", "/x/lib/institutions/k.yaml"}) ==
        Names{"scenarios/a.yaml", "institutions/k.yaml"});
  CHECK(called({"/x/s"}, {}, {"/x/s/a.yaml", "/x/s/deep/b.yaml"}) == Names{"a.yaml", "deep/b.yaml"});
  CHECK(called({"/x/s/one", "/x/s/two"}, {}, {"/x/s/one/a.yaml", "/x/s/two/b.yaml"}) ==
        Names{"one/a.yaml", "two/b.yaml"});
  // The institution in the folder that holds all, or in a folder on the way to the scenario.
  CHECK(called({"/x/work/mine"}, {"/x"}, {"/x/work/mine/a.yaml", "/x/k.yaml"}) == Names{"work/mine/a.yaml", "k.yaml"});
  CHECK(called({"/r/a/q"}, {"/r/a/x/y", "/r/b/z/w"}, {"/r/a/q/s.yaml", "/r/b/z/w/k.yaml"}) ==
        Names{"a/q/s.yaml", "b/z/w/k.yaml"});
}

TEST_CASE("folders of somebody's disk between two collections have no name in a record", "[record][places]") {
  CHECK(called({"/disk/me/work/study"}, {"/disk/me/lib/kz/institutions"},
               {"/disk/me/work/study/a.yaml", "/disk/me/work/study/deep/b.yaml", "/disk/me/work/study",
                "/disk/me/lib/kz/institutions/k.yaml", "/disk/me"}) ==
        Names{"folder/folder/a.yaml", "folder/folder/deep/b.yaml", "folder/folder", "lib/kz/institutions/k.yaml", ""});
  CHECK(called({"/disk/me/work"}, {"/disk/me/lib/institutions"},
               {"/disk/me/work/a.yaml", "/disk/me/lib/institutions/k.yaml"}) ==
        Names{"folder/a.yaml", "lib/institutions/k.yaml"});
}
