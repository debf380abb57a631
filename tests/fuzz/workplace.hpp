#pragma once
// Where the targets keep the files that a reader wants to open: one folder a process, gone at its end.

#include <filesystem>
#include <fstream>
#include <string_view>

#include "record/again.hpp"
#include "support/places.hpp"

namespace qorgan::fuzz {

/// Holds the good files of the tests, and the shipped institutions under `institutions`. What is fuzzed lies in
/// `below`, beside files of every kind, and may name the others one folder up.
inline const std::filesystem::path& workplace() {
  namespace fs = std::filesystem;
  static const TemporaryFolder folder;
  static const bool made = [] {
    const fs::path source = source_dir();
    const fs::path good = source / "tests/scenario/good", below = folder.path() / "below";
    fs::copy(good, folder.path(), fs::copy_options::recursive);
    fs::copy(good / "kinds", below, fs::copy_options::recursive);
    for (const fs::path& place : {folder.path(), below})
      fs::create_directory_symlink(source / "scenarios/institutions", place / "institutions");
    return true;
  }();
  (void)made;
  return folder.path();
}

inline std::string put(std::string_view name, std::string_view bytes) {
  const std::filesystem::path file = workplace() / name;
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return file.string();
}

}  // namespace qorgan::fuzz
