// Texts, numbers and letters of the window.

#include <imgui.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "fixture.hpp"
#include "record/narrate.hpp"
#include "ui/model/numbers.hpp"
#include "ui/model/utf8.hpp"
#include "ui/theme/font_files.hpp"

using namespace qorgan;
using namespace qorgan::ui;

namespace {

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string complaints(const std::string& json) {
  Diagnostics diagnostics;
  CHECK_FALSE(parse_strings(json, "ui.json", diagnostics));
  std::string all;
  for (const Diagnostic& d : diagnostics.all()) all += d.text() + "\n";
  return all;
}

}  // namespace

TEST_CASE("every text of the window stands in all three languages") {
  const Strings strings = test::strings();
  for (std::size_t i = 0; i < string_count; ++i) {
    INFO(name_of(static_cast<Str>(i)));
    CHECK(strings.text(static_cast<Str>(i)).complete());
  }
}

TEST_CASE("every text of the table is shown somewhere") {
  std::string code;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(test::source + "/ui")) {
    const std::string name = entry.path().filename().string();
    if ((!name.ends_with(".cpp") && !name.ends_with(".hpp")) || name == "strings.hpp") continue;
    std::ifstream in(entry.path());
    code.append(std::istreambuf_iterator<char>(in), {});
  }
  for (std::size_t i = 0; i < string_count; ++i) {
    const std::string use = "Str::" + std::string(name_of(static_cast<Str>(i)));
    INFO(use);
    bool used = false;
    for (auto at = code.find(use); at != std::string::npos && !used; at = code.find(use, at + 1)) {
      const char next = at + use.size() < code.size() ? code[at + use.size()] : ' ';
      used = std::isalnum(static_cast<unsigned char>(next)) == 0 && next != '_';
    }
    CHECK(used);
  }
}

TEST_CASE("translations keep the places that values are put in") {
  const Strings strings = test::strings();
  const auto places = [](const std::string& text) {
    std::multiset<std::string> found;
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1))
      found.insert(text.substr(at, text.find('}', at) - at + 1));
    return found;
  };
  for (std::size_t i = 0; i < string_count; ++i) {
    const LocalText& text = strings.text(static_cast<Str>(i));
    INFO(text.en);
    CHECK(places(text.en) == places(text.ru));
    CHECK(places(text.en) == places(text.kk));
  }
}

TEST_CASE("a table with a missing, an empty or an unknown text is refused, and says which") {
  const std::string table = read(test::source + "/assets/translations/ui.json");
  std::string without = table;
  without.replace(without.find("\"play\""), 6, "\"plai\"");
  const std::string said = complaints(without);
  CHECK(said.find("\"play\" is missing") != std::string::npos);
  CHECK(said.find("\"plai\"") != std::string::npos);
  CHECK(said.find("did you mean") != std::string::npos);
  std::string empty = table;
  const std::size_t at = empty.find("\"Пауза\"");
  empty.replace(at, std::string("\"Пауза\"").size(), "\"\"");
  CHECK(complaints(empty).find("\"pause\" is missing in ru") != std::string::npos);
  CHECK(complaints("[1]").find("object") != std::string::npos);
  CHECK(complaints("{").find("JSON") != std::string::npos);
}

namespace {

/// Every text that people read out of an institution.
std::string texts_of(const Institution& institution) {
  std::string all;
  const auto add = [&](const LocalText& text) { all += text.en + text.ru + text.kk; };
  for (const Role& role : institution.roles)
    for (const LocalText* text : {&role.name, &role.short_name, &role.holder, &role.coordination_field}) add(*text);
  for (const Region& region : institution.regions)
    for (const LocalText* text : {&region.name, &region.short_name, &region.capital}) add(*text);
  for (const VocabularyText& word : institution.vocabulary) add(word.name);
  for (const Threat& threat : institution.threats) {
    for (const LocalText* text : {&threat.name, &threat.summary, &threat.gap_note, &threat.rights_note}) add(*text);
    for (const ComponentLead& lead : threat.component_leads) add(lead.component);
  }
  for (const Instrument& instrument : institution.instruments) add(instrument.name);
  for (const Interest& interest : institution.interests) add(interest.name);
  for (const NamedType& type : institution.types) add(type.name);
  for (const Prohibition& prohibition : institution.prohibitions) add(prohibition.name), add(prohibition.exception);
  for (const Principle& principle : institution.principles) add(principle.name);
  for (const Partner& partner : institution.partners) add(partner.name);
  return all;
}

/// And out of a scenario.
std::string texts_of(const Scenario& scenario) {
  std::string all = scenario.id + scenario.file;
  const auto add = [&](const LocalText& text) { all += text.en + text.ru + text.kk; };
  add(scenario.title), add(scenario.summary);
  for (const IncidentSpec& incident : scenario.incidents) add(incident.name);
  for (const InjectSpec& inject : scenario.injects) add(inject.text);
  for (const ObjectiveSpec& objective : scenario.objectives) add(objective.text);
  for (const ObservationSpec& observation : scenario.observations) add(observation.name);
  for (const PlayerSpec& player : scenario.players) add(player.name);
  for (const LocalText& assumption : scenario.assumptions) add(assumption);
  return all;
}

/// Every code point once.
std::string each_once(const std::string& text) {
  const std::vector<unsigned> points = code_points(text);
  const std::set<unsigned> seen(points.begin(), points.end());
  std::string out;
  for (const unsigned c : seen) {
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
    } else {
      out += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
              static_cast<char>(0x80 | (c & 0x3F))};
    }
  }
  return out;
}

}  // namespace

TEST_CASE("the fonts have a glyph for every letter that the window can show") {
  std::string all = "ӘәҒғҚқҢңӨөҰұҮүҺһІі ЁёЙй ₸ № – — … · « » ×";
  const Strings strings = test::strings();
  for (std::size_t i = 0; i < string_count; ++i) {
    const LocalText& text = strings.text(static_cast<Str>(i));
    all += text.en + text.ru + text.kk;
  }
  all += texts_of(*test::small_scenario()->institution);
  std::size_t scenarios = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(test::source + "/scenarios")) {
    const std::string path = entry.path().string();
    if (entry.path().extension() != ".yaml" || path.find("/institutions/") != std::string::npos ||
        path.find("/experiments/") != std::string::npos)
      continue;
    Diagnostics diagnostics;
    const auto scenario = load_scenario(path, diagnostics);
    INFO(path);
    REQUIRE(scenario);
    all += texts_of(*scenario);
    ++scenarios;
  }
  CHECK(scenarios >= 20);
  for (const EventKindName& kind : event_kind_names())
    for (const Language language : all_languages) all += kind_title(kind.value, language);
  all = each_once(all);
  for (const char* family : {"", "/truetype/noto", "/truetype/dejavu"}) {
    const auto files = *family == '\0' ? find_fonts() : find_fonts_in(std::string("/usr/share/fonts") + family);
    if (*family != '\0' && !files) continue;  // one of the two packages is enough
    REQUIRE(files);
    ImGui::CreateContext();
    Fonts fonts;
    REQUIRE(build_fonts(*files, 1, fonts));
    for (const ImFont* font : {fonts.small, fonts.body, fonts.strong, fonts.title, fonts.figure}) {
      INFO(files->regular);
      CHECK(missing_glyphs(*font, all) == std::vector<unsigned>{});
    }
    ImGui::DestroyContext();
  }
}

TEST_CASE("a folder without fonts is named, and so is what should be there") {
  CHECK_FALSE(find_fonts_in("/no/such/folder"));
  CHECK(font_problem_in("/no/such/folder").find("/no/such/folder") != std::string::npos);
  CHECK(font_problem_in("/x").find("NotoSans-Regular.ttf") != std::string::npos);
  CHECK(font_problem().find("fonts-noto-core") != std::string::npos);
}

TEST_CASE("a font that lacks letters is known by them") {
  ImGui::CreateContext();
  CHECK_FALSE(missing_glyphs(*ImGui::GetIO().Fonts->AddFontDefault(), "Қорған").empty());
  ImGui::DestroyContext();
}

TEST_CASE("numbers read as the language writes them") {
  CHECK(number_text(1234567, 0, Language::en) == "1\u00A0234\u00A0567");
  CHECK(number_text(1234, 0, Language::en) == "1234");
  CHECK(number_text(0.456, 2, Language::en) == "0.46");
  CHECK(number_text(0.456, 2, Language::ru) == "0,46");
  CHECK(number_text(-3, 0, Language::kk) == "\u20133");
  CHECK(number_text(-0.001, 1, Language::en) == "0.0");
  CHECK(number_text(std::nan(""), 0, Language::en) == "\u2013");
  CHECK(percent_text(0.634, Language::en) == "63\u00A0%");
}

TEST_CASE("large numbers are cut to what a figure has room for") {
  const Strings s = test::strings();
  CHECK(compact_text(950, s, Language::en) == "950");
  CHECK(compact_text(9999, s, Language::en) == "9999");
  CHECK(compact_text(40000, s, Language::en) == "40\u00A0k");
  CHECK(compact_text(45020, s, Language::ru) == "45\u00A0тыс.");
  CHECK(compact_text(45320, s, Language::ru) == "45,3\u00A0тыс.");
  CHECK(compact_text(2.345e6, s, Language::en) == "2.3\u00A0M");
  CHECK(compact_text(0.25, s, Language::en) == "0.25");
}

TEST_CASE("lengths of time read in the language's units") {
  const Strings s = test::strings();
  CHECK(duration_text(59 * 60, s, Language::en) == "59\u00A0min");
  CHECK(duration_text(3600, s, Language::en) == "1\u00A0h");
  CHECK(duration_text(5400, s, Language::ru) == "1\u00A0ч\u00A030\u00A0мин");
  CHECK(duration_text(90000, s, Language::kk) == "1\u00A0тәул\u00A01\u00A0сағ");
  CHECK(duration_text(70 * 86400, s, Language::en) == "70\u00A0d");
  CHECK(duration_text(std::nan(""), s, Language::en) == "\u2013");
}

TEST_CASE("text that is no UTF-8 does no harm, and letters have capitals") {
  CHECK(code_points("a\xff"
                    "б") == std::vector<unsigned>{'a', 0xFFFD, 0x431});
  CHECK(code_points("\xd0") == std::vector<unsigned>{0xFFFD});
  CHECK(upper("kk ағқңөұүһі ёж") == "KK АҒҚҢӨҰҮҺІ ЁЖ");
}
