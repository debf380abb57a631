#include "report/report.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "catch.hpp"
#include "record/damage.hpp"
#include "report/sections.hpp"
#include "report/texts.hpp"
#include "support/folder.hpp"
#include "support/small_run.hpp"

using namespace qorgan;

namespace {

const std::string& html(Language language) {
  static const std::string pages[] = {render_report(test::small_record(), ReportFormat::html, Language::en),
                                      render_report(test::small_record(), ReportFormat::html, Language::ru),
                                      render_report(test::small_record(), ReportFormat::html, Language::kk)};
  return pages[static_cast<std::size_t>(language)];
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t out = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++out;
  return out;
}

}  // namespace

TEST_CASE("all sections stand in the report in every language, in order", "[report]") {
  const char* ids[] = {"answer", "figures", "objectives",   "decisions",   "findings",   "timeline",
                       "map",    "flow",    "headquarters", "teams",       "curves",     "hindcast",
                       "damage", "law",     "principles",   "assumptions", "provenance", "validation"};
  for (const Language language : all_languages) {
    const std::string& page = html(language);
    std::size_t last = 0;
    for (const char* id : ids) {
      INFO(id << " in " << code_of(language));
      const std::size_t at = page.find("<section id=\"" + std::string(id) + "\"");
      REQUIRE(at != std::string::npos);
      CHECK(at > last);
      last = at;
      CHECK(page.find("<a href=\"#" + std::string(id) + "\">") != std::string::npos);
    }
    CHECK(page.find("<html lang=\"" + std::string(code_of(language)) + "\">") != std::string::npos);
  }
}

TEST_CASE("the answer comes first and has ten lines", "[report]") {
  const Document document = make_report(test::small_record(), Language::en);
  REQUIRE(document.sections.front().id == "answer");
  const auto* list = std::get_if<List>(&document.sections.front().blocks.back());
  REQUIRE(list);
  CHECK(list->items.size() == 10);
  for (const ListItem& item : list->items) CHECK(item.text.size() > 5);
}

TEST_CASE("no text is missing in any language", "[report][texts]") {
  const auto table = nlohmann::json::parse(report_asset("report.json"));
  CHECK(table.size() > 200);
  for (const auto& [key, node] : table.items())
    for (const Language language : all_languages) {
      INFO(key << " in " << code_of(language));
      CHECK_FALSE(node.value(std::string(code_of(language)), std::string()).empty());
    }
  const std::regex missing(R"(\[[a-z]+(\.[a-z-]+)+\])");
  for (const Language language : all_languages) {
    std::smatch found;
    std::string page = html(language);
    if (std::regex_search(page, found, missing)) FAIL("no text for " << found.str());
    CHECK(page.find('{') != std::string::npos);  // the style has braces; the body must not
    const std::string body = page.substr(page.find("<body>"));
    CHECK(body.find('{') == std::string::npos);
    CHECK(body.find('}') == std::string::npos);
  }
}

TEST_CASE("what users wrote cannot become markup", "[report][escape]") {
  for (const Language language : all_languages) {
    const std::string& page = html(language);
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("<b>in</b>") == std::string::npos);
    CHECK(page.find("javascript:") == std::string::npos);
  }
  CHECK(html(Language::en).find("&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos);
  CHECK(html(Language::en).find("Flood &lt;b&gt;in&lt;/b&gt; Aktobe") != std::string::npos);
  const std::string markdown = render_report(test::small_record(), ReportFormat::markdown, Language::en);
  CHECK(markdown.find("<script") == std::string::npos);
}

TEST_CASE("the page loads nothing from anywhere", "[report]") {
  for (const Language language : all_languages) {
    const std::string& page = html(language);
    for (const char* reference : {"src=", "<link", "@import", "url(", "<iframe", "<object", "<img", "href=\"http",
                                  "<base", "xlink", "fetch("}) {
      INFO(reference);
      CHECK(page.find(reference) == std::string::npos);
    }
  }
}

TEST_CASE("the markup is balanced", "[report]") {
  for (const Language language : all_languages)
    for (const char* name :
         {"section", "table", "tr", "td", "th", "ul", "li", "figure", "svg", "g", "div", "p", "h2"}) {
      INFO(name);
      const std::string& page = html(language);
      const std::size_t opened =
          count(page, "<" + std::string(name) + ">") + count(page, "<" + std::string(name) + " ");
      CHECK(opened == count(page, "</" + std::string(name) + ">"));
    }
}

TEST_CASE("figures hold numbers only", "[report]") {
  const std::regex bad(R"( (x|y|d|cx|cy|width|height|points)="[^"]*(nan|inf)[^"]*")");
  CHECK_FALSE(std::regex_search(html(Language::en), bad));
  CHECK(count(html(Language::en), "<svg ") >= 8);
}

TEST_CASE("the same record gives the same bytes", "[report]") {
  CHECK(render_report(test::small_record(), ReportFormat::html, Language::en) == html(Language::en));
}

TEST_CASE("Markdown and JSON say the same as the page", "[report]") {
  const auto json = nlohmann::json::parse(render_report(test::small_record(), ReportFormat::json, Language::ru));
  CHECK(json.at("language") == "ru");
  REQUIRE(json.at("sections").size() == 19);
  const std::string markdown = render_report(test::small_record(), ReportFormat::markdown, Language::ru);
  for (const auto& section : json.at("sections"))
    CHECK(markdown.find("## " + section.at("title").get<std::string>()) != std::string::npos);
}

TEST_CASE("a record without events, baseline or anything makes a report that says so", "[report]") {
  Record bare = test::small_record();
  bare.events.clear();
  bare.flows.clear();
  bare.series.clear();
  bare.run.baseline = false;
  for (const Language language : all_languages) {
    const std::string page = render_report(bare, ReportFormat::html, language);
    CHECK(page.find(Texts(language)("no-events")) != std::string::npos);
    CHECK(page.find(Texts(language)("no-baseline")) != std::string::npos);
  }
  Record empty;
  for (const ReportFormat format : {ReportFormat::html, ReportFormat::markdown, ReportFormat::json})
    CHECK(render_report(empty, format, Language::en).size() > 1000);
}

TEST_CASE("legal findings name articles", "[report][law]") {
  const std::string& page = html(Language::en);
  const std::string law = page.substr(page.find("<section id=\"law\""));
  for (const char* article : {"6(1)(18)", "9(3)", "18(4)", "17(2)"}) CHECK(law.find(article) != std::string::npos);
}

namespace {

const Section& section_of(const Document& document, const std::string& id) {
  for (const Section& section : document.sections)
    if (section.id == id) return section;
  FAIL("no section " << id);
  return document.sections.front();
}

std::vector<const TableBlock*> tables_of(const Section& section) {
  std::vector<const TableBlock*> out;
  for (const Element& block : section.blocks)
    if (const auto* table = std::get_if<TableBlock>(&block)) out.push_back(table);
  return out;
}

}  // namespace

TEST_CASE("damage stands by interest and by type, with a chart of each and what was averted", "[report][damage]") {
  const Document document = make_report(test::small_record(), Language::en);
  const Section& section = section_of(document, "damage");
  const auto tables = tables_of(section);
  REQUIRE(tables.size() == 2);
  // The floods' threat names four interests and two types; the last row adds them up.
  CHECK(tables[0]->rows.size() == 5);
  CHECK(tables[1]->rows.size() == 3);
  for (const TableBlock* table : tables) {
    CHECK(table->rows[0].size() == table->columns.size());
    CHECK(table->rows[0][2].note.find("averted: ") == 0);
    CHECK(table->rows.back()[0].text == "All incidents");
    const Context context(test::small_record(), Language::en);
    CHECK(table->rows.back()[2].text == context.bare("loss", test::small_record().measure("loss")));
  }
  CHECK(tables[0]->rows[0][0].note.find("5(1)(") == 0);
  CHECK(tables[1]->rows[0][0].note.find("4(") == 0);
  std::size_t charts = 0;
  for (const Element& block : section.blocks)
    if (const auto* figure = std::get_if<Figure>(&block))
      charts += figure->svg.find("bar averted") != std::string::npos;
  CHECK(charts == 2);
}

TEST_CASE("without a baseline nothing is said to be averted", "[report][damage]") {
  Record record = test::small_record();
  record.run.baseline = false;
  for (DamageRow& row : record.damage) row.baseline = no_value;
  for (MeasureRow& row : record.measures) row.baseline = no_value;
  const Document document = make_report(record, Language::en);
  for (const char* id : {"damage", "principles"})
    for (const TableBlock* table : tables_of(section_of(document, id)))
      for (const auto& row : table->rows)
        for (const TableCell& cell : row) CHECK(cell.note.find("averted") == std::string::npos);
}

TEST_CASE("an economic threat shows the kinds of 22(1) below its type", "[report][damage]") {
  Record record = test::small_record();
  const std::size_t dual = 10;  // 6(1)(11): economic, financial and energy
  REQUIRE(record.threats[dual].article == "6(1)(11)");
  for (IncidentRow& incident : record.incidents) incident.threat = ThreatId(dual);
  record.damage = split_damage(record);
  const Document document = make_report(record, Language::en);
  const TableBlock& types = *tables_of(section_of(document, "damage"))[1];
  REQUIRE(types.rows.size() == 3);
  CHECK(types.rows[0][0].note == "4(4)");
  CHECK(types.rows[1][0].text.find("of these: financial") == 0);
  CHECK(types.rows[1][0].note == "22(1)(1)");
  CHECK(types.rows[2][0].note == "22(1)(3)");
}

TEST_CASE("every objective and principle stands with its outcomes and its sections", "[report][principles]") {
  const Record& record = test::small_record();
  REQUIRE(record.principles.size() == 15);
  const Document document = make_report(record, Language::en);
  const auto tables = tables_of(section_of(document, "principles"));
  REQUIRE(tables.size() == 2);
  std::vector<std::string> articles;
  for (const TableBlock* table : tables)
    for (const auto& row : table->rows) {
      REQUIRE(row.size() == table->columns.size());
      if (row[0].text.empty()) continue;
      articles.push_back(row[0].note);
      CHECK_FALSE(row[4].links.empty());
      for (const Link& link : row[4].links) CHECK_NOTHROW(section_of(document, link.section));
      // Where no number shows it, the row says so.
      if (row[0].note == "3(9)") CHECK(row[1].text == Texts(Language::en)("principles.nothing"));
      if (row[0].note == "3(1)") CHECK(row[1].text == "Rights limited");
    }
  CHECK(articles.size() == 15);
  CHECK(articles.front() == "2-1(2)(1)");
  CHECK(articles.back() == "3(10)");
  CHECK(html(Language::kk).find("<a class=\"link\" href=\"#law\">") != std::string::npos);
}

TEST_CASE("strengths and gaps rest on figures", "[report][findings]") {
  const Record& record = test::small_record();
  const Context context(record, Language::en);
  const Section section = findings_section(context, count_facts(Evidence(record)));
  const auto* list = std::get_if<List>(&section.blocks.back());
  REQUIRE(list);
  CHECK(list->items.size() >= 5);
  bool averted = false, missed = false;
  for (const ListItem& item : list->items) {
    averted = averted || item.text.find("less than without response") != std::string::npos;
    missed = missed || item.evidence.find("nobody-evacuated") != std::string::npos;
  }
  CHECK(averted);
  CHECK(missed);
}

TEST_CASE("reports are written whole, one a language", "[report]") {
  const test::Folder folder;
  const WriteReportResult one = write_report(test::small_record(), folder.path(), {ReportFormat::html}, {Language::kk});
  REQUIRE(one.ok());
  REQUIRE(one.files.size() == 1);
  CHECK(one.files[0].filename() == "report.kk.html");
  const WriteReportResult many =
      write_report(test::small_record(), folder.path() / "sub", {ReportFormat::html, ReportFormat::markdown},
                   {Language::en, Language::ru});
  REQUIRE(many.ok());
  REQUIRE(many.files.size() == 4);
  CHECK(many.files[0].filename() == "report.html");
  CHECK(std::filesystem::exists(folder.path() / "sub" / "report.ru.md"));
  std::ofstream(folder.path() / "file") << "x";
  CHECK_FALSE(write_report(test::small_record(), folder.path() / "file", {ReportFormat::html}, {Language::en}).ok());
  CHECK(report_format_from("md") == ReportFormat::markdown);
  CHECK_FALSE(report_format_from("pdf").has_value());
}

TEST_CASE("every report says which offset its times have, once for people and once for programs", "[report][time]") {
  Record record = test::small_record();
  for (const auto& [offset, zone, iso] :
       {std::tuple{0, "UTC", "+00:00"}, std::tuple{18000, "UTC+05:00", "+05:00"},
        std::tuple{20700, "UTC+05:45", "+05:45"}, std::tuple{-12600, "UTC-03:30", "-03:30"}}) {
    record.run.utc_offset = offset;
    for (const Language language : all_languages) {
      INFO(zone << " in " << code_of(language));
      CHECK(render_report(record, ReportFormat::html, language).find(zone) != std::string::npos);
      CHECK(render_report(record, ReportFormat::markdown, language).find(zone) != std::string::npos);
      const auto json = nlohmann::json::parse(render_report(record, ReportFormat::json, language));
      REQUIRE(json.at("periods").size() == 1);
      const auto& period = json.at("periods").front();
      CHECK(period.at("utc_offset") == iso);
      CHECK(parse_instant(period.at("start").get<std::string>(), 0)->seconds == record.run.start.seconds);
      CHECK(period.at("end").get<std::string>().ends_with(iso));
    }
  }
}

TEST_CASE("the annex names every row of the committed table, and the version it was measured with", "[report]") {
  const auto table = nlohmann::json::parse(report_asset("validation.json"));
  REQUIRE(table.at("rows").size() > 30);
  for (const Language language : all_languages) {
    const Document document = make_report(test::small_record(), language);
    const Section& annex = document.sections.back();
    REQUIRE(annex.id == "validation");
    const auto& first = std::get<Paragraph>(annex.blocks.front());
    CHECK(first.text.find(table.at("version").get<std::string>()) != std::string::npos);
    const auto& rows = std::get<TableBlock>(annex.blocks.at(1)).rows;
    REQUIRE(rows.size() == table.at("rows").size());
    for (const auto& row : rows) {
      CHECK(row.at(0).text.find("[validation") == std::string::npos);
      const Texts texts(language);
      CHECK((row.at(5).text == texts("validation.pass") || row.at(5).text == texts("validation.weak")));
    }
  }
}

namespace {

std::string text_of(const Section& section) {
  std::string out;
  for (const Element& block : section.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) out += paragraph->text + "\n";
    if (const auto* list = std::get_if<List>(&block))
      for (const ListItem& item : list->items) out += item.text + " (" + item.evidence + ")\n";
    if (const auto* tiles = std::get_if<Tiles>(&block))
      for (const Tile& tile : tiles->items) out += tile.label + ": " + tile.value + " (" + tile.note + ")\n";
    if (const auto* table = std::get_if<TableBlock>(&block))
      for (const auto& row : table->rows) {
        for (const TableCell& cell : row) out += cell.text + " (" + cell.note + ") | ";
        out += "\n";
      }
  }
  return out;
}

std::string findings_of(const Record& record) {
  return text_of(findings_section(Context(record, Language::en), count_facts(Evidence(record))));
}

std::string figures_of(const Record& record) { return text_of(figures_section(Context(record, Language::en))); }

bool says(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

void set_measure(Record& record, const std::string& name, double value, double baseline) {
  for (MeasureRow& row : record.measures)
    if (row.measure == name && !row.incident.valid() && !row.region.valid()) {
      row.value = value;
      row.baseline = baseline;
    }
}

}  // namespace

TEST_CASE("a central headquarters does not stand in for that of a region", "[report][findings]") {
  Record record = test::small_record();
  for (IncidentRow& incident : record.incidents) {
    incident.state.regional = incident.state.onset;
    incident.state.central = incident.state.onset - 5;
  }
  CHECK(says(findings_of(record), "For all incidents (2) the region's headquarters sat before the peak."));
  record.incidents[1].state.regional = -1;
  CHECK(says(findings_of(record), "that of the region for 1, a central one alone for 1."));
  CHECK(says(findings_of(record), "only a central headquarters sat, none of the region: 1. (Flood in Kostanay)"));
  // The central one was early; the region's own came after the peak.
  record.incidents[1].state.regional = record.run.ticks_done;
  CHECK_FALSE(says(findings_of(record), "sat before the peak"));
  CHECK(says(findings_of(record), "first sat after the peak: 1."));
  CHECK(says(figures_of(record), "Time to the region's headquarters"));
}

TEST_CASE("key figures hold both kinds of violation, none or many", "[report][figures]") {
  Record record = test::small_record();
  for (const double number : {0.0, 4.0}) {
    set_measure(record, "without_ground", number, 0);
    set_measure(record, "kept_too_long", number, 0);
    const std::string text = figures_of(record);
    const std::string value = std::to_string(static_cast<int>(number));
    CHECK(says(text, "Actions without legal ground: " + value + " ("));
    CHECK(says(text, "Instruments kept longer than needed, 17(2): " + value + " ("));
  }
}

TEST_CASE("a mean over incidents says over how many", "[report][figures]") {
  Record record = test::small_record();
  record.incidents[1].state.first_team = -1;
  CHECK(says(figures_of(record), "(mean over 1\u00A0of\u00A02 incidents)"));
}

TEST_CASE("shares are taken from numbers as they are written", "[report]") {
  const Context context(test::small_record(), Language::en);
  CHECK(context.change("harmed", 3.6, 1.16) == "\u221275%");  // 1 of 4
  CHECK(context.change("loss", 4e9, 1e9) == "\u221275%");
  CHECK(context.change("harmed", 0.2, 0) == "\u2013");
}

TEST_CASE("a run that was stopped leaves objectives open", "[report][objectives]") {
  Record record = test::small_record();
  record.run.stopped = true;
  for (ObjectiveRow& row : record.objectives) row.decided = row.met = false;
  const std::string text = text_of(objectives_section(Context(record, Language::en)));
  CHECK(says(text, "Objectives met: 0 of 2. Not decided, the run having been stopped: 2."));
  CHECK(says(text, "| not decided ("));
  CHECK_FALSE(says(text, "missed"));
  CHECK_FALSE(says(findings_of(record), "bjectives"));
}

TEST_CASE("reports in other languages say in which one the reasons of assumptions stand", "[report][assumptions]") {
  for (const Language language : all_languages)
    CHECK(says(text_of(assumptions_section(Context(test::small_record(), language))),
               Texts(language)("assumptions.language")) == (language != Language::en));
}

TEST_CASE("intensities that are added up are called a sum", "[report][curves]") {
  const Section section = curves_section(Context(test::small_record(), Language::en));
  bool found = false;
  for (const Element& block : section.blocks)
    if (const auto* figure = std::get_if<Figure>(&block))
      found = found || (figure->caption == "Severity, summed over incidents" &&
                        says(figure->svg, "1 = design intensity of one incident"));
  CHECK(found);
}

TEST_CASE("no text puts a word behind a number that would have to follow it", "[report][texts]") {
  // "Incidents: {count}" reads well with any number; what needs a form of its own has it from record/wording.hpp.
  const std::regex number(
      R"(\{(count|all|met|missed|found|done|failed|missing|runs|points|persons|people|measures|actions|dispatches)\} )"
      R"(([^ .,;:()\]]+))");
  for (const char* file : {"report.json", "batch.json"}) {
    const auto table = nlohmann::json::parse(report_asset(file));
    for (const auto& [key, node] : table.items())
      for (const char* language : {"en", "ru"}) {
        const std::string text = node.value(language, std::string());
        for (std::sregex_iterator at(text.begin(), text.end(), number), end; at != end; ++at) {
          INFO(key << " in " << language << ": " << text);
          const std::string word = (*at)[2];
          const bool stays = word == "of" || word == "more" || word == "so" || word == "из" || word == "пока";
          // More than one by what it is about: results set side by side, comparisons of a table.
          const bool many = key == "batch.title-compare" || key == "scenarios.explanation" || key == "certainty.many" ||
                            key == "answer.count-scenarios" || key == "assumptions.count" ||
                            key == "principles.incidents" || key == "mean-over-incidents" || key == "answer.so-far" ||
                            key == "certainty.without";
          CHECK((stays || many));
        }
      }
  }
}

TEST_CASE("what was sent is told from the measures where nothing else was recorded", "[report]") {
  Record record = test::small_record();
  record.run.level = "measures";
  record.events.clear();
  record.series.clear();
  const auto set = [&](std::string_view name, double value) {
    for (MeasureRow& m : record.measures)
      if (m.measure == name && !m.incident.valid() && !m.region.valid()) m.value = value;
  };
  const auto said = [&] { return render_report(record, ReportFormat::markdown, Language::en); };
  set("mutual_aid", 0);
  set("personnel_deployed", 1234);
  set("teams_deployed", 20);
  CHECK_THAT(said(),
             !ContainsSubstring("No team was sent.") && ContainsSubstring("Personnel deployed (greatest): 1,234"));
  set("personnel_deployed", 0);
  set("teams_deployed", 0);
  CHECK_THAT(said(), ContainsSubstring("No team was sent."));
  set("personnel_deployed", no_value);
  CHECK_THAT(said(), !ContainsSubstring("No team was sent."));
}
