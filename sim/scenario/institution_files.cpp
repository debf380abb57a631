#include "scenario/institution_files.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "scenario/file_kind.hpp"
#include "scenario/institution_fields.hpp"
#include "scenario/yaml_tree.hpp"

namespace qorgan::format {
namespace fs = std::filesystem;

namespace {

constexpr int deepest_include = 4;
constexpr std::size_t most_includes = 64;

/// Follows `include:` from the main file; the documents come out in the order in which their lists join.
class Gatherer {
 public:
  Gatherer(FileSet& files, Reader& reader) : files_(files), reader_(reader) {}

  void gather(const std::string& path, std::string_view name, const Spot& wanted_at, int depth) {
    const auto file = std::make_shared<const std::string>(path);
    const auto bytes = files_.read(path, name, wanted_at.line > 0 ? wanted_at : Spot{file, 0, 0}, reader_.report);
    if (!bytes) return fail();
    std::error_code code;
    visited_.insert(fs::weakly_canonical(path, code).string());
    auto root = parse_yaml(*bytes, file, reader_.report);
    if (!root || !expect_kind(reader_, *root, depth == 0 ? FileKind::institution : FileKind::institution_part))
      return fail();
    documents.push_back(std::make_unique<Node>(std::move(*root)));
    const Node* include = documents.back()->find("include");
    if (!include || include->is_nothing()) return;
    if (!include->is_list()) {
      reader_.error(include->spot,
                    fmt::format("'include' needs a list of files, but {} stands here", describe(*include)));
      return;
    }
    for (const Node& item : include->items) follow(item, path, depth + 1);
  }

  std::vector<std::unique_ptr<Node>> documents;
  bool complete = true;  ///< false where a file is missing, so that ids in it are unknown

 private:
  void fail() { complete = false; }

  void refuse(const Node& item, std::string message) {
    reader_.error(item.spot, std::move(message));
    fail();
  }

  void follow(const Node& item, const std::string& from, int depth) {
    if (!item.is_scalar() || item.text.empty() || item.text.size() > 300)
      return refuse(item, fmt::format("'include' needs the name of a file, but {} stands here", describe(item)));
    const fs::path wanted(item.text);
    const fs::path relative = wanted.lexically_normal();
    if (wanted.is_absolute() || relative.empty() || *relative.begin() == "..")
      return refuse(item, fmt::format("{} lies outside the folder of this file; include what is in it or below",
                                      quote(item.text)));
    if (depth > deepest_include)
      return refuse(item, fmt::format("files are included more than {} deep", deepest_include));
    if (++count_ > most_includes) return refuse(item, fmt::format("more than {} files are included", most_includes));
    const fs::path folder = fs::path(from).parent_path();
    const fs::path path = folder / relative;
    std::error_code code;
    // A link inside the folder may still lead out of it.
    const fs::path inside = fs::weakly_canonical(folder.empty() ? fs::path(".") : folder, code);
    const fs::path real = fs::weakly_canonical(path, code);
    const fs::path from_inside = real.lexically_relative(inside);
    if (!code && (from_inside.empty() || *from_inside.begin() == ".."))
      return refuse(item, fmt::format("{} leads outside the folder of this file", quote(item.text)));
    if (visited_.count(real.string()))
      return refuse(item, fmt::format("{} is already included; each file is included once", quote(item.text)));
    gather(path.string(), item.text, item.spot, depth);
  }

  FileSet& files_;
  Reader& reader_;
  std::set<std::string> visited_;
  std::size_t count_ = 0;
};

/// The entries of a list in all documents, in order.
std::vector<const Node*> entries(const std::vector<std::unique_ptr<Node>>& documents, std::string_view key) {
  std::vector<const Node*> out;
  for (const auto& document : documents)
    if (const Node* list = document->find(key); list && list->is_list())
      for (const Node& item : list->items) out.push_back(&item);
  return out;
}

/// Makes all ids known before anything is read, since entries refer to later ones and to other files.
void collect_ids(const std::vector<std::unique_ptr<Node>>& documents, Reader& reader) {
  for (const NamedList& list : institution_lists()) {
    reader.references.open(list.kind);
    for (const Node* entry : entries(documents, list.key)) {
      const std::string_view id = entry->text_at("id");
      if (!reader.references.add(list.kind, id) && !id.empty())
        reader.error(entry->find("id")->spot,
                     fmt::format("there is already a {} with the id {}", list.kind, quote(id)));
      const std::string_view alias = list.alias.empty() ? std::string_view() : entry->text_at(list.alias);
      if (!alias.empty()) reader.references.alias(list.kind, alias);
    }
  }
}

InstitutionNodes nodes_of(const std::vector<std::unique_ptr<Node>>& documents) {
  return {entries(documents, "profiles"),  entries(documents, "roles"),  entries(documents, "regions"),
          entries(documents, "interests"), entries(documents, "types"),  entries(documents, "threats"),
          entries(documents, "measures"),  entries(documents, "forces"), entries(documents, "vocabulary")};
}

}  // namespace

std::shared_ptr<const Institution> read_institution(FileSet& files, const std::string& path, const Spot& wanted_at,
                                                    const std::vector<Setting>& settings, Report& report) {
  const std::size_t errors_before = report.errors();
  Reader reader(report);
  Gatherer gatherer(files, reader);
  const std::size_t files_before = files.paths().size();
  gatherer.gather(path, fs::path(path).filename().string(), wanted_at, 0);
  auto& documents = gatherer.documents;
  if (documents.empty()) return nullptr;

  std::vector<Node*> roots;
  for (const auto& document : documents) roots.push_back(document.get());
  for (const Setting& setting : settings) apply(setting, roots, report);

  // With a file missing, every reference into it would look wrong; its own error is enough.
  if (gatherer.complete) collect_ids(documents, reader);
  auto institution = std::make_shared<Institution>();
  const auto source = std::string(roots.front()->text_at("source"));
  table_of<Institution>().read(reader, *roots.front(), *institution);
  reader.set_outer_source(source);  // what the main file says of its numbers holds for its parts
  for (std::size_t i = 1; i < roots.size(); ++i) institution_part_table().read(reader, *roots[i], *institution);
  institution->numbers = std::move(reader.numbers);
  institution->files.assign(files.paths().begin() + static_cast<std::ptrdiff_t>(files_before), files.paths().end());
  if (gatherer.complete) check_institution(*institution, nodes_of(documents), report);
  if (report.errors() > errors_before) return nullptr;
  return institution;
}

void check_institution_part(const Node& root, Report& report) {
  Reader reader(report);
  // Regions, roles and so on may stand in another file, so references are left alone.
  reader.set_outer_source("of the institution that includes this file");
  Institution scratch;
  if (expect_kind(reader, root, FileKind::institution_part)) institution_part_table().read(reader, root, scratch);
}

}  // namespace qorgan::format
