#include "world/event.hpp"

namespace qorgan {
namespace {
constexpr EventKindName names[] = {
    {EventKind::inject, "inject"},
    {EventKind::incident_began, "incident-began"},
    {EventKind::incident_peaked, "incident-peaked"},
    {EventKind::incident_contained, "incident-contained"},
    {EventKind::incident_ended, "incident-ended"},
    {EventKind::detected, "detected"},
    {EventKind::informed, "informed"},
    {EventKind::reported, "reported"},
    {EventKind::notified, "notified"},
    {EventKind::ordered, "ordered"},
    {EventKind::help_asked, "help-asked"},
    {EventKind::aid_sent, "aid-sent"},
    {EventKind::exception_raised, "exception-raised"},
    {EventKind::default_taken, "default-taken"},
    {EventKind::headquarters_proposed, "headquarters-proposed"},
    {EventKind::headquarters_referred, "headquarters-referred"},
    {EventKind::headquarters_convened, "headquarters-convened"},
    {EventKind::headquarters_sat, "headquarters-sat"},
    {EventKind::headquarters_stood_down, "headquarters-stood-down"},
    {EventKind::teams_sent, "teams-sent"},
    {EventKind::teams_arrived, "teams-arrived"},
    {EventKind::teams_released, "teams-released"},
    {EventKind::measure_proposed, "measure-proposed"},
    {EventKind::measure_taken, "measure-taken"},
    {EventKind::measure_ended, "measure-ended"},
    {EventKind::statement, "statement"},
    {EventKind::decided, "decided"},
    {EventKind::violation, "violation"},
    {EventKind::violation_found, "violation-found"},
    {EventKind::disorganised, "disorganised"},
    {EventKind::command, "command"},
    {EventKind::overlap_met, "overlap-met"},
    {EventKind::spread, "spread"},
    {EventKind::proposal_refused, "proposal-refused"},
    {EventKind::proposal_lapsed, "proposal-lapsed"},
    {EventKind::appeal_filed, "appeal-filed"},
    {EventKind::appeal_upheld, "appeal-upheld"},
    {EventKind::appeal_dismissed, "appeal-dismissed"},
    {EventKind::held_responsible, "held-responsible"},
    {EventKind::prohibition_broken, "prohibition-broken"},
    {EventKind::decision_asked, "decision-asked"},
    {EventKind::decision_made, "decision-made"},
    {EventKind::decision_lapsed, "decision-lapsed"},
};
static_assert(is_complete<EventKind>(names));
}  // namespace

std::span<const EventKindName> event_kind_names() { return names; }

std::string_view name_of(EventKind kind) {
  for (const EventKindName& entry : names)
    if (entry.value == kind) return entry.name;
  return "?";
}

}  // namespace qorgan
