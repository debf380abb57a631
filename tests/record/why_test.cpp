#include "record/why.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "catch.hpp"
#include "record/narrate.hpp"
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

TEST_CASE("of two causes the chain takes the one that is named first where both ways are as long", "[record][why]") {
  const Record record = chain_record({{}, {}, {0}, {1}, {3, 2}});
  CHECK(why(record, 4).chain == std::vector<std::size_t>{1, 3, 4});
  const Why answer = why(record, 4);
  std::vector<std::pair<std::size_t, int>> told;
  for (const WhyNode& node : answer.tree) told.emplace_back(node.event, node.depth);
  CHECK(told == std::vector<std::pair<std::size_t, int>>{{4, 0}, {3, 1}, {1, 2}, {2, 1}, {0, 2}});
  for (const WhyNode& node : answer.tree) CHECK_FALSE((node.again || node.cut));
  // Named twice it is one cause.
  CHECK(why(chain_record({{}, {0, 0}}), 1).tree.size() == 2);
}

TEST_CASE("what is left out of the causes is said where it is, and nowhere else", "[record][why]") {
  // 1 and 2 rest on 0; 3 on both, and on one that was not recorded.
  Record record = chain_record({{}, {0}, {0}, {1, 2}});
  record.events[3].causes[2] = 7;
  record.run.start = *parse_instant("2024-03-20 00:00", 18000);
  record.run.utc_offset = 18000;
  record.run.tick_seconds = 3600;
  for (Event& event : record.events) event.kind = EventKind::incident_ended;
  const auto told = [&](const WhyOptions& options) {
    std::vector<std::string> out;
    for (const WhyNode& node : why(record, 3, options).tree)
      out.push_back(std::to_string(node.event) + (node.again ? " again" : "") + (node.cut ? " cut" : "") +
                    (node.unrecorded > 0 ? " unrecorded" : ""));
    return out;
  };
  using Lines = std::vector<std::string>;
  CHECK(told({}) == Lines{"3 unrecorded", "1", "0", "2", "0 again"});
  CHECK(told({1, 200}) == Lines{"3 unrecorded", "1 cut", "2 cut"});
  CHECK(told({0, 200}) == Lines{"3 cut unrecorded"});
  CHECK(told({2, 200}) == told({}));
  CHECK(told({6, 2}) == Lines{"3 cut unrecorded", "1 cut"});
  CHECK(told({6, 3}) == Lines{"3 cut unrecorded", "1", "0"});
  const std::string text = why_text(record, why(record, 3), Language::en);
  const std::string line = narrate(record.events[0], RecordNames(record), Language::en);
  CHECK(text ==
        "Shortest chain of causes, times in UTC+05:00:\n"
        "  #1 2024-03-20 00:00 " +
            line +
            "\n"
            "  #2 2024-03-20 01:00 " +
            line +
            "\n"
            "  #4 2024-03-20 03:00 " +
            line +
            "\n"
            "All causes, each below what it led to:\n"
            "  #4 2024-03-20 03:00 " +
            line +
            " (a cause was not recorded)\n"
            "    #2 2024-03-20 01:00 " +
            line +
            "\n"
            "      #1 2024-03-20 00:00 " +
            line +
            "\n"
            "    #3 2024-03-20 02:00 " +
            line +
            "\n"
            "      #1 2024-03-20 00:00 " +
            line + " (told above)\n");
  CHECK_THAT(why_text(record, why(record, 3, {1, 200}), Language::ru),
             ContainsSubstring(" (есть более ранние причины)\n") && ContainsSubstring(" (причина не записана)\n"));
  CHECK_THAT(why_text(record, why(record, 3), Language::kk),
             ContainsSubstring(" (жоғарыда айтылған)\n") && ContainsSubstring("Себептердің ең қысқа тізбегі"));
  // One cause after the other needs no tree.
  const Record line_of_two = chain_record({{}, {0}});
  const std::string two_lines = why_text(line_of_two, why(line_of_two, 1), Language::en);
  CHECK(two_lines.find("All causes") == std::string::npos);
  CHECK(two_lines.find("  #1 ") < two_lines.find("  #2 "));
  const Record line_of_three = chain_record({{}, {0}, {1}});
  CHECK(why_text(line_of_three, why(line_of_three, 2), Language::en).find("All causes") != std::string::npos);
}

TEST_CASE("an answer as JSON has each event by its number, with all that it names", "[record][why]") {
  Record record = chain_record({{}, {0}, {0}, {1, 2}});
  record.run.start = *parse_instant("2024-03-20 00:00", 18000);
  record.run.utc_offset = 18000;
  record.agents.resize(1);
  record.agents[0].id = AgentId(std::size_t{0});
  record.agents[0].key = "rescue@B";
  record.incidents.resize(1);
  record.incidents[0].id = "flood";
  record.grounds = {"", "18(4)"};
  record.events[3].agent = AgentId(std::size_t{0});
  record.events[3].incident = IncidentId(std::size_t{0});
  record.events[3].ground = 1;
  record.events[3].kind = EventKind::decided;
  record.events[3].causes[2] = 999;
  const auto json = nlohmann::json::parse(why_json(record, why(record, 3), Language::en));
  const auto& end = json.at("chain").back();
  CHECK(end.at("event") == 4);
  CHECK(end.at("tick") == 3);
  CHECK(end.at("time") == "2024-03-20T03:00:00+05:00");
  CHECK(end.at("kind") == "decided");
  CHECK(end.at("agent") == "rescue@B");
  CHECK(end.at("incident") == "flood");
  CHECK(end.at("ground") == "18(4)");
  CHECK(json.at("chain")[0].at("agent").is_null());
  CHECK(json.at("chain")[0].at("incident").is_null());
  std::string marks;
  for (const auto& node : json.at("tree"))
    marks += std::to_string(node.at("event").get<int>()) + ":" + std::to_string(node.at("depth").get<int>()) +
             (node.at("again") ? "a" : "") + (node.at("cut") ? "c" : "") +
             std::to_string(node.at("unrecorded_causes").get<int>()) + " ";
  CHECK(marks ==
        "4:0"
        "1 2:1"
        "0 1:2"
        "0 3:1"
        "0 1:2a"
        "0 ");
}
