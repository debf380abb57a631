#pragma once
// Where the data that comes with the program lies: the institutions, the scenarios, the experiments, the schemas. And
// how files are named on the command line: each command takes a file, or the name of one that is shipped.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.hpp"

namespace qorgan {

/// The folder that holds `scenarios/` and `assets/`, for every program: $QORGAN_DATA where that is set; otherwise what
/// data_beside() the running program finds. Empty where there is none.
[[nodiscard]] std::filesystem::path shipped_data();
/// ../share/qorgan from the folder of an installed program; otherwise the source tree above a built one. `program` is
/// the file itself, not a link to it. Empty where neither holds data.
[[nodiscard]] std::filesystem::path data_beside(const std::filesystem::path& program);

/// The institution that is meant where nobody names one. The file may be missing.
[[nodiscard]] std::filesystem::path shipped_institution();

enum class FileSort : unsigned char { scenario, experiment, institution };
[[nodiscard]] std::string_view name_of(FileSort sort);

struct ShippedFile {
  FileSort sort = FileSort::scenario;
  std::string name;            ///< what a command takes: "first-steps", "06-18-environment-and-emergencies"
  std::string place;           ///< below `scenarios/`, without ending: "threats/06-18-environment-and-emergencies"
  std::filesystem::path file;  ///< to be opened
};
/// Everything that is shipped, by sort and place.
[[nodiscard]] std::vector<ShippedFile> shipped_files();

/// The file itself where it exists; otherwise what is shipped under that name, with or without its folder below
/// `scenarios/` and its ending ("first-steps", "threats/06-18-environment-and-emergencies", "first-steps.yaml");
/// otherwise what was given.
[[nodiscard]] std::filesystem::path find_file(FileSort sort, const std::string& named);
/// The same for whichever of the sorts has it.
[[nodiscard]] std::filesystem::path find_file(const std::string& named);
/// What is wrong with a name that find_file() gave back unchanged; empty where there is such a file.
[[nodiscard]] std::optional<Diagnostic> missing_file(std::optional<FileSort> sort, const std::string& named,
                                                     const std::filesystem::path& found);

/// How a command that makes a result again names the file: by its name where it is shipped, otherwise as it is seen
/// from the folder in which the user works. What lies elsewhere goes by its last name: records hold no folder of the
/// machine.
[[nodiscard]] std::string called(const std::filesystem::path& file);

/// What one would read in a message: relative to where the user stands, where that is shorter.
[[nodiscard]] std::string shown(const std::filesystem::path& path);

}  // namespace qorgan
