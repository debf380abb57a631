#pragma once
// The answers of `qorgan law`. Each prints its answer to stdout and returns the exit status.

#include <optional>
#include <string>
#include <vector>

#include "console.hpp"
#include "law/coverage.hpp"
#include "law/institution.hpp"
#include "law_lookup.hpp"

namespace qorgan::cli {

struct LawQuestion {
  std::string institution;  ///< the file; the shipped one where empty
  Language language = Language::en;
  bool json = false;
};

/// Who is competent, who leads, who may head a headquarters under each reading, and what is left open; of a threat as
/// a user names it.
int law_who(const Console& console, const Institution& institution, const LawQuestion& question,
            const std::string& named);
/// What an article, as a user names it, establishes and what rests on it.
int law_show(const Console& console, const Institution& institution, const LawQuestion& question,
             const std::string& named);
int law_gaps(const Console& console, const Institution& institution, const LawQuestion& question);
int law_overlaps(const Console& console, const Institution& institution, const LawQuestion& question);
/// What the second answers otherwise than the first.
int law_diff(const Console& console, const Institution& before, const Institution& after, const LawQuestion& question);
/// `format`: "graphml", "dot" or "json".
int law_graph(const Console& console, const Institution& institution, const LawQuestion& question,
              const std::string& format);

/// Where every place of the Law lives in the model; of one article or part of it, of one status, where that is given.
int law_coverage(const Console& console, const LawQuestion& question, const std::string& article,
                 const std::string& status);
/// The table of coverage; nullopt, and an error said, where it cannot be read.
[[nodiscard]] std::optional<std::vector<CoverageRow>> shipped_coverage(const Console& console);
/// On stderr: the reforms that the answers rest on.
void say_overlays(const Console& console, const Institution& institution, Language language);

// Used by more than one answer.

/// "interdepartmental" in words, "-" for none, with its field: "inter-sectoral: civil protection".
[[nodiscard]] std::string right_text(const Institution& institution, const Role& role, Language language);
/// "Civil protection 15(1)(17)", joined by semicolons.
[[nodiscard]] std::string bodies_text(const Institution& institution, const std::vector<RoleId>& roles,
                                      Language language);
/// "environmental 4(6), public 4(1); financial 22(1)"
[[nodiscard]] std::string types_text(const Institution& institution, const Threat& threat, Language language);
/// The whole answer of law_who, for law_show to reuse.
[[nodiscard]] std::string who_text(const Console& console, const Institution& institution, ThreatId id,
                                   Language language);

/// A heading over one part of an answer.
[[nodiscard]] std::string heading(const Console& console, std::string_view text);

/// Label and text in two columns; wraps. Rows without text are left out.
class Facts {
 public:
  void add(std::string label, std::string text);
  [[nodiscard]] std::string text(std::size_t width) const;

 private:
  std::vector<std::pair<std::string, std::string>> rows_;
};

}  // namespace qorgan::cli
