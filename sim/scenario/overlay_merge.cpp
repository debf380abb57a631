// Merging two agencies, and taking a role out of everything that mentions it.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "law/articles.hpp"
#include "scenario/overlay_patch.hpp"
#include "scenario/shape_walk.hpp"

namespace qorgan::format {
namespace {

Node scalar(std::string text, const Spot& at) {
  Node out;
  out.kind = Node::Kind::scalar;
  out.text = std::move(text);
  out.spot = at;
  return out;
}

Node& member(Node& node, std::string_view key, const Spot& at) {
  if (Node* found = node.find(key)) return *found;
  node.members.push_back({std::string(key), at, Node{}});
  node.members.back().value.spot = at;
  return node.members.back().value;
}

/// "15(1)(9), 15(1)(8-2)": what the first does not have yet is added.
std::string join_articles(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || a == b) return std::string(a.empty() ? b : a);
  return fmt::format("{}, {}", a, b);
}

/// The list of articles with each as it is called now, none of them twice; empty names fall away.
std::string renamed(std::string_view list, const std::map<std::string, std::string>& now) {
  std::vector<std::string> out;
  for (std::string& one : articles_in(list)) {
    if (const auto found = now.find(one); found != now.end()) one = found->second;
    if (!one.empty() && std::find(out.begin(), out.end(), one) == out.end()) out.push_back(std::move(one));
  }
  return fmt::format("{}", fmt::join(out, ", "));
}

std::size_t strength_of(const Node* coordination) {
  const std::string_view right = coordination ? coordination->text_at("right") : std::string_view();
  for (std::size_t i = 0; i < coordination_right_names.size(); ++i)
    if (coordination_right_names[i].name == right) return i;
  return 0;
}

/// The stronger right of both, over the fields of both.
void join_coordination(Node& into, const Node& from, const Spot& at) {
  const Node* given = from.find("coordination");
  const std::size_t theirs = strength_of(given);
  if (theirs == 0) return;
  Node& own = member(into, "coordination", at);
  const std::size_t ours = strength_of(&own);
  const std::string article =
      join_articles(own.text_at("article").empty() && ours > 0 ? into.text_at("article") : own.text_at("article"),
                    given->text_at("article").empty() ? from.text_at("article") : given->text_at("article"));
  if (ours == 0) {
    own = *given;
  } else {
    if (theirs > ours) member(own, "right", at) = *given->find("right");
    const Node* their_field = given->find("field");
    Node& field = member(own, "field", at);
    for (Language language : all_languages)
      if (Node* text = field.find(code_of(language)); text && their_field)
        text->text += fmt::format("; {}", their_field->text_at(code_of(language)));
  }
  member(own, "article", at) = scalar(article, at);
}

void join_competences(Node& into, const Node& from, const Spot& at) {
  const Node* given = from.find("competences");
  if (!given) return;
  Node& own = member(into, "competences", at);
  own.kind = Node::Kind::list;
  for (Node competence : given->items) {
    // What rested on the subparagraph of the other body rests on it still.
    if (!competence.find("article"))
      competence.members.push_back({"article", at, scalar(std::string(from.text_at("article")), at)});
    const auto same = std::find_if(own.items.begin(), own.items.end(), [&](const Node& there) {
      return there.text_at("field") == competence.text_at("field") &&
             there.text_at("function") == competence.text_at("function");
    });
    if (same == own.items.end())
      own.items.push_back(std::move(competence));
    else if (same->text_at("basis") == "inferred" && competence.text_at("basis") == "stated")
      *same = std::move(competence);
  }
}

void join_territorial(Node& into, const Node& from) {
  const Node* given = from.find("territorial");
  if (!given) return;
  Node* own = into.find("territorial");
  if (!own || !own->is_map()) {
    std::erase_if(into.members, [](const Node::Member& m) { return m.key == "territorial"; });
    into.members.push_back({"territorial", given->spot, *given});
    return;
  }
  Node* regions = own->find("regions");
  const Node* more = given->find("regions");
  if (!regions || !more || regions->is_scalar()) return;
  if (more->is_scalar()) {
    *regions = *more;  // all
    return;
  }
  for (const Node& region : more->items)
    if (std::none_of(regions->items.begin(), regions->items.end(),
                     [&](const Node& r) { return r.text == region.text; }))
      regions->items.push_back(region);
}

bool mentions(const Node& node, std::string_view text) {
  if (node.is_scalar()) return node.text == text;
  return std::any_of(node.items.begin(), node.items.end(), [&](const Node& item) { return mentions(item, text); }) ||
         std::any_of(node.members.begin(), node.members.end(),
                     [&](const Node::Member& m) { return mentions(m.value, text); });
}

std::size_t size_of(const Node& node, std::string_view key) {
  const Node* list = node.find(key);
  return list ? list->items.size() : 0;
}

/// What the status of a lead must say once bodies have gone from it.
void settle_status(Node& threat, const Spot& at) {
  Node* status = threat.find("lead_status");
  if (!status || !status->is_scalar()) return;
  const std::size_t leads = size_of(threat, "lead"), parts = size_of(threat, "component_leads");
  const auto is = [&](LeadStatus s) { return status->text == name_of(s); };
  LeadStatus now = LeadStatus::gap;
  if (is(LeadStatus::gap) || leads >= 2) return;
  if (is(LeadStatus::partial)) {
    if (leads + parts > 0) return;
  } else if (leads == 1) {
    now = parts > 0 && !is(LeadStatus::single) ? LeadStatus::single_with_component_leads : LeadStatus::single;
  }
  if (!is(now)) *status = scalar(std::string(name_of(now)), at);
}

}  // namespace

void Patch::merge_all() {
  const Node* list = overlay_.find("merge");
  if (!list) return;
  if (!reader_.list(*list, *table_of<Overlay>().shape().find("merge"))) return;
  for (const Node& item : list->items)
    if (reader_.mapping(item, merge_shape())) merge(item);
}

std::optional<Patch::Found> Patch::find_role(const Node& item, std::string_view key) {
  const Node* name = item.find(key);
  if (!name) return std::nullopt;  // the mapping has been told that it lacks the key
  if (!name->is_scalar()) {
    reader_.error(name->spot, fmt::format("'{}' needs the id of a role, but {} stands here", key, describe(*name)));
    return std::nullopt;
  }
  const auto found = find(changeable_lists()[1], *name, name->spot);
  if (found && found->entry().text_at("kind") != "agency") {
    reader_.error(name->spot,
                  fmt::format("role {} is no agency of 15(1); only agencies can be merged", quote(name->text)));
    return std::nullopt;
  }
  return found;
}

void Patch::merge(const Node& item) {
  auto into = find_role(item, "into");
  const auto from = find_role(item, "from");
  if (!into || !from) return;
  const std::string heir(item.text_at("into")), gone(item.text_at("from"));
  if (heir == gone) {
    reader_.error(item.spot, fmt::format("role {} cannot be merged into itself", quote(heir)));
    return;
  }
  const std::string article(from->entry().text_at("article")), heir_article(into->entry().text_at("article"));
  touch(into->entry(), item.spot);
  touch(from->entry(), item.spot);
  join(into->entry(), from->entry(), item.spot);
  from->list->items.erase(from->list->items.begin() + static_cast<std::ptrdiff_t>(from->index));
  replace_role(gone, heir, item.spot);
  each_entry("instruments", [&](Node& instrument) {
    replace_authority(instrument, {{article, heir_article}}, item.spot);
  });
  replace_lead_article(heir, article, heir_article, item.spot);
  for (auto& [earlier, now] : merged_)
    if (now == gone) now = heir;
  merged_.emplace_back(gone, heir);
}

void Patch::join(Node& into, const Node& from, const Spot& at) {
  join_competences(into, from, at);
  join_coordination(into, from, at);
  join_territorial(into, from);
  if (const std::string_view force = from.text_at("force_article"); !force.empty())
    member(into, "force_article", at) = scalar(join_articles(into.text_at("force_article"), force), at);
  if (const Node* powers = from.find("powers")) {
    Node& own = member(into, "powers", at);
    own.kind = Node::Kind::list;
    own.items.insert(own.items.end(), powers->items.begin(), powers->items.end());
  }
}

void Patch::replace_authority(Node& instrument, const std::map<std::string, std::string>& now, const Spot& at) {
  Node* authority = instrument.find("authority_article");
  if (!authority || !authority->is_scalar()) return;
  const std::vector<std::string> cited = articles_in(authority->text);
  if (std::none_of(cited.begin(), cited.end(), [&](const std::string& one) { return now.contains(one); })) return;
  touch(instrument, at);
  *authority = scalar(renamed(authority->text, now), at);
}

bool Patch::holds(std::string_view article) {
  bool found = false;
  const auto look = [&](const Node& role) { found = found || role.text_at("article") == article; };
  each_entry("roles", look);
  const Node* added = overlay_.find("add");
  if (const Node* roles = added ? added->find("roles") : nullptr)
    for (const Node& role : roles->items) look(role);
  return found;
}

void Patch::replace_lead_article(const std::string& role, const std::string& article, const std::string& into,
                                 const Spot& at) {
  each_entry("threats", [&](Node& threat) {
    const auto replace = [&](Node& cited) {
      if (!cited.is_scalar() || cited.text != article) return;
      touch(threat, at);
      cited = scalar(into, at);
    };
    const Node* lead = threat.find("lead");
    Node* articles = threat.find("lead_articles");
    if (lead && articles)
      for (std::size_t i = 0; i < std::min(lead->items.size(), articles->items.size()); ++i)
        if (lead->items[i].text == role) replace(articles->items[i]);
    Node* parts = threat.find("component_leads");
    if (!parts) return;
    for (Node& part : parts->items)
      if (Node* cited = part.find("article"); cited && part.text_at("role") == role) replace(*cited);
  });
}

void Patch::move_articles() {
  // All at once and before the other changes: two roles may change places, and what is said of an instrument or a lead
  // by itself stands.
  const Node* lists = overlay_.find("change");
  const Node* roles = lists ? lists->find("roles") : nullptr;
  if (!roles || !roles->is_list()) return;
  struct Move {
    std::string role, from, to;
    Spot at;
  };
  std::vector<Move> moves;
  std::multiset<std::string, std::less<>> held;  // before any change
  std::map<std::string, std::string> now;
  each_entry("roles", [&](Node& role) {
    held.emplace(role.text_at("article"));
    for (const Node& item : roles->items) {
      const std::string_view to = item.text_at("article");
      if (to.empty() || item.text_at("id") != role.text_at("id") || to == role.text_at("article")) continue;
      moves.push_back({std::string(item.text_at("id")), std::string(role.text_at("article")), std::string(to),
                       item.find("article")->spot});
    }
  });
  if (moves.empty()) return;
  for (const Move& move : moves) {
    replace_lead_article(move.role, move.from, move.to, move.at);
    if (held.count(move.from) == 1) now.emplace(move.from, move.to);  // else others are still called so
  }
  each_entry("instruments", [&](Node& instrument) { replace_authority(instrument, now, moves.front().at); });
}

void Patch::replace_role(const std::string& role, const std::string& into, const Spot& at) {
  each_entry("threats", [&](Node& threat) {
    if (mentions(threat, role)) replace_lead(threat, role, into, at);
  });
  for (const ChangeableList& list : changeable_lists())
    each_entry(list.key, [&](Node& entry) {
      if (mentions(entry, role)) replace_in(entry, list.entry(), "role", role, into, at);
    });
  each_entry("threats", [&](Node& threat) {
    if (moved_.contains({threat.spot.file ? *threat.spot.file : "", threat.spot.line, threat.spot.column}))
      settle_status(threat, at);
  });
  if (!into.empty()) return;
  for (const auto& document : documents_)
    if (Node* forces = document->find("forces"); forces && forces->is_list())
      std::erase_if(forces->items, [&](const Node& force) { return force.text_at("role") == role; });
}

void Patch::replace_lead(Node& threat, const std::string& role, const std::string& into, const Spot& at) {
  Node* lead = threat.find("lead");
  Node* articles = threat.find("lead_articles");
  if (!lead || !lead->is_list()) return;
  bool there = false;
  for (std::size_t i = 0; i < lead->items.size();) {
    const bool this_one = lead->items[i].text == role;
    const bool heir = !into.empty() && lead->items[i].text == into;
    if (this_one || heir) touch(threat, at);
    if (this_one && !into.empty() && !there) lead->items[i] = scalar(into, at);
    if ((this_one && into.empty()) || ((this_one || heir) && there)) {
      lead->items.erase(lead->items.begin() + static_cast<std::ptrdiff_t>(i));
      if (articles && i < articles->items.size())
        articles->items.erase(articles->items.begin() + static_cast<std::ptrdiff_t>(i));
      continue;
    }
    there = there || this_one || heir;
    ++i;
  }
}

void Patch::replace_in(Node& node, const ObjectShape& shape, std::string_view kind, const std::string& id,
                       const std::string& into, const Spot& at) {
  const auto refers = [&](const Shape& s) { return s.kind == Shape::Kind::reference && s.target == kind; };
  for (const FieldShape& field : shape.fields) {
    Node* value = node.find(field.name);
    if (!value || !mentions(*value, id)) continue;
    const ObjectShape* inner = object_in(field.shape);
    if (refers(field.shape) && value->is_scalar() && !into.empty()) {
      touch(node, at);
      *value = scalar(into, at);
    } else if (field.shape.kind == Shape::Kind::list && refers(*field.shape.element)) {
      touch(node, at);
      bool there = std::any_of(value->items.begin(), value->items.end(), [&](const Node& i) { return i.text == into; });
      std::erase_if(value->items, [&](Node& item) {
        if (item.text != id) return false;
        if (into.empty() || there) return true;
        item = scalar(into, at);
        there = true;
        return false;
      });
    } else if (inner && value->is_list()) {
      // Of mappings that are about the thing, such as the part of a threat that a body leads, nothing is left without
      // it.
      touch(node, at);
      for (Node& item : value->items) replace_in(item, *inner, kind, id, into, at);
      if (into.empty())
        std::erase_if(value->items, [&](const Node& item) {
          return std::any_of(inner->fields.begin(), inner->fields.end(),
                             [&](const FieldShape& f) { return refers(f.shape) && item.text_at(f.name) == id; });
        });
    } else if (inner && value->is_map()) {
      replace_in(*value, *inner, kind, id, into, at);
    }
  }
}

}  // namespace qorgan::format
