#pragma once
// How a record names the files that a run was made from: relative to each other, so that they can be laid out anywhere
// again, and without folders of the machine where those say nothing.

#include <filesystem>
#include <string>
#include <vector>

namespace qorgan {

class RecordedPlaces {
 public:
  /// `own`: folders that the user works in, of scenarios and experiments. `institution`: folders of the files that
  /// these refer to. All absolute.
  RecordedPlaces(const std::vector<std::filesystem::path>& own, const std::vector<std::filesystem::path>& institution);
  /// The name of a file, or of a folder, that lies in one of them or below; empty for the folder that holds all.
  [[nodiscard]] std::string of(const std::filesystem::path& absolute) const;

 private:
  std::filesystem::path root_;    ///< holds all of them
  std::filesystem::path hidden_;  ///< below the root: folders whose names are left out
  std::filesystem::path shown_;   ///< as many others in their place
};

/// The longest folder that holds both.
[[nodiscard]] std::filesystem::path common_folder(const std::filesystem::path& a, const std::filesystem::path& b);

}  // namespace qorgan
