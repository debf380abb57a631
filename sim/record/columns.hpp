#pragma once
// How values stand in the columns of results.sqlite: by their type, or by a codec where the type alone does not say.

#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "record/database.hpp"
#include "record/record.hpp"
#include "record/store_words.hpp"

namespace qorgan {

inline constexpr std::int64_t tick_limit = 2'000'000'000;  ///< no run is longer; no number of rows is larger
inline constexpr std::int64_t item_limit = 0xFFFFFFFF;     ///< of what a body counts

/// What is wrong with a record's content, in words for people.
struct Damage : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The column that is read, and the whole numbers it may hold.
struct Bounds {
  std::string_view column;
  std::int64_t low, high;
};

/// Throws Damage, naming the column, for a value outside its bounds.
[[nodiscard]] std::int64_t whole_number(const TableReader& cells, const Bounds& bounds);
/// The place of a thing that a column names by its number, the first being `first`. Throws Damage where there are
/// fewer.
[[nodiscard]] std::size_t place_of(std::string_view column, std::int64_t number, std::size_t count,
                                   std::int64_t first = 1);
/// Throws Damage for what is no unsigned number of that base.
[[nodiscard]] std::uint64_t unsigned_number(const std::string& text, int base);

/// What is written, and the names that ids have in it.
class WriteContext {
 public:
  explicit WriteContext(const Record& written) : record(written) {}

  const Record& record;
  std::int64_t number = 0;  ///< of the row in its table, from 1

  /// "2024-03-27 09:00" of a tick, local time.
  [[nodiscard]] Cell clock(Tick tick);
  /// The number that the table `event` gives to the event with that key; null for none.
  [[nodiscard]] Cell event(EventKey key) const;

  [[nodiscard]] Cell key(AgentId id) const { return key_of(record.agent(id), &AgentRow::key); }
  [[nodiscard]] Cell key(IncidentId id) const { return key_of(record.incident(id), &IncidentRow::id); }
  [[nodiscard]] Cell key(RegionId id) const { return key_of(record.region(id), &RegionRow::id); }
  [[nodiscard]] Cell key(ThreatId id) const { return key_of(record.threat(id), &ThreatRow::id); }
  [[nodiscard]] Cell key(InstrumentId id) const { return key_of(record.instrument(id), &InstrumentRow::id); }
  [[nodiscard]] static Cell key(HeadquartersId id) { return id.valid() ? Cell(std::int64_t{id.value} + 1) : Cell(); }

 private:
  template <class Row>
  [[nodiscard]] static Cell key_of(const Row* row, std::string Row::*key) {
    return row ? Cell(std::string_view(row->*key)) : Cell();
  }
  Tick last_ = -1;  // a tick's clock text serves all rows of that tick
  std::string clock_;
};

/// What is filled, and the ids that names have in it. The names are known before any row is read, so that rows may
/// name what stands behind them.
class ReadContext {
 public:
  ReadContext(Database& database, Record& filled);

  Record& record;

  /// none() for null and for an empty name. Throws Damage for a name that is in no table.
  template <class I>
  void find(const TableReader& cells, std::string_view column, I& id) const {
    id = cells.null(column) ? I::none() : find_key(names(I{}), column, cells.text(column), I{});
  }
  /// 0 for a text that the table `ground` does not have.
  [[nodiscard]] std::uint16_t ground(const std::string& text) const;
  /// The key of the event with that number; 0 for null.
  [[nodiscard]] EventKey event(const TableReader& cells, std::string_view column) const;

 private:
  struct Names {
    std::string_view what;
    std::map<std::string, std::uint32_t, std::less<>> ids;  // ordered, so that nothing depends on hashing
  };
  [[nodiscard]] const Names& names(AgentId) const { return agents_; }
  [[nodiscard]] const Names& names(IncidentId) const { return incidents_; }
  [[nodiscard]] const Names& names(RegionId) const { return regions_; }
  [[nodiscard]] const Names& names(ThreatId) const { return threats_; }
  [[nodiscard]] const Names& names(InstrumentId) const { return instruments_; }
  static std::uint32_t number_of(const Names& names, std::string_view column, const std::string& key);
  template <class I>
  [[nodiscard]] static I find_key(const Names& names, std::string_view column, const std::string& key, I none) {
    return key.empty() ? none : I(std::size_t{number_of(names, column, key)});
  }

  Names agents_{"body", {}}, incidents_{"incident", {}}, regions_{"region", {}}, threats_{"threat", {}},
      instruments_{"instrument", {}}, grounds_{"ground", {}};
};

// ---- by type -------------------------------------------------------------------------------------------------------

/// How a value of type M is stored. A type without a column does not compile.
template <class M>
struct ColumnOf;

template <>
struct ColumnOf<std::string> {
  static constexpr std::string_view type = "TEXT";
  static Cell write(const WriteContext&, const std::string& value) { return std::string_view(value); }
  static void read(const ReadContext&, const TableReader& cells, const Bounds& bounds, std::string& value) {
    value = cells.text(bounds.column);
  }
};

/// Not-a-number is null.
template <std::floating_point M>
struct ColumnOf<M> {
  static constexpr std::string_view type = "REAL";
  static Cell write(const WriteContext&, M value) { return static_cast<double>(value); }
  static void read(const ReadContext&, const TableReader& cells, const Bounds& bounds, M& value) {
    value = static_cast<M>(cells.real(bounds.column));
  }
};

template <>
struct ColumnOf<bool> {
  static constexpr std::string_view type = "INTEGER";
  static Cell write(const WriteContext&, bool value) { return std::int64_t{value ? 1 : 0}; }
  static void read(const ReadContext&, const TableReader& cells, const Bounds& bounds, bool& value) {
    value = cells.integer(bounds.column) != 0;
  }
};

/// A number of its own size at most, and within the column's bounds.
template <std::integral M>
struct ColumnOf<M> {
  static constexpr std::string_view type = "INTEGER";
  static Cell write(const WriteContext&, M value) { return static_cast<std::int64_t>(value); }
  static void read(const ReadContext&, const TableReader& cells, const Bounds& bounds, M& value) {
    constexpr std::uint64_t fits = std::numeric_limits<M>::max();
    Bounds own = bounds;
    if (fits < static_cast<std::uint64_t>(own.high)) own.high = static_cast<std::int64_t>(fits);
    value = static_cast<M>(whole_number(cells, own));
  }
};

template <class Tag>
struct ColumnOf<Id<Tag>> {
  static constexpr std::string_view type = "TEXT";
  static Cell write(const WriteContext& writing, Id<Tag> value) { return writing.key(value); }
  static void read(const ReadContext& reading, const TableReader& cells, const Bounds& bounds, Id<Tag>& value) {
    reading.find(cells, bounds.column, value);
  }
};

/// Headquarters have no names: they are numbered from 1.
template <>
struct ColumnOf<HeadquartersId> {
  static constexpr std::string_view type = "INTEGER";
  static Cell write(const WriteContext&, HeadquartersId value) { return WriteContext::key(value); }
  static void read(const ReadContext&, const TableReader& cells, const Bounds& bounds, HeadquartersId& value) {
    if (!cells.null(bounds.column))
      value = HeadquartersId(static_cast<std::size_t>(whole_number(cells, {bounds.column, 1, tick_limit}) - 1));
  }
};

/// An enumeration by its words (store_words.hpp).
template <class E>
requires std::is_enum_v<E>
struct ColumnOf<E> {
  static constexpr std::string_view type = "TEXT";
  static Cell write(const WriteContext&, E value) { return StoredWords<E>::table[value]; }
  static void read(const ReadContext&, const TableReader& cells, const Bounds& bounds, E& value) {
    const std::string word = cells.text(bounds.column);
    const auto known = StoredWords<E>::table.find(word);
    if (!known) unknown_word(bounds.column, word);
    value = *known;
  }

 private:
  [[noreturn]] static void unknown_word(std::string_view column, const std::string& word) {
    throw Damage("column '" + std::string(column) + "' holds the unknown word '" + word + "'");
  }
};

// ---- by codec ------------------------------------------------------------------------------------------------------

/// A moment; null where it never came (-1).
struct AsTick {
  static constexpr std::string_view type = "INTEGER";
  static Cell write(const WriteContext&, Tick value) { return value >= 0 ? Cell(std::int64_t{value}) : Cell(); }
  static void read(const ReadContext&, const TableReader& cells, const Bounds& bounds, Tick& value) {
    value = cells.null(bounds.column) ? -1 : static_cast<Tick>(whole_number(cells, {bounds.column, -1, tick_limit}));
  }
};

/// The onset of an incident; null where there is none to count from.
struct AsOnset {
  static constexpr std::string_view type = "INTEGER";
  static Cell write(const WriteContext& writing, Tick value);
  static void read(const ReadContext& reading, const TableReader& cells, const Bounds& bounds, Tick& value);
};

/// A byte that says yes (1) or no.
struct AsFlag {
  static constexpr std::string_view type = "INTEGER";
  static Cell write(const WriteContext&, std::uint8_t value) { return std::int64_t{value != 0 ? 1 : 0}; }
  static void read(const ReadContext&, const TableReader& cells, const Bounds& bounds, std::uint8_t& value) {
    value = cells.integer(bounds.column) != 0;
  }
};

/// An article, from its index into the grounds; empty for none.
struct AsGround {
  static constexpr std::string_view type = "TEXT";
  static Cell write(const WriteContext& writing, std::uint16_t value) { return writing.record.ground(value); }
  static void read(const ReadContext& reading, const TableReader& cells, const Bounds& bounds, std::uint16_t& value) {
    value = reading.ground(cells.text(bounds.column));
  }
};

/// An event, by its number in the table `event`.
struct AsEvent {
  static constexpr std::string_view type = "INTEGER";
  static Cell write(const WriteContext& writing, EventKey value) { return writing.event(value); }
  static void read(const ReadContext& reading, const TableReader& cells, const Bounds& bounds, EventKey& value) {
    value = reading.event(cells, bounds.column);
  }
};

/// The key of an event itself; its bits as a signed number.
struct AsEventKey {
  static constexpr std::string_view type = "INTEGER";
  static Cell write(const WriteContext&, EventKey value) { return static_cast<std::int64_t>(value); }
  static void read(const ReadContext&, const TableReader& cells, const Bounds& bounds, EventKey& value) {
    value = static_cast<EventKey>(cells.integer(bounds.column));
  }
};

/// Of teams; null for 0xFF, and for a capability that this program does not know.
struct AsCapability {
  static constexpr std::string_view type = "TEXT";
  static Cell write(const WriteContext& writing, std::uint8_t value);
  static void read(const ReadContext& reading, const TableReader& cells, const Bounds& bounds, std::uint8_t& value);
};

struct AsEventKind {
  static constexpr std::string_view type = "TEXT";
  static Cell write(const WriteContext&, EventKind value) { return name_of(value); }
  static void read(const ReadContext& reading, const TableReader& cells, const Bounds& bounds, EventKind& value);
};

struct AsDimension {
  static constexpr std::string_view type = "TEXT";
  static Cell write(const WriteContext&, Dimension value) { return name_of(value); }
  static void read(const ReadContext& reading, const TableReader& cells, const Bounds& bounds, Dimension& value);
};

/// Of a person; null where nobody chose.
struct AsChoice {
  static constexpr std::string_view type = "TEXT";
  static Cell write(const WriteContext&, Choice value) { return value == Choice::none ? Cell() : Cell(name_of(value)); }
  static void read(const ReadContext& reading, const TableReader& cells, const Bounds& bounds, Choice& value);
};

/// An unsigned decimal: a seed may be beyond SQLite's integers.
struct AsDecimal {
  static constexpr std::string_view type = "TEXT";
  static Cell write(const WriteContext&, std::uint64_t value) { return OwnText{std::to_string(value)}; }
  static void read(const ReadContext&, const TableReader& cells, const Bounds& bounds, std::uint64_t& value) {
    value = unsigned_number(cells.text(bounds.column), 10);
  }
};

/// 16 hexadecimal digits.
struct AsDigest {
  static constexpr std::string_view type = "TEXT";
  static Cell write(const WriteContext& writing, std::uint64_t value);
  static void read(const ReadContext&, const TableReader& cells, const Bounds& bounds, std::uint64_t& value) {
    value = unsigned_number(cells.text(bounds.column), 16);
  }
};

/// Words without commas, separated by them.
struct AsList {
  static constexpr std::string_view type = "TEXT";
  static Cell write(const WriteContext& writing, const std::vector<std::string>& value);
  static void read(const ReadContext& reading, const TableReader& cells, const Bounds& bounds,
                   std::vector<std::string>& value);
};

/// The thing that the row belongs to: never null.
struct AsOwner {
  static constexpr std::string_view type = "TEXT";
  template <class I>
  static Cell write(const WriteContext& writing, I value) {
    return writing.key(value);
  }
  template <class I>
  static void read(const ReadContext& reading, const TableReader& cells, const Bounds& bounds, I& value) {
    reading.find(cells, bounds.column, value);
    if (!value.valid()) throw Damage("column '" + std::string(bounds.column) + "' is empty");
  }
};

/// The start of the run: seconds, within the years that calendars can name.
struct AsInstant {
  static constexpr std::string_view type = "INTEGER";
  static Cell write(const WriteContext&, Instant value) { return std::int64_t{value.seconds}; }
  static void read(const ReadContext&, const TableReader& cells, const Bounds& bounds, Instant& value) {
    value.seconds = whole_number(cells, bounds);
  }
};

}  // namespace qorgan
