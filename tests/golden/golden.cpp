#include "golden/golden.hpp"

#include <utility>

#include "catch.hpp"
#include "core/time.hpp"
#include "scenario/load.hpp"
#include "support/places.hpp"

namespace qorgan {

std::shared_ptr<const Scenario> shipped(const std::string& name, const std::string& policy) {
  Diagnostics diagnostics;
  Overrides overrides;
  if (!policy.empty()) overrides.policy = policy;
  auto scenario = load_scenario(source_dir() + "/scenarios/" + name + ".yaml", diagnostics, overrides);
  std::string problems;
  for (const Diagnostic& problem : diagnostics.all()) problems += problem.text() + "\n";
  INFO(problems);
  REQUIRE(problems.empty());
  REQUIRE(scenario);
  return scenario;
}

std::uint64_t digest_of(const std::shared_ptr<const Scenario>& scenario, int threads) {
  EngineOptions options;
  options.threads = threads;
  Engine engine(scenario, options);
  while (!engine.done()) engine.step();
  return engine.world().digest;
}

const Record& flood() {
  static const Record record = [] {
    RunOptions options;
    options.threads = 2;
    options.level = RecordLevel::series;
    RunResult result = run_scenario(shipped("spring-flood-2024"), options);
    INFO(result.error);
    REQUIRE(result.ok());
    return std::move(result.record);
  }();
  return record;
}

const ObservationPointRow& compared(const Record& record, const std::string& observation, const std::string& time) {
  for (const ObservationRow& row : record.observations) {
    if (row.id != observation) continue;
    for (const ObservationPointRow& point : row.points) {
      const Instant moment{record.run.start.seconds + static_cast<std::int64_t>(point.time)};
      if (format_instant(moment, record.run.utc_offset) == time) return point;
    }
  }
  FAIL("no point of " << observation << " at " << time);
  static const ObservationPointRow none;
  return none;
}

}  // namespace qorgan
