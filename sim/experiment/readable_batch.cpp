#include "experiment/readable_batch.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "experiment/batch_file.hpp"

namespace qorgan {
namespace {

namespace fs = std::filesystem;

constexpr int max_tries = 50;
constexpr std::chrono::milliseconds between_tries{20};

fs::path journal_of(const fs::path& file) { return file.string() + "-wal"; }

/// The head of a journal: another one each time that the journal begins anew over the rows it held.
std::string head_of(const fs::path& journal) {
  std::array<char, 32> head{};
  std::ifstream in(journal, std::ios::binary);
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  return {head.data(), static_cast<std::size_t>(in.gcount())};
}

/// Copies a database and then its journal. What moved from the journal into the database in between is in both, and the
/// journal wins; only where the journal began anew is something lost. False then, or where a file went away.
bool copy_database(const fs::path& from, const fs::path& to) {
  remove_database(to);
  std::error_code failure;
  const std::string head = head_of(journal_of(from));
  fs::copy_file(from, to, failure);
  if (!failure && !head.empty()) fs::copy_file(journal_of(from), journal_of(to), failure);
  if (failure == std::errc::no_space_on_device || failure == std::errc::file_too_large)
    throw DiskFailure(fmt::format("there is no room for a copy of '{}': {}", from.string(), failure.message()));
  return !failure && head_of(journal_of(to)) == head && head_of(journal_of(from)) == head;
}

std::vector<fs::path> rank_files(const fs::path& directory) {
  std::vector<fs::path> out;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(directory, failure))
    if (is_rank_file(entry.path())) out.push_back(entry.path());
  return out;
}

/// The file and those of the processes beside it. False where they changed meanwhile.
bool copy_all(const fs::path& file, const fs::path& folder) {
  const fs::path directory = file.parent_path().empty() ? fs::path(".") : file.parent_path();
  const std::vector<fs::path> ranks = rank_files(directory);
  if (!copy_database(file, folder / BatchFile::unfinished_name)) return false;
  for (const fs::path& rank : ranks)
    if (!copy_database(rank, folder / rank.filename())) return false;
  return rank_files(directory) == ranks;
}

bool is_written(const fs::path& file) {
  std::error_code failure;
  if (file.filename() == BatchFile::unfinished_name) return true;
  const auto size = fs::file_size(journal_of(file), failure);
  return !failure && size > 0;
}

}  // namespace

fs::path batch_file_in(const fs::path& place) {
  std::error_code ignored;
  if (!fs::is_directory(place, ignored)) return place;
  const fs::path finished = place / BatchFile::finished_name, unfinished = place / BatchFile::unfinished_name;
  return fs::exists(finished, ignored) || !fs::exists(unfinished, ignored) ? finished : unfinished;
}

ReadableBatch::ReadableBatch(const fs::path& place) {
  bool begun = true;
  for (int tries = 0; tries < max_tries; ++tries, std::this_thread::sleep_for(between_tries)) {
    file_ = batch_file_in(place);  // it may be finished by now
    if (!is_written(file_)) return;
    if (folder_.path().empty()) throw std::runtime_error("there is no temporary folder for a copy of it");
    if (!copy_all(file_, folder_.path())) continue;
    file_ = folder_.path() / BatchFile::unfinished_name;
    BatchFile copy(file_);
    begun = !copy.blank();
    if (!begun) continue;
    absorb_ranks(copy, folder_.path());
    return;
  }
  throw std::runtime_error(begun ? "it changes faster than it can be copied; try again later"
                                 : "it has only begun: nothing is in it yet");
}

}  // namespace qorgan
