#pragma once
// Text that a user reads, in the three languages.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/enum_table.hpp"

namespace qorgan {

enum class Language : unsigned char { en, ru, kk };
inline constexpr std::array all_languages = all_of<Language>;

[[nodiscard]] std::string_view code_of(Language language);  ///< "en", "ru", "kk"
[[nodiscard]] std::optional<Language> language_from_code(std::string_view code);

struct LocalText {
  std::string en, ru, kk;
  /// The text in that language; English where the wanted one is empty.
  [[nodiscard]] const std::string& in(Language language) const;
  [[nodiscard]] bool complete() const { return !en.empty() && !ru.empty() && !kk.empty(); }
  friend bool operator==(const LocalText&, const LocalText&) = default;
};

/// Replaces every `{name}` by its value; an unknown name stays as it stands.
struct Placeholder {
  std::string_view name;
  std::string_view value;
};
[[nodiscard]] std::string fill(std::string_view pattern, std::initializer_list<Placeholder> values);

}  // namespace qorgan
