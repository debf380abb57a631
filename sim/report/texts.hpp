#pragma once
// The report's own words in the three languages, from assets/translations/report.json and batch.json, built into the
// program.

#include <initializer_list>
#include <string>
#include <string_view>

#include "core/text.hpp"

namespace qorgan {

/// Files of assets/ that are built into the report: "report.json", "batch.json", "report.mustache", "report.css",
/// "validation.json", "kazakhstan.json".
[[nodiscard]] std::string_view report_asset(std::string_view name);

class Texts {
 public:
  explicit Texts(Language language) : language_(language) {}
  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] bool has(std::string_view key) const;
  /// The text of a key. An unknown key gives "[key]", which a test looks for in finished reports.
  [[nodiscard]] std::string operator()(std::string_view key) const;
  /// The same with `{name}` filled in.
  [[nodiscard]] std::string operator()(std::string_view key, std::initializer_list<Placeholder> values) const;

 private:
  Language language_;
};

}  // namespace qorgan
