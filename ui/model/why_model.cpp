#include "ui/model/why_model.hpp"

#include <algorithm>
#include <set>

#include "record/narrate.hpp"
#include "record/why.hpp"

namespace qorgan::ui {

std::vector<WhyLine> why_lines(const World& world, const EventLog& events, EventKey event, Language language,
                               std::size_t max_lines) {
  // The question is one of the record's: it gets the events up to the one asked about.
  Record record;
  for (std::size_t i = 0; i < events.size() && events[i].key <= event; ++i) record.events.push_back(events[i]);
  if (record.events.empty() || record.events.back().key != event) return {};
  WhyOptions options;
  options.events = max_lines;
  const Why answer = why(record, record.events.size() - 1, options);
  if (!answer.ok()) return {};
  const WorldNames names(world);
  std::set<std::size_t> chain(answer.chain.begin(), answer.chain.end()), all(chain);
  for (const WhyNode& node : answer.tree)
    if (all.size() < max_lines) all.insert(node.event);
  std::vector<WhyLine> lines;
  for (const std::size_t index : all) {
    const Event& e = record.events[index];
    lines.push_back({e.key, e.tick, narrate(e, names, language), e.agent, e.incident, chain.contains(index)});
  }
  return lines;
}

}  // namespace qorgan::ui
