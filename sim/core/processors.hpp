#pragma once
// How many processors this process was lent: a batch system, a container and `taskset` lend a part of the machine, and
// more threads than that only wait for each other.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace qorgan {

/// What the system says, apart from the system, so that any machine can be described in a test.
struct LentMachine {
  int affinity = 1;                  ///< processors that the process may run on
  std::string cgroups;               ///< text of /proc/self/cgroup
  std::string mounts;                ///< text of /proc/self/mountinfo
  std::optional<std::string> batch;  ///< SLURM_CPUS_PER_TASK; nothing where it is not set
  std::function<std::optional<std::string>(const std::filesystem::path&)> read;  ///< text of a control file
};

/// The smallest of what affinity, the quotas of all control groups (of either version) above the process and the batch
/// system lend; at least 1. A part of a processor counts as one. What cannot be understood lends all.
[[nodiscard]] int processors_of(const LentMachine& machine);

/// The same of this process, now.
[[nodiscard]] int available_processors();

}  // namespace qorgan
