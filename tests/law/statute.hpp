#pragma once
// The numbering of Law 527-IV, Articles 1 to 30 as amended in 2024: which articles, paragraphs and subparagraphs there
// are. Excluded ones (11(1), 13(5)) are left out: nothing may rest on them.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace qorgan::statute {

struct Part {
  std::string_view article;     ///< "15"
  std::string_view paragraph;   ///< "1"; empty where the article is not divided into paragraphs
  int last;                     ///< subparagraphs 1 to last; 0 where there are none
  std::string_view inserted{};  ///< subparagraphs between them: "6-1 8-1"
  std::string_view excluded{};
};

inline constexpr Part parts[] = {
    {"1", "", 10},   {"2", "1", 0},
    {"2", "2", 0},   {"2", "3", 2},
    {"2-1", "1", 0}, {"2-1", "2", 5},
    {"3", "", 10},   {"4", "", 6},
    {"5", "1", 18},  {"5", "2", 0},
    {"6", "1", 21},  {"6", "2", 0},
    {"7", "1", 0},   {"7", "2", 0},
    {"8", "", 7},    {"9", "1", 3},
    {"9", "2", 0},   {"9", "3", 0},
    {"10", "", 6},   {"11", "2", 0},
    {"12", "", 0},   {"13", "", 7, "4-1", "5"},
    {"14", "", 2},   {"15", "1", 30, "6-1 8-1 8-2 15-1 21-1 28-1 29-1"},
    {"15", "2", 5},  {"16", "", 2},
    {"17", "1", 0},  {"17", "2", 0},
    {"17", "3", 0},  {"17", "4", 0},
    {"18", "1", 0},  {"18", "2", 2},
    {"18", "3", 6},  {"18", "4", 0},
    {"19", "1", 11}, {"19", "2", 8},
    {"19", "3", 0},  {"20", "1", 5},
    {"20", "2", 3},  {"20", "3", 2},
    {"20", "4", 2},  {"20", "5", 0},
    {"21", "1", 5},  {"21", "2", 4},
    {"21", "3", 0},  {"21", "4", 2},
    {"21", "5", 2},  {"21", "6", 0},
    {"22", "1", 4},  {"22", "2", 17},
    {"22", "3", 0},  {"22", "4", 0},
    {"22", "5", 3},  {"22", "6", 4},
    {"22", "7", 5},  {"22", "8", 0},
    {"22", "9", 0},  {"23", "1", 8},
    {"23", "2", 0},  {"23", "3", 0},
    {"23", "4", 0},  {"23", "5", 3},
    {"23", "6", 8},  {"23", "7", 0},
    {"24", "1", 9},  {"24", "2", 9},
    {"25", "1", 0},  {"25", "2", 6},
    {"26", "", 0},   {"27", "", 0},
    {"28", "", 0},   {"29", "", 0},
    {"30", "1", 0},  {"30", "2", 0},
};

/// Every article, paragraph and subparagraph, in the order of the Law. Those that were repealed are among them, since
/// somebody may look for them.
inline std::vector<std::string> references() {
  std::vector<std::string> out;
  const auto add = [&out](std::string reference) {
    if (out.empty() || out.back() != reference) out.push_back(std::move(reference));
  };
  std::string_view article;
  for (const Part& part : parts) {
    const std::string whole(part.article);
    if (part.article != article) add(whole);
    article = part.article;
    if (whole == "11") add("11(1)");  // repealed whole
    const std::string base = part.paragraph.empty() ? whole : whole + "(" + std::string(part.paragraph) + ")";
    if (!part.paragraph.empty()) add(base);
    for (int i = 1; i <= part.last; ++i) {
      const std::string number = std::to_string(i);
      add(base + "(" + number + ")");
      for (int j = 1; j <= 2; ++j) {
        const std::string between = number + "-" + std::to_string(j);
        if ((" " + std::string(part.inserted) + " ").find(" " + between + " ") != std::string::npos)
          add(base + "(" + between + ")");
      }
    }
  }
  return out;
}

inline bool lists(std::string_view words, std::string_view word) {
  return (" " + std::string(words) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

/// Whether the Law has that place: "15(1)(6-1)", "22(9)", "27".
inline bool exists(std::string_view citation) {
  std::vector<std::string> levels{""};
  for (const char c : citation) {
    if (c == '(')
      levels.emplace_back();
    else if (c != ')')
      levels.back() += c;
  }
  std::string rebuilt = levels[0];
  for (std::size_t i = 1; i < levels.size(); ++i) rebuilt += "(" + levels[i] + ")";
  if (rebuilt != citation) return false;
  for (const Part& part : parts) {
    if (part.article != levels[0]) continue;
    if (levels.size() == 1) return true;
    std::size_t next = 1;
    if (!part.paragraph.empty() && levels[next++] != part.paragraph) continue;
    if (levels.size() == next) return true;
    if (levels.size() > next + 1) continue;
    const std::string& sub = levels[next];
    if (lists(part.excluded, sub)) return false;
    if (lists(part.inserted, sub)) return true;
    for (int i = 1; i <= part.last; ++i)
      if (sub == std::to_string(i)) return true;
  }
  return false;
}

}  // namespace qorgan::statute
