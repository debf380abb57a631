#include "scenario/experiment.hpp"
#include "scenario/file_kind.hpp"
#include "scenario/institution_cache.hpp"
#include "scenario/institution_files.hpp"
#include "scenario/load.hpp"
#include "scenario/yaml_tree.hpp"

namespace qorgan {

bool check_file(const std::string& path, Diagnostics& diagnostics, InstitutionCache* cache) {
  const std::size_t before = diagnostics.error_count();
  InstitutionCache own;
  if (!cache) cache = &own;
  cache->given = {};  // the file may have changed since it was checked last
  std::optional<format::FileKind> kind;
  {
    // A first look, for the kind; what is wrong with it is reported once, by the loader of that kind where there is
    // one.
    Diagnostics first;
    format::Report report(first);
    format::Reader reader(report);
    const auto file = std::make_shared<const std::string>(path == "-" ? "<stdin>" : path);
    const auto bytes = cache->given.read(path, path, {file, 0, 0}, report);
    auto root = bytes ? format::parse_yaml(*bytes, file, report) : std::nullopt;
    if (root) kind = format::file_kind(reader, *root);
    if (!kind)
      for (const Diagnostic& found : first.all()) {
        if (found.severity == Severity::error) diagnostics.error(found.place, found.message, found.suggestion);
        if (found.severity == Severity::warning) diagnostics.warning(found.place, found.message, found.suggestion);
        if (found.severity == Severity::note) diagnostics.note(found.place, found.message);
      }
  }
  if (kind == format::FileKind::institution_part) {
    format::Report report(diagnostics);
    format::FileSet files;
    files.knows(cache->given);
    format::check_institution_part(files, path, report);
  }
  if (kind == format::FileKind::scenario) (void)load_scenario(path, diagnostics, {}, cache);
  if (kind == format::FileKind::institution || kind == format::FileKind::institution_overlay)
    (void)load_institution(path, diagnostics, cache);
  if (kind == format::FileKind::experiment) (void)load_experiment(path, diagnostics, cache);
  diagnostics.sort();
  return diagnostics.error_count() == before;
}

}  // namespace qorgan
