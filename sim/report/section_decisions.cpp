// The decisions that shaped the run: a page of them, in their order. The annex has the whole course.

#include <algorithm>
#include <set>
#include <utility>

#include "report/sections.hpp"

namespace qorgan {
namespace {

constexpr std::size_t most_rows = 24;

/// Where there are too many, those of the last rank give way first.
enum class Rank : unsigned char { legal, human, formal, operational };

/// Chooses events: every one of a kind, or the first of its kind with the same key.
class Selection {
 public:
  explicit Selection(const Record& record) : record_(record) {}

  struct Chosen {
    std::size_t event = 0;
    Rank rank = Rank::operational;
  };

  std::vector<Chosen> choose() {
    for (std::size_t i = 0; i < record_.events.size(); ++i) take(i, record_.events[i]);
    std::stable_sort(chosen_.begin(), chosen_.end(), [](const Chosen& a, const Chosen& b) { return a.rank < b.rank; });
    return std::move(chosen_);
  }

 private:
  void take(std::size_t i, const Event& e) {
    switch (e.kind) {
      case EventKind::headquarters_convened:
        if (e.ground == 0)
          chosen_.push_back({i, Rank::legal});
        else if (!e.region.valid())
          chosen_.push_back({i, Rank::formal});
        else
          first_of(i, e.kind, 0, Rank::formal);
        break;
      case EventKind::violation:
        // What was convened without a ground is told by its convening.
        if (!e.headquarters.valid()) first_of(i, e.kind, e.agent.value, Rank::legal);
        break;
      case EventKind::headquarters_referred: first_of(i, e.kind, threat_of(e), Rank::legal); break;
      case EventKind::command:
      case EventKind::decision_made: chosen_.push_back({i, Rank::human}); break;
      case EventKind::decision_lapsed: first_of(i, e.kind, e.agent.value, Rank::human); break;
      case EventKind::measure_taken: first_of(i, e.kind, e.measure.value, Rank::formal); break;
      case EventKind::headquarters_stood_down:
        if (!e.region.valid()) chosen_.push_back({i, Rank::formal});
        break;
      case EventKind::headquarters_proposed:
      case EventKind::proposal_refused:
      case EventKind::proposal_lapsed:
      case EventKind::decided: first_of(i, e.kind, threat_of(e), Rank::operational); break;
      case EventKind::teams_sent: first_of(i, e.kind, e.headquarters.valid() ? 1 : 0, Rank::operational); break;
      case EventKind::aid_sent:
      case EventKind::help_asked:
      case EventKind::statement: first_of(i, e.kind, 0, Rank::operational); break;
      default: break;
    }
  }

  void first_of(std::size_t event, EventKind kind, std::uint32_t key, Rank rank) {
    if (seen_.emplace(kind, key).second) chosen_.push_back({event, rank});
  }

  [[nodiscard]] std::uint32_t threat_of(const Event& e) const {
    const IncidentRow* incident = record_.incident(e.incident);
    return incident ? incident->threat.value : ThreatId::none().value;
  }

  const Record& record_;
  std::set<std::pair<EventKind, std::uint32_t>> seen_;
  std::vector<Chosen> chosen_;
};

}  // namespace

Section decisions_section(const Context& c) {
  Section section{"decisions", c.t("section.decisions"), {}};
  if (!c.has_events()) {
    section.blocks.emplace_back(Paragraph{c.t("no-events"), true});
    return section;
  }
  std::vector<Selection::Chosen> chosen = Selection(c.record).choose();
  if (chosen.empty()) {
    section.blocks.emplace_back(Paragraph{c.t("decisions.none"), false});
    return section;
  }
  const std::size_t left_out = chosen.size() > most_rows ? chosen.size() - most_rows : 0;
  chosen.resize(chosen.size() - left_out);
  std::sort(chosen.begin(), chosen.end(),
            [](const Selection::Chosen& a, const Selection::Chosen& b) { return a.event < b.event; });
  TableBlock table;
  table.columns = {{c.t("col.time"), false, true}, {c.t("col.decision"), false}, {"", true}};
  for (const Selection::Chosen& row : chosen) {
    const Event& e = c.record.events[row.event];
    const bool unlawful =
        e.kind == EventKind::violation || (e.kind == EventKind::headquarters_convened && e.ground == 0);
    const bool too_long = e.kind == EventKind::violation && c.record.ground(e.ground) == "17(2)";
    table.rows.push_back({{c.time(e.tick), "", Tone::plain},
                          {narrate(e, c.names, c.language),
                           unlawful ? c.t(too_long ? "law.kept-too-long" : "headquarters.no-ground") : "",
                           unlawful ? Tone::bad : Tone::plain},
                          {"#" + std::to_string(row.event + 1), "", Tone::plain}});
  }
  if (left_out > 0) table.after = c.t("decisions.left-out", {{"count", c.count(left_out)}});
  section.blocks.emplace_back(Paragraph{c.t("decisions.explanation"), true});
  section.blocks.emplace_back(std::move(table));
  return section;
}

}  // namespace qorgan
