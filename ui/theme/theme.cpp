#include "ui/theme/theme.hpp"

namespace qorgan::ui {

void apply(const Theme& theme) {
  ImGuiStyle style;
  style.WindowPadding = {12, 10};
  style.FramePadding = {9, 5};
  style.ItemSpacing = {8, 6};
  style.ItemInnerSpacing = {6, 4};
  style.CellPadding = {6, 3};
  style.ScrollbarSize = 11;
  style.GrabMinSize = 12;
  style.WindowRounding = 6;
  style.ChildRounding = 6;
  style.FrameRounding = 4;
  style.PopupRounding = 6;
  style.ScrollbarRounding = 6;
  style.GrabRounding = 4;
  style.TabRounding = 4;
  style.WindowBorderSize = 1;
  style.ChildBorderSize = 1;
  style.PopupBorderSize = 1;
  style.FrameBorderSize = 1;
  style.DisplaySafeAreaPadding = {0, 0};
  style.ScaleAllSizes(theme.fonts.scale);
  // Hairlines stay hairlines.
  style.WindowBorderSize = style.ChildBorderSize = style.PopupBorderSize = style.FrameBorderSize =
      theme.fonts.scale >= 1.75F ? 2.0F : 1.0F;

  const Palette& p = theme.c();
  ImVec4* c = style.Colors;
  c[ImGuiCol_Text] = vector(p.text);
  c[ImGuiCol_TextDisabled] = vector(p.muted);
  c[ImGuiCol_WindowBg] = vector(p.ground);
  c[ImGuiCol_ChildBg] = vector(p.panel);
  c[ImGuiCol_PopupBg] = vector(p.panel);
  c[ImGuiCol_Border] = vector(p.border);
  c[ImGuiCol_BorderShadow] = vector(p.border, 0);
  c[ImGuiCol_FrameBg] = vector(p.raised);
  c[ImGuiCol_FrameBgHovered] = vector(p.hovered);
  c[ImGuiCol_FrameBgActive] = vector(p.hovered);
  c[ImGuiCol_ScrollbarBg] = vector(p.panel, 0);
  c[ImGuiCol_ScrollbarGrab] = vector(p.border);
  c[ImGuiCol_ScrollbarGrabHovered] = vector(p.muted, 0.6F);
  c[ImGuiCol_ScrollbarGrabActive] = vector(p.muted);
  c[ImGuiCol_CheckMark] = vector(p.accent);
  c[ImGuiCol_SliderGrab] = vector(p.accent);
  c[ImGuiCol_SliderGrabActive] = vector(p.accent);
  c[ImGuiCol_Button] = vector(p.raised);
  c[ImGuiCol_ButtonHovered] = vector(p.hovered);
  c[ImGuiCol_ButtonActive] = vector(p.border);
  c[ImGuiCol_Header] = vector(p.accent, 0.16F);
  c[ImGuiCol_HeaderHovered] = vector(p.hovered);
  c[ImGuiCol_HeaderActive] = vector(p.accent, 0.28F);
  c[ImGuiCol_Separator] = vector(p.border);
  c[ImGuiCol_TextSelectedBg] = vector(p.accent, 0.30F);
  c[ImGuiCol_TableHeaderBg] = vector(p.panel);
  c[ImGuiCol_TableBorderStrong] = vector(p.border);
  c[ImGuiCol_TableBorderLight] = vector(p.border, 0.6F);
  c[ImGuiCol_NavHighlight] = vector(p.accent);
  c[ImGuiCol_ModalWindowDimBg] = vector(p.ground, 0.6F);
  ImGui::GetStyle() = style;
}

}  // namespace qorgan::ui
