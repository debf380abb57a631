#pragma once
// One row of the table that tools/validate prints: what the model was held against, and how it stood.

#include <span>
#include <string_view>

namespace qorgan::test {

/// What the suite measures: every row has one, and every one has a row.
struct ValidationItem {
  std::string_view id;      ///< "erlang-1-wait": key in assets/report/validation.json and in the report's translations
  std::string_view target;  ///< in English
  std::string_view source;  ///< publication, or where the expected value is derived
  bool weakness = false;    ///< the model is known not to hold it
};
[[nodiscard]] std::span<const ValidationItem> validation_items();

/// Passes if |measured - expected| <= tolerance. All finite.
void row_near(std::string_view id, double expected, double measured, double tolerance);
/// A known weakness: written as not held. Passes while |measured - expected| > tolerance, so that a model that has come
/// to hold it must be called better than it was.
void row_not_held(std::string_view id, double expected, double measured, double tolerance);
/// Passes if measured > expected + tolerance.
void row_above(std::string_view id, double expected, double measured, double tolerance);
/// Passes if measured < expected - tolerance.
void row_below(std::string_view id, double expected, double measured, double tolerance);

}  // namespace qorgan::test
