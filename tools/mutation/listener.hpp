// Notes after each test case how long it took and which changes it met. Included where Catch is.
#pragma once
#include <chrono>
#include <string>

#include "catch.hpp"
#include "switch.hpp"

#if __has_include(<catch2/catch_all.hpp>)
using MutantsListenerBase = Catch::EventListenerBase;
inline const std::string& name_of_test(const Catch::TestCaseStats& test) { return test.testInfo->name; }
#else
using MutantsListenerBase = Catch::TestEventListenerBase;
inline const std::string& name_of_test(const Catch::TestCaseStats& test) { return test.testInfo.name; }
#endif

struct MutantsListener : MutantsListenerBase {
  using MutantsListenerBase::MutantsListenerBase;
  void testCaseStarting(const Catch::TestCaseInfo& /*test*/) override {
    qorgan_mutants::note_reached("before");
    began_ = std::chrono::steady_clock::now();
  }
  void testCaseEnded(const Catch::TestCaseStats& test) override {
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began_;
    const char* verdict = test.totals.assertions.failed == 0 ? "passed " : "failed ";
    qorgan_mutants::note_reached((verdict + std::to_string(took.count()) + " " + name_of_test(test)).c_str());
  }
  std::chrono::steady_clock::time_point began_;
};
CATCH_REGISTER_LISTENER(MutantsListener)
