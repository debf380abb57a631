// The institution format: the file and its parts, profiles, interests, types, forces, words.

#include "scenario/institution_fields.hpp"

#include <array>

#include "core/suggest.hpp"
#include "scenario/file_kind.hpp"

namespace qorgan::format {
namespace {

constexpr double minute = 60, hour = 3600, day = 86400;

/// A group of words: the names that its enumeration allows. A group without names takes any: the fields of competence
/// are not an enumeration of the program but words of the institution.
struct WordGroup {
  std::string_view name;
  std::vector<std::string_view> keys;
};

template <class E>
WordGroup group_of(std::string_view name) {
  WordGroup out{name, {}};
  for (const auto& entry : Vocabulary<E>::names()) out.keys.push_back(entry.name);
  return out;
}

const std::vector<WordGroup>& word_groups() {
  static const std::vector<WordGroup> groups{
      group_of<Capability>("capability"),
      group_of<Function>("function"),
      group_of<CoordinationRight>("coordination-right"),
      group_of<Right>("right"),
      group_of<Authority>("authority"),
      group_of<InstrumentEffect>("instrument-effect"),
      group_of<SecurityType>("security-type"),
      group_of<EconomicSubtype>("economic-subtype"),
      group_of<LeadStatus>("lead-status"),
      group_of<Reading>("reading"),
      group_of<Policy>("policy"),
      group_of<BodyKind>("body-kind"),
      group_of<Superior>("superior"),
      group_of<Basis>("basis"),
      group_of<ForbiddenWhen>("forbidden-when"),
      group_of<PartnerKind>("partner-kind"),
      group_of<ThreatClass>("threat-class"),
      {"field", {}},
  };
  return groups;
}

void check_word(Reader& reader, const Node& node, VocabularyText& word) {
  for (const WordGroup& group : word_groups()) {
    if (group.name != word.group || word.key.empty() || group.keys.empty()) continue;
    for (std::string_view key : group.keys)
      if (key == word.key) return;
    reader.error(node.find("key")->spot, fmt::format("group '{}' has no word {}", group.name, quote(word.key)),
                 reader.suggest(word.key, group.keys));
  }
}

void add_lists(Fields<Institution>& table) {
  Shape path;
  path.kind = Shape::Kind::path;
  Shape paths;
  paths.kind = Shape::Kind::list;
  paths.element = std::make_shared<const Shape>(path);
  paths.longest = 64;
  table
      .custom(
          "include", paths,
          {.help = "further files with lists of this institution, relative to this file and in its folder or below"},
          [](Reader&, const Node&, const FieldShape&, Institution&) {},
          nullptr)  // the loader has followed them already
      .field("profiles", &Institution::profiles, {.help = "staffing and pace of offices", .longest = 200})
      .field("roles", &Institution::roles, {.help = "organs, agencies and kinds of regional bodies", .longest = 2000})
      .field("regions", &Institution::regions, {.help = "the units that the country is divided into", .longest = 2000})
      .field("settlements", &Institution::settlements, {.help = "towns and villages of the regions", .longest = 20000})
      .field("interests", &Institution::interests, {.help = "the national interests of 5(1)", .longest = 100})
      .field("types", &Institution::types, {.help = "the types of security of Article 4", .longest = 100})
      .field("threats", &Institution::threats, {.help = "the threats of 6(1)", .longest = 32})
      .field("classes", &Institution::classes,
             {.help = "from which amounts at stake on a threat is of which class", .longest = 32})
      .field("instruments", &Institution::instruments,
             {.help = "the legal instruments", .longest = 64, .former = "measures"})
      .field("prohibitions", &Institution::prohibitions, {.help = "what the Law forbids", .longest = 200})
      .field("principles", &Institution::principles,
             {.help = "the objectives of 2-1 and the principles of 3", .longest = 100})
      .field("partners", &Institution::partners, {.help = "whom bodies deal with abroad", .longest = 100})
      .field("forces", &Institution::forces, {.help = "teams that bodies hold ready", .longest = 20000})
      .field("vocabulary", &Institution::vocabulary, {.help = "words for people", .longest = 2000, .apart = true});
}

}  // namespace

std::span<const NamedList> institution_lists() {
  static constexpr std::array<NamedList, 10> lists{{{"profiles", "profile", {}},
                                                    {"roles", "role", {}},
                                                    {"regions", "region", {}},
                                                    {"settlements", "settlement", {}},
                                                    {"threats", "threat", "article"},
                                                    {"classes", "class table", {}},
                                                    {"instruments", "instrument", {}},
                                                    {"prohibitions", "prohibition", {}},
                                                    {"principles", "principle", {}},
                                                    {"partners", "partner", {}}}};
  return lists;
}

template <>
const Fields<Institution>& table_of<Institution>() {
  static const Fields<Institution> table = [] {
    Fields<Institution> out("institution", "The Law's bodies, threats and instruments, and the country's regions");
    add_header(out, FileKind::institution);
    out.field("id", &Institution::id, {.help = "short name", .required = true, .kind = Shape::Kind::identifier})
        .field("name", &Institution::name, {.help = "name for people", .required = true, .longest = 300})
        .field("law", &Institution::law, {.help = "number of the law that it stands on", .required = true});
    add_lists(out);
    return out;
  }();
  return table;
}

const Fields<Institution>& institution_part_table() {
  static const Fields<Institution> table = [] {
    Fields<Institution> out("institution part", "Lists of an institution in a file of their own");
    add_header(out, FileKind::institution_part);
    add_lists(out);
    return out;
  }();
  return table;
}

template <>
const Fields<DeskProfile>& table_of<DeskProfile>() {
  using P = DeskProfile;
  const auto pace = [](std::string_view help) {
    return Options{
        .help = help, .dimension = Dimension::duration, .low = 1 * minute, .high = 90 * day, .required = true};
  };
  static const Fields<P> table =
      Fields<P>("profile", "Staffing and pace of a body's office")
          .field("id", &P::id, {.help = "short name", .required = true, .kind = Shape::Kind::identifier})
          .field("servers", &P::servers,
                 {.help = "desks that work at once, in the mean over a week", .low = 1, .high = 64, .required = true})
          .field("assess_time", &P::assess_time, pace("mean time to assess a signal of its own"))
          .field("report_time", &P::report_time, pace("mean time to handle a report or notice"))
          .field("order_time", &P::order_time, pace("mean time to turn an order or request into action"))
          .field("decision_time", &P::decision_time, pace("mean time to decide a proposal or an exception"))
          .field("routine_time", &P::routine_time, pace("mean time of an everyday matter"))
          .field("routine_rate", &P::routine_rate,
                 {.help = "everyday matters that arrive at the body",
                  .dimension = Dimension::rate,
                  .low = 0,
                  .high = 1000 / hour,
                  .required = true})
          .field("rework", &P::rework,
                 {.help = "probability that finished work must be done again", .low = 0, .high = 0.9, .required = true})
          .field("answer_deadline", &P::answer_deadline,
                 {.help = "time after which an unanswered item becomes an exception",
                  .dimension = Dimension::duration,
                  .low = 1 * minute,
                  .high = 365 * day,
                  .required = true})
          .field("round_the_clock", &P::round_the_clock,
                 {.help = "whether as many desks work at night and at weekends as in office hours"});
  return table;
}

template <>
const Fields<Interest>& table_of<Interest>() {
  using I = Interest;
  static const Fields<I> table =
      Fields<I>("interest", "A national interest")
          .field("number", &I::number,
                 {.help = "its number in 5(1)", .low = 1, .high = 18, .required = true, .setting = true})
          .field("article", &I::article, {.help = "where it stands", .required = true, .kind = Shape::Kind::article})
          .field("name", &I::name, {.help = "name for people", .required = true, .longest = 300});
  return table;
}

template <>
const Fields<NamedType>& table_of<NamedType>() {
  using N = NamedType;
  static const Fields<N> table =
      Fields<N>("type of security", "A type of security of Article 4")
          .field("type", &N::type, {.help = "which", .required = true})
          .field("article", &N::article, {.help = "where it stands", .required = true, .kind = Shape::Kind::article})
          .field("name", &N::name, {.help = "name for people", .required = true, .longest = 300});
  return table;
}

template <>
const Fields<ForceEntry>& table_of<ForceEntry>() {
  using F = ForceEntry;
  Shape where;
  where.kind = Shape::Kind::choice;
  where.words = {"regions", "centre"};
  static const Fields<F> table =
      Fields<F>("force", "Teams that a body holds ready")
          .field("role", &F::role, {.help = "owner", .required = true})
          .custom(
              "where", where,
              {.help = "whether its bodies in the regions hold them, or its central body", .required = true},
              [](Reader& reader, const Node& node, const FieldShape& field, F& value) {
                if (const auto index = reader.choice(node, field)) value.regional = *index == 0;
              },
              [](Meaning& meaning, const F& value) { meaning.whole(value.regional ? 1 : 0); })
          .field(
              "regions", &F::regions,
              {.help = "with 'where: regions': in which; all where the role has bodies if left out", .longest = 2000})
          .field(
              "stationed", &F::stationed,
              {.help =
                   "with 'where: regions': at the seat of the region, or spread over its settlements by their people",
               .source = "assumption: at the seat unless the institution says otherwise"})
          .field("capability", &F::capability, {.help = "what the teams can do", .required = true})
          .field("teams", &F::teams, {.help = "teams in each region, or in all at the centre", .low = 0, .high = 10000})
          .field("teams_per_million", &F::teams_per_million,
                 {.help = "teams added for each million inhabitants of the region", .low = 0, .high = 10000})
          .field("persons", &F::persons,
                 {.help = "persons in one team",
                  .dimension = Dimension::people,
                  .low = 1,
                  .high = 10000,
                  .required = true})
          .field("readiness", &F::readiness,
                 {.help = "time from order to departure",
                  .dimension = Dimension::duration,
                  .low = 0,
                  .high = 90 * day,
                  .required = true})
          .field("duty", &F::duty,
                 {.help = "share of the teams of each place that are on duty; the others are called in",
                  .low = 0,
                  .high = 1,
                  .source = "assumption: all stand ready unless the institution says otherwise"})
          .field("recall_after", &F::recall_after,
                 {.help = "time from order until the first who are called in leave",
                  .dimension = Dimension::duration,
                  .low = 0,
                  .high = 90 * day})
          .field("recall_time", &F::recall_time,
                 {.help = "from then on, time in which all but 1/e of those who are called in leave",
                  .dimension = Dimension::duration,
                  .low = 0,
                  .high = 90 * day})
          .check([](Reader& reader, const Node& node, F& value) {
            const Node *after = node.find("recall_after"), *time = node.find("recall_time");
            if (value.duty < 1 && node.find("duty") && (!after || !time))
              reader.error(node.find("duty")->spot,
                           "who is not on duty is called in: give 'recall_after' and 'recall_time'");
            if (value.duty >= 1 && (after || time))
              reader.error((after ? after : time)->spot,
                           "all teams are on duty: 'recall_after' and 'recall_time' go with 'duty' below 1");
            if (value.duty < 1 && after && value.recall_after < value.readiness)
              reader.error(after->spot,
                           "who is called in cannot leave before those on duty: 'recall_after' is shorter than "
                           "'readiness'");
            if (!value.regional && node.find("regions"))
              reader.error(node.find("regions")->spot, "'regions' goes with 'where: regions' only");
            if (!value.regional && node.find("stationed"))
              reader.error(node.find("stationed")->spot, "'stationed' goes with 'where: regions' only");
            if (value.teams <= 0 && value.teams_per_million <= 0)
              reader.error(node.spot, "force holds no team: give 'teams' or 'teams_per_million'");
          });
  return table;
}

template <>
const Fields<VocabularyText>& table_of<VocabularyText>() {
  using V = VocabularyText;
  std::vector<std::string> groups;
  for (const WordGroup& group : word_groups()) groups.emplace_back(group.name);
  static const Fields<V> table =
      Fields<V>("word", "A word of the formats as people read it")
          .field("group", &V::group, {.help = "what it is a word for", .required = true, .words = groups})
          .field("key", &V::key, {.help = "the word in files", .required = true})
          .field("name", &V::name, {.help = "the word for people", .required = true, .longest = 200})
          .check(check_word);
  return table;
}

}  // namespace qorgan::format
