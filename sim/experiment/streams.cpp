#include "experiment/streams.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "core/digest.hpp"

namespace qorgan {

std::vector<std::size_t> by_name(const std::vector<std::string>& names) {
  std::vector<std::size_t> order(names.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return names[a] < names[b]; });
  return order;
}

std::vector<std::uint32_t> stream_places(const std::vector<std::string>& names) {
  std::vector<std::uint32_t> places(names.size());
  std::set<std::uint32_t> taken;
  for (const std::size_t i : by_name(names)) {
    auto place = static_cast<std::uint32_t>(digest_bytes(names[i].data(), names[i].size()));
    while (!taken.insert(place).second) ++place;  // two names with one digest: the later in the alphabet moves on
    places[i] = place;
  }
  return places;
}

}  // namespace qorgan
