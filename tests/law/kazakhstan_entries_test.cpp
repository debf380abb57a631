// Every entry of the shipped institution by itself: its texts, its sources, its citations.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "kazakhstan.hpp"
#include "law/authority.hpp"
#include "law/coverage.hpp"
#include "statute.hpp"
#include "support/places.hpp"

using namespace qorgan;

TEST_CASE("Every text of the institution stands in three languages", "[law]") {
  const Institution& it = kazakhstan();
  const auto complete = [](const LocalText& text, const std::string& where) {
    INFO(where << ": " << text.en);
    CHECK(text.complete());
  };
  complete(it.name, it.id);
  for (const Role& role : it.roles) {
    complete(role.name, role.id);
    complete(role.short_name, role.id);
    complete(role.holder, role.id);
  }
  for (const Region& region : it.regions) {
    complete(region.name, region.id);
    complete(region.short_name, region.id);
    complete(region.capital, region.id);
  }
  for (const Threat& threat : it.threats) {
    complete(threat.name, threat.id);
    complete(threat.summary, threat.id);
    complete(threat.rights_note, threat.id);
    for (const ComponentLead& part : threat.component_leads) complete(part.component, threat.id);
    if (threat.lead_status != LeadStatus::single) complete(threat.gap_note, threat.id);
  }
  for (const Instrument& instrument : it.instruments) complete(instrument.name, instrument.id);
  for (const Interest& interest : it.interests) complete(interest.name, interest.article);
  for (const NamedType& type : it.types) complete(type.name, type.article);
  for (const Prohibition& prohibition : it.prohibitions) {
    complete(prohibition.name, prohibition.id);
    if (!prohibition.exceptions.empty()) complete(prohibition.exception, prohibition.id);
  }
  for (const Principle& principle : it.principles) complete(principle.name, principle.id);
  for (const Partner& partner : it.partners) complete(partner.name, partner.id);
  for (const VocabularyText& word : it.vocabulary) complete(word.name, word.group + "/" + word.key);
}

TEST_CASE("Short names fit a chart", "[law]") {
  for (const Role& role : kazakhstan().roles)
    for (const Language language : all_languages) {
      const std::string& text = role.short_name.in(language);
      INFO(role.id << ": " << text);
      const auto continuation = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
      CHECK(text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), continuation)) <= 18);
    }
}

namespace {
template <class E>
void check_words(const std::string& group) {
  for (const auto& entry : Vocabulary<E>::names()) {
    const auto& words = kazakhstan().vocabulary;
    INFO(group << "/" << entry.name);
    CHECK(std::count_if(words.begin(), words.end(), [&](const VocabularyText& word) {
            return word.group == group && word.key == entry.name;
          }) == 1);
  }
}
}  // namespace

TEST_CASE("Every word of every vocabulary has its text", "[law]") {
  check_words<Capability>("capability");
  check_words<Function>("function");
  check_words<Basis>("basis");
  check_words<CoordinationRight>("coordination-right");
  check_words<Superior>("superior");
  check_words<Right>("right");
  check_words<Authority>("authority");
  check_words<InstrumentEffect>("instrument-effect");
  check_words<SecurityType>("security-type");
  check_words<EconomicSubtype>("economic-subtype");
  check_words<LeadStatus>("lead-status");
  check_words<Reading>("reading");
  check_words<Policy>("policy");
  check_words<BodyKind>("body-kind");
  check_words<ForbiddenWhen>("forbidden-when");
  check_words<PartnerKind>("partner-kind");
}

TEST_CASE("Every field of competence has its text", "[law]") {
  std::set<std::string> named;
  for (const VocabularyText& word : kazakhstan().vocabulary)
    if (word.group == "field") named.insert(word.key);
  std::set<std::string> used;
  for (const Role& role : kazakhstan().roles)
    for (const Competence& competence : role.competences) used.insert(competence.field);
  CHECK(named == used);
}

TEST_CASE("Every number has a source, and most say that they are assumptions", "[law]") {
  const auto& numbers = kazakhstan().numbers;
  REQUIRE(numbers.size() > 500);
  for (const SourcedNumber& number : numbers) {
    INFO(number.path);
    CHECK_FALSE(number.source.empty());
  }
  for (const char* prefix : {"profiles.", "regions.", "instruments.", "forces"})
    CHECK(std::any_of(numbers.begin(), numbers.end(),
                      [&](const SourcedNumber& number) { return number.path.starts_with(prefix); }));
  const auto assumed = std::count_if(numbers.begin(), numbers.end(), [](const auto& n) { return n.assumption(); });
  CHECK(assumed > static_cast<std::ptrdiff_t>(numbers.size()) / 2);
}

namespace {
/// Each place of a list such as "15(1)(17), 13(3)".
void check_articles(const std::string& articles, const std::string& where) {
  std::size_t begin = 0;
  while (begin <= articles.size()) {
    const std::size_t end = std::min(articles.find(", ", begin), articles.size());
    const std::string one = articles.substr(begin, end - begin);
    INFO(where << " cites '" << one << "'");
    CHECK(statute::exists(one));
    begin = end + 2;
  }
}
}  // namespace

TEST_CASE("The statute's numbering knows what is there and what is not", "[law]") {
  for (const char* there : {"15(1)(6-1)", "13(4-1)", "22(9)", "27", "4(1)", "18(2)(2)", "16(1)", "2-1(2)(5)"})
    CHECK(statute::exists(there));
  for (const char* absent :
       {"15(1)(31)", "15(3)", "13(5)", "11(1)", "16(1)(1)", "27(1)", "31", "", "15(1", "15(1)(1)(1)"})
    CHECK_FALSE(statute::exists(absent));
}

TEST_CASE("Every citation is a place of the Law", "[law]") {
  const Institution& it = kazakhstan();
  for (const Role& role : it.roles) {
    check_articles(role.article, role.id);
    if (role.superior != Superior::none) check_articles(role.superior_article, role.id);
    for (const Competence& competence : role.competences) check_articles(competence.article, role.id);
    if (role.coordination != CoordinationRight::none) check_articles(role.coordination_article, role.id);
    if (!role.force_article.empty()) check_articles(role.force_article, role.id);
    for (const std::string& power : role.powers) check_articles(power, role.id);
  }
  for (const Threat& threat : it.threats) {
    check_articles(threat.article, threat.id);
    for (const auto* list : {&threat.lead_articles, &threat.instruments, &threat.prohibitions})
      for (const std::string& article : *list) check_articles(article, threat.id);
    for (const ComponentLead& part : threat.component_leads) check_articles(part.article, threat.id);
  }
  for (const Instrument& instrument : it.instruments) {
    check_articles(instrument.article, instrument.id);
    check_articles(instrument.authority_article, instrument.id);
  }
  for (const Prohibition& prohibition : it.prohibitions) {
    check_articles(prohibition.article, prohibition.id);
    for (const std::string& article : prohibition.exceptions) check_articles(article, prohibition.id);
  }
  for (const Principle& principle : it.principles) check_articles(principle.article, principle.id);
  for (const Partner& partner : it.partners) check_articles(partner.article, partner.id);
}

TEST_CASE("Every prohibition that a threat cites, and every one of Articles 19 to 23, has an entry", "[law]") {
  const Institution& it = kazakhstan();
  std::set<std::string> known;
  for (const Prohibition& prohibition : it.prohibitions) CHECK(known.insert(prohibition.article).second);
  for (const Threat& threat : it.threats)
    for (const std::string& cited : threat.prohibitions) {
      INFO(threat.id << " cites " << cited);
      CHECK(std::any_of(known.begin(), known.end(), [&](const std::string& k) { return part_of(k, cited); }));
    }
  for (const char* paragraph :
       {"2(3)", "19(2)", "20(3)", "20(4)", "21(2)", "21(3)", "21(5)", "22(5)", "22(7)", "23(5)", "23(6)"})
    for (const std::string& place : statute::references()) {
      if (!part_of(place, paragraph) || (place == paragraph && place != "21(3)")) continue;
      INFO(place);
      CHECK(known.count(place) == 1);
    }
}

TEST_CASE("What is forbidden when rights are limited without need names every instrument that limits rights", "[law]") {
  const Institution& it = kazakhstan();
  const auto unreasonable = std::find_if(it.prohibitions.begin(), it.prohibitions.end(),
                                         [](const Prohibition& p) { return p.article == "19(2)(7)"; });
  REQUIRE(unreasonable != it.prohibitions.end());
  CHECK(unreasonable->when == ForbiddenWhen::disproportionate);
  for (std::size_t m = 0; m < it.instruments.size(); ++m) {
    INFO(it.instruments[m].id);
    const auto& listed = unreasonable->instruments;
    CHECK((std::find(listed.begin(), listed.end(), InstrumentId(m)) != listed.end()) ==
          !it.instruments[m].rights.empty());
  }
}

TEST_CASE("An instrument without need or without authority names the prohibitions that it breaks", "[law]") {
  const Institution& it = kazakhstan();
  const auto broken = [&](const char* instrument, ForbiddenWhen when) {
    std::vector<std::string> articles;
    for (const std::size_t i : broken_by(it, it.instrument(instrument), when))
      articles.push_back(it.prohibitions[i].article);
    return articles;
  };
  using Articles = std::vector<std::string>;
  CHECK(broken("restrict-communications", ForbiddenWhen::disproportionate) ==
        Articles{"19(2)(7)", "22(5)(3)", "23(5)(1)"});
  CHECK(broken("temporary-trade-ban", ForbiddenWhen::disproportionate) == Articles{"19(2)(7)", "22(5)(1)"});
  CHECK(broken("suppress-unlawful-acts", ForbiddenWhen::unauthorised) == Articles{"19(2)(3)", "21(5)(1)"});
  CHECK(broken("inform-population", ForbiddenWhen::disproportionate).empty());  // it limits nobody
  CHECK(broken("inform-population", ForbiddenWhen::unauthorised) == Articles{"21(5)(1)"});
  CHECK(broken("restrict-communications", ForbiddenWhen::not_modelled).empty());
}

TEST_CASE("The five objectives and the ten principles are there, each once and in order", "[law]") {
  std::vector<std::string> wanted;
  for (int i = 1; i <= 5; ++i) wanted.push_back("2-1(2)(" + std::to_string(i) + ")");
  for (int i = 1; i <= 10; ++i) wanted.push_back("3(" + std::to_string(i) + ")");
  std::vector<std::string> there;
  for (const Principle& principle : kazakhstan().principles) there.push_back(principle.article);
  CHECK(there == wanted);
}

TEST_CASE("Every section that shows a principle is one of the report", "[law]") {
  std::string report;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() + "/sim/report")) {
    std::ifstream in(entry.path(), std::ios::binary);
    report.append(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  for (const Principle& principle : kazakhstan().principles)
    for (const std::string& section : principle.sections) {
      INFO(principle.id << ": " << section);
      CHECK(report.find("Section section{\"" + section + "\"") != std::string::npos);
    }
}
