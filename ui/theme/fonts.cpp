#include "ui/theme/fonts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

#include "ui/model/utf8.hpp"
#include "ui/theme/font_files.hpp"

namespace qorgan::ui {

namespace {

// Latin, Cyrillic with the Kazakh letters and its supplement, dashes and quotes, tenge, number sign. ImGui keeps the
// pointer.
constexpr std::array<ImWchar, 13> glyph_ranges{0x0020, 0x007E, 0x00A0, 0x00FF, 0x0400, 0x052F, 0x2010,
                                               0x205E, 0x20B8, 0x20B8, 0x2116, 0x2116, 0};

ImFont* add(const std::string& file, float pixels) {
  ImFontConfig config;
  // Two samples across keep small text even; at large sizes one will do and saves half the texture.
  config.OversampleH = pixels < 24 ? 2 : 1;
  config.OversampleV = 1;
  config.PixelSnapH = false;
  return ImGui::GetIO().Fonts->AddFontFromFileTTF(file.c_str(), pixels, &config, glyph_ranges.data());
}

}  // namespace

std::optional<FontFiles> find_fonts() { return find_fonts_in("/usr/share/fonts"); }

std::optional<FontFiles> find_fonts_in(const std::string& folder) {
  const std::string base = folder + "/";
  const auto known = std::to_array<FontFiles>({
      {base + "NotoSans-Regular.ttf", base + "NotoSans-Bold.ttf"},
      {base + "DejaVuSans.ttf", base + "DejaVuSans-Bold.ttf"},
      {base + "truetype/noto/NotoSans-Regular.ttf", base + "truetype/noto/NotoSans-Bold.ttf"},
      {base + "noto/NotoSans-Regular.ttf", base + "noto/NotoSans-Bold.ttf"},
      {base + "truetype/dejavu/DejaVuSans.ttf", base + "truetype/dejavu/DejaVuSans-Bold.ttf"},
      {base + "TTF/DejaVuSans.ttf", base + "TTF/DejaVuSans-Bold.ttf"},
      {base + "dejavu-sans-fonts/DejaVuSans.ttf", base + "dejavu-sans-fonts/DejaVuSans-Bold.ttf"},
  });
  std::error_code ignored;
  for (const FontFiles& files : known)
    if (std::filesystem::is_regular_file(files.regular, ignored) &&
        std::filesystem::is_regular_file(files.bold, ignored))
      return files;
  return std::nullopt;
}

std::string font_problem_in(const std::string& folder) {
  return "the folder " + folder + " holds no font with Cyrillic and Kazakh letters (NotoSans-Regular.ttf and " +
         "NotoSans-Bold.ttf, or DejaVuSans.ttf and DejaVuSans-Bold.ttf)";
}

std::string font_problem() {
  return "no font with Cyrillic and Kazakh letters found; install the package fonts-noto-core or fonts-dejavu-core";
}

bool build_fonts(const FontFiles& files, float scale, Fonts& fonts) {
  scale = std::clamp(scale, 0.5F, 4.0F);
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  fonts.scale = scale;
  const auto size = [&](float pixels) { return std::round(pixels * scale); };
  fonts.body = add(files.regular, size(15));
  fonts.small = add(files.regular, size(13));
  fonts.strong = add(files.bold, size(15));
  fonts.title = add(files.bold, size(19));
  fonts.figure = add(files.bold, size(26));
  const std::array all{fonts.body, fonts.small, fonts.strong, fonts.title, fonts.figure};
  if (std::any_of(all.begin(), all.end(), [](const ImFont* f) { return f == nullptr; })) return false;
  ImGui::GetIO().FontDefault = fonts.body;
  return atlas.Build();
}

std::vector<unsigned> missing_glyphs(const ImFont& font, const std::string& utf8) {
  std::vector<unsigned> missing;
  for (const unsigned point : code_points(utf8))
    if (point >= 32 && (point > 0xFFFF || font.FindGlyphNoFallback(static_cast<ImWchar>(point)) == nullptr))
      missing.push_back(point);
  return missing;
}

}  // namespace qorgan::ui
