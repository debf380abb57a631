// `qorgan law`: which question, of which institution.

#include "law.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "commands.hpp"
#include "loading.hpp"
#include "options.hpp"

namespace qorgan::cli {
namespace {

struct Law {
  LawQuestion question;
  std::string what, other;
  std::string format = "graphml";
  std::string status;
};

using Answer = std::function<int(const Institution&)>;

}  // namespace

Command add_law(CLI::App& program, Console& console) {
  const auto law = std::make_shared<Law>();
  const auto answer = std::make_shared<Answer>();
  CLI::App* command = program.add_subcommand("law", "Ask the law map who may act, who leads, where nobody does");
  command->require_subcommand(1);
  const auto add = [&](const std::string& name, const std::string& help) {
    CLI::App* question = command->add_subcommand(name, help);
    question->add_option("--institution", law->question.institution, "The institution's file (default: Kazakhstan)")
        ->type_name("FILE");
    add_language(*question, law->question.language);
    question->add_flag("--json", law->question.json, "For programs; names in all languages");
    add_quiet(*question, console);
    return question;
  };

  CLI::App* show = add("show", "What an article establishes and what rests on it");
  show->add_option("ARTICLE", law->what,
                   "For example 15(1)(17), 18(4), 6(1), in any usual spelling; or an id or name: civil-protection, МЧС")
      ->required();
  show->callback([=, &console] {
    *answer = [=, &console](const Institution& i) { return law_show(console, i, law->question, law->what); };
  });

  CLI::App* who = add("who", "Who is competent against a threat, who leads, who may head a headquarters");
  who->add_option("THREAT", law->what, "Article, id or a word for it: 6(1)(18), environment-and-emergencies, flood")
      ->required();
  who->callback([=, &console] {
    *answer = [=, &console](const Institution& i) { return law_who(console, i, law->question, law->what); };
  });

  add("gaps", "Threats for which the Law names no lead, or one for a part only")->callback([=, &console] {
    *answer = [=, &console](const Institution& i) { return law_gaps(console, i, law->question); };
  });
  add("overlaps", "Threats and fields that more than one body claims, by kind of claim")->callback([=, &console] {
    *answer = [=, &console](const Institution& i) { return law_overlaps(console, i, law->question); };
  });

  CLI::App* diff =
      command->add_subcommand("diff", "What a reform changes in the answers: bodies, leads, heads, instruments");
  diff->add_option("A", law->what, "The institution or reform that was there before")->required()->type_name("FILE");
  diff->add_option("B", law->other,
                   "The one after; where it is left out, A is compared with the institution of Kazakhstan")
      ->type_name("FILE");
  add_language(*diff, law->question.language);
  diff->add_flag("--json", law->question.json, "For programs");
  add_quiet(*diff, console);
  diff->callback([=, &console] {
    if (law->other.empty()) {
      law->other = law->what;
      law->what.clear();
    }
    law->question.institution = law->what;
    *answer = [=, &console](const Institution& before) {
      const auto after = load_institution_or_say(console, law->other);
      if (!after) return static_cast<int>(bad_usage);
      say_overlays(console, *after, law->question.language);
      return law_diff(console, before, *after, law->question);
    };
  });

  CLI::App* coverage =
      command->add_subcommand("coverage", "Where every place of the Law lives in the model, or why it does not");
  coverage->add_option("--article", law->what, "Only this article or part of it: 15, 15(1), 15(1)(17)")
      ->type_name("ARTICLE");
  std::vector<std::string> statuses;
  for (const auto& entry : coverage_status_names) statuses.emplace_back(entry.name);
  add_choice(*coverage, "--status", law->status, "Only what has this status", statuses);
  add_language(*coverage, law->question.language);
  coverage->add_flag("--json", law->question.json, "For programs");
  add_quiet(*coverage, console);

  CLI::App* graph =
      add("graph", "Bodies, fields, threats, interests and instruments, and who may take them, as a graph");
  add_choice(*graph, "--format", law->format, "Format", {"graphml", "dot", "json"})->capture_default_str();
  graph->callback([=, &console] {
    *answer = [=, &console](const Institution& i) { return law_graph(console, i, law->question, law->format); };
  });

  return {command, [=, &console] {
            if (*coverage) return law_coverage(console, law->question, law->what, law->status);
            const auto institution = load_institution_or_say(console, law->question.institution);
            if (!institution) return static_cast<int>(bad_usage);
            say_overlays(console, *institution, law->question.language);
            return (*answer)(*institution);
          }};
}

}  // namespace qorgan::cli
