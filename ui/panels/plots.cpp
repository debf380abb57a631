// Plots: any measure over time, of the country, by region, by incident, of one body; earlier runs beneath.

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/enum_table.hpp"
#include "ui/model/files.hpp"
#include "ui/model/plot_model.hpp"
#include "ui/panels/panels.hpp"
#include "world/measure_names.hpp"

namespace qorgan::ui {

namespace {

std::string plot_title(const Panel& p, const std::string& measure) {
  if (measure == "waiting") return p.tr(Str::plot_waiting);
  if (measure == "load") return p.tr(Str::plot_load);
  const MeasureName* name = find_measure_name(measure);
  return name != nullptr ? p.local(name->text) : measure;
}

std::string value_text(const Panel& p, const std::string& measure, double value) {
  if (!std::isfinite(value)) return "\u2013";
  const MeasureName* name = find_measure_name(measure);
  const bool plain =
      measure == "load" || (name != nullptr && name->dimension == Dimension::number && name->unit.en.empty());
  return plain ? number_text(value, 2, p.language()) : compact_text(value, p.session.strings(), p.language());
}

std::string axis_text(const Panel& p, const std::string& measure, double value) {
  return value == std::round(value) ? compact_text(value, p.session.strings(), p.language())
                                    : value_text(p, measure, value);
}

/// What the curves depend on; while the run plays, ten times a second is as often as anybody can follow.
const std::vector<Plot>& plots_for(const Panel& p) {
  Session& s = p.session;
  PlotMemory& m = p.memory.plots;
  const PlotBoard& board = s.view().board();
  std::string key = board.large() + '|' + std::to_string(index_of(board.scope())) + '|' +
                    std::to_string(index_of(p.language())) + '|' +
                    std::to_string(board.scope() == PlotScope::body ? s.selection().body().value : 0) + '|' +
                    std::to_string(board.earlier() ? s.run().traces().size() : 0);
  for (const std::string& measure : board.measures()) key += '|' + measure;
  const bool fresh = m.history == s.frame().history || (s.frame().playing && ImGui::GetTime() - m.time < 0.1);
  if (m.key == key && fresh && m.history) return m.plots;
  m.key = key;
  m.history = s.frame().history;
  m.time = ImGui::GetTime();
  m.plots.clear();
  static const std::vector<RunTrace> none;
  const auto add = [&](std::string_view measure) {
    m.plots.push_back(make_plot(p.world(), *m.history, measure, board.scope(), s.selection().body(),
                                board.earlier() ? s.run().traces() : none, p.language()));
  };
  if (board.scope() == PlotScope::body) {
    for (const std::string_view measure : body_measures) add(measure);
  } else if (!board.large().empty()) {
    add(board.large());
  } else {
    for (const std::string& measure : board.measures()) add(measure);
  }
  return m.plots;
}

struct PlotCanvas {
  Area box;         ///< of the curves
  double from, to;  ///< ticks
  Scale scale;
  [[nodiscard]] float x(double tick) const {
    return box.x + box.width * static_cast<float>((tick - from) / std::max(1e-9, to - from));
  }
  [[nodiscard]] float y(double value) const {
    return box.bottom() - box.height * static_cast<float>((value - scale.low) / (scale.high - scale.low));
  }
  [[nodiscard]] double tick(float px) const {
    return from + (to - from) * static_cast<double>((px - box.x) / box.width);
  }
};

/// A point for about every two pixels: the mean of what falls there. More would only draw spikes over each other.
void curve_points(const Panel& p, const PlotCanvas& f, const Curve& curve, std::vector<ImVec2>& line) {
  line.clear();
  double sum = 0;
  int count = 0;
  float start = 0;
  const auto flush = [&] {
    if (count > 0) line.emplace_back(start, f.y(sum / count));
    sum = 0, count = 0;
  };
  const double margin = (f.to - f.from) * 0.02 + 2;
  for (std::size_t i = 0; i < curve.values.size(); ++i) {
    if (!std::isfinite(curve.values[i])) continue;
    const double tick = curve.ticks[i];
    if (tick < f.from - margin || tick > f.to + margin) continue;
    const float at = f.x(tick);
    if (count > 0 && at - start >= p.px(2)) flush();
    if (count == 0) start = at;
    sum += static_cast<double>(curve.values[i]);
    ++count;
  }
  flush();
}

void draw_curves(const Panel& p, ImDrawList* draw, const PlotCanvas& f, const Plot& plot) {
  static std::vector<ImVec2> line;  // kept so that no frame allocates
  draw->PushClipRect({f.box.x, f.box.y - p.px(2)}, {f.box.right(), f.box.bottom() + p.px(2)}, true);
  const bool alone = std::count_if(plot.curves.begin(), plot.curves.end(), [](const Curve& c) { return !c.past; }) == 1;
  for (const Curve& curve : plot.curves) {
    curve_points(p, f, curve, line);
    const Rgb ink = p.c().curves[curve.colour % p.c().curves.size()];
    if (alone && !curve.past) {
      const ImDrawListFlags flags = draw->Flags;
      draw->Flags &= ~ImDrawListFlags_AntiAliasedFill;
      for (std::size_t i = 0; i + 1 < line.size(); ++i)
        draw->AddQuadFilled({line[i].x, f.box.bottom()}, line[i], line[i + 1], {line[i + 1].x, f.box.bottom()},
                            colour(ink, 0.12F));
      draw->Flags = flags;
    }
    draw->AddPolyline(line.data(), static_cast<int>(line.size()), colour(ink, curve.past ? 0.75F : 1.0F), 0,
                      p.px(curve.past ? 1.2F : 1.8F));
  }
  for (const Dot& dot : plot.observed) {
    const ImVec2 at{f.x(dot.tick), f.y(dot.value)};
    draw->AddCircleFilled(at, p.px(4), colour(p.c().panel), 16);
    draw->AddCircle(at, p.px(3.4F), colour(p.c().warning), 16, p.px(1.8F));
  }
  draw->PopClipRect();
}

void draw_grid(const Panel& p, ImDrawList* draw, const PlotCanvas& f, const std::string& measure, bool all_labels) {
  const Fonts& fonts = p.theme.fonts;
  draw->AddRectFilled({f.box.x, f.box.y}, {f.box.right(), f.box.bottom()}, colour(p.c().raised), p.px(3));
  const ImU32 ink = colour(p.c().muted);
  for (double v = f.scale.low; v <= f.scale.high + f.scale.step / 2; v += f.scale.step) {
    const float y = f.y(v);
    const bool end = v < f.scale.low + f.scale.step / 2 || v > f.scale.high - f.scale.step / 2;
    if (!end) draw->AddLine({f.box.x, y}, {f.box.right(), y}, colour(p.c().border, 0.8F));
    const bool low = v < f.scale.low + f.scale.step / 2;
    if (!all_labels && (!end || (low && f.box.height < p.px(40)))) continue;
    const float offset = all_labels ? fonts.small->FontSize / 2 : low ? fonts.small->FontSize - p.px(2) : p.px(3);
    text_at(draw, fonts.small, {f.box.x - p.px(5), y - offset}, ink, axis_text(p, measure, v), Align::right);
  }
}

/// The present run's curve, whose value stands beside the title.
const Curve* own_curve(const Plot& plot) {
  for (const Curve& curve : plot.curves)
    if (!curve.past) return &curve;
  return nullptr;
}

void plot_tooltip(const Panel& p, const Plot& plot, double tick) {
  const MeasureName* name = find_measure_name(plot.measure);
  const std::string unit = name != nullptr && !name->unit.en.empty() ? " " + p.local(name->unit) : "";
  std::vector<std::string> lines{time_text(p, std::floor(tick))};
  for (const Curve& curve : plot.curves) {
    const std::string value = value_text(p, plot.measure, static_cast<double>(value_at(curve, tick))) + unit;
    lines.push_back(plot.curves.size() == 1 ? value : value + "  " + curve.label);
  }
  tooltip(p, plot_title(p, plot.measure), lines);
}

void draw_small(const Panel& p, ImDrawList* draw, const Area& area, const Plot& plot) {
  Session& s = p.session;
  const Fonts& fonts = p.theme.fonts;
  ImGui::SetCursorScreenPos({area.x, area.y});
  ImGui::PushID(plot.measure.c_str());
  const bool clicked = ImGui::InvisibleButton("plot", {std::max(1.0F, area.width), std::max(1.0F, area.height)});
  ImGui::PopID();
  p.target_last("plot." + plot.measure);
  const bool hovered = ImGui::IsItemHovered();
  const float head = fonts.small->FontSize + p.px(3), gutter = p.px(40);
  PlotCanvas f{{area.x + gutter, area.y + head, area.width - gutter, std::max(4.0F, area.height - head)},
               0,
               static_cast<double>(std::max<Tick>(1, s.scenario().ticks)),
               plot.scale(2)};
  const double now = s.world().tick, tick = hovered ? f.tick(ImGui::GetIO().MousePos.x) : now;
  const Curve* own = own_curve(plot);
  const std::string value = own != nullptr && plot.curves.size() < 4
                                ? value_text(p, plot.measure, static_cast<double>(value_at(*own, tick)))
                                : "";
  text_at(draw, fonts.small, {area.x, area.y}, colour(hovered ? p.c().accent : p.c().muted),
          fitted(fonts.small, plot_title(p, plot.measure), area.width - text_size(fonts.strong, value).x - p.px(8)));
  text_at(draw, fonts.strong, {area.right(), area.y - p.px(2)}, colour(p.c().text), value, Align::right);
  draw_grid(p, draw, f, plot.measure, false);
  if (own == nullptr)
    text_at(draw, fonts.small, {f.box.x + f.box.width / 2, f.box.y + (f.box.height - fonts.small->FontSize) / 2},
            colour(p.c().muted), fitted(fonts.small, p.tr(Str::no_curve), f.box.width), Align::centre);
  draw_curves(p, draw, f, plot);
  const float x = f.x(std::clamp(tick, f.from, f.to));
  draw->AddLine({x, f.box.y}, {x, f.box.bottom()}, colour(hovered ? p.c().accent : p.c().muted, hovered ? 1.0F : 0.5F),
                p.px(1));
  if (hovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    plot_tooltip(p, plot, std::clamp(tick, f.from, f.to));
  }
  if (clicked) s.view().board().enlarge(plot.measure);
}

/// Names of the curves with their values where the cursor is, the largest first.
void curve_key(const Panel& p, ImDrawList* draw, const Area& area, const Plot& plot, double tick) {
  const Fonts& fonts = p.theme.fonts;
  std::vector<const Curve*> order;
  for (const Curve& curve : plot.curves) order.push_back(&curve);
  float y = area.y;
  const float row = fonts.small->FontSize + p.px(6);
  text_at(draw, fonts.strong, {area.x, y}, colour(p.c().text), time_text(p, std::floor(tick)));
  y += fonts.strong->FontSize + p.px(8);
  for (const Curve* curve : order) {
    if (y + row > area.bottom()) break;
    const ImU32 ink = colour(p.c().curves[curve->colour % p.c().curves.size()]);
    const std::string value = value_text(p, plot.measure, static_cast<double>(value_at(*curve, tick)));
    draw->AddRectFilled({area.x, y + p.px(5)}, {area.x + p.px(14), y + p.px(curve->past ? 7.0F : 9.0F)}, ink, p.px(2));
    text_at(draw, fonts.small, {area.x + p.px(20), y}, colour(p.c().text),
            fitted(fonts.small, curve->label, area.width - p.px(28) - text_size(fonts.small, value).x));
    text_at(draw, fonts.small, {area.right(), y}, colour(p.c().text), value, Align::right);
    y += row;
  }
  if (!plot.observed.empty() && y + row <= area.bottom()) {
    draw->AddCircle({area.x + p.px(7), y + p.px(7)}, p.px(3.4F), colour(p.c().warning), 16, p.px(1.8F));
    text_at(draw, fonts.small, {area.x + p.px(20), y}, colour(p.c().text), p.tr(Str::observed));
    y += row;
  }
  const std::string& hint = p.tr(Str::plot_hint);
  const ImVec2 size = fonts.small->CalcTextSizeA(fonts.small->FontSize, 1e9F, area.width, hint.c_str());
  if (y + size.y + p.px(10) < area.bottom())
    draw->AddText(fonts.small, fonts.small->FontSize, {area.x, area.bottom() - size.y}, colour(p.c().muted),
                  hint.c_str(), nullptr, area.width);
}

void large_input(const Panel& p, const PlotCanvas& f, bool hovered, bool active) {
  TimeAxis& axis = p.memory.plots.axis;
  const ImGuiIO& io = ImGui::GetIO();
  if (hovered && io.MouseWheel != 0)
    axis.zoom_at(f.tick(io.MousePos.x), std::pow(1.3, static_cast<double>(io.MouseWheel)));
  if (active && ImGui::IsMouseDragging(ImGuiMouseButton_Left))
    axis.pan(-static_cast<double>(io.MouseDelta.x / f.box.width) * axis.width());
  if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) axis.show_all(axis.end());
}

void draw_large(const Panel& p, const Plot& plot) {
  Session& s = p.session;
  const Fonts& fonts = p.theme.fonts;
  if (text_button(p, p.tr(Str::plot_back), "plots.back")) s.view().board().put_back();
  ImGui::SameLine();
  if (text_button(p, p.tr(Str::save_csv), "plots.csv")) s.save_table(plot);
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  const MeasureName* name = find_measure_name(plot.measure);
  const std::string unit = name != nullptr && !name->unit.en.empty() ? ", " + p.local(name->unit) : "";
  paragraph(p, fonts.strong, colour(p.c().text), plot_title(p, plot.measure) + unit);
  TimeAxis& axis = p.memory.plots.axis;
  if (axis.end() != static_cast<double>(s.scenario().ticks)) axis.show_all(static_cast<double>(s.scenario().ticks));
  const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
  const bool beside = room.x > p.px(520);
  const float key = beside ? std::min(p.px(230), room.x * 0.3F) : 0, gutter = p.px(52);
  const float foot = fonts.small->FontSize + p.px(8);
  const float key_height = beside ? 0 : std::min(room.y * 0.35F, p.px(20) * static_cast<float>(plot.curves.size() + 2));
  PlotCanvas f{{at.x + gutter, at.y + p.px(8), std::max(10.0F, room.x - gutter - key - p.px(beside ? 16 : 4)),
                std::max(10.0F, room.y - foot - key_height - p.px(10))},
               axis.first(),
               axis.last(),
               plot.scale(5)};
  ImGui::SetCursorScreenPos({f.box.x, f.box.y});
  ImGui::InvisibleButton("plots.canvas", {f.box.width, f.box.height});
  p.target("plots.canvas", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  const bool hovered = ImGui::IsItemHovered(), active = ImGui::IsItemActive();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw_grid(p, draw, f, plot.measure, true);
  for (const AxisTick& tick : axis_ticks(s.scenario(), axis, static_cast<int>(f.box.width / p.px(76)))) {
    const float x = f.x(tick.tick);
    draw->AddLine({x, f.box.y}, {x, f.box.bottom()}, colour(p.c().border, 0.8F));
    text_at(draw, fonts.small, {x, f.box.bottom() + p.px(5)}, colour(tick.major ? p.c().text : p.c().muted), tick.label,
            Align::centre);
  }
  draw_curves(p, draw, f, plot);
  const double now = s.world().tick;
  const double tick = hovered ? std::clamp(f.tick(ImGui::GetIO().MousePos.x), f.from, f.to) : now;
  if (tick >= f.from && tick <= f.to)
    draw->AddLine({f.x(tick), f.box.y}, {f.x(tick), f.box.bottom()}, colour(p.c().accent), p.px(hovered ? 1.0F : 1.5F));
  const Area key_area = beside ? Area{f.box.right() + p.px(16), f.box.y, key, f.box.height}
                               : Area{at.x, f.box.bottom() + foot + p.px(2), room.x, key_height};
  curve_key(p, draw, key_area, plot, tick);
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  large_input(p, f, hovered, active);
}

void choose_measures(const Panel& p) {
  Session& s = p.session;
  PlotBoard& board = s.view().board();
  const std::string label = p.tr(Str::chosen_measures);
  if (text_button(p, label, "plots.measures")) ImGui::OpenPopup("measures");
  if (begin_menu(p, "measures")) {
    if (!s.run().traces().empty()) {
      bool earlier = board.earlier();
      if (ImGui::Checkbox(p.tr(Str::earlier_runs).c_str(), &earlier)) board.lay_earlier(earlier);
      p.target_last("plots.earlier");
    }
    for (const MeasureName& name : measure_names()) {
      if (!name.series()) continue;
      const bool incident = board.scope() == PlotScope::incidents, region = board.scope() == PlotScope::regions;
      if (!sampled(name.name, incident, region)) continue;
      bool on = board.chosen(name.name);
      if (ImGui::Checkbox(p.local(name.text).c_str(), &on)) board.toggle(name.name);
      p.target_last("measure." + std::string(name.name));
    }
    end_menu(p);
  }
}

/// Which places: as segments where there is room, else as a list.
void choose_scope(const Panel& p, float room) {
  PlotBoard& board = p.session.view().board();
  static constexpr EnumTable<PlotScope, Str> titles({{PlotScope::country, Str::scope_country},
                                                     {PlotScope::regions, Str::scope_regions},
                                                     {PlotScope::incidents, Str::scope_incidents},
                                                     {PlotScope::body, Str::scope_body}});
  std::vector<std::string> names;
  for (const Str title : titles.values()) names.push_back(p.tr(title));
  const auto now = static_cast<int>(index_of(board.scope()));
  if (segmented_width(p, names) <= room) {
    if (const int clicked = segmented(p, "plots.scope", names, now); clicked >= 0)
      board.show(all_of<PlotScope>[static_cast<std::size_t>(clicked)]);
    return;
  }
  ImGui::SetNextItemWidth(std::max(p.px(110), std::min(room, p.px(170))));
  if (begin_combo(p, "##scope", names[static_cast<std::size_t>(now)], "plots.scope")) {
    for (const PlotScope scope : all_of<PlotScope>) {
      const std::size_t i = index_of(scope);
      if (ImGui::Selectable(names[i].c_str(), scope == board.scope())) board.show(scope);
      p.target_last("plots.scope." + std::to_string(i));
    }
    end_combo(p);
  }
}

}  // namespace

void draw_plots(const Panel& p) {
  Session& s = p.session;
  const float right = ImGui::GetWindowContentRegionMax().x;
  ImGui::SameLine();
  choose_measures(p);
  ImGui::SameLine();
  choose_scope(p, right - ImGui::GetCursorPosX());
  if (!s.frame().history || s.frame().history->empty()) return;
  const std::vector<Plot>& plots = plots_for(p);
  const PlotBoard& board = s.view().board();
  if (board.scope() == PlotScope::body && !s.selection().body().valid())
    return paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::choose_body));
  if (!board.large().empty() && !plots.empty()) return draw_large(p, plots.front());
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float gap_x = p.px(16), gap_y = p.px(10), min_height = p.px(62);
  const std::size_t count = plots.size();
  if (count == 0) return;
  const auto columns =
      std::max<std::size_t>(1, std::min<std::size_t>({count, 4, static_cast<std::size_t>(room.x / p.px(155))}));
  const std::size_t rows = (count + columns - 1) / columns;
  const float height =
      std::clamp((room.y - gap_y * static_cast<float>(rows - 1)) / static_cast<float>(rows), min_height, p.px(260));
  begin_scroll(p, "plots.grid");
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const bool scrolls = (height + gap_y) * static_cast<float>(rows) > room.y + gap_y + 1;
  const float width =
      (room.x - (scrolls ? p.px(14) : 0) - gap_x * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = i / columns, column = i % columns;
    const Area box{start.x + static_cast<float>(column) * (width + gap_x),
                   start.y + static_cast<float>(row) * (height + gap_y), width, height};
    if (!ImGui::IsRectVisible({box.x, box.y}, {box.right(), box.bottom()})) continue;
    draw_small(p, ImGui::GetWindowDrawList(), box, plots[i]);
  }
  if (scrolls) {
    ImGui::SetCursorScreenPos({start.x, start.y + static_cast<float>(rows) * (height + gap_y) - gap_y});
    ImGui::Dummy({1, 1});
  }
  end_scroll();
}

}  // namespace qorgan::ui
