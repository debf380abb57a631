// Where every place of the Law lives in the model.

#include "law/coverage.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

#include "law.hpp"
#include "law_lookup.hpp"
#include "law_words.hpp"
#include "loading.hpp"
#include "scenario/shipped.hpp"
#include "table.hpp"

namespace qorgan::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string coverage_json(const std::vector<CoverageRow>& rows) {
  Json list = Json::array();
  for (const CoverageRow& row : rows)
    list.push_back({{"reference", row.reference},
                    {"subject", row.subject},
                    {"status", qorgan::name_of(row.status)},
                    {"where", row.where},
                    {"note", row.note}});
  return Json{{"law", "527-IV"}, {"coverage", std::move(list)}}.dump(2, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

std::string coverage_text(const Console& console, const std::vector<CoverageRow>& rows, Language language) {
  Table table({words::article.in(language), words::subject.in(language), words::status.in(language),
               words::lives.in(language)});
  for (const CoverageRow& row : rows) {
    std::string text = fmt::format("{}", fmt::join(row.where, "; "));
    if (!row.note.empty()) text += (text.empty() ? "" : ". ") + row.note;
    table.row({row.reference, row.subject, label_of(row.status).in(language), text});
  }
  return table.text(console.width());
}

std::string counts(const std::vector<CoverageRow>& rows, Language language) {
  std::array<std::size_t, coverage_status_names.size()> count{};
  for (const CoverageRow& row : rows) ++count[static_cast<std::size_t>(row.status)];
  std::string text;
  for (std::size_t i = 0; i < count.size(); ++i)
    if (count[i] > 0)
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count[i],
                          label_of(coverage_status_names[i].value).in(language));
  return fmt::format(fmt::runtime(words::coverage_counts.in(language)), rows.size(), text);
}

}  // namespace

std::optional<std::vector<CoverageRow>> shipped_coverage(const Console& console) {
  const std::filesystem::path path = shipped_data() / "assets" / "law-coverage.csv";
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    console.error(
        fmt::format("the table of coverage was not read: {}; QORGAN_DATA names the folder that holds it", shown(path)));
    return std::nullopt;
  }
  const std::string csv{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  Diagnostics diagnostics;
  std::vector<CoverageRow> rows = read_coverage(csv, shown(path), diagnostics);
  say_diagnostics(console, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return rows;
}

int law_coverage(const Console& console, const LawQuestion& question, const std::string& article,
                 const std::string& status) {
  std::optional<std::vector<CoverageRow>> rows = shipped_coverage(console);
  if (!rows) return bad_usage;
  if (!article.empty()) {
    std::vector<std::string> known;
    for (const CoverageRow& row : *rows) known.push_back(row.reference);
    std::string wanted = normal_article(article);
    if (const std::vector<std::string> meant = places_meant(wanted, known); meant.size() == 1) wanted = meant.front();
    std::erase_if(*rows, [&](const CoverageRow& row) { return !part_of(row.reference, wanted); });
    if (rows->empty()) {
      console.error(fmt::format("'{}' is no place of Articles 1 to 30; for example 15, 15(1) or 15(1)(17)", article));
      return bad_usage;
    }
  }
  if (!status.empty())
    std::erase_if(*rows, [&](const CoverageRow& row) { return qorgan::name_of(row.status) != status; });
  console.data(question.json ? coverage_json(*rows) : coverage_text(console, *rows, question.language));
  console.say(counts(*rows, question.language));
  if (!question.json && question.language != Language::en) console.say(words::subject_english.in(question.language));
  return done;
}

}  // namespace qorgan::cli
