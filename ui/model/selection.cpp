#include "ui/model/selection.hpp"

namespace qorgan::ui {

namespace {

/// Whether both worlds mean the same incident by a number.
bool same_incident(const World& a, const World& b, IncidentId incident) {
  const auto &before = a.scenario->incidents, &now = b.scenario->incidents;
  if (incident.index() >= before.size() || incident.index() >= now.size()) return false;
  const IncidentSpec &was = before[incident.index()], &is = now[incident.index()];
  return was.id == is.id && was.threat == is.threat && was.region == is.region;
}

bool same_event(const Event& a, const Event& b) {
  return a.key == b.key && a.tick == b.tick && a.kind == b.kind && a.agent == b.agent && a.other == b.other &&
         a.incident == b.incident && a.region == b.region;
}

}  // namespace

bool Selection::has(IncidentId incident) const { return world_ && incident.index() < world_->incidents.size(); }

bool Selection::has(AgentId body) const { return world_ && body.index() < world_->agent_count(); }

bool Selection::has(const ResponseNode& node) const {
  return world_ && (node.kind != FlowKind::incident || (node.incident.valid() && has(node.incident)));
}

void Selection::show(std::shared_ptr<const World> world, EventLog events) {
  const std::shared_ptr<const World> before = std::exchange(world_, std::move(world));
  events_ = std::move(events);
  const auto gone = [&](IncidentId incident) {
    return incident.valid() && (!has(incident) || (before && !same_incident(*before, *world_, incident)));
  };
  const auto gone_node = [&](const ResponseNode& node) {
    return node.kind == FlowKind::incident && gone(node.incident);
  };
  if (gone(incident_)) incident_ = {};
  if (gone(flow_.incident)) {
    flow_.incident = {};
    band_.reset();  // its messages were those of that incident
  }
  if (band_ && (gone_node(band_->first) || gone_node(band_->second))) band_.reset();
  if (body_.valid() && !has(body_)) body_ = {};
  if (flow_.body.valid() && !has(flow_.body)) flow_.body = {};
  if (why_) {
    const Event* now = events_.find(why_->key);
    if (now == nullptr || !same_event(*now, *why_)) why_.reset();
  }
}

void Selection::begin() { *this = {}; }

bool Selection::choose_region(RegionId region) {
  if (region.valid() && (!world_ || region.index() >= world_->regions.size())) return false;
  region_ = region;
  return true;
}

bool Selection::choose_incident(IncidentId incident) {
  if (incident.valid() && !has(incident)) return false;
  incident_ = incident;
  if (incident.valid()) region_ = world_->scenario->incidents[incident.index()].region;
  return true;
}

bool Selection::choose_body(AgentId body) {
  if (body.valid() && !has(body)) return false;
  body_ = body;
  return true;
}

bool Selection::narrow_flow(IncidentId incident) {
  if (incident.valid() && !has(incident)) return false;
  flow_.incident = incident;
  return true;
}

bool Selection::narrow_flow(AgentId body) {
  if (body.valid() && !has(body)) return false;
  flow_.body = body;
  return true;
}

bool Selection::list_messages(const ResponseNode& from, const ResponseNode& to) {
  if (!has(from) || !has(to)) return false;
  band_.emplace(from, to);
  return true;
}

bool Selection::ask_why(EventKey event) {
  const Event* found = event != 0 ? events_.find(event) : nullptr;
  if (event != 0 && found == nullptr) return false;
  why_ = found != nullptr ? std::optional(*found) : std::nullopt;
  return true;
}

}  // namespace qorgan::ui
