#include "world/event.hpp"

#include <array>

#include "core/enum_table.hpp"
#include "world/event_traits.hpp"

namespace qorgan {
namespace {
// Its name; whether it is an action; whether branches are compared by it; how a chronicler takes it.
constexpr EnumTable<EventKind, EventTraits> table({
    {EventKind::inject, {"inject", false, false, Chronicle::every}},
    {EventKind::incident_began, {"incident-began", false, true, Chronicle::first_of_incident}},
    {EventKind::incident_peaked, {"incident-peaked", false, false, Chronicle::no}},
    {EventKind::incident_contained, {"incident-contained", false, true, Chronicle::first_of_incident}},
    {EventKind::incident_ended, {"incident-ended", false, true, Chronicle::no}},
    {EventKind::detected, {"detected", true, true, Chronicle::no}},
    {EventKind::informed, {"informed", true, false, Chronicle::no}},
    {EventKind::reported, {"reported", true, false, Chronicle::no}},
    {EventKind::notified, {"notified", true, false, Chronicle::no}},
    {EventKind::ordered, {"ordered", true, false, Chronicle::no}},
    {EventKind::help_asked, {"help-asked", true, false, Chronicle::first_in_run}},
    {EventKind::aid_sent, {"aid-sent", true, true, Chronicle::no}},
    {EventKind::exception_raised, {"exception-raised", true, false, Chronicle::first_in_run}},
    {EventKind::default_taken, {"default-taken", false, false, Chronicle::no}},
    {EventKind::headquarters_proposed, {"headquarters-proposed", true, true, Chronicle::no}},
    {EventKind::headquarters_referred, {"headquarters-referred", true, true, Chronicle::first_in_run}},
    {EventKind::headquarters_convened, {"headquarters-convened", true, true, Chronicle::no}},
    {EventKind::headquarters_sat, {"headquarters-sat", true, false, Chronicle::first_of_headquarters}},
    {EventKind::headquarters_stood_down, {"headquarters-stood-down", true, true, Chronicle::first_of_headquarters}},
    {EventKind::teams_sent, {"teams-sent", true, true, Chronicle::first_in_run}},
    {EventKind::teams_arrived, {"teams-arrived", true, true, Chronicle::first_in_run}},
    {EventKind::teams_released, {"teams-released", true, false, Chronicle::no}},
    {EventKind::instrument_proposed, {"instrument-proposed", true, true, Chronicle::no}},
    {EventKind::instrument_taken, {"instrument-taken", true, true, Chronicle::first_in_run}},
    {EventKind::instrument_ended, {"instrument-ended", true, true, Chronicle::no}},
    {EventKind::statement, {"statement", true, false, Chronicle::no}},
    {EventKind::decided, {"decided", true, true, Chronicle::no}},
    {EventKind::violation, {"violation", false, true, Chronicle::first_in_run}},
    {EventKind::violation_found, {"violation-found", true, false, Chronicle::first_in_run}},
    {EventKind::disorganised, {"disorganised", false, true, Chronicle::every}},
    {EventKind::command, {"command", false, false, Chronicle::every}},
    {EventKind::overlap_met, {"overlap-met", false, false, Chronicle::every}},
    {EventKind::spread, {"spread", false, true, Chronicle::first_of_incident}},
    {EventKind::proposal_refused, {"proposal-refused", true, true, Chronicle::no}},
    {EventKind::proposal_lapsed, {"proposal-lapsed", false, true, Chronicle::no}},
    {EventKind::appeal_filed, {"appeal-filed", false, false, Chronicle::no}},
    {EventKind::appeal_upheld, {"appeal-upheld", true, false, Chronicle::no}},
    {EventKind::appeal_dismissed, {"appeal-dismissed", true, false, Chronicle::no}},
    {EventKind::held_responsible, {"held-responsible", true, false, Chronicle::no}},
    {EventKind::prohibition_broken, {"prohibition-broken", false, false, Chronicle::no}},
    {EventKind::decision_asked, {"decision-asked", false, false, Chronicle::no}},
    {EventKind::decision_made, {"decision-made", false, false, Chronicle::no}},
    {EventKind::decision_lapsed, {"decision-lapsed", false, false, Chronicle::no}},
    {EventKind::recovered, {"recovered", false, true, Chronicle::no}},
    {EventKind::message_lost, {"message-lost", false, false, Chronicle::no}},
});

constexpr auto names = [] {
  std::array<EventKindName, count_of<EventKind>> out{};
  for (const EventKind kind : all_of<EventKind>) out[index_of(kind)] = {kind, table[kind].name};
  return out;
}();
}  // namespace

std::span<const EventKindName> event_kind_names() { return names; }

const EventTraits& traits_of(EventKind kind) { return table[kind]; }

std::string_view name_of(EventKind kind) {
  return index_of(kind) < count_of<EventKind> ? table[kind].name : std::string_view("?");
}

}  // namespace qorgan
