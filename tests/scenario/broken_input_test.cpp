// Good files with one thing broken at a time: whatever is taken away, emptied or replaced, the loaders end, what must
// be an error is one, and every error has a place.
#include <array>
#include <functional>
#include <map>

#include "catch.hpp"
#include "core/random.hpp"
#include "corpus.hpp"
#include "scenario/institution_cache.hpp"
#include "scenario/load.hpp"
#include "temporary.hpp"

using namespace qorgan;
using namespace qorgan::format;
using namespace qorgan::test;
namespace fs = std::filesystem;

namespace {

using Kind = Shape::Kind;
constexpr const char* nonsense = "no such thing";

/// A change of a tree, and whether it must be refused. The path leads through members and items by position.
struct Break {
  std::string what;
  std::vector<std::size_t> path;
  std::function<void(Node&)> apply;  ///< on the node at the path
  bool refused = false;
};

Node made_scalar(std::string text) {
  Node out;
  out.kind = Node::Kind::scalar;
  out.text = std::move(text);
  return out;
}
Node made_map() {
  Node out;
  out.kind = Node::Kind::map;
  out.members.push_back({"x", {}, made_scalar("y")});
  return out;
}
Node made_list() {
  Node out;
  out.kind = Node::Kind::list;
  out.items.push_back(made_scalar(nonsense));
  return out;
}

/// Whether text that means nothing is an error for such a value.
bool nonsense_refused(const std::string& field, Kind kind) {
  switch (kind) {
    case Kind::word:
    case Kind::prose: return false;
    case Kind::threshold: return field != "values";  // of a factor: what they may be depends on what they are set to
    case Kind::settings:
    default: return true;
  }
}

/// All breaks of a tree; with its shape it is known what must be refused.
class Breaks {
 public:
  /// `in_one_language`: its texts may be plain ones.
  Breaks(bool references_checked, bool in_one_language)
      : references_checked_(references_checked), in_one_language_(in_one_language) {}

  void object(const Node& node, const ObjectShape* shape) {
    for (std::size_t i = 0; i < node.members.size(); ++i) {
      const Node::Member& member = node.members[i];
      const FieldShape* field = shape ? shape->find(member.key) : nullptr;
      const std::string name = (shape ? shape->name + "." : std::string()) + member.key;
      add("without " + name, field && field->required,
          [i](Node& at) { at.members.erase(at.members.begin() + static_cast<std::ptrdiff_t>(i)); });
      add("twice " + name, true, [i](Node& at) { at.members.push_back(at.members[i]); });
      path_.push_back(i);
      value(name, member.value, field ? &field->shape : nullptr, field);
      path_.pop_back();
    }
  }
  std::vector<Break> all;

 private:
  void add(std::string what, bool refused, std::function<void(Node&)> apply) {
    all.push_back({std::move(what), path_, std::move(apply), refused});
  }

  void value(const std::string& name, const Node& node, const Shape* shape, const FieldShape* field) {
    const bool list = shape && shape->kind == Kind::list, settings = shape && shape->kind == Kind::settings;
    const bool reference = shape && shape->kind == Kind::reference;
    const bool knows = shape && (!reference || references_checked_);
    add(name + " is a mapping", shape != nullptr, [](Node& at) { at = made_map(); });
    const Kind element = list ? shape->element->kind : Kind::word;
    const bool any_word = element == Kind::word || element == Kind::prose || element == Kind::identifier ||
                          element == Kind::threshold || (element == Kind::local_text && in_one_language_) ||
                          (element == Kind::reference && !references_checked_);
    add(name + " is a list", shape && (!list || !any_word), [](Node& at) { at = made_list(); });
    // `change:` with nothing behind it changes nothing.
    const bool changes = shape && shape->kind == Kind::object && name.starts_with("institution overlay.");
    add(name + " is empty", shape && !settings && !changes && (!list || field->required),
        [](Node& at) { at = Node{}; });
    add(name + " is an empty list", shape && !list, [](Node& at) {
      at = made_list();
      at.items.clear();
    });
    add(name + " is nonsense",
        knows && !(in_one_language_ && shape->kind == Kind::local_text) &&
            (shape->kind == Kind::object || list || nonsense_refused(field ? field->name : "", shape->kind)),
        [](Node& at) { at = made_scalar(nonsense); });
    // One of these in turn: they are no error everywhere.
    static constexpr std::array texts{"-1", "1e308", "0", "", "9999-12-31", "all", "never", "yes"};
    const char* text = texts[all.size() % texts.size()];
    add(name + " is '" + text + "'", false, [text](Node& at) { at = made_scalar(text); });
    if (node.is_map()) object(node, shape && shape->kind == Kind::object ? &shape->object() : nullptr);
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      add(name + " without an entry", false,
          [i](Node& at) { at.items.erase(at.items.begin() + static_cast<std::ptrdiff_t>(i)); });
      add(name + " with an entry twice", false, [i](Node& at) { at.items.push_back(at.items[i]); });
      path_.push_back(i);
      value(name + " entry", node.items[i], list ? shape->element.get() : nullptr, field);
      path_.pop_back();
    }
  }

  bool references_checked_, in_one_language_;
  std::vector<std::size_t> path_;
};

Node broken(const Node& root, const Break& one) {
  Node out = root;
  Node* at = &out;
  for (const std::size_t step : one.path) at = at->is_map() ? &at->members[step].value : &at->items[step];
  one.apply(*at);
  return out;
}

/// A copy of the folders of good files, to write broken ones into; gone at the end.
class Workplace {
 public:
  Workplace() : folder_("broken") {
    fs::copy(good_folder, folder_.path() / "good", fs::copy_options::recursive);
    fs::copy(source_folder / "scenarios", folder_.path() / "scenarios", fs::copy_options::recursive);
  }
  [[nodiscard]] fs::path at(const fs::path& original) const {
    return original.string().starts_with(good_folder.string())
               ? folder_.path() / "good" / fs::relative(original, good_folder)
               : folder_.path() / "scenarios" / fs::relative(original, source_folder / "scenarios");
  }
  void write(const fs::path& original, const Node& root) const {
    std::ofstream(at(original), std::ios::binary) << to_yaml(root) << "\n";
  }
  void restore(const fs::path& original) const {
    fs::copy_file(original, at(original), fs::copy_options::overwrite_existing);
  }

 private:
  TemporaryFolder folder_;
};

struct Tried {
  std::size_t cases = 0, refused = 0;
};

/// Tries `most` breaks of a file, all where it has no more, and checks `checked`, which is the file or leads to it.
Tried try_breaks(const Workplace& workplace, const GoodFile& file, const fs::path& checked, std::size_t most,
                 bool keeps_institution) {
  // A part alone does not know what ids there are; a scenario may put right by an override what its institution lacks.
  const bool alone = checked == file.path;
  Breaks breaks(!(alone && file.kind == "institution-part"), file.root.find("language") != nullptr);
  breaks.object(file.root, shape_of_kind(file.kind));
  Tried out;
  InstitutionCache cache;
  std::vector<std::size_t> order(breaks.all.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  Random random(20251130, Stream::generator, static_cast<std::uint32_t>(order.size()), 0);
  for (std::size_t i = 0; i + 1 < order.size() && order.size() > most; ++i)
    std::swap(order[i], order[i + random.below(static_cast<std::uint32_t>(order.size() - i))]);
  for (std::size_t i = 0; i < std::min(most, order.size()); ++i) {
    const Break& one = breaks.all[order[i]];
    INFO(file.path << ": " << one.what << " (number " << order[i] << ")");
    workplace.write(file.path, broken(file.root, one));
    Diagnostics diagnostics;
    const bool good = check_file(workplace.at(checked).string(), diagnostics, keeps_institution ? &cache : nullptr);
    INFO(all_text(diagnostics));
    REQUIRE(good == !diagnostics.has_errors());
    if (one.refused && (alone || file.kind == "institution-part")) CHECK_FALSE(good);
    for (const Diagnostic& found : diagnostics.all()) {
      REQUIRE_FALSE(found.message.empty());
      REQUIRE_FALSE(found.place.file.empty());
      REQUIRE(found.place.line > 0);
    }
    ++out.cases;
    out.refused += good ? 0 : 1;
  }
  workplace.restore(file.path);
  return out;
}

}  // namespace

TEST_CASE("a good file with one thing broken is refused with a place, and never brings the loader down", "[broken]") {
  const Workplace workplace;
  std::map<std::string, Tried> by_kind;
  for (const GoodFile& file : good_files_in(good_folder)) {
    const bool alone = file.kind == "scenario" || file.kind == "experiment";
    std::vector<fs::path> checked{file.path};
    if (file.kind == "institution") checked.push_back(file.path.parent_path() / "scenario.yaml");
    if (file.kind == "institution-part") checked.push_back(file.path.parent_path().parent_path() / "institution.yaml");
    for (const fs::path& one : checked) {
      const std::size_t most = file.kind == "experiment" ? 120 : 600;
      const Tried tried = try_breaks(workplace, file, one, most, alone);
      by_kind[file.kind].cases += tried.cases;
      by_kind[file.kind].refused += tried.refused;
    }
  }
  for (const auto& [kind, tried] : by_kind) {
    INFO(kind);
    CHECK(tried.cases >= 300);
    CHECK(tried.refused * 2 > tried.cases);
  }
}

TEST_CASE("a shipped file with one thing broken is refused with a place, and never brings the loader down",
          "[broken]") {
  const Workplace workplace;
  Tried all;
  for (const GoodFile& file : good_files_in(source_folder / "scenarios")) {
    const bool alone = file.kind == "scenario" || file.kind == "experiment";
    const std::size_t most = file.kind == "scenario" ? 40 : file.kind == "institution-part" ? 40 : 5;
    const Tried tried = try_breaks(workplace, file, file.path, most, alone);
    all.cases += tried.cases;
    all.refused += tried.refused;
  }
  CHECK(all.cases > 1000);
  CHECK(all.refused * 2 > all.cases);
}

TEST_CASE("ids of a list that was refused as a whole lead nowhere", "[broken]") {
  const Workplace workplace;
  const auto lengthened = [&](const GoodFile& file, std::string_view key, std::size_t count) {
    Node root = file.root;
    Node& list = *root.find(key);
    Node sample = list.items.front();
    while (list.items.size() < count) {
      sample.find("id")->text = "more-" + std::to_string(list.items.size());
      list.items.push_back(sample);
    }
    workplace.write(file.path, root);
    Diagnostics diagnostics;
    CHECK_FALSE(check_file(workplace.at(file.path).string(), diagnostics));
    workplace.restore(file.path);
    return all_text(diagnostics);
  };
  for (const GoodFile& file : good_files_in(good_folder / "kinds")) {
    if (file.path.filename() == "institution.yaml")
      for (const auto& [key, count] :
           {std::pair{"roles", 2001}, {"regions", 2001}, {"threats", 33}, {"instruments", 65}}) {
        INFO(key);
        CHECK_THAT(lengthened(file, key, static_cast<std::size_t>(count)),
                   ContainsSubstring("'" + std::string(key) + "' has " + std::to_string(count) + " entries"));
      }
    if (file.path.filename() == "scenario.yaml")
      CHECK_THAT(lengthened(file, "incidents", 5001), ContainsSubstring("'incidents' has 5001 entries"));
  }
}

TEST_CASE("the court that instruments need is the one that runs know") {
  const Workplace workplace;
  for (const GoodFile& file : good_files_in(good_folder / "kinds")) {
    if (file.path.filename() != "institution.yaml") continue;
    Node root = file.root;
    for (Node& role : root.find("roles")->items)
      if (role.text_at("id") == "courts") role.find("id")->text = "court";
    workplace.write(file.path, root);
    Diagnostics diagnostics;
    CHECK_FALSE(check_file(workplace.at(file.path).string(), diagnostics));
    CHECK_THAT(all_text(diagnostics),
               ContainsSubstring("needs the authority 'court', but the institution has no role 'courts'"));
  }
}
