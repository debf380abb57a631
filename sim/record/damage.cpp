#include "record/damage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "law/vocabulary.hpp"
#include "record/onset.hpp"

namespace qorgan {
namespace {

constexpr std::string_view by_interest = "interest", by_type = "type", by_kind = "kind";

/// One of the things that damage falls on.
struct Slot {
  std::string_view by;
  std::string key;
  int incidents = 0;
  std::array<double, damage_measures.size()> value{}, baseline{};
};
/// Which share of an incident falls on it.
struct Part {
  std::size_t slot;
  double share;
};

class Split {
 public:
  explicit Split(const Record& record) : record_(record) {
    for (const InterestRow& row : record.interests) slots_.push_back({by_interest, fmt::format("{}", row.number)});
    slots_.push_back({by_interest, ""});
    for (const TypeRow& row : record.types)
      if (!row.kind) slots_.push_back({by_type, row.key});
    slots_.push_back({by_type, ""});
    for (const TypeRow& row : record.types)
      if (row.kind) slots_.push_back({by_kind, row.key});
    parts_.resize(record.incidents.size());
    for (std::size_t i = 0; i < parts_.size(); ++i) find_parts(IncidentId(i));
  }

  std::vector<DamageRow> rows() {
    for (const MeasureRow& row : record_.measures) add(row);
    std::vector<DamageRow> out;
    for (const Slot& slot : slots_) {
      if (!touched(slot)) continue;
      for (std::size_t m = 0; m < damage_measures.size(); ++m)
        out.push_back({std::string(slot.by), slot.key, std::string(damage_measures[m]), slot.incidents, slot.value[m],
                       record_.run.baseline ? slot.baseline[m] : no_value});
    }
    return out;
  }

 private:
  void find_parts(IncidentId id) {
    const ThreatRow* threat = record_.threat_of(id);
    std::vector<std::string> interests;
    for (const int number : threat ? threat->interests : std::vector<int>())
      interests.push_back(fmt::format("{}", number));
    const std::vector<std::string> none;
    const std::vector<std::string>& types = threat ? threat->types : none;
    divide(id, by_interest, interests, 1);
    divide(id, by_type, types, 1);
    const std::string_view economic = name_of(SecurityType::economic);
    if (std::find(types.begin(), types.end(), economic) != types.end())
      divide(id, by_kind, threat->kinds, 1 / static_cast<double>(types.size()));
  }

  /// Equal shares of `whole` over the keys that there are; without any, all of it stays with the empty key.
  void divide(IncidentId id, std::string_view by, const std::vector<std::string>& keys, double whole) {
    std::vector<std::size_t> found;
    for (const std::string& key : keys)
      if (const std::size_t slot = find(by, key); slot < slots_.size()) found.push_back(slot);
    if (found.empty())
      if (const std::size_t rest = find(by, ""); rest < slots_.size()) found.push_back(rest);
    const IncidentRow& row = record_.incidents[id.index()];
    for (const std::size_t slot : found) {
      parts_[id.index()].push_back({slot, whole / static_cast<double>(found.size())});
      slots_[slot].incidents += happened(row);
    }
  }

  [[nodiscard]] std::size_t find(std::string_view by, std::string_view key) const {
    const auto it =
        std::find_if(slots_.begin(), slots_.end(), [&](const Slot& s) { return s.by == by && s.key == key; });
    return static_cast<std::size_t>(it - slots_.begin());
  }

  void add(const MeasureRow& row) {
    const auto measure = std::find(damage_measures.begin(), damage_measures.end(), row.measure);
    if (measure == damage_measures.end() || !row.incident.valid() || row.incident.index() >= parts_.size()) return;
    const auto m = static_cast<std::size_t>(measure - damage_measures.begin());
    for (const Part& part : parts_[row.incident.index()]) {
      Slot& slot = slots_[part.slot];
      if (std::isfinite(row.value)) slot.value[m] += part.share * row.value;
      if (std::isfinite(row.baseline)) slot.baseline[m] += part.share * row.baseline;
    }
  }

  static bool touched(const Slot& slot) {
    const auto something = [](double v) { return v > 0; };
    return slot.incidents > 0 || std::any_of(slot.value.begin(), slot.value.end(), something) ||
           std::any_of(slot.baseline.begin(), slot.baseline.end(), something);
  }

  const Record& record_;
  std::vector<Slot> slots_;
  std::vector<std::vector<Part>> parts_;  ///< of each incident
};

const InterestRow* find_interest(const Record& record, const DamageRow& row) {
  int number = 0;
  std::from_chars(row.key.data(), row.key.data() + row.key.size(), number);
  for (const InterestRow& interest : record.interests)
    if (interest.number == number) return &interest;
  return nullptr;
}

const TypeRow* find_type(const Record& record, const DamageRow& row) {
  for (const TypeRow& type : record.types)
    if (type.key == row.key && type.kind == (row.by == by_kind)) return &type;
  return nullptr;
}

}  // namespace

std::vector<DamageRow> split_damage(const Record& record) { return Split(record).rows(); }

std::string_view article_of(const Record& record, const DamageRow& row) {
  if (row.key.empty()) return {};
  if (row.by == by_interest) {
    const InterestRow* interest = find_interest(record, row);
    return interest ? std::string_view(interest->article) : std::string_view();
  }
  const TypeRow* type = find_type(record, row);
  return type ? std::string_view(type->article) : std::string_view();
}

LocalText name_of(const Record& record, const DamageRow& row) {
  if (row.key.empty()) return {};
  if (row.by == by_interest) {
    const InterestRow* interest = find_interest(record, row);
    return interest ? interest->name : LocalText{};
  }
  const TypeRow* type = find_type(record, row);
  return type ? type->name : LocalText{};
}

}  // namespace qorgan
