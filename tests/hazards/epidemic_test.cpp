#include <cmath>

#include "hazards/course.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

constexpr double people = 1e6;

Course epidemic(double reproduction, double initial = 20) {
  Course course;
  course.spec.family = HazardFamily::epidemic;
  course.spec.initial = initial;
  course.spec.reproduction = reproduction;
  course.spec.incubation = 3 * seconds_per_day;
  course.spec.infectious = 5 * seconds_per_day;
  course.spec.reference = 0.01;
  course.spec.suppression = 0.6;
  course.population = people;
  return course;
}

double sum(const HazardMemory& m) {
  return m[epidemic_susceptible] + m[epidemic_exposed] + m[epidemic_infectious] + m[epidemic_recovered];
}

/// Growth a day: (x + 1/3)(x + 1/5) = R0 / 5 / 3.
double growth(double reproduction) {
  const double rates = 1.0 / 3 + 1.0 / 5;
  return (-rates + std::sqrt(rates * rates + 4 * (reproduction - 1) / 15)) / 2;
}

/// Infected persons at onset: the infectious, and the exposed that go with them, E / I = 3 (x + 1/5).
double infected_first(double reproduction, double initial) { return initial * (1 + 3 * (growth(reproduction) + 0.2)); }

/// The share never infected: s = s0 exp(-R (1 - s)), by repetition. `free` is the reproduction number without response.
double spared(double reproduction, double initial, double free) {
  double s = 0.5;
  for (int i = 0; i < 10000; ++i) s = (1 - infected_first(free, initial) / people) * std::exp(-reproduction * (1 - s));
  return s;
}

double after_all(Course course) {
  while (!course.over() && course.ticks < 100000) course.step();
  course.run(300);  // less than one person is still ill: let it end
  return course.memory[epidemic_susceptible] / people;
}

}  // namespace

TEST_CASE("an epidemic without response spares the share that solves s = exp(-R0 (1 - s))", "[validation]") {
  // The rule of integration is off by (1 h / 5 d)^4 = 5e-9 a time constant; a wrong rate shows in the first digit.
  for (double reproduction : {1.3, 2.6, 6.0}) {
    INFO("R0 " << reproduction);
    CHECK(after_all(epidemic(reproduction)) == Approx(spared(reproduction, 20, reproduction)).epsilon(1e-5));
  }
}

TEST_CASE("response and instruments act on an epidemic as on its reproduction number") {
  Course covered = epidemic(2.6), restricted = epidemic(2.6), both = epidemic(2.6);
  covered.coverage = 0.5;  // 0.7 of the contacts are left
  restricted.instruments.contacts = 0.7;
  both.coverage = 1;
  both.instruments.contacts = 0.5;  // 2.6 x 0.4 x 0.5 < 1
  CHECK(after_all(covered) == Approx(spared(2.6 * 0.7, 20, 2.6)).epsilon(1e-5));
  CHECK(after_all(restricted) == Approx(spared(2.6 * 0.7, 20, 2.6)).epsilon(1e-5));
  CHECK(after_all(both) == Approx(spared(2.6 * 0.2, 20, 2.6)).epsilon(1e-5));
  CHECK(after_all(both) > 0.9999);
}

TEST_CASE("everybody is susceptible, exposed, infectious or removed, and no number falls below zero") {
  Course course = epidemic(8, 5000);
  for (int h = 0; h < 24 * 200; ++h) {
    course.step();
    REQUIRE(sum(course.memory) == Approx(people).epsilon(1e-12));
    for (std::size_t m = 0; m <= epidemic_recovered; ++m) REQUIRE(course.memory[m] >= 0);
    REQUIRE(course.intensity == Approx(course.memory[epidemic_infectious] / people / 0.01).epsilon(1e-12));
  }
}

TEST_CASE("an epidemic grows from its first hour at the rate that its equations give it") {
  for (double reproduction : {0.6, 1.5, 2.6, 8.0}) {
    Course course = epidemic(reproduction, 10);  // the susceptible do not run short within five days
    INFO("R0 " << reproduction);
    const double first = 10 / people / 0.01;
    CHECK(course.step() == Approx(first * std::exp(growth(reproduction) / 24)).epsilon(1e-4));
    course.run(5 - 1.0 / 24);
    CHECK(course.intensity == Approx(first * std::exp(growth(reproduction) * 5)).epsilon(0.01));
  }
}

TEST_CASE("the length of the tick does not change the course of an epidemic") {
  const auto after = [](double dt) {
    Course course = epidemic(4);
    course.dt = dt;
    return course.run(60);
  };
  CHECK(after(600) == Approx(after(3600)).epsilon(1e-7));
  CHECK(after(86400) == Approx(after(3600)).epsilon(1e-7));
}

TEST_CASE("a fast disease is integrated in steps short enough for it, however long the tick") {
  const auto after = [](double dt) {
    Course course = epidemic(30);
    course.spec.incubation = course.spec.infectious = 6 * 3600;
    course.dt = dt;
    return course.run(1);  // a quarter of the people are infectious: near the steepest part
  };
  const double fine = after(30);
  CHECK(fine > 20);
  CHECK(after(3600) == Approx(fine).epsilon(1e-4));
  CHECK(after(86400) == Approx(fine).epsilon(1e-4));
}

TEST_CASE("steps of integration are as short as a tenth of the shortest time, and an hour at most") {
  // The classical rule is off by a fixed share of step^4, so twice the step shows as sixteen times the error. What it
  // is off by in a tick of a day is measured against steps of ten seconds.
  const auto error = [](double infectious) {
    const auto after = [&](double dt) {
      Course course = epidemic(2);
      course.spec.incubation = course.spec.infectious = infectious;
      course.dt = dt;
      return course.run(2);
    };
    const double exact = after(10);
    return std::abs(after(86400) / exact - 1);
  };
  CHECK(error(6 * 3600) < 4e-5);   // 36 minutes
  CHECK(error(60 * 3600) < 1e-9);  // an hour
}

TEST_CASE("what comes from outside infects at most the share 1 - 1/e of the susceptible in an hour") {
  Course course = epidemic(0.001);
  course.feed = 1e6;  // all of them at once, if it could
  course.step();
  CHECK(course.memory[epidemic_susceptible] / people == Approx(std::exp(-1)).epsilon(1e-4));
}

TEST_CASE("contacts elsewhere bring infections in, contacts kept at home none") {
  Course course = epidemic(2.6, 0);
  course.memory[epidemic_exposed] = 1;  // the first case was brought in
  course.spec.reproduction = 0.5;       // dies out at home
  course.home = 0.9;
  course.imported = 0.1 * 0.02;
  course.run(400);
  // Between import and removal: E + I settles where new infections balance removal.
  const double beta = 0.5 / (5 * seconds_per_day);
  const double infected =
      course.memory[epidemic_susceptible] * (beta * (0.9 * course.memory[epidemic_infectious] / people + 0.1 * 0.02));
  CHECK(infected == Approx(course.memory[epidemic_infectious] / (5 * seconds_per_day)).epsilon(0.02));
  CHECK_FALSE(course.over());
  course.imported = 0;
  course.run(400);
  CHECK(course.over());
}

TEST_CASE("an epidemic is over when less than one person has it or is about to bring it") {
  Course course = epidemic(0.5, 3);
  course.step();
  CHECK_FALSE(course.over());
  course.run(60);
  CHECK(course.memory[epidemic_exposed] + course.memory[epidemic_infectious] < 1);
  CHECK(course.over());
  course.memory[epidemic_imports] = 1;
  CHECK_FALSE(course.over());
}

TEST_CASE("what cascades feed to an epidemic infects that share of the people") {
  Course course = epidemic(0, 1);
  course.feed = 0.5 / seconds_per_day;  // half of the reference of 1 % a day
  course.run(1);
  CHECK(people - course.memory[epidemic_susceptible] == Approx(1 + people * (1 - std::exp(-0.005))).epsilon(1e-6));
}

TEST_CASE("a disease that nobody brought starts with one case") {
  Course course = epidemic(2.6, 0);
  course.run(1);
  CHECK(people - course.memory[epidemic_susceptible] > infected_first(2.6, 1));
  CHECK(people - course.memory[epidemic_susceptible] < infected_first(2.6, 1) + 1);
}
