#include "record/command_words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/command.hpp"

namespace qorgan {
namespace {

struct Words {
  std::string_view key, en, ru, kk;
};
constexpr std::array<Words, 8> kinds{
    {{"fire-inject", "inject", "вводная", "жаттығу кіріспесі"},
     {"set-policy", "policy from now on", "политика с этого часа", "осы сәттен бастап саясат"},
     {"set-reading", "reading of 18(4) from now on", "чтение 18(4) с этого часа", "осы сәттен бастап 18(4) оқылуы"},
     {"take-over", "taken over by a person", "взят на себя участником", "қатысушы өзіне алды"},
     {"hand-back", "handed back to the model", "возвращён модели", "модельге қайтарылды"},
     {"delegate", "left to the staff or taken back", "поручено аппарату или возвращено",
      "аппаратқа берілді не қайтарылды"},
     {"decide", "decided", "решение", "шешім"},
     {"start-threat", "threat thrown in", "введена угроза", "қатер енгізілді"}}};
constexpr std::array<Words, 21> words{
    {{"notify", "tell other bodies", "уведомить органы", "органдарға хабарлау"},
     {"order-body", "order a body", "приказ органу", "органға бұйрық"},
     {"send-teams", "send teams", "направить силы", "күш жіберу"},
     {"convene", "convene a headquarters", "созвать штаб", "штаб құру"},
     {"propose-headquarters", "propose a headquarters", "предложить штаб", "штаб ұсыну"},
     {"take-measure", "take a measure", "принять меру", "шара қолдану"},
     {"propose-measure", "propose a measure", "предложить меру", "шара ұсыну"},
     {"lift-measure", "lift a measure", "отменить меру", "шараны тоқтату"},
     {"answer-headquarters", "answer on a headquarters", "ответ о штабе", "штаб туралы жауап"},
     {"answer-measure", "answer on a measure", "ответ о мере", "шара туралы жауап"},
     {"lend-teams", "lend teams", "дать силы в помощь", "көмекке күш беру"},
     {"carry-out", "carry out an order", "исполнить приказ", "бұйрықты орындау"},
     {"join", "join a headquarters", "участвовать в штабе", "штабқа қатысу"},
     {"settle-exception", "settle a matter", "решить дело", "істі шешу"},
     {"act", "yes", "да", "иә"},
     {"partly", "half of it", "половину", "жартысын"},
     {"pass-up", "pass it up", "передать выше", "жоғары беру"},
     {"go-ahead", "without the right", "без права", "құқықсыз"},
     {"decline", "no", "нет", "жоқ"},
     {"on", "by the staff", "аппаратом", "аппарат"},
     {"off", "by the person", "участником", "қатысушы"}}};

LocalText text_of(const Words& entry) { return {std::string(entry.en), std::string(entry.ru), std::string(entry.kk)}; }

LocalText same(std::string_view text) { return {std::string(text), std::string(text), std::string(text)}; }

void append(LocalText& out, std::string_view between, const LocalText& more) {
  for (const Language language : all_languages) {
    std::string& own = language == Language::en ? out.en : language == Language::ru ? out.ru : out.kk;
    own += (own.empty() ? std::string() : std::string(between)) + more.in(language);
  }
}

/// One word of a value by whatever the record calls so.
LocalText named(std::string_view kind, std::string_view word, const Record& record) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const Words& w) { return w.key == word; });
  if ((kind == "decide" || kind == "delegate") && found != words.end()) return text_of(*found);
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

LocalText command_words(const CommandRow& command, const Record& record) {
  const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const Words& w) { return w.key == command.kind; });
  LocalText about;
  std::string_view rest = command.value;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    append(about, ", ", named(command.kind, rest.substr(0, end), record));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  LocalText out = kind == kinds.end() ? same(command.kind) : text_of(*kind);
  append(out, ": ", about);
  return out;
}

}  // namespace qorgan
