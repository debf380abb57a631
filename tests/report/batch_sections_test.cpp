// What every section of a batch's report says of batches in which all numbers are known.

#include "catch.hpp"
#include "experiment/plan_of_experiment.hpp"
#include "made_record.hpp"
#include "report/batch_context.hpp"
#include "report/batch_report.hpp"
#include "support/made_batch.hpp"

using namespace qorgan;

namespace {

/// Two policies as in made_batch.hpp, of which trust is the same everywhere.
Batch two_policies() {
  Batch batch = test::two_policies();
  for (RunIndex i = 0; i < 20; ++i) batch.values[4 * i + 3] = 0.5;
  return batch;
}

/// Two policies as in made_batch.hpp with a run that failed, one that is missing, and what the law had to do with them.
Batch known_batch() {
  Batch batch = two_policies();
  batch.runs[7].status = RunStatus::failed;
  batch.runs[7].error = "a disk was full";
  batch.runs[19].status = RunStatus::missing;
  batch.complete = false;
  batch.plan.settings = {{"parameters.a", "3"}, {"parameters.b", "4"}};
  BatchContext context;
  context.scenario = "a.yaml";
  context.hash = "00000000000000dd";
  context.tick_seconds = 1800;
  context.start = *parse_instant("2024-03-20 09:00", 18000);
  context.utc_offset = 18000;
  batch.contexts = {context};
  const auto headquarters = [&](RunIndex run, const char* level, const char* ground, bool referred, Tick proposed,
                                Tick sat) {
    BatchHeadquarters h;
    h.run = run;
    h.level = level;
    h.ground = ground;
    h.referred = referred;
    h.proposed = proposed;
    h.first_sitting = sat;
    batch.headquarters.push_back(h);
  };
  headquarters(0, "central", "18(4)", true, 4, 10);
  headquarters(0, "regional", "16(1)", false, 1, 3);
  headquarters(1, "central", "18(4)", false, 2, 4);
  headquarters(1, "central", "", true, 2, -1);
  headquarters(10, "regional", "16(1)", false, 1, 3);
  headquarters(10, "regional", "16(1)", false, 1, 3);
  headquarters(7, "central", "18(4)", true, 1, 9);  // of the run that failed: counts nowhere
  const auto violation = [&](RunIndex run, const char* article, Tick found) {
    BatchViolation v;
    v.run = run;
    v.article = article;
    v.found = found;
    batch.violations.push_back(v);
  };
  violation(0, "17(2)", 5);
  violation(0, "18(4)", -1);
  violation(2, "18(4)", 9);
  violation(11, "17(2)", -1);
  violation(7, "18(4)", -1);
  const auto took = [&](RunIndex run, const char* instrument, Tick start, Tick ended, double people, bool proportionate,
                        bool lawful) {
    BatchInstrumentInForce m;
    m.run = run;
    m.instrument = instrument;
    m.start = start;
    m.ended = ended;
    m.people = people;
    m.proportionate = proportionate;
    m.lawful = lawful;
    batch.in_force.push_back(m);
  };
  took(0, "curfew", 0, 48, 90, true, true);
  took(1, "curfew", 4, -1, 9, false, true);
  took(11, "curfew", 0, 48, 16, true, false);
  took(11, "warning", 0, 48, 0, false, false);
  took(7, "curfew", 0, 48, 900, true, true);
  batch.instruments = {{"curfew", "23(4)", {"Curfew", "Комендантский час", "Коменданттық сағат"}}};
  for (RunIndex run : {0, 1, 10})
    batch.series.push_back({run, "harmed", {0, 50, 100}, {0, 10.0 * (run + 1), 20.0 * (run + 1)}});
  return batch;
}

std::string told(const Comparison& comparison, const std::string& id, Language language = Language::en) {
  for (const Section& section : make_batch_report(comparison, language).sections)
    if (section.id == id) return test::told(section);
  return {};
}

}  // namespace

namespace {

/// The same with two factors of numbers, and what three designs would say of them.
Comparison with_factors(DesignKind kind) {
  Batch batch = two_policies();
  batch.plan.factors.push_back({"heat", FactorKind::number, "parameters.heat", "h", {"Heat", "Жара", "Ыстық"}});
  batch.plan.factors.push_back({"wind", FactorKind::number, "parameters.wind", "", {}});
  for (Point& point : batch.plan.points) {
    point.values.push_back(number_value(2.5));
    point.values.push_back(number_value(7));
  }
  Comparison out = compare_batch(std::move(batch));
  out.curves.clear();
  Sensitivity s;
  s.kind = kind;
  s.points = 40;
  s.without = 3;
  const auto influence = [&](std::size_t factor, double scale) {
    FactorInfluence f;
    f.factor = factor;
    f.sobol.first = 0.1 * scale;
    f.sobol.first_interval = {0.1 * scale - 0.05, 0.1 * scale + 0.05};
    f.sobol.total = 0.12 * scale;
    f.sobol.total_interval = {0.12 * scale - 0.05, 0.12 * scale + 0.05};
    f.morris.mean_size = 30 * scale;
    f.morris.sd = 7 * scale;
    f.morris.mean_size_interval = {30 * scale - 4, 30 * scale + 4};
    f.rank.value = -0.11 * scale;
    f.rank.interval = {-0.11 * scale - 0.04, -0.11 * scale + 0.04};
    s.factors.push_back(f);
  };
  influence(1, 2);
  influence(2, 5);
  influence(0, 1);
  s.factors.back().rank.interval = {-0.2, 0.1};
  s.factors.back().sobol.total = std::numeric_limits<double>::quiet_NaN();
  s.factors.back().morris.mean_size = std::numeric_limits<double>::quiet_NaN();
  out.sensitivities = {s};
  s.option = 1;
  s.factors.clear();
  s.unsaid = Unsaid::constant;
  out.sensitivities.push_back(s);
  FactorCurve curve;
  curve.factor = 1;
  curve.response = 0;
  curve.option = 1;
  curve.at = {1, 2.5};
  const double few[] = {10, 20}, more[] = {40, 60};
  curve.values = {describe(few), describe(more)};
  out.curves = {curve};
  return out;
}

/// Two scenarios in which the options are judged apart.
Comparison with_groups() {
  Comparison out = compare_batch(two_policies());
  for (const char* group : {"a.yaml", "b.yaml", "c.yaml"}) out.analysis.groups.push_back({group, out.analysis.overall});
  OptionResult& worse = out.analysis.groups[1].responses[0].options[1];
  worse.difference = 7;
  worse.single = worse.together = {5, 9};
  OptionResult& same = out.analysis.groups[2].responses[0].options[1];
  same.difference = 0;
  same.single = same.together = {0, 0};
  OptionResult& unknown = out.analysis.groups[1].responses[2].options[1];
  unknown.difference = std::numeric_limits<double>::quiet_NaN();
  return out;
}

}  // namespace

TEST_CASE("every section of a known batch is as it can be counted by hand", "[batch][known]") {
  // Of by-law run 7 failed, of network run 9 is missing: nine each, eight pairs. Means of 1000 and 990 with hundreds of
  // the replicate's number: 1000 + 3800 / 9 and 990 + 3600 / 9; t(8) is 2.306.
  const Comparison comparison = compare_batch(known_batch());
  CHECK(told(comparison, "ranking") == R"(The answer
This is not finished: 18 of 20 runs so far. What follows may still change.
- Best mean of “Harmed”: network, 1,390 persons (interval 1,179 persons to 1,601 persons; runs: 9).
- better: network: −10 persons in “Harmed” against “by-law”. (interval for all comparisons together −10 persons to −10 persons; below it in 100% of 8 pairs) good
caption Options by “Harmed”, less is better
| Option | Mean# | Against “by-law”# | Effect, sd# | Best in# | Mean rank# | Verdict
network | 1,390 persons (1,179 … 1,601 persons) | −10 persons (−10 … −10 persons) | – | 100% (100% … 100%) | 1.00 | better good
by-law | 1,422 persons (1,186 … 1,658 persons) | – | – | 0% (0% … 0%) | 2.00 | reference
heading Other measures: what differs for certain from “by-law”
No other measure differs for certain.
)");
  CHECK(told(comparison, "goals") == R"(Objectives
quiet Share of runs that met the objective, with Wilson's interval at 95%.
| Objective | by-law# | network#
few-harmed | 56% (27% … 81%) | 56% (27% … 81%)
)");
  CHECK(told(comparison, "certainty") == R"(How sure this is
- Runs finished: 18, failed: 1, missing: 1. open
- The n-th replicate of every option has the same seed (common random numbers). Differences are means over pairs with Student's t intervals.
- Comparisons with the reference in every measure: 1. Verdicts rest on intervals widened so that all 1 hold together with 95% (Bonferroni); the single interval stands beside them. Measures were not adjusted against each other: of 4 measures one may differ by chance.
- “Missing effort” is the same in every run of an option: chance plays no part in it.
- “Time to detect” had no value in 1 of 9 runs of “network” (what it times did not happen); its mean is over the others. open
- “Public trust (lowest)” is the same in every run of an option: chance plays no part in it.
- Intervals speak of chance in the model only. Whether the model is right, and whether its assumptions are, they do not say.
)");
  CHECK(told(comparison, "failures") == R"(Runs that failed
| Number# | Error | Makes it again
7 | a disk was full bad | qorgan run a.yaml --seed 1
)");
  CHECK(told(comparison, "asked") == R"(What was asked
caption What varied
| Factor | Values | Source of the range
Policy | by-law; network | 
caption What was measured
| Measure | Goal
Harmed | less is better
Missing effort | less is better
Time to detect | less is better
Public trust (lowest) | more is better
The same in all runs: parameters.a = 3; parameters.b = 4.
)");
  CHECK(told(comparison, "responses") == R"(Responses, option by option
quiet Dots are means, bars their intervals at 95%.  ... rer than two bars that overlap would suggest.
figure Harmed
text 1,100 / 1,200 / 1,300 / 1,400 / 1,500 / 1,600 / 1,700 / persons / network / 1,390 persons / by-law / 1,422 persons
| Option | Runs# | Mean, persons# | 95% interval# | Against “by-law”# | Interval, all comparisons together# | Verdict
network | 9 | 1,390 | 1,179 … 1,601 | −10 (−10 … −10) | −10 … −10 | better good
by-law | 9 | 1,422 | 1,186 … 1,658 | – | – | reference
figure Missing effort
text 500 / 510 / 520 / 530 / 540 / 550 / person-hours / by-law / 500 person-hours / network / 500 person-hours
| Option | Runs# | Mean, person-hours# | 95% interval# | Against “by-law”# | Interval, all comparisons together# | Verdict
by-law | 9 | 500 | 500 … 500 | – | – | reference
network | 9 | 500 | 500 … 500 | ±0 (±0 … ±0) | ±0 … ±0 | not decided open
figure Time to detect
text 0.8 / 1.0 / 1.2 / 1.4 / 1.6 / 1.8 / 2.0 / h / network / 1 h 23 min / by-law / 1 h 27 min
| Option | Runs# | Mean# | 95% interval# | Against “by-law”# | Interval, all comparisons together# | Verdict
network | 8 | 1 h 23 min | 57 min … 1 h 48 min | ±0 min (±0 min … ±0 min) | ±0 min … ±0 min | not decided open
by-law | 9 | 1 h 27 min | 1 h 2 min … 1 h 51 min | – | – | reference
figure Public trust (lowest)
text 0.4 / 0.6 / 0.8 / 1.0 / 1.2 / 1.4 / 1.6 / by-law / 0.500 / network / 0.500
| Option | Runs# | Mean# | 95% interval# | Against “by-law”# | Interval, all comparisons together# | Verdict
by-law | 9 | 0.500 | 0.500 … 0.500 | – | – | reference
network | 9 | 0.500 | 0.500 … 0.500 | ±0.000 (±0.000 … ±0.000) | ±0.000 … ±0.000 | not decided open
)");
  CHECK(told(comparison, "courses") == R"(Courses over time
quiet Lines are medians over runs; nine runs of ten lie in the band.
half figure Harmed
text persons / 0 / 100 / 200 / 300 / 0.0 / 0.5 / 1.0 / 1.5 / 2.0 / 2.5 / days after the start / by-law / network
)");
  CHECK(told(comparison, "spread") == R"(Distributions
quiet Boxes hold the middle half of the runs, the l ... n, whiskers reach the least and the greatest.
figure Harmed
text 800 / 1,000 / 1,200 / 1,400 / 1,600 / 1,800 / 2,000 / persons / by-law / network
| Option | Median# | Quartiles# | Least and greatest# | Without a value#
by-law | 1,400 persons | 1,200 … 1,600 persons | 1,000 … 1,900 persons | 0
network | 1,390 persons | 1,190 … 1,590 persons | 990 … 1,790 persons | 0
figure Missing effort
text 500 / 510 / 520 / 530 / 540 / 550 / person-hours / by-law / network
| Option | Median# | Quartiles# | Least and greatest# | Without a value#
by-law | 500 person-hours | 500 … 500 person-hours | 500 … 500 person-hours | 0
network | 500 person-hours | 500 … 500 person-hours | 500 … 500 person-hours | 0
figure Time to detect
text 1.0 / 1.2 / 1.4 / 1.6 / 1.8 / 2.0 / h / by-law / network
| Option | Median# | Quartiles# | Least and greatest# | Without a value#
by-law | 1 h | 1 h … 2 h | 1 h … 2 h | 0
network | 1 h | 1 h … 2 h | 1 h … 2 h | 1
figure Public trust (lowest)
text 0.4 / 0.6 / 0.8 / 1.0 / 1.2 / 1.4 / 1.6 / by-law / network
| Option | Median# | Quartiles# | Least and greatest# | Without a value#
by-law | 0.500 | 0.500 … 0.500 | 0.500 … 0.500 | 0
network | 0.500 | 0.500 … 0.500 | 0.500 … 0.500 | 0
)");
  CHECK(told(comparison, "legal") == R"(Legal findings and rights ledger
quiet Means over the runs of an option. Headquarter ... ment limited, times days in force (3(1), 17).
caption Headquarters
| A run | by-law# | network#
Regional headquarters proposed | 0.1 | 0.2
Central headquarters proposed | 0.3 | 0.0
Sat | 0.3 | 0.2
Went to the Government or the President | 0.1 | 0.0
Without legal ground | 0.1 | 0.0
Mean time from proposal to first sitting | 2 h | –
Actions without legal ground | 0.2 | 0.0
Instruments kept longer than needed, 17(2) | 0.1 | 0.1
Of both found by the end | 67% | 0%
caption Rights ledger
| Instrument | Option | Times# | Person-days# | Not proportionate# | Without ground#
Curfew [23(4)] | by-law | 0.2 | 12 | 50% bad | 0%
Curfew [23(4)] | network | 0.1 | 2 | 0% | 100% bad
)");
  CHECK(told(comparison, "provenance") == R"(Provenance
| Item | Value
Scenarios | a.yaml
Hash of the scenario | 00000000000000dd
Start, with the offset from UTC | 20 Mar 2024 09:00 UTC+05:00
Points | 2
Replicates of a point | 10
Seed | 5
Seeds of the replicates | 7304750626478853177, 12136464730069307718, 14742003733782622905, 2328114407693438750, 16940781097535518718, 3673706378173215315, 9051732578969662476, 8340986493620734571, 1204407090451522280, 18031195507079379991
Recorded | measures
Digest of the plan | 0123456789abcdef
Version | 0.1.0
Makes the batch again, byte for byte: | qorgan batch a.yaml --policy by-law,network
Makes the first run alone: | qorgan run a.yaml --seed 1
)");
}

TEST_CASE("the head of a batch's report says what was run", "[batch][known]") {
  const auto head = [](const Comparison& comparison) {
    const Document document = make_batch_report(comparison, Language::en);
    std::string out = document.title + "\n" + document.kind + "\n";
    for (const Tile& tile : document.facts) out += tile.label + " = " + tile.value + "\n";
    return out + document.footer + "\n";
  };
  CHECK(head(compare_batch(known_batch())) == R"(made
Report of a batch of runs
Runs = 18 of 20 so far
Options = 2
Scenarios = 1
Replicates of a point = 10
Seed = 5
Start, with the offset from UTC = 20 Mar 2024 09:00 UTC+05:00
Qorgan 0.1.0. Plan 0123456789abcdef. The same scenarios, plan and version give the same results, byte for byte.
)");
  CHECK(head(compare_batches({known_batch(), known_batch()}, {"first", "second"})) == R"(2 results side by side
Comparison of results
Runs = 36 of 40 so far
Options = 4
Scenarios = 1
Replicates of a point = 10
Seed = 5
Start, with the offset from UTC = 20 Mar 2024 09:00 UTC+05:00
Qorgan 0.1.0. Plan 0123456789abcdef. The same scenarios, plan and version give the same results, byte for byte.
)");
}

TEST_CASE("results side by side are options of their own", "[batch][known]") {
  const Comparison comparison = compare_batches({known_batch(), known_batch()}, {"first", "second"});
  CHECK(told(comparison, "ranking") == R"(The answer
This is not finished: 36 of 40 runs so far. What follows may still change.
- Best mean of “Harmed”: first: network, 1,390 persons (interval 1,179 persons to 1,601 persons; runs: 9).
- better: first: network: −10 persons in “Harmed” against “first: by-law”. (interval for all comparisons together −10 persons to −10 persons; below it in 100% of 8 pairs) good
- better: second: network: −10 persons in “Harmed” against “first: by-law”. (interval for all comparisons together −10 persons to −10 persons; below it in 100% of 8 pairs) good
- not decided: second: by-law: ±0 persons in “Harmed” against “first: by-law”. (the same in every run) open
caption Options by “Harmed”, less is better
| Option | Mean# | Against “first: by-law”# | Effect, sd# | Best in# | Mean rank# | Verdict
first: network | 1,390 persons (1,179 … 1,601 persons) | −10 persons (−10 … −10 persons) | – | 50% (50% … 50%) | 1.50 | better good
second: network | 1,390 persons (1,179 … 1,601 persons) | −10 persons (−10 … −10 persons) | – | 50% (50% … 50%) | 1.50 | better good
first: by-law | 1,422 persons (1,186 … 1,658 persons) | – | – | 0% (0% … 0%) | 3.50 | reference
second: by-law | 1,422 persons (1,186 … 1,658 persons) | ±0 persons (±0 … ±0 persons) | – | 0% (0% … 0%) | 3.50 | not decided open
heading Other measures: what differs for certain from “first: by-law”
No other measure differs for certain.
)");
  CHECK(told(comparison, "legal") == R"(Legal findings and rights ledger
quiet Means over the runs of an option. Headquarter ... ment limited, times days in force (3(1), 17).
caption Headquarters
| A run | first: by-law# | first: network# | second: by-law# | second: network#
Regional headquarters proposed | 0.1 | 0.2 | 0.1 | 0.2
Central headquarters proposed | 0.3 | 0.0 | 0.3 | 0.0
Sat | 0.3 | 0.2 | 0.3 | 0.2
Went to the Government or the President | 0.1 | 0.0 | 0.1 | 0.0
Without legal ground | 0.1 | 0.0 | 0.1 | 0.0
Mean time from proposal to first sitting | 2 h | – | 2 h | –
Actions without legal ground | 0.2 | 0.0 | 0.2 | 0.0
Instruments kept longer than needed, 17(2) | 0.1 | 0.1 | 0.1 | 0.1
Of both found by the end | 67% | 0% | 67% | 0%
caption Rights ledger
| Instrument | Option | Times# | Person-days# | Not proportionate# | Without ground#
Curfew [23(4)] | first: by-law | 0.2 | 12 | 50% bad | 0%
Curfew [23(4)] | first: network | 0.1 | 2 | 0% | 100% bad
Curfew [23(4)] | second: by-law | 0.2 | 12 | 50% bad | 0%
Curfew [23(4)] | second: network | 0.1 | 2 | 0% | 100% bad
)");
}

TEST_CASE("each design tells what matters in its own terms", "[batch][known]") {
  const auto lines = [](const std::string& text) {  // of the answer, those on factors
    std::string out;
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
      const std::string line = text.substr(at, text.find('\n', at) - at);
      if (line.starts_with("- by-law") || line.starts_with("- network: “")) out += line + "\n";
    }
    return out;
  };
  const Comparison sobol = with_factors(DesignKind::sobol);
  CHECK(lines(told(sobol, "ranking")) == R"(- by-law: What moves “Harmed” most: wind (60%); Heat (24%).
- network: “Harmed” is 1,440 persons at every point (points: 37): within their ranges the factors do not move it.
)");
  CHECK(told(sobol, "sensitivity") == R"(What matters: sensitivity
figure Harmed – by-law
text Alone / With interactions / 0.0 / 0.2 / 0.4 / 0.6 / 0.8 / wind / 0.50 / 0.60 / Heat / 0.20 / 0.24 / Policy / 0.10 / –
| Factor | Alone# | 95% interval# | With interactions# | 95% interval#
wind (parameters.wind) | 0.50 | 0.45 … 0.55 | 0.60 | 0.55 … 0.65
Heat (parameters.heat) | 0.20 | 0.15 … 0.25 | 0.24 | 0.19 … 0.29
Policy | 0.10 | 0.05 … 0.15 | – | 0.07 … 0.17
quiet Share of the variance of the mean response th ...  95%. Points of the design: 40, “by-law”.
quiet Points at which the measure has no value are left out: 3.
heading Harmed – network
“Harmed” is 1,440 persons at every point (points: 37): within their ranges the factors do not move it.
quiet Replicates of a point were averaged (10); wha ... e means counts as interaction of all factors.
)");
  const Comparison morris = with_factors(DesignKind::morris);
  CHECK(lines(told(morris, "ranking")) == R"(- by-law: What moves “Harmed” most: wind (150 persons); Heat (60 persons).
- network: “Harmed” is 1,440 persons at every point (points: 37): within their ranges the factors do not move it.
)");
  CHECK(told(morris, "sensitivity") == R"(What matters: sensitivity
figure Harmed – by-law
text Mean size of effect / Spread of effect / 0 / 50 / 100 / 150 / 200 / persons / wind / 150 persons / Heat / 60 persons / Policy / –
| Factor | Mean size of effect# | 95% interval# | Spread of effect#
wind (parameters.wind) | 150 persons | 146 … 154 persons | 35 persons
Heat (parameters.heat) | 60 persons | 56 … 64 persons | 14 persons
Policy | – | 26 … 34 persons | 7 persons
quiet Mean size of elementary effects over the rang ... d on other factors. Points: 40, “by-law”.
quiet Points at which the measure has no value are left out: 3.
heading Harmed – network
“Harmed” is 1,440 persons at every point (points: 37): within their ranges the factors do not move it.
quiet Replicates of a point were averaged (10); wha ... e means counts as interaction of all factors.
)");
  const Comparison lhs = with_factors(DesignKind::lhs);
  CHECK(lines(told(lhs, "ranking")) == R"(- by-law: What moves “Harmed” most: wind (−0.55); Heat (−0.22).
- network: “Harmed” is 1,440 persons at every point (points: 37): within their ranges the factors do not move it.
)");
  CHECK(told(lhs, "sensitivity") == R"(What matters: sensitivity
figure Harmed – by-law
text −0.6 / −0.4 / −0.2 / 0.0 / 0.2 / wind / −0.55 / Heat / −0.22 / Policy / −0.11
| Factor | Rank correlation# | 95% interval#
wind (parameters.wind) | −0.55 | −0.59 … −0.51
Heat (parameters.heat) | −0.22 | −0.26 … −0.18
Policy | −0.11 | −0.20 … 0.10
quiet Rank correlation of factor and mean response  ... how steadily the response follows the factor.
quiet Points at which the measure has no value are left out: 3.
heading Harmed – network
“Harmed” is 1,440 persons at every point (points: 37): within their ranges the factors do not move it.
quiet Replicates of a point were averaged (10); wha ... e means counts as interaction of all factors.
)");
  CHECK(told(lhs, "factors") == R"(Responses along the factors
quiet Means over all runs at each value of the fact ...  takes many values, over tenths of its range.
half figure Harmed – Heat, h
text persons / −100 / 0 / 100 / 200 / 1.0 / 1.5 / 2.0 / 2.5 / Heat, h
| Option | Heat, h# | Mean# | 95% interval#
network | 1 | 15 persons | −48.5 … 78.5 persons
network | 2.50 | 50 persons | −77.1 … 177 persons
)");
  CHECK(told(lhs, "asked") == R"(What was asked
caption What varied
| Factor | Values | Source of the range
Policy | by-law; network | 
Heat (parameters.heat) | 2.5 h | 
wind (parameters.wind) | 7 | 
caption What was measured
| Measure | Goal
Harmed | less is better
Missing effort | less is better
Time to detect | less is better
Public trust (lowest) | more is better
)");
}

TEST_CASE("options of several scenarios are judged in each of them", "[batch][known]") {
  const Comparison comparison = with_groups();
  CHECK(told(comparison, "ranking") == R"(The answer
- network: better than “by-law” in 1 of 3 scenarios by “Harmed”, worse in 1; in 1 the runs do not decide. open
caption Options by “Harmed”, less is better
| Option | Best in# | Mean rank# | Better in# | Worse in# | Not decided in#
network | 100% (100% … 100%) | 1.00 | 1 | 1 | 1
by-law | 0% (0% … 0%) | 2.00 | – | – | –
heading Other measures: what differs for certain from “by-law”
No other measure differs for certain.
)");
  CHECK(told(comparison, "goals") == R"(Objectives
quiet Share of a scenario's objectives that were me ... ve and run of the batch hold them one by one.
| Scenario | by-law# | network#
few-harmed | 50% | 50%
)");
  CHECK(told(comparison, "scenarios") == R"(Scenario by scenario
quiet Difference of each option to “by-law”, ru ...  in any run, – no pair of runs has a value.
caption Harmed, persons
| Scenario | by-law# | network#
a.yaml | 1,450 | −10 good
b.yaml | 1,450 | +7 bad
c.yaml | 1,450 | =
caption Missing effort, person-hours
| Scenario | by-law# | network#
a.yaml | 500 | =
b.yaml | 500 | =
c.yaml | 500 | =
caption Time to detect
| Scenario | by-law# | network#
a.yaml | 1 h 30 min | =
b.yaml | 1 h 30 min | –
c.yaml | 1 h 30 min | =
caption Public trust (lowest)
| Scenario | by-law# | network#
a.yaml | 0.500 | =
b.yaml | 0.500 | =
c.yaml | 0.500 | =
)");
}

TEST_CASE("one option alone is compared with nothing", "[batch][known]") {
  Batch one = two_policies();
  one.plan.points.resize(1);
  one.runs.resize(10);
  one.runs[7].status = RunStatus::failed;
  one.values.resize(40);
  one.objectives.clear();
  const Comparison comparison = compare_batch(one);
  CHECK(told(comparison, "ranking") == R"(The answer
- “Harmed”: 1,422 persons on average (runs: 9; interval 1,186 persons to 1,658 persons).
- “Missing effort”: 500 person-hours in all runs (9).
- “Time to detect”: 1 h 27 min on average (runs: 9; interval 1 h 2 min to 1 h 51 min).
- “Public trust (lowest)”: 0.500 in all runs (9).
)");
  CHECK(told(comparison, "responses") == R"(Responses, option by option
quiet Dots are means, bars their intervals at 95%.
figure Harmed
text 1,100 / 1,200 / 1,300 / 1,400 / 1,500 / 1,600 / 1,700 / persons / by-law / 1,422 persons
| Option | Runs# | Mean, persons# | 95% interval#
by-law | 9 | 1,422 | 1,186 … 1,658
figure Missing effort
text 500 / 510 / 520 / 530 / 540 / 550 / person-hours / by-law / 500 person-hours
| Option | Runs# | Mean, person-hours# | 95% interval#
by-law | 9 | 500 | 500 … 500
figure Time to detect
text 1.0 / 1.2 / 1.4 / 1.6 / 1.8 / 2.0 / h / by-law / 1 h 27 min
| Option | Runs# | Mean# | 95% interval#
by-law | 9 | 1 h 27 min | 1 h 2 min … 1 h 51 min
figure Public trust (lowest)
text 0.4 / 0.6 / 0.8 / 1.0 / 1.2 / 1.4 / 1.6 / by-law / 0.500
| Option | Runs# | Mean# | 95% interval#
by-law | 9 | 0.500 | 0.500 … 0.500
)");
  CHECK(told(comparison, "goals") == R"(Objectives
The scenario states no objectives.
)");
  CHECK(told(comparison, "certainty") == R"(How sure this is
- Runs finished: 9, failed: 1, missing: 0. open
- “Missing effort” is the same in every run of an option: chance plays no part in it.
- “Public trust (lowest)” is the same in every run of an option: chance plays no part in it.
- Intervals speak of chance in the model only. Whether the model is right, and whether its assumptions are, they do not say.
)");
}

TEST_CASE("values of a batch keep the digits that tell them apart, and their signs", "[batch][known]") {
  const Comparison comparison = compare_batch(two_policies());
  const BatchView en(comparison, Language::en), ru(comparison, Language::ru);
  const std::string gap = "\xC2\xA0";
  REQUIRE(en.a.responses.size() == 4);  // harmed, missing_effort, time_to_detect, trust
  struct Wanted {
    double value;
    std::string text[4];
  };
  for (const Wanted& wanted : {Wanted{0, {"0 persons", "0 person-hours", "0 min", "0.000"}},
                               Wanted{1, {"1 person", "1 person-hour", "0 min", "1.000"}},
                               Wanted{1.25, {"1.25 persons", "1.25 person-hours", "0 min", "1.250"}},
                               Wanted{9.99, {"9.99 persons", "9.99 person-hours", "0 min", "9.990"}},
                               Wanted{10, {"10 persons", "10 person-hours", "0 min", "10.0"}},
                               Wanted{99.6, {"99.6 persons", "99.6 person-hours", "2 min", "99.6"}},
                               Wanted{100.5, {"101 persons", "101 person-hours", "2 min", "100.5"}}})
    for (std::size_t r = 0; r < 4; ++r) {
      std::string text = en.value(r, wanted.value);
      for (std::size_t at = text.find(gap); at != std::string::npos; at = text.find(gap)) text.replace(at, 2, " ");
      CHECK(text == wanted.text[r]);
    }
  CHECK(en.difference(2, -90) == "−2" + gap + "min");
  CHECK(en.difference(2, 90) == "+2" + gap + "min");
  CHECK(en.difference(2, -1) == "±0" + gap + "min");  // what is written as nothing has no sign
  CHECK(en.difference(0, 0) == "±0" + gap + "persons");
  CHECK(en.difference(0, std::nan("")) == "–");
  CHECK(en.value(0, std::nan("")) == "–");
  CHECK(en.interval(0, {-1.5, 2}, true) == "−1.50 … +2" + gap + "persons");
  CHECK(en.interval(0, {}, true) == "–");
  const auto scale = [&](const BatchView& v, std::size_t r, double greatest) {
    const BatchView::Scale found = v.scale(r, greatest);
    return std::pair(found.factor, found.unit);
  };
  using Scale = std::pair<double, std::string>;
  CHECK(scale(en, 0, 9'999'999) == Scale(1, "persons"));
  CHECK(scale(en, 0, 1e7) == Scale(1e6, "m persons"));
  CHECK(scale(en, 0, 1e9) == Scale(1e9, "bn persons"));
  CHECK(scale(en, 2, 3 * 86400 - 1) == Scale(3600, "h"));
  CHECK(scale(en, 2, 3 * 86400) == Scale(86400, "days"));
  CHECK(scale(ru, 2, 0) == Scale(3600, "ч"));
  CHECK(scale(ru, 2, 1e9) == Scale(86400, "дней"));
  CHECK(en.greatest(0) == 1900);
  Comparison shares = comparison;
  shares.analysis.responses[0].key.measure = "share_informed";
  const BatchView share(shares, Language::en);
  CHECK(share.value(0, 0.1234) == "12.3%");
  CHECK(scale(share, 0, 1) == Scale(0.01, "%"));
}

TEST_CASE("of many factors that matter the first three are named", "[batch][known]") {
  Comparison comparison = with_factors(DesignKind::sobol);
  Sensitivity& s = comparison.sensitivities.front();
  s.factors.resize(2);
  for (const double more : {0.9, 0.3}) {
    s.factors.push_back(s.factors[0]);
    s.factors.back().sobol.total = more;
    s.factors.back().sobol.total_interval = {more - 0.1, more + 0.1};
  }
  const std::string answer = told(comparison, "ranking");
  INFO(answer);
  CHECK(answer.find("most: Heat (90%); wind (60%); Heat (30%).") != std::string::npos);
}

TEST_CASE("an experiment says what it asked, in which ranges, and what it takes for granted", "[batch][known]") {
  Comparison comparison = with_factors(DesignKind::lhs);
  auto experiment = std::make_shared<ExperimentSpec>();
  const auto text = [](const std::string& en) { return LocalText{en, en + " (ru)", en + " (kk)"}; };
  experiment->name = text("A study");
  experiment->question = text("Does heat matter?");
  experiment->design = "lhs";
  experiment->assumptions = {text("The sun shines."), text("Nobody sleeps.")};
  experiment->factors.resize(3);
  experiment->factors[0].id = "policy";
  experiment->factors[0].kind = "policy";
  experiment->factors[0].values = {"by-law", "network"};
  experiment->factors[0].source = "not shown: of no range";
  experiment->factors[1].id = "heat";
  experiment->factors[1].low = "1 h";
  experiment->factors[1].high = "4 h";
  experiment->factors[1].source = "assumption: a guess";
  experiment->factors[2].id = "wind";
  experiment->factors[2].distribution = "normal";
  experiment->factors[2].mean = "7";
  experiment->factors[2].sd = "0.5";
  comparison.experiment = experiment;
  const std::string asked = told(comparison, "asked");
  INFO(asked);
  for (const char* line : {"\nDoes heat matter?\n", "\nPolicy | by-law; network | \n",
                           "\nHeat (parameters.heat) | uniform: 1 h to 4 h | assumption: a guess\n",
                           "\nwind (parameters.wind) | normal: 7 ± 0.5 | \n"})
    CHECK(asked.find(line) != std::string::npos);
  CHECK(told(comparison, "assumptions") == R"(Assumptions
heading Stated by the author of the experiment
1. The sun shines.
1. Nobody sleeps.
)");
  const Document document = make_batch_report(comparison, Language::en);
  CHECK(document.title == "A study");
  CHECK(document.subtitle == "Does heat matter?");
  CHECK(document.facts.back().value == "Latin hypercube");
}
