#pragma once
// Plans of batches that must be good.

#include <memory>
#include <utility>

#include "catch.hpp"
#include "experiment/prepare.hpp"

namespace qorgan::test {

/// Fails the test, with what is wrong, where it cannot be prepared.
inline std::shared_ptr<const PreparedPlan> prepared(Plan plan) {
  Diagnostics diagnostics;
  const PrepareResult result = prepare(std::move(plan), diagnostics);
  for (const Diagnostic& d : diagnostics.all()) UNSCOPED_INFO(d.text());
  INFO(result.error);
  REQUIRE(result.prepared);
  return result.prepared;
}

}  // namespace qorgan::test
