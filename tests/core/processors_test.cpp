// How many processors a process was lent, on machines that are described by what their system says.
#include "core/processors.hpp"

#include <map>

#include "catch.hpp"
#include "core/parallel.hpp"

using namespace qorgan;

namespace {

constexpr const char* unified_mount =
    "24 1 0:22 / /proc rw shared:5 - proc proc rw\n"
    "30 24 0:27 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n";
constexpr const char* split_mounts =
    "33 24 0:30 / /sys/fs/cgroup/cpu,cpuacct rw shared:12 - cgroup cgroup rw,cpu,cpuacct\n"
    "34 24 0:31 / /sys/fs/cgroup/cpuset rw shared:13 - cgroup cgroup rw,cpuset\n";

/// A machine of 16 processors with these control files.
LentMachine machine_with(std::string cgroups, std::string mounts, std::map<std::string, std::string> files) {
  LentMachine out;
  out.affinity = 16;
  out.cgroups = std::move(cgroups);
  out.mounts = std::move(mounts);
  out.read = [files = std::move(files)](const std::filesystem::path& file) -> std::optional<std::string> {
    const auto found = files.find(file.string());
    return found == files.end() ? std::nullopt : std::optional(found->second);
  };
  return out;
}

}  // namespace

TEST_CASE("without a limit all processors of the process are lent") {
  CHECK(processors_of(machine_with("0::/\n", unified_mount, {})) == 16);
  CHECK(processors_of(machine_with("", "", {})) == 16);
  CHECK(processors_of(machine_with("0::/user\n", unified_mount, {{"/sys/fs/cgroup/user/cpu.max", "max 100000\n"}})) ==
        16);
  CHECK(processors_of(machine_with("4:cpu,cpuacct:/a\n", split_mounts,
                                   {{"/sys/fs/cgroup/cpu,cpuacct/a/cpu.cfs_quota_us", "-1\n"},
                                    {"/sys/fs/cgroup/cpu,cpuacct/a/cpu.cfs_period_us", "100000\n"}})) == 16);
}

TEST_CASE("a quota lends as many processors as it lasts for, a begun one counts as one") {
  const auto lent = [](const std::string& limit) {
    return processors_of(machine_with("0::/job\n", unified_mount, {{"/sys/fs/cgroup/job/cpu.max", limit}}));
  };
  CHECK(lent("400000 100000\n") == 4);
  CHECK(lent("150000 100000\n") == 2);
  CHECK(lent("100001 100000\n") == 2);
  CHECK(lent("1000 100000\n") == 1);
  CHECK(lent("9000000 100000\n") == 16);
  CHECK(lent("9223372036854775807 1\n") == 16);
  for (const char* nonsense : {"", "max", "300000", "300000 0\n", "-1 100000\n", "0 100000", "many 100000", "3 x",
                               "300000 100000 5", "99999999999999999999 100000"}) {
    INFO(nonsense);
    CHECK(lent(nonsense) == 16);
  }
}

TEST_CASE("the tightest of the groups above a process counts, whatever stands below it") {
  CHECK(processors_of(machine_with("0::/slice/job/step\n", unified_mount,
                                   {{"/sys/fs/cgroup/slice/job/step/cpu.max", "800000 100000"},
                                    {"/sys/fs/cgroup/slice/cpu.max", "300000 100000"},
                                    {"/sys/fs/cgroup/other/cpu.max", "100000 100000"}})) == 3);
  // In a container of its own name space the mount itself is the container's group.
  CHECK(processors_of(machine_with("0::/\n", unified_mount, {{"/sys/fs/cgroup/cpu.max", "200000 100000"}})) == 2);
}

TEST_CASE("a mount that shows a part of the hierarchy is read from there") {
  const std::string part = "30 24 0:27 /docker/c1 /sys/fs/cgroup ro - cgroup2 cgroup2 rw\n";
  CHECK(processors_of(machine_with(
            "0::/docker/c1/app\n", part,
            {{"/sys/fs/cgroup/app/cpu.max", "500000 100000"}, {"/sys/fs/cgroup/cpu.max", "700000 100000"}})) == 5);
  CHECK(processors_of(machine_with("0::/docker/c1\n", part, {{"/sys/fs/cgroup/cpu.max", "700000 100000"}})) == 7);
  // What lies out of sight may not be taken for something else.
  CHECK(processors_of(machine_with(
            "0::/../../host\n", part,
            {{"/sys/fs/cgroup/cpu.max", "700000 100000"}, {"/sys/fs/host/cpu.max", "100000 100000"}})) == 7);
  CHECK(processors_of(machine_with(
            "0::/../b\n", unified_mount,
            {{"/sys/fs/cgroup/cpu.max", "700000 100000"}, {"/sys/fs/cgroup/b/cpu.max", "100000 100000"}})) == 7);
  CHECK(processors_of(machine_with("0::/a b\n", R"(30 24 0:27 / /sys/fs/c\040g ro - cgroup2 cgroup2 rw)",
                                   {{"/sys/fs/c g/a b/cpu.max", "700000 100000"}})) == 7);
}

TEST_CASE("groups of the first version are understood too, alone and beside those of the second") {
  const std::map<std::string, std::string> files{{"/sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us", "300000\n"},
                                                 {"/sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_period_us", "100000\n"},
                                                 {"/sys/fs/cgroup/cpuset/job/cpu.cfs_quota_us", "100000\n"},
                                                 {"/sys/fs/cgroup/cpuset/job/cpu.cfs_period_us", "100000\n"}};
  const std::string groups = "5:cpuset:/job\n4:cpu,cpuacct:/job/step\n0::/\n";
  CHECK(processors_of(machine_with(groups, split_mounts, files)) == 3);
  CHECK(processors_of(machine_with(groups, std::string(split_mounts) + unified_mount, files)) == 3);
  auto both = files;
  both["/sys/fs/cgroup/cpu.max"] = "200000 100000";
  CHECK(processors_of(machine_with(groups, std::string(split_mounts) + unified_mount, both)) == 2);
}

TEST_CASE("a batch system lends what it says, within what there is; nonsense lends all") {
  const auto lent = [](const char* says) {
    LentMachine machine = machine_with("0::/\n", unified_mount, {{"/sys/fs/cgroup/cpu.max", "800000 100000"}});
    machine.batch = says;
    return processors_of(machine);
  };
  CHECK(lent("4") == 4);
  CHECK(lent("1") == 1);
  CHECK(lent("64") == 8);
  for (const char* nonsense : {"", "0", "-2", "four", "4x", "4.5", "0x4", "99999999999999999999"}) {
    INFO(nonsense);
    CHECK(lent(nonsense) == 8);
  }
}

TEST_CASE("an executor that is asked for all of the machine takes what the process was lent") {
  CHECK(available_processors() >= 1);
  CHECK(Executor(0).threads() == available_processors());
}
