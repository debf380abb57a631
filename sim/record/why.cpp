#include "record/why.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <deque>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/time_zone.hpp"
#include "record/narrate.hpp"

namespace qorgan {
namespace {

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Indices of the causes that the record holds, in the order the event names them, each once; and how many it lacks.
struct Causes {
  std::array<std::size_t, 3> events{};
  std::size_t count = 0;
  int unrecorded = 0;
};
Causes causes_of(const Record& record, std::size_t index) {
  Causes out;
  const Event& event = record.events[index];
  for (const EventKey key : event.causes) {
    if (key == 0) continue;
    const std::size_t cause = record.event_index(key);
    // A cause is always older than what it led to; anything else is a damaged record and no cause.
    if (cause >= index) {
      ++out.unrecorded;
      continue;
    }
    const auto end = out.events.begin() + static_cast<std::ptrdiff_t>(out.count);
    if (std::find(out.events.begin(), end, cause) == end) out.events[out.count++] = cause;
  }
  return out;
}

/// Breadth first from the event towards the past, so that the first root met is the nearest one.
std::vector<std::size_t> shortest_chain(const Record& record, std::size_t start) {
  struct Step {
    std::size_t event, parent;
  };
  std::vector<Step> steps{{start, 0}};
  std::vector<std::size_t> met{start};  // sorted
  std::size_t best = 0;
  for (std::size_t at = 0; at < steps.size(); ++at) {
    const Causes causes = causes_of(record, steps[at].event);
    best = at;
    if (causes.count == 0) break;
    for (std::size_t c = 0; c < causes.count; ++c) {
      const auto place = std::lower_bound(met.begin(), met.end(), causes.events[c]);
      if (place != met.end() && *place == causes.events[c]) continue;
      met.insert(place, causes.events[c]);
      steps.push_back({causes.events[c], at});
    }
  }
  std::vector<std::size_t> chain;
  for (std::size_t at = best;; at = steps[at].parent) {
    chain.push_back(steps[at].event);
    if (at == 0) break;
  }
  return chain;
}

struct TreeBuilder {
  const Record& record;
  const WhyOptions& options;
  std::vector<WhyNode>& tree;
  std::vector<std::size_t> told;  // sorted

  void tell(std::size_t index, int depth) {
    const auto place = std::lower_bound(told.begin(), told.end(), index);
    const bool again = place != told.end() && *place == index;
    if (!again) told.insert(place, index);
    const Causes causes = causes_of(record, index);
    const bool stop = depth >= options.depth || tree.size() + 1 >= options.events;
    tree.push_back({index, depth, again, !again && stop && causes.count > 0, again ? 0 : causes.unrecorded});
    const std::size_t here = tree.size() - 1;
    if (again || stop) return;
    for (std::size_t c = 0; c < causes.count; ++c) {
      if (tree.size() >= options.events) {
        tree[here].cut = true;
        return;
      }
      tell(causes.events[c], depth + 1);
    }
  }
};

std::string event_line(const Record& record, const RecordNames& names, std::size_t index, Language language) {
  const Event& event = record.events[index];
  return fmt::format("#{} {} {}", index + 1, names.time(event.tick), narrate(event, names, language));
}

std::string say(Language language, std::string_view en, std::string_view ru, std::string_view kk) {
  return std::string(language == Language::en ? en : language == Language::ru ? ru : kk);
}

}  // namespace

std::size_t find_event(const Record& record, std::string_view text) {
  const std::size_t none = record.events.size();
  if (text.starts_with("key:")) {
    const auto key = whole_number(text.substr(4));
    return key ? record.event_index(*key) : none;
  }
  if (text.starts_with("#")) text.remove_prefix(1);
  if (const auto number = whole_number(text)) return *number >= 1 && *number <= none ? *number - 1 : none;
  const std::size_t at = text.find('@');
  const std::string_view kind = text.substr(0, at);
  for (std::size_t i = 0; i < none; ++i) {
    const Event& event = record.events[i];
    if (name_of(event.kind) != kind) continue;
    if (at == std::string_view::npos) return i;
    const IncidentRow* incident = record.incident(event.incident);
    if (incident && incident->id == text.substr(at + 1)) return i;
  }
  return none;
}

Why why(const Record& record, std::size_t event, const WhyOptions& options) {
  Why out;
  if (event >= record.events.size()) {
    out.error = record.events.empty()
                    ? "the record holds no events; run with --record events"
                    : fmt::format("there is no such event; the record holds #1 to #{}", record.events.size());
    return out;
  }
  out.chain = shortest_chain(record, event);
  TreeBuilder{record, options, out.tree, {}}.tell(event, 0);
  return out;
}

std::string why_text(const Record& record, const Why& answer, Language language) {
  if (!answer.ok()) return answer.error + "\n";
  const RecordNames names(record);
  std::string out =
      fill(say(language, "Shortest chain of causes, times in {zone}:\n", "Кратчайшая цепочка причин, время {zone}:\n",
               "Себептердің ең қысқа тізбегі, уақыты {zone}:\n"),
           {{"zone", format_zone(record.run.utc_offset)}});
  for (const std::size_t index : answer.chain) out += "  " + event_line(record, names, index, language) + "\n";
  if (answer.tree.size() <= answer.chain.size() && answer.chain.size() < 3) return out;
  out += say(language, "All causes, each below what it led to:\n", "Все причины, каждая под своим следствием:\n",
             "Барлық себептер, әрқайсысы өз салдарының астында:\n");
  for (const WhyNode& node : answer.tree) {
    out += std::string(2 * static_cast<std::size_t>(node.depth) + 2, ' ');
    out += event_line(record, names, node.event, language);
    if (node.again) out += say(language, " (told above)", " (см. выше)", " (жоғарыда айтылған)");
    if (node.cut)
      out += say(language, " (more causes further back)", " (есть более ранние причины)",
                 " (бұдан бұрынғы себептері бар)");
    if (node.unrecorded > 0)
      out += say(language, " (a cause was not recorded)", " (причина не записана)", " (себебі жазылмаған)");
    out += "\n";
  }
  return out;
}

std::string why_json(const Record& record, const Why& answer, Language language) {
  using Json = nlohmann::ordered_json;
  if (!answer.ok()) return Json{{"error", answer.error}}.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  const RecordNames names(record);
  const auto describe = [&](std::size_t index) {
    const Event& event = record.events[index];
    const AgentRow* agent = record.agent(event.agent);
    const IncidentRow* incident = record.incident(event.incident);
    return Json{{"event", index + 1},
                {"tick", event.tick},
                {"time", format_iso(record.time_of(event.tick), record.run.utc_offset)},
                {"kind", std::string(name_of(event.kind))},
                {"agent", agent ? Json(agent->key) : Json()},
                {"incident", incident ? Json(incident->id) : Json()},
                {"ground", std::string(record.ground(event.ground))},
                {"text", narrate(event, names, language)}};
  };
  Json chain = Json::array(), tree = Json::array();
  for (const std::size_t index : answer.chain) chain.push_back(describe(index));
  for (const WhyNode& node : answer.tree) {
    Json entry = describe(node.event);
    entry["depth"] = node.depth;
    entry["again"] = node.again;
    entry["cut"] = node.cut;
    entry["unrecorded_causes"] = node.unrecorded;
    tree.push_back(std::move(entry));
  }
  return Json{{"utc_offset", format_offset(record.run.utc_offset)}, {"chain", chain}, {"tree", tree}}.dump(
             2, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

}  // namespace qorgan
