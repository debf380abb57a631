#include "ui/model/legality_model.hpp"

#include <algorithm>

#include "record/action.hpp"

namespace qorgan::ui {

namespace {

LocalText join(const LocalText& a, const LocalText& b, const std::string& between) {
  const auto one = [&](const std::string& x, const std::string& y) { return y.empty() ? x : x + between + y; };
  return {one(a.en, b.en), one(a.ru, b.ru), one(a.kk, b.kk)};
}

class ArticleReader {
 public:
  ArticleReader(const Institution& institution, std::string_view article) : law_(institution), article_(article) {}

  std::vector<ArticleEntry> read() {
    for (const Role& role : law_.roles) read_role(role);
    for (const Threat& threat : law_.threats) read_threat(threat);
    for (const Measure& measure : law_.measures) {
      add(measure.article, Str::entry_measure, measure.name, law_.word("authority", name_of(measure.authority)));
      if (measure.authority_article != measure.article)
        add(measure.authority_article, Str::entry_authority, measure.name,
            law_.word("authority", name_of(measure.authority)));
    }
    for (const Prohibition& prohibition : law_.prohibitions)
      add(prohibition.article, Str::entry_prohibition, prohibition.name, prohibition.exception);
    for (const Principle& principle : law_.principles) add(principle.article, Str::entry_principle, principle.name, {});
    for (const Interest& interest : law_.interests) add(interest.article, Str::entry_interest, interest.name, {});
    for (const NamedType& type : law_.types) add(type.article, Str::entry_type, type.name, {});
    for (const Partner& partner : law_.partners) add(partner.article, Str::entry_partner, partner.name, {});
    std::stable_sort(out_.begin(), out_.end(), [](const Ranked& a, const Ranked& b) { return a.exact > b.exact; });
    std::vector<ArticleEntry> entries;
    for (const Ranked& ranked : out_)
      if (ranked.exact || entries.size() < below_shown) entries.push_back(ranked.entry);
    return entries;
  }

 private:
  static constexpr std::size_t below_shown = 40;
  struct Ranked {
    bool exact = false;
    ArticleEntry entry;
  };

  /// The article itself, or one below it: "15(1)" holds "15(1)(17)" but not "15(10)".
  void add(std::string_view article, Str kind, const LocalText& name, const LocalText& detail) {
    if (article.empty() || !article.starts_with(article_)) return;
    const bool exact = article.size() == article_.size();
    if (!exact && article[article_.size()] != '(') return;
    for (Ranked& known : out_)
      if (known.entry.kind == kind && known.entry.name.en == name.en && known.entry.detail.en == detail.en) return;
    out_.push_back({exact, {kind, name, detail}});
  }

  LocalText title(const Role& role) const { return role.short_name.en.empty() ? role.name : role.short_name; }

  void read_role(const Role& role) {
    add(role.article, Str::entry_body, role.name, role.holder);
    add(role.coordination_article, Str::entry_coordination, title(role),
        join(law_.word("coordination-right", name_of(role.coordination)), role.coordination_field, ": "));
    add(role.superior_article, Str::entry_superior, title(role), {});
    add(role.force_article, Str::entry_force, title(role), {});
    for (const std::string& power : role.powers) add(power, Str::entry_power, role.name, {});
    for (const Competence& competence : role.competences)
      add(competence.article, Str::entry_competence, title(role),
          join(law_.word("function", name_of(competence.function)), law_.word("field", competence.field), ": "));
  }

  void read_threat(const Threat& threat) {
    add(threat.article, Str::entry_threat, threat.name, threat.summary);
    for (std::size_t i = 0; i < threat.lead.size() && i < threat.lead_articles.size(); ++i)
      add(threat.lead_articles[i], Str::entry_lead, title(law_.at(threat.lead[i])), threat.name);
    for (const ComponentLead& lead : threat.component_leads)
      add(lead.article, Str::entry_lead, title(law_.at(lead.role)), join(threat.name, lead.component, ": "));
  }

  const Institution& law_;
  std::string_view article_;
  std::vector<Ranked> out_;
};

}  // namespace

void LegalTally::update(const World& world, const EventLog& events) {
  // A run that was rewound has fewer events, or others than those counted.
  if (events.size() < taken_ || (taken_ > 0 && events[taken_ - 1].key != last_)) *this = {};
  if (events.size() == taken_) return;
  for (; taken_ < events.size(); ++taken_) take(world, events[taken_]);
  last_ = events[taken_ - 1].key;
  std::stable_sort(grounds_.begin(), grounds_.end(),
                   [](const GroundRow& a, const GroundRow& b) { return a.actions > b.actions; });
}

void LegalTally::take(const World& world, const Event& e) {
  if (e.ground != 0 && is_action(e.kind)) {
    ++with_ground_;
    auto row = std::find_if(grounds_.begin(), grounds_.end(), [&](const GroundRow& r) { return r.ground == e.ground; });
    if (row == grounds_.end()) row = grounds_.insert(row, {e.ground, 0, 0});
    ++row->actions;
    row->last = e.tick;
  }
  if (e.kind != EventKind::headquarters_referred && e.kind != EventKind::overlap_met) return;
  ThreatId threat;
  if (e.incident.valid())
    threat = world.scenario->incidents[e.incident.index()].threat;
  else if (e.headquarters.valid() && e.headquarters.index() < world.headquarters.size())
    threat = world.headquarters[e.headquarters.index()].threat;
  FindingRow found{e.kind, threat, e.agent, e.other, 1, e.tick, e.key};
  if (e.kind == EventKind::headquarters_referred) found.first = e.other, found.second = {};
  for (FindingRow& known : findings_)
    if (known.kind == found.kind && known.threat == found.threat && known.first == found.first &&
        known.second == found.second) {
      ++known.times;
      return;
    }
  findings_.push_back(found);
}

std::vector<RightsRow> rights_ledger(const World& world) {
  std::vector<RightsRow> rows;
  for (const MeasureInForce& use : world.measures) {
    if (use.people <= 0) continue;
    auto row = std::find_if(rows.begin(), rows.end(), [&](const RightsRow& r) { return r.measure == use.measure; });
    if (row == rows.end()) {
      row = rows.insert(row, RightsRow{});
      row->measure = use.measure;
      row->first = use.from;
    }
    const bool now = use.ended < 0;
    ++row->uses;
    row->in_force += now ? 1 : 0;
    row->people = std::max(row->people, static_cast<double>(use.people));
    row->person_days += static_cast<double>(use.people) * ((now ? world.tick : use.ended) - use.from) *
                        world.scenario->tick_seconds / 86400;
    row->disproportionate += use.proportionate == 0 ? 1 : 0;
    row->unlawful += use.lawful == 0 ? 1 : 0;
    row->needless += now && use.needless >= 0 ? 1 : 0;
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const RightsRow& a, const RightsRow& b) { return a.person_days > b.person_days; });
  return rows;
}

std::vector<ArticleEntry> article_entries(const Institution& institution, std::string_view article) {
  if (article.empty()) return {};
  return ArticleReader(institution, article).read();
}

}  // namespace qorgan::ui
