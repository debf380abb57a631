#include "record/command_words.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "record/assets.hpp"

namespace qorgan {
namespace {

/// What commands and their choices are called, by kind and by word. The table is part of the program, and a test holds
/// it complete.
using Words = std::map<std::string, LocalText, std::less<>>;

Words words_of(const std::string& part) {
  Words out;
  const auto json = nlohmann::json::parse(record_asset("commands.json"));
  for (const auto& [key, text] : json.at(part).items())
    out[key] = {text.value("en", std::string()), text.value("ru", std::string()), text.value("kk", std::string())};
  return out;
}

const Words& kinds() {
  static const Words table = words_of("kinds");
  return table;
}

const Words& choices() {
  static const Words table = words_of("words");
  return table;
}

LocalText same(std::string_view text) { return {std::string(text), std::string(text), std::string(text)}; }

void append(LocalText& out, std::string_view between, const LocalText& more) {
  for (const Language language : all_languages) {
    std::string& own = language == Language::en ? out.en : language == Language::ru ? out.ru : out.kk;
    own += (own.empty() ? std::string() : std::string(between)) + more.in(language);
  }
}

/// One word of a value by whatever the record calls so.
LocalText named(std::string_view kind, std::string_view word, const Record& record) {
  const auto found = choices().find(word);
  if ((kind == "decide" || kind == "delegate") && found != choices().end()) return found->second;
  if (kind == "set-policy") return record.word("policy", word);
  if (kind == "set-reading") return record.word("reading", word);
  for (const AgentRow& agent : record.agents)
    if (agent.key == word) return agent.name;
  for (const InjectRow& inject : record.injects)
    if (inject.id == word) return inject.text;
  if (const std::size_t at = word.find('@'); kind == "start-threat" && at != std::string_view::npos) {
    LocalText out = same(word.substr(0, at)), where = same(word.substr(at + 1));
    for (const ThreatRow& threat : record.threats)
      if (threat.id == word.substr(0, at)) out = threat.name;
    for (const RegionRow& region : record.regions)
      if (region.id == word.substr(at + 1)) where = region.name;
    append(out, ", ", where);
    return out;
  }
  return same(word);
}

}  // namespace

const LocalText& decision_words(DecisionKind kind) { return choices().at(std::string(name_of(kind))); }

const LocalText& choice_words(Choice choice) { return choices().at(std::string(name_of(choice))); }

LocalText command_words(const CommandRow& command, const Record& record) {
  const auto kind = kinds().find(command.kind);
  LocalText about;
  std::string_view rest = command.value;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    append(about, ", ", named(command.kind, rest.substr(0, end), record));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  LocalText out = kind == kinds().end() ? same(command.kind) : kind->second;
  append(out, ": ", about);
  return out;
}

}  // namespace qorgan
