#include "ui/model/legality_model.hpp"

#include <algorithm>

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
    for (const Instrument& instrument : law_.instruments) {
      add(instrument.article, Str::entry_instrument, instrument.name,
          law_.word("authority", name_of(instrument.authority)));
      if (instrument.authority_article != instrument.article)
        add(instrument.authority_article, Str::entry_authority, instrument.name,
            law_.word("authority", name_of(instrument.authority)));
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

std::vector<ArticleEntry> article_entries(const Institution& institution, std::string_view article) {
  if (article.empty()) return {};
  return ArticleReader(institution, article).read();
}

}  // namespace qorgan::ui
