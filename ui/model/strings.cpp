#include "ui/model/strings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "core/suggest.hpp"

namespace qorgan::ui {

namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, string_count> names{
#define QORGAN_UI_NAME(name) #name,
    QORGAN_UI_STRINGS(QORGAN_UI_NAME)
#undef QORGAN_UI_NAME
};

/// Line and column where the entry stands; 0 where it does not.
Place place_of(std::string_view text, const std::string& file, const std::string& key) {
  const std::size_t at = text.find('"' + key + '"');
  if (at == std::string_view::npos) return {file, 0, 0};
  const std::string_view before = text.substr(0, at);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t start = before.rfind('\n');
  return {file, static_cast<int>(line), static_cast<int>(at - (start == std::string_view::npos ? 0 : start + 1)) + 1};
}

std::string text_of(const Json& entry, const char* language) {
  const auto found = entry.find(language);
  return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

std::string_view name_of(Str string) { return names[static_cast<std::size_t>(string)]; }

std::optional<Strings> parse_strings(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  Json table;
  try {
    table = Json::parse(text.begin(), text.end());
  } catch (const Json::exception& e) {
    diagnostics.error({file, 0, 0}, fmt::format("this is no JSON: {}", e.what()));
    return std::nullopt;
  }
  const std::size_t before = diagnostics.error_count();
  if (!table.is_object()) {
    diagnostics.error({file, 0, 0}, "the table of texts must be an object");
    return std::nullopt;
  }
  Strings strings;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string key(names[i]);
    const auto entry = table.find(key);
    if (entry == table.end() || !entry->is_object()) {
      diagnostics.error({file, 0, 0}, fmt::format("the text \"{}\" is missing", key));
      continue;
    }
    LocalText& value = strings.texts_[i];
    value = {text_of(*entry, "en"), text_of(*entry, "ru"), text_of(*entry, "kk")};
    for (const Language language : all_languages)
      if ((language == Language::en ? value.en : language == Language::ru ? value.ru : value.kk).empty())
        diagnostics.error(place_of(text, file, key),
                          fmt::format("the text \"{}\" is missing in {}", key, code_of(language)));
  }
  const std::vector<std::string_view> known(names.begin(), names.end());
  for (const auto& [key, value] : table.items())
    if (std::find(known.begin(), known.end(), key) == known.end())
      diagnostics.error(place_of(text, file, key), fmt::format("no text of the window is called \"{}\"", key),
                        std::string(closest(key, known).value_or("")));
  if (diagnostics.error_count() != before) return std::nullopt;
  return strings;
}

std::optional<Strings> load_strings(const std::string& path, Diagnostics& diagnostics) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    diagnostics.error({path, 0, 0}, "the table of texts cannot be read");
    return std::nullopt;
  }
  return parse_strings(std::string(std::istreambuf_iterator<char>(in), {}), path, diagnostics);
}

}  // namespace qorgan::ui
