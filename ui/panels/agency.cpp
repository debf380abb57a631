// The inspectors of one body and of one region.

#include <algorithm>
#include <array>

#include "ui/model/inspect.hpp"
#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

void draw_head(const Panel& p, AgentId agent) {
  const World& world = p.world();
  const AgentFacts& facts = world.facts(agent);
  const Role& role = world.institution().at(facts.role);
  paragraph(p, p.theme.fonts.title, colour(p.c().text), p.local(world.short_name_of(agent)));
  paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.local(role.name));
  article_row(p, p.tr(Str::article), role.article);
  if (const std::string& holder = p.local(role.holder); !holder.empty() && !facts.region.valid())
    paragraph(
        p, p.theme.fonts.small, colour(p.c().muted),
        p.tr(Str::holder) + ": " + holder + (role.holder_uncertain ? " (" + p.tr(Str::holder_uncertain) + ")" : ""));
  if (facts.superior.valid()) fact_row(p, p.tr(Str::superior), p.local(world.short_name_of(facts.superior)));
  if (facts.coordination != CoordinationRight::none)
    fact_row(p, p.tr(Str::coordination),
             word(p, "coordination-right", name_of(facts.coordination)) + " " + role.coordination_article);
}

void draw_tray(const Panel& p, const AgencyView& view) {
  section(p, p.tr(Str::in_tray));
  // Desks as boxes, filled where one is busy; what waits as a number beside them.
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float box = p.px(14), gap = p.px(4), width = ImGui::GetContentRegionAvail().x;
  const int shown = std::min(view.desks, static_cast<int>(width * 0.55F / (box + gap)));
  for (int i = 0; i < shown; ++i) {
    const float x = at.x + static_cast<float>(i) * (box + gap);
    const bool busy = static_cast<std::size_t>(i) < view.on_desks;
    if (busy)
      draw->AddRectFilled({x, at.y + p.px(2)}, {x + box, at.y + p.px(2) + box}, colour(p.c().decision), p.px(2));
    draw->AddRect({x, at.y + p.px(2)}, {x + box, at.y + p.px(2) + box}, colour(p.c().muted), p.px(2));
  }
  const std::string waiting =
      number_text(static_cast<double>(view.waiting), 0, p.language()) + " " + p.tr(Str::waiting);
  text_at(draw, p.theme.fonts.strong, {at.x + width, at.y},
          colour(view.waiting > static_cast<std::size_t>(view.desks) ? p.c().warning : p.c().text), waiting,
          Align::right);
  ImGui::Dummy({width, box + p.px(6)});
  const auto count = [&](std::uint64_t n) { return number_text(static_cast<double>(n), 0, p.language()); };
  fact_row(p, p.tr(Str::on_desks), count(view.on_desks) + " / " + count(static_cast<std::uint64_t>(view.desks)));
  fact_row(p, p.tr(Str::utilisation), percent_text(view.utilisation, p.language()));
  fact_row(p, p.tr(Str::served), count(view.served));
  fact_row(p, p.tr(Str::raised), count(view.raised));
  fact_row(p, p.tr(Str::timed_out), count(view.timed_out));
}

/// What its office is: desks, pace, patience.
void draw_staff(const Panel& p, AgentId agent) {
  const DeskProfile& desk = p.world().institution().profiles[p.world().facts(agent).profile];
  const auto time = [&](double seconds) { return duration_text(seconds, p.session.strings(), p.language()); };
  section(p, p.tr(Str::staff));
  fact_row(p, p.tr(Str::on_desks), std::to_string(desk.servers));
  fact_row(p, p.tr(Str::desk_times), time(desk.report_time));
  fact_row(p, p.tr(Str::deadline), time(desk.answer_deadline));
  const std::size_t span = p.world().structure->subordinates_of[agent.index()].count;
  if (span > 0) fact_row(p, p.tr(Str::span), std::to_string(span));
}

void draw_picture(const Panel& p, const AgencyView& view) {
  section(p, p.tr(Str::picture));
  if (view.beliefs.empty()) return paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::picture_empty));
  for (std::size_t i = 0; i < std::min<std::size_t>(view.beliefs.size(), 8); ++i) {
    const Belief& b = view.beliefs[i];
    const float width = ImGui::GetContentRegionAvail().x, height = p.theme.fonts.body->FontSize;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList* draw = ImGui::GetWindowDrawList();
    ImGui::PushID(static_cast<int>(i));
    if (ImGui::InvisibleButton("belief", {width, height})) p.session.select_incident(b.incident);
    p.target_last("belief." + std::to_string(i));
    ImGui::PopID();
    if (ImGui::IsItemHovered()) {
      draw->AddRectFilled(at, {at.x + width, at.y + height + p.px(3)}, colour(p.c().hovered), p.px(3));
      ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    const std::string value = number_text(b.belief, 2, p.language()) + " / " + number_text(b.truth, 2, p.language());
    text_at(draw, p.theme.fonts.small, {at.x + p.px(2), at.y + p.px(1)}, colour(p.c().text),
            fitted(p.theme.fonts.small,
                   incident_name(p, b.incident) + " \u00B7 " + word(p, "threat-class", name_of(b.threat_class)),
                   width - p.px(84)));
    text_at(draw, p.theme.fonts.small, {at.x + width - p.px(2), at.y + p.px(1)}, colour(p.c().text), value,
            Align::right);
  }
  paragraph(p, p.theme.fonts.small, colour(p.c().muted), p.tr(Str::believed) + " / " + p.tr(Str::true_value));
}

void draw_competences(const Panel& p, const Role& role) {
  if (role.competences.empty()) return;
  section(p, p.tr(Str::competences));
  for (const Competence& c : role.competences) {
    const std::string what = word(p, "function", name_of(c.function)) + " \u00B7 " + word(p, "field", c.field);
    article_row(p, what, c.article, c.basis == Basis::inferred ? p.tr(Str::inferred) : "");
  }
}

void draw_teams(const Panel& p, const AgencyView& view) {
  section(p, p.tr(Str::teams));
  if (view.teams.empty()) return paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::no_teams));
  const Fonts& f = p.theme.fonts;
  const std::array<std::string, 4> heads{p.tr(Str::ready), p.tr(Str::moving), p.tr(Str::working), p.tr(Str::resting)};
  const float width = ImGui::GetContentRegionAvail().x;
  std::array<float, 4> rights{};
  float x = width;
  for (std::size_t i = heads.size(); i-- > 0;) {
    rights[i] = x;
    x -= std::max(text_size(f.small, heads[i]).x, p.px(24)) + p.px(10);
  }
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const auto row = [&](const std::string& name, const std::array<std::string, 4>& values, bool head) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImU32 ink = colour(head ? p.c().muted : p.c().text);
    text_at(draw, f.small, at, ink, fitted(f.small, name, x - p.px(4)));
    for (std::size_t i = 0; i < values.size(); ++i)
      text_at(draw, f.small, {at.x + rights[i], at.y}, ink, values[i], Align::right);
    ImGui::Dummy({width, f.small->FontSize + p.px(1)});
  };
  row("", heads, true);
  for (const TeamRow& team : view.teams)
    row(word(p, "capability", name_of(team.capability)),
        {std::to_string(team.ready), std::to_string(team.moving), std::to_string(team.working),
         std::to_string(team.resting)},
        false);
}

void draw_seats(const Panel& p, const AgencyView& view) {
  section(p, p.tr(Str::headquarters));
  if (view.seats.empty()) return paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::no_headquarters));
  for (std::size_t i = 0; i < std::min<std::size_t>(view.seats.size(), 8); ++i) {
    const Headquarters& hq = p.world().headquarters[view.seats[i].headquarters.index()];
    const bool central = hq.level == HeadquartersLevel::central;
    const std::string where =
        central || !hq.region.valid() ? p.tr(Str::hq_central) : p.local(p.world().institution().at(hq.region).name);
    const bool over = hq.phase == HeadquartersPhase::stood_down;
    fact_row(p, where, over ? p.tr(Str::finished) : p.tr(view.seats[i].head ? Str::hq_head : Str::hq_member), over);
  }
}

}  // namespace

void draw_agency(const Panel& p) {
  const AgentId agent = p.session.selection().body();
  if (!agent.valid()) return paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::choose_body));
  const AgencyView view = view_agency(p.world(), agent);
  draw_head(p, agent);
  draw_play_button(p);
  draw_tray(p, view);
  draw_picture(p, view);
  draw_teams(p, view);
  draw_seats(p, view);
  draw_staff(p, agent);
  draw_competences(p, p.world().institution().at(p.world().facts(agent).role));
}

void draw_region(const Panel& p) {
  Session& s = p.session;
  const World& world = p.world();
  if (!s.selection().region().valid())
    return paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::choose_body));
  const Region& region = world.institution().at(s.selection().region());
  const RegionState& state = world.regions[s.selection().region().index()];
  paragraph(p, p.theme.fonts.title, colour(p.c().text), p.local(region.name));
  paragraph(p, p.theme.fonts.small, colour(p.c().muted), p.local(region.capital) + " \u00B7 " + region.id);
  ImGui::Dummy({0, p.px(4)});
  fact_row(p, p.tr(Str::population), number_text(region.population, 0, p.language()));
  const auto shares = std::to_array<std::pair<Str, float>>({{Str::trust, state.trust},
                                                            {Str::rumour, state.rumour},
                                                            {Str::communications, state.communications},
                                                            {Str::power, state.power},
                                                            {Str::roads, state.roads}});
  for (const auto& [name, value] : shares) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x, left = at.x + width * 0.45F, room = width * 0.55F - p.px(52);
    ImDrawList* draw = ImGui::GetWindowDrawList();
    text_at(draw, p.theme.fonts.body, at, colour(p.c().muted), p.tr(name));
    draw->AddRectFilled({left, at.y + p.px(6)}, {left + room, at.y + p.px(13)}, colour(p.c().raised), p.px(3));
    draw->AddRectFilled({left, at.y + p.px(6)}, {left + room * std::clamp(value, 0.0F, 1.0F), at.y + p.px(13)},
                        colour(p.c().accent), p.px(3));
    text_at(draw, p.theme.fonts.body, {at.x + width, at.y}, colour(p.c().text),
            percent_text(static_cast<double>(value), p.language()), Align::right);
    ImGui::Dummy({width, p.theme.fonts.body->FontSize + p.px(2)});
  }
  section(p, p.tr(Str::incidents));
  bool any = false;
  for (const IncidentMark& mark : incident_marks(world, true)) {
    if (mark.region != s.selection().region()) continue;
    any = true;
    ImGui::PushID(static_cast<int>(mark.incident.value));
    if (ImGui::Selectable(
            fitted(p.theme.fonts.body, incident_name(p, mark.incident), ImGui::GetContentRegionAvail().x).c_str()))
      s.select_incident(mark.incident);
    p.target_last("region.incident." + std::to_string(mark.incident.value));
    ImGui::PopID();
  }
  if (!any) paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::no_incidents));
  section(p, p.tr(Str::bodies));
  for (const AgentId agent : bodies_in(world, s.selection().region())) {
    const Role& role = world.institution().at(world.facts(agent).role);
    ImGui::PushID(static_cast<int>(agent.value));
    const std::string& name = p.local(role.short_name).empty() ? p.local(role.name) : p.local(role.short_name);
    if (ImGui::Selectable(fitted(p.theme.fonts.body, name, ImGui::GetContentRegionAvail().x - p.px(40)).c_str()))
      s.select_agency(agent);
    p.target_last("region.body." + role.id);
    const ImVec2 from = ImGui::GetItemRectMin(), to = ImGui::GetItemRectMax();
    const std::size_t waiting = world.agents[agent.index()].tray.queued();
    if (waiting > 0)
      text_at(ImGui::GetWindowDrawList(), p.theme.fonts.small,
              {to.x - p.px(4), (from.y + to.y - p.theme.fonts.small->FontSize) / 2}, colour(p.c().muted),
              std::to_string(waiting), Align::right);
    ImGui::PopID();
  }
}

}  // namespace qorgan::ui
