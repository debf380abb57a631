#include "law/articles.hpp"

#include <algorithm>

namespace qorgan {

std::vector<std::string> articles_in(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    std::string_view one = list.substr(0, end);
    while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
    while (!one.empty() && one.back() == ' ') one.remove_suffix(1);
    if (!one.empty()) out.emplace_back(one);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return out;
}

}  // namespace qorgan
