#pragma once
// A plan of runs: which points, how many replicates of each, from which seed. A run is a pure function of the files it
// is made from, its settings, its seed and the program, so a plan says everything about a batch but its results.

#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/text.hpp"
#include "record/run.hpp"
#include "scenario/load.hpp"

namespace qorgan {

/// What a factor changes.
enum class FactorKind : std::uint8_t {
  number,       ///< a number at a path of the scenario or, after "institution.", of the institution
  choice,       ///< any other value at such a path, as YAML: a word, a flag, a quantity with its unit
  policy,       ///< the policy, by its name
  reading,      ///< the reading of 18(4), by its name
  institution,  ///< the institution or a reform of it, by its file
  scenario      ///< the scenario, by its file
};
[[nodiscard]] std::string_view name_of(FactorKind kind);  ///< "number", "choice", "policy"...
[[nodiscard]] std::optional<FactorKind> factor_kind_from(std::string_view name);

/// The value of a factor at a point. Two values are the same where their texts are.
struct FactorValue {
  std::string text;  ///< canonical: the shortest decimal that reads back as the number; a word; a file
  double number = std::numeric_limits<double>::quiet_NaN();  ///< of kind `number`; not-a-number for all others
  friend bool operator==(const FactorValue& a, const FactorValue& b) { return a.text == b.text; }
};
/// A finite number, in the unit of its factor. Minus zero becomes zero.
[[nodiscard]] FactorValue number_value(double number);
[[nodiscard]] FactorValue text_value(std::string text);

struct Factor {
  std::string name;  ///< of letters, digits, '-', '_' and '.'; none like another of the plan
  FactorKind kind = FactorKind::number;
  std::string path;  ///< of number and choice: "parameters.quorum", "institution.profiles.ministry.servers"
  std::string unit;  ///< of number: as --set takes it, "h" or "/day"; empty for plain numbers
  LocalText title;   ///< for charts and reports; empty: the name
};

/// One combination of values, one a factor, in their order.
struct Point {
  std::vector<FactorValue> values;
};

/// Number of a run in its plan, from 0: point by point, the replicates of a point one after the other.
using RunIndex = std::uint32_t;
inline constexpr RunIndex run_limit = 10'000'000;  ///< runs of a plan at most

struct PlannedRun {
  std::size_t point = 0;
  std::uint32_t replicate = 0;
};

struct Plan {
  std::string name;      ///< of the batch or experiment: "spring-flood-2024"
  std::string scenario;  ///< file, relative to `folder`; what a factor of that kind names goes before it
  std::uint64_t seed = 1;
  std::uint32_t replicates = 1;  ///< of each point; at least 1
  std::vector<Factor> factors;   ///< may be empty: then there is one point without values
  std::vector<Point> points;     ///< at least one
  /// Like `--set`, the same at every point; "policy", "reading" and "institution" name those. A factor goes before.
  std::vector<std::pair<std::string, std::string>> settings;
  std::optional<std::string> until;  ///< end earlier: a date or a length of time
  RecordLevel level = RecordLevel::measures;
  std::uint32_t series_points = 100;  ///< kept of each series of a run at most, 16 to 2000
  std::string command_line;           ///< that makes the whole batch; without jobs, shards and host paths
  std::string experiment;             ///< text of the experiment file; empty for `qorgan batch`
  std::filesystem::path folder;       ///< files are relative to it; a place on this machine, no part of the plan
  /// How commands name files, by how the plan spells them; what is not there they spell alike. No part of the plan.
  std::map<std::string, std::string> called;

  [[nodiscard]] const std::string& called_as(const std::string& file) const {
    const auto found = called.find(file);
    return found == called.end() ? file : found->second;
  }
  [[nodiscard]] std::uint64_t run_count() const { return std::uint64_t{points.size()} * replicates; }
  [[nodiscard]] PlannedRun planned(RunIndex run) const { return {run / replicates, run % replicates}; }
  [[nodiscard]] RunIndex index_of(std::size_t point, std::uint32_t replicate) const {
    return static_cast<RunIndex>(point * replicates + replicate);
  }
  /// Of the batch seed and the replicate alone: all points share their random numbers, so that differences between
  /// points pair run by run.
  [[nodiscard]] std::uint64_t seed_of(std::uint32_t replicate) const;
  /// Position of the first factor of that kind; factors.size() where there is none.
  [[nodiscard]] std::size_t factor_of(FactorKind kind) const;
};

/// What is wrong with a plan in itself (no points, values that do not fit the factors, too many runs...); empty when it
/// is well. Looks at no file.
[[nodiscard]] std::string plan_error(const Plan& plan);

/// What `--set` takes for that value: "0.6", "6 h", "network".
[[nodiscard]] std::string setting_text(const Factor& factor, const FactorValue& value);

/// A point made ready to load: the scenario's file and what changes in it.
struct PointScenario {
  std::string file;         ///< of the scenario, to be opened
  std::string institution;  ///< of the institution where it is another one, relative to the scenario's file
  Overrides overrides;      ///< complete but for the seed
};
[[nodiscard]] PointScenario point_scenario(const Plan& plan, std::size_t point);

/// "qorgan run spring-flood-2024.yaml --seed 42 --policy network --set parameters.quorum=0.6": makes that run alone.
/// Files as the plan's commands name them; `until` and level included.
[[nodiscard]] std::string run_command(const Plan& plan, RunIndex run);

/// Digest of everything in the plan itself that results depend on: seed, replicates, what is recorded, factors and
/// their values; numbers by what they amount to. prepare() mixes in what the scenarios mean under the plan's settings.
[[nodiscard]] std::uint64_t plan_digest(const Plan& plan);

}  // namespace qorgan
