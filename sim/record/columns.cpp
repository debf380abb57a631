#include "record/columns.hpp"

#include <fmt/format.h>

#include <charconv>
#include <system_error>

#include "core/digest.hpp"
#include "record/onset.hpp"
#include "world/event.hpp"

namespace qorgan {

namespace {

std::int64_t within_bounds(std::int64_t value, const Bounds& bounds) {
  if (value < bounds.low || value > bounds.high)
    throw Damage(
        fmt::format("column '{}' holds {}, allowed are {} to {}", bounds.column, value, bounds.low, bounds.high));
  return value;
}

}  // namespace

std::int64_t whole_number(const TableReader& cells, const Bounds& bounds) {
  return within_bounds(cells.integer(bounds.column), bounds);
}

std::size_t place_of(std::string_view column, std::int64_t number, std::size_t count, std::int64_t first) {
  const std::int64_t last = first + static_cast<std::int64_t>(count) - 1;
  return static_cast<std::size_t>(within_bounds(number, {column, first, last}) - first);
}

std::uint64_t unsigned_number(const std::string& text, int base) {
  std::uint64_t value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (text.empty() || code != std::errc{} || end != text.data() + text.size())
    throw Damage(fmt::format("'{}' is no unsigned number", text));
  return value;
}

Cell WriteContext::clock(Tick tick) {
  if (clock_.empty() || tick != last_) clock_ = format_instant(record.time_of(tick), record.run.utc_offset);
  last_ = tick;
  return std::string_view(clock_);
}

Cell WriteContext::event(EventKey key) const {
  const std::size_t index = key == 0 ? record.events.size() : record.event_index(key);
  return index < record.events.size() ? Cell(static_cast<std::int64_t>(index + 1)) : Cell();
}

ReadContext::ReadContext(Database& database, Record& filled) : record(filled) {
  const auto rows = [&](std::string_view table, std::string_view column, Names& names) {
    std::uint32_t number = 0;
    for (TableReader cells(database, table); cells.next(); ++number) names.ids.emplace(cells.text(column), number);
  };
  rows("incident", "incident", incidents_);
  rows("region", "region", regions_);
  rows("threat", "threat", threats_);
  rows("instrument", "instrument", instruments_);
  rows("ground", "ground", grounds_);
  for (TableReader cells(database, "agent"); cells.next();)
    agents_.ids.emplace(cells.text("agent"), static_cast<std::uint32_t>(whole_number(cells, {"id", 0, item_limit})));
}

std::uint32_t ReadContext::number_of(const Names& names, std::string_view column, const std::string& key) {
  const auto it = names.ids.find(key);
  if (it == names.ids.end())
    throw Damage(fmt::format("column '{}' names the unknown {} '{}'", column, names.what, key));
  return it->second;
}

std::uint16_t ReadContext::ground(const std::string& text) const {
  const auto it = text.empty() ? grounds_.ids.end() : grounds_.ids.find(text);
  return it == grounds_.ids.end() ? std::uint16_t{0} : static_cast<std::uint16_t>(it->second);
}

EventKey ReadContext::event(const TableReader& cells, std::string_view column) const {
  if (cells.null(column)) return 0;
  const std::int64_t number = cells.integer(column);
  if (number < 1 || static_cast<std::uint64_t>(number) > record.events.size())
    throw Damage(fmt::format("column '{}' names the unknown event {}", column, number));
  return record.events[static_cast<std::size_t>(number - 1)].key;
}

Cell AsOnset::write(const WriteContext& writing, Tick value) {
  return value == no_onset ? Cell() : AsTick::write(writing, value);
}

void AsOnset::read(const ReadContext& reading, const TableReader& cells, const Bounds& bounds, Tick& value) {
  if (cells.null(bounds.column))
    value = no_onset;
  else
    AsTick::read(reading, cells, bounds, value);
}

Cell AsCapability::write(const WriteContext&, std::uint8_t value) {
  return value < capability_count ? Cell(capability_names[value].name) : Cell();
}

void AsCapability::read(const ReadContext&, const TableReader& cells, const Bounds& bounds, std::uint8_t& value) {
  if (cells.null(bounds.column)) return;
  const std::string name = cells.text(bounds.column);
  for (std::size_t c = 0; c < capability_count; ++c)
    if (capability_names[c].name == name) value = static_cast<std::uint8_t>(c);
}

void AsEventKind::read(const ReadContext&, const TableReader& cells, const Bounds& bounds, EventKind& value) {
  const std::string name = cells.text(bounds.column);
  for (const EventKindName& kind : event_kind_names())
    if (kind.name == name) {
      value = kind.value;
      return;
    }
  throw Damage(fmt::format("'{}' is no kind of event", name));
}

void AsChoice::read(const ReadContext&, const TableReader& cells, const Bounds& bounds, Choice& value) {
  value = Choice::none;
  if (cells.null(bounds.column)) return;
  const std::string word = cells.text(bounds.column);
  const auto known = from_name<Choice>(word);
  if (!known) throw Damage(fmt::format("column '{}' holds the unknown word '{}'", bounds.column, word));
  value = *known;
}

void AsDimension::read(const ReadContext&, const TableReader& cells, const Bounds& bounds, Dimension& value) {
  const std::string word = cells.text(bounds.column);
  for (const Dimension dimension : all_of<Dimension>)
    if (name_of(dimension) == word) {
      value = dimension;
      return;
    }
  throw Damage(fmt::format("'{}' is no dimension", word));
}

Cell AsDigest::write(const WriteContext&, std::uint64_t value) { return OwnText{format_digest(value)}; }

Cell AsList::write(const WriteContext&, const std::vector<std::string>& value) {
  std::string out;
  for (const std::string& word : value) out += (out.empty() ? "" : ",") + word;
  return OwnText{std::move(out)};
}

void AsList::read(const ReadContext&, const TableReader& cells, const Bounds& bounds, std::vector<std::string>& value) {
  std::string word;
  for (const char c : cells.text(bounds.column) + ",") {
    if (c != ',') {
      word += c;
    } else if (!word.empty()) {
      value.push_back(word);
      word.clear();
    }
  }
}

}  // namespace qorgan
