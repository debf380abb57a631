#pragma once
// Reads values of single nodes as their shapes say, reports what does not fit, and records every number with its
// source. Knows nothing of institutions or scenarios; their tables stand in *_fields.cpp.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text.hpp"
#include "core/time.hpp"
#include "law/institution.hpp"
#include "scenario/node.hpp"
#include "scenario/references.hpp"
#include "scenario/report.hpp"
#include "scenario/shape.hpp"

namespace qorgan::format {

/// The time that moments of a scenario are read against.
struct Clock {
  std::optional<Instant> start;
  std::int32_t utc_offset = 0;   ///< seconds east of UTC
  std::optional<double> length;  ///< seconds from start to end
};

/// A moment as read: seconds after the start, or the word that stood in its place.
struct Moment {
  double seconds = 0;
  std::string word;
};

class Reader {
 public:
  explicit Reader(Report& to) : report(to) {}

  Report& report;
  References references;
  Clock clock;
  /// In which texts may stand alone; nullopt: all of them are wanted.
  std::optional<Language> language;
  std::size_t texts_alone = 0;  ///< texts that lacked a language so far
  std::vector<SourcedNumber> numbers;
  /// What a field that names another file does with it; the loader of the format sets it.
  std::function<void(const Node& node, const std::string& path)> open_file;

  // Values. Each returns empty after reporting what is wrong.
  std::optional<std::string> text(const Node& node, const FieldShape& field);
  /// `more` are keys that may stand beside the languages.
  std::optional<LocalText> local_text(const Node& node, const FieldShape& field,
                                      const std::vector<std::string_view>& more = {});
  std::optional<bool> flag(const Node& node, const FieldShape& field);
  std::optional<std::size_t> choice(const Node& node, const FieldShape& field);
  /// Index of the thing referred to; empty without an error where the kind cannot be checked.
  std::optional<std::size_t> reference(const Node& node, const FieldShape& field);
  std::optional<double> quantity(const Node& node, const FieldShape& field);
  std::optional<int> integer(const Node& node, const FieldShape& field);
  std::optional<std::uint64_t> whole_number(const Node& node, const FieldShape& field);
  std::optional<Instant> instant(const Node& node, const FieldShape& field);
  std::optional<Moment> moment(const Node& node, const FieldShape& field);
  std::optional<std::int32_t> offset(const Node& node, const FieldShape& field);

  /// Reports unless the node is a map; then unknown keys and missing ones.
  bool mapping(const Node& node, const ObjectShape& shape);
  void unknown_keys(const Node& node, std::string_view name, const std::vector<std::string_view>& keys);
  /// Reports unless the node is a list of allowed length.
  bool list(const Node& node, const FieldShape& field);

  void error(const Spot& spot, std::string message, std::string suggestion = {});
  /// The nearest of the candidates, or nothing; looking is bounded for the whole pass.
  std::string suggest(std::string_view text, const std::vector<std::string_view>& candidates);

  /// Writes a number down with the nearest source; a mapping whose numbers have none is reported when it is left.
  void record(const Node& node, const FieldShape& field, double value);
  /// Writes a default down that the table gives a source for.
  void record_default(const FieldShape& field, double value);

  /// One step of the path to a number, while alive.
  class Step {
   public:
    Step(Reader& reader, std::string segment) : reader_(reader) { reader_.path_.push_back(std::move(segment)); }
    ~Step() { reader_.path_.pop_back(); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

   private:
    Reader& reader_;
  };

  /// A mapping being read, while alive: its `source:` holds, and its numbers are watched.
  class Scope {
   public:
    Scope(Reader& reader, const Node& node);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Reader& reader_;
  };

  /// The source in force here; empty where none is.
  [[nodiscard]] std::string source() const;
  /// The node of the innermost mapping.
  [[nodiscard]] const Node* enclosing() const { return scopes_.empty() ? nullptr : scopes_.back().node; }
  /// "profiles.ministry.servers"
  [[nodiscard]] std::string path() const;
  /// Whether the last step of the path is this key.
  [[nodiscard]] bool stands_under(std::string_view key) const { return !path_.empty() && path_.back() == key; }
  /// For files that are read as if they stood inside another mapping: its source.
  void set_outer_source(std::string source) { outer_source_ = std::move(source); }

 private:
  struct Level {
    const Node* node = nullptr;
    std::string source;
    std::vector<std::string> unsourced;  ///< names of numbers that found no source
  };
  const std::string* scalar(const Node& node, const FieldShape& field, std::string_view needed);
  bool in_range(const Node& node, const FieldShape& field, double value);
  bool fits(const Node& node, const FieldShape& field);

  std::vector<Level> scopes_;
  std::vector<std::string> path_;
  std::string outer_source_;
  int suggestions_left_ = 100;
};

/// Names of the entries of a list in paths: their id (or region, capability, number ... where they have none), the
/// position where nothing names them, "#2" behind the second of a name.
[[nodiscard]] std::vector<std::string> entry_names(const Node& list);

}  // namespace qorgan::format
