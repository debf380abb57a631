#pragma once
// Text that has to fit into a figure: how wide it is, and what becomes of what is too wide.

#include <string>
#include <string_view>
#include <vector>

#include "report/letter_widths.hpp"

namespace qorgan {

/// How wide a text is at that size, in user units, at most: readers have different fonts.
[[nodiscard]] double text_width(std::string_view text, double size, Weight weight = Weight::regular);

/// A text laid out in lines.
struct Label {
  std::vector<std::string> lines;
  std::string full;  ///< the whole text where something was cut off; otherwise empty

  [[nodiscard]] double width(double size, Weight weight = Weight::regular) const;  ///< of the longest line
  [[nodiscard]] double count() const { return static_cast<double>(lines.size()); }
};

/// The text in one line, cut with "…" at its end where it does not fit; whole characters only.
[[nodiscard]] Label shorten(std::string_view text, double size, double width, Weight weight = Weight::regular);
/// The text in one line where it fits, otherwise in two of about one length, otherwise in up to `most`, each as full as
/// it goes. Only what is still too long is cut.
[[nodiscard]] Label break_label(std::string_view text, double size, double width, std::size_t most = 2,
                                Weight weight = Weight::regular);

}  // namespace qorgan
