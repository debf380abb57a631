#include "core/text.hpp"

namespace qorgan {

std::string_view code_of(Language language) {
  switch (language) {
    case Language::ru: return "ru";
    case Language::kk: return "kk";
    case Language::en: break;
  }
  return "en";
}

std::optional<Language> language_from_code(std::string_view code) {
  for (Language language : all_languages)
    if (code_of(language) == code) return language;
  return std::nullopt;
}

const std::string& LocalText::in(Language language) const {
  const std::string& wanted = language == Language::ru ? ru : language == Language::kk ? kk : en;
  return wanted.empty() ? en : wanted;
}

std::string fill(std::string_view pattern, std::initializer_list<Placeholder> values) {
  std::string out;
  out.reserve(pattern.size() + 32);
  for (std::size_t i = 0; i < pattern.size();) {
    bool replaced = false;
    if (pattern[i] == '{') {
      const std::size_t end = pattern.find('}', i);
      if (end != std::string_view::npos) {
        const std::string_view name = pattern.substr(i + 1, end - i - 1);
        for (const Placeholder& p : values)
          if (p.name == name) {
            out += p.value;
            i = end + 1;
            replaced = true;
            break;
          }
      }
    }
    if (!replaced) out += pattern[i++];
  }
  return out;
}

}  // namespace qorgan
