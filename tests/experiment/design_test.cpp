#include "experiment/design.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "catch.hpp"
#include "experiment/sensitivity.hpp"

using namespace qorgan;

namespace {
/// "a", "b", "c"...
std::vector<std::string> names(std::size_t count) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) out.emplace_back(1 + i / 26, static_cast<char>('a' + i % 26));
  return out;
}
DesignFactor range(double low, double high, std::size_t steps = 0) {
  DesignFactor out;
  out.distribution.low = low;
  out.distribution.high = high;
  out.steps = steps;
  return out;
}
DesignFactor listed(std::size_t count, bool crossed = false) {
  DesignFactor out;
  out.distribution.kind = Distribution::Kind::values;
  out.distribution.count = count;
  out.crossed = crossed;
  return out;
}
}  // namespace

TEST_CASE("a grid runs every combination once, the last factor fastest") {
  const Design d = make_design({}, {listed(2), range(0, 1, 3)});
  REQUIRE(d.ok());
  const std::vector<std::vector<double>> expected{{0, 0}, {0, 0.5}, {0, 1}, {1, 0}, {1, 0.5}, {1, 1}};
  CHECK(d.points == expected);
}

TEST_CASE("a list takes the n-th value of every factor") {
  DesignSpec spec;
  spec.kind = DesignKind::list;
  const Design d = make_design(spec, {listed(3), listed(3)});
  REQUIRE(d.ok());
  CHECK(d.points == std::vector<std::vector<double>>{{0, 0}, {1, 1}, {2, 2}});
  CHECK_FALSE(make_design(spec, {listed(3), listed(2)}).ok());
}

TEST_CASE("a Latin hypercube meets every strip of every factor once") {
  const auto points = latin_hypercube(50, names(3), 9);
  for (std::size_t d = 0; d < 3; ++d) {
    std::set<int> strips;
    for (const auto& p : points) strips.insert(static_cast<int>(p[d] * 50));
    CHECK(strips.size() == 50);
  }
  CHECK(points == latin_hypercube(50, names(3), 9));
  CHECK(points != latin_hypercube(50, names(3), 10));
}

TEST_CASE("the first points of a Latin hypercube are the same on every machine", "[pinned]") {
  const auto points = latin_hypercube(8, names(2), 1);
  CHECK(points[0][0] == Approx(0.2850385753).epsilon(1e-9));
  CHECK(points[7][1] == Approx(0.7415200937).epsilon(1e-9));
}

TEST_CASE("a Latin hypercube of a linear response errs less than random points") {
  // The error of the mean of x1 + x2 is that inside the strips: var = 2 / (12 n^3), against 2 / (12 n).
  const auto points = latin_hypercube(100, names(2), 4);
  double mean = 0;
  for (const auto& p : points) mean += (p[0] + p[1]) / 100;
  CHECK(std::fabs(mean - 1) < 4 * std::sqrt(2.0 / 12) / 1000);
}

TEST_CASE("trajectories of Morris change one factor a step, by half the levels") {
  const auto points = morris_trajectories(20, names(4), 6, 3);
  REQUIRE(points.size() == 100);
  for (std::size_t t = 0; t < 20; ++t) {
    std::set<std::size_t> changed;
    for (std::size_t s = 0; s < 4; ++s) {
      const auto &a = points[t * 5 + s], &b = points[t * 5 + s + 1];
      std::size_t differing = 0;
      for (std::size_t d = 0; d < 4; ++d)
        if (a[d] != b[d]) {
          ++differing;
          changed.insert(d);
          CHECK(std::fabs(b[d] - a[d]) == Approx(0.6));  // 6 / (2 x 5)
        }
      CHECK(differing == 1);
    }
    CHECK(changed.size() == 4);
  }
  for (const auto& p : points)
    for (const double x : p) CHECK(x * 5 == Approx(std::round(x * 5)).margin(1e-9));
}

TEST_CASE("crossed options are run with every point of the sampled factors") {
  DesignSpec spec;
  spec.kind = DesignKind::lhs;
  spec.samples = 5;
  const Design d = make_design(spec, {range(0, 1), listed(3, true), range(10, 20)});
  REQUIRE(d.ok());
  CHECK(d.base == 5);
  CHECK(d.points.size() == 15);
  CHECK(design_size(spec, {range(0, 1), listed(3, true), range(10, 20)}) == 15);
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(d.points[i][0] == d.points[5 + i][0]);
    CHECK(d.points[i][2] == d.points[10 + i][2]);
    CHECK(d.points[10 + i][1] == 2);
  }
}

TEST_CASE("designs that cannot be made say why") {
  DesignSpec spec;
  spec.kind = DesignKind::lhs;
  CHECK(make_design(spec, {range(0, 1)}).error == "at least one sample is needed");
  spec.samples = 4;
  CHECK(make_design(spec, {listed(2, true)}).error.find("nothing is left to sample") != std::string::npos);
  spec.kind = DesignKind::morris;
  spec.trajectories = 3;
  spec.levels = 5;
  CHECK(make_design(spec, {range(0, 1)}).error.find("even") != std::string::npos);
  DesignSpec grid;
  CHECK(make_design(grid, {range(0, 1)}).error.find("steps") != std::string::npos);
  const std::vector<DesignFactor> many(4, listed(1000));
  CHECK(make_design(grid, many).error.find("more than 1000000 points") != std::string::npos);
}

TEST_CASE("a Sobol design changes one factor at a time between two samples") {
  DesignSpec spec;
  spec.kind = DesignKind::sobol;
  spec.samples = 8;
  const Design d = make_design(spec, {range(0, 1), range(0, 1)});
  REQUIRE(d.ok());
  CHECK(d.points.size() == 8 * 4);
  // A with one column of B: the first sample, factor 0 and factor 1.
  CHECK(d.points[16][0] == d.points[8][0]);
  CHECK(d.points[16][1] == d.points[0][1]);
  CHECK(d.points[24][0] == d.points[0][0]);
  CHECK(d.points[24][1] == d.points[8][1]);
}

TEST_CASE("the sequence is Sobol's with the numbers of Joe and Kuo, from the origin on") {
  // Points 0 to 4 of the first five dimensions, worked out by hand from new-joe-kuo-6.21201.
  const std::vector<std::vector<double>> hand{{0, 0, 0, 0, 0},
                                              {0.5, 0.5, 0.5, 0.5, 0.5},
                                              {0.75, 0.25, 0.25, 0.25, 0.75},
                                              {0.25, 0.75, 0.75, 0.75, 0.25},
                                              {0.375, 0.375, 0.625, 0.875, 0.375}};
  CHECK(sobol_sequence(5, 5) == hand);
  CHECK(sobol_sequence(2, max_sobol_dimension)[1] == std::vector<double>(max_sobol_dimension, 0.5));
  CHECK(sobol_sequence(1, 2) == std::vector<std::vector<double>>{{0, 0}});
}

TEST_CASE("a Sobol design has two dimensions a factor, and no more than the sequence has") {
  DesignSpec spec;
  spec.kind = DesignKind::sobol;
  spec.samples = 1;
  CHECK(make_design(spec, std::vector<DesignFactor>(50, range(0, 1))).ok());
  const Design more = make_design(spec, std::vector<DesignFactor>(1834, range(0, 1)));
  CHECK(more.error == "a Sobol' design has at most 1833 factors");
}

TEST_CASE("the order of factors changes no value of any of them") {
  for (const DesignKind kind : {DesignKind::lhs, DesignKind::morris, DesignKind::sobol})
    for (const std::size_t count : {2U, 3U, 50U}) {
      DesignSpec spec;
      spec.kind = kind;
      spec.samples = spec.trajectories = 8;
      spec.seed = 5;
      std::vector<DesignFactor> factors;
      for (const std::string& name : names(count)) {
        factors.push_back(range(0, 1));
        factors.back().name = name;
      }
      const Design as_listed = make_design(spec, factors);
      std::reverse(factors.begin(), factors.end());
      std::rotate(factors.begin(), factors.begin() + 1, factors.end());
      const Design otherwise = make_design(spec, factors);
      REQUIRE(as_listed.ok());
      REQUIRE(otherwise.points.size() == as_listed.points.size());
      for (std::size_t p = 0; p < otherwise.points.size(); ++p)
        for (std::size_t f = 0; f < count; ++f) {
          const auto at = static_cast<std::size_t>(factors[f].name[0] - 'a') + 26 * (factors[f].name.size() - 1);
          REQUIRE(otherwise.points[p][f] == as_listed.points[p][at]);
        }
    }
}

TEST_CASE("a factor more leaves the others' values in a Latin hypercube as they were") {
  const auto two = latin_hypercube(10, {"quorum", "reserve"}, 5),
             three = latin_hypercube(10, {"delay", "quorum", "reserve"}, 5);
  for (std::size_t i = 0; i < 10; ++i) {
    CHECK(two[i][0] == three[i][1]);
    CHECK(two[i][1] == three[i][2]);
  }
}

TEST_CASE("every design depends on the seed") {
  CHECK(latin_hypercube(8, names(2), 5) != latin_hypercube(8, names(2), 6));
  CHECK(morris_trajectories(8, names(2), 4, 5) != morris_trajectories(8, names(2), 4, 6));
  CHECK(saltelli_points(8, names(2), 5) == saltelli_points(8, names(2), 5));
  CHECK(saltelli_points(8, names(2), 5) != saltelli_points(8, names(2), 6));
}

TEST_CASE("a shifted Sobol' sequence is as even as it was: each eighth of each factor is met once by eight points") {
  for (const std::uint64_t seed : {1U, 2U, 77U}) {
    const auto points = saltelli_points(8, names(3), seed);
    for (std::size_t half = 0; half < 2; ++half)
      for (std::size_t d = 0; d < 3; ++d) {
        std::set<int> eighths;
        for (std::size_t i = 0; i < 8; ++i) eighths.insert(static_cast<int>(points[half * 8 + i][d] * 8));
        CHECK(eighths.size() == 8);
      }
    for (const auto& point : points)
      for (const double x : point) CHECK((x > 0 && x < 1));
  }
}

TEST_CASE("the size of a design is known without making it, up to a million points") {
  DesignSpec spec;
  CHECK(design_size(spec, {listed(1000), listed(1000)}) == 1'000'000);
  CHECK(design_size(spec, {listed(1000), listed(1001)}) > 1'000'000);
  CHECK(make_design(spec, {listed(1000), listed(1001)}).error == "the design has more than 1000000 points");
  CHECK(design_size(spec, {listed(3), range(0, 1, 4)}) == 12);
  CHECK(design_size(spec, {}) == 1);
  CHECK(design_size(spec, {listed(0), listed(2)}) == 0);
  spec.kind = DesignKind::list;
  CHECK(design_size(spec, {listed(7), listed(7)}) == 7);
  CHECK(design_size(spec, {listed(7), listed(6)}) == 0);
  CHECK(design_size(spec, {}) == 1);
  spec.kind = DesignKind::lhs;
  spec.samples = 9;
  CHECK(design_size(spec, {range(0, 1), range(0, 1)}) == 9);
  CHECK(design_size(spec, {range(0, 1), listed(2, true), listed(3, true)}) == 54);
  spec.kind = DesignKind::morris;
  spec.trajectories = 5;
  CHECK(design_size(spec, {range(0, 1), range(0, 1), listed(2, true)}) == 5 * 3 * 2);
  CHECK(make_design(spec, {range(0, 1), range(0, 1), listed(2, true)}).points.size() == 30);
  spec.trajectories = 400'000;
  CHECK(design_size(spec, {range(0, 1), range(0, 1)}) > 1'000'000);
  spec.kind = DesignKind::sobol;
  spec.samples = 16;
  CHECK(design_size(spec, {range(0, 1), range(0, 1), range(0, 1)}) == 16 * 5);
}

TEST_CASE("each reason why a design cannot be made is told by itself") {
  DesignSpec spec;
  spec.kind = DesignKind::morris;
  CHECK(make_design(spec, {range(0, 1)}).error == "at least one trajectory is needed");
  spec.trajectories = 1;
  for (const auto& [levels, good] : {std::pair{0U, false}, {1U, false}, {2U, true}, {3U, false}, {4U, true}}) {
    spec.levels = levels;
    CHECK(make_design(spec, {range(0, 1)}).error == (good ? "" : "the levels of a Morris design are an even number"));
  }
  spec.kind = DesignKind::lhs;
  spec.samples = 2;
  CHECK(make_design(spec, {listed(2, true)}).error == "all factors are crossed: nothing is left to sample; use a grid");
  CHECK(make_design(spec, {range(0, 1), listed(0, true)}).error ==
        "a factor that is crossed or on a grid needs listed values or steps");
  spec.kind = DesignKind::list;
  CHECK(make_design(spec, {listed(2), listed(3)}).error ==
        "a list needs as many values of one factor as of every other");
}

TEST_CASE("crossed factors are run through with the last one fastest, steps of a range from end to end") {
  DesignSpec spec;
  spec.kind = DesignKind::lhs;
  spec.samples = 2;
  const Design d = make_design(spec, {listed(2, true), range(0, 1), listed(3, true)});
  REQUIRE(d.points.size() == 12);
  std::vector<std::pair<double, double>> crossed;
  for (const auto& point : d.points) crossed.emplace_back(point[0], point[2]);
  for (std::size_t i = 0; i < 12; ++i) CHECK(crossed[i] == std::pair<double, double>(i / 6, i / 2 % 3));
  CHECK(d.sampled == std::vector<std::size_t>{1});
  CHECK(d.crossed == std::vector<std::size_t>{0, 2});
  const Design levels = make_design({}, {range(10, 20, 5)});
  CHECK(levels.points == std::vector<std::vector<double>>{{10}, {12.5}, {15}, {17.5}, {20}});
  CHECK(make_design({}, {range(10, 20, 1)}).points == std::vector<std::vector<double>>{{10}});
  CHECK(make_design({}, {range(10, 20, 2)}).points == std::vector<std::vector<double>>{{10}, {20}});
}

TEST_CASE("the strips of a Latin hypercube are met in a random order, at a random place of each") {
  // 2,000 hypercubes of 10 points: each strip is first about 200 times (sd 13.4), and places within strips are even.
  std::vector<int> first(10, 0);
  double within = 0;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    const auto points = latin_hypercube(10, {"a"}, seed);
    ++first[static_cast<std::size_t>(points[0][0] * 10)];
    for (const auto& p : points) within += p[0] * 10 - std::floor(p[0] * 10);
  }
  for (const int times : first) CHECK(std::abs(times - 200) < 61);
  CHECK(within / 20000 == Approx(0.5).margin(0.01));  // standard error 0.002
}

TEST_CASE("trajectories start anywhere on the grid, go both ways, and take the factors in any order") {
  std::set<double> starts;
  std::set<std::size_t> first_moved;
  int up = 0, steps = 0;
  const auto points = morris_trajectories(60, names(3), 4, 8);
  for (std::size_t t = 0; t < 60; ++t) {
    for (const double x : points[t * 4]) starts.insert(std::round(x * 3));
    for (std::size_t s = 0; s < 3; ++s)
      for (std::size_t d = 0; d < 3; ++d) {
        const double change = points[t * 4 + s + 1][d] - points[t * 4 + s][d];
        if (change == 0) continue;
        ++steps;
        up += change > 0 ? 1 : 0;
        if (s == 0) first_moved.insert(d);
      }
  }
  CHECK(starts == std::set<double>{0, 1, 2, 3});
  CHECK(first_moved.size() == 3);
  CHECK(steps == 180);
  CHECK(std::abs(up - 90) < 4 * 6.7);  // sd of 180 tosses
}

TEST_CASE("points of a shifted sequence lie in the middle of their 2^52 cells, never on an edge") {
  for (const auto& point : saltelli_points(16, names(3), 3))
    for (const double x : point) {
      const auto halves = static_cast<std::uint64_t>(std::ldexp(x, 53));
      CHECK(std::ldexp(static_cast<double>(halves), -53) == x);
      CHECK(halves % 2 == 1);
    }
}
