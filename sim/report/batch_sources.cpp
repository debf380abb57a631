// How sure the results are, what they rest on, what failed, and how to make them again.

#include <algorithm>
#include <cmath>
#include <set>

#include "experiment/sensitivity.hpp"
#include "report/batch_context.hpp"

namespace qorgan {
namespace {

constexpr std::size_t max_failures = 30, max_seeds = 12;

TableCell plain(std::string text, std::string note = {}) { return {std::move(text), std::move(note), Tone::plain}; }

void add_fact(TableBlock& table, std::string name, std::string value) {
  if (!value.empty()) table.rows.push_back({plain(std::move(name)), plain(std::move(value))});
}

List certainty_list(const BatchView& v) {
  List list;
  const auto say = [&](std::string text, Tone tone = Tone::plain) {
    list.items.push_back({std::move(text), "", tone, ""});
  };
  say(v.t("certainty.runs", {{"done", v.words.count(v.c.done)},
                             {"failed", v.words.count(v.c.failed)},
                             {"missing", v.words.count(v.c.missing)}}),
      v.c.failed + v.c.missing > 0 ? Tone::open : Tone::plain);
  if (v.c.options.size() > 1) {
    say(v.t(v.a.paired ? "certainty.paired" : v.a.shared == 1 ? "certainty.one" : "certainty.unpaired"));
    say(v.t("certainty.many", {{"count", v.words.count(v.a.comparisons * std::max<std::size_t>(1, v.a.groups.size()))},
                               {"level", v.level()},
                               {"measures", v.words.count(v.a.responses.size())}}));
  }
  for (std::size_t r = 0; r < v.a.responses.size(); ++r) {
    bool constant = v.a.groups.empty();
    for (std::size_t o = 0; o < v.c.options.size(); ++o) {
      const Description& d = v.a.overall[r].options[o].value;
      constant = constant && d.count > 1 && d.sd == 0;
      if (d.missing > 0 && d.count > 0)
        say(v.t("certainty.without", {{"measure", v.title(r)},
                                      {"missing", v.words.count(d.missing)},
                                      {"all", v.words.count(d.missing + d.count)},
                                      {"option", v.option(o)}}),
            Tone::open);
    }
    if (constant) say(v.t("certainty.constant", {{"measure", v.title(r)}}));
  }
  say(v.t("certainty.model"));
  return list;
}

List texts_of(const BatchView& v, const std::vector<LocalText>& texts) {
  List list;
  list.numbered = true;
  for (const LocalText& text : texts) list.items.push_back({text.in(v.language), "", Tone::plain, ""});
  return list;
}

/// How many numbers of a scenario and its institution are assumed, and how many there are.
std::pair<std::size_t, std::size_t> numbers_of(const Scenario& scenario) {
  std::size_t assumed = 0, all = 0;
  for (const auto* numbers : {&scenario.numbers, &scenario.institution->numbers})
    for (const SourcedNumber& number : *numbers) {
      ++all;
      assumed += number.assumption() ? 1 : 0;
    }
  return {assumed, all};
}

TableBlock provenance_table(const BatchView& v, const Batch& batch) {
  const Plan& plan = batch.plan;
  TableBlock table;
  table.columns = {{v.t("col.item"), false}, {v.t("col.value"), false}};
  std::set<std::string> scenarios, institutions, laws, hashes;
  for (const BatchContext& context : batch.contexts) {
    scenarios.insert(context.scenario);
    hashes.insert(context.hash);
    if (context.loaded) {
      institutions.insert(context.loaded->institution->name.in(v.language));
      laws.insert(context.loaded->institution->law);
    }
  }
  const auto all = [](const std::set<std::string>& texts) { return join({texts.begin(), texts.end()}, ", "); };
  add_fact(table, v.t("fact.experiment"), plan.experiment.empty() ? "" : plan.name);
  add_fact(table, v.t("fact.scenarios"), scenarios.empty() ? plan.scenario : all(scenarios));
  add_fact(table, v.t("fact.scenario-hash"), all(hashes));
  add_fact(table, v.t("fact.start"), join(v.starts(batch), "; "));
  add_fact(table, v.t("fact.institution"), all(institutions));
  add_fact(table, v.t("fact.law"), all(laws));
  if (v.c.experiment) add_fact(table, v.t("fact.design"), v.t("design." + v.c.experiment->design));
  add_fact(table, v.t("fact.points"), v.words.count(plan.points.size()));
  add_fact(table, v.t("fact.replicates"), v.words.count(plan.replicates));
  add_fact(table, v.t("fact.seed"), std::to_string(plan.seed));
  std::vector<std::string> seeds;
  for (std::uint32_t r = 0; r < plan.replicates && r < max_seeds; ++r) seeds.push_back(std::to_string(plan.seed_of(r)));
  if (plan.replicates > max_seeds) seeds.emplace_back("…");
  if (batch.plan_hash.empty()) seeds = {std::to_string(batch.runs.front().seed)};
  add_fact(table, v.t("provenance.seeds"), join(seeds, ", "));
  add_fact(table, v.t("fact.until"), plan.until.value_or(""));
  add_fact(table, v.t("fact.record"), std::string(name_of(plan.level)));
  add_fact(table, v.t("fact.plan"), batch.plan_hash);
  add_fact(table, v.t("fact.version"), batch.version);
  add_fact(table, v.t("provenance.again"), plan.command_line);
  if (!batch.runs.empty()) add_fact(table, v.t("provenance.one"), batch.runs.front().command);
  return table;
}

}  // namespace

Section certainty_section(const BatchView& v) {
  Section section{"certainty", v.t("section.certainty"), {}};
  section.blocks.emplace_back(certainty_list(v));
  return section;
}

Section batch_assumptions_section(const BatchView& v) {
  Section section{"assumptions", v.t("section.assumptions"), {}};
  if (v.c.experiment && !v.c.experiment->assumptions.empty()) {
    section.blocks.emplace_back(Heading{v.t("assumptions.of-experiment")});
    section.blocks.emplace_back(texts_of(v, v.c.experiment->assumptions));
  }
  TableBlock numbers;
  numbers.columns = {{v.t("col.scenario"), false}, {v.t("col.assumed"), true}, {v.t("col.numbers"), true}};
  std::set<std::string> told;
  for (const Batch& batch : v.c.batches)
    for (const BatchContext& context : batch.contexts) {
      if (!context.loaded || !told.insert(context.scenario).second) continue;
      const Scenario& scenario = *context.loaded;
      const std::string title = scenario.title.in(v.language);
      const auto [assumed, all] = numbers_of(scenario);
      numbers.rows.push_back({plain(title), plain(v.words.count(assumed)), plain(v.words.count(all))});
      if (scenario.assumptions.empty() || v.a.groups.size() > 1) continue;
      section.blocks.emplace_back(Heading{v.t("assumptions.of-scenario", {{"scenario", title}})});
      section.blocks.emplace_back(texts_of(v, scenario.assumptions));
    }
  if (numbers.rows.empty()) return section;
  section.blocks.emplace_back(Heading{v.t("assumptions.numbers")});
  section.blocks.emplace_back(Paragraph{v.t("assumptions.numbers-explained"), true});
  section.blocks.emplace_back(std::move(numbers));
  return section;
}

Section failures_section(const BatchView& v) {
  Section section{"failures", v.t("section.failures"), {}};
  TableBlock table;
  table.columns = {{v.t("col.count"), true}, {v.t("col.error-text"), false}, {v.t("col.again"), false}};
  std::size_t left_out = 0;
  for (const Batch& batch : v.c.batches)
    for (const BatchRun& run : batch.runs) {
      if (run.status != RunStatus::failed) continue;
      if (table.rows.size() >= max_failures)
        ++left_out;
      else
        table.rows.push_back({plain(std::to_string(run.index)), {run.error, "", Tone::bad}, plain(run.command)});
    }
  if (left_out > 0) table.after = v.t("rows-left-out", {{"count", v.words.count(left_out)}});
  if (table.rows.empty())
    section.blocks.emplace_back(Paragraph{v.t("none")});
  else
    section.blocks.emplace_back(std::move(table));
  return section;
}

Section batch_provenance_section(const BatchView& v) {
  Section section{"provenance", v.t("section.provenance"), {}};
  for (std::size_t b = 0; b < v.c.batches.size(); ++b) {
    if (v.c.batches.size() > 1) section.blocks.emplace_back(Heading{v.c.batches[b].plan.name});
    section.blocks.emplace_back(provenance_table(v, v.c.batches[b]));
    for (const std::string& note : v.c.batches[b].notes) section.blocks.emplace_back(Paragraph{note, true});
  }
  return section;
}

}  // namespace qorgan
