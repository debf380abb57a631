// The institution format: threats and legal instruments.

#include "scenario/institution_fields.hpp"

namespace qorgan::format {
namespace {

constexpr double day = 86400;

Shape sensitivity_shape() {
  Shape out;
  out.kind = Shape::Kind::choice;
  out.words = {"low", "medium", "high"};
  return out;
}

/// Whether the bodies named fit what the status says of them.
void check_leads(Reader& reader, const Node& node, Threat& threat) {
  const Node* status = node.find("lead_status");
  if (!status) return;
  const std::size_t leads = node.find("lead") ? node.find("lead")->items.size() : 0;
  const std::size_t parts = threat.component_leads.size();
  const auto expect = [&](bool good, std::string_view needed) {
    if (!good)
      reader.error(status->spot, fmt::format("'lead_status' is '{}', which needs {}, but 'lead' names {}",
                                             name_of(threat.lead_status), needed, leads));
  };
  switch (threat.lead_status) {
    case LeadStatus::single: expect(leads == 1, "one body in 'lead'"); break;
    case LeadStatus::single_with_component_leads:
      expect(leads == 1 && parts > 0, "one body in 'lead' and some in 'component_leads'");
      break;
    case LeadStatus::partial: expect(leads + parts > 0, "a body in 'lead' or 'component_leads'"); break;
    case LeadStatus::dual: expect(leads >= 2, "at least two bodies in 'lead'"); break;
    case LeadStatus::gap: expect(leads == 0, "an empty 'lead'"); break;
  }
  if (threat.lead_articles.size() != leads)
    reader.error(node.find("lead_articles") ? node.find("lead_articles")->spot : node.spot,
                 fmt::format("'lead' has {} entries but 'lead_articles' {}; each lead needs its article", leads,
                             threat.lead_articles.size()));
}

}  // namespace

template <>
const Fields<ComponentLead>& table_of<ComponentLead>() {
  using C = ComponentLead;
  static const Fields<C> table =
      Fields<C>("component lead", "A body that leads against a part of a threat")
          .field("component", &C::component, {.help = "the part", .required = true, .longest = 300})
          .field("role", &C::role, {.help = "the body", .required = true})
          .field("article", &C::article, {.help = "where that stands", .required = true, .kind = Shape::Kind::article});
  return table;
}

template <>
const Fields<Threat>& table_of<Threat>() {
  using T = Threat;
  const auto articles = [](std::string_view help, std::string_view former = {}) {
    return Options{.help = help, .kind = Shape::Kind::article, .longest = 100, .former = former};
  };
  static const Fields<T> table =
      Fields<T>("threat", "A threat of 6(1)")
          .field("id", &T::id, {.help = "short name", .required = true, .kind = Shape::Kind::identifier})
          .field("article", &T::article, {.help = "where it stands", .required = true, .kind = Shape::Kind::article})
          .field("name", &T::name, {.help = "name for people", .required = true, .longest = 300})
          .field("summary", &T::summary, {.help = "what it is, in own words"})
          .field("also", &T::also,
                 {.help = "words by which people look for it, in any language", .longest = 300, .apart = true})
          .field("types", &T::types, {.help = "types of security that it touches", .required = true, .longest = 6})
          .field("economic_subtypes", &T::economic_subtypes,
                 {.help = "kinds of economic security that it touches", .longest = 4})
          .field("competent", &T::competent, {.help = "bodies with a competence for it", .longest = 500})
          .field("fields", &T::fields,
                 {.help = "fields of competence that it touches; where none is named, all those of competent bodies",
                  .kind = Shape::Kind::identifier,
                  .longest = 200})
          .field("lead", &T::lead, {.help = "who leads; empty where the Law names nobody", .longest = 20})
          .field("lead_articles", &T::lead_articles, articles("where that stands, one article for each lead"))
          .field("lead_status", &T::lead_status, {.help = "what the Law says of the lead", .required = true})
          .field("component_leads", &T::component_leads, {.help = "who leads against parts of it", .longest = 50})
          .field("fallback", &T::fallback, {.help = "coordinators of its type of security", .longest = 20})
          .field("gap_note", &T::gap_note, {.help = "what the Law leaves open"})
          .field("interests", &T::interests,
                 {.help = "numbers of the interests of 5(1) that it damages",
                  .low = 1,
                  .high = 18,
                  .setting = true,
                  .longest = 18})
          .field("instruments", &T::instruments, articles("what may be done", "measures"))
          .field("prohibitions", &T::prohibitions, articles("what must not be done"))
          .custom(
              "rights_sensitivity", sensitivity_shape(),
              {.help = "how readily the response touches rights", .required = true},
              [](Reader& reader, const Node& node, const FieldShape& field, T& value) {
                if (const auto index = reader.choice(node, field)) value.rights_sensitivity = static_cast<int>(*index);
              },
              [](Meaning& meaning, const T& value) { meaning.number(value.rights_sensitivity); })
          .field("rights_note", &T::rights_note, {.help = "which rights, and on what ground"})
          .check(check_leads);
  return table;
}

template <>
const Fields<Stakes>& table_of<Stakes>() {
  static const Fields<Stakes> table = [] {
    constexpr std::array<std::string_view, stake_kinds.size()> helps{"people threatened",
                                                                     "houses",
                                                                     "people without power or communications",
                                                                     "loss",
                                                                     "records of information exposed",
                                                                     "persons wanted at work"};
    Fields<Stakes> out("amounts", "From how much at stake on; a stake that is left out makes no such class");
    for (std::size_t i = 0; i < stake_kinds.size(); ++i)
      out.field(stake_kinds[i].name, stake_kinds[i].amount,
                {.help = helps[i], .dimension = stake_kinds[i].dimension, .low = 0, .high = 1.0e15});
    out.check([](Reader& reader, const Node& node, Stakes& value) {
      const auto given = [&](const Node::Member& member) { return member.key != "source"; };
      if (std::none_of(node.members.begin(), node.members.end(), given))
        reader.error(node.spot, "no amount stands here: nothing would be of this class");
      for (const StakeKind& kind : stake_kinds)
        if (const Node* amount = node.find(kind.name);
            amount && value.*kind.amount == 0 && !reader.report.told_at(amount->spot))
          reader.error(amount->spot, fmt::format("'{}' is 0, which makes no class; leave it out", kind.name));
    });
    return out;
  }();
  return table;
}

template <>
const Fields<ClassTable>& table_of<ClassTable>() {
  using C = ClassTable;
  const auto from = [](std::string_view help) { return Options{.help = help, .required = true}; };
  static const Fields<C> table =
      Fields<C>("class table", "From which amounts at stake on threats are of which class")
          .field("id", &C::id, {.help = "short name", .required = true, .kind = Shape::Kind::identifier})
          .field("name", &C::name, {.help = "name for people", .required = true, .longest = 300})
          .field("threats", &C::threats, {.help = "for which it holds", .required = true, .longest = 32, .all = true})
          .field("object", &C::object, from("a matter of one site: bodies act"))
          .field("local", &C::local, from("a matter of the unit: the akimat may form a headquarters"))
          .field("regional", &C::regional, from("a matter of the centre: a central headquarters may be formed"))
          .field("global", &C::global, from("the gravest"))
          .check([](Reader& reader, const Node& node, C& value) {
            const std::array<std::pair<std::string_view, const Stakes*>, 4> steps{{{"object", &value.object},
                                                                                   {"local", &value.local},
                                                                                   {"regional", &value.regional},
                                                                                   {"global", &value.global}}};
            for (const StakeKind& kind : stake_kinds) {
              // Classes that leave a kind of stake out are passed over.
              std::size_t below = steps.size();
              for (std::size_t i = 0; i < steps.size(); ++i) {
                const double amount = steps[i].second->*kind.amount;
                if (amount <= 0) continue;
                const Node* at = node.find(steps[i].first);
                const Node* written = at ? at->find(kind.name) : nullptr;
                if (below < i && amount <= steps[below].second->*kind.amount && written)
                  reader.error(written->spot,
                               fmt::format("'{}' of the class {} is {}, which is not more than that of the class {}",
                                           kind.name, steps[i].first, quote(written->text), steps[below].first));
                below = i;
              }
            }
          });
  return table;
}

template <>
const Fields<Instrument>& table_of<Instrument>() {
  using I = Instrument;
  static const Fields<I> table =
      Fields<I>("instrument", "A legal instrument")
          .field("id", &I::id, {.help = "short name", .required = true, .kind = Shape::Kind::identifier})
          .field("article", &I::article, {.help = "its ground", .required = true, .kind = Shape::Kind::article})
          .field("name", &I::name, {.help = "name for people", .required = true, .longest = 300})
          .field("authority", &I::authority, {.help = "who may take it", .required = true})
          .field("authority_article", &I::authority_article,
                 {.help = "where that stands", .kind = Shape::Kind::articles})
          .field("effect", &I::effect, {.help = "what it does in the model", .required = true})
          .field("strength", &I::strength, {.help = "size of the effect", .low = 0, .high = 1, .required = true})
          .field("class", &I::from,
                 {.help = "class of the threat, as a body believes it, from which it is taken or proposed",
                  .required = true})
          .field("duration", &I::duration,
                 {.help = "how long it holds unless renewed",
                  .dimension = Dimension::duration,
                  .low = 60,
                  .high = 3650 * day,
                  .required = true})
          .field("rights", &I::rights, {.help = "rights that it limits", .longest = 9})
          .field("threats", &I::threats,
                 {.help = "for which it may be used", .required = true, .longest = 500, .all = true})
          .field("share_affected", &I::share_affected,
                 {.help = "share of the people at risk whose rights it limits", .low = 0, .high = 1})
          .field("cost_per_person", &I::cost_per_person,
                 {.help = "cost for each person affected", .dimension = Dimension::money, .low = 0, .high = 1.0e12})
          .gone({"trigger"}, "give 'class': object, local, regional or global, see 'classes'")
          .check([](Reader& reader, const Node& node, I& value) {
            if (!value.rights.empty() && !node.find("share_affected"))
              reader.error(node.spot,
                           "instrument limits rights, so it needs the key 'share_affected': of how many people");
          });
  return table;
}

}  // namespace qorgan::format
