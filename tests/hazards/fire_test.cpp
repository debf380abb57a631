#include <cmath>

#include "catch.hpp"
#include "hazards/hazard.hpp"

using namespace qorgan;

namespace {

constexpr double hour = 3600, pi = 3.14159265358979323846;

HazardSpec grass_fire() {
  HazardSpec spec;
  spec.family = HazardFamily::fire;
  spec.initial = 0.1;
  spec.peak = 10;
  spec.spread = 360.0 / hour;
  spec.front = 10000;
  spec.decay_time = 6 * hour;
  return spec;
}

/// A fire against line built at so many metres an hour from `from` on.
struct Burning {
  HazardSpec spec = grass_fire();
  double metres_an_hour = 0, from = 0;
  HazardMemory memory{};
  double line = 0, elapsed = 0, intensity = 0;

  void run(double seconds, double dt) {
    for (const double end = elapsed + seconds; elapsed < end - 1e-6;) {
      elapsed += dt;
      Random random(1, Stream::hazard, 0, static_cast<std::uint32_t>(elapsed));
      HazardInput input{spec, elapsed, dt, 0, random};
      input.line = line;
      input.line_built = built_;
      intensity = advance_hazard(input, memory);
      const double open = std::max(0.0, memory[fire_perimeter] - line);
      built_ = elapsed > from ? std::min(open, metres_an_hour * dt / hour) : 0;
      line += built_;
    }
  }

 private:
  double built_ = 0;
};

}  // namespace

TEST_CASE("a fire that nobody fights grows by its radius: perimeter and area follow the circle") {
  for (const double dt : {60.0, 600.0, 3600.0, 21600.0}) {
    Burning fire;
    fire.run(24 * hour, dt);
    const double perimeter = 1000 + 2 * pi * 360 * 24;
    CHECK(fire.memory[fire_perimeter] == Approx(perimeter).epsilon(1e-9));
    CHECK(fire.intensity == Approx(perimeter / 10000).epsilon(1e-9));
    // Between two circles lies the mean perimeter times the distance.
    CHECK(fire.memory[fire_area] == Approx((1000 + perimeter) / 2 * 360 * 24).epsilon(0.02));
  }
}

TEST_CASE("line that is built faster than the front opens stops a fire, slower line does not") {
  const auto after = [](double metres_an_hour) {
    Burning fire;
    fire.metres_an_hour = metres_an_hour;
    fire.run(72 * hour, 600);
    return fire;
  };
  // Where all is open a circle opens 2 pi x 360 = 2,262 metres an hour.
  const Burning stopped = after(3000), running = after(500);
  CHECK(stopped.intensity < 0.01);
  CHECK(stopped.line == Approx(stopped.memory[fire_perimeter]).epsilon(0.01));
  CHECK(running.intensity > 5);
  CHECK(stopped.memory[fire_area] < 0.1 * running.memory[fire_area]);
}

TEST_CASE("half the line early is worth more than all of it late") {
  Burning early, late;
  early.metres_an_hour = 1500;
  late.metres_an_hour = 3000;
  late.from = 12 * hour;
  early.run(60 * hour, 600);
  late.run(60 * hour, 600);
  CHECK(early.memory[fire_area] < late.memory[fire_area]);
}

TEST_CASE("a fire burns out once the weather feeds it no more, and within the line it dies in its time") {
  Burning fire;
  fire.spec.length = 10 * hour;
  fire.run(10 * hour, 600);
  const double height = fire.intensity;
  fire.run(6 * hour, 600);
  CHECK(fire.intensity == Approx(height * std::exp(-1.0)).epsilon(0.02));
  const double area = fire.memory[fire_area];
  fire.run(24 * hour, 600);
  CHECK(fire.memory[fire_area] == area);
  CHECK(hazard_over(fire.spec, fire.elapsed, 0.001));
  CHECK_FALSE(hazard_over(fire.spec, fire.elapsed, 0.1));
}

TEST_CASE("no front is longer than there is to burn") {
  Burning fire;
  fire.spec.peak = 0.5;
  fire.run(100 * hour, 3600);
  CHECK(fire.intensity == Approx(0.5));
}

TEST_CASE("what a fire comes to against line depends on the tick by no more than that one in which it is begun") {
  const auto area = [](double dt) {
    Burning fire;
    fire.metres_an_hour = 3000;
    fire.run(48 * hour, dt);
    return fire.memory[fire_area];
  };
  // Line that is begun a tick later meets a fire that is a tick older.
  CHECK(area(60) == Approx(area(120)).epsilon(0.03));
  CHECK(area(600) > area(60));
  CHECK(area(600) < 1.2 * area(60));
}
