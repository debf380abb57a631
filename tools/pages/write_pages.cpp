// The pages as files.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <utility>

#include "pages/pages.hpp"

namespace qorgan::cli {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, const std::string& text) {
  std::error_code ignored;
  fs::create_directories(file.parent_path(), ignored);
  std::ofstream out(file, std::ios::binary);
  out << text;
  if (!out.flush()) throw CLI::FileError::Missing(file.string());
}

void write_manual(const CommandEntry& program, const CommandEntry& command, const ManualText& text,
                  const fs::path& to) {
  std::string name = command.name;
  std::replace(name.begin(), name.end(), ' ', '-');
  write(to / (name + ".1"), manual_page(program, command, text));
  for (const CommandEntry& below : command.commands) write_manual(program, below, text, to);
}

}  // namespace

void add_write_pages(CLI::App& program, ManualText text) {
  program
      .add_option_function<std::string>("--write-pages",
                                        [&program, text = std::move(text)](const std::string& folder) {
                                          const CommandEntry table = command_table(program);
                                          const fs::path to(folder);
                                          write_manual(table, table, text, to / "man" / "man1");
                                          write(to / "bash" / table.name, bash_completion(table));
                                          write(to / "zsh" / ("_" + table.name), zsh_completion(table));
                                          write(to / "fish" / (table.name + ".fish"), fish_completion(table));
                                          throw CLI::Success();
                                        })
      ->group("");
}

}  // namespace qorgan::cli
