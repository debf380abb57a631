#include "scenario/references.hpp"

#include <algorithm>

#include "core/suggest.hpp"

namespace qorgan::format {

void References::open(std::string_view kind) { kinds_.try_emplace(std::string(kind)); }

bool References::add(std::string_view kind, std::string_view id) {
  Store& store = kinds_[std::string(kind)];
  store.ids.emplace_back(id);
  return store.index.emplace(std::string(id), store.count++).second;
}

void References::alias(std::string_view kind, std::string_view name) {
  Store& store = kinds_[std::string(kind)];
  if (store.count > 0) store.index.emplace(std::string(name), store.count - 1);
}

bool References::complete(std::string_view kind) const { return kinds_.find(kind) != kinds_.end(); }

std::optional<std::size_t> References::find(std::string_view kind, std::string_view id) const {
  const auto store = kinds_.find(kind);
  if (store == kinds_.end()) return std::nullopt;
  const auto entry = store->second.index.find(id);
  if (entry == store->second.index.end()) return std::nullopt;
  return entry->second;
}

std::size_t References::count(std::string_view kind) const {
  const auto store = kinds_.find(kind);
  return store == kinds_.end() ? 0 : store->second.count;
}

std::string References::suggest(std::string_view kind, std::string_view id) const {
  const auto store = kinds_.find(kind);
  if (store == kinds_.end()) return {};
  const auto& ids = store->second.ids;
  const std::size_t looked_at = std::min<std::size_t>(ids.size(), 2000);  // an untrusted file may hold very many
  const std::vector<std::string_view> candidates(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(looked_at));
  return std::string(closest(id, candidates).value_or(std::string_view()));
}

}  // namespace qorgan::format
