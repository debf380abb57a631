#include "experiment/progress.hpp"

#include "catch.hpp"

using namespace qorgan;

TEST_CASE("nobody can say how long it will take before the first run is done", "[experiment][progress]") {
  const ProgressMeter meter(1000, 0, 0);
  const BatchProgress at = meter.at(30);
  CHECK(at.rate == 0);
  CHECK_FALSE(at.eta);
  CHECK(progress_text(at) == "0 of 1000 runs");
}

TEST_CASE("the time to go follows from the rate of this session, not of what was there before",
          "[experiment][progress]") {
  ProgressMeter meter(1000, 400, 2);
  for (int run = 1; run <= 100; ++run) meter.note(run == 50, run * 0.5);
  const BatchProgress at = meter.at(50);
  CHECK(at.done == 500);
  CHECK(at.failed == 3);
  CHECK(at.rate == Approx(2));
  REQUIRE(at.eta);
  CHECK(*at.eta == Approx(250));
  CHECK(progress_text(at) == "500 of 1000 runs, 3 failed, 2.0 a second, 4 min 10 s to go");
}

TEST_CASE("between two runs the rate stands and the time to go falls, never below nothing", "[experiment][progress]") {
  ProgressMeter meter(3, 0, 0);
  meter.note(false, 10);
  CHECK(meter.at(15).rate == Approx(0.1));
  CHECK(*meter.at(15).eta == Approx(15));
  CHECK(*meter.at(500).eta == 0);
  CHECK(progress_text(meter.at(15)) == "1 of 3 runs, 6.0 a minute, 15 s to go");
  meter.note(false, 20);
  meter.note(false, 30);
  CHECK(progress_text(meter.at(30)) == "3 of 3 runs, 6.0 a minute");
}

TEST_CASE("a length of time has two numbers at most", "[experiment][progress]") {
  CHECK(time_to_go(-3) == "0 s");
  CHECK(time_to_go(59.4) == "59 s");
  CHECK(time_to_go(59.6) == "1 min 00 s");
  CHECK(time_to_go(185) == "3 min 05 s");
  CHECK(time_to_go(3 * 3600 + 7 * 60) == "3 h 07 min");
  CHECK(time_to_go(2 * 86400 + 4 * 3600) == "2 d 04 h");
}

TEST_CASE("a log gets a line every ten seconds, then every minute, then every ten minutes", "[experiment][progress]") {
  LogSchedule log;
  int first_minute = 0, first_hour = 0, second_hour = 0;
  for (int second = 0; second < 7200; ++second)
    if (log.due(second)) ++(second < 60 ? first_minute : second < 3600 ? first_hour : second_hour);
  CHECK(first_minute == 5);
  CHECK(first_hour == 59);
  CHECK(second_hour == 6);

  LogSchedule sleepy;
  CHECK(sleepy.due(45));  // one line for all that was missed
  CHECK_FALSE(sleepy.due(46));
  CHECK(sleepy.due(50));
}

TEST_CASE("lengths of time change their unit at a minute, an hour and a day", "[experiment][progress]") {
  CHECK(time_to_go(0) == "0 s");
  CHECK(time_to_go(60) == "1 min 00 s");
  CHECK(time_to_go(3599) == "59 min 59 s");
  CHECK(time_to_go(3600) == "1 h 00 min");
  CHECK(time_to_go(86399) == "23 h 59 min");
  CHECK(time_to_go(86400) == "1 d 00 h");
  CHECK(time_to_go(1e300) == "11574074 d 01 h");
}

TEST_CASE("a rate is told a second from one a second on, and failures where there are any", "[experiment][progress]") {
  BatchProgress at;
  at.runs = 10;
  at.done = 4;
  at.rate = 1;
  at.eta = 6;
  CHECK(progress_text(at) == "4 of 10 runs, 1.0 a second, 6 s to go");
  at.rate = 0.99;
  at.failed = 1;
  CHECK(progress_text(at) == "4 of 10 runs, 1 failed, 59.4 a minute, 6 s to go");
  at.done = 10;
  CHECK(progress_text(at) == "10 of 10 runs, 1 failed, 59.4 a minute");
  const ProgressMeter over(5, 5, 0);  // nothing was left to do
  REQUIRE(over.at(3).eta);
  CHECK(*over.at(3).eta == 0);
}
