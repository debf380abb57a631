#pragma once
// The shipped institution, read once for all tests of a program.

#include <memory>
#include <string>

#include "catch.hpp"
#include "scenario/load.hpp"
#include "support/places.hpp"

namespace qorgan {

inline const Institution& kazakhstan() {
  static const std::shared_ptr<const Institution> loaded = [] {
    Diagnostics diagnostics;
    auto out = load_institution(source_dir() + "/scenarios/institutions/kazakhstan.yaml", diagnostics);
    std::string problems;
    for (const Diagnostic& problem : diagnostics.all()) problems += problem.text() + "\n";
    INFO(problems);
    REQUIRE(out);
    return out;
  }();
  return *loaded;
}

}  // namespace qorgan
