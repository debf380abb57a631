// Where everything of a small figure stands: positions that can be computed by hand.

#include <algorithm>
#include <cmath>
#include <limits>

#include "catch.hpp"
#include "elements.hpp"
#include "made_figures.hpp"
#include "report/svg.hpp"

using namespace qorgan;
using namespace qorgan::test;

TEST_CASE("bars begin at one line, are as long as what they show and stand above each other", "[report][bars]") {
  // A row is 20 high, its bar 13; the labels have 158, the value of the longest bar and its distance 13.04 + 6.
  CHECK(listed(draw_bars(bars())) == R"(0 0 720 82
rect 158 2 12 10 .bar part0
text 175 11 .legend "own"
rect 213.88 2 12 10 .bar part1
text 230.88 11 .legend "lent"
text 150 33 end .lane-label "first"
rect 158 23 180.99 13 .bar part0
rect 338.99 23 361.97 13 .bar part1
text 706.96 33 .tick "3"
text 150 53 end .lane-label "second"
rect 158 43 361.97 13 .bar part0
text 525.97 53 .tick "2"
text 150 73 end .lane-label "none"
text 164 73 .tick "0"
)");
}

TEST_CASE("curves stand over their times and at their values", "[report][curves]") {
  // Values from 188 (0 m) up to 26 (4 m): 40.5 a metre. Days of 74.63. A gap lifts the pen; words at the ends of curves
  // stand 12.5 apart.
  CHECK(listed(draw_lines(lines(), Language::en)) == R"(0 0 360 210
text 0 11 .unit "m"
line 22 188 320.52 188 .grid
text 17 191.5 end .tick "0"
line 22 147.5 320.52 147.5 .grid
text 17 151 end .tick "1"
line 22 107 320.52 107 .grid
text 17 110.5 end .tick "2"
line 22 66.5 320.52 66.5 .grid
text 17 70 end .tick "3"
line 22 26 320.52 26 .grid
text 17 29.5 end .tick "4"
line 22 188 22 192 .axis
line 96.63 188 96.63 192 .axis
line 171.26 188 171.26 192 .axis
line 245.89 188 245.89 192 .axis
line 320.52 188 320.52 192 .axis
text 22 203 middle .tick "20 Mar"
text 96.63 203 middle .tick "21 Mar"
text 171.26 203 middle .tick "22 Mar"
text 245.89 203 middle .tick "23 Mar"
text 320.52 203 middle .tick "24 Mar"
line 22 188 320.52 188 .axis
path M22 188L96.63 26M245.89 107L320.52 147.5 .curve run
circle 96.63 66.5 2.6 .dot reported
circle 320.52 139.4 2.6 .dot reported
text 326.52 142.9 .curve-label reported "seen"
text 326.52 155.4 .curve-label run "run"
)");
}

TEST_CASE("a timeline has its signs at their times, and the area as high as the severity", "[report][timeline]") {
  // Days of 127 from 188 on; a lane is 36 high, its area at most 19.
  CHECK(listed(draw_timeline(timeline(), Language::en)) == R"(0 0 720 122
rect 0 3 12 9 .lane-area
text 18 11 .legend "severity"
rect 76.77 6 12 4 .sitting
text 94.77 11 .legend "sitting"
circle 149.64 7.5 4.2 .mark detected
text 161.64 11 .legend "mark 0"
polygon 220.8,2.3 226,7.5 220.8,12.7 215.6,7.5 .mark decided
text 232.8 11 .legend "mark 1"
rect 287.76 3.3 8.4 8.4 .mark headquarters
text 303.96 11 .legend "mark 2"
polygon 363.12,2.3 368.32,11.7 357.92,11.7 .mark teams
text 375.12 11 .legend "mark 3"
polygon 429.08,3.3 439.48,3.3 434.28,12.7 .mark contained
text 446.28 11 .legend "mark 4"
rect 504.24 1.5 2.4 12 .mark instrument
text 517.44 11 .legend "mark 5"
polygon 575.6,0.5 583.6,3.5 575.6,6.5 .mark inject
line 575.6 0.5 575.6 14.5 .mark-pole
text 588.6 11 .legend "mark 6"
rect 643.56 3.3 8.4 8.4 .mark central
text 659.76 11 .legend "mark 7"
line 188 28 188 104 .grid
line 251.5 28 251.5 104 .grid
line 315 28 315 104 .grid
line 378.5 28 378.5 104 .grid
line 442 28 442 104 .grid
line 505.5 28 505.5 104 .grid
line 569 28 569 104 .grid
line 632.5 28 632.5 104 .grid
line 696 28 696 104 .grid
text 188 116 middle .tick "20 Mar"
text 251.5 116 middle .tick "12:00"
text 315 116 middle .tick "21 Mar"
text 378.5 116 middle .tick "12:00"
text 442 116 middle .tick "22 Mar"
text 505.5 116 middle .tick "12:00"
text 569 116 middle .tick "23 Mar"
text 632.5 116 middle .tick "12:00"
text 696 116 middle .tick "24 Mar"
line 188 51 696 51 .grid
text 180 44.5 end .lane-label "Flood"
text 180 54.5 end .lane-note "Aktobe"
path M188 51L188 51L315 41.5L442 32L696 51L696 51Z .lane-area
rect 315 53 254 4 1 .sitting (sat)
rect 696 53 2 4 1 .sitting (short)
circle 188 48 4.2 .mark detected (tip)
polygon 251.5,42.8 256.7,48 251.5,53.2 246.3,48 .mark decided (tip)
rect 310.8 43.8 8.4 8.4 .mark headquarters (tip)
polygon 378.5,42.8 383.7,52.2 373.3,52.2 .mark teams (tip)
polygon 436.8,43.8 447.2,43.8 442,53.2 .mark contained (tip)
rect 504.3 37 2.4 12 .mark instrument (tip)
polygon 568,41 576,44 568,47 .mark inject (tip)
line 568 41 568 55 .mark-pole
rect 628.3 43.8 8.4 8.4 .mark central (tip)
line 188 87 696 87 .grid
text 180 85.5 end .lane-label "Aktobe lane"
)");
}

TEST_CASE("a clock has its signs at their delays, zero where onset is", "[report][timeline]") {
  // Nine hours between 188 and 696, 56.44 each; rows of 24.
  CHECK(listed(draw_clock(delays(), Language::en)) == R"(0 0 720 112
circle 6 7.5 4.2 .mark detected
text 18 11 .legend "seen"
polygon 64.51,2.3 69.71,11.7 59.31,11.7 .mark teams
text 76.51 11 .legend "sent"
line 188 28 188 80 .grid
line 244.44 28 244.44 80 .grid
line 300.89 28 300.89 80 .axis
line 357.33 28 357.33 80 .grid
line 413.78 28 413.78 80 .grid
line 470.22 28 470.22 80 .grid
line 526.67 28 526.67 80 .grid
line 583.11 28 583.11 80 .grid
line 639.56 28 639.56 80 .grid
line 696 28 696 80 .grid
text 188 92 middle .tick "−2"
text 244.44 92 middle .tick "−1"
text 300.89 92 middle .tick "0"
text 357.33 92 middle .tick "1"
text 413.78 92 middle .tick "2"
text 470.22 92 middle .tick "3"
text 526.67 92 middle .tick "4"
text 583.11 92 middle .tick "5"
text 639.56 92 middle .tick "6"
text 696 92 middle .tick "7"
text 442 107 middle .unit "since onset, hours"
text 180 43.5 end .lane-label "a"
line 188 40 696 40 .grid
circle 188 40 4.2 .mark detected (−2 h)
polygon 696,34.8 701.2,44.2 690.8,44.2 .mark teams (7 h)
text 180 67.5 end .lane-label "b"
line 188 64 696 64 .grid
polygon 357.33,58.8 362.53,68.2 352.13,68.2 .mark teams (1 h)
)");
}

TEST_CASE("a flow has its boxes centred, and ribbons from top to top as thick as their amounts", "[report][flow]") {
  // All that comes into a column is 330 high; above each box 26 for its words.
  CHECK(listed(draw_flow(flow(), Language::en)) == R"(0 0 720 411
text 0 12 .flow-heading "from"
text 240 12 .flow-heading "to"
text 480 12 .flow-heading "on"
path M9 47C124.5 47 124.5 60 240 60L240 307.5C124.5 307.5 124.5 294.5 9 294.5Z .ribbon column0 (a → c: 3)
path M9 320.5C124.5 320.5 124.5 307.5 240 307.5L240 390C124.5 390 124.5 403 9 403Z .ribbon column0 (b → c: 1)
path M249 60C364.5 60 364.5 60 480 60L480 390C364.5 390 364.5 390 249 390Z .ribbon column1 (c → d: 2)
rect 0 47 9 247.5 .flow-node column0 (a)
text 0 34 .flow-label "a"
text 0 44 .flow-amount "3"
rect 0 320.5 9 82.5 .flow-node column0 (b)
text 0 307.5 .flow-label "b"
text 0 317.5 .flow-amount "1"
rect 240 60 9 330 .flow-node column1 (c)
text 240 47 .flow-label "c"
text 240 57 .flow-amount "4"
rect 480 60 9 330 .flow-node column2 (d)
text 480 47 .flow-label "d"
text 480 57 .flow-amount "2"
)");
}

TEST_CASE("intervals have their dots at their values, rings below them", "[report][intervals]") {
  // From 1 to 6 between 74 and 694.96: 124.19 each; rows of 24.
  CHECK(listed(draw_intervals(intervals(), Language::en)) == R"(0 0 720 110
circle 9 8 4.2 .estimate dot
text 20 12 .legend "dot"
circle 59.26 8 3.6 .estimate ring
text 70.26 12 .legend "ring"
line 74 24 74 76 .grid
line 198.19 24 198.19 76 .grid
line 322.38 24 322.38 76 .grid
line 446.58 24 446.58 76 .grid
line 570.77 24 570.77 76 .grid
line 694.96 24 694.96 76 .grid
text 74 90 middle .tick "1"
text 198.19 90 middle .tick "2"
text 322.38 90 middle .tick "3"
text 446.58 90 middle .tick "4"
text 570.77 90 middle .tick "5"
text 694.96 90 middle .tick "6"
line 74 76 694.96 76 .axis
text 694.96 104 end .unit "h"
line 198.19 24 198.19 76 .reference-line
text 64 40 end .lane-label strong "one"
line 74 31.5 322.38 31.5 .whisker dot
line 74 28 74 35 .whisker dot
line 322.38 28 322.38 35 .whisker dot
circle 198.19 31.5 4.2 .estimate dot
circle 446.58 40.5 3.6 .estimate ring
text 712.96 40 .tick "2"
text 64 64 end .lane-label "two"
line 570.77 55.5 694.96 55.5 .whisker dot
line 570.77 52 570.77 59 .whisker dot
line 694.96 52 694.96 59 .whisker dot
circle 570.77 55.5 4.2 .estimate dot
text 712.96 64 .tick "5"
)");
}

TEST_CASE("boxes have their ends, quartiles and medians at their values", "[report][boxes]") {
  // 125.6 an hour from 74 on.
  CHECK(listed(draw_boxes(boxes(), Language::en)) == R"(0 0 720 90
line 74 4 74 56 .grid
line 199.6 4 199.6 56 .grid
line 325.2 4 325.2 56 .grid
line 450.8 4 450.8 56 .grid
line 576.4 4 576.4 56 .grid
line 702 4 702 56 .grid
text 74 70 middle .tick "0"
text 199.6 70 middle .tick "1"
text 325.2 70 middle .tick "2"
text 450.8 70 middle .tick "3"
text 576.4 70 middle .tick "4"
text 702 70 middle .tick "5"
line 74 56 702 56 .axis
text 702 84 end .unit "h"
text 64 20 end .lane-label "one"
line 74 16 702 16 .whisker dot
line 74 12 74 20 .whisker dot
line 702 12 702 20 .whisker dot
rect 199.6 10 376.8 12 .box
line 325.2 10 325.2 22 .box-median
circle 74 16 1.4 .sample
circle 450.8 16 1.4 .sample
text 64 44 end .lane-label "two"
line 450.8 40 450.8 40 .whisker dot
line 450.8 36 450.8 44 .whisker dot
line 450.8 36 450.8 44 .whisker dot
rect 450.8 34 1 12 .box
line 450.8 34 450.8 46 .box-median
)");
}

TEST_CASE("bands lie between their bounds", "[report][bands]") {
  // 82.74 a day from 17.04 on; 26.33 an hour from 184 upwards.
  CHECK(listed(draw_bands(bands(), Language::en)) == R"(0 0 360 235
text 0 11 .unit "h"
line 17.04 184 348 184 .grid
text 12.04 187.5 end .tick "0"
line 17.04 131.33 348 131.33 .grid
text 12.04 134.83 end .tick "2"
line 17.04 78.67 348 78.67 .grid
text 12.04 82.17 end .tick "4"
line 17.04 26 348 26 .grid
text 12.04 29.5 end .tick "6"
line 17.04 184 17.04 188 .axis
line 99.78 184 99.78 188 .axis
line 182.52 184 182.52 188 .axis
line 265.26 184 265.26 188 .axis
line 348 184 348 188 .axis
text 17.04 199 middle .tick "0"
text 99.78 199 middle .tick "1"
text 182.52 199 middle .tick "2"
text 265.26 199 middle .tick "3"
text 348 199 middle .tick "4"
line 17.04 184 348 184 .axis
text 348 214 end .unit "days"
polygon 17.04,131.33 99.78,105 348,52.33 348,105 99.78,157.67 17.04,184 .band option0
circle 17.04 157.67 2.4 .knot option0
circle 99.78 131.33 2.4 .knot option0
circle 348 78.67 2.4 .knot option0
path M17.04 157.67L99.78 131.33M348 78.67 .curve option0
circle 17.04 131.33 2.4 .knot option1
circle 348 157.67 2.4 .knot option1
path M17.04 131.33L348 157.67 .curve option1
line 4 226 24 226 .curve option0
text 29 230 .legend "one"
line 65.68 226 85.68 226 .curve option1
text 90.68 230 .legend "two"
)");
}

TEST_CASE("a map fills its width, with names and figures inside their regions", "[report][map]") {
  // Two regions of 6 degrees beside each other, a city in the first; north is up.
  CHECK(listed(draw_map(map(), map_chart(), Language::en)) == R"(0 0 720 490.9
text 0 11 .legend "severity"
rect 56.77 2 16 11 .region sev0
text 76.77 11 .legend "0"
rect 95.81 2 16 11 .region sev1
text 115.81 11 .legend "&lt; 0.2"
rect 158.17 2 16 11 .region sev2
text 178.17 11 .legend "0.2–0.4"
rect 230.87 2 16 11 .region sev3
text 250.87 11 .legend "0.4–0.6"
rect 303.57 2 16 11 .region sev4
text 323.57 11 .legend "0.6–0.8"
rect 376.27 2 16 11 .region sev5
text 396.27 11 .legend "≥ 0.8"
rect 438.63 3 9 9 .mark headquarters
text 454.63 11 .legend "sat"
polygon 6,469.18 309.36,484.9 315.04,45.95 45.7,32 .region sev5 (Alpha: 0.8 → 0.1)
polygon 410.64,484.9 714,469.18 674.3,32 404.96,45.95 .region sev0 (Beta: 0.005)
polygon 116.44,330.96 165.1,333.8 168.89,260.69 121.17,257.91 .region sev2 (City: 0.3)
rect 160.85 301.14 9 9 .mark headquarters
text 165.35 322.14 middle .map-label inverse "Alpha"
text 165.35 333.14 middle .map-label small inverse "0.8 → 0.1"
text 554.65 322.14 middle .map-label "Beta"
rect 139.48 281.19 8 8 .mark headquarters
text 143.48 300.19 middle .map-label small inverse "City"
)");
}
