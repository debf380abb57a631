// Legality: actions by ground, gaps and overlaps met, violations, the ledger of rights; and the article one clicks.

#include <imgui.h>

#include <algorithm>
#include <array>

#include "account/rights.hpp"
#include "ui/model/legality_model.hpp"
#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

constexpr std::size_t rows_shown = 60;

const std::string& ground_text(const Panel& p, std::uint16_t ground) {
  static const std::string none;
  const auto& grounds = p.world().structure->grounds;
  return ground < grounds.size() ? grounds[ground] : none;
}

/// Numbers at the top, the same size wherever they stand.
void figure(const Panel& p, ImVec2 at, float width, const std::string& value, const std::string& name, bool alarm) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const Fonts& f = p.theme.fonts;
  text_at(draw, f.figure, at, colour(alarm ? p.c().warning : p.c().text), value);
  text_at(draw, f.small, {at.x, at.y + f.figure->FontSize + p.px(1)}, colour(p.c().muted),
          fitted(f.small, name, width - p.px(10)));
}

void draw_figures(const Panel& p) {
  const GroundTally& tally = p.memory.legality.tally;
  const World& world = p.world();
  const std::size_t gaps = tally.times_met(EventKind::headquarters_referred),
                    overlaps = tally.times_met(EventKind::overlap_met);
  const auto figures = std::to_array<std::tuple<std::size_t, Str, bool>>(
      {{tally.actions(), Str::actions_with_ground, false},
       {gaps, Str::gaps_met, gaps > 0},
       {overlaps, Str::overlaps_met, overlaps > 0},
       {world.violations.size(), Str::violations, !world.violations.empty()}});
  const float width = ImGui::GetContentRegionAvail().x;
  const std::size_t columns = width > p.px(860) ? figures.size() : 2;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float step = width / static_cast<float>(columns), height = p.theme.fonts.figure->FontSize + p.px(24);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const auto& [value, name, alarm] = figures[i];
    const std::size_t row = i / columns, column = i % columns;
    figure(p, {at.x + step * static_cast<float>(column), at.y + height * static_cast<float>(row)}, step,
           number_text(static_cast<double>(value), 0, p.language()), p.tr(name), alarm);
  }
  const std::size_t rows = (figures.size() + columns - 1) / columns;
  ImGui::Dummy({width, height * static_cast<float>(rows)});
}

void draw_grounds(const Panel& p) {
  const std::vector<GroundRow>& rows = p.memory.legality.tally.grounds();
  section(p, p.tr(Str::by_ground));
  if (rows.empty()) return paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::nothing_yet));
  const Fonts& f = p.theme.fonts;
  const float width = ImGui::GetContentRegionAvail().x, names = p.px(104), number = p.px(56), height = p.px(21);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i < std::min(rows.size(), rows_shown); ++i) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    article_link(p, ground_text(p, rows[i].ground), names);
    const float left = at.x + names, room = width - names - number;
    const float share = static_cast<float>(rows[i].actions) / static_cast<float>(rows.front().actions);
    draw->AddRectFilled({left, at.y + p.px(5)}, {left + room, at.y + height - p.px(5)}, colour(p.c().raised), p.px(2));
    draw->AddRectFilled({left, at.y + p.px(5)}, {left + std::max(2.0F, room * share), at.y + height - p.px(5)},
                        colour(p.c().decision), p.px(2));
    text_at(draw, f.small, {at.x + width, at.y + (height - f.small->FontSize) / 2}, colour(p.c().text),
            number_text(static_cast<double>(rows[i].actions), 0, p.language()), Align::right);
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, height});
  }
}

/// A row that says what, when and asks why with a click.
void finding_row(const Panel& p, const std::string& id, const std::string& text, const std::string& detail, Tick tick,
                 EventKey event, bool alarm) {
  const Fonts& f = p.theme.fonts;
  const float width = ImGui::GetContentRegionAvail().x;
  const std::string when = time_text(p, tick);
  const float room = width - text_size(f.small, when).x - p.px(26);
  const ImVec2 size = f.body->CalcTextSizeA(f.body->FontSize, 1e9F, room, text.c_str());
  const float height = size.y + (detail.empty() ? 0 : f.small->FontSize + p.px(2)) + p.px(8);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool clicked = ImGui::InvisibleButton(id.c_str(), {width, height});
  p.target_last(id);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  if (ImGui::IsItemHovered()) {
    draw->AddRectFilled(at, {at.x + width, at.y + height}, colour(p.c().hovered), p.px(4));
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  draw->AddRectFilled({at.x, at.y + p.px(3)}, {at.x + p.px(3), at.y + height - p.px(3)},
                      colour(alarm ? p.c().warning : p.c().inject), p.px(1.5F));
  draw->AddText(f.body, f.body->FontSize, {at.x + p.px(10), at.y + p.px(3)}, colour(p.c().text), text.c_str(), nullptr,
                room);
  if (!detail.empty())
    text_at(draw, f.small, {at.x + p.px(10), at.y + size.y + p.px(5)}, colour(p.c().muted),
            fitted(f.small, detail, width - p.px(20)));
  text_at(draw, f.small, {at.x + width - p.px(6), at.y + p.px(5)}, colour(p.c().muted), when, Align::right);
  if (clicked) p.session.ask_why(event);
}

void draw_findings(const Panel& p) {
  const World& world = p.world();
  section(p, p.tr(Str::gaps_and_overlaps));
  const auto& rows = p.memory.legality.tally.findings();
  if (rows.empty()) return paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::nothing_yet));
  for (std::size_t i = 0; i < std::min(rows.size(), rows_shown); ++i) {
    const FindingRow& row = rows[i];
    const auto body = [&](AgentId id) { return id.valid() ? p.local(world.short_name_of(id)) : p.tr(Str::unknown); };
    std::string text = row.kind == EventKind::overlap_met
                           ? fill(p.tr(Str::overlap_text), {{"first", body(row.first)}, {"second", body(row.second)}})
                           : fill(p.tr(Str::gap_text), {{"body", body(row.first)}});
    if (row.times > 1) text += " \u00D7\u00A0" + number_text(static_cast<double>(row.times), 0, p.language());
    std::string detail;
    if (row.threat.valid()) {
      const Threat& threat = world.institution().at(row.threat);
      detail = threat.article + " " + p.local(threat.name);
    }
    finding_row(p, "legality.finding." + std::to_string(i), text, detail, row.at, row.event, false);
  }
}

void draw_violations(const Panel& p) {
  const World& world = p.world();
  section(p, p.tr(Str::violations));
  if (world.violations.empty()) return paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::no_violations));
  const std::size_t count = world.violations.size();
  for (std::size_t n = 0; n < std::min(count, rows_shown); ++n) {
    const Violation& v = world.violations[count - 1 - n];  // the newest first
    std::string text = v.agent.valid() ? p.local(world.short_name_of(v.agent)) : p.tr(Str::unknown);
    if (v.instrument.valid()) text += ": " + p.local(world.institution().at(v.instrument).name);
    std::string detail = ground_text(p, v.article);
    if (v.incident.valid()) detail += " \u00B7 " + incident_name(p, v.incident);
    detail += " \u00B7 " +
              (v.found >= 0 ? fill(p.tr(Str::found_at), {{"time", time_text(p, v.found)}}) : p.tr(Str::not_found_yet));
    finding_row(p, "legality.violation." + std::to_string(n), text, detail, v.tick, v.event, true);
  }
  if (count > rows_shown)
    paragraph(p, p.theme.fonts.small, colour(p.c().muted),
              fill(p.tr(Str::others), {{"n", std::to_string(count - rows_shown)}}));
}

void draw_ledger(const Panel& p) {
  const World& world = p.world();
  section(p, p.tr(Str::rights_ledger));
  const std::vector<RightsRow> rows = rights_ledger(Evidence(world, p.session.frame().events));
  if (rows.empty()) return paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::no_rights_limited));
  const Fonts& f = p.theme.fonts;
  for (const RightsRow& row : rows) {
    const Instrument& instrument = world.institution().at(row.instrument);
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList* draw = ImGui::GetWindowDrawList();
    const std::string days =
        fill(p.tr(Str::person_days), {{"n", compact_text(row.person_days, p.session.strings(), p.language())}});
    const float links = p.px(64);
    text_at(draw, f.body, {at.x + links, at.y}, colour(p.c().text),
            fitted(f.body, p.local(instrument.name), width - links - text_size(f.body, days).x - p.px(10)));
    text_at(draw, f.body, {at.x + width, at.y}, colour(p.c().text), days, Align::right);
    article_link(p, instrument.article, links);
    ImGui::SetCursorScreenPos({at.x, at.y + f.body->FontSize + p.px(2)});
    std::string rights;
    for (const Right right : instrument.rights)
      rights += (rights.empty() ? "" : ", ") + word(p, "right", name_of(right));
    std::string line = fill(p.tr(Str::ledger_line), {{"uses", std::to_string(row.uses)},
                                                     {"now", std::to_string(row.in_force)},
                                                     {"people", number_text(row.people, 0, p.language())}});
    ImGui::Indent(links);
    if (!rights.empty()) line += " \u00B7 " + rights;
    paragraph(p, f.small, colour(p.c().muted), line);
    const bool fair = row.disproportionate == 0 && row.unlawful == 0 && row.needless == 0;
    paragraph(p, f.small, colour(fair ? p.c().good : p.c().warning),
              fair ? p.tr(Str::proportionate)
                   : fill(p.tr(Str::disproportionate), {{"n", std::to_string(row.disproportionate)},
                                                        {"unlawful", std::to_string(row.unlawful)},
                                                        {"needless", std::to_string(row.needless)}}));
    ImGui::Unindent(links);
    ImGui::Dummy({0, p.px(3)});
  }
}

void draw_article(const Panel& p) {
  Session& s = p.session;
  const Fonts& f = p.theme.fonts;
  if (text_button(p, p.tr(Str::back), "article.back")) {
    s.close_article();
    return;
  }
  ImGui::Dummy({0, p.px(2)});
  paragraph(p, f.title, colour(p.c().text), p.tr(Str::article) + " " + s.selection().article());
  LegalityMemory& m = p.memory.legality;
  if (m.article != s.selection().article() || m.institution != s.scenario().institution) {
    m.article = s.selection().article();
    m.institution = s.scenario().institution;
    m.entries = article_entries(*m.institution, m.article);
  }
  std::size_t actions = 0;
  for (const GroundRow& row : m.tally.grounds())
    if (ground_text(p, row.ground) == s.selection().article()) actions = row.actions;
  paragraph(p, f.small, colour(p.c().muted),
            fill(p.tr(Str::article_used), {{"n", number_text(static_cast<double>(actions), 0, p.language())}}) + " " +
                p.tr(Str::article_hint));
  if (m.entries.empty()) {
    ImGui::Dummy({0, p.px(4)});
    return paragraph(p, f.body, colour(p.c().text), p.tr(Str::article_empty));
  }
  Str kind = Str::none;
  std::string name;
  for (const ArticleEntry& entry : m.entries) {
    if (entry.kind != kind) section(p, p.tr(entry.kind));
    // A body with several competences is named once.
    if (entry.kind != kind || p.local(entry.name) != name)
      paragraph(p, f.body, colour(p.c().text), p.local(entry.name));
    kind = entry.kind;
    name = p.local(entry.name);
    if (!p.local(entry.detail).empty()) paragraph(p, f.small, colour(p.c().muted), p.local(entry.detail));
    ImGui::Dummy({0, p.px(1)});
  }
}

}  // namespace

void article_link(const Panel& p, const std::string& article, float width) {
  const Fonts& f = p.theme.fonts;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (article.empty()) {
    ImGui::Dummy({width, f.small->FontSize});
    return;
  }
  const std::string shown = fitted(f.small, article, width - p.px(6));
  const ImVec2 size{text_size(f.small, shown).x, f.small->FontSize + p.px(6)};
  ImGui::PushID(article.c_str());
  ImGui::PushID(static_cast<int>(at.y));
  const bool clicked = ImGui::InvisibleButton("article", size);
  ImGui::PopID();
  ImGui::PopID();
  if (ImGui::IsItemVisible()) p.target_last("article." + article);
  const bool hovered = ImGui::IsItemHovered();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  text_at(draw, f.small, {at.x, at.y + p.px(3)}, colour(p.c().accent), shown);
  if (hovered) {
    draw->AddLine({at.x, at.y + size.y - p.px(2)}, {at.x + size.x, at.y + size.y - p.px(2)}, colour(p.c().accent));
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  if (clicked) p.session.show_article(article);
}

void article_row(const Panel& p, const std::string& name, const std::string& article, const std::string& note) {
  const Fonts& f = p.theme.fonts;
  const float width = ImGui::GetContentRegionAvail().x, link = text_size(f.small, article).x + p.px(8);
  const float notes = note.empty() ? 0 : text_size(f.small, note).x + p.px(8);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  text_at(draw, f.body, at, colour(p.c().muted), fitted(f.body, name, width - link - notes - p.px(6)));
  if (!note.empty())
    text_at(draw, f.small, {at.x + width - link, at.y + p.px(1)}, colour(p.c().muted), note, Align::right);
  ImGui::SetCursorScreenPos({at.x + width - link + p.px(8), at.y - p.px(2)});
  article_link(p, article, link);
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, f.body->FontSize});
}

void draw_legality(const Panel& p) {
  p.memory.legality.tally.update(Evidence(p.world(), p.session.frame().events));
  begin_scroll(p, "legality.content");
  if (!p.session.selection().article().empty()) {
    draw_article(p);
  } else {
    draw_figures(p);
    draw_violations(p);
    draw_findings(p);
    draw_ledger(p);
    draw_grounds(p);
  }
  end_scroll();
}

}  // namespace qorgan::ui
