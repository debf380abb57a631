// Batches of several processes under mpirun.

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#include "batch.hpp"
#include "catch.hpp"
#include "support/places.hpp"

using namespace qorgan::test;
namespace fs = std::filesystem;

namespace {

/// mpirun with so many processes of that batch.
Line together(int ranks, const fs::path& out, const std::vector<std::string>& more = {}) {
  Line line{{"mpirun", "--oversubscribe", "-n", std::to_string(ranks), program_file()},
            {"OMPI_ALLOW_RUN_AS_ROOT=1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1"}};
  for (const std::string& argument : batch_into(out, more)) line.words.push_back(argument);
  return line;
}

/// False, with the reason said, where there is no MPI to try.
bool has_mpi() {
  if (std::system("mpirun --version > /dev/null 2>&1") != 0) {
    WARN("there is no mpirun here: batches of several processes were not tried");
    return false;
  }
  const Folder folder;
  // No scenario of that name: whoever has MPI says so.
  Line line = together(2, folder.path("out"));
  std::replace(line.words.begin(), line.words.end(), first_steps(), std::string("no-such-scenario"));
  const Outcome answer = Program(line).wait();
  if (answer.err.find("module for MPI") == std::string::npos) return true;
  CHECK(answer.status == 2);
  CHECK_FALSE(fs::exists(folder.path("out")));
  WARN("the program was built without MPI: batches of several processes were not tried");
  return false;
}

void wait_until_gone(const std::vector<pid_t>& processes) {
  for (const pid_t process : processes)
    while (is_alive(process)) std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

}  // namespace

TEST_CASE("processes under mpirun make the same bytes as one", "[cli][mpi]") {
  if (!has_mpi()) return;
  const Folder folder;
  const std::string whole = whole_batch(folder.path("whole"));
  for (const int ranks : {1, 2, 4}) {
    const fs::path out = folder.path("ranks-" + std::to_string(ranks));
    const Outcome answer = Program(together(ranks, out)).wait();
    INFO(answer.err);
    CHECK(answer.status == 0);
    CHECK(entries_of(out) == std::vector<std::string>{"batch.sqlite"});
    CHECK(read(out / "batch.sqlite") == whole);
  }
}

TEST_CASE("a batch of several processes goes on to the same bytes when one of them, or mpirun, is killed",
          "[cli][mpi][kill]") {
  if (!has_mpi()) return;
  const Folder folder;
  const std::string whole = whole_batch(folder.path("whole"));
  enum class Victim { leader, helper, mpirun };
  for (const Victim victim : {Victim::leader, Victim::helper, Victim::mpirun})
    for (const bool resumed_together : {false, true}) {
      const fs::path out = folder.path("out");
      Program program(together(3, out));
      // Somewhere in its middle: when the leader and the helpers have written.
      while (program.running() && !(fs::exists(out / "rank-1.sqlite") && fs::exists(out / "rank-2.sqlite")))
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
      std::vector<pid_t> ranks = children_of(program.process());
      std::sort(ranks.begin(), ranks.end());
      INFO("victim " << static_cast<int>(victim) << ", resumed by " << (resumed_together ? 2 : 1));
      REQUIRE(program.running());
      REQUIRE(ranks.size() == 3);
      if (victim == Victim::mpirun)
        program.send(SIGKILL);
      else
        ::kill(victim == Victim::leader ? ranks.front() : ranks.back(), SIGKILL);
      const Outcome ended = program.wait();
      CHECK(ended.status != 0);
      wait_until_gone(ranks);
      // Without mpirun the processes may still bring it to its end by themselves.
      if (victim != Victim::mpirun) CHECK_FALSE(fs::exists(out / "batch.sqlite"));
      CHECK(run({"compare", out.string(), "--json"}).status != 2);

      const Outcome answer =
          resumed_together ? Program(together(2, out, {"--resume"})).wait() : run(batch_into(out, {"--resume"}));
      INFO(answer.err);
      CHECK(answer.status == 0);
      CHECK(read(out / "batch.sqlite") == whole);
      CHECK(entries_of(out) == std::vector<std::string>{"batch.sqlite"});
      fs::remove_all(out);
    }
}
