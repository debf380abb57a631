#include "batch.hpp"

#include "catch.hpp"

namespace qorgan::test {

std::string first_steps() { return shipped("first-steps.yaml"); }

std::vector<std::string> batch_into(const std::filesystem::path& out, const std::vector<std::string>& more) {
  std::vector<std::string> arguments{"batch",    first_steps(), "--replicates", "12",        "--seed",
                                     "9",        "--until",     "1 d",          "--policy",  "by-law,network",
                                     "--record", "series",      "--out",        out.string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

std::string whole_batch(const std::filesystem::path& out) {
  const Outcome answer = run(batch_into(out));
  INFO(answer.err);
  REQUIRE(answer.status == 0);
  return read(out / "batch.sqlite");
}

void check_in_python(const std::string& script, const std::vector<std::filesystem::path>& files) {
  const Folder folder;
  std::vector<std::string> words{"python3", folder.write("read.py", script)};
  for (const auto& file : files) words.push_back(file.string());
  const Outcome answer = Program(Line{words, {}}).wait();
  INFO(answer.err);
  CHECK(answer.status == 0);
}

}  // namespace qorgan::test
