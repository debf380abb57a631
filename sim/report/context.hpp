#pragma once
// What every section of a report needs: the record, its language, and names and numbers as a reader sees them.

#include <string>
#include <string_view>
#include <vector>

#include "account/evidence.hpp"
#include "record/narrate.hpp"
#include "record/record.hpp"
#include "record/wording.hpp"
#include "report/charts.hpp"
#include "report/document.hpp"
#include "report/texts.hpp"

namespace qorgan {

/// The greatest value of a series, and when it came first; no_value where it was not recorded.
struct Peak {
  double value = no_value;
  Tick tick = -1;
};

class Context {
 public:
  Context(const Record& r, Language l) : record(r), evidence(r), language(l), t(l), names(r) {}

  const Record& record;
  const Evidence evidence;  ///< the same, for the account
  const Language language;
  const Texts t;
  const RecordNames names;

  [[nodiscard]] std::string in(const LocalText& text) const { return text.in(language); }
  [[nodiscard]] std::string agent(AgentId id) const { return in(names.agent(id)); }
  /// The name in the Law, with its article: "Authorised body for civil protection [15(1)(17)]".
  [[nodiscard]] std::string agent_in_full(AgentId id) const;
  [[nodiscard]] std::string role(std::string_view id) const;          ///< short name
  [[nodiscard]] std::string role_in_full(std::string_view id) const;  ///< name in the Law
  [[nodiscard]] std::string incident(IncidentId id) const { return in(names.incident(id)); }
  /// For figures: with the short name of its region where it has the long one.
  [[nodiscard]] std::string incident_label(const IncidentRow& row) const;
  [[nodiscard]] std::string region(RegionId id) const { return in(names.region(id)); }
  [[nodiscard]] std::string region_short(RegionId id) const;
  [[nodiscard]] std::string headquarters(std::size_t index) const;
  /// "Akimat, Aktobe [16(1)]", "Civil protection (without legal ground)"
  [[nodiscard]] std::string head_with_ground(const Headquarters& headquarters) const;
  [[nodiscard]] std::string word(std::string_view group, std::string_view key) const {
    return in(record.word(group, key));
  }
  /// "27 Mar 09:00", "27.03 09:00"; with the year where the run reaches into another one.
  [[nodiscard]] std::string time(Tick tick) const;
  [[nodiscard]] std::string time(Instant instant) const;
  [[nodiscard]] std::string date(Tick tick) const;
  [[nodiscard]] std::string time_with_year(Tick tick) const;
  [[nodiscard]] std::string duration(double seconds) const { return write_duration(seconds, language); }
  [[nodiscard]] std::string number(double value, int decimals = 0) const {
    return write_number(value, decimals, language);
  }
  [[nodiscard]] std::string count(std::size_t value) const {
    return write_number(static_cast<double>(value), 0, language);
  }
  [[nodiscard]] std::string share(double value) const { return write_share(value, language); }
  /// A value of a measure with its unit, and the measure's title.
  [[nodiscard]] std::string measured(std::string_view measure, double value) const;
  /// The same without its unit, and the unit: for columns whose heading has it.
  [[nodiscard]] std::string bare(std::string_view measure, double value) const;
  [[nodiscard]] std::string unit(std::string_view measure) const;
  [[nodiscard]] std::string measure_title(std::string_view measure) const;
  /// Of all incidents together: "Severity, summed over incidents".
  [[nodiscard]] std::string country_title(std::string_view measure) const;
  /// Of its value over the run: "Public trust (lowest)".
  [[nodiscard]] std::string over_run_title(std::string_view measure, bool country = true) const;
  /// By how much the second differs from the first, as a share of the numbers as they are written, with its sign: 1 of
  /// 4 is −75%.
  [[nodiscard]] std::string change(std::string_view measure, double from, double to) const;
  /// Of the country's series.
  [[nodiscard]] Peak peak(std::string_view measure) const;
  /// "regional class (houses: 900)"; the class alone where nothing made it one.
  [[nodiscard]] std::string class_and_stake(const ReachedClass& reached) const;
  /// "mean over 2 of 3 incidents"
  [[nodiscard]] std::string how_many(const Reach& reach) const;
  /// "9 h after onset", "2 d before onset", "at onset".
  [[nodiscard]] std::string after_onset(double seconds) const;
  /// "#1234", or "" where the record does not hold that event.
  [[nodiscard]] std::string event_number(EventKey key) const;
  [[nodiscard]] double seconds(Tick tick) const { return record.run.tick_seconds * static_cast<double>(tick); }
  /// The whole run along an axis.
  [[nodiscard]] ChartTime chart_time() const;
  [[nodiscard]] bool has_events() const { return !record.events.empty(); }

 private:
  [[nodiscard]] std::string without_year(std::string text, std::string_view year) const;
};

/// Text joined by a separator; empty ones left out.
[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);

}  // namespace qorgan
