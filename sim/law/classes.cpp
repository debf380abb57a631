#include "law/classes.hpp"

#include <algorithm>

namespace qorgan {

void add(Stakes& stakes, const Stakes& more, double times) {
  for (const StakeKind& kind : stake_kinds) stakes.*kind.amount += times * more.*kind.amount;
}

const Stakes& ClassTable::from(ThreatClass threat_class) const {
  switch (threat_class) {
    case ThreatClass::global: return global;
    case ThreatClass::regional: return regional;
    case ThreatClass::local: return local;
    case ThreatClass::object:
    case ThreatClass::none: break;
  }
  return object;
}

const ClassTable& default_classes() {
  static const ClassTable table = [] {
    constexpr double million = 1.0e6 / 86400;  // tenge a day
    ClassTable t;
    t.id = "default";
    t.object = {5, 1, 200, million, 0, 10};
    t.local = {100, 20, 5000, 30 * million, 0, 100};
    t.regional = {5000, 500, 100000, 1500 * million, 0, 2000};
    t.global = {50000, 5000, 1000000, 15000 * million, 0, 15000};
    return t;
  }();
  return table;
}

bool reaches(const ClassTable& table, const Stakes& stakes, ThreatClass wanted, double times) {
  if (wanted == ThreatClass::none) return true;
  const Stakes& from = table.from(wanted);
  return std::any_of(stake_kinds.begin(), stake_kinds.end(), [&](const StakeKind& kind) {
    return from.*kind.amount > 0 && times * stakes.*kind.amount >= from.*kind.amount;
  });
}

ThreatClass class_of(const ClassTable& table, const Stakes& stakes) {
  for (const ThreatClass c : {ThreatClass::global, ThreatClass::regional, ThreatClass::local, ThreatClass::object})
    if (reaches(table, stakes, c)) return c;
  return ThreatClass::none;
}

}  // namespace qorgan
