#include "ui/model/strings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/file_bytes.hpp"
#include "core/suggest.hpp"
#include "scenario/json_tree.hpp"

namespace qorgan::ui {

namespace {

constexpr std::array<std::string_view, string_count> names{
#define QORGAN_UI_NAME(name) #name,
    QORGAN_UI_STRINGS(QORGAN_UI_NAME)
#undef QORGAN_UI_NAME
};

}  // namespace

std::string_view name_of(Str string) { return names[static_cast<std::size_t>(string)]; }

std::optional<Strings> parse_strings(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  format::Report report(diagnostics);
  const auto table = format::parse_json(text, std::make_shared<const std::string>(file), report);
  if (table && !table->is_map()) report.error(table->spot, "the table of texts must be an object");
  if (!table || !table->is_map()) return std::nullopt;
  Strings strings;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const format::Node* entry = table->find(names[i]);
    if (entry == nullptr || !entry->is_map()) {
      report.error(entry == nullptr ? format::Spot{table->spot.file} : entry->spot,
                   fmt::format("the text \"{}\" is missing", names[i]));
      continue;
    }
    for (const Language language : all_languages) {
      LocalText& value = strings.texts_[i];
      std::string& own = language == Language::en ? value.en : language == Language::ru ? value.ru : value.kk;
      own = entry->text_at(code_of(language));
      if (own.empty())
        report.error(entry->spot, fmt::format("the text \"{}\" is missing in {}", names[i], code_of(language)));
    }
    for (const format::Node::Member& member : entry->members)
      if (!language_from_code(member.key))
        report.error(member.spot, fmt::format("the window knows no language \"{}\"", member.key));
  }
  const std::vector<std::string_view> known(names.begin(), names.end());
  for (const format::Node::Member& member : table->members)
    if (std::find(known.begin(), known.end(), member.key) == known.end())
      report.error(member.spot, fmt::format("no text of the window is called \"{}\"", member.key),
                   std::string(closest(member.key, known).value_or("")));
  diagnostics.sort();
  if (report.errors() > 0) return std::nullopt;
  return strings;
}

std::optional<Strings> load_strings(const std::string& path, Diagnostics& diagnostics) {
  std::string why;
  const auto text = file_bytes(path, format::JsonLimits{}.bytes, why);
  if (text) return parse_strings(*text, path, diagnostics);
  diagnostics.error({path, 0, 0}, "the table of texts " + why);
  return std::nullopt;
}

}  // namespace qorgan::ui
