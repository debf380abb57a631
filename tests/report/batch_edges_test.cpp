// Every design with answers at the edge: nothing varies, hardly anything is known, one point, fifty factors.

#include <fmt/format.h>

#include <cmath>
#include <regex>

#include "catch.hpp"
#include "experiment/plan_of_experiment.hpp"
#include "report/batch_report.hpp"

using namespace qorgan;

namespace {

/// The experiment's text, factors f0, f1... in that order or turned about.
std::string experiment_text(const std::string& design, std::size_t factors, bool turned) {
  std::string text = fmt::format(
      "qorgan: experiment\nversion: 1\nname: {{en: a, ru: a, kk: a}}\nquestion: {{en: q, ru: q, kk: q}}\n"
      "scenario: a.yaml\n{}\nreplicates: 1\nseed: 5\nsource: \"assumption: x\"\nfactors:\n",
      design);
  for (std::size_t i = 0; i < factors; ++i) {
    const std::size_t f = turned ? factors - 1 - i : i;
    std::string range = "low: 0, high: 1";
    if (design.starts_with("design: grid")) range = "values: [0, 1]";
    if (design.starts_with("design: list")) range = "values: [0, 0.5, 1]";
    text +=
        fmt::format("  - {{id: f{0}, name: {{en: f{0}, ru: f{0}, kk: f{0}}}, path: parameters.p{0}, {1}}}\n", f, range);
  }
  return text + "responses:\n  - {measure: harmed, goal: less}\n  - {measure: time_to_detect, goal: less}\n";
}

/// A response at a point, of which the coordinates are given by the names of the factors.
using Response1 = double (*)(double first, double second, std::size_t run);

Batch batch_of(const std::string& text, Response1 response) {
  Diagnostics diagnostics;
  const auto experiment = read_experiment(text, diagnostics);
  std::string said;
  for (const Diagnostic& one : diagnostics.all()) said += one.text() + "\n";
  INFO(said);
  REQUIRE(experiment);
  MakePlanResult made = make_plan(*experiment);
  INFO(made.error);
  REQUIRE(made.ok());
  Batch out;
  out.plan = made.plan;
  out.plan.experiment = text;
  out.plan_hash = "0123456789abcdef";
  out.complete = true;
  out.measures = {{"harmed", "", ""}, {"time_to_detect", "", ""}};
  const auto value = [&](const Point& point, const std::string& name) {
    for (std::size_t f = 0; f < out.plan.factors.size(); ++f)
      if (out.plan.factors[f].name == name) return point.values[f].number;
    return 0.0;
  };
  for (RunIndex i = 0; i < out.plan.run_count(); ++i) {
    const auto [point, replicate] = out.plan.planned(i);
    BatchRun run;
    run.index = i;
    run.point = point;
    run.replicate = replicate;
    run.seed = out.plan.seed_of(replicate);
    run.status = RunStatus::done;
    run.digest = "00000000000000aa";
    run.command = "qorgan run a.yaml";
    run.ticks = 10;
    out.runs.push_back(run);
    const Point& at = out.plan.points[point];
    const double y = response(value(at, "f0"), value(at, "f1"), i);
    out.values.push_back(y);
    out.values.push_back(y * 3600);
  }
  return out;
}

struct Kind {
  const char* name;
  Response1 response;
};
constexpr Kind kinds[] = {
    {"varies", [](double a, double b, std::size_t) { return 100 + 40 * a + 10 * b; }},
    {"constant", [](double, double, std::size_t) { return 12.0; }},
    {"tenths", [](double, double, std::size_t) { return 0.1; }},
    {"nothing", [](double, double, std::size_t) { return 0.0; }},
    {"noise", [](double a, double, std::size_t run) { return 12 + 4e-15 * static_cast<double>(run % 3) + 1e-16 * a; }},
    {"noise around nothing", [](double a, double b, std::size_t) { return 1e-16 * (a - b); }},
    {"some without", [](double a, double b, std::size_t run) { return run % 5 == 1 ? std::nan("") : 7 * a + b; }},
    {"one with", [](double a, double, std::size_t run) { return run == 0 ? a : std::nan(""); }},
    {"none with", [](double, double, std::size_t) { return std::nan(""); }},
    {"one apart", [](double, double, std::size_t run) { return run == 2 ? 1.0 : 0.0; }}};

const std::vector<std::string> designs{"design: lhs\nsamples: 1",
                                       "design: lhs\nsamples: 2",
                                       "design: lhs\nsamples: 12",
                                       "design: morris\ntrajectories: 2",
                                       "design: morris\ntrajectories: 6",
                                       "design: sobol\nsamples: 1",
                                       "design: sobol\nsamples: 2",
                                       "design: sobol\nsamples: 7",
                                       "design: sobol\nsamples: 32",
                                       "design: grid",
                                       "design: list"};

/// What no reader should meet.
void look(const std::string& text) {
  static const std::regex bad(
      R"((- to -|– to –|– … –|от – до|аралық – –|\bnan\b|\bNaN\b|\binf\b|null output|output sample|\[[a-z]+(\.[a-z-]+)+\]))",
      std::regex::icase);
  std::smatch found;
  if (std::regex_search(text, found, bad)) {
    const auto at = static_cast<std::size_t>(found.position());
    FAIL("there stands: " << text.substr(at > 150 ? at - 150 : 0, 320));
  }
}

const List& answer_of(const Document& document) {
  const auto* list = std::get_if<List>(&document.sections.front().blocks.front());
  REQUIRE(list);
  return *list;
}
std::string joined(const List& list) {
  std::string out;
  for (const ListItem& item : list.items) out += item.text + "\n";
  return out;
}

}  // namespace

TEST_CASE("no design says more than its answers tell, in any language", "[batch][edges]") {
  for (const std::string& design : designs)
    for (const Kind& kind : kinds) {
      INFO(design << ", " << kind.name);
      const Comparison c = compare_batch(batch_of(experiment_text(design, 2, false), kind.response));
      REQUIRE(c.ok());
      for (const Language language : all_languages)
        for (const ReportFormat format : {ReportFormat::markdown, ReportFormat::html, ReportFormat::json})
          look(render_batch_report(c, format, language));
      const std::string answer = joined(answer_of(make_batch_report(c, Language::en)));
      INFO(answer);
      CHECK_FALSE(answer.empty());
      const std::string name = kind.name;
      const bool varies = name == "varies" || name == "some without" || name == "one apart";
      CHECK_THAT(answer, !ContainsSubstring("(0)") && !ContainsSubstring("(0%)"));
      if (!varies) CHECK_THAT(answer, !ContainsSubstring("What moves") && !ContainsSubstring("more than chance"));
      for (const Sensitivity& s : c.sensitivities) {
        CHECK((s.unsaid == Unsaid::said) == !s.factors.empty());
        if (name == "none with") CHECK(s.unsaid == Unsaid::no_values);
        if (!varies && name != "none with" && name != "one with" && s.points > 2) CHECK(s.unsaid == Unsaid::constant);
      }
    }
}

TEST_CASE("where a factor moves the response the answer names it first, and one that does not never",
          "[batch][edges]") {
  for (const std::string design :
       {"design: lhs\nsamples: 24", "design: morris\ntrajectories: 6", "design: sobol\nsamples: 64"})
    for (const std::size_t factors : {2U, 50U}) {
      INFO(design << ", " << factors);
      const auto first_alone = [](double a, double, std::size_t) { return 100 + 40 * a; };
      const Comparison c = compare_batch(batch_of(experiment_text(design, factors, false), first_alone));
      const std::string answer = joined(answer_of(make_batch_report(c, Language::en)));
      INFO(answer);
      CHECK_THAT(answer, ContainsSubstring("What moves “Harmed” most: f0 ("));
      if (design.find("lhs") == std::string::npos) CHECK_THAT(answer, !ContainsSubstring("; f"));
      for (const Language language : all_languages) look(render_batch_report(c, ReportFormat::markdown, language));
    }
}

TEST_CASE("the order of factors in the file changes neither points nor what is said of them", "[batch][edges]") {
  for (const std::string design :
       {"design: lhs\nsamples: 12", "design: morris\ntrajectories: 6", "design: sobol\nsamples: 32"})
    for (const std::size_t factors : {2U, 7U}) {
      INFO(design << ", " << factors);
      const Kind& kind = kinds[0];
      const Comparison one = compare_batch(batch_of(experiment_text(design, factors, false), kind.response));
      const Comparison other = compare_batch(batch_of(experiment_text(design, factors, true), kind.response));
      const Batch &a = one.batches.front(), &b = other.batches.front();
      CHECK(a.values == b.values);
      for (std::size_t p = 0; p < a.plan.points.size(); ++p)
        for (std::size_t f = 0; f < factors; ++f)
          REQUIRE(a.plan.points[p].values[f].text == b.plan.points[p].values[factors - 1 - f].text);
      REQUIRE(one.sensitivities.size() == other.sensitivities.size());
      for (std::size_t s = 0; s < one.sensitivities.size(); ++s) {
        const Sensitivity &x = one.sensitivities[s], &y = other.sensitivities[s];
        REQUIRE(x.factors.size() == factors);
        for (std::size_t f = 0; f < factors; ++f) CHECK(x.weight(x.factors[f]) == y.weight(y.factors[factors - 1 - f]));
      }
      CHECK(joined(answer_of(make_batch_report(one, Language::en))) ==
            joined(answer_of(make_batch_report(other, Language::en))));
    }
}

TEST_CASE("a batch of which every run failed says so, with the reason of the first", "[batch][edges]") {
  Batch batch = batch_of(experiment_text("design: lhs\nsamples: 3", 2, false), kinds[0].response);
  for (BatchRun& run : batch.runs) {
    run.status = RunStatus::failed;
    run.error = "the disk is full";
  }
  CHECK(compare_batch(batch).error == "all 3 runs of this batch failed; run 0: the disk is full");
  batch.runs[1].status = RunStatus::missing;
  CHECK(compare_batch(batch).error == "no run of this batch is finished yet");
}

TEST_CASE("options that differ by rounding alone are the same", "[batch][edges]") {
  const std::string text = experiment_text("design: grid", 2, false) + "compare: f0\n";
  for (const double noise : {0.0, 1e-16}) {
    Batch batch = batch_of(text, kinds[1].response);
    for (std::size_t i = 0; i < batch.values.size(); ++i) batch.values[i] += noise * static_cast<double>(i);
    const Comparison c = compare_batch(std::move(batch));
    REQUIRE(c.ok());
    const std::string answer = joined(answer_of(make_batch_report(c, Language::en)));
    INFO(answer);
    for (const ResponseResult& result : c.analysis.overall)
      for (const OptionResult& option : result.options)
        if (std::isfinite(option.difference)) CHECK(option.difference == 0);
    if (c.options.size() > 1) CHECK_THAT(answer, ContainsSubstring("is the same under every option: 12"));
  }
}
