#include "scenario/shipped.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <system_error>
#include <tuple>

#include "core/enum_table.hpp"
#include "core/suggest.hpp"
#include "scenario/file_paths.hpp"

namespace qorgan {
namespace fs = std::filesystem;
namespace {

bool holds_data(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder / "scenarios" / "institutions", ignored);
}

}  // namespace

fs::path data_beside(const fs::path& program) {
  // bin/qorgan of an installation stands beside share/; that may lie in a source tree itself.
  fs::path installed = program.parent_path().parent_path() / "share" / "qorgan";
  if (holds_data(installed)) return installed;
  // A build tree stands some folders deep in its source tree.
  for (fs::path folder = program.parent_path(); folder != folder.parent_path(); folder = folder.parent_path())
    if (holds_data(folder)) return folder;
  return {};
}

fs::path shipped_data() {
  if (const char* named = std::getenv("QORGAN_DATA"); named != nullptr && *named != '\0') return fs::path(named);
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path() : data_beside(program);
}

fs::path shipped_institution() { return shipped_data() / "scenarios" / "institutions" / "kazakhstan.yaml"; }

std::string_view name_of(FileSort sort) {
  static constexpr EnumTable<FileSort, std::string_view> names(
      {{FileSort::scenario, "scenario"}, {FileSort::experiment, "experiment"}, {FileSort::institution, "institution"}});
  return names[sort];
}

namespace {

constexpr std::string_view experiment_file = "experiment.yaml";

/// The files of a folder, not of the folders in it; every experiment has a folder of its own.
void collect(const fs::path& scenarios, const fs::path& below, FileSort sort, std::vector<ShippedFile>& out) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(scenarios / below, ignored)) {
    const fs::path& path = entry.path();
    const std::string name = path.stem().string(), place = (below / path.stem()).generic_string();
    if (sort == FileSort::experiment) {
      if (fs::is_regular_file(path / experiment_file, ignored))
        out.push_back({sort, name, place, path / experiment_file});
    } else if (path.extension() == ".yaml" && entry.is_regular_file(ignored)) {
      out.push_back({sort, name, place, path});
    }
  }
}

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored) && !fs::is_directory(path, ignored);
}

/// The name without what need not be said: "scenarios/threats/x.yaml" is "threats/x".
std::string plain_name(std::string named) {
  for (const std::string_view head : {"scenarios/", "institutions/"})
    if (named.starts_with(head)) named.erase(0, head.size());
  for (const std::string_view end : {"/experiment.yaml", ".yaml"})
    if (named.ends_with(end)) named.erase(named.size() - end.size());
  return named;
}

const ShippedFile* find_in(const std::vector<ShippedFile>& files, std::optional<FileSort> sort,
                           const std::string& named) {
  const std::string name = plain_name(named);
  const auto found = std::find_if(files.begin(), files.end(), [&](const ShippedFile& file) {
    return (!sort || file.sort == *sort) && (file.name == name || plain_name(file.place) == name);
  });
  return found == files.end() ? nullptr : &*found;
}

fs::path find_file(std::optional<FileSort> sort, const std::string& named) {
  fs::path given(named);
  if (named.empty() || is_stream(named) || is_file(given) || given.is_absolute()) return given;
  const std::vector<ShippedFile> files = shipped_files();
  const ShippedFile* found = find_in(files, sort, named);
  return found ? found->file : given;
}

/// The shipped name that was probably meant: the one that begins so, else the nearest.
std::string nearest_name(std::optional<FileSort> sort, const std::string& named) {
  const std::string name = plain_name(named);
  const std::vector<ShippedFile> files = shipped_files();
  std::vector<std::string_view> names;
  std::vector<const ShippedFile*> begin_so;
  for (const ShippedFile& file : files) {
    if (sort && file.sort != *sort) continue;
    names.push_back(file.name);
    if (name.size() >= 3 && (file.name.starts_with(name) || plain_name(file.place).starts_with(name)))
      begin_so.push_back(&file);
  }
  if (begin_so.size() == 1) return begin_so.front()->name;
  return std::string(closest(fs::path(name).filename().string(), names).value_or(std::string_view()));
}

}  // namespace

std::vector<ShippedFile> shipped_files() {
  std::vector<ShippedFile> out;
  const fs::path scenarios = shipped_data() / "scenarios";
  for (const char* below : {"", "hindcasts", "threats", "compound"}) collect(scenarios, below, FileSort::scenario, out);
  collect(scenarios, "experiments", FileSort::experiment, out);
  for (const char* below : {"institutions", "institutions/reforms"})
    collect(scenarios, below, FileSort::institution, out);
  std::sort(out.begin(), out.end(), [](const ShippedFile& a, const ShippedFile& b) {
    const auto deep = [](const ShippedFile& file) { return std::count(file.place.begin(), file.place.end(), '/'); };
    return std::tuple(a.sort, deep(a), a.place) < std::tuple(b.sort, deep(b), b.place);
  });
  return out;
}

fs::path find_file(FileSort sort, const std::string& named) { return find_file(std::optional(sort), named); }
fs::path find_file(const std::string& named) { return find_file(std::nullopt, named); }

std::optional<Diagnostic> missing_file(std::optional<FileSort> sort, const std::string& named, const fs::path& found) {
  std::error_code ignored;
  if (is_stream(found.string()) || fs::exists(found, ignored)) return std::nullopt;
  const std::string what = sort ? std::string(name_of(*sort)) : "scenario, experiment or institution";
  // What looks like a file is one: no name is looked for behind a path from the root.
  const std::string message =
      fs::path(named).is_absolute()
          ? "the file does not exist"
          : fmt::format("the file does not exist, and no {} of that name is shipped; 'qorgan list' names them", what);
  return Diagnostic{Severity::error,
                    {named, 0, 0},
                    message,
                    fs::path(named).is_absolute() ? std::string() : nearest_name(sort, named)};
}

std::string called(const fs::path& file) {
  if (is_stream(file.string())) return file.string();
  std::error_code failure;
  for (const ShippedFile& shipped : shipped_files())
    if (fs::equivalent(shipped.file, file, failure) && !failure) return shipped.name;
  const fs::path here = fs::current_path(failure), near = tidied(file);
  const fs::path relative = near.is_absolute() ? near.lexically_relative(here) : near;
  if (!failure && !relative.empty() && *relative.begin() != "..") return relative.generic_string();
  return file.is_absolute() ? file.filename().string() : near.generic_string();
}

std::string shown(const fs::path& path) {
  std::error_code error;
  const fs::path relative = fs::relative(path, error);
  const std::string text = path.string();
  return error || relative.empty() || relative.string().size() >= text.size() ? text : relative.string();
}

}  // namespace qorgan
