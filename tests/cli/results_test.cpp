// `qorgan compare` and `qorgan report` of batches, finished and not.

#include <chrono>
#include <csignal>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "batch.hpp"
#include "catch.hpp"

using namespace qorgan::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

bool names(const std::vector<std::string>& files, const std::string& name) {
  return std::find(files.begin(), files.end(), name) != files.end();
}

}  // namespace

TEST_CASE("compare sets the options of a batch side by side", "[cli][results]") {
  const Folder folder;
  const fs::path out = folder.path("policies");
  (void)whole_batch(out);
  const Outcome text = run({"compare", out.string()});
  CHECK(text.status == 0);
  CHECK(text.err.empty());
  for (const char* word : {"by-law (by the", "“by-law”", "network (", "reference", "95", "Interval"})
    CHECK_THAT(text.out, ContainsSubstring(word));
  CHECK_THAT(run({"compare", out.string(), "--lang", "ru"}).out, ContainsSubstring("by-law (по"));
  CHECK(run({"compare", out.string(), "--quiet"}).out.empty());

  const Outcome programs = run({"compare", out.string(), "--json"});
  REQUIRE(programs.status == 0);
  const json told = json::parse(programs.out);
  CHECK(told.at("reference") == "by-law");
  CHECK(told.at("paired") == true);
  CHECK(told.at("comparisons") == 1);
  CHECK(told.at("missing") == 0);
  for (const json& response : told.at("responses")) {
    INFO(response.at("measure"));
    REQUIRE(response.at("options").size() == 2);
    CHECK(response.at("options").at(0).at("runs").get<int>() +
              response.at("options").at(0).at("without_value").get<int>() ==
          12);
    CHECK_FALSE(response.at("options").at(0).contains("verdict"));
    CHECK(response.at("options").at(1).contains("difference_interval_all"));
  }
  CHECK(entries_of(out) == std::vector<std::string>{"batch.sqlite"});
}

TEST_CASE("compare sets batches and runs side by side, and writes a report where it is asked to", "[cli][results]") {
  const Folder folder;
  const fs::path batch = folder.path("batch"), alone = folder.path("alone"), out = folder.path("out");
  (void)whole_batch(batch);
  REQUIRE(run({"run", first_steps(), "--until", "1 d", "--no-baseline", "--quiet", "--out", alone.string()}).status ==
          0);
  const Outcome answer = run({"compare", batch.string(), alone.string(), "--json", "--out", out.string(), "--format",
                              "html,md,json", "--lang", "en,ru,kk"});
  INFO(answer.err);
  REQUIRE(answer.status == 0);
  const json told = json::parse(answer.out);
  CHECK(told.at("reference") == "batch:by-law");
  CHECK(told.at("comparisons") == 2);
  CHECK(told.at("responses").at(0).at("options").at(2).at("option") == "alone");
  CHECK(entries_of(out) == std::vector<std::string>{"report.html", "report.json", "report.kk.html", "report.kk.json",
                                                    "report.kk.md", "report.md", "report.ru.html", "report.ru.json",
                                                    "report.ru.md"});
  CHECK_THAT(read(out / "report.md"), ContainsSubstring("2 results side by side"));
  CHECK(json::parse(read(out / "report.kk.json")).is_object());
}

TEST_CASE("report writes that of a batch into its folder or another", "[cli][results]") {
  const Folder folder;
  const fs::path batch = folder.path("batch");
  const std::string bytes = whole_batch(batch);
  const Outcome beside = run({"report", batch.string()});
  CHECK(beside.status == 0);
  CHECK(beside.out == (batch / "report.html").string() + "\n");
  CHECK_THAT(read(batch / "report.html"), ContainsSubstring("<!DOCTYPE html>"));
  CHECK(read(batch / "batch.sqlite") == bytes);

  const Outcome other =
      run({"report", batch.string(), "--out", folder.path("other").string(), "--format", "md,json,md", "--lang", "kk"});
  CHECK(other.status == 0);
  CHECK(entries_of(folder.path("other")) == std::vector<std::string>{"report.kk.json", "report.kk.md"});
  const json told = json::parse(read(folder.path("other") / "report.kk.json"));
  CHECK(told.at("sections").at(0).at("id") == "ranking");
}

TEST_CASE("a report takes no other report's place unasked", "[cli][results]") {
  const Folder folder;
  const fs::path batch = folder.path("batch"), alone = folder.path("alone"), out = folder.path("out");
  (void)whole_batch(batch);
  REQUIRE(run({"run", first_steps(), "--until", "1 d", "--no-baseline", "--quiet", "--out", alone.string()}).status ==
          0);
  const std::vector<std::string> of_batch{"report", batch.string(), "--out", out.string(), "--format", "html,md,json"};
  REQUIRE(run(of_batch).status == 0);
  // The same results again: what comes of them replaces what came of them.
  CHECK(run(of_batch).status == 0);
  for (const char* format : {"html", "md", "json"})
    for (const std::vector<std::string>& other :
         {std::vector<std::string>{"report", alone.string()}, {"compare", batch.string(), alone.string(), "--quiet"}}) {
      INFO(format << ", " << other.front());
      const fs::path file = out / (std::string("report.") + format);
      const std::string before = read(file);
      std::vector<std::string> command = other;
      command.insert(command.end(), {"--out", out.string(), "--format", format});
      const Outcome refused = run(command);
      CHECK(refused.status == 2);
      CHECK_THAT(refused.err, ContainsSubstring("which is no report of this; name another folder, or replace it with "
                                                "--force"));
      CHECK(read(file) == before);
    }
  // Nor a text of somebody's own of that name.
  folder.write("mine/report.md", "What I thought of it\n");
  CHECK(run({"report", batch.string(), "--out", folder.path("mine").string(), "--format", "md"}).status == 2);
  CHECK(read(folder.path("mine/report.md")) == "What I thought of it\n");
  CHECK(entries_of(folder.path("mine")) == std::vector<std::string>{"report.md"});
  CHECK(run({"report", batch.string(), "--out", folder.path("mine").string(), "--format", "md", "--force"}).status ==
        0);
  CHECK(read(folder.path("mine/report.md")) != "What I thought of it\n");
  CHECK(run({"compare", batch.string(), alone.string(), "--quiet", "--out", out.string(), "--force"}).status == 0);
}

TEST_CASE("compare and report say what is wrong with what they were asked", "[cli][results][usage]") {
  const Folder folder;
  const std::string nowhere = folder.path("nowhere").string();
  for (const char* command : {"compare", "report"}) {
    INFO(command);
    CHECK(run({command}).status == 2);
    const Outcome none = run({command, nowhere});
    CHECK(none.status == 2);
    CHECK(none.out.empty());
    CHECK_THAT(none.err, ContainsSubstring("nowhere"));
    const Outcome format = run({command, nowhere, "--format", "htm"});
    CHECK(format.status == 2);
    CHECK_THAT(format.err, ContainsSubstring("did you mean 'html'?"));
    CHECK(run({command, nowhere, "--lang", "de"}).status == 2);
    folder.write("broken/batch.sqlite", "no database at all, but long enough to be read as the head of one, perhaps");
    const Outcome broken = run({command, folder.path("broken").string()});
    CHECK(broken.status == 2);
    CHECK_THAT(broken.err, ContainsSubstring("batch.sqlite: the batch cannot be read"));
  }
  const fs::path batch = folder.path("batch");
  (void)whole_batch(batch);
  folder.write("file", "no folder");
  CHECK(run({"report", batch.string(), "--out", folder.path("file").string()}).status == 2);
  CHECK(run({"compare", batch.string(), "--quiet", "--out", folder.path("file").string()}).status == 2);
}

TEST_CASE("a batch can be looked at while it is made, and takes no notice", "[cli][results]") {
  const Folder folder;
  const fs::path out = folder.path("out");
  const std::vector<std::string> arguments{"batch",    first_steps(),    "--replicates", "300",        "--until", "1 d",
                                           "--policy", "by-law,network", "--out",        out.string(), "--jobs",  "1"};
  Program work(arguments);
  Outcome seen;
  // The first runs of both options are some time apart: the runs go option by option.
  while (work.running()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    if (!fs::exists(out / "unfinished.sqlite")) continue;
    seen = run({"compare", out.string(), "--json"});
    if (seen.status == 0 && json::parse(seen.out).at("responses").at(0).at("options").at(0).at("runs") > 3) break;
    CHECK((seen.status == 0 || seen.status == 1 || seen.status == 2));
  }
  INFO(seen.err);
  REQUIRE(work.running());
  REQUIRE(seen.status == 0);
  CHECK_THAT(seen.err, ContainsSubstring("of 600 runs so far"));
  CHECK(json::parse(seen.out).at("missing") > 0);
  const Outcome report = run({"report", out.string(), "--out", folder.path("report").string(), "--format", "md"});
  CHECK(report.status == 0);
  CHECK_THAT(report.err, ContainsSubstring("of 600 runs so far"));
  CHECK_THAT(read(folder.path("report") / "report.md"), ContainsSubstring("This is not finished"));
  const Outcome merged = run({"merge", out.string(), "--out", folder.path("merged").string()});
  CHECK(merged.status == 2);
  CHECK_THAT(merged.err, ContainsSubstring("of 600 runs are in none of them"));
  CHECK(run(arguments).status == 2);
  std::vector<std::string> second = arguments;
  second.emplace_back("--resume");
  const Outcome in_use = run(second);
  CHECK(in_use.status == 2);
  CHECK_THAT(in_use.err, ContainsSubstring("in use"));
  REQUIRE(work.running());
  work.send(SIGINT);
  CHECK(work.wait().status == 130);
  // What was left behind is read the same way, and nothing is left beside it.
  const Outcome after = run({"compare", out.string(), "--json"});
  CHECK(after.status == 0);
  CHECK(json::parse(after.out).at("missing") > 0);
  CHECK_FALSE(names(entries_of(out), "batch.sqlite"));
}

TEST_CASE("results of different scenarios are set side by side with a warning", "[cli][results]") {
  const Folder folder;
  const std::string one = folder.path("one").string(), other = folder.path("other").string();
  REQUIRE(run({"run", "first-steps", "--until", "1 d", "--no-baseline", "--quiet", "--out", one}).status == 0);
  REQUIRE(run({"run", "depot-explosion", "--until", "1 d", "--no-baseline", "--quiet", "--out", other}).status == 0);
  const std::string warning =
      "the results are of different scenarios (one: first-steps; other: depot-explosion): what differs may come from "
      "those";
  const Outcome text = run({"compare", one, other});
  CHECK(text.status == 0);
  CHECK_THAT(text.err, ContainsSubstring("qorgan: warning: " + warning));
  CHECK(run({"compare", one, other, "--quiet"}).err.empty());
  const std::string out = folder.path("out").string();
  const Outcome programs = run({"compare", one, other, "--json", "--out", out, "--format", "md"});
  CHECK(json::parse(programs.out).at("warnings") == json::array({warning}));
  CHECK_THAT(read(folder.path("out") / "report.md"), ContainsSubstring("different scenarios"));
  CHECK(run({"compare", one, one}).err.empty());
}

TEST_CASE("no line of a table is wider than a reader sees, and policies go by the names that one types",
          "[cli][results]") {
  const Folder folder;
  const fs::path out = folder.path("policies");
  (void)whole_batch(out);
  for (const char* language : {"en", "ru", "kk"}) {
    INFO(language);
    const Outcome answer = run({"compare", out.string(), "--lang", language});
    CHECK_THAT(answer.out, ContainsSubstring("by-law") && ContainsSubstring("network"));
    std::istringstream lines(answer.out);
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      CHECK(std::count_if(line.begin(), line.end(),
                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }) <= 100);
    }
  }
}
