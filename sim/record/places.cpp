#include "record/places.hpp"

#include <algorithm>
#include <iterator>

namespace qorgan {

namespace fs = std::filesystem;

namespace {

std::size_t depth_of(const fs::path& relative) {
  return relative == "." ? 0 : static_cast<std::size_t>(std::distance(relative.begin(), relative.end()));
}

fs::path common_of(const std::vector<fs::path>& folders) {
  fs::path out = folders.empty() ? fs::path() : folders.front();
  for (const fs::path& folder : folders) out = common_folder(out, folder);
  return out;
}

}  // namespace

fs::path common_folder(const fs::path& a, const fs::path& b) {
  fs::path out;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end() && *i == *j; ++i, ++j) out /= *i;
  return out;
}

RecordedPlaces::RecordedPlaces(const std::vector<fs::path>& own, const std::vector<fs::path>& institution) {
  const fs::path mine = common_of(own);
  root_ = institution.empty() ? mine : common_folder(mine, common_of(institution));
  const fs::path inside = mine.lexically_relative(root_);
  // Where institutions stand in a folder beside the scenarios, all of it is one collection and its folders tell
  // something. Otherwise what lies between is how somebody's disk is arranged. Files refer upwards without names, so
  // that folders on the way up can be called anything; those on the way down stand in the files themselves.
  const bool collection = std::any_of(institution.begin(), institution.end(), [&](const fs::path& folder) {
    return depth_of(folder.lexically_relative(root_)) <= 1;
  });
  const bool led_into = std::any_of(institution.begin(), institution.end(), [&](const fs::path& folder) {
    return !common_folder(folder.lexically_relative(root_), inside).empty();
  });
  if (collection || led_into || institution.empty() || inside == ".") return;
  hidden_ = inside;
  for (std::size_t i = 0; i < depth_of(inside); ++i) shown_ /= "folder";
}

std::string RecordedPlaces::of(const fs::path& absolute) const {
  const fs::path relative = absolute.lexically_relative(root_);
  if (relative == ".") return {};
  if (hidden_.empty() || common_folder(relative, hidden_) != hidden_) return relative.generic_string();
  fs::path out = shown_;
  for (auto part = std::next(relative.begin(), static_cast<std::ptrdiff_t>(depth_of(hidden_))); part != relative.end();
       ++part)
    out /= *part;
  return out.generic_string();
}

}  // namespace qorgan
