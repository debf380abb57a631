// A batch that is killed, interrupted or out of room goes on to the same bytes.

#include <sys/mount.h>
#include <sys/resource.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "batch.hpp"
#include "catch.hpp"

using namespace qorgan::test;
namespace fs = std::filesystem;

TEST_CASE("a batch that is killed at any moment goes on to the same bytes", "[cli][kill]") {
  const Folder folder;
  const auto start = std::chrono::steady_clock::now();
  const std::string whole = whole_batch(folder.path("whole"));
  const std::chrono::duration<double> length = std::chrono::steady_clock::now() - start;
  // Moments from before the first byte to the last step, spread evenly and not in order. On a busy machine some come
  // when all is done: those do not count.
  constexpr int wanted = 20, moments = 24, most = 72;
  int killed = 0;
  for (int k = 0; k < most && killed < wanted; ++k) {
    const fs::path out = folder.path("killed-" + std::to_string(k));
    const double share = static_cast<double>((k * 7) % moments) / moments;
    Program program(batch_into(out, {"--jobs", k % 2 == 0 ? "1" : "2"}));
    std::this_thread::sleep_for(length * share);
    program.send(SIGKILL);
    if (program.wait().status != 128 + SIGKILL) continue;
    ++killed;
    // Every third one is killed a second time while it goes on.
    if (k % 3 == 0) {
      Program second(batch_into(out, {"--resume"}));
      std::this_thread::sleep_for(length * 0.2);
      second.send(SIGKILL);
      (void)second.wait();
    }
    const Outcome answer = run(batch_into(out, {"--resume"}));
    INFO("killed after " << share << " of its time: " << answer.err);
    CHECK(answer.status == 0);
    CHECK(read(out / "batch.sqlite") == whole);
    CHECK(entries_of(out) == std::vector<std::string>{"batch.sqlite"});
    fs::remove_all(out);
  }
  CHECK(killed == wanted);
}

TEST_CASE("Ctrl-C keeps what is done", "[cli][kill]") {
  const Folder folder;
  const fs::path out = folder.path("out");
  const std::string whole = whole_batch(folder.path("whole"));
  Program program(batch_into(out, {"--jobs", "1"}));
  while (!fs::exists(out / "unfinished.sqlite") && program.running())
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  program.send(SIGINT);
  const Outcome answer = program.wait();
  CHECK(answer.status == 130);
  CHECK_THAT(answer.err, ContainsSubstring("of 24 runs are kept, --resume goes on"));
  CHECK(entries_of(out).front() == "unfinished.sqlite");
  CHECK(run(batch_into(out, {"--resume"})).status == 0);
  CHECK(read(out / "batch.sqlite") == whole);
}

TEST_CASE("a disk that fills up ends a batch with an error, and it goes on when there is room", "[cli][kill]") {
  const Folder folder;
  const std::string whole = whole_batch(folder.path("whole"));
  const fs::path out = folder.path("out");
  SECTION("a limit on the size of files") {
    // From where nothing can be written to where only the last step cannot.
    for (const std::size_t limit : {std::size_t{1}, std::size_t{20'000}, whole.size() / 2, whole.size() - 4096}) {
      const rlimit small{limit, RLIM_INFINITY};
      rlimit before{};
      REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
      REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
      Program program(batch_into(out, {"--resume"}));
      Program merge({"merge", folder.path("whole").string(), "--out", folder.path("merged").string()});
      REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
      const Outcome answer = program.wait();
      INFO("files of " << limit << " bytes at most: " << answer.err);
      CHECK(answer.status == 1);
      CHECK_FALSE(fs::exists(out / "batch.sqlite"));
      CHECK(merge.wait().status == 1);
      CHECK_FALSE(fs::exists(folder.path("merged") / "batch.sqlite"));
    }
  }
  SECTION("a small file system") {
    const fs::path disk = folder.path("disk");
    fs::create_directories(disk);
    if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=700k") != 0) {
      WARN("mounting is not allowed here: the full file system was not tried");
      return;
    }
    const Outcome answer = run(batch_into(disk / "out"));
    CHECK(answer.status == 1);
    CHECK_THAT(answer.err, ContainsSubstring("full"));
    CHECK_FALSE(fs::exists(disk / "out/batch.sqlite"));
    fs::copy(disk / "out", out, fs::copy_options::recursive);
    CHECK(::umount(disk.c_str()) == 0);
  }
  const Outcome answer = run(batch_into(out, {"--resume"}));
  INFO(answer.err);
  CHECK(answer.status == 0);
  CHECK(read(out / "batch.sqlite") == whole);
}
