// What stands in no good file is tried by no test that breaks good files.
#include <map>
#include <set>

#include "catch.hpp"
#include "corpus.hpp"
#include "scenario/load.hpp"

using namespace qorgan;
using namespace qorgan::format;
using namespace qorgan::test;

namespace {

/// The words that stand for a choice, by all the words that could: capabilities are the same wherever they are named.
using Words = std::map<std::vector<std::string>, std::set<std::string>>;

/// What the good files use.
class Used {
 public:
  void object(const ObjectShape& shape, const Node& node) {
    for (const Node::Member& member : node.members)
      if (const FieldShape* field = shape.find(member.key)) {
        keys.insert(shape.name + "." + field->name);
        value(field->shape, member.value);
      }
  }
  std::set<std::string> keys;  ///< "role.kind"
  Words words;

 private:
  void value(const Shape& shape, const Node& node) {
    if (node.is_scalar() && !shape.words.empty()) words[shape.words].insert(node.text);
    if (shape.kind == Shape::Kind::object) object(shape.object(), node);
    if (shape.kind != Shape::Kind::list) return;
    for (const Node& item : node.items) value(*shape.element, item);
  }
};

void words_in(const Shape& shape, Words& out) {
  if (!shape.words.empty()) out[shape.words];
  if (shape.kind == Shape::Kind::list) words_in(*shape.element, out);
}

}  // namespace

TEST_CASE("every file of the corpus is good") {
  for (const GoodFile& file : good_files_in(good_folder)) {
    Diagnostics diagnostics;
    INFO(file.path);
    CHECK(check_file(file.path.string(), diagnostics));
    INFO(all_text(diagnostics));
    // A note finds no fault: that a file is written in one language, for example.
    for (const Diagnostic& found : diagnostics.all()) CHECK(found.severity == Severity::note);
  }
}

TEST_CASE("every key and every word of the formats stands in a good file") {
  Used used;
  for (const auto& folder : {good_folder, source_folder / "scenarios"})
    for (const GoodFile& file : good_files_in(folder))
      if (const ObjectShape* shape = shape_of_kind(file.kind)) used.object(*shape, file.root);
  Words wanted;
  for (const std::string_view kind :
       {"scenario", "institution", "institution-part", "institution-overlay", "experiment"})
    for (const ObjectShape* object : objects_of(*shape_of_kind(kind)))
      for (const FieldShape& field : object->fields) {
        words_in(field.shape, wanted);
        // A change of a role has the keys of a role.
        if (object->name.starts_with("change of ")) continue;
        INFO(object->name << "." << field.name);
        CHECK(used.keys.contains(object->name + "." + field.name));
      }
  for (const auto& [all, none] : wanted)
    for (const std::string& word : all) {
      if (word == "scenario" && all.size() == 6) continue;  // scenarios are no factor; the word says so
      INFO(word << " of " << listed(all));
      CHECK(used.words[all].contains(word));
    }
}
