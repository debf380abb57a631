#pragma once
// A small batch that tests run in many ways.

#include "program.hpp"

namespace qorgan::test {

[[nodiscard]] std::string first_steps();

/// Two policies, twelve replicates, a day each: a second or two on one core.
[[nodiscard]] std::vector<std::string> batch_into(const std::filesystem::path& out,
                                                  const std::vector<std::string>& more = {});
/// The bytes of that batch.
[[nodiscard]] std::string whole_batch(const std::filesystem::path& out);

/// Runs a script of Python on files; what it said is shown where it fails.
void check_in_python(const std::string& script, const std::vector<std::filesystem::path>& files);

}  // namespace qorgan::test
