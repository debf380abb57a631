#include "seen_text.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "ui/model/utf8.hpp"

namespace qorgan::ui::test {

namespace {

struct Letter {
  const ImFont* font = nullptr;
  const ImFontGlyph* glyph = nullptr;
};

/// Which letter lies at a place of the font's texture.
std::map<std::pair<float, float>, Letter> letters() {
  std::map<std::pair<float, float>, Letter> out;
  for (const ImFont* font : ImGui::GetIO().Fonts->Fonts)
    for (const ImFontGlyph& glyph : font->Glyphs)
      if (glyph.Visible) out[{glyph.U0, glyph.V0}] = {font, &glyph};
  return out;
}

struct Reader {
  std::map<std::pair<float, float>, Letter> known = letters();
  std::vector<SeenText> lines;
  // the line that is being read
  bool open = false;
  float pen = 0, base = 0;
  const ImFont* font = nullptr;

  void quad(const ImDrawVert* v, const ImVec4& clip, const ImGuiWindow* window) {
    if (v[0].uv.x == v[2].uv.x || v[0].uv.y == v[2].uv.y) return;  // a plain area
    for (const ImVec4& line : ImGui::GetIO().Fonts->TexUvLines)
      if (v[0].uv.y == line.y || v[0].uv.y == line.w || v[2].uv.y == line.y) return;
    if (v[0].pos.x >= v[1].pos.x || v[0].pos.y >= v[2].pos.y) return;  // turned
    const auto found = known.find({v[0].uv.x, v[0].uv.y});
    if (found == known.end()) return part_of_letter(v, clip, window);
    const Letter& letter = found->second;
    const float scale = (v[1].pos.x - v[0].pos.x) / (letter.glyph->X1 - letter.glyph->X0);
    const float at = v[0].pos.x - letter.glyph->X0 * scale, on = v[0].pos.y - letter.glyph->Y0 * scale;
    const float space = letter.font->GetCharAdvance(' ') * scale;
    const bool same = open && font == letter.font && lines.back().window == window && lines.back().colour == v[0].col &&
                      std::abs(on - base) < 1 && at > pen - 0.3F * space && at < pen + 1.9F * space;
    if (!same) begin(clip, window, v);
    if (same && at > pen + 0.5F * space) lines.back().text += ' ';
    append_utf8(lines.back().text, letter.glyph->Codepoint);
    extend(v);
    font = letter.font, base = on, pen = at + letter.glyph->AdvanceX * scale;
  }

 private:
  void begin(const ImVec4& clip, const ImGuiWindow* window, const ImDrawVert* v) {
    SeenText line;
    line.from = v[0].pos, line.to = v[2].pos, line.clip = clip, line.window = window, line.colour = v[0].col;
    line.root = window == nullptr ? nullptr : window->RootWindow;
    for (const ImGuiWindow* w = window; w != nullptr; w = w->ParentWindow) {
      line.scrolls_across = line.scrolls_across || w->ScrollMax.x > 0;
      line.scrolls_down = line.scrolls_down || w->ScrollMax.y > 0;
    }
    lines.push_back(std::move(line));
    open = true;
  }
  void extend(const ImDrawVert* v) {
    SeenText& line = lines.back();
    line.from = {std::min(line.from.x, v[0].pos.x), std::min(line.from.y, v[0].pos.y)};
    line.to = {std::max(line.to.x, v[2].pos.x), std::max(line.to.y, v[2].pos.y)};
  }
  void part_of_letter(const ImDrawVert* v, const ImVec4& clip, const ImGuiWindow* window) {
    if (!open || lines.back().window != window) begin(clip, window, v);
    lines.back().text += "\xEF\xBF\xBD";
    extend(v);
  }
};

const ImGuiWindow* window_of(const ImDrawList* list) {
  for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows)
    if (window->DrawList == list) return window;
  return nullptr;
}

}  // namespace

std::vector<SeenText> seen_texts() {
  Reader reader;
  const ImDrawData& data = *ImGui::GetDrawData();
  for (int n = 0; n < data.CmdListsCount; ++n) {
    const ImDrawList& list = *data.CmdLists[n];
    const ImGuiWindow* window = window_of(&list);
    for (const ImDrawCmd& command : list.CmdBuffer) {
      const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
      const ImDrawVert* vertex = list.VtxBuffer.Data + command.VtxOffset;
      for (unsigned i = 0; i + 6 <= command.ElemCount;) {
        const bool quad = index[i + 1] == index[i] + 1 && index[i + 2] == index[i] + 2 && index[i + 3] == index[i] &&
                          index[i + 4] == index[i] + 2 && index[i + 5] == index[i] + 3;
        if (quad) reader.quad(vertex + index[i], command.ClipRect, window);
        i += quad ? 6 : 3;
      }
    }
    reader.open = false;
  }
  return std::move(reader.lines);
}

}  // namespace qorgan::ui::test
