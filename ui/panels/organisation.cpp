// The organisation: reporting lines as a tree with the headquarters across them, or roles by places as a matrix.

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/model/organisation_model.hpp"
#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

std::string role_name(const Panel& p, RoleId id) {
  const Role& role = p.world().institution().at(id);
  const std::string& name = p.local(role.short_name);
  return name.empty() ? p.local(role.name) : name;
}

const std::string& region_name(const Panel& p, std::size_t region) { return region_short(p, RegionId{region}); }

/// In the tree a body stands below its superior: its region tells it from its sisters, or its role.
std::string line_name(const Panel& p, AgentId agent) {
  const AgentFacts& facts = p.world().facts(agent);
  if (!facts.region.valid()) return p.local(p.world().short_name_of(agent));
  const bool same = facts.superior.valid() && p.world().facts(facts.superior).role == facts.role;
  const std::string place = region_name(p, facts.region.index());
  return same ? place : role_name(p, facts.role) + ", " + place;
}

void body_tooltip(const Panel& p, AgentId agent) {
  const Workload work = workload_of(p.world(), agent);
  std::vector<std::string> lines{
      p.tr(Str::load) + ": " + percent_text(work.load, p.language()) + " (" + std::to_string(work.desks) + ")",
      p.tr(Str::waiting_column) + ": " + number_text(static_cast<double>(work.waiting), 0, p.language())};
  if (work.span > 0) lines.push_back(p.tr(Str::span) + ": " + std::to_string(work.span));
  tooltip(p, p.local(p.world().name_of(agent)), lines);
}

void load_bar(const Panel& p, ImDrawList* draw, ImVec2 at, float width, float height, double load) {
  draw->AddRectFilled(at, {at.x + width, at.y + height}, colour(p.c().raised), p.px(2));
  const Rgb fill = load > 0.9 ? p.c().warning : p.c().decision;
  if (load > 0)
    draw->AddRectFilled(at, {at.x + std::max(2.0F, width * static_cast<float>(load)), at.y + height}, colour(fill),
                        p.px(2));
}

struct TreeColumns {
  float left, name, load, waiting, span, rails, rail, right;
};

/// Figures stand beside the names, however wide the panel is; what is left is the headquarters'.
TreeColumns columns_of(const Panel& p, float left, float width, std::size_t rails) {
  TreeColumns c{};
  const Fonts& f = p.theme.fonts;
  const float waiting = std::max(text_size(f.small, p.tr(Str::waiting_column)).x, p.px(36)) + p.px(12);
  const float span = std::max(text_size(f.small, p.tr(Str::span)).x, p.px(28)) + p.px(12);
  const float load = std::max(text_size(f.small, p.tr(Str::load)).x, p.px(64)) + p.px(10);
  const auto count = static_cast<float>(rails);
  c.left = left;
  c.right = left + width - p.px(12);
  const float free = c.right - left - load - waiting - span - (rails > 0 ? count * p.px(17) + p.px(12) : 0);
  c.name = left + std::clamp(free, p.px(90), p.px(380));
  c.load = c.name + load;
  c.waiting = c.load + waiting;
  c.span = c.waiting + span;
  c.rails = c.span + p.px(14);
  c.rail = rails > 0 ? std::clamp((c.right - c.rails) / count, p.px(10), p.px(30)) : 0;
  return c;
}

void tree_heads(const Panel& p, ImDrawList* draw, const TreeColumns& c, float y) {
  ImFont* font = p.theme.fonts.small;
  const ImU32 ink = colour(p.c().muted);
  text_at(draw, font, {c.name + p.px(10), y}, ink, p.tr(Str::load));
  text_at(draw, font, {c.waiting, y}, ink, p.tr(Str::waiting_column), Align::right);
  text_at(draw, font, {c.span, y}, ink, p.tr(Str::span), Align::right);
}

/// Elbows from a superior's line to those below it.
void draw_elbow(const Panel& p, ImDrawList* draw, const std::vector<OrgLine>& lines, std::size_t i, float top,
                float row, float left) {
  const OrgLine& line = lines[i];
  if (line.depth == 0) return;
  const float step = p.px(16), x = left + step * (static_cast<float>(line.depth) - 0.5F);
  const float y = top + row * (static_cast<float>(i) + 0.5F);
  const float from = top + row * (static_cast<float>(line.parent) + 0.85F);
  const ImU32 ink = colour(p.c().border);
  draw->AddLine({x, from}, {x, y}, ink, p.px(1));
  draw->AddLine({x, y}, {x + step * 0.42F, y}, ink, p.px(1));
}

void headquarters_tooltip(const Panel& p, const OrgHeadquarters& across) {
  const World& world = p.world();
  const Headquarters& hq = world.headquarters[across.id.index()];
  std::vector<std::string> lines;
  if (hq.region.valid()) lines.push_back(p.local(world.institution().at(hq.region).name));
  lines.push_back(p.local(world.institution().at(hq.threat).name));
  if (hq.head.valid()) lines.push_back(p.tr(Str::hq_head) + ": " + p.local(world.short_name_of(hq.head)));
  lines.push_back(p.tr(Str::hq_member) + ": " + std::to_string(hq.accepted_count));
  tooltip(p,
          p.tr(across.central ? Str::hq_central : Str::hq_regional) + " \u00B7 " +
              p.tr(across.sitting ? Str::hq_sitting : Str::hq_convening),
          lines);
}

void draw_rails(const Panel& p, ImDrawList* draw, const std::vector<OrgHeadquarters>& across, float x0, float rail,
                float top, float row, bool hovered) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  for (std::size_t h = 0; h < across.size(); ++h) {
    const float x = x0 + rail * (static_cast<float>(h) + 0.5F);
    const auto y = [&](std::size_t line) { return top + row * (static_cast<float>(line) + 0.5F); };
    const bool lit = hovered && std::fabs(mouse.x - x) < rail / 2 && mouse.y > y(across[h].stops.front().line) - row &&
                     mouse.y < y(across[h].stops.back().line) + row;
    const ImU32 ink = colour(p.c().headquarters, across[h].sitting ? 1.0F : 0.55F);
    draw->AddLine({x, y(across[h].stops.front().line)}, {x, y(across[h].stops.back().line)}, ink,
                  p.px(lit ? 3.0F : 1.6F));
    for (const OrgHeadquarters::Stop& stop : across[h].stops) {
      if (stop.head)
        draw_headquarters(draw, p, {x, y(stop.line)}, p.px(5.5F), across[h].sitting, across[h].central);
      else if (stop.inside)
        draw->AddCircle({x, y(stop.line)}, p.px(3.2F), ink, 14, p.px(1.4F));
      else
        draw->AddCircleFilled({x, y(stop.line)}, p.px(3.4F), ink, 14);
    }
    if (lit) headquarters_tooltip(p, across[h]);
  }
}

void tree_line(const Panel& p, ImDrawList* draw, const TreeColumns& c, const OrgLine& line, ImVec2 at, float row,
               bool hovered) {
  const World& world = p.world();
  const Fonts& f = p.theme.fonts;
  const Workload work = workload_of(world, line.agent);
  const float text_y = at.y + (row - f.body->FontSize) / 2, small_y = at.y + (row - f.small->FontSize) / 2;
  if (line.agent == p.session.selection().body())
    draw->AddRectFilled({c.left, at.y}, {c.right, at.y + row}, colour(p.c().accent, 0.14F), p.px(3));
  else if (hovered)
    draw->AddRectFilled({c.left, at.y}, {c.right, at.y + row}, colour(p.c().hovered, 0.7F), p.px(3));
  float x = c.left + p.px(16) * static_cast<float>(line.depth);
  if (line.below > 0)
    draw_icon(draw, line.open ? Icon::down : Icon::right, {x + p.px(6), at.y + row / 2}, p.px(8), colour(p.c().muted));
  x += p.px(15);
  std::string name = line_name(p, line.agent);
  const std::string more =
      line.below > 0 && !line.open ? " +" + number_text(static_cast<double>(line.below), 0, p.language()) : "";
  const float more_width = more.empty() ? 0 : text_size(f.small, more).x + p.px(4);
  name = fitted(f.body, name, c.name - x - more_width);
  ImFont* font = line.match ? f.strong : f.body;
  text_at(draw, font, {x, text_y}, colour(line.match ? p.c().accent : p.c().text), name);
  if (!more.empty())
    text_at(draw, f.small, {x + text_size(font, name).x + p.px(4), small_y}, colour(p.c().muted), more);
  load_bar(p, draw, {c.name + p.px(10), at.y + row / 2 - p.px(3.5F)}, c.load - c.name - p.px(10), p.px(7), work.load);
  text_at(draw, f.small, {c.waiting, small_y},
          colour(work.waiting > static_cast<std::size_t>(work.desks) ? p.c().warning : p.c().text),
          work.waiting > 0 ? number_text(static_cast<double>(work.waiting), 0, p.language()) : "\u00B7", Align::right);
  text_at(draw, f.small, {c.span, small_y}, colour(p.c().muted), work.span > 0 ? std::to_string(work.span) : "",
          Align::right);
}

const std::vector<OrgLine>& lines_for(const Panel& p) {
  OrganisationMemory& m = p.memory.organisation;
  const std::string search = m.search.data();
  if (m.structure == p.world().structure && m.shown_search == search && m.shown_language == p.language() && !m.stale)
    return m.lines;
  m.structure = p.world().structure;
  m.shown_search = search;
  m.shown_language = p.language();
  m.stale = false;
  m.lines = organisation_lines(p.world(), m.choice, search, p.language());
  return m.lines;
}

void draw_tree(const Panel& p) {
  OrganisationMemory& m = p.memory.organisation;
  const std::vector<OrgLine>& lines = lines_for(p);
  const float width = ImGui::GetContentRegionAvail().x, row = p.px(22);
  const auto room = static_cast<std::size_t>(std::max(0.0F, (width - p.px(500)) / p.px(17)));
  const std::vector<OrgHeadquarters> across = headquarters_across(p.world(), lines, std::min<std::size_t>(room, 16));
  const TreeColumns c = columns_of(p, ImGui::GetCursorScreenPos().x, width, across.size());
  tree_heads(p, ImGui::GetWindowDrawList(), c, ImGui::GetCursorScreenPos().y);
  ImGui::Dummy({width, p.theme.fonts.small->FontSize + p.px(4)});
  if (lines.empty()) return paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::nothing_found));
  begin_scroll(p, "tree");
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImVec2 top = ImGui::GetCursorScreenPos(), corner = ImGui::GetWindowPos();
  const float bottom = corner.y + ImGui::GetWindowHeight();
  ImGui::InvisibleButton("lines", {width - p.px(14), row * static_cast<float>(lines.size())});
  const bool hovered = ImGui::IsItemHovered(), clicked = ImGui::IsItemClicked();
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const auto under = static_cast<std::size_t>(std::max(0.0F, (mouse.y - top.y) / row));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const float y = top.y + row * static_cast<float>(i);
    if (y > bottom) break;
    if (y + row < corner.y) continue;
    const bool here = hovered && i == under;
    tree_line(p, draw, c, lines[i], {c.left, y}, row, here);
    const std::string key = p.world().key_of(lines[i].agent);
    p.spot("organisation." + key, {c.left + p.px(16) * static_cast<float>(lines[i].depth) + p.px(16), y},
           {c.name, y + row});
    p.spot("organisation.fold." + key, {c.left + p.px(16) * static_cast<float>(lines[i].depth), y},
           {c.left + p.px(16) * static_cast<float>(lines[i].depth) + p.px(12), y + row});
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const float y = top.y + row * static_cast<float>(i), from = top.y + row * static_cast<float>(lines[i].parent);
    if (from > bottom) break;
    if (y + row >= corner.y) draw_elbow(p, draw, lines, i, top.y, row, c.left);
  }
  draw_rails(p, draw, across, c.rails, c.rail, top.y, row, hovered);
  if (hovered && under < lines.size()) {
    const OrgLine& line = lines[under];
    const float fold = c.left + p.px(16) * static_cast<float>(line.depth);
    const bool on_fold = mouse.x >= fold && mouse.x < fold + p.px(15) && line.below > 0;
    if (mouse.x < c.span) {
      ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
      if (!on_fold) body_tooltip(p, line.agent);
    }
    if (clicked && on_fold) m.choice[line.agent.value] = !line.open, m.stale = true;
    if (clicked && !on_fold && mouse.x < c.span) p.session.select_agency(line.agent);
  }
  end_scroll();
}

void matrix_cell(const Panel& p, ImDrawList* draw, AgentId agent, ImVec2 at, ImVec2 size, Seat seat, bool hovered) {
  const Workload work = workload_of(p.world(), agent);
  const ImVec2 from{at.x + 1, at.y + 1}, to{at.x + size.x - 1, at.y + size.y - 1};
  const Rgb fill = ramp_colour(Ramp::level, p.c().face, work.load);
  draw->AddRectFilled(from, to, colour(fill), p.px(2));
  if (seat != Seat::none)
    draw->AddRect(from, to, colour(p.c().headquarters), p.px(2), 0, p.px(seat == Seat::head ? 3.0F : 1.6F));
  if (hovered || agent == p.session.selection().body())
    draw->AddRect(from, to, colour(p.c().accent), p.px(2), 0, p.px(2));
  if (work.waiting > 0 && size.x >= p.px(20)) {
    const bool dark_ink = contrast(p.c().text, fill) >= contrast(p.c().panel, fill);
    text_at(draw, p.theme.fonts.small, {at.x + size.x / 2, at.y + (size.y - p.theme.fonts.small->FontSize) / 2},
            colour(dark_ink ? p.c().text : p.c().panel), work.waiting > 99 ? "99+" : std::to_string(work.waiting),
            Align::centre);
  }
}

void draw_matrix(const Panel& p) {
  OrganisationMemory& m = p.memory.organisation;
  if (m.matrix_structure != p.world().structure) {
    m.matrix = organisation_matrix(p.world());
    m.matrix_structure = p.world().structure;
  }
  const std::vector<Seat> seats = headquarters_seats(p.world());
  const Fonts& f = p.theme.fonts;
  const std::size_t columns = p.world().regions.size() + 1;
  const float width = ImGui::GetContentRegionAvail().x - p.px(14);
  const float names = std::min(p.px(180), width * 0.3F);
  float head = text_size(f.small, p.tr(Str::centre)).x;
  for (std::size_t r = 0; r + 1 < columns; ++r) head = std::max(head, text_size(f.small, region_name(p, r)).x);
  head = std::min(head + p.px(8), p.px(130));
  const ImVec2 cell{std::clamp((width - names) / static_cast<float>(columns), p.px(12), p.px(58)), p.px(22)};
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  for (std::size_t k = 0; k < columns; ++k) {
    const std::string name = k == 0 ? p.tr(Str::centre) : region_name(p, k - 1);
    const float x = corner.x + names + cell.x * (static_cast<float>(k) + 0.5F) - f.small->FontSize / 2;
    const bool chosen = k > 0 && p.session.selection().region() == RegionId{k - 1};
    upright_text(ImGui::GetWindowDrawList(), f.small, {x, corner.y + head - p.px(4)},
                 colour(chosen ? p.c().accent : p.c().muted), fitted(f.small, name, head - p.px(6)));
  }
  ImGui::Dummy({width, head});
  begin_scroll(p, "matrix");
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImVec2 top = ImGui::GetCursorScreenPos(), mouse = ImGui::GetIO().MousePos;
  ImGui::InvisibleButton("cells", {width, cell.y * static_cast<float>(m.matrix.rows.size())});
  const bool hovered = ImGui::IsItemHovered(), clicked = ImGui::IsItemClicked();
  for (std::size_t r = 0; r < m.matrix.rows.size(); ++r) {
    const OrgMatrix::Row& row = m.matrix.rows[r];
    const float y = top.y + cell.y * static_cast<float>(r);
    if (!ImGui::IsRectVisible({top.x, y}, {top.x + width, y + cell.y})) continue;
    text_at(draw, f.small, {top.x, y + (cell.y - f.small->FontSize) / 2}, colour(p.c().text),
            fitted(f.small, role_name(p, row.role), names - p.px(8)));
    for (std::size_t k = 0; k < row.cells.size(); ++k) {
      if (!row.cells[k].valid()) continue;
      const ImVec2 at{top.x + names + cell.x * static_cast<float>(k), y};
      const bool here = hovered && mouse.x >= at.x && mouse.x < at.x + cell.x && mouse.y >= y && mouse.y < y + cell.y;
      matrix_cell(p, draw, row.cells[k], at, cell, seats[row.cells[k].index()], here);
      p.spot("matrix." + p.world().key_of(row.cells[k]), at, {at.x + cell.x, at.y + cell.y});
      if (!here) continue;
      ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
      body_tooltip(p, row.cells[k]);
      if (clicked) p.session.select_agency(row.cells[k]);
    }
  }
  end_scroll();
}

void matrix_legend(const Panel& p) {
  const Fonts& f = p.theme.fonts;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float x = at.x;
  const float y = at.y + p.px(8);
  text_at(draw, f.small, {x, y - f.small->FontSize / 2}, colour(p.c().muted), p.tr(Str::load) + " 0");
  x += text_size(f.small, p.tr(Str::load) + " 0").x + p.px(6);
  for (const Rgb step : ramp_colours(Ramp::level, p.c().face)) {
    draw->AddRectFilled({x, y - p.px(6)}, {x + p.px(16), y + p.px(6)}, colour(step));
    x += p.px(16);
  }
  const std::string end = "100\u00A0%";
  text_at(draw, f.small, {x + p.px(5), y - f.small->FontSize / 2}, colour(p.c().muted), end);
  x += text_size(f.small, end).x + p.px(24);
  // On a line of its own where there is no room beside.
  const float right = at.x + ImGui::GetContentRegionAvail().x;
  float line = y;
  if (x + p.px(22) + text_size(f.small, p.tr(Str::matrix_key)).x > right) x = at.x, line += p.px(18);
  draw->AddRect({x, line - p.px(6)}, {x + p.px(16), line + p.px(6)}, colour(p.c().headquarters), p.px(2), 0,
                p.px(1.6F));
  text_at(draw, f.small, {x + p.px(22), line - f.small->FontSize / 2}, colour(p.c().muted),
          fitted(f.small, p.tr(Str::matrix_key), right - x - p.px(22)));
  ImGui::Dummy({0, p.px(18) + line - y});
}

}  // namespace

void draw_organisation(const Panel& p) {
  OrganisationMemory& m = p.memory.organisation;
  const std::array<std::string, 2> views{p.tr(Str::as_tree), p.tr(Str::as_matrix)};
  const float right = ImGui::GetWindowContentRegionMax().x, wide = segmented_width(p, views);
  ImGui::SameLine();
  const float left = ImGui::GetCursorPosX() + p.px(8);
  ImGui::SetCursorPosX(std::max(left, right - wide));
  if (const int clicked = segmented(p, "organisation.view", views, m.as_matrix ? 1 : 0); clicked >= 0)
    m.as_matrix = clicked == 1;
  if (m.as_matrix) {
    matrix_legend(p);
    draw_matrix(p);
    return;
  }
  const float field = std::min(p.px(220), right - wide - left - p.px(10));
  if (field > p.px(90)) {
    ImGui::SameLine();
    ImGui::SetCursorPosX(right - wide - field - p.px(10));
  }
  ImGui::SetNextItemWidth(std::max(p.px(90), field));
  ImGui::InputTextWithHint("##search", p.tr(Str::search).c_str(), m.search.data(), m.search.size());
  p.text_field("organisation.search");
  draw_tree(p);
}

}  // namespace qorgan::ui
