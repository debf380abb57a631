#include "record/action.hpp"

namespace qorgan {

bool is_action(EventKind kind) {
  switch (kind) {
    case EventKind::inject:
    case EventKind::incident_began:
    case EventKind::incident_peaked:
    case EventKind::incident_contained:
    case EventKind::incident_ended:
    case EventKind::violation:
    case EventKind::prohibition_broken:
    case EventKind::disorganised:
    case EventKind::command:
    case EventKind::overlap_met:
    case EventKind::spread:
    case EventKind::appeal_filed:
    case EventKind::proposal_lapsed:
    case EventKind::default_taken:
    case EventKind::decision_asked:
    case EventKind::decision_made:
    case EventKind::decision_lapsed: return false;
    default: return true;
  }
}

}  // namespace qorgan
