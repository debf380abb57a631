#include "law/classes.hpp"

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
    t.regional = {5000, 500, 200000, 1500 * million, 0, 2000};
    t.global = {50000, 5000, 2000000, 15000 * million, 0, 15000};
    return t;
  }();
  return table;
}

namespace {

ThreatClass class_of_times(const ClassTable& table, const Stakes& stakes, double times) {
  for (const ThreatClass c : {ThreatClass::global, ThreatClass::regional, ThreatClass::local, ThreatClass::object}) {
    const Stakes& from = table.from(c);
    for (const StakeKind& kind : stake_kinds)
      if (from.*kind.amount > 0 && times * stakes.*kind.amount >= from.*kind.amount) return c;
  }
  return ThreatClass::none;
}

}  // namespace

ThreatClass class_of(const ClassTable& table, const Stakes& stakes) { return class_of_times(table, stakes, 1); }

/// A kind of stake may make graver classes alone: who reaches a class has reached those below it.
bool reaches(const ClassTable& table, const Stakes& stakes, ThreatClass wanted, double times) {
  return class_of_times(table, stakes, times) >= wanted;
}

}  // namespace qorgan
