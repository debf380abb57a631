#pragma once
// Batches made by hand, whose answers are known, for the tests of analysis and report.

#include <cmath>
#include <string>

#include "core/random.hpp"
#include "experiment/batch.hpp"

namespace qorgan::test {

/// Two policies in one scenario, ten replicates. "network" leaves exactly 10 less harmed than "by-law" in every pair,
/// whatever the seed; nobody detects anything in replicate 3 of "network"; trust is noise.
inline Batch two_policies(const std::string& scenario = "a.yaml") {
  Batch out;
  Plan& plan = out.plan;
  plan.name = "made";
  plan.scenario = scenario;
  plan.seed = 5;
  plan.replicates = 10;
  plan.command_line = "qorgan batch a.yaml --policy by-law,network";
  plan.factors.push_back({"policy", FactorKind::policy, "", "", {}});
  for (const char* policy : {"by-law", "network"}) plan.points.push_back({{text_value(policy)}});
  out.plan_hash = "0123456789abcdef";
  out.version = "0.1.0";
  out.complete = true;
  out.measures = {{"harmed", "", ""}, {"missing_effort", "", ""}, {"time_to_detect", "", ""}, {"trust", "", ""}};
  for (RunIndex i = 0; i < 20; ++i) {
    const auto [point, replicate] = plan.planned(i);
    BatchRun run;
    run.index = i;
    run.point = point;
    run.replicate = replicate;
    run.seed = plan.seed_of(replicate);
    run.status = RunStatus::done;
    run.digest = "00000000000000aa";
    run.command = "qorgan run a.yaml --seed 1";
    run.ticks = 100;
    out.runs.push_back(run);
    const double shared = 100 * replicate;
    out.values.push_back(1000 + shared - (point == 1 ? 10 : 0));
    out.values.push_back(500);
    out.values.push_back(point == 1 && replicate == 3 ? no_value : 3600.0 * (1 + replicate % 2));
    Random random(run.seed, Stream::generator, i, 0);
    out.values.push_back(0.5 + 0.01 * random.normal());
    out.objectives.push_back({i, "few-harmed", 1000 + shared, replicate < 5});
  }
  return out;
}

}  // namespace qorgan::test
