// Icons and marks, drawn by the program: no picture files, sharp at every size.

#include <array>
#include <cmath>
#include <numbers>

#include "ui/panels/panel.hpp"

namespace qorgan::ui {

namespace {

constexpr float pi = std::numbers::pi_v<float>;

void triangle(ImDrawList* draw, ImVec2 c, float half, bool left, ImU32 col) {
  const float d = left ? -1.0F : 1.0F;
  draw->AddTriangleFilled({c.x - d * half * 0.8F, c.y - half}, {c.x - d * half * 0.8F, c.y + half},
                          {c.x + d * half, c.y}, col);
}

void moon(ImDrawList* draw, ImVec2 c, float r, ImU32 col) {
  constexpr int steps = 18;
  draw->PathClear();
  for (int i = 0; i <= steps; ++i) {
    const float a = pi * (0.30F + 1.40F * static_cast<float>(i) / steps);
    draw->PathLineTo({c.x + r * std::cos(a), c.y + r * std::sin(a)});
  }
  for (int i = 0; i <= steps; ++i) {
    const float a = pi * (1.62F - 1.24F * static_cast<float>(i) / steps);
    draw->PathLineTo({c.x + r * 0.52F + r * 0.80F * std::cos(a), c.y + r * 0.80F * std::sin(a)});
  }
  draw->PathStroke(col, ImDrawFlags_Closed, std::max(1.5F, r * 0.18F));
}

}  // namespace

void draw_icon(ImDrawList* draw, Icon icon, ImVec2 c, float size, ImU32 col) {
  const float h = size / 2, line = std::max(1.5F, size * 0.13F);
  switch (icon) {
    case Icon::play: triangle(draw, {c.x + h * 0.08F, c.y}, h, false, col); break;
    case Icon::pause:
      draw->AddRectFilled({c.x - h * 0.75F, c.y - h}, {c.x - h * 0.2F, c.y + h}, col, line / 2);
      draw->AddRectFilled({c.x + h * 0.2F, c.y - h}, {c.x + h * 0.75F, c.y + h}, col, line / 2);
      break;
    case Icon::step:
      triangle(draw, {c.x - h * 0.2F, c.y}, h * 0.85F, false, col);
      draw->AddRectFilled({c.x + h * 0.68F, c.y - h * 0.85F}, {c.x + h * 0.95F, c.y + h * 0.85F}, col);
      break;
    case Icon::step_back:
      triangle(draw, {c.x + h * 0.2F, c.y}, h * 0.85F, true, col);
      draw->AddRectFilled({c.x - h * 0.95F, c.y - h * 0.85F}, {c.x - h * 0.68F, c.y + h * 0.85F}, col);
      break;
    case Icon::start:
    case Icon::end: {
      const bool left = icon == Icon::start;
      const float d = left ? -1.0F : 1.0F;
      triangle(draw, {c.x - d * h * 0.55F, c.y}, h * 0.66F, left, col);
      triangle(draw, {c.x + d * h * 0.35F, c.y}, h * 0.66F, left, col);
      draw->AddRectFilled({c.x + d * h * 1.15F - line / 2, c.y - h * 0.8F},
                          {c.x + d * h * 1.15F + line / 2, c.y + h * 0.8F}, col);
      break;
    }
    case Icon::plus: draw->AddLine({c.x, c.y - h * 0.75F}, {c.x, c.y + h * 0.75F}, col, line); [[fallthrough]];
    case Icon::minus: draw->AddLine({c.x - h * 0.75F, c.y}, {c.x + h * 0.75F, c.y}, col, line); break;
    case Icon::sun:
      draw->AddCircle(c, h * 0.48F, col, 24, line);
      for (int i = 0; i < 8; ++i) {
        const float a = pi * static_cast<float>(i) / 4;
        draw->AddLine({c.x + std::cos(a) * h * 0.74F, c.y + std::sin(a) * h * 0.74F},
                      {c.x + std::cos(a) * h * 1.04F, c.y + std::sin(a) * h * 1.04F}, col, line);
      }
      break;
    case Icon::moon: moon(draw, c, h * 0.92F, col); break;
    case Icon::folder: {
      const std::array<ImVec2, 6> outline{{{c.x - h, c.y + h * 0.75F},
                                           {c.x - h, c.y - h * 0.75F},
                                           {c.x - h * 0.25F, c.y - h * 0.75F},
                                           {c.x + h * 0.05F, c.y - h * 0.4F},
                                           {c.x + h, c.y - h * 0.4F},
                                           {c.x + h, c.y + h * 0.75F}}};
      draw->AddPolyline(outline.data(), static_cast<int>(outline.size()), col, ImDrawFlags_Closed, line);
      break;
    }
    case Icon::again:
      draw->PathArcTo(c, h * 0.82F, -0.35F * pi, 1.35F * pi, 28);
      draw->PathStroke(col, 0, line);
      draw->AddTriangleFilled({c.x + h * 0.02F, c.y - h * 1.12F}, {c.x + h * 0.92F, c.y - h * 0.86F},
                              {c.x + h * 0.32F, c.y - h * 0.18F}, col);
      break;
    case Icon::close:
      draw->AddLine({c.x - h * 0.65F, c.y - h * 0.65F}, {c.x + h * 0.65F, c.y + h * 0.65F}, col, line);
      draw->AddLine({c.x - h * 0.65F, c.y + h * 0.65F}, {c.x + h * 0.65F, c.y - h * 0.65F}, col, line);
      break;
    case Icon::menu:
      for (const float dy : {-0.62F, 0.0F, 0.62F})
        draw->AddLine({c.x - h * 0.85F, c.y + h * dy}, {c.x + h * 0.85F, c.y + h * dy}, col, line);
      break;
    case Icon::down:
      draw->AddTriangleFilled({c.x - h, c.y - h * 0.55F}, {c.x + h, c.y - h * 0.55F}, {c.x, c.y + h * 0.65F}, col);
      break;
    case Icon::right:
      draw->AddTriangleFilled({c.x - h * 0.55F, c.y - h}, {c.x + h * 0.65F, c.y}, {c.x - h * 0.55F, c.y + h}, col);
      break;
  }
}

Rgb mark_colour(const Palette& c, MarkKind kind) {
  switch (kind) {
    case MarkKind::inject: return c.inject;
    case MarkKind::detected: return c.detection;
    case MarkKind::decided: return c.decision;
    case MarkKind::first_team: return c.unit;
    case MarkKind::instrument: return c.instrument;
    case MarkKind::contained: return c.good;
  }
  return c.text;
}

Str mark_name(MarkKind kind) {
  switch (kind) {
    case MarkKind::inject: return Str::injects;
    case MarkKind::detected: return Str::detected;
    case MarkKind::decided: return Str::decided;
    case MarkKind::first_team: return Str::first_team;
    case MarkKind::instrument: return Str::instrument;
    case MarkKind::contained: return Str::contained;
  }
  return Str::none;
}

void draw_mark(ImDrawList* draw, const Panel& p, MarkKind kind, ImVec2 c, float r, bool hollow) {
  const ImU32 fill = hollow ? colour(p.c().panel) : colour(mark_colour(p.c(), kind));
  const ImU32 edge = hollow ? colour(mark_colour(p.c(), kind)) : colour(p.c().panel);
  const float line = std::max(1.0F, r * 0.24F);
  const auto polygon = [&](std::initializer_list<ImVec2> points) {
    draw->AddConvexPolyFilled(points.begin(), static_cast<int>(points.size()), fill);
    draw->AddPolyline(points.begin(), static_cast<int>(points.size()), edge, ImDrawFlags_Closed, line);
  };
  switch (kind) {
    case MarkKind::inject: polygon({{c.x - r, c.y - r * 0.8F}, {c.x + r, c.y - r * 0.8F}, {c.x, c.y + r}}); break;
    case MarkKind::detected:
      draw->AddCircleFilled(c, r * 0.92F, fill, 20);
      draw->AddCircle(c, r * 0.92F, edge, 20, line);
      break;
    case MarkKind::decided:
      polygon({{c.x - r * 0.82F, c.y - r * 0.82F},
               {c.x + r * 0.82F, c.y - r * 0.82F},
               {c.x + r * 0.82F, c.y + r * 0.82F},
               {c.x - r * 0.82F, c.y + r * 0.82F}});
      break;
    case MarkKind::first_team: polygon({{c.x - r * 0.8F, c.y - r}, {c.x + r, c.y}, {c.x - r * 0.8F, c.y + r}}); break;
    case MarkKind::instrument:
      polygon({{c.x, c.y - r * 1.1F}, {c.x + r * 1.1F, c.y}, {c.x, c.y + r * 1.1F}, {c.x - r * 1.1F, c.y}});
      break;
    case MarkKind::contained:
      draw->AddCircleFilled(c, r, fill, 20);
      draw->AddLine({c.x - r * 0.45F, c.y}, {c.x - r * 0.1F, c.y + r * 0.4F}, edge, line * 1.4F);
      draw->AddLine({c.x - r * 0.1F, c.y + r * 0.4F}, {c.x + r * 0.5F, c.y - r * 0.4F}, edge, line * 1.4F);
      break;
  }
}

void draw_headquarters(ImDrawList* draw, const Panel& p, ImVec2 c, float r, bool sitting, bool central) {
  const auto shield = [&](float s, ImU32 fill, ImU32 edge) {
    const std::array<ImVec2, 7> points{{{c.x, c.y - s},
                                        {c.x + s * 0.85F, c.y - s * 0.72F},
                                        {c.x + s * 0.85F, c.y + s * 0.1F},
                                        {c.x + s * 0.5F, c.y + s * 0.7F},
                                        {c.x, c.y + s * 1.1F},
                                        {c.x - s * 0.5F, c.y + s * 0.7F},
                                        {c.x - s * 0.85F, c.y + s * 0.1F}}};
    std::array<ImVec2, 8> outline{};
    std::copy(points.begin(), points.end(), outline.begin());
    outline[7] = {c.x - s * 0.85F, c.y - s * 0.72F};
    draw->AddConvexPolyFilled(outline.data(), 8, fill);
    draw->AddPolyline(outline.data(), 8, edge, ImDrawFlags_Closed, std::max(1.2F, r * 0.2F));
  };
  const ImU32 own = colour(p.c().headquarters), ground = colour(p.c().panel);
  // As the incidents it keeps a rim that parts it from any colour of the map.
  shield(r * (central ? 1.38F : 1.0F) + p.px(1.5F), ground, ground);
  if (central) shield(r * 1.38F, ground, own);
  shield(r, sitting ? own : ground, own);
}

}  // namespace qorgan::ui
