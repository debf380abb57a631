// The institution format: roles and their competences, regions and their neighbours.

#include "scenario/institution_fields.hpp"

namespace qorgan::format {
namespace {

void read_holder(Reader& reader, const Node& node, const FieldShape& field, Role& role) {
  if (auto text = reader.local_text(node, field, {"uncertain"})) role.holder = std::move(*text);
  FieldShape uncertain;
  uncertain.name = "uncertain";
  uncertain.shape.kind = Shape::Kind::flag;
  if (const Node* flag = node.find("uncertain")) role.holder_uncertain = reader.flag(*flag, uncertain).value_or(false);
}

/// A text in three languages with `uncertain:` beside it, for the schema.
Shape holder_shape() {
  static const ObjectShape shape = [] {
    ObjectShape out;
    out.name = "holder";
    out.help = "Who fills a role today: a label";
    FieldShape text;
    text.shape.kind = Shape::Kind::word;
    for (Language language : all_languages) {
      text.name = code_of(language);
      text.required = true;
      out.fields.push_back(text);
    }
    FieldShape uncertain;
    uncertain.name = "uncertain";
    uncertain.shape.kind = Shape::Kind::flag;
    uncertain.fallback = "no";
    uncertain.help = "whether sources disagree";
    out.fields.push_back(uncertain);
    return out;
  }();
  Shape out;
  out.kind = Shape::Kind::object;
  out.object = []() -> const ObjectShape& { return shape; };
  out.longest = 300;
  return out;
}

Fields<Role> coordination_table() {
  return Fields<Role>("coordination", "The right to coordinate others, as 15(1) words it")
      .field("right", &Role::coordination, {.help = "how far it reaches", .required = true})
      .field("field", &Role::coordination_field, {.help = "what it coordinates", .longest = 300})
      .field("article", &Role::coordination_article,
             {.help = "where it stands; the role's article if left out", .kind = Shape::Kind::articles})
      .check([](Reader& reader, const Node& node, Role& role) {
        const bool none = role.coordination == CoordinationRight::none;
        if (!none && node.find("right") && !node.find("field"))
          reader.error(node.spot, "coordination lacks the key 'field': what does the body coordinate");
      });
}

Fields<Role> territorial_table() {
  return Fields<Role>("territorial", "Bodies of the role in the regions")
      .field("profile", &Role::territorial_profile,
             {.help = "their staffing and pace", .required = true, .refers = "profile"})
      .field("regions", &Role::territorial_regions,
             {.help = "where they are", .required = true, .longest = 2000, .all = true});
}

/// What the Law leaves to be read from the role itself.
void complete(Reader&, const Node&, Role& role) {
  for (Competence& competence : role.competences)
    if (competence.article.empty()) competence.article = role.article;
  if (role.coordination != CoordinationRight::none && role.coordination_article.empty())
    role.coordination_article = role.article;
}

}  // namespace

template <>
const Fields<Competence>& table_of<Competence>() {
  using C = Competence;
  static const Fields<C> table =
      Fields<C>("competence", "What a body does in a field")
          .field("field", &C::field, {.help = "the field", .required = true, .kind = Shape::Kind::identifier})
          .field("function", &C::function, {.help = "what it does there", .required = true})
          .field("basis", &C::basis, {.help = "whether the text says so or it is concluded", .required = true})
          .field("article", &C::article,
                 {.help = "where it stands; the role's article if left out", .kind = Shape::Kind::articles});
  return table;
}

template <>
const Fields<Role>& table_of<Role>() {
  using R = Role;
  static const Fields<R> table =
      Fields<R>("role", "An organ, an agency or a kind of regional body")
          .field("id", &R::id, {.help = "short name", .required = true, .kind = Shape::Kind::identifier})
          .field("article", &R::article,
                 {.help = "where the Law speaks of it", .required = true, .kind = Shape::Kind::article})
          .field("name", &R::name, {.help = "the role in the Law", .required = true, .longest = 300})
          .field("short_name", &R::short_name,
                 {.help = "for charts; about 18 characters", .required = true, .longest = 32})
          .custom("holder", holder_shape(), {.help = "who fills it today: a label, never a key"}, read_holder, nullptr)
          .field("also", &R::also,
                 {.help = "other names by which people look for it, in any language", .longest = 100, .apart = true})
          .field("kind", &R::kind,
                 {.help = "what kind of body it is",
                  .required = true,
                  .words = {"organ", "agency", "akimat", "maslikhat"}})
          .field("superior", &R::superior, {.help = "to whom it reports", .required = true})
          .field("superior_article", &R::superior_article, {.help = "where that stands", .kind = Shape::Kind::articles})
          .field("competences", &R::competences, {.help = "what it does in which field", .longest = 500})
          .group("coordination", coordination_table(), {.help = "its right to coordinate others"})
          .field("force_article", &R::force_article,
                 {.help = "where the Law counts it among the national security forces", .kind = Shape::Kind::articles})
          .field("powers", &R::powers,
                 {.help = "of organs: the articles of their powers", .kind = Shape::Kind::article, .longest = 200})
          .field("profile", &R::profile,
                 {.help = "staffing and pace of its central body", .required = true, .refers = "profile"})
          .group("territorial", territorial_table(), {.help = "its bodies in the regions; it has none if left out"})
          .field("note", &R::note, {.help = "for readers of the file", .kind = Shape::Kind::prose})
          .check(complete);
  return table;
}

template <>
const Fields<Neighbour>& table_of<Neighbour>() {
  using N = Neighbour;
  static const Fields<N> table = Fields<N>("neighbour", "A region with a common border")
                                     .field("region", &N::region, {.help = "which", .required = true})
                                     .field("border", &N::border,
                                            {.help = "length of the common border",
                                             .dimension = Dimension::length,
                                             .low = 0,
                                             .high = 2.0e7,
                                             .required = true});
  return table;
}

template <>
const Fields<Region>& table_of<Region>() {
  using R = Region;
  const auto state = [](std::string_view help) {
    return Options{.help = help, .low = 0, .high = 1, .source = "assumption: undisturbed before the first incident"};
  };
  static const Fields<R> table =
      Fields<R>("region", "A unit that the country is divided into")
          .field("id", &R::id, {.help = "ISO 3166-2 code", .required = true, .kind = Shape::Kind::identifier})
          .field("name", &R::name, {.help = "name for people", .required = true, .longest = 200})
          .field("short_name", &R::short_name, {.help = "for the map", .required = true, .longest = 32})
          .field("capital", &R::capital, {.help = "its seat", .required = true, .longest = 200})
          .field("kind", &R::kind, {.help = "what it is", .required = true, .words = {"region", "city", "capital"}})
          .field("longitude", &R::longitude,
                 {.help = "of its seat, degrees east", .low = -180, .high = 180, .required = true})
          .field("latitude", &R::latitude,
                 {.help = "of its seat, degrees north", .low = -90, .high = 90, .required = true})
          .field("area", &R::area,
                 {.help = "area", .dimension = Dimension::area, .low = 1, .high = 1.0e14, .required = true})
          .field("population", &R::population,
                 {.help = "inhabitants",
                  .dimension = Dimension::people,
                  .low = 1,
                  .high = 1.0e10,
                  .required = true,
                  .source_key = "population_source"})
          .field("population_source", &R::population_source,
                 {.help = "where the number of inhabitants comes from", .kind = Shape::Kind::prose})
          .field("neighbours", &R::neighbours, {.help = "regions with a common border", .longest = 200})
          .field("trust", &R::trust,
                 {.help = "public trust at the start",
                  .low = 0,
                  .high = 1,
                  .source = "assumption: somewhat more trust than not"})
          .field("communications", &R::communications, state("state of communications at the start"))
          .field("power", &R::power, state("state of the power supply at the start"))
          .field("roads", &R::roads, state("state of the roads at the start"));
  return table;
}

template <>
const Fields<Settlement>& table_of<Settlement>() {
  using S = Settlement;
  static const Fields<S> table =
      Fields<S>("settlement", "A town or village: where people live, teams stand and incidents happen")
          .field("id", &S::id, {.help = "short name", .required = true, .kind = Shape::Kind::identifier})
          .field("region", &S::region, {.help = "in which region", .required = true})
          .field("name", &S::name, {.help = "name for people", .required = true, .longest = 200})
          .field("longitude", &S::longitude, {.help = "degrees east", .low = -180, .high = 180, .required = true})
          .field("latitude", &S::latitude, {.help = "degrees north", .low = -90, .high = 90, .required = true})
          .field("population", &S::population,
                 {.help = "inhabitants",
                  .dimension = Dimension::people,
                  .low = 1,
                  .high = 1.0e9,
                  .required = true,
                  .source_key = "population_source"})
          .field("population_source", &S::population_source,
                 {.help = "where the number of inhabitants comes from", .kind = Shape::Kind::prose});
  return table;
}

}  // namespace qorgan::format
