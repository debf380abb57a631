// The overlay format. Its shapes are made from those of the institution: the same keys, none of them required.

#include "scenario/overlay_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <utility>

#include "scenario/file_kind.hpp"

namespace qorgan::format {
namespace {

template <class T>
const ObjectShape& shape_of() {
  return table_of<T>().shape();
}

/// A text in three languages is replaced whole, so that none of them is left behind.
bool is_text(const Shape& shape) {
  return shape.kind == Shape::Kind::local_text || (shape.kind == Shape::Kind::object && shape.object().find("en"));
}

/// The shape with every key optional but those that name the thing, and with lists that can be edited. `store` keeps
/// what is made; a deque, since the shapes point at each other.
const ObjectShape& relax(const ObjectShape& full, const std::vector<std::string_view>& naming,
                         std::deque<ObjectShape>& store) {
  store.emplace_back();
  ObjectShape& out = store.back();
  out.name = "change of " + full.name;
  out.help = fmt::format("A change of: {}. What is not given stays as it is", full.name);
  out.gone = full.gone;
  for (const FieldShape& field : full.fields) {
    FieldShape changed = field;
    changed.required = naming.size() == 1 && field.name == naming.front();
    changed.fallback.clear();
    changed.source.clear();
    if (field.shape.kind == Shape::Kind::list) changed.shape.editable = true;
    if (field.shape.kind == Shape::Kind::object && !is_text(field.shape)) {
      // A mapping that stands under several keys is made once.
      const auto made = std::find_if(store.begin(), store.end(), [&](const ObjectShape& shape) {
        return shape.name == "change of " + field.shape.object().name;
      });
      const ObjectShape* const inner = made != store.end() ? &*made : &relax(field.shape.object(), {}, store);
      changed.shape.object = [inner]() -> const ObjectShape& { return *inner; };
    }
    out.fields.push_back(std::move(changed));
  }
  return out;
}

Shape object_of(const ObjectShape& (*object)()) {
  Shape out;
  out.kind = Shape::Kind::object;
  out.object = object;
  return out;
}

Shape list_of(Shape element) {
  Shape out;
  out.kind = Shape::Kind::list;
  out.element = std::make_shared<const Shape>(std::move(element));
  out.longest = 2000;
  return out;
}

Shape id_of(std::string_view kind) {
  Shape out;
  out.kind = Shape::Kind::reference;
  out.target = kind;
  return out;
}

FieldShape field_of(std::string_view name, Shape shape, std::string_view help, bool required = false) {
  FieldShape out;
  out.name = name;
  out.shape = std::move(shape);
  out.help = help;
  out.required = required;
  return out;
}

/// The key of a list of the institution, under the same names.
FieldShape field_of(const ChangeableList& list, Shape element, std::string_view what) {
  FieldShape out = field_of(list.key, list_of(std::move(element)), fmt::format("{}: {}", what, list.key));
  out.former = shape_of<Institution>().find(list.key)->former;
  return out;
}

void read_nothing(Reader&, const Node&, const FieldShape&, Overlay&) {}  // applied to the tree by the loader

}  // namespace

const std::vector<ChangeableList>& changeable_lists() {
  static const std::vector<ChangeableList> lists{
      {"profiles", "profile", {"id"}, shape_of<DeskProfile>},
      {"roles", "role", {"id"}, shape_of<Role>},
      {"regions", "region", {"id"}, shape_of<Region>},
      {"settlements", "settlement", {"id"}, shape_of<Settlement>},
      {"threats", "threat", {"id"}, shape_of<Threat>},
      {"classes", "class table", {"id"}, shape_of<ClassTable>},
      {"instruments", "instrument", {"id"}, shape_of<Instrument>},
      {"forces", "force", {"role", "where", "capability"}, shape_of<ForceEntry>},
      {"prohibitions", "prohibition", {"id"}, shape_of<Prohibition>},
      {"principles", "principle", {"id"}, shape_of<Principle>},
      {"partners", "partner", {"id"}, shape_of<Partner>}};
  return lists;
}

const ObjectShape& change_shape(const ChangeableList& list) {
  struct Made {
    std::deque<ObjectShape> store;
    std::map<std::string_view, const ObjectShape*> by_key;
  };
  static const Made made = [] {
    Made out;
    for (const ChangeableList& l : changeable_lists()) out.by_key[l.key] = &relax(l.entry(), l.naming, out.store);
    return out;
  }();
  return *made.by_key.at(list.key);
}

const ObjectShape& force_name_shape() {
  static const ObjectShape shape = [] {
    ObjectShape out;
    out.name = "which force";
    out.help = "The teams of one owner, place and capability";
    for (std::string_view key : {"role", "where", "capability"}) {
      FieldShape field = *shape_of<ForceEntry>().find(key);
      field.required = key != "where";
      out.fields.push_back(std::move(field));
    }
    return out;
  }();
  return shape;
}

const ObjectShape& merge_shape() {
  static const ObjectShape shape = [] {
    ObjectShape out;
    out.name = "merger";
    out.help = "Two agencies become one";
    out.fields.push_back(field_of("into", id_of("role"), "the agency that stays", true));
    out.fields.push_back(
        field_of("from", id_of("role"),
                 "the agency that disappears; its competences, teams, regional bodies and its mentions "
                 "go to the other",
                 true));
    return out;
  }();
  return shape;
}

const ObjectShape& add_shape() {
  static const ObjectShape shape = [] {
    ObjectShape out;
    out.name = "additions";
    out.help = "New entries, in full";
    for (const FieldShape& field : institution_part_table().shape().fields)
      if (field.shape.kind == Shape::Kind::list && field.name != "include") out.fields.push_back(field);
    return out;
  }();
  return shape;
}

const ObjectShape& changes_shape() {
  static const ObjectShape shape = [] {
    ObjectShape out;
    out.name = "changes";
    out.help = "Entries that are changed; only the keys that are given";
    for (const ChangeableList& list : changeable_lists()) {
      Shape entry;
      entry.kind = Shape::Kind::object;
      const ChangeableList* which = &list;
      entry.object = [which]() -> const ObjectShape& { return change_shape(*which); };
      out.fields.push_back(field_of(list, std::move(entry), "changed"));
    }
    return out;
  }();
  return shape;
}

const ObjectShape& removals_shape() {
  static const ObjectShape shape = [] {
    ObjectShape out;
    out.name = "removals";
    out.help = "Entries that are taken away";
    for (const ChangeableList& list : changeable_lists()) {
      Shape entry = list.naming.size() == 1 ? id_of(list.kind) : object_of(force_name_shape);
      out.fields.push_back(field_of(list, std::move(entry), "removed"));
    }
    return out;
  }();
  return shape;
}

template <>
const Fields<Overlay>& table_of<Overlay>() {
  static const Fields<Overlay> table = [] {
    Fields<Overlay> out("institution overlay", "A reform: what it changes in the institution that it extends");
    add_header(out, FileKind::institution_overlay);
    Shape path;
    path.kind = Shape::Kind::path;
    out.custom("extends", path,
               {.help = "the institution or overlay that it changes, relative to this file", .required = true},
               read_nothing, nullptr)
        .field("id", &Overlay::id, {.help = "short name", .required = true, .kind = Shape::Kind::identifier})
        .field("name", &Overlay::name, {.help = "name for people", .required = true, .longest = 120})
        .field("reform", &Overlay::reform, {.help = "what it would change in the Law", .required = true})
        .field("articles", &Overlay::articles,
               {.help = "the articles that it would change",
                .required = true,
                .kind = Shape::Kind::article,
                .longest = 100})
        .custom("merge", list_of(object_of(merge_shape)), {.help = "agencies that become one; done first"},
                read_nothing, nullptr)
        .custom("remove", object_of(removals_shape), {.help = "what is taken away; done second"}, read_nothing, nullptr)
        .custom("add", object_of(add_shape), {.help = "what is new; done third"}, read_nothing, nullptr)
        .custom("change", object_of(changes_shape), {.help = "what is changed; done last"}, read_nothing, nullptr);
    return out;
  }();
  return table;
}

}  // namespace qorgan::format
