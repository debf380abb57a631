#pragma once
// The scenarios that can be chosen: those of the folder, those opened lately, and the one that is being read.

#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/diagnostic.hpp"
#include "world/scenario.hpp"

namespace qorgan::ui {

/// A scenario that can be chosen.
struct ScenarioEntry {
  std::string path;
  std::shared_ptr<const Scenario> scenario;  ///< null where it has errors
  std::vector<Diagnostic> diagnostics;
};

/// Reads a scenario; null where there are errors. Handed in, so that the model does not depend on file formats.
using ScenarioLoader = std::shared_ptr<const Scenario> (*)(const std::string& path, Diagnostics& diagnostics);

/// Files are read in the background. Of those opened lately only the last ones are known, each once, the latest first.
class Library {
 public:
  Library(ScenarioLoader loader, std::string folder);

  /// Reads the folder again; nothing happens without one or while it is being read.
  void read_folder();
  /// Starts reading a file.
  void open(const std::string& path);
  /// Takes what the background has read; the opened file once, when it is there.
  [[nodiscard]] std::optional<ScenarioEntry> update();

  [[nodiscard]] const std::vector<ScenarioEntry>& scenarios() const { return entries_; }
  [[nodiscard]] const std::string& folder() const { return folder_; }
  [[nodiscard]] bool reading() const { return reading_.valid(); }        ///< the folder
  [[nodiscard]] const ScenarioEntry& failed() const { return failed_; }  ///< the last file that had errors
  [[nodiscard]] const std::vector<std::string>& recent() const { return recent_; }
  /// At most `max_recent`, as settings keep them.
  void use_recent(const std::vector<std::string>& recent);

 private:
  ScenarioLoader loader_;
  std::string folder_;
  std::vector<ScenarioEntry> entries_;
  std::future<std::vector<ScenarioEntry>> reading_;
  std::future<ScenarioEntry> opening_;
  ScenarioEntry failed_;
  std::vector<std::string> recent_;
};

}  // namespace qorgan::ui
