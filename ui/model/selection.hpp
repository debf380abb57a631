#pragma once
// What a person chose of the run that is shown: a region, an incident, a body, what the response flow is narrowed to,
// an event whose causes are asked for, an article. All of it is there in the world that is shown: a choice of anything
// else is refused, and travelling in time or to another branch takes back what is not there.

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "account/response_flow.hpp"
#include "record/event_log.hpp"
#include "world/world.hpp"

namespace qorgan::ui {

class Selection {
 public:
  /// What is shown from now on. An incident that people threw in is no part of an earlier world or of another branch,
  /// where its number may be another one's; the same holds for events.
  void show(std::shared_ptr<const World> world, EventLog events);
  /// Another run: nothing of the one before is chosen or shown.
  void begin();

  // Each takes what is shown, or none() to choose nothing. False, and nothing changed, for all else.
  bool choose_region(RegionId region);
  bool choose_incident(IncidentId incident);  ///< and its region
  bool choose_body(AgentId body);
  bool narrow_flow(IncidentId incident);
  bool narrow_flow(AgentId body);
  /// Lists the messages of a band of the flow.
  bool list_messages(const ResponseNode& from, const ResponseNode& to);
  void close_messages() { band_.reset(); }
  /// Asks for the causes of an event; 0 to ask no more.
  bool ask_why(EventKey event);
  /// Articles are texts of the institution, which may say nothing of one; empty to show none.
  void show_article(const std::string& article) { article_ = article; }

  [[nodiscard]] RegionId region() const { return region_; }
  [[nodiscard]] IncidentId incident() const { return incident_; }
  [[nodiscard]] AgentId body() const { return body_; }
  [[nodiscard]] const FlowQuestion& flow() const { return flow_; }
  /// Whose messages are listed: from, to.
  [[nodiscard]] const std::optional<std::pair<ResponseNode, ResponseNode>>& band() const { return band_; }
  [[nodiscard]] EventKey why() const { return why_ ? why_->key : 0; }
  [[nodiscard]] const std::string& article() const { return article_; }

 private:
  [[nodiscard]] bool has(IncidentId incident) const;
  [[nodiscard]] bool has(AgentId body) const;
  [[nodiscard]] bool has(const ResponseNode& node) const;

  std::shared_ptr<const World> world_;
  EventLog events_;
  RegionId region_;
  IncidentId incident_;
  AgentId body_;
  FlowQuestion flow_;
  std::optional<std::pair<ResponseNode, ResponseNode>> band_;
  std::optional<Event> why_;
  std::string article_;
};

}  // namespace qorgan::ui
