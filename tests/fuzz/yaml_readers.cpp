// Scenarios, institutions, overlays and experiments.

#include <memory>

#include "fuzz/readers.hpp"
#include "fuzz/targets.hpp"
#include "fuzz/workplace.hpp"
#include "scenario/institution_cache.hpp"
#include "scenario/load.hpp"
#include "world/world.hpp"

namespace qorgan::fuzz {
namespace {

void check_diagnostics(const Diagnostics& diagnostics) {
  require(diagnostics.all().size() <= 501, "diagnostics are bounded");
  for (const Diagnostic& found : diagnostics.all()) {
    require(!found.message.empty(), "every diagnostic says something");
    require(!found.place.file.empty(), "every diagnostic names its file");
  }
}

/// Institutions beside what is fuzzed, which do not change: read once, and anew now and then, since every other setting
/// of one is kept as another.
InstitutionCache& institutions() {
  static auto cache = std::make_unique<InstitutionCache>();
  static int used = 0;
  if (++used % 500 == 0) cache = std::make_unique<InstitutionCache>();
  return *cache;
}

void check_alone(std::string_view name, std::string_view bytes, InstitutionCache* cache = nullptr) {
  Diagnostics diagnostics;
  const bool good = check_file(put(name, bytes), diagnostics, cache);
  require(good == !diagnostics.has_errors(), "a file is refused exactly where there are errors");
  check_diagnostics(diagnostics);
}

}  // namespace

void run_scenario_text(std::string_view bytes) {
  Diagnostics diagnostics;
  const auto scenario = load_scenario(put("below/fuzzed.yaml", bytes), diagnostics, {}, &institutions());
  require((scenario == nullptr) == diagnostics.has_errors(), "a scenario is refused exactly where there are errors");
  check_diagnostics(diagnostics);
  if (scenario) require(build_world(scenario).tick == 0, "what is let in can be built");
}

void run_overlay_text(std::string_view bytes) { check_alone("below/fuzzed-overlay.yaml", bytes); }
void run_institution_text(std::string_view bytes) { check_alone("below/fuzzed-institution.yaml", bytes); }
void run_experiment_text(std::string_view bytes) {
  check_alone("below/fuzzed-experiment.yaml", bytes, &institutions());
}

}  // namespace qorgan::fuzz
