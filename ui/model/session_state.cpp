// What scripts may ask of a session.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/digest.hpp"
#include "core/enum_table.hpp"
#include "ui/model/decision_model.hpp"
#include "ui/model/session.hpp"

namespace qorgan::ui {

/// What people play.
std::optional<std::string> Session::play_state(const std::string& name) const {
  const World& w = *frame_.world;
  if (name == "played") return std::to_string(w.played.size());
  if (name == "decisions") return std::to_string(open_count(w, *frame_.commands));
  if (name == "decided") return std::to_string(settled_decisions(w, w.decisions.size()).size());
  if (name == "lapsed")
    return std::to_string(std::count_if(w.decisions.begin(), w.decisions.end(),
                                        [](const PlayerDecision& d) { return d.state == DecisionState::lapsed; }));
  if (name == "waiting") return std::string(frame_.waiting ? "yes" : "no");
  if (name == "branch") return std::to_string(frame_.branch);
  if (name == "branches") return std::to_string(frame_.branches.size());
  if (name == "other") return frame_.other ? std::to_string(frame_.other->number) : "none";
  if (name == "other_tick") return frame_.other ? std::to_string(frame_.other->world->tick) : "none";
  if (name == "reached") return std::to_string(frame_.reached);
  if (name == "commands") return std::to_string(frame_.commands->size());
  if (name == "all_incidents") return std::to_string(w.incidents.size());
  if (name == "refused") return std::string(frame_.refused.empty() ? "no" : "yes");
  return std::nullopt;
}

/// Where panels stand.
std::optional<std::string> Session::desk_state(const std::string& name) const {
  if (name == "preset") return std::string(name_of(desk.preset));
  if (name == "enlarged") return desk.enlarged ? std::string(name_of(*desk.enlarged)) : "none";
  static constexpr EnumTable<Slot, std::string_view> slots({{Slot::main, "main"},
                                                            {Slot::second, "second"},
                                                            {Slot::side, "side"},
                                                            {Slot::lower, "lower"},
                                                            {Slot::corner, "corner"}});
  if (const auto slot = slots.find(name))
    return desk.seen[index_of(*slot)] ? std::string(name_of(desk.at(*slot))) : "none";
  if (name == "inspector") {
    for (const PanelKind kind : {PanelKind::incident, PanelKind::agency, PanelKind::region})
      if (desk.place_of(kind)) return std::string(name_of(kind));
    return "none";
  }
  if (name == "layer") return std::string(name_of(layer));
  return std::nullopt;
}

std::optional<std::string> Session::state(const std::string& name) const {
  const auto yes = [](bool value) { return std::string(value ? "yes" : "no"); };
  if (name == "stage") {
    static constexpr EnumTable<Stage, std::string_view> names({{Stage::choosing, "choosing"},
                                                               {Stage::loading, "loading"},
                                                               {Stage::errors, "errors"},
                                                               {Stage::running, "running"}});
    return std::string(names[stage_]);
  }
  if (name == "language") return std::string(code_of(language));
  if (name == "theme") return std::string(face == Face::light ? "light" : "dark");
  if (name == "text") return fmt::format("{:.1f}", text_size);
  if (name == "scenarios") return std::to_string(entries_.size());
  if (name == "reading") return yes(reading());
  if (name == "notice") return notice.text.empty() ? "none" : notice.good ? "good" : "bad";
  if (name == "errors") return std::to_string(failed_.diagnostics.size());
  if (!runner_) return std::nullopt;
  if (name == "tick") return std::to_string(frame_.world->tick);
  if (name == "ticks") return std::to_string(scenario_->ticks);
  if (name == "playing") return yes(frame_.playing);
  if (name == "busy") return yes(frame_.busy);
  if (name == "done") return yes(frame_.done);
  if (name == "speed") return fmt::format("{:g}", frame_.speed);
  if (name == "seed") return std::to_string(scenario_->seed);
  if (name == "policy") return std::string(name_of(frame_.world->policy));
  if (name == "digest") return format_digest(frame_.world->digest);
  if (name == "journey") return yes(journey().has_value());
  if (name == "report") {
    using Kind = ReportState::Kind;
    static constexpr EnumTable<Kind, std::string_view> kinds(
        {{Kind::none, "none"}, {Kind::making, "making"}, {Kind::made, "made"}, {Kind::failed, "failed"}});
    return std::string(kinds[report_.kind]);
  }
  if (name == "may_report") return yes(may_keep());
  if (name == "alarm") return yes(!alarm().empty());
  if (name == "asks") return yes(lapse_question_.has_value());
  if (name == "cards") return std::string(cards_settled ? "settled" : "moving");
  if (name == "given") return std::to_string(given_count(world(), *frame_.commands));
  if (name == "why") return yes(why != 0);
  if (name == "article") return article.empty() ? "none" : article;
  if (name == "end") return yes(end_shown);
  if (name == "new_run") return yes(new_run_open);
  if (name == "zoomed") return yes(!map_view.whole());
  if (name == "timeline_zoomed") return yes(axis.last - axis.first < 0.999 * (axis.end - axis.begin));
  const auto incident_id = [&](IncidentId id) {
    return id.valid() ? scenario().incidents[id.index()].id : std::string("none");
  };
  if (name == "incident") return incident_id(incident);
  if (name == "filter") return incident_id(flow_filter);
  if (name == "region") return region.valid() ? scenario_->institution->at(region).id : "none";
  if (name == "agency") return agency.valid() ? frame_.world->key_of(agency) : "none";
  if (auto place = desk_state(name)) return place;
  return play_state(name);
}

}  // namespace qorgan::ui
