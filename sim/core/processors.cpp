#include "core/processors.hpp"

#include <sched.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>
#include <sstream>
#include <thread>
#include <vector>

namespace qorgan {
namespace {

namespace fs = std::filesystem;

constexpr int no_limit = std::numeric_limits<int>::max();

std::vector<std::string> words_of(std::string_view text, char separator) {
  std::vector<std::string> out;
  std::string word;
  std::istringstream in{std::string(text)};
  while (std::getline(in, word, separator)) out.push_back(word);
  return out;
}

bool holds(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// A whole number that is all of the text but spaces at its end; nothing otherwise.
std::optional<long long> whole_number(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
  long long value = 0;
  const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  return code == std::errc() && stop == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Time on processors within each period, as a number of processors.
int processors_for(std::optional<long long> quota, std::optional<long long> period) {
  if (!quota || !period || *quota <= 0 || *period <= 0) return no_limit;
  const double share = std::ceil(static_cast<double>(*quota) / static_cast<double>(*period));
  return share < no_limit ? std::max(1, static_cast<int>(share)) : no_limit;
}

/// "\040" of mountinfo is a space.
std::string without_escapes(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    int code = 0;
    if (text[i] == '\\' && i + 3 < text.size() &&
        std::from_chars(&text[i + 1], &text[i] + 4, code, 8).ptr == &text[i] + 4) {
      out += static_cast<char>(code);
      i += 3;
    } else {
      out += text[i];
    }
  }
  return out;
}

/// Where a hierarchy of control groups is seen, and which of its groups is seen there.
struct Hierarchy {
  fs::path point, root;
  bool unified = false;  ///< version 2
};

/// The hierarchies that can bear a limit of processors.
std::vector<Hierarchy> hierarchies_in(const std::string& mounts) {
  std::vector<Hierarchy> out;
  for (const std::string& line : words_of(mounts, '\n')) {
    const std::vector<std::string> words = words_of(line, ' ');
    const auto dash = std::find(words.begin(), words.end(), "-");
    if (words.size() < 6 || words.end() - dash < 4) continue;
    const bool unified = dash[1] == "cgroup2";
    if (unified || (dash[1] == "cgroup" && holds(words_of(dash[3], ','), "cpu")))
      out.push_back({without_escapes(words[4]), without_escapes(words[3]), unified});
  }
  return out;
}

/// The group of the process in a hierarchy, as a path from the hierarchy's root; empty where it is in none.
std::string group_in(const std::string& cgroups, bool unified) {
  for (const std::string& line : words_of(cgroups, '\n')) {
    const std::size_t first = line.find(':');
    const std::size_t second = first == std::string::npos ? first : line.find(':', first + 1);
    if (second == std::string::npos) continue;
    const std::string controllers = line.substr(first + 1, second - first - 1);
    if (unified ? line.substr(0, first) == "0" && controllers.empty() : holds(words_of(controllers, ','), "cpu"))
      return line.substr(second + 1);
  }
  return {};
}

int quota_of_group(const LentMachine& machine, const fs::path& group, bool unified) {
  if (unified) {
    const auto text = machine.read(group / "cpu.max");
    const std::vector<std::string> words = text ? words_of(*text, ' ') : std::vector<std::string>();
    return words.size() == 2 ? processors_for(whole_number(words[0]), whole_number(words[1])) : no_limit;
  }
  const auto quota = machine.read(group / "cpu.cfs_quota_us"), period = machine.read(group / "cpu.cfs_period_us");
  return quota && period ? processors_for(whole_number(*quota), whole_number(*period)) : no_limit;
}

/// The smallest quota on the way from the group of the process up to the mount.
int quota_in(const LentMachine& machine, const Hierarchy& hierarchy) {
  const std::string group = group_in(machine.cgroups, hierarchy.unified);
  if (group.empty()) return no_limit;
  // In a container the mount may show a group below the root, and the group of the process may lie out of its sight.
  fs::path inside = group.find("..") == std::string::npos ? fs::path(group).lexically_relative(hierarchy.root) : ".";
  if (inside.empty() || *inside.begin() == "..") inside = ".";
  int out = no_limit;
  for (fs::path at = inside.lexically_normal(); !at.empty(); at = at.parent_path()) {
    const fs::path place = at == "." ? hierarchy.point : hierarchy.point / at;
    out = std::min(out, quota_of_group(machine, place, hierarchy.unified));
  }
  return std::min(out, quota_of_group(machine, hierarchy.point, hierarchy.unified));
}

/// What the process may run on; grows the mask until the kernel's fits.
int affinity_of_process() {
  for (std::size_t count = 1024; count <= 1U << 20U; count *= 2) {
    cpu_set_t* const set = CPU_ALLOC(count);
    if (set == nullptr) break;
    const std::size_t bytes = CPU_ALLOC_SIZE(count);
    const bool known = ::sched_getaffinity(0, bytes, set) == 0;
    const int processors = known ? CPU_COUNT_S(bytes, set) : 0;
    CPU_FREE(set);
    if (known) return std::max(1, processors);
  }
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

std::optional<std::string> read_text(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace

int processors_of(const LentMachine& machine) {
  int out = std::max(1, machine.affinity);
  for (const Hierarchy& hierarchy : hierarchies_in(machine.mounts)) out = std::min(out, quota_in(machine, hierarchy));
  if (machine.batch)
    if (const auto lent = whole_number(*machine.batch); lent && *lent > 0 && *lent < out) out = static_cast<int>(*lent);
  return out;
}

int available_processors() {
  LentMachine machine;
  machine.affinity = affinity_of_process();
  machine.cgroups = read_text("/proc/self/cgroup").value_or("");
  machine.mounts = read_text("/proc/self/mountinfo").value_or("");
  if (const char* slurm = std::getenv("SLURM_CPUS_PER_TASK")) machine.batch = slurm;
  machine.read = read_text;
  return processors_of(machine);
}

}  // namespace qorgan
