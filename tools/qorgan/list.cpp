// `qorgan list`: what is shipped, by the names that commands take.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "loading.hpp"
#include "options.hpp"
#include "scenario/shipped.hpp"
#include "scenario/title.hpp"
#include "table.hpp"

namespace qorgan::cli {
namespace {

struct List {
  std::string of = "all";
  Language language = Language::en;
  bool json = false;
};

std::string heading(FileSort sort, Language language) {
  switch (sort) {
    case FileSort::scenario:
      return LocalText{"Scenarios (run, batch)", "Сценарии (run, batch)", "Сценарийлер (run, batch)"}.in(language);
    case FileSort::experiment:
      return LocalText{"Experiments (sweep)", "Эксперименты (sweep)", "Эксперименттер (sweep)"}.in(language);
    case FileSort::institution:
      return LocalText{"Institutions (--institution, law)", "Устройства (--institution, law)",
                       "Құрылымдар (--institution, law)"}
          .in(language);
  }
  return {};
}

std::string json_text(const std::vector<ShippedFile>& files) {
  nlohmann::ordered_json out = nlohmann::json::array();
  for (const ShippedFile& file : files) {
    const LocalText title = title_of_file(file.file.string());
    out.push_back({{"sort", name_of(file.sort)},
                   {"name", file.name},
                   {"title", {{"en", title.en}, {"ru", title.ru}, {"kk", title.kk}}},
                   {"file", shown(file.file)}});
  }
  return out.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

int list(const Console& console, const List& asked) {
  std::vector<ShippedFile> files = shipped_files();
  std::erase_if(files, [&](const ShippedFile& file) {
    return asked.of != "all" && asked.of != std::string(name_of(file.sort)) + "s";
  });
  if (files.empty()) {
    console.error("nothing that is shipped was found; QORGAN_DATA names the folder that holds scenarios/ and assets/");
    return failed;
  }
  if (asked.json) {
    console.data(json_text(files));
    return done;
  }
  std::string out;
  for (std::size_t first = 0; first < files.size();) {
    Table table({"", ""});
    std::size_t next = first;
    for (; next < files.size() && files[next].sort == files[first].sort; ++next)
      table.row({files[next].name, title_of_file(files[next].file.string()).in(asked.language)});
    out += (out.empty() ? "" : "\n") + console.styled(heading(files[first].sort, asked.language), Style::bold) + "\n" +
           table.text(console.width(), 2);
    first = next;
  }
  console.data(out);
  return done;
}

}  // namespace

Command add_list(CLI::App& program, Console& console) {
  const auto asked = std::make_shared<List>();
  CLI::App* command =
      program.add_subcommand("list", "What is shipped: the names of scenarios, experiments, institutions");
  add_choice(*command, "OF", asked->of, "Of what", {"all", "scenarios", "experiments", "institutions"})
      ->capture_default_str();
  add_language(*command, asked->language);
  command->add_flag("--json", asked->json, "For programs");
  add_quiet(*command, console);
  return {command, [asked, &console] { return list(console, *asked); }};
}

}  // namespace qorgan::cli
