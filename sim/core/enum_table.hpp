#pragma once
// Tables with a row for every enumerator of an enumeration. A row that is missing or stands twice does not compile, so
// an enumeration that grows tells where its tables must grow with it.

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace qorgan {

namespace enum_detail {

/// Whether V is the value of an enumerator. A compiler spells such a value by its name, any other as a number.
template <class E, E V>
consteval bool is_enumerator() {
  std::string_view name = __PRETTY_FUNCTION__;  // "... E V = qorgan::Policy::network]", or "... V = (qorgan::Policy)7]"
  name.remove_suffix(1);
  std::size_t start = name.size();
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  while (start > 0 && is_word(name[start - 1])) --start;
  return start < name.size() && !(name[start] >= '0' && name[start] <= '9');
}

template <class E, std::size_t N = 0>
consteval std::size_t count_enumerators() {
  if constexpr (is_enumerator<E, static_cast<E>(N)>()) {
    return count_enumerators<E, N + 1>();
  } else {
    static_assert(!is_enumerator<E, static_cast<E>(N + 1)>() && !is_enumerator<E, static_cast<E>(N + 2)>(),
                  "an enumeration with tables numbers its enumerators without a gap");
    return N;
  }
}

}  // namespace enum_detail

/// How many enumerators E has: those numbered 0, 1, 2... without a gap. One far behind them that stands for "none"
/// (0xFF) is not counted.
template <class E>
inline constexpr std::size_t count_of = enum_detail::count_enumerators<E>();

/// Its place in a table; below count_of<E> for every enumerator that is counted.
template <class E>
[[nodiscard]] constexpr std::size_t index_of(E value) {
  return static_cast<std::size_t>(value);
}

/// All enumerators that are counted, in their order.
template <class E>
inline constexpr std::array<E, count_of<E>> all_of = [] {
  std::array<E, count_of<E>> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<E>(i);
  return out;
}();

/// Whether the rows name every enumerator of E just once. `key` gives that of a row.
template <class E, class Rows, class Key>
[[nodiscard]] constexpr bool has_every(const Rows& rows, Key key) {
  std::array<bool, count_of<E>> seen{};
  std::size_t count = 0;
  for (const auto& row : rows) {
    const std::size_t at = index_of<E>(key(row));
    if (at >= seen.size() || seen[at]) return false;
    seen[at] = true;
    ++count;
  }
  return count == seen.size();
}

/// A constant table: a T for every enumerator of E. Rows carry their enumerator and may stand in any order.
template <class E, class T>
class EnumTable {
 public:
  struct Row {
    E key;
    T value;
  };

  template <std::size_t N>
  requires(N == count_of<E>)  // a row for every enumerator
      consteval explicit EnumTable(const Row (&rows)[N]) {
    if (!has_every<E>(rows, [](const Row& row) { return row.key; })) throw "an enumerator stands twice in a table";
    for (const Row& row : rows) values_[index_of(row.key)] = row.value;
  }

  /// Throws std::out_of_range for a value that is no enumerator.
  [[nodiscard]] constexpr const T& operator[](E key) const { return values_.at(index_of(key)); }

  /// The enumerator with that value; empty where there is none.
  template <class U>
  [[nodiscard]] constexpr std::optional<E> find(const U& value) const {
    for (std::size_t i = 0; i < values_.size(); ++i)
      if (values_[i] == value) return static_cast<E>(i);
    return std::nullopt;
  }

  /// In the order of the enumerators.
  [[nodiscard]] constexpr std::span<const T, count_of<E>> values() const { return values_; }

 private:
  std::array<T, count_of<E>> values_{};
};

}  // namespace qorgan
