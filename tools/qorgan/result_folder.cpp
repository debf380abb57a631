#include "result_folder.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

namespace qorgan::cli {
namespace fs = std::filesystem;
namespace {

bool of_a_result(const std::string& name) {
  if (name == "summary.json" || name == "results.sqlite") return true;
  const fs::path path(name);
  const std::string ending = path.extension().string();
  return (name.starts_with("report.") && (ending == ".html" || ending == ".md" || ending == ".json")) ||
         name == "results.sqlite-journal";
}

/// Why the folder is no earlier result that may be replaced: it holds something that no run has written. Empty when it
/// may be, or does not exist.
std::string refuse_to_replace(const fs::path& place, const std::string& named) {
  std::error_code error;
  const fs::file_status status = fs::status(place, error);
  if (status.type() == fs::file_type::not_found) return {};
  if (error) return fmt::format("cannot look at '{}': {}", named, error.message());
  if (!fs::is_directory(status)) return fmt::format("'{}' is no folder", named);
  if (place == fs::current_path(error))
    return fmt::format("'{}' is the folder you stand in; name one that the result can have for itself", named);
  fs::directory_iterator entry(place, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (!of_a_result(name) || !entry->is_regular_file(error))
      return fmt::format("'{}' holds '{}', which no run has written; it is not overwritten. Name another folder", named,
                         name);
  }
  return error ? fmt::format("cannot look into '{}': {}", named, error.message()) : std::string();
}

/// The command that made the result in a folder; empty where that is not known.
std::string command_of(const fs::path& place) {
  const auto summary = nlohmann::json::parse(std::ifstream(place / "summary.json"), nullptr, false);
  if (!summary.is_object()) return {};
  const auto command = summary.find("command_line");
  return command != summary.end() && command->is_string() ? command->get<std::string>() : std::string();
}

/// Why the result of another run may not be replaced unasked; empty where there is none.
std::string refuse_another(const fs::path& place, const std::string& named, const std::string& command) {
  std::error_code ignored;
  if (!fs::exists(place / "summary.json", ignored) && !fs::exists(place / "results.sqlite", ignored)) return {};
  const std::string there = command_of(place);
  if (there == command) return {};
  return fmt::format("'{}' holds the result of another run{}; name another folder, or replace it with --force", named,
                     there.empty() ? std::string() : fmt::format(" ({})", there));
}

}  // namespace

ResultFolder::ResultFolder(const fs::path& place) : named_(place.string()) {
  std::error_code error;
  // A symbolic link stays where it is: what it points to is replaced.
  place_ = fs::weakly_canonical(fs::absolute(place, error), error);
  if (!place_.has_filename()) place_ = place_.parent_path();
  beside_ = place_.parent_path() / fmt::format(".{}.unfinished-{}", place_.filename().string(), ::getpid());
}

ResultFolder::~ResultFolder() {
  std::error_code ignored;
  if (written_) fs::remove_all(beside_, ignored);
}

std::string ResultFolder::prepare(const std::string& command, bool force) {
  if (std::string refusal = refuse_to_replace(place_, named_); !refusal.empty()) return refusal;
  if (std::string refusal = force ? std::string() : refuse_another(place_, named_, command); !refusal.empty())
    return refusal;
  std::error_code error;
  fs::remove_all(beside_, error);
  fs::create_directories(beside_, error);
  if (error) return fmt::format("cannot write to '{}': {}", named_, error.message());
  written_ = true;
  return {};
}

std::string ResultFolder::commit() {
  std::error_code error;
  const fs::path old = beside_.string() + ".old";
  const bool replaces = fs::exists(place_, error);
  if (replaces) fs::rename(place_, old, error);
  if (!error) {
    fs::rename(beside_, place_, error);
    std::error_code ignored;
    if (error && replaces) fs::rename(old, place_, ignored);
  }
  if (error) return fmt::format("cannot write to '{}': {}", named_, error.message());
  written_ = false;
  fs::remove_all(old, error);
  return error ? fmt::format("cannot remove the earlier result '{}': {}", old.string(), error.message())
               : std::string();
}

}  // namespace qorgan::cli
