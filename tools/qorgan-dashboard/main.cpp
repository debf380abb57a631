// The dashboard: reads the command line and opens the window.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <string>

#include "pages/pages.hpp"
#include "record/run.hpp"
#include "scenario/shipped.hpp"
#include "ui/app/application.hpp"

namespace {

namespace fs = std::filesystem;

bool read_size(const std::string& text, unsigned& width, unsigned& height) {
  return std::sscanf(text.c_str(), "%ux%u", &width, &height) == 2 && width >= 640 && width <= 7680 && height >= 400 &&
         height <= 4320;
}

}  // namespace

int main(int argc, char** argv) {
  qorgan::ui::ApplicationOptions options;
  std::string language, theme, preset, size = "1600x900", separator, assets;
  float text_size = 1;
  CLI::App app("Shows a simulation of how a state's agencies respond, live, in a window.", "qorgan-dashboard");
  app.add_option("SCENARIO", options.scenario,
                 "scenario to open: a file, or the name of a shipped one as 'qorgan list' names them; without one, "
                 "choose in the window");
  app.add_option("--lang", language, "language: en, ru, kk")->check(CLI::IsMember({"en", "ru", "kk"}));
  app.add_option("--theme", theme, "light or dark")->check(CLI::IsMember({"light", "dark"}));
  app.add_option("--scale", text_size, "size of text and controls, 0.7 to 2")
      ->check(CLI::Range(qorgan::ui::min_text_size, qorgan::ui::max_text_size));
  app.add_option("--arrange", preset, "arrangement of the panels: director, projector, researcher")
      ->check(CLI::IsMember({"director", "projector", "researcher"}));
  app.add_option("--settings", options.settings,
                 "file where choices are remembered; a script remembers nothing unless it is given");
  app.add_option("--out", options.out,
                 "folder for pictures, tables, reports and sessions (out/dashboard); a script keeps its session only "
                 "where it is given");
  app.add_option("--csv-separator", separator,
                 "between the cells of tables: comma, semicolon, tab (default: by the language; semicolons go with "
                 "decimal commas)")
      ->check(CLI::IsMember({"comma", "semicolon", "tab"}));
  app.add_flag("--watch", options.watch, "nobody plays: leave the scenario's players to the model");
  app.add_option("--size", size, "window size in pixels, 640x400 to 7680x4320")->capture_default_str();
  app.add_option("--assets", assets, "folder with map/ and translations/");
  app.add_option("--fonts", options.fonts, "folder with Noto Sans or DejaVu Sans, where the system has neither");
  app.add_option("--map", options.map,
                 "another map: GeoJSON whose features carry the ISO 3166-2 code, or a schematic map");
  app.add_option("--threads", options.threads,
                 "threads of the simulation; 0: as many as there are processors for this process")
      ->check(CLI::Range(0, 256))
      ->capture_default_str();
  app.add_option("--script", options.script, "plays a file of input events and checks, then quits");
  for (const char* folder : {"--out", "--assets", "--fonts"}) app.get_option(folder)->type_name("DIR");
  for (const char* file : {"--settings", "--map", "--script"}) app.get_option(file)->type_name("FILE");
  const std::string version = qorgan::program_version();
  qorgan::cli::add_write_pages(
      app,
      {version.substr(0, version.find('+')),
       {{"0", "done"},
        {"1", "a check of the script failed"},
        {"2", "bad usage, bad input, no display, or one that the window cannot be drawn on"}},
       {{"QORGAN_DATA", "the folder that holds the shipped scenarios/ and assets/"},
        {"DISPLAY", "the screen"},
        {"XDG_CONFIG_HOME", "qorgan/dashboard.json in it keeps what was chosen in the window; ~/.config otherwise"}},
       {"qorgan"}});
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 2;
  }
  if (!read_size(size, options.width, options.height)) {
    std::fprintf(stderr, "qorgan-dashboard: error: --size must read WIDTHxHEIGHT, 640x400 to 7680x4320, not '%s'\n",
                 size.c_str());
    return 2;
  }
  options.size_asked = app.count("--size") > 0;
  if (!options.scenario.empty()) {
    const fs::path found = qorgan::find_file(qorgan::FileSort::scenario, options.scenario);
    if (const auto missing = qorgan::missing_file(qorgan::FileSort::scenario, options.scenario, found)) {
      std::fprintf(stderr, "%s\n", missing->text().c_str());
      return 2;
    }
    options.scenario = found.string();
  }
  options.language = qorgan::language_from_code(language);
  if (!theme.empty()) options.face = qorgan::ui::face_names.find(theme);
  if (app.count("--scale") > 0) options.text_size = text_size;
  if (!separator.empty()) options.separator = separator == "comma" ? ',' : separator == "tab" ? '\t' : ';';
  options.preset = qorgan::ui::preset_from(preset);
  if (options.settings.empty() && options.script.empty()) options.settings = qorgan::ui::settings_file();
  const fs::path data = qorgan::shipped_data();
  if (data.empty() && assets.empty()) {
    std::fputs(
        "qorgan-dashboard: error: nothing that is shipped was found; QORGAN_DATA names the folder that holds "
        "scenarios/ and assets/\n",
        stderr);
    return 2;
  }
  options.assets = assets.empty() ? (data / "assets").string() : assets;
  options.scenarios = (data / "scenarios").string();
  return qorgan::ui::run_application(options);
}
