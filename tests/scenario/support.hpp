#pragma once
// What the tests of the loaders share.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "core/diagnostic.hpp"
#include "law/institution.hpp"
#include "support/places.hpp"

namespace qorgan::test {

inline const std::filesystem::path source_folder = source_dir();
inline const std::filesystem::path good_folder = source_folder / "tests/scenario/good";

inline std::string content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// All findings, one a line.
inline std::string all_text(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& found : diagnostics.all()) out += found.text() + "\n";
  return out;
}

/// The number recorded under a path; nullptr where there is none.
inline const SourcedNumber* number_at(const std::vector<SourcedNumber>& numbers, std::string_view path) {
  for (const SourcedNumber& number : numbers)
    if (number.path == path) return &number;
  return nullptr;
}

inline std::string replaced(std::string text, std::string_view what, std::string_view by) {
  const std::size_t at = text.find(what);
  if (at == std::string::npos) throw std::runtime_error("the text to replace is not there: " + std::string(what));
  return text.replace(at, what.size(), by);
}

}  // namespace qorgan::test
