// One meaning, one hash: however a file is written and wherever it lies. Two meanings, two hashes: every value of every
// good file counts, unless its key says that it is words for people or a condition of one run.
#include "scenario/meaning.hpp"

#include <fmt/format.h>

#include <array>
#include <set>

#include "catch.hpp"
#include "corpus.hpp"
#include "scenario/experiment.hpp"
#include "scenario/fields.hpp"
#include "scenario/institution_cache.hpp"
#include "scenario/load.hpp"
#include "temporary.hpp"

using namespace qorgan;
using namespace qorgan::format;
using namespace qorgan::test;
namespace fs = std::filesystem;

namespace {

/// A copy of the good files, of which one is written anew at a time.
class Copies {
 public:
  Copies() : folder_("meaning") { fs::copy(good_folder, folder_.path() / "good", fs::copy_options::recursive); }
  [[nodiscard]] fs::path at(const fs::path& original) const {
    return folder_.path() / "good" / fs::relative(original, good_folder);
  }
  void write(const fs::path& original, const std::string& bytes) const {
    std::ofstream(at(original), std::ios::binary) << bytes;
  }
  void restore(const fs::path& original) const {
    fs::copy_file(original, at(original), fs::copy_options::overwrite_existing);
  }

 private:
  TemporaryFolder folder_;
};

/// Empty where it is refused.
std::optional<std::uint64_t> hash_of(const fs::path& scenario, const Overrides& overrides = {}) {
  Diagnostics diagnostics;
  const auto loaded = load_scenario(scenario.string(), diagnostics, overrides);
  return loaded ? std::optional(loaded->hash) : std::nullopt;
}

std::string with_ends(const std::string& text, const std::string& end) {
  std::string out;
  for (const char c : text) out += c == '\n' ? end : std::string(1, c);
  return out;
}

void turn_around(Node& node) {
  std::reverse(node.members.begin(), node.members.end());
  for (Node::Member& member : node.members) turn_around(member.value);
  for (Node& item : node.items) turn_around(item);
}

/// Another value that may well be accepted in its place; empty where none comes to mind.
std::optional<std::string> another(const Shape& shape, const std::string& text) {
  using Kind = Shape::Kind;
  switch (shape.kind) {
    case Kind::word:
    case Kind::prose: return text + "x";
    case Kind::quantity:
    case Kind::threshold:
    case Kind::integer:
    case Kind::moment: {
      const std::size_t unit = text.find_first_not_of("0123456789.");
      const auto number = parse_number(std::string_view(text).substr(0, unit));
      if (!number || (shape.kind == Kind::moment && unit == std::string::npos)) return std::nullopt;
      const bool integer = shape.kind == Kind::integer;
      const double other = integer ? *number + 1 : *number == 0 ? 0.25 : *number * 0.5;
      return fmt::format("{}{}", other, unit == std::string::npos ? "" : text.substr(unit));
    }
    case Kind::flag: return text == "yes" ? "no" : "yes";
    case Kind::offset: return "+06:00";
    case Kind::article: return text == "15(1)(1)" ? "15(1)(2)" : "15(1)(1)";
    case Kind::articles: return text == "15(1)(1)" ? "15(1)(2)" : "15(1)(1)";
    case Kind::instant: return "2025-04-06 00:00";
    default: return std::nullopt;
  }
}

struct Counts {
  std::size_t meant = 0, apart = 0;
  std::set<std::string> meant_keys;
};

/// Changes every scalar of a file, one at a time, and asks what becomes of the scenario's hash.
class Changes {
 public:
  Changes(const Copies& copies, const GoodFile& file, const fs::path& scenario)
      : copies_(copies), file_(file), root_(file.root), scenario_(copies.at(scenario)), hash_(*hash_of(scenario_)) {}

  Counts run() {
    object(root_, *shape_of_kind(file_.kind), false);
    copies_.restore(file_.path);
    return counts_;
  }

 private:
  void object(Node& node, const ObjectShape& shape, bool apart) {
    for (Node::Member& member : node.members)
      if (const FieldShape* field = shape.find(member.key))
        value(shape.name + "." + field->name, member.value, field->shape, apart || field->apart);
  }

  void value(const std::string& name, Node& node, const Shape& shape, bool apart) {
    if (shape.kind == Shape::Kind::object && node.is_map()) return object(node, shape.object(), apart);
    if (shape.kind == Shape::Kind::list)
      for (Node& item : node.items) value(name, item, *shape.element, apart);
    if (shape.kind == Shape::Kind::local_text)
      for (Node::Member& text : node.members) change(name, text.value, text.value.text + "x", true);
    if (!node.is_scalar()) return;
    if (shape.kind == Shape::Kind::choice)
      for (const std::string& word : shape.words)
        if (word != node.text) return change(name, node, word, apart);
    if (const auto other = another(shape, node.text)) change(name, node, *other, apart);
  }

  void change(const std::string& name, Node& node, const std::string& text, bool apart) {
    const std::string old = node.text;
    node.text = text;
    copies_.write(file_.path, to_yaml(root_));
    node.text = old;
    const auto hash = hash_of(scenario_);
    if (!hash) return;  // it may not be so here
    INFO(file_.path << ": " << name << " is '" << text << "', was '" << old << "'");
    CHECK((*hash == hash_) == apart);
    ++(apart ? counts_.apart : counts_.meant);
    if (!apart) counts_.meant_keys.insert(name);
  }

  const Copies& copies_;
  const GoodFile& file_;
  Node root_;
  fs::path scenario_;
  std::uint64_t hash_;
  Counts counts_;
};

const fs::path kinds = good_folder / "kinds";

}  // namespace

TEST_CASE("line ends, a byte order mark, comments, order of keys, quotes and file names change no meaning") {
  const Copies copies;
  for (const fs::path& file : {good_folder / "scenario.yaml", good_folder / "families.yaml", kinds / "scenario.yaml"}) {
    INFO(file);
    const std::string text = content(file);
    const auto hash = hash_of(file);
    REQUIRE(hash);
    auto same = [&](const std::string& bytes) {
      copies.write(file, bytes);
      CHECK(hash_of(copies.at(file)) == hash);
    };
    same(with_ends(text, "\r\n"));
    same("\xEF\xBB\xBF" + text);
    same(text + "\n# a remark\n");
    Node root = *tree_of(text, "x");
    same(to_yaml(root));
    turn_around(root);
    same(to_yaml(root));
    copies.restore(file);
    const fs::path other = copies.at(file).parent_path() / "another name.yaml";
    fs::copy_file(file, other);
    CHECK(hash_of(other) == hash);
    fs::create_symlink(copies.at(file), copies.at(file).parent_path() / "link.yaml");
    CHECK(hash_of(copies.at(file).parent_path() / "link.yaml") == hash);
    fs::remove(copies.at(file).parent_path() / "link.yaml");
    fs::remove(other);
  }
}

TEST_CASE("a key with a new name means what it meant under the one before") {
  struct Thing {
    double size = 2;
  };
  const auto meant = [](std::string_view name, std::string_view former) {
    Fields<Thing> table("thing", "Something");
    table.field(name, &Thing::size, {.help = "how large it is", .former = former});
    Meaning meaning;
    table.mean(meaning, Thing{});
    return meaning.digest();
  };
  CHECK(meant("size", "extent") == meant("extent", {}));
  CHECK(meant("size", {}) != meant("extent", {}));
}

TEST_CASE("units, settings of what stands there anyway and lists in other files change no meaning") {
  const Copies copies;
  const fs::path file = good_folder / "scenario.yaml";
  const auto hash = hash_of(file);
  const std::string text = content(file);
  for (const auto& [from, to] : {std::pair{"rise_time: 36 h", "rise_time: 1.5 d"},
                                 {"rise_time: 36 h", "rise_time: 2160 min"},
                                 {"quorum: 60 %", "quorum: 0.6"},
                                 {"warning: 12 h", "warning: 720 min"},
                                 {"self_evacuation: 0.05 /day", "self_evacuation: 0.35 /week"},
                                 {"road_speed: 45 km/h", "road_speed: 12.5 m/s"},
                                 {"loss_rate: 12 million KZT/day", "loss_rate: 500000 KZT/h"},
                                 {"threat: floods", "threat: 6(1)(1)"},
                                 {"onset: 2025-04-08 00:00", "onset: 18 h"},
                                 {"people_at_risk: 2500 person", "people_at_risk: 2500"},
                                 {"type_fallback: yes", "type_fallback: true"},
                                 {"return_below: 0.2", "return_below: 20 %"},
                                 {"duration: 5 d", "duration: 120 h"}}) {
    INFO(from << " as " << to);
    copies.write(file, replaced(text, from, to));
    CHECK(hash_of(copies.at(file)) == hash);
  }
  copies.restore(file);
  // A nothing is a nothing, whatever its sign.
  const auto zero = [](double value) {
    Meaning meaning;
    meaning.number(value);
    return meaning.digest();
  };
  CHECK(zero(-0.0) == zero(0.0));
  CHECK(zero(0.0) != zero(1e-300));
  Overrides overrides;
  for (const auto& [path, value] : {std::pair{"parameters.quorum", "0.6"},
                                    {"parameters.reserve_share", "0.25"},
                                    {"incidents.north.warning", "12 h"},
                                    {"institution.profiles.office.servers", "6"},
                                    {"tick", "0.5 h"},
                                    {"seed", "5"},
                                    {"title.en", "Another"}}) {
    INFO("set " << path);
    overrides.set = {{path, value}};
    CHECK(hash_of(file, overrides) == hash);
  }
  overrides.set = {{"parameters.quorum", "0.61"}};
  CHECK(hash_of(file, overrides) != hash);
  // The regions in the main file in place of one that is included.
  const std::string institution = content(good_folder / "institution.yaml");
  const std::string regions = content(good_folder / "institution/regions.yaml");
  copies.write(good_folder / "institution.yaml", replaced(institution, "include: [institution/regions.yaml]\n",
                                                          regions.substr(regions.find("regions:"))));
  CHECK(hash_of(copies.at(file)) == hash);
}

TEST_CASE("every value counts, and words for people do not", "[broken]") {
  const Copies copies;
  Counts all;
  for (const GoodFile& file : good_files_in(good_folder)) {
    const bool own = file.kind == "scenario";
    if (!own && file.kind != "institution" && file.kind != "institution-part") continue;
    fs::path folder = file.path.parent_path();
    if (file.kind == "institution-part") folder = folder.parent_path();
    // One that overrides nothing of its institution.
    const fs::path plain = folder == good_folder ? folder / "families.yaml" : folder / "scenario.yaml";
    const Counts counts = Changes(copies, file, own ? file.path : plain).run();
    all.meant += counts.meant;
    all.apart += counts.apart;
    all.meant_keys.insert(counts.meant_keys.begin(), counts.meant_keys.end());
  }
  CHECK(all.meant > 500);
  CHECK(all.apart > 200);
  CHECK(all.meant_keys.size() > 130);
}

TEST_CASE("the hash of an experiment is that of what it asks") {
  const std::string text = content(good_folder / "experiment.yaml");
  const auto asked = [](const std::string& bytes) {
    Diagnostics diagnostics;
    const auto experiment = read_experiment(bytes, diagnostics);
    INFO(all_text(diagnostics));
    REQUIRE(experiment);
    return experiment->hash;
  };
  const std::uint64_t hash = asked(text);
  CHECK(asked(with_ends(text, "\r\n")) == hash);
  CHECK(asked(text + "# remark\n") == hash);
  CHECK(asked(replaced(text, "high: 6 h", "high: 360 min")) == hash);
  CHECK(asked(replaced(text, "high: 80 %", "high: 0.8")) == hash);
  CHECK(asked(replaced(text, "What matters in a flood?", "What counts?")) == hash);
  for (const auto& [from, to] : {std::pair{"samples: 6", "samples: 7"},
                                 {"high: 6 h", "high: 7 h"},
                                 {"goal: less}", "goal: more}"},
                                 {"values: [2, 4, 8]", "values: [2, 4]"},
                                 {"measure: harmed", "measure: evacuated"}}) {
    INFO(to);
    CHECK(asked(replaced(text, from, to)) != hash);
  }
}
