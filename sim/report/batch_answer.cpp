// What was asked, and the answer first.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/batch_context.hpp"

namespace qorgan {
namespace {

TableCell plain(std::string text, std::string note = {}) { return {std::move(text), std::move(note), Tone::plain}; }

/// "uniform, 0.2 to 0.8"; listed values by their labels.
std::string range_text(const BatchView& v, std::size_t factor) {
  const Plan& plan = v.batch().plan;
  if (v.c.experiment) {
    const std::size_t at = v.c.experiment->factor(plan.factors[factor].name);
    if (at < v.c.experiment->factors.size()) {
      const FactorSpec& spec = v.c.experiment->factors[at];
      if (!spec.listed()) {
        const auto spelled = [&](const std::string& text) { return spelled_quantity(text).in(v.language); };
        const std::string how = v.t("distribution." + spec.distribution) + ": ";
        if (spec.distribution == "normal") return how + spelled(spec.mean) + " ± " + spelled(spec.sd);
        return how + v.t("asked.range", {{"low", spelled(spec.low)}, {"high", spelled(spec.high)}});
      }
    }
  }
  std::vector<std::string> texts, labels;
  for (const Point& point : plan.points) {
    const FactorValue& value = point.values[factor];
    if (std::find(texts.begin(), texts.end(), value.text) != texts.end()) continue;
    texts.push_back(value.text);
    if (labels.size() < 30) labels.push_back(value_label(v.batch(), factor, value).in(v.language));
  }
  if (texts.size() > labels.size()) labels.emplace_back("…");
  return join(labels, "; ");
}

std::string range_source(const BatchView& v, std::size_t factor) {
  if (!v.c.experiment) return {};
  const std::size_t at = v.c.experiment->factor(v.batch().plan.factors[factor].name);
  const bool known = at < v.c.experiment->factors.size();
  const bool number = v.batch().plan.factors[factor].kind == FactorKind::number;
  return known && number ? v.c.experiment->factors[at].source : std::string();
}

TableBlock factors_table(const BatchView& v) {
  TableBlock table;
  table.caption = v.t("asked.factors");
  table.columns = {{v.t("col.factor-name"), false}, {v.t("col.values"), false}, {v.t("col.range-source"), false}};
  const Plan& plan = v.batch().plan;
  for (std::size_t f = 0; f < plan.factors.size(); ++f)
    table.rows.push_back({plain(factor_label(v.batch(), f).in(v.language), plan.factors[f].path),
                          plain(range_text(v, f)), plain(range_source(v, f))});
  return table;
}

TableBlock responses_table(const BatchView& v) {
  TableBlock table;
  table.caption = v.t("asked.responses");
  table.columns = {{v.t("col.measure"), false}, {v.t("col.goal"), false}};
  for (std::size_t r = 0; r < v.a.responses.size(); ++r)
    table.rows.push_back({plain(v.title(r)), plain(v.t("goal." + std::string(name_of(v.a.responses[r].goal))))});
  return table;
}

/// How often an option is better, worse and open over the groups.
struct Tally {
  std::size_t better = 0, worse = 0, open = 0;
  [[nodiscard]] Tone tone() const {
    return better > 0 && worse == 0 ? Tone::good : worse > 0 && better == 0 ? Tone::bad : Tone::open;
  }
};
Tally tally_of(const BatchView& v, std::size_t response, std::size_t option) {
  Tally out;
  for (const GroupResult& group : v.a.groups) {
    const Verdict verdict =
        verdict_of(group.responses[response].options[option].together, v.a.responses[response].goal);
    ++(verdict == Verdict::better ? out.better : verdict == Verdict::worse ? out.worse : out.open);
  }
  return out;
}

/// "better in 4 of 21 scenarios, worse in 1"
ListItem count_item(const BatchView& v, std::size_t response, std::size_t option, const Tally& tally) {
  return {v.t("answer.count-scenarios", {{"option", v.option(option)},
                                         {"reference", v.reference()},
                                         {"better", v.words.count(tally.better)},
                                         {"worse", v.words.count(tally.worse)},
                                         {"open", v.words.count(tally.open)},
                                         {"all", v.words.count(v.a.groups.size())},
                                         {"measure", v.title(response)}}),
          "", tally.tone(), ""};
}

/// "12 persons on average (...)", "12 persons in all runs", "12 persons (one run)": which of these texts, by key.
std::string mean_key(const std::string& kind, const Description& d) {
  if (d.count == 1) return kind + "-one";
  return kind + (d.least == d.greatest ? "-same" : "");
}

void add_single(const BatchView& v, List& list) {
  for (std::size_t r = 0; r < v.a.responses.size(); ++r) {
    const Description& d = v.a.overall[r].options.front().value;
    const std::string text = d.count == 0 ? v.t("answer.single-none", {{"measure", v.title(r)}})
                                          : v.t(mean_key("answer.single", d), {{"measure", v.title(r)},
                                                                               {"value", v.value(r, d.mean)},
                                                                               {"runs", v.words.count(d.count)},
                                                                               {"low", v.value(r, d.mean_t.low)},
                                                                               {"high", v.value(r, d.mean_t.high)}});
    list.items.push_back({text, "", Tone::plain, ""});
  }
}

/// What is said of the runs behind a difference.
const char* evidence_text(const BatchView& v, const OptionResult& option) {
  if (!option.together.known()) return v.a.shared == 1 ? "answer.against-alone" : "answer.against-few";
  if (option.together.low == 0 && option.together.high == 0) return "answer.against-same";
  if (v.a.paired) return "answer.against-evidence";
  return v.a.shared == 0 ? "answer.against-unpaired" : "answer.against-one";
}

void add_against(const BatchView& v, std::size_t response, List& list) {
  const ResponseResult& result = v.a.overall[response];
  for (const std::size_t o : result.order) {
    if (o == v.a.reference) continue;
    const OptionResult& option = result.options[o];
    const Verdict verdict = verdict_of(option.together, v.a.responses[response].goal);
    if (!v.a.groups.empty()) {
      list.items.push_back(count_item(v, response, o, tally_of(v, response, o)));
      continue;
    }
    if (!std::isfinite(option.difference)) {
      list.items.push_back(
          {v.t("answer.against-none",
               {{"option", v.option(o)}, {"measure", v.title(response)}, {"reference", v.reference()}}),
           "", Tone::open, v.t("verdict.open")});
      continue;
    }
    list.items.push_back({v.t("answer.against", {{"option", v.option(o)},
                                                 {"difference", v.difference(response, option.difference)},
                                                 {"measure", v.title(response)},
                                                 {"reference", v.reference()}}),
                          v.t(evidence_text(v, option), {{"low", v.difference(response, option.together.low)},
                                                         {"high", v.difference(response, option.together.high)},
                                                         {"share", v.words.share(option.smaller)},
                                                         {"pairs", v.words.count(option.pairs)}}),
                          tone_of(verdict), v.t("verdict." + std::string(name_of(verdict)))});
  }
}

void add_best(const BatchView& v, std::size_t response, List& list) {
  if (v.a.responses[response].goal == Goal::none || !v.a.groups.empty()) return;
  const ResponseResult& result = v.a.overall[response];
  const OptionResult& best = result.options[result.order.front()];
  if (best.value.count == 0) {
    list.items.push_back({v.t("answer.single-none", {{"measure", v.title(response)}}), "", Tone::plain, ""});
    return;
  }
  const bool same = std::all_of(result.options.begin(), result.options.end(), [&](const OptionResult& option) {
    return option.value.least == best.value.least && option.value.greatest == best.value.least;
  });
  if (same) {
    list.items.push_back(
        {v.t("answer.all-same", {{"measure", v.title(response)}, {"value", v.value(response, best.value.mean)}}), "",
         Tone::plain, ""});
    return;
  }
  list.items.push_back(
      {v.t(mean_key("answer.best-mean", best.value), {{"measure", v.title(response)},
                                                      {"option", v.option(result.order.front())},
                                                      {"value", v.value(response, best.value.mean)},
                                                      {"low", v.value(response, best.value.mean_t.low)},
                                                      {"high", v.value(response, best.value.mean_t.high)},
                                                      {"runs", v.words.count(best.value.count)}}),
       "", Tone::plain, ""});
}

/// How much a factor moves a response, in the terms of its design.
std::string weight_text(const BatchView& v, const Sensitivity& s, const FactorInfluence& f) {
  if (s.kind == DesignKind::sobol) return v.words.share(s.weight(f));
  return s.kind == DesignKind::morris ? v.value(s.response, s.weight(f)) : v.words.number(f.rank.value, 2);
}

/// The three factors that weigh most, where a design says so; otherwise why it does not.
void add_influences(const BatchView& v, List& list) {
  constexpr std::size_t most = 3;
  for (const Sensitivity& s : v.c.sensitivities) {
    if (s.response != 0) continue;
    const std::string option = v.c.options.size() > 1 ? v.option(s.option) : "";
    if (s.unsaid != Unsaid::said) {
      // That a response has no value stands above.
      if (s.unsaid != Unsaid::no_values) list.items.push_back({v.unsaid(s), "", Tone::plain, option});
      continue;
    }
    std::vector<FactorInfluence> factors = s.factors;
    std::erase_if(factors, [&](const FactorInfluence& f) { return !s.matters(f); });
    if (factors.empty()) {
      list.items.push_back(
          {v.t("answer.none-stands-out", {{"measure", v.title(0)}, {"points", v.words.count(s.points - s.without)}}),
           "", Tone::plain, option});
      continue;
    }
    std::stable_sort(factors.begin(), factors.end(),
                     [&](const FactorInfluence& a, const FactorInfluence& b) { return s.weight(a) > s.weight(b); });
    std::vector<std::string> first;
    for (std::size_t i = 0; i < factors.size() && i < most; ++i)
      first.push_back(factor_label(v.batch(), factors[i].factor).in(v.language) + " (" + weight_text(v, s, factors[i]) +
                      ")");
    list.items.push_back({v.t("answer.matters-most", {{"measure", v.title(0)}, {"factors", join(first, "; ")}}), "",
                          Tone::plain, option});
  }
}

TableBlock ranking_table(const BatchView& v) {
  const ResponseResult& result = v.a.overall.front();
  const bool groups = !v.a.groups.empty(), goal = v.a.responses.front().goal != Goal::none;
  TableBlock table;
  table.caption = v.t("answer.table", {{"measure", v.title(0)},
                                       {"goal", v.t("goal." + std::string(name_of(v.a.responses.front().goal)))}});
  table.columns = {{v.t("col.option"), false}};
  if (!groups) {
    table.columns.push_back({v.t("col.mean"), true});
    table.columns.push_back({v.t("col.difference", {{"option", v.reference()}}), true});
    table.columns.push_back({v.t("col.effect"), true});
  }
  if (v.a.paired && goal) {
    table.columns.push_back({v.t("col.best"), true});
    table.columns.push_back({v.t("col.rank"), true});
  }
  if (groups)
    for (const char* column : {"col.better", "col.worse", "col.open"}) table.columns.push_back({v.t(column), true});
  else
    table.columns.push_back({v.t("col.verdict-word"), false});
  std::vector<std::size_t> order = result.order;
  if (groups && v.a.paired && goal)
    std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
      return result.options[x].rank.mean_rank < result.options[y].rank.mean_rank;
    });
  for (const std::size_t o : order) {
    const OptionResult& option = result.options[o];
    const bool reference = o == v.a.reference;
    std::vector<TableCell> row{plain(v.option(o))};
    if (!groups) {
      row.push_back(plain(v.value(0, option.value.mean), v.interval(0, option.value.mean_t, false)));
      row.push_back(reference ? plain("–")
                              : plain(v.difference(0, option.difference), v.interval(0, option.together, true)));
      row.push_back(plain(reference ? "–" : v.words.number(option.effect, 2)));
    }
    if (v.a.paired && goal) {
      const Interval& best = option.rank.best_interval;
      row.push_back(plain(v.words.share(option.rank.best),
                          best.known() ? v.words.share(best.low) + " … " + v.words.share(best.high) : ""));
      row.push_back(plain(v.words.number(option.rank.mean_rank, 2)));
    }
    if (groups) {
      const Tally tally = tally_of(v, 0, o);
      for (const std::size_t count : {tally.better, tally.worse, tally.open})
        row.push_back(plain(reference ? "–" : v.words.count(count)));
    } else {
      const Verdict verdict = reference ? Verdict::reference : verdict_of(option.together, v.a.responses.front().goal);
      row.push_back({v.t("verdict." + std::string(name_of(verdict))), "", tone_of(verdict)});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// What differs for certain in the other measures.
List other_measures(const BatchView& v) {
  List list;
  for (std::size_t r = 1; r < v.a.responses.size(); ++r)
    for (std::size_t o = 0; o < v.c.options.size(); ++o) {
      if (o == v.a.reference) continue;
      if (!v.a.groups.empty()) {
        const Tally tally = tally_of(v, r, o);
        if (tally.better + tally.worse == 0 || v.a.responses[r].goal == Goal::none) continue;
        list.items.push_back(count_item(v, r, o, tally));
        continue;
      }
      const OptionResult& option = v.a.overall[r].options[o];
      const Verdict verdict = verdict_of(option.together, v.a.responses[r].goal);
      if (verdict == Verdict::open) continue;
      list.items.push_back({v.t("answer.against", {{"option", v.option(o)},
                                                   {"difference", v.difference(r, option.difference)},
                                                   {"measure", v.title(r)},
                                                   {"reference", v.reference()}}),
                            v.interval(r, option.together, true), tone_of(verdict),
                            v.t("verdict." + std::string(name_of(verdict)))});
    }
  return list;
}

}  // namespace

Section asked_section(const BatchView& v) {
  Section section{"asked", v.t("section.asked"), {}};
  if (v.c.experiment) section.blocks.emplace_back(Paragraph{v.c.experiment->question.in(v.language)});
  const Plan& plan = v.batch().plan;
  if (v.c.batches.size() == 1 && !plan.factors.empty()) section.blocks.emplace_back(factors_table(v));
  section.blocks.emplace_back(responses_table(v));
  std::vector<std::string> settings;
  for (const auto& [path, value] : plan.settings) settings.push_back(path + " = " + value);
  if (!settings.empty() && v.c.batches.size() == 1)
    section.blocks.emplace_back(Paragraph{v.t("asked.settings", {{"settings", join(settings, "; ")}})});
  return section;
}

Section ranking_section(const BatchView& v) {
  Section section{"ranking", v.t("section.ranking"), {}};
  if (v.c.missing > 0)
    section.blocks.emplace_back(
        Paragraph{v.t("answer.so-far", {{"done", v.words.count(v.c.done)}, {"all", v.words.count(v.c.planned())}})});
  List list;
  if (v.c.options.size() < 2) {
    add_single(v, list);
    add_influences(v, list);
    section.blocks.emplace_back(std::move(list));
    return section;
  }
  add_best(v, 0, list);
  add_against(v, 0, list);
  add_influences(v, list);
  section.blocks.emplace_back(std::move(list));
  section.blocks.emplace_back(ranking_table(v));
  if (v.a.responses.size() < 2) return section;
  section.blocks.emplace_back(
      Heading{v.t("answer.other-measures", {{"option", v.reference()}, {"reference", v.reference()}})});
  List others = other_measures(v);
  if (others.items.empty())
    section.blocks.emplace_back(Paragraph{v.t("answer.nothing-else")});
  else
    section.blocks.emplace_back(std::move(others));
  return section;
}

}  // namespace qorgan
