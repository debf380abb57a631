// The table of widths against the fonts themselves, where they are installed.

#include "report/letter_widths.hpp"

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace qorgan;

namespace {

/// Advances of a TrueType font: its tables head, hhea, hmtx and cmap (format 4).
class Font {
 public:
  explicit Font(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(file), {});
    if (bytes_.size() < 12) return;
    units_ = two(table("head") + 18);
    advances_ = two(table("hhea") + 34);
    const std::size_t cmap = table("cmap");
    for (std::size_t i = 0; i < two(cmap + 2); ++i) {
      const std::size_t part = cmap + four(cmap + 4 + 8 * i + 4);
      if (two(part) == 4) map_ = part;
    }
  }
  [[nodiscard]] bool there() const { return map_ != 0; }

  /// As a share of the size; nothing where the font has no such letter.
  [[nodiscard]] std::optional<double> width(char32_t letter) const {
    const std::size_t segments = two(map_ + 6) / 2;
    const std::size_t ends = map_ + 14, starts = ends + 2 * segments + 2, deltas = starts + 2 * segments,
                      offsets = deltas + 2 * segments;
    for (std::size_t s = 0; s < segments; ++s) {
      if (letter > two(ends + 2 * s)) continue;
      const std::size_t start = two(starts + 2 * s), offset = two(offsets + 2 * s);
      if (letter < start) return std::nullopt;
      std::size_t glyph = letter;
      if (offset != 0) glyph = two(offsets + 2 * s + offset + 2 * (letter - start));
      if (offset == 0 || glyph != 0) glyph = (glyph + two(deltas + 2 * s)) & 0xFFFF;
      if (glyph == 0) return std::nullopt;
      return static_cast<double>(two(table("hmtx") + 4 * std::min(glyph, advances_ - 1))) / static_cast<double>(units_);
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::size_t two(std::size_t at) const {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes_.at(i)); };
    return static_cast<std::size_t>(byte(at)) << 8 | byte(at + 1);
  }
  [[nodiscard]] std::size_t four(std::size_t at) const { return two(at) << 16 | two(at + 2); }
  [[nodiscard]] std::size_t table(const std::string& tag) const {
    for (std::size_t i = 0; i < two(4); ++i)
      if (bytes_.compare(12 + 16 * i, 4, tag) == 0) return four(12 + 16 * i + 8);
    return 0;
  }

  std::string bytes_;
  std::size_t units_ = 1, advances_ = 1, map_ = 0;
};

}  // namespace

TEST_CASE("every letter is as wide as in the wider of both fonts", "[report][fonts]") {
  const std::string folder = "/usr/share/fonts/truetype/";
  const char* in_ci = std::getenv("CI");
  for (const auto& [weight, noto_file, dejavu_file] :
       {std::tuple{Weight::regular, "noto/NotoSans-Regular.ttf", "dejavu/DejaVuSans.ttf"},
        std::tuple{Weight::bold, "noto/NotoSans-Bold.ttf", "dejavu/DejaVuSans-Bold.ttf"}}) {
    const Font noto(folder + noto_file), dejavu(folder + dejavu_file);
    if (!noto.there() || !dejavu.there()) {
      WARN("the fonts Noto Sans and DejaVu Sans are not installed");
      CHECK((in_ci == nullptr || std::string(in_ci) != "true"));
      return;
    }
    std::size_t letters = 0;
    for (const auto& [first, last] : {std::pair<char32_t, char32_t>{0x20, 0x17F},
                                      {0x400, 0x4FF},
                                      {0x2009, 0x2009},
                                      {0x2010, 0x2027},
                                      {0x202F, 0x2030},
                                      {0x20B8, 0x20B8},
                                      {0x2116, 0x2116},
                                      {0x2190, 0x2193},
                                      {0x2212, 0x2212},
                                      {0x2248, 0x2248},
                                      {0x2260, 0x2260},
                                      {0x2264, 0x2265},
                                      {0x2713, 0x2713},
                                      {0x2717, 0x2717}})
      for (char32_t letter = first; letter <= last; ++letter) {
        const std::optional<double> one = noto.width(letter), other = dejavu.width(letter);
        if (!one && !other) continue;
        const double wider = std::max(one.value_or(0), other.value_or(0));
        const double told = letter_width(letter, weight);
        INFO("letter " << static_cast<std::uint32_t>(letter) << ", " << wider);
        CHECK(told == Approx(std::ceil(100 * wider - 1e-6) / 100).margin(1e-6));
        ++letters;
      }
    CHECK(letters > 600);
  }
}

TEST_CASE("what stands on another letter has no width, what is in no font is a square", "[report][fonts]") {
  for (const Weight weight : {Weight::regular, Weight::bold}) {
    for (const char32_t mark : {0x300, 0x301, 0x36F}) CHECK(letter_width(mark, weight) == 0);
    for (const char32_t unknown : {0x2FF, 0x370, 0x3FF, 0x500, 0x4E2D, 0x1F600})
      CHECK(letter_width(unknown, weight) == 1);
  }
}
