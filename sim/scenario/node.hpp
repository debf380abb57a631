#pragma once
// A file as a tree of nodes that remember where they stand. Says nothing of what the file means.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.hpp"

namespace qorgan::format {

/// A place in a file; cheap to copy. Without a file it is nowhere.
struct Spot {
  std::shared_ptr<const std::string> file;
  int line = 0;    ///< from 1; 0 is the file as a whole
  int column = 0;  ///< from 1, in characters
  [[nodiscard]] Place place() const { return {file ? *file : std::string(), line, column}; }
};

/// A value of the tree. Numbers and booleans stay text until a field says what they are, so `no` can be a word.
struct Node {
  enum class Kind : std::uint8_t { nothing, scalar, list, map };
  /// What a scalar is by the way it is written: JSON says so, YAML leaves it open.
  enum class Written : std::uint8_t { open, text, number, flag };
  struct Member;

  Kind kind = Kind::nothing;
  Written written = Written::open;
  std::string text;             ///< of a scalar
  std::vector<Member> members;  ///< of a map, in the order of the file
  std::vector<Node> items;      ///< of a list
  Spot spot;
  /// Where an override or an overlay replaced it: its source, which goes before any other; empty where it has none.
  std::shared_ptr<const std::string> source;

  [[nodiscard]] bool is_map() const { return kind == Kind::map; }
  [[nodiscard]] bool is_list() const { return kind == Kind::list; }
  [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
  [[nodiscard]] bool is_nothing() const { return kind == Kind::nothing; }
  /// The value under a key of a map; nullptr where there is none.
  [[nodiscard]] const Node* find(std::string_view key) const;
  [[nodiscard]] Node* find(std::string_view key);
  /// The text under a key where that is a scalar; empty otherwise.
  [[nodiscard]] std::string_view text_at(std::string_view key) const;
};

struct Node::Member {
  std::string key;
  Spot spot;  ///< of the key
  Node value;
};

/// The value as YAML on one line: what it says, not where it stands or how it was written. Read again it is the same.
[[nodiscard]] std::string to_yaml(const Node& node);
/// "a mapping", "a list", "'text'", "the number 5" or "nothing": what stands there, for messages.
[[nodiscard]] std::string describe(const Node& node);
/// User text for a message: in quotes, cut to about 60 characters, control characters replaced.
[[nodiscard]] std::string quote(std::string_view text);

}  // namespace qorgan::format
