#pragma once
// The program behind the window: puts window, theme, session and script together and draws frames.

#include <optional>
#include <string>

#include "ui/model/session.hpp"

namespace qorgan::ui {

struct ApplicationOptions {
  std::string scenario;   ///< opened at once; empty shows the choice
  std::string assets;     ///< folder with map/ and translations/
  std::string scenarios;  ///< folder with shipped scenarios
  std::string map;        ///< another map, schematic or GeoJSON; empty takes the shipped one
  std::string script;     ///< file; empty for a person
  // What the command line says stands above what is remembered.
  std::optional<Language> language;
  std::optional<Face> face;
  std::optional<float> text_size;
  std::optional<Preset> preset;
  std::string fonts;                    ///< folder to take fonts from; empty takes those of the system
  std::string settings;                 ///< file where choices are remembered; empty remembers nothing
  std::string out;                      ///< folder for pictures, tables, reports; empty takes "out/dashboard"
  std::optional<char> separator;        ///< between the cells of tables; by the language where it is not given
  unsigned width = 1600, height = 900;  ///< of the window, in pixels; a smaller screen cuts it
  bool size_asked = false;              ///< by the user, who is told where it is cut
  int threads = 1;
  bool watch = false;  ///< nobody plays: the scenario's players are not taken over
};

/// Runs until the window is closed or the script ends. Returns the exit status: 0, 1 where the script failed, 2 for bad
/// input or where no window can be shown; says why on the standard error.
[[nodiscard]] int run_application(const ApplicationOptions& options);

}  // namespace qorgan::ui
