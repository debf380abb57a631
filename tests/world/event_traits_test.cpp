#include "world/event_traits.hpp"

#include <set>

#include "catch.hpp"

using namespace qorgan;

TEST_CASE("what a body does is an action; what befalls it, the world or the run is none", "[record][action]") {
  const std::set<std::string_view> none{
      "inject",         "incident-began", "incident-peaked", "incident-contained", "incident-ended",
      "recovered",      "default-taken",  "violation",       "disorganised",       "command",
      "overlap-met",    "spread",         "proposal-lapsed", "prohibition-broken", "appeal-filed",
      "decision-asked", "decision-made",  "decision-lapsed", "message-lost"};
  std::size_t met = 0;
  for (const EventKindName& kind : event_kind_names()) {
    INFO(kind.name);
    CHECK(is_action(kind.value) == !none.contains(kind.name));
    met += none.contains(kind.name);
  }
  CHECK(met == none.size());
}
