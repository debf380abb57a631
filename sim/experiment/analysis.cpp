#include "experiment/analysis.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "core/enum_table.hpp"

namespace qorgan {
namespace {

using CaseKey = std::pair<std::string, std::uint64_t>;

/// Values of one response by case; options that are given a case twice keep the first.
std::map<CaseKey, double> by_case(const OptionData& option, std::size_t response) {
  std::map<CaseKey, double> out;
  for (const OptionCase& c : option.cases) out.emplace(CaseKey{c.block, c.seed}, c.values[response]);
  return out;
}

std::vector<double> all_values(const OptionData& option, std::size_t response) {
  std::vector<double> out;
  for (const OptionCase& c : option.cases) out.push_back(c.values[response]);
  return out;
}

/// Rows of values over the cases that all options have, in the order of cases.
std::vector<std::vector<double>> common_cases(const std::vector<OptionData>& options, std::size_t response) {
  std::vector<std::map<CaseKey, double>> maps;
  for (const OptionData& option : options) maps.push_back(by_case(option, response));
  std::vector<std::vector<double>> out(options.size());
  if (maps.empty()) return out;
  for (const auto& first : maps.front()) {
    const CaseKey& key = first.first;
    if (!std::all_of(maps.begin(), maps.end(), [&](const auto& map) { return map.contains(key); })) continue;
    for (std::size_t o = 0; o < maps.size(); ++o) out[o].push_back(maps[o].at(key));
  }
  return out;
}

std::size_t count_shared(const std::vector<OptionData>& options) {
  return options.size() > 1 ? common_cases(options, 0).front().size() : 0;
}

/// What both kinds of differences say alike.
template <class Difference>
void take_over(OptionResult& out, const Difference& single, const Difference& wide) {
  out.difference = single.mean;
  out.single = single.t;
  out.together = wide.t;
  out.effect = single.effect;
  out.smaller = single.first_smaller;
  out.p = single.p;
}

/// Intervals that all hold together; their bootstrap is asked by nobody.
IntervalOptions for_all(const IntervalOptions& intervals, std::size_t comparisons) {
  IntervalOptions out = intervals;
  out.level = level_for_all(intervals.level, comparisons);
  out.resamples = 0;
  return out;
}

void order_options(ResponseResult& out, Goal goal) {
  out.order.resize(out.options.size());
  std::iota(out.order.begin(), out.order.end(), std::size_t{0});
  if (goal == Goal::none) return;
  const auto worth = [&](std::size_t o) {
    const double mean = out.options[o].value.mean;
    return std::isfinite(mean) ? (goal == Goal::less ? mean : -mean) : std::numeric_limits<double>::infinity();
  };
  std::stable_sort(out.order.begin(), out.order.end(),
                   [&](std::size_t a, std::size_t b) { return worth(a) < worth(b); });
}

ResponseResult one_response(const std::vector<OptionData>& options, std::size_t response, Goal goal,
                            std::size_t reference, bool paired, std::size_t comparisons,
                            const IntervalOptions& intervals) {
  ResponseResult out;
  out.options.resize(options.size());
  const auto common = paired ? common_cases(options, response) : std::vector<std::vector<double>>();
  const IntervalOptions wide = for_all(intervals, comparisons);
  std::vector<double> p;
  for (std::size_t o = 0; o < options.size(); ++o) {
    const std::vector<double> values = all_values(options[o], response);
    OptionResult& result = out.options[o];
    result.value = describe(values, intervals);
    if (o == reference) continue;
    if (paired) {
      const PairedDifference single = compare_paired(common[o], common[reference], intervals);
      take_over(result, single, compare_paired(common[o], common[reference], wide));
      result.pairs = single.pairs;
    } else {
      const std::vector<double> others = all_values(options[reference], response);
      take_over(result, compare_unpaired(values, others, intervals), compare_unpaired(values, others, wide));
    }
    p.push_back(result.p);
  }
  const std::vector<double> adjusted = adjust_holm(p);
  for (std::size_t o = 0, i = 0; o < options.size(); ++o)
    if (o != reference) out.options[o].p_adjusted = adjusted[i++];
  if (paired && goal != Goal::none) {
    const auto ranks = rank_options(common, goal == Goal::less, intervals);
    for (std::size_t o = 0; o < options.size(); ++o) out.options[o].rank = ranks[o];
  }
  order_options(out, goal);
  return out;
}

/// The cases of each option that lie in the group.
std::vector<OptionData> in_group(const std::vector<OptionData>& options, const std::string& group,
                                 const std::map<std::string, std::string>& group_of) {
  std::vector<OptionData> out;
  for (const OptionData& option : options) {
    out.push_back({option.label, option.key, {}});
    for (const OptionCase& c : option.cases) {
      const auto at = group_of.find(c.block);
      if (at != group_of.end() && at->second == group) out.back().cases.push_back(c);
    }
  }
  return out;
}

}  // namespace

std::string_view name_of(Goal goal) {
  static constexpr EnumTable<Goal, std::string_view> names(
      {{Goal::less, "less"}, {Goal::more, "more"}, {Goal::none, "none"}});
  return names[goal];
}

Goal usual_goal(std::string_view measure) {
  static constexpr std::array<std::string_view, 3> better{"trust", "share_informed", "returned"};
  static constexpr std::array<std::string_view, 11> sizes{
      "evacuated", "personnel_deployed", "teams_deployed", "regional_headquarters", "central_headquarters",
      "messages",  "mutual_aid",         "escalations",    "utilisation",           "incidents_active",
      "displaced"};
  if (std::find(better.begin(), better.end(), measure) != better.end()) return Goal::more;
  return std::find(sizes.begin(), sizes.end(), measure) != sizes.end() ? Goal::none : Goal::less;
}

Analysis analyse(const std::vector<Response>& responses, const std::vector<OptionData>& options, std::size_t reference,
                 const IntervalOptions& intervals,
                 const std::vector<std::pair<std::string, std::string>>& block_groups) {
  Analysis out;
  out.responses = responses;
  out.reference = reference;
  out.level = intervals.level;
  for (const OptionData& option : options) out.options.push_back(option.key);
  if (options.empty() || responses.empty()) return out;
  out.comparisons = options.size() - 1;
  out.shared = count_shared(options);
  out.paired = out.shared >= 2;
  for (std::size_t r = 0; r < responses.size(); ++r)
    out.overall.push_back(
        one_response(options, r, responses[r].goal, reference, out.paired, out.comparisons, intervals));
  std::map<std::string, std::string> group_of;
  std::vector<std::string> groups;
  for (const auto& [block, group] : block_groups) {
    group_of.emplace(block, group);
    if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
  }
  if (groups.size() < 2) return out;
  for (const std::string& group : groups) {
    const std::vector<OptionData> part = in_group(options, group, group_of);
    GroupResult result{group, {}};
    for (std::size_t r = 0; r < responses.size(); ++r)
      result.responses.push_back(
          one_response(part, r, responses[r].goal, reference, out.paired, out.comparisons * groups.size(), intervals));
    out.groups.push_back(std::move(result));
  }
  return out;
}

}  // namespace qorgan
