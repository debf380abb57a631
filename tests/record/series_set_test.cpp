#include "record/series_set.hpp"

#include "catch.hpp"

using namespace qorgan;

TEST_CASE("a series of any length keeps evenly spaced points within its limit", "[record][series]") {
  for (const Tick length : {5, 16, 17, 100, 1000, 4097}) {
    SeriesSet set(16);
    set.add("x");
    for (Tick t = 0; t <= length; ++t)
      if (t == 0 || set.wants(t)) set.sample(t, [&](const SeriesRow&) { return static_cast<double>(t); });
    const SeriesRow& row = set.rows().front();
    INFO(length);
    CHECK(row.ticks.size() <= 16);
    CHECK(row.ticks.size() > std::min<std::size_t>(8, static_cast<std::size_t>(length)));
    for (std::size_t i = 0; i < row.ticks.size(); ++i) {
      CHECK(row.ticks[i] == static_cast<Tick>(i) * set.stride());
      CHECK(row.values[i] == static_cast<double>(row.ticks[i]));
    }
  }
}

TEST_CASE("a series may begin late", "[record][series]") {
  SeriesSet set(16);
  set.add("x");
  for (Tick t = 1001; t < 1100; ++t)
    if (t == 1001 || set.wants(t)) set.sample(t, [](const SeriesRow&) { return 1.0; });
  CHECK(set.rows().front().ticks.front() == 1001);
  set.close(1100, [](const SeriesRow&) { return 2.0; });
  CHECK(set.rows().front().ticks.back() == 1100);
  CHECK(set.rows().front().values.back() == 2.0);
}
