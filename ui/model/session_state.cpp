// What scripts may ask of a session.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/digest.hpp"
#include "core/enum_table.hpp"
#include "ui/model/decision_model.hpp"
#include "ui/model/session.hpp"

namespace qorgan::ui {

namespace {

std::string yes(bool value) { return value ? "yes" : "no"; }

}  // namespace

std::optional<std::string> Session::state(const std::string& name) const {
  if (auto known = window_state(name)) return known;
  if (!run_.open()) return std::nullopt;
  for (const auto part : {&Session::run_state, &Session::chosen_state, &Session::desk_state, &Session::play_state})
    if (auto known = (this->*part)(name)) return known;
  return std::nullopt;
}

/// What there is to ask without a run.
std::optional<std::string> Session::window_state(const std::string& name) const {
  if (name == "stage") {
    static constexpr EnumTable<Stage, std::string_view> names({{Stage::choosing, "choosing"},
                                                               {Stage::loading, "loading"},
                                                               {Stage::errors, "errors"},
                                                               {Stage::running, "running"}});
    return std::string(names[stage_]);
  }
  if (name == "language") return std::string(code_of(view_.language()));
  if (name == "theme") return std::string(name_of(view_.face()));
  if (name == "text") return fmt::format("{:.1f}", view_.text_size());
  if (name == "scenarios") return std::to_string(library_.scenarios().size());
  if (name == "reading") return yes(library_.reading());
  if (name == "errors") return std::to_string(library_.failed().diagnostics.size());
  if (name == "notice") {
    const Notice* notice = exports_.notice(seconds());
    return notice == nullptr ? "none" : notice->good ? "good" : "bad";
  }
  return std::nullopt;
}

std::optional<std::string> Session::run_state(const std::string& name) const {
  const Frame& now = frame();
  if (name == "tick") return std::to_string(now.world->tick);
  if (name == "ticks") return std::to_string(scenario().ticks);
  if (name == "playing") return yes(now.playing);
  if (name == "busy") return yes(now.busy);
  if (name == "done") return yes(now.done);
  if (name == "speed") return fmt::format("{:g}", now.speed);
  if (name == "seed") return std::to_string(scenario().seed);
  if (name == "policy") return std::string(name_of(now.world->policy));
  if (name == "digest") return format_digest(now.world->digest);
  if (name == "journey") return yes(run_.journey().has_value());
  if (name == "report") {
    using Kind = ReportState::Kind;
    static constexpr EnumTable<Kind, std::string_view> kinds(
        {{Kind::none, "none"}, {Kind::making, "making"}, {Kind::made, "made"}, {Kind::failed, "failed"}});
    return std::string(kinds[exports_.report().kind]);
  }
  if (name == "may_report") return yes(may_keep());
  if (name == "alarm") return yes(!alarm().empty());
  if (name == "waiting") return yes(now.waiting);
  if (name == "branch") return std::to_string(now.branch);
  if (name == "branches") return std::to_string(now.branches.size());
  if (name == "other") return now.other ? std::to_string(now.other->number) : "none";
  if (name == "other_tick") return now.other ? std::to_string(now.other->world->tick) : "none";
  if (name == "reached") return std::to_string(now.reached);
  if (name == "commands") return std::to_string(now.commands->size());
  if (name == "all_incidents") return std::to_string(now.world->incidents.size());
  if (name == "refused") return yes(!now.refused.empty());
  return std::nullopt;
}

/// What is chosen, and what lies over the window.
std::optional<std::string> Session::chosen_state(const std::string& name) const {
  const auto incident_id = [&](IncidentId id) {
    return id.valid() ? scenario().incidents[id.index()].id : std::string("none");
  };
  const RegionId region = selection_.region();
  const AgentId body = selection_.body();
  if (name == "incident") return incident_id(selection_.incident());
  if (name == "filter") return incident_id(selection_.flow().incident);
  if (name == "region") return region.valid() ? world().institution().at(region).id : "none";
  if (name == "agency") return body.valid() ? world().key_of(body) : "none";
  if (name == "article") return selection_.article().empty() ? "none" : selection_.article();
  if (name == "asks") return yes(run_.lapse_question().has_value());
  if (name == "why") return yes(selection_.why() != 0);
  if (name == "new_run") return yes(asks_new_run_);
  if (name == "end") return yes(end_shown_);
  return std::nullopt;
}

/// Where panels stand, and how much they show.
std::optional<std::string> Session::desk_state(const std::string& name) const {
  const Desk& desk = view_.desk();
  if (name == "preset") return std::string(name_of(desk.preset()));
  if (name == "enlarged") return desk.enlarged() ? std::string(name_of(*desk.enlarged())) : "none";
  static constexpr EnumTable<Slot, std::string_view> slots({{Slot::main, "main"},
                                                            {Slot::second, "second"},
                                                            {Slot::side, "side"},
                                                            {Slot::lower, "lower"},
                                                            {Slot::corner, "corner"}});
  if (const auto slot = slots.find(name)) return desk.seen(*slot) ? std::string(name_of(desk.at(*slot))) : "none";
  if (name == "inspector") {
    for (const PanelKind kind : {PanelKind::incident, PanelKind::agency, PanelKind::region})
      if (desk.place_of(kind)) return std::string(name_of(kind));
    return "none";
  }
  if (name == "layer") return std::string(name_of(view_.layer()));
  if (name == "zoomed") return yes(!view_.map().whole());
  if (name == "timeline_zoomed") return yes(view_.axis().zoomed());
  return std::nullopt;
}

/// What people play.
std::optional<std::string> Session::play_state(const std::string& name) const {
  const World& w = world();
  const std::vector<Command>& commands = *frame().commands;
  if (name == "played") return std::to_string(w.played.size());
  if (name == "decisions") return std::to_string(open_count(w, commands));
  if (name == "given") return std::to_string(given_count(w, commands));
  if (name == "decided") return std::to_string(settled_decisions(w, w.decisions.size()).size());
  if (name == "lapsed")
    return std::to_string(std::count_if(w.decisions.begin(), w.decisions.end(),
                                        [](const PlayerDecision& d) { return d.state == DecisionState::lapsed; }));
  if (name == "cards") return std::string(targets_.cards_settled() ? "settled" : "moving");
  return std::nullopt;
}

}  // namespace qorgan::ui
