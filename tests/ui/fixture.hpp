#pragma once
// What the window's tests share: the small session and what it is shown with.

#include "report/schematic_map.hpp"
#include "session/fixture.hpp"
#include "ui/model/strings.hpp"

namespace qorgan::ui::test {

using namespace session_test;

inline Strings strings() {
  Diagnostics diagnostics;
  auto loaded = load_strings(source + "/assets/translations/ui.json", diagnostics);
  for (const Diagnostic& d : diagnostics.all()) UNSCOPED_INFO(d.text());
  REQUIRE(loaded);
  return *loaded;
}

inline SchematicMap map() {
  Diagnostics diagnostics;
  auto loaded = load_map(source + "/assets/map/kazakhstan.json", diagnostics);
  REQUIRE(loaded);
  return *loaded;
}

}  // namespace qorgan::ui::test
