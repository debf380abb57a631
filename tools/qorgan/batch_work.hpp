#pragma once
// What `batch` and `sweep` share: options of how a plan is worked, and the work itself.

#include <optional>
#include <string>
#include <string_view>

#include "console.hpp"
#include "csv_options.hpp"
#include "experiment/plan.hpp"
#include "experiment/run_batch.hpp"

namespace CLI {
class App;
}

namespace qorgan::cli {

struct BatchAsk {
  std::string out, shard;
  int jobs = 0;
  bool resume = false, json = false;
  CsvAsk csv;
};
/// --out --jobs --resume --shard --csv --json --quiet
void add_batch_options(CLI::App& command, Console& console, BatchAsk& asked);

/// What commands that make a batch again end with. The folder is any other than that of the batch, which has its name
/// from where it was made.
inline constexpr std::string_view again_out = " --out again";

/// Lets the commands of the plan name its files as a user would from where this one works.
void name_files(Plan& plan);

/// "2/3"; empty where it is no shard.
[[nodiscard]] std::optional<Shard> parse_shard(const std::string& text);

/// Checks the plan, makes its runs and says what came of it. Returns the exit status.
[[nodiscard]] int work(Console& console, const BatchAsk& asked, Plan plan);

}  // namespace qorgan::cli
