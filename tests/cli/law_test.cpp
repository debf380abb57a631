#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "catch.hpp"
#include "program.hpp"

using namespace qorgan::test;

using nlohmann::json;

TEST_CASE("the law leaves nine threats without a lead and two with one for a part", "[cli][law]") {
  const Outcome text = run({"law", "gaps"});
  CHECK(text.status == 0);
  CHECK_THAT(text.out,
             ContainsSubstring("9 of 21 threats of 6(1) have no lead in the Law, 2 have one for a part only."));
  CHECK_THAT(text.out, ContainsSubstring("Status") && ContainsSubstring("no lead in the Law") &&
                           ContainsSubstring("lead for a part only"));
  CHECK_THAT(run({"law", "gaps", "--lang", "ru"}).out, ContainsSubstring("с ведущим органом лишь в части 2"));
  CHECK_THAT(run({"law", "gaps", "--lang", "kk"}).out, ContainsSubstring("тек бір бөлігі бойынша аталғаны 2"));

  const Outcome data = run({"law", "gaps", "--json"});
  CHECK(data.status == 0);
  const json gaps = json::parse(data.out).at("gaps");
  CHECK(json::parse(data.out).at("counts") == json({{"threats", 21}, {"gap", 9}, {"partial", 2}}));
  CHECK(std::count_if(gaps.begin(), gaps.end(), [](const json& gap) { return gap.at("lead_status") == "gap"; }) == 9);
  CHECK(std::count_if(gaps.begin(), gaps.end(), [](const json& gap) { return gap.at("lead_status") == "partial"; }) ==
        2);
  for (const json& gap : gaps) CHECK(gap.at("article").get<std::string>().starts_with("6(1)("));
}

TEST_CASE("overlaps stand under their kinds, with the articles of those who claim", "[cli][law]") {
  const json overlaps = json::parse(run({"law", "overlaps", "--json"}).out).at("overlaps");
  std::map<std::string, std::set<std::string>> of;
  for (const json& overlap : overlaps) {
    CHECK(overlap.at("roles").size() >= 2);
    const bool threat = overlap.at("threat").is_string();
    of[overlap.at("kind").get<std::string>()].insert(overlap.at(threat ? "threat" : "what").get<std::string>());
  }
  CHECK(of["leads"] == std::set<std::string>{"6(1)(11)", "6(1)(13)"});
  CHECK(of["coordination-rights"].contains("6(1)(1)"));
  CHECK(of["type-coordinators"] == std::set<std::string>{"6(1)(15)", "6(1)(9)"});
  CHECK(of["coordinate-or-regulate"] == std::set<std::string>{"communications", "economic-security"});
  for (const char* field : {"foreign-intelligence", "counter-terrorism", "financial-stability"})
    CHECK(of["task"].contains(field));

  const std::string text = run({"law", "overlaps"}).out;
  for (const char* heading :
       {"Threats with two leads", "several coordination rights meet", "coordinate the type of security",
        "Fields that several coordinate or regulate", "Fields in which the text gives a task to several"})
    CHECK_THAT(text, ContainsSubstring(heading));
  CHECK_THAT(text, ContainsSubstring("15(1)(11)") && ContainsSubstring("15(1)(14)") && ContainsSubstring("15(1)(6-1)"));
  CHECK_THAT(run({"law", "overlaps", "--lang", "ru"}).out, ContainsSubstring("Угрозы с двумя ведущими органами"));
}

TEST_CASE("where the Law names two leads both may head, and the choice of a run is said to be the model's",
          "[cli][law]") {
  const json heads = json::parse(run({"law", "who", "6(1)(11)", "--json"}).out).at("heads");
  for (const json& head : heads) {
    CHECK(head.at("disputed") == true);
    REQUIRE(head.at("entitled").size() == 2);
    CHECK(head.at("entitled")[0].at("role") == "state-planning");
    CHECK(head.at("entitled")[1].at("role") == "finance");
    CHECK(head.at("entitled")[1].at("article") == "15(1)(14)");
  }
  CHECK_THAT(run({"law", "who", "6(1)(11)"}).out, ContainsSubstring("The Law does not say which of them heads"));
  CHECK_THAT(run({"law", "who", "6(1)(11)", "--lang", "kk"}).out, ContainsSubstring("бұл модельдің таңдауы"));
  CHECK_THAT(run({"law", "who", "6(1)(8)"}).out, !ContainsSubstring("The Law does not say"));
}

TEST_CASE("18(4) tells whom each reading lets head, and against which threats", "[cli][law]") {
  const std::string text = run({"law", "show", "18(4)"}).out;
  CHECK_FALSE(text.starts_with("\n"));
  CHECK_THAT(text, ContainsSubstring("Whom 18(4) admits as heads, by reading") &&
                       ContainsSubstring("energy security") && ContainsSubstring("15(1)(6-1)") &&
                       ContainsSubstring("civil protection policy"));
  CHECK_THAT(text,
             ContainsSubstring("Who may head against each threat") && ContainsSubstring("the Law does not choose"));
  const json heads = json::parse(run({"law", "show", "18(4)", "--json"}).out).at("heads");
  CHECK(heads.size() == 63);
  CHECK(std::count_if(heads.begin(), heads.end(), [](const json& head) {
          return head.at("reading") == "literal" && head.at("role").is_null();
        }) == 5);
}

TEST_CASE("places of the Law without an entry are shown from the coverage", "[cli][law]") {
  for (const char* place : {"9(3)", "1", "7", "9(1)", "17(3)", "22(1)(1)", "26", "28", "24(1)(7)"}) {
    INFO(place);
    const Outcome answer = run({"law", "show", place});
    CHECK(answer.status == 0);
    CHECK(answer.out.starts_with(std::string(place) + "  "));
    CHECK_THAT(answer.out, ContainsSubstring("In the model"));
  }
  const json rows = json::parse(run({"law", "show", "9(3)", "--json"}).out).at("coverage");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].at("reference") == "9(3)");
  CHECK_THAT(run({"law", "show", "1"}).out, ContainsSubstring("1(10)"));
  CHECK_THAT(run({"law", "show", "7", "--lang", "ru"}).err, ContainsSubstring("только на английском"));
  const Outcome nowhere = run({"law", "show", "31"});
  CHECK(nowhere.status == 2);
  CHECK_THAT(nowhere.err, !ContainsSubstring("did you mean '1'"));
}

TEST_CASE("a place is found in every usual spelling", "[cli][law]") {
  const std::string wanted = run({"law", "who", "6(1)(18)"}).out;
  for (const std::string spelling :
       {"6(1)18", "6.1.18", "6(18)", "18", "§ 6(1)(18)", "№ 6(1)(18)", "６（１）（１８）", "пп. 18 п. 1 ст. 6",
        "подпункт 18) пункта 1 статьи 6", "6-баптың 1-тармағының 18) тармақшасы",
        "subparagraph 18 of paragraph 1 of Article 6", "flood", "наводнение", "су тасқыны"}) {
    INFO(spelling);
    CHECK(run({"law", "who", spelling}).out == wanted);
  }
  CHECK(run({"law", "show", "15(1)(6–1)"}).out == run({"law", "show", "15(1)(6-1)"}).out);
  CHECK(run({"law", "show", "15(1)17"}).out == run({"law", "show", "15(1)(17)"}).out);
  CHECK_THAT(run({"law", "show", "15(17)"}).err, ContainsSubstring("'15(17)' is read as 15(1)(17)"));
  CHECK_THAT(run({"law", "show", "15(3)"}).err, ContainsSubstring("15(1)(3)") && ContainsSubstring("15(2)(3)"));
  for (const std::string name : {"МЧС", "Ministry of Emergency Situations", "Civil protection"}) {
    INFO(name);
    CHECK_THAT(run({"law", "show", name}).out, ContainsSubstring("(role civil-protection)"));
  }
  CHECK_THAT(run({"law", "who", "terorism"}).err, ContainsSubstring("did you mean 'terrorism-extremism-separatism'?"));
  CHECK_THAT(run({"law", "who", "cyber"}).out, ContainsSubstring("6(1)(16)"));
  CHECK_THAT(run({"law", "who", "epidemic"}).err, ContainsSubstring("6(1)(18)") && ContainsSubstring("6(1)(21)"));
}

TEST_CASE("an id shows what it names and no neighbour, and a threat its summary", "[cli][law]") {
  const Outcome evacuation = run({"law", "show", "evacuate-people"});
  CHECK_THAT(evacuation.out, ContainsSubstring("(instrument evacuate-people)") &&
                                 !ContainsSubstring("(instrument mobilise-forces)") &&
                                 ContainsSubstring("Bodies that may"));
  CHECK_THAT(run({"law", "show", "akimat"}).out, !ContainsSubstring("(role maslikhat)"));
  CHECK_THAT(run({"law", "show", "18(3)(4)"}).out,
             ContainsSubstring("evacuate-people") && ContainsSubstring("mobilise-forces"));
  const json shown = json::parse(run({"law", "show", "evacuate-people", "--json"}).out).at("establishes");
  REQUIRE(shown.size() == 1);
  CHECK(shown[0].at("may_take")[0].at("role") == "akimat");
  CHECK_THAT(run({"law", "who", "6(1)(18)"}).out, ContainsSubstring("What it is"));
  CHECK_THAT(json::parse(run({"law", "who", "6(1)(18)", "--json"}).out).at("summary").at("en").get<std::string>(),
             ContainsSubstring("drinking water"));
}

TEST_CASE("what a body may do against a threat is told with its fields", "[cli][law]") {
  const json who = json::parse(run({"law", "who", "6(1)(18)", "--json"}).out);
  for (const json& body : who.at("competent")) {
    const bool coordinates = body.at("role") == "civil-protection" || body.at("role") == "environment";
    bool found = false;
    for (const json& deed : body.at("functions")) found = found || deed.at("function") == "coordinate";
    INFO(body.at("role"));
    CHECK(found == coordinates);
    CHECK_FALSE(body.at("functions").empty());
  }
  CHECK_THAT(run({"law", "who", "6(1)(18)"}).out, ContainsSubstring("20(1)(5)"));
  CHECK_THAT(run({"law", "show", "27"}).out,
             ContainsSubstring("not stated, 27") && !ContainsSubstring("President, 10"));
}

TEST_CASE("in an emergency only the broad reading lets somebody head a headquarters", "[cli][law]") {
  const Outcome data = run({"law", "who", "6(1)(18)", "--json"});
  REQUIRE(data.status == 0);
  const json answer = json::parse(data.out);
  CHECK(answer.at("id") == "environment-and-emergencies");
  CHECK(answer.at("lead_status") == "gap");
  CHECK(answer.at("leads").empty());
  REQUIRE(answer.at("heads").size() == 3);
  CHECK(answer.at("heads")[0].at("reading") == "literal");
  CHECK(answer.at("heads")[0].at("role").is_null());
  CHECK(answer.at("heads")[0].at("instead") == json({"13(3)", "10(2)"}));
  CHECK(answer.at("heads")[1].at("role").is_null());
  CHECK(answer.at("heads")[2].at("role") == "civil-protection");
  CHECK(answer.at("heads")[2].at("ground") == "component-lead");
  CHECK(answer.at("heads")[2].at("article") == "15(1)(17)");

  const Outcome text = run({"law", "who", "6(1)(18)"});
  CHECK_THAT(text.out, ContainsSubstring("nobody: the Law names no coordinator"));
  CHECK_THAT(text.out, ContainsSubstring("15(1)(17)"));
}

TEST_CASE("a body that has taken in the leader of another part heads alone, for both parts", "[cli][law]") {
  const Folder folder;
  const std::filesystem::path today = std::filesystem::weakly_canonical(shipped("institutions/kazakhstan.yaml"));
  const std::string file = folder.write(
      "merger.yaml", "qorgan: institution-overlay\nversion: 1\nextends: " +
                         today.lexically_relative(std::filesystem::weakly_canonical(folder.path())).string() +
                         "\nid: merger\nname: {en: a, ru: б, kk: в}\nreform: {en: a, ru: б, kk: в}\n"
                         "articles: [15(1)(17)]\nsource: the reform\n"
                         "merge: [{into: civil-protection, from: environment}]\n");
  const Outcome data = run({"law", "who", "6(1)(18)", "--institution", file, "--json"});
  INFO(data.err);
  REQUIRE(data.status == 0);
  const json answer = json::parse(data.out);
  REQUIRE(answer.at("component_leads").size() == 2);
  for (const json& part : answer.at("component_leads")) CHECK(part.at("article") == "15(1)(17)");
  REQUIRE(answer.at("heads")[2].at("entitled").size() == 1);
  CHECK(answer.at("heads")[2].at("role") == "civil-protection");
  const std::string text = run({"law", "who", "6(1)(18)", "--institution", file}).out;
  CHECK_THAT(text, ContainsSubstring("leads for a part: «emergencies»,"));
  CHECK_THAT(text, !ContainsSubstring("Each has a right for its own part only"));
  CHECK_THAT(run({"law", "who", "6(1)(18)"}).out, ContainsSubstring("Each has a right for its own part only"));
}

TEST_CASE("against terrorism a body with interdepartmental coordination heads under every reading", "[cli][law]") {
  const json answer = json::parse(run({"law", "who", "terrorism-extremism-separatism", "--json"}).out);
  for (const json& head : answer.at("heads")) {
    CHECK(head.at("role") == "national-security-bodies");
    CHECK(head.at("ground") == "lead");
    CHECK(head.at("disputed") == false);
  }
}

TEST_CASE("a threat is found by article, id, beginning and name, in any of the languages", "[cli][law]") {
  const std::string wanted = run({"law", "who", "6(1)(21)"}).out;
  REQUIRE(!wanted.empty());
  for (const std::string name :
       {"Article 6(1)(21)", "ст. 6(1)(21)", "biohazard", "bioh", "Биологическая", "БИОЛОГИЯЛЫҚ"}) {
    INFO(name);
    CHECK(run({"law", "who", name}).out == wanted);
  }
}

TEST_CASE("a threat that is not there is refused with what may have been meant", "[cli][law]") {
  const Outcome misspelt = run({"law", "who", "biohasard"});
  CHECK(misspelt.status == 2);
  CHECK(misspelt.out.empty());
  CHECK_THAT(misspelt.err, ContainsSubstring("'biohasard' is no threat of kazakhstan; did you mean 'biohazard'?"));

  const Outcome ambiguous = run({"law", "who", "foreign"});
  CHECK(ambiguous.status == 2);
  CHECK_THAT(ambiguous.err, ContainsSubstring("6(1)(9)") && ContainsSubstring("6(1)(20)"));
}

TEST_CASE("a word for a threat is answered only where it is sure", "[cli][law]") {
  const std::string terrorism = run({"law", "who", "6(1)(8)"}).out;
  for (const std::string word : {"terrorist", "террорист", "terroris", "террор", "теракт", "террористов", "лаңкестікке",
                                 "ланкестик", "threat of terrorism", "«Терроризм»", "террори\u0441\u0442"}) {
    INFO(word);
    const Outcome answer = run({"law", "who", word});
    CHECK(answer.status == 0);
    CHECK(answer.out == terrorism);
    CHECK_THAT(answer.err, ContainsSubstring("is read as 6(1)(8)"));
  }
  CHECK(json::parse(run({"law", "who", "паводков", "--json"}).out).at("article") == "6(1)(18)");
  for (const auto& [word, candidates] : std::vector<std::pair<std::string, std::vector<std::string>>>{
           {"terorism", {"6(1)(8)"}},
           {"epidemic", {"6(1)(18)", "6(1)(21)"}},
           {"terrorism and corruption", {"6(1)(1)", "6(1)(8)"}},
           {"flood of complaints", {"6(1)(18)"}},
           {"officials", {"6(1)(1)"}}}) {
    INFO(word);
    for (const std::string form : {"--lang=en", "--lang=kk", "--json"}) {
      const Outcome asked = run({"law", "who", word, form});
      CHECK(asked.status == 2);
      CHECK(asked.out.empty());
      for (const std::string& candidate : candidates) CHECK_THAT(asked.err, ContainsSubstring(candidate));
    }
  }
  for (const std::string word : {"banana", "футбол", "threat", "қатер"}) {
    INFO(word);
    const Outcome none = run({"law", "who", word});
    CHECK(none.status == 2);
    CHECK(none.out.empty());
    CHECK_THAT(none.err, ContainsSubstring("is no threat") && !ContainsSubstring("did you mean"));
  }
}

TEST_CASE("bodies are found by what people call them, and said to be no threats", "[cli][law]") {
  for (const auto& [name, id] :
       std::vector<std::pair<std::string, std::string>>{{"МВД", "internal-affairs"},
                                                        {"MBД", "internal-affairs"},
                                                        {"полицией", "internal-affairs"},
                                                        {"Ministry of Internal Affairs", "internal-affairs"},
                                                        {"Министерством внутренних дел", "internal-affairs"},
                                                        {"Ішкі істер министрлігінің", "internal-affairs"},
                                                        {"КНБ", "national-security-bodies"},
                                                        {"ҰҚК", "national-security-bodies"},
                                                        {"МЧС", "civil-protection"},
                                                        {"ТЖМ", "civil-protection"},
                                                        {"akim", "akimat"},
                                                        {"аким", "akimat"},
                                                        {"акимат", "akimat"},
                                                        {"әкім", "akimat"},
                                                        {"аким Атырау", "akimat"},
                                                        {"әкімдіктің", "akimat"},
                                                        {"Правительство", "government"},
                                                        {"Prime Minister", "government"},
                                                        {"Үкіметке", "government"},
                                                        {"Совет Безопасности", "security-council"},
                                                        {"Минздрав", "healthcare"},
                                                        {"Ministry of Defence", "defence"}}) {
    INFO(name);
    const Outcome shown = run({"law", "show", name});
    CHECK(shown.status == 0);
    CHECK_THAT(shown.out, ContainsSubstring("(role " + id + ")"));
    const json data = json::parse(run({"law", "show", name, "--json"}).out);
    CHECK(data.at("establishes").at(0).at("id") == id);
    const Outcome who = run({"law", "who", name});
    CHECK(who.status == 2);
    CHECK(who.out.empty());
    CHECK_THAT(who.err, ContainsSubstring("is no threat of kazakhstan; it is the role " + id));
  }
  const Outcome shared = run({"law", "show", "Ministry of Culture and Information"});
  CHECK(shared.status == 2);
  CHECK_THAT(shared.err, ContainsSubstring("mass-media") && ContainsSubstring("culture"));
  CHECK(run({"law", "show", "Минсчастья"}).status == 2);
  CHECK_THAT(run({"law", "who", "15(1)(17)"}).err, ContainsSubstring("it is the role civil-protection"));
}

TEST_CASE("an article shows what it establishes and what rests on it", "[cli][law]") {
  const Outcome role = run({"law", "show", "15(1)(17)"});
  CHECK(role.status == 0);
  CHECK_THAT(role.out, ContainsSubstring("Authorised body for civil protection") &&
                           ContainsSubstring("Government, 15(1)(17), 13(3)"));

  const json power = json::parse(run({"law", "show", "13(3)", "--json"}).out);
  CHECK(power.at("establishes").empty());
  CHECK(power.at("cited").size() > 20);

  const json threats = json::parse(run({"law", "show", "6(1)", "--json"}).out).at("parts");
  REQUIRE(threats.size() == 21);
  CHECK(threats[1].at("article") == "6(1)(2)");
  CHECK(threats[20].at("article") == "6(1)(21)");

  const json roles = json::parse(run({"law", "show", "15(1)", "--json"}).out).at("parts");
  CHECK(roles.size() == 37);
  CHECK(roles[6].at("article") == "15(1)(6-1)");

  const json interests = json::parse(run({"law", "show", "5(1)", "--json"}).out).at("parts");
  CHECK(interests.size() == 18);
}

TEST_CASE("names come in the language that is asked for", "[cli][law]") {
  CHECK_THAT(run({"law", "show", "15(1)(17)", "--lang", "ru"}).out, ContainsSubstring("гражданской защиты"));
  CHECK_THAT(run({"law", "show", "15(1)(17)", "--lang", "kk"}).out, ContainsSubstring("Азаматтық қорғау"));
}

TEST_CASE("an article that the data does not know is refused with a suggestion", "[cli][law]") {
  const Outcome answer = run({"law", "show", "civil-protecton"});
  CHECK(answer.status == 2);
  CHECK(answer.out.empty());
  CHECK_THAT(answer.err, ContainsSubstring("did you mean 'civil-protection'?"));
}

TEST_CASE("every edge of the graph joins two of its nodes", "[cli][law]") {
  const Outcome data = run({"law", "graph", "--format", "json", "--quiet"});
  CHECK(data.err.empty());
  const json graph = json::parse(data.out);
  std::vector<std::string> nodes;
  for (const json& node : graph.at("nodes")) nodes.push_back(node.at("id"));
  std::sort(nodes.begin(), nodes.end());
  CHECK(std::adjacent_find(nodes.begin(), nodes.end()) == nodes.end());
  for (const json& edge : graph.at("edges")) {
    CHECK(std::binary_search(nodes.begin(), nodes.end(), edge.at("from").get<std::string>()));
    CHECK(std::binary_search(nodes.begin(), nodes.end(), edge.at("to").get<std::string>()));
  }
  std::set<std::string> joined, takers;
  for (const json& edge : graph.at("edges")) {
    joined.insert(edge.at("from").get<std::string>());
    joined.insert(edge.at("to").get<std::string>());
    if (edge.at("kind") == "may-take") takers.insert(edge.at("from").get<std::string>());
  }
  CHECK(joined.size() == nodes.size());  // nothing stands alone
  for (const char* role : {"role:courts", "role:parliament", "role:government", "role:akimat", "role:healthcare"})
    CHECK(takers.contains(role));
  const std::string graphml = run({"law", "graph"}).out;
  CHECK(graphml.starts_with("<?xml"));
  CHECK(graphml.ends_with("</graphml>\n"));
  CHECK(run({"law", "graph", "--format", "dot"}).out.starts_with("digraph law {"));
}

TEST_CASE("an institution that cannot be read is named, and nothing is answered", "[cli][law]") {
  const Folder folder;
  const std::string file = folder.write("broken.yaml", "qorgan: institution\nversion: 1\nroels: []\n");
  const Outcome answer = run({"law", "gaps", "--institution", file});
  CHECK(answer.status == 2);
  CHECK(answer.out.empty());
  CHECK_THAT(answer.err, ContainsSubstring(file + ":3:1: error:") && ContainsSubstring("did you mean 'roles'?"));

  const Outcome elsewhere = run({"law", "gaps"}, {"QORGAN_DATA=" + folder.path().string()});
  CHECK(elsewhere.status == 2);
  CHECK_THAT(elsewhere.err, ContainsSubstring("QORGAN_DATA"));
}

namespace {
std::string reform(const std::string& name) { return shipped("institutions/reforms/" + name + ".yaml"); }
}  // namespace

TEST_CASE("the law answers for a reform and says which one is in force", "[cli][law]") {
  const std::string file = reform("civil-protection-may-head");
  const Outcome gaps = run({"law", "gaps", "--institution", file});
  CHECK(gaps.status == 0);
  CHECK_THAT(gaps.err, ContainsSubstring("Reform in force: civil protection may head"));
  CHECK_THAT(gaps.out, ContainsSubstring("8 of 21 threats of 6(1) have no lead in the Law"));
  CHECK_THAT(run({"law", "gaps", "--institution", file, "--lang", "kk"}).err, ContainsSubstring("Күшіндегі реформа"));

  const json who = json::parse(run({"law", "who", "6(1)(18)", "--institution", file, "--json"}).out);
  CHECK(who.at("heads")[0].at("role") == "civil-protection");
  CHECK(who.at("heads")[0].at("ground") == "lead");
  REQUIRE(who.at("overlays").size() == 1);
  CHECK(who.at("overlays")[0].at("id") == "civil-protection-may-head");
  CHECK(who.at("overlays")[0].at("articles") == json({"15(1)(17)"}));
  CHECK(json::parse(run({"law", "who", "6(1)(18)", "--json"}).out).at("overlays").empty());

  const Outcome added = run({"law", "show", "15(1)(22-1)", "--institution", reform("biosafety-body")});
  CHECK_THAT(added.out, ContainsSubstring("Authorised body for biosafety"));
}

TEST_CASE("a difference lists what a reform changes in the answers", "[cli][law]") {
  const std::string before = shipped("institutions/kazakhstan.yaml");
  const Outcome text = run({"law", "diff", before, reform("merge-digital-bodies")});
  CHECK(text.status == 0);
  CHECK_THAT(text.out, ContainsSubstring("merged into: Digital body") && ContainsSubstring("not stated -> Government"));
  CHECK(run({"law", "diff", reform("merge-digital-bodies")}).out == text.out);
  CHECK_THAT(run({"law", "diff", before, before}).out, ContainsSubstring("Both give the same answers."));

  const json data = json::parse(run({"law", "diff", reform("biosafety-body"), "--json"}).out);
  CHECK(data.at("before") == "kazakhstan");
  CHECK(data.at("after") == "kazakhstan+biosafety-body");
  const std::string russian = run({"law", "diff", reform("biosafety-body"), "--lang", "ru"}).out;
  CHECK_THAT(russian, ContainsSubstring("биологическая безопасность: выявление") &&
                          ContainsSubstring("Информирование населения") && !ContainsSubstring("inform-population") &&
                          !ContainsSubstring("biosafety"));
  REQUIRE(data.at("threats").size() == 1);
  CHECK(data.at("threats")[0].at("leads") == json::parse(R"([[], ["biosafety"]])"));
  CHECK(data.at("threats")[0].at("heads")[0].at("before").is_null());

  const Outcome missing = run({"law", "diff", before, reform("no-such-reform")});
  CHECK(missing.status == 2);
  CHECK(missing.out.empty());
}

TEST_CASE("coverage says of every place of the Law where it lives or why it does not", "[cli][law]") {
  const Outcome all = run({"law", "coverage", "--json"});
  REQUIRE(all.status == 0);
  const json rows = json::parse(all.out).at("coverage");
  CHECK(rows.size() == 363);
  for (const json& row : rows) {
    INFO(row.at("reference"));
    CHECK((row.at("where").empty() == (row.at("status") == "none")));
    CHECK((row.at("status") != "none" || !row.at("note").get<std::string>().empty()));
  }
  CHECK_THAT(all.err, ContainsSubstring("363 places of the Law"));

  const json article = json::parse(run({"law", "coverage", "--article", "Article 15(2)", "--json"}).out).at("coverage");
  REQUIRE(article.size() == 6);
  CHECK(article[4].at("reference") == "15(2)(4)");
  CHECK(article[4].at("where")[0] == "scenarios/institutions/kazakhstan/instruments.yaml#inform-population");
  const Outcome text = run({"law", "coverage", "--article", "13(5)"});
  CHECK_THAT(text.out, ContainsSubstring("Repealed"));
  CHECK_THAT(text.err, ContainsSubstring("1 places of the Law: 1 none."));

  const json none = json::parse(run({"law", "coverage", "--status", "none", "--json"}).out).at("coverage");
  CHECK(none.size() > 10);
  for (const json& row : none) CHECK(row.at("status") == "none");
  CHECK(run({"law", "coverage", "--status", "nothing"}).status == 2);
  const Outcome kazakh = run({"law", "coverage", "--article", "15(2)", "--lang", "kk"});
  CHECK_THAT(kazakh.out, ContainsSubstring("Мәртебе") && ContainsSubstring("шара"));
  CHECK_THAT(kazakh.err, ContainsSubstring("Заң нормалары: 6"));

  const Outcome nowhere = run({"law", "coverage", "--article", "31"});
  CHECK(nowhere.status == 2);
  CHECK(nowhere.out.empty());
  const Folder folder;
  CHECK(run({"law", "coverage"}, {"QORGAN_DATA=" + folder.path().string()}).status == 2);
}

TEST_CASE("prohibitions, principles and partners abroad are shown by article and by id", "[cli][law]") {
  const Outcome unreasonable = run({"law", "show", "19(2)(7)"});
  CHECK(unreasonable.status == 0);
  CHECK_THAT(unreasonable.out, ContainsSubstring("when it limits rights without need") && ContainsSubstring("17(2)"));
  CHECK_THAT(run({"law", "show", "19(2)(7)", "--lang", "ru"}).out,
             ContainsSubstring("Необоснованное ограничение прав"));
  CHECK_THAT(run({"law", "show", "20(4)(1)"}).out, ContainsSubstring("ratified treaty"));
  CHECK_THAT(run({"law", "show", "3(4)"}).out, ContainsSubstring("time_to_inform"));
  const json partner = json::parse(run({"law", "show", "neighbouring-state", "--json"}).out).at("establishes").at(0);
  CHECK(partner.at("kind") == "partner");
  CHECK(partner.at("partner_kind") == "state");
  CHECK(partner.at("contacts")[0].at("role") == "foreign-policy");
  const json principles = json::parse(run({"law", "show", "3", "--json"}).out).at("parts");
  CHECK(principles.size() == 10);
}
