// What the run rests on: assumptions, and where it came from.

#include <algorithm>
#include <map>

#include "record/command_words.hpp"
#include "report/sections.hpp"

namespace qorgan {
namespace {

constexpr std::size_t max_paths = 4;

/// Numbers that share a source stand together: "assumption: sizes fitted ..." (214 numbers): paths.
TableBlock assumption_table(const Context& c) {
  std::vector<std::pair<std::string, std::vector<const SourcedNumber*>>> groups;
  std::map<std::string, std::size_t> place;
  for (const SourcedNumber& number : c.record.numbers) {
    if (!number.assumption()) continue;
    const auto [it, fresh] = place.emplace(number.source, groups.size());
    if (fresh) groups.push_back({number.source, {}});
    groups[it->second].second.push_back(&number);
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
  TableBlock table;
  table.caption = c.t("assumptions.numbers");
  table.columns = {{c.t("col.assumption"), false}, {c.t("col.numbers"), true}, {c.t("col.examples"), false}};
  for (const auto& [source, numbers] : groups) {
    std::vector<std::string> examples;
    for (std::size_t i = 0; i < numbers.size() && i < max_paths; ++i)
      examples.push_back(numbers[i]->path + " = " + format_quantity(numbers[i]->value, numbers[i]->dimension));
    if (numbers.size() > max_paths) examples.emplace_back("…");
    std::string text = source.substr(std::string_view("assumption").size());
    text.erase(0, text.find_first_not_of(": "));
    table.rows.push_back({{text.empty() ? c.t("assumptions.bare") : text, "", Tone::plain},
                          {c.count(numbers.size()), "", Tone::plain},
                          {join(examples, "; "), "", Tone::plain}});
  }
  return table;
}

void add_fact(TableBlock& table, std::string name, std::string value) {
  if (!value.empty()) table.rows.push_back({{std::move(name), "", Tone::plain}, {std::move(value), "", Tone::plain}});
}

}  // namespace

Section assumptions_section(const Context& c) {
  Section section{"assumptions", c.t("section.assumptions"), {}};
  std::size_t assumed = 0;
  for (const SourcedNumber& number : c.record.numbers) assumed += number.assumption();
  section.blocks.emplace_back(Paragraph{
      c.t("assumptions.count", {{"assumed", c.count(assumed)}, {"all", c.count(c.record.numbers.size())}}), false});
  List stated;
  stated.numbered = true;
  for (const LocalText& assumption : c.record.assumptions)
    stated.items.push_back({c.in(assumption), "", Tone::plain, ""});
  if (!stated.items.empty()) {
    section.blocks.emplace_back(Heading{c.t("assumptions.stated")});
    section.blocks.emplace_back(std::move(stated));
  }
  if (assumed == 0) return section;
  // Sources stand in the scenario's and the institution's files in one language.
  if (c.language != Language::en) section.blocks.emplace_back(Paragraph{c.t("assumptions.language"), true});
  section.blocks.emplace_back(assumption_table(c));
  return section;
}

Section provenance_section(const Context& c) {
  const RunRow& run = c.record.run;
  Section section{"provenance", c.t("section.provenance"), {}};
  TableBlock table;
  table.columns = {{c.t("col.item"), false}, {c.t("col.value"), false}};
  add_fact(table, c.t("fact.scenario"), run.scenario);
  add_fact(table, c.t("fact.scenario-hash"), run.scenario_hash);
  add_fact(table, c.t("fact.institution"), c.in(run.institution_name) + " (" + run.institution + ")");
  add_fact(table, c.t("fact.law"), run.law);
  add_fact(table, c.t("fact.seed"), std::to_string(run.seed));
  add_fact(table, c.t("fact.policy"), c.word("policy", run.policy));
  add_fact(table, c.t("fact.reading"), c.word("reading", run.reading));
  add_fact(table, c.t("fact.overrides"), join(c.record.overrides, ", "));
  add_fact(table, c.t("fact.ticks"),
           c.count(static_cast<std::size_t>(run.ticks_done)) + " × " + c.duration(run.tick_seconds));
  add_fact(table, c.t("fact.size"),
           c.t("fact.size-text", {{"agents", c.number(static_cast<double>(run.agents))},
                                  {"units", c.number(static_cast<double>(run.units))},
                                  {"messages", c.number(static_cast<double>(run.messages))},
                                  {"events", c.number(static_cast<double>(run.events))}}));
  add_fact(table, c.t("fact.digest"), run.digest);
  add_fact(table, c.t("fact.baseline-digest"), run.baseline_digest);
  add_fact(table, c.t("fact.version"), run.version);
  add_fact(table, c.t("fact.compiler"), run.compiler);
  add_fact(table, c.t("fact.command-line"), run.command_line);
  std::vector<std::string> files;
  for (const SourceFile& file : c.record.sources) files.push_back(file.path);
  add_fact(table, c.t("fact.files"), join(files, ", "));
  section.blocks.emplace_back(std::move(table));
  if (!c.record.commands.empty()) {
    TableBlock commands;
    commands.caption = c.t("fact.commands");
    commands.columns = {{c.t("col.time"), false, true}, {c.t("col.action"), false}, {c.t("col.note"), false}};
    for (const CommandRow& row : c.record.commands)
      commands.rows.push_back({{c.time(row.tick), "", Tone::plain},
                               {c.in(command_words(row, c.record)), row.kind + " " + row.value, Tone::plain},
                               {row.note, "", Tone::plain}});
    section.blocks.emplace_back(std::move(commands));
  }
  section.blocks.emplace_back(Paragraph{c.t("provenance.explanation"), true});
  return section;
}

}  // namespace qorgan
