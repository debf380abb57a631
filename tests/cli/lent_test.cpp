// A program that was lent a part of the machine takes no more of it.

#include <chrono>
#include <fstream>
#include <thread>

#include "batch.hpp"
#include "catch.hpp"
#include "support/places.hpp"

using namespace qorgan::test;

namespace {

int threads_of(pid_t process) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("Threads:")) return std::stoi(line.substr(8));
  return 0;
}

/// The most threads that a batch of two long runs was seen with, in that environment.
int max_threads(const std::vector<std::string>& before, const std::vector<std::string>& more,
                const std::vector<std::string>& environment = {}) {
  const Folder folder;
  Line line{before, environment};
  const std::vector<std::string> batch{"batch", "first-steps",    "--replicates", "3",
                                       "--set", "duration=100 d", "--out",        folder.path("out").string()};
  line.words.push_back(program_file());
  line.words.insert(line.words.end(), batch.begin(), batch.end());
  line.words.insert(line.words.end(), more.begin(), more.end());
  Program program(std::move(line));
  int most = 0;
  while (program.running()) {
    most = std::max(most, threads_of(program.process()));
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  CHECK(program.wait().status == 0);
  return most;
}

}  // namespace

TEST_CASE("a batch has as many threads as its process was lent processors", "[cli][batch]") {
  CHECK(max_threads({"taskset", "-c", "0"}, {}) == 1);
  CHECK(max_threads({}, {}, {"SLURM_CPUS_PER_TASK=1"}) == 1);
  // What is asked for in so many words is done, and no more.
  CHECK(max_threads({"taskset", "-c", "0"}, {"--jobs", "3"}) == 3);
}
