#include "catch.hpp"
#include "program.hpp"

using namespace qorgan::test;

TEST_CASE("every command explains itself on standard output", "[cli][usage]") {
  const Outcome program = run({"--help"});
  CHECK(program.status == 0);
  CHECK(program.err.empty());
  const std::vector<std::vector<std::string>> commands{
      {"run"},         {"check"},      {"report"},      {"replay"},          {"why"},          {"law"},
      {"law", "show"}, {"law", "who"}, {"law", "gaps"}, {"law", "overlaps"}, {"law", "graph"}, {"new"},
      {"list"},        {"batch"},      {"sweep"},       {"compare"},         {"merge"}};
  for (std::vector<std::string> command : commands) {
    INFO(command.back());
    CHECK_THAT(program.out, ContainsSubstring(command.front()));
    command.emplace_back("--help");
    const Outcome help = run(command);
    CHECK(help.status == 0);
    CHECK(help.err.empty());
    CHECK_THAT(help.out, ContainsSubstring("--quiet") || ContainsSubstring("Subcommands"));
  }
}

TEST_CASE("the version is one line", "[cli][usage]") {
  const Outcome answer = run({"--version"});
  CHECK(answer.status == 0);
  CHECK(answer.out.starts_with("qorgan 0."));
  CHECK(std::count(answer.out.begin(), answer.out.end(), '\n') == 1);
}

TEST_CASE("a command line that cannot be understood is bad usage, with a way out", "[cli][usage]") {
  struct Case {
    std::vector<std::string> arguments;
    std::string says;
  };
  const std::vector<Case> cases{
      {{}, "'qorgan' needs a command"},
      {{"lwa"}, "'lwa' is no command of 'qorgan'; did you mean 'law'?"},
      {{"law"}, "'qorgan law' needs a command"},
      {{"law", "gap"}, "'gap' is no command of 'qorgan law'; did you mean 'gaps'?"},
      {{"law", "gaps", "--jsno"}, "'qorgan law gaps' has no option '--jsno'; did you mean '--json'?"},
      {{"law", "gaps", "surplus"}, "'qorgan law gaps' takes no argument 'surplus'"},
      {{"law", "gaps", "--lang", "de"}, "--lang: 'de' is not allowed; it takes en, ru or kk"},
      {{"law", "graph", "--format", "graphlm"}, "did you mean 'graphml'?"},
      {{"law", "who"}, "THREAT is required"},
      {{"check"}, "FILE is required"},
      {{"run", "first-steps", "--seed", "-1"}, "--seed: '-1' is no whole number from 0 to 18446744073709551615"},
      {{"run", "first-steps", "--seed", "18446744073709551616"}, "--seed: '18446744073709551616' is no whole number"},
      {{"run", "first-steps", "--seed", "010x"}, "--seed: '010x' is no whole number"},
      {{"run", "first-steps", "--threads", "4294967296"}, "--threads: '4294967296' is no whole number from 0 to 256"},
      {{"batch", "first-steps", "--out", "x", "--seed", "-3"}, "--seed: '-3' is no whole number"},
      {{"batch", "first-steps", "--out", "x", "--replicates", "-1"}, "--replicates: '-1' is no whole number from 1 to"},
      {{"batch", "first-steps", "--out", "x", "--replicates", "4294967297"}, "--replicates: '4294967297' is no whole"},
      {{"batch", "first-steps", "--out", "x", "--points", "0x20"},
       "--points: '0x20' is no whole number from 16 to 2000"},
      {{"batch", "first-steps", "--out", "x", "--jobs", "1.5"}, "--jobs: '1.5' is no whole number from 0 to 256"},
      {{"batch", "first-steps", "--out", "x", "--shard", "4294967297/4294967298"}, "is no shard"},
      {{"sweep", "study.yaml", "--out", "x", "--jobs", "-1"}, "--jobs: '-1' is no whole number"},
      {{"network", "x", "--run", "-1"}, "--run: '-1' is no whole number from 0 to"},
      {{"replay", "x", "--threads", "-1"}, "--threads: '-1' is no whole number"},
      {{"why", "x", "1", "--depth", "0"}, "--depth: '0' is no whole number from 1 to 1000"},
      {{"run", "first-steps", "--out", ""}, "--out: an empty text stands where a value should; is a variable not set?"},
      {{"run", "first-steps", "--out="}, "--out"},
      {{"run", ""}, "SCENARIO: an empty text stands where a value should"},
      {{"batch", "first-steps", "--out", ""}, "--out: an empty text"},
      {{"merge", "x", "--out", ""}, "--out: an empty text"},
      {{"compare", "x", "--out", ""}, "--out: an empty text"},
      {{"report", "x", "--out", ""}, "--out: an empty text"},
      {{"new", ""}, "FILE: an empty text"},
      {{"law", "who", ""}, "THREAT: an empty text"},
  };
  for (const Case& wrong : cases) {
    INFO(wrong.says);
    const Outcome answer = run(wrong.arguments);
    CHECK(answer.status == 2);
    CHECK(answer.out.empty());
    CHECK_THAT(answer.err, ContainsSubstring(wrong.says) && ContainsSubstring("--help'."));
  }
}

TEST_CASE("talk stays away with --quiet, data does not", "[cli][usage]") {
  const Outcome loud = run({"law", "graph"}), quiet = run({"law", "graph", "--quiet"});
  CHECK(!loud.err.empty());
  CHECK(quiet.err.empty());
  CHECK(quiet.out == loud.out);
}

TEST_CASE("no escape sequence reaches a file", "[cli][usage]") {
  const Outcome answer = run({"law", "who", "6(1)(18)"}, {"TERM=xterm-256color"});
  CHECK(answer.out.find('\033') == std::string::npos);
  CHECK(answer.err.find('\033') == std::string::npos);
}

TEST_CASE("a full disk behind the output is no success", "[cli][usage]") {
  const Outcome answer = run_into("/dev/full", {"law", "graph"});
  CHECK(answer.status == 1);
  CHECK_THAT(answer.err, ContainsSubstring("cannot write to standard output"));
}
