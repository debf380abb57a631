// Reads a scenario, runs it, prints three measures.

#include <cstdio>
#include <memory>

#include <qorgan/engine/engine.hpp>
#include <qorgan/engine/measures.hpp>
#include <qorgan/scenario/load.hpp>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: measures SCENARIO.yaml\n");
    return 2;
  }
  qorgan::Diagnostics diagnostics;
  const std::shared_ptr<const qorgan::Scenario> scenario = qorgan::load_scenario(argv[1], diagnostics);
  for (const qorgan::Diagnostic& problem : diagnostics.all()) std::fprintf(stderr, "%s\n", problem.text().c_str());
  if (!scenario) return 2;

  qorgan::Engine engine(scenario, qorgan::EngineOptions{});
  while (!engine.done()) engine.step();
  for (const char* name : {"harmed", "cost", "utilisation"})
    std::printf("%s %.17g\n", name, qorgan::measure(engine.world(), name));
}
