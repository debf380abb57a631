// Which layer the map shows, and what its colours and marks mean.

#include <algorithm>
#include <array>

#include "core/enum_table.hpp"

#include "ui/panels/map_canvas.hpp"

namespace qorgan::ui {

namespace {

Str layer_title(Layer layer) {
  static constexpr EnumTable<Layer, Str> names({{Layer::severity, Str::severity},
                                                {Layer::trust, Str::trust},
                                                {Layer::communications, Str::communications},
                                                {Layer::deployed, Str::deployed},
                                                {Layer::power, Str::power},
                                                {Layer::roads, Str::roads},
                                                {Layer::rumour, Str::rumour}});
  return names[layer];
}

}  // namespace

void choose_layer(const Panel& p) {
  Session& s = p.session;
  std::vector<std::string> names;
  int now = 0;
  for (const Layer layer : all_layers) {
    if (layer == s.view().layer()) now = static_cast<int>(names.size());
    names.push_back(p.tr(layer_title(layer)));
  }
  const float right = ImGui::GetWindowContentRegionMax().x, wide = segmented_width(p, names);
  ImGui::SameLine();
  const float used = ImGui::GetCursorPosX() + p.px(8);
  if (used + wide <= right) {
    ImGui::SetCursorPosX(right - wide);
    if (const int clicked = segmented(p, "layers", names, now); clicked >= 0)
      s.view().show(all_layers[static_cast<std::size_t>(clicked)]);
    for (std::size_t i = 0; i < all_layers.size(); ++i)
      if (const Area* segment = s.targets().find("layers." + std::to_string(i)))
        s.targets().note("layer." + std::string(name_of(all_layers[i])), Area(*segment));
    return;
  }
  const float width = std::min(p.px(230), right - used);
  ImGui::SetCursorPosX(right - width);
  ImGui::SetNextItemWidth(width);
  if (!begin_combo(p, "##layer", p.tr(Str::layer) + ": " + names[static_cast<std::size_t>(now)], "layer")) return;
  for (std::size_t i = 0; i < all_layers.size(); ++i) {
    if (ImGui::Selectable(names[i].c_str(), all_layers[i] == s.view().layer())) s.view().show(all_layers[i]);
    p.target_last("layer." + std::string(name_of(all_layers[i])));
  }
  end_combo(p);
}

float legend_items(const Panel& p, ImDrawList* draw, ImVec2 at, float width, bool really) {
  const Fonts& f = p.theme.fonts;
  const float row = p.px(20), gap = p.px(16);
  float x = at.x, y = at.y;
  const auto item = [&](float item_width, auto&& paint) {
    if (x > at.x && x + item_width > at.x + width) x = at.x, y += row;
    if (really) paint(ImVec2{x, y + row / 2});
    x += item_width + gap;
  };
  const LayerValues values = layer_values(p.world(), p.session.view().layer());
  const bool shares = is_share(p.session.view().layer());
  const auto end_text = [&](double v) {
    return shares ? percent_text(v, p.language()) : compact_text(v, p.session.strings(), p.language());
  };
  const std::string name = p.tr(layer_title(p.session.view().layer()));
  const std::string low = end_text(values.low), high = end_text(values.high);
  const float box = p.px(16);
  const float name_width = text_size(f.small, name).x, low_width = text_size(f.small, low).x;
  item(name_width + low_width + text_size(f.small, high).x + box * ramp_steps + p.px(20), [&](ImVec2 c) {
    const float top = c.y - f.small->FontSize / 2;
    text_at(draw, f.small, {c.x, top}, colour(p.c().text), name);
    float bx = c.x + name_width + p.px(8);
    text_at(draw, f.small, {bx, top}, colour(p.c().muted), low);
    bx += low_width + p.px(5);
    for (int i = 0; i < ramp_steps; ++i) {
      const Rgb step = ramp_colours(ramp_of(p.session.view().layer()), p.c().face)[static_cast<std::size_t>(i)];
      draw->AddRectFilled({bx, c.y - p.px(6)}, {bx + box, c.y + p.px(6)}, colour(step));
      bx += box;
    }
    draw->AddRect({bx - box * ramp_steps, c.y - p.px(6)}, {bx, c.y + p.px(6)}, colour(p.c().region_border, 0.6F));
    text_at(draw, f.small, {bx + p.px(5), top}, colour(p.c().muted), high);
  });
  // A click on a mark's name hides or shows it.
  const auto symbol = [&](const char* id, bool MapMarks::*kind, const std::string& text, auto&& paint) {
    const bool on = p.session.view().marks().*kind;
    const float width_of = p.px(18) + text_size(f.small, text).x;
    item(width_of, [&](ImVec2 c) {
      const ImVec2 kept = ImGui::GetCursorScreenPos();
      ImGui::SetCursorScreenPos({c.x - p.px(3), c.y - row / 2 + 1});
      if (ImGui::InvisibleButton(id, {width_of + p.px(6), row - 2})) p.session.view().toggle(kind);
      p.target_last(id);
      const bool over = ImGui::IsItemHovered();
      if (over) {
        draw->AddRectFilled(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), colour(p.c().hovered), p.px(3));
        tooltip(p, p.tr(Str::legend_hint));
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
      }
      ImGui::SetCursorScreenPos(kept);
      if (on) paint(ImVec2{c.x + p.px(6), c.y});
      text_at(draw, f.small, {c.x + p.px(18), c.y - f.small->FontSize / 2},
              colour(on ? p.c().text : p.c().muted, on ? 1.0F : 0.7F), text);
      if (!on)
        draw->AddLine({c.x + p.px(17), c.y + p.px(1)}, {c.x + width_of, c.y + p.px(1)}, colour(p.c().muted, 0.8F));
    });
  };
  symbol("marks.incidents", &MapMarks::incidents, p.tr(Str::incident_mark),
         [&](ImVec2 c) { draw_incident_mark(draw, p, c, p.px(5), false); });
  symbol("marks.convening", &MapMarks::headquarters, p.tr(Str::hq_convening),
         [&](ImVec2 c) { draw_headquarters(draw, p, c, p.px(5.5F), false, false); });
  symbol("marks.sitting", &MapMarks::headquarters, p.tr(Str::hq_sitting),
         [&](ImVec2 c) { draw_headquarters(draw, p, c, p.px(5.5F), true, false); });
  symbol("marks.central", &MapMarks::headquarters, p.tr(Str::hq_central),
         [&](ImVec2 c) { draw_headquarters(draw, p, c, p.px(5), true, true); });
  symbol("marks.teams", &MapMarks::teams, p.tr(Str::units_moving), [&](ImVec2 c) {
    draw->AddTriangleFilled({c.x + p.px(6), c.y}, {c.x - p.px(5), c.y - p.px(5)}, {c.x - p.px(5), c.y + p.px(5)},
                            colour(p.c().unit));
  });
  return y + row - at.y;
}

}  // namespace qorgan::ui
