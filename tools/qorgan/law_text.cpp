// How the answers name things.

#include <fmt/core.h>

#include <algorithm>

#include "law.hpp"
#include "law_words.hpp"
#include "table.hpp"

namespace qorgan::cli {

std::string right_text(const Institution& institution, const Role& role, Language language) {
  if (role.coordination == CoordinationRight::none) return "-";
  std::string text = institution.word("coordination-right", qorgan::name_of(role.coordination)).in(language);
  if (const std::string& field = role.coordination_field.in(language); !field.empty()) text += ": " + field;
  return text;
}

std::string bodies_text(const Institution& institution, const std::vector<RoleId>& roles, Language language) {
  std::string text;
  for (const RoleId id : roles) {
    const Role& role = institution.at(id);
    text += fmt::format("{}{}, {}", text.empty() ? "" : "; ", role.name.in(language), role.article);
  }
  return text;
}

std::string types_text(const Institution& institution, const Threat& threat, Language language) {
  std::string text;
  for (const SecurityType type : threat.types) {
    std::string article;
    for (const NamedType& named : institution.types)
      if (named.type == type) article = named.article;
    text += fmt::format("{}{}{}{}", text.empty() ? "" : "; ",
                        institution.word("security-type", qorgan::name_of(type)).in(language),
                        article.empty() ? "" : ", ", article);
  }
  for (const EconomicSubtype subtype : threat.economic_subtypes)
    text += fmt::format("; {}, 22(1)({})", institution.word("economic-subtype", qorgan::name_of(subtype)).in(language),
                        static_cast<int>(subtype) + 1);  // the enumeration keeps the order of 22(1)
  return text;
}

void say_overlays(const Console& console, const Institution& institution, Language language) {
  for (const Overlay& overlay : institution.overlays)
    console.say(fmt::format("{}: {} ({}). {}", words::in_force.in(language), overlay.name.in(language), overlay.file,
                            overlay.reform.in(language)));
}

std::string heading(const Console& console, std::string_view text) {
  return "\n" + console.styled(text, Style::bold) + "\n";
}

void Facts::add(std::string label, std::string text) {
  if (!text.empty()) rows_.emplace_back(std::move(label), std::move(text));
}

std::string Facts::text(std::size_t width) const {
  std::size_t label_width = 0;
  for (const auto& [label, text] : rows_) label_width = std::max(label_width, width_of(label));
  constexpr std::size_t indent = 2, gap = 2;
  const std::size_t room = std::max<std::size_t>(30, width - std::min(width, indent + label_width + gap));
  std::string out;
  for (const auto& [label, text] : rows_) {
    std::string first = label + std::string(label_width - width_of(label), ' ');
    for (const std::string& line : wrap(text, room)) {
      out += std::string(indent, ' ') + first + std::string(gap, ' ') + line + '\n';
      first.assign(label_width, ' ');
    }
  }
  return out;
}

}  // namespace qorgan::cli
