// The menu of the window: arrangement, size of text, export.

#include <fmt/format.h>

#include <array>

#include "core/enum_table.hpp"

#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

void arrangement(const Panel& p) {
  Session& s = p.session;
  static constexpr EnumTable<Preset, Str> names({{Preset::director, Str::preset_director},
                                                 {Preset::projector, Str::preset_projector},
                                                 {Preset::researcher, Str::preset_researcher}});
  paragraph(p, p.theme.fonts.small, colour(p.c().muted), p.tr(Str::arrangement));
  for (const Preset preset : all_presets) {
    if (ImGui::MenuItem(p.tr(names[preset]).c_str(), nullptr, s.view().desk().preset() == preset))
      s.view().desk().use(preset);
    p.target_last("menu." + std::string(name_of(preset)));
  }
  if (ImGui::MenuItem(p.tr(Str::column_shown).c_str(), nullptr, s.view().desk().column()))
    s.view().desk().show_column(!s.view().desk().column());
  p.target_last("menu.column");
}

void appearance(const Panel& p) {
  Session& s = p.session;
  ImGui::Separator();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float size = p.px(26), width = ImGui::GetContentRegionAvail().x;
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(fmt::format("{}: {:.0f}\u00A0%", p.tr(Str::text_size), s.view().text_size() * 100).c_str());
  ImGui::SetCursorScreenPos({at.x + width - 2 * size - p.px(4), at.y});
  if (icon_button(p, "menu.smaller", Icon::minus, p.tr(Str::smaller_text) + " (Ctrl -)", size))
    s.view().change_text_size(-0.1F);
  ImGui::SetCursorScreenPos({at.x + width - size, at.y});
  if (icon_button(p, "menu.larger", Icon::plus, p.tr(Str::larger_text) + " (Ctrl +)", size))
    s.view().change_text_size(0.1F);
}

void exports(const Panel& p) {
  Session& s = p.session;
  ImGui::Separator();
  paragraph(p, p.theme.fonts.small, colour(p.c().muted), p.tr(Str::export_));
  if (ImGui::MenuItem(p.tr(Str::save_window).c_str())) s.exports().ask_picture(std::nullopt);
  p.target_last("menu.window");
  if (s.stage() != Stage::running) return;
  if (ImGui::MenuItem(p.tr(Str::report_file).c_str(), nullptr, false, s.may_keep())) s.keep_record();
  p.target_last("menu.report");
  ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + p.px(260));
  draw_report_state(p);
  ImGui::PopTextWrapPos();
}

}  // namespace

namespace {

/// What the bar has no room for.
void folded(const Panel& p, const BarLayout& layout) {
  Session& s = p.session;
  const bool running = s.stage() == Stage::running;
  const auto entry = [&](BarPart part, const char* name, const std::string& label) {
    if (layout.has(part)) return false;
    const bool clicked = ImGui::MenuItem(label.c_str());
    p.target_last(name);
    return clicked;
  };
  if (running && entry(BarPart::new_run, "menu.new", p.tr(Str::new_run))) s.ask_new_run();
  if (running && entry(BarPart::scenarios, "menu.scenarios", p.tr(Str::scenarios))) s.show_scenarios();
  if (entry(BarPart::language, "menu.language", p.tr(Str::language) + " (F2)")) s.view().next_language();
  if (entry(BarPart::theme, "menu.theme", p.tr(Str::theme) + " (F3)")) s.view().toggle_face();
  if (running && entry(BarPart::speed, "menu.faster", p.tr(Str::faster) + " (+)")) s.run().faster();
  if (running && entry(BarPart::speed, "menu.slower", p.tr(Str::slower) + " (-)")) s.run().slower();
  if (!layout.has(BarPart::theme)) ImGui::Separator();
}

}  // namespace

void draw_menu(const Panel& p, float size, const BarLayout& layout) {
  if (icon_button(p, "bar.menu", Icon::menu, p.tr(Str::menu), size)) ImGui::OpenPopup("menu");
  if (begin_menu(p, "menu")) {
    folded(p, layout);
    if (p.session.stage() == Stage::running) arrangement(p);
    appearance(p);
    exports(p);
    end_menu(p);
  }
}

void draw_notice(const Panel& p, ImVec2 window) {
  const Notice* notice = p.session.exports().notice(Session::seconds());
  if (notice == nullptr) return;
  const Fonts& f = p.theme.fonts;
  const std::string text = fitted(f.body, notice->text, window.x - p.px(80));
  const ImVec2 size = text_size(f.body, text);
  const float x = std::round((window.x - size.x) / 2), y = window.y - size.y - p.px(36);
  ImDrawList* draw = ImGui::GetForegroundDrawList();
  const ImVec2 from{x - p.px(16), y - p.px(9)}, to{x + size.x + p.px(16), y + size.y + p.px(9)};
  draw->AddRectFilled(from, to, colour(p.c().panel), p.px(6));
  draw->AddRect(from, to, colour(notice->good ? p.c().good : p.c().warning), p.px(6), 0, p.px(1.5F));
  text_at(draw, f.body, {x, y}, colour(p.c().text), text);
}

}  // namespace qorgan::ui
