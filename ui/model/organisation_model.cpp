#include "ui/model/organisation_model.hpp"

#include <algorithm>

#include "account/seats.hpp"
#include "ui/model/utf8.hpp"

namespace qorgan::ui {

namespace {

class TreeWriter {
 public:
  TreeWriter(const World& world, const OrgChoice& choice, std::string_view search, Language language)
      : world_(world), choice_(choice), search_(upper(std::string(search))), language_(language) {
    below_.assign(world.agents.size(), 0);
    found_.assign(world.agents.size(), Found::nothing);
  }

  std::vector<OrgLine> write() {
    const std::size_t count = world_.agents.size();
    std::vector<std::size_t> tops;
    for (std::size_t a = 0; a < count; ++a)
      if (!world_.structure->agents[a].superior.valid()) tops.push_back(a);
    for (const std::size_t top : tops) survey(top, 0);
    for (std::size_t i = 0; i < tops.size(); ++i) line(tops[i], 0, lines_.size(), i + 1 == tops.size());
    return std::move(lines_);
  }

 private:
  /// What a search says of a body.
  enum class Found : std::uint8_t { nothing, below, here };
  static constexpr int max_depth = 64;  // an institution is checked for rings; this keeps a defect from looping

  template <class Visit>
  void each_subordinate(std::size_t agent, const Visit& visit) const {
    const Span span = world_.structure->subordinates_of[agent];
    for (std::uint32_t i = 0; i < span.count; ++i)
      visit(static_cast<std::size_t>(world_.structure->subordinates[span.first + i]), i + 1 == span.count);
  }

  /// Counts those below and notes where a search leads; true where it finds something here or below.
  bool survey(std::size_t agent, int depth) {
    bool found = search_.empty() || matches(agent);
    if (found && !search_.empty()) found_[agent] = Found::here;
    if (depth < max_depth)
      each_subordinate(agent, [&](std::size_t sub, bool) {
        const bool there = survey(sub, depth + 1);
        below_[agent] += 1 + below_[sub];
        if (there && !search_.empty() && found_[agent] == Found::nothing) found_[agent] = Found::below;
        found = found || there;
      });
    return found;
  }

  bool matches(std::size_t agent) const {
    const AgentId id{agent};
    return upper(world_.short_name_of(id).in(language_)).find(search_) != std::string::npos ||
           upper(world_.name_of(id).in(language_)).find(search_) != std::string::npos;
  }

  void line(std::size_t agent, int depth, std::size_t parent, bool last) {
    if (!search_.empty() && found_[agent] == Found::nothing) return;
    const std::size_t number = lines_.size();
    OrgLine line;
    line.agent = AgentId{agent};
    line.depth = depth;
    line.parent = depth == 0 ? number : parent;
    line.last = last;
    line.match = found_[agent] == Found::here;
    line.below = below_[agent];
    const auto chosen = choice_.find(line.agent.value);
    line.open = line.below > 0 && (chosen != choice_.end() ? chosen->second : depth < 2);
    if (!search_.empty()) line.open = line.below > 0;
    lines_.push_back(line);
    if (!line.open || depth >= max_depth) return;
    each_subordinate(agent, [&](std::size_t sub, bool end) { this->line(sub, depth + 1, number, end); });
  }

  const World& world_;
  const OrgChoice& choice_;
  std::string search_;
  Language language_;
  std::vector<std::size_t> below_;
  std::vector<Found> found_;
  std::vector<OrgLine> lines_;
};

}  // namespace

Workload workload_of(const World& world, AgentId agent) {
  Workload work;
  const Tray& tray = world.agents[agent.index()].tray;
  work.desks = std::max(1, world.institution().profiles[world.facts(agent).profile].servers);
  work.load = std::min(1.0, static_cast<double>(tray.working) / work.desks);
  work.waiting = tray.queued();
  work.span = world.structure->subordinates_of[agent.index()].count;
  return work;
}

std::vector<OrgLine> organisation_lines(const World& world, const OrgChoice& choice, std::string_view search,
                                        Language language) {
  return TreeWriter(world, choice, search, language).write();
}

std::vector<OrgHeadquarters> headquarters_across(const World& world, const std::vector<OrgLine>& lines,
                                                 std::size_t max_rows) {
  constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  std::vector<std::size_t> line_of(world.agents.size(), nowhere);
  for (std::size_t i = 0; i < lines.size(); ++i) line_of[lines[i].agent.index()] = i;
  std::vector<OrgHeadquarters> out;
  for (const bool central : {true, false})
    for (std::size_t h = 0; h < world.headquarters.size() && out.size() < max_rows; ++h) {
      const Headquarters& hq = world.headquarters[h];
      if (!is_open(hq) || (hq.level == HeadquartersLevel::central) != central) continue;
      OrgHeadquarters across{HeadquartersId{h}, hq.phase == HeadquartersPhase::sitting, central, {}};
      std::map<std::size_t, OrgHeadquarters::Stop> stops;
      const auto touch = [&](AgentId agent, bool head) {
        AgentId shown = agent;
        for (int up = 0; up < 64 && shown.valid() && line_of[shown.index()] == nowhere; ++up)
          shown = world.facts(shown).superior;
        if (!shown.valid() || line_of[shown.index()] == nowhere) return;
        auto [place, fresh] = stops.try_emplace(line_of[shown.index()]);
        OrgHeadquarters::Stop& stop = place->second;
        if (!fresh) ++stop.members;
        stop.line = place->first;
        stop.head = stop.head || head;
        stop.inside = fresh ? shown != agent : stop.inside && shown != agent;
      };
      if (hq.head.valid()) touch(hq.head, true);
      for (const AgentId member : present(hq, false)) touch(member, false);
      for (const auto& [line, stop] : stops) across.stops.push_back(stop);
      if (!across.stops.empty()) out.push_back(std::move(across));
    }
  return out;
}

OrgMatrix organisation_matrix(const World& world) {
  const Institution& institution = world.institution();
  OrgMatrix matrix;
  std::vector<std::size_t> row_of(institution.roles.size(), institution.roles.size());
  for (std::size_t a = 0; a < world.structure->agents.size(); ++a) {
    const AgentFacts& facts = world.structure->agents[a];
    std::size_t& row = row_of[facts.role.index()];
    if (row == institution.roles.size()) {
      row = matrix.rows.size();
      matrix.rows.push_back({facts.role, std::vector<AgentId>(institution.regions.size() + 1)});
    }
    AgentId& cell = matrix.rows[row].cells[facts.region.valid() ? 1 + facts.region.index() : 0];
    if (!cell.valid()) cell = AgentId{a};
  }
  std::stable_sort(matrix.rows.begin(), matrix.rows.end(),
                   [](const OrgMatrix::Row& a, const OrgMatrix::Row& b) { return a.role.value < b.role.value; });
  return matrix;
}

std::vector<Seat> headquarters_seats(const World& world) {
  std::vector<Seat> seats(world.agents.size(), Seat::none);
  for (const Headquarters& hq : world.headquarters) {
    if (!is_open(hq)) continue;
    for (const AgentId member : present(hq, true)) {
      Seat& seat = seats[member.index()];
      if (seat == Seat::none) seat = Seat::member;
    }
    if (hq.head.valid()) seats[hq.head.index()] = Seat::head;
  }
  return seats;
}

}  // namespace qorgan::ui
