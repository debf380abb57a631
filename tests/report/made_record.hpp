#pragma once
// A record made by hand, in which every number that a section of the report counts is known and no two of them are the
// same, and a section as plain lines, so that a test can say all of what it tells.

#include <string>

#include "record/record.hpp"
#include "report/document.hpp"

namespace qorgan::test {

/// Ten days of hours from 20 March 2024 00:00 (UTC+5) in three regions:
///   0 flood in Aktobe: onset at hour 24, peak 0.80 at 70, detected 30, decided 33, teams 36, its headquarters 40,
///   central
///     60, all informed 50, contained 120, ended 200
///   1 flood in Kostanay: onset 48, peak 0.60 at 90, detected 42 (told of at 42), decided 60, teams 66, no headquarters
///   of
///     its own, central 60, not all informed, contained 150, ended 210
///   2 riot in Kostanay: onset 100, peak 0.30 at 110, found by nobody, headquarters without a ground at 130, goes on
///   3 called off before it began
[[nodiscard]] Record made_record();

/// Its blocks line by line. Cells stand between bars, notes in brackets; "#": a column of numbers, "=": never broken;
/// a tone by its word; a figure by its caption, summary, what its elements say, and data. Explanations are told in
/// short.
[[nodiscard]] std::string told(const Section& section);

}  // namespace qorgan::test
