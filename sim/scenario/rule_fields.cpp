// The institution format: prohibitions, principles, partners abroad.

#include "scenario/institution_fields.hpp"
#include "world/measure_names.hpp"

namespace qorgan::format {
namespace {

constexpr double minute = 60, day = 86400;

Options id_options() { return {.help = "short name", .required = true, .kind = Shape::Kind::identifier}; }
Options article_options() { return {.help = "where it stands", .required = true, .kind = Shape::Kind::article}; }

std::vector<std::string> outcome_words() {
  std::vector<std::string> words;
  for (const MeasureName& name : measure_names()) words.emplace_back(name.name);
  return words;
}

}  // namespace

template <>
const Fields<Prohibition>& table_of<Prohibition>() {
  using P = Prohibition;
  static const Fields<P> table =
      Fields<P>("prohibition", "A decision or action that the Law forbids")
          .field("id", &P::id, id_options())
          .field("article", &P::article, article_options())
          .field("name", &P::name, {.help = "the forbidden act, in own words", .required = true, .longest = 400})
          .field("when", &P::when, {.help = "when the use of an instrument is that act", .required = true})
          .field("instruments", &P::instruments,
                 {.help = "instruments that can be that act", .longest = 64, .former = "measures", .all = true})
          .field("exception", &P::exception, {.help = "what lifts it", .longest = 400})
          .field("exceptions", &P::exceptions,
                 {.help = "the articles of the exception", .kind = Shape::Kind::article, .longest = 20})
          .check([](Reader& reader, const Node& node, const P& value) {
            const bool seen = value.when != ForbiddenWhen::not_modelled;
            const Node* instruments = node.find("instruments");
            const bool given = instruments && (instruments->is_scalar() || !instruments->items.empty());
            if (node.find("when") && seen != given)
              reader.error(node.find("when")->spot,
                           seen ? "the prohibition names no instrument that could break it: give 'instruments'"
                                : "'instruments' goes with a 'when' other than 'not-modelled'");
            if ((node.find("exception") == nullptr) != (node.find("exceptions") == nullptr))
              reader.error(node.spot, "'exception' and 'exceptions' belong together: the text and its articles");
          });
  return table;
}

template <>
const Fields<Principle>& table_of<Principle>() {
  using P = Principle;
  static const Fields<P> table =
      Fields<P>("principle", "An objective of 2-1 or a principle of 3, and what shows it in results")
          .field("id", &P::id, id_options())
          .field("article", &P::article, article_options())
          .field("name", &P::name, {.help = "name for people", .required = true, .longest = 300})
          .field("measures", &P::measures,
                 {.help = "measures of the outcome that show it", .words = outcome_words(), .longest = 100})
          .field("sections", &P::sections,
                 {.help = "sections of the report that show it", .kind = Shape::Kind::identifier, .longest = 20})
          .check([](Reader& reader, const Node& node, P& value) {
            if (value.measures.empty() && value.sections.empty())
              reader.error(node.spot, "nothing shows it: give 'measures' or 'sections'");
          });
  return table;
}

template <>
const Fields<PartnerAid>& table_of<PartnerAid>() {
  using A = PartnerAid;
  static const Fields<A> table =
      Fields<A>("aid", "Teams that a partner lends when it is asked")
          .field("capability", &A::capability, {.help = "what the teams can do", .required = true})
          .field("teams", &A::teams, {.help = "how many", .low = 1, .high = 10000, .required = true})
          .field("persons", &A::persons,
                 {.help = "persons in one team",
                  .dimension = Dimension::people,
                  .low = 1,
                  .high = 10000,
                  .required = true})
          .field("readiness", &A::readiness,
                 {.help = "time from order to departure from the capital, where they enter",
                  .dimension = Dimension::duration,
                  .low = 0,
                  .high = 90 * day,
                  .required = true});
  return table;
}

template <>
const Fields<Partner>& table_of<Partner>() {
  using P = Partner;
  static const Fields<P> table =
      Fields<P>("partner", "Somebody abroad with whom bodies exchange messages")
          .field("id", &P::id, id_options())
          .field("article", &P::article, article_options())
          .field("name", &P::name, {.help = "a generic name", .required = true, .longest = 200})
          .field("short_name", &P::short_name, {.help = "for charts; the name if left out", .longest = 40})
          .field("kind", &P::kind, {.help = "what it is", .required = true})
          .field("contacts", &P::contacts, {.help = "bodies that deal with it", .required = true, .longest = 100})
          .field("answer_time", &P::answer_time,
                 {.help = "mean time until it answers",
                  .dimension = Dimension::duration,
                  .low = 1 * minute,
                  .high = 365 * day,
                  .required = true})
          .field("concerns", &P::concerns,
                 {.help = "threats that reach it too: it may notice them, and is told of them", .longest = 64})
          .field("aid", &P::aid, {.help = "teams that it lends when nobody at home stands ready", .longest = 40})
          .check([](Reader& reader, const Node& node, P&) {
            if (const Node* contacts = node.find("contacts"); contacts && contacts->items.empty())
              reader.error(contacts->spot, "nobody deals with this partner: name a body");
          });
  return table;
}

}  // namespace qorgan::format
