#pragma once
// Applies an overlay to the tree of the institution that it extends, before that tree is read: so whatever it makes is
// checked like a file that says the same in full.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "scenario/overlay_fields.hpp"
#include "scenario/reader.hpp"

namespace qorgan::format {

/// The files of an institution as trees, in the order in which their lists join; the main one first.
using Documents = std::vector<std::unique_ptr<Node>>;

class Patch {
 public:
  /// `overlay`: the root of the overlay's file. All three must outlive the patch.
  Patch(Documents& documents, const Node& overlay, Reader& reader)
      : documents_(documents), overlay_(overlay), reader_(reader) {}

  /// Merges, removes, adds, changes, in this order. Reports what does not fit, at the overlay's lines.
  void apply();

  /// Where to show a finding about something that the overlay did not write: at the entry that changed it, else where
  /// it names what it extends, with the place itself in the message.
  [[nodiscard]] Spot relocate(const Spot& found, std::string& message) const;

  /// Ids of agencies that disappeared and of those that took them in.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& merged() const { return merged_; }

 private:
  using Key = std::tuple<std::string, int, int>;
  struct Found {
    Node* list = nullptr;
    std::size_t index = 0;
    [[nodiscard]] Node& entry() const { return list->items[index]; }
  };

  void merge_all();
  void remove_all();
  void add_all();
  void change_all();

  void merge(const Node& item);
  void join(Node& into, const Node& from, const Spot& at);
  void remove(const ChangeableList& list, const Node& item);
  void change(const ChangeableList& list, const Node& item);
  void change_fields(Node& entry, const Node& patch, const ObjectShape& shape, const std::string& source);
  /// Reports the keys that a mapping cannot have, those that are gone with what holds now.
  void known_keys(const Node& node, const ObjectShape& shape);
  void change_field(Node& entry, const Node::Member& member, const FieldShape& field, const std::string& source,
                    const Node& patch);
  void edit_list(Node& target, const Node& edit, const FieldShape& field, const std::string& source);

  /// Puts `into` in place of a role in everything that mentions it; takes the mention away where `into` is empty.
  void replace_role(const std::string& role, const std::string& into, const Spot& at);
  void replace_in(Node& node, const ObjectShape& shape, std::string_view kind, const std::string& id,
                  const std::string& into, const Spot& at);
  /// The same in the leads of a threat, whose articles go with them.
  void replace_lead(Node& threat, const std::string& role, const std::string& into, const Spot& at);
  /// Calls articles in the authority for an instrument as they are called now; an empty name takes them away.
  void replace_authority(Node& instrument, const std::map<std::string, std::string>& now, const Spot& at);
  /// Whether a role has that article, or one that is added.
  [[nodiscard]] bool holds(std::string_view article);
  /// Puts one article in place of another where a threat says on what a role leads against it or a part of it.
  void replace_lead_article(const std::string& role, const std::string& article, const std::string& into,
                            const Spot& at);
  /// Carries the articles that `change:` gives to roles over to whatever cites them.
  void move_articles();

  /// The one entry that the node names; empty, after an error, where there is none or more than one.
  [[nodiscard]] std::optional<Found> find(const ChangeableList& list, const Node& named, const Spot& at);
  [[nodiscard]] std::optional<Found> find_role(const Node& item, std::string_view key);
  /// Remembers that what stands in the entry is now the overlay's business.
  void touch(const Node& entry, const Spot& by);
  template <class Do>
  void each_entry(std::string_view key, Do&& act) {
    for (const auto& document : documents_)
      if (Node* list = document->find(key); list && list->is_list())
        for (Node& entry : list->items) act(entry);
  }
  template <class Do>
  void each_item(std::string_view part, const ObjectShape& shape, Do&& act);

  Documents& documents_;
  const Node& overlay_;
  Reader& reader_;
  std::map<Key, Spot> moved_;
  std::vector<std::pair<std::string, std::string>> merged_;
};

}  // namespace qorgan::format
