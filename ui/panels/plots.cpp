// Small plots of the national series, all on the time of the run.

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/model/plot_model.hpp"
#include "ui/panels/panels.hpp"
#include "world/measure_names.hpp"

namespace qorgan::ui {

namespace {

constexpr std::array<std::string_view, 8> plotted_series{
    "severity", "evacuated", "personnel_deployed", "messages", "unmet", "trust", "backlog", "share_informed"};

std::string value_text(const Panel& p, const MeasureName& measure, double value) {
  if (!std::isfinite(value)) return "\u2013";
  if (measure.dimension == Dimension::number && measure.unit.en.empty()) return number_text(value, 2, p.language());
  return compact_text(value, p.session.strings(), p.language());
}

void draw_curve(const Panel& p, ImDrawList* draw, const Area& box, const History& history,
                const std::vector<float>& values, const Scale& scale) {
  const Tick all = std::max<Tick>(1, p.session.scenario().ticks);
  const auto x = [&](Tick tick) { return box.x + box.width * static_cast<float>(tick) / static_cast<float>(all); };
  const auto y = [&](float v) {
    return box.bottom() -
           box.height * static_cast<float>((static_cast<double>(v) - scale.low) / (scale.high - scale.low));
  };
  // A point for about every two pixels: the mean of what falls there. More would only draw spikes over each other.
  std::vector<ImVec2> line;
  double sum = 0;
  int count = 0;
  float from = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) continue;
    const float at = x(history.tick(i));
    if (count > 0 && at - from >= p.px(2)) {
      line.push_back({from, y(static_cast<float>(sum / count))});
      sum = 0, count = 0;
    }
    if (count == 0) from = at;
    sum += static_cast<double>(values[i]);
    ++count;
  }
  if (count > 0) line.push_back({from, y(static_cast<float>(sum / count))});
  draw->PushClipRect({box.x, box.y - p.px(1)}, {box.right(), box.bottom() + p.px(1)}, true);
  const ImDrawListFlags flags = draw->Flags;
  draw->Flags &= ~ImDrawListFlags_AntiAliasedFill;
  for (std::size_t i = 0; i + 1 < line.size(); ++i)
    draw->AddQuadFilled({line[i].x, box.bottom()}, line[i], line[i + 1], {line[i + 1].x, box.bottom()},
                        colour(p.c().accent, 0.13F));
  draw->Flags = flags;
  draw->AddPolyline(line.data(), static_cast<int>(line.size()), colour(p.c().accent), 0, p.px(1.6F));
  draw->PopClipRect();
}

void draw_plot(const Panel& p, ImDrawList* draw, const Area& area, std::size_t series, const History& history) {
  const MeasureName* measure = find_measure_name(plotted_series[series]);
  if (measure == nullptr) return;
  const std::vector<float> values = history.series(plotted_series[series]);
  const Fonts& f = p.theme.fonts;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool hovered = ImGui::IsWindowHovered() && mouse.x >= area.x && mouse.x < area.right() && mouse.y >= area.y &&
                       mouse.y < area.bottom();
  const float head = f.small->FontSize + p.px(3);
  const float gutter = p.px(38);  // for the scale, left of the curve
  const Area box{area.x + gutter, area.y + head, area.width - gutter, std::max(4.0F, area.height - head)};
  std::size_t at = values.empty() ? 0 : values.size() - 1;
  if (hovered && !values.empty()) {
    const double tick = static_cast<double>((mouse.x - box.x) / box.width) * p.session.scenario().ticks;
    at = std::min(static_cast<std::size_t>(std::max(0.0, tick / history.stride())), values.size() - 1);
  }
  const std::string value = values.empty() ? "\u2013" : value_text(p, *measure, static_cast<double>(values[at]));
  const float value_width = text_size(f.strong, value).x;
  text_at(draw, f.small, {area.x, area.y}, colour(p.c().muted),
          fitted(f.small, p.local(measure->text), area.width - value_width - p.px(8)));
  text_at(draw, f.strong, {area.right(), area.y - p.px(2)}, colour(p.c().text), value, Align::right);
  draw->AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, colour(p.c().raised), p.px(3));
  if (values.empty()) return;
  const Scale scale = nice_scale(values, 2);
  for (double v = scale.low + scale.step; v < scale.high - scale.step / 2; v += scale.step) {
    const float y = box.bottom() - box.height * static_cast<float>((v - scale.low) / (scale.high - scale.low));
    draw->AddLine({box.x, y}, {box.right(), y}, colour(p.c().border, 0.7F));
  }
  draw_curve(p, draw, box, history, values, scale);
  const ImU32 ink = colour(p.c().muted);
  const auto end_text = [&](double v) {
    return v == std::round(v) ? compact_text(v, p.session.strings(), p.language()) : value_text(p, *measure, v);
  };
  text_at(draw, f.small, {box.x - p.px(5), box.y - p.px(3)}, ink, end_text(scale.high), Align::right);
  if (box.height > p.px(40))
    text_at(draw, f.small, {box.x - p.px(5), box.bottom() - f.small->FontSize + p.px(2)}, ink, end_text(scale.low),
            Align::right);
  const float x = box.x + box.width * static_cast<float>(history.tick(at)) /
                              static_cast<float>(std::max<Tick>(1, p.session.scenario().ticks));
  draw->AddLine({x, box.y}, {x, box.bottom()}, colour(hovered ? p.c().accent : p.c().muted, hovered ? 1.0F : 0.5F),
                p.px(1));
  if (hovered) {
    const std::array<std::string, 1> lines{value + (measure->unit.en.empty() ? "" : " " + p.local(measure->unit)) +
                                           " \u00B7 " + time_text(p, history.tick(at))};
    tooltip(p, p.local(measure->text), lines);
  }
}

}  // namespace

void draw_plots(const Panel& p) {
  const Frame& frame = p.session.frame();
  const ImVec2 start = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
  const float gap_x = p.px(16), gap_y = p.px(9);
  // The six that matter most where room is short.
  const std::size_t shown = room.y < p.px(330) ? 6 : plotted_series.size();
  const std::size_t columns = room.x > p.px(700) ? 4 : 2;
  const std::size_t rows = (shown + columns - 1) / columns;
  const float width = (room.x - gap_x * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const float height = (room.y - gap_y * static_cast<float>(rows - 1)) / static_cast<float>(rows);
  for (std::size_t i = 0; frame.history && i < shown; ++i) {
    const Area box{start.x + static_cast<float>(i % columns) * (width + gap_x),
                   start.y + static_cast<float>(i / columns) * (height + gap_y), width, height};
    draw_plot(p, ImGui::GetWindowDrawList(), box, i, *frame.history);
  }
}

}  // namespace qorgan::ui
