#include "experiment/distributions.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"

using namespace qorgan;

TEST_CASE("normal probabilities and quantiles are those of the tables") {
  CHECK(normal_probability(0) == Approx(0.5).epsilon(1e-15));
  CHECK(normal_probability(1.96) == Approx(0.9750021048517795).epsilon(1e-12));
  CHECK(normal_probability(-6) == Approx(9.865876450376946e-10).epsilon(1e-9));
  CHECK(normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-12));
  CHECK(normal_quantile(1e-10) == Approx(-6.361340902404056).epsilon(1e-9));
  for (const double p : {0.001, 0.02, 0.3, 0.5, 0.77, 0.999})
    CHECK(normal_probability(normal_quantile(p)) == Approx(p).epsilon(1e-12));
}

TEST_CASE("Student's quantiles are those of the tables") {
  CHECK(student_quantile(0.975, 1) == Approx(12.706204736432095).epsilon(1e-9));
  CHECK(student_quantile(0.975, 4) == Approx(2.7764451051977987).epsilon(1e-9));
  CHECK(student_quantile(0.995, 29) == Approx(2.756385903670335).epsilon(1e-9));
  CHECK(student_quantile(0.05, 10) == Approx(-1.8124611228107335).epsilon(1e-9));
  CHECK(student_quantile(0.975, 1e6) == Approx(1.959966).epsilon(1e-6));
  CHECK(student_quantile(0.5, 7) == Approx(0).margin(1e-12));
}

TEST_CASE("the incomplete beta function has its closed forms") {
  CHECK(incomplete_beta(1, 1, 0.3) == Approx(0.3).epsilon(1e-12));
  CHECK(incomplete_beta(2, 3, 0.4) == Approx(0.5248).epsilon(1e-12));  // sum of binomials: P(X >= 2), n = 4, p = 0.4
  CHECK(incomplete_beta(0.5, 0.5, 0.5) == Approx(0.5).epsilon(1e-12));
}

TEST_CASE("quantiles of a factor run from its low to its high end") {
  Distribution d;
  d.low = 2;
  d.high = 200;
  CHECK(quantile(d, 0) == 2);
  CHECK(quantile(d, 1) == 200);
  CHECK(quantile(d, 0.5) == Approx(101));
  d.kind = Distribution::Kind::log_uniform;
  CHECK(quantile(d, 0) == 2);
  CHECK(quantile(d, 0.5) == Approx(20).epsilon(1e-12));
  CHECK(quantile(d, 1) == 200);
}

TEST_CASE("a triangular distribution has half of a symmetrical range below its mode") {
  Distribution d;
  d.kind = Distribution::Kind::triangular;
  d.low = 0;
  d.high = 10;
  d.mode = 5;
  CHECK(quantile(d, 0.5) == Approx(5));
  CHECK(quantile(d, 0.125) == Approx(2.5));
  d.mode = 0;
  CHECK(quantile(d, 0.75) == Approx(5));
  CHECK(quantile(d, 0) == 0);
  CHECK(quantile(d, 1) == 10);
}

TEST_CASE("a normal factor is cut off where its range ends, and only there") {
  Distribution d;
  d.kind = Distribution::Kind::normal;
  d.mean = 1;
  d.sd = 2;
  d.low = -std::numeric_limits<double>::infinity();
  d.high = std::numeric_limits<double>::infinity();
  CHECK(quantile(d, 0.5) == Approx(1));
  CHECK(quantile(d, 0.975) == Approx(1 + 2 * 1.959963984540054));
  CHECK(std::isfinite(quantile(d, 0)));
  d.low = 0;
  CHECK(quantile(d, 0) == Approx(0).margin(1e-9));
  CHECK(quantile(d, 0.5) > 1);  // what was below 0 has moved up
}

TEST_CASE("listed values are met by equal shares of the range") {
  Distribution d;
  d.kind = Distribution::Kind::values;
  d.count = 4;
  CHECK(quantile(d, 0) == 0);
  CHECK(quantile(d, 0.2499) == 0);
  CHECK(quantile(d, 0.25) == 1);
  CHECK(quantile(d, 1) == 3);
}

TEST_CASE("normal probabilities keep their digits from the middle to the far tails, and both sides add up to one") {
  for (const double x : {-1.0, -2.0, -3.0, -3.999, -4.0, -4.001, -5.0, -8.0, -20.0, -37.0})
    CHECK(normal_probability(x) == Approx(0.5 * std::erfc(-x / std::sqrt(2.0))).epsilon(1e-9));
  for (const double x : {0.1, 1.0, 3.9, 4.0, 4.1, 7.0}) CHECK(normal_probability(x) + normal_probability(-x) == 1);
  CHECK(normal_probability(-38) == 0);
  CHECK(normal_probability(38) == 1);
  double last = 0;
  for (double x = -10; x <= 10; x += 0.01) {
    const double now = normal_probability(x);
    REQUIRE(now >= last);
    last = now;
  }
}

TEST_CASE("normal quantiles give back the probability they are of, also near nothing and all") {
  for (const double p : {1e-300, 1e-100, 1e-20, 1e-8, 0.01, 0.1, 0.25, 0.4999, 0.5001, 0.9, 0.99, 1 - 1e-8})
    CHECK(normal_probability(normal_quantile(p)) == Approx(p).epsilon(1e-9));
  CHECK(normal_quantile(0.5) == Approx(0).margin(1e-15));
  for (const double p : {0.0, -1.0}) CHECK(normal_quantile(p) == -std::numeric_limits<double>::infinity());
  for (const double p : {1.0, 2.0}) CHECK(normal_quantile(p) == std::numeric_limits<double>::infinity());
}

TEST_CASE("the incomplete beta function is a sum of binomials, of one whose fraction is taken from either end") {
  // I_x(a, b) = P(X >= a) of X binomial with a + b - 1 trials and probability x.
  const auto binomial = [](int a, int b, double x) {
    const int n = a + b - 1;
    double out = 0;
    for (int k = a; k <= n; ++k) {
      double term = 1;
      for (int i = 0; i < k; ++i) term *= x * (n - i) / (i + 1);
      for (int i = 0; i < n - k; ++i) term *= 1 - x;
      out += term;
    }
    return out;
  };
  for (const auto& [a, b] : {std::pair{1, 4}, {3, 2}, {5, 5}, {12, 3}, {2, 20}, {30, 40}})
    for (const double x : {0.01, 0.2, 0.5, 0.77, 0.99}) {
      INFO(a << " " << b << " " << x);
      CHECK(incomplete_beta(a, b, x) == Approx(binomial(a, b, x)).epsilon(1e-11));
      CHECK(incomplete_beta(a, b, x) + incomplete_beta(b, a, 1 - x) == Approx(1).epsilon(1e-12));
    }
  CHECK(incomplete_beta(2, 3, 0) == 0);
  CHECK(incomplete_beta(2, 3, -1) == 0);
  CHECK(incomplete_beta(2, 3, 1) == 1);
  CHECK(incomplete_beta(2, 3, 2) == 1);
}

TEST_CASE("Student's probabilities are those of the closed forms of one and two degrees of freedom") {
  for (const double t : {-1000.0, -30.0, -3.0, -1.0, -0.1, -1e-6, 0.0, 0.5, 2.0, 50.0}) {
    INFO(t);
    CHECK(student_probability(t, 1) == Approx(0.5 + std::atan(t) / 3.14159265358979312).epsilon(1e-10).margin(1e-16));
    CHECK(student_probability(t, 2) == Approx(0.5 + t / (2 * std::sqrt(2 + t * t))).epsilon(1e-7).margin(1e-15));
    CHECK(student_probability(t, 7) + student_probability(-t, 7) == Approx(1).epsilon(1e-14));
  }
  for (const double freedom : {1.0, 2.5, 8.0, 100.0})
    for (const double p : {1e-6, 0.01, 0.3, 0.5, 0.8, 0.999})
      CHECK(student_probability(student_quantile(p, freedom), freedom) == Approx(p).epsilon(1e-9));
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(student_probability(-infinity, 3) == 0);
  CHECK(student_probability(infinity, 3) == 1);
  CHECK(student_quantile(0, 3) == -infinity);
  CHECK(student_quantile(1, 3) == infinity);
}

TEST_CASE("each distribution of a factor has the quantiles of its formula, and its ends beyond 0 and 1") {
  using Kind = Distribution::Kind;
  Distribution d;
  d.low = 2;
  d.high = 10;
  for (const double u : {0.0, 0.125, 0.5, 1.0}) {
    d.kind = Kind::uniform;
    CHECK(quantile(d, u) == Approx(2 + 8 * u));
    d.kind = Kind::log_uniform;
    CHECK(quantile(d, u) == Approx(2 * std::pow(5, u)));
  }
  d.kind = Kind::triangular;
  d.mode = 4;  // area up to the mode: a quarter
  CHECK(quantile(d, 0.25) == Approx(4));
  CHECK(quantile(d, 0.0625) == Approx(3));
  CHECK(quantile(d, 0.4375) == Approx(10 - std::sqrt(0.5625 * 48)));
  for (const Kind kind : {Kind::uniform, Kind::log_uniform, Kind::triangular}) {
    d.kind = kind;
    CHECK(quantile(d, -0.5) == Approx(2));
    CHECK(quantile(d, 1.5) == Approx(10));
  }
  d.high = 2;  // of no width
  d.mode = 2;
  d.kind = Kind::triangular;
  CHECK(quantile(d, 0.7) == 2);
  Distribution normal;
  normal.kind = Kind::normal;
  normal.mean = 5;
  normal.sd = 3;
  normal.low = 2;    // one sd below the mean...
  normal.high = 11;  // ...and two above it
  const double below = 0.15865525393145707, above = 0.97724986805182079;
  for (const double u : {0.1, 0.5, 0.9})
    CHECK(quantile(normal, u) == Approx(5 + 3 * normal_quantile(below + u * (above - below))));
  CHECK(quantile(normal, 0) == Approx(2));
  CHECK(quantile(normal, 1) == Approx(11));
  normal.low = -std::numeric_limits<double>::infinity();  // then a thousandth is left out at that side
  CHECK(quantile(normal, 0) == Approx(5 + 3 * normal_quantile(0.001 * above)));
  normal.high = std::numeric_limits<double>::infinity();
  CHECK(quantile(normal, 1) == Approx(5 + 3 * 3.0902323061678132));
  Distribution listed;
  listed.kind = Kind::values;
  listed.count = 1;
  CHECK(quantile(listed, 1) == 0);
  listed.count = 0;
  CHECK(quantile(listed, 0.5) == 0);
}
