#include "validation/row.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>

#include "catch.hpp"
#include "record/run.hpp"

namespace qorgan::test {
namespace {

// Four significant digits: more than any tolerance of the suite resolves.
std::string digits(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

/// Appends the row to the table that somebody asked for: id, target, source, relation, expected, measured, tolerance,
/// verdict, version.
void write(const ValidationItem& item, const char* relation, double expected, double measured, double tolerance,
           std::string_view verdict) {
  const char* path = std::getenv("QORGAN_VALIDATION_TABLE");
  if (path == nullptr || *path == '\0') return;
  std::ofstream table(path, std::ios::app);
  table << item.id << '\t' << item.target << '\t' << item.source << '\t' << relation << '\t' << digits(expected) << '\t'
        << digits(measured) << '\t' << digits(tolerance) << '\t' << verdict << '\t' << program_version() << '\n';
  table.flush();
  REQUIRE(table.good());
}

void check(std::string_view id, const char* relation, double expected, double measured, double tolerance, bool passed) {
  const auto items = validation_items();
  const auto item = std::find_if(items.begin(), items.end(), [&](const ValidationItem& i) { return i.id == id; });
  INFO("row " << id << ": measured " << measured << ", expected " << relation << " " << expected << ", tolerance "
              << tolerance);
  REQUIRE(item != items.end());
  REQUIRE(std::isfinite(expected));
  REQUIRE(std::isfinite(tolerance));
  write(*item, relation, expected, measured, tolerance, !passed ? "FAIL" : item->weakness ? "not held" : "pass");
  CHECK(passed);
}

}  // namespace

void row_near(std::string_view id, double expected, double measured, double tolerance) {
  check(id, "=", expected, measured, tolerance, std::fabs(measured - expected) <= tolerance);
}

void row_not_held(std::string_view id, double expected, double measured, double tolerance) {
  check(id, "=", expected, measured, tolerance, std::fabs(measured - expected) > tolerance);
}

void row_above(std::string_view id, double expected, double measured, double tolerance) {
  check(id, ">", expected, measured, tolerance, measured > expected + tolerance);
}

void row_below(std::string_view id, double expected, double measured, double tolerance) {
  check(id, "<", expected, measured, tolerance, measured < expected - tolerance);
}

}  // namespace qorgan::test
