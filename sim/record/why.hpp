#pragma once
// The chain of causes behind an event.

#include <string>
#include <string_view>
#include <vector>

#include "record/record.hpp"

namespace qorgan {

/// One event in the tree of causes, in the order a reader meets it: the asked event first, then its causes, depth
/// first.
struct WhyNode {
  std::size_t event = 0;  ///< index into Record::events
  int depth = 0;          ///< 0 is the asked event
  bool again = false;     ///< told before in this tree; its causes are not told twice
  bool cut = false;       ///< has causes that lie beyond the depth or size asked for
  int unrecorded = 0;     ///< causes that the record does not hold (its limit of events was reached)
};

struct Why {
  std::vector<WhyNode> tree;
  std::vector<std::size_t> chain;  ///< the shortest way from a root to the asked event, both included; event indices
  std::string error;               ///< empty unless the event was not found
  [[nodiscard]] bool ok() const { return error.empty(); }
};

struct WhyOptions {
  int depth = 12;            ///< at most
  std::size_t events = 200;  ///< at most, in the tree
};

/// Finds an event as a person names it: its number in the table `event` ("1234" or "#1234"), its key ("key:..."), or a
/// kind, optionally of one incident ("headquarters-convened", "detected@flood-aktobe"): the first such event.
/// events.size() where there is none.
[[nodiscard]] std::size_t find_event(const Record& record, std::string_view text);

[[nodiscard]] Why why(const Record& record, std::size_t event, const WhyOptions& options = {});

/// The chain, then the tree, as sentences with number, time and article; plain text, one event a line.
[[nodiscard]] std::string why_text(const Record& record, const Why& answer, Language language);
/// The same for programs; sentences in that language.
[[nodiscard]] std::string why_json(const Record& record, const Why& answer, Language language);

}  // namespace qorgan
