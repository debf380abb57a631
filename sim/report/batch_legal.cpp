// Objectives, headquarters, violations and the rights ledger over runs.

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "report/batch_context.hpp"

namespace qorgan {
namespace {

TableCell plain(std::string text, std::string note = {}) { return {std::move(text), std::move(note), Tone::plain}; }

/// Which option every run of a batch belongs to.
std::map<std::pair<std::size_t, RunIndex>, std::size_t> option_of_runs(const BatchView& v) {
  std::map<std::pair<std::size_t, RunIndex>, std::size_t> out;
  for (std::size_t o = 0; o < v.c.options.size(); ++o)
    for (const OptionCase& run : v.c.options[o].cases) out[{run.batch, run.run}] = o;
  return out;
}

double runs_of(const BatchView& v, std::size_t option) {
  return std::max<double>(1, static_cast<double>(v.c.options[option].cases.size()));
}

/// Text of an objective in the scenario of its run; its id where nothing says it.
std::string objective_text(const BatchView& v, const Batch& batch, const BatchObjective& wanted) {
  if (const Scenario* scenario = batch.scenario_of(wanted.run))
    for (const ObjectiveSpec& objective : scenario->objectives)
      if (objective.id == wanted.objective) return objective.text.in(v.language);
  const std::string& own = wanted.text.in(v.language);
  return own.empty() ? wanted.objective : own;
}

struct HeadquartersSum {
  double central = 0, regional = 0, sat = 0, referred = 0, no_ground = 0, wait = 0, waits = 0;
};

std::vector<HeadquartersSum> sum_headquarters(const BatchView& v) {
  std::vector<HeadquartersSum> out(v.c.options.size());
  double ignored = 0;
  const auto option_of = option_of_runs(v);
  for (std::size_t b = 0; b < v.c.batches.size(); ++b)
    for (const BatchHeadquarters& h : v.c.batches[b].headquarters) {
      const auto at = option_of.find({b, h.run});
      if (at == option_of.end()) continue;
      HeadquartersSum& sum = out[at->second];
      ++(h.level == "central" ? sum.central : sum.regional);
      // Without a ground it was formed by nobody who may, the Government included.
      ++(h.ground.empty() ? sum.no_ground : h.referred ? sum.referred : ignored);
      if (h.first_sitting < 0) continue;
      ++sum.sat;
      if (h.level == "central" && h.proposed >= 0) {
        sum.wait += v.c.batches[b].tick_seconds_of(h.run) * static_cast<double>(h.first_sitting - h.proposed);
        ++sum.waits;
      }
    }
  return out;
}

TableBlock headquarters_table(const BatchView& v) {
  const std::vector<HeadquartersSum> sums = sum_headquarters(v);
  std::vector<double> violations(v.c.options.size()), too_long(v.c.options.size()), found(v.c.options.size());
  const auto option_of = option_of_runs(v);
  for (std::size_t b = 0; b < v.c.batches.size(); ++b)
    for (const BatchViolation& violation : v.c.batches[b].violations)
      if (const auto at = option_of.find({b, violation.run}); at != option_of.end()) {
        ++(violation.article == "17(2)" ? too_long : violations)[at->second];
        found[at->second] += violation.found >= 0 ? 1 : 0;
      }
  TableBlock table;
  table.caption = v.t("legal.headquarters");
  table.columns = {{v.t("col.per-run"), false}};
  for (std::size_t o = 0; o < v.c.options.size(); ++o) table.columns.push_back({v.option(o), true});
  const auto row = [&](const char* key, const std::function<std::string(std::size_t)>& cell) {
    std::vector<TableCell> cells{plain(v.t(key))};
    for (std::size_t o = 0; o < v.c.options.size(); ++o) cells.push_back(plain(cell(o)));
    table.rows.push_back(std::move(cells));
  };
  const auto mean = [&](double sum, std::size_t o) { return v.words.number(sum / runs_of(v, o), 1); };
  row("legal.regional", [&](std::size_t o) { return mean(sums[o].regional, o); });
  row("legal.central", [&](std::size_t o) { return mean(sums[o].central, o); });
  row("legal.sat", [&](std::size_t o) { return mean(sums[o].sat, o); });
  row("legal.referred", [&](std::size_t o) { return mean(sums[o].referred, o); });
  row("legal.no-ground", [&](std::size_t o) { return mean(sums[o].no_ground, o); });
  row("legal.wait", [&](std::size_t o) {
    return sums[o].waits > 0 ? v.words.duration(sums[o].wait / sums[o].waits) : std::string("–");
  });
  row("legal.violations", [&](std::size_t o) { return mean(violations[o], o); });
  row("legal.too-long", [&](std::size_t o) { return mean(too_long[o], o); });
  row("legal.found", [&](std::size_t o) {
    const double all = violations[o] + too_long[o];
    return all > 0 ? v.words.share(found[o] / all) : std::string("–");
  });
  return table;
}

/// Name of an instrument with its article; its id where nothing says them.
std::string instrument_text(const BatchView& v, const Batch& batch, const BatchInstrumentInForce& used) {
  const auto text = [&](const LocalText& name, const std::string& article) {
    return name.in(v.language) + " [" + article + "]";
  };
  if (const Scenario* scenario = batch.scenario_of(used.run))
    if (const InstrumentId id = scenario->institution->instrument(used.instrument); id.valid())
      return text(scenario->institution->at(id).name, scenario->institution->at(id).article);
  for (const BatchInstrument& instrument : batch.instruments)
    if (instrument.id == used.instrument) return text(instrument.name, instrument.article);
  return used.instrument;
}

struct LedgerRow {
  double times = 0, people_days = 0, disproportionate = 0, unlawful = 0;
};

/// The rights ledger: instrument by instrument, option by option.
TableBlock ledger_table(const BatchView& v) {
  std::map<std::string, std::vector<LedgerRow>> rows;
  std::map<std::string, std::string> names;
  const auto option_of = option_of_runs(v);
  for (std::size_t b = 0; b < v.c.batches.size(); ++b)
    for (const BatchInstrumentInForce& m : v.c.batches[b].in_force) {
      const auto at = option_of.find({b, m.run});
      if (at == option_of.end() || !(m.people > 0)) continue;
      std::vector<LedgerRow>& row = rows[m.instrument];
      row.resize(v.c.options.size());
      LedgerRow& cell = row[at->second];
      const Tick end = m.ended >= 0 ? m.ended : v.c.batches[b].runs[m.run].ticks;
      ++cell.times;
      cell.people_days += m.people * static_cast<double>(end - m.start) * v.c.batches[b].tick_seconds_of(m.run) / 86400;
      cell.disproportionate += m.proportionate ? 0 : 1;
      cell.unlawful += m.lawful ? 0 : 1;
      if (std::string& name = names[m.instrument]; name.empty()) name = instrument_text(v, v.c.batches[b], m);
    }
  TableBlock table;
  table.caption = v.t("legal.ledger");
  table.columns = {{v.t("col.instrument"), false},
                   {v.t("col.option"), false},
                   {v.t("legal.times"), true},
                   {v.t("col.people-days"), true},
                   {v.t("legal.disproportionate"), true},
                   {v.t("legal.unlawful"), true}};
  for (const auto& [instrument, cells] : rows)
    for (std::size_t o = 0; o < cells.size(); ++o) {
      const LedgerRow& cell = cells[o];
      if (cell.times == 0) continue;
      table.rows.push_back(
          {plain(names[instrument]),
           plain(v.option(o)),
           plain(v.words.number(cell.times / runs_of(v, o), 1)),
           plain(v.words.number(cell.people_days / runs_of(v, o))),
           {v.words.share(cell.disproportionate / cell.times), "", cell.disproportionate > 0 ? Tone::bad : Tone::plain},
           {v.words.share(cell.unlawful / cell.times), "", cell.unlawful > 0 ? Tone::bad : Tone::plain}});
    }
  return table;
}

}  // namespace

namespace {

struct MetCount {
  std::size_t met = 0, all = 0;
};
/// How often objectives were met under each option: one by one, or all of a scenario's together where there are many
/// scenarios. In the order in which they come.
std::vector<std::pair<std::string, std::vector<MetCount>>> count_goals(const BatchView& v) {
  std::vector<std::pair<std::string, std::vector<MetCount>>> out;
  std::map<std::string, std::size_t> places;
  const auto option_of = option_of_runs(v);
  for (std::size_t b = 0; b < v.c.batches.size(); ++b)
    for (const BatchObjective& objective : v.c.batches[b].objectives) {
      const auto at = option_of.find({b, objective.run});
      if (at == option_of.end()) continue;
      const Scenario* scenario = v.c.batches[b].scenario_of(objective.run);
      const std::string name = v.a.groups.empty() || !scenario ? objective_text(v, v.c.batches[b], objective)
                                                               : scenario->title.in(v.language);
      const auto [place, fresh] = places.emplace(name, out.size());
      if (fresh) out.emplace_back(name, std::vector<MetCount>(v.c.options.size()));
      MetCount& count = out[place->second].second[at->second];
      ++count.all;
      count.met += objective.met ? 1 : 0;
    }
  return out;
}

}  // namespace

Section goals_section(const BatchView& v) {
  Section section{"goals", v.t("section.goals"), {}};
  const auto goals = count_goals(v);
  if (goals.empty()) {
    section.blocks.emplace_back(Paragraph{v.t("goals.none")});
    return section;
  }
  const bool one_by_one = v.a.groups.empty();
  TableBlock table;
  table.columns = {{v.t(one_by_one ? "col.objective" : "col.scenario"), false}};
  for (std::size_t o = 0; o < v.c.options.size(); ++o) table.columns.push_back({v.option(o), true});
  for (const auto& [name, counts] : goals) {
    std::vector<TableCell> row{plain(name)};
    for (const MetCount& count : counts) {
      const Interval i = share_interval(count.met, count.all, v.a.level);
      row.push_back(count.all == 0
                        ? plain("–")
                        : plain(v.words.share(static_cast<double>(count.met) / static_cast<double>(count.all)),
                                one_by_one ? v.words.share(i.low) + " … " + v.words.share(i.high) : std::string()));
    }
    table.rows.push_back(std::move(row));
  }
  section.blocks.emplace_back(
      Paragraph{v.t(one_by_one ? "goals.explanation" : "goals.explanation-scenarios", {{"level", v.level()}}), true});
  add_options_table(section, table);
  return section;
}

Section legal_section(const BatchView& v) {
  Section section{"legal", v.t("section.legal"), {}};
  section.blocks.emplace_back(Paragraph{v.t("legal.explanation"), true});
  add_options_table(section, headquarters_table(v));
  TableBlock ledger = ledger_table(v);
  if (ledger.rows.empty())
    section.blocks.emplace_back(Paragraph{v.t("legal.no-ledger")});
  else
    section.blocks.emplace_back(std::move(ledger));
  return section;
}

}  // namespace qorgan
