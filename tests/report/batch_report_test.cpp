#include "report/batch_report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>

#include "catch.hpp"
#include "report/batch_charts.hpp"
#include "report/batch_context.hpp"
#include "report/texts.hpp"
#include "support/made_batch.hpp"
#include "support/small_run.hpp"

using namespace qorgan;

namespace {
std::string page(Language language) {
  static const Comparison comparison = compare_batch(test::two_policies());
  return render_batch_report(comparison, ReportFormat::html, language);
}
}  // namespace

TEST_CASE("the report of a batch begins with the answer", "[batch]") {
  const Comparison comparison = compare_batch(test::two_policies());
  const Document document = make_batch_report(comparison, Language::en);
  REQUIRE(document.sections.front().id == "ranking");
  const auto* list = std::get_if<List>(&document.sections.front().blocks.front());
  REQUIRE(list);
  CHECK(list->items[0].text.find("network") != std::string::npos);
  CHECK(list->items[1].label == "better");
  CHECK(list->items[1].tone == Tone::good);
  CHECK(list->items[1].text.find("−10") != std::string::npos);
}

TEST_CASE("every section of a batch's report stands in every language, without a missing text", "[batch]") {
  const std::regex missing(R"(\[[a-z]+(\.[a-z-]+)+\])");
  for (const Language language : all_languages) {
    const std::string text = page(language);
    for (const char* id :
         {"ranking", "asked", "responses", "spread", "goals", "legal", "certainty", "assumptions", "provenance"}) {
      INFO(id << " in " << code_of(language));
      CHECK(text.find("<section id=\"" + std::string(id) + "\"") != std::string::npos);
    }
    std::smatch found;
    if (std::regex_search(text, found, missing)) FAIL("no text for " << found.str());
    const std::string body = text.substr(text.find("<body>"));
    CHECK(body.find('{') == std::string::npos);
  }
}

TEST_CASE("no text of batches is missing in any language", "[batch][texts]") {
  const auto table = nlohmann::json::parse(report_asset("batch.json"));
  CHECK(table.size() > 100);
  for (const auto& [key, node] : table.items())
    for (const Language language : all_languages) {
      INFO(key << " in " << code_of(language));
      const std::string own = node.value(std::string(code_of(language)), std::string());
      CHECK_FALSE(own.empty());
      // The same values are filled in whatever the language.
      for (std::size_t at = own.find('{'); at != std::string::npos; at = own.find('{', at + 1))
        CHECK(node.at("en").get<std::string>().find(own.substr(at, own.find('}', at) - at + 1)) != std::string::npos);
    }
}

TEST_CASE("a batch with hostile names cannot break out of its report", "[batch]") {
  Batch batch = test::two_policies("<script>alert(1)</script>.yaml");
  batch.plan.name = "\"><img src=x onerror=alert(2)>";
  batch.plan.command_line = "qorgan batch '<b>'";
  batch.plan.factors.front().kind = FactorKind::choice;
  batch.plan.factors.front().path = "parameters.<svg onload=alert(3)>";
  batch.plan.factors.front().title = {"<i>A</i>", "<i>Б</i>", "<i>Ә</i>"};
  batch.plan.points[1].values.front() = text_value("</svg><script>alert(4)</script>");
  batch.runs[2].status = RunStatus::failed;
  batch.runs[2].error = "<iframe src=//example.org>";
  batch.objectives.front().objective = "<u>";
  const Comparison comparison = compare_batch(std::move(batch));
  REQUIRE(comparison.ok());
  const std::string html = render_batch_report(comparison, ReportFormat::html, Language::en);
  for (const char* bad : {"<script", "<img", "<iframe", "<svg onload", "<i>", "<u>", "<b>", "onerror=alert(2)>"})
    CHECK(html.find(bad) == std::string::npos);
  CHECK(html.find("&lt;iframe") != std::string::npos);
  const std::string markdown = render_batch_report(comparison, ReportFormat::markdown, Language::en);
  CHECK(markdown.find("<script") == std::string::npos);
  CHECK(nlohmann::json::accept(render_batch_report(comparison, ReportFormat::json, Language::en)));
}

TEST_CASE("the report of a batch is one file that asks no network", "[batch]") {
  const std::string html = page(Language::en);
  for (const char* outside : {"http://", "https://", "src=", "@import", "url(", "<script"})
    CHECK(html.find(outside) == std::string::npos);
  CHECK(html == page(Language::en));
}

TEST_CASE("means of few people keep their decimals, or a difference would seem to be none", "[batch]") {
  const Comparison comparison = compare_batch(test::two_policies());
  const BatchView v(comparison, Language::en);
  REQUIRE(v.a.responses[0].key.measure == "harmed");
  CHECK(v.value(0, 1.25).find("1.25") == 0);
  CHECK(v.difference(0, -0.5).find("−0.5") == 0);
  CHECK(v.value(0, 1234.4).find("1,234") == 0);
  CHECK(v.value(0, 7).find('7') == 0);
}

TEST_CASE("verdicts follow the goal, and an interval over nothing decides nothing", "[batch]") {
  CHECK(verdict_of({-2, -1}, Goal::less) == Verdict::better);
  CHECK(verdict_of({-2, -1}, Goal::more) == Verdict::worse);
  CHECK(verdict_of({1, 2}, Goal::none) == Verdict::differs);
  CHECK(verdict_of({-1, 2}, Goal::less) == Verdict::open);
  CHECK(verdict_of({}, Goal::less) == Verdict::open);
}

TEST_CASE("figures of many runs are drawn whatever the values", "[batch][charts]") {
  const double absent = std::numeric_limits<double>::quiet_NaN();
  IntervalChart intervals;
  intervals.rows = {{"a <b>", {1, 0, 2}, {}, "1", false}, {"c", {absent, absent, absent}, {}, "–", true}};
  const std::string svg = draw_intervals(intervals, Language::en);
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(svg.find("a &lt;b&gt;") != std::string::npos);
  CHECK(draw_intervals({}, Language::en).find("nan") == std::string::npos);
  BandChart bands;
  bands.curves = {{"only", {1}, {absent}, {absent}, {absent}}};
  CHECK(draw_bands(bands, Language::ru).find("nan") == std::string::npos);
  BoxChart boxes;
  boxes.rows = {{"same", 5, 5, 5, 5, 5, {5, absent}}};
  CHECK(draw_boxes(boxes, Language::kk).find("nan") == std::string::npos);
}

namespace {
const TableBlock* table_of(const Section& section, std::size_t number = 0) {
  for (const Element& block : section.blocks)
    if (const auto* table = std::get_if<TableBlock>(&block); table && number-- == 0) return table;
  return nullptr;
}
/// The text of a row's first value column; empty where there is no such row.
std::string cell(const TableBlock* table, const std::string& row, std::size_t column = 1) {
  for (std::size_t i = 0; table && i < table->rows.size(); ++i)
    if (table->rows[i].front().text == row) return table->rows[i][column].text;
  return {};
}
}  // namespace

TEST_CASE("recorded runs side by side keep what the law had to do with them", "[batch][legal]") {
  const Record& record = test::small_record();
  Record other = record;
  other.instruments_in_force = {InstrumentInForce()};
  InstrumentInForce& taken = other.instruments_in_force.front();
  taken.instrument = InstrumentId(std::size_t{0});
  taken.people = 500;
  taken.from = 12;
  taken.ended = 36;
  taken.lawful = 0;
  other.violations = {Violation(), Violation()};
  other.run.tick_seconds = 1800;
  const auto held = [](const Record& r, HeadquartersLevel level) {
    return static_cast<double>(std::count_if(r.headquarters.begin(), r.headquarters.end(),
                                             [&](const Headquarters& h) { return h.level == level; }));
  };
  const Comparison comparison = compare_batches({batch_of(record), batch_of(other)}, {"one", "other"});
  REQUIRE(comparison.ok());
  const BatchView v(comparison, Language::en);
  const Section section = legal_section(v);
  const TableBlock* headquarters = table_of(section);
  REQUIRE(held(record, HeadquartersLevel::regional) > 0);
  CHECK(cell(headquarters, v.t("legal.regional")) == v.words.number(held(record, HeadquartersLevel::regional), 1));
  CHECK(cell(headquarters, v.t("legal.central")) == v.words.number(held(record, HeadquartersLevel::central), 1));
  CHECK(cell(headquarters, v.t("legal.violations"), 2) == "2.0");
  const TableBlock* ledger = table_of(section, 1);
  REQUIRE(ledger);
  const InstrumentRow& instrument = record.instruments.front();
  const std::string name = instrument.name.en + " [" + instrument.article + "]";
  CHECK(cell(ledger, name, 1) == "other");
  CHECK(cell(ledger, name, 3) == "250");  // 500 people for 24 ticks of half an hour
  CHECK(cell(ledger, name, 5) == "100%");
}

TEST_CASE("objectives of recorded runs stand with their texts, and those that were open count nowhere", "[batch]") {
  Record record = test::small_record();
  REQUIRE(record.objectives.size() == 2);
  record.objectives[0].text = {"Known within a month", "Известно за месяц", "Бір айда белгілі"};
  record.objectives[1].decided = false;
  record.notes = {"stopped: 10 of 240 ticks were done"};
  const Comparison comparison = compare_batches({batch_of(record), batch_of(record)}, {"one", "other"});
  for (const Language language : all_languages) {
    const BatchView v(comparison, language);
    const Section section = goals_section(v);
    const TableBlock* goals = table_of(section);
    REQUIRE(goals);
    REQUIRE(goals->rows.size() == 1);
    CHECK(goals->rows.front().front().text == record.objectives[0].text.in(language));
    CHECK(cell(goals, record.objectives[0].text.in(language)) == v.words.share(1));
  }
  CHECK(comparison.batches.front().notes == record.notes);
}

TEST_CASE("objectives of two scenarios that share an id are counted apart", "[batch]") {
  Batch batch = test::two_policies();
  for (const char* text : {"In one", "In the other"}) {
    auto scenario = std::make_shared<Scenario>(*test::small_scenario());
    scenario->objectives.front().id = "few-harmed";
    scenario->objectives.front().text = {text, text, text};
    batch.contexts.push_back(
        {std::string(text) + ".yaml", "", "", 3600, scenario->start, scenario->utc_offset, scenario});
  }
  for (BatchRun& run : batch.runs) run.context = run.replicate < 5 ? 0 : 1;
  const Comparison comparison = compare_batch(std::move(batch));
  const BatchView v(comparison, Language::en);
  const Section section = goals_section(v);
  const TableBlock* goals = table_of(section);
  REQUIRE(goals);
  CHECK(cell(goals, "In one") == "100%");
  CHECK(cell(goals, "In the other") == "0%");
}

TEST_CASE("a table of many options is told in parts that a page holds", "[batch]") {
  TableBlock table;
  table.caption = "c";
  table.after = "left out";
  table.columns = {{"what", false}};
  table.rows = {{{"row", ""}}};
  for (int i = 0; i < 13; ++i) {
    table.columns.push_back({"option " + std::to_string(i), true});
    table.rows[0].push_back({std::to_string(i), ""});
  }
  Section section{"s", "S", {}};
  add_options_table(section, table);
  REQUIRE(section.blocks.size() == 3);
  int next = 0;
  for (const Element& block : section.blocks) {
    const auto& part = std::get<TableBlock>(block);
    CHECK(part.columns.size() <= 7);
    CHECK(part.columns.front().title == "what");
    REQUIRE(part.rows.front().size() == part.columns.size());
    CHECK(part.rows.front().front().text == "row");
    for (std::size_t i = 1; i < part.columns.size(); ++i, ++next) {
      CHECK(part.columns[i].title == "option " + std::to_string(next));
      CHECK(part.rows.front()[i].text == std::to_string(next));
    }
  }
  CHECK(next == 13);
  CHECK(std::get<TableBlock>(section.blocks.back()).after == "left out");
  CHECK(std::get<TableBlock>(section.blocks.front()).after.empty());
}

TEST_CASE("a report of many runs says when they start, with each offset from UTC", "[batch][time]") {
  Batch batch = test::two_policies();
  BatchContext here;
  here.scenario = "a.yaml";
  here.start = *parse_instant("2024-03-20 09:00", 18000);
  here.utc_offset = 18000;
  batch.contexts = {here, here};
  batch.contexts.back().utc_offset = -12600;
  const Comparison comparison = compare_batch(std::move(batch));
  for (const Language language : all_languages) {
    const std::string page = render_batch_report(comparison, ReportFormat::html, language);
    CHECK(page.find("09:00 UTC+05:00") != std::string::npos);
    CHECK(page.find("00:30 UTC-03:30") != std::string::npos);
  }
  const auto json = nlohmann::json::parse(render_batch_report(comparison, ReportFormat::json, Language::en));
  REQUIRE(json.at("periods").size() == 2);
  CHECK(json.at("periods").at(0).at("start") == "2024-03-20T09:00:00+05:00");
  CHECK(json.at("periods").at(1).at("start") == "2024-03-20T00:30:00-03:30");
  CHECK(json.at("periods").at(0).at("end").is_null());
}

TEST_CASE("one run of each option, of the same seed, is not said to share none", "[batch]") {
  Batch batch = test::two_policies();
  for (BatchRun& run : batch.runs)
    if (run.replicate > 0) run.status = RunStatus::missing;
  const Comparison comparison = compare_batch(std::move(batch));
  for (const Language language : all_languages) {
    const BatchView v(comparison, language);
    const std::string page = render_batch_report(comparison, ReportFormat::markdown, language);
    CHECK(page.find(v.t("certainty.one")) != std::string::npos);
    CHECK(page.find(v.t("certainty.unpaired")) == std::string::npos);
    CHECK(page.find(v.t("answer.against-alone")) != std::string::npos);
  }
}

TEST_CASE("the number of comparisons is that by which intervals are widened", "[batch]") {
  Comparison comparison = compare_batch(test::two_policies());
  comparison.analysis.groups.resize(21);
  for (GroupResult& group : comparison.analysis.groups) group.responses = comparison.analysis.overall;
  const BatchView v(comparison, Language::en);
  const Section section = certainty_section(v);
  const auto& list = std::get<List>(section.blocks.front());
  CHECK(std::any_of(list.items.begin(), list.items.end(),
                    [](const ListItem& item) { return item.text.find("in every measure: 21.") != std::string::npos; }));
}
