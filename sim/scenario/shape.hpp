#pragma once
// What a value of a file may be, as data. Loader, diagnostics, JSON Schema, starter file and reference documentation
// are all made from these descriptions, so none of them can say something else than the others.

#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/quantity.hpp"

namespace qorgan::format {

struct ObjectShape;

struct Shape {
  enum class Kind : std::uint8_t {
    word,        ///< a short text on one line
    prose,       ///< a longer text
    local_text,  ///< a text in three languages
    identifier,  ///< letters, digits, '-' and '_'
    article,     ///< "15(1)(17)"
    articles,    ///< several of them in one text: "15(1)(17), 13(3)"
    path,        ///< of a file
    flag,        ///< yes or no
    integer,     ///< a whole number
    quantity,    ///< a number with the unit of its dimension
    threshold,   ///< a number with the unit of the measure beside it
    instant,     ///< a date with a time of day
    moment,      ///< an instant, or a length of time after the start
    offset,      ///< "+05:00"
    choice,      ///< one of `words`
    reference,   ///< the id of a thing of kind `target`
    list,        ///< of `element`
    object,      ///< a mapping of named fields
    settings,    ///< a mapping of parameter paths to values
  };
  Kind kind = Kind::word;
  Dimension dimension = Dimension::number;
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool editable = false;           ///< of a list: a mapping with `add` and `remove` may stand in its place
  bool may_be_empty = false;       ///< of a text
  std::size_t longest = 0;         ///< characters of a text, entries of a list
  std::vector<std::string> words;  ///< of a choice; of a list or moment: single words that may stand in its place
  std::string target;              ///< of a reference: "role"
  std::shared_ptr<const Shape> element;
  std::function<const ObjectShape&()> object;  ///< a function, since shapes may contain themselves
};

/// One key of a mapping.
struct FieldShape {
  std::string name;
  std::string former;  ///< what files of an earlier version called it; what a file means goes on under that name
  Shape shape;
  bool required = false;
  bool setting = false;  ///< a choice of the author, no figure: needs no source
  bool apart = false;    ///< no part of what the file means
  std::string fallback;  ///< the default as a file would write it; empty where there is none to speak of
  std::string help;
  std::string source;      ///< of the default
  std::string source_key;  ///< a key beside it that holds its source
  std::string example;     ///< for the starter file
};

/// A mapping. Every mapping of a YAML file may also carry `source:`, which holds for the numbers in it and below.
struct ObjectShape {
  std::string name;  ///< "role"; unique among all shapes of a format
  std::string help;
  std::vector<FieldShape> fields;
  /// Keys of earlier versions that nothing of today stands for, and what holds instead.
  std::vector<std::pair<std::string, std::string>> gone;
  bool sourced = true;  ///< whether `source:` may stand in it
  [[nodiscard]] const FieldShape* find(std::string_view field) const;
  /// The key that files of an earlier version called so; nullptr where there is none.
  [[nodiscard]] const FieldShape* formerly(std::string_view field) const;
  /// What is said of such a key: "'x' is gone: ..."; empty where it is none.
  [[nodiscard]] std::string gone_now(std::string_view field) const;
  /// Keys that a file may use, `source` included where it may stand.
  [[nodiscard]] std::vector<std::string_view> keys() const;
};

inline constexpr std::string_view source_help =
    "where the numbers in this mapping and below come from: an article, a publication, a public figure, or "
    "'assumption: why'";

/// What is said of a key by its earlier name.
[[nodiscard]] std::string called_now(const FieldShape& field);
/// "an incident", "a region".
[[nodiscard]] std::string with_article(std::string_view noun);
/// All words of a short list, the first of a long one and how many there are.
[[nodiscard]] std::string listed(const std::vector<std::string>& words);
/// "6 h", "10000000": a value as such a field writes it.
[[nodiscard]] std::string shown(double value, const Shape& shape);
/// "from 1 to 64", "at least 0 h", "" where anything goes.
[[nodiscard]] std::string range_text(const Shape& shape);
/// "duration (h, min, d, s, week)", "one of a, b": the type for people.
[[nodiscard]] std::string type_text(const Shape& shape);

}  // namespace qorgan::format
