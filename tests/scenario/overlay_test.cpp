// Overlays on the small country of good/: what a patch does to it. What it must not do stands in bad/overlay-*.yaml.
#include <algorithm>

#include "catch.hpp"
#include "scenario/load.hpp"
#include "support.hpp"
#include "temporary.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// Twinland with further bodies, so that there is something to merge; `extra` are further lines of the overlay.
struct Twinland {
  TemporaryFolder folder;

  explicit Twinland(const std::string& name) : folder(name) {
    folder.write("institution/regions.yaml", content(good_folder / "institution/regions.yaml"));
    std::string text = replaced(content(good_folder / "institution.yaml"), "\nroles:\n", std::string("\nroles:\n") + R"(
  - id: weather-service
    article: 15(1)(2)
    name: {en: Weather service, ru: Метеослужба, kk: Метеоқызмет}
    short_name: {en: Weather, ru: Погода, kk: Ауа райы}
    kind: agency
    superior: government
    competences:
      - {field: floods, function: detect, basis: inferred}
      - {field: weather, function: inform, basis: stated}
    coordination: {right: inter-sectoral, field: {en: weather, ru: погода, kk: ауа райы}}
    profile: office
)");
    text = replaced(text, "    competent: [rescue-service]\n",
                    "    competent: [weather-service, rescue-service]\n"
                    "    component_leads:\n"
                    "      - {component: {en: warning, ru: оповещение, kk: хабарлау}, role: weather-service, article: "
                    "15(1)(2)}\n");
    text = replaced(text, "\nvocabulary:",
                    "\n  - {role: weather-service, where: centre, capability: environment-monitoring, teams: 4, "
                    "persons: 3, readiness: 1 h}\n\nvocabulary:");
    folder.write("institution.yaml", text);
  }

  std::string write(const std::string& name, const std::string& changes,
                    const std::string& extends = "institution.yaml") const {
    return folder.write(name + ".yaml", "qorgan: institution-overlay\nversion: 1\nextends: " + extends +
                                            "\nid: " + name +
                                            "\nname: {en: A reform, ru: Реформа, kk: Реформа}\n"
                                            "reform: {en: It changes 15., ru: Меняет 15., kk: 15-ті өзгертеді.}\n"
                                            "articles: [15(1)(1)]\nsource: the reform\n" +
                                            changes);
  }
};

std::shared_ptr<const Institution> load(const std::string& file) {
  Diagnostics diagnostics;
  auto out = load_institution(file, diagnostics);
  INFO(all_text(diagnostics));
  REQUIRE(out);
  CHECK(all_text(diagnostics).empty());
  return out;
}

std::string refusal(const std::string& file) {
  Diagnostics diagnostics;
  CHECK_FALSE(load_institution(file, diagnostics));
  return all_text(diagnostics);
}

const Role& role(const Institution& institution, std::string_view id) { return institution.at(institution.role(id)); }

}  // namespace

TEST_CASE("an overlay that changes nothing leaves the institution as it is, under a name of its own") {
  const Twinland land("overlay-nothing");
  const auto before = load((land.folder.path() / "institution.yaml").string());
  const auto after = load(land.write("nothing", ""));
  CHECK(after->id == "twinland+nothing");
  CHECK(after->name.ru == "Двинландия (Реформа)");
  CHECK(after->roles.size() == before->roles.size());
  CHECK(after->numbers.size() == before->numbers.size());
  REQUIRE(after->overlays.size() == 1);
  CHECK(after->overlays[0].id == "nothing");
  CHECK(after->overlays[0].reform.kk == "15-ті өзгертеді.");
  CHECK(after->overlays[0].articles == std::vector<std::string>{"15(1)(1)"});
  REQUIRE(after->files.size() == 3);
  CHECK(after->files.front().ends_with("nothing.yaml"));
  CHECK(before->overlays.empty());
}

TEST_CASE("the overlay of good/ does all that it says") {
  const auto it = load((good_folder / "overlay.yaml").string());
  CHECK(it->role("dam-service").valid());
  CHECK(it->profile("office")->servers == 5);
  REQUIRE(it->forces.size() == 2);
  CHECK(it->forces[0].persons == 14);
  CHECK(it->forces[1].role == it->role("dam-service"));
  REQUIRE(role(*it, "rescue-service").competences.size() == 1);
  CHECK(role(*it, "rescue-service").competences[0].field == "fires");
  CHECK(it->threats[0].competent == std::vector<RoleId>{it->role("dam-service"), it->role("akimat")});
  CHECK(it->threats[0].lead == std::vector<RoleId>{it->role("rescue-service")});
}

TEST_CASE("a change touches only the keys that it gives") {
  const Twinland land("overlay-change");
  const auto it = load(land.write("change", R"(change:
  roles:
    - id: rescue-service
      short_name: {en: Saviours, ru: Спасатели, kk: Құтқарушылар}
      coordination: {right: inter-sectoral}
  instruments:
    - {id: evacuate, class: regional}
)"));
  const Role& rescue = role(*it, "rescue-service");
  CHECK(rescue.short_name.en == "Saviours");
  CHECK(rescue.name.en == "Rescue service");
  CHECK(rescue.coordination == CoordinationRight::inter_sectoral);
  CHECK(rescue.coordination_field.en == "floods");
  CHECK(rescue.competences.size() == 2);
  CHECK(it->instruments[0].from == ThreatClass::regional);
  CHECK(it->instruments[0].strength == 0.5);
}

TEST_CASE("a number that an overlay changes has the overlay's source, the others keep theirs") {
  const Twinland land("overlay-sources");
  const auto it = load(land.write("sources", R"(change:
  profiles:
    - {id: office, servers: 6}
  forces:
    - {role: akimat, capability: evacuation, persons: 9, source: another study}
)"));
  CHECK(it->profile("office")->servers == 6);
  const SourcedNumber* servers = number_at(it->numbers, "profiles.office.servers");
  const SourcedNumber* pace = number_at(it->numbers, "profiles.office.assess_time");
  const SourcedNumber* persons = number_at(it->numbers, "forces.akimat/evacuation.persons");
  const SourcedNumber* teams = number_at(it->numbers, "forces.akimat/evacuation.teams");
  REQUIRE((servers && pace && persons && teams));
  CHECK(servers->source == "the reform");
  CHECK(servers->file.ends_with("sources.yaml"));
  CHECK(pace->source == "assumption: made up for tests");
  CHECK(pace->file.ends_with("institution.yaml"));
  CHECK(persons->source == "another study");
  CHECK(teams->source == "assumption: made up for tests");
}

TEST_CASE("lists are replaced, or edited entry by entry") {
  const Twinland land("overlay-lists");
  const auto it = load(land.write("lists", R"(change:
  threats:
    - id: floods
      competent: {add: [akimat], remove: [weather-service]}
      component_leads: {remove: [weather-service]}
      instruments: [18(3)(5), 18(3)(6)]
  roles:
    - id: rescue-service
      competences: {add: [{field: fires, function: respond, basis: stated}]}
)"));
  const Threat& floods = it->threats[0];
  CHECK(floods.competent == std::vector<RoleId>{it->role("rescue-service"), it->role("akimat")});
  CHECK(floods.component_leads.empty());
  CHECK(floods.instruments == std::vector<std::string>{"18(3)(5)", "18(3)(6)"});
  CHECK(role(*it, "rescue-service").competences.size() == 3);
  CHECK(role(*it, "rescue-service").competences.back().article == "15(1)(1)");
}

TEST_CASE("a merger leaves one body with what both had") {
  const Twinland land("overlay-merge");
  const auto it = load(land.write("merge", "merge:\n  - {into: weather-service, from: rescue-service}\n"));
  CHECK(it->roles.size() == 4);
  const RoleId heir = it->role("weather-service");
  CHECK(it->role("rescue-service") == heir);  // who asks for the old name finds the heir
  const Role& both = it->at(heir);
  REQUIRE(both.competences.size() == 3);
  CHECK(both.competences[0].basis == Basis::stated);  // stated goes before inferred
  CHECK(both.competences[0].article == "15(1)(1)");   // and rests where it rested
  CHECK(both.competences[2].article == "15(1)(6-1)");
  CHECK(both.coordination == CoordinationRight::interdepartmental);
  CHECK(both.coordination_field.en == "weather; floods");
  CHECK(both.coordination_article == "15(1)(2), 15(1)(1)");
  CHECK(both.territorial_regions.size() == 2);
  const Threat& floods = it->threats[0];
  CHECK(floods.competent == std::vector<RoleId>{heir});
  CHECK(floods.lead == std::vector<RoleId>{heir});
  CHECK(floods.lead_articles == std::vector<std::string>{"15(1)(2)"});  // nobody has 15(1)(1) any more
  CHECK(floods.component_leads[0].role == heir);
  CHECK(floods.component_leads[0].article == "15(1)(2)");
  CHECK(std::count_if(it->forces.begin(), it->forces.end(), [&](const ForceEntry& f) { return f.role == heir; }) == 2);
  REQUIRE(it->merged.size() == 1);
  CHECK(it->merged[0].from == "rescue-service");
}

TEST_CASE("two leads that merge are one lead") {
  const Twinland land("overlay-dual");
  const std::string two = land.write("two", R"(change:
  threats:
    - {id: floods, lead: [weather-service, rescue-service], lead_articles: [15(1)(2), 15(1)(1)], lead_status: dual}
)");
  CHECK(load(two)->threats[0].lead.size() == 2);
  const auto one = load(land.write("one", "merge:\n  - {into: rescue-service, from: weather-service}\n", "two.yaml"));
  CHECK(one->threats[0].lead == std::vector<RoleId>{one->role("rescue-service")});
  CHECK(one->threats[0].lead_articles == std::vector<std::string>{"15(1)(1)"});
  CHECK(one->threats[0].component_leads[0].article == "15(1)(1)");
  CHECK(one->threats[0].lead_status == LeadStatus::single_with_component_leads);
  CHECK(one->id == "twinland+two+one");
  REQUIRE(one->overlays.size() == 2);
  CHECK(one->overlays[1].id == "one");
}

TEST_CASE("a lead that merges into another one is one lead, whichever came first, and a third stays") {
  const Twinland land("overlay-leads");
  const auto merged = [&](const std::string& leads, const std::string& name) {
    const std::string two =
        land.write("two-" + name, "change:\n  threats:\n    - {id: floods, lead: [" + leads +
                                      "], lead_articles: [15(1)(9), 15(1)(8)], lead_status: dual}\n");
    const auto it = load(land.write("one-" + name, "merge:\n  - {into: rescue-service, from: weather-service}\n",
                                    "two-" + name + ".yaml"));
    std::string out;
    for (std::size_t i = 0; i < it->threats[0].lead.size(); ++i)
      out += it->at(it->threats[0].lead[i]).id + " " + it->threats[0].lead_articles[i] + "; ";
    return out;
  };
  CHECK(merged("weather-service, rescue-service", "a") == "rescue-service 15(1)(9); ");
  CHECK(merged("rescue-service, weather-service", "b") == "rescue-service 15(1)(9); ");
}

TEST_CASE("lists of an overlay that hold nothing change nothing") {
  const Twinland land("overlay-nothing");
  const auto it = load(land.write("nothing", "add:\nchange:\nremove:\nmerge:\n"));
  CHECK(it->roles.size() == load(land.write("other", ""))->roles.size());
}

TEST_CASE("a role that is removed takes its teams and mentions with it") {
  const Twinland land("overlay-remove");
  const auto it = load(land.write("remove", "remove:\n  roles: [weather-service]\n"));
  CHECK_FALSE(it->role("weather-service").valid());
  CHECK(it->threats[0].competent == std::vector<RoleId>{it->role("rescue-service")});
  CHECK(it->threats[0].component_leads.empty());
  CHECK(it->forces.size() == 2);
}

TEST_CASE("what is added may refer to what is there, and what is there to what is added") {
  const Twinland land("overlay-add");
  const auto it = load(land.write("add", R"(add:
  roles:
    - id: dam-service
      article: 15(1)(3)
      name: {en: Dam service, ru: Служба плотин, kk: Бөгет қызметі}
      short_name: {en: Dams, ru: Плотины, kk: Бөгеттер}
      kind: agency
      superior: government
      profile: office
  forces:
    - {role: dam-service, where: centre, capability: engineering, teams: 2, persons: 20, readiness: 3 h}
change:
  threats:
    - {id: floods, competent: {add: [dam-service]}}
)"));
  CHECK(it->threats[0].competent.back() == it->role("dam-service"));
  const SourcedNumber* teams = number_at(it->numbers, "forces.dam-service/engineering.teams");
  REQUIRE(teams);
  CHECK(teams->source == "the reform");
}

TEST_CASE("overlays extend each other up to a depth, and one that is wrong answers for itself") {
  const Twinland land("overlay-depth");
  std::string last = "institution.yaml";
  for (int i = 1; i <= 9; ++i) {
    const std::string name = "step" + std::to_string(i);
    const std::string file = land.write(name, "", last);
    last = name + ".yaml";
    if (i == 8) CHECK(load(file)->overlays.size() == 8);
    if (i == 9) CHECK(refusal(file).find("overlays extend each other more than 8 deep") != std::string::npos);
  }
  land.write("wrong", "change:\n  roles:\n    - {id: akimat, profile: ofice}\n");
  const std::string said = refusal(land.write("right", "", "wrong.yaml"));
  CHECK(said.find("wrong.yaml:11:29: error: 'profile' names no known profile: 'ofice'; did you mean 'office'?") !=
        std::string::npos);
  CHECK(said.find("right.yaml") == std::string::npos);
}

TEST_CASE("a scenario may name an overlay, and what it changes counts in the hash") {
  const Twinland land("overlay-scenario");
  std::string text = content(good_folder / "scenario.yaml");
  land.write("reform", "");
  const std::string plain = land.folder.write("plain/../scenario.yaml", text);
  Diagnostics diagnostics;
  const auto without = load_scenario(plain, diagnostics);
  Overrides overrides;
  overrides.set = {{"institution", "reform.yaml"}};
  const auto with = load_scenario(plain, diagnostics, overrides);
  land.write("reform", "# a comment\n");
  const auto with_comment = load_scenario(plain, diagnostics, overrides);
  INFO(all_text(diagnostics));
  REQUIRE((without && with && with_comment));
  CHECK(without->institution->overlays.empty());
  CHECK(with->institution->overlays.size() == 1);
  CHECK(with->hash != without->hash);
  CHECK(with->hash == with_comment->hash);
  CHECK(with->text_hash != with_comment->text_hash);
}

TEST_CASE("a scenario that names a merged body means its heir") {
  const Twinland land("overlay-heir");
  land.write("merged", "merge:\n  - {into: weather-service, from: rescue-service}\n");
  std::string text = content(good_folder / "scenario.yaml");
  REQUIRE(text.find("rescue-service") != std::string::npos);
  const std::string file = land.folder.write("scenario.yaml", text);
  Diagnostics diagnostics;
  Overrides overrides;
  overrides.set = {{"institution", "merged.yaml"}};
  const auto scenario = load_scenario(file, diagnostics, overrides);
  INFO(all_text(diagnostics));
  CHECK(scenario);
}

namespace {
/// An overlay's lines that give the evacuation of Twinland to the agencies of these articles.
std::string evacuation_by(const std::string& articles) {
  return "  instruments:\n    - {id: evacuate, authority: body, authority_article: '" + articles + "'}\n";
}
}  // namespace

TEST_CASE("what cites the article of a role follows it to another one") {
  const Twinland land("overlay-articles");
  land.write("both", "change:\n" + evacuation_by("15(1)(1) , 15(1)(2)"));
  const auto moved = load(land.write("moved", R"(change:
  roles:
    - {id: rescue-service, article: 15(1)(2)}
    - {id: weather-service, article: 15(1)(7)}
)",
                                     "both.yaml"));
  CHECK(moved->instruments[0].authority_article == "15(1)(2), 15(1)(7)");
  CHECK(moved->threats[0].lead_articles == std::vector<std::string>{"15(1)(2)"});
  CHECK(moved->threats[0].component_leads[0].article == "15(1)(7)");

  // What the overlay says of the instrument itself stands.
  const std::string role = "change:\n  roles:\n    - {id: weather-service, article: 15(1)(7)}\n";
  const auto said = load(land.write("said", role + evacuation_by("15(1)(1)"), "both.yaml"));
  CHECK(said->instruments[0].authority_article == "15(1)(1)");
}

TEST_CASE("an agency that is removed leaves an instrument to the others that it is for") {
  const Twinland land("overlay-removed-authority");
  const std::string remove = "remove:\n  roles: [weather-service]\n";
  land.write("both", "change:\n" + evacuation_by("15(1)(1), 15(1)(2)"));
  CHECK(load(land.write("one", remove, "both.yaml"))->instruments[0].authority_article == "15(1)(1)");
  land.write("alone", "change:\n" + evacuation_by("15(1)(2) "));
  const std::string said = refusal(land.write("none", remove, "alone.yaml"));
  CHECK(said.find("instrument 'evacuate' is for role 'weather-service' alone, 15(1)(2)") != std::string::npos);
  CHECK(said.find("no agency has that article") == std::string::npos);  // once is enough
}

TEST_CASE("an overlay that gives an instrument to an agency that is not there is refused") {
  const Twinland land("overlay-unknown-authority");
  const std::string said = refusal(land.write("unknown", "change:\n" + evacuation_by("15(1)(22)")));
  CHECK(said.find("unknown.yaml:11:") != std::string::npos);
  CHECK(said.find("instrument 'evacuate' is for the agency of 15(1)(22), but no agency has that article; did you mean "
                  "'15(1)(2)'?") != std::string::npos);
}

TEST_CASE("threats and instruments are counted over all files of an institution") {
  const Twinland land("overlay-counts");
  const auto add = [&](const std::string& name, int threats, int instruments) {
    std::string text = "add:\n  threats:\n";
    for (int i = 0; i < threats; ++i)
      text += "    - {id: t" + std::to_string(i) + ", article: 6(1)(" + std::to_string(i + 2) +
              "), name: {en: a, ru: a, kk: a}, types: [environmental], lead_status: gap, rights_sensitivity: low}\n";
    text += "  instruments:\n";
    for (int i = 0; i < instruments; ++i)
      text += "    - {id: m" + std::to_string(i) +
              ", article: 24(1), name: {en: a, ru: a, kk: a}, authority: body, effect: evacuate, strength: 0.5, "
              "class: local, duration: 3 d, threats: [floods]}\n";
    return land.write(name, text);
  };
  const auto full = load(add("full", 31, 63));
  CHECK(full->threats.size() == 32);
  CHECK(full->instruments.size() == 64);
  const std::string said = refusal(add("over", 32, 64));
  CHECK(said.find("over.yaml:42:7: error: the institution has 33 threats; at most 32 are possible") !=
        std::string::npos);
  CHECK(said.find("over.yaml:107:7: error: the institution has 65 instruments; at most 64 are possible") !=
        std::string::npos);
}
