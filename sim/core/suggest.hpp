#pragma once
// "did you mean ...?"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace qorgan {

/// Edit distance in code points with neighbouring swaps (optimal string alignment), case folded for ASCII.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `text`, where it is near enough to be meant (distance at most a third of the
/// longer text, and at least 1 is always allowed). The first of equals, so the order of candidates decides.
[[nodiscard]] std::optional<std::string_view> closest(std::string_view text,
                                                      std::span<const std::string_view> candidates);
[[nodiscard]] inline std::optional<std::string_view> closest(std::string_view text,
                                                             const std::vector<std::string_view>& candidates) {
  return closest(text, std::span<const std::string_view>(candidates));
}

}  // namespace qorgan
