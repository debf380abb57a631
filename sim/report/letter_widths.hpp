#pragma once
// How wide letters are. A report carries no fonts: readers see it in the first of the style's fonts that they have. Of
// Noto Sans and DejaVu Sans the wider advance counts, so that a figure laid out with it holds in both, and in Arial and
// Segoe UI, which are narrower. Latin, Cyrillic with the Kazakh letters, and the signs that reports use.

namespace qorgan {

enum class Weight : unsigned char { regular, bold };

/// As a share of the size of the font. What is in neither font counts as one.
[[nodiscard]] double letter_width(char32_t letter, Weight weight);

}  // namespace qorgan
