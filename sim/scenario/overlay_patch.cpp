// Finding, removing, adding and changing entries.

#include "scenario/overlay_patch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "law/articles.hpp"

namespace qorgan::format {
namespace {

/// "role 'akimat'", "force 'civil-protection, regions, rescue'"
std::string name_of_entry(const ChangeableList& list, const Node& named) {
  if (named.is_scalar()) return fmt::format("{} {}", list.kind, quote(named.text));
  std::string text;
  for (std::string_view key : list.naming)
    if (!named.text_at(key).empty()) text += (text.empty() ? "" : ", ") + std::string(named.text_at(key));
  return fmt::format("{} {}", list.kind, quote(text));
}

bool fits(const ChangeableList& list, const Node& entry, const Node& named) {
  if (named.is_scalar()) return entry.text_at("id") == named.text;
  return std::all_of(list.naming.begin(), list.naming.end(), [&](std::string_view key) {
    const std::string_view wanted = named.text_at(key);
    return (wanted.empty() && key == "where") || (!wanted.empty() && entry.text_at(key) == wanted);
  });
}

void walk(const Node& node, const std::function<void(const Spot&)>& visit) {
  visit(node.spot);
  for (const Node& item : node.items) walk(item, visit);
  for (const Node::Member& member : node.members) {
    visit(member.spot);
    walk(member.value, visit);
  }
}

/// Gives the scalars of a value the nearest source: that of a mapping in it, else the one around it.
void stamp(Node& node, const std::string& source) {
  const std::string_view own = node.text_at("source");
  const std::string& nearest = own.empty() ? source : std::string(own);
  if (node.is_scalar()) node.source = std::make_shared<const std::string>(source);
  for (Node& item : node.items) stamp(item, nearest);
  for (Node::Member& member : node.members) stamp(member.value, nearest);
}

/// Texts are replaced whole; other mappings are changed key by key.
bool is_mapping(const Shape& shape) { return shape.kind == Shape::Kind::object && !shape.object().find("en"); }

/// The ids, owners, regions or fields that an entry of a list may be removed by; the text of a scalar.
std::string_view short_name(const Node& item) {
  if (item.is_scalar()) return item.text;
  for (std::string_view key : {"id", "role", "region", "field"})
    if (!item.text_at(key).empty()) return item.text_at(key);
  return {};
}

}  // namespace

/// The entries of the lists under `remove:` or `change:`.
template <class Do>
void Patch::each_item(std::string_view part, const ObjectShape& shape, Do&& act) {
  const Node* lists = overlay_.find(part);
  if (!lists || lists->is_nothing() || !reader_.mapping(*lists, shape)) return;
  for (const ChangeableList& list : changeable_lists()) {
    const Node* items = lists->find(list.key);
    if (!items || !reader_.list(*items, *shape.find(list.key))) continue;
    for (const Node& item : items->items) act(list, item);
  }
}

Spot Patch::relocate(const Spot& found, std::string& message) const {
  if (!found.file || !overlay_.spot.file || *found.file == *overlay_.spot.file) return found;
  if (const auto moved = moved_.find({*found.file, found.line, found.column}); moved != moved_.end())
    return moved->second;
  message += fmt::format(" ({}:{})", *found.file, found.line);
  const Node* extends = overlay_.find("extends");
  return extends ? extends->spot : overlay_.spot;
}

void Patch::touch(const Node& entry, const Spot& by) {
  walk(entry, [&](const Spot& spot) {
    if (spot.file) moved_.insert_or_assign({*spot.file, spot.line, spot.column}, by);
  });
}

std::optional<Patch::Found> Patch::find(const ChangeableList& list, const Node& named, const Spot& at) {
  // A name that cannot be read is no name that was left out.
  for (const std::string_view key : list.naming)
    if (const Node* part = named.find(key); part && !part->is_scalar()) {
      reader_.error(part->spot, fmt::format("'{}' needs a word, but {} stands here", key, describe(*part)));
      return std::nullopt;
    }
  std::vector<Found> found;
  std::vector<std::string_view> known;
  for (const auto& document : documents_) {
    Node* entries = document->find(list.key);
    if (!entries || !entries->is_list()) continue;
    for (std::size_t i = 0; i < entries->items.size(); ++i) {
      if (fits(list, entries->items[i], named)) found.push_back({entries, i});
      known.push_back(entries->items[i].text_at(list.naming.front()));
    }
  }
  if (found.size() == 1) return found.front();
  const std::string_view wanted = named.is_scalar() ? std::string_view(named.text) : named.text_at(list.naming.front());
  if (found.empty())
    reader_.error(at, fmt::format("there is no {} in what this file extends", name_of_entry(list, named)),
                  std::find(known.begin(), known.end(), wanted) != known.end() ? "" : reader_.suggest(wanted, known));
  else
    reader_.error(at,
                  fmt::format("{} means {} entries; say {}", name_of_entry(list, named), found.size(),
                              named.text_at("where").empty() ? "'where' as well" : "more by removing and adding them"));
  return std::nullopt;
}

void Patch::apply() {
  merge_all();
  remove_all();
  add_all();
  change_all();
}

void Patch::remove_all() {
  each_item("remove", removals_shape(), [&](const ChangeableList& list, const Node& item) { remove(list, item); });
}

void Patch::remove(const ChangeableList& list, const Node& item) {
  if (list.naming.size() == 1 ? !item.is_scalar() : !item.is_map()) {
    reader_.error(item.spot, fmt::format("'{}' needs {}, but {} stands here", list.key,
                                         list.naming.size() == 1 ? "ids" : "mappings", describe(item)));
    return;
  }
  if (item.is_map() && !reader_.mapping(item, force_name_shape())) return;
  const auto found = find(list, item, item.spot);
  if (!found) return;
  const std::string article(found->entry().text_at("article"));
  found->list->items.erase(found->list->items.begin() + static_cast<std::ptrdiff_t>(found->index));
  if (list.kind == "role") {
    replace_role(item.text, {}, item.spot);
    each_entry("instruments", [&](Node& instrument) {
      // Without its only holder the authority would fall to every competent body, which nobody has asked for.
      if (!article.empty() && articles_in(instrument.text_at("authority_article")) == std::vector{article}) {
        reader_.error(item.spot,
                      fmt::format("instrument '{}' is for role {} alone, {}; remove or change it before the role",
                                  instrument.text_at("id"), quote(item.text), article));
        std::erase_if(instrument.members, [](const Node::Member& m) { return m.key == "authority_article"; });  // told
      } else if (!holds(article)) {
        replace_authority(instrument, {{article, {}}}, item.spot);
      }
    });
  } else if (list.kind == "threat") {
    each_entry("instruments", [&](Node& instrument) {
      replace_in(instrument, table_of<Instrument>().shape(), "threat", item.text, {}, item.spot);
    });
  }
}

void Patch::add_all() {
  const Node* lists = overlay_.find("add");
  if (!lists || lists->is_nothing() || !reader_.mapping(*lists, add_shape())) return;
  auto document = std::make_unique<Node>();
  document->kind = Node::Kind::map;
  document->spot = lists->spot;
  const auto set = [&](std::string_view key, std::string_view text) {
    Node value;
    value.kind = Node::Kind::scalar;
    value.text = text;
    value.spot = lists->spot;
    document->members.push_back({std::string(key), lists->spot, std::move(value)});
  };
  set("qorgan", "institution-part");  // it is read as if it were one
  set("version", "1");
  const std::string_view own = lists->text_at("source");
  const std::string_view source = own.empty() ? overlay_.text_at("source") : own;
  if (!source.empty()) set("source", source);
  for (const Node::Member& member : lists->members)
    if (add_shape().find(member.key)) document->members.push_back(member);
  documents_.push_back(std::move(document));
}

void Patch::change_all() {
  move_articles();
  std::set<std::pair<const Node*, std::size_t>> done;
  each_item("change", changes_shape(), [&](const ChangeableList& list, const Node& item) {
    if (!reader_.mapping(item, change_shape(list))) return;
    const Node* name = item.find(list.naming.front());
    if (!name) {
      if (list.naming.size() > 1)
        reader_.error(item.spot, fmt::format("say which {}: its {}", list.kind, list.naming.front()));
      return;
    }
    const auto found = find(list, item, name->spot);
    if (!found) return;
    if (!done.emplace(found->list, found->index).second)
      reader_.error(name->spot, fmt::format("{} is changed twice", name_of_entry(list, item)));
    change(list, item);
  });
}

void Patch::change(const ChangeableList& list, const Node& item) {
  const auto found = find(list, item, item.spot);
  touch(found->entry(), item.spot);
  std::string source(item.text_at("source"));
  for (std::string_view around : {"change", ""}) {
    const Node* node = around.empty() ? &overlay_ : overlay_.find(around);
    if (source.empty() && node) source = node->text_at("source");
  }
  Node& entry = found->entry();
  entry.spot = item.spot;
  Node patch = item;
  std::erase_if(patch.members, [&](const Node::Member& member) {
    return std::find(list.naming.begin(), list.naming.end(), member.key) != list.naming.end();
  });
  change_fields(entry, patch, list.entry(), source);
}

void Patch::change_fields(Node& entry, const Node& patch, const ObjectShape& shape, const std::string& source) {
  for (const Node::Member& member : patch.members) {
    if (member.key == "source" && !shape.find("source")) continue;  // of the change, not of what it leaves alone
    if (const FieldShape* field = shape.find(member.key)) change_field(entry, member, *field, source, patch);
  }
}

void Patch::known_keys(const Node& node, const ObjectShape& shape) {
  std::vector<std::string_view> known = shape.keys();
  for (const Node::Member& member : node.members) {
    const std::string gone = shape.gone_now(member.key);
    if (gone.empty()) continue;
    reader_.error(member.spot, gone);
    known.push_back(member.key);
  }
  reader_.unknown_keys(node, shape.name, known);
}

void Patch::change_field(Node& entry, const Node::Member& member, const FieldShape& field, const std::string& source,
                         const Node& patch) {
  Node* target = entry.find(member.key);
  const std::string own_key = field.source_key.empty() ? "source" : field.source_key;
  const std::string_view own = patch.text_at(own_key);
  const std::string nearest = own.empty() ? source : std::string(own);
  if (target && target->is_map() && member.value.is_map() && is_mapping(field.shape)) {
    target->spot = member.value.spot;
    const ObjectShape& shape = field.shape.object();
    known_keys(member.value, shape);  // no key of the result would tell of them
    change_fields(*target, member.value, shape, nearest);
    return;
  }
  if (field.shape.kind == Shape::Kind::list && member.value.is_map()) {
    if (!target) {
      entry.members.push_back({member.key, member.spot, Node{}});
      target = &entry.members.back().value;
      target->kind = Node::Kind::list;
      target->spot = member.value.spot;
    }
    edit_list(*target, member.value, field, nearest);
    return;
  }
  Node value = member.value;
  stamp(value, nearest);
  if (target)
    *target = std::move(value);
  else
    entry.members.push_back({member.key, member.spot, std::move(value)});
}

void Patch::edit_list(Node& target, const Node& edit, const FieldShape& field, const std::string& source) {
  reader_.unknown_keys(edit, fmt::format("the changes of the list '{}'", field.name), {"add", "remove", "source"});
  if (target.is_scalar()) {
    reader_.error(edit.spot, fmt::format("'{}' is {} in what this file extends; give the whole list instead",
                                         field.name, quote(target.text)));
    return;
  }
  FieldShape part = field;
  part.required = false;
  target.kind = Node::Kind::list;
  part.name = "remove";
  if (const Node* removed = edit.find("remove"); removed && reader_.list(*removed, part))
    for (const Node& item : removed->items) {
      const std::string name = item.is_scalar() ? item.text : std::string();
      std::vector<std::string_view> known;
      for (const Node& there : target.items) known.push_back(short_name(there));
      if (std::find(known.begin(), known.end(), name) == known.end())
        reader_.error(item.spot, fmt::format("{} does not stand in '{}'", describe(item), field.name),
                      reader_.suggest(name, known));
      std::erase_if(target.items, [&](const Node& there) { return short_name(there) == name; });
    }
  part.name = "add";
  const std::string_view own = edit.text_at("source");
  if (const Node* added = edit.find("add"); added && reader_.list(*added, part))
    for (const Node& item : added->items) {
      if (item.is_scalar() && std::any_of(target.items.begin(), target.items.end(), [&](const Node& there) {
            return there.is_scalar() && there.text == item.text;
          })) {
        reader_.error(item.spot, fmt::format("{} stands in '{}' already", quote(item.text), field.name));
        continue;
      }
      target.items.push_back(item);
      stamp(target.items.back(), own.empty() ? source : std::string(own));
    }
}

}  // namespace qorgan::format
