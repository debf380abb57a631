#include "scenario/institution_files.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "scenario/file_kind.hpp"
#include "scenario/file_paths.hpp"
#include "scenario/former_keys.hpp"
#include "scenario/institution_fields.hpp"
#include "scenario/overlay_patch.hpp"
#include "scenario/shape_walk.hpp"
#include "scenario/yaml_tree.hpp"

namespace qorgan::format {
namespace fs = std::filesystem;

namespace {

constexpr int deepest_include = 4;
constexpr std::size_t max_overlays = 8;
constexpr std::size_t max_includes = 64;

/// Follows `extends:` from the file that was named to the institution, then `include:` from there; the documents come
/// out in the order in which their lists join.
class Gatherer {
 public:
  Gatherer(FileSet& files, Reader& reader) : files_(files), reader_(reader) {}

  void gather(const std::string& path, std::string_view name, const Spot& wanted_at) {
    auto root = open(path, name, wanted_at);
    const Node* kind = root ? root->find("qorgan") : nullptr;
    if (!kind || kind->text != name_of(FileKind::institution_overlay))
      return take(path, std::move(root), FileKind::institution);
    if (!expect_kind(reader_, *root, FileKind::institution_overlay)) return fail();
    rename_former_keys(*root, institution_overlay_shape(), reader_.report);
    overlays.insert(overlays.begin(), std::move(root));
    extend(path, *overlays.front());
  }

  /// Of a part by itself, what it includes.
  void gather_part(const std::string& path) {
    take(path, open(path, fs::path(path).filename().string(), {}), FileKind::institution_part);
  }

  Documents documents;
  Documents overlays;    ///< the nearest to the institution first
  bool complete = true;  ///< false where a file is missing, so that ids in it are unknown

 private:
  void fail() { complete = false; }

  std::unique_ptr<Node> open(const std::string& path, std::string_view name, const Spot& wanted_at) {
    const auto file = std::make_shared<const std::string>(path == "-" ? "<stdin>" : path);
    const auto bytes = files_.read(path, name, wanted_at.line > 0 ? wanted_at : Spot{file, 0, 0}, reader_.report);
    if (!bytes) return nullptr;
    std::error_code code;
    visited_.insert(fs::weakly_canonical(path, code).string());
    auto root = parse_yaml(*bytes, file, reader_.report);
    return root ? std::make_unique<Node>(std::move(*root)) : nullptr;
  }

  /// Takes a document in and follows what it includes.
  void take(const std::string& path, std::unique_ptr<Node> root, FileKind kind, int depth = 0) {
    if (!root || !expect_kind(reader_, *root, kind)) return fail();
    if (const Node* extends = root->find("extends"); extends && kind == FileKind::institution)
      return refuse(*extends, "a file that extends another says 'qorgan: institution-overlay'");
    rename_former_keys(*root, kind == FileKind::institution ? institution_shape() : institution_part_shape(),
                       reader_.report);
    documents.push_back(std::move(root));
    const Node* include = documents.back()->find("include");
    if (!include || include->is_nothing()) return;
    if (!include->is_list()) {
      reader_.error(include->spot,
                    fmt::format("'include' needs a list of files, but {} stands here", describe(*include)));
      return;
    }
    for (const Node& item : include->items) follow(item, path, depth + 1);
  }

  /// To the file that an overlay extends.
  void extend(const std::string& from, const Node& overlay) {
    const Node* extends = overlay.find("extends");
    if (!extends) {
      reader_.error(overlay.spot, "institution overlay lacks the key 'extends'");
      return fail();
    }
    if (!extends->is_scalar() || extends->text.empty() || extends->text.size() > 300)
      return refuse(*extends,
                    fmt::format("'extends' needs the name of a file, but {} stands here", describe(*extends)));
    const fs::path wanted(extends->text);
    if (wanted.is_absolute())
      return refuse(*extends,
                    fmt::format("{} is an absolute path; name the file relative to this one", quote(extends->text)));
    if (overlays.size() > max_overlays)
      return refuse(*extends, fmt::format("overlays extend each other more than {} deep", max_overlays));
    const std::string path = tidied(folder_of(from) / wanted).string();
    std::error_code code;
    if (visited_.contains(fs::weakly_canonical(path, code).string()))
      return refuse(*extends,
                    fmt::format("{} extends this file already: the overlays run in a ring", quote(extends->text)));
    gather(path, extends->text, extends->spot);
  }

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
    if (++count_ > max_includes) return refuse(item, fmt::format("more than {} files are included", max_includes));
    const fs::path folder = folder_of(from), path = folder / relative;
    std::error_code code;
    // A link inside the folder may still lead out of it.
    const fs::path inside = fs::weakly_canonical(folder.empty() ? fs::path(".") : folder, code);
    const fs::path real = fs::weakly_canonical(path, code);
    const fs::path from_inside = real.lexically_relative(inside);
    if (!code && (from_inside.empty() || *from_inside.begin() == ".."))
      return refuse(item, fmt::format("{} leads outside the folder of this file", quote(item.text)));
    if (visited_.contains(real.string()))
      return refuse(item, fmt::format("{} is already included; each file is included once", quote(item.text)));
    take(path.string(), open(path.string(), item.text, item.spot), FileKind::institution_part, depth);
  }

  FileSet& files_;
  Reader& reader_;
  std::set<std::string> visited_;
  std::size_t count_ = 0;
};

/// The entries of a list in all documents, in order.
std::vector<const Node*> entries(const Documents& documents, std::string_view key) {
  std::vector<const Node*> out;
  for (const auto& document : documents)
    if (const Node* list = document->find(key); list && list->is_list())
      for (const Node& item : list->items) out.push_back(&item);
  return out;
}

/// Makes all ids known before anything is read, since entries refer to later ones and to other files.
void collect_ids(const Documents& documents, Reader& reader) {
  for (const NamedList& list : institution_lists()) {
    reader.references.open(list.kind);
    for (const Node* entry : entries(documents, list.key)) {
      const std::string_view id = entry->text_at("id");
      if (!reader.references.add(list.kind, id) && !id.empty())
        reader.error(entry->find("id")->spot,
                     fmt::format("there is already {} with the id {}", with_article(list.kind), quote(id)));
      const std::string_view alias = list.alias.empty() ? std::string_view() : entry->text_at(list.alias);
      if (!alias.empty()) reader.references.alias(list.kind, alias);
    }
  }
}

InstitutionNodes nodes_of(const Documents& documents) {
  return {documents.front().get(),           entries(documents, "profiles"),    entries(documents, "roles"),
          entries(documents, "regions"),     entries(documents, "settlements"), entries(documents, "interests"),
          entries(documents, "types"),       entries(documents, "threats"),     entries(documents, "classes"),
          entries(documents, "instruments"), entries(documents, "partners"),    entries(documents, "forces"),
          entries(documents, "vocabulary")};
}

/// Reads and checks the trees as they are now. With a file missing, every reference into it would look wrong; its own
/// error is enough.
/// `own_parts`: how many of them the institution itself has; overlays have added the rest.
std::shared_ptr<Institution> read_documents(const Documents& documents, std::size_t own_parts, bool complete,
                                            std::vector<std::string> files, Report& report) {
  Reader reader(report);
  if (complete) collect_ids(documents, reader);
  auto institution = std::make_shared<Institution>();
  institution->files = std::move(files);
  table_of<Institution>().read(reader, *documents.front(), *institution);
  const std::string source(documents.front()->text_at("source"));
  for (std::size_t i = 1; i < documents.size(); ++i) {
    // What the main file says of its numbers holds for its parts, but not for what an overlay adds.
    reader.set_outer_source(i < own_parts ? source : std::string());
    institution_part_table().read(reader, *documents[i], *institution);
  }
  institution->numbers = std::move(reader.numbers);
  if (complete) check_institution(*institution, nodes_of(documents), report);
  return institution;
}

/// What the overlays in force say of themselves, in the variant that they make.
void describe_overlays(const std::vector<Overlay>& overlays,
                       const std::vector<std::pair<std::string, std::string>>& merged, Institution& variant) {
  for (const Overlay& overlay : overlays) {
    variant.id += "+" + overlay.id;
    variant.name.en += fmt::format(" ({})", overlay.name.en);
    variant.name.ru += fmt::format(" ({})", overlay.name.ru);
    variant.name.kk += fmt::format(" ({})", overlay.name.kk);
  }
  variant.overlays = overlays;
  // From the last to the first: an heir may have been merged itself.
  for (auto pair = merged.rbegin(); pair != merged.rend(); ++pair)
    if (const RoleId heir = variant.role(pair->second); heir.valid()) variant.merged.push_back({pair->first, heir});
}

/// Applies the overlays to the documents, one by one; each is checked before the next, so that it answers for itself.
/// False where one of them is wrong.
class Overlays {
 public:
  Overlays(std::size_t own_parts, Report& report) : own_parts_(own_parts), report_(report) {}

  bool apply(Documents& documents, const Node& root, const std::vector<std::string>& files) {
    const std::size_t errors_before = report_.errors();
    Reader reader(report_);
    Overlay overlay;
    table_of<Overlay>().read(reader, root, overlay);
    overlay.file = root.spot.file ? *root.spot.file : std::string();
    Patch patch(documents, root, reader);
    patch.apply();
    described.push_back(std::move(overlay));
    merged.insert(merged.end(), patch.merged().begin(), patch.merged().end());
    report_.relocate([&patch](const Spot& found, std::string& message) { return patch.relocate(found, message); });
    (void)read_documents(documents, own_parts_, true, files, report_);
    report_.relocate({});
    return report_.errors() == errors_before;
  }

  std::vector<Overlay> described;
  std::vector<std::pair<std::string, std::string>> merged;

 private:
  std::size_t own_parts_;
  Report& report_;
};

std::shared_ptr<const Institution> read(FileSet& files, const std::string& path, const Spot& wanted_at,
                                        const std::vector<Setting>& settings, Report& report) {
  const std::size_t errors_before = report.errors();
  Reader reader(report);
  Gatherer gatherer(files, reader);
  gatherer.gather(path, fs::path(path).filename().string(), wanted_at);
  Documents& documents = gatherer.documents;
  if (documents.empty()) return nullptr;
  const std::vector<std::string>& names = files.paths();
  const std::size_t own_parts = documents.size();
  Overlays overlays(own_parts, report);
  if (!gatherer.overlays.empty()) {
    (void)read_documents(documents, own_parts, gatherer.complete, names, report);
    if (report.errors() > errors_before) return nullptr;
    for (const auto& root : gatherer.overlays)
      if (!overlays.apply(documents, *root, names)) return nullptr;
  }
  std::vector<Node*> roots;
  for (const auto& document : documents) roots.push_back(document.get());
  for (const Setting& setting : settings) apply(setting, roots, report);
  auto institution = read_documents(documents, own_parts, gatherer.complete, names, report);
  if (report.errors() > errors_before) return nullptr;
  describe_overlays(overlays.described, overlays.merged, *institution);
  institution->texts = files.texts();
  Meaning meaning;
  table_of<Institution>().mean(meaning, *institution);
  institution->hash = meaning.digest();
  add_partner_roles(*institution);
  return institution;
}

/// What the institution is made from: its file, and the settings with where they stand, which its numbers remember.
std::string cache_key(const std::string& path, const std::vector<Setting>& settings) {
  std::string out = path;
  const auto add = [&](std::string_view part) { out += fmt::format("\n{}:{}", part.size(), part); };
  for (const Setting& setting : settings) {
    add(setting.path);
    add(to_yaml(setting.value));
    add(setting.spot.file ? *setting.spot.file : "");
    add(fmt::format("{}:{}", setting.spot.line, setting.spot.column));
    add(setting.source ? *setting.source : "");
  }
  return out;
}

}  // namespace

std::shared_ptr<const Institution> read_institution(FileSet& files, const std::string& path, const Spot& wanted_at,
                                                    const std::vector<Setting>& settings, Report& report,
                                                    InstitutionCache* cache) {
  const std::string key = cache ? cache_key(path, settings) : std::string();
  if (const auto* known = cache ? cache->find(key) : nullptr) {
    files.add(known->files);
    return known->institution;
  }
  FileSet own;
  if (cache) own.knows(cache->given);
  const std::size_t before = report.findings();
  auto institution = read(own, path, wanted_at, settings, report);
  files.add(own);
  if (cache && institution && report.findings() == before) cache->keep(key, {institution, std::move(own)});
  return institution;
}

void check_institution_part(FileSet& files, const std::string& path, Report& report) {
  Reader reader(report);
  Gatherer gatherer(files, reader);
  gatherer.gather_part(path);
  // Regions, roles and so on may stand in another file, so references are left alone.
  reader.set_outer_source("of the institution that includes this file");
  Institution scratch;
  for (const auto& document : gatherer.documents) institution_part_table().read(reader, *document, scratch);
}

}  // namespace qorgan::format
