#include "fuzz/targets.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "fuzz/readers.hpp"

namespace qorgan::fuzz {
namespace {

constexpr std::array<Target, 11> all{{
    {"scenario", "a scenario in YAML, beside the institutions of the tests and the shipped one", run_scenario_text},
    {"overlay", "a reform of an institution", run_overlay_text},
    {"institution", "an institution in one file", run_institution_text},
    {"experiment", "an experiment on a scenario of the tests", run_experiment_text},
    {"commands", "a file of commands for the first shipped scenario", run_commands},
    {"journal", "the journal of a session", run_journal_text},
    {"snapshot", "changes to the content of a snapshot, see edited(); 'base N' chooses which", run_snapshot},
    {"record", "SQL, or changes to the bytes, on the results of a run", run_record},
    {"batch", "SQL, or changes to the bytes, on a batch", run_batch},
    {"settings", "the settings of the window", run_settings},
    {"map", "a schematic map or GeoJSON", run_map},
}};

/// A number at the front of the text, and what follows it without blanks.
std::optional<std::size_t> take_number(std::string_view& text, int base = 10) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  std::size_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (failure != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

std::string take_bytes(std::string_view text) {
  std::string out;
  while (const auto byte = take_number(text, 16)) out += static_cast<char>(static_cast<unsigned char>(*byte & 0xFFU));
  return out;
}

void edit(std::string& bytes, std::string_view line) {
  if (line.empty()) return;
  const char what = line.front();
  line.remove_prefix(1);
  const auto place = take_number(line);
  if (!place) return;
  const std::size_t at = bytes.empty() ? 0 : *place % bytes.size();
  if (what == '@') {
    const std::string fresh = take_bytes(line);
    bytes.replace(at, std::min(fresh.size(), bytes.size() - at), fresh.substr(0, bytes.size() - at));
  } else if (what == '+') {
    bytes.insert(at, take_bytes(line));
  } else if (what == '-') {
    bytes.erase(at, take_number(line).value_or(1));
  } else if (what == '|') {
    bytes.resize(at);
  }
}

}  // namespace

std::span<const Target> targets() { return all; }

const Target* find_target(std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Target& t) { return t.name == name; });
  return found == all.end() ? nullptr : &*found;
}

void require(bool kept, const char* promise) {
  if (kept) return;
  std::fprintf(stderr, "a promise is broken: %s\n", promise);
  std::abort();
}

std::string edited(std::string bytes, std::string_view edits) {
  while (!edits.empty()) {
    const std::size_t end = std::min(edits.find('\n'), edits.size());
    edit(bytes, edits.substr(0, end));
    edits.remove_prefix(std::min(end + 1, edits.size()));
  }
  return bytes;
}

}  // namespace qorgan::fuzz
