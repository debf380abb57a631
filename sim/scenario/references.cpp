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

void References::called(std::string_view kind, std::string_view name) {
  Store& store = kinds_[std::string(kind)];
  if (store.count > 0 && !name.empty()) store.names.emplace_back(std::string(name), store.ids.size() - 1);
}

std::vector<std::string> References::ids(std::string_view kind) const {
  const auto store = kinds_.find(kind);
  return store == kinds_.end() ? std::vector<std::string>() : store->second.ids;
}

namespace {

std::string digits_of(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c >= '0' && c <= '9') out += c;
  return out;
}

/// "Akmola" of "Akmola Region", in any case of its letters.
bool begins_with_word(std::string_view name, std::string_view text) {
  return name.size() > text.size() && name[text.size()] == ' ' && edit_distance(name.substr(0, text.size()), text) == 0;
}

}  // namespace

std::string References::suggest(std::string_view kind, std::string_view id) const {
  const auto store = kinds_.find(kind);
  if (store == kinds_.end()) return {};
  const auto& ids = store->second.ids;
  for (const auto& [name, at] : store->second.names)
    if (edit_distance(name, id) == 0) return ids[at];
  for (const auto& [name, at] : store->second.names)
    if (begins_with_word(name, id)) return ids[at];
  // An untrusted file may hold very many. Another number is another thing, however near: KZ-10 is no slip of KZ-11.
  std::vector<std::string_view> candidates;
  for (std::size_t i = 0; i < std::min<std::size_t>(ids.size(), 2000); ++i)
    if (digits_of(ids[i]) == digits_of(id)) candidates.push_back(ids[i]);
  if (const auto near = closest(id, candidates)) return std::string(*near);
  candidates.clear();
  for (const auto& [name, at] : store->second.names) candidates.push_back(name);
  const auto near = closest(id, candidates);
  for (const auto& [name, at] : store->second.names)
    if (near && name == *near) return ids[at];
  return {};
}

}  // namespace qorgan::format
