#include "result_folder.hpp"

#include <fmt/core.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

namespace qorgan::cli {
namespace fs = std::filesystem;
namespace {

constexpr const char* summary_name = "summary.json";

bool of_a_result(const std::string& name, const Stamp& stamp) {
  if (name == "csv") return stamp.folder();
  if (!stamp.regular()) return false;
  if (name == summary_name || name == "results.sqlite") return true;
  const fs::path path(name);
  if (path.parent_path() == "csv") return path.extension() == ".csv";
  const std::string ending = path.extension().string();
  return (name.starts_with("report.") && (ending == ".html" || ending == ".md" || ending == ".json")) ||
         name == "results.sqlite-journal";
}

/// Why the folder is no earlier result that may be replaced: it holds something that no run has written, or that
/// somebody protected. Empty when it may be, or does not exist.
std::string refuse_to_replace(const OutputFolder& folder, const Snapshot& there) {
  std::error_code error;
  if (folder.place() == fs::current_path(error))
    return fmt::format("'{}' is the folder you stand in; name one that the result can have for itself", folder.named());
  for (const auto& [name, stamp] : there) {
    if (!of_a_result(name, stamp))
      return fmt::format("'{}' holds '{}', which no run has written; it is not overwritten. Name another folder",
                         folder.named(), name);
    if (stamp.protected_from_writing())
      return fmt::format("'{}' in '{}' is read-only; it is not overwritten. Name another folder", name, folder.named());
  }
  return {};
}

/// The command that made the result in a folder; empty where that is not known.
std::string command_of(const fs::path& place) {
  const auto summary = nlohmann::json::parse(std::ifstream(place / summary_name), nullptr, false);
  if (!summary.is_object()) return {};
  const auto command = summary.find("command_line");
  return command != summary.end() && command->is_string() ? command->get<std::string>() : std::string();
}

/// Why the result of another run may not be replaced unasked; empty where there is none.
std::string refuse_another(const OutputFolder& folder, const std::string& command) {
  if (folder.seen().empty()) return {};
  const std::string there = command_of(folder.place());
  if (there == command) return {};
  return fmt::format("'{}' holds the result of another run{}; name another folder, or replace it with --force",
                     folder.named(), there.empty() ? std::string() : fmt::format(" ({})", there));
}

}  // namespace

std::string ResultFolder::prepare(const std::string& command, bool force) {
  const auto foreign = [this](const Snapshot& there) { return refuse_to_replace(folder_, there); };
  if (std::string refusal = folder_.look(foreign); !refusal.empty()) return refusal;
  if (std::string refusal = force ? std::string() : refuse_another(folder_, command); !refusal.empty()) return refusal;
  return folder_.prepare();
}

std::string ResultFolder::commit() { return folder_.commit(summary_name); }

}  // namespace qorgan::cli
