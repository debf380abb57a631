#pragma once
// Options set side by side: what each response was under each of them, how they differ, and how sure that is. Knows
// nothing of where the runs lie; see comparison.hpp.

#include <cstdint>
#include <string>
#include <vector>

#include "core/text.hpp"
#include "experiment/batch.hpp"
#include "experiment/statistics.hpp"

namespace qorgan {

enum class Goal : std::uint8_t { less, more, none };
[[nodiscard]] std::string_view name_of(Goal goal);

/// What is measured, and which way is better.
struct Response {
  MeasureKey key;
  Goal goal = Goal::less;
};

/// One run of an option.
struct OptionCase {
  std::string block;           ///< what else was the same: the values of the other factors; "" where there are none
  std::uint64_t seed = 0;      ///< runs of one block and seed pair across options
  std::vector<double> values;  ///< one a response; no_value where it has none
  std::size_t batch = 0;       ///< where the run is: index of the batch and of its run
  RunIndex run = 0;
};
struct OptionData {
  LocalText label;
  std::string key;  ///< "by-law": short and the same in all languages
  std::vector<OptionCase> cases;
};

struct OptionResult {
  Description value;
  RankRow rank;                  ///< over cases that all options have; only where runs pair and the response has a goal
  std::size_t pairs = 0;         ///< behind the difference; 0 where runs do not pair
  double difference = no_value;  ///< mean of this option - the reference
  Interval single;               ///< of it, by itself
  Interval together;             ///< of it, such that all comparisons of the response hold together
  double effect = no_value;      ///< in standard deviations: d_z where runs pair, Hedges' g where not
  double smaller = 0.5;          ///< share of pairs in which this option is below the reference; ties count half
  double p = 1, p_adjusted = 1;  ///< the latter by Holm over the comparisons of the response
};
struct ResponseResult {
  std::vector<OptionResult> options;  ///< in the order of the options; the reference has no difference
  std::vector<std::size_t> order;     ///< options from best to worst mean; as they stand where there is no goal
};
/// Cases that share a scenario. Intervals `together` hold for all options of all groups at once.
struct GroupResult {
  std::string group;
  std::vector<ResponseResult> responses;
};

struct Analysis {
  std::vector<Response> responses;
  std::vector<std::string> options;  ///< keys
  std::size_t reference = 0;
  std::size_t shared = 0;       ///< cases, of one block and seed, that all options have
  bool paired = false;          ///< these are two or more: differences are taken pair by pair
  std::size_t comparisons = 0;  ///< with the reference, for each response; of each group where there are groups
  double level = 0.95;
  std::vector<ResponseResult> overall;
  std::vector<GroupResult> groups;  ///< by `group_of` of the blocks, where there is more than one
};

/// `groups[i]` names the group of blocks[i], for an analysis by scenario; both may be empty.
[[nodiscard]] Analysis analyse(const std::vector<Response>& responses, const std::vector<OptionData>& options,
                               std::size_t reference, const IntervalOptions& intervals = {},
                               const std::vector<std::pair<std::string, std::string>>& block_groups = {});

/// Whether less or more of a measure is better as far as the model says so; none for sizes of the response itself.
[[nodiscard]] Goal usual_goal(std::string_view measure);

}  // namespace qorgan
