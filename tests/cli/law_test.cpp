#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "program.hpp"

using namespace qorgan::test;

using nlohmann::json;

TEST_CASE("the law leaves nine threats without a lead and two with one for a part", "[cli][law]") {
  const Outcome text = run({"law", "gaps"});
  CHECK(text.status == 0);
  CHECK_THAT(text.err,
             ContainsSubstring("9 of 21 threats of 6(1) have no lead in the Law, 2 have one for a part only."));

  const Outcome data = run({"law", "gaps", "--json"});
  CHECK(data.status == 0);
  const json gaps = json::parse(data.out).at("gaps");
  CHECK(std::count_if(gaps.begin(), gaps.end(), [](const json& gap) { return gap.at("lead_status") == "gap"; }) == 9);
  CHECK(std::count_if(gaps.begin(), gaps.end(), [](const json& gap) { return gap.at("lead_status") == "partial"; }) ==
        2);
  for (const json& gap : gaps) CHECK(gap.at("article").get<std::string>().starts_with("6(1)("));
}

TEST_CASE("two threats have two leads each, and both are named with their articles", "[cli][law]") {
  const json overlaps = json::parse(run({"law", "overlaps", "--json"}).out).at("overlaps");
  std::vector<std::string> dual;
  for (const json& overlap : overlaps)
    if (overlap.at("threat").is_string()) {
      CHECK(overlap.at("roles").size() >= 2);
      dual.push_back(overlap.at("threat"));
    }
  CHECK(std::find(dual.begin(), dual.end(), "6(1)(11)") != dual.end());
  CHECK(std::find(dual.begin(), dual.end(), "6(1)(13)") != dual.end());
  CHECK_THAT(run({"law", "overlaps"}).out, ContainsSubstring("15(1)(11)") && ContainsSubstring("15(1)(14)"));
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

  const Outcome elsewhere = run({"law", "gaps"}, {"QORGAN_HOME=" + folder.path().string()});
  CHECK(elsewhere.status == 2);
  CHECK_THAT(elsewhere.err, ContainsSubstring("QORGAN_HOME"));
}

namespace {
std::string reform(const std::string& name) { return shipped("institutions/reforms/" + name + ".yaml"); }
}  // namespace

TEST_CASE("the law answers for a reform and says which one is in force", "[cli][law]") {
  const std::string file = reform("civil-protection-may-head");
  const Outcome gaps = run({"law", "gaps", "--institution", file});
  CHECK(gaps.status == 0);
  CHECK_THAT(gaps.err, ContainsSubstring("Reform in force: civil protection may head") &&
                           ContainsSubstring("8 of 21 threats of 6(1) have no lead in the Law"));
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
  CHECK(article[4].at("where")[0] == "scenarios/institutions/kazakhstan/measures.yaml#inform-population");
  const Outcome text = run({"law", "coverage", "--article", "13(5)"});
  CHECK_THAT(text.out, ContainsSubstring("Repealed"));
  CHECK_THAT(text.err, ContainsSubstring("1 places of the Law: 1 none."));

  const Outcome nowhere = run({"law", "coverage", "--article", "31"});
  CHECK(nowhere.status == 2);
  CHECK(nowhere.out.empty());
  const Folder folder;
  CHECK(run({"law", "coverage"}, {"QORGAN_HOME=" + folder.path().string()}).status == 2);
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
