#pragma once
// From YAML files to checked values. Files are untrusted: whatever they hold ends in a value or in diagnostics with
// file, line and column, all of them in one pass, sorted.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/diagnostic.hpp"
#include "law/institution.hpp"
#include "scenario/describe.hpp"
#include "world/scenario.hpp"

namespace qorgan {

class InstitutionCache;

/// Reads an institution and the files that it includes. nullptr where there are errors.
[[nodiscard]] std::shared_ptr<const Institution> load_institution(const std::string& path, Diagnostics& diagnostics,
                                                                  InstitutionCache* cache = nullptr);

/// What a user changes of a scenario without touching its file; each is checked like a value of the file.
struct Overrides {
  std::optional<std::uint64_t> seed;
  std::optional<std::string> policy;   ///< "network"
  std::optional<std::string> reading;  ///< "broad"
  std::optional<std::string> until;    ///< a time or a length of time after the start, not past the scenario's end
  /// Paths and values: "parameters.quorum" and "1.5", "incidents.flood-aktobe.onset" and "3 d",
  /// "institution.profiles.ministry.servers" and "10". Entries of lists go by their id. Values are YAML.
  std::vector<std::pair<std::string, std::string>> set;
};

/// Reads a scenario, the institution that it names and what that includes. nullptr where there are errors. With a cache
/// an institution that was read before, with the same settings, is not read again.
[[nodiscard]] std::shared_ptr<const Scenario> load_scenario(const std::string& path, Diagnostics& diagnostics,
                                                            const Overrides& overrides = {},
                                                            InstitutionCache* cache = nullptr);

/// Checks one file, whatever its `qorgan:` key says it is, and what it refers to. False where there are errors.
bool check_file(const std::string& path, Diagnostics& diagnostics, InstitutionCache* cache = nullptr);

}  // namespace qorgan
