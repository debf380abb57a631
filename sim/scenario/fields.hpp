#pragma once
// The table of one mapping: its keys, each bound to a member of T. The single place where a key is described.
//
//   table.field("servers", &DeskProfile::servers, {.help = "desks that work at once", .low = 1, .high = 64});
//
// The type of the member says how the value is read and what the schema says of it.

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenario/meaning.hpp"
#include "scenario/reader.hpp"

namespace qorgan::format {

/// What a table says of one key; everything may be left out.
struct Options {
  std::string_view help = {};
  Dimension dimension = Dimension::number;
  double low = -std::numeric_limits<double>::infinity();  ///< in base units
  double high = std::numeric_limits<double>::infinity();
  bool required = false;
  bool setting = false;                  ///< no figure: needs no source
  std::string_view source = {};          ///< of the default
  std::string_view source_key = {};      ///< a key beside it that holds its source
  std::string_view example = {};         ///< for the starter file
  Shape::Kind kind = Shape::Kind::word;  ///< of a text: word, prose, identifier, article ...
  std::string_view refers = {};          ///< the text is the id of such a thing
  std::vector<std::string> words = {};   ///< the text is one of these
  std::size_t longest = 0;               ///< characters of a text, entries of a list
  bool may_be_empty = false;             ///< a text
  std::string_view former = {};          ///< the key in files of an earlier version
  bool all = false;                      ///< `all` may stand for the list of all there are
  bool apart = false;                    ///< no part of what the file means: words for people, conditions of one run
};

template <class T>
class Fields;

/// The table of T; defined once for each T, in the file of its format.
template <class T>
const Fields<T>& table_of();

/// Kind of thing that an id refers to, as References calls it.
template <class IdType>
inline constexpr std::string_view reference_kind{};
template <>
inline constexpr std::string_view reference_kind<RoleId> = "role";
template <>
inline constexpr std::string_view reference_kind<RegionId> = "region";
template <>
inline constexpr std::string_view reference_kind<SettlementId> = "settlement";
template <>
inline constexpr std::string_view reference_kind<ThreatId> = "threat";
template <>
inline constexpr std::string_view reference_kind<InstrumentId> = "instrument";
template <>
inline constexpr std::string_view reference_kind<IncidentId> = "incident";

/// Words for people: no run depends on them.
template <class M>
inline constexpr bool words_for_people = false;
template <>
inline constexpr bool words_for_people<LocalText> = true;
template <class M>
inline constexpr bool words_for_people<std::vector<M>> = words_for_people<M>;

/// How values of type M are described, read and shown, and what they mean.
template <class M>
struct Codec {
  // A type without a codec of its own is a mapping with a table.
  static Shape shape(const Options&) {
    Shape out;
    out.kind = Shape::Kind::object;
    out.object = []() -> const ObjectShape& { return table_of<M>().shape(); };
    return out;
  }
  static void read(Reader& reader, const Node& node, const FieldShape& field, M& value) {
    // Where the mapping stands under a key of its own, and is no entry of a list, the key says best which it is.
    if (!node.is_map() && reader.stands_under(field.name))
      return reader.error(node.spot, fmt::format("'{}' needs a mapping of {}, but {} stands here", field.name,
                                                 table_of<M>().shape().name, describe(node)));
    table_of<M>().read(reader, node, value);
  }
  static void mean(Meaning& meaning, const M& value, const Shape&) { table_of<M>().mean(meaning, value); }
  static std::string show(const M&, const FieldShape&) { return {}; }
};

template <>
struct Codec<std::string> {
  static Shape shape(const Options& options) {
    Shape out;
    out.kind = !options.refers.empty()  ? Shape::Kind::reference
               : !options.words.empty() ? Shape::Kind::choice
                                        : options.kind;
    out.target = options.refers;
    out.words = options.words;
    out.longest = options.longest;
    out.may_be_empty = options.may_be_empty;
    return out;
  }
  static void read(Reader& reader, const Node& node, const FieldShape& field, std::string& value) {
    if (field.shape.kind == Shape::Kind::choice) {
      if (const auto index = reader.choice(node, field)) value = field.shape.words[*index];
    } else if (field.shape.kind == Shape::Kind::reference) {
      if (reader.reference(node, field)) value = node.text;
    } else if (auto text = reader.text(node, field)) {
      value = std::move(*text);
    }
  }
  static void mean(Meaning& meaning, const std::string& value, const Shape& shape) {
    shape.kind == Shape::Kind::threshold ? meaning.quantity(value) : meaning.text(value);
  }
  static std::string show(const std::string& value, const FieldShape&) { return value; }
};

template <>
struct Codec<LocalText> {
  static Shape shape(const Options& options) {
    Shape out;
    out.kind = Shape::Kind::local_text;
    out.longest = options.longest > 0 ? options.longest : 4000;
    return out;
  }
  static void read(Reader& reader, const Node& node, const FieldShape& field, LocalText& value) {
    if (auto text = reader.local_text(node, field)) value = std::move(*text);
  }
  static void mean(Meaning&, const LocalText&, const Shape&) {}
  static std::string show(const LocalText&, const FieldShape&) { return {}; }
};

template <>
struct Codec<bool> {
  static Shape shape(const Options&) {
    Shape out;
    out.kind = Shape::Kind::flag;
    return out;
  }
  static void read(Reader& reader, const Node& node, const FieldShape& field, bool& value) {
    if (const auto flag = reader.flag(node, field)) {
      value = *flag;
      if (!field.source.empty()) reader.record(node, field, *flag ? 1 : 0);  // a parameter; others are no figures
    }
  }
  static void mean(Meaning& meaning, bool value, const Shape&) { meaning.whole(value ? 1 : 0); }
  static std::string show(bool value, const FieldShape&) { return value ? "yes" : "no"; }
};

template <>
struct Codec<int> {
  static Shape shape(const Options& options) {
    Shape out;
    out.kind = Shape::Kind::integer;
    out.low = options.low;
    out.high = options.high;
    return out;
  }
  static void read(Reader& reader, const Node& node, const FieldShape& field, int& value) {
    if (const auto number = reader.integer(node, field)) value = *number;
  }
  static void mean(Meaning& meaning, int value, const Shape&) { meaning.number(value); }
  static std::string show(int value, const FieldShape&) { return std::to_string(value); }
};

template <>
struct Codec<double> {
  static Shape shape(const Options& options) {
    Shape out;
    out.kind = Shape::Kind::quantity;
    out.dimension = options.dimension;
    out.low = options.low;
    out.high = options.high;
    return out;
  }
  static void read(Reader& reader, const Node& node, const FieldShape& field, double& value) {
    if (const auto number = reader.quantity(node, field)) value = *number;
  }
  static void mean(Meaning& meaning, double value, const Shape&) { meaning.number(value); }
  static std::string show(double value, const FieldShape& field) {
    return format_quantity(value, field.shape.dimension);
  }
};

/// Enumerations with a Vocabulary.
template <class E>
requires std::is_enum_v<E>
struct Codec<E> {
  static Shape shape(const Options& options) {
    Shape out;
    out.kind = Shape::Kind::choice;
    out.words = options.words;  // a format may allow fewer than the vocabulary has
    if (out.words.empty())
      for (const auto& entry : Vocabulary<E>::names()) out.words.emplace_back(entry.name);
    return out;
  }
  static void read(Reader& reader, const Node& node, const FieldShape& field, E& value) {
    if (const auto index = reader.choice(node, field))
      if (const auto known = from_name<E>(field.shape.words[*index])) value = *known;
  }
  static void mean(Meaning& meaning, E value, const Shape&) { meaning.text(name_of(value)); }
  static std::string show(E value, const FieldShape&) { return std::string(name_of(value)); }
};

template <class Tag>
struct Codec<Id<Tag>> {
  static Shape shape(const Options&) {
    Shape out;
    out.kind = Shape::Kind::reference;
    out.target = reference_kind<Id<Tag>>;
    return out;
  }
  static void read(Reader& reader, const Node& node, const FieldShape& field, Id<Tag>& value) {
    if (const auto index = reader.reference(node, field)) value = Id<Tag>(*index);
  }
  static void mean(Meaning& meaning, Id<Tag> value, const Shape&) { meaning.whole(value.value); }
  static std::string show(Id<Tag>, const FieldShape&) { return {}; }
};

template <class M>
struct Codec<std::vector<M>> {
  static Shape shape(const Options& options) {
    Shape out;
    out.kind = Shape::Kind::list;
    Options of_entry = options;
    of_entry.longest = 0;
    out.element = std::make_shared<const Shape>(Codec<M>::shape(of_entry));
    out.longest = options.longest;
    if (options.all) out.words = {"all"};
    return out;
  }
  static void read(Reader& reader, const Node& node, const FieldShape& field, std::vector<M>& values) {
    if (read_all(reader, node, field, values)) return;
    if (!reader.list(node, field)) return;
    FieldShape entry = field;
    entry.shape = *field.shape.element;
    const std::vector<std::string> names = entry_names(node);
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const Reader::Step step(reader, names[i]);
      values.emplace_back();
      Codec<M>::read(reader, node.items[i], entry, values.back());
      if constexpr (!reference_kind<M>.empty())
        if (values.back().valid() && std::find(values.begin(), values.end() - 1, values.back()) != values.end() - 1)
          reader.error(node.items[i].spot,
                       fmt::format("{} stands in '{}' already", quote(node.items[i].text), field.name));
    }
  }
  static void mean(Meaning& meaning, const std::vector<M>& values, const Shape& shape) {
    meaning.whole(values.size());
    for (const M& value : values) Codec<M>::mean(meaning, value, *shape.element);
  }
  static std::string show(const std::vector<M>&, const FieldShape&) { return {}; }

 private:
  /// `all` in place of a list of references.
  static bool read_all(Reader& reader, const Node& node, const FieldShape& field, std::vector<M>& values) {
    if constexpr (!reference_kind<M>.empty()) {
      if (field.shape.words.empty() || !node.is_scalar() || node.text != field.shape.words.front()) return false;
      for (std::size_t i = 0; i < reader.references.count(field.shape.element->target); ++i) values.push_back(M(i));
      return true;
    }
    return false;
  }
};

template <class T>
class Fields {
 public:
  using Read = std::function<void(Reader&, const Node&, const FieldShape&, T&)>;
  using Check = std::function<void(Reader&, const Node&, T&)>;
  using Mean = std::function<void(Meaning&, const T&)>;

  Fields(std::string_view name, std::string_view help) {
    shape_.name = name;
    shape_.help = help;
  }

  /// A key whose value goes into a member. Keys are read in the order of the table, not of the file.
  template <class M, class Base>
  requires std::is_base_of_v<Base, T> Fields& field(std::string_view name, M Base::*member, const Options& options) {
    FieldShape out = describe(name, Codec<M>::shape(options), options);
    out.apart = out.apart || words_for_people<M> || out.shape.kind == Shape::Kind::prose;
    if (!options.required && in_range(T{}.*member, out.shape)) out.fallback = Codec<M>::show(T{}.*member, out);
    Entry entry;
    entry.read = [member](Reader& reader, const Node& node, const FieldShape& field, T& value) {
      Codec<M>::read(reader, node, field, value.*member);
    };
    if constexpr (std::is_arithmetic_v<M>)
      entry.absent = [member](Reader& reader, const FieldShape& field, const T& value) {
        reader.record_default(field, static_cast<double>(value.*member));
      };
    if (!out.apart)
      entry.mean = [member, shape = out.shape](Meaning& meaning, const T& value) {
        Codec<M>::mean(meaning, value.*member, shape);
      };
    return add(std::move(out), std::move(entry));
  }

  /// A key that needs reading of its own. `mean` takes in what `read` sets; nullptr where that is no part of what the
  /// file means.
  Fields& custom(std::string_view name, Shape shape, const Options& options, Read read, Mean mean) {
    FieldShape out = describe(name, std::move(shape), options);
    out.apart = !mean;
    return add(std::move(out), Entry{std::move(read), {}, std::move(mean)});
  }

  /// A mapping under a key whose keys go into T itself.
  Fields& group(std::string_view name, Fields<T> inner, const Options& options) {
    auto shared = std::make_shared<const Fields<T>>(std::move(inner));
    Shape shape;
    shape.kind = Shape::Kind::object;
    shape.object = [shared]() -> const ObjectShape& { return shared->shape(); };
    return custom(
        name, std::move(shape), options,
        [shared](Reader& reader, const Node& node, const FieldShape&, T& value) { shared->read(reader, node, value); },
        [shared](Meaning& meaning, const T& value) { shared->mean(meaning, value); });
  }

  /// Keys of earlier versions that nothing of today stands for.
  Fields& gone(const std::vector<std::string_view>& keys, std::string_view instead) {
    for (const std::string_view key : keys) shape_.gone.emplace_back(key, instead);
    return *this;
  }

  /// Of files whose numbers need no source: `source` is then a key like any other.
  Fields& without_source() {
    shape_.sourced = false;
    return *this;
  }

  /// A check over several keys of the mapping, after all of them are read.
  Fields& check(Check check) {
    checks_.push_back(std::move(check));
    return *this;
  }

  void read(Reader& reader, const Node& node, T& value) const {
    if (!reader.mapping(node, shape_)) return;
    const Reader::Scope scope(reader, node);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const FieldShape& field = shape_.fields[i];
      const Node* found = node.find(field.name);
      const Reader::Step step(reader, field.name);
      if (found)
        entries_[i].read(reader, *found, field, value);
      else if (entries_[i].absent)
        entries_[i].absent(reader, field, value);
    }
    for (const Check& check : checks_) check(reader, node, value);
  }

  /// Everything that the value means, key by key, whether the file had the key or not. A new name for a key changes
  /// nothing of it.
  void mean(Meaning& meaning, const T& value) const {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (!entries_[i].mean) continue;
      const FieldShape& field = shape_.fields[i];
      meaning.text(field.former.empty() ? field.name : field.former);
      entries_[i].mean(meaning, value);
    }
  }

  /// Records the defaults of a mapping that the file does not have at all.
  void absent(Reader& reader, const T& value) const {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const Reader::Step step(reader, shape_.fields[i].name);
      if (entries_[i].absent) entries_[i].absent(reader, shape_.fields[i], value);
    }
  }

  [[nodiscard]] const ObjectShape& shape() const { return shape_; }

 private:
  /// A number outside its own range stands for one that was left out, and is no default that a file could have.
  template <class M>
  static bool in_range(const M& value, const Shape& shape) {
    if constexpr (std::is_arithmetic_v<M> && !std::is_same_v<M, bool>)
      return static_cast<double>(value) >= shape.low && static_cast<double>(value) <= shape.high;
    else
      return true;
  }

  struct Entry {
    Read read;
    std::function<void(Reader&, const FieldShape&, const T&)> absent;
    Mean mean;
  };

  static FieldShape describe(std::string_view name, Shape shape, const Options& options) {
    FieldShape out;
    out.name = name;
    out.former = options.former;
    out.shape = std::move(shape);
    out.required = options.required;
    out.setting = options.setting;
    out.apart = options.apart;
    out.help = options.help;
    out.source = options.source;
    out.source_key = options.source_key;
    out.example = options.example;
    return out;
  }
  Fields& add(FieldShape field, Entry entry) {
    shape_.fields.push_back(std::move(field));
    entries_.push_back(std::move(entry));
    return *this;
  }

  ObjectShape shape_;
  std::vector<Entry> entries_;
  std::vector<Check> checks_;
};

}  // namespace qorgan::format
