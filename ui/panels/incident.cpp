// The inspector of one incident: truth beside the pictures, demand against effort, consequences, who leads.

#include <algorithm>
#include <cmath>

#include "ui/model/inspect.hpp"
#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

void draw_head(const Panel& p, const IncidentView& view) {
  const IncidentSpec& spec = p.session.scenario().incidents[view.incident.index()];
  const Institution& institution = p.world().institution();
  const Threat& threat = institution.at(spec.threat);
  paragraph(p, p.theme.fonts.title, colour(p.c().text), p.local(spec.name));
  paragraph(p, p.theme.fonts.small, colour(p.c().muted),
            p.local(threat.name) + " \u00B7 " +
                (spec.settlement.valid() ? p.local(institution.at(spec.settlement).name) + ", " : "") +
                p.local(institution.at(spec.region).name));
  article_link(p, threat.article, p.px(120));
  ImGui::Dummy({0, p.px(2)});
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const Fonts& f = p.theme.fonts;
  text_at(draw, f.figure, at, colour(p.c().text), number_text(view.truth, 2, p.language()));
  const float x = at.x + p.px(78);
  text_at(draw, f.small, {x, at.y + p.px(3)}, colour(p.c().muted), p.tr(Str::truth));
  text_at(draw, f.strong, {x, at.y + p.px(17)}, colour(p.c().text), p.tr(view.phase));
  const float bar = at.y + p.px(42);
  draw->AddRectFilled({at.x, bar}, {at.x + width, bar + p.px(6)}, colour(p.c().raised), p.px(3));
  const float share = std::clamp(static_cast<float>(view.truth / std::max(1.0, view.peak)), 0.0F, 1.0F);
  draw->AddRectFilled({at.x, bar}, {at.x + width * share, bar + p.px(6)},
                      colour(ramp_colour(Ramp::severity, p.c().face, view.truth)), p.px(3));
  draw->AddRect({at.x, bar}, {at.x + width, bar + p.px(6)}, colour(p.c().border), p.px(3));
  ImGui::Dummy({width, p.px(52)});
}

void draw_lead(const Panel& p, const IncidentView& view) {
  section(p, p.tr(Str::who_leads));
  const Institution& institution = p.world().institution();
  const Threat& threat = institution.at(p.session.scenario().incidents[view.incident.index()].threat);
  paragraph(p, p.theme.fonts.body, colour(view.lead_status == LeadStatus::gap ? p.c().warning : p.c().text),
            word(p, "lead-status", name_of(view.lead_status)));
  for (std::size_t i = 0; i < threat.lead.size(); ++i)
    article_row(p, p.local(institution.at(threat.lead[i]).name),
                i < threat.lead_articles.size() ? threat.lead_articles[i] : "");
  for (const ComponentLead& lead : threat.component_leads)
    article_row(p, p.local(institution.at(lead.role).short_name) + " (" + p.local(lead.component) + ")", lead.article);
  if (!p.local(threat.gap_note).empty() &&
      (view.lead_status == LeadStatus::gap || view.lead_status == LeadStatus::partial))
    paragraph(p, p.theme.fonts.small, colour(p.c().muted), p.tr(Str::legal_gap) + ": " + p.local(threat.gap_note));
  if (view.head.role.valid()) {
    article_row(p, p.local(institution.at(view.head.role).short_name) + ": " + p.tr(Str::may_head), view.head.article);
    if (view.head.disputed) paragraph(p, p.theme.fonts.small, colour(p.c().warning), p.tr(Str::lead_disputed));
  } else {
    paragraph(p, p.theme.fonts.small, colour(p.c().muted),
              word(p, "reading", name_of(p.world().reading)) + ": " + p.tr(Str::goes_to));
  }
}

/// A bar for the belief and a line for the truth, on one scale.
void belief_row(const Panel& p, const std::string& name, const Belief& belief, double greatest, const char* id) {
  const float width = ImGui::GetContentRegionAvail().x, height = p.px(20);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const bool clicked = ImGui::InvisibleButton(id, {width, height});
  p.target_last("incident." + std::string(id));
  const bool hovered = ImGui::IsItemHovered();
  const float names = width * 0.52F, number = p.px(34);
  const float left = at.x + names, room = width - names - number;
  if (hovered) draw->AddRectFilled(at, {at.x + width, at.y + height}, colour(p.c().hovered), p.px(3));
  text_at(draw, p.theme.fonts.small, {at.x + p.px(2), at.y + p.px(3)}, colour(p.c().text),
          fitted(p.theme.fonts.small, name, names - p.px(8)));
  draw->AddRectFilled({left, at.y + p.px(5)}, {left + room, at.y + height - p.px(5)}, colour(p.c().raised), p.px(2));
  const float length = room * static_cast<float>(std::clamp(belief.belief / greatest, 0.0, 1.0));
  draw->AddRectFilled({left, at.y + p.px(5)}, {left + length, at.y + height - p.px(5)}, colour(p.c().detection),
                      p.px(2));
  const float truth = left + room * static_cast<float>(std::clamp(belief.truth / greatest, 0.0, 1.0));
  draw->AddLine({truth, at.y + p.px(2)}, {truth, at.y + height - p.px(2)}, colour(p.c().text), p.px(2));
  text_at(draw, p.theme.fonts.small, {at.x + width - p.px(2), at.y + p.px(3)}, colour(p.c().text),
          number_text(belief.belief, 2, p.language()), Align::right);
  if (hovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const std::array<std::string, 4> lines{p.tr(Str::believed) + ": " + number_text(belief.belief, 2, p.language()),
                                           p.tr(Str::true_value) + ": " + number_text(belief.truth, 2, p.language()),
                                           word(p, "threat-class", name_of(belief.threat_class)),
                                           time_text(p, belief.since)};
    tooltip(p, p.local(p.world().name_of(belief.agent)), lines);
  }
  if (clicked) p.session.select_agency(belief.agent);
}

void draw_beliefs(const Panel& p, const IncidentView& view) {
  section(p, p.tr(Str::pictures));
  if (view.beliefs.empty()) return paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::nobody_knows));
  paragraph(p, p.theme.fonts.small, colour(p.c().muted),
            fill(p.tr(Str::knows_of), {{"n", std::to_string(view.informed)}, {"m", std::to_string(view.competent)}}) +
                " \u00B7 " + p.tr(Str::pictures_key));
  double greatest = std::max(0.2, view.truth);
  for (const Belief& b : view.beliefs) greatest = std::max(greatest, b.belief);
  for (std::size_t i = 0; i < view.beliefs.size(); ++i)
    belief_row(p, p.local(p.world().short_name_of(view.beliefs[i].agent)), view.beliefs[i], greatest,
               ("belief" + std::to_string(i)).c_str());
  if (view.knowing > view.beliefs.size())
    paragraph(p, p.theme.fonts.small, colour(p.c().muted),
              fill(p.tr(Str::others), {{"n", std::to_string(view.knowing - view.beliefs.size())}}));
}

void draw_demand(const Panel& p, const IncidentView& view) {
  section(p, p.tr(Str::demand_effort));
  if (view.demands.empty()) return paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::no_demand));
  paragraph(p, p.theme.fonts.small, colour(p.c().muted), p.tr(Str::demand_key));
  double greatest = 1;
  for (const DemandRow& row : view.demands) greatest = std::max({greatest, row.needed, row.at_work});
  for (const DemandRow& row : view.demands) {
    const float width = ImGui::GetContentRegionAvail().x, height = p.px(20), names = width * 0.42F, number = p.px(92);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList* draw = ImGui::GetWindowDrawList();
    const float left = at.x + names, room = width - names - number;
    text_at(draw, p.theme.fonts.small, {at.x, at.y + p.px(3)}, colour(p.c().text),
            fitted(p.theme.fonts.small, word(p, "capability", name_of(row.capability)), names - p.px(8)));
    const float top = at.y + p.px(4), bottom = at.y + height - p.px(4);
    const auto x = [&](double v) { return left + room * static_cast<float>(v / greatest); };
    draw->AddRectFilled({left, top}, {x(row.at_work), bottom},
                        colour(p.c().unit, row.at_work >= row.needed ? 1.0F : 0.75F), p.px(2));
    draw->AddRect({left, top}, {std::max(x(row.needed), left + 2), bottom}, colour(p.c().text, 0.75F), p.px(2), 0,
                  p.px(1.3F));
    text_at(draw, p.theme.fonts.small, {at.x + width, at.y + p.px(3)}, colour(p.c().text),
            number_text(row.at_work, 0, p.language()) + " / " + number_text(row.needed, 0, p.language()), Align::right);
    ImGui::Dummy({width, height});
  }
}

void draw_milestones(const Panel& p, const IncidentView& view) {
  if (view.milestones.empty()) return;
  section(p, p.tr(Str::milestones));
  for (const MilestoneRow& m : view.milestones) {
    if (!std::isfinite(m.after_onset)) {
      fact_row(p, p.local(traits_of(m.milestone).words()), p.tr(Str::not_yet), true);
      continue;
    }
    const std::string time = duration_text(m.after_onset, p.session.strings(), p.language());
    fact_row(p, p.local(traits_of(m.milestone).words()),
             fill(p.tr(m.after_onset < 0 ? Str::before_onset : Str::after_onset), {{"time", time}}));
  }
}

}  // namespace

void draw_incident(const Panel& p) {
  Session& s = p.session;
  if (!s.selection().incident().valid()) {
    paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::choose_incident));
    ImGui::Dummy({0, p.px(4)});
    for (const IncidentMark& mark : incident_marks(p.world(), true)) {
      ImGui::PushID(static_cast<int>(mark.incident.value));
      if (ImGui::Selectable(
              fitted(p.theme.fonts.body, incident_name(p, mark.incident), ImGui::GetContentRegionAvail().x - p.px(56))
                  .c_str()))
        s.select_incident(mark.incident);
      p.target_last("incident.of." + std::to_string(mark.incident.value));
      const ImVec2 from = ImGui::GetItemRectMin(), to = ImGui::GetItemRectMax();
      text_at(ImGui::GetWindowDrawList(), p.theme.fonts.body,
              {to.x - p.px(4), from.y + (to.y - from.y - p.theme.fonts.body->FontSize) / 2}, colour(p.c().muted),
              number_text(mark.intensity, 2, p.language()), Align::right);
      ImGui::PopID();
    }
    return;
  }
  const IncidentView view = view_incident(p.world(), p.session.frame().events, s.selection().incident());
  draw_head(p, view);
  draw_beliefs(p, view);
  draw_demand(p, view);
  if (!view.consequences.empty()) {
    section(p, p.tr(Str::consequences));
    for (const Fact& fact : view.consequences)
      fact_row(p, p.tr(fact.name), number_text(fact.value, fact.decimals, p.language()));
  }
  draw_milestones(p, view);
  draw_lead(p, view);
  if (view.headquarters.empty()) return;
  section(p, p.tr(Str::headquarters));
  for (const HeadquartersId id : view.headquarters) {
    const Headquarters& hq = p.world().headquarters[id.index()];
    const std::string head = hq.head.valid() ? p.local(p.world().short_name_of(hq.head)) : p.tr(Str::unknown);
    article_row(p, head,
                hq.ground < p.world().structure->grounds.size() ? p.world().structure->grounds[hq.ground] : "");
    if (hq.referred != 0 && hq.head.valid())
      paragraph(p, p.theme.fonts.small, colour(p.c().warning), fill(p.tr(Str::hq_referred), {{"body", head}}));
    if (hq.disputed != 0) paragraph(p, p.theme.fonts.small, colour(p.c().warning), p.tr(Str::hq_disputed));
  }
}

}  // namespace qorgan::ui
