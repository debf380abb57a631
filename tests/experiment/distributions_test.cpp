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
