#include "record/why.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "catch.hpp"
#include "support/small_run.hpp"

using namespace qorgan;

namespace {

/// Events 0..n-1 with keys 10, 20...; causes by index.
Record chain_record(const std::vector<std::vector<std::size_t>>& causes) {
  Record record;
  for (std::size_t i = 0; i < causes.size(); ++i) {
    Event event;
    event.key = 10 * (i + 1);
    event.tick = static_cast<Tick>(i);
    for (std::size_t c = 0; c < causes[i].size(); ++c) event.causes[c] = 10 * (causes[i][c] + 1);
    record.events.push_back(event);
  }
  return record;
}

}  // namespace

TEST_CASE("the chain is the shortest way from a root", "[record][why]") {
  // 5 has two causes: a long way over 4, 3, 2 to 0, and a short one over 1 to 0.
  const Record record = chain_record({{}, {0}, {0}, {2}, {3}, {4, 1}});
  const Why answer = why(record, 5);
  REQUIRE(answer.ok());
  CHECK(answer.chain == std::vector<std::size_t>{0, 1, 5});
  CHECK(answer.tree.front().event == 5);
  CHECK(answer.tree.front().depth == 0);
}

TEST_CASE("what was told once is not told again", "[record][why]") {
  const Record record = chain_record({{}, {0}, {1}, {1}, {2, 3}});
  const Why answer = why(record, 4);
  std::size_t told = 0, again = 0;
  for (const WhyNode& node : answer.tree)
    if (node.event == 1) ++(node.again ? again : told);
  CHECK(told == 1);
  CHECK(again == 1);
}

TEST_CASE("depth and size of the tree are limited, and the cut is said", "[record][why]") {
  std::vector<std::vector<std::size_t>> causes{{}};
  for (std::size_t i = 1; i < 100; ++i) causes.push_back({i - 1});
  const Record record = chain_record(causes);
  const Why shallow = why(record, 99, {3, 200});
  CHECK(shallow.tree.size() == 4);
  CHECK(shallow.tree.back().cut);
  const Why small = why(record, 99, {1000, 10});
  CHECK(small.tree.size() == 10);
  CHECK(small.tree.back().cut);
  CHECK(small.chain.size() == 100);
}

TEST_CASE("causes that lie after their effect, or nowhere, are no causes", "[record][why]") {
  Record record = chain_record({{}, {0}, {1}});
  record.events[1].causes = {30, 20, 999};  // a later one, itself, none
  const Why answer = why(record, 2);
  REQUIRE(answer.ok());
  CHECK(answer.chain == std::vector<std::size_t>{1, 2});
  REQUIRE(answer.tree.size() == 2);
  CHECK(answer.tree[1].unrecorded == 3);
}

TEST_CASE("every chain of a real run ends at a root", "[record][why]") {
  const Record& record = test::small_record();
  for (std::size_t i = 0; i < record.events.size(); i += 7) {
    const Why answer = why(record, i);
    REQUIRE(answer.ok());
    REQUIRE_FALSE(answer.chain.empty());
    CHECK(answer.chain.back() == i);
    CHECK(record.events[answer.chain.front()].causes == std::array<EventKey, 3>{});
    for (std::size_t c = 1; c < answer.chain.size(); ++c) CHECK(answer.chain[c - 1] < answer.chain[c]);
    std::set<std::size_t> told;
    for (const WhyNode& node : answer.tree)
      if (!node.again) CHECK(told.insert(node.event).second);
    CHECK(answer.tree.size() <= 200);
  }
}

TEST_CASE("an event is found by number, by key and by kind", "[record][why]") {
  const Record& record = test::small_record();
  CHECK(find_event(record, "1") == 0);
  CHECK(find_event(record, "#2") == 1);
  CHECK(find_event(record, "key:" + std::to_string(record.events[5].key)) == 5);
  const std::size_t sat = find_event(record, "headquarters-sat");
  REQUIRE(sat < record.events.size());
  CHECK(record.events[sat].kind == EventKind::headquarters_sat);
  const std::size_t detected = find_event(record, "detected@flood-kostanay");
  REQUIRE(detected < record.events.size());
  CHECK(record.events[detected].incident == IncidentId(std::size_t{1}));
  for (const char* wrong : {"0", "", "#", "99999999", "dance", "detected@nowhere", "key:abc", "-1"}) {
    INFO(wrong);
    CHECK(find_event(record, wrong) == record.events.size());
  }
}

TEST_CASE("the answer is told in sentences and as JSON", "[record][why]") {
  const Record& record = test::small_record();
  const Why answer = why(record, find_event(record, "headquarters-sat"));
  for (const Language language : all_languages) {
    const std::string text = why_text(record, answer, language);
    CHECK(text.find('#') != std::string::npos);
    CHECK(text.find("2024-03-2") != std::string::npos);
    const auto json = nlohmann::json::parse(why_json(record, answer, language));
    REQUIRE(json.at("chain").size() == answer.chain.size());
    CHECK(json.at("tree").size() == answer.tree.size());
    // Times say once which offset they have.
    CHECK(text.find("UTC+05:00") != std::string::npos);
    CHECK(json.at("utc_offset") == "+05:00");
    CHECK(json.at("chain").back().at("time").get<std::string>().ends_with("+05:00"));
    CHECK(json.at("chain").back().at("kind") == "headquarters-sat");
    CHECK_FALSE(json.at("chain").back().at("text").get<std::string>().empty());
  }
}

TEST_CASE("an event that is not there is an error, not a crash", "[record][why]") {
  CHECK_FALSE(why(Record{}, 0).ok());
  CHECK_FALSE(why(test::small_record(), 1u << 30).ok());
  CHECK(nlohmann::json::parse(why_json(Record{}, why(Record{}, 0), Language::en)).contains("error"));
}
