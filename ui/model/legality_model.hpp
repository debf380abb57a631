#pragma once
// Law in action: what was done on which ground, where nobody or more than one was entitled, what was done without
// ground, and whose rights were limited; and what the institution's data say of an article.

#include <string>
#include <string_view>
#include <vector>

#include "ui/model/frame.hpp"
#include "ui/model/strings.hpp"

namespace qorgan::ui {

/// Actions on one ground.
struct GroundRow {
  std::uint16_t ground = 0;  ///< index into Structure::grounds
  std::size_t actions = 0;
  Tick last = 0;
};

/// A place where the Law names nobody, or two.
struct FindingRow {
  EventKind kind = EventKind::headquarters_referred;  ///< or overlap_met
  ThreatId threat;
  AgentId first, second;  ///< gap: to whom the matter went; overlap: the two
  std::size_t times = 0;
  Tick at = 0;  ///< the first time
  EventKey event = 0;
};

/// Counts what events say of the law; takes only what is new since the last time.
class LegalTally {
 public:
  void update(const World& world, const EventLog& events);
  [[nodiscard]] const std::vector<GroundRow>& grounds() const { return grounds_; }  ///< the most used first
  [[nodiscard]] const std::vector<FindingRow>& findings() const { return findings_; }
  [[nodiscard]] std::size_t with_ground() const { return with_ground_; }

 private:
  void take(const World& world, const Event& event);
  std::size_t taken_ = 0;
  EventKey last_ = 0;
  std::size_t with_ground_ = 0;
  std::vector<GroundRow> grounds_;
  std::vector<FindingRow> findings_;
};

/// One instrument that limits rights, over all its uses.
struct RightsRow {
  MeasureId measure;
  std::size_t uses = 0, in_force = 0;
  double people = 0;       ///< at most at once by one use
  double person_days = 0;  ///< as the measure rights_limited counts them
  std::size_t disproportionate = 0, unlawful = 0;
  std::size_t needless = 0;  ///< in force and no longer necessary
  Tick first = 0;
};
[[nodiscard]] std::vector<RightsRow> rights_ledger(const World& world);

/// Something that the institution's data say under an article.
struct ArticleEntry {
  Str kind = Str::none;  ///< role, competence, threat...
  LocalText name;
  LocalText detail;  ///< may be empty
};
/// What stands under exactly that article; then what stands below it ("15(1)" has "15(1)(17)"), if it is not too much.
[[nodiscard]] std::vector<ArticleEntry> article_entries(const Institution& institution, std::string_view article);

}  // namespace qorgan::ui
